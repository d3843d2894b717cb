"""Readings through the plan, as things of it; those that older plans hold as preferences are taken over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from wrap_tui.domain import edit
from wrap_tui.domain.erasing import CELEBRATIONS
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.stamp import NEVER, Stamp

READINGS: Final = "journal.readings"
ON: Final = "on"
"""The field with the date (ISO)."""
WORKED: Final = "worked"
CELEBRATE: Final = "celebrate"
"""The field that links to a celebration: its words stand once."""
NEXT: Final = "next"

_DONE: Final = "review.done"
"""A preference of older plans: a list of readings."""
_MADE: Final = "review.made."
"""Before an id: a preference of older plans, one reading."""


def add_reading(
    plan: Plan, said: Mapping[str, str], on: str, now: Callable[[], Stamp], new_id: Callable[[], str]
) -> Plan:
    """The plan with a reading of the date *on*; *said* holds words by field, and a celebration is added of its own."""
    words = dict(said)
    if celebrated := words.pop(CELEBRATE, ""):
        plan, item = edit.add(plan, CELEBRATIONS, {VALUE_FIELD: celebrated}, now(), new_id)
        words[CELEBRATE] = item.id
    return edit.add(plan, READINGS, {ON: on, **words}, now(), new_id)[0]


def taken_over(plan: Plan, now: Callable[[], Stamp]) -> Plan:
    """The plan with its readings as things; the same plan where no preference holds any.

    Two computers take the same reading over under the same id, so that merging has it once.
    """
    found = sorted(_older(plan), key=lambda pair: _ms(pair[1]))
    if not found:
        return plan
    for item_id, row in found:
        plan = _taken_over(plan, item_id, row)
    keys = [key for key, kept in plan.preferences.items() if _is_reading(key) and kept.value is not None]
    for key in keys:
        plan = plan.with_preference(key, None, now())
    return plan


def _is_reading(key: str) -> bool:
    return key == _DONE or key.startswith(_MADE)


def _older(plan: Plan) -> Iterator[tuple[str, Mapping[str, Any]]]:
    listed = plan.preference(_DONE, ())
    for row in listed if isinstance(listed, (list, tuple)) else ():
        if isinstance(row, Mapping):
            yield f"reading-{_ms(row)}", row
    for key, kept in plan.preferences.items():
        if key.startswith(_MADE) and isinstance(kept.value, Mapping):
            yield key.removeprefix(_MADE), kept.value


def _taken_over(plan: Plan, item_id: str, row: Mapping[str, Any]) -> Plan:
    if item_id in plan.items:
        return plan
    at = Stamp(_ms(row))
    said = {name: words for name in (WORKED, CELEBRATE, NEXT) if isinstance(words := row.get(name), str)}
    if celebrated := said.pop(CELEBRATE, ""):
        plan, said[CELEBRATE] = _celebration(plan, celebrated, celebration_of(item_id), at)
    return edit.add(plan, READINGS, {ON: str(row.get("date", "")), **said}, at, str, item_id)[0]


def celebration_of(item_id: str) -> str:
    """The id of what was celebrated in a reading that is taken over, unless the plan has it already."""
    return f"{item_id}-{CELEBRATE}"


def _celebration(plan: Plan, words: str, item_id: str, at: Stamp) -> tuple[Plan, str]:
    """The id of the celebration with these words, in its present wording or an older one; a new one if there is none."""
    for item in plan.items.values():
        if item.place == CELEBRATIONS and words in _wordings(plan, item):
            return plan, item.id
    return edit.add(plan, CELEBRATIONS, {VALUE_FIELD: words}, at, str, item_id)[0], item_id


def _wordings(plan: Plan, item: Item) -> frozenset[Any]:
    older = (kept.fields.get(VALUE_FIELD) for kept in plan.older_of(item.id))
    return frozenset((item.fields.get(VALUE_FIELD), *older))


def without_reading(key: str, value: Any, item_id: str) -> Any:
    """The value of a preference of an older plan without the reading that would be taken over as *item_id*."""
    if key == f"{_MADE}{item_id}":
        return None
    if key == _DONE and isinstance(value, (list, tuple)):
        return [row for row in value if not (isinstance(row, Mapping) and f"reading-{_ms(row)}" == item_id)]
    return value


def without_words_of(key: str, value: Any, ids: Collection[str], left: Callable[[str], str]) -> Any:
    """The value of a preference of an older plan with what *left* leaves of the words in its readings, and without
    what was celebrated in them where that is one of these *ids*.
    """
    if key == _DONE and isinstance(value, (list, tuple)):
        return [
            _row_without(row, f"reading-{_ms(row)}", ids, left) if isinstance(row, Mapping) else row
            for row in value
        ]
    if key.startswith(_MADE) and isinstance(value, Mapping):
        return _row_without(value, key.removeprefix(_MADE), ids, left)
    return value


def _row_without(
    row: Mapping[str, Any], item_id: str, ids: Collection[str], left: Callable[[str], str]
) -> Any:
    said = {name: words for name in (WORKED, CELEBRATE, NEXT) if isinstance(words := row.get(name), str)}
    fresh = {name: left(words) for name, words in said.items()}
    if celebration_of(item_id) in ids:
        fresh[CELEBRATE] = ""
    return {name: value for name, value in {**row, **fresh}.items() if value or name not in fresh}


def _ms(row: Mapping[str, Any]) -> int:
    ms = row.get("ms", 0)
    return ms if isinstance(ms, int) else NEVER.ms
