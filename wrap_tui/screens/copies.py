"""Copies: who may want a new one, who has which, the files that lie here, versions of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.errors import WrapError
from wrap_tui.flows import copies, copy_words
from wrap_tui.flows.ledger import Ledger, ledger
from wrap_tui.screens.base import Page
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say, sentence_of


class CopiesPage(Page):
    """Enter opens a copy, a makes one, d takes a file off this computer."""

    KEYS: ClassVar[tuple[str, ...]] = ("copies",)

    def body(self) -> ComposeResult:
        """A line, also for an empty page; the list."""
        yield UserText(id="line", classes="help")
        yield ChoiceList(id="copies")

    def redraw(self) -> None:
        """Fill the page."""
        seen = ledger(self.open_book)
        self.head(say("copies.page.title"), say("copies.page.version", version=seen.version))
        line = "pages.menu.copies_line" if seen.copies else "copies.page.empty"
        self.query_one("#line", UserText).show(say(line))
        self.query_one(ChoiceList).set_rows(list(self._rows(seen)))

    def _rows(self, seen: Ledger) -> Iterator[Row]:
        letters = self.shell.settings.letter_keys
        yield Row("do:add", say("copies.page.add"), key="a" if letters else "")
        if seen.due:
            yield heading(say("copies.page.due"))
            yield from (Row(f"due:{line.copy.id}", line.title, below=line.below) for line in seen.due)
        if seen.copies:
            yield heading(say("copies.page.all"))
            yield from (Row(f"copy:{line.copy.id}", line.title, line.state) for line in seen.copies)
        if seen.files:
            yield heading(say("copies.page.files"), detail=say("copies.page.files_line"))
            yield from (
                Row(f"file:{file.path}", file.path, below=(copy_words.of_file(file),)) for file in seen.files
            )
        yield Row("do:audiences", say("copies.page.audiences"), gap=True)
        yield Row("do:finish", say("copies.page.finish"), say("copies.page.finish_line"))

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Open the copy, or do what the row says."""
        kind, _, name = event.row.id.partition(":")
        if kind == "do":
            await self.run_action(name)
        elif kind == "file":
            found = next((f for f in copies.files_here(self.open_book) if f.path == name), None)
            if found is not None:
                self.shell.go("copy", found.copy.id)
        else:
            self.shell.go("copy", name)

    def action_add(self) -> None:
        """Make a copy for somebody."""
        self.shell.go("share")

    def action_audiences(self) -> None:
        """What each group sees."""
        self.shell.go("audiences")

    def action_finish(self) -> None:
        """Give the plan the next number."""
        number = copies.finish_version(self.open_book)
        self.tell(say("copies.version.finished", version=number))

    @property
    def current(self) -> str:
        """The first file of the row, "" when it has none."""
        return next(iter(self._files()), "")

    def _files(self) -> tuple[str, ...]:
        row = self.query_one(ChoiceList).row
        kind, _, name = (row.id if row is not None else "").partition(":")
        copy = copies.find_copy(self.open_book.plan, name)
        theirs = copies.files_of(self.open_book.plan, copy) if copy is not None else ()
        return (name,) if kind == "file" else theirs

    def action_remove(self) -> None:
        """Take the file of the row off this computer."""
        self.tell(remove_files(self, self._files()))
        self.redraw()


def remove_files(page: Page, paths: tuple[str, ...]) -> str:
    """Take files off this computer; gives what to say."""
    try:
        done = [copies.remove_file(page.open_book, path) for path in paths]
    except WrapError as error:
        return sentence_of(error)
    return say("copies.files.gone" if any(done) else "copies.files.none")
