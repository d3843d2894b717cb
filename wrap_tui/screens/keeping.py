"""How a page keeps half-typed words, and the place where the person is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from textual import on
from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from wrap_tui.screens.wheel import ScrollsBeside
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.words import HoldsWords, TooLong, Typed
from wrap_tui.wording import say

if TYPE_CHECKING:
    from wrap_tui.domain.plan import Value
    from wrap_tui.services.book import Book
    from wrap_tui.widgets.row import Row


class KeepsWords(ScrollsBeside):
    """Drafts of the boxes of a page, its spot (focus, rows, scrolling), words found in it, where the focus goes."""

    _filled = False
    settled = False
    """Whether the page was painted and has its focus, so that it can take keys."""

    class Settled(Message):
        """The page can take keys now."""

    sought = ""
    """What was looked for (folded) and is still to be marked here. It is never kept."""

    @property
    def book(self) -> Book | None:
        """The open plan; None before it is unlocked."""
        raise NotImplementedError

    def tell(self, sentence: str) -> None:
        """Show one sentence."""
        raise NotImplementedError

    def word_boxes(self) -> list[HoldsWords]:
        """The boxes for words on the page (by the name of their class: not every page has one)."""
        return [box for box in self.query("WordBox") if isinstance(box, HoldsWords)]

    def enter_says(self) -> str:
        """What the keys line calls Enter in a one-line box; "" for the usual "add"."""
        return ""

    def draft_fields(self, key: str) -> Mapping[str, Value]:
        """The half-typed words under one draft key: the boxes of that key that differ from what is kept."""
        boxes = [box for box in self.word_boxes() if box.draft == key]
        if not any(box.typed for box in boxes):
            return {}
        return {box.field: box.text for box in boxes}

    def began(self, key: str) -> Mapping[str, Value] | None:
        """What the boxes of a draft key began with, where that is not what the plan holds now."""
        return None

    @on(TooLong)
    def leave_in_box(self) -> None:
        """Say that the words stay in their box, to be split."""
        self.tell(say("flows.answers.long"))

    @on(Typed)
    def keep_draft(self, event: Typed) -> None:
        """Keep what is half typed; the writer has it on disk within a second."""
        box = event.box
        book = self.book
        if not box.draft or book is None:
            return
        if (fields := self.draft_fields(box.draft)) or box.draft in book.plan.drafts:
            book.draft(box.draft, fields, box.cursor_location, box.field, self.began(box.draft))

    def keep_cursors(self) -> None:
        """Keep where the cursor stands in half-typed words: moving it is no change that is heard."""
        for box in self.word_boxes():
            draft = self.book.plan.drafts.get(box.draft) if self.book is not None else None
            if draft is None or not box.has_focus or self.book is None:
                continue
            if (draft.cursor, draft.focus) != (box.cursor_location, box.field):
                self.book.draft(box.draft, draft.fields, box.cursor_location, box.field)

    def restore_drafts(self) -> None:
        """Put half-typed words back into their boxes; say so where the thing was changed after they were begun."""
        book = self.book
        if book is None:
            return
        from wrap_tui.flows.half_typed import moved, typed_in

        changed = False
        for box in self.word_boxes():
            draft = book.plan.drafts.get(box.draft) if box.draft else None
            words = typed_in(book, draft).get(box.field) if draft is not None else None
            if draft is not None and isinstance(words, str) and words != box.text:
                changed |= moved(book, box.draft, draft.fields)
                box.put_draft(words, draft.cursor if draft.focus == box.field else (0, 0))
        if changed:
            self.tell(say("pages.change.moved"))

    @property
    def holds_keys(self) -> bool:
        """Whether keys have to wait: boxes are being made."""
        return False

    def deaf_to(self, key: Key) -> bool:
        """Whether a key is for nobody: it was pressed before there was anything here to answer."""
        return False

    def settle(self) -> None:
        """From now on the page takes keys."""
        self.settled = True
        self.post_message(self.Settled())

    def mark_found(self) -> None:
        """Go to the words that a search has found, in the first box that holds them; boxes may still be made."""
        if self.sought and any(box.mark(self.sought) for box in self.word_boxes()):
            self.sought = ""

    def spot(self) -> dict[str, Any]:
        """Where the person is on the page: focus, current rows, scrolling."""
        self.keep_cursors()
        rows = {
            choices.id: choices.row.id
            for choices in self.query(ChoiceList)
            if choices.id and choices.row is not None
        }
        focused = self.focused
        return {
            "focus": focused.id if focused is not None and focused.id else "",
            "rows": rows,
            "scroll": int(self.query_one(Body).scroll_offset.y),
        }

    def go_to_spot(self, spot: dict[str, Any]) -> None:
        """Go back to a spot; what is not there any more is left out."""
        rows = spot.get("rows")
        for choices in self.query(ChoiceList):
            if isinstance(rows, dict) and choices.id in rows:
                choices.go_to(str(rows[choices.id]))
        found: Iterable[Widget] = (w for w in self.focus_chain if w.id and w.id == spot.get("focus"))
        for widget in found:
            widget.focus()
        if isinstance(spot.get("scroll"), int):
            self.query_one(Body).scroll_to(y=spot["scroll"], animate=False)

    @property
    def stands(self) -> bool:
        """Whether everything of the page is there: it has been filled, and is not being taken down."""
        return self._filled and self.display and self.is_attached

    def pointed(self, selector: str) -> Row | None:
        """The row under the pointer of a list, None while the focus is elsewhere: its keys act on no other row."""
        choices = self.query_one(selector, ChoiceList)
        return choices.row if self.focused is choices else None

    def focus_first(self, *selectors: str) -> None:
        """Put the focus on the first of these widgets that can have it."""
        for selector in selectors:
            for widget in self.query(selector):
                if widget.focusable and widget.display:
                    widget.focus()
                    return

    def step_focus(self, by: int) -> bool:
        """Focus the next (1) or previous (-1) thing without going round; False at the end."""
        chain = self.focus_chain
        places = [i for i, widget in enumerate(chain) if widget is self.focused]
        if not places or not 0 <= places[0] + by < len(chain):
            return False
        chain[places[0] + by].focus()
        return True
