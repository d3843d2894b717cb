"""Headings and lines of a document to groups, each with the question that its heading names."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from wrap_tui import resources
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.text import one_line
from wrap_tui.importing.proposal import JOURNAL, Found, Group

_LETTERS: Final = re.compile(r"[^\w]+")
_NUMBER: Final = re.compile(r"^(?:part|section|\d+[.):]?|[ivx]+[.)])\s+", re.IGNORECASE)
_PREFER: Final = ("list", "records")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document. `where` says where it stands ("line 12"); `level` is that of a heading, 1 the highest."""

    kind: Literal["heading", "item", "text"]
    words: str
    where: str
    level: int = 0


def folded(words: str) -> str:
    """Words as headings are compared: no case, no accents, no marks, no number in front."""
    bare = unicodedata.normalize("NFKD", _NUMBER.sub("", one_line(words)))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _LETTERS.sub(" ", plain.casefold()).strip()


class Headings:
    """Finds the question that a heading means: by its words in the catalog, or by the usual names of such pages."""

    def __init__(self, catalog: Catalog) -> None:
        self._sections: dict[str, str] = {}
        self._anywhere: dict[str, str] = {}
        self._within: dict[str, dict[str, str]] = defaultdict(dict)
        self._first: dict[str, str] = {}
        usual = _usual_names()
        for section in catalog.sections:
            for name in (section.label, section.newer, *usual.get(section.id, ())):
                self._sections.setdefault(folded(name), section.id)
            preferred = (q.id for q in section.questions if q.kind in _PREFER)
            self._first[section.id] = next(preferred, "")
            for part in section.parts:
                first = next((q.id for q in part.questions if not q.single), part.questions[0].id)
                self._name(section.id, part.label, first)
            for question in section.questions:
                for name in (question.label, question.ask, question.id, *usual.get(question.id, ())):
                    self._name(section.id, name, question.id)

    def _name(self, section: str, name: str, question: str) -> None:
        self._within[section].setdefault(folded(name), question)
        self._anywhere.setdefault(folded(name), question)

    def find(self, heading: str, section: str = "") -> tuple[str, str]:
        """(section, question) that *heading* means, looking in *section* first; ("", "") when it means none."""
        key = folded(heading)
        if not key:
            return "", ""
        if question := self._within.get(section, {}).get(key):
            return section, question
        if found := self._sections.get(key):
            return found, self._first[found]
        if question := self._anywhere.get(key):
            return question.partition(".")[0], question
        return "", ""


def _usual_names() -> Mapping[str, list[str]]:
    """Usual headings of printed forms, by id of section or question, in all languages of the table."""
    names: dict[str, list[str]] = defaultdict(list)
    for table in tomllib.loads(resources.text("words", "headings.toml")).values():
        for place, words in table.items():
            names[place].extend(words)
    return names


def groups(blocks: Iterable[Block], catalog: Catalog) -> tuple[Group, ...]:
    """The blocks by heading, empty headings left out. A heading of a lower level keeps the section above it.

    When items stand under a heading, the texts beside them count as items too.
    """
    headings = Headings(catalog)
    made: list[Group] = []
    section, title, place, found = "", "", "", list[Found]()

    def close() -> None:
        if found:
            made.append(Group(title, tuple(found), place or JOURNAL, bool(place)))

    for block in blocks:
        if block.kind != "heading":
            if words := block.words.strip():
                found.append(Found(words, block.where))
            continue
        close()
        found = []
        title = one_line(block.words)
        in_section, place = headings.find(title, section)
        section = in_section or ("" if block.level == 1 else section)
    close()
    return tuple(made)
