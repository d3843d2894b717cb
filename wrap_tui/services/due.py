"""Who holds a copy that no longer says what the plan says: by keyed digests of each part, and in which words."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from wrap_tui.domain.as_of import as_of, in_doubt
from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Plan, Value
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.sharing import Copy, Due, newest_held
from wrap_tui.domain.stamp import Stamp
from wrap_tui.export.cut import Cut
from wrap_tui.export.held import Held, held_in
from wrap_tui.export.view import View

MOST_DOUBTS: Final = 5
"""Things in doubt whose two wordings are tried against the digest: 32 plans at most."""

DIGITS: Final = 16
"""Hex digits of a digest that are kept."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of a part that is different now; `before` or `after` is None when it was not there.

    `linked_before` and `linked_after` have the words that stood, and stand, there for its links.
    """

    question: str
    item: str
    before: Mapping[str, Value] | None
    after: Mapping[str, Value] | None
    linked_before: Mapping[str, str] = field(default_factory=dict)
    linked_after: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of a copy that changed. `changes` is empty when the words of that day are not known any more."""

    part: str
    changes: tuple[Change, ...]


def digests(plan: Plan, catalog: Catalog, copy: Copy) -> tuple[tuple[str, str], ...]:
    """The digests of the parts that a copy like this one would hold now.

    HMAC-SHA-256 under the key of the copy. Moments, ids and ranks do not count: the same words in the same
    order give the same digest.
    """
    return tuple((part, _digest(copy.key, shown)) for part, shown in _held(plan, catalog, copy).items())


def _held(plan: Plan, catalog: Catalog, copy: Copy) -> Mapping[str, tuple[Held, ...]]:
    view = View(plan, catalog, Cut(frozenset(copy.parts), frozenset(copy.ticks), copy.supporter))
    return held_in(copy.what, view)


def _digest(key: str, shown: tuple[Held, ...]) -> str:
    words = [
        [one.question, {name: _plain(value) for name, value in {**one.fields, **one.linked}.items()}]
        for one in shown
    ]
    raw = json.dumps(words, sort_keys=True, ensure_ascii=False).encode()
    return hmac.new(key.encode(), raw, hashlib.sha256).hexdigest()[:DIGITS]


def _plain(value: Value) -> str | bool | list[str]:
    return list(value) if isinstance(value, tuple) else value


class Now:
    """What copies would hold now. Copies of one person that hold the same parts are worked out once."""

    def __init__(self, plan: Plan, catalog: Catalog) -> None:
        self._plan, self._catalog = plan, catalog
        self._known: dict[tuple[object, ...], Mapping[str, tuple[Held, ...]]] = {}

    def held(self, copy: Copy) -> Mapping[str, tuple[Held, ...]]:
        """The parts of a copy like this one, made now."""
        key = (copy.parts, copy.ticks, copy.supporter, copy.what)
        if key not in self._known:
            self._known[key] = _held(self._plan, self._catalog, copy)
        return self._known[key]


def changed_parts(now_held: Now, copy: Copy) -> tuple[str, ...]:
    """The parts that say something else now than the copy does, in the order of the copy."""
    now = {part: _digest(copy.key, shown) for part, shown in now_held.held(copy).items()}
    known = dict(copy.digests)
    return tuple(part for part in dict.fromkeys((*known, *now)) if known.get(part) != now.get(part))


def due(plan: Plan, catalog: Catalog, today: str) -> tuple[Due, ...]:
    """Who may want a new copy: people whose own parts changed, whose reading date has come, or who are not to be
    involved any more. The newest copy that somebody holds counts, else the newest that was made for them.
    """
    out = not_involved(plan)
    found = []
    now = Now(plan, catalog)
    for copy in newest_held(plan, made=True):
        changed = changed_parts(now, copy)
        late = bool(copy.read_again) and copy.read_again <= today
        unwanted = out.is_one(copy.name)
        if changed or late or unwanted:
            found.append(Due(copy, changed, late, unwanted))
    return tuple(found)


def changes(plan: Plan, catalog: Catalog, copy: Copy) -> tuple[ChangedPart, ...]:
    """What changed in the parts of a copy since it was made, thing by thing.

    The words of that day come from the older wordings; they are trusted when they give the digest that was noted.
    """
    item = plan.items.get(copy.id)
    now_held = Now(plan, catalog)
    changed = changed_parts(now_held, copy)
    if item is None or not changed:
        return ()
    after = now_held.held(copy)
    then = _Then(plan, catalog, copy, item.created)
    found = []
    for part in changed:
        before = then.held(part)
        now = after.get(part, ())
        found.append(ChangedPart(part, _between(before, now) if before is not None else ()))
    return tuple(found)


class _Then:
    """What a copy held when it was made. Each of the plans that may be meant is worked out once for all parts."""

    def __init__(self, plan: Plan, catalog: Catalog, copy: Copy, moment: Stamp) -> None:
        self._plan, self._catalog, self._copy, self._moment = plan, catalog, copy, moment
        self._doubtful = in_doubt(plan, moment)[:MOST_DOUBTS]
        self._known: dict[tuple[str, ...], Mapping[str, tuple[Held, ...]]] = {}

    def held(self, part: str) -> tuple[Held, ...] | None:
        """What a part held; None when no earlier wording gives the digest of that day."""
        known = dict(self._copy.digests).get(part)
        if known is None:
            return ()
        for count in range(len(self._doubtful) + 1):
            for late in combinations(self._doubtful, count):
                shown = self._of(late).get(part, ())
                if _digest(self._copy.key, shown) == known:
                    return shown
        return None

    def _of(self, late: tuple[str, ...]) -> Mapping[str, tuple[Held, ...]]:
        if late not in self._known:
            then = as_of(self._plan, self._moment, late)
            self._known[late] = _held(then, self._catalog, self._copy)
        return self._known[late]


def _between(before: tuple[Held, ...], after: tuple[Held, ...]) -> tuple[Change, ...]:
    old, new = ({(one.question, one.item): one for one in shown} for shown in (before, after))
    found = []
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if was is None or now is None or _shown(was) != _shown(now):
            fields = (was.fields if was else None, now.fields if now else None)
            found.append(Change(*key, *fields, was.linked if was else {}, now.linked if now else {}))
    return tuple(found)


def _shown(one: Held) -> tuple[dict[str, Value], dict[str, str]]:
    return dict(one.fields), dict(one.linked)
