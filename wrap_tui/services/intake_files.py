"""Reads a file of any known kind into a proposal, and a proposal into what it would do to the open plan."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wrap_tui.codec.incoming import NewItem, Note
from wrap_tui.codec.items import latest
from wrap_tui.codec.toml_plan import LARGEST, decode, read_toml
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.readings import taken_over
from wrap_tui.domain.schema import VALUE_FIELD, Catalog, Question
from wrap_tui.domain.stamp import NEVER
from wrap_tui.domain.text import LONGEST, one_line
from wrap_tui.errors import RefusedError
from wrap_tui.importing import fitting
from wrap_tui.importing.daylio import read_daylio
from wrap_tui.importing.docx import read_docx
from wrap_tui.importing.fitting import fitted
from wrap_tui.importing.journals import read_dayone, read_jrnl
from wrap_tui.importing.proposal import JOURNAL as JOURNAL
from wrap_tui.importing.proposal import Proposal as Proposal
from wrap_tui.importing.proposal import Source, Wishes
from wrap_tui.importing.text import read_list, read_markdown, read_text
from wrap_tui.importing.zipped import ZIP
from wrap_tui.services.book import Book
from wrap_tui.services.intake import Kind, Review, review, take_in
from wrap_tui.wording import say


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that can be read: its id on the command line, its usual endings, its reader."""

    id: str
    suffixes: tuple[str, ...]
    read: Callable[[Source, Catalog, Wishes], Proposal]


def _read_own(source: Source, catalog: Catalog, wishes: Wishes) -> Proposal:
    text = decode(source.read(LARGEST), source.name)
    whole = read_toml(text, catalog, source.name)
    return Proposal("toml", source.name, notes=whole.notes, whole=whole)


KINDS: Final = {
    kind.id: kind
    for kind in (
        FileKind("toml", (".toml",), _read_own),
        FileKind("markdown", (".md", ".markdown"), read_markdown),
        FileKind("text", (".txt", ".text"), read_text),
        FileKind("list", (), read_list),
        FileKind("docx", (".docx", ".doc"), read_docx),
        FileKind("jrnl", (".json",), read_jrnl),
        FileKind("daylio", (".csv",), read_daylio),
        FileKind("dayone", (".zip",), read_dayone),
    )
}
"""All kinds, in the order in which they are offered. The first kind of a suffix is taken unless the file says more."""

_LOCKED: Final = b"SQLite format 3\0"
_SUFFIX: Final = ".wrap"
"""How a locked plan begins, and how it is usually called."""

SHOWN: Final = 8
"""Changed things of one place that are shown one by one."""
CLIPPED: Final = 80
"""Characters that are shown of what changes."""
_DAYONE_MARKS: Final = (b'"creationDate"', b'"metadata"')


def read_file(
    path: Path, catalog: Catalog, kind: str = "", place: str = "", meanings: Mapping[str, str] | None = None
) -> Proposal:
    """What the file at *path* holds; the file is read and never written.

    *kind* is an id of `KINDS` ("" to tell by name and first bytes), *place* the question that a list goes to,
    *meanings* own words for mood words. RefusedError in one sentence for everything that stands in the way.
    """
    with _opened(path) as source:
        return read_source(source, catalog, kind, Wishes(place, meanings or {}))


def questions(catalog: Catalog) -> tuple[Question, ...]:
    """The lists and questions that things of a foreign file can go to."""
    return fitting.places(catalog)


