"""The crisis page: first for the person alone, then for someone beside them; never empty, read-only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from wrap_tui.domain.helpline import Helplines
from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.text import one_line
from wrap_tui.domain.written import BOOKKEEPING, written
from wrap_tui.flows.answering import show_date
from wrap_tui.flows.sections import shown
from wrap_tui.services.book import Book
from wrap_tui.services.helplines import emergency, first_way, note
from wrap_tui.services.own_lines import lines_for
from wrap_tui.wording import say

STEPS_FIRST: Final = 4
PEOPLE_FIRST: Final = 3
"""How much stands in the first twenty lines; the rest follows under the parts (STORIES.md, story 2)."""

NAMES_KEPT_BACK: Final = "not_involved"
"""The tick of the part that no page for others shows: people who are not to be involved stand on My people."""

KEPT_BACK: Final = BOOKKEEPING["crisis.supporters"]
"""Fields of supporters that are for the person alone."""

LAST_READ: Final = "crisis.last_read"


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """One line: words, a phone (drawn left to right), and a note such as hours.

    A record takes several lines: one with its name (`part` is "name"), then its fields ("field").
    """

    text: str
    phone: str = ""
    note: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class CrisisGroup:
    """A heading and its lines. `id` is stable ("now", "ring", "danger", "with_me", or a part of the plan)."""

    id: str
    heading: str
    lines: tuple[CrisisLine, ...]


@dataclass(frozen=True, slots=True)
class CrisisView:
    """The crisis page: what comes first, then every part that holds words. `country_unset` asks for a country.

    `dates` stands beside the title, or `in_danger`, the emergency number, where the dates find no room.
    """

    title: str
    dates: str
    first: tuple[CrisisGroup, ...]
    more: tuple[CrisisGroup, ...]
    country_unset: bool
    in_danger: str = ""


def crisis_view(book: Book | None, helplines: Helplines | None) -> CrisisView:
    """The page for an open plan, or (without one: the lock page) for the helplines alone."""
    ring = _lines_of(helplines)
    danger = _danger(helplines)
    unset = helplines is None or not helplines.code
    if book is None:
        return CrisisView(say("flows.crisis.title_locked"), "", (*ring, danger), (), unset)
    plan = book.crisis_plan
    people = _people(plan)
    names = [line for line in people if not line.part]
    first = [_now(plan), _group("ring", "ring", (*names[:PEOPLE_FIRST], *_one(ring)))]
    first += [danger, _with_me(plan), _home(plan)]
    more = [*_more(plan, book.catalog, people), *(group for group in ring if len(group.lines) > 1)]
    return CrisisView(
        say("flows.crisis.title"),
        _dates(book),
        tuple(group for group in first if group.lines),
        tuple(group for group in more if group.lines),
        unset,
        _in_danger(helplines),
    )


def crisis_view_for(book: Book | None, country: str, card: Iterable[str] = ()) -> CrisisView:
    """The page with the lines of a country ("" when none was chosen) as the person has them.

    On the lock page it begins with the *card*: the lines that the person chose to show there.
    """
    lines = lines_for(book.crisis_plan if book is not None else None, country)
    view = crisis_view(book, lines)
    first = _group("card", "card", _plain(card))
    if book is not None or not first.lines:
        return view
    return replace(view, in_danger=_in_danger(lines), first=(first, *view.first))


def _group(group_id: str, heading: str, lines: Iterable[CrisisLine]) -> CrisisGroup:
    return CrisisGroup(group_id, say(f"flows.crisis.{heading}"), tuple(lines))


def _plain(words: Iterable[str]) -> tuple[CrisisLine, ...]:
    return tuple(CrisisLine(line) for text in words for line in text.split("\n") if line.strip())


def _now(plan: Plan) -> CrisisGroup:
    steps = plan.texts("crisis.for_me_now")
    if steps:
        return _group("now", "now", _plain(steps[:STEPS_FIRST]))
    tools = [item.words("name") for item in plan.at("toolbox.use")]
    return _group("now", "tools", _plain(tools[:STEPS_FIRST]))


def callable_people(plan: Plan) -> tuple[Item, ...]:
    """The supporters in call order, without anyone who is not to be involved."""
    out = not_involved(plan)
    return tuple(item for item in plan.at("crisis.supporters") if not out.is_one(item.words("name")))


def _people(plan: Plan) -> tuple[CrisisLine, ...]:
    lines = []
    for item in callable_people(plan):
        who = item.words("name")
        if relation := item.words("relationship"):
            who = f"{who}, {relation}"
        phones = item.lines("phones")
        text_only = say("pages.people.text_only") if item.fields.get("text_only") is True else ""
        note = ", ".join(words for words in (text_only, item.words("reach")) if words)
        lines.append(CrisisLine(who, phones[0] if phones else "", note))
        lines.extend(CrisisLine("", phone) for phone in phones[1:])
        if words := item.words("ask_of"):
            lines.append(CrisisLine(say("pages.people.ask_of", words=one_line(words)), part="field"))
    return tuple(lines)


def _one(groups: tuple[CrisisGroup, ...]) -> tuple[CrisisLine, ...]:
    return groups[0].lines[:1] if groups else ()


def _lines_of(helplines: Helplines | None) -> tuple[CrisisGroup, ...]:
    if helplines is None or not helplines.lines:
        return ()
    lines = [CrisisLine(line.name, first_way(line), note(line)) for line in helplines.lines]
    return (CrisisGroup("helplines", say("flows.crisis.ring_lines"), tuple(lines)),)


def _danger(helplines: Helplines | None) -> CrisisGroup:
    return _group("danger", "danger", (CrisisLine(say("flows.crisis.emergency"), _numbers(helplines)),
                                       CrisisLine(say("flows.crisis.cannot_call"))))  # fmt: skip


def _in_danger(helplines: Helplines | None) -> str:
    return say("flows.crisis.in_danger", numbers=_numbers(helplines))


def _numbers(helplines: Helplines | None) -> str:
    if helplines is None or not helplines.code:
        return say("flows.crisis.emergency_anywhere")
    return emergency(helplines)


def _with_me(plan: Plan) -> CrisisGroup:
    lines = [*_plain(plan.texts("crisis.helps"))]
    if unwanted := plan.texts("crisis.not_helps"):
        lines.append(CrisisLine(say("flows.crisis.please_do_not")))
        lines.extend(_plain(unwanted))
    return _group("with_me", "with_me", lines)


def _home(plan: Plan) -> CrisisGroup:
    home = plan.answer("crisis.home")
    if home is None:
        return _group("home", "address", ())
    return _group("home", "address", _plain((home.words("address"), home.words("way_in"))))


def _more(plan: Plan, catalog: Catalog, people: tuple[CrisisLine, ...]) -> list[CrisisGroup]:
    groups = []
    if len(steps := plan.texts("crisis.for_me_now")) > STEPS_FIRST:
        groups.append(_group("all_now", "now", _plain(steps)))
    if len(people) > PEOPLE_FIRST or any(line.part for line in people):
        groups.append(CrisisGroup("people", say("flows.crisis.people"), people))
    shown_already = {"crisis.for_me_now", "crisis.helps", "crisis.not_helps", "crisis.home"}
    shown_already.add(
        "crisis.not_involved"
    )  # who is not to be told stands on My people, and in no copy unasked
    for part in catalog.section("crisis").parts:
        if part.tick == NAMES_KEPT_BACK:
            continue
        lines: list[CrisisLine] = []
        for question in part.questions:
            if question.id in shown_already:
                continue
            items = plan.at(question.id)
            if items and len(part.questions) > 1 and question.label != part.label:
                lines.append(CrisisLine(question.label, note=":"))
            for item in items:
                title, details = shown(plan, catalog, item, without=KEPT_BACK)
                name = _plain((title,))
                lines.extend(replace(line, part="name") for line in name if details)
                lines.extend(line for line in name if not details)
                lines.extend(CrisisLine(f"{label}: {words}", part="field") for label, words in details)
        groups.append(CrisisGroup(part.id, part.label, tuple(lines)))
    return groups


def _dates(book: Book) -> str:
    """The day on which it was written, and the one on which it was read: both as this person counts days."""
    plan = book.crisis_plan
    day = plan.text("crisis.written_on")
    if not day:
        places = [question.id for question in book.catalog.section("crisis").questions]
        stamps = [written(plan, item) for place in places for item in plan.at(place)]
        day = book.date_of(max(stamps)) if stamps else ""
    read = plan.preference(LAST_READ, "")
    said = []
    if day:
        said.append(say("flows.crisis.written", date=show_date(day)))
    if read:
        said.append(say("flows.crisis.read", date=show_date(read)))
    return ", ".join(said)


def mark_read(book: Book) -> None:
    """Remember that the crisis plan was read today, once a day."""
    if book.plan.preference(LAST_READ) != book.today():
        book.prefer(LAST_READ, book.today())
