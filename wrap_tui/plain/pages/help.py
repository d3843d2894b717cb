"""Help: what can be typed, help for the page one was on, and every help page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wrap_tui import resources, wording
from wrap_tui.flows.help_names import help_name, in_groups
from wrap_tui.plain.choices import After, Choices, once, serve
from wrap_tui.plain.printer import Printer, stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say


@cache
def pages(language: str) -> dict[str, str]:
    """Every help page by name, in the language or else in English."""
    found: dict[str, str] = {}
    for chosen in dict.fromkeys((wording.BASE, language)):
        folder = resources.path(chosen, "help")
        files = sorted(folder.glob("*.md")) if folder.is_dir() else []
        found |= {file.stem: file.read_text(encoding="utf-8") for file in files}
    return found


def title_of(text: str) -> str:
    """The first heading of a help page."""
    return next((line.lstrip("# ") for line in text.splitlines() if line.startswith("#")), "")


def spoken(text: str) -> Iterator[str]:
    """A help page as plain lines: headings end with a full stop, marks are left out."""
    for block in text.split("\n"):
        line = block.replace("**", "").replace("`", "").rstrip()
        if line.startswith("#"):
            yield ""
            yield stopped(line.lstrip("# "))
        elif line.strip():
            yield line


def read_page(printer: Printer, name: str) -> None:
    """One help page, read out."""
    for line in spoken(pages(wording.chosen())[name]):
        printer.line(printer.ours(line))


def help_page(session: Session, flow: str = "", about: str = "") -> None:
    """What can be typed everywhere and the help for a flow; without a flow the list of all help pages.

    The list is long: somebody who asks for help with a page hears it when they ask for it.
    """
    with session.titled("help", say("plain.help.name")):
        for sentence in ("anywhere", "text", "hide", "window"):
            session.printer.say(f"plain.help.{sentence}")
        name = help_name(flow, about)
        if name in pages(wording.chosen()):
            read_page(session.printer, name)
        if flow:
            once(session, lambda choices: _way_to_all(session, choices), "plain.help.or_back")
        else:
            serve(session, lambda choices: _draw(session, choices), "plain.help.what")


def _way_to_all(session: Session, choices: Choices) -> None:
    def all_pages() -> After:
        serve(session, lambda choices: _draw(session, choices), "plain.help.what")
        return None

    session.printer.line()
    choices.action("plain.help.all", all_pages)


def _draw(session: Session, choices: Choices) -> None:
    session.printer.line()
    session.printer.say("plain.help.pages")
    titles = {name: title_of(text) for name, text in pages(wording.chosen()).items()}
    for heading, group in in_groups(titles):
        session.printer.line()
        session.printer.line(stopped(say(f"pages.help.{heading}")))
        for name, title in group:
            choices.own(title, lambda name=name: _read(session, name))  # type: ignore[misc]


def _read(session: Session, name: str) -> After:
    read_page(session.printer, name)
    return "stay"
