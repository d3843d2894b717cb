"""Looking back: words first, a calendar of the person's own words, what went together, what was met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult

from wrap_tui import keys
from wrap_tui.flows.checkin import day_words
from wrap_tui.flows.looking_back import NO_WORD, DayCell, LookingBack, looking_back
from wrap_tui.flows.looking_back_words import (
    MET,
    day_in_words,
    in_words,
    met_steps,
    met_times,
    of_days,
    often,
)
from wrap_tui.flows.when import month_name, shift
from wrap_tui.screens.base import Page
from wrap_tui.territory import first_weekday
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.calendar import Calendar, CalendarDay
from wrap_tui.widgets.glyphs import glyphs
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.row import cells, whole_words
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

BAR: Final = 12
LABEL: Final = 30
WIDE_LABEL: Final = 50
WIDE: Final = 100
"""Columns of labels beside their bars, and of a window in which they have more room."""
WEEKS: Final = 12


class LookingBackPage(Page):
    """Arrows go from day to day, Enter reads one; s hides hard days, w shows words alone."""

    KEYS: ClassVar[tuple[str, ...]] = ("looking_back",)
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self.back = 0
        self.hidden = False
        self._found: LookingBack | None = None
        self._labels = LABEL
        self.words_alone = False

    def body(self) -> ComposeResult:
        """Words, calendar, the day under the pointer, bars."""
        yield UserText(say("pages.back.help"), id="line", classes="help")
        yield PlanLines(id="words")
        starts = first_weekday(self.shell.settings.country)
        names = [say(f"dates.weekday.{(starts + day) % 7 + 1}") for day in range(7)]
        yield Calendar(names, id="calendar")
        yield UserText(id="day", classes="label")
        yield PlanLines(id="bars")

    def ready(self) -> None:
        """Begin at the top of the page, with the focus on the calendar."""
        if self.focused is None:
            self.query_one(Calendar).focus(scroll_visible=False)

    def hints(self) -> Iterable[Hint]:
        """Where the words stand alone, the same key leads back to the calendar, and no day is opened.

        While hard days are hidden, their key is named for what it does then.
        """
        hard = keys.row("looking_back.hard").label
        words, opens = keys.row("looking_back.words").label, keys.row("looking_back.read").label
        for hint in super().hints():
            if self.hidden and hint.label == hard:
                yield self.hint("looking_back.hard", label=say("pages.back.show_hard"))
                continue
            if not self.words_alone or hint.label not in (words, opens):
                yield hint
            elif hint.label == words:
                yield self.hint("looking_back.words", label=say("pages.back.calendar"), place=20)

    def span(self) -> tuple[str, str]:
        """The first and last date shown: twelve weeks, the last one up to now."""
        last = shift(self.open_book.today(), -7 * WEEKS * self.back)
        into = (date.fromisoformat(last).weekday() - first_weekday(self.shell.settings.country)) % 7
        return shift(last, -into - 7 * (WEEKS - 1)), last

    def redraw(self) -> None:
        """Fill the page."""
        self._labels = self.label_room()
        first, last = self.span()
        starts = first_weekday(self.shell.settings.country)
        found = looking_back(self.open_book, first, last, hide_hard=self.hidden, week_starts=starts)
        self._found = found
        self.head(
            say("pages.back.title"),
            say("pages.back.range", first=short(first), last=short(last)),
        )
        self.query_one("#words", PlanLines).show(
            PlanLine("", "muted", parts=parts) for parts in in_words(found) if parts
        )
        self.query_one(Calendar).display = not self.words_alone
        self.query_one("#day").display = not self.words_alone
        self.query_one(Calendar).show(self.weeks(found), months_of(found))
        self.query_one("#bars", PlanLines).show(self.bars(found))
        self.show_day()

    def label_room(self) -> int:
        """How wide a label beside its bar can be."""
        return WIDE_LABEL if self.app.size.width >= WIDE else LABEL

    def on_resize(self) -> None:
        """Follow the window: there labels have more room, or less."""
        if self.stands and self.label_room() != self._labels:
            self.redraw()

    def weeks(self, found: LookingBack) -> list[list[CalendarDay]]:
        """The cells with their shades: the first of the person's words is the lightest in the dark."""
        order = {word: 5 - min(i, 4) for i, word in enumerate(day_words(self.open_book.plan))}
        return [
            [CalendarDay(cell.date, cell.initial or " ", shade_of(cell, order)) for cell in week]
            for week in found.weeks
        ]

    @on(Calendar.Moved)
    def show_day(self) -> None:
        """Say the day under the pointer in words."""
        iso = self.query_one(Calendar).date
        said = day_in_words(self._found, iso) if self._found is not None and iso else ""
        self.query_one("#day", UserText).show(said)

    def bars(self, found: LookingBack) -> Iterator[PlanLine]:
        """What went together with the days called good, then what was met."""
        together = often(found)
        if self.words_alone:
            yield from days_in_words(found)
        if together:
            yield PlanLine(say("pages.back.together"), "heading")
            most = self.label_room()
            room = max(cells(short_label(thing.label, most)) for thing in together)
            for thing in together:
                days = of_days(thing, hard_hidden=found.hard_hidden)
                if self.words_alone:
                    yield PlanLine(say("pages.back.in_words", label=thing.label, days=days))
                    continue
                label = short_label(thing.label, most)
                full = round(thing.better * BAR)
                bar, rest = glyphs(self).bar * full, " " * (BAR - full)
                yield PlanLine(f"{label}{' ' * (room - cells(label))}  {bar}", note=f"{rest}{days}")
            yield PlanLine(say("pages.back.together_line"), "muted")
        if found.met:
            if together:
                yield PlanLine("", "gap")
            yield PlanLine(say("pages.back.met"), "heading")
            for met in found.met[:MET]:
                yield PlanLine(met_times(met))
                yield from (PlanLine(step, "muted", deep=True) for step in met_steps(met))

    def action_move(self, key: str) -> None:
        """Go from day to day; without the calendar the page scrolls."""
        if self.query_one(Calendar).has_focus:
            calendar = self.query_one(Calendar)
            moved = calendar.step(key)
            if moved:
                self.query_one(Body).reveal(calendar, calendar.current[1])
            elif key in ("up", "down"):
                self.action_read_on(key)
        elif key in ("up", "down", "home", "end"):
            self.action_read_on(key)
        else:
            self.call_later(self.action_back)

    def action_read(self) -> None:
        """Open the day."""
        if iso := self.query_one(Calendar).date:
            self.shell.go("check_in", iso)

    def action_hide_hard(self) -> None:
        """Hide hard days, or show them again."""
        self.hidden = not self.hidden
        self.redraw()
        self.show_frame()
        self.tell(say("pages.back.hard_hidden" if self.hidden else "pages.back.hard_shown"))

    def action_better(self) -> None:
        """Choose which words count as days one calls good."""
        self.shell.go("better_words")

    def action_words_only(self) -> None:
        """The same in words alone."""
        self.words_alone = not self.words_alone
        self.redraw()
        self.show_frame()
        self.call_after_refresh(self.ready)

    def action_earlier(self) -> None:
        """Twelve weeks further back."""
        self.back += 1
        self.redraw()

    def action_later(self) -> None:
        """Twelve weeks further on."""
        self.back = max(self.back - 1, 0)
        self.redraw()


