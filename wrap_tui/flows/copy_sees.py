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
        self._as_before = False
        """Whether the parts are those of a copy that they have, and nothing was chosen since."""

    def _last(self, what: str = "") -> Copy | None:
        """Their last copy, of one kind of page or of any."""
        known = copies.copies_of(self.book.plan, self.person)
        return next((copy for copy in known if what in ("", copy.what)), None)

    def _take_known(self) -> bool:
        """Take what is known of this person: their audience, else what their last copy was. False for nothing known."""
        self.what, self._as_before = copying.WHATS[0], False
        self._begin_with(copying.NEW_AUDIENCE)
        if (named := self._named_audience()) is not None:
            self._begin_with(named)
            return True
        if (last := self._last()) is not None:
            self._as_last(last)
        return last is not None

    def _named_audience(self) -> Audience | None:
        if self.person is None:
            return None
        named = self.book.plan.preference(SEES + self.person.id, "")
        return copies.find_audience(self.book.plan, named) if isinstance(named, str) and named else None

    def _of(self, copy: Copy) -> Audience:
        return audiences.audience_of((*copy.parts, *copy.ticks), self.book.catalog)

    def sees(self) -> tuple[Sees, ...]:
        """The offers: audiences by name, the usual two, their last copy, choosing one by one."""
        rows = [Sees(one.id, one.name, self._named(one)) for one in sharing.audiences(self.book.plan)]
        rows.append(Sees(USUAL, say("copies.sees.usual"), say("copies.parts.brief")))
        if (last := self._last()) is not None:
            rows.append(Sees(LAST, say("copies.sees.last"), self._named(self._of(last))))
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
        last = self._last() if choice == LAST else None
        if last is not None:
            self._as_last(last)
        else:
            self._begin_with(named or (self._whole() if choice == WHOLE else copying.NEW_AUDIENCE))
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
        self._as_before = False
        self._remember("")

    def parts_done(self) -> None:
        """Go on from choosing one by one."""
        self.step = self._after_sees()

    def _after_sees(self) -> Step:
        return "look" if self.device else "device"

    def choose_what(self, what: str) -> None:
        """Take what kind of page it is. The page for staff wants the parts that staff look for; another, as before.

        What was known from a copy of one kind is nothing that was chosen for another: that begins with their last
        copy of its own kind, else with the usual.
        """
        if what != self.what:
            self.what = what
            if not self._as_before:
                self._add_for_staff()
            elif (last := self._last(what)) is not None:
                self._as_last(last)
            else:
                self._begin_with(copying.NEW_AUDIENCE)
                self._as_before = True
        self.step = "look"

    def _begin_with(self, audience: Audience) -> None:
        self.audience, self._for_staff, self._as_before = audience, frozenset(), False
        self._add_for_staff()

    def _add_for_staff(self) -> None:
        """Put in what staff look for when the page is for them, and take out again what came in with such a page."""
        on = self.on() - self._for_staff
        wanted = copying.for_staff(self.book.catalog) if self.what == exporting.STAFF else frozenset()
        self._for_staff = wanted - on
        self.audience = audiences.audience_of(on | self._for_staff, self.book.catalog)

    def _as_last(self, last: Copy) -> None:
        """Take kind and parts of a copy that they have."""
        self.what = last.what if last.what in copying.WHATS else copying.WHATS[0]
        self.audience, self._for_staff, self._as_before = self._of(last), frozenset(), True
