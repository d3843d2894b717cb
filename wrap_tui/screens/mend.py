"""A damaged plan: what is whole, which backup helps; bring it back, read what is whole, or save that as the plan."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.errors import StoreError, WrapError
from wrap_tui.flows.keeping import damage_lines, save_words, when
from wrap_tui.screens.base import Page
from wrap_tui.screens.choosing import PassphraseChoice
from wrap_tui.services.clock import local_now
from wrap_tui.services.unlocking import secret, unlock
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.step import Step
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say, sentence_of

if TYPE_CHECKING:
    from wrap_tui.services.book import Book
    from wrap_tui.services.mending import Damage


class MendPage(Page):
    """Nothing is written before a row is chosen; the damaged file is kept in every case."""

    KEYS: ClassVar[tuple[str, ...]] = ("mend", "first_run")
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.spare = "", False
        self.damage: Damage | None = None

    def open_with(self, words: str, *, spare: bool) -> None:
        """The words that were typed at the lock page."""
        self.words, self.spare = words, spare

    def body(self) -> ComposeResult:
        """What was found, what can be done, and a new passphrase when the spare key was used."""
        yield UserText(id="found")
        yield ChoiceList(id="choices")
        with Step(id="new-step"):
            yield PassphraseChoice(id="choosing")

    def redraw(self) -> None:
        """Show what was found."""
        self.head(say("keeping.mend.title"))
        lines = [say("keeping.mend.line")]
        if self.damage is not None:
            lines += damage_lines(self.damage, local_now())
        self.query_one("#found", UserText).show("\n".join(lines))
        rows = self._rows()
        self.query_one(ChoiceList).set_rows(rows, go_to=rows[0].id)

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        damage = self.damage
        if damage is not None and damage.backup is not None:
            made = when(damage.backup.made, local_now())
            rows.append(Row("backup", say("keeping.mend.backup", when=made), gap=True))
        if damage is not None and damage.found is not None:
            rows.append(Row("read", say("keeping.mend.read"), say("keeping.mend.read_line")))
            rows.append(Row("save", say(save_words(damage)), say("keeping.mend.save_line")))
        rows.append(Row("stop", say("keeping.mend.stop")))
        return rows

    def ready(self) -> None:
        """Look at the file."""
        self.query_one("#new-step").display = False
        self.query_one("#choices").focus()
        self.tell(say("keeping.mend.looking"))
        self.run_worker(self._look())

    async def _look(self) -> None:
        from wrap_tui.services.mending import look_at

        try:
            given = secret(self.words, spare_key=self.spare)
            self.damage = await asyncio.to_thread(look_at, self.shell.places, given)
        except StoreError as error:
            self.tell(sentence_of(error))
            return
        self.tell("")
        self.redraw()
        self.query_one("#choices").focus()

    @on(ChoiceList.Opened)
    async def choose(self, event: ChoiceList.Opened) -> None:
        """Do what the row says."""
        match event.row.id:
            case "backup":
                self._work(self._bring_back, say("keeping.mend.brought"))
            case "read":
                self._read()
            case "save" if self.spare:
                self.query_one("#choices").display = False
                self.query_one("#new-step").display = True
                self.query_one("#new-passphrase").focus()
            case "save":
                self._save(self.words)
            case _:
                await self.action_back()

    @on(PassphraseChoice.Chosen)
    def take(self, event: PassphraseChoice.Chosen) -> None:
        """The passphrase of the new plan."""
        self._save(event.words)

    def _bring_back(self) -> Path | None:
        from wrap_tui.services.keeping import bring_back

        if self.damage is None or self.damage.backup is None:
            return None
        return bring_back(
            self.damage.backup.path, self.shell.places, secret(self.words, spare_key=self.spare)
        )

    def _read(self) -> None:
        from wrap_tui.services.mending import reading_book

        if self.damage is not None:
            self.shell.opened(reading_book(self.damage))
            self.shell.tell(say("keeping.mend.reading"))

    def _save(self, words: str) -> None:
        from wrap_tui.services.mending import save_as_new

        damage, places = self.damage, self.shell.places
        if damage is not None:
            self.spare = False
            self.words = words
            self._work(lambda: save_as_new(damage, places, words), say("keeping.mend.saved"))

    def _work(self, do: Callable[[], object], done: str) -> None:
        self.tell(say("keeping.page.working"))
        self.run_worker(self._do(do, done))

    async def _do(self, do: Callable[[], object], done: str) -> None:
        try:
            await asyncio.to_thread(do)
            book: Book = await asyncio.to_thread(unlock, self.shell.places, self.words, spare_key=self.spare)
        except WrapError as error:
            self.query_one(PassphraseChoice).again()
            self.query_one("#choices").focus()
            self.tell(sentence_of(error))
            return
        self.words = ""
        self.shell.opened(book)
        self.shell.tell(done)

    def action_digit(self, key: str) -> None:
        """Choose the row with this digit."""
        self.query_one(ChoiceList).open_key(key)

    def action_suggest(self) -> None:
        """Suggest other words."""
        self.query_one(PassphraseChoice).suggest()

    def action_look_away(self) -> None:
        """Hide or show the new passphrase."""
        self.query_one(PassphraseChoice).look_away()
