"""Older words line by line: told apart, compared, erased."""

from __future__ import annotations

from tests.unit.plain.sitting import book, sit


def test_two_wordings_are_told_apart_by_their_words_and_erasing_leaves_their_page() -> None:
    made = book()
    item = made.add("triggers.events", {"text": "Trains"})
    for words in ("Late trains", "Late buses"):
        made.change(item.id, {"text": words})
    said = sit(made, "older", item.id, answers=["3", "1", "3", "3", "", "4", "yes"])
    assert said.count("\n3. Trains. ") == 3
    assert "Taken out: Trains" in said
    assert said.count("Erase it for good.") == 1
    assert made.plan.items[item.id].erased


def test_a_removed_entry_comes_back_by_undo_on_the_journal() -> None:
    made = book()
    entry = made.add("journal.entries", {"text": "Rain", "at": "2026-10-01T10:00"})
    made.remove(entry.id)
    said = sit(made, "journal", answers=["6", "q"])
    assert "6. Undo the last change" in said
    assert not made.plan.items[entry.id].removed
