"""Before a peer session: what the two agree on, what to work on, how long, what the crisis key shows. Then it begins."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from wrap_tui.domain.schema import Section
from wrap_tui.flows import peer
from wrap_tui.flows.naming import hidden, sections_in_order
from wrap_tui.services.book import Book

WORDS: Final = ("stays", "pass_on", "stop")
"""The steps of the comfort agreement; each is one question with a box."""
STEPS: Final = (*WORDS, "work", "time", "shows")
TIMES: Final = (20, 30, 45, 60, 0)
"""Minutes that are offered; 0 for no clock."""
MEETING: Final = "peer.meeting"
"""The preference that holds the meeting chosen last."""


class Starting:
    """The steps before a session, for one book. Nothing is changed before `begin`, except the agreement."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.at = 0
        self.agreement = peer.agreement(book)
        self.chosen: set[str] = set()
        self.meeting = ""
        self.minutes = TIMES[2]
        self.shows: peer.Shows = "helplines"

    @property
    def step(self) -> str:
        """The step asked now, one of STEPS."""
        return STEPS[self.at]

    @property
    def number(self) -> int:
        """The number of the step, from 1."""
        return self.at + 1

    @property
    def last(self) -> bool:
        """Whether this is the last step."""
        return self.at == len(STEPS) - 1

    def words(self, step: str) -> str:
        """What was agreed on at one of the WORDS steps."""
        return cast(str, getattr(self.agreement, step))

    def write(self, step: str, words: str) -> None:
        """Agree on words, and keep them in the vault."""
        self.agreement = replace(self.agreement, **{step: " ".join(words.split())})
        peer.agree(self.book, self.agreement)

    def sections(self) -> tuple[Section, ...]:
        """The sections that can be worked on, in the person's order: those that are in sight."""
        plan = self.book.plan
        return tuple(s for s in sections_in_order(plan, self.book.catalog) if not hidden(plan, s.id))

    def meetings(self) -> tuple[str, ...]:
        """The meetings of the path that open a section in sight."""
        shown = {section.id for section in self.sections()}
        return tuple(name for name, about in peer.PATH if shown.intersection(about))

    def next_meeting(self) -> str:
        """The meeting after the one chosen last; the first one when there was none or the path is through.

        "" when no section of any meeting is in sight.
        """
        names = [name for name, _ in peer.PATH]
        last = self.book.plan.preference(MEETING)
        at = names.index(last) + 1 if last in names else 0
        open_now = self.meetings()
        return next((name for name in (*names[at:], *names[:at]) if name in open_now), "")

    def take_meeting(self, name: str) -> None:
        """Open what one of the eight meetings is about, as far as it is in sight, and nothing else."""
        shown = {section.id for section in self.sections()}
        self.meeting, self.chosen = name, shown.intersection(dict(peer.PATH)[name])

    def turn(self, section: str) -> None:
        """Open a section, or leave it shut."""
        self.meeting = ""
        self.chosen ^= {section}

    def take_time(self, minutes: int) -> None:
        """Choose how long."""
        self.minutes = minutes

    def take_shows(self, shows: str) -> None:
        """Choose what the crisis key shows."""
        if shows in peer.F2_SHOWS:
            self.shows = shows

    def forward(self) -> bool:
        """On to the next step; False at the last, and while nothing is chosen to work on."""
        if self.last or (self.step == "work" and not self.chosen):
            return False
        self.at += 1
        return True

    def back(self) -> bool:
        """One step back; False at the first."""
        if not self.at:
            return False
        self.at -= 1
        return True

    def begin(self) -> Book:
        """Begin the session; gives the book to go on with, which holds the chosen sections alone."""
        sections = [section.id for section in self.sections() if section.id in self.chosen]
        if self.meeting:
            self.book.prefer(MEETING, self.meeting)
        peer.begin(self.book, sections, self.minutes, self.shows)
        return peer.within(self.book)
