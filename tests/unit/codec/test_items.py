"""Plans survive the way through records, also what a newer version wrote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.codec.items import changed_records, from_records, latest, to_records
from wrap_tui.codec.record import Record, from_bytes, to_bytes
from wrap_tui.domain import edit
from wrap_tui.domain.day import Day, Mark
from wrap_tui.domain.plan import Draft, Item, Older, Plan, Preference, build
from wrap_tui.domain.stamp import Stamp

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
stamps = st.builds(Stamp, st.integers(0, 2**45), st.integers(0, 9), st.sampled_from(["a", "b"]))
fields = st.dictionaries(
    st.sampled_from(["text", "name", "phones", "gone"]),
    st.one_of(words, st.booleans(), st.lists(words, min_size=1).map(tuple)),
)
ids = st.text("abcdef0123", min_size=1, max_size=8)
marks = st.dictionaries(ids, st.builds(Mark, st.booleans(), stamps), max_size=3)
items = st.builds(
    Item, ids, words, fields, st.floats(-1e6, 1e6), stamps, stamps, st.none() | stamps
) | st.builds(Item, ids, words, st.just({}), st.floats(-1e6, 1e6), stamps, stamps, stamps, st.just(True))
days = st.builds(
    Day,
    st.dates().map(str),
    marks,
    marks,
    marks,
    st.dictionaries(ids, st.tuples(words, stamps), max_size=2),
    words,
    st.lists(words).map(tuple),
    words,
    stamps,
)
plans = st.builds(
    build,
    st.lists(items, max_size=5),
    st.lists(st.builds(Older, ids, words, fields, stamps), max_size=4),
    st.lists(st.builds(Draft, ids, fields, st.tuples(st.integers(0, 9), st.integers(0, 9)), words, stamps)),
    st.lists(days, max_size=3),
    st.lists(st.builds(Preference, ids, st.one_of(words, st.booleans(), st.integers()), stamps)),
)


@given(plans)
def test_a_plan_comes_back_from_sealed_bytes(plan: Plan) -> None:
    back = from_records(from_bytes(to_bytes(record)) for record in to_records(plan))
    assert not back.unknown
    for table in ("items", "older", "drafts", "days", "preferences"):
        assert {k: _plain(v) for k, v in getattr(back, table).items()} == {
            k: _plain(v) for k, v in getattr(plan, table).items()
        }


def _plain(value: object) -> object:
    return to_records(build(items=[value]) if isinstance(value, Item) else _one(value))


def _one(value: object) -> Plan:
    match value:
        case Older():
            return build(older=[value])
        case Draft():
            return build(drafts=[value])
        case Day():
            return build(days=[value])
        case Preference():
            return build(preferences=[value])
    raise TypeError(value)


def test_what_a_newer_version_wrote_is_kept_and_written_back() -> None:
    strange = Record("hologram", "k", {"a": [1, 2]}, Stamp(5))
    item = Record(
        "item",
        "x",
        {
            "place": "well.words",
            "fields": {"text": "calm"},
            "rank": 1.0,
            "created": [1, 0, "a"],
            "colour": "blue",
        },
        Stamp(7, 0, "a"),
    )
    plan = from_records([strange, item])
    assert plan.texts("well.words") == ("calm",)
    changed = edit.change(plan, "x", {"text": "quiet"}, Stamp(9, 0, "a"))
    puts, deletes = changed_records(plan, changed)
    assert {r.kind for r in puts} == {"item", "older"}
    assert next(r for r in puts if r.kind == "item").body["colour"] == "blue"
    assert not deletes
    assert strange in to_records(changed)


def test_a_body_of_another_shape_is_kept_untouched() -> None:
    odd = Record("item", "x", {"place": "well.words", "fields": {"n": 3}}, Stamp(7))
    plan = from_records([odd])
    assert plan.items == {}
    assert to_records(plan) == [odd]


def test_only_what_changed_is_written() -> None:
    plan = build(items=[Item(str(i), "p", {"text": "x"}, float(i), Stamp(1), Stamp(1)) for i in range(100)])
    puts, deletes = changed_records(plan, edit.change(plan, "7", {"text": "y"}, Stamp(2)))
    assert sorted(r.kind for r in puts) == ["item", "older"]
    assert deletes == []
    assert changed_records(plan, plan) == ([], [])


def test_a_draft_goes_in_the_same_save_as_its_answer() -> None:
    plan = build(drafts=[Draft("p", {"text": "half"})])
    after, _ = edit.add(plan, "p", {"text": "half a word"}, Stamp(2), lambda: "new")
    puts, deletes = changed_records(plan, after.without_draft("p"))
    assert [r.kind for r in puts] == ["item", "dropped"]
    assert "half" not in str(puts[1])
    assert deletes == [("draft", "p")]


def test_the_clock_goes_on_after_the_latest_stamp() -> None:
    plan = build(days=[Day("2026-01-01", changed=Stamp(50))], preferences=[Preference("a", 1, Stamp(40))])
    assert latest(plan) == Stamp(50)
