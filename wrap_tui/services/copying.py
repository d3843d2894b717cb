"""A copy for one person: what they see, in the form their device opens, locked with words of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.sharing import FILES_FOR, SUPPORTERS, Audience, called, may_receive
from wrap_tui.domain.text import one_line
from wrap_tui.errors import RefusedError, UsageError
from wrap_tui.export import staff
from wrap_tui.export.as_text import as_text
from wrap_tui.export.brief import brief_view, may_ring
from wrap_tui.export.cut import CRISIS, NOT_INVOLVED, REASONS_FOR_IT, Cut, cut_of, owners_cut, parse_parts
from wrap_tui.export.document import with_pages
from wrap_tui.export.facts import read_by
from wrap_tui.export.formats import FORMATS, Page
from wrap_tui.export.held import SECTION, filled
from wrap_tui.export.locked_html import Lock, lock_html
from wrap_tui.export.locked_pdf import lock_pdf, pdf_phrase
from wrap_tui.export.sheets import slip
from wrap_tui.export.tree import Document, headings
from wrap_tui.export.view import View
from wrap_tui.services import audience as audiences
from wrap_tui.services import delivery, exporting
from wrap_tui.services.exporting import Exported, left_out_notes
from wrap_tui.store import words as word_list
from wrap_tui.wording import say

PHRASE_WORDS: Final = 5
"""Words of a phrase: 64.6 bits with the EFF long list (SHARING.md)."""

NEW_AUDIENCE: Final = Audience("", "")
"""What a copy holds unless told otherwise: the few lines in front and the recipient's own tasks."""

LOCKS: Final = frozenset({"html", "pdf"})
"""Formats that can be locked."""

LABEL_LENGTH: Final = 60
PAPER: Final = "paper"

WHATS: Final = (CRISIS, exporting.STAFF, "supporter-sheet", "advance-statement")
"""Documents that can be made for somebody."""


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """A copy for the supporter of this id ("": for oneself). `phrase` opens their earlier copies, "" for a new one.

    `what` is one of `WHATS`. `label` may be read on a locked page before it is opened; usually it says nothing. `formats` overrides the
    device ("html", "pdf", "text", "markdown"; the last two are never locked).
    """

    supporter: str
    audience: Audience = NEW_AUDIENCE
    device: str = "unknown"
    locked: bool = True
    phrase: str = ""
    include_not_involved: bool = False
    country: str = ""
    paper: str = ""
    label: str = ""
    formats: tuple[str, ...] = ()
    what: str = CRISIS


@dataclass(frozen=True, slots=True)
class CopyFile:
    """One file of a copy."""

    format: str
    locked: bool
    exported: Exported


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A finished copy: its files, the words that open them ("" when nothing is locked), and what the ledger notes."""

    files: tuple[CopyFile, ...]
    phrase: str
    name: str
    version: int
    read_again: str
    parts: tuple[str, ...]
    ticks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a copy holds and what stays: labels of parts and ticks, and the whole text as the recipient reads it.

    `empty` are parts that were ticked and of which nothing stands in this copy. Of other kinds of page than the
    crisis plan `held` has the headings: they show some parts in a line, some not at all.
    """

    held: tuple[str, ...]
    left_out: tuple[str, ...]
    text: str
    notes: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


def find(plan: Plan, name: str) -> Item:
    """The supporter of this name. Raises RefusedError when there is none, or when they are not to be involved."""
    if not_involved(plan).is_one(name):
        raise RefusedError("export.not_a_recipient")
    people = may_receive(plan)
    found = called(people, lambda item: item.words("name"), name)
    if len(found) > 1:
        raise RefusedError("export.several_supporters", names=_names(found))
    if not found:
        raise RefusedError("export.no_supporter", names=_names(people) or say("copies.page.no_one"))
    return found[0]


def _names(people: Iterable[Item]) -> str:
    return ", ".join(one_line(item.words("name")) for item in people)


