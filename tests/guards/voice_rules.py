"""The rules of the voice as functions: each takes a string and yields what is wrong with it."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.guards.readability import long_words, sentences, words
from tests.guards.strings import Line

LONGEST_SENTENCE: Final = 15
LONGEST_QUESTION: Final = 14
ABOVE_THE_BOX: Final = 3
LONG_WORDS: Final = 1
COLUMNS: Final = 56
LINES: Final = 2

_BANNED: Final = {
    "the person before any condition": r"patients?|sufferers?|symptoms?|disorders?|complian(?:ce|t)|adheren(?:ce|t)"
    r"|insight|relapsed?|relapses|episodes?",
    "everything is an offer": r"should|(?<!\ba )must|needs? to|fail(?:ed|s|ure|ures|ing)?|missed|incomplete|overdue|only|just"
    r"|simply|obviously|invalid|illegal|abort(?:ed)?",
    "no counting of the person": r"streaks?|levels?|scores?|per ?cent|percentage|\d+ ?%",
    "no stock comfort, no cheering": r"well done|great job|good job|I understand|congratulations|awesome|keep it up",
    "say suicide plainly": r"commit(?:s|ted|ting)? (?:suicide|self)",
    "no Are you sure": r"are you sure",
}
_FORMS: Final = {
    "no exclamation marks": r"!",
    "no emoji": r"[\U0001F300-\U0001FAFF\u2600-\u27BF]",
    "no double negatives": r"\b(?:not un(?!der|til|less)\w+|(?:not|never|cannot|n't)\b(?:(?!\b(?:and|so|but|or)\b)[^.?!,:;])*"
    r"\b(?:no|nothing|none|never|nobody|without|nowhere)\b)",
}
_CAPITALS: Final = re.compile(r"(?<![\w{/.-])[A-Z]{2,}(?![\w}/-])")
_TWO_QUESTIONS: Final = re.compile(
    r",? (?:and|or) (?:what|when|where|why|how|which|do|does|did|is|are|could|would|can)\b[^?]*\?",
    re.IGNORECASE,
)


@cache
def allowed() -> dict[str, Any]:
    """The reviewed allow list beside this file."""
    return tomllib.loads((Path(__file__).parent / "voice_allow.toml").read_text(encoding="utf-8"))


def excepted(line: Line, rule: str) -> bool:
    """Whether the allow list lets this string break this rule."""
    return any(
        row["rule"] == rule
        and fnmatchcase(line.id, row["id"])
        and fnmatchcase(line.file, row.get("file", "*"))
        for row in allowed()["exception"]
    )


def banned_words(line: Line) -> Iterator[str]:
    """Words that the product does not say."""
    for rule, pattern in _BANNED.items():
        for hit in re.finditer(rf"\b(?:{pattern})(?!\w)", line.spoken, re.IGNORECASE):
            if hit[0].lower() not in _words_let(line):
                yield f"{rule}: {hit[0]!r}"


def _words_let(line: Line) -> set[str]:
    rows = (row for row in allowed()["word"] if fnmatchcase(line.id, row["id"]))
    return {row["word"] for row in rows}


def banned_forms(line: Line) -> Iterator[str]:
    """Shouting, emoji, double negatives."""
    for rule, pattern in _FORMS.items():
        hit = re.search(pattern, line.spoken, re.IGNORECASE)
        if hit:
            yield f"{rule}: {hit[0]!r}"
    for found in _CAPITALS.findall(line.spoken):
        if found not in allowed()["capitals"]:
            yield f"no capitals for weight: {found!r}"


def two_questions(line: Line) -> Iterator[str]:
    """One thing per question, and none that starts with why."""
    if line.role != "ask" and not line.text.rstrip().endswith("?"):
        return
    if line.text.count("?") > 1 or _TWO_QUESTIONS.search(line.spoken):
        yield "two questions in one"
    if re.search(r"(?:^|[.?] )why\b", line.spoken, re.IGNORECASE):
        yield "ask what, who, when or how, not why"


def sentence_length(line: Line) -> Iterator[str]:
    """No sentence over 15 words, no question over 14."""
    for sentence in sentences(line.spoken):
        most = LONGEST_QUESTION if sentence.endswith("?") else LONGEST_SENTENCE
        count = len(words(sentence))
        if count > most:
            yield f"{count} words in a sentence, {most} at most: {sentence!r}"


def hard_words(line: Line) -> Iterator[str]:
    """One word of three or more syllables, apart from the everyday ones on the allow list."""
    found = list(long_words(line.spoken, frozenset([*allowed()["everyday"], *allowed()["proper"]])))
    if len(found) > LONG_WORDS:
        yield f"{len(found)} words of three or more syllables, {LONG_WORDS} at most: {', '.join(found)}"


def two_lines(line: Line) -> Iterator[str]:
    """A question and its help line take two lines of 56 columns each."""
    if line.role in ("ask", "help") and line.file.startswith("data/en/plan/"):
        count = len(textwrap.wrap(line.text, COLUMNS))
        if count > LINES:
            yield f"{count} lines of {COLUMNS} columns, {LINES} at most"


def sentence_case(line: Line) -> Iterator[str]:
    """Labels and titles are in sentence case."""
    if line.role not in ("label", "newer", "title", "one"):
        return
    for word in words(re.sub(r"[:.?] (\w)", r"", line.spoken))[1:]:
        if word[0].isupper() and word not in allowed()["names"] and not word.isupper():
            yield f"sentence case: {word!r}"


RULES: Final[tuple[Callable[[Line], Iterator[str]], ...]] = (
    banned_words, banned_forms, two_questions, sentence_length, hard_words, two_lines, sentence_case,
)  # fmt: skip


def problems(line: Line) -> list[str]:
    """What is wrong with a string, each with its rule; what the allow list excepts is left out."""
    return [
        f"{rule.__name__}: {problem}"
        for rule in RULES
        for problem in rule(line)
        if not excepted(line, rule.__name__)
    ]
