"""What goes out and what comes in, in figures: `python -m tests.bench.carrying [out] [in]`.

Out: every format of the crisis plan by the whole command in a new process, three times: wall and processor time
(medians), size, words and numbers found of those in the plan, and who read it back. In: real-like files and hostile
ones through the whole command: taken or refused, the sentence, and that the vault file did not change before yes.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from icalendar import Calendar

from tests.bench.bad_files import BAD
from tests.bench.made import DEVICE, PASSPHRASE
from tests.bench.terminal import quiet_home
from tests.unit.export.planted import full
from tests.unit.export.reading import READERS, need, run, squeezed
from tests.unit.export.test_locked import box_of
from wrap_tui import resources
from wrap_tui.codec.toml_plan import ALL, export_toml
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.locked_html import open_box
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.vault import Vault

TIMES: Final = 3
SAMPLES: Final = ("plan.toml", "notes.md", "form.docx", "jrnl.json", "daylio.csv", "dayone.json")
Reader = Callable[[bytes, str], str]


def _locked_pdf(data: bytes, words: str) -> str:
    need("mutool")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "a.pdf"
        place.write_bytes(data)
        return run("mutool", "draw", "-q", "-F", "text", "-p", words, "-o", "-", place).decode()


def _locked_page(data: bytes, words: str) -> str:
    return " ".join(_letters(json.loads(open_box(box_of(data.decode()), words))))


def _letters(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list | dict):
        for one in node.values() if isinstance(node, dict) else node:
            yield from _letters(one)


def _toml(data: bytes, words: str) -> str:
    return " ".join(_letters(tomllib.loads(data.decode())))


def _plain(name: str) -> Reader:
    return lambda data, words: READERS[name](data)


@dataclass(frozen=True, slots=True)
class Way:
    """One way out: what is asked of the command, who reads the file, and whether it holds the whole crisis plan."""

    name: str
    words: tuple[str, ...]
    suffix: str
    by: str
    read: Reader
    whole: bool = True


def _calendar(data: bytes, words: str) -> str:
    return " ".join(str(event.get("summary")) for event in Calendar.from_ical(data).walk("VEVENT"))


WAYS: Final = (
    Way("text", ("crisis", "--format", "text"), ".txt", "itself", _plain("text")),
    Way("markdown", ("crisis", "--format", "markdown"), ".md", "its marks taken off", _plain("markdown")),
    Way("html", ("crisis", "--format", "html"), ".html", "html.parser", _plain("html")),
    Way("pdf", ("crisis", "--format", "pdf"), ".pdf", "poppler", _plain("pdf")),
    Way("toml", ("crisis", "--format", "toml"), ".toml", "tomllib", _toml),
    Way("locked html", ("crisis", "--locked", "--format", "html"), ".html", "the program", _locked_page),
    Way("locked pdf", ("crisis", "--locked", "--format", "pdf"), ".pdf", "MuPDF", _locked_pdf),
    Way("staff pdf", ("staff", "--format", "pdf"), ".pdf", "poppler", _plain("pdf"), whole=False),
    Way("card", ("card",), ".pdf", "poppler", _plain("pdf"), whole=False),
    Way("calendar", ("calendar",), ".ics", "icalendar", _calendar, whole=False),
)


def _wanted() -> tuple[str, ...]:
    cut = owners_cut(full().catalog)
    return tuple(
        planted.word
        for planted in full().words
        if planted.section == "crisis"
        and (planted.tick in cut.ticks if planted.tick else planted.part in cut.parts)
    )


def _command(folder: Path, *words: str) -> tuple[int, str, str, float, float]:
    """Code, standard output, standard error, wall seconds, processor seconds of the whole command."""
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "wrap_tui", *words, "--passphrase-file", str(folder / "phrase")],
        capture_output=True, text=True, check=False, timeout=120, stdin=subprocess.DEVNULL,
        env=quiet_home(folder), cwd=folder,
    )  # fmt: skip
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return done.returncode, done.stdout, done.stderr, time.perf_counter() - started, busy


def made(folder: Path) -> Path:
    """A vault at the usual place of *folder*; the phrase is in a file beside it."""
    (folder / "phrase").write_text(PASSPHRASE + "\n")
    place = folder / "data" / "wrap-tui" / "plan.wrap"
    place.parent.mkdir(parents=True)
    Vault.create(place, PASSPHRASE, cost=FLOOR, device=DEVICE).close()
    return place


def out(folder: Path) -> Iterator[str]:
    """The table of all ways out."""
    made(folder)
    (folder / "full.toml").write_text(export_toml(full().plan, full().catalog, ALL))
    code, _, error, *_ = _command(folder, "import", "full.toml", "--yes")
    assert code == 0, error
    wanted = _wanted()
    yield "| way | wall s | processor s | bytes | words and numbers | read by |"
    yield "|---|---|---|---|---|---|"
    for way in WAYS:
        walls, busies = [], []
        for i in range(TIMES):
            name = f"{way.name.replace(' ', '-')}{i}{way.suffix}"
            code, _, error, wall, busy = _command(folder, "export", *way.words, "--out", name)
            assert code == 0, (way.name, error)
            walls.append(wall)
            busies.append(busy)
        data = (folder / name).read_bytes()
        text = squeezed(way.read(data, error.partition("open it: ")[2].strip().split("\n")[0]))
        found = sum(word in text for word in wanted)
        share = f"{found} of {len(wanted)}" if way.whole else "holds a part of the plan"
        yield (
            f"| {way.name} | {statistics.median(walls):.2f} | {statistics.median(busies):.2f} "
            f"| {len(data)} | {share} | {way.by} |"
        )


def into(folder: Path) -> Iterator[str]:
    """The table of all ways in: the samples, then the hostile files."""
    vault = made(folder)
    yield "| file | came of it | said |"
    yield "|---|---|---|"
    files = {name: resources.raw("samples", name) for name in SAMPLES} | BAD
    for name, raw in files.items():
        place = folder / name
        place.write_bytes(raw)
        before = vault.read_bytes()
        code, said, error, *_ = _command(folder, "import", name)
        assert vault.read_bytes() == before, "nothing is written before yes"
        assert "Traceback" not in error
        if name in SAMPLES:
            code, said, error, *_ = _command(folder, "import", name, "--yes")
        came = "taken" if code == 0 else f"refused ({code})"
        lines = (error or said).strip().splitlines()
        yield f"| {name} | {came} | {lines[-1] if code else f'{len(lines)} lines'} |"
        place.unlink()


def main(names: list[str]) -> int:
    """Print the tables that are named, or both."""
    parts = {"out": out, "in": into}
    sys.stdout.write(f"Load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n\n")
    for name in names or parts:
        with tempfile.TemporaryDirectory() as folder:
            for line in parts[name](Path(folder)):
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
        sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
