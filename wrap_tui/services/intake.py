"""Applies what a file brings to a plan: shows first what is new, changed or there already, then takes it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Literal

from wrap_tui.codec.incoming import Incoming, NewItem, Note
from wrap_tui.codec.record import Record
from wrap_tui.codec.toml_values import shown_path
from wrap_tui.domain import anew
from wrap_tui.domain.day import Day, nothing
from wrap_tui.domain.dropped import is_dropped
from wrap_tui.domain.edit import STEP, wording_of
from wrap_tui.domain.erasing import draft_about
from wrap_tui.domain.plan import Draft, Item, NewId, Older, Plan, Preference, build
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.services.crisis_card import is_line, is_switch
from wrap_tui.services.intake_days import brought_back, erased_at, merged_day
from wrap_tui.services.intake_names import title_words, with_ids
from wrap_tui.store.erased_days import tells_of

Kind = Literal["new", "changed", "back"]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that would be new, changed, or brought back. `title` and `before` are the person's words."""

    kind: Kind
    item: Item
    title: str
    where: str
    before: str = ""
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """What taking a file in would do to a plan; nothing is done yet. `same` counts what is there already."""

    source: str
    rows: tuple[Row, ...] = ()
    same: int = 0
    days: tuple[Day, ...] = ()
    older: tuple[Older, ...] = ()
    drafts: tuple[Draft, ...] = ()
    preferences: tuple[Preference, ...] = ()
    unknown: Mapping[str, object] = field(default_factory=nothing)
    notes: tuple[Note, ...] = ()
    days_back: int = 0
    """How many of the days bring a check-in back that was erased for good."""

    @property
    def empty(self) -> bool:
        """Whether the plan holds all of it already."""
        return not (self.rows or self.days or self.older or self.drafts or self.preferences or self.unknown)

    def count(self, kind: Kind) -> Mapping[str, int]:
        """How many things of a kind there are, by question, in the order of the file."""
        return Counter(row.item.place for row in self.rows if row.kind == kind and row.item.removed is None)

    @property
    def removed(self) -> int:
        """How many removed things come with the file, to be brought back if the person wants."""
        return sum(row.item.removed is not None for row in self.rows)


def review(plan: Plan, incoming: Incoming, catalog: Catalog, new_id: NewId) -> Review:
    """What *incoming* would do to *plan*.

    A known id with the same body is left alone; another body is a change. A thing without an id that stands
    in the same list with the same words is there already.
    """
    notes = list(incoming.notes)
    found = with_ids(plan, incoming.items, catalog, new_id, notes)
    rows: list[Row] = []
    same = 0
    for new, item in found:
        row = _row(plan, catalog, new, item)
        same += row is None
        if row is not None:
            rows.append(row)
    _note_same_names(plan, rows, catalog, notes)
    days = tuple(day for day in incoming.days if merged_day(plan.days.get(day.date), day) is not None)
    dates = {date: erased for date, day in plan.days.items() if (erased := erased_at(day)) != NEVER}
    unknown = {
        f"{record.kind}\0{record.key}": record for record in incoming.unknown if record.kind != "dropped"
    }
    return Review(
        incoming.source,
        tuple(rows),
        same,
        days,
        tuple(o for o in incoming.older if o.id not in plan.older and not _erased(plan, dates, o)),
        tuple(d for d in incoming.drafts if _waits(plan, d) and not _erased(plan, dates, d)),
        tuple(kept for kept in incoming.preferences if _news(plan, kept)),
        MappingProxyType({key: record for key, record in unknown.items() if key not in plan.unknown}),
        tuple(notes),
        sum(brought_back(plan.days.get(day.date), day) for day in days),
    )


def _erased(plan: Plan, dates: Mapping[str, Stamp], kept: Older | Draft) -> bool:
    """Whether an older wording or half-typed words were written before what they belong to was erased for good."""
    owner = kept.item if isinstance(kept, Older) else kept.key
    before = anew.erased_before(plan.items.get(draft_about(owner)))
    kind = "older" if isinstance(kept, Older) else "draft"
    return anew.told(kept.extra) < before or tells_of(
        Record(kind, owner, {"item": owner}, kept.changed), dates
    )