def days_in_words(found: LookingBack) -> Iterator[PlanLine]:
    """Each day that has a check-in, in words, the newest first."""
    dates = [cell.date for week in found.weeks for cell in week if cell.initial not in ("", ".")]
    for iso in sorted(dates, reverse=True):
        yield PlanLine(day_in_words(found, iso))
    if dates:
        yield PlanLine("", "gap")


def shade_of(cell: DayCell, order: Mapping[str, int]) -> int:
    """How strong a day stands out: by its word, a little for a check-in without one, not at all for none."""
    return order.get(cell.word, 2) if cell.word else int(cell.initial == NO_WORD)


def months_of(found: LookingBack) -> list[str]:
    """For each week the name of the month that begins in it, cut to three letters; "" for none."""
    names: list[str] = []
    before = ""
    for week in found.weeks:
        dates = [cell.date for cell in week if cell.date]
        month = dates[-1][:7] if dates else before
        names.append(month_name(int(month[5:7]))[:3] if month != before else "")
        before = month
    return names


def short(iso: str) -> str:
    """ "3 Nov" for the header."""
    return f"{int(iso[8:])} {month_name(int(iso[5:7]))[:3]}"


def short_label(label: str, most: int) -> str:
    """A label that leaves room for its bar."""
    return label if cells(label) <= most else f"{whole_words(label, most - 4)} ..."
