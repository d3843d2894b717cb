"""One name per thing: a page has one name in the menu, where pages are found, as its title, and line by line."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.guards.source import PACKAGE, dotted
from wrap_tui import wording
from wrap_tui.flows.arranging import PAGES as MENU
from wrap_tui.flows.places import OF_A_VAULT, TARGETS, name_of
from wrap_tui.screens.pages import PAGES as DRAWN

OTHERWISE = {
    "lock": "the title says nothing about health",
    "session": "its time is said beside it",
    "steps": "line by line the steps are a page of their own",
    "copy": "line by line the name of the copy",
    "audience": "line by line the name of the group",
}
"""Pages whose titles differ for a reason."""


def _sentences(node: ast.AST) -> list[str]:
    return [
        str(call.args[0].value)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and dotted(call.func) == "say"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]


def _calls(file: Path, name: str) -> list[ast.Call]:
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    return [n for n in nodes if isinstance(n, ast.Call) and dotted(n.func).endswith(f".{name}") and n.args]


@cache
def spoken() -> dict[str, str]:
    """Flow -> the sentence that is its title line by line, where one sentence is."""
    found = {}
    for file in (PACKAGE / "plain" / "pages").glob("*.py"):
        for call in _calls(file, "titled"):
            if isinstance(call.args[0], ast.Constant) and (said := _sentences(call.args[1])):
                found[str(call.args[0].value)] = said[0]
    return found


@cache
def drawn() -> dict[str, str]:
    """Flow -> the sentence that is the title of its page, where one sentence is."""
    found = {}
    for flow, where in DRAWN.items():
        module = where.partition(":")[0].rpartition(".")[2]
        for call in _calls(PACKAGE / "screens" / f"{module}.py", "head"):
            if isinstance(call.args[0], ast.Call) and (said := _sentences(call.args[0])):
                found[flow] = said[0]
    return found


BOTH = sorted((spoken().keys() & drawn().keys()) - OTHERWISE.keys())


def test_most_pages_are_held_against_each_other() -> None:
    assert len(BOTH) > 25


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("flow", BOTH)
def test_a_page_has_the_same_title_in_both_front_ends(flow: str, language: str) -> None:
    said = {wording.found(language, sentence) for sentence in (spoken()[flow], drawn()[flow])}
    assert len(said) == 1, said


@pytest.mark.parametrize("flow", sorted((drawn().keys() & {*TARGETS, *OF_A_VAULT}) - {"spare_key", "card"}))
def test_a_page_is_found_by_its_title(flow: str) -> None:
    assert name_of(flow) == wording.say(drawn()[flow])


def test_what_the_menu_names_is_found_by_that_name() -> None:
    assert [name for name, *_ in MENU if name_of(name) != wording.say(f"pages.menu.{name}")] == []
