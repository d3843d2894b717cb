"""Living with the plan by keyboard: check-in, I notice something, steps, tools, journal, looking back, review, search."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import SIZES, empty_book, golden, opened, sam, screen_text, type_words
from wrap_tui.domain.day import Day, Mark
from wrap_tui.domain.stamp import Stamp
from wrap_tui.flows.when import shift
from wrap_tui.screens.base import Page
from wrap_tui.services.book import Book
from wrap_tui.widgets.calendar import Calendar
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.word_box import WordBox

TODAY = "2025-10-14"


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Each key by itself, as a person presses them."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await pilot.pause()


def place(pilot: Pilot[int]) -> tuple[str, ...]:
    page = pilot.app.screen
    assert isinstance(page, Page)
    return page.place


# Check-in


async def test_a_check_in_takes_three_keys_and_eight_with_everything(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "2", "escape")
        assert place(pilot) == ("today",)
        assert book.plan.day(TODAY).word == "steady"
        await press(pilot, "c", "4", "down", "space", "up", "enter", "enter", "enter")
        assert place(pilot) == ("today",)
        assert "Saved." in screen_text(pilot)
    day = book.plan.day(TODAY)
    assert day.word == "heavy"
    assert [mark.on for mark in day.met.values()] == [True]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_check_in_looks_like_this(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(sam(), tmp_path, size=size) as pilot:
        await press(pilot, "c")
        golden(f"check-in-{size[0]}x{size[1]}", screen_text(pilot))


async def test_everything_of_a_check_in_can_be_left_out(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "enter", "enter", "enter", "enter")
        assert place(pilot) == ("today",)
    assert TODAY not in book.plan.days


async def test_good_things_and_a_note_are_kept_and_can_be_taken_out(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "1")
        await type_words(pilot, "The heron")
        await press(pilot, "enter")
        assert book.plan.day(TODAY).good == ("The heron",)
        await press(pilot, "enter")
        await type_words(pilot, "Rain all day")
        await press(pilot, "escape")
        assert book.plan.day(TODAY).note == "Rain all day"
        assert not book.plan.drafts
        await press(pilot, "c")
        assert "[x]  bright" in screen_text(pilot)
        pilot.app.screen.query_one("#take_out").focus()
        await press(pilot, "enter")
    assert book.plan.day(TODAY) == replace(Day(TODAY), changed=book.plan.day(TODAY).changed)


# I notice something


async def test_a_plan_is_two_keys_away(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "n")
        golden("notice-80x24", screen_text(pilot))
        assert pilot.app.focused is None
        await press(pilot, "1")
        assert place(pilot) == ("plan", "triggers")
        assert "Step outside" in screen_text(pilot)


@pytest.mark.parametrize("door", ["1", "2", "3", "4", "5", "6", "7"])
async def test_no_door_leads_to_an_empty_page(door: str, tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        await press(pilot, "n", door)
        text = screen_text(pilot)
        assert place(pilot) != ("notice",)
        assert any(words in text for words in ("crisis plan", "Crisis plan", "112"))


async def test_a_step_that_was_used_asks_whether_it_helped(tmp_path: Path) -> None:
    book = sam()
    step = book.plan.at("triggers.plan")[0]
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "n", "1", "enter")
        assert "Did this help?" in screen_text(pilot)
        await press(pilot, "2")
        assert "It helped a bit" in screen_text(pilot)
    assert book.plan.day(TODAY).used[step.id][0] == "bit"


async def test_breaking_down_shows_one_step_at_a_time_musts_first(tmp_path: Path) -> None:
    book = empty_book()
    book.add("breaking.plan", {"text": "Write it down", "level": "might"})
    book.add("breaking.plan", {"text": "Ring Asha", "level": "must"})
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "n", "3")
        assert place(pilot) == ("walk", "breaking")
        text = screen_text(pilot)
        assert "Ring Asha" in text
        assert "Write it down" not in text
        await press(pilot, "enter", "1")
        assert "Write it down" in screen_text(pilot)
        await press(pilot, "down")
        assert "Those were all the steps." in screen_text(pilot)
        await press(pilot, "right", "enter")
        assert place(pilot) == ("crisis",)


async def test_not_sure_marks_nothing_by_itself_and_offers_the_plan_of_what_is_marked(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "n", "4")
        assert TODAY not in book.plan.days
        assert "Open what I do" not in screen_text(pilot)
        await press(pilot, "space")
        assert "Open what I do: Triggers" in screen_text(pilot)
        assert place(pilot) == ("own_things",)


# Tools


async def test_tools_are_found_by_what_fits_now(tmp_path: Path) -> None:
    book = empty_book()
    book.add("toolbox.use", {"name": "A bath", "where_works": ("alone", "night")})
    book.add("toolbox.use", {"name": "Ring Jo", "where_works": ("someone",)})
    async with opened(book, tmp_path) as pilot:
        pilot.app.go("tools")  # type: ignore[attr-defined]
        await pilot.pause()
        assert "Ring Jo" in screen_text(pilot)
        await press(pilot, "space")
        text = screen_text(pilot)
        assert "A bath" in text
        assert "Ring Jo" not in text


async def test_a_try_out_is_noted_and_a_tool_kept(tmp_path: Path) -> None:
    book = empty_book()
    tool = book.add("toolbox.try", {"name": "Drawing"})
    async with opened(book, tmp_path) as pilot:
        pilot.app.go("tool", tool.id)  # type: ignore[attr-defined]
        await pilot.pause()
        await press(pilot, "t")
        await type_words(pilot, "quiet after")
        await press(pilot, "enter", "1")
    assert [item.words("name") for item in book.plan.at("toolbox.use")] == ["Drawing"]
    assert book.plan.at("toolbox.tryouts")[0].words("happened") == "quiet after"


# Journal and search


async def test_the_journal_is_typed_into_at_once_and_kept_on_the_way_out(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "8")
        await type_words(pilot, "A long day")
        await press(pilot, "enter")
        await type_words(pilot, "and rain")
        await press(pilot, "escape")
        assert place(pilot) == ("today",)
        await press(pilot, "8")
        assert "A long day   Tuesday 14 October 2025" in screen_text(pilot)
    (entry,) = book.plan.at("journal.entries")
    assert entry.text == "A long day\nand rain"
    assert not book.plan.drafts


async def test_marked_words_become_a_trigger_and_the_entry_stays(tmp_path: Path) -> None:
    book = empty_book()
    entry = book.add("journal.entries", {"text": "The letter came", "at": "2025-10-01T10:00"})
    async with opened(book, tmp_path) as pilot:
        pilot.app.go("entry", entry.id)  # type: ignore[attr-defined]
        await pilot.pause()
        await press(pilot, "f3")
        assert "Mark some words first" in screen_text(pilot)
        box = pilot.app.screen.query_one("#text", WordBox)
        box.move_cursor((0, 4))
        box.move_cursor((0, 10), select=True)
        await press(pilot, "f3", "1")
        assert "Made from this" in screen_text(pilot)
        await press(pilot, "escape")
    assert book.plan.texts("triggers.events") == ("letter",)
    assert book.plan.items[entry.id].text == "The letter came"
    assert book.plan.items[entry.id].lines("links") == (book.plan.at("triggers.events")[0].id,)


async def test_a_changed_entry_keeps_its_older_words(tmp_path: Path) -> None:
    book = empty_book()
    entry = book.add("journal.entries", {"text": "One", "at": "2025-10-01T10:00"})
    async with opened(book, tmp_path) as pilot:
        pilot.app.go("entry", entry.id)  # type: ignore[attr-defined]
        await pilot.pause()
        await type_words(pilot, " two")
        await press(pilot, "escape")
    assert book.plan.items[entry.id].text == "One two"
    assert [older.fields["text"] for older in book.plan.older_of(entry.id)] == ["One"]
    assert not book.plan.drafts


async def test_a_word_is_found_in_the_journal_with_two_keys_and_its_letters(tmp_path: Path) -> None:
    book = empty_book()
    book.add("journal.entries", {"text": "Rain, and the heron came", "at": "2025-10-01T10:00"})
    book.add("journal.entries", {"text": "Nothing much", "at": "2025-10-02T10:00"})
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "8", "down", "slash")
        await type_words(pilot, "HERON")
        text = screen_text(pilot)
        assert "Rain, and the heron came" in text
        assert "Nothing much" not in text
        await press(pilot, "enter")
        assert place(pilot)[0] == "entry"
    assert "heron" not in repr(book.plan.preferences).casefold()
    assert not book.plan.drafts


async def test_search_finds_sections_things_and_questions(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "m", "slash")
        await type_words(pilot, "pubs")
        assert "Loud pubs   Triggers, Events" in screen_text(pilot)
        await press(pilot, "enter")
        assert place(pilot)[0] == "change"


# Looking back


def with_days(book: Book, count: int) -> Book:
    item = book.add("daily.every", {"text": "Ten minutes outside"})
    for back in range(count):
        date = shift(TODAY, -back)
        good = back % 2 == 0
        day = Day(date, word="bright" if good else "heavy", ticks={item.id: Mark(good, Stamp(back + 1))})
        book.apply(book.plan.with_day(day))
    return book


async def test_nothing_is_said_before_fourteen_check_ins(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 13), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9")
        text = screen_text(pilot)
        assert "More is said here after 14 days" in text
        assert "On the days I called good" not in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_looking_back_looks_like_this(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 40), tmp_path, size=size) as pilot:
        await press(pilot, "9")
        golden(f"looking-back-{size[0]}x{size[1]}", screen_text(pilot))


async def test_the_calendar_shows_initials_dots_and_no_digit(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 40), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9")
        calendar = pilot.app.screen.query_one(Calendar)
        letters = {day.letter for week in calendar.weeks for day in week if day.date}
        assert letters == {"B", "H", "."}
        assert "20 of 20 days" in screen_text(pilot)
        assert "These went together. That does not say why." in screen_text(pilot)


async def test_hard_days_are_hidden_with_one_key(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 40), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9", "s")
        calendar = pilot.app.screen.query_one(Calendar)
        assert "H" not in {day.letter for week in calendar.weeks for day in week}
        assert "heavy" not in screen_text(pilot)
        await press(pilot, "s")
        assert "heavy" in screen_text(pilot)


async def test_arrows_go_from_day_to_day_and_enter_reads_one(tmp_path: Path) -> None:
    async with opened(with_days(empty_book(), 40), tmp_path, size=(80, 40)) as pilot:
        await press(pilot, "9", "left")
        assert "Tuesday 7 October: heavy" in screen_text(pilot)
        await press(pilot, "up")
        assert "Monday 6 October: bright" in screen_text(pilot)
        await press(pilot, "enter")
        assert place(pilot) == ("check_in", "2025-10-06")


# Reading through


async def test_reading_through_goes_section_by_section_and_is_dated(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        pilot.app.go("review")  # type: ignore[attr-defined]
        await pilot.pause()
        assert "1 of" in screen_text(pilot)
        for _ in range(30):
            if "You read through your plan." in screen_text(pilot):
                break
            await press(pilot, "pagedown")
        await type_words(pilot, "The list")
        await press(pilot, "enter")
        await type_words(pilot, "Six weeks of walks")
        pilot.app.screen.query_one("#finish").focus()
        await press(pilot, "enter")
        assert "Kept, with today's date." in screen_text(pilot)
    (done,) = book.plan.preference("review.done")
    assert (done["date"], done["worked"]) == (TODAY, "The list")
    assert "Six weeks of walks" in book.plan.texts("journal.celebrations")
    assert not book.plan.drafts


async def test_a_review_stops_and_goes_on_at_the_same_section(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        pilot.app.go("review")  # type: ignore[attr-defined]
        await pilot.pause()
        await press(pilot, "pagedown", "pagedown")
        before = screen_text(pilot).split("\n")[0]
        await press(pilot, "escape")
        pilot.app.go("review")  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()
        assert screen_text(pilot).split("\n")[0] == before


async def test_tables_of_key_budgets(tmp_path: Path) -> None:
    """Keys for each task from Today (EXPERIENCE.md, Budgets): what is pressed, and where it leads."""
    tasks = {
        ("0",): ("crisis",),
        ("n", "2"): ("plan", "early"),
        ("3", "a"): ("guide", "triggers.events", "one"),
        ("g",): ("guide", "triggers"),
        ("m",): ("menu",),
    }
    for keys, wanted in tasks.items():
        book = sam()
        book.prefer("resume.triggers", "triggers.dates")
        async with opened(book, tmp_path) as pilot:
            await press(pilot, *keys)
            assert place(pilot) == wanted


async def test_the_first_row_of_a_list_has_the_pointer(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        for key in ("3", "7"):
            await press(pilot, key)
            assert isinstance(pilot.app.focused, ChoiceList)
            await press(pilot, "escape")
