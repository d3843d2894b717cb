"""Settings: looks, keys and times of this computer; names, day and passphrase of the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult

from wrap_tui.flows.naming import NAME_SETS
from wrap_tui.flows.setting_rows import (
    ALL,
    DAY_STARTS,
    GROUPS,
    Setting,
    country_words,
    language_words,
    value_words,
)
from wrap_tui.flows.today import ORDER, ORDERS, order
from wrap_tui.screens.base import Page
from wrap_tui.screens.countries import NONE, country_rows
from wrap_tui.screens.dialogs.choose import Choose
from wrap_tui.services.language import offered
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say

_PAGES: Final = (
    "arrange",
    "own_words",
    "rhythm",
    "card",
    "plans",
    "shortcut",
    "passphrase",
    "spare_key",
    "backups",
    "forget",
)
"""Pages that settings lead to, for an open plan with a vault."""
_IN_MEMORY: Final = ("arrange", "own_words", "rhythm", "card", "plans")
"""Those that can be looked at in the demonstration."""


class SettingsPage(Page):
    """One list; Enter on a row offers its values."""

    KEYS: ClassVar[tuple[str, ...]] = ("settings",)

    def body(self) -> ComposeResult:
        """The list."""
        yield ChoiceList(id="settings")

    def redraw(self) -> None:
        """All settings with their values."""
        self.head(say("settings.page.title"))
        self.query_one(ChoiceList).set_rows(self._rows())

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        for name, group in GROUPS:
            rows.append(heading(say(f"settings.groups.{name}"), gap=bool(rows)))
            rows += [self._row(setting) for setting in group]
        rows.append(Row("country", say("settings.country.label"), detail=country_words(self.shell.settings)))
        rows.append(
            Row("language", say("settings.language.label"), detail=language_words(self.shell.settings))
        )
        if self.book is not None:
            rows += self._plan_rows()
        return rows

    def _row(self, setting: Setting) -> Row:
        value = getattr(self.shell.settings, setting.field)
        return Row(
            setting.field, say(f"settings.{setting.field}.label"), detail=value_words(setting.field, value)
        )

    def _plan_rows(self) -> list[Row]:
        book = self.open_book
        names = str(book.plan.preference("names", NAME_SETS[0]))
        rows = [
            heading(say("settings.groups.plan")),
            Row("go:bring_in", say("settings.pages.bring_in")),
            Row("names", say("settings.names.label"), detail=value_words("names", names)),
            Row(ORDER, say("settings.today_order.label"), detail=value_words(ORDER, order(book))),
            Row(
                "day_start", say("settings.day_start.label"), detail=value_words("day_start", book.day_start)
            ),
        ]
        pages = _IN_MEMORY if book.memory_only else _PAGES
        return rows + [Row(f"go:{name}", say(f"settings.pages.{name}")) for name in pages]

    @on(ChoiceList.Opened, "#settings")
    def change(self, event: ChoiceList.Opened) -> None:
        """Offer the values of the row, or go to its page."""
        row = event.row.id
        if row.startswith("go:"):
            self.shell.go(row.removeprefix("go:"))
        elif row == "country":
            chosen = self.shell.settings.country
            title, at = say("settings.country.label"), chosen or NONE
            self._ask(title, country_rows(chosen), at, self._set_country, field=row, by_name=True)
        elif row == "language":
            names = (("", say("settings.language.auto")), *offered())
            chosen = self.shell.settings.language
            rows = [
                Row(code or NONE, name, mark=code == chosen, key=str(i))
                for i, (code, name) in enumerate(names, 1)
            ]
            self._ask(say("settings.language.label"), rows, chosen or NONE, self._set_language, field=row)
        elif row == "names":
            self._offer(
                row, NAME_SETS, str(self.open_book.plan.preference("names", NAME_SETS[0])), self._prefer(row)
            )
        elif row == "day_start":
            self._offer(row, DAY_STARTS, self.open_book.day_start, self._prefer(row))
        elif row == ORDER:
            self._offer(row, ORDERS, order(self.open_book), self._prefer(row))
        else:
            setting = ALL[row]
            self._offer(row, setting.values, getattr(self.shell.settings, row), self._set(row))

    def _offer(self, field: str, values: tuple[Any, ...], now: Any, then: Callable[[Any], None]) -> None:
        rows = [
            Row(str(i), value_words(field, value), mark=value == now, key=str(i + 1) if i < 9 else "")
            for i, value in enumerate(values)
        ]
        at = str(values.index(now)) if now in values else ""
        self._ask(say(f"settings.{field}.label"), rows, at, lambda row: then(values[int(row)]), field=field)

    def _ask(
        self,
        title: str,
        rows: list[Row],
        at: str,
        then: Callable[[str], None],
        *,
        field: str = "",
        by_name: bool = False,
    ) -> None:
        def answered(row: str | None) -> None:
            if row is not None:
                then(row)
                self.redraw()
                self.show_frame()

        line = say(f"settings.{field}.line") if field else ""
        self.shell.push_screen(Choose(title, rows, line=line, at=at, by_name=by_name), answered)

    def _set(self, field: str) -> Callable[[Any], None]:
        def change(value: Any) -> None:
            kept = self.shell.use(replace(self.shell.settings, **{field: value}))
            self.tell("" if kept else say("settings.page.not_kept"))

        return change

    def _set_country(self, code: str) -> None:
        self._set("country")("" if code == NONE else code)

    def _set_language(self, code: str) -> None:
        self._set("language")("" if code == NONE else code)

    def _prefer(self, field: str) -> Callable[[Any], None]:
        return lambda value: self.open_book.prefer(field, value)
