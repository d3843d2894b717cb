"""Section pages by keyboard: adding, changing, taking out, order, what I do."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, sam, screen_text, type_words
from wrap_tui.widgets.choice_list import ChoiceList


async def test_an_empty_section_is_calm_and_offers_one_small_step(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        await pilot.press("4")
        await pilot.pause()
        text = screen_text(pilot)
        assert "Nothing here yet, and that is fine." in text
        assert "missing" not in text


async def test_a_trigger_is_added_with_three_keys_and_its_words(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        await type_words(pilot, "A letter")
        await pilot.press("enter")
        await pilot.pause()
    assert book.plan.texts("triggers.events") == ("A letter",)


async def test_enter_changes_the_words_and_the_older_ones_stay(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await type_words(pilot, " at night")
        await pilot.press("escape")
        await pilot.pause()
        assert "Loud pubs at night" in screen_text(pilot)
    item = book.plan.at("triggers.events")[0]
    assert [older.fields["text"] for older in book.plan.older_of(item.id)] == ["Loud pubs"]
    assert not book.plan.drafts


async def test_order_moves_a_thing_until_enter(tmp_path: Path) -> None:
    book = empty_book()
    for words in ("one", "two", "three"):
        book.add("triggers.events", {"text": words})
    async with opened(book, tmp_path) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("o", "down", "down", "enter")
        await pilot.pause()
        assert book.plan.texts("triggers.events") == ("two", "three", "one")
        row = pilot.app.screen.query_one(ChoiceList).row
        assert row is not None
        assert row.text == "one"
        await pilot.press("up")
        await pilot.pause()
    assert book.plan.texts("triggers.events") == ("two", "three", "one")


async def test_a_step_is_written_for_one_trigger(tmp_path: Path) -> None:
    book = sam()
    letter = book.add("triggers.events", {"text": "A letter"})
    async with opened(book, tmp_path) as pilot:
        await pilot.press("3")
        await pilot.pause()
        pilot.app.screen.query_one(ChoiceList).go_to(letter.id)
        await pilot.press("w")
        await pilot.pause()
        await type_words(pilot, "Open it with Jo")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "What I do: Open it with Jo." in screen_text(pilot)
    step = book.plan.at("triggers.plan")[-1]
    assert (step.text, step.words("for")) == ("Open it with Jo", letter.id)


async def test_a_removed_thing_comes_back_with_one_key(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("3")
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        assert book.plan.at("triggers.events") == ()
        await pilot.press("u")
        await pilot.pause()
        assert book.plan.texts("triggers.events") == ("Loud pubs",)
