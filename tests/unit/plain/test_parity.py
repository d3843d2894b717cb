"""Both front ends have the same flows: what one page can, the other front end can too."""

from __future__ import annotations

import pytest

from wrap_tui import resources
from wrap_tui.flows.arranging import PAGES as MENU
from wrap_tui.flows.help_names import FILE, help_name
from wrap_tui.plain.table import PAGES as PLAIN
from wrap_tui.screens.pages import PAGES as DRAWN

DRAWN_OTHERWISE = {
    "item": "the row with the focus on a section page",
    "question": "the guide over one question",
    "erase": "a question on the page of older words",
    "country": "the list of countries on the page of helplines",
    "arrange_one": "the row with the focus on the page of names",
}
"""Flows of their own in lines that are a part of another page where pages are drawn."""


@pytest.mark.parametrize("flow", sorted(DRAWN))
def test_every_drawn_page_can_be_read_line_by_line(flow: str) -> None:
    assert flow in PLAIN


@pytest.mark.parametrize("flow", sorted(PLAIN))
def test_every_page_in_lines_is_drawn(flow: str) -> None:
    assert (flow in DRAWN) != (flow in DRAWN_OTHERWISE)


def test_every_page_of_the_menu_is_there() -> None:
    assert [name for name, *_ in MENU if name not in PLAIN] == []


@pytest.mark.parametrize("flow", sorted({*DRAWN, *PLAIN} - {"help"}))
def test_every_page_has_help_and_the_same_in_both(flow: str) -> None:
    assert resources.text("en", "help", f"{help_name(flow)}.md")


def test_a_help_page_that_is_chosen_by_its_name_is_that_page() -> None:
    assert help_name("questions") == "peer_support"
    assert help_name(f"{FILE}questions") == "questions"
    assert help_name("section", "visit") == "visit"
