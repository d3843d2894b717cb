"""The journal: free writing, by month, searched as one types; a selection can become part of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from wrap_tui.domain import edit
from wrap_tui.domain.day import local_date
from wrap_tui.domain.plan import Fields, Item, Value
from wrap_tui.domain.text import LONGEST, clean, folded, one_line, spans_of
from wrap_tui.flows.half_typed import Put, put
from wrap_tui.services.book import Book
from wrap_tui.wording import say

ENTRIES: Final = "journal.entries"
HEAD: Final = 44
"""Letters of an entry without a title in a list: its date finds room beside them."""
AROUND: Final = 30
"""Letters before what was found that are shown with it; twice as many behind."""
BECOMES: Final = {
    "trigger": ("triggers.events", "text"),
    "sign": ("early.signs", "text"),
    "tool": ("toolbox.use", "name"),
    "strength": ("matters.strengths", "text"),
    "goal": ("matters.goals", "text"),
}
"""What a selection can become: the place and the field that takes the words."""


def becomes(book: Book) -> tuple[str, ...]:
    """The kinds that a selection can become now: in a part of the plan those that stand in it."""
    open_now = book.sections
    return tuple(
        kind for kind, (place, _) in BECOMES.items() if open_now is None or place.split(".")[0] in open_now
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One journal entry: its moment (local, ISO), title, text, and the things made from it."""

    item: Item
    moment: str
    title: str
    text: str
    links: tuple[str, ...]

    @property
    def month(self) -> str:
        """The month of the entry as YYYY-MM."""
        return self.moment[:7]

    @property
    def headline(self) -> str:
        """The title, else the first words of the text."""
        first = self.text.strip().split("\n", 1)[0]
        return self.title or (
            first if len(first) <= HEAD else f"{first[: HEAD + 1].rpartition(' ')[0] or first[:HEAD]} ..."
        )


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that holds the words looked for, and where: (start, end) within its text."""

    entry: Entry
    spans: tuple[tuple[int, int], ...]


def entry_of(book: Book, item: Item) -> Entry:
    """An item of the journal as an entry; one without a moment is of the time at which it was added, here."""
    added = item.created.moment().astimezone(book.clock.wall().tzinfo)
    moment = item.words("at") or added.isoformat(timespec="minutes")
    return Entry(item, moment, item.words("title"), item.text, item.lines("links"))


def entries(book: Book) -> tuple[Entry, ...]:
    """All entries, newest first, whatever the clock on the wall said where they were written."""
    here = book.clock.wall().tzinfo
    found = ((_instant(item, here), item) for item in book.plan.at(ENTRIES))
    return tuple(
        entry_of(book, item)
        for _, item in sorted(found, key=lambda pair: (pair[0], pair[1].created), reverse=True)
    )


def _instant(item: Item, here: tzinfo | None) -> float:
    """Seconds since 1970 at which an entry was written; a moment without a zone is one of *here*."""
    try:
        moment = datetime.fromisoformat(item.words("at"))
    except ValueError:
        return item.created.ms / 1000
    return (moment if moment.tzinfo else moment.replace(tzinfo=here or UTC)).timestamp()


def months(found: Sequence[Entry]) -> tuple[tuple[str, int], ...]:
    """The months that hold entries, newest first, with how many."""
    counts: dict[str, int] = {}
    for entry in found:
        counts[entry.month] = counts.get(entry.month, 0) + 1
    return tuple(sorted(counts.items(), reverse=True))


def search(found: Sequence[Entry], words: str, most: int = 200) -> tuple[Found, ...]:
    """Entries whose title or text holds *words* (case and accents do not matter), newest first. Nothing of it is kept."""
    wanted = folded(words).strip()
    if not wanted:
        return ()
    hits: list[Found] = []
    for entry in found:
        spans = spans_of(entry.text, wanted)
        if spans or wanted in folded(entry.title):
            hits.append(Found(entry, spans))
            if len(hits) == most:
                break
    return tuple(hits)


def around(found: Found) -> str:
    """The words around the first place in an entry; its headline when only the title holds them."""
    if not found.spans:
        return found.entry.headline
    begin, end = found.spans[0]
    start = max(begin - AROUND, 0)
    words = " ".join(found.entry.text[start : end + 2 * AROUND].split())
    return words if start == 0 else f"... {words}"


def made_from(book: Book) -> dict[str, Entry]:
    """For each thing that was made from the journal, the entry that it came from."""
    linked = (item for item in book.plan.at(ENTRIES) if "links" in item.fields)
    return {link: entry_of(book, item) for item in linked for link in item.lines("links")}


def write(
    book: Book, text: str, title: str = "", moment: datetime | None = None, *, keep_draft: bool = False
) -> Item | None:
    """Add an entry; None when there are no words. *keep_draft* is as `Book.add` has it."""
    if not clean(text).strip() and not one_line(title):
        return None
    at = (moment or book.clock.wall()).isoformat(timespec="minutes")
    fields = {"title": one_line(title), "text": clean(text), "at": at}
    return book.add(ENTRIES, fields, keep_draft=keep_draft)


def draft_fields(book: Book, text: str) -> dict[str, Value]:
    """What the draft of an entry keeps: the words, and the moment at which they were begun."""
    return (
        {"text": text, "at": (begun(book) or book.clock.wall()).isoformat(timespec="minutes")} if text else {}
    )


def begun(book: Book) -> datetime | None:
    """When the entry was begun that waits half-typed (local time); None when none waits."""
    draft = book.plan.drafts.get(ENTRIES)
    if draft is None:
        return None
    at = draft.fields.get("at", "")
    try:
        return datetime.fromisoformat(at if isinstance(at, str) else "")
    except ValueError:
        return draft.changed.moment().astimezone(book.clock.wall().tzinfo)


def dated(book: Book, place: str, fields: Fields, *, begun_now: bool = False) -> Fields:
    """The fields of a new thing: an entry of the journal without a moment gets that of its first half-typed words,
    with *begun_now* the present one (local time). Other things stay as they are.
    """
    if place != ENTRIES or fields.get("at"):
        return fields
    at = (None if begun_now else begun(book)) or book.clock.wall()
    return {**fields, "at": at.isoformat(timespec="minutes")}


def write_begun(book: Book, text: str) -> Item | None:
    """Make an entry of what was typed, with the moment at which it was begun; None when there are no words."""
    return write(book, text, moment=begun(book))


def keep_earlier(book: Book) -> Entry | None:
    """Make an entry of words that were begun on another day and still wait, so that two days never become one.

    None when nothing waits from another day, or when it is too long for an entry.
    """
    at, draft = begun(book), book.plan.drafts.get(ENTRIES)
    if at is None or draft is None or local_date(at, book.day_start) == book.today():
        return None
    text = draft.fields.get("text", "")
    made = write_begun(book, text) if isinstance(text, str) and len(text) <= LONGEST else None
    return entry_of(book, made) if made is not None else None


def rewrite(book: Book, item_id: str, *, text: str | None = None, title: str | None = None) -> Put:
    """Change the text of an entry, its title, or both; the older wording is kept. One that was removed meanwhile
    comes back ("back"). Half-typed words of what is not given stay half typed.
    """
    fields = {} if text is None else {"text": clean(text)}
    return put(book, item_id, ENTRIES, fields if title is None else {**fields, "title": one_line(title)})


def make_of(book: Book, item_id: str, selection: str, kind: str) -> Item | None:
    """Make a trigger, sign, tool, strength or goal of selected words; the entry stays and is linked to it.

    Thing and link come and go in one step of undo. What waits half-typed for the entry stays.
    """
    place, field = BECOMES[kind]
    words = one_line(selection)
    if not words:
        return None
    plan, made = edit.add(book.plan, place, {field: words}, book.clock.now(), book.clock.new_id)
    entry = plan.items[item_id]
    linked = {**entry.fields, "links": (*entry.lines("links"), made.id)}
    book.apply(edit.change(plan, item_id, linked, book.clock.now()))
    return made


def made_words(kind: str, selection: str) -> str:
    """What was made of which words: "A trigger was made of: late trains."."""
    return say("pages.journal.made", kind=say(f"pages.journal.as_{kind}"), words=one_line(selection)[:60])
