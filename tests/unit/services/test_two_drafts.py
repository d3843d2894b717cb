"""Half-typed words on two computers: nothing that is done with comes back, and both stand where they can be seen."""

from __future__ import annotations

import pytest

from tests.unit.services.two_computers import Desk, held
from wrap_tui.codec.toml_read import read_toml
from wrap_tui.codec.toml_write import export_toml
from wrap_tui.domain.dropped import MOST
from wrap_tui.domain.plan import Older
from wrap_tui.domain.stamp import Stamp
from wrap_tui.flows import journal
from wrap_tui.flows.box import Box
from wrap_tui.flows.checkin import CheckIn, keep_earlier
from wrap_tui.services.intake import review
from wrap_tui.services.uniting import NOTHING_NEW
from wrap_tui.store.merged_drafts import PICKED

ENTRIES = journal.ENTRIES


def test_a_finished_entry_does_not_begin_again_with_an_old_copy() -> None:
    desk = Desk()
    a = desk.book("A")
    a.draft(ENTRIES, journal.draft_fields(a, "I began"))
    stick = desk.book("B", like=a)
    journal.write_begun(a, "I began and ended")
    desk.later(days=1)
    for _ in range(3):
        assert desk.merge(a, stick) == NOTHING_NEW
        assert not a.plan.drafts
        assert journal.keep_earlier(a) is None
    assert [entry.text for entry in journal.entries(a)] == ["I began and ended"]
    desk.merge(stick, a)
    assert not stick.plan.drafts


def test_erased_words_do_not_come_back_as_the_half_typed_ones_of_an_old_copy() -> None:
    desk = Desk()
    a = desk.book("A")
    a.draft("triggers.events", {"text": "late trains"})
    stick = desk.book("B", like=a)
    a.erase(a.add("triggers.events", {"text": "late trains"}).id)
    desk.merge(a, stick)
    assert not held(a, "late trains")


def test_words_typed_on_elsewhere_after_the_copy_are_kept() -> None:
    desk = Desk()
    a = desk.book("A")
    a.draft(ENTRIES, {"text": "I began"})
    b = desk.book("B", like=a)
    b.draft(ENTRIES, {"text": "I began and went on"})
    a.drop_draft(ENTRIES)
    desk.merge(a, b)
    assert a.plan.drafts[ENTRIES].fields["text"] == "I began and went on"
    a.drop_draft(ENTRIES)
    desk.merge(b, a)
    assert not b.plan.drafts


def test_words_of_a_copy_that_went_on_alone_are_kept_by_the_same_computer() -> None:
    """A vault that was brought back writes with the same device as the one it parted from."""
    desk = Desk()
    a = desk.book("A")
    other = desk.book("A", like=a)
    a.draft(ENTRIES, {"text": "here"})
    desk.later()
    other.draft(ENTRIES, {"text": "there"})
    desk.merge(a, other)
    assert a.plan.drafts[ENTRIES].fields["text"] == "here\n\nthere"


@pytest.mark.parametrize("key", [ENTRIES, "triggers.events", "day.note.2026-11-03", "step.x", "well.words"])
def test_both_half_typed_texts_stand_in_one_draft(key: str) -> None:
    desk = Desk()
    a = desk.book("A")
    b = desk.book("B", like=a)
    a.draft(key, {"text": "words of A"})
    desk.later()
    b.draft(key, {"text": "words of B"})
    desk.merge(a, b)
    desk.merge(b, a)
    for book in (a, b):
        assert book.plan.drafts[key].fields["text"] == "words of A\n\nwords of B"
        assert not book.plan.older
    a.draft(key, {"text": "words of A and of B"})
    desk.merge(b, a)
    assert b.plan.drafts[key].fields["text"] == "words of A and of B"
    b.drop_draft(key)
    desk.merge(a, b)
    assert not held(a, "words of A")
    assert not held(b, "words of A")


