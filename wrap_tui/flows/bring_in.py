"""Bringing a file or a pasted list in, step by step: which, what words mean, where each goes, one yes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from wrap_tui.errors import RefusedError
from wrap_tui.flows.naming import section_name
from wrap_tui.services import intake_files, keeping
from wrap_tui.services.book import Book
from wrap_tui.services.intake import Review
from wrap_tui.services.intake_files import Proposal
from wrap_tui.wording import say

Step = Literal["which", "kind", "word", "places", "place", "list", "yes", "done"]

NOWHERE: Final = ""
"""The place of what is left out."""

SHOWN: Final = 5
"""Things of a group that are shown while its place is chosen."""


@dataclass(frozen=True, slots=True)
class Part:
    """Things that the file holds together: its heading ("" for none), how many, and where they would go, in words."""

    heading: str
    count: int
    place: str
    goes_to: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A list or question of the plan that things can go to, with the name of its section."""

    id: str
    label: str
    section: str


class BringIn:
    """One file on its way in. It is read, never written; the plan changes in `take` and nowhere else."""

    def __init__(self, book: Book, file: str = "") -> None:
        self.book = book
        self.typed = file
        self.step: Step = "which"
        self.proposal: Proposal | None = None
        self.places: dict[int, str] = {}
        self.meanings: dict[str, str] = {}
        self.at = 0
        self.section = ""
        self.checked: Review | None = None
        self._kind = ""

    # Which file, or which list

    def read(self, typed: str, kind: str = "") -> None:
        """Read the named file, or take several pasted lines as a list, and go on. Slow for large files.

        RefusedError in one sentence; a file whose kind cannot be told leads to the step "kind".
        """
        self.typed, self._kind = typed, kind
        self.places, self.meanings, self.at = {}, {}, 0
        try:
            self.proposal = self._read()
        except RefusedError as error:
            if error.sentence != "import.errors.unknown_kind":
                raise
            self.step = "kind"
            return
        self._go_on()

    def _read(self) -> Proposal:
        catalog = self.book.catalog
        if self.pasted:
            return intake_files.read_pasted(self.typed, catalog, intake_files.JOURNAL)
        return intake_files.read_file(named(self.typed), catalog, self._kind, meanings=self.meanings)

    @property
    def pasted(self) -> bool:
        """Whether a list was pasted in place of a file's name."""
        return "\n" in self.typed.strip()

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The kinds of files that can be read, as (id, label)."""
        return tuple((kind, say(f"import.kinds.{kind}")) for kind in intake_files.KINDS)

    def _go_on(self) -> None:
        found = self.proposal
        if found is None:
            self.step = "which"
        elif self.at < len(found.asks):
            self.step = "word"
        elif found.whole is None and found.groups:
            self.step = "places"
        else:
            self.check()
        if self.step == "places" and self.pasted and not self.places:
            self.open_part(0)

    # What the words of the file mean

    @property
    def word(self) -> str:
        """The word of the file that is asked about."""
        return self.proposal.asks[self.at] if self.proposal else ""

    def mean(self, words: str) -> None:
        """Take the person's own word for it ("" leaves it out) and go on."""
        self.meanings[self.word] = words.strip()
        self.at += 1
        if self.proposal and self.at == len(self.proposal.asks):
            self.proposal = self._read()
        self._go_on()

    # Where each goes

    def parts(self) -> tuple[Part, ...]:
        """What the file holds, part by part."""
        groups = self.proposal.groups if self.proposal else ()
        return tuple(
            Part(group.heading, len(group.found), place, self.place_words(place))
            for number, group in enumerate(groups)
            for place in (self.places.get(number, group.place),)
        )

    def place_words(self, place: str) -> str:
        """A place as "Section, list"; a sentence for what is left out."""
        if place == NOWHERE or not self.book.catalog.knows(place):
            return say("flows.bring_in.left_out")
        question = self.book.catalog.question(place)
        section = section_name(self.book.plan, self.book.catalog.section(question.section))
        return f"{section}, {question.label}"

    def open_part(self, number: int) -> None:
        """Choose a place for one part."""
        self.at, self.step = number, "place"

    def sample(self) -> tuple[str, ...]:
        """The first things of the part whose place is chosen, and how many more there are."""
        found = self.proposal.groups[self.at].found if self.proposal else ()
        more = len(found) - SHOWN
        shown = tuple(" ".join(one.words.split())[:200] for one in found[:SHOWN])
        return (*shown, say("flows.bring_in.more", count=more)) if more > 0 else shown

    def choices(self) -> Iterator[Choice]:
        """All lists and questions that words can go to, section by section."""
        catalog, plan = self.book.catalog, self.book.plan
        for question in intake_files.questions(catalog):
            yield Choice(question.id, question.label, section_name(plan, catalog.section(question.section)))

    def sections(self) -> tuple[str, ...]:
        """The names of the sections that hold places, in order."""
        return tuple(dict.fromkeys(choice.section for choice in self.choices()))

    def lists(self) -> tuple[Choice, ...]:
        """The places in the chosen section."""
        return tuple(choice for choice in self.choices() if choice.section == self.section)

    def open_section(self, section: str) -> None:
        """Choose a place in this section; where there is one alone, it is taken."""
        self.section, self.step = section, "list"
        if len(found := self.lists()) == 1:
            self.put(found[0].id)

    def put(self, place: str) -> None:
        """Let the part go to this place (`NOWHERE`: leave it out)."""
        self.places[self.at] = place
        self.step = "places"

    # One yes

    def check(self) -> None:
        """Find out what would be new; RefusedError when an answer would be too long. Nothing is written."""
        if self.proposal is None:
            raise RuntimeError("nothing was read")
        self.checked = intake_files.reviewed(self.book, self.proposal, self.places)
        self.step = "yes"

    def lines(self) -> tuple[str, ...]:
        """What would be new, changed, there already, left out."""
        if self.checked is None:
            return ()
        return intake_files.lines(self.checked, self.book.catalog, self.proposal, self.places)

    @property
    def nothing(self) -> bool:
        """Whether the plan holds all of it already."""
        return self.checked is None or self.checked.empty

    def back_up(self) -> None:
        """Keep a backup of a plan that holds words, before it changes. Slow."""
        if self.book.plan.items and not self.book.memory_only:
            keeping.back_up(self.book)

    def take(self) -> None:
        """Put it into the plan; one undo takes it out again."""
        if self.checked is not None:
            intake_files.take(self.book, self.checked)
        self.step = "done"

    def done(self) -> tuple[str, ...]:
        """What was done, and that the source is still there."""
        kept = () if self.pasted else (say("flows.bring_in.still_there"),)
        return (say("flows.bring_in.done"), *kept)

    def back(self) -> bool:
        """One step back; False at the first."""
        earlier: dict[Step, Step] = {
            "list": "place",
            "place": "places",
            "kind": "which",
            "word": "which",
            "places": "which",
        }
        if self.step == "yes":
            self.step = "places" if self.proposal and self.proposal.whole is None else "which"
            return True
        if self.step not in earlier:
            return False
        self.step = earlier[self.step]
        return True


def named(typed: str) -> Path:
    """The file that was typed, pasted or dragged into the window: quotes, "file://" and "~" are understood."""
    words = typed.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "'\"":
        words = words[1:-1]
    if words.startswith("file://"):
        words = _decoded(words.removeprefix("file://"))
    bare = Path(words).expanduser()
    spaced = Path(words.replace("\\ ", " ")).expanduser()
    return spaced if "\\ " in words and not bare.exists() else bare


def _decoded(words: str) -> str:
    """ "%20" and its like as letters."""
    raw = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), words.encode())
    return raw.decode("utf-8", "replace")
