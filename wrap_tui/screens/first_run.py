"""The first run: how to start, a passphrase, the country for helplines, where to begin. Nothing else is asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from math import inf
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.events import Key
from textual.widget import Widget

from wrap_tui.errors import StoreError
from wrap_tui.flows.bring_in import named
from wrap_tui.flows.first_run import BEGINNINGS, STARTS, STEPS
from wrap_tui.paths import whole
from wrap_tui.screens.base import Page
from wrap_tui.screens.choosing import PassphraseChoice
from wrap_tui.screens.countries import country_rows
from wrap_tui.screens.without_plan import newest, offer_backups
from wrap_tui.services.intake_files import looks_like_a_plan
from wrap_tui.services.language import others
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.step import Step
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class FirstRunPage(Page):
    """Four steps on one page; Esc goes back one step."""

    KEYS: ClassVar[tuple[str, ...]] = ("first_run",)
    AUTO_FOCUS: ClassVar[str | None] = ""
    """Coming back from another page never puts the focus into a step that is not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.step = STEPS[0]
        self.file = ""
        self._making = False
        self._asked_at = 0.0
        """When the country was first seen: what was pressed before that, while the plan was made, chooses none."""

    def body(self) -> ComposeResult:
        """All steps; one is shown."""
        with Step(id="welcome"):
            for name in ("line_1", "line_2", "line_3"):
                yield UserText(say(f"first_run.welcome.{name}"))
            yield UserText(say("first_run.welcome.how"), classes="heading")
            yield ChoiceList((*_starts(newest(self)), *self._other_plans()), id="starts")
            yield WordBox(one_line=True, hint=say("first_run.file.hint"), id="file")
            yield UserText(say("first_run.welcome.danger"), classes="muted gap")
        with Step(id="passphrase"):
            yield PassphraseChoice(id="choosing")
        with Step(id="country"):
            yield UserText(say("first_run.country.why"))
            yield ChoiceList(country_rows(), by_name=True, id="countries", classes="gap")
        with Step(id="begin"):
            yield UserText(say("first_run.begin.line"))
            yield ChoiceList(_rows("begin", tuple(BEGINNINGS)), id="beginnings", classes="gap")

    def _other_plans(self) -> list[Row]:
        """The plans on the list that are there already, for who began another and would go back."""
        from wrap_tui.services.plans import listed

        found = [plan for plan in listed(self.shell.places) if plan.there and not plan.here]
        rows = [Row(f"plan:{plan.vault}", plan.name) for plan in found]
        return [heading(say("lock.page.others")), *rows] if rows else []

    def redraw(self) -> None:
        """Show the step."""
        number = STEPS.index(self.step) + 1
        self.head(
            say(f"first_run.{self.step}.title"), say("first_run.page.step", number=number, of=len(STEPS))
        )
        for step in self.query(Step):
            step.display = step.id == self.step

    def ready(self) -> None:
        """Start with the first choice."""
        self.query_one("#file").display = False
        self._show(self.step)

    def _show(self, step: str) -> None:
        self.step = step
        self.redraw()
        self.tell("")
        self.query_one("#body").scroll_home(animate=False)
        shown: Widget = self.query_one(f"#{step}", Step)
        first = next((widget for widget in shown.query("*") if widget.focusable), None)
        if first is not None:
            first.focus()
        self.show_frame()

    @property
    def can_go_back(self) -> bool:
        """Whether Esc leads to a step before this one."""
        place = STEPS.index(self.step)
        made = self.book is not None and STEPS[place - 1] == "passphrase"
        return super().can_go_back or (place > 0 and not made and not self._making)

    def at_work(self) -> str:
        """The making of the plan file."""
        return say("first_run.passphrase.making") if self._making else ""

    async def action_back(self) -> None:
        """One step back; a passphrase once made stays, and while it is made there is no way back."""
        place = STEPS.index(self.step)
        if self._making:
            self.tell(say("first_run.passphrase.making"))
        elif self.query_one("#file").display:
            self.query_one("#file").display = False
            self.query_one("#starts").focus()
        elif place == 0 or (self.book is not None and STEPS[place - 1] == "passphrase"):
            self.tell(say("shell.frame.first_page"))
        else:
            self._show(STEPS[place - 1])

    def action_digit(self, key: str) -> None:
        """Choose a row of the step by its number."""
        for choices in self.query_one(f"#{self.step}", Step).query(ChoiceList):
            if choices.open_key(key):
                return

    def action_suggest(self) -> None:
        """Suggest other words."""
        if self.step == "passphrase":
            self.query_one(PassphraseChoice).suggest()

    def action_look_away(self) -> None:
        """Hide or show the passphrase."""
        if self.step == "passphrase":
            self.query_one(PassphraseChoice).look_away()

    @on(ChoiceList.Opened, "#starts")
    async def start_how(self, event: ChoiceList.Opened) -> None:
        """Go the chosen way, or on in another language."""
        if self.step != STEPS[0] or self._making:
            return
        way, _, name = event.row.id.partition(":")
        if way == "plan":
            self.shell.open_file(Path(name))
            return
        if name:
            await self._speak(name)
            return
        self.file = ""
        if way == "own":
            self._show("passphrase")
        elif way == "demo":
            self.shell.look_round()
        elif way == "plain":
            self.shell.text_only()
        elif way == "backup":
            offer_backups(self)
        else:
            self.query_one("#file").display = True
            self.query_one("#file").focus()

    async def _speak(self, language: str) -> None:
        self.shell.use(replace(self.shell.settings, language=language))
        await self.recompose()
        self.ready()

    @on(WordBox.Submitted, "#file")
    def take_file(self, event: WordBox.Submitted) -> None:
        """Open a plan that is there; another file is brought in as soon as there is a plan for it."""
        file = named(event.text)
        if not event.text.strip() or not file.is_file():
            self.tell(say("first_run.file.missing"))
        elif looks_like_a_plan(file):
            self.shell.open_file(file)
        else:
            self.file = str(whole(file))
            self._show("passphrase")
            self.tell(say("first_run.file.first"))

    @on(PassphraseChoice.Chosen)
    def make(self, event: PassphraseChoice.Chosen) -> None:
        """Make the vault."""
        self._making = True
        self.tell(say("first_run.passphrase.making"))
        self.run_worker(self._make(event.words))

    async def _make(self, words: str) -> None:
        from wrap_tui.services.opening import create_book

        try:
            book = await asyncio.to_thread(create_book, self.shell.places, words)
        except StoreError as error:
            self._not_made(error.kind)
            return
        except OSError:
            self._not_made("readonly")
            return
        self._making = False
        self.query_one(PassphraseChoice).forget()
        self._asked_at = inf
        self.shell.adopt(book)
        self._show("country")
        self.call_after_refresh(self._asked)

    def _asked(self) -> None:
        self._asked_at = monotonic()

    def deaf_to(self, key: Key) -> bool:
        """While the plan is made, keys that choose or type are for nobody."""
        taken = self.step == "passphrase" and self.query_one(PassphraseChoice).disabled
        return (key.is_printable or key.key == "enter") and (taken or key.time < self._asked_at)

    def _not_made(self, kind: str) -> None:
        self._making = False
        self.query_one(PassphraseChoice).again()
        self.tell(say(f"errors.store.{kind}"))

    @on(ChoiceList.Opened, "#countries")
    def take_country(self, event: ChoiceList.Opened) -> None:
        """Keep the country of the helplines (or none) and go on."""
        if event.row.id != "none":
            self.shell.use(replace(self.shell.settings, country=event.row.id))
        if self.file:
            self.shell.opened(self.open_book)
            self.shell.go("bring_in", self.file)
        else:
            self._show("begin")

    @on(ChoiceList.Opened, "#beginnings")
    def begin(self, event: ChoiceList.Opened) -> None:
        """Go to Today, and from there to where the person begins."""
        name, *args = BEGINNINGS[event.row.id]
        self.shell.opened(self.open_book)
        if name != "today":
            self.shell.go(name, *args)


def _starts(backup: str) -> list[Row]:
    """How one can start, then the same in another language. *backup*: when the newest backup of a lost plan was made."""
    kept = [
        Row("backup", say("first_run.start.backup"), say("first_run.start.backup_line", when=backup), key="1")
    ]
    rows = [*(kept if backup else ()), *_rows("start", STARTS)]
    rows = [replace(row, key=str(number)) for number, row in enumerate(rows, 1)]
    number = len(rows)
    spoken = [
        Row(f"language:{code}", name, detail=line, key=str(number + i), gap=i == 1)
        for i, (code, name, line) in enumerate(others(), 1)
    ]
    return [*rows, *spoken]


def _rows(table: str, names: tuple[str, ...]) -> list[Row]:
    return [
        Row(
            name,
            say(f"first_run.{table}.{name}"),
            detail=say(f"first_run.{table}.{name}_line"),
            key=str(number),
        )
        for number, name in enumerate(names, 1)
    ]
