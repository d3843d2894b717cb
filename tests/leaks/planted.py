"""A vault with planted words in every kind of record, and a way through every page of the program."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.items import to_records
from wrap_tui.codec.record import Record
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Draft, Plan
from wrap_tui.domain.schema import VALUE_FIELD, Catalog, Question
from wrap_tui.domain.sharing import Copy
from wrap_tui.domain.stamp import Stamp
from wrap_tui.flows import copies
from wrap_tui.flows.lenses import lenses
from wrap_tui.flows.reflection import GOALS, areas
from wrap_tui.screens.pages import PAGES, page_class
from wrap_tui.services.book import Book
from wrap_tui.services.demo import demo_plan
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.vault import Vault

WORDS: Final = {kind: f"zq{kind}word" for kind in ("item", "older", "draft", "day", "preference", "unknown")}
"""By kind of record: the word that every record of the kind holds."""
PASTED: Final = "zqpastedword"
AUDIENCE: Final = "zqaudienceword"
TODAY: Final = "2026-11-23"
_NOW: Final = Stamp(1_790_000_000_000, 0, "laptop")
_FREE: Final = {"line", "text", "lines", "list", "steps"}


def planted_plan(catalog: Catalog) -> Plan:
    """The demonstration's plan with a planted word in front of whatever a person wrote."""
    plan = demo_plan(catalog, TODAY)
    numbers = iter(range(1000))
    for question in catalog.questions():
        if question.kind in ("list", "steps") and not question.beside:
            plan, _ = edit.add(plan, question.id, {VALUE_FIELD: "more"}, _NOW, lambda: f"more{next(numbers)}")
    plan, _ = edit.add(plan, GOALS, {VALUE_FIELD: "a goal"}, _NOW, lambda: "goal")
    plan = plan.with_draft(Draft("triggers.events", {VALUE_FIELD: WORDS["draft"]}, (0, 0), "", _NOW))
    plan = plan.with_preference("name.daily", WORDS["preference"], _NOW)
    return plan


def planted_records() -> list[Record]:
    """Records of every kind, each with the word of its kind; one of a kind that only a newer version knows."""
    catalog = load_catalog()
    found = [_planted(catalog, record) for record in to_records(planted_plan(catalog))]
    return [*found, Record("hologram", "h", {"depth": WORDS["unknown"]}, _NOW)]


def _planted(catalog: Catalog, record: Record) -> Record:
    word = WORDS[record.kind]
    if record.kind in ("item", "older"):
        fields = _fields(catalog, record.body["place"], record.body["fields"], word)
        return replace(record, body={**record.body, "fields": fields})
    if record.kind == "day":
        return replace(record, body={**record.body, "word": word, "good": [word], "note": f"{word} note"})
    return record


def _fields(catalog: Catalog, place: str, fields: Mapping[str, Any], word: str) -> dict[str, Any]:
    if not catalog.knows(place):
        return dict(fields)
    question = catalog.question(place)
    free = {VALUE_FIELD} if question.kind in _FREE else _free_fields(catalog, question)
    return {
        name: (f"{word} {value}" if isinstance(value, str) else [f"{word} {line}" for line in value])
        if name in free and not isinstance(value, bool)
        else value
        for name, value in fields.items()
    }


def _free_fields(catalog: Catalog, question: Question) -> set[str]:
    spec = catalog.record_of(question)
    return {field.id for field in spec.fields if field.kind in _FREE} if spec else set()


def make(path: Path, passphrase: str) -> None:
    """Such a vault, at the lowest cost that the real program takes."""
    Vault.create(path, passphrase, device="laptop", cost=FLOOR, records=planted_records()).close()


def _copy(book: Book) -> Copy:
    person = _first(book, "crisis.supporters")
    return Copy("", person, AUDIENCE, 1, TODAY, "pdf", False, ("for_me_now",), (), phrase=AUDIENCE)


def _first(book: Book, place: str) -> str:
    return next((item.id for item in book.plan.at(place)), "")


_ITEM: Final[dict[str, str]] = {
    "change": "triggers.events", "older": "crisis.decides", "tool": "toolbox.use", "goal": GOALS,
    "entry": "journal.entries",
}  # fmt: skip
"""Pages about one thing, and the question whose first thing they are shown with."""
_NAMED: Final[dict[str, Callable[[Book], str]]] = {
    "section": lambda book: "triggers",
    "name": lambda book: "triggers",
    "question": lambda book: "crisis.supporters",
    "area": lambda book: areas(book)[0].id,
    "lens": lambda book: lenses(book)[0].id,
    "audience_id": lambda book: copies.add_audience(book, AUDIENCE).id,
    "copy_id": lambda book: copies.note_copy(book, _copy(book)).id,
    "supporter": lambda book: _first(book, "crisis.supporters"),
    "item": lambda book: _first(book, "toolbox.use"),
}
"""What a page is given for an argument of this name."""
START: Final = ("lock", "first_run")
"""Pages of before the plan is open."""


def tour(book: Book) -> list[tuple[str, ...]]:
    """Every page of the program with what it needs; LookupError names a page that nobody told how to open."""
    places: list[tuple[str, ...]] = []
    for name in PAGES:
        if name in START:
            continue
        needed = [
            argument
            for argument, one in inspect.signature(page_class(name)).parameters.items()
            if one.default is inspect.Parameter.empty
        ]
        unknown = [argument for argument in needed if argument not in _NAMED]
        if unknown:
            raise LookupError(f"tests/leaks/planted.py: how is the page {name} opened with {unknown}?")
        given = [
            _first(book, _ITEM[name]) if name in _ITEM else _NAMED[argument](book) for argument in needed
        ]
        places.append((name, *given))
    return places
