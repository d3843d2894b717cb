"""A whole plan, line by line: every page of the menu opens, long pages come in pieces, lists stay short."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from tests.unit.plain.sitting import Script, book, sit
from wrap_tui import wording
from wrap_tui.flows.arranging import all_pages
from wrap_tui.flows.look_round import made_up
from wrap_tui.plain.choices import LONG, PIECE, first_piece
from wrap_tui.plain.table import PAGES
from wrap_tui.services import plans
from wrap_tui.services.book import Book
from wrap_tui.services.language import speak

BARE = ("read", "tools", "own_words", "rhythm", "card", "plans", "country", "helped", "own_things")
"""Pages that the menu does not name, and that need no word of what they are about."""
STEPS = ["?", "", "", "", "99", "q", "q"]


@pytest.fixture(scope="module")
def full() -> Book:
    return made_up()


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest, full: Book) -> Iterator[str]:
    speak(request.param, full)
    yield request.param
    speak("en", full)


def test_every_page_of_the_menu_opens_and_says_where_it_ends(full: Book, language: str) -> None:
    rows = [(row.page, row.section) for row in all_pages(full, with_hidden=True)]
    rows += [(flow, "") for flow in BARE]
    assert {flow for flow, _ in rows} <= PAGES.keys()
    for flow, about in rows:
        printed = sit(full, flow, *filter(None, (about,)), answers=STEPS)
        assert (
            printed.strip().split("\n")[-1].startswith(wording.say("plain.page.end", title="")[:-1].strip())
        )


def test_every_section_says_that_it_can_be_printed_alone_without_a_gap(full: Book, language: str) -> None:
    for section in full.catalog.sections:
        assert "{" not in sit(full, "section", section.id, answers=["", "", "", "q"])


def test_a_long_page_is_read_a_piece_at_a_time_and_enter_reads_on(full: Book) -> None:
    first = sit(full, "menu", answers=["q"])
    assert "My plan." in first
    assert "Day by day." not in first
    assert "There is more, up to 3" in first
    whole = sit(full, "menu", answers=["", "", "q"])
    assert whole.index("My plan.") < whole.index("Day by day.") < whole.index("Lock and close.")
    again = sit(full, "menu", answers=["", "", "", "q"])
    assert again.count("My plan.") == 2


def test_numbers_of_rows_that_were_not_read_yet_hold(full: Book) -> None:
    number = next(
        row.split(".")[0]
        for row in sit(full, "menu", answers=["", "", "q"]).splitlines()
        if row.endswith(". Search my plan.")
    )
    assert "End of Search my plan." in sit(full, "menu", answers=[number, "q", "q"])


def test_a_pipe_is_read_a_page_in_one_go(full: Book) -> None:
    reader = Script(["q"])
    reader.interactive = False
    assert "Lock and close." in sit(full, "menu", reader=reader)


def test_a_piece_ends_at_a_gap_or_before_a_row_and_never_behind_the_end() -> None:
    rows = [f"{number}. row\n" for number in range(1, LONG + 2)]
    assert first_piece(rows[:LONG]) == LONG
    assert first_piece(rows) == PIECE
    assert first_piece([*rows[:14], "\n", *rows[14:]]) == 14
    assert first_piece(["1. a\n", *["more of it\n"] * 15, "2. b\n", *["more of it\n"] * LONG]) == 16
    assert first_piece(["more\n"] * (LONG + 1)) == PIECE


def test_the_plan_is_read_a_section_at_a_time_or_whole(full: Book) -> None:
    chosen = sit(full, "read", answers=["4", "q"])
    assert "- A brown envelope" in chosen
    assert "- Walk with Biscuit" not in chosen
    number = next(row.split(".")[0] for row in chosen.splitlines() if row.partition(". ")[2] == "All of it.")
    whole = sit(full, "read", answers=[number, "q"])
    assert "- A brown envelope" in whole
    assert "- Walk with Biscuit" in whole


def test_help_with_a_page_is_short_and_leads_to_all_help_pages() -> None:
    asked = sit(book(), "help", "today", answers=[""])
    assert "Today." in asked
    assert "All help pages." in asked
    assert "Searching" not in asked
    assert len(asked.splitlines()) < LONG + 10
    assert "Words used here." in sit(book(), "help", "today", answers=["1", "", "q"])
    assert "Words used here." in sit(book(), "help", answers=["", "q"])


def test_people_are_counted_as_people(full: Book) -> None:
    assert "Who I can ring, 8 people." in sit(full, "people", answers=["", "", "q"])
    assert "0 people" not in sit(book(), "people", answers=["q"])


def test_what_somebody_said_comes_before_what_they_take_on_and_what_not(full: Book) -> None:
    said = sit(full, "people", answers=["", "", "q"]).splitlines()
    yes = said.index("Said yes.")
    assert said[yes + 1].startswith("I can ask: ")
    assert said[yes + 2].startswith("They said no to: ")


def test_a_check_in_is_taken_back_when_there_is_one() -> None:
    plan = book()
    assert "Take this check-in back." not in sit(plan, "check_in", answers=["q"])
    assert "Take this check-in back." in sit(plan, "check_in", answers=["2", "q"])


def test_a_page_that_comes_back_says_its_name(full: Book) -> None:
    assert "Triggers. Type a number." in sit(full, "section", "triggers", answers=["1", "q", "q"])


def test_an_address_for_mail_is_not_called_a_phone(full: Book) -> None:
    printed = sit(full, "people", answers=["", "", "q"])
    assert "E-mail: marta@example.org" in printed
    assert "Phone: marta@example.org" not in printed


def test_the_idle_lock_can_be_switched_off_and_its_pages_are_named(full: Book) -> None:
    shown = sit(full, "settings", answers=["", "q"])
    number = next(row.split(".")[0] for row in shown.splitlines() if "Lock by itself:" in row)
    assert "Lock by itself: never." in sit(full, "settings", answers=[number, "9", "q"])


def test_without_a_crisis_plan_the_card_opens_it() -> None:
    said = sit(book(), "card", answers=["2", "q", "q"])
    assert "2. Write my crisis plan." in said
    assert "What I want when I cannot say it myself." in said


def test_a_page_that_keeps_its_place_is_not_offered_to_move() -> None:
    assert "Move it" not in sit(book(), "arrange_one", "story", answers=["q"])
    said = sit(book(), "arrange_one", "toolbox", answers=["q"])
    assert "Move it up." in said
    assert "Move it down." in said


def test_a_plan_that_is_not_begun_says_so_in_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    grief, work = (SimpleNamespace(name=name, here=False, there=name == "Work") for name in ("Grief", "Work"))
    monkeypatch.setattr(plans, "listed", lambda _: (grief, work))
    said = sit(book(), "plans", answers=["q"])
    assert "1. Grief. Not begun yet.\n2. Work.\n" in said


def test_a_card_that_another_computer_shows_is_told_and_is_off_here() -> None:
    plan = book()
    plan.prefer("card.on.othercomputer", True)
    said = " ".join(sit(plan, "card", answers=["q"]).split())
    assert "Another computer shows this card. Here it is off." in said
    assert "Show the ticked lines on this computer's lock page. No." in said
