"""Edits return new plans, keep older wordings, and can be taken back."""

from __future__ import annotations

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.stamp import Stamp, later
from wrap_tui.domain.undo import back_to

PLACE = "triggers.events"


class Ticking:
    """Stamps and ids for tests, in order."""

    def __init__(self) -> None:
        self._ms, self._ids = count(1), count(1)

    def now(self) -> Stamp:
        return Stamp(next(self._ms), 0, "here")

    def new_id(self) -> str:
        return f"i{next(self._ids)}"


def filled(*words: str) -> tuple[Plan, Ticking]:
    clock, plan = Ticking(), build()
    for word in words:
        plan, _ = edit.add(plan, PLACE, {"text": word}, clock.now(), clock.new_id)
    return plan, clock


def test_an_added_thing_stands_last_and_the_old_plan_is_untouched() -> None:
    before, clock = filled("one")
    after, item = edit.add(before, PLACE, {"text": "two"}, clock.now(), clock.new_id)
    assert after.texts(PLACE) == ("one", "two")
    assert before.texts(PLACE) == ("one",)
    assert after.find(item.id) is item


def test_a_change_keeps_the_older_wording_and_it_can_come_back() -> None:
    plan, clock = filled("loud rooms")
    plan = edit.change(plan, "i1", {"text": "crowded rooms"}, clock.now())
    older = plan.older_of("i1")
    assert [o.fields["text"] for o in older] == ["loud rooms"]
    plan = edit.use_older(plan, older[0].id, clock.now())
    assert plan.texts(PLACE) == ("loud rooms",)
    assert {o.fields["text"] for o in plan.older_of("i1")} == {"loud rooms", "crowded rooms"}


def test_the_same_words_again_change_nothing() -> None:
    plan, clock = filled("one")
    assert edit.change(plan, "i1", {"text": "one"}, clock.now()) is plan


def test_a_removed_thing_keeps_its_words_and_its_place() -> None:
    plan, clock = filled("one", "two", "three")
    gone = edit.remove(plan, "i2", clock.now())
    assert gone.texts(PLACE) == ("one", "three")
    assert [item.text for item in gone.removed_at(PLACE)] == ["two"]
    assert edit.bring_back(gone, "i2", clock.now()).texts(PLACE) == ("one", "two", "three")


def test_erasing_leaves_no_word_anywhere() -> None:
    plan, clock = filled("secret one")
    plan = edit.change(plan, "i1", {"text": "secret two"}, clock.now())
    gone = edit.erase(plan, "i1", clock.now())
    assert "secret" not in repr(gone)
    assert gone.items["i1"].erased
    assert edit.bring_back(gone, "i1", clock.now()) is gone


def test_an_empty_answer_takes_it_back_and_the_words_stay_among_the_removed() -> None:
    plan, clock = filled()
    plan = edit.answer(plan, "crisis.decides", {"text": "Asha"}, clock.now())
    assert plan.text("crisis.decides") == "Asha"
    plan = edit.answer(plan, "crisis.decides", {"text": ""}, clock.now())
    assert plan.answer("crisis.decides") is None
    assert plan.items["crisis.decides"].text == "Asha"
    plan = edit.answer(plan, "crisis.decides", {"text": "Ben"}, clock.now())
    assert plan.text("crisis.decides") == "Ben"


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-6, 6)), max_size=60))
def test_moving_orders_like_a_list_does(moves: list[tuple[int, int]]) -> None:
    plan, clock = filled(*"abcdef")
    model = list("abcdef")
    for which, by in moves:
        item = plan.at(PLACE)[which]
        here = model.index(item.text)
        model.insert(min(max(here + by, 0), 5), model.pop(here))
        plan = edit.move(plan, item.id, by, clock.now())
        assert list(plan.texts(PLACE)) == model


def test_undo_is_a_newer_change_with_the_earlier_words() -> None:
    plan, clock = filled("one", "two")
    changed = edit.change(plan, "i1", {"text": "uno"}, clock.now())
    changed = edit.remove(changed, "i2", clock.now())
    changed, _ = edit.add(changed, PLACE, {"text": "three"}, clock.now(), clock.new_id)
    changed = edit.tick(changed, "2026-11-03", "i1", True, clock.now())
    back = back_to(plan, changed, clock.now())
    assert back.texts(PLACE) == ("one", "two")
    assert back.items["i1"].changed > changed.items["i1"].changed
    assert not back.day("2026-11-03").ticked("i1")
    assert back.day("2026-11-03").ticks["i1"].changed > changed.day("2026-11-03").ticks["i1"].changed
    assert "uno" in [o.fields["text"] for o in back.older_of("i1")]
    forth = back_to(changed, back, clock.now())
    assert forth.texts(PLACE) == ("uno", "three")
    assert forth.day("2026-11-03").ticked("i1")


def test_undo_never_brings_erased_words_back() -> None:
    plan, clock = filled("secret")
    gone = edit.erase(plan, "i1", clock.now())
    assert "secret" not in repr(back_to(plan, gone, clock.now()))


def test_a_clock_set_back_still_gives_later_stamps() -> None:
    last = Stamp(5_000, 2, "a")
    assert later(1_000, last, "a") == Stamp(5_000, 3, "a")
    assert later(6_000, last, "a") == Stamp(6_000, 0, "a")
