"""Every string of `data/en` speaks as the product speaks: short, plain, an offer, one thing at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import fnmatchcase

import pytest

from tests.guards.readability import grade, sentences, words
from tests.guards.strings import Line, all_lines, flows
from tests.guards.voice_rules import (
    ABOVE_THE_BOX,
    RULES,
    allowed,
    banned_forms,
    banned_words,
    hard_words,
    problems,
    sentence_case,
    sentence_length,
    two_lines,
    two_questions,
)
from wrap_tui.codec.catalog import load_catalog

GOAL = 5.0
HARD_STOP = 6.0
ENOUGH_WORDS = 100
FILES = sorted({line.file for line in all_lines()})


def prose(lines: list[Line]) -> list[str]:
    """The strings with whole sentences; labels and ideas would make a flow look easier than it is."""
    return [line.spoken for line in lines if line.spoken.rstrip().endswith((".", "?", ":"))]


@pytest.mark.parametrize("file", FILES)
def test_strings_keep_the_voice(file: str) -> None:
    found = [
        f"{line}\n    {problem}" for line in all_lines() if line.file == file for problem in problems(line)
    ]
    if found:
        pytest.fail(f"{len(found)} things to change:\n" + "\n".join(found), pytrace=False)


@pytest.mark.parametrize("flow", sorted(flows()))
def test_a_flow_reads_at_grade_five(flow: str) -> None:
    texts = prose(flows()[flow])
    if sum(len(words(text)) for text in texts) < ENOUGH_WORDS:
        return
    most = allowed()["grade"].get(flow, GOAL)
    assert most <= HARD_STOP, f"{flow}: the allow list lets no flow past grade {HARD_STOP}"
    if grade(texts) > most:
        hardest = "\n".join(sorted(texts, key=lambda text: -grade([text]))[:5])
        pytest.fail(
            f"{flow}: grade {grade(texts):.1f}, {most} at most; hardest first:\n{hardest}", pytrace=False
        )


def test_three_sentences_at_most_stand_above_the_answer_box() -> None:
    found = [
        f"{question.id}: {count} sentences: {question.ask} {question.help}"
        for question in load_catalog().questions()
        if (count := len(sentences(question.ask)) + len(sentences(question.help))) > ABOVE_THE_BOX
    ]
    assert not found, "\n".join(found)


def test_every_help_line_gives_a_way_out() -> None:
    way_out = re.compile(r"\b(?:fine|leave|later|stop|out|no one|none|an answer)\b", re.IGNORECASE)
    found = [f"{q.id}: {q.help}" for q in load_catalog().questions() if not way_out.search(q.help)]
    assert not found, "\n".join(found)


def test_every_question_asks_once() -> None:
    found = [q.id for q in load_catalog().questions() if q.ask.count("?") != 1 or not q.ask.endswith("?")]
    assert not found, found


def test_no_string_names_a_method_of_harm() -> None:
    methods = re.compile(
        r"\b(?:overdos\w+|hang(?:ed|ing)|cutting|firearms?|guns?|bleach|poison|ropes?|blades?)\b", re.I
    )
    assert not [str(line) for line in all_lines() if methods.search(line.spoken)]


def test_every_exception_has_a_reason_and_is_still_wanted() -> None:
    for row in allowed()["word"]:
        assert row["why"], row
        assert any(row["word"] in line.spoken.lower() for line in _matching(row)), f"not said any more: {row}"
    rules = {rule.__name__: rule for rule in RULES}
    for row in allowed()["exception"]:
        assert row["why"], row
        assert _matching(row), f"no such string any more: {row}"
        assert row["rule"] not in rules or any(list(rules[row["rule"]](line)) for line in _matching(row)), (
            f"not wanted any more: {row}"
        )


def _matching(row: dict[str, str]) -> list[Line]:
    return [line for line in all_lines() if fnmatchcase(line.id, row["id"])]


def line(text: str, role: str = "ask") -> Line:
    """A string of the plan for trying the rules."""
    return Line("plan/x", "data/en/plan/x.toml", "x.words.ask", role, text)


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        (banned_words, "You should write it.", "You can write it."),
        (banned_words, "Write just one.", "Write one. Justice counts."),
        (banned_words, "Your symptoms today", "What you notice today"),
        (banned_words, "That failed.", "That did not open it."),
        (banned_words, "You need to rest.", "What you need"),
        (banned_words, "Are you sure?", "Go on?"),
        (banned_words, "he committed suicide", "Thoughts of suicide"),
        (banned_words, "50 % done", "50 things"),
        (banned_forms, "Saved!", "Saved."),
        (banned_forms, "Nice \U0001f600", "Nice"),
        (banned_forms, "WARNING: old", "Old PDF"),
        (banned_forms, "You can not say nothing", "You can say something"),
        (banned_forms, "It is not unusual", "It is not under the bed"),
        (two_questions, "What helps and when does it help?", "What helps, big or small?"),
        (two_questions, "What helps? Who helps?", "What helps?"),
        (two_questions, "Why did you stop?", "What made you stop?"),
        (sentence_length, "What " + "is it " * 7 + "?", "What " + "is it " * 6 + "?"),
        (sentence_length, "one two three " * 5 + "four.", "one two three " * 5 + "."),
        (hard_words, "a considerable deliberation", "a considerable thing"),
        (hard_words, "documentation of institutions", "medicines for the family in hospital"),
        (two_lines, "word " * 23, "word " * 22),
    ],
)
def test_a_rule_finds_what_it_is_for(rule: Callable[[Line], list[str]], bad: str, good: str) -> None:
    assert list(rule(line(bad))), bad
    assert not list(rule(line(good))), good


def test_labels_in_title_case_are_found() -> None:
    assert list(sentence_case(line("My Daily Plan", "label")))
    assert not list(sentence_case(line("What I do: for me", "label")))


def test_the_words_of_every_kind_of_file_are_read() -> None:
    found = {line.flow.partition("/")[0] for line in all_lines()}
    assert found == {"plan", "wording", "help", "glossary"}
