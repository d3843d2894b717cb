"""From the first page and the lock page: bring a backup back when the plan file is gone, or is another one."""

from __future__ import annotations

import asyncio

from wrap_tui.errors import StoreError, WrapError
from wrap_tui.flows.keeping import backup_label, held_lines, when
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.ask import AskPassphrase
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.services import without_plan
from wrap_tui.services.clock import local_now
from wrap_tui.services.keeping import Backup
from wrap_tui.services.without_plan import Opened
from wrap_tui.widgets.row import Row
from wrap_tui.wording import say, sentence_of


def newest(page: Page) -> str:
    """When the newest backup was made, "" when there is none or the plan is there."""
    found = without_plan.backups_of_lost(page.shell.places)
    return when(found[0].made, local_now()) if found else ""


def offer_backups(page: Page) -> None:
    """Ask which backup, then for its passphrase, say what is in it, and bring it back after a yes."""
    there = page.shell.places.vault.exists()
    found = without_plan.backups_at_the_lock(page.shell.places)
    rows = [Row(str(place), backup_label(backup, local_now())) for place, backup in enumerate(found)]

    def chosen(row: str | None) -> None:
        if row is not None:
            _ask(page, found[int(row)], say("keeping.lost.open_line"))

    line = say("keeping.lost.other_lock" if there else "keeping.lost.line")
    page.shell.push_screen(Choose(say("keeping.lost.which"), rows, line=line), chosen)


def _ask(page: Page, backup: Backup, line: str) -> None:
    def typed(words: str | None) -> None:
        if words:
            page.tell(say("keeping.page.looking"))
            page.run_worker(_look(page, backup, words))

    page.shell.push_screen(AskPassphrase(say("keeping.lost.open"), line), typed)


async def _look(page: Page, backup: Backup, words: str) -> None:
    try:
        found = await asyncio.to_thread(without_plan.look_into, backup, words)
    except StoreError as error:
        page.tell("")
        if error.kind == "wrong":
            _ask(page, backup, say("errors.store.wrong"))
        else:
            page.tell(sentence_of(error))
        return
    page.tell("")
    _offer(page, found)


def _offer(page: Page, found: Opened) -> None:
    def answered(yes: bool | None) -> None:
        if yes:
            page.tell(say("keeping.page.working"))
            page.run_worker(_bring(page, found))
        else:
            found.opener.wipe()

    ask = Confirm(
        say("keeping.page.restore"),
        line="\n".join(held_lines(found.held, local_now())),
        yes=say("keeping.page.restore_yes"),
        no=say("keeping.page.restore_no"),
    )
    page.shell.push_screen(ask, answered)


async def _bring(page: Page, found: Opened) -> None:
    try:
        book = await asyncio.to_thread(without_plan.bring_back, found, page.shell.places)
    except WrapError as error:
        page.tell(sentence_of(error))
        return
    shell = page.shell
    shell.opened(book)
    shell.tell(say("lock.page.spare_opened" if found.spare else "keeping.lost.done"))
