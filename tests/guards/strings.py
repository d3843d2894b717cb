"""Every string of `data/en` that a person can read, with its file, its id and what it is for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from wrap_tui import resources

ENGLISH: Final = resources.path("en")
SOURCE_LINES: Final = ("Source:", "Sources:", "Date:")
_PLAN_WORDS: Final = frozenset({"label", "newer", "line", "one", "ask", "help", "why"})
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")
_MARKS: Final = re.compile(r"`[^`]*`|\*\*|(?<!\w)--[a-z][-a-z]*(?: [A-Z]+\b)?|\]\([^)]*\)|\[")


@dataclass(frozen=True)
class Line:
    """One string: `flow` groups strings that are read together, `role` says what it is (ask, help, idea ...)."""

    flow: str
    file: str
    id: str
    role: str
    text: str

    @property
    def spoken(self) -> str:
        """The words as read: a name stands where one is filled in, marks of the page and options are gone."""
        return _MARKS.sub("", _PLACEHOLDER.sub("Sam", self.text))

    def __str__(self) -> str:
        return f"{self.file}: {self.id}: {self.text!r}"


@cache
def all_lines() -> tuple[Line, ...]:
    """Every string of the English data, in the order of the files."""
    return (*_plan(), *_wording(), *_help(), *_glossary())


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _name(file: Path) -> str:
    return f"data/en/{file.relative_to(ENGLISH).as_posix()}"


def _plan() -> Iterator[Line]:
    for file in sorted((ENGLISH / "plan").glob("*.toml")):
        flow = f"plan/{file.stem.partition('-')[0]}"
        for place, role, text in _walk(_read(file), file.stem.partition("-")[0]):
            yield Line(flow, _name(file), f"{place}.{role}", role, text)


def _walk(table: dict[str, Any], place: str) -> Iterator[tuple[str, str, str]]:
    """The words of a table of the plan and of the tables in it: (place, field, words)."""
    for key, value in table.items():
        if isinstance(value, str) and key in _PLAN_WORDS:
            yield place, key, value
        elif key == "ideas":
            yield from ((place, "idea", idea) for idea in value)
        elif isinstance(value, list):
            for row in value:
                if isinstance(row, dict):
                    yield from _walk(row, f"{place}.{row.get('id', '?')}")


def _wording() -> Iterator[Line]:
    for file in sorted((ENGLISH / "wording").glob("*.toml")):
        for place, text in _flat(_read(file), file.stem):
            yield Line(f"wording/{file.stem}", _name(file), place, "sentence", text)


def _flat(table: dict[str, Any], place: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{place}.{key}")
        elif isinstance(value, str):
            yield f"{place}.{key}", value


def _help() -> Iterator[Line]:
    for file in sorted((ENGLISH / "help").glob("*.md")):
        if file.stem == "glossary":
            continue
        for block in _blocks(file.read_text(encoding="utf-8")):
            role = "title" if block.startswith("#") else "paragraph"
            if not block.startswith(SOURCE_LINES):
                text = block.lstrip("#-* ").strip()
                start = " ".join(text.split()[:4])
                yield Line(f"help/{file.stem}", _name(file), f"{file.stem}: {start}", role, text)


def _blocks(text: str) -> Iterator[str]:
    """Titles, paragraphs and points of a help page; the lines of one paragraph are joined."""
    block: list[str] = []
    for line in [*text.splitlines(), ""]:
        if block and (not line.strip() or line.lstrip().startswith(("#", "- "))):
            yield " ".join(block)
            block = []
        if line.strip():
            block.append(line.strip())
    if block:
        yield " ".join(block)


def _glossary() -> Iterator[Line]:
    file = ENGLISH / "glossary.toml"
    table = _read(file)
    for key, value in table["page"].items():
        yield Line("glossary", _name(file), f"page.{key}", "line" if key == "line" else "title", value)
    for row in table["term"]:
        yield Line("glossary", _name(file), f"{row['id']}.name", "label", row["name"])
        yield Line("glossary", _name(file), f"{row['id']}.meaning", "line", row["meaning"])
    for row in table["service"]:
        yield Line("glossary", _name(file), f"{row['word']}.meaning", "line", row["meaning"])


def flows() -> dict[str, list[Line]]:
    """The strings by flow."""
    found: dict[str, list[Line]] = {}
    for line in all_lines():
        found.setdefault(line.flow, []).append(line)
    return found
