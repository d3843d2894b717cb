"""What a copy says beside the words of the plan: version, dates, for whom, helplines."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from wrap_tui.domain.helpline import Helplines
from wrap_tui.export.direction import isolated
from wrap_tui.export.view import View, say_date
from wrap_tui.wording import chosen, say

HALF_A_YEAR = 6
MONTHS = 12
LAST_SAFE_DAY = 28


@dataclass(frozen=True, slots=True)
class Facts:
    """The version and its date, today, the helplines of the person's country, the language of the labels."""

    today: date
    helplines: Helplines
    version: int = 1
    dated: date | None = None
    lang: str = field(default_factory=chosen)

    @property
    def version_date(self) -> date:
        """The date of the version."""
        return self.dated or self.today


def in_half_a_year(start: date) -> date:
    """The day six months after *start*; the 28th where that month may lack the day."""
    months = start.month - 1 + HALF_A_YEAR
    return date(start.year + months // MONTHS, months % MONTHS + 1, min(start.day, LAST_SAFE_DAY))


def read_by(view: View, facts: Facts) -> date:
    """When the copy should be read again: the person's own date if the copy holds it and it is to come, else in half a year."""
    entry = view.one("crisis.read_again")
    try:
        own = date.fromisoformat(entry.text()) if entry else facts.today
    except ValueError:
        own = facts.today
    return own if own > facts.today else in_half_a_year(facts.version_date)


def stamp(
    view: View, facts: Facts, recipient: str = "", *, wishes: bool = True, same_kind: bool = False
) -> tuple[str, ...]:
    """What stands on every copy: which version, for whom, and on a copy of *wishes* until when it should be read again.

    Of a page that stands beside the crisis plan it takes the place of those of the *same_kind* alone.
    A part that goes alone, mostly to someone else, is nobody's "own copy" and takes the place of nothing.
    """
    if not wishes:
        return (say("export.stamp.part", date=say_date(facts.today)),)
    replaces, read = stamp_rest(view, facts, recipient, same_kind=same_kind)
    return f"{stamp_first(facts, recipient)} {replaces}", read


def stamp_first(facts: Facts, recipient: str = "") -> str:
    """The sentence of the stamp that says which version it is, and for whom."""
    version, dated = facts.version, say_date(facts.version_date)
    return say(
        "export.stamp.for" if recipient else "export.stamp.own", version=version, date=dated, name=recipient
    )


def stamp_rest(view: View, facts: Facts, recipient: str = "", *, same_kind: bool = False) -> tuple[str, str]:
    """The sentences of the stamp that say what the copy takes the place of, and when to read it again."""
    key = ("for" if recipient else "own") + ("_replaces_kind" if same_kind else "_replaces")
    replaces = say(f"export.stamp.{key}", name=recipient)
    return replaces, say("export.stamp.read_by", date=say_date(read_by(view, facts)))


FOOT_NAME: Final = 48
"""Letters of a name at the foot of a page."""


def _short(text: str) -> str:
    cut = text if len(text) <= FOOT_NAME else text[: FOOT_NAME - 1].rstrip() + "…"
    return isolated(cut)


def foot(title: str, name: str, facts: Facts, recipient: str = "") -> str:
    """The line at the foot of every page; long names are cut there, they stand whole at the head."""
    title, name, recipient = (_short(text) for text in (title, name, recipient))
    version = say("export.label.version", version=facts.version, date=say_date(facts.version_date))
    parts = [f"{title}, {name}" if name else title, version]
    if recipient:
        parts.append(say("export.label.copy_for", name=recipient))
    return " · ".join(parts)
