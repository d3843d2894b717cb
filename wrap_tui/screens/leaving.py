"""Leave nothing here: what lies on this computer outside the folder of the plan, one key for each file, and closing."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows import leaving
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class LeavingPage(Page):
    """Enter on a file asks once, then removes it. The last row saves and closes."""

    def body(self) -> ComposeResult:
        """Where the plan is, the files, what this cannot promise."""
        yield UserText(id="where")
        yield UserText(id="folder", classes="help")
        yield ChoiceList(id="files")
        yield UserText(say("peer.leaving.honest"), classes="help")

    def redraw(self) -> None:
        """Show what lies here."""
        self.head(say("peer.leaving.title"))
        home = leaving.home_of(self.open_book)
        self.query_one("#where", UserText).show(say(f"peer.leaving.{'line' if home else 'alone'}"))
        self.query_one("#folder", UserText).show(str(home or ""))
        self.query_one("#folder").display = home is not None
        files = leaving.files_left(self.open_book)
        rows = [heading(say(f"peer.leaving.{'files' if files else 'no_files'}"))]
        rows += [Row(str(file), file.name, str(file.parent)) for file in files]
        self.query_one(ChoiceList).set_rows([*rows, Row("close", say("peer.leaving.close"), gap=True)])

    @on(ChoiceList.Opened)
    async def open_row(self, event: ChoiceList.Opened) -> None:
        """Ask before a file goes, or close."""
        if event.row.id == "close":
            await self.run_action("app.close")
            return
        file = Path(event.row.id)
        self.shell.push_screen(
            Confirm(file.name, yes=say("peer.leaving.remove"), no=say("peer.leaving.leave")),
            lambda answer: self.take_away(file) if answer else None,
        )

    def take_away(self, file: Path) -> None:
        """Remove a file."""
        done = leaving.remove(self.open_book, file)
        self.redraw()
        self.tell(say("peer.leaving.removed" if done else "peer.leaving.not_removed"))
