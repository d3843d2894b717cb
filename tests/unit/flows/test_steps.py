"""What I do about one trigger or sign."""

from __future__ import annotations

from wrap_tui.flows.steps import add_step, steps_for, takes_steps, toggle_must, what_i_do
from wrap_tui.services.book import Book


def test_steps_stand_under_the_trigger_they_are_for(book: Book) -> None:
    pub = book.add("triggers.events", {"text": "Loud pubs"})
    letter = book.add("triggers.events", {"text": "A letter"})
    assert what_i_do(book, pub.id) == ""
    add_step(book, "triggers", "step outside", pub.id)
    add_step(book, "triggers", "Text Jo.", pub.id)
    add_step(book, "triggers", "Breathe")
    assert what_i_do(book, pub.id) == "What I do: step outside. Text Jo."
    assert what_i_do(book, letter.id) == ""
    assert add_step(book, "triggers", "  ", pub.id) is None


def test_a_linked_step_is_called_by_its_tool(book: Book) -> None:
    tool = book.add("toolbox.use", {"name": "A bath"})
    sign = book.add("early.signs", {"text": "Short sleep"})
    book.add("early.plan", {"link": tool.id, "for": sign.id, "level": "must"})
    assert what_i_do(book, sign.id) == "What I do: A bath."


def test_only_triggers_and_signs_take_steps(book: Book) -> None:
    assert takes_steps(book, book.add("triggers.dates", {"text": "November"}))
    assert takes_steps(book, book.add("breaking.signs", {"text": "I stop eating"}))
    assert not takes_steps(book, book.add("toolbox.use", {"name": "Tea"}))
    assert not takes_steps(book, book.add("triggers.plan", {"text": "Breathe"}))


def test_a_step_is_made_a_must_and_back(book: Book) -> None:
    step = add_step(book, "early", "Ring Jo")
    assert step is not None
    toggle_must(book, step)
    assert book.plan.items[step.id].words("level") == "must"
    toggle_must(book, book.plan.items[step.id])
    assert book.plan.items[step.id].words("level") == "might"
    assert [item.id for item in steps_for(book, step.id)] == []
