"""Help for a page: its text from the data files, then the keys that hold there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from wrap_tui import keys, resources, wording
from wrap_tui.flows.help_names import FILE, help_name, in_groups
from wrap_tui.screens.base import Page
from wrap_tui.screens.offered import offered
from wrap_tui.screens.pages import PAGES, page_class
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, cells, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say


class HelpPage(Page):
    """Read-only; the keys at the end are those of the page that help was asked for, and those everywhere."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, about: str = "", section: str = "") -> None:
        super().__init__()
        self.about, self.section = about, section

    def body(self) -> ComposeResult:
        """Paragraphs, then keys; without a page that help is asked for, all help pages to choose from."""
        if not self.about:
            yield UserText(say("pages.help.line"), classes="help")
            yield ChoiceList(id="all")
            return
        first = True
        if words := self._now():
            yield UserText(words, classes="heading first")
            first = False
        for kind, words in paragraphs(help_text(help_name(self.about, self.section))):
            yield UserText(words, classes="heading first" if first else kind)
            first = False
        for group in self._groups():
            yield UserText(say(f"keys.groups.{group}"), classes="heading")
            yield UserText("\n".join(self._keys(group)))
        yield UserText(say("shell.help.pages"), classes="heading")
        yield ChoiceList(all_rows(), id="pages")

    def redraw(self) -> None:
        """The title, and all help pages where they are chosen from."""
        self.head(say("pages.menu.help"))
        for found in self.query("#all").results(ChoiceList):
            found.set_rows(all_rows())

    def ready(self) -> None:
        """A page is read from its top; the pointer is in the list where that is all there is."""
        if not self.about:
            self.focus_first("#all")

    @on(ChoiceList.Opened)
    def open_row(self, event: ChoiceList.Opened) -> None:
        """Read the help page."""
        self.shell.go("help", f"{FILE}{event.row.id}")

    def _now(self) -> str:
        below = [page for page in self.app.screen_stack if isinstance(page, Page) and page is not self]
        return below[-1].help_words() if below and below[-1].place[:1] == (self.about,) else ""

    def _groups(self) -> list[str]:
        own = page_class(self.about).KEYS if self.about in PAGES else ()
        if self.book is not None and self.book.narrowed:
            own = (*own, "session")
        own = tuple(dict.fromkeys(own))
        return [*(group for group in own if any(keys.rows(group))), "shell", "page", "list", "button", "box"]

    def _keys(self, group: str) -> Iterator[str]:
        settings = self.shell.settings
        said = [
            (keys.spoken_keys(row, settings.keys, letters=settings.letter_keys), row.help)
            for row in offered(self.book, group)
        ]
        width = max((cells(spoken) for spoken, _ in said), default=0)
        for spoken, words in said:
            if spoken:
                yield f"  {spoken.ljust(width)}   {words}"


def help_text(name: str) -> str:
    """A help page in the language spoken, in English where there is none, "" where there is no such page."""
    for language in (wording.chosen(), wording.BASE):
        try:
            return resources.text(language, "help", f"{name}.md")
        except FileNotFoundError:
            continue
    return ""


def all_titles() -> list[tuple[str, str]]:
    """Name and title of every help page: what the program is and keeps safe first, then page by page, by title."""
    return [pair for _, group in _in_groups() for pair in group]


def all_rows() -> list[Row]:
    """Every help page to choose from, under a heading for each of the two kinds."""
    rows: list[Row] = []
    for name, group in _in_groups():
        rows.append(heading(say(f"pages.help.{name}"), gap=bool(rows)))
        rows.extend(Row(page, title) for page, title in group)
    return rows


def _in_groups() -> tuple[tuple[str, list[tuple[str, str]]], ...]:
    names = [file.stem for file in sorted(resources.path(wording.BASE, "help").glob("*.md"))]
    return in_groups({name: help_text(name).partition("\n")[0].lstrip("# ") for name in names})


def paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of a help text as (style, words): headings, list rows, plain ones."""
    for block in text.split("\n\n"):
        lines = [line.strip() for line in block.strip().splitlines()]
        if lines and all(line.startswith("- ") for line in lines):
            yield from (("gap" if at == 0 else "", line) for at, line in enumerate(lines))
        elif (words := " ".join(lines)).startswith("#"):
            yield "heading", words.lstrip("# ")
        elif words:
            yield "gap", words
