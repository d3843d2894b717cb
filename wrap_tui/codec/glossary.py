"""The glossary: one name for each thing, and the words of services in plain words; also its help page."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import msgspec

from wrap_tui import resources
from wrap_tui.codec.catalog_file import Table, keyed
from wrap_tui.errors import ContentError


@dataclass(frozen=True, slots=True)
class Term:
    """A thing of the plan and its one name. `services` may call it otherwise; `instead` is said on no page."""

    id: str
    name: str
    meaning: str
    services: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceWord:
    """A word that services use, and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms and all words of services, each in the order of the alphabet; `title` and two headings."""

    terms: tuple[Term, ...]
    services: tuple[ServiceWord, ...]
    title: str
    line: str
    heading: str


class _Term(Table, frozen=True):
    id: str
    name: str
    meaning: str
    services: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


class _Service(Table, frozen=True):
    word: str
    meaning: str


class _Page(Table, frozen=True):
    title: str
    line: str
    heading: str


class _File(Table, frozen=True):
    page: _Page
    term: tuple[_Term, ...]
    service: tuple[_Service, ...]


@cache
def load_glossary(language: str = "en") -> Glossary:
    """The glossary of a language; terms it lacks are the English ones. ContentError names what is wrong in the file."""
    base = read_glossary(resources.path("en", "glossary.toml"))
    file = resources.path(language, "glossary.toml")
    if language == "en" or not file.is_file():
        return base
    own = read_glossary(file)
    known = {term.id for term in own.terms}
    terms = (*own.terms, *(term for term in base.terms if term.id not in known))
    return replace(own, terms=tuple(sorted(terms, key=lambda term: term.name.casefold())))


def read_glossary(file: Path) -> Glossary:
    """The glossary in *file*; ContentError names file, table and field of what is wrong."""
    try:
        found = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise ContentError(f"{file.name}: {error}") from error
    keyed(found.term, f"{file.name}: term")
    terms = (Term(row.id, row.name, row.meaning, row.services, row.instead) for row in found.term)
    services = (ServiceWord(row.word, row.meaning) for row in found.service)
    return Glossary(
        tuple(sorted(terms, key=lambda term: term.name.casefold())),
        tuple(sorted(services, key=lambda service: service.word.casefold())),
        found.page.title,
        found.page.line,
        found.page.heading,
    )


def glossary_page(glossary: Glossary) -> str:
    """The help page of the glossary, in the form of the other help pages."""
    return "\n".join(_page_lines(glossary))


def _page_lines(glossary: Glossary) -> Iterator[str]:
    yield f"# {glossary.title}"
    yield f"\n{glossary.line}\n"
    for term in glossary.terms:
        also = f" ({', '.join(term.services)})" if term.services else ""
        yield f"- {term.name}: {term.meaning}{also}"
    yield f"\n## {glossary.heading}\n"
    for service in glossary.services:
        yield f"- {service.word}: {service.meaning}"
    yield ""


if __name__ == "__main__":
    print(glossary_page(load_glossary(*sys.argv[1:2])), end="")
