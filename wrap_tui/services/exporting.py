"""One way to every export: what, in which format, with which parts; used by every front end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from wrap_tui.codec.toml_plan import ALL, PLAN, export_toml
from wrap_tui.domain.not_involved import section_names_them
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.sharing import copies
from wrap_tui.domain.text import one_line
from wrap_tui.errors import RefusedError, UsageError
from wrap_tui.export import card
from wrap_tui.export.calendar import as_calendar, without_time
from wrap_tui.export.card import wallet_card
from wrap_tui.export.cut import CRISIS, NOT_INVOLVED, Cut, owners_cut, parse_parts
from wrap_tui.export.days import as_csv, as_svg
from wrap_tui.export.document import (
    crisis_document,
    part_document,
    part_of,
    plan_document,
    section_document,
    staff_document,
)
from wrap_tui.export.facts import Facts
from wrap_tui.export.formats import FORMATS, Page
from wrap_tui.export.sheets import advance_statement, supporter_sheet, worksheet
from wrap_tui.export.tree import Document, all_words, plain
from wrap_tui.export.view import View
from wrap_tui.services import delivery
from wrap_tui.services.numbering import version
from wrap_tui.services.own_lines import lines_for_copies
from wrap_tui.territory import letter_paper, of_computer
from wrap_tui.wording import say

TOML: Final = "toml"
ICS: Final = "ics"
STAFF: Final = "staff"
CARD: Final = "wallet-card"
CARD_NAME: Final = "card"
"""How the file of a wallet card begins, so that it is told from the plan; it says nothing either."""
CALENDAR: Final = "calendar"
DAYS: Final = "days"
DRAWINGS: Final[dict[str, Callable[[View], str]]] = {"csv": as_csv, "svg": as_svg}
"""How the days can be had: as a table and as a picture."""
WORKSHEET: Final = "worksheet-"
"""Before the id of a section: that section as a blank sheet."""


SHORT: Final = {"card": CARD, "sheet": "supporter-sheet", "statement": "advance-statement"}
"""Shorter names on the command line."""
CALLED: Final = {name: word for word, name in SHORT.items()}
"""What the command line calls the documents that have a shorter name there."""

ITEM_WORDS: Final = "words"
"""The extra of a calendar that shows what is done when; by default its titles say nothing."""

Builder = Callable[[Plan, Catalog, Cut, Facts], Document]

DOCUMENTS: Final[dict[str, Builder]] = {
    CRISIS: crisis_document,
    STAFF: staff_document,
    "supporter-sheet": supporter_sheet,
    "advance-statement": advance_statement,
    PLAN: plan_document,
}
"""Documents that are no section, by name."""

SINGLY: Final = frozenset({"visit", "talks"})
"""Sections whose records are given one by one: a sheet for this visit says nothing of another."""

HINTS: Final = 8
"""Lines with a part of a name that are shown one by one."""

OF_PARTS: Final = frozenset({CRISIS, STAFF, "supporter-sheet", "advance-statement"})
"""What can be cut down to parts of the crisis plan."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to export, one of `whats`, and how.

    `parts` is the list of `--parts` ("" for the owner's copy) or a cut that is made already. `country` chooses
    helplines, `paper` is "a4", "letter" or "" for the usual one of the country. `lines` are further lines of a
    wallet card; `with_words` shows in a calendar what is done when. `things` are the ids of the records that a
    section of SINGLY holds in this copy (none named: all).
    """

    what: str = CRISIS
    format: str = "text"
    parts: str | Cut = ""
    include_not_involved: bool = False
    country: str = ""
    paper: str = ""
    lines: tuple[str, ...] = ()
    with_words: bool = False
    things: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished export: its bytes, a neutral file name, whether a terminal can show it, what to tell the owner."""

    data: bytes
    name: str
    binary: bool
    notes: tuple[str, ...] = ()


def formats(what: str = CRISIS) -> tuple[str, ...]:
    """The ids of the formats in which *what* can be had."""
    special = {ALL: (TOML,), CARD: ("pdf",), CALENDAR: (ICS,), DAYS: tuple(DRAWINGS)}
    if what in special:
        return special[what]
    plain = what.startswith(WORKSHEET) or "." in what or (what in DOCUMENTS and what not in (CRISIS, PLAN))
    return tuple(FORMATS) if plain else (*FORMATS, TOML)


def named(what: str, section: str = "") -> str:
    """What is meant by the words of the command line: a shorter name, or "worksheet" and a section."""
    if section:
        return f"{WORKSHEET}{section}" if what == "worksheet" else f"{what} {section}"
    return SHORT.get(what, what)


def extras(what: str) -> tuple[tuple[str, str], ...]:
    """What can be ticked beside the usual, as (id, label): lines of a card, words in a calendar."""
    if what == CARD:
        return tuple((name, card.label(name)) for name in card.choices() if name not in card.USUAL)
    return ((ITEM_WORDS, say("export.calendar.words")),) if what == CALENDAR else ()


def whats(catalog: Catalog) -> tuple[str, ...]:
    """Everything that can be exported, by name."""
    sections = tuple(section.id for section in catalog.sections if section.id != CRISIS)
    sheets = tuple(WORKSHEET + section.id for section in catalog.sections)
    return (*DOCUMENTS, ALL, *sections, DAYS, CARD, CALENDAR, *sheets)


def known(catalog: Catalog, what: str) -> bool:
    """Whether *what* can be exported: one of `whats`, or one part of a section by its id ("post.not_right")."""
    return what in whats(catalog) or part_of(catalog, what) is not None


def spoken(catalog: Catalog) -> tuple[str, ...]:
    """Everything that can be exported, as the command line calls it."""
    sections = [CALLED.get(what, what) for what in whats(catalog) if not what.startswith(WORKSHEET)]
    return (*sections, "SECTION.PART", "worksheet SECTION")


def export(plan: Plan, catalog: Catalog, order: Order, today: date) -> Exported:
    """The export as bytes; nothing is written.

    Raises UsageError for a *what* or format that is not there, RefusedError for an unknown part, for letters
    that cannot be drawn in a PDF, for lines that do not fit on a card.
    """
    if not known(catalog, order.what):
        raise UsageError("usage.section", sections=", ".join(whats(catalog)))
    if order.format not in formats(order.what):
        raise UsageError("usage.format", formats=", ".join(formats(order.what)))
    if order.parts and order.what not in OF_PARTS:
        raise RefusedError("usage.parts")
    if order.things and order.what in SINGLY:
        plan = _with_these(plan, catalog, order)
    cut = _cut(catalog, order)
    facts = facts_for(plan, order.country, today)
    if order.format == TOML:
        return _toml(plan, catalog, order, cut, facts)
    if order.what == CARD:
        data = wallet_card(plan, catalog, facts, order.lines, paper(order.paper, order.country))
        name = delivery.default_name(".pdf", facts.version, today, label=CARD_NAME)
        return Exported(data, name, True, (_plain(),))
    if order.what == CALENDAR:
        data = as_calendar(plan, facts, order.with_words).encode()
        told = (_plain(), *calendar_notes(plan))
        return Exported(data, delivery.default_name(".ics", facts.version, today), False, told)
    if order.what == DAYS:
        data = DRAWINGS[order.format](View(plan, catalog, cut)).encode()
        name = delivery.default_name(f".{order.format}", facts.version, today)
        return Exported(data, name, False, (_plain(),))
    document = _document(plan, catalog, order.what, cut, facts)
    return draw(document, order, facts, _notes(View(plan, catalog, cut), order.what, document))


def draw(document: Document, order: Order, facts: Facts, notes: tuple[str, ...] = ()) -> Exported:
    """A document in the format of *order*."""
    chosen = FORMATS[order.format]
    data = chosen.render(document, Page(paper(order.paper, order.country), facts.today))
    return Exported(
        data, delivery.default_name(chosen.suffix, facts.version, facts.today), chosen.binary, notes
    )


def _with_these(plan: Plan, catalog: Catalog, order: Order) -> Plan:
    """The plan with the named records of a section alone; the other sections as they are."""
    places = {question.id for question in catalog.section(order.what).questions}
    items = (item for item in plan.items.values() if item.place not in places or item.id in order.things)
    return build(items, preferences=plan.preferences.values())


def facts_for(plan: Plan, country: str, today: date) -> Facts:
    """What stands on a copy beside the words: version, date, lines of help."""
    return Facts(today, lines_for_copies(plan, country), version(plan))


def _cut(catalog: Catalog, order: Order) -> Cut:
    if isinstance(order.parts, Cut):
        return order.parts
    if order.parts:
        return parse_parts(order.parts, catalog, order.include_not_involved)
    return owners_cut(catalog, order.include_not_involved)


def _document(plan: Plan, catalog: Catalog, what: str, cut: Cut, facts: Facts) -> Document:
    if what in DOCUMENTS:
        return DOCUMENTS[what](plan, catalog, cut, facts)
    if what.startswith(WORKSHEET):
        return worksheet(plan, catalog, what.removeprefix(WORKSHEET), facts)
    if part_of(catalog, what):
        return part_document(plan, catalog, what, cut, facts)
    return section_document(plan, catalog, what, cut, facts)


def _toml(plan: Plan, catalog: Catalog, order: Order, cut: Cut, facts: Facts) -> Exported:
    """The owner's own data; of the crisis plan alone no more than the same copy in other formats would hold."""
    shown = View(plan, catalog, cut).as_plan(CRISIS) if order.what == CRISIS else plan
    data = export_toml(shown, catalog, order.what).encode()
    told = (_plain(), *toml_notes(plan, order.what))
    return Exported(data, delivery.default_name(".toml", facts.version, facts.today), False, told)


def calendar_notes(plan: Plan, what: str = CALENDAR) -> tuple[str, ...]:
    """That some things of the daily list have no time, and so are not in a calendar."""
    count = without_time(plan)
    return (say("export.notes.no_time", count=count),) if count else ()


def toml_notes(plan: Plan, what: str) -> tuple[str, ...]:
    """What the owner's own data hold that a copy does not: names of people not involved, words that open copies."""
    told = []
    whole = what in (ALL, PLAN) and plan.at(f"{CRISIS}.{NOT_INVOLVED}")
    if whole or (what != CRISIS and section_names_them(plan, what)):
        told.append(say("export.notes.names_them"))
    if what == ALL and any(copy.phrase for copy in copies(plan)):
        told.append(say("export.notes.phrases"))
    return tuple(told)


OWN_NOTES: Final = {TOML: toml_notes, ICS: calendar_notes}
"""What there is to say of formats that are no document."""


def _plain() -> str:
    return say("export.notes.plain")


def _notes(view: View, what: str, document: Document) -> tuple[str, ...]:
    if what.startswith(WORKSHEET):
        return ()
    section = None if what == PLAN else CRISIS if what in DOCUMENTS else what
    section = section.partition(".")[0] if section else section
    return (_plain(), *left_out_notes(view, section, document))


def left_out_notes(view: View, section: str | None, document: Document) -> tuple[str, ...]:
    """What the owner may want to know: lines that are left out, and each line that still holds a part of a name."""
    held = _letters(" ".join(map(plain, all_words(document))))
    hints = [(where, line) for where, line in view.hints(section) if _letters(line) in held]
    count = view.lines_left_out(section)
    left_out = "export.notes.left_out_one" if count == 1 else "export.notes.left_out_many"
    told = [say(left_out, count=count)] if count else []
    if hints:
        told.append(say("export.notes.hint_one" if len(hints) == 1 else "export.notes.hint"))
    told += [
        say("export.notes.hint_line", place=where, words=one_line(line)) for where, line in hints[:HINTS]
    ]
    if len(hints) > HINTS:
        told.append(say("export.notes.hint_more", count=len(hints) - HINTS))
    return tuple(told)


def _letters(words: str) -> str:
    """Words as compared with those of a document, which sets marks of its own between them."""
    return "".join(re.findall(r"\w", words))


def paper(chosen: str, country: str) -> str:
    """The paper as the typesetter calls it: the chosen one, else the usual one of the country, or of the computer's."""
    if chosen:
        return "us-letter" if chosen == "letter" else "a4"
    return "us-letter" if letter_paper(country or of_computer()) else "a4"
