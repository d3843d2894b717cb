"""One way to every export: what, in which format, with which parts; used by every front end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from wrap_tui.codec.toml_plan import ALL, PLAN, export_toml
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.schema import Catalog
from wrap_tui.errors import RefusedError, UsageError
from wrap_tui.export.cut import CRISIS, Cut, owners_cut, parse_parts
from wrap_tui.export.document import crisis_document, plan_document, section_document, staff_document
from wrap_tui.export.facts import Facts
from wrap_tui.export.formats import FORMATS, Page
from wrap_tui.export.tree import Document
from wrap_tui.export.view import View
from wrap_tui.services import delivery, helplines
from wrap_tui.wording import say

TOML: Final = "toml"
STAFF: Final = "staff"
LETTER: Final = frozenset({"US", "CA", "MX", "PH"})
"""Countries that print on letter paper (of those with helplines here)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to export: "crisis", "staff", "plan", "all" or the id of a section, and how.

    `parts` is the list of `--parts` ("" for the owner's copy) or a cut that is made already. `country` chooses
    helplines, `paper` is "a4", "letter" or "" for the usual one of the country.
    """

    what: str = CRISIS
    format: str = "text"
    parts: str | Cut = ""
    include_not_involved: bool = False
    country: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished export: its bytes, a neutral file name, whether a terminal can show it, what to tell the owner."""

    data: bytes
    name: str
    binary: bool
    notes: tuple[str, ...] = ()


def formats(what: str = CRISIS) -> tuple[str, ...]:
    """The ids of the formats in which *what* can be had."""
    documents = () if what == ALL else tuple(FORMATS)
    return documents if what == STAFF else (*documents, TOML)


def whats(catalog: Catalog) -> tuple[str, ...]:
    """Everything that can be exported, by name."""
    return (CRISIS, STAFF, PLAN, ALL, *(section.id for section in catalog.sections if section.id != CRISIS))


def export(plan: Plan, catalog: Catalog, order: Order, today: date) -> Exported:
    """The export as bytes; nothing is written.

    Raises UsageError for a *what* or format that is not there, RefusedError for an unknown part or for letters
    that cannot be drawn in a PDF.
    """
    if order.what not in whats(catalog):
        raise UsageError("usage.section", sections=", ".join(whats(catalog)))
    if order.format not in formats(order.what):
        raise UsageError("usage.format", formats=", ".join(formats(order.what)))
    if order.parts and order.what not in (CRISIS, STAFF):
        raise RefusedError("usage.parts")
    cut = _cut(catalog, order)
    if order.format == TOML:
        return _toml(plan, catalog, order, cut, today)
    facts = Facts(today, helplines.lines(order.country), version(plan))
    document = _document(plan, catalog, order.what, cut, facts)
    chosen = FORMATS[order.format]
    data = chosen.render(document, Page(paper(order), today))
    name = delivery.default_name(chosen.suffix, facts.version, today)
    return Exported(data, name, chosen.binary, _notes(View(plan, catalog, cut), order.what))


def _cut(catalog: Catalog, order: Order) -> Cut:
    if isinstance(order.parts, Cut):
        return order.parts
    if order.parts:
        return parse_parts(order.parts, catalog, order.include_not_involved)
    return owners_cut(catalog, order.include_not_involved)


def _document(plan: Plan, catalog: Catalog, what: str, cut: Cut, facts: Facts) -> Document:
    match what:
        case "plan":
            return plan_document(plan, catalog, cut, facts)
        case "staff":
            return staff_document(plan, catalog, cut, facts)
        case "crisis":
            return crisis_document(plan, catalog, cut, facts)
    return section_document(plan, catalog, what, cut, facts)


def _toml(plan: Plan, catalog: Catalog, order: Order, cut: Cut, today: date) -> Exported:
    """The owner's own data; of the crisis plan alone no more than the same copy in other formats would hold."""
    shown = View(plan, catalog, cut).as_plan(CRISIS) if order.what == CRISIS else plan
    data = export_toml(shown, catalog, order.what).encode()
    return Exported(data, delivery.default_name(".toml", version(plan), today), False, (_plain(),))


def _plain() -> str:
    return say("export.notes.plain")


def _notes(view: View, what: str) -> tuple[str, ...]:
    count = view.lines_left_out(None if what == PLAN else CRISIS if what == STAFF else what)
    if count == 0:
        return (_plain(),)
    left_out = "export.notes.left_out_one" if count == 1 else "export.notes.left_out_many"
    return _plain(), say(left_out, count=count)


def version(plan: Plan) -> int:
    """The number of the version that copies say; 1 before the first one is finished."""
    match plan.preference("version"):
        case {"n": int(number)}:
            return number
    return 1


def paper(order: Order) -> str:
    """The paper as the typesetter calls it."""
    if order.paper:
        return "us-letter" if order.paper == "letter" else "a4"
    return "us-letter" if order.country.upper() in LETTER else "a4"
