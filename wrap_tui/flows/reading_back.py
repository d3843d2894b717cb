"""The end of a peer session: every line is read back, and kept, changed or left out by the person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from wrap_tui.domain import edit
from wrap_tui.domain.erasing import CELEBRATIONS
from wrap_tui.domain.plan import Draft, Item, Older, Plan
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.text import one_line
from wrap_tui.flows.peer import Session, TypedBy, keep_session, running
from wrap_tui.flows.sections import shown
from wrap_tui.services.book import Book

What = Literal["new", "changed", "removed", "half"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing written, changed or removed in the session. `before` is the wording that it had, "" for a new one.

    `what` "half" is half-typed words: kept, they wait in their box; left out, they are gone.
    """

    id: str
    place: str
    label: str
    words: str
    details: tuple[tuple[str, str], ...]
    before: str
    what: What
    typed_by: TypedBy
    confirmed: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that was left out, and what it was made of. It is for the memory of the page alone, until the page is left."""

    line: Line
    items: tuple[Item, ...]
    older: tuple[Older, ...]
    drafts: tuple[Draft, ...]


def lines(book: Book) -> tuple[Line, ...]:
    """All that was written, changed or removed in the session, in the order of the plan; half-typed words last."""
    session = running(book)
    if session is None:
        return ()
    places = _places(book, session)
    found = [
        _line(book, session, item)
        for place in places
        for item in (*book.plan.at(place), *book.plan.removed_at(place))
        if _touched(book.plan, item, session.since)
    ]
    drafts = (draft for draft in book.plan.drafts.values() if _is_half(book, draft, session))
    return (*found, *(_half(book, session, draft) for draft in drafts))


def _places(book: Book, session: Session) -> tuple[str, ...]:
    return tuple(q.id for name in session.sections for q in book.catalog.section(name).questions)


def _before(plan: Plan, item: Item, since: Stamp) -> Older | None:
    return next((older for older in plan.older_of(item.id) if older.changed <= since), None)


def _touched(plan: Plan, item: Item, since: Stamp) -> bool:
    """Whether words differ from those before the session; another place in the list is no change of words."""
    if item.changed <= since or item.erased:
        return False
    if item.created > since:
        return item.removed is None
    known = _before(plan, item, since)
    if item.removed is not None:
        return item.removed > since
    return known is not None and dict(known.fields) != dict(item.fields)


def _line(book: Book, session: Session, item: Item) -> Line:
    title, details = shown(book.plan, book.catalog, item)
    known = _before(book.plan, item, session.since)
    before = shown(book.plan, book.catalog, replace(item, fields=known.fields))[0] if known else ""
    what: What = "removed" if item.removed else "new" if item.created > session.since else "changed"
    return Line(
        item.id,
        item.place,
        book.catalog.question(item.place).label,
        title,
        details,
        before,
        what,
        session.typist(item.changed),
        (item.id, *item.changed[:2]) in session.confirmed,
    )


def _is_half(book: Book, draft: Draft, session: Session) -> bool:
    return draft.changed > session.since and _place_of(book, draft) in _places(book, session)


def _place_of(book: Book, draft: Draft) -> str:
    for name in draft.key.split("#"):
        if book.catalog.knows(name):
            return name
        if (item := book.plan.items.get(name)) is not None:
            return item.place
    return ""


def _half(book: Book, session: Session, draft: Draft) -> Line:
    place, draft_id = _place_of(book, draft), half_id(draft.key)
    title, details = shown(
        book.plan, book.catalog, Item(draft_id, place, draft.fields, 0.0, draft.changed, draft.changed)
    )
    kept = (draft_id, *draft.changed[:2]) in session.confirmed
    label, who = book.catalog.question(place).label, session.typist(draft.changed)
    return Line(draft_id, place, label, title, details, "", "half", who, kept)


def half_id(key: str) -> str:
    """The id of the line for the draft of *key*."""
    return f"draft:{key}"


def undecided(book: Book) -> int:
    """How many lines were neither kept nor left out."""
    return sum(not line.confirmed for line in lines(book))


def keep(book: Book, line_id: str) -> None:
    """Confirm a line as it was read back."""
    session = running(book)
    if session is not None:
        at = _changed(book.plan, line_id)
        confirmed = (*_others(session, line_id), (line_id, at.ms, at.n))
        keep_session(book, replace(session, confirmed=confirmed))


def let_go(book: Book, line_id: str) -> None:
    """Take the confirmation of a line back: the person is thinking again."""
    session = running(book)
    if session is not None:
        keep_session(book, replace(session, confirmed=_others(session, line_id)))


def _others(session: Session, line_id: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(kept for kept in session.confirmed if kept[0] != line_id)


def _changed(plan: Plan, line_id: str) -> Stamp:
    kind, _, key = line_id.partition(":")
    return plan.drafts[key].changed if kind == "draft" and key else plan.items[line_id].changed


def as_it_is(book: Book, line: Line) -> LeftOut:
    """What brings a line back that is left out next."""
    plan, keys = book.plan, (line.id, line.id.removeprefix(half_id("")))
    return LeftOut(
        line,
        tuple(item for item in plan.items.values() if item.id == line.id),
        tuple(older for older in plan.older.values() if older.item == line.id),
        tuple(draft for draft in plan.drafts.values() if draft.key in keys),
    )


def take_out(book: Book, line_id: str) -> None:
    """Leave a line out: a new one goes without a trace, a changed one gets its earlier wording back."""
    if session := running(book):
        let_go(book, line_id)
        book.apply(_without(book.plan, line_id, session.since, book.clock.now()), undoable=False)


def put_back(book: Book, left: LeftOut) -> None:
    """Bring back a line that was left out, as it was; it is then decided on anew."""
    plan = book.plan.with_items(*left.items).with_older(*left.older)
    for draft in left.drafts:
        plan = plan.with_draft(replace(draft, changed=book.clock.now()))
    book.apply(plan, undoable=False)


def _without(plan: Plan, line_id: str, since: Stamp, now: Stamp) -> Plan:
    kind, _, key = line_id.partition(":")
    if kind == "draft" and key:
        return plan.without_draft(key)
    item = plan.items[line_id]
    if item.created > since:
        return edit.erase(plan, line_id, now)
    before = _before(plan, item, since)
    plan = _forget_since(plan, line_id, since)
    if before is not None and item.removed is None:
        return plan.with_items(replace(item, fields=before.fields, changed=now))
    return edit.bring_back(plan.with_items(_as_before(item, before)), line_id, now)


def _as_before(item: Item, before: Older | None) -> Item:
    return item if before is None else replace(item, fields=before.fields)


def _forget_since(plan: Plan, item_id: str, since: Stamp) -> Plan:
    """The plan without the wordings that the item had in the session."""
    older = {k: o for k, o in plan.older.items() if o.item != item_id or o.changed <= since}
    return replace(plan, older=MappingProxyType(older)) if len(older) < len(plan.older) else plan


def confirmed(book: Book) -> Plan:
    """The plan with no more of a running session than what was kept: what it is if the session ends now."""
    session, plan = running(book), book.plan
    if session is None:
        return plan
    for line in lines(book):
        if not line.confirmed:
            plan = _without(plan, line.id, session.since, book.clock.now())
    for item in tuple(plan.items.values()):
        if item.created > session.since and item.removed is not None and not item.erased:
            plan = edit.erase(plan, item.id, book.clock.now())
    return plan


def end(book: Book, celebrate: str = "") -> int:
    """End the session: lines that were not confirmed are left out, and what was written and removed in it goes
    without a trace. Gives how many lines were kept. The front end locks afterwards.
    """
    session = running(book)
    if session is None:
        return 0
    read = lines(book)
    book.apply(confirmed(book), undoable=False)
    if words := one_line(celebrate):
        book.add(CELEBRATIONS, {"text": words}, keep_draft=True)
    book.forget_undo()
    keep_session(book, None)
    return sum(line.confirmed for line in read)
