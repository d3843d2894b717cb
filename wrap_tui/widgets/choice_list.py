"""Rows to choose from: pointer, bold and bar on the current one, ticks as [x], Space and Enter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.glyphs import glyphs
from wrap_tui.widgets.in_sight import RowsInSight
from wrap_tui.widgets.row import GUTTER, MARK, Line, Row, beside, lines_of

_STYLES = ("text", "muted", "heading", "key", "mark", "pointer", "current", "found")


class ChoiceList(RowsInSight, can_focus=True, inherit_bindings=False):
    """A list of rows. It is as high as its rows; the page scrolls. With `turns` the page has PgUp and PgDn;
    with `by_name` letters go to the row whose name begins so, and are no keys.

    Enter, a click or `open_key` posts Opened; Space on a row with a tick box posts Ticked and moves
    down, on another row it is Enter. The page answers by changing its data and calling `set_rows`:
    the current row stays the current row. At the ends Up and Down go on to the neighbours.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"choice--{name}" for name in _STYLES}

    moving: bool = False
    """While a row is being moved: Up and Down post Carried and the pointer stays with the row."""

    @dataclass
    class Opened(Message):
        """A row was chosen."""

        list: ChoiceList
        row: Row

        @property
        def control(self) -> ChoiceList:
            """The list."""
            return self.list

    @dataclass
    class Ticked(Message):
        """A tick box was turned: `on` is what it would be now."""

        list: ChoiceList
        row: Row
        on: bool

        @property
        def control(self) -> ChoiceList:
            """The list."""
            return self.list

    @dataclass
    class Moved(Message):
        """Another row is the current one."""

        list: ChoiceList
        row: Row

    @dataclass
    class Carried(Message):
        """While `moving`: the current row is to go one place up (-1) or down (1)."""

        list: ChoiceList
        by: int

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        turns: bool = False,
        by_name: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.turns, self.by_name = turns, by_name
        self.rows: tuple[Row, ...] = tuple(rows)
        self._lines: list[Line] = []
        self._starts: dict[int, int] = {}
        self._made_for = -1
        self.set_reactive(ChoiceList.current, self._near(0))
        self.can_focus = any(not row.heading for row in self.rows)

    @property
    def row(self) -> Row | None:
        """The current row, None in an empty list."""
        return self.rows[self.current] if 0 <= self.current < len(self.rows) else None

    def set_rows(self, rows: Iterable[Row], *, go_to: str = "") -> None:
        """Show these rows. The current row stays by its id (or *go_to* becomes it), else by its place."""
        wanted = go_to or (self.row.id if self.row is not None else "")
        fresh = tuple(rows)
        if fresh == self.rows and not go_to:
            return
        before = len(self.rows)
        self.rows, self._made_for = fresh, -1
        self.can_focus = any(not row.heading for row in fresh)
        places = [i for i, row in enumerate(fresh) if row.id == wanted and not row.heading]
        self.set_reactive(ChoiceList.current, places[0] if places else self._near(self.current))
        self.refresh(layout=True)
        if self.has_focus and (before != len(fresh) or go_to):
            self.call_after_refresh(self.reveal)

    def go_to(self, row_id: str) -> bool:
        """Make a row the current one; False when it is not there."""
        for i, row in enumerate(self.rows):
            if row.id == row_id and not row.heading:
                self.current = i
                return True
        return False

    def open_key(self, key: str) -> bool:
        """Open the row that shows *key* (a digit or a letter); False when none does."""
        for i, row in enumerate(self.rows):
            if row.key == key and not row.heading:
                self.current = i
                self.post_message(self.Opened(self, row))
                return True
        return False

    def _near(self, wanted: int) -> int:
        able = [i for i, row in enumerate(self.rows) if not row.heading]
        return min(able, key=lambda i: abs(i - wanted)) if able else 0

    def _make(self, width: int) -> list[Line]:
        if self._made_for != width:
            self._lines, self._starts = [], {}
            apart = beside(self.rows)
            for i, row in enumerate(self.rows):
                self._starts[i] = len(self._lines) + (1 if row.gap else 0)
                self._lines.extend(lines_of(i, row, width, apart=apart))
            self._made_for = width
        return self._lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take at this width."""
        return len(self._make(width))

    def _line(self, y: int) -> Line:
        line = self._lines[y]
        if line.row == self.current and self.has_focus and self._starts.get(self.current) == y:
            (_, style), *rest = line.parts
            return Line(line.row, ((f"{glyphs(self).pointer} ", style), *rest))
        return line

    def render_line(self, y: int) -> Strip:
        """One line; the current row has one plain style over its whole width."""
        width = self.content_size.width
        self._make(width)
        base = self.rich_style
        if y >= len(self._lines):
            return Strip.blank(width, base)
        line = self._line(y)
        chosen = line.row == self.current and line.row is not None and self.has_focus
        whole: Style | None = self.get_component_rich_style("choice--current") if chosen else None
        segments = [
            Segment(words, whole or self.get_component_rich_style(f"choice--{name}"))
            for words, name in line.parts
        ]
        return Strip(segments).adjust_cell_length(width, whole or base)

    def cursor_spot(self) -> Offset:
        """Where the terminal's own cursor belongs, on the screen: the start of the current row."""
        self._make(self.content_size.width)
        return self.content_region.offset + Offset(GUTTER, self._starts.get(self.current, 0))

    def watch_current(self, old: int, new: int) -> None:
        """Repaint, and keep the row in sight."""
        self.refresh()
        self.reveal()
        if self.row is not None:
            self.post_message(self.Moved(self, self.row))

    def on_focus(self) -> None:
        """Show the bar."""
        self.refresh()
        self.call_after_refresh(self.reveal)

    def on_blur(self) -> None:
        """Hide the bar."""
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Page Up and Page Down are left to pages that turn with them (questions, reading through)."""
        return not (action == "leap" and self.turns and parameters[0] in ("pageup", "pagedown"))

    def action_step(self, key: str) -> None:
        """One row up or down; from the ends on to the neighbours, or the page scrolls on."""
        by = 1 if key == "down" else -1
        if self.moving:
            self.post_message(self.Carried(self, by))
            return
        able = [i for i, row in enumerate(self.rows) if not row.heading]
        there = [i for i in able if (i - self.current) * by > 0]
        if by < 0 and self._passed(self.current, -1):
            self.post_message(self.Edge(self, by, "up"))
        elif there:
            self.current = min(there, key=lambda i: abs(i - self.current))
        else:
            self.post_message(self.Edge(self, by))

    @dataclass
    class Edge(Message):
        """Up on the first row or Down on the last: `by` is -1 or 1. With a `way` the page itself is to be read on."""

        list: ChoiceList
        by: int
        way: str = ""

    def action_leap(self, key: str) -> None:
        """A page up or down, or the first or last row. Where no row lies further on, the page is read on."""
        if self._reads_on(key):
            self.post_message(
                self.Edge(self, 1 if key in ("pagedown", "end") else -1, key.replace("page", "page_"))
            )
            return
        page = max(self.screen.size.height - 6, 1)
        there = self.current + (page if key == "pagedown" else -page)
        self.current = self._near({"home": 0, "end": len(self.rows)}.get(key, there))

    def _reads_on(self, key: str) -> bool:
        first, last, body = self._near(0), self._near(len(self.rows)), self._body()
        if key == "pagedown":
            return body is not None and body.scroll_offset.y < body.max_scroll_y and not self._passed(last, 1)
        at_the_end = self.current == (last if key == "end" else first)
        return at_the_end or (key == "pageup" and self._passed(self.current, -1))

    def action_open(self) -> None:
        """Choose the current row; one that the page was scrolled away from is shown first."""
        if self.row is None or self.row.heading:
            return
        if not self.in_sight(self.current):
            self.reveal()
        else:
            self.post_message(self.Opened(self, self.row))

    def action_tick(self) -> None:
        """Turn the tick and move down; a row without a tick box is chosen."""
        row = self.row
        if row is None or row.mark is None:
            self.action_open()
            return
        self.post_message(self.Ticked(self, row, not row.mark))
        able = [i for i, other in enumerate(self.rows) if not other.heading and i > self.current]
        if able:
            self.current = able[0]

    def on_click(self, event: events.Click) -> None:
        """A click chooses a row; on its tick box it turns the tick."""
        spot = event.get_content_offset(self)
        if spot is None or spot.y >= len(self._lines):
            return
        line = self._lines[spot.y]
        if line.row is None:
            return
        self.current = line.row
        row = self.rows[line.row]
        if row.mark is not None and spot.x < GUTTER + len(MARK[True]) + 2:
            self.post_message(self.Ticked(self, row, not row.mark))
        else:
            self.post_message(self.Opened(self, row))
