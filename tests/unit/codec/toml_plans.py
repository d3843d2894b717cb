"""Plans of any content, made as a person makes them: by edits."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from hypothesis import strategies as st

from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain import edit
from wrap_tui.domain.day import Day, Mark
from wrap_tui.domain.plan import Draft, Item, Plan, Value, build
from wrap_tui.domain.schema import LIST_FIELD_KINDS, VALUE_FIELD, FieldSpec, Question
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.text import clean

CATALOG = load_catalog()
QUESTIONS = tuple(CATALOG.questions())

words = st.text(max_size=40) | st.sampled_from(
    [
        "a\r\nb\rc\n",
        '"""quotes""" \'\'\' \\ \\u0041',
        "[bold]not markup[/bold]",
        "שלום עולם \u202eRTL\u202c",
        "👩‍👩‍👧‍👦 é́ \ufeff \u2028 \x85 \x7f \x00",
        "\n\nlines\n\n",
        " spaces at both ends \t",
        "# no comment",
        "x" * 20_000,
    ]
)
stamps = st.builds(Stamp, st.integers(0, 253_402_300_799_999), st.integers(0, 999_999), st.text(max_size=12))


def clock() -> Callable[[], Stamp]:
    """Moments one after the other."""
    ticks = count(1_700_000_000_000, 7)
    return lambda: Stamp(next(ticks), 0, "here")


def ids(prefix: str = "id") -> Callable[[], str]:
    """New ids one after the other."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


def value_for(spec: FieldSpec) -> st.SearchStrategy[Value]:
    """Values that a form gives this field."""
    if spec.kind == "yesno":
        return st.booleans()
    if spec.kind == "link":
        return st.sampled_from(["id1", "id2", "gone"])
    if spec.kind == "links":
        return st.lists(st.sampled_from(["id1", "id2", "gone"]), max_size=2).map(tuple)
    if spec.kind in LIST_FIELD_KINDS:
        return st.lists(words, max_size=3).map(tuple)
    if spec.kind == "choice":
        return st.sampled_from([choice.id for choice in spec.choices]) | words
    return words


def fields_for(question: Question) -> st.SearchStrategy[dict[str, Value]]:
    """Fields of an item of this question, any of them left out."""
    record = CATALOG.record_of(question)
    if record is not None:
        some: dict[str, Any] = {spec.id: value_for(spec) for spec in record.fields}
        return st.fixed_dictionaries({}, optional=some)
    if question.kind == "yesno":
        return st.fixed_dictionaries({VALUE_FIELD: st.booleans()})
    return st.fixed_dictionaries({VALUE_FIELD: words})


@st.composite
def plans(draw: st.DrawFn, most: int = 12) -> Plan:
    """A plan after up to *most* edits: adding, changing, moving, removing, erasing, and notes on days."""
    plan, now, new_id = build(), clock(), ids()
    for question in draw(st.lists(st.sampled_from(QUESTIONS), max_size=most)):
        fields = draw(fields_for(question))
        if question.single:
            plan = edit.answer(plan, question.id, fields, now())
            continue
        plan, item = edit.add(plan, question.id, fields, now(), new_id)
        plan = _after(draw, plan, item, question, now)
    for key in draw(st.lists(st.sampled_from(["resume.well", "names", "day_start"]), unique=True)):
        plan = plan.with_preference(
            key, draw(words.map(clean) | st.integers() | st.none() | st.lists(words.map(clean))), now()
        )
    for date in draw(st.lists(st.dates(), max_size=3)):
        plan = plan.with_day(draw(days(date.isoformat())))
    for key in draw(st.lists(st.sampled_from(["well.words", "id1", "crisis.decides"]), max_size=2)):
        typed = edit.tidy({VALUE_FIELD: draw(words)})
        plan = plan.with_draft(Draft(key, typed, draw(st.tuples(*[st.integers(0, 9)] * 2)), "", now()))
    return plan


def _after(draw: st.DrawFn, plan: Plan, item: Item, question: Question, now: Callable[[], Stamp]) -> Plan:
    match draw(st.sampled_from(["", "", "change", "remove", "erase", "move"])):
        case "change":
            return edit.change(plan, item.id, draw(fields_for(question)), now())
        case "remove":
            return edit.remove(plan, item.id, now())
        case "erase":
            return edit.erase(plan, item.id, now())
        case "move":
            return edit.move(plan, item.id, -1, now())
    return plan


def days(date: str) -> st.SearchStrategy[Day]:
    """The record of a date."""
    marks = st.dictionaries(st.sampled_from(["id1", "id2", "a b"]), st.builds(Mark, st.booleans(), stamps))
    used = st.dictionaries(
        st.sampled_from(["id1", "id3"]), st.tuples(st.sampled_from(["yes", "bit", "no", ""]), stamps)
    )
    clean_words = words.map(clean)
    return st.builds(
        Day,
        st.just(date),
        marks,
        marks,
        marks,
        used,
        clean_words,
        st.lists(clean_words, max_size=3).map(tuple),
        clean_words,
        stamps,
    )
