"""What half-typed words began with, so that they never bring back what was changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from wrap_tui.domain import anew
from wrap_tui.domain.day import nothing
from wrap_tui.domain.dropped import BOTH, LINE
from wrap_tui.domain.edit import UNTIL, tidy
from wrap_tui.domain.erasing import draft_about
from wrap_tui.domain.plan import Draft, Fields, Item, Older, Plan, Value
from wrap_tui.domain.stamp import NEVER, Stamp, stamp_in

EVER: Final = Stamp(1 << 62, 0, "")
BEGAN: Final = "began"
"""In what is kept beside a draft: the fields of the thing when the typing began. Older drafts have none."""


def beside(plan: Plan, key: str, began: Mapping[str, Value] | None) -> Mapping[str, Any]:
    """What is kept beside the draft of *key*: what it *began* with, for None what the draft there has already,
    else the words of the thing as they are now. The same for a new thing: nothing.
    """
    draft, item = plan.drafts.get(key), plan.find(key)
    about = anew.erased_before(plan.items.get(draft_about(key)))
    extra = anew.with_moment(goes_on(draft) if draft is not None else nothing(), about)
    if began is None:
        if BEGAN in extra or item is None:
            return extra
        began = began_with(plan, draft) if draft is not None else item.fields
    plain = {name: list(v) if isinstance(v, tuple) else v for name, v in tidy(began).items()}
    return MappingProxyType({**extra, BEGAN: plain})


def goes_on(draft: Draft) -> Mapping[str, Any]:
    """What stays beside a draft as it is typed on: the words of two computers are one text from now on."""
    if BOTH not in draft.extra:
        return draft.extra
    return MappingProxyType({name: value for name, value in draft.extra.items() if name not in (BOTH, LINE)})


def began_with(plan: Plan, draft: Draft) -> Fields:
    """The fields that a draft began with; of an older draft, the wording at its moment. None for a new thing."""
    kept = draft.extra.get(BEGAN)
    if isinstance(kept, Mapping):
        return tidy({str(name): value for name, value in kept.items() if _is_value(value)})
    item = plan.items.get(draft.key)
    return nothing() if item is None or draft.changed == NEVER else wording_at(plan, item, draft.changed)


def _is_value(value: Any) -> bool:
    return isinstance(value, (str, bool)) or (
        isinstance(value, (list, tuple)) and all(isinstance(line, str) for line in value)
    )


def wording_at(plan: Plan, item: Item, moment: Stamp) -> Fields:
    """The words of an item at a moment since it was made. Moving and undoing give it a later stamp, not other words."""
    if item.changed <= moment:
        return item.fields
    after: Older | Item = item
    for wording in plan.older_of(item.id):
        if wording.changed <= moment:
            return after.fields if _held_until(wording) <= moment else wording.fields
        after = wording
    return after.fields


def _held_until(wording: Older) -> Stamp:
    """Until when an older wording held; long after all moments where that is not known."""
    return stamp_in(wording.extra.get(UNTIL), EVER)


def onto(present: Mapping[str, Value], typed: Mapping[str, Value], began: Mapping[str, Value]) -> Fields:
    """*present* with the fields that were *typed* otherwise than they *began*; emptied ones are taken out."""
    fresh, first = tidy(typed), tidy(began)
    touched = {name: fresh.get(name, "") for name in {**first, **fresh} if fresh.get(name) != first.get(name)}
    return tidy({**present, **touched})
