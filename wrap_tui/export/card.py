"""The wallet card: a chosen name, two contacts, allergies; every other line by choice; a square code that rings."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from wrap_tui.domain.plan import Plan
from wrap_tui.domain.schema import Catalog
from wrap_tui.export import helpline_words
from wrap_tui.export.as_pdf import typeset
from wrap_tui.export.blocks import field_spans
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.direction import dialled, isolated, phone, words
from wrap_tui.export.facts import Facts
from wrap_tui.export.paper import span_data, words_data
from wrap_tui.export.tree import Row, Span, Words
from wrap_tui.export.view import Entry, View, date_words, say_date
from wrap_tui.wording import say

CONTACTS: Final = 2
QR_ERROR: Final = "m"
QR_BORDER: Final = 2

Line = Callable[[View, Facts], Words]


def _text(question: str) -> Line:
    return lambda view, facts: words(((entry := view.one(question)) and entry.text()) or "")


def _list(question: str) -> Line:
    return lambda view, facts: _in_a_row(view.texts(question))


def _in_a_row(found: Iterable[str]) -> Words:
    """Things one after the other; no line begins with the dot between them."""
    return words("\u00a0· ".join(map(isolated, found)))


def _field(question: str, field_id: str) -> Line:
    def line(view: View, facts: Facts) -> Words:
        entry = view.one(question)
        field = entry.spec.field(field_id) if entry and entry.spec else None
        return field_spans(view, field, entry) if entry and field else ()

    return line


def _allergies(view: View, facts: Facts) -> Words:
    found = []
    for entry in view.entries("crisis.allergies"):
        happened = entry.text("happened")
        found.append(f"{entry.title} ({happened})" if happened else entry.title)
    none = view.one("crisis.no_allergies")
    if not found and none and none.yes():
        return words(say("export.card.no_allergies"))
    return _in_a_row(found)


def _medicines(view: View, facts: Facts) -> Words:
    """What is taken now; what would be fine is not, and stands on the page for staff."""
    taken = (entry for entry in view.entries("crisis.medicines") if entry.text("wish") in ("", "now"))
    return _in_a_row(f"{entry.title} {entry.text('dose')}".strip() for entry in taken)


def _emergency(view: View, facts: Facts) -> Words:
    found: list[Span] = []
    for number in facts.helplines.emergency:
        found += [Span(", ")] if found else []
        found.append(phone(helpline_words.emergency_number(number)))
    return tuple(found)


LINES: Final[Mapping[str, tuple[str, Line]]] = {
    "emergency": ("export.brief.danger", _emergency),
    "allergies": ("export.card.allergies", _allergies),
    "medicines": ("export.card.medicines", _medicines),
    "health_line": ("export.card.staff", _text("crisis.health_line")),
    "address": ("export.card.address", _field("crisis.home", "address")),
    "helps": ("export.card.helps", _list("crisis.helps")),
    "not_helps": ("export.card.not_helps", _list("crisis.not_helps")),
    "decides": ("export.card.decides", _text("crisis.decides")),
}
"""What can stand on the back, by id."""

USUAL: Final = ("emergency", "allergies")
"""The back of a card on which nothing was chosen."""

BORN: Final = "born"


def choices() -> tuple[str, ...]:
    """The ids of all lines that can be chosen."""
    return (BORN, *LINES)


def label(name: str) -> str:
    """A line of the card by name."""
    return say("export.card.born_line" if name == BORN else LINES[name][0])


def wallet_card(
    plan: Plan,
    catalog: Catalog,
    facts: Facts,
    chosen: Iterable[str] = (),
    paper: str = "a4",
    system_fonts: bool = True,
) -> bytes:
    """The card as a PDF, to be cut out and folded.

    Raises RefusedError when the chosen lines do not fit, or for letters that no font here draws.
    """
    return typeset(
        "card.typ", {"document": card_data(plan, catalog, facts, chosen, paper)}, facts.today, system_fonts
    )


def card_data(
    plan: Plan, catalog: Catalog, facts: Facts, chosen: Iterable[str] = (), paper: str = "a4"
) -> dict[str, Any]:
    """The card as data for its template."""
    view = View(plan, catalog, owners_cut(catalog))
    wanted = [*USUAL, *(name for name in chosen if name not in USUAL)]
    people = [entry for entry in view.entries("crisis.supporters") if entry.lines("phones")][:CONTACTS]
    back = [
        Row(say(label), said)
        for name, (label, line) in LINES.items()
        if name in wanted and (said := line(view, facts))
    ]
    me = view.one("crisis.about_me")
    first = next((entry for entry in people if _number(entry)), None)
    return {
        "title": say("export.card.title"),
        "how": say("export.card.how"),
        "head": say("export.card.head"),
        "lang": facts.lang,
        "paper": paper,
        "name": words_data(words(me.title if me else "")),
        "front": [row_data(row) for row in _front(me, BORN in wanted)],
        "people": [_person(entry) for entry in people],
        "back": [row_data(row) for row in back],
        "stamp": say("export.label.version", version=facts.version, date=say_date(facts.version_date)),
        "qr": qr_svg(_number(first)) if first else "",
        "qr_alt": say("export.card.qr", name=first.title) if first else "",
    }


def _front(me: Entry | None, with_birth: bool) -> list[Row]:
    born = me.text("born") if me and with_birth else ""
    return [Row("", words(say("export.card.born", date=date_words(born))))] if born else []


def _person(entry: Entry) -> dict[str, Any]:
    relation = entry.text("relationship")
    name = f"{isolated(entry.title)} ({isolated(relation)})" if relation else entry.title
    number = phone(entry.lines("phones")[0], entry.yes("text_only"))
    return {"name": words_data(words(name)), "numbers": [span_data(number)]}


def _number(entry: Entry) -> str:
    return next((call for number in entry.lines("phones") if (call := dialled(number))), "")


def row_data(row: Row) -> dict[str, Any]:
    """A labelled line as data."""
    return {"label": row.label, "words": words_data(row.words)}


def qr_svg(number: str) -> str:
    """A square code that rings *number*, as SVG: it holds one tel: address and nothing else."""
    import segno

    out = io.BytesIO()
    segno.make(f"tel:{number}", error=QR_ERROR, micro=False).save(
        out, kind="svg", border=QR_BORDER, xmldecl=False
    )
    return out.getvalue().decode()
