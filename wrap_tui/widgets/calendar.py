"""A calendar of weeks: one letter a day, arrow keys go from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

_CELL: Final = 3
_NAME: Final = 5
_HEATS: Final = 6
_STYLES: Final = ("name", "current", *(f"heat{n}" for n in range(_HEATS)))


class CalendarDay(NamedTuple):
    """One day: its ISO date ("" outside of the time shown), its letter, and its shade (0 to 5, 0 for no word)."""

    date: str
    letter: str
    shade: int


class Calendar(Widget, can_focus=True):
    """Weeks from left to right, days down by their names; the months stand below. Talks up by `Moved`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"calendar--{name}" for name in _STYLES}

    current: reactive[tuple[int, int]] = reactive((0, 0))

    @dataclass
    class Moved(Message):
        """Another day is the current one."""

        calendar: Calendar
        date: str

    def __init__(self, day_names: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.day_names = tuple(day_names)
        self.weeks: tuple[tuple[CalendarDay, ...], ...] = ()
        self.months: tuple[str, ...] = ()

    def show(self, weeks: Sequence[Sequence[CalendarDay]], months: Sequence[str]) -> None:
        """Show these weeks; the current day stays by its date, else the last day becomes it."""
        before = self.date
        self.weeks, self.months = tuple(map(tuple, weeks)), tuple(months)
        self.go_to(before) or self.go_to(self._last())
        self.refresh(layout=True)

    def _last(self) -> str:
        dates = [day.date for week in self.weeks for day in week if day.date]
        return max(dates, default="")

    @property
    def date(self) -> str:
        """The date under the pointer, "" when there is none."""
        week, day = self.current
        return self.weeks[week][day].date if week < len(self.weeks) else ""

    def go_to(self, date: str) -> bool:
        """Put the pointer on a date; False when it is not shown."""
        for w, week in enumerate(self.weeks):
            for d, day in enumerate(week):
                if day.date and day.date == date:
                    self.current = (w, d)
                    return True
        return False

    def step(self, key: str) -> bool:
        """Go a day up or down, a week left or right, to the first or last day; False at the edge."""
        week, day = self.current
        moved = {
            "up": (week, day - 1) if day else (week - 1, 6),
            "down": (week, day + 1) if day < 6 else (week + 1, 0),
            "left": (week - 1, day),
            "right": (week + 1, day),
        }
        if key in ("home", "end"):
            dates = [d.date for w in self.weeks for d in w if d.date]
            return self.go_to(min(dates) if key == "home" else max(dates)) if dates else False
        w, d = moved[key]
        if not 0 <= w < len(self.weeks) or not self.weeks[w][d].date:
            return False
        self.current = (w, d)
        return True

    def watch_current(self) -> None:
        """Repaint and tell."""
        self.refresh()
        self.post_message(self.Moved(self, self.date))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Seven days and the months."""
        return 8

    def render_line(self, y: int) -> Strip:
        """One weekday over all weeks, or the months."""
        base = self.rich_style
        name_style = self.get_component_rich_style("calendar--name")
        if y == 7:
            words = "".join(month[:_CELL].ljust(_CELL) for month in self.months)
            return Strip([Segment(" " * _NAME + words, name_style)]).adjust_cell_length(self.size.width, base)
        if y > 7:
            return Strip.blank(self.size.width, base)
        segments = [Segment(self.day_names[y][:3].ljust(_NAME), name_style)]
        segments += [self._cell(w, y) for w in range(len(self.weeks))]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _cell(self, week: int, weekday: int) -> Segment:
        day = self.weeks[week][weekday]
        if not day.date:
            return Segment(" " * _CELL, self.rich_style)
        if (week, weekday) == self.current and self.has_focus:
            return Segment(f"[{day.letter}]", self.get_component_rich_style("calendar--current"))
        return Segment(f" {day.letter} ", self.get_component_rich_style(f"calendar--heat{day.shade}"))

    def cursor_spot(self) -> Offset:
        """Where the terminal's own cursor belongs, on the screen."""
        week, day = self.current
        return self.content_region.offset + Offset(_NAME + week * _CELL + 1, day)

    def on_click(self, event: events.Click) -> None:
        """A click goes to a day."""
        spot = event.get_content_offset(self)
        if spot is None or spot.y > 6 or spot.x < _NAME:
            return
        week = (spot.x - _NAME) // _CELL
        if week < len(self.weeks) and self.weeks[week][spot.y].date:
            self.focus()
            self.current = (week, spot.y)
