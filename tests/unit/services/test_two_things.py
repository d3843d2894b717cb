"""One thing changed on two computers: its words, its place and its links come together, each as it was left last."""

from __future__ import annotations

import pytest

from tests.unit.services.two_computers import Desk
from wrap_tui.codec.items import from_records, to_records
from wrap_tui.domain import edit
from wrap_tui.flows import journal, reflection
from wrap_tui.services.book import Book
from wrap_tui.services.uniting import United

EVENTS = "triggers.events"


def both(desk: Desk, a: Book, b: Book) -> tuple[Book, Book]:
    """Merge both ways; the plans are the same then."""
    desk.merge(a, b)
    desk.merge(b, a)
    assert sorted(to_records(a.plan), key=str) == sorted(to_records(b.plan), key=str)
    return a, b


def test_new_words_stay_when_the_line_was_moved_later_elsewhere() -> None:
    desk = Desk()
    a = desk.book("A")
    one, _two = (a.add(EVENTS, {"text": words}) for words in ("one", "two"))
    b = desk.book("B", like=a)
    a.change(one.id, {"text": "one changed by A"})
    desk.later()
    b.move(one.id, 1)
    for book in both(desk, a, b):
        assert book.plan.texts(EVENTS) == ("two", "one changed by A")
        assert [dict(older.fields) for older in book.plan.older_of(one.id)] == [{"text": "one"}]


def test_new_words_stay_when_the_thing_was_removed_and_brought_back_elsewhere() -> None:
    desk = Desk()
    a = desk.book("A")
    one = a.add(EVENTS, {"text": "one"})
    b = desk.book("B", like=a)
    a.change(one.id, {"text": "one changed by A"})
    desk.later()
    b.remove(one.id)
    desk.later()
    b.bring_back(one.id)
    for book in both(desk, a, b):
        assert book.plan.texts(EVENTS) == ("one changed by A",)


def test_a_thing_removed_later_is_removed_with_its_new_words() -> None:
    desk = Desk()
    a = desk.book("A")
    one = a.add(EVENTS, {"text": "one"})
    b = desk.book("B", like=a)
    a.change(one.id, {"text": "one changed by A"})
    desk.later()
    b.remove(one.id)
    for book in both(desk, a, b):
        assert book.plan.texts(EVENTS) == ()
        assert book.plan.items[one.id].text == "one changed by A"


def test_a_thing_changed_after_it_was_removed_elsewhere_is_back() -> None:
    desk = Desk()
    a = desk.book("A")
    one = a.add(EVENTS, {"text": "one"})
    b = desk.book("B", like=a)
    a.remove(one.id)
    desk.later()
    b.change(one.id, {"text": "one changed by B"})
    assert desk.merge(a, b) == United(back=1, beside=1)
    assert a.plan.texts(EVENTS) == ("one changed by B",)


@pytest.mark.parametrize("first", ["A", "B"])
def test_a_tool_that_was_kept_stays_kept_with_its_new_name(first: str) -> None:
    desk = Desk()
    a = desk.book("A")
    tool = a.add("toolbox.try", {"name": "Radio"})
    b = desk.book("B", like=a)
    for device in (first, "A" if first == "B" else "B"):
        desk.later()
        if device == "A":
            from_here = edit.relocate(a.plan, tool.id, "toolbox.use", a.clock.now())
            a.apply(from_here)
        else:
            b.change(tool.id, {"name": "Radio, low"})
    for book in both(desk, a, b):
        kept = book.plan.items[tool.id]
        assert (kept.place, kept.words("name")) == ("toolbox.use", "Radio, low")


def test_an_entry_is_linked_to_what_both_made_of_it() -> None:
    desk = Desk()
    a = desk.book("A")
    entry = journal.write(a, "late trains, then tea")
    assert entry is not None
    b = desk.book("B", like=a)
    trigger = journal.make_of(a, entry.id, "late trains", "trigger")
    desk.later()
    tool = journal.make_of(b, entry.id, "tea", "tool")
    desk.later()
    journal.rewrite(b, entry.id, text="late trains, then tea and rest")
    assert trigger is not None
    assert tool is not None
    for book in both(desk, a, b):
        (found,) = journal.entries(book)
        assert found.text == "late trains, then tea and rest"
        assert found.links == (trigger.id, tool.id)


def test_a_link_that_was_taken_out_on_one_computer_stays_out() -> None:
    desk = Desk()
    a = desk.book("A")
    entry = journal.write(a, "late trains, then tea")
    assert entry is not None
    made = journal.make_of(a, entry.id, "late trains", "trigger")
    assert made is not None
    b = desk.book("B", like=a)
    assert a.undo()
    desk.later()
    tool = journal.make_of(b, entry.id, "tea", "tool")
    assert tool is not None
    for book in both(desk, a, b):
        assert journal.entries(book)[0].links == (tool.id,)


def test_the_moments_of_parts_are_kept_on_disk() -> None:
    desk = Desk()
    a = desk.book("A")
    one, _two = (a.add(EVENTS, {"text": words}) for words in ("one", "two"))
    a.move(one.id, 1)
    assert from_records(to_records(a.plan)).items == a.plan.items


def test_the_same_sentence_made_a_goal_on_two_computers_is_one_goal() -> None:
    desk = Desk()
    a = desk.book("A")
    b = desk.book("B", like=a)
    part = a.catalog.section(reflection.SECTION).parts[0]
    sentence = next(
        q.id for q in a.catalog.section(reflection.SECTION).questions if q.part == part.id and q.choices
    )
    for book in (a, b):
        reflection.make_goal(book, sentence)
        desk.later()
    for book in both(desk, a, b):
        (goal,) = book.plan.at(reflection.GOALS)
        assert reflection.goal_of(book, sentence) == goal
        assert reflection.sentence_of(book, goal.id) == sentence
    goal = a.plan.at(reflection.GOALS)[0]
    a.erase(goal.id)
    again = reflection.make_goal(a, sentence)
    assert again.id != goal.id
    assert a.plan.at(reflection.GOALS) == (again,)
