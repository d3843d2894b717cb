"""Random tables of a vault, for what holds in every merge."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from wrap_tui.codec.record import Record
from wrap_tui.domain.brought_back import mark_name as mark_of_words
from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.dropped import group_of, mark_name
from wrap_tui.domain.good_lines import ALL, name_of
from wrap_tui.domain.item_parts import told_of
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.store.erased_days import marks_after
from wrap_tui.store.merge import merge
from wrap_tui.store.table import RecordKey

Table = dict[RecordKey, Record]

STAMPS = st.builds(Stamp, st.integers(1, 4), st.integers(0, 1), st.sampled_from(["a", "b"]))
WORDS = st.sampled_from(["", "tea", "walk", "rest"])
PLACES = st.sampled_from(["p1", "p2"])
_MARK = st.tuples(st.booleans(), STAMPS.map(list)).map(list)
MARKS = st.dictionaries(st.sampled_from(["i1", "i2"]), _MARK, min_size=1, max_size=2)

ANEW: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}), st.just({}), STAMPS.map(lambda stamp: {"after_erasing": list(stamp)})
)

PARTS = st.sampled_from(["fields", "place", "removed"])
LINKS = st.lists(st.sampled_from(["l1", "l2"]), min_size=1, max_size=2, unique=True)
LINKED = st.dictionaries(
    st.sampled_from([name_of("l1"), name_of("l2"), name_of("l3")]), _MARK, min_size=1, max_size=2
)


@st.composite
def _items(draw: st.DrawFn) -> Record:
    erased = draw(st.integers(0, 5)) == 0
    body: dict[str, Any] = {"place": draw(PLACES), "fields": {}, "rank": draw(st.sampled_from([1.0, 2.0]))}
    if erased:
        body["erased"] = True
        if draw(st.integers(0, 4)) == 0:
            body["fields"] = {"text": "written anew by an earlier version"}
    else:
        body |= draw(ANEW)
        body["fields"] = {"text": draw(WORDS)}
        body |= {"removed": [3, 0, "a"]} if draw(st.booleans()) else {}
        body |= {"tags": draw(MARKS)} if draw(st.booleans()) else {}
        body["fields"] |= {"links": draw(LINKS)} if draw(st.booleans()) else {}
        body |= {"linked": draw(LINKED)} if draw(st.booleans()) else {}
        body |= _since(body, draw(st.dictionaries(PARTS, STAMPS)))
    return Record("item", draw(st.sampled_from(["i1", "i2"])), body, draw(STAMPS))


def _since(body: dict[str, Any], stamps: dict[str, Stamp]) -> dict[str, Any]:
    """When some parts of a thing were written, as `item_parts` notes it."""
    told = told_of(body["place"], body["rank"], body.get("removed"), body["fields"])
    since = {name: [list(stamp), digest(told[name])] for name, stamp in stamps.items()}
    return {"since": since} if since else {}


@st.composite
def _olders(draw: st.DrawFn) -> Record:
    stamp, owner = draw(STAMPS), draw(st.sampled_from(["i1", "i2"]))
    body = {"item": owner, "place": draw(PLACES), "fields": {"text": draw(WORDS)}, **draw(ANEW)}
    return Record("older", f"{owner}@{stamp.ms}.{stamp.n}.{stamp.device}", body, stamp)


def _moments(body: dict[str, Any], changed: Stamp, stamps: list[Stamp]) -> dict[str, Any]:
    """When some of the parts of a day were written, and others taken out, as `with_moments` notes it."""
    parts = [
        pair for pair in zip(("word", "note", "good", "mystery"), stamps, strict=True) if pair[1] < changed
    ]
    since = {name: [list(stamp), digest(canonical(body[name]))] for name, stamp in parts if name in body}
    emptied = {name: list(stamp) for name, stamp in parts if name not in body}
    return {**({"since": since} if since else {}), **({"emptied": emptied} if emptied else {})}


@st.composite
def _tryouts(draw: st.DrawFn) -> Record:
    tool = draw(st.sampled_from(["i1", "i2"]))
    fields = {"what": f"name of {tool}", "tool": tool, "happened": draw(WORDS)}
    body = {"place": "toolbox.tryouts", "fields": fields}
    if draw(st.booleans()):
        return Record("item", "t1", {**body, "rank": 1.0}, draw(STAMPS))
    stamp = draw(STAMPS)
    return Record("older", f"t1@{stamp.ms}.{stamp.n}.{stamp.device}", {**body, "item": "t1"}, stamp)


@st.composite
def _note_marks(draw: st.DrawFn) -> dict[str, Any]:
    """What a day knows of its note, as `note_parts` has it; also such as an older version wrote over since."""
    by = {
        f"by {stamp.device}": [draw(WORDS) or True, list(stamp)]
        for stamp in draw(st.lists(STAMPS, max_size=2))
    }
    over = {f"over {stamp.device}": [True, list(stamp)] for stamp in draw(st.lists(STAMPS, max_size=1))}
    return {**by, **over, **({"over *": [True, list(draw(STAMPS))]} if draw(st.booleans()) else {})}


@st.composite
def _days(draw: st.DrawFn) -> Record:
    body: dict[str, Any] = {}
    for name in ("ticks", "met"):
        if draw(st.booleans()):
            body[name] = draw(MARKS)
    for name in ("word", "note", "mystery"):
        if word := draw(WORDS):
            body[name] = word
    if draw(st.booleans()):
        body["good"] = draw(st.lists(st.sampled_from(["sun", "call"]), min_size=1, max_size=2))
    if draw(st.booleans()):
        names = st.sampled_from([name_of("sun"), name_of("call"), name_of("tea"), ALL])
        body["goods"] = draw(st.dictionaries(names, _MARK, min_size=1, max_size=3))
    if draw(st.booleans()):
        body["notes"] = draw(_note_marks())
    changed = draw(STAMPS)
    body |= _moments(body, changed, draw(st.lists(STAMPS, min_size=4, max_size=4)))
    if draw(st.booleans()):
        said = [words for words in (body.get("word"), body.get("note"), *body.get("good", ())) if words]
        body["brought_back"] = {mark_of_words(words, draw(STAMPS)): draw(_MARK) for words in said}
    if draw(st.integers(0, 4)) == 0:
        erased = draw(STAMPS)
        body.pop("emptied", None)
        if erased >= changed:
            body, changed = {name: marks for name, marks in body.items() if name == "ticks"}, erased
        marks: dict[str, Any] = {
            name: body.pop(name) for name in ("ticks", "met", "goods", "notes") if name in body
        }
        body |= {**marks_after(marks, erased), "erased": list(erased)}
    return Record("day", draw(st.sampled_from(["2026-11-23", "2026-11-24"])), body, changed)


DRAFT_KEYS = st.sampled_from(["i1", "p1", "try#i2", "step.i1", "day.note.2026-11-23"])
DRAFTS = st.builds(
    lambda key, text, cursor, line, anew, stamp: Record(
        "draft", key, {"fields": {"text": text}, "cursor": [0, cursor], "focus": "", **line, **anew}, stamp
    ),
    DRAFT_KEYS, WORDS, st.integers(0, 1), st.sampled_from([{}, {"line": [1, 0, "a"]}]), ANEW, STAMPS,
)  # fmt: skip
DROPPED = st.builds(
    lambda key, stamp: Record(
        "dropped", group_of(key), {"drafts": {mark_name(stamp.device, key): [True, list(stamp)]}}, NEVER
    ),
    DRAFT_KEYS, STAMPS,
)  # fmt: skip
PREFERENCES = st.builds(
    lambda value, stamp: Record("preference", "name.daily", {"value": value}, stamp),
    st.one_of(WORDS, st.booleans(), st.integers(0, 3)), STAMPS,
)  # fmt: skip
STRANGE = st.builds(
    lambda key, depth, marks, stamp: Record("hologram", key, {"depth": depth, **marks}, stamp),
    st.sampled_from(["h1"]), st.integers(0, 3), st.one_of(st.just({}), MARKS.map(lambda m: {"links": m})), STAMPS,
)  # fmt: skip
TABLES = st.lists(
    st.one_of(_items(), _olders(), _tryouts(), _days(), DRAFTS, DRAFTS, DROPPED, PREFERENCES, STRANGE),
    max_size=8,
).map(lambda records: merge(records, ()))
