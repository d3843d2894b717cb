"""Words that do not fit: too long, too many, days that no calendar has. Nothing is lost and each is said."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.ui.kit import empty_book, opened, place, press, screen_text, the_app
from wrap_tui.domain.text import LONGEST
from wrap_tui.widgets.word_box import WordBox


async def go(pilot: Pilot[int], *where: str) -> None:
    the_app(pilot).go(*where)
    await pilot.pause(0.1)


LONG = "ab " * (LONGEST // 3 + 1)


async def test_words_too_long_stay_in_their_box_and_the_page_says_so(tmp_path: Path) -> None:
    book = empty_book()
    entry = book.add("journal.entries", {"text": "short", "at": "2025-10-01T10:00"})
    async with opened(book, tmp_path) as pilot:
        for where, box in (
            (("journal",), "#box"),
            (("entry", entry.id), "#text"),
            (("note",), "#box"),
            (("lens", "chime"), "#box"),
            (("form", "matters.goals"), "#field-text"),
        ):
            await go(pilot, *where)
            await pilot.pause(0.1)
            pilot.app.screen.query_one(box, WordBox).load_text(LONG)
            await press(pilot, "escape")
            assert place(pilot) == where
            assert "more than one box can hold" in screen_text(pilot), where
            assert pilot.app.screen.query_one(box, WordBox).text == LONG
            pilot.app.screen.query_one(box, WordBox).load_text("now short")
            await press(pilot, "escape")
            assert place(pilot) != where
    assert all(
        len(str(value)) < LONGEST for item in book.plan.items.values() for value in item.fields.values()
    )


async def test_a_day_that_no_calendar_has_is_said_after_a_form_and_more_is_offered_once(
    tmp_path: Path,
) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "form", "visit.visits")
        await pilot.pause(0.1)
        assert "F3 say more" in screen_text(pilot)
        await press(pilot, "f3")
        await pilot.pause(0.1)
        assert "F3 say more" not in screen_text(pilot)
        pilot.app.screen.query_one("#field-who", WordBox).load_text("Dr Osei")
        pilot.app.screen.query_one("#field-on", WordBox).load_text("31 February 2027")
        await press(pilot, "escape")
        assert "That day is not in the calendar. It is kept as you typed it." in screen_text(pilot)
    (visit,) = book.plan.at("visit.visits")
    assert visit.words("on") == "31 February 2027"


async def test_good_things_beyond_the_third_stay_in_the_box(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "pagedown")
        box = pilot.app.screen.query_one("#box", WordBox)
        box.load_text("one\ntwo\n\nthree\nfour\nfive")
        await press(pilot, "enter")
        assert book.plan.day("2025-10-14").good == ("one", "two", "three")
        assert (box.text, box.display) == ("four\nfive", True)
        assert "Three are kept. The rest still stands in the box." in screen_text(pilot)
        await press(pilot, "escape")
        assert [draft.fields for draft in book.plan.drafts.values()] == [{box.field: "four\nfive"}]
