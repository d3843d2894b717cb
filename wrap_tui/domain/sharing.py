"""Who may see what, and who holds which copy: audiences, the ledger of copies, and who needs a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar

from wrap_tui.domain.not_involved import folded, not_involved
from wrap_tui.domain.plan import Item, Plan, Value

AUDIENCES: Final = "share.audiences"
COPIES: Final = "share.copies"
SUPPORTERS: Final = "crisis.supporters"

State = Literal["made", "given", "opened", "returned", "destroyed", "lost"]
STATES: Final[tuple[State, ...]] = ("made", "given", "opened", "returned", "destroyed", "lost")
HELD: Final = frozenset({"given", "opened"})
"""States in which somebody holds the copy."""
MADE: Final = frozenset({"made"})

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
    """One copy that was made: for whom, of which version, what it held, and what became of it.

    `supporter` is "" for a copy of one's own. `key` is that of the digests: each copy has its own, so that two
    computers whose plans are united never compare with another's. `slip` is a file with the words on it, `note` one
    with what to write beside the copy. A `streamed` copy went to the screen or into a program: no file, no paper.
    """

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
    key: str = ""
    what: str = "crisis"
    slip: str = ""
    note: str = ""
    streamed: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were written for this copy: the copy itself, the slip with its words, the note beside it."""
        return tuple(path for path in (self.path, self.slip, self.note) if path)


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
        "key": copy.key,
        "what": copy.what,
        "slip": copy.slip,
        "note": copy.note,
        "streamed": copy.streamed,
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
        item.words("key"),
        item.words("what") or "crisis",
        item.words("slip"),
        item.words("note"),
        item.fields.get("streamed") is True,
    )


def named_now(plan: Plan, copy: Copy) -> Copy:
    """The copy under the name that its supporter has now. Of someone who was erased it keeps the name of that day."""
    person = plan.items.get(copy.supporter)
    name = person.words("name") if person is not None and person.place == SUPPORTERS else ""
    return replace(copy, name=name) if name and name != copy.name else copy


def copies(plan: Plan) -> tuple[Copy, ...]:
    """The ledger, newest first, each copy under the name that its supporter has now."""
    newest = sorted(plan.at(COPIES), key=lambda item: (item.words("made_on"), item.created), reverse=True)
    return tuple(named_now(plan, copy_of(item)) for item in newest)


def may_receive(plan: Plan) -> tuple[Item, ...]:
    """The supporters who can be picked as recipients: nobody who is not to be involved."""
    out = not_involved(plan)
    return tuple(
        item for item in plan.at(SUPPORTERS) if item.words("name") and not out.is_one(item.words("name"))
    )


def newest_held(plan: Plan, *, made: bool = False) -> tuple[Copy, ...]:
    """For each person, kind of page and format the newest copy that they hold: a page for staff is no crisis plan.

    With *made*, where they hold none, the newest that was made for them: it may have been given, or still be.
    """
    newest: dict[tuple[str, str, str], Copy] = {}
    for states in (HELD, MADE) if made else (HELD,):
        for copy in copies(plan):
            if copy.state in states:
                newest.setdefault((copy.supporter or copy.name, copy.what, copy.format), copy)
    return tuple(newest.values())


Named = TypeVar("Named")


def called(things: Iterable[Named], name_of: Callable[[Named], str], name: str) -> tuple[Named, ...]:
    """The things of this name: the whole of it, else words that stand in it one after the other ("Nowak", "Fang")."""
    wanted, every = folded(name), tuple(things)
    whole = tuple(one for one in every if folded(name_of(one)) == wanted)
    words = re.findall(r"\w+", wanted)
    return whole or tuple(
        one for one in every if words and _stands(words, re.findall(r"\w+", folded(name_of(one))))
    )


def _stands(words: list[str], within: list[str]) -> bool:
    return any(within[i : i + len(words)] == words for i in range(len(within)))
