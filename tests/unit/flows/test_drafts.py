"""Words that wait half-typed outlive what is put into the same list from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from wrap_tui.flows import adding, audiences, copies, goals, half_typed, journal, reflection, steps, toolbox
from wrap_tui.flows.box import Box
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.flows.forms import Form
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings

HALF = "half a sentence that nobody has"
AT = "2026-03-01T21:10"


def _from_outside(place: str, typed: str) -> Callable[[Book], object]:
    return lambda book: adding.add(book, book.catalog.question(place), typed)


def _of_an_entry(book: Book) -> object:
    entry = journal.write(book, "The flat is cold and loud")
    assert entry is not None
    return journal.make_of(book, entry.id, "cold and loud", "trigger")


def _kept_tool(book: Book) -> object:
    tool = book.add(toolbox.TRY, {"name": "Cold water"})
    return toolbox.try_out(book, tool.id, "It helped", "keep")


def _tool(book: Book) -> str:
    return book.add(toolbox.USE, {"name": "Cold water"}).id


def _erased_meanwhile(book: Book) -> object:
    asha = book.add("crisis.supporters", {"name": "Asha"}, keep_draft=True)
    form = Form(book, book.catalog.question("crisis.supporters"), asha.id)
    form.choose(form.short[0], "Asha Two")
    book.erase(asha.id)
    return form.keep()


def _name_beside_half_form(book: Book) -> object:
    box = Box(book, book.catalog.question("crisis.medicines"))
    assert box.half_form
    box.words = "Zopravil"
    return box.keep().count


def _of_goal(book: Book) -> tuple[str, Callable[[], object]]:
    goal = book.add(reflection.GOALS, {"text": "Swim again"})
    return goal.id, lambda: goals.stand(book, goal.id, "reached")


def _of_step(book: Book) -> tuple[str, Callable[[], object]]:
    step = book.add("triggers.plan", {"text": "Walk out"})
    return step.id, lambda: steps.toggle_must(book, book.plan.items[step.id])


def _of_recipient(book: Book) -> tuple[str, Callable[[], object]]:
    jo = book.add("crisis.supporters", {"name": "Jo"})
    return jo.id, lambda: CopyWalk(book, Settings(country="GB"), jo.id).choose_device("windows")


def _of_group(book: Book) -> tuple[str, Callable[[], object]]:
    group = copies.add_audience(book, "Neighbours").id
    return group, lambda: audiences.rename(book, group, "The street")


def _of_made(book: Book) -> tuple[str, Callable[[], object]]:
    entry = journal.write(book, "The flat is cold and loud")
    assert entry is not None
    return entry.id, lambda: journal.make_of(book, entry.id, "cold and loud", "trigger")


def _of_titled(book: Book) -> tuple[str, Callable[[], object]]:
    entry = journal.write(book, "The flat is cold and loud")
    assert entry is not None
    return entry.id, lambda: journal.rewrite(book, entry.id, title="At home")


CHANGES = {
    "where a goal stands": _of_goal,
    "a step that becomes a must": _of_step,
    "what somebody reads a copy on": _of_recipient,
    "another name of a group": _of_group,
    "a trigger made of an entry": _of_made,
    "a title for an entry": _of_titled,
}


WAYS: dict[str, tuple[str, Callable[[Book], object]]] = {
    "an entry from the command line": (journal.ENTRIES, _from_outside(journal.ENTRIES, "Rain all day")),
    "a line from the command line": (
        "triggers.events",
        _from_outside("triggers.events", "Loud pubs\nLate trains"),
    ),
    "someone from the command line": (
        "crisis.supporters",
        _from_outside("crisis.supporters", "Jo 0131 496 0000"),
    ),
    "a trigger made of an entry": (journal.BECOMES["trigger"][0], _of_an_entry),
    "a small step of a goal": (goals.DAILY, lambda book: goals.to_daily(book, "Ring the library")),
    "a tool that was tried": (toolbox.USE, _kept_tool),
    "a step for one trigger": ("triggers.plan", lambda book: steps.add_step(book, "triggers", "Walk out")),
    "a tool that becomes a step": (
        "triggers.plan",
        lambda book: steps.add_linked(book, "triggers", _tool(book)),
    ),
    "a form that an erased thing left open": ("crisis.supporters", _erased_meanwhile),
    "a name while a form waits": ("crisis.medicines", _name_beside_half_form),
}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_what_waits_half_typed_stays_when_something_comes_from_elsewhere(book: Book, way: str) -> None:
    place, put = WAYS[way]
    book.draft(place, {"text": HALF, "at": AT}, (0, 9), "text")
    before = len(book.plan.at(place))
    assert put(book)
    assert len(book.plan.at(place)) > before
    draft = book.plan.drafts[place]
    assert (draft.fields, draft.cursor, draft.focus) == ({"text": HALF, "at": AT}, (0, 9), "text")


@pytest.mark.parametrize("way", sorted(CHANGES))
def test_what_waits_half_typed_for_a_thing_stays_when_something_else_of_it_changes(
    book: Book, way: str
) -> None:
    item_id, change = CHANGES[way](book)
    book.draft(item_id, {**book.plan.items[item_id].fields, "text": HALF}, (0, 9), "text")
    before = book.plan.items
    change()
    assert book.plan.items is not before
    assert half_typed.waiting(book, item_id) == HALF
    assert not half_typed.moved(book, item_id)
