"""Every sentence the code asks for stands in the wording tables, with its names filled; every sentence there is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

import pytest

from tests.guards.source import PACKAGE, assert_none, calls, dotted, modules, relative, tree
from wrap_tui import wording
from wrap_tui.errors import StoreKind
from wrap_tui.wording import say

# calls whose first argument is the id of a sentence: as it stands, or below `errors.`
SAYS = re.compile(r"(?:\w+\.)*(?:say|names)|choices\.(?:page|action)")
RAISES = re.compile(r"(?:\w+\.)*(?:WrapError|UsageError|RefusedError|WriteError)")


def _pattern(node: ast.expr) -> re.Pattern[str] | None:
    """An id as a pattern: a constant is itself, a gap in an f-string is anything. None for other expressions."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.compile(re.escape(node.value))
    if isinstance(node, ast.JoinedStr):
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.-]+"
            for part in node.values
        ]
        return re.compile("".join(parts))
    return None


def _below(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The id of a foreseen failure: below `errors.`, else as it stands."""
    below = re.compile(rf"errors\.{pattern.pattern}")
    return below if _matching(below) else pattern


def _asked() -> Iterator[tuple[str, ast.Call, re.Pattern[str]]]:
    """Where, the call, and the id it asks for."""
    for file in modules(PACKAGE):
        for call, name in calls(file):
            pattern = _pattern(call.args[0]) if call.args else None
            if pattern and SAYS.fullmatch(name):
                yield f"{relative(file)}:{call.lineno}", call, pattern
            elif pattern and RAISES.fullmatch(name):
                yield f"{relative(file)}:{call.lineno}", call, _below(pattern)


@cache
def _matching(pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(sentence for sentence in wording.table() if pattern.fullmatch(sentence))


def test_every_id_asked_for_stands_in_a_table() -> None:
    assert_none(f"{where}: {pattern.pattern}" for where, _, pattern in _asked() if not _matching(pattern))


def test_every_way_the_vault_says_no_has_a_sentence() -> None:
    assert_none(kind for kind in get_args(StoreKind) if f"errors.store.{kind}" not in wording.table())


def _lacking(call: ast.Call, pattern: re.Pattern[str]) -> list[str]:
    """The sentences that a call may say without filling their names; of an id with a gap some may lack, not all."""
    given = {word.arg for word in call.keywords}
    if None in given or dotted(call.func).endswith("names"):  # **values: not to be read from here
        return []
    possible = _matching(pattern)
    lacking = [sentence for sentence in sorted(possible) if wording.names(sentence) - given]
    return lacking if len(lacking) == len(possible) else []


def test_every_name_in_a_sentence_is_filled() -> None:
    assert [
        f"{where}: {found}" for where, call, pattern in _asked() for found in _lacking(call, pattern)
    ] == []


def _ids_in_code() -> set[re.Pattern[str]]:
    """Every text in the code that can be an id: `file.table.key`, also with gaps, or what follows `errors.`."""
    files = {sentence.split(".")[0] for sentence in wording.table()}
    found: set[re.Pattern[str]] = set()
    for module in modules(PACKAGE):
        for node in ast.walk(tree(module)):
            pattern = _pattern(node) if isinstance(node, ast.Constant | ast.JoinedStr) else None
            if pattern is None:
                continue
            head, dot, _ = pattern.pattern.partition("\\.")
            if dot and head in files:
                found.add(pattern)
            if re.fullmatch(r"[a-z_]+(?:\\\.(?:[a-z_]+|\[.*))?", pattern.pattern):
                found.add(_below(pattern))
    return found


def test_every_sentence_is_used() -> None:
    used = {sentence for pattern in _ids_in_code() for sentence in _matching(pattern)}
    assert_none(sorted(set(wording.table()) - used))


def test_every_sentence_can_be_filled() -> None:
    for sentence, template in wording.table().items():
        names = wording.names(sentence)
        assert all(re.fullmatch(r"[a-z_]+", name) for name in names), sentence
        assert wording.say(sentence, **dict.fromkeys(names, "x")) == template.format_map(
            dict.fromkeys(names, "x")
        )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Rain all day.", "Removed: Rain all day. Undo brings it back."),
        ("Rain all day", "Removed: Rain all day. Undo brings it back."),
        ("Wait...", "Removed: Wait.... Undo brings it back."),
        ("{braces}.", "Removed: {braces}. Undo brings it back."),
    ],
)
def test_a_full_stop_of_the_words_stands_once(words: str, said: str) -> None:
    assert say("pages.section.removed", words=words) == said
