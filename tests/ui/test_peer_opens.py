"""What a session opens: goals and journal entries of the chosen sections, and no row that stays shut."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import opened, place, press, sam, screen_text, type_words
from tests.ui.test_peer_session import book_of, go, row_to
from wrap_tui.flows import journal, peer
from wrap_tui.services.book import Book
from wrap_tui.widgets.choice_list import ChoiceList


def matters_and_journal() -> Book:
    """A session on goals and the journal, with a goal that was made of an entry and one that was made of a sentence."""
    whole = sam()
    whole.add("matters.goals", {"text": "planted boat", "next_step": "ask at the quay"})
    entry = journal.write(whole, "planted entry, late trains")
    assert entry is not None
    journal.make_of(whole, entry.id, "late trains", "trigger")
    peer.begin(whole, ["matters", "journal"])
    return whole


async def test_what_a_session_opens_is_opened_from_its_section_and_from_search(tmp_path: Path) -> None:
    whole = matters_and_journal()
    goal, entry = whole.plan.at("matters.goals")[-1], whole.plan.at(journal.ENTRIES)[-1]
    async with opened(whole, tmp_path) as pilot:
        for section, item, page in (("matters", goal, "goal"), ("journal", entry, "entry")):
            await go(pilot, "section", section)
            row_to(pilot, item.id)
            await press(pilot, "enter")
            assert place(pilot) == (page, item.id)
            await press(pilot, "escape", "escape")
            await go(pilot, "search")
            await type_words(pilot, item.text[:12])
            await press(pilot, "enter")
            assert place(pilot) == (page, item.id)
            await press(pilot, "escape", "escape")
        await go(pilot, "section", "matters")
        row_to(pilot, "page:goals")
        await press(pilot, "enter")
        assert place(pilot) == ("goals",)
        assert "planted boat" in screen_text(pilot)


async def test_no_row_of_a_session_stays_shut(tmp_path: Path) -> None:
    whole = matters_and_journal()
    goal, entry = whole.plan.at("matters.goals")[-1], whole.plan.at(journal.ENTRIES)[-1]
    pages = (
        ("section", "matters"), ("section", "journal"), ("goals",), ("goal", goal.id), ("entry", entry.id),
        ("older", goal.id), ("older", entry.id),
    )  # fmt: skip
    async with opened(whole, tmp_path) as pilot:
        for page in pages:
            await go(pilot, *page)
            assert place(pilot) == page
            for row in tuple(pilot.app.screen.query_one(ChoiceList).rows):
                if row.heading:
                    continue
                row_to(pilot, row.id)
                await press(pilot, "enter")
                assert "That stays shut" not in screen_text(pilot), (page, row.id)
                await press(pilot, "escape")
                await go(pilot, peer.HOME)
                await go(pilot, *page)


async def test_in_a_session_an_entry_becomes_what_its_sections_hold_alone(tmp_path: Path) -> None:
    whole = matters_and_journal()
    goal, entry = whole.plan.at("matters.goals")[-1], whole.plan.at(journal.ENTRIES)[-1]
    assert journal.becomes(whole) == tuple(journal.BECOMES)
    async with opened(whole, tmp_path) as pilot:
        assert journal.becomes(book_of(pilot)) == ("strength", "goal")
        await go(pilot, "entry", entry.id)
        assert "late trains" in screen_text(pilot)
        assert not [row for row in pilot.app.screen.query_one(ChoiceList).rows if not row.heading]
        await type_words(pilot, "more ")
        await press(pilot, "escape")
        await go(pilot, "goal", goal.id)
        daily = whole.plan.at("daily.every")
        await press(pilot, "t")
        assert whole.plan.at("daily.every") == daily
    kept = whole.plan.items[entry.id]
    assert "more " in kept.text
    assert kept.lines("links") == entry.lines("links")
