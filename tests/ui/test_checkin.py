"""Check-in, I notice something, and steps by keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.kit import TODAY, Wall, empty_book, opened, place, press, sam, screen_text, the_app, type_words
from wrap_tui.domain.day import Day
from wrap_tui.flows import review_rhythm
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.own_words import set_day_words
from wrap_tui.widgets.word_box import WordBox


async def test_a_check_in_takes_three_keys_and_eight_with_everything(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "2", "escape")
        assert place(pilot) == ("today",)
        assert book.plan.day(TODAY).word == "steady"
        await press(pilot, "c", "4", "down", "space", "up", "enter", "enter", "enter")
        assert place(pilot) == ("today",)
        assert "Noted." in screen_text(pilot)
    day = book.plan.day(TODAY)
    assert day.word == "heavy"
    assert [mark.on for mark in day.met.values()] == [True]


async def test_a_word_chosen_before_there_were_other_words_is_kept_by_enter_and_can_be_taken_back(
    tmp_path: Path,
) -> None:
    book = empty_book()
    CheckIn(book).choose_word("steady")
    set_day_words(book, ("bright", "slow"))
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c")
        assert "3   [x]  steady" in screen_text(pilot)
        assert "Enter goes on. Another word takes its place." in screen_text(pilot)
        await press(pilot, "enter", "escape", "c", "3", "escape")
        assert book.plan.day(TODAY).word == "steady"
        await press(pilot, "c", "up", "space")
        assert "Enter leaves it out." in screen_text(pilot)
    assert book.plan.day(TODAY).word == ""


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
    left = book.plan.day(TODAY)
    assert left == replace(Day(TODAY), changed=left.changed, extra=left.extra)
    assert set(left.extra["emptied"]) == {"word", "good", "note"}


async def test_a_plan_is_two_keys_away(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "n")
        assert pilot.app.focused is pilot.app.screen.query_one("#doors")
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


async def test_where_i_am_today_is_taken_back_by_space(tmp_path: Path) -> None:
    book = empty_book()
    review_rhythm.suggest(book, "crisis")
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "n", "7")
        assert place(pilot) == ("crisis",)
        await press(pilot, "escape")
        assert "[x]" in screen_text(pilot)
        await press(pilot, "space")
        assert place(pilot) == ("notice",)
        assert "[x]" not in screen_text(pilot)
        assert "Your answer for today is taken back." in screen_text(pilot)
        await press(pilot, "space")
        assert place(pilot) == ("crisis",)


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


async def test_enter_on_what_is_noticed_opens_its_own_steps(tmp_path: Path) -> None:
    book = empty_book()
    sign = book.add("early.signs", {"text": "I stop cooking"})
    book.add("early.plan", {"text": "Soup from the freezer", "for": sign.id})
    book.add("early.plan", {"text": "Ring Asha"})
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "n", "4", "enter")
        assert place(pilot) == ("plan", "early", sign.id)
        text = screen_text(pilot)
        assert "Soup from the freezer" in text
        assert "Ring Asha" not in text


async def test_a_good_thing_is_changed_in_the_box_or_taken_out(tmp_path: Path) -> None:
    book = empty_book()
    flow = CheckIn(book)
    flow.add_good("Sun")
    flow.add_good("Rain")
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "enter", "up", "enter", "2")
        assert flow.day.good == ("Sun",)
        await press(pilot, "up", "enter", "1", "s", "enter")
        assert flow.day.good == ("Suns",)


async def test_changing_a_good_thing_leaves_what_is_half_typed(tmp_path: Path) -> None:
    book = empty_book()
    flow = CheckIn(book)
    flow.add_good("tea")
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "enter")
        await type_words(pilot, "PLANTED half")
        await press(pilot, "shift+tab", "enter", "1")
        assert flow.day.good == ("tea",)
        assert "PLANTED" not in screen_text(pilot)
        assert "Enter keep " in screen_text(pilot)
        await type_words(pilot, " with Jo")
        await press(pilot, "enter")
        assert flow.day.good == ("tea with Jo",)
        assert "PLANTED half" in screen_text(pilot)
        assert "Enter add " in screen_text(pilot)
        assert {key: draft.fields for key, draft in book.plan.drafts.items()} == {
            f"day.good.{TODAY}": {"text": "PLANTED half"}
        }
        await press(pilot, "enter")
    assert book.plan.day(TODAY).good == ("tea with Jo", "PLANTED half")
    assert not book.plan.drafts


async def test_other_words_for_a_good_thing_that_were_left_half_typed_are_gone_on_with(
    tmp_path: Path,
) -> None:
    book = empty_book()
    flow = CheckIn(book)
    flow.add_good("tea")
    book.draft(flow.key("change"), {"text": "tea with J", "good": "tea"})
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "enter")
        box = pilot.app.screen.query_one("#box", WordBox)
        assert (box.text, box.has_focus) == ("tea with J", True)
        box.move_cursor(box.document.end)
        await type_words(pilot, "o")
        assert book.plan.drafts[flow.key("change")].fields == {"text": "tea with Jo", "good": "tea"}
        await press(pilot, "pagedown")
        assert flow.day.good == ("tea with Jo",)
    assert not book.plan.drafts


async def test_a_good_thing_put_in_the_box_and_left_stands_once(tmp_path: Path) -> None:
    wall = Wall()
    book = empty_book(wall)
    flow = CheckIn(book)
    flow.add_good("tea")
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "enter", "up", "enter", "1", "escape")
        assert flow.day.good == ("tea",)
        await press(pilot, "u")
        wall.days_on(1)
        await press(pilot, "c", "escape")
    assert book.plan.day(TODAY).good == ()
    assert not book.plan.drafts


async def test_other_words_for_days_are_typed_and_offered_at_once(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "down", "enter")
        assert place(pilot) == ("own_words",)
        await press(pilot, "k", "l", "a", "r", "enter", "o", "k", "escape")
        text = screen_text(pilot)
        assert "klar" in text
        assert "stormy" not in text
        await press(pilot, "2")
    assert book.plan.day(TODAY).word == "ok"


async def test_a_check_in_is_erased_for_good_after_one_question(tmp_path: Path) -> None:
    book = empty_book()
    flow = CheckIn(book)
    flow.choose_word("heavy")
    flow.note("PLANTED")
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "c", "tab", "right", "right", "enter")
        assert "Ticks stay." in screen_text(pilot)
        await press(pilot, "enter")
        assert flow.day.note == "PLANTED"
        await press(pilot, "enter", "down", "enter")
        await pilot.pause(0.3)
        assert place(pilot) == ("today",)
    assert "PLANTED" not in repr(book.plan)
    assert not book.can_undo


async def test_another_day_is_named_in_a_small_window_too(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path, size=(60, 20)) as pilot:
        the_app(pilot).go("check_in", "2025-11-22")
        await pilot.pause()
        top = screen_text(pilot).splitlines()[0]
        assert "Saturday 22 November" in top
        assert "1 of" not in top
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Saturday 22 November   1 of 4" in screen_text(pilot).splitlines()[0]
