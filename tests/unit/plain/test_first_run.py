"""The first run, line by line: a passphrase from a file is taken, and another language holds to the end of the page."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import pytest

from tests.unit.plain.sitting import Script, book
from wrap_tui import wording
from wrap_tui.paths import places
from wrap_tui.plain.pages import first_run
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.prompt import Prompt
from wrap_tui.plain.reader import EndOfInput
from wrap_tui.plain.session import Session
from wrap_tui.plain.table import open_page
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings


def first(tmp_path: Path, answers: list[str], given: str = "") -> str:
    stream = io.StringIO()
    session = Session(
        book(),
        Prompt(Printer(stream), Script(answers)),
        places(portable=tmp_path),
        Settings(),
        open_page,
    )
    session.given = given
    with suppress(EndOfInput):
        session.go("first_run")
    return stream.getvalue()


def test_the_passphrase_of_a_file_makes_the_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def create(_: object, words: str) -> Book:
        made.append(words)
        return book()

    monkeypatch.setattr(first_run, "create_book", create)
    said = first(tmp_path, ["1", "", "", ""], "five words in a file")
    assert made == ["five words in a file"]
    assert "The passphrase in your file locks your plan." in said
    assert "Five words as a passphrase" not in said
    assert "Your plan is ready." in said


def test_another_language_holds_to_the_end_of_the_page(tmp_path: Path) -> None:
    try:
        said = first(tmp_path, ["4", "q"])
    finally:
        wording.speak("en", {})
    assert said.endswith("Fin de Hola.\n")
