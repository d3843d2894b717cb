"""What was taken out or erased on one computer, and what another one still holds of it."""

from __future__ import annotations

from tests.unit.store.made import DEVICE, day, item
from wrap_tui.codec.items import to_records
from wrap_tui.codec.record import Record
from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.stamp import Stamp
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import memory_book
from wrap_tui.services.uniting import merged_plan
from wrap_tui.store.merge import merge


def test_a_check_in_taken_out_or_undone_stays_out_of_a_merge() -> None:
    book = memory_book(clock=Clock("here"))
    tea = book.add("daily.every", {"text": "Tea"})
    visit = CheckIn(book)
    visit.choose_word("heavy")
    visit.note("PLANTED")
    other = memory_book(clock=Clock("there"))
    other.apply(book.plan)
    visit.remove_all()
    other.clock.go_on_after(book.clock.now())
    other.tick(tea.id, True)
    united = merged_plan(book.plan, to_records(other.plan)).day(book.today())
    assert (united.word, united.note, united.ticked(tea.id)) == ("", "", True)
    book.undo()
    book.undo()
    united = merged_plan(book.plan, to_records(other.plan)).day(book.today())
    assert (united.word, united.note) == ("heavy", "")


def test_a_part_that_was_taken_out_later_stays_out() -> None:
    """Taken out at 7 here; on the other machine it stands since 5, also when something else was noted there at 9."""
    ours = day("2026-11-23", {}, 7, emptied={"word": [7, 0, DEVICE]})
    for theirs in (
        day("2026-11-23", {}, 5, "phone", word="heavy"),
        day(
            "2026-11-23",
            {"call": (True, 9)},
            9,
            "phone",
            word="heavy",
            since={"word": [[5, 0, "phone"], digest(canonical("heavy"))]},
        ),
    ):
        united = merge([ours], [theirs])
        assert "word" not in united["day", "2026-11-23"].body
        assert [r.body["fields"] for r in united.values() if r.kind == "older"] == [{"word": "heavy"}]
        again = day("2026-11-23", {}, 12, "phone", word="steady")
        assert merge(united.values(), [again])["day", "2026-11-23"].body["word"] == "steady"


def test_a_part_that_was_taken_out_without_a_moment_comes_back_as_before() -> None:
    ours, theirs = day("2026-11-23", {}, 9), day("2026-11-23", {}, 5, "phone", word="heavy")
    assert merge([ours], [theirs])["day", "2026-11-23"].body["word"] == "heavy"


def test_half_typed_words_about_an_erased_thing_go_with_it() -> None:
    erased = Record("item", "x", {"place": "p", "fields": {}, "erased": True}, Stamp(5, 0, DEVICE))
    keys = ("x", "try#x", "triggers.plan#x", "step.x", "tried.x")
    drafts = [Record("draft", key, {"fields": {"text": "half"}}, Stamp(60, 0, "phone")) for key in keys]
    other = Record("draft", "try#y", {"fields": {"text": "half"}}, Stamp(60, 0, "phone"))
    assert set(merge([erased], [*drafts, other])) == {("item", "x"), ("draft", "try#y")}


def test_the_name_of_an_erased_tool_goes_from_try_outs_of_another_computer() -> None:
    erased = Record("item", "x", {"place": "toolbox.use", "fields": {}, "erased": True}, Stamp(5, 0, DEVICE))
    fields = {"what": "Plantedwalk", "tool": "x", "happened": "fine"}
    body = {"place": "toolbox.tryouts", "fields": fields, "rank": 1.0, "created": [1, 0, "phone"]}
    theirs = Record("item", "t", body, Stamp(8, 0, "phone"))
    older = Record("older", "t@1.0.phone", {**body, "item": "t"}, Stamp(1, 0, "phone"))
    united = merge([erased], [theirs, older])
    assert "Plantedwalk" not in repr(united)
    assert united["item", "t"].body["fields"] == {"tool": "x", "happened": "fine"}


def test_removed_on_one_side_changed_later_on_the_other() -> None:
    removed, changed = item("x", "old", 6, removed=[6, 0, DEVICE]), item("x", "new", 8, "phone")
    assert "removed" not in merge([removed], [changed])["item", "x"].body
    later = item("x", "old", 9, removed=[9, 0, DEVICE])
    assert merge([later], [changed])["item", "x"].body["removed"]


def test_erased_for_good_stays_erased_and_takes_the_other_wordings_along() -> None:
    erased = Record("item", "x", {"place": "p", "fields": {}, "erased": True}, Stamp(5, 0, DEVICE))
    later = item("x", "written later elsewhere", 50, "phone")
    older = Record("older", "x@1.0.d", {"item": "x", "place": "p", "fields": {"text": "o"}}, Stamp(1, 0, "d"))
    draft = Record("draft", "x", {"fields": {"text": "half"}}, Stamp(60, 0, "phone"))
    assert merge([erased], [later, older, draft]) == {("item", "x"): erased}


def test_no_wording_twice() -> None:
    """Moved on one side, untouched on the other; changed on one side with its history kept there."""
    moved = merge([item("x", "tea", 5)], [item("x", "tea", 9, "phone", rank=7.0)])
    assert list(moved) == [("item", "x")]
    other_list = merge([item("x", "tea", 5)], [item("x", "tea", 9, "phone", place="daily.might")])
    assert list(other_list) == [("item", "x")]
    history = Record(
        "older",
        f"x@5.0.{DEVICE}",
        {"item": "x", "place": "daily.list", "fields": {"text": "tea"}},
        Stamp(5, 0, DEVICE),
    )
    changed = merge([item("x", "tea", 5)], [item("x", "coffee", 9, "phone"), history])
    assert set(changed) == {("item", "x"), ("older", history.key)}
