"""More than one plan in plain mode: going from one to another without leaving the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.plain.sitting import Script, book, sit
from wrap_tui.paths import Places, places
from wrap_tui.plain import start
from wrap_tui.plain.pages import first_run
from wrap_tui.services import plans
from wrap_tui.services.opening import Passphrase, create_book, open_book
from wrap_tui.store.cost import Cost

SECRET = "plain words to open it"


@pytest.fixture
def home(tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Two closed vaults under names, a line in each; the lock page is given their passphrase."""
    here = places(portable=tmp_path / "home")
    plans.put_on_list(here, "Work")
    there = replace(here, vault=plans.begin_another(here, "Grief"))
    for place, words in ((here, "Rows at work"), (there, "Late November")):
        made = create_book(place, SECRET)
        made.add("daily.every", {"text": words})
        made.close()
    monkeypatch.setattr(first_run, "ask", lambda *_: SECRET)
    return here


def run(home: Places, monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """The program over *home*, each answer typed in turn, whichever plan is open then."""
    script = Script(list(answers))

    @contextmanager
    def reader() -> Iterator[Script]:
        yield script

    monkeypatch.setattr(start, "_reader", reader)
    assert start.run(home, passphrase=SECRET) == 0


def test_another_plan_is_opened_from_this_one(
    home: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(home, monkeypatch, "1", "All pages", "Settings", "More than one plan", "Grief", "1", "1", "q")
    said = capsys.readouterr().out
    assert said.index("Rows at work") < said.index("Locked.") < said.index("Late November")
    day = {name: ticked(replace(home, vault=vault)) for name, vault in where(home).items()}
    assert day == {"Work": 1, "Grief": 1}


def test_a_plan_that_is_begun_is_gone_to_at_once(
    home: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(home, monkeypatch, "All pages", "Settings", "More than one plan", "Begin another plan", "Garden", "q")
    said = capsys.readouterr().out
    assert "Welcome." in said.partition("Locked.")[2]
    assert sorted(where(home)) == ["Garden", "Grief", "Work"]


def test_a_name_is_taken_off_the_list_and_the_plan_stays(
    home: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = where(home)["Grief"]
    run(home, monkeypatch, "All pages", "Settings", "More than one plan", "Grief", "2", "q", "q", "q", "q")
    assert sorted(where(home)) == ["Work"]
    assert vault.exists()


def where(home: Places) -> dict[str, Path]:
    return {plan.name: plan.vault for plan in plans.listed(home)}


def ticked(place: Places) -> int:
    opened = open_book(place, Passphrase(SECRET))
    marks = [mark.on for day in opened.plan.days.values() for mark in day.ticks.values()]
    opened.close()
    return sum(marks)


def test_from_made_up_words_no_other_plan_is_gone_to(monkeypatch: pytest.MonkeyPatch) -> None:
    grief = plans.Listed("Grief", Path("/nowhere/grief.wrap"), there=True, here=False)
    monkeypatch.setattr(plans, "listed", lambda _: (grief,))
    said = sit(book(), "plans", answers=["1", "1", "q"])
    assert "Nothing is written." in said
    assert "End of More than one plan." in said
