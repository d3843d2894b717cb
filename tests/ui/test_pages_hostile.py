"""Every content page opens with hostile words, in a tiny window, in ASCII, and with an empty plan."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.ui.kit import empty_book, opened, sam, screen_text
from tests.ui.looks import resized
from tests.ui.running import leave_all, running
from wrap_tui.app import WrapApp
from wrap_tui.domain import edit, sharing
from wrap_tui.domain.plan import Value
from wrap_tui.domain.sharing import Copy
from wrap_tui.services.book import Book

pytestmark = pytest.mark.usefixtures("nothing_is_painted_twice")

HOSTILE = (
    "[/]",
    "[b]bold[/b] [notes] [@click=app.quit]x[/]",
    "\x1b[31mred\x1b]0;title\x07 \x9b31m",
    "שלום עולם 07700 900123 \u202eabc\u202c",
    "👩‍🦽👨‍👩‍👧‍👦 e\u0301\u0301\u0301 ﷽",
    "x" * 20_000,
    "word " * 4_000,
    "{braces} {0} %s \\n",
    "日本語の長い文" * 40,
)
PAGES = (
    ("today",),
    ("day", "2025-10-13"),
    ("menu",),
    ("arrange",),
    ("read",),
    ("section", "well"),
    ("section", "toolbox"),
    ("section", "daily"),
    ("section", "triggers"),
    ("section", "early"),
    ("section", "breaking"),
    ("section", "crisis"),
    ("section", "post"),
    ("section", "matters"),
    ("section", "about"),
    ("guide", "triggers"),
    ("guide", "first_page"),
    ("guide", "crisis.supporters", "one"),
    ("guide", "crisis.written_by", "one"),
    ("guide", "crisis.home", "one"),
    ("form", "crisis.supporters"),
    ("form", "early.plan"),
    ("steps", "triggers"),
    ("people",),
    ("crisis",),
    ("lines",),
    ("good",),
    ("note",),
    ("export",),
    ("export", "crisis"),
    ("share",),
    ("copies",),
    ("copy", "copy1"),
    ("audiences",),
    ("audience", "group1"),
    ("removed",),
    ("helplines",),
    ("spare_key",),
    ("reflect",),
    ("area", "family"),
    ("lenses",),
    ("lens", "chime"),
    ("goals",),
    ("section", "visit"),
    ("section", "story"),
    ("section", "talks"),
)


def hostile_book() -> Book:
    book = empty_book()
    for words in HOSTILE:
        book.add("triggers.events", {"text": words})
        sign = book.add("early.signs", {"text": words, "noticed_by": words})
        book.add("early.plan", {"text": words, "for": sign.id, "level": "must"})
        book.add("daily.every", {"text": words, "at": words[:200]})
        book.add("well.words", {"text": words})
        tool = book.add("toolbox.use", {"name": words, "how": words, "own_tags": (words,)})
        book.add("breaking.plan", {"link": tool.id})
        book.add(
            "crisis.supporters",
            {"name": words, "phones": (words[:300],), "reach": words[:300], "relationship": words},
        )
        book.add("crisis.not_involved", {"name": words})
        book.add("crisis.for_me_now", {"text": words})
        book.add("crisis.helps", {"text": words})
        book.add("journal.good", {"text": words})
        book.add(
            "matters.goals", {"text": words, "next_step": words, "ending": "let_go" if "x" in words else ""}
        )
        book.add("story.chapters", {"title": words, "text": words})
        gone = book.add("triggers.dates", {"text": words})
        book.remove(gone.id)
    book.answer("crisis.decides", {"text": "\n".join(HOSTILE)})
    book.answer("crisis.home", {"address": HOSTILE[0], "way_in": HOSTILE[1]})
    book.draft("triggers.dates", {"text": HOSTILE[2]})
    book.prefer("name.triggers", HOSTILE[1])
    named = book.add("crisis.supporters", {"name": f"Marta {HOSTILE[0]}"})
    copy = Copy(
        "", named.id, HOSTILE[1], 1, "", "html", True, ("brief",), (), path=HOSTILE[0], phrase=HOSTILE[2]
    )
    keep(book, sharing.COPIES, sharing.copy_fields(copy), "copy1")
    keep(book, sharing.AUDIENCES, sharing.audience_fields(sharing.Audience("", HOSTILE[1])), "group1")
    return book


def keep(book: Book, place: str, fields: Mapping[str, Value], item_id: str) -> None:
    plan, _ = edit.add(book.plan, place, fields, book.clock.now(), book.clock.new_id, item_id)
    book.apply(plan)


@pytest.mark.parametrize("size", [(80, 24), (20, 5)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_words_open_every_page(size: tuple[int, int], tmp_path: Path) -> None:
    book = hostile_book()
    async with opened(book, tmp_path, size=size) as pilot:
        app = pilot.app
        assert isinstance(app, WrapApp)
        for place in PAGES:
            app.go(*place)
            await pilot.pause()
            await pilot.press("down", "tab", "end", "home")
            await pilot.pause()
            text = screen_text(pilot)
            assert "\x1b" not in text, place
            assert "\x9b" not in text, place
            await pilot.resize_terminal(60, 5)
            assert len((await resized(app, pilot, size)).splitlines()) == size[1], place
            app.go("today")
            await pilot.pause()
        app.go("change", book.plan.at("triggers.events")[5].id)
        await pilot.pause()
        app.go("older", book.plan.at("triggers.events")[5].id)
        await pilot.pause()
        assert screen_text(pilot)


async def test_brackets_stand_as_they_were_written(tmp_path: Path) -> None:
    async with opened(hostile_book(), tmp_path, size=(120, 40)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert "[b]bold[/b] [notes] [@click=app.quit]x[/]" in screen_text(pilot)


async def test_an_empty_plan_opens_every_page_in_ascii(tmp_path: Path) -> None:
    async with running(tmp_path, empty_book(), ascii_only=True) as (app, pilot):
        for place in PAGES:
            app.go(*place)
            await pilot.pause()
            await pilot.pause()
            text = screen_text(pilot)
            assert all(ord(letter) <= 126 for letter in text), (place, [c for c in text if ord(c) > 126])
            await leave_all(app, pilot)


async def test_a_crisis_key_and_back_keep_the_place(tmp_path: Path) -> None:
    async with running(tmp_path, sam()) as (app, pilot):
        for place in PAGES:
            if place == ("crisis",):
                continue
            app.go(*place)
            await pilot.pause()
            await pilot.pause()
            page = app.screen
            before = page.focused
            await pilot.press("f2")
            await pilot.pause()
            assert "My crisis plan" in screen_text(pilot), place
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is page, place
            assert page.focused is before, place
            await leave_all(app, pilot)
