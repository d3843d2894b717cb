"""A copy for somebody, step by step: who, what they see, on what, a look, where, the words, a note, given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from wrap_tui.domain import sharing
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.text import one_line
from wrap_tui.errors import RefusedError
from wrap_tui.flows import copies
from wrap_tui.flows.copy_made import CopyMade
from wrap_tui.flows.copy_sees import WhatTheySee
from wrap_tui.flows.copy_steps import BEFORE, Step
from wrap_tui.flows.export_offers import LAST_FOLDER, last_folder
from wrap_tui.services import copying, delivery, printing
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings
from wrap_tui.wording import say, sentence_of

UNKNOWN: Final = "unknown"
LABEL: Final = "share.label"
_REASONS: Final = "not_involved_reasons"
_NOT_INVOLVED: Final = "crisis.not_involved"


class CopyWalk(WhatTheySee):
    """One copy being put together. Nothing is written before `make`."""

    def __init__(self, book: Book, settings: Settings, supporter: str = "") -> None:
        super().__init__(book)
        self.settings = settings
        self.locked = True
        self.on_paper = False
        self.names_them = False
        self.with_reasons = False
        self.folder = last_folder(book)
        self.name = ""
        self.handed: CopyMade | None = None
        self._seen: tuple[Plan, copying.CopyOrder, copying.Preview] | None = None
        self._named_before = bool(supporter)
        if supporter:
            self.choose_person(supporter)

    # Who

    def people(self) -> tuple[Item, ...]:
        """The supporters who can be picked: nobody who is not to be involved."""
        return sharing.may_receive(self.book.plan)

    def choose_person(self, item_id: str) -> None:
        """Take the recipient; what is known of them is not asked again. What was chosen for this copy of another goes."""
        self.names_them = self.with_reasons = self.on_paper = False
        self.name = ""
        self.person = next((item for item in self.people() if item.id == item_id), None)
        if self.person is None:
            self.step = "who"
            return
        self.device = self.person.words("device")
        self.locked = self.device != copying.PAPER
        self.step = self._after_sees() if self._take_known() else "sees"

    @property
    def who(self) -> str:
        """The name of the recipient, as it is now."""
        person = self._person_now() or self.person
        return one_line(person.words("name")) if person is not None else ""

    def _person_now(self) -> Item | None:
        """The recipient with the words of now; None when they were taken out of the plan."""
        return self.book.plan.find(self.person.id) if self.person is not None else None

    # On what they read it

    def choose_device(self, device: str) -> str:
        """Take the device, and note it with the person when it is a new one; that it is not known is no note.

        Gives a sentence when they can not be a recipient any more, "" when they can.
        """
        person = self._person_now()
        if person is None or person.id not in {item.id for item in self.people()}:
            try:
                self.preview()
            except RefusedError as error:
                return sentence_of(error)
        self.device = device
        self.locked = device != copying.PAPER
        noted = "" if device == UNKNOWN else device
        if person is not None and person.words("device") != noted:
            fields = {name: value for name, value in person.fields.items() if name != "device"}
            known = {**fields, "device": noted} if noted else fields
            self.book.change(person.id, known, keep_draft=True)
        self.person = self._person_now()
        self.step = "look"
        return ""

    # A look at all of it

    def order(self) -> copying.CopyOrder:
        """The order as it stands."""
        supporter = self.person.id if self.person is not None else ""
        ticks = self.audience.ticks + ((_REASONS,) if self.with_reasons else ())
        label = self.book.plan.preference(LABEL, "")
        return copying.CopyOrder(
            supporter,
            replace(self.audience, ticks=ticks),
            self.device,
            self.locked,
            copies.phrase_for(self.book.plan, supporter),
            self.names_them,
            self.settings.country,
            self.settings.paper,
            label if isinstance(label, str) else "",
            what=self.what,
        )

    def preview(self) -> copying.Preview:
        """Exactly what goes and what stays. RefusedError when the recipient can not be one any more."""
        plan, order = self.book.plan, self.order()
        if self._seen is None or self._seen[0] is not plan or self._seen[1] != order:
            today = date.fromisoformat(self.book.today())
            self._seen = (plan, order, copying.preview(plan, self.book.catalog, order, today))
        return self._seen[2]

    @property
    def can_name_them(self) -> bool:
        """Whether the question who not to tell has an answer."""
        return bool(self.book.plan.at(_NOT_INVOLVED))

    @property
    def can_print(self) -> bool:
        """Whether this copy can go to a printer: paper, and a computer that prints."""
        return self.device == copying.PAPER and printing.can_print()

    def form_lines(self) -> tuple[str, ...]:
        """How it opens, where it goes, and what is good to know about the place."""
        forms = copying.formats_of(self.order())
        said = [say(f"copies.look.{form}_{'locked' if self.locked else 'plain'}") for form in forms]
        if not self.locked:
            said.append(say("pages.export.plain_file"))
        return (*said, *delivery.notes(self.folder))

    # Where

    def choose_place(self, typed: str) -> str:
        """Take a folder, or a new file in one; gives a sentence when it cannot be used, "" when it can."""
        place = Path(typed.strip()).expanduser()
        if typed.strip():
            if not place.is_absolute():
                return say("pages.export.whole_path")
            folder, name = (place, "") if place.is_dir() else (place.parent, place.stem)
            if not folder.is_dir():
                return say("copies.where.no_folder")
            self.folder, self.name = folder, name
        self.step = "look"
        return ""

    def places(self) -> tuple[Path, ...]:
        """Where the files go, with names that are free now."""
        order = self.order()
        today = date.fromisoformat(self.book.today())
        number = copies.version(self.book.plan)
        return tuple(
            copying.place_for(self.folder, self.name, form, order, number, today)
            for form in copying.formats_of(order)
        )

    def keep_label(self, typed: str) -> None:
        """Keep a name for the outside of locked files; no words take it away."""
        self.book.prefer(LABEL, one_line(typed)[: copying.LABEL_LENGTH])
        self.step = "look"

    # Making it: slow, in a thread

    def make(self) -> None:
        """Make the files, write them, read them back, note them. WrapError with a sentence; nothing is left then."""
        if self.person is None:
            raise RefusedError("export.no_supporter", names="")
        today = date.fromisoformat(self.book.today())
        made = copying.make(self.book.plan, self.book.catalog, self.order(), today)
        if self.on_paper:
            printing.print_pdf(made.files[0].exported.data)
            places: tuple[Path | None, ...] = (None,)
        else:
            places = delivery.deliver_all(
                [(file.exported.data, place) for file, place in zip(made.files, self.places(), strict=True)]
            )
        lines = [
            copies.line_for(made, file, self.person.id, place, self.what)
            for file, place in zip(made.files, places, strict=True)
        ]
        with delivery.taken_back_unless(places):
            noted = [copies.note_copy(self.book, one) for one in lines]
        if not self.on_paper:
            self.book.prefer(LAST_FOLDER, str(self.folder))
        self.handed = CopyMade(self.book, self.settings, noted)
        self.step = "words" if made.phrase else "note"

    def go_to(self, step: Step) -> None:
        """Change something that was chosen, or go on after it is made."""
        self.step = step

    def back(self) -> bool:
        """One step back; False at the first, and when the copy is made."""
        if self.step == "note" and self.handed is not None and self.handed.phrase:
            self.step = "words"
            return True
        goal = BEFORE.get(self.step)
        if goal is None or (goal == "who" and self._named_before):
            return False
        self.step = goal
        return True
