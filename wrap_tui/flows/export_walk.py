"""Print or save, step by step: what, which parts, how it looks, where it goes, one calm yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Literal

from wrap_tui.errors import RefusedError
from wrap_tui.flows import copies
from wrap_tui.flows.export_offers import (
    CRISIS,
    ENDINGS,
    LAST_FOLDER,
    alone_parts,
    last_folder,
    part_choices,
    things,
    usual_parts,
    usual_thing,
)
from wrap_tui.flows.leaving import note_file
from wrap_tui.flows.naming import section_name
from wrap_tui.services import copying, delivery, exporting, numbering, printing
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings
from wrap_tui.wording import say

Step = Literal["what", "section", "parts", "format", "where", "yes", "done"]

PRINT: Final = "print"
LOCKED: Final = {"html_locked": "html", "pdf_locked": "pdf"}
"""Formats that open with words, and what they are without."""
NOT_INVOLVED_TICK: Final = "not_involved"
_FORMATS_FIRST: Final = "pdf"
BINARY: Final = frozenset({"pdf", PRINT, *LOCKED})
SHEET: Final = "worksheet"
WHATS: Final = (
    CRISIS,
    "staff",
    "supporter-sheet",
    "advance-statement",
    "wallet-card",
    "plan",
    "all",
    "days",
    "calendar",
    SHEET,
)
"""What is no section, in the offered order."""

PARTED: Final = frozenset({CRISIS, "advance-statement"})
"""What can be cut down to parts of the crisis plan here."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be in a copy: a part of the crisis plan, or a tick of its own (`own`), off at first."""

    id: str
    label: str
    line: str
    on: bool
    own: bool


