"""Who may see what, and who holds which copy: audiences, the ledger of copies, and who needs a new one."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item, Plan, Value
from wrap_tui.domain.schema import Catalog, Part

AUDIENCES: Final = "share.audiences"
COPIES: Final = "share.copies"
SUPPORTERS: Final = "crisis.supporters"

State = Literal["made", "given", "opened", "returned", "destroyed", "lost"]
STATES: Final[tuple[State, ...]] = ("made", "given", "opened", "returned", "destroyed", "lost")
HELD: Final = frozenset({"given", "opened"})
"""States in which somebody holds the copy."""

BRIEF: Final = "brief"
TASKS: Final = "own_tasks"
FIRST_PARTS: Final = (BRIEF, TASKS)
"""What a new audience holds: the brief and the recipient's own tasks, nothing else (SHARING.md)."""

Device = Literal["iphone", "android", "computer", "paper", "unknown"]
FILES_FOR: Final[Mapping[str, tuple[str, ...]]] = {
    "iphone": ("pdf",),
    "android": ("html",),
    "computer": ("html",),
    "paper": ("pdf",),
    "unknown": ("html", "pdf"),
}
"""The formats that open on each device (export.md 5): previews of an iPhone run no script."""


@dataclass(frozen=True, slots=True)
class Audience:
    """A named set of parts and ticks of the crisis plan."""

    id: str
    name: str
    parts: tuple[str, ...] = FIRST_PARTS
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy that was made: for whom, of which version, what it held, and what became of it."""

    id: str
    supporter: str
    name: str
    version: int
    made_on: str
    format: str
    locked: bool
    parts: tuple[str, ...]
    ticks: tuple[str, ...]
    state: State = "made"
    path: str = ""
    phrase: str = ""
    state_on: str = ""
    read_again: str = ""
    digests: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A copy that somebody holds and that no longer says what the plan says: the ids of changed parts, and why else."""

    copy: Copy
    changed: tuple[str, ...]
    read_again: bool
    not_involved: bool


def audience_fields(audience: Audience) -> dict[str, Value]:
    """An audience as the fields of an item."""
    return {"name": audience.name, "parts": audience.parts, "ticks": audience.ticks}


def audiences(plan: Plan) -> tuple[Audience, ...]:
    """The person's audiences, in their order."""
    return tuple(
        Audience(item.id, item.words("name"), item.lines("parts"), item.lines("ticks"))
        for item in plan.at(AUDIENCES)
    )


def copy_fields(copy: Copy) -> dict[str, Value]:
    """A copy as the fields of an item."""
    return {
        "supporter": copy.supporter,
        "name": copy.name,
        "version": str(copy.version),
        "made_on": copy.made_on,
        "format": copy.format,
        "locked": copy.locked,
        "parts": copy.parts,
        "ticks": copy.ticks,
        "state": copy.state,
        "path": copy.path,
        "phrase": copy.phrase,
        "state_on": copy.state_on,
        "read_again": copy.read_again,
        "digests": tuple(f"{part}={digest}" for part, digest in copy.digests),
    }


def copy_of(item: Item) -> Copy:
    """The copy that an item stands for."""
    words = item.words("version")
    state: State = next((known for known in STATES if known == item.words("state")), "made")
    pairs = (line.partition("=") for line in item.lines("digests"))
    return Copy(
        item.id,
        item.words("supporter"),
        item.words("name"),
        int(words) if words.isdecimal() else 0,
        item.words("made_on"),
        item.words("format"),
        item.fields.get("locked") is True,
        item.lines("parts"),
        item.lines("ticks"),
        state,
        item.words("path"),
        item.words("phrase"),
        item.words("state_on"),
        item.words("read_again"),
        tuple((part, digest) for part, _, digest in pairs),
    )


def copies(plan: Plan) -> tuple[Copy, ...]:
    """The ledger, newest first."""
    newest = sorted(plan.at(COPIES), key=lambda item: (item.words("made_on"), item.created), reverse=True)
    return tuple(map(copy_of, newest))


def may_receive(plan: Plan) -> tuple[Item, ...]:
    """The supporters who can be picked as recipients: nobody who is not to be involved."""
    out = not_involved(plan)
    return tuple(
        item for item in plan.at(SUPPORTERS) if item.words("name") and not out.is_one(item.words("name"))
    )


def digest(key: str, plan: Plan, part: Part, catalog: Catalog, ticks: Iterable[str]) -> str:
    """A keyed digest (HMAC-SHA-256, 16 hex digits) of the words of one part as a copy with these ticks shows them.

    Dates of changes, ranks within equal order and ids do not count: the same words give the same digest.
    """
    allowed = frozenset(ticks)
    shown: list[object] = []
    for question in part.questions:
        if question.tick and question.tick not in allowed:
            continue
        record = catalog.record_of(question)
        hidden = {f.id for f in record.fields if f.tick and f.tick not in allowed} if record else set()
        for item in plan.at(question.id):
            fields = {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in item.fields.items()
                if name not in hidden
            }
            if fields:
                shown.append([question.id, fields])
    raw = json.dumps(shown, sort_keys=True, ensure_ascii=False, default=str).encode()
    return hmac.new(key.encode(), raw, hashlib.sha256).hexdigest()[:16]


def digests(
    key: str, plan: Plan, catalog: Catalog, parts: Iterable[str], ticks: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """The digests of the parts that a copy holds, in the order of the plan."""
    named, on = frozenset(parts), tuple(ticks)
    every = bool(named & {BRIEF})
    return tuple(
        (part.id, digest(key, plan, part, catalog, on))
        for part in catalog.section("crisis").parts
        if part.id in named or (every and part.id in _IN_BRIEF)
    )


_IN_BRIEF: Final = frozenset({"now", "supporters", "signs", "help", "tasks", "over"})
"""Parts of which the brief shows lines."""


def newest_held(plan: Plan) -> tuple[Copy, ...]:
    """For each person and format the newest copy that they hold."""
    newest: dict[tuple[str, str], Copy] = {}
    for copy in copies(plan):
        if copy.state in HELD:
            newest.setdefault((copy.supporter or copy.name, copy.format), copy)
    return tuple(newest.values())


def due(plan: Plan, catalog: Catalog, key: str, today: str) -> tuple[Due, ...]:
    """Who needs a new copy, with the reason: only people whose own parts changed, whose reading date has come,
    or who are not to be involved any more.
    """
    out = not_involved(plan)
    found = []
    for copy in newest_held(plan):
        now = dict(digests(key, plan, catalog, copy.parts, copy.ticks))
        changed = tuple(part for part, known in copy.digests if now.get(part, "") != known)
        late = bool(copy.read_again) and copy.read_again <= today
        unwanted = out.is_one(copy.name)
        if changed or late or unwanted:
            found.append(Due(copy, changed, late, unwanted))
    return tuple(found)
