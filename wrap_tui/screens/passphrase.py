"""A new passphrase: the present one first, then the new one; everything is sealed again."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from wrap_tui.errors import StoreError
from wrap_tui.flows.keeping import new_keys_words
from wrap_tui.screens.base import Page
from wrap_tui.screens.choosing import PassphraseChoice
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.services.keys import needs_passphrase
from wrap_tui.widgets.passphrase_box import PassphraseBox
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.step import Step
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

_BACKUPS: Final = ("anew", "leave")
"""What becomes of kept backups: made anew under the new passphrase, or left under the old one."""


class PassphrasePage(Page):
    """Two steps: present, new."""

    KEYS: ClassVar[tuple[str, ...]] = ("first_run",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self._checking = False
        self._working = False

    def body(self) -> ComposeResult:
        """Both steps; one is shown."""
        with Step(id="present-step"):
            yield UserText(say("settings.passphrase.present"))
            yield PassphraseBox(id="present", hint=say("lock.page.hint"))
        with Step(id="new-step"):
            yield PassphraseChoice(id="choosing")

    def redraw(self) -> None:
        """The title."""
        self.head(say("settings.passphrase.title"))

    def ready(self) -> None:
        """Start with the present passphrase; after the spare key it is not asked for."""
        if needs_passphrase(self.open_book):
            self._ask_new()
            return
        self.query_one("#new-step").display = False
        self.query_one("#present").focus()

    @on(Input.Submitted, "#present")
    def check(self) -> None:
        """Ask the vault whether it is the present passphrase."""
        words = self.query_one("#present", PassphraseBox).take()
        if words and not self._checking:
            self._checking = True
            self.tell(say("lock.page.opening"))
            self.run_worker(self._check(words))

    async def _check(self, words: str) -> None:
        from wrap_tui.services.unlocking import opens

        right = await asyncio.to_thread(opens, self.open_book, words)
        self._checking = False
        self.tell("" if right else say("settings.passphrase.wrong"))
        if not right:
            return
        self._ask_new()

    def _ask_new(self) -> None:
        self.query_one("#present-step").display = False
        self.query_one("#new-step").display = True
        self.query_one("#new-passphrase").focus()

    @on(PassphraseChoice.Chosen)
    def change(self, event: PassphraseChoice.Chosen) -> None:
        """Seal everything again; ask first what becomes of kept backups."""
        from wrap_tui.services.keeping import listed

        words = event.words
        if not listed(self.open_book):
            self._start(words, anew=True)
            return
        rows = [
            Row(name, say(f"keeping.keys.{name}_row"), say(f"keeping.keys.{name}_line")) for name in _BACKUPS
        ]

        def answered(row: str | None) -> None:
            if row is None:
                self.query_one(PassphraseChoice).again()
            else:
                self._start(words, anew=row == "anew")

        self.shell.push_screen(Choose(say("keeping.keys.backups"), rows), answered)

    def _start(self, words: str, *, anew: bool) -> None:
        self._working = True
        self.tell(say("settings.passphrase.working"))
        self.run_worker(self._change(words, anew=anew))

    async def _change(self, words: str, *, anew: bool) -> None:
        from wrap_tui.services.keys import change_passphrase

        try:
            notices = await asyncio.to_thread(change_passphrase, self.open_book, words, backups_anew=anew)
        except StoreError as error:
            self._working = False
            self.query_one(PassphraseChoice).again()
            self.tell(say(f"errors.store.{error.kind}"))
            return
        self._working = False
        if self.app.screen is self:
            self.shell.back()
        else:
            self.query_one("#new-step").display = False
        done = say("settings.passphrase.done" if anew else "keeping.keys.kept_as_they_are")
        self.shell.tell(new_keys_words(done, notices))

    def at_work(self) -> str:
        """Sealing everything again."""
        return say("settings.passphrase.working") if self._working else ""

    async def action_back(self) -> None:
        """Back, once the vault has answered: nobody leaves without knowing which passphrase holds."""
        if self._working:
            self.tell(say("settings.passphrase.working"))
        else:
            await super().action_back()

    def action_digit(self, key: str) -> None:
        """No choices here."""

    def action_suggest(self) -> None:
        """Suggest other words."""
        self.query_one(PassphraseChoice).suggest()

    def action_look_away(self) -> None:
        """Hide or show the new passphrase."""
        self.query_one(PassphraseChoice).look_away()
