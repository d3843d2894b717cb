"""The plan of an earlier day comes back from the older wordings."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.domain import edit
from wrap_tui.domain.as_of import as_of, in_doubt
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.stamp import Stamp


def words(plan: Plan) -> dict[str, str]:
    return {item.id: item.text for item in plan.at("crisis.signs")}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(("add", "say", "remove"))), max_size=30))
def test_every_earlier_plan_comes_back(steps: list[tuple[str, str]]) -> None:
    plan = build()
    seen: list[tuple[Stamp, dict[str, str]]] = []
    for number, (name, what) in enumerate(steps, 1):
        at = Stamp(number * 10, 0, "test")
        known = plan.find(name)
        if what == "add" and name not in plan.items:
            plan, _ = edit.add(plan, "crisis.signs", {"text": f"{name}{number}"}, at, lambda: "", name)
        elif what == "say" and known is not None:
            plan = edit.change(plan, name, {"text": f"{name}{number}"}, at)
        elif what == "remove" and known is not None:
            plan = edit.remove(plan, name, at)
        seen.append((Stamp(number * 10 + 5), words(plan)))
    for moment, then in seen:
        doubtful = in_doubt(plan, moment)
        possible = [
            words(as_of(plan, moment, late))
            for count in range(len(doubtful) + 1)
            for late in combinations(doubtful, count)
        ]
        assert then in possible


def test_what_was_erased_for_good_is_in_no_earlier_plan() -> None:
    plan, item = edit.add(build(), "crisis.signs", {"text": "gone"}, Stamp(1), lambda: "a")
    plan = edit.erase(plan, item.id, Stamp(5))
    assert words(as_of(plan, Stamp(3))) == {}


def test_without_moves_and_removals_nothing_is_in_doubt() -> None:
    plan, item = edit.add(build(), "crisis.signs", {"text": "one"}, Stamp(1), lambda: "a")
    plan = edit.change(plan, item.id, {"text": "two"}, Stamp(5))
    plan = edit.change(plan, item.id, {"text": "three"}, Stamp(9))
    assert [words(as_of(plan, Stamp(at)))["a"] for at in (2, 6, 10)] == ["one", "two", "three"]
    assert in_doubt(edit.remove(plan, item.id, Stamp(12)), Stamp(10)) == ("a",)
