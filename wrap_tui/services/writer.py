"""One writer: the newest plan wins, and a caller can wait until the disk has it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, Protocol, TypeVar

from wrap_tui.codec.items import changed_records
from wrap_tui.codec.record import Record
from wrap_tui.domain.plan import Plan
from wrap_tui.errors import StoreError

QUIET: Final = 0.5
"""Seconds from the first unsaved key to the save; later keys do not restart it (EXPERIENCE.md: within one second)."""
AGAIN: Final = 4.0
"""Seconds until a save that could not be made is tried again."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class SaveState:
    """What can be said about the disk: saved at a moment, waiting, failed with a kind, memory only, or reading.

    After `gone`, `beside` is the file that holds the words now.
    """

    kind: Literal["saved", "waiting", "failed", "memory", "reading"]
    at: datetime | None = None
    error: str = ""
    beside: Path | None = None


class Keeps(Protocol):
    """The part of a vault that the writer uses."""

    def save(self, puts: list[Record], deletes: list[tuple[str, str]]) -> None:
        """Write all or nothing, durable on return; StoreError when it cannot."""

    def save_beside(self, puts: list[Record], deletes: list[tuple[str, str]]) -> Path:
        """Write everything to a new vault beside the lost one, and go on with it."""


class Writer:
    """Saves plans one after the other in a thread of its own, and never two at once."""

    def __init__(
        self, vault: Keeps, plan: Plan, told: Callable[[SaveState], None], quiet: float = QUIET
    ) -> None:
        self._vault, self._told, self._quiet = vault, told, quiet
        self._on_disk = self._wanted = plan
        self._due: float | None = None
        self._ending = False
        self._bell = threading.Condition()
        self._turn = threading.Lock()
        self._beside: Path | None = None
        self.state = SaveState("saved")
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    def put(self, plan: Plan) -> None:
        """Save *plan* soon; the first unsaved change starts the timer."""
        with self._bell:
            self._wanted = plan
            if self._due is None or self.state.kind == "failed":
                self._due = time.monotonic() + self._quiet
            was_saved = self.state.kind == "saved"
            if was_saved:
                self.state = SaveState("waiting", self.state.at, beside=self._beside)
            self._bell.notify_all()
        if was_saved:
            self._told(self.state)

    def flush(self) -> None:
        """Return when all that was put is on disk; StoreError says why it is not."""
        self._save()

    def use(self, work: Callable[[], Result]) -> Result:
        """Do *work* with the vault while nothing is being saved; what was put before is saved first."""
        self._save()
        with self._turn:
            return work()

    def end(self) -> None:
        """Stop the thread; what was put and not flushed is given a last chance by the caller's flush."""
        with self._bell:
            self._ending = True
            self._bell.notify_all()
        if threading.current_thread() is not self._thread:
            self._thread.join(5)

    def _tell(self, state: SaveState) -> None:
        self.state = state
        self._told(state)

    def _work(self) -> None:
        while True:
            with self._bell:
                while not self._ending and (self._due is None or self._due > time.monotonic()):
                    self._bell.wait(None if self._due is None else max(self._due - time.monotonic(), 0))
                if self._ending:
                    return
                self._due = None
            try:
                self._save()
            except StoreError:
                with self._bell:
                    self._due = time.monotonic() + AGAIN

    def _save(self) -> None:
        with self._turn:
            while self._on_disk is not (plan := self._wanted):
                puts, deletes = changed_records(self._on_disk, plan)
                try:
                    if puts or deletes:
                        self._write(puts, deletes)
                except StoreError as error:
                    self._tell(SaveState("failed", self.state.at, error.kind, self._beside))
                    raise
                self._on_disk = plan
            with self._bell:
                if self._wanted is not self._on_disk or self.state.kind == "saved":
                    return
                self._due = None
                self.state = SaveState("saved", datetime.now(UTC), beside=self._beside)
        self._told(self.state)

    def _write(self, puts: list[Record], deletes: list[tuple[str, str]]) -> None:
        try:
            self._vault.save(puts, deletes)
        except StoreError as error:
            if error.kind != "gone":
                raise
            self._beside = self._vault.save_beside(puts, deletes)
