"""Older words of a thing, comparing two wordings in words, and things that were removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from wrap_tui.domain.erasing import names_gone
from wrap_tui.domain.plan import Item, Value
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.sharing import newest_held
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.sections import shown
from wrap_tui.flows.when import spoken_date, spoken_moment
from wrap_tui.services.book import Book
from wrap_tui.services.own_lines import HIDDEN
from wrap_tui.wording import say

LONGEST_COMPARED = 4000
"""Words in one wording up to which the difference is worked out; beyond it both are shown whole."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording: `older` is the id to bring it back by, "" for the present one."""

    older: str
    when: str
    title: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class History:
    """The wordings of a thing, the present one first."""

    item: str
    title: str
    where: str
    versions: tuple[Version, ...]


def history(book: Book, item_id: str) -> History:
    """All wordings of an item, newest first. KeyError when there is no such item."""
    item = book.plan.items[item_id]
    now = book.clock.wall()
    versions = [_version(book, item, "", spoken_moment(item.changed, now))] if not item.removed else []
    for older in book.plan.older_of(item_id):
        was = replace(item, fields=older.fields)
        versions.append(_version(book, was, older.id, spoken_moment(older.changed, now)))
    title = versions[0].title if versions else shown(book.plan, book.catalog, item)[0]
    return History(item_id, title, where(book, item), tuple(versions))


def version_of(book: Book, item: Item, fields: Mapping[str, Value]) -> Version:
    """One wording of an item, without its moment, for comparing."""
    return _version(book, replace(item, fields=fields), "", "")


def where(book: Book, item: Item) -> str:
    """Where a thing stands, in the person's names: "Triggers, Events"."""
    if not book.catalog.knows(item.place):
        return item.place
    question = book.catalog.question(item.place)
    return f"{section_name(book.plan, book.catalog.section(question.section))}, {question.label}"


def _version(book: Book, item: Item, older: str, when: str) -> Version:
    title, details = shown(book.plan, book.catalog, item)
    return Version(older, when, title, details)


def compare(before: Version, after: Version) -> tuple[str, ...]:
    """The difference between two wordings as sentences: what was added, what was taken out, field by field."""
    old, new = dict(before.details), dict(after.details)
    said = list(_differences("", before.title, after.title))
    for label in dict.fromkeys([*old, *new]):
        said.extend(_differences(f"{label}. ", old.get(label, ""), new.get(label, "")))
    return tuple(said) or (say("pages.older.same"),)


def _differences(label: str, old: str, new: str) -> tuple[str, ...]:
    if old == new:
        return ()
    if len(old.split()) + len(new.split()) > LONGEST_COMPARED:
        return (
            label + say("pages.older.was", words=old),
            label + say("pages.older.is_now", words=new),
        )
    out, added = word_differences(old, new)
    said = []
    if out:
        said.append(label + say("pages.older.taken_out", words=" ... ".join(out)))
    if added:
        said.append(label + say("pages.older.added", words=" ... ".join(added)))
    return tuple(said) or (label + say("pages.older.spacing"),)


def word_differences(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Runs of words that are in *old* alone, and in *new* alone."""
    a, b = old.split(), new.split()
    out, added = [], []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal" and a2 > a1:
            out.append(" ".join(a[a1:a2]))
        if kind != "equal" and b2 > b1:
            added.append(" ".join(b[b1:b2]))
    return tuple(out), tuple(added)


@dataclass(frozen=True, slots=True)
class Removed:
    """A thing that was taken out and can come back."""

    item: str
    title: str
    where: str
    when: str


def removed_things(book: Book) -> tuple[Removed, ...]:
    """Everything that was removed and not erased, newest removal first. A helpline that was put out of sight and is
    shown again is no such thing.
    """
    gone = [
        (item.removed, item)
        for item in book.plan.items.values()
        if item.removed is not None
        and not item.erased
        and item.place != HIDDEN
        and book.catalog.knows(item.place)
    ]
    now = book.clock.wall()
    return tuple(
        Removed(
            item.id,
            shown(book.plan, book.catalog, item)[0],
            where(book, item),
            spoken_moment(moment, now),
        )
        for moment, item in sorted(gone, key=lambda pair: pair[0], reverse=True)
    )


def erasing_says(book: Book, item_id: str) -> tuple[str, ...]:
    """What erasing a thing for good takes with it, in plain sentences."""
    item = book.plan.items[item_id]
    count = len(book.plan.older_of(item_id))
    title = shown(book.plan, book.catalog, item)[0]
    said = [say("pages.older.erase_this", words=title or where(book, item))]
    if count:
        said.append(
            say("pages.older.erase_older_one" if count == 1 else "pages.older.erase_older", count=count)
        )
    if count := names_gone(book.plan, item):
        said.append(
            say("pages.older.erase_name_one" if count == 1 else "pages.older.erase_names", count=count)
        )
    said.append(say("pages.older.erase_backups"))
    held = newest_held(book.plan)
    said += [
        say("pages.older.erase_copy", name=copy.name, date=spoken_date(copy.made_on, year=True))
        for copy in held
    ]
    return (*said, say("pages.older.erase_copies"))


def words_of(fields: Mapping[str, Value]) -> str:
    """Plain words of a wording, for searching."""
    value = fields.get(VALUE_FIELD, "")
    return value if isinstance(value, str) else ""


def can_come_back(book: Book, item_id: str) -> bool:
    """Whether a thing was taken out and not erased for good."""
    item = book.plan.items.get(item_id)
    return item is not None and item.removed is not None and not item.erased
