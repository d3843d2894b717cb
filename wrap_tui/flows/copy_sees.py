"""What somebody sees in a copy: an audience by name, the usual, what their last copy held, or part by part; and the kind of page."""

from __future__ import annotations

from typing import Final

from wrap_tui.domain import sharing
from wrap_tui.domain.plan import Item
from wrap_tui.domain.sharing import Audience, Copy
from wrap_tui.flows import copies
from wrap_tui.flows.copy_steps import Sees, Step
from wrap_tui.services import audience as audiences
from wrap_tui.services import copying, exporting
from wrap_tui.services.book import Book
from wrap_tui.wording import say

USUAL: Final = "usual"
LAST: Final = "last"
WHOLE: Final = "whole"
OTHER: Final = "other"
SEES: Final = "share.audience."
"""Before the id of a supporter: the preference that names their audience."""


class WhatTheySee:
    """The part of making a copy that says what is in it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.step: Step = "who"
        self.person: Item | None = None
        self.device = ""
        self.audience = copying.NEW_AUDIENCE
        self.what = copying.WHATS[0]
        self._for_staff: frozenset[str] = frozenset()

    def _last(self) -> Copy | None:
        return next(iter(copies.copies_of(self.book.plan, self.person)), None)

    def _take_known(self) -> bool:
        """Take what is known of this person: their audience, else what their last copy was. False for nothing known."""
        self.audience, self.what, self._for_staff = copying.NEW_AUDIENCE, copying.WHATS[0], frozenset()
        named = self._named_audience()
        if named is not None:
            self.audience = named
            return True
        last = self._last_audience()
        if last is not None:
            self._as_last(last)
        return last is not None

    def _named_audience(self) -> Audience | None:
        if self.person is None:
            return None
        named = self.book.plan.preference(SEES + self.person.id, "")
        return copies.find_audience(self.book.plan, named) if isinstance(named, str) and named else None

    def _last_audience(self) -> Audience | None:
        last = self._last()
        if last is None:
            return None
        return audiences.audience_of((*last.parts, *last.ticks), self.book.catalog)

    def sees(self) -> tuple[Sees, ...]:
        """The offers: audiences by name, the usual two, their last copy, choosing one by one."""
        rows = [Sees(one.id, one.name, self._named(one)) for one in sharing.audiences(self.book.plan)]
        rows.append(Sees(USUAL, say("copies.sees.usual"), say("copies.parts.brief")))
        if (last := self._last_audience()) is not None:
            rows.append(Sees(LAST, say("copies.sees.last"), self._named(last)))
        rows.append(Sees(WHOLE, say("copies.sees.whole"), say("copies.sees.whole_line")))
        return (*rows, Sees(OTHER, say("copies.sees.other"), say("copies.sees.other_line")))

    def _named(self, audience: Audience) -> str:
        named = (*audience.parts, *audience.ticks)
        return "; ".join(audiences.labels(named, self.book.plan, self.book.catalog))

    def choose_sees(self, choice: str) -> None:
        """Take what they see; a named audience is remembered for them."""
        if choice == OTHER:
            self.step = "parts"
            return
        named = copies.find_audience(self.book.plan, choice)
        last = self._last_audience() if choice == LAST else None
        if last is not None:
            self._as_last(last)
        else:
            self.audience = named or (self._whole() if choice == WHOLE else copying.NEW_AUDIENCE)
            self._for_staff = frozenset()
            self._add_for_staff()
        self._remember(named.id if named else "")
        self.step = self._after_sees()

    def _whole(self) -> Audience:
        return audiences.whole(self.book.catalog)

    def _remember(self, audience_id: str) -> None:
        if self.person is not None:
            key = SEES + self.person.id
            if audience_id or self.book.plan.preference(key, ""):
                self.book.prefer(key, audience_id)

    def on(self) -> frozenset[str]:
        """The parts and ticks that are on."""
        return frozenset((*self.audience.parts, *self.audience.ticks))

    def choices(self) -> tuple[audiences.Choice, ...]:
        """Everything that can be ticked."""
        return audiences.everything(self.book.plan, self.book.catalog)

    def toggle(self, name: str) -> None:
        """Put a part in or leave it out, for this person alone. A private page stays out."""
        choice = next((one for one in self.choices() if one.id == name), None)
        if choice is None or choice.private:
            return
        self.audience = audiences.audience_of(self.on() ^ {name}, self.book.catalog)
        self._remember("")

    def parts_done(self) -> None:
        """Go on from choosing one by one."""
        self.step = self._after_sees()

    def _after_sees(self) -> Step:
        return "look" if self.device else "device"

    def choose_what(self, what: str) -> None:
        """Take what kind of page it is. The page for staff wants the parts that staff look for; another, as before."""
        if what != self.what:
            self.what = what
            self._add_for_staff()
        self.step = "look"

    def _add_for_staff(self) -> None:
        """Put in what staff look for when the page is for them, and take out again what came in with such a page."""
        on = self.on() - self._for_staff
        wanted = copying.for_staff(self.book.catalog) if self.what == exporting.STAFF else frozenset()
        self._for_staff = wanted - on
        self.audience = audiences.audience_of(on | self._for_staff, self.book.catalog)

    def _as_last(self, audience: Audience) -> None:
        """Take kind and parts of their last copy. What a page for staff wanted goes into no other kind of page."""
        last = self._last()
        self.audience = audience
        self.what = last.what if last is not None and last.what in copying.WHATS else copying.WHATS[0]
        is_for_staff = self.what == exporting.STAFF
        self._for_staff = copying.for_staff(self.book.catalog) & self.on() if is_for_staff else frozenset()
