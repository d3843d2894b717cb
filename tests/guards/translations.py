"""Every string of one language by its id: plan, sentences, help pages, glossary."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from wrap_tui import resources, wording

BASE: Final = wording.BASE
OTHERS: Final = tuple(language for language in wording.languages() if language != BASE)
_WORDS: Final = frozenset({"label", "newer", "line", "one", "ask", "help", "why"})


@cache
def strings(language: str) -> dict[str, str]:
    """The strings of a language by "<kind>/<id>"; ideas of one question are one string, a help page is one."""
    return dict((*_plan(language), *_wording(language), *_help(language), *_glossary(language)))


def missing(language: str) -> list[str]:
    """The ids of English strings that a language lacks; there the English one is shown."""
    return sorted(strings(BASE).keys() - strings(language).keys())


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _plan(language: str) -> Iterator[tuple[str, str]]:
    for file in sorted(resources.path(language, "plan").glob("*.toml")):
        yield from _walk(_read(file), f"plan/{file.stem.partition('-')[0]}")


def _walk(table: dict[str, Any], place: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if key == "ideas":
            yield f"{place}.ideas", "\n".join(value)
        elif isinstance(value, str) and value and key in _WORDS:
            yield f"{place}.{key}", value
        elif isinstance(value, list):
            for row in value:
                if isinstance(row, dict):
                    yield from _walk(row, f"{place}.{key}.{row.get('id', '?')}")


def _wording(language: str) -> Iterator[tuple[str, str]]:
    for name, sentence in wording.table(language).items():
        yield f"wording/{name}", sentence


def _help(language: str) -> Iterator[tuple[str, str]]:
    for file in sorted(resources.path(language, "help").glob("*.md")):
        yield f"help/{file.stem}", file.read_text(encoding="utf-8")


def _glossary(language: str) -> Iterator[tuple[str, str]]:
    file = resources.path(language, "glossary.toml")
    table = _read(file) if file.is_file() else {}
    for key, value in table.get("page", {}).items():
        yield f"glossary/page.{key}", value
    for row in table.get("term", ()):
        yield f"glossary/{row['id']}.name", row["name"]
        yield f"glossary/{row['id']}.meaning", row["meaning"]
