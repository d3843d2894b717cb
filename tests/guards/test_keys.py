"""One table of keys: README, help and footer say what it says, and no key is one that terminals keep."""

from __future__ import annotations

import pytest

from tests.guards import readme
from wrap_tui import keys, wording


@pytest.mark.parametrize("name", readme.PARTS)
def test_the_readme_says_what_the_tables_say(name: str) -> None:
    written = readme.part(name, readme.README.read_text("utf-8"))
    assert written.strip() == readme.PARTS[name]().strip(), "write it anew: python -m tests.guards.readme"


def test_every_key_has_its_words_and_every_words_their_key() -> None:
    said = {sentence for sentence in wording.table() if sentence.startswith("keys.")}
    groups = {key.group for key in keys.TABLE}
    wanted = {f"keys.{key.id}.{what}" for key in keys.TABLE for what in ("label", "help")}
    assert wanted | {f"keys.groups.{group}" for group in groups} <= said
    assert {sentence for sentence in said if sentence.endswith((".label", ".help"))} <= wanted
    assert {sentence.split(".")[2] for sentence in said if sentence.startswith("keys.groups.")} == groups


def test_no_key_is_one_that_terminals_need() -> None:
    assert [key.id for key in keys.TABLE if keys.NEVER & set(key.all_keys)] == []
    assert [key.id for key in keys.TABLE if any(name.startswith("alt+") for name in key.all_keys)] == []


def test_the_crisis_plan_and_hide_hold_everywhere() -> None:
    everywhere = {name for key in keys.TABLE if key.priority for name in key.all_keys}
    assert {"f2", "ctrl+g", "ctrl+l", "ctrl+q", "f1"} <= everywhere


def test_no_two_rows_of_a_group_share_a_key() -> None:
    for group in {key.group for key in keys.TABLE}:
        names = [name for key in keys.rows(group) for name in key.all_keys]
        assert len(names) == len(set(names)), group


def test_everything_can_be_done_without_single_characters() -> None:
    """WCAG 2.1.4: with letters off, every row is still reached by its other keys, by the palette, or by a row on the page."""
    for key in keys.TABLE:
        others = keys.keys_of(key, letters=False)
        same_action = [k for k in keys.TABLE if k.action == key.action and keys.keys_of(k, letters=False)]
        assert others or same_action or key.command or key.each, key.id