def _waits(plan: Plan, draft: Draft) -> bool:
    return draft.key not in plan.drafts and not is_dropped(plan.dropped, draft.key, draft.changed)


_OF_A_WALK: Final = ("review.resume", "review.true.", "resume.")
"""How the keys begin of where a review or the guide stands: a file does not put back what went on, or ended, since."""


def _news(plan: Plan, kept: Preference) -> bool:
    known = plan.preferences.get(kept.key)
    if known is None:
        return not is_switch(kept.key)
    if kept.key.startswith(_OF_A_WALK) and kept.changed <= known.changed:
        return False
    return known.value != kept.value and not is_switch(kept.key) and not is_line(kept.key)


def _row(plan: Plan, catalog: Catalog, new: NewItem, item: Item) -> Row | None:
    known = plan.items.get(item.id)
    title = title_words(catalog, item)
    if known is None:
        return Row("new", item, title, new.where, dated=new.dated)
    if item.removed is not None:
        return None
    same = dict(known.fields) == dict(item.fields) and known.place == item.place
    if known.removed is not None:
        return Row("back", item, title, new.where)
    return None if same else Row("changed", item, title, new.where, title_words(catalog, known))


def _note_same_names(plan: Plan, rows: list[Row], catalog: Catalog, notes: list[Note]) -> None:
    for row in rows:
        place = row.item.place
        if row.kind != "new" or row.item.removed or not catalog.knows(place) or not row.title:
            continue
        if catalog.question(place).record and any(
            title_words(catalog, it) == row.title for it in plan.at(place)
        ):
            notes.append(Note("import.notes.same_name", {"path": shown_path(row.where)}))


def take_in(
    plan: Plan,
    checked: Review,
    now: Callable[[], Stamp],
    *,
    kinds: Iterable[Kind] = ("new", "changed", "back"),
) -> Plan:
    """The plan with what was reviewed; *kinds* tells which rows are wanted. Words that change are kept as older ones.

    What a file gives with its own moments keeps them; everything else is written now.
    """
    wanted = frozenset(kinds)
    rows = [row for row in checked.rows if row.kind in wanted]
    if checked.empty:
        return plan
    items, older = dict(plan.items), dict(plan.older)
    last = _last_ranks(plan)
    for row in rows:
        known = items.get(row.item.id)
        if known is not None and known.fields and not known.erased:
            wording = wording_of(known)
            if dict(known.fields) != dict(row.item.fields):
                older.setdefault(wording.id, wording)
        items[row.item.id] = _stamped(row, known, now, last)
    older |= {wording.id: wording for wording in checked.older if wording.id not in older}
    days = dict(plan.days)
    for day in checked.days:
        days[day.date] = merged_day(plan.days.get(day.date), day, now()) or day
    return build(
        items.values(),
        older.values(),
        (*plan.drafts.values(), *checked.drafts),
        days.values(),
        _preferences(plan, checked, now),
        {**plan.unknown, **checked.unknown},
        plan.dropped.values(),
    )


def _preferences(plan: Plan, checked: Review, now: Callable[[], Stamp]) -> Iterable[Preference]:
    known = plan.preferences
    fresh = {k.key: replace(k, changed=now()) if k.key in known else k for k in checked.preferences}
    return {**known, **fresh}.values()


def _last_ranks(plan: Plan) -> dict[str, float]:
    last: dict[str, float] = {}
    for item in plan.items.values():
        last[item.place] = max(last.get(item.place, item.rank), item.rank)
    return last


def _stamped(row: Row, known: Item | None, now: Callable[[], Stamp], last: dict[str, float]) -> Item:
    item = row.item
    if known is None and row.dated:
        last[item.place] = max(last.get(item.place, item.rank), item.rank)
        return item
    moment = now()
    if known is not None and known.place == item.place:
        if known.erased:
            return anew.written_anew(known, item.fields, moment)
        return replace(known, fields=item.fields, changed=moment, removed=None)
    last[item.place] = rank = last.get(item.place, 0.0) + STEP
    created = known.created if known is not None and not known.erased else moment
    removed = moment if item.removed is not None else None
    extra = item.extra if known is None else anew.with_moment(item.extra, anew.erased_before(known))
    return replace(item, rank=rank, created=created, changed=moment, removed=removed, extra=extra)
