"""Words typed on the page of a removed thing are kept; half-typed ones do not bring back what was changed meanwhile."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.ui.kit import empty_book, opened, place, press, screen_text, the_app, type_words
from wrap_tui.codec.items import to_records
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Value
from wrap_tui.flows import journal
from wrap_tui.flows.forms import Form
from wrap_tui.services.book import Book
from wrap_tui.services.uniting import merged_plan
from wrap_tui.widgets.word_box import WordBox


async def go(pilot: Pilot[int], *where: str) -> None:
    the_app(pilot).go(*where)
    for _ in range(3):
        await pilot.pause()


def from_another_computer(book: Book, item_id: str, fields: dict[str, Value]) -> None:
    other = edit.change(book.plan, item_id, fields, book.clock.now())
    book.apply(merged_plan(book.plan, to_records(other)), undoable=False)


def box(pilot: Pilot[int], selector: str) -> WordBox:
    return pilot.app.screen.query_one(selector, WordBox)


async def test_words_typed_into_an_entry_that_was_undone_bring_it_back(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "8")
        await type_words(pilot, "Today I walked")
        await press(pilot, "pagedown", "home", "enter")
        assert place(pilot)[0] == "entry"
        await press(pilot, "tab", "ctrl+z")
        assert "Undone: Today I walked" in screen_text(pilot)
        assert "taken out" in screen_text(pilot)
        assert not journal.entries(book)
        await press(pilot, "shift+tab", "end")
        await type_words(pilot, " and the moon rose.")
        await press(pilot, "escape")
        assert "The entry is back, with the words you typed." in screen_text(pilot)
    (entry,) = journal.entries(book)
    assert entry.text == "Today I walked and the moon rose."


async def test_taking_an_entry_out_keeps_what_was_typed_for_undo(tmp_path: Path) -> None:
    book = empty_book()
    entry = journal.write(book, "A walk")
    assert entry is not None
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "entry", entry.id)
        await press(pilot, "end")
        await type_words(pilot, " home")
        await press(pilot, "tab", "tab", "enter")
        assert place(pilot)[0] != "entry"
    book.undo()
    assert [e.text for e in journal.entries(book)] == ["A walk home"]


async def test_words_typed_for_a_thing_that_was_undone_bring_it_back(tmp_path: Path) -> None:
    book = empty_book()
    pubs = book.add("triggers.events", {"text": "Loud pubs"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "change", pubs.id)
        book.undo()
        await pilot.pause()
        assert "taken out" in screen_text(pilot)
        await press(pilot, "end")
        await type_words(pilot, " at night")
        await press(pilot, "escape")
        assert "It is back in your plan" in screen_text(pilot)
    assert book.plan.texts("triggers.events") == ("Loud pubs at night",)


async def test_an_open_page_shows_what_was_changed_beneath_it_unless_other_words_are_typed(
    tmp_path: Path,
) -> None:
    book = empty_book()
    entry = journal.write(book, "A walk")
    assert entry is not None
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "entry", entry.id)
        from_another_computer(book, entry.id, {**entry.fields, "text": "A long walk"})
        await pilot.pause()
        assert box(pilot, "#text").text == "A long walk"
        await press(pilot, "ctrl+end")
        await type_words(pilot, " home")
        from_another_computer(book, entry.id, {**entry.fields, "text": "No walk"})
        await pilot.pause()
        assert box(pilot, "#text").text == "A long walk home"


async def test_a_half_typed_entry_says_that_it_was_changed_and_leaves_the_rest_as_it_is_now(
    tmp_path: Path,
) -> None:
    book = empty_book()
    entry = journal.write(book, "A walk", "Monday")
    assert entry is not None
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "entry", entry.id)
        await press(pilot, "end")
        await type_words(pilot, " half")
    from_another_computer(book, entry.id, {**entry.fields, "text": "A swim", "title": "Tuesday"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "entry", entry.id)
        assert "What was changed here meanwhile goes to older words." in " ".join(screen_text(pilot).split())
        await press(pilot, "escape")
    (kept,) = journal.entries(book)
    assert (kept.title, kept.text) == ("Tuesday", "A walk half")
    assert "A swim" in [older.fields.get("text") for older in book.plan.older_of(entry.id)]


async def test_a_half_filled_form_shows_the_newer_number_and_says_so(tmp_path: Path) -> None:
    book = empty_book()
    asha = book.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900111",)})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "form", "crisis.supporters", asha.id)
        box(pilot, "#field-relationship").focus()
        await type_words(pilot, "my sist")
    from_another_computer(book, asha.id, {"name": "Asha", "phones": ("07700 900999",)})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "form", "crisis.supporters", asha.id)
        assert "The rest is newer: it was changed meanwhile." in " ".join(screen_text(pilot).split())
        assert box(pilot, "#field-phones").text == "07700 900999"
        await press(pilot, "escape")
    now = book.plan.items[asha.id]
    assert (now.lines("phones"), now.words("relationship")) == (("07700 900999",), "my sist")
    assert not Form(book, book.catalog.question("crisis.supporters"), asha.id).taken_up


async def test_a_step_and_a_try_that_plain_mode_left_half_typed_wait_in_their_boxes(tmp_path: Path) -> None:
    book = empty_book()
    pubs = book.add("triggers.events", {"text": "Loud pubs"})
    tea = book.add("toolbox.use", {"name": "Tea"})
    book.draft(f"step.{pubs.id}", {"text": "Walk out"})
    book.draft(f"tried.{tea.id}", {"text": "It helped a b"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "steps", "triggers", pubs.id)
        assert box(pilot, "#box").text == "Walk out"
        await press(pilot, "enter")
        await go(pilot, "tool", tea.id)
        assert box(pilot, "#box").text == "It helped a b"
    assert book.plan.texts("triggers.plan") == ("Walk out",)
    assert set(book.plan.drafts) == {f"try#{tea.id}"}


async def test_a_name_half_typed_beside_a_half_filled_form_waits_apart_from_it(tmp_path: Path) -> None:
    book = empty_book()
    place_id = "crisis.medicines"
    book.draft(place_id, {"name": "Zopravil", "dose": "5 m"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "guide", place_id, "one")
        await type_words(pilot, "Ibupro")
        await press(pilot, "escape")
        assert book.plan.drafts[place_id].fields == {"name": "Zopravil", "dose": "5 m"}
        await go(pilot, "guide", place_id, "one")
        assert box(pilot, "#box").text == "Ibupro"
        pilot.app.screen.query_one("#written").focus()
        await press(pilot, "enter")
        await pilot.pause(0.2)
        assert place(pilot) == ("form", place_id)
        await press(pilot, "escape")
        assert [item.words("name") for item in book.plan.at(place_id)] == ["Zopravil"]
        assert box(pilot, "#box").text == "Ibupro"
        box(pilot, "#box").focus()
        await press(pilot, "end")
        await type_words(pilot, "fen")
        await press(pilot, "enter")
    assert [item.words("name") for item in book.plan.at(place_id)] == ["Zopravil", "Ibuprofen"]
    assert not book.plan.drafts


async def test_a_name_half_typed_beside_a_form_that_is_done_with_is_the_box_s_own(tmp_path: Path) -> None:
    book = empty_book()
    place_id = "crisis.medicines"
    book.draft(f"{place_id}#name", {"name": "Ibupro"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "guide", place_id, "one")
        assert box(pilot, "#box").text == "Ibupro"
        assert set(book.plan.drafts) == {place_id}
        await press(pilot, "enter")
    assert [item.words("name") for item in book.plan.at(place_id)] == ["Ibupro"]
    assert not book.plan.drafts
