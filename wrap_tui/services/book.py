"""The open plan: its value, its undo, its clock, and the writer that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from wrap_tui.domain import begun, edit
from wrap_tui.domain.day import DAY_START, local_date
from wrap_tui.domain.dropped import BOTH, LINE
from wrap_tui.domain.plan import Draft, Item, Plan, Value
from wrap_tui.domain.readings import taken_over
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.undo import NO_CHOICES, Choices, back_to, choices_back
from wrap_tui.services.clock import Clock
from wrap_tui.services.writer import SaveState, Writer

if TYPE_CHECKING:
    from pathlib import Path

    from wrap_tui.paths import Places
    from wrap_tui.store.notice import Notice
    from wrap_tui.store.vault import Vault


STEPS_BACK: Final = 200
"""How many changes can be undone in one sitting; older wordings reach further back."""


class Book:
    """What the front ends hold while a vault (or the demonstration) is open."""

    narrowed: bool = False
    """Whether this is a part of a plan alone (a session with a peer supporter)."""
    sections: frozenset[str] | None = None
    """The sections that are open now; None for all."""

    def __init__(
        self,
        plan: Plan,
        catalog: Catalog,
        clock: Clock,
        vault: Vault | None = None,
        *,
        places: Places | None = None,
        before_closing: Callable[[Vault, Plan], tuple[Notice, ...]] | None = None,
        after_closing: Callable[[Vault], None] | None = None,
        reading: bool = False,
    ) -> None:
        """*reading*: what is sound of a damaged vault, for looking at; nothing of it is saved."""
        self.plan, self.catalog, self.clock, self.vault = taken_over(plan, clock.now), catalog, clock, vault
        self.places = places
        self._before_closing, self._after_closing = before_closing, after_closing
        self._memory: Literal["reading", "memory"] = "reading" if reading else "memory"
        self.closing_notices: tuple[Notice, ...] = ()
        self.others: tuple[Path, ...] = ()
        """Copies beside the vault that hold something new, as far as they were looked for."""
        self._past: list[tuple[Plan, Choices]] = []
        self._future: list[tuple[Plan, Choices]] = []
        self._heard: list[Callable[[], None]] = []
        self._writer = Writer(vault, plan, lambda _: self._tell()) if vault is not None else None

    @property
    def memory_only(self) -> bool:
        """Whether nothing of this plan is ever written (the demonstration)."""
        return self.vault is None

    @property
    def crisis_plan(self) -> Plan:
        """The plan that the crisis page shows."""
        return self.plan

    @property
    def save_state(self) -> SaveState:
        """What can truly be said about the disk now."""
        return self._writer.state if self._writer is not None else SaveState(self._memory)

    def listen(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Call *heard* after each change of plan or save state, maybe from another thread; returns how to stop."""
        self._heard.append(heard)
        return lambda: self._heard.remove(heard) if heard in self._heard else None

    def _tell(self) -> None:
        for heard in tuple(self._heard):
            heard()

    def apply(self, plan: Plan, *, undoable: bool = True, choices: Choices = NO_CHOICES) -> None:
        """Make *plan* the present one and have it saved. The same plan changes nothing.

        Undo leaves the person's choices as they are, but for *choices*, which came with this change.
        """
        if plan is self.plan:
            return
        if undoable:
            self._past = [*self._past[-STEPS_BACK + 1 :], (self.plan, choices)]
            self._future = []
        self._present(plan)

    def _present(self, plan: Plan) -> None:
        self.plan = plan
        if self._writer is not None:
            self._writer.put(plan)
        self._tell()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        return self._swap(self._past, self._future)

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return self._swap(self._future, self._past)

    def _swap(self, source: list[tuple[Plan, Choices]], target: list[tuple[Plan, Choices]]) -> bool:
        if not source:
            return False
        plan, choices = source.pop()
        target.append((self.plan, {key: plan.preference(key) for key in choices}))
        self._present(
            choices_back(plan, back_to(plan, self.plan, self.clock.now()), choices, self.clock.now())
        )
        return True

    def forget_undo(self) -> None:
        """Drop what undo holds (after erasing for good)."""
        self._past, self._future = [], []

    def today(self) -> str:
        """The local date that it is for this person, ISO."""
        return local_date(self.clock.wall(), self.day_start)

    def date_of(self, moment: Stamp) -> str:
        """The local date of a moment as this person counts days, ISO."""
        return local_date(moment.moment().astimezone(self.clock.wall().tzinfo), self.day_start)

    @property
    def day_start(self) -> int:
        """The hour at which this person's day begins."""
        hour = self.plan.preference("day_start", DAY_START)
        return hour if isinstance(hour, int) and 0 <= hour <= 23 else DAY_START

    def add(
        self, place: str, fields: Mapping[str, Value], *, keep_draft: bool = False, item_id: str | None = None
    ) -> Item:
        """Add an item to a list, and drop the draft of that place: it is as a rule what was added.

        With *keep_draft* the words come from elsewhere, and what waits half-typed in the box of that place stays.
        """
        plan, item = edit.add(self.plan, place, fields, self.clock.now(), self.clock.new_id, item_id)
        self.apply(plan if keep_draft else plan.without_draft(place))
        return item

    def change(self, item_id: str, fields: Mapping[str, Value], *, keep_draft: bool = False) -> None:
        """Give an item other words, and drop its draft; *keep_draft* is as `add` has it."""
        plan = edit.change(self.plan, item_id, fields, self.clock.now())
        self.apply(plan if keep_draft else plan.without_draft(item_id))

    def answer(self, question_id: str, fields: Mapping[str, Value]) -> None:
        """Set or take back the answer of a single-answer question, and drop its draft."""
        self.apply(edit.answer(self.plan, question_id, fields, self.clock.now()).without_draft(question_id))

    def remove(self, item_id: str) -> None:
        """Take an item out of its list; it can be brought back."""
        self.apply(edit.remove(self.plan, item_id, self.clock.now()))

    def bring_back(self, item_id: str) -> None:
        """Put a removed item back."""
        self.apply(edit.bring_back(self.plan, item_id, self.clock.now()))

    def use_older(self, older_id: str) -> None:
        """Make an older wording the present one."""
        self.apply(edit.use_older(self.plan, older_id, self.clock.now()))

    def erase(self, item_id: str) -> None:
        """Erase an item for good: vault, older wordings, draft, and what undo held."""
        self.apply(edit.erase(self.plan, item_id, self.clock.now()), undoable=False)
        self.forget_undo()

    def erase_check_in(self, date: str) -> None:
        """Erase the check-in of a date for good, and what undo held."""
        self.apply(edit.erase_check_in(self.plan, date, self.clock.now()), undoable=False)
        self.forget_undo()

    def move(self, item_id: str, by: int) -> None:
        """Move an item within its list."""
        self.apply(edit.move(self.plan, item_id, by, self.clock.now()))

    def tick(self, item_id: str, on: bool, date: str = "") -> None:
        """Tick an item on a date (today when none is given), or take the tick back."""
        self.apply(edit.tick(self.plan, date or self.today(), item_id, on, self.clock.now()))

    def prefer(self, key: str, value: Any) -> None:
        """Remember a choice of the person in the vault; not part of undo."""
        self.apply(self.plan.with_preference(key, value, self.clock.now()), undoable=False)

    def draft(
        self,
        key: str,
        fields: Mapping[str, Value],
        cursor: tuple[int, int] = (0, 0),
        focus: str = "",
        began: Mapping[str, Value] | None = None,
    ) -> None:
        """Keep half-typed words of a place or item. Empty words drop the draft.

        *began* is what stood there before the typing; None where that is what the plan holds.
        """
        tidy = edit.tidy(fields)
        if not tidy:
            self.drop_draft(key)
            return
        beside, now = begun.beside(self.plan, key, began), self.clock.now()
        if key not in self.plan.drafts or BOTH in self.plan.drafts[key].extra:
            beside = MappingProxyType({**beside, LINE: [*now]})
        draft = Draft(key, tidy, cursor, focus, now, beside)
        self.apply(self.plan.with_draft(draft), undoable=False)

    def drop_draft(self, key: str) -> None:
        """Forget half-typed words."""
        self.apply(self.plan.without_draft(key), undoable=False)

    def speak(self, catalog: Catalog) -> None:
        """Ask the questions in another language: the same catalog in other words.

        The plan becomes an equal one, so that every page shows itself anew.
        """
        self.catalog = catalog
        self.plan = replace(self.plan, preferences=MappingProxyType(dict(self.plan.preferences)))
        self._tell()

    def flush(self) -> None:
        """Return when everything is on disk; StoreError says why it is not."""
        if self._writer is not None:
            self._writer.flush()

    def with_vault(self, work: Callable[[Vault], Any]) -> Any:
        """Do *work* with the open vault between two saves (backup, new passphrase); slow, so call it in a thread."""
        vault, writer = self.vault, self._writer
        if vault is None or writer is None:
            raise RuntimeError("the demonstration has no vault")
        return writer.use(lambda: work(vault))

    def close(self) -> None:
        """Save, back up when it is time, then release the vault. StoreError when the last words could not be saved; the vault stays open then."""
        if self._writer is None or self.vault is None:
            return
        self._writer.flush()
        if self._before_closing is not None:
            self.closing_notices = self._before_closing(self.vault, self.plan)
        self._writer.end()
        self.vault.close()
        if self._after_closing is not None:
            self._after_closing(self.vault)

    def abandon(self) -> None:
        """Release the vault although something could not be saved (the person chose to, or the terminal is gone)."""
        if self._writer is not None and self.vault is not None:
            self._writer.end()
            self.vault.close()