def own_audience(catalog: Catalog, parts: str = "", names: Iterable[str] | None = None) -> Audience:
    """What one's own copy holds: the parts of a list in words, or by their *names*, else all but what waits for a tick."""
    if names is not None:
        chosen = cut_of(names, catalog)
    else:
        chosen = parse_parts(parts, catalog) if parts else owners_cut(catalog)
    off = {part.id for part in catalog.section(CRISIS).parts if part.tick and part.tick not in chosen.ticks}
    return Audience("", "", tuple(sorted(chosen.parts - off)), tuple(sorted(chosen.ticks)))


def for_staff(catalog: Catalog) -> frozenset[str]:
    """The parts and ticks that a page for staff draws on."""
    return frozenset(staff.parts(catalog))


def new_phrase() -> str:
    """Five random words without hyphens: a PDF wants its words typed exactly."""
    while "-" in (phrase := word_list.suggest(PHRASE_WORDS)):
        pass
    return phrase


def cut(order: CopyOrder) -> Cut:
    """What the recipient sees: the parts and ticks of the audience, each chosen singly.

    Who is not to be involved is no part of an audience: for somebody it is asked for each copy.
    """
    kept = {NOT_INVOLVED, REASONS_FOR_IT} if order.supporter else set()
    ticks = set(order.audience.ticks) - kept
    if order.include_not_involved:
        ticks |= {NOT_INVOLVED} | (set(order.audience.ticks) & {REASONS_FOR_IT})
    return Cut(frozenset(order.audience.parts), frozenset(ticks), order.supporter)


def _recipient(plan: Plan, order: CopyOrder) -> str:
    """The name of the recipient, "" for oneself; nobody who is not to be involved."""
    if not order.supporter:
        return ""
    known = plan.find(order.supporter)
    if known is None or known.place != SUPPORTERS:
        raise RefusedError("export.no_supporter", names=_names(may_receive(plan)))
    if not_involved(plan).is_one(known.words("name")):
        raise RefusedError("export.not_a_recipient")
    return known.words("name")


def _settled(plan: Plan, catalog: Catalog, order: CopyOrder) -> CopyOrder:
    """The order without pages that are private."""
    return replace(order, audience=audiences.allowed(order.audience, plan, catalog))


def document(plan: Plan, catalog: Catalog, order: CopyOrder, today: date) -> Document:
    """The copy as a document. Raises RefusedError for a recipient who is not there or not to be involved."""
    _recipient(plan, order)
    order = _settled(plan, catalog, order)
    facts = exporting.facts_for(plan, order.country, today)
    made = exporting.DOCUMENTS[order.what](plan, catalog, cut(order), facts)
    if order.what != CRISIS:
        return made
    pages = (part.removeprefix(SECTION) for part in order.audience.parts if part.startswith(SECTION))
    return with_pages(made, View(plan, catalog, cut(order)), tuple(pages))


def preview(plan: Plan, catalog: Catalog, order: CopyOrder, today: date) -> Preview:
    """Exactly what goes and what stays, before anything is made."""
    order = _settled(plan, catalog, order)
    chosen, made = cut(order), document(plan, catalog, order, today)
    named, view = chosen.parts | chosen.ticks, View(plan, catalog, chosen)
    there = filled(view)
    everything = [choice.id for choice in audiences.everything(plan, catalog)]
    everything += [tick for tick in (NOT_INVOLVED, REASONS_FOR_IT) if plan.at(f"{CRISIS}.{NOT_INVOLVED}")]
    not_named = audiences.labels((name for name in everything if name not in named), plan, catalog)
    notes = (*_no_others(view), *left_out_notes(brief_view(view), CRISIS, made))
    if order.what != CRISIS:
        stands = tuple(h for h in headings(made) if h != say("export.absent.heading"))
        out = tuple(label for label in not_named if label not in stands)
        return Preview(stands, out, as_text(made), notes)
    return Preview(
        audiences.labels((name for name in everything if name in named & there), plan, catalog),
        not_named,
        as_text(made),
        notes,
        audiences.labels((name for name in everything if name in named - there), plan, catalog),
    )


