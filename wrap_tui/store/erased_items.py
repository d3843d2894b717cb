"""Things that were erased for good: up to when, and what of other copies goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wrap_tui.codec.record import Record
from wrap_tui.domain import anew
from wrap_tui.domain.erasing import draft_about
from wrap_tui.domain.stamp import NEVER, Stamp

_WRITTEN = ("item", "older", "draft")


def sound(record: Record) -> Record:
    """The record; a thing that earlier versions left marked as erased although it was written anew, without that mark."""
    body = record.body
    if record.kind != "item" or not body.get("erased") or not body.get("fields"):
        return record
    rest = {name: value for name, value in body.items() if name != "erased"}
    return Record(
        record.kind, record.key, {**rest, **anew.beside(record.changed)}, record.changed, record.extra
    )


def is_blank(record: Record) -> bool:
    """Whether a record is the mark that a thing leaves which was erased for good."""
    return record.kind == "item" and bool(record.body.get("erased"))


def erased_before(record: Record) -> Stamp:
    """Up to when the words of before were erased, as far as the record knows; NEVER for most."""
    if record.kind not in _WRITTEN:
        return NEVER
    return record.changed if is_blank(record) else anew.told(record.body)


def erased_items(records: Iterable[Record]) -> dict[str, Stamp]:
    """The ids of things that were erased, and up to when: those that were written anew since are among them."""
    found: dict[str, Stamp] = {}
    for record in records:
        if record.kind == "item" and (erased := erased_before(record)) != NEVER:
            found[record.key] = max(erased, found.get(record.key, NEVER))
    return found


def tells_of_erased(record: Record, erased: Mapping[str, Stamp]) -> bool:
    """Whether an older wording holds words of a thing that was erased after they were written."""
    about = draft_about(str(record.body.get("item", "")))
    return record.kind == "older" and erased_before(record) < erased.get(about, NEVER)
