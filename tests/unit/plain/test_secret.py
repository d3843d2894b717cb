"""A new passphrase, line by line: the suggested words stay while they are typed back, and what Enter does is said."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.unit.plain.sitting import Script, book
from wrap_tui.paths import places
from wrap_tui.plain import secret
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.prompt import Locked, Prompt
from wrap_tui.plain.session import Session
from wrap_tui.plain.table import open_page
from wrap_tui.settings import Settings


def chosen(monkeypatch: pytest.MonkeyPatch, answers: list[str], typed: list[str]) -> tuple[str, str]:
    """The passphrase that comes of the answers, with words typed unseen one after the other; and what was said."""
    words, unseen = iter(("one two three four five", "six seven eight nine ten")), iter(typed)
    monkeypatch.setattr(secret, "suggestion", lambda: next(words))
    monkeypatch.setattr(secret, "ask", lambda *_: next(unseen))
    stream = io.StringIO()
    printer = Printer(stream)
    return secret.new_passphrase(printer, Prompt(printer, Script(answers))), stream.getvalue()


def test_suggested_words_stay_when_they_are_typed_back_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    made, said = chosen(monkeypatch, ["1", "1"], ["one two tree four five", "One two  three four five"])
    assert made == "one two three four five"
    assert said.count("one two three four five") == 2
    assert "six" not in said
    assert "What you type now is not shown." in said


def test_other_words_come_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made, said = chosen(monkeypatch, ["2", "1"], ["six seven eight nine ten"])
    assert made == "six seven eight nine ten"
    assert said.count("Enter alone goes back.") == 2


def test_enter_alone_goes_back_without_a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen(monkeypatch, [""], [])[0] == ""


@pytest.mark.parametrize(
    ("enter", "says"), [(True, "Enter alone says yes:"), (False, "Enter alone says no:")]
)
def test_a_question_for_yes_or_no_says_what_enter_does(enter: bool, says: str) -> None:
    stream = io.StringIO()
    assert Prompt(Printer(stream), Script([""])).yes("plain.erase.ask", enter=enter) is enter
    assert says in stream.getvalue()


def test_the_time_until_it_locks_is_that_of_the_settings_and_longer_on_the_crisis_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = book()
    chosen = Settings(idle_minutes=5, crisis_idle_minutes=30)
    session = Session(
        kept,
        Prompt(Printer(io.StringIO()), Script([])),
        places(Path("/nowhere/plan.wrap")),
        chosen,
        open_page,
    )
    session.began = True
    assert session.idle_seconds() == 0
    monkeypatch.setattr(type(kept), "memory_only", property(lambda _: False))
    assert session.idle_seconds() == 300
    session.page = "crisis"
    assert session.idle_seconds() == 1800
    session.began = False
    assert session.idle_seconds() == 0


def hidden(typed: list[str], answers: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said while a plan with one line of words is hidden."""
    kept = book()
    kept.add("crisis.alone", {"text": "Call nobody"})
    monkeypatch.setattr(type(kept), "memory_only", property(lambda _: False))
    monkeypatch.setattr(type(kept), "flush", lambda _: None)
    unseen, stream = iter(typed), io.StringIO()
    session = Session(
        kept,
        Prompt(Printer(stream), Script(answers)),
        places(Path("/nowhere/plan.wrap")),
        Settings(country="GB"),
        open_page,
    )
    session.began = True
    session.ask_passphrase = lambda: next(unseen)
    session.opens = lambda words: words == "right"
    session.page = "crisis"
    session.hide()
    assert session.began
    assert session.page == "crisis"
    return stream.getvalue()


def test_while_hidden_0_gives_helplines_and_no_word_of_the_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    said = hidden(["0", "wrong", "?", "right"], ["break", "?", "", "q", ""], monkeypatch)
    assert "116 123" in said
    assert "Welcome back." in said
    assert "Call nobody" not in said


@pytest.mark.parametrize("typed", ["", "q"])
def test_while_hidden_enter_and_q_lock(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Locked):
        hidden([typed], [], monkeypatch)
