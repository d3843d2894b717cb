"""Tools, the journal and search by keyboard."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, place, press, sam, screen_text, the_app, type_words
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.plan_lines import PlanLines
from wrap_tui.widgets.word_box import WordBox


async def test_tools_are_found_by_what_fits_now(tmp_path: Path) -> None:
    book = empty_book()
    book.add("toolbox.use", {"name": "A bath", "where_works": ("alone", "night")})
    book.add("toolbox.use", {"name": "Ring Jo", "where_works": ("someone",)})
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("tools")
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
        the_app(pilot).go("tool", tool.id)
        await pilot.pause()
        await press(pilot, "t")
        await type_words(pilot, "quiet after")
        await press(pilot, "enter", "1")
    assert [item.words("name") for item in book.plan.at("toolbox.use")] == ["Drawing"]
    assert book.plan.at("toolbox.tryouts")[0].words("happened") == "quiet after"


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
        the_app(pilot).go("entry", entry.id)
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
        the_app(pilot).go("entry", entry.id)
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


LONG = "\n".join(["The first line", *["Nothing much, one more day"] * 60, "Then a HÉRON came", "and left"])


async def test_what_was_found_is_gone_to_and_marked_and_typing_replaces_nothing(tmp_path: Path) -> None:
    book = empty_book()
    entry = book.add("journal.entries", {"text": LONG, "at": "2025-10-01T10:00"})
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "8", "down", "slash")
        await type_words(pilot, "heron")
        await press(pilot, "enter")
        assert "Then a HÉRON came" in screen_text(pilot)
        box = pilot.app.screen.query_one("#text", WordBox)
        assert (box.selected_text, box.has_focus) == ("HÉRON", True)
        assert "heron" not in str(book.plan.preferences)
        await type_words(pilot, "s")
        await press(pilot, "escape")
    assert "Then a HÉRONs came" in book.plan.items[entry.id].text


async def test_what_was_found_in_a_record_is_marked_in_its_field(tmp_path: Path) -> None:
    book = empty_book()
    book.add("toolbox.use", {"name": "A bath", "how": "Water, not too hot\nand the radio"})
    book.add("well.words", {"text": "calm and slow"})
    goal = book.add("matters.goals", {"text": "Swim", "next_step": "\n".join(["word"] * 40) + "\nthe lido"})
    async with opened(book, tmp_path) as pilot:
        for keys, word in ((("m", "slash"), "radio"), (("m", "slash"), "slow"), (("ctrl+p",), "radio")):
            await press(pilot, *keys)
            await type_words(pilot, word)
            await press(pilot, "enter")
            for _ in range(100):
                focused = pilot.app.focused
                if isinstance(focused, WordBox) and focused.selected_text == word:
                    break
                await pilot.pause(0.02)
            assert isinstance(focused, WordBox)
            assert focused.selected_text == word
            await press(pilot, "escape", "escape", "escape")
        await press(pilot, "m", "slash")
        await type_words(pilot, "lido")
        await press(pilot, "enter")
        await pilot.pause(0.1)
        assert place(pilot) == ("goal", goal.id)
        shown = pilot.app.screen.query_one(PlanLines)
        segments = [segment for y in range(shown.size.height) for segment in shown.render_line(y)]
        assert [s.text for s in segments if s.style is not None and s.style.underline] == ["lido"]
        assert "the lido" in screen_text(pilot)


async def test_the_journal_offers_its_search_once_there_is_something_to_find(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "8")
        assert "Search my journal" not in screen_text(pilot)
        await type_words(pilot, "Rain")
        await press(pilot, "pagedown")
        assert "Search my journal" in screen_text(pilot)
        pilot.app.screen.query_one(ChoiceList).go_to("do:search")
        await press(pilot, "enter")
        assert place(pilot) == ("search", "journal")


async def test_the_toolbox_begins_with_the_way_to_what_fits_now(tmp_path: Path) -> None:
    book = empty_book()
    book.add("toolbox.use", {"name": "A bath"})
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "2")
        assert "\u203a      Find a tool that fits now" in screen_text(pilot)
        await press(pilot, "enter")
        assert place(pilot) == ("tools",)
