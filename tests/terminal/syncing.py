"""Two Syncthing instances with one folder each, that know each other and 127.0.0.1 alone."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

SYNCTHING: Final = shutil.which("syncthing")
PATIENCE: Final = 60.0
"""Seconds until something that a synchroniser does has to be there."""

_CONFIG: Final = """
<configuration version="36">
  <folder id="plan" path="{folder}" type="sendreceive" rescanIntervalS="1" fsWatcherEnabled="false">
    <filesystemType>basic</filesystemType>
    <device id="{own}"></device>
    <device id="{other}"></device>
    <minDiskFree unit="%">0</minDiskFree>
    <maxConflicts>10</maxConflicts>
    <markerName>.stfolder</markerName>
  </folder>
  <device id="{own}" name="own" compression="never"><address>dynamic</address></device>
  <device id="{other}" name="other" compression="never"><address>tcp://127.0.0.1:{other_port}</address></device>
  <gui enabled="false" tls="false"><address>127.0.0.1:{gui}</address></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <crashReportingEnabled>false</crashReportingEnabled>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <progressUpdateIntervalS>-1</progressUpdateIntervalS>
    <unackedNotificationID></unackedNotificationID>
  </options>
</configuration>
"""
_STILL: Final = {
    "STNOUPGRADE": "1",
    "STNODEFAULTFOLDER": "1",
    "STNORESTART": "1",
    "STHASHING": "standard",
    "GOMAXPROCS": "1",
}


class Synced:
    """One side: a folder that its own Syncthing keeps the same as that of the other side."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home, home / "synced"
        (self.folder / ".stfolder").mkdir(parents=True)
        self._process: subprocess.Popen[bytes] | None = None
        self.port = random.randrange(20_000, 60_000)
        self._call("generate", f"--home={home / 'st'}", "--no-default-folder")
        self.device = self._call("--device-id", f"--home={home / 'st'}").strip()
        assert re.fullmatch(r"[A-Z2-7-]{63}", self.device)

    def _call(self, *arguments: str) -> str:
        done = subprocess.run(
            [SYNCTHING or "syncthing", *arguments],
            env=self._environ(),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout

    def _environ(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "TMPDIR", "LANG")}
        return {**kept, **_STILL, "HOME": str(self.home)}

    def knows(self, other: Synced) -> None:
        """Write the configuration: the other side, 127.0.0.1, and nothing that speaks to anybody else."""
        text = _CONFIG.format(
            folder=self.folder,
            own=self.device,
            other=other.device,
            port=self.port,
            other_port=other.port,
            gui=self.port + 1,
        )
        (self.home / "st" / "config.xml").write_text(text, "utf-8")

    def start(self) -> None:
        """Begin to synchronise."""
        log = (self.home / "log").open("ab")
        with log:
            self._process = subprocess.Popen(
                [SYNCTHING or "syncthing", "serve", f"--home={self.home / 'st'}", "--no-browser"],
                env=self._environ(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def stop(self) -> None:
        """End; what is in the folder stays."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None


def until(there: Callable[[], object], what: str) -> None:
    """Wait until *there* holds."""
    ends = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < ends, f"{what} never came"
        time.sleep(0.1)
