"""Taking everything off this computer: the list first, one question, then the program ends."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.keeping import done_words, second_folder, trace_lines, what_stays
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.services import forgetting
from wrap_tui.services.forgetting import Trace
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class ForgetPage(Page):
    """Nothing is removed before the question is answered with yes."""

    KEYS: ClassVar[tuple[str, ...]] = ("forget",)

    def __init__(self) -> None:
        super().__init__()
        self._second: Path | None = None
        self._vault_id = ""

    def body(self) -> ComposeResult:
        """What would go, what stays, and two rows."""
        yield UserText(id="traces")
        yield UserText(id="stays", classes="help")
        yield ChoiceList(id="choices")

    def found(self) -> tuple[Trace, ...]:
        """What the program keeps on this computer now."""
        return forgetting.left_here(self.shell.places, second=self._second, vault_id=self._vault_id)

    def _alone(self) -> bool:
        """Whether this is the only plan here."""
        return not forgetting.other_plans(self.shell.places, self._vault_id)

    def redraw(self) -> None:
        """Fill the page."""
        book = self.open_book
        self.head(say("settings.pages.forget"))
        if book.vault is None:
            self.query_one("#traces", UserText).show(say("keeping.page.demo"))
            return
        self._vault_id = book.vault.vault_id
        second = second_folder(book.plan)
        self._second = Path(second) if second else None
        self.query_one("#traces", UserText).show("\n".join(trace_lines(self.found())))
        stays = [say(sentence) for sentence in what_stays(alone=self._alone())]
        self.query_one("#stays", UserText).show("\n".join(stays))
        rows = (Row("keep", say("keeping.forget.keep")), Row("remove", say("keeping.forget.remove")))
        self.query_one(ChoiceList).set_rows(rows)

    @on(ChoiceList.Opened)
    async def choose(self, event: ChoiceList.Opened) -> None:
        """Back, or the question."""
        if event.row.id == "keep":
            await self.action_back()
            return
        ask = Confirm(
            say("keeping.forget.ask"),
            line=say("keeping.forget.gone"),
            yes=say("keeping.forget.remove"),
            no=say("keeping.forget.keep"),
        )
        self.shell.push_screen(ask, lambda yes: self.shell.end_after(self.remove_all) if yes else None)

    async def remove_all(self) -> str:
        """Remove everything; the plan is closed by now. Says what came of it."""
        alone = self._alone()
        left = await asyncio.to_thread(lambda: forgetting.forget_all(self.found(), self.shell.places))
        names = "\n".join(str(trace.path) for trace in left)
        return f"{names}\n{say('keeping.not_removed')}" if left else say(done_words(alone=alone))
