"""The keys that each task of EXPERIENCE.md takes, counted: no task takes more than its budget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import empty_book, opened, place, press, screen_text, the_app, type_words
from wrap_tui.services.book import Book

TYPE = "type:"
"""Before words that are typed: they are "+ text" and count as none."""


@dataclass(frozen=True)
class Task:
    """What is done from where, with which keys, at most how many, and how one sees that it is done."""

    name: str
    start: tuple[str, ...]
    keys: tuple[str, ...]
    most: int
    done: Callable[[Pilot[int], Book], bool]


def shows(words: str) -> Callable[[Pilot[int], Book], bool]:
    return lambda pilot, _: words in screen_text(pilot)


def at(*where: str) -> Callable[[Pilot[int], Book], bool]:
    return lambda pilot, _: place(pilot) == where


TASKS = (
    Task("crisis plan from a page", ("section", "triggers"), ("0",), 1, at("crisis")),
    Task("crisis plan while typing", ("journal",), ("f2",), 1, at("crisis")),
    Task("back to where I was", ("crisis",), ("escape",), 1, at("today")),
    Task("hide", ("section", "triggers"), ("ctrl+l",), 1, lambda p, b: "trains" not in screen_text(p)),
    Task("help", ("section", "triggers"), ("question_mark",), 1, at("help", "section", "triggers")),
    Task("undo", ("undone",), ("u",), 1, lambda p, b: "Late trains" in b.plan.texts("triggers.events")),
    Task("skip a question", ("guide", "triggers"), ("pagedown",), 1, shows("Question 3")),
    Task(
        "tick three items in a row",
        ("today",),
        ("space", "space", "space"),
        3,
        lambda p, b: sum(mark.on for mark in b.plan.day("2025-10-14").ticks.values()) == 3,
    ),
    Task(
        "check in with one word",
        ("today",),
        ("c", "1", "escape"),
        3,
        lambda p, b: bool(b.plan.day("2025-10-14").word) and place(p) == ("today",),
    ),
    Task(
        "check in with all of it",
        ("today",),
        ("c", "1", "down", "space", "enter", f"{TYPE}Tea", "enter", "enter", f"{TYPE}Rain", "pagedown"),
        8,
        lambda p, b: (
            (found := b.plan.day("2025-10-14")).note == "Rain"
            and found.good == ("Tea",)
            and any(mark.on for mark in found.met.values())
            and place(p) == ("today",)
        ),
    ),
    Task("I notice something, to the plan", ("today",), ("n", "1"), 2, at("plan", "triggers")),
    Task(
        "add a trigger",
        ("today",),
        ("3", "a", f"{TYPE}Rows at home", "enter"),
        3,
        lambda p, b: "Rows at home" in b.plan.texts("triggers.events"),
    ),
    Task(
        "crisis plan to a PDF",
        ("crisis",),
        ("p", "enter", "1", "enter", "enter"),
        5,
        shows("Exported. It was read back and is whole."),
    ),
    Task("all pages", ("today",), ("m",), 1, at("menu")),
    Task("carry on where I stopped", ("today",), ("g",), 1, at("guide", "triggers")),
    Task("find a word in the journal", ("today",), ("8", "slash", f"{TYPE}harbour"), 2, shows("the harbour")),
)


def filled() -> Book:
    book = empty_book()
    for words in ("Breakfast", "Ring someone", "Lights off"):
        book.add("daily.every", {"text": words})
    book.add("triggers.events", {"text": "Late trains"})
    book.add("crisis.for_me_now", {"text": "Feet on the floor"})
    book.add("journal.entries", {"text": "Down by the harbour", "at": "2025-10-01T10:00"})
    book.prefer("resume.triggers", "triggers.dates")
    return book


async def go(pilot: Pilot[int], start: tuple[str, ...], book: Book) -> None:
    if start == ("undone",):
        book.remove(book.plan.at("triggers.events")[0].id)
        start = ("section", "triggers")
    if start != ("today",):
        the_app(pilot).go(*start)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
async def test_a_task_takes_no_more_keys_than_its_budget(
    task: Task, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Documents").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert sum(not key.startswith(TYPE) for key in task.keys) <= task.most
    book = filled()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, task.start, book)
        assert not task.done(pilot, book)
        for key in task.keys:
            if key.startswith(TYPE):
                await type_words(pilot, key.removeprefix(TYPE))
            else:
                await press(pilot, key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert task.done(pilot, book), screen_text(pilot)


async def test_page_down_goes_on_from_a_list_of_the_questions_before_a_session(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        the_app(pilot).go("peer")
        await press(pilot, *["pagedown"] * 3, "space")
        assert "5 of 6" in screen_text(pilot)
        await press(pilot, "pagedown")
        assert "6 of 6" in screen_text(pilot)
