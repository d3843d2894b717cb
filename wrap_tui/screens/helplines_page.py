"""Helplines of the person's country, and choosing the country by one key. Needs no passphrase."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui.screens.base import Page
from wrap_tui.screens.countries import NONE, country_rows
from wrap_tui.services import helplines
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.plan_lines import PlanLine, PlanLines
from wrap_tui.widgets.row import Row
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class HelplinesPage(Page):
    """The lines with their hours; without a country the choice, with the numbers that work in most places."""

    KEYS: ClassVar[tuple[str, ...]] = ("choice",)

    def __init__(self) -> None:
        super().__init__()
        self._choosing = False

    def body(self) -> ComposeResult:
        """A question, the countries, the lines."""
        yield UserText(say("pages.helplines.choose"), id="ask", classes="question")
        yield UserText(say("pages.helplines.choose_help"), id="help", classes="help")
        yield PlanLines(id="lines")
        yield ChoiceList(id="countries")

    def redraw(self) -> None:
        """Show the lines of the country, or the choice."""
        country = self.shell.settings.country
        choosing = self._choosing or not country
        found = helplines.lines(country)
        self.head(say("pages.helplines.title"), "" if choosing else found.country)
        for selector in ("#ask", "#help"):
            self.query_one(selector).display = choosing
        now = datetime.now().astimezone()
        self.query_one(PlanLines).show(spoken_lines(helplines.spoken(found, now)))
        self.query_one(PlanLines).display = not choosing or not country
        self.query_one(ChoiceList).set_rows(self.rows(choosing))

    def rows(self, choosing: bool) -> list[Row]:
        """The countries, or the way to change the country."""
        if not choosing:
            return [Row("change", say("pages.helplines.change"), gap=True)]
        return country_rows(self.shell.settings.country)

    @on(ChoiceList.Opened)
    def choose(self, event: ChoiceList.Opened) -> None:
        """Take the country, or show the choice again."""
        if event.row.id == "change":
            self._choosing = True
            self.redraw()
            self.query_one(ChoiceList).focus()
            return
        self._choosing = False
        country = "" if event.row.id == NONE else event.row.id
        self.shell.use(replace(self.shell.settings, country=country))
        if country:
            self.redraw()
        else:
            self.shell.back()

    def action_digit(self, key: str) -> None:
        """Choose by digit."""
        self.query_one(ChoiceList).open_key(key)


def spoken_lines(rows: list[str]) -> list[PlanLine]:
    """Sentences about helplines as lines: what is indented belongs to the line above."""
    return [PlanLine(row.strip(), "muted" if row.startswith(" ") else "strong") for row in rows]
