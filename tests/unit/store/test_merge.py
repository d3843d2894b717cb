"""Merging two copies: a join in every respect, and nothing that a person wrote is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import given, settings

from tests.unit.store.made import day, item
from tests.unit.store.tables import TABLES, Table
from wrap_tui.codec.items import from_records, to_records
from wrap_tui.codec.record import Record, to_bytes
from wrap_tui.domain.anew import told
from wrap_tui.domain.canonical import canonical
from wrap_tui.domain.dropped import mark_name
from wrap_tui.domain.erasing import draft_about, without_copied_name
from wrap_tui.domain.good_lines import name_of
from wrap_tui.domain.item_parts import wording
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.store.erased_days import erased_at
from wrap_tui.store.erased_items import erased_before, erased_items
from wrap_tui.store.merge import merge
from wrap_tui.store.merged_drafts import dropped_in
from wrap_tui.store.table import RecordKey


def _bytes(table: Table) -> dict[RecordKey, bytes]:
    return {place: to_bytes(record) for place, record in table.items()}


def _united(*tables: Table) -> Table:
    joined: Table = {}
    for table in tables:
        joined = merge(joined.values(), table.values())
    return joined


@settings(max_examples=100)
@given(TABLES, TABLES)
def test_the_same_whichever_side_merges(a: Table, b: Table) -> None:
    assert _bytes(_united(a, b)) == _bytes(_united(b, a))


@settings(max_examples=100)
@given(TABLES, TABLES, TABLES)
def test_the_same_in_whatever_order(a: Table, b: Table, c: Table) -> None:
    assert _bytes(_united(_united(a, b), c)) == _bytes(_united(a, _united(b, c)))


@given(TABLES, TABLES)
def test_merging_twice_changes_nothing(a: Table, b: Table) -> None:
    once = _united(a, b)
    assert _bytes(_united(once, b)) == _bytes(_united(once, a)) == _bytes(_united(once, once)) == _bytes(once)
    assert _bytes(_united(a, a)) == _bytes(a)


def _all_words(records: Iterable[Record], erased: dict[str, Stamp]) -> set[str]:
    found: set[str] = set()
    for record in records:
        owner = str(record.body.get("item", record.key))
        if record.kind == "draft":
            continue
        of_one = record.kind in ("item", "older") and erased_before(record) < erased.get(owner, NEVER)
        if of_one or any(date in owner for date in erased if date.startswith("20")):
            continue
        fields = without_copied_name(record.body.get("place", ""), record.body.get("fields", {}), erased)
        found |= {str(value) for value in wording(fields).values()}
        found |= {str(record.body[name]) for name in ("word", "mystery") if name in record.body}
        found |= set(str(record.body.get("note", "")).split("\n\n"))
        value = record.body.get("value")
        found |= {value} if isinstance(value, str) else set()
    return found - {""}


@settings(max_examples=100)
@given(TABLES, TABLES)
def test_no_words_are_lost_but_erased_ones(a: Table, b: Table) -> None:
    united = _united(a, b)
    erased = erased_items(united.values()) | {
        key: NEVER for (kind, key), record in united.items() if kind == "day" and record.body.get("erased")
    }
    before = _all_words([*a.values(), *b.values()], erased)
    assert before <= _all_words(united.values(), erased)


_Typed = tuple[Stamp, bytes, str, Stamp]


@settings(max_examples=100)
@given(TABLES, TABLES)
def test_no_erased_words_stay(a: Table, b: Table) -> None:
    united = _united(a, b)
    erased = erased_items(united.values())
    for record in united.values():
        owner = draft_about(str(record.body.get("item", record.key)))
        if record.kind in ("item", "older", "draft"):
            assert erased_before(record) >= erased.get(owner, NEVER)
        assert not (record.body.get("erased") is True and record.body.get("fields"))


@settings(max_examples=100)
@given(TABLES, TABLES)
def test_good_things_stand_together_unless_they_were_taken_out(a: Table, b: Table) -> None:
    united = _united(a, b)
    for place, record in united.items():
        sides = [side[place] for side in (a, b) if place in side]
        took_out = any(_takes_out(side.body) for side in sides)
        if place[0] == "day" and not took_out:
            words = {line for side in sides for line in side.body.get("good", ())}
            assert set(record.body.get("good", ())) == words


def _takes_out(body: Mapping[str, Any]) -> bool:
    """Whether a day knows of a good thing that is not there any more."""
    there = {name_of(line) for line in body.get("good", ())}
    marks = body.get("goods", {}).items()
    gone = any(not mark[0] or name not in there for name, mark in marks)
    return gone or "erased" in body or "good" in body.get("emptied", {})


@settings(max_examples=100)
@given(TABLES, TABLES)
def test_links_stand_together_unless_they_were_taken_out(a: Table, b: Table) -> None:
    united = _united(a, b)
    for place, record in united.items():
        sides = [side[place] for side in (a, b) if place in side]
        apart = len({erased_before(side) for side in sides}) > 1 or any(
            side.body.get("erased") for side in sides
        )
        off = any(not mark[0] for side in sides for mark in side.body.get("linked", {}).values())
        gone = any(mark not in names for mark, names in _linked(sides))
        if place[0] == "item" and place[1] != "t1" and not (apart or off or gone):
            links = {link for side in sides for link in side.body["fields"].get("links", ())}
            assert set(record.body["fields"].get("links", ())) == links


def _linked(sides: list[Record]) -> list[tuple[str, set[str]]]:
    """Each mark of a link, with the names of the links of its side."""
    named = [
        (side, {name_of(link) for link in side.body.get("fields", {}).get("links", ())}) for side in sides
    ]
    return [(mark, names) for side, names in named for mark in side.body.get("linked", {})]


def _typed(table: Table) -> dict[tuple[str, str, str], _Typed]:
    """The latest half-typed words by key, computer and draft."""
    found: dict[tuple[str, str, str], _Typed] = {}
    for record in table.values():
        if record.kind == "draft":
            own = [[list(record.changed), record.body, {}]]
            for when, body, _ in record.body.get("both", own):
                place = (record.key, when[2], f"{body.get('line')} {body.get('after_erasing')}")
                said = (Stamp(*when), canonical([body, {}]), body["fields"]["text"], told(body))
                found[place] = max(found.get(place, said), said)
    return found


@settings(max_examples=100)
@given(TABLES, TABLES)
def test_half_typed_words_stand_together_unless_they_were_dropped_or_erased(a: Table, b: Table) -> None:
    united, theirs, dropped = _united(a, b), _typed(b), dropped_in([*a.values(), *b.values()])
    typed = _typed(a) | {at: max(said, _typed(a).get(at, said)) for at, said in theirs.items()}
    erased = erased_items(united.values())
    for (key, device, _), (when, _, words, after) in typed.items():
        draft, day = united.get(("draft", key)), united.get(("day", key.removeprefix("day.note.")))
        if after < erased.get(draft_about(key), NEVER):
            continue
        if day is not None and when <= erased_at(day):
            continue
        elif when > dropped.get(mark_name(device, key), NEVER):
            assert draft is not None
            assert words in draft.body["fields"]["text"]
    for (key, device, _), (when, *_) in _typed(united).items():
        assert when > dropped.get(mark_name(device, key), NEVER)


@given(TABLES, TABLES)
def test_the_codec_reads_what_came_out(a: Table, b: Table) -> None:
    united = _united(a, b)
    plan = from_records(united.values())
    assert len(to_records(plan)) == len(united)


def test_later_change_wins_and_the_other_wording_stays() -> None:
    ours, theirs = item("x", "ours", 5), item("x", "theirs", 7, "phone")
    united = merge([ours], [theirs])
    assert united["item", "x"] == theirs
    (older,) = (record for record in united.values() if record.kind == "older")
    assert older.body == {"item": "x", "place": "daily.list", "fields": {"text": "ours"}}
    plan = from_records(united.values())
    assert [o.fields["text"] for o in plan.older_of("x")] == ["ours"]


def test_the_same_day_ticked_on_both_machines_keeps_both_ticks() -> None:
    ours = day("2026-11-23", {"walk": (True, 5), "tea": (True, 3)}, 5, word="calm")
    theirs = day("2026-11-23", {"call": (True, 9), "tea": (False, 8)}, 9, "phone", note="rain")
    united = merge([ours], [theirs])["day", "2026-11-23"]
    assert {key: mark[0] for key, mark in united.body["ticks"].items()} == {
        "walk": True,
        "tea": False,
        "call": True,
    }
    assert (united.body["word"], united.body["note"]) == ("calm", "rain")
    assert united.changed == Stamp(9, 0, "phone")


def test_a_word_of_the_day_keeps_its_own_moment() -> None:
    """A's word of 5 and B's tick of 9 came together; C's word of 7 is still the later word."""
    a = day("2026-11-23", {}, 5, word="calm")
    b = day("2026-11-23", {"call": (True, 9)}, 9, "phone")
    c = day("2026-11-23", {}, 7, "tablet", word="tired")
    for order in ((a, b, c), (c, b, a), (b, c, a)):
        united: Table = {}
        for one in order:
            united = merge(united.values(), [one])
        assert united["day", "2026-11-23"].body["word"] == "tired"
        assert [r.body["fields"] for r in united.values() if r.kind == "older"] == [{"word": "calm"}]
