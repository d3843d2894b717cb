"""A copy for somebody by keyboard: five keys in the usual case, the words, given, the file off; the page of copies."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.kit import files, finished, golden, opened, press, sam, screen_text, the_app
from wrap_tui.domain import sharing
from wrap_tui.domain.sharing import Copy
from wrap_tui.flows import copies
from wrap_tui.screens.share import SharePage
from wrap_tui.services.book import Book
from wrap_tui.widgets.choice_list import ChoiceList

SIZES = ((60, 20), (80, 24))


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "Papers"
    folder.mkdir()
    monkeypatch.setattr("wrap_tui.paths.documents", lambda: folder)
    monkeypatch.setattr("wrap_tui.services.printing.can_print", lambda: False)
    monkeypatch.setattr("wrap_tui.screens.share_rows.places", lambda walk: ("Documents/plan.html",))
    return folder


def neighbour() -> Book:
    """Sam with a neighbour who reads on a computer, and words that are not for them."""
    book = sam()
    book.add(
        "crisis.supporters", {"name": "Kim", "tasks": "Feed the cat", "device": "computer", "agreed": "yes"}
    )
    book.add("triggers.events", {"text": "Plantedtrigger"})
    return book


async def test_five_keys_from_the_crisis_page_to_a_first_file(documents: Path, tmp_path: Path) -> None:
    book = neighbour()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "0")
        await press(pilot, "s", "3", "1")
        assert "This is the copy for Kim." in screen_text(pilot)
        assert "Plantedtrigger" not in screen_text(pilot)
        assert not files(documents)
        await press(pilot, "enter")
        await finished(pilot)
        (file,) = files(documents)
        (copy,) = sharing.copies(book.plan)
        assert copy.phrase in screen_text(pilot)
        await press(pilot, "enter", "enter")
        assert [copy.state for copy in sharing.copies(book.plan)] == ["given"]
        assert file.name in "".join(screen_text(pilot).split())
        await press(pilot, "down", "enter")
        assert not files(documents)


async def test_five_keys_from_the_crisis_page_to_given_when_it_is_the_next_copy(
    documents: Path, tmp_path: Path
) -> None:
    book = neighbour()
    kim = book.plan.at("crisis.supporters")[-1]
    first = Copy("", kim.id, "Kim", 1, "", "html", True, ("brief", "own_tasks"), (), phrase="a b c d e")
    copies.note_copy(book, first)
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "0")
        await press(pilot, "s", "3", "enter")
        await finished(pilot)
        assert "a b c d e" in screen_text(pilot)
        await press(pilot, "enter", "enter")
        assert sharing.copies(book.plan)[0].state == "given"


async def test_the_steps_look_like_this(documents: Path, tmp_path: Path) -> None:
    async with opened(neighbour(), tmp_path, size=SIZES[0]) as pilot:
        await press(pilot, "0")
        for key, step in (("s", "who"), ("3", "sees"), ("3", "parts"), ("enter", "look")):
            await press(pilot, key)
            for width, height in SIZES:
                await pilot.resize_terminal(width, height)
                await pilot.pause()
                golden(f"share-{step}-{width}x{height}", screen_text(pilot))
            await pilot.resize_terminal(*SIZES[0])
            if step == "sees":
                await press(pilot, "pagedown")
                down = pilot.app.screen.query_one(ChoiceList).current
                assert down == 2, "all is in sight, so the pointer goes down"
                await press(pilot, "pageup")
        page = pilot.app.screen
        assert isinstance(page, SharePage)
        read = screen_text(pilot)
        for _ in range(12):
            await press(pilot, "pagedown")
            read += screen_text(pilot)
        assert all(line in read for line in page.walk.preview().text.split("\n") if len(line) < 40)
        await press(pilot, "up")
        assert "Yes, make it" not in screen_text(pilot)
        await press(pilot, *["pageup"] * 12)
        assert "This is the copy for Kim." in screen_text(pilot)


async def test_the_words_of_a_copy_are_shown_when_asked_for_alone(documents: Path, tmp_path: Path) -> None:
    book = neighbour()
    kim = book.plan.at("crisis.supporters")[-1]
    copy = Copy("", kim.id, "Kim", 1, "", "html", True, ("brief", "own_tasks"), (), phrase="a b c d e")
    noted = copies.note_copy(book, copy)
    copies.set_state(book, noted, "opened")
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("copy", noted.id)
        await pilot.pause()
        await pilot.pause()
        assert "a b c d e" not in screen_text(pilot)
        pilot.app.screen.query_one(ChoiceList).go_to("words")
        await press(pilot, "enter")
        assert "a b c d e" in screen_text(pilot)
        await press(pilot, "escape")
        assert "a b c d e" not in screen_text(pilot)


async def test_the_words_are_shown_on_request_and_a_mark_is_one_enter(
    documents: Path, tmp_path: Path
) -> None:
    book = neighbour()
    file = documents / "plan.html"
    file.write_text("x")
    kim = book.plan.at("crisis.supporters")[-1]
    copy = Copy("", kim.id, "Kim", 1, "", "html", True, ("brief",), (), path=str(file), phrase="a b c d e")
    noted = copies.note_copy(book, copy)
    async with opened(book, tmp_path, size=(80, 50)) as pilot:
        the_app(pilot).go("copy", noted.id)
        await pilot.pause()
        await pilot.pause()
        assert "a b c d e" not in screen_text(pilot)
        rows = pilot.app.screen.query_one(ChoiceList)
        rows.go_to("words")
        await press(pilot, "enter")
        assert "a b c d e" in screen_text(pilot)
        rows.go_to("state:given")
        await press(pilot, "enter", "enter")
        assert [one.state for one in sharing.copies(book.plan)] == ["given"], (
            "a second press marks nothing else"
        )
        assert "Its file is still on this computer." in screen_text(pilot)
        assert "I gave it   so it is now" in screen_text(pilot)
        await press(pilot, "d")
        assert not file.exists()
        await press(pilot, "escape")
        the_app(pilot).go("copies")
        await pilot.pause()
        assert str(file) not in screen_text(pilot)


async def test_a_group_is_made_by_its_name_and_a_private_page_asks_first(
    documents: Path, tmp_path: Path
) -> None:
    book = neighbour()
    async with opened(book, tmp_path, size=(80, 60)) as pilot:
        the_app(pilot).go("audiences")
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "tab", "F", "l", "a", "t", "enter")
        (group,) = sharing.audiences(book.plan)
        assert group.name == "Flat"
        rows = pilot.app.screen.query_one("#rows", ChoiceList)
        rows.go_to("health")
        await press(pilot, "space")
        assert sharing.audiences(book.plan)[0].parts == ("brief", "own_tasks", "health")
        rows.go_to("lift:section.triggers")
        await press(pilot, "enter", "down", "enter")
        rows.go_to("section.triggers")
        await press(pilot, "space")
        assert "section.triggers" in sharing.audiences(book.plan)[0].parts


async def test_what_was_ticked_for_one_person_is_off_for_the_next_and_their_words_stay(
    documents: Path, tmp_path: Path
) -> None:
    book = neighbour()
    book.add("crisis.not_involved", {"name": "Rob Quirk", "reason": "Plantedreason"})
    kim = book.plan.at("crisis.supporters")[-1]
    zed = book.add("crisis.supporters", {"name": "Zed", "tasks": "Old words"})
    async with opened(book, tmp_path) as pilot:
        page = await the_page(pilot)
        await choose(pilot, kim.id, "usual")
        await choose(pilot, "names")
        assert page.walk.names_them
        await press(pilot, "escape")
        await choose(pilot, zed.id, "usual")
        assert page.walk.step == "device"
        book.change(zed.id, {"name": "Zed", "tasks": "New words"})
        await choose(pilot, "android")
        assert (page.walk.step, page.walk.names_them) == ("look", False)
        assert book.plan.items[zed.id].words("tasks") == "New words"
        await press(pilot, "escape")
        await choose(pilot, zed.id)
        page.walk.go_to("device")
        page.show_step()
        book.remove(zed.id)
        await choose(pilot, "iphone")
        assert "No supporter has that name." in " ".join(screen_text(pilot).split())
        assert page.walk.step == "device"


async def the_page(pilot: Pilot[int]) -> SharePage:
    the_app(pilot).go("share")
    await pilot.pause()
    page = the_app(pilot).screen
    assert isinstance(page, SharePage)
    return page


async def choose(pilot: Pilot[int], *rows: str) -> None:
    """Choose rows of the page one after the other."""
    for row in rows:
        the_app(pilot).screen.query_one("#rows", ChoiceList).go_to(row)
        await press(pilot, "enter")
        await pilot.pause()
