"""A home of its own for each test, a cheap vault in it, and the command line as a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from wrap_tui import cli
from wrap_tui.paths import places
from wrap_tui.services.opening import create_book
from wrap_tui.store.cost import Cost

WORDS = "five plain words for this"


@dataclass(frozen=True)
class Done:
    """What a command gave back and printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap_cost: Cost) -> Path:
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(home: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Done:
        answer = cli.main(arguments)
        printed = capfd.readouterr()
        assert isinstance(answer, int)
        return Done(answer, printed.out, printed.err)

    return run


@pytest.fixture
def secret(home: Path) -> Path:
    file = home / "passphrase"
    file.write_text(f"{WORDS}\nsix other words are here now\n", "utf-8")
    return file


@pytest.fixture
def vault(home: Path) -> Path:
    """A vault in the usual place, with a line and a supporter."""
    book = create_book(places(), WORDS)
    book.add("daily.every", {"text": "Shower"})
    book.add("crisis.for_me_now", {"text": "Feet on the floor"})
    book.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900123",)})
    book.add("crisis.not_involved", {"name": "Person Q"})
    book.close()
    return places().vault
