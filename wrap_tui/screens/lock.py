"""The lock page: asks for the passphrase or the spare key, and says what came of it. Neutral to look at."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Button, Input

from wrap_tui import keys
from wrap_tui.errors import NOT_OPENED, StoreError
from wrap_tui.screens.base import Page
from wrap_tui.screens.pages import make_page
from wrap_tui.widgets.button import ButtonRow, PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.services.book import Book

BEYOND_HELP: Final = ("damaged", "foreign")
"""Kinds of failure that speak of the file itself: a backup, or what is whole in it, can help."""
A_BACKUP_HELPS: Final = ("relocked", "missing")
"""Kinds of failure in which one of the backups can take the place of the file."""
LONG: Final = 5.0
"""Seconds after which a slow opening says that Esc stops it (VAULT.md, Format)."""
PAINTED: Final = 0.05
"""Seconds until the terminal has the page: what looks at the file loads cryptography, for which nobody waits."""


class LockPage(Page):
    """Nothing of the plan is known here. F2 shows helplines."""

    KEYS: ClassVar[tuple[str, ...]] = ("lock",)

    def __init__(self) -> None:
        super().__init__()
        self._spare = False
        self._opening = False
        self._stop = False
        self._backups = False

    def body(self) -> ComposeResult:
        """One box, and what else can be done."""
        yield UserText(id="name", classes="muted")
        yield UserText(say("lock.page.ask"), id="ask")
        yield PassphraseBox(hint=say("lock.page.hint"), id="passphrase")
        with ButtonRow():
            yield PlainButton(say("lock.page.open"), id="open")
            yield PlainButton(say("lock.page.spare"), id="spare")
            yield PlainButton(say("lock.page.show"), id="show")
            yield PlainButton(say("lock.page.backups"), id="backups")
        yield UserText(say("peer.ask.look_away"), classes="muted gap")
        yield ChoiceList(id="plans")

    def redraw(self) -> None:
        """The title says nothing about what is kept here."""
        from wrap_tui.services.plans import listed, name_of

        self.head(say("lock.page.title"))
        name = name_of(self.shell.places)
        self.query_one("#name", UserText).show(say("lock.page.this", name=name))
        self.query_one("#name").display = bool(name)
        self.query_one("#backups").display = self._backups
        others = [plan for plan in listed(self.shell.places) if not plan.here]
        rows = [Row(str(plan.vault), plan.name) for plan in others]
        plans = self.query_one("#plans", ChoiceList)
        plans.set_rows([heading(say("lock.page.others")), *rows] if rows else [])
        plans.display = bool(rows)

    @on(ChoiceList.Opened, "#plans")
    def go_to_plan(self, event: ChoiceList.Opened) -> None:
        """The lock page of another plan."""
        if not self._opening:
            self.shell.open_file(Path(event.row.id))

    def ready(self) -> None:
        """The page is painted: throw away what was typed before, take the box, look at the file."""
        self.shell.discard_input()
        self.query_one(PassphraseBox).focus()
        self.run_worker(self._look())
        if self.shell.first_passphrase:
            words, self.shell.first_passphrase = self.shell.first_passphrase, ""
            self._open(words)

    async def _look(self) -> None:
        await asyncio.sleep(PAINTED)
        kind = await asyncio.to_thread(_problem, self.shell.places.vault)
        if kind and not self._opening:
            self._say_trouble("damaged_yet" if kind == "damaged" else kind)

    @on(Input.Submitted)
    def submit(self) -> None:
        """Open with what was typed."""
        words = self.query_one(PassphraseBox).take()
        if not words.strip():
            self.run_worker(self._look())
            self.tell(say("lock.page.ask_spare" if self._spare else "lock.page.ask"))
        elif not self._opening:
            self._open(words)

    def _open(self, words: str) -> None:
        self._opening, self._stop = True, False
        self.query_one(PassphraseBox).disabled = True
        self.tell(say("lock.page.opening"))
        self.set_timer(LONG, self._say_slow)
        self.run_worker(self._unlock(words))

    def _say_slow(self) -> None:
        if self._opening:
            self.tell(say("lock.page.slow"))

    async def _unlock(self, words: str) -> None:
        from wrap_tui.services.unlocking import unlock

        try:
            book: Book = await asyncio.to_thread(
                unlock, self.shell.places, words, spare_key=self._spare, cancel=lambda: self._stop
            )
        except StoreError as error:
            self._refused(error, words)
            return
        self._opening = False
        self.shell.opened(book)
        if self._spare:
            self.shell.tell(say("lock.page.spare_opened"))

    def _refused(self, error: StoreError, words: str) -> None:
        self._opening = False
        box = self.query_one(PassphraseBox)
        box.disabled = False
        box.focus()
        self._say_trouble(error.kind)
        if self._spare and error.kind in NOT_OPENED:
            self._leave_to_mend(words)
        if error.kind in BEYOND_HELP:
            self._mend(words)

    def _leave_to_mend(self, words: str) -> None:
        """A spare key is long: it stays in its box, and what is surely wrong with it is named."""
        from wrap_tui.services.unlocking import slip_in_spare_key

        box = self.query_one(PassphraseBox)
        box.value = words
        box.action_end()
        slip, number = slip_in_spare_key(words)
        if slip:
            self.tell(say(f"lock.page.spare_{slip}", number=number))

    def _say_trouble(self, kind: str) -> None:
        """What stands in the way; where a backup can help, the key to the backups is offered."""
        from wrap_tui.services.without_plan import backups_at_the_lock

        self._backups = kind in A_BACKUP_HELPS and bool(backups_at_the_lock(self.shell.places))
        self.query_one("#backups").display = self._backups
        self.show_frame()
        self.tell(_sentence(kind, self.hint("lock.backups").spoken if self._backups else ""))

    def _mend(self, words: str) -> None:
        """Show by itself what is whole and which backup helps."""
        from wrap_tui.screens.mend import MendPage

        page = make_page("mend")
        if isinstance(page, MendPage):
            page.open_with(words, spare=self._spare)
            self.shell.push_screen(page)

    @on(Button.Pressed, "#open")
    def press_open(self) -> None:
        """The same as Enter in the box."""
        self.submit()

    @on(Button.Pressed, "#spare")
    def action_spare_key(self) -> None:
        """Ask for the spare key instead, or for the passphrase again."""
        self._spare = not self._spare
        box = self.query_one(PassphraseBox)
        box.value = ""
        box.password = not self._spare
        box.placeholder = say("lock.page.hint_spare" if self._spare else "lock.page.hint")
        box.focus()
        self.query_one("#ask", UserText).show(say("lock.page.ask_spare" if self._spare else "lock.page.ask"))
        self.query_one("#spare", PlainButton).say(
            say("lock.page.passphrase" if self._spare else "lock.page.spare")
        )
        self._name_look(box.password)
        self.tell("")

    @on(Button.Pressed, "#show")
    def action_look_away(self) -> None:
        """Show or hide what is typed."""
        box = self.query_one(PassphraseBox)
        self._name_look(box.look_away())
        box.focus()

    @on(Button.Pressed, "#backups")
    def action_backups(self) -> None:
        """Bring a backup back, where one can help."""
        from wrap_tui.screens.without_plan import offer_backups

        if self._backups and not self._opening:
            offer_backups(self)

    def enter_says(self) -> str:
        """Enter behind the passphrase opens the plan."""
        return keys.row("list.open").label

    def hints(self) -> Iterable[Hint]:
        """The key to the backups only where one can help."""
        unwanted = None if self._backups else self.hint("lock.backups")
        return (hint for hint in super().hints() if hint != unwanted)

    def _name_look(self, hidden: bool) -> None:
        self.query_one("#show", PlainButton).say(say("lock.page.show" if hidden else "lock.page.hide"))

    async def action_back(self) -> None:
        """Esc stops a slow opening."""
        self._stop = True


def _sentence(kind: str, key: str) -> str:
    """What stands in the way. *key* shows the backups, "" when they cannot help."""
    if key:
        return say("lock.page.lost" if kind == "missing" else "lock.page.relocked", key=key)
    own = {"missing": "lock.page.missing", "damaged_yet": "lock.page.damaged"}
    return say(own.get(kind, f"errors.store.{kind}"))


def _problem(vault: Path) -> str:
    """Loads what it needs in the thread in which it looks, so that typing goes on meanwhile."""
    from wrap_tui.services.unlocking import problem

    return problem(vault)
