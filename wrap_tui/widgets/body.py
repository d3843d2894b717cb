"""The part of a page between the rules: it scrolls, without bars, and says how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A scrolling column. Page Up and Page Down come from the page, so that lists and boxes keep their keys."""

    ALLOW_MAXIMIZE: ClassVar[bool] = False

    @dataclass
    class Reach(Message):
        """There is, or is no longer, something above or below what is seen."""

        above: bool
        below: bool

    _reach: tuple[bool, bool] = (False, False)

    def look(self) -> None:
        """Tell the page when what lies above or below changed."""
        reach = (self.scroll_offset.y > 0, self.scroll_offset.y < self.max_scroll_y)
        if reach != self._reach:
            self._reach = reach
            self.post_message(self.Reach(*reach))

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Follow the scrolling."""
        super().watch_scroll_y(old, new)
        self.look()

    def watch_virtual_size(self, virtual_size: Size) -> None:
        """Follow the content."""
        self.call_after_refresh(self.look)

    def on_resize(self) -> None:
        """Follow the window."""
        self.call_after_refresh(self.look)

    def reveal(self, widget: Widget, line: int, height: int = 1) -> None:
        """Scroll so that some lines of a widget inside are seen; nothing moves when they are."""
        top = self._top(widget, line)
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True, immediate=True)

    def where(self, widget: Widget, line: int) -> int:
        """How many lines below the upper edge of what is seen a line of a widget inside stands; above it less than 0."""
        return self._top(widget, line) - self.scroll_offset.y

    @property
    def more_below(self) -> bool:
        """Whether the page goes on below what is seen."""
        return self.scroll_offset.y < self.max_scroll_y

    def _top(self, widget: Widget, line: int) -> int:
        """Reckoned from where widgets lie in each other: their regions on the screen lag behind a scroll."""
        top, node = line + widget.gutter.top, widget
        while node is not self and isinstance(node.parent, Widget):
            top += node.virtual_region.y + (node.parent.gutter.top if node.parent is not self else 0)
            node = node.parent
        return top
