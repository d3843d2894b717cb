"""Copies and backups: back up now, look into one, bring it back, undo that, and bring another copy in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.errors import StoreError, WrapError
from wrap_tui.flows import keeping as words
from wrap_tui.paths import whole
from wrap_tui.screens.backups_rows import rows_of
from wrap_tui.screens.base import Page
from wrap_tui.screens.copy_removal import offer_removal
from wrap_tui.screens.dialogs.ask import AskLine, AskPassphrase
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.services import keeping, uniting
from wrap_tui.services.holding import Held, Opener
from wrap_tui.services.opening import Passphrase
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say, sentence_of


class BackupsPage(Page):
    """One list. What it does is slow and runs beside the page; what came of it is said in the message line."""

    KEYS: ClassVar[tuple[str, ...]] = ("backups",)

    def __init__(self) -> None:
        super().__init__()
        self.copies: tuple[Path, ...] = ()

    def body(self) -> ComposeResult:
        """A line and the list."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="backups")

    def hints(self) -> Iterable[Hint]:
        """A backup is offered where there is something to keep."""
        now = None if self.open_book.vault else self.hint("backups.now")
        return (hint for hint in super().hints() if hint != now)

    def redraw(self) -> None:
        """Fill the page; the folders are looked at."""
        self.head(say("keeping.page.title"))
        book = self.open_book
        if book.vault is None:
            self.query_one("#line", UserText).show(say("keeping.page.demo"))
            return
        view = words.backups_view(book)
        line = say(f"keeping.page.{view.parted}") if view.parted else say("keeping.page.line")
        self.query_one("#line", UserText).show(line)
        self.query_one(ChoiceList).set_rows(rows_of(view, self.copies, book.clock.wall()))

    def ready(self) -> None:
        """Look for copies beside the plan."""
        if self.open_book.vault is not None:
            self.run_worker(self._find_copies())

    async def _find_copies(self) -> None:
        self.copies = await asyncio.to_thread(uniting.conflict_copies, self.open_book)
        self.redraw()

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Do what the row says."""
        kind, _, name = event.row.id.partition(":")
        doing: dict[str, Callable[[], None]] = {
            "accept": self.accept,
            "now": self.action_now,
            "file": self.ask_file,
            "second": self.ask_second,
            "other": self.ask_other,
            "forget": lambda: self.shell.go("forget"),
            "copy": lambda: self.unite(Path(name)),
            "backup": lambda: self.look(Path(name)),
            "kept": lambda: self.ask_undo(Path(name)),
        }
        doing[kind]()

    def accept(self) -> None:
        """Go on with this copy."""
        uniting.accept_this_copy(self.open_book)
        self.tell(say("keeping.page.accepted"))
        self.redraw()

    # Making backups

    def action_now(self) -> None:
        """A backup now, in every folder."""
        if self.open_book.vault is None:
            self.tell(say("keeping.page.demo"))
            return
        self.tell(say("keeping.page.working"))
        self.run_worker(self._back_up())

    async def _back_up(self) -> None:
        try:
            notices = await asyncio.to_thread(keeping.back_up, self.open_book)
        except StoreError as error:
            self.tell(sentence_of(error))
            return
        self.tell(words.backed_up_words(notices))
        self.redraw()

    def ask_file(self) -> None:
        """Where a backup goes that is a file of the person's choice."""
        ask = AskLine(say("keeping.page.file"), line=say("keeping.page.file_line"))
        self.shell.push_screen(ask, self._take_file)

    def _take_file(self, typed: str | None) -> None:
        if typed:
            self.tell(say("keeping.page.working"))
            self.run_worker(self._to_file(whole(Path(typed))))

    async def _to_file(self, file: Path) -> None:
        try:
            await asyncio.to_thread(keeping.back_up_to, self.open_book, file)
        except StoreError as error:
            self.tell(sentence_of(error))
            return
        self.tell(say("keeping.backups.done"))

    def ask_second(self) -> None:
        """A second folder, or none."""
        start = words.second_folder(self.open_book.plan)
        ask = AskLine(say("keeping.page.second"), line=say("keeping.page.second_line"), start=start)
        self.shell.push_screen(ask, self._take_second)

    def _take_second(self, typed: str | None) -> None:
        if typed is None:
            return
        self.open_book.prefer(keeping.SECOND, str(whole(Path(typed))) if typed else "")
        self.redraw()
        if typed:
            self.action_now()

    # Bringing one back

    def look(self, backup: Path) -> None:
        """Say what is in a backup, then offer to bring it back."""
        self.tell(say("keeping.page.looking"))
        self.run_worker(self._look(backup, Opener.of(self.open_book)))

    async def _look(self, backup: Path, opener: Opener) -> None:
        try:
            held = await asyncio.to_thread(opener.held, backup)
        except StoreError as error:
            opener.wipe()
            self._shut(backup, error)
            return
        self.tell("")
        self._offer(backup, opener, held)

    def _shut(self, backup: Path, error: StoreError) -> None:
        if error.kind != "wrong":
            self.tell(sentence_of(error))
            return

        def typed(secret: str | None) -> None:
            if secret:
                self.tell(say("keeping.page.looking"))
                self.run_worker(self._look(backup, Opener(Passphrase(secret))))

        self.tell("")
        ask = AskPassphrase(say("keeping.backups.other_key"), say("keeping.page.other_key_line"))
        self.shell.push_screen(ask, typed)

    def _offer(self, backup: Path, opener: Opener, held: Held) -> None:
        lines = (*words.held_lines(held, self.open_book.clock.wall()), say("keeping.page.restore_line"))
        places = self.shell.places

        def answered(yes: bool | None) -> None:
            if yes:
                self.shell.lock_after(lambda: keeping.bring_back(backup, places, opener))
            else:
                opener.wipe()

        ask = Confirm(
            say("keeping.page.restore"),
            line="\n".join(lines),
            yes=say("keeping.page.restore_yes"),
            no=say("keeping.page.restore_no"),
        )
        self.shell.push_screen(ask, answered)

    def ask_undo(self, kept: Path) -> None:
        """Offer to put back what was there before."""
        places = self.shell.places

        def answered(yes: bool | None) -> None:
            if yes:
                self.shell.lock_after(lambda: keeping.undo_bring_back(kept, places))

        ask = Confirm(
            say("keeping.page.undo"),
            line=say("keeping.page.undo_line"),
            yes=say("keeping.page.undo_yes"),
            no=say("keeping.page.restore_no"),
        )
        self.shell.push_screen(ask, answered)

    # Another copy

    def ask_other(self) -> None:
        """Which file to bring in."""
        ask = AskLine(say("keeping.page.other"), line=say("keeping.page.other_line"))
        self.shell.push_screen(ask, lambda typed: self.unite(whole(Path(typed))) if typed else None)

    def unite(self, copy: Path, secret: str = "") -> None:
        """Bring another copy together with this one."""
        self.tell(say("keeping.page.uniting"))
        self.run_worker(self._unite(copy, secret))

    async def _unite(self, copy: Path, secret: str) -> None:
        given = Passphrase(secret) if secret else None
        try:
            found = await asyncio.to_thread(uniting.unite, self.open_book, copy, given)
        except WrapError as error:
            if isinstance(error, StoreError) and error.kind == "wrong" and not secret:
                self.tell("")
                ask = AskPassphrase(say("keeping.page.other_key"), say("keeping.page.other_key_line"))
                self.shell.push_screen(ask, lambda typed: self.unite(copy, typed) if typed else None)
                return
            self.tell(sentence_of(error))
            return
        self.tell(f"{words.united_words(found)} {say('keeping.merge.still_there')}")
        self.redraw()
        await offer_removal(self, copy, given, done=words.united_words(found))
