"""A box for a person's own words: wraps, grows, undoes, and never selects all by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from wrap_tui.domain.text import LONGEST, clean, spans_of
from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.words import HoldsWords, TooLong, Typed

_CHANGES: Final = frozenset({"enter", "backspace", "delete"})
"""Keys that would take marked words away, besides letters."""
_LEFT_TO_PAGES: Final = frozenset({"pageup", "pagedown", "f6", "f7"})
"""Keys of TextArea that a small box leaves alone: PgUp and PgDn turn questions."""


def _text_area_bindings() -> list[BindingType]:
    return [
        binding
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and not _LEFT_TO_PAGES & set(binding.key.split(","))
    ]


class WordBox(HoldsWords, TextArea, inherit_bindings=False):
    """A text box.

    With `one_line` Enter submits (posts Submitted), and pasted lines stand one below the other until
    then: a list flow adds them one by one. Without it Enter makes a new line, and Tab or PgDn goes on.

    With `ends_on_empty` (a list with one thing a line) Enter on an empty last line submits too.

    `draft` is the key under which the page keeps what is half typed (the id of a question or an
    item), `field` the field it belongs to. The page does the keeping; a box only knows its key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*_text_area_bindings(), *bindings("box")]

    @dataclass
    class Submitted(Message):
        """Enter in a one-line box: the words as typed, maybe of several pasted lines."""

        box: WordBox
        text: str

        @property
        def control(self) -> WordBox:
            """The box."""
            return self.box

    @dataclass
    class Pasted(Message):
        """Several lines were pasted into a one-line box; Enter will hand them on together."""

        box: WordBox
        lines: int

    @dataclass
    class Left(Message):
        """PgDn (forward) or PgUp (not) in the box: the page may turn."""

        box: WordBox
        forward: bool

    def __init__(
        self,
        text: str = "",
        *,
        one_line: bool = False,
        ends_on_empty: bool = False,
        draft: str = "",
        field: str = "text",
        hint: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            clean(text),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=hint,
            id=id,
            classes=classes,
        )
        self.ends_when_empty = False
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.one_line, self.draft, self.field = one_line, draft, field
        self.ends_on_empty = ends_on_empty
        self.settled = clean(text)
        self._wrapped_at = 0
        self._found: Selection | None = None

    def on_resize(self, event: events.Resize) -> None:
        """Be as high as the words are at this width; they were wrapped for another one before."""
        if event.size.width != self._wrapped_at:
            self._wrapped_at = event.size.width
            self.call_after_refresh(self.refresh, layout=True)
        self._show_cursor_line_soon()

    def on_focus(self) -> None:
        """In a very low window the frame alone would be seen."""
        self._show_cursor_line_soon()

    def watch_selection(self) -> None:
        """Follow the cursor, also where the box is higher than the window."""
        self._show_cursor_line_soon()

    def _show_cursor_line_soon(self) -> None:
        """Once the page has been laid out: the box may be growing."""
        self.call_after_refresh(self.call_after_refresh, self.show_cursor_line)

    def show_cursor_line(self) -> None:
        """Scroll the page so that the line with the cursor is seen."""
        if not (self.has_focus and self.is_attached):
            return
        body = next((node for node in self.ancestors if isinstance(node, Body)), None)
        if body is not None and body.size.height:
            _, line = self.wrapped_document.location_to_offset(self.cursor_location)
            body.reveal(self, line - self.scroll_offset.y)

    def on_text_area_changed(self) -> None:
        """Tell the page."""
        self.post_message(Typed(self))

    def settle(self, text: str = "") -> None:
        """Put words in that are kept already (or none): they are no draft. Clears undo of typing."""
        self.settled = clean(text)
        if self.text != self.settled:
            self.load_text(self.settled)
            self.move_cursor(self.document.end)

    def put_draft(self, text: str, cursor: tuple[int, int] = (0, 0)) -> None:
        """Put half-typed words back, with the cursor where it stood."""
        self.load_text(clean(text))
        self.move_cursor(cursor)

    def put_idea(self, text: str) -> None:
        """Put an idea in to be changed; typing can be undone back to what stood here."""
        self.replace(clean(text), (0, 0), self.document.end)
        self.move_cursor(self.document.end)
        self.focus()

    def mark(self, wanted: str) -> bool:
        """Go to the first place that holds *wanted* (folded) and mark it; False when there is none.

        Typing goes on behind marked words: it never replaces what a search has found.
        """
        spans = spans_of(self.text, wanted) if wanted else ()
        if not spans:
            return False
        begin, end = (self._location(at) for at in spans[0])
        self.focus()
        self.selection = self._found = Selection(begin, end)
        self.scroll_cursor_visible(center=True)
        return True

    @property
    def marked_words(self) -> str:
        """The words that the person marked; what a search has found is none of them."""
        return "" if self._found is not None and self.selection == self._found else self.selected_text

    def unmark(self) -> None:
        """No words are marked any more; the cursor stays."""
        self.move_cursor(self.selection.end)

    def _location(self, at: int) -> tuple[int, int]:
        """The row and column of the letter at a place in the whole text."""
        row = 0
        while at > (length := len(self.document.get_line(row))):
            at -= length + 1
            row += 1
        return row, at

    def _let_found_go(self) -> None:
        if self._found is not None and self.selection == self._found:
            self.move_cursor(self._found.end)
        self._found = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter submits in a one-line box, and on an empty last line of a list box; elsewhere it types a new line."""
        if action != "submit" or self.one_line:
            return True
        return self._on_empty_last_line() or (self.ends_when_empty and not self.text.strip())

    def _on_empty_last_line(self) -> bool:
        row = self.cursor_location[0]
        return (
            self.ends_on_empty
            and row == self.document.line_count - 1
            and not self.document.get_line(row).strip()
        )

    def on_key(self, event: events.Key) -> None:
        """Leave Enter to the key table where it submits: TextArea would take it for a new line first."""
        if event.is_printable or event.key in _CHANGES:
            self._let_found_go()
        if event.key == "enter" and self.check_action("submit", ()):
            event.prevent_default()

    def action_submit(self) -> None:
        """Hand the words on, or say that a line is longer than the plan holds in one piece: they stay here then."""
        long = self.one_line and any(len(line) > LONGEST for line in self.text.split("\n"))
        self.post_message(TooLong(self) if long else self.Submitted(self, self.text))

    def action_leave_forward(self) -> None:
        """Go on from the box."""
        self.post_message(self.Left(self, True))

    def action_leave_back(self) -> None:
        """Go back from the box."""
        self.post_message(self.Left(self, False))

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; from the last line on to the next thing of the page."""
        if self.cursor_at_last_line and not select and self._on_last_wrapped_line():
            self.screen.focus_next()
            return
        super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; from the first line to the thing before."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.screen.focus_previous()
            return
        super().action_cursor_up(select)

    def _on_last_wrapped_line(self) -> bool:
        return self.navigator.is_last_wrapped_line(self.cursor_location)

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words letter for letter, without codes; lines stay lines."""
        event.prevent_default()
        event.stop()
        self._let_found_go()
        words = clean(event.text)
        if self.one_line:
            words = words.strip("\n")
        result = self.replace(words, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
        lines = len([line for line in self.text.split("\n") if line.strip()])
        if self.one_line and lines > 1:
            self.post_message(self.Pasted(self, lines))

    def cursor_spot(self) -> Offset:
        """Where the terminal's own cursor belongs, on the screen."""
        x, y = self.wrapped_document.location_to_offset(self.cursor_location)
        return self.content_region.offset + Offset(x + self.gutter_width, y) - self.scroll_offset
