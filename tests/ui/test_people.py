"""My people by keyboard: call order, adding, not involving."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, press, sam, screen_text, the_app
from wrap_tui.domain.sharing import Copy
from wrap_tui.flows import copies


async def test_an_empty_page_offers_one_person(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        await pilot.press("7")
        await pilot.pause()
        assert "One person is enough to start." in screen_text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Add a supporter" in screen_text(pilot)


async def test_the_call_order_is_changed_with_the_arrow_keys(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("7")
        await pilot.pause()
        await pilot.press("o", "down", "enter")
        await pilot.pause()
        assert "1. Jo" in screen_text(pilot)
    assert [item.words("name") for item in book.plan.at("crisis.supporters")] == ["Jo", "Asha"]


async def test_the_keys_line_says_what_can_be_done_with_the_row(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await press(pilot, "7")
        assert "d remove   u undo" in screen_text(pilot)
        await press(pilot, "end")
        assert "d remove" not in screen_text(pilot)
    async with opened(empty_book(), tmp_path) as pilot:
        await press(pilot, "7")
        assert "Enter open   a add   ? help" in screen_text(pilot)


async def test_someone_not_involved_is_out_of_the_calls_after_one_question(tmp_path: Path) -> None:
    book = sam()
    book.add("crisis.tasks", {"what": "Feed the cat", "who": "Asha"})
    async with opened(book, tmp_path) as pilot:
        await pilot.press("7")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        text = screen_text(pilot)
        assert "Asha comes out of your calls." in text
        assert "Crisis plan, Tasks" in text
        await pilot.press("escape")
        await pilot.pause()
        assert not book.plan.at("crisis.not_involved")
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("0")
        await pilot.pause()
        assert "Asha" not in screen_text(pilot).split("Crisis plan, Tasks")[0].split("More")[0]
    assert [item.words("name") for item in book.plan.at("crisis.not_involved")] == ["Asha"]


async def test_a_supporter_is_taken_out_from_a_row_and_every_answer_is_in_sight(tmp_path: Path) -> None:
    book = sam()
    for number in range(14):
        book.add("crisis.tasks", {"what": f"Task {number}", "who": "Asha"})
    for number in range(12):
        book.add("crisis.who_stays", {"who": "Asha", "when": f"Day {number}"})
    for name in ("Kim", "Lee", "May", "Noa", "Ola"):
        kim = book.add("crisis.supporters", {"name": name, "agreed": "yes"})
        copy = Copy("", kim.id, name, 1, "", "html", True, ("supporters",), (), "given")
        copies.note_copy(book, copy)
    async with opened(book, tmp_path, size=(60, 20)) as pilot:
        await press(pilot, "7", "end")
        assert "One of my supporters, from now on" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Who is not to be involved any more?" in screen_text(pilot)
        await press(pilot, "enter")
        assert "Asha: not involved" in screen_text(pilot)
        assert "Leave it as it is" in screen_text(pilot)
        await press(pilot, *["up"] * 12)
        assert "Asha comes out of your calls." in screen_text(pilot)
        await press(pilot, "down")
        assert "Yes, not involved" in screen_text(pilot)
        await press(pilot, "enter")
    assert [item.words("name") for item in book.plan.at("crisis.not_involved")] == ["Asha"]


async def test_a_part_of_a_name_is_asked_about_before_someone_is_not_involved(tmp_path: Path) -> None:
    book = sam()
    for name in ("Marta Nowak", "Marta Berg"):
        book.add("crisis.supporters", {"name": name})
    async with opened(book, tmp_path, size=(60, 20)) as pilot:
        for down, kept in ((1, "Marta Berg"), (2, "marta")):
            the_app(pilot).go("form", "crisis.not_involved")
            await pilot.pause()
            await press(pilot, *"marta", "escape")
            assert "Do you mean one of your people?" in screen_text(pilot)
            await press(pilot, "escape")
            assert "marta" in screen_text(pilot), "without an answer the form stays"
            await press(pilot, "escape", *["down"] * down, "enter")
            names = [item.words("name") for item in book.plan.at("crisis.not_involved")]
            assert names[-1] == kept
        the_app(pilot).go("form", "crisis.not_involved")
        await pilot.pause()
        await press(pilot, *"asha", "escape")
        assert "Do you mean" not in screen_text(pilot)
    assert len(book.plan.at("crisis.not_involved")) == 3
