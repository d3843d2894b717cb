"""The same home, vault and command line as the tests of the command line; a plan with people to make copies for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import WORDS, Run, home, run, secret, vault
from wrap_tui.paths import places
from wrap_tui.services.opening import Passphrase, open_book

__all__ = ["home", "run", "secret", "vault"]


@pytest.fixture
def full(vault: Path, home: Path) -> Path:
    """The vault of the command line with a neighbour, a supporter to part with, and planted words."""
    (home / "Documents").mkdir()
    book = open_book(places(), Passphrase(WORDS))
    book.add("crisis.supporters", {"name": "Jo Neighbour", "tasks": "Feed the cat", "device": "android"})
    book.add("crisis.supporters", {"name": "Rob Quirk", "phones": ("07700 900789",), "agreed": "yes"})
    book.add("crisis.tasks", {"what": "Post", "who": "Rob Quirk"})
    book.add("crisis.tasks", {"what": "Rent", "who": "Asha", "how": "Ask Rob Quirk for the key"})
    book.add("daily.every", {"text": "Text Rob Quirk"})
    book.add("crisis.medicines", {"name": "Planteddrugol"})
    book.add("crisis.hospitals", {"name": "Plantedhospital", "wish": "no"})
    book.add("journal.entries", {"text": "Plantedjournal"})
    book.add("triggers.events", {"text": "Plantedtrigger"})
    book.close()
    return vault


@pytest.fixture
def copying(run: Run, full: Path, secret: Path) -> Run:
    return lambda *arguments: run(*arguments, "--passphrase-file", str(secret))
