"""The one file that may hold the person's words in clear: names of plans, and the crisis card. Only by choice."""

# It is wiped when the person switches it off. See VAULT.md, Settings.

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import tomli_w

from wrap_tui.domain.text import clean, one_line
from wrap_tui.errors import WriteError

FILE_NAME: Final = "in-clear.toml"
CARD_LINES: Final = 12
"""Lines of the crisis card at most: it must fit beside the lock page."""


@dataclass(frozen=True, slots=True)
class InClear:
    """What stands in clear: the names of plans by the path of their vault, and the lines of the crisis card by vault.

    `off` names vaults whose card stays off when they are opened next: a backup was brought back while it was off.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    off: frozenset[str] = frozenset()

    def with_name(self, vault: Path, name: str) -> InClear:
        """With a plan listed under a name; no name takes it off the list."""
        names = {path: known for path, known in self.names.items() if path != str(vault)}
        return replace(self, names=names | ({str(vault): line} if (line := one_line(name)) else {}))

    def with_card(self, vault: Path, lines: tuple[str, ...]) -> InClear:
        """With chosen lines as the crisis card of a plan; no lines switch the card off."""
        cards = {path: known for path, known in self.cards.items() if path != str(vault)}
        kept = tuple(line for words in lines[:CARD_LINES] if (line := one_line(words)))
        return replace(self, cards=cards | ({str(vault): kept} if kept else {}))

    def staying_off(self, vault: Path, off: bool) -> InClear:
        """With a plan among those whose card stays off, or not."""
        return replace(self, off=self.off | {str(vault)} if off else self.off - {str(vault)})

    def card(self, vault: Path) -> tuple[str, ...]:
        """The crisis card of a plan, empty when it is off."""
        return self.cards.get(str(vault), ())

    @property
    def empty(self) -> bool:
        """Whether nothing is in clear."""
        return not self.names and not self.cards and not self.off


def load(folder: Path) -> InClear:
    """What stands in clear now; nothing when the file is not there or cannot be read."""
    try:
        raw: dict[str, Any] = tomllib.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return InClear()
    names = {p: clean(n) for p, n in _table(raw, "names").items() if isinstance(n, str)}
    cards = {
        p: tuple(clean(line) for line in lines if isinstance(line, str))
        for p, lines in _table(raw, "cards").items()
        if isinstance(lines, list)
    }
    off = raw.get("off", [])
    return InClear(
        names,
        cards,
        frozenset(p for p in off if isinstance(p, str)) if isinstance(off, list) else frozenset(),
    )


def _table(raw: dict[str, Any], name: str) -> dict[str, Any]:
    found = raw.get(name, {})
    return found if isinstance(found, dict) else {}


def save(folder: Path, content: InClear) -> None:
    """Keep *content*, readable by its owner only. Nothing left to keep wipes the file. WriteError when it cannot."""
    file = folder / FILE_NAME
    if content.empty:
        wipe(folder)
        return
    text = tomli_w.dumps(
        {
            "names": dict(content.names),
            "cards": {path: list(lines) for path, lines in content.cards.items()},
            **({"off": sorted(content.off)} if content.off else {}),
        }
    )
    fresh = file.with_suffix(".new")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        _overwrite(file)
        fresh.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise WriteError("write.settings") from error


def wipe(folder: Path) -> None:
    """Overwrite and remove the file. A disk may still hold old copies of it; the help says so."""
    file = folder / FILE_NAME
    try:
        _overwrite(file)
        file.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError("write.settings") from error


def _overwrite(file: Path) -> None:
    try:
        with file.open("r+b") as stream:
            stream.write(bytes(file.stat().st_size))
            stream.flush()
            os.fsync(stream.fileno())
    except FileNotFoundError:
        return