def looks_like_a_plan(path: Path) -> bool:
    """Whether the file is a plan of this program, locked: it is opened and not brought in."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_LOCKED)) == _LOCKED or path.suffix == _SUFFIX
    except OSError:
        return path.suffix == _SUFFIX


def read_pasted(words: str, catalog: Catalog, place: str) -> Proposal:
    """What a pasted list would bring to the question *place*, one thing on each line."""
    raw = words.encode("utf-8", "replace")
    return read_list(Source(say("import.words.pasted"), io.BytesIO(raw), len(raw)), catalog, Wishes(place))


def read_source(source: Source, catalog: Catalog, kind: str = "", wishes: Wishes | None = None) -> Proposal:
    """What an open file holds."""
    found = KINDS.get(kind or _kind_of(source))
    if found is None:
        raise source.refuse("unknown_kind", kinds=", ".join(KINDS))
    return found.read(source, catalog, wishes or Wishes())


def _kind_of(source: Source) -> str:
    suffix = Path(source.name).suffix.casefold()
    kind = next((kind.id for kind in KINDS.values() if suffix in kind.suffixes), "")
    if kind == "jrnl" and any(mark in source.start(65_536).replace(b"\0", b"") for mark in _DAYONE_MARKS):
        return "dayone"
    if not kind and source.start().startswith(ZIP):
        return "docx"
    return kind


@contextmanager
def _opened(path: Path) -> Iterator[Source]:
    name = path.name or str(path)

    def refuse(sentence: str) -> RefusedError:
        return RefusedError(f"import.errors.{sentence}", file=one_line(name)[:60])

    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refuse("not_a_file")
        stream = path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise refuse("no_file") from None
    except PermissionError:
        raise refuse("no_permission") from None
    except (OSError, ValueError):
        raise refuse("unreadable") from None
    with stream:
        try:
            yield Source(name, stream, os.fstat(stream.fileno()).st_size)
        except (OSError, MemoryError):
            raise refuse("unreadable") from None


def reviewed(book: Book, proposal: Proposal, places: Mapping[int, str] | None = None) -> Review:
    """What a proposal would do to the open plan. *places* gives groups (by number, from 0) another question, "" none."""
    incoming = fitted(proposal, book.catalog, places)
    if proposal.whole is None:
        now = book.clock.now()
        days = (replace(day, changed=now) if day.changed == NEVER else day for day in incoming.days)
        items = (_beside(book.plan, book.catalog, new) for new in incoming.items)
        incoming = replace(incoming, items=tuple(items), days=tuple(days))
    return review(book.plan, incoming, book.catalog, book.clock.new_id)


def _beside(plan: Plan, catalog: Catalog, new: NewItem) -> NewItem:
    """A long answer of a foreign file joined to the one that is there, so that none takes the other's place."""
    ours, theirs = plan.text(new.place), str(new.fields.get(VALUE_FIELD, ""))
    if not ours or ours == theirs or not catalog.knows(new.id) or catalog.question(new.id).kind != "text":
        return new
    both = ours if theirs in ours else f"{ours}\n\n{theirs}"
    if len(both) > LONGEST:
        raise RefusedError("import.errors.joined_long", place=new.place, most=f"{LONGEST:,}")
    return replace(new, fields={VALUE_FIELD: both})


def take(book: Book, checked: Review, kinds: Iterable[Kind] = ("new", "changed", "back")) -> None:
    """Take what was reviewed into the open plan; one undo takes it back."""
    plan = take_in(book.plan, checked, book.clock.now, kinds=kinds)
    book.clock.go_on_after(latest(plan))
    plan = taken_over(plan, book.clock.now)
    book.apply(plan, choices={kept.key: kept.value for kept in checked.preferences})


def lines(
    checked: Review,
    catalog: Catalog,
    proposal: Proposal | None = None,
    places: Mapping[int, str] | None = None,
) -> tuple[str, ...]:
    """What was found, line by line, in sentences: what is new, changed, there already, left out, worth knowing."""
    said = [say("import.review.found", file=one_line(checked.source)[:60])]
    for kind in ("new", "changed", "back"):
        for place, count in checked.count(kind).items():
            said.append(_place_line(f"import.review.{kind}", catalog, place, count))
            said += _other_words(checked, place) if kind == "changed" else []
    counts = {
        "removed": checked.removed,
        "days": len(checked.days) - checked.days_back,
        "days_back": checked.days_back,
        "older": len(checked.older),
        "preferences": len(checked.preferences),
        "drafts": len(checked.drafts),
        "same": checked.same,
    }
    said += [say(f"import.review.{name}", count=count) for name, count in counts.items() if count]
    if proposal is not None:
        said += [
            say(
                "import.review.left_out",
                heading=group.heading or say("import.words.no_heading"),
                count=len(group.found),
            )
            for number, group in enumerate(proposal.groups)
            if not (places or {}).get(number, group.place)
        ]
    return (*said, *(note_line(note) for note in checked.notes))


def _other_words(checked: Review, place: str) -> list[str]:
    """What the changed things of a place say now, and would say."""
    rows = [row for row in checked.rows if row.kind == "changed" and row.item.place == place]
    said = [_change(one_line(row.before), one_line(row.title)) for row in rows[:SHOWN]]
    return said + ([say("import.review.more", count=len(rows) - SHOWN)] if len(rows) > SHOWN else [])


def _change(before: str, after: str) -> str:
    if before == after:
        return say("import.review.inside", words=after[:CLIPPED])
    if before and after.startswith(before):
        return say("import.review.adds", words=after.removeprefix(before).strip()[:CLIPPED])
    return say("import.review.becomes", before=before[:CLIPPED], after=after[:CLIPPED])


def _place_line(sentence: str, catalog: Catalog, place: str, count: int) -> str:
    if not catalog.knows(place):
        return say(f"{sentence}_other", count=count)
    question = catalog.question(place)
    section = catalog.section(question.section).label
    return say(sentence, section=section, question=question.label, count=count)


def note_line(note: Note) -> str:
    """A note as a sentence."""
    return say(note.sentence, **note.values)