def _no_others(view: View) -> tuple[str, ...]:
    """Why a copy of which the supporters are a part lists none of them."""
    if not view.cut.recipient or "supporters" not in view.cut.parts or may_ring(view):
        return ()
    others = any(person.id != view.cut.recipient for person in may_receive(view.plan))
    return (say("copies.look.none_said_yes" if others else "copies.look.no_others"),)


def formats_of(order: CopyOrder) -> tuple[str, ...]:
    """The formats of the files that this order makes."""
    return order.formats or FILES_FOR.get(order.device, FILES_FOR["unknown"])


def place_for(folder: Path, stem: str, form: str, order: CopyOrder, version: int, today: date) -> Path:
    """A place in *folder* that is free: with the typed *stem*, else a neutral name."""
    suffix = FORMATS[form].suffix
    locked = order.locked and form in LOCKS
    usual = delivery.default_name(suffix, version, today, locked, order.label)
    return delivery.free_place(folder, f"{stem}{suffix}" if stem else usual)


def make(plan: Plan, catalog: Catalog, order: CopyOrder, today: date) -> MadeCopy:
    """The files of a copy; nothing is written. Raises as `document` and the formats do, and UsageError for a locked
    copy in a format that cannot be locked: it would lie open.
    """
    order = _settled(plan, catalog, order)
    if order.locked and not set(formats_of(order)) <= LOCKS:
        raise UsageError("usage.format", formats=", ".join(sorted(LOCKS)))
    tree = document(plan, catalog, order, today)
    facts = exporting.facts_for(plan, order.country, today)
    phrase = (order.phrase or new_phrase()) if order.locked else ""
    files = tuple(_file(tree, order, facts.version, form, phrase, today) for form in formats_of(order))
    chosen = cut(order)
    return MadeCopy(
        files,
        phrase if any(file.locked for file in files) else "",
        _recipient(plan, order),
        facts.version,
        read_by(View(plan, catalog, chosen), facts).isoformat(),
        tuple(order.audience.parts),
        tuple(sorted(chosen.ticks)),
    )


def _file(tree: Document, order: CopyOrder, version: int, form: str, phrase: str, today: date) -> CopyFile:
    chosen = FORMATS[form]
    locked = bool(phrase) and form in LOCKS
    if form == "html" and locked:
        data = lock_html(tree, Lock(phrase), one_line(order.label)[:LABEL_LENGTH]).encode()
    else:
        data = chosen.render(tree, Page(exporting.paper(order.paper, order.country), today))
        data = lock_pdf(data, phrase) if locked else data
    name = delivery.default_name(chosen.suffix, version, today, locked, order.label)
    notes = () if locked else (say("export.notes.plain"),)
    return CopyFile(form, locked, Exported(data, name, chosen.binary, notes))


def slip_of(phrase: str, name: str, plan: Plan, country: str, today: date) -> Document:
    """The words on a page of their own, to be handed over by another way than the file."""
    return slip(pdf_phrase(phrase), name, exporting.facts_for(plan, country, today))


def slip_pdf(phrase: str, name: str, plan: Plan, paper: str, country: str, today: date) -> bytes:
    """The slip as a PDF for the printer."""
    page = Page(exporting.paper(paper, country), today)
    return FORMATS["pdf"].render(slip_of(phrase, name, plan, country, today), page)


def covering_note(
    name: str, format_id: str, file_name: str, *, locked: bool, me: str = "", on_paper: bool = False
) -> str:
    """What to write beside a file, or a sheet of paper: what it is, from whom, how it opens; nothing about health."""
    if on_paper:
        rows = [say("export.copy.note_paper", name=name), say("export.copy.note_paper_practice")]
        return "\n".join((rows[0], *([say("export.copy.note_from", me=me)] if me else []), rows[1])) + "\n"
    rows = [say("export.copy.note", name=name, file=file_name)]
    if me:
        rows.append(say("export.copy.note_from", me=me))
    if locked:
        rows.append(say("export.copy.note_words"))
    if format_id in ("html", "pdf"):
        rows.append(say(f"export.copy.note_device_{format_id}"))
    rows.append(say("export.copy.note_practice"))
    return "\n".join(rows) + "\n"
