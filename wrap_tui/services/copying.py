"""A copy for one person: what they see, in the form their device opens, locked with words of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from wrap_tui.domain.not_involved import folded, not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.sharing import FILES_FOR, FIRST_PARTS, SUPPORTERS, Audience, may_receive
from wrap_tui.domain.text import one_line
from wrap_tui.errors import RefusedError
from wrap_tui.export.as_text import as_text
from wrap_tui.export.cut import NOT_INVOLVED, Cut, choices
from wrap_tui.export.document import crisis_document
from wrap_tui.export.facts import read_by
from wrap_tui.export.formats import FORMATS, Page
from wrap_tui.export.locked_html import Lock, lock_html
from wrap_tui.export.locked_pdf import lock_pdf, pdf_phrase
from wrap_tui.export.sheets import slip
from wrap_tui.export.tree import Document
from wrap_tui.export.view import View
from wrap_tui.services import delivery, exporting
from wrap_tui.services.exporting import Exported
from wrap_tui.store import words as word_list
from wrap_tui.wording import say

PHRASE_WORDS: Final = 5
"""Words of a phrase: 64.6 bits with the EFF long list (SHARING.md)."""

NEW_AUDIENCE: Final = Audience("", "")
"""What a copy holds unless told otherwise: the few lines in front and the recipient's own tasks."""

LOCKS: Final = frozenset({"html", "pdf"})
"""Formats that can be locked."""

LABEL_LENGTH: Final = 60
PLAIN_DEVICES: Final = frozenset({"paper"})
"""Devices on which nothing can be locked."""


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """A copy for the supporter of this id. `phrase` is the one that opens their earlier copies, "" for a new one.

    `label` may be read on a locked page before it is opened; usually it says nothing. `formats` overrides the
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
    """What a copy holds and what stays: labels of parts and ticks, and the whole text as the recipient reads it."""

    held: tuple[str, ...]
    left_out: tuple[str, ...]
    text: str


def find(plan: Plan, name: str) -> Item:
    """The supporter of this name. Raises RefusedError when there is none, or when they are not to be involved."""
    if not_involved(plan).is_one(name):
        raise RefusedError("export.not_a_recipient")
    people = may_receive(plan)
    wanted = folded(name)
    found = [item for item in people if folded(item.words("name")) == wanted]
    found = found or [item for item in people if folded(item.words("name")).split()[:1] == [wanted]]
    if len(found) != 1:
        raise RefusedError("export.no_supporter", names=", ".join(item.words("name") for item in people))
    return found[0]


def new_phrase() -> str:
    """Five random words without hyphens: a PDF wants its words typed exactly."""
    while "-" in (phrase := word_list.suggest(PHRASE_WORDS)):
        pass
    return phrase


def cut(order: CopyOrder) -> Cut:
    """What the recipient sees: the parts and ticks of the audience, each chosen singly."""
    ticks = set(order.audience.ticks) - {NOT_INVOLVED, "not_involved_reasons"}
    if order.include_not_involved:
        ticks |= {NOT_INVOLVED} | (set(order.audience.ticks) & {"not_involved_reasons"})
    return Cut(frozenset(order.audience.parts), frozenset(ticks), order.supporter)


def _recipient(plan: Plan, order: CopyOrder) -> Item:
    known = plan.find(order.supporter)
    if known is None or known.place != SUPPORTERS:
        raise RefusedError(
            "export.no_supporter", names=", ".join(item.words("name") for item in may_receive(plan))
        )
    if not_involved(plan).is_one(known.words("name")):
        raise RefusedError("export.not_a_recipient")
    return known


def document(plan: Plan, catalog: Catalog, order: CopyOrder, today: date) -> Document:
    """The copy as a document. Raises RefusedError for a recipient who is not there or not to be involved."""
    _recipient(plan, order)
    return crisis_document(plan, catalog, cut(order), exporting.facts_for(plan, order.country, today))


def preview(plan: Plan, catalog: Catalog, order: CopyOrder, today: date) -> Preview:
    """Exactly what goes and what stays, before anything is made."""
    chosen = cut(order)
    named = chosen.parts | chosen.ticks
    own = tuple((key, say(f"export.copy.{key}")) for key in FIRST_PARTS)
    everything = (*own, *choices(catalog))
    return Preview(
        tuple(label for key, label in everything if key in named),
        tuple(label for key, label in everything if key not in named),
        as_text(document(plan, catalog, order, today)),
    )


def make(plan: Plan, catalog: Catalog, order: CopyOrder, today: date) -> MadeCopy:
    """The files of a copy; nothing is written. Raises as `document` and the formats do."""
    tree = document(plan, catalog, order, today)
    facts = exporting.facts_for(plan, order.country, today)
    locked = order.locked and order.device not in PLAIN_DEVICES
    phrase = (order.phrase or new_phrase()) if locked else ""
    wanted = order.formats or FILES_FOR.get(order.device, FILES_FOR["unknown"])
    files = tuple(_file(tree, order, facts.version, form, phrase, today) for form in wanted)
    chosen = cut(order)
    view = View(plan, catalog, chosen)
    return MadeCopy(
        files,
        phrase if any(file.locked for file in files) else "",
        _recipient(plan, order).words("name"),
        facts.version,
        read_by(view, facts).isoformat(),
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
    name = delivery.default_name(chosen.suffix, version, today, locked)
    notes = () if locked else (say("export.notes.plain"),)
    return CopyFile(form, locked, Exported(data, name, chosen.binary, notes))


def slip_of(made: MadeCopy, plan: Plan, order: CopyOrder, today: date) -> Document:
    """The words on a page of their own, to be handed over by another way than the file."""
    return slip(pdf_phrase(made.phrase), made.name, exporting.facts_for(plan, order.country, today))


def covering_note(made: MadeCopy, file: CopyFile, file_name: str, me: str = "") -> str:
    """What to write beside a file: what it is, from whom, how it opens; nothing about health."""
    rows = [say("export.copy.note", name=made.name, file=file_name)]
    if me:
        rows.append(say("export.copy.note_from", me=me))
    if file.locked:
        rows.append(say("export.copy.note_words"))
    if file.format in ("html", "pdf"):
        rows.append(say(f"export.copy.note_device_{file.format}"))
    rows.append(say("export.copy.note_practice"))
    return "\n".join(rows) + "\n"
