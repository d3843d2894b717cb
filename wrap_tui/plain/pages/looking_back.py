"""Looking back line by line: the person's own words for days, what went with the days they called good, what was met."""

from __future__ import annotations

from wrap_tui import territory
from wrap_tui.flows.better_days import choose_better, words_to_choose
from wrap_tui.flows.looking_back import NO_WORD, LookingBack, looking_back
from wrap_tui.flows.looking_back_words import (
    MET,
    day_in_words,
    in_words,
    met_steps,
    met_times,
    of_days,
    often,
)
from wrap_tui.flows.when import shift, spoken_date
from wrap_tui.plain.asking import pick_many
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

DAYS = 7 * 12
"""Days read at a time."""


class _Sight:
    """What is looked at: how many times twelve weeks back, and whether hard days are hidden."""

    def __init__(self) -> None:
        self.back = 0
        self.hidden = False

    def move(self, by: int) -> After:
        """Twelve weeks earlier (1) or later (-1)."""
        self.back = max(self.back + by, 0)
        return "again"

    def turn(self) -> After:
        """Hide hard days, or show them again."""
        self.hidden = not self.hidden
        return "again"


def back(session: Session) -> None:
    """Looking back over twelve weeks at a time, words first."""
    sight = _Sight()
    with session.titled("looking_back", say("plain.looking_back.name")):
        serve(session, lambda choices: _draw(session, choices, sight))


def _draw(session: Session, choices: Choices, sight: _Sight) -> None:
    last = shift(session.book.today(), -DAYS * sight.back)
    first = shift(last, 1 - DAYS)
    starts = territory.first_weekday(session.settings.country or territory.of_computer())
    found = looking_back(session.book, first, last, hide_hard=sight.hidden, week_starts=starts)
    dates = spoken_date(first, year=True), spoken_date(last, year=True)
    session.printer.line(stopped(say("pages.back.range", first=dates[0], last=dates[1])))
    for words in (words for parts in in_words(found) for words in parts):
        session.printer.line(words)
    _together(session, found)
    for week in found.weeks:
        for cell in week:
            if cell.word:
                session.printer.fact(spoken_date(cell.date), cell.word)
            elif cell.initial == NO_WORD:
                session.printer.line(stopped(day_in_words(found, cell.date)))
    choices.action(
        "plain.looking_back.show_hard" if sight.hidden else "plain.looking_back.hide_hard", sight.turn
    )
    choices.action("plain.looking_back.earlier", lambda: sight.move(1))
    if sight.back:
        choices.action("plain.looking_back.after", lambda: sight.move(-1))
    choices.page("pages.back.better", "better_words")
    choices.page("pages.back.save", "export", "days")


def _together(session: Session, found: LookingBack) -> None:
    together = often(found)
    if together:
        session.printer.line(stopped(say("pages.back.together")))
    for thing in together:
        days = of_days(thing, hard_hidden=found.hard_hidden)
        session.printer.say("pages.back.in_words", label=thing.label, days=days)
    if together:
        session.printer.say("pages.back.together_line")
    if found.met:
        session.printer.line(stopped(say("pages.back.met")))
    for met in found.met[:MET]:
        session.printer.line(stopped(met_times(met)))
        for step in met_steps(met):
            session.printer.line(f"- {step}")


def better_words(session: Session) -> None:
    """Which words count as days the person calls good."""
    with session.titled("better_words", say("pages.back.better")):
        session.printer.say("pages.back.better_line")
        words = words_to_choose(session.book)
        picked = pick_many(session, [(word, word) for word, _ in words], [word for word, on in words if on])
        if set(picked) != {word for word, on in words if on}:
            choose_better(session.book, picked)
            session.saved()
