"""After another copy was brought in: offer to remove it, once the plan was read back and holds all of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from wrap_tui.domain.text import clean
from wrap_tui.errors import StoreError, WrapError
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.services import uniting
from wrap_tui.services.opening import Secret
from wrap_tui.wording import say, sentence_of


async def offer_removal(page: Page, copy: Path, secret: Secret | None, *, done: str) -> None:
    """Ask whether the copy goes; the first answer leaves it. *done* is what bringing it in came to. Nothing is asked
    of a copy that lies elsewhere or holds something that the plan does not.
    """
    try:
        if not await asyncio.to_thread(uniting.holds_all_of, page.open_book, copy, secret):
            return
    except StoreError:
        return  # the plan or the copy cannot be read now: nothing to offer

    def answered(yes: bool | None) -> None:
        if yes:
            page.run_worker(_remove(page, copy, secret, done))

    if not page.is_current:
        return
    ask = Confirm(
        say("keeping.merge.remove"),
        line=f"{done} {say('keeping.merge.remove_line', name=clean(copy.name))}",
        yes=say("keeping.merge.remove_yes"),
        no=say("keeping.merge.remove_no"),
    )
    page.shell.push_screen(ask, answered)


async def _remove(page: Page, copy: Path, secret: Secret | None, done: str) -> None:
    try:
        await asyncio.to_thread(uniting.remove_copy, page.open_book, copy, secret)
    except WrapError as error:
        page.tell(sentence_of(error))
        return
    page.ready()
    page.tell(f"{done} {say('keeping.merge.removed')}")
