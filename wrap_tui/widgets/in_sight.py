"""Which rows of a list are seen, where the list is higher than the page that it lies in."""

from __future__ import annotations

from wrap_tui.widgets.body import Body
from wrap_tui.widgets.by_name import GoesByName
from wrap_tui.widgets.row import Line


class RowsInSight(GoesByName, inherit_bindings=False):
    """A list as high as its rows, in a page that scrolls."""

    _lines: list[Line]
    _starts: dict[int, int]

    def _make(self, width: int) -> list[Line]:
        raise NotImplementedError

    def _near(self, wanted: int) -> int:
        raise NotImplementedError

    def _body(self) -> Body | None:
        self._make(self.content_size.width)
        found = (node for node in self.ancestors if isinstance(node, Body))
        return next(found, None) if self.is_attached else None

    def _passed(self, index: int, by: int) -> bool:
        """Whether the start of a row is above what is seen of the page (-1), or its end below (1)."""
        if (body := self._body()) is None:
            return False
        top = self.content_region.y - body.content_region.y
        end = self._starts.get(index + 1, len(self._lines))
        return top + self._starts.get(index, 0) < 0 if by < 0 else top + end > body.size.height

    def in_sight(self, index: int, *, whole: bool = False) -> bool:
        """Whether a row is seen, in part or as a *whole*; before the page is laid out every row counts as seen."""
        body = self._body()
        if body is None or not body.size.height or not self.size.height:
            return True
        begin = body.where(self, self._starts.get(index, 0))
        end = begin + self._starts.get(index + 1, len(self._lines)) - self._starts.get(index, 0)
        high = body.size.height
        return begin >= 0 and end <= high if whole else end > 0 and begin < high

    def take_seen_row(self) -> None:
        """After the page was scrolled: the first row that is seen becomes the current one, and nothing scrolls."""
        able = [i for i, row in enumerate(self.rows) if not row.heading and self.in_sight(i, whole=True)]
        if able and self.current not in able:
            self.set_reactive(RowsInSight.current, able[0])
            self.refresh()

    def reveal(self) -> None:
        """Scroll the page so that the current row is seen, with its heading when there is room."""
        if (body := self._body()) is None:
            return
        start = self._starts.get(self.current, 0)
        end = self._starts.get(self.current + 1, len(self._lines))
        first = self.current == self._near(0)
        above = self.content_region.y - body.content_region.y + body.scroll_offset.y
        if first and above + end <= body.size.height:
            body.scroll_to(y=0, animate=False, force=True, immediate=True)
            return
        top = 0 if first and end <= body.size.height else start
        body.reveal(self, top, min(max(end - top, 1), body.size.height))