class ExportWalk:
    """One export being put together. Nothing is written before `save` or `print`."""

    def __init__(self, book: Book, settings: Settings, what: str = "") -> None:
        self.book, self.settings = book, settings
        self.what = what or CRISIS
        self.format = _FORMATS_FIRST
        self.on = set(usual_parts(book.catalog))
        self.names_them = False
        self.step: Step = "what"
        self.typed = ""
        self.done = ""
        self._first = not what
        if what:
            self.choose_what(what)

    # What and which parts

    def whats(self) -> tuple[tuple[str, str], ...]:
        """What can be printed or saved: (id, label), sections under the person's names."""
        named = [(what, say(f"pages.export.what_{what.replace('-', '_')}")) for what in WHATS]
        alone = [(part.id, part.label) for part in alone_parts(self.book)]
        return (*named, *(row for row in self.sections() if row[0] != CRISIS), *alone)

    def sections(self) -> tuple[tuple[str, str], ...]:
        """The sections under the person's names: (id, label)."""
        return tuple(
            (section.id, section_name(self.book.plan, section)) for section in self.book.catalog.sections
        )

    def choose_what(self, what: str) -> None:
        """Take what is to be exported and go on."""
        self.what = what
        if what == SHEET:
            self.step = "section"
            return
        self.format = next((f for f in self.formats() if f == _FORMATS_FIRST), self.formats()[0])
        self.on = set() if exporting.extras(what) else set(usual_parts(self.book.catalog))
        if self.things:
            self.on = set(usual_thing(self.book, what))
        self.step = "parts" if self.parted else "format"

    def choose_section(self, section: str) -> None:
        """Take the section whose empty sheet is wanted, and go on."""
        self.choose_what(exporting.named(SHEET, section))

    @property
    def parted(self) -> bool:
        """Whether something in it can be ticked."""
        return self.what in PARTED or bool(exporting.extras(self.what) or self.things)

    @property
    def things(self) -> tuple[tuple[str, str], ...]:
        """The records of which those that are ticked go into the copy, as (id, label); mostly none."""
        return things(self.book, self.what)

    def parts(self) -> tuple[Part, ...]:
        """The parts of the copy, then those that stay out unless they are ticked."""
        if extras := exporting.extras(self.what) or self.things:
            return tuple(Part(name, label, "", name in self.on, False) for name, label in extras)
        usual = usual_parts(self.book.catalog)
        rows = [
            Part(name, label, line, name in self.on, name not in usual)
            for name, label, line in part_choices(self.book.catalog)
        ]
        return tuple(sorted(rows, key=lambda part: part.own))

    def toggle(self, part: str) -> None:
        """Put a part in, or leave it out."""
        self.on ^= {part}

    # How it looks, and where it goes

    def formats(self) -> tuple[str, ...]:
        """The formats, PDF first; then locked ones; printing on paper last, where this computer can."""
        offered = exporting.formats(self.what)
        first = [name for name in offered if name == _FORMATS_FIRST]
        rest = [name for name in offered if name != _FORMATS_FIRST]
        locked = tuple(LOCKED) if self.what in copying.WHATS else ()
        return (*first, *rest, *locked, *((PRINT,) if first and printing.can_print() else ()))

    @staticmethod
    def format_words(name: str) -> str:
        """What a format is called."""
        return say("pages.export.print") if name == PRINT else say(f"export.format.{name}")

    @property
    def can_be_read(self) -> bool:
        """Whether a terminal can show this format."""
        return self.format not in BINARY

    @property
    def prints(self) -> bool:
        """Whether it goes to the printer."""
        return self.format == PRINT

    def choose_format(self, name: str) -> None:
        """Take a format and go on; paper needs no place."""
        self.format = name
        self.step = "yes" if name == PRINT else "where"
        if name != PRINT:
            self.typed = str(self.offered_place())

    def offered_place(self) -> Path:
        """Where the file is offered to go: the last place, else Documents; a name that says nothing."""
        folder = last_folder(self.book)
        today = date.fromisoformat(self.book.today())
        version = numbering.version(self.book.plan)
        suffix = ENDINGS.get(self.format, ".txt")
        label = exporting.CARD_NAME if self.what == exporting.CARD else ""
        name = delivery.default_name(suffix, version, today, self.format in LOCKED, label)
        return delivery.free_place(folder, name)

    @property
    def place(self) -> Path:
        """Where it goes: the typed path, "~" for the home folder, with the ending of its kind; a folder gets the neutral name."""
        typed, ending = Path(self.typed.strip()).expanduser(), ENDINGS.get(self.format, ".txt")
        return typed / self.offered_place().name if typed.is_dir() else delivery.with_ending(typed, ending)

    def choose_place(self, typed: str) -> str:
        """Take a path and go on; gives a sentence when it cannot be used, "" when it can."""
        self.typed = typed
        if not typed.strip():
            self.typed = str(self.offered_place())
        if not self.place.is_absolute():
            return say("pages.export.whole_path")
        self.step = "yes"
        return ""

    def notes(self) -> tuple[str, ...]:
        """What is good to know before the yes."""
        if self.format == PRINT:
            return (say("pages.export.print_keeps"),)
        first = "copies.look.own_locked" if self.format in LOCKED else "pages.export.plain_file"
        return (say(first), *delivery.notes(self.place.parent))

    def content_notes(self) -> tuple[str, ...]:
        """What the words themselves give to think of: lines that are left out, parts of names, words that open copies.

        RefusedError when nothing is ticked.
        """
        if self.format in exporting.OWN_NOTES:
            return exporting.OWN_NOTES[self.format](self.book.plan, self.what)
        if "text" not in exporting.formats(self.what):
            return ()
        return tuple(note for note in self.make("text").notes if note != say("export.notes.plain"))

    # Doing it: slow, so these are called in a thread

    def _ticked(self) -> set[str]:
        if not self.on:
            raise RefusedError("export.none_ticked")
        return self.on

    def make(self, fmt: str = "") -> exporting.Exported:
        """The finished export, nothing written. Raises RefusedError or UsageError with a sentence."""
        if self.what in PARTED or self.things:
            self._ticked()
        usual = self.what not in PARTED or self.on == usual_parts(self.book.catalog)
        order = exporting.Order(
            self.what,
            fmt or (_FORMATS_FIRST if self.format == PRINT else self.format),
            "" if usual else ",".join(sorted(self.on)),
            include_not_involved=self.names_them,
            country=self.settings.country,
            paper=self.settings.paper,
            lines=tuple(sorted(self.on)) if exporting.extras(self.what) else (),
            with_words=exporting.ITEM_WORDS in self.on,
            things=tuple(sorted(self.on)) if self.things else (),
        )
        today = date.fromisoformat(self.book.today())
        return exporting.export(self.book.plan, self.book.catalog, order, today)

    def save(self) -> None:
        """Make it and write it, read it back, remember the folder. Raises WrapError with a sentence."""
        if self.format == PRINT:
            printing.print_pdf(self.make().data)
            self.done = say("pages.export.printed")
        elif self.format in LOCKED:
            self._save_locked()
        else:
            self._said(delivery.deliver(self.make().data, self.place))
        self.step = "done"

    def _said(self, place: Path, *more: str) -> None:
        """Say where it is, and offer that folder next time."""
        where = say("pages.export.done_where", path=place)
        self.done = "\n".join((say("pages.export.done"), where, *more))
        self.book.prefer(LAST_FOLDER, str(place.parent))
        note_file(self.book, place)

    def _save_locked(self) -> None:
        """A locked copy of one's own: noted in the ledger, where its words can be seen again."""
        names = self._ticked() if self.what in PARTED else None
        audience = copying.own_audience(self.book.catalog, names=names)
        order = copying.CopyOrder(
            "",
            audience,
            phrase=copies.phrase_for(self.book.plan, ""),
            include_not_involved=self.names_them or NOT_INVOLVED_TICK in self.on,
            country=self.settings.country,
            paper=self.settings.paper,
            formats=(LOCKED[self.format],),
            what=self.what,
        )
        made = copying.make(self.book.plan, self.book.catalog, order, date.fromisoformat(self.book.today()))
        place = delivery.deliver(made.files[0].exported.data, self.place)
        copies.note_copy(self.book, copies.line_for(made, made.files[0], "", place, self.what))
        self._said(place, say("copies.words.mine", words=made.phrase))

    def back(self) -> bool:
        """One step back; False at the first."""
        order: list[Step] = ["what", "section", "parts", "format", "where", "yes"]
        left_out: set[Step] = set() if self._first else {"what"}
        if not self.parted:
            left_out.add("parts")
        if not self.what.startswith(SHEET):
            left_out.add("section")
        if self.format == PRINT:
            left_out.add("where")
        steps = [step for step in order if step not in left_out]
        at = steps.index(self.step) if self.step in steps else 0
        if at == 0:
            return False
        self.step = steps[at - 1]
        return True
