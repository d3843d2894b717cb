"""The helplines as the person has them: shipped lines, changed or out of sight by their choice, and lines of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, Literal

from wrap_tui.domain.helpline import Helpline, Helplines, Kind, Known, TextLine, stated
from wrap_tui.domain.plan import Item, Plan, Value
from wrap_tui.services import helplines
from wrap_tui.services.typed_hours import read_hours

OWN: Final = "helplines.own"
HIDDEN: Final = "helplines.hidden"
_CHANGED: Final = "line."
_AWAY: Final = "away."
_KINDS: Final[Mapping[str, Kind]] = {"crisis": "crisis", "warm": "warm", "violence": "violence"}
_KNOWN: Final[Mapping[str, Known]] = {"yes": "yes", "no": "no"}
_FIRST: Final = ("crisis", "warm", "violence")

Source = Literal["shipped", "changed", "own"]


def changed_id(line_id: str) -> str:
    """The id of the item that holds the person's wording of a shipped line; the same on every device."""
    return f"{_CHANGED}{line_id}"


def shipped_fields(item_id: str) -> dict[str, Value]:
    """What the form of changing a shipped line begins with, by the id of the person's wording; none for other ids."""
    line_id = item_id.removeprefix(_CHANGED)
    if line_id == item_id:
        return {}
    lines = helplines.lines(line_id.partition(".")[0]).lines
    return next((fields_of(line) for line in lines if line.id == line_id), {})


def away_id(line_id: str) -> str:
    """The id of the item that keeps a shipped line out of sight."""
    return f"{_AWAY}{line_id}"


def source_of(plan: Plan, line: Helpline) -> Source:
    """Where the words of a line come from."""
    if plan.find(changed_id(line.id)) is not None:
        return "changed"
    return "own" if plan.find(line.id) is not None else "shipped"


def lines_for(plan: Plan | None, country: str) -> Helplines:
    """The lines that are shown: by kind, the person's own before the others. Without a plan the shipped ones."""
    found = helplines.lines(country)
    if plan is None:
        return found
    shipped = [_as_changed(plan, line) for line in found.lines if plan.find(away_id(line.id)) is None]
    own = [_line(item, Helpline("")) for item in plan.at(OWN) if not item.id.startswith(_CHANGED)]
    lines = sorted((*own, *shipped), key=lambda line: _FIRST.index(line.kind))
    return replace(found, lines=tuple(lines))


def lines_for_copies(plan: Plan, country: str) -> Helplines:
    """The lines that a copy shows: shipped ones in sight, with numbers and hours as the person corrected them.

    Lines of their own and what they noted about a line stay here.
    """
    found = helplines.lines(country)
    shown = [line for line in found.lines if plan.find(away_id(line.id)) is None]
    lines = (
        replace(_as_changed(plan, line), note=line.note, languages=line.languages, audience=line.audience)
        for line in shown
    )
    return replace(found, lines=tuple(lines))


def out_of_sight(plan: Plan, country: str) -> tuple[Helpline, ...]:
    """The shipped lines of a country that the person does not want to see."""
    return tuple(line for line in helplines.lines(country).lines if plan.find(away_id(line.id)))


def _as_changed(plan: Plan, line: Helpline) -> Helpline:
    item = plan.find(changed_id(line.id))
    return line if item is None else replace(_line(item, line), id=line.id)


def _line(item: Item, shipped: Helpline) -> Helpline:
    """The line that an item describes; a shipped one lends what has no field: whether it is free."""
    hours = read_hours(item.lines("hours"))
    return Helpline(
        item.words("name"),
        item.lines("numbers"),
        **({"hours": hours} if hours is not None else {"hours_words": "; ".join(item.lines("hours"))}),
        zone=item.words("zone"),
        text=tuple(_text(line) for line in item.lines("text")),
        chat=item.words("chat"),
        site=item.words("site"),
        note=item.words("note"),
        languages=item.words("languages"),
        audience=item.words("audience"),
        free=shipped.free,
        kind=_KINDS.get(item.words("kind"), "crisis"),
        sends_help=_KNOWN.get(item.words("sends_help"), "unknown"),
        on_bill=_KNOWN.get(item.words("on_bill"), "unknown"),
        checked=_date(item.words("checked")),
        id=item.id,
    )


def _text(typed: str) -> TextLine:
    """ "85258 SHOUT": the number, and the word behind it."""
    number, _, word = typed.rpartition(" ")
    return (
        TextLine(number.strip(), word) if number and not any(c.isdigit() for c in word) else TextLine(typed)
    )


def _date(typed: str) -> str:
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        return ""


def fields_of(line: Helpline) -> dict[str, Value]:
    """A line as the fields of an item: what the form of changing it begins with."""
    fields: dict[str, Any] = {
        "name": line.name,
        "numbers": line.numbers,
        "hours": stated(line.hours),
        "text": tuple(f"{text.to} {text.word}".strip() for text in line.text),
        "chat": line.chat,
        "site": line.site,
        "kind": line.kind if line.kind != "crisis" else "",
        "sends_help": line.sends_help if line.sends_help != "unknown" else "",
        "on_bill": line.on_bill if line.on_bill != "unknown" else "",
        "zone": line.zone,
        "languages": line.languages,
        "audience": line.audience,
        "note": line.note,
        "checked": line.checked,
    }
    return {name: value for name, value in fields.items() if value}