def test_both_texts_of_a_list_are_seen_in_its_box_and_become_two_things() -> None:
    desk = Desk()
    a, b = desk.book("A"), desk.book("B")
    a.draft("triggers.events", {"text": "late trains"})
    desk.later()
    b.draft("triggers.events", {"text": "loud rooms"})
    desk.merge(a, b)
    box = Box(a, a.catalog.question("triggers.events"))
    assert box.words == "late trains\n\nloud rooms"
    box.keep()
    assert a.plan.texts("triggers.events") == ("late trains", "loud rooms")
    desk.merge(a, b)
    assert not a.plan.drafts


def test_erasing_a_check_in_takes_both_half_typed_notes() -> None:
    desk = Desk()
    a, b = desk.book("A"), desk.book("B")
    date = a.today()
    a.draft(f"day.note.{date}", {"text": "note of A"})
    desk.later()
    b.draft(f"day.note.{date}", {"text": "note of B"})
    desk.merge(a, b)
    desk.later(days=1)
    keep_earlier(a)
    assert a.plan.day(date).note == "note of A\n\nnote of B"
    a.erase_check_in(date)
    desk.merge(a, b)
    assert not held(a, "note of")


def test_a_wording_that_lost_in_an_older_merge_goes_with_its_check_in() -> None:
    desk = Desk()
    a = desk.book("A")
    date = a.today()
    CheckIn(a).note("kept note")
    lost = a.plan.with_older(*_lost_note(date))
    a.apply(lost)
    a.erase_check_in(date)
    assert not held(a, "lost note")


def _lost_note(date: str) -> list[Older]:
    key = f"day.note.{date}"
    return [Older(key, key, {"text": "lost note"}, Stamp(1, 0, "A~draft~9eb1ec0f"))]


def test_a_form_begun_on_two_computers_keeps_both_names_and_one_choice() -> None:
    desk = Desk()
    a, b = desk.book("A"), desk.book("B")
    a.draft("crisis.supporters", {"name": "Ana", "phones": ("1",), "agreed": "yes"})
    desk.later()
    b.draft("crisis.supporters", {"name": "Ben", "phones": ("2",), "agreed": "not_yet"})
    desk.merge(a, b)
    fields = a.plan.drafts["crisis.supporters"].fields
    assert fields == {"name": "Ana\n\nBen", "phones": ("1", "2"), "agreed": "not_yet"}


def test_an_older_export_does_not_bring_finished_words_back() -> None:
    desk = Desk()
    a = desk.book("A")
    a.draft(ENTRIES, {"text": "I began"})
    text = export_toml(a.plan, a.catalog)
    journal.write_begun(a, "I began and ended")
    brought = read_toml(text, a.catalog, "old.toml")
    assert review(a.plan, brought, a.catalog, a.clock.new_id).drafts == ()
    assert "dropped" not in export_toml(a.plan, a.catalog)


def test_the_marks_hold_no_words_and_do_not_grow_without_end() -> None:
    desk = Desk()
    a = desk.book("A")
    for number in range(20 * MOST):
        a.draft(f"step.{number}", {"text": "some words"})
        a.drop_draft(f"step.{number}")
    assert not held(a, "some words")
    assert sum(len(group.marks) for group in a.plan.dropped.values()) <= 16 * MOST
    assert not a.plan.drafts
    a.draft("step.1", {"text": "new words"})
    old = desk.book("B", like=a)
    a.drop_draft("step.1")
    desk.merge(a, old)
    assert not a.plan.drafts


def test_fields_without_free_words_are_known_by_their_names() -> None:
    catalog = Desk().book("A").catalog
    kinds: dict[str, set[str]] = {}
    for record in catalog.records.values():
        for field in record.fields:
            kinds.setdefault(field.id, set()).add(field.kind)
    picked = {"choice", "yesno", "date", "time", "moment", "link"}
    assert {name for name, found in kinds.items() if found <= picked} == PICKED
