"""Older words of one thing: with dates, compared in words, brought back, or erased for good."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.errors import StoreError
from wrap_tui.flows.journal import made_from
from wrap_tui.flows.keeping import erased_words
from wrap_tui.flows.older import History, Version, compare, erasing_says, history
from wrap_tui.flows.when import spoken_date
from wrap_tui.screens.dialogs.confirm import Confirm
from wrap_tui.screens.gone import BRING_BACK, OfOneThing
from wrap_tui.screens.section_rows import clipped
from wrap_tui.services.keeping import erase_everywhere
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say, sentence_of


class OlderPage(OfOneThing):
    """Enter on an older wording brings it back; below stands what changed from then until now.

    Space takes the wording under the pointer as the one that all others are compared with.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("older",)

    def __init__(self, item: str) -> None:
        super().__init__()
        self.item_id = item
        self.beside = 0

    def body(self) -> ComposeResult:
        """Where it stands, the wordings, what changed."""
        yield UserText(id="where", classes="help")
        yield ChoiceList(id="versions")
        yield UserText(say("pages.older.compared"), id="compared", classes="label")
        yield UserText(id="difference", classes="help")

    def hints(self) -> Iterable[Hint]:
        """On a wording: what Space and Enter do with it."""
        row = self.query_one(ChoiceList).row
        version = row is not None and row.id.isdigit()
        for hint in super().hints():
            if not version or hint.key not in ("space", "enter"):
                yield hint
        if row is not None and version:
            if row.mark is not None:
                yield self.hint("list.tick", label=say("pages.older.compare_key"))
            yield self.hint("list.open", label=say("pages.older.back_key"), place=10)

    def kept(self) -> History:
        """The wordings as they are now."""
        return history(self.open_book, self.item_id)

    def redraw(self) -> None:
        """Fill the page."""
        kept = self.kept()
        self.head(say("pages.older.title"))
        self.query_one("#where", UserText).show(kept.where)
        self.beside = min(self.beside, max(len(kept.versions) - 1, 0))
        more = len(kept.versions) > 2
        rows = [
            version_row(version, i, mark=i == self.beside if more else None)
            for i, version in enumerate(kept.versions)
        ]
        if len(kept.versions) < 2:
            self.query_one("#where", UserText).show(f"{kept.where}\n{say('pages.older.empty')}")
        entry = made_from(self.open_book).get(self.item_id)
        if entry is not None:
            date = spoken_date(entry.moment[:10], year=True)
            rows.append(Row(f"entry:{entry.item.id}", say("pages.goals.from_entry", date=date), gap=True))
        if not self.there:
            self.query_one("#where", UserText).show(f"{kept.where}\n{self.gone_words()}")
            rows += self.gone_rows()
        if (self.there or self.can_come_back) and not self.open_book.narrowed:
            rows.append(Row("erase", say("pages.older.erase"), gap=True))
        self.query_one(ChoiceList).set_rows(rows)
        self.show_difference()

    @on(ChoiceList.Moved)
    def show_difference(self) -> None:
        """Say what changed between the wording under the pointer and the marked one, the present one at first."""
        kept = self.kept()
        row = self.query_one(ChoiceList).row
        at = int(row.id) if row is not None and row.id.isdigit() else self.beside
        differ = at != self.beside and max(at, self.beside) < len(kept.versions)
        older, newer = max(at, self.beside), min(at, self.beside)
        self.query_one("#compared").display = differ
        said = compare(kept.versions[older], kept.versions[newer]) if differ else ()
        if differ and newer:
            heading = say(
                "pages.older.between", first=kept.versions[older].when, last=kept.versions[newer].when
            )
        else:
            heading = say("pages.older.compared")
        self.query_one("#compared", UserText).show(heading)
        self.query_one("#difference", UserText).show("\n".join(map(clipped, said)))

    @on(ChoiceList.Ticked)
    def compare_with(self, event: ChoiceList.Ticked) -> None:
        """Take the wording under the pointer as the one to compare with."""
        self.beside = int(event.row.id)
        self.redraw()

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Bring an older wording back, or ask before erasing."""
        if event.row.id == "erase":
            self.action_erase()
            return
        if event.row.id == f"do:{BRING_BACK}":
            self.action_bring_back()
            return
        if event.row.id.startswith("entry:"):
            self.shell.go("entry", event.row.id.removeprefix("entry:"))
            return
        version = self.kept().versions[int(event.row.id)]
        if version.older:
            self.open_book.use_older(version.older)
            self.tell(say("pages.older.brought_back"))

    def action_erase(self) -> None:
        """Ask once, saying what goes; in a session nothing is erased for good."""
        if self.open_book.narrowed:
            self.tell(say("peer.no_erasing"))
            return
        self.shell.push_screen(
            Confirm(
                say("pages.older.erase"),
                line="\n".join(clipped(line) for line in erasing_says(self.open_book, self.item_id)),
                yes=say("pages.older.erase_yes"),
                no=say("pages.older.erase_no"),
            ),
            lambda answer: self.erase() if answer else None,
        )

    def erase(self) -> None:
        """Erase it for good; when it is gone from the backups too, go back past every page of it."""
        self.tell(say("pages.older.erasing"))
        self.run_worker(self._erase())

    async def _erase(self) -> None:
        try:
            notices = await asyncio.to_thread(erase_everywhere, self.open_book, self.item_id)
        except StoreError as error:
            self.tell(sentence_of(error))
            return
        if self.app.screen is self:
            while getattr(self.app.screen, "item_id", "") == self.item_id and self.shell.back():
                pass
        self.shell.tell(erased_words(notices) if self.open_book.vault else say("pages.older.erased"))


def version_row(version: Version, at: int, *, mark: bool | None = None) -> Row:
    """One wording with its moment and its further fields."""
    when = version.when if version.older else f"{say('pages.older.now')}, {version.when}"
    below = tuple(f"{label}: {clipped(words)}" for label, words in version.details)
    return Row(str(at), clipped(version.title), when, mark=mark, below=below)
