"""Letters in, letters out: nothing a terminal would obey gets into a plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 20_000
"""Characters in one answer (PLAN.md, rule 2)."""

_DROPPED: Final = frozenset({"Cc", "Cs"})
MARKS: Final = "-*+•·‣◦▪▫■□●○–—―→➢►✓✔☐☑☒"
"""Signs that stand before the things of a list, in text editors, word processors and chats."""
_MARK: Final = re.compile(
    rf"(?:[{re.escape(MARKS)}]|\(?\d{{1,3}}[.)]|[a-z]\)|[o§](?=\t))(?:\s+|$)(?:\[[ xX]?\](?:\s+|$))?|\[ ?\](?:\s+|$)"
)
"""A sign, a number or a box before a thing of a list; also Word's round and square signs, which a tab follows."""
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")


def clean(text: str) -> str:
    """*text* with plain newlines and without control characters or lone surrogates, otherwise untouched.

    Tabs and newlines stay. Applying it twice changes nothing more.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _DROPPED)


def one_line(text: str) -> str:
    """*text* with every run of white space as one space and none at the ends: for list lines and headings."""
    return " ".join(clean(text).split())


def pasted_lines(text: str) -> tuple[str, ...]:
    """The items of a pasted list: one per line, list marks and empty lines left out."""
    lines = (line.strip() for line in clean(text).splitlines())
    return tuple(bare for line in lines if (bare := _without_mark(line)))


def _without_mark(line: str) -> str:
    return line[found.end() :].strip() if (found := _MARK.match(line)) else line


def without_accents(text: str) -> str:
    """The text without the marks on its letters, as a keyboard without them types it."""
    return text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFD", text))


def folded(text: str) -> str:
    """The text for comparing: big and small letters, with and without accents, are the same."""
    return without_accents(text.casefold())


def spans_of(text: str, wanted: str) -> tuple[tuple[int, int], ...]:
    """Where *wanted* (folded) stands in *text*, as (start, end) of the text itself."""
    plain = folded(text)
    at = plain.find(wanted)
    if at < 0:
        return ()
    back = list(range(len(text) + 1)) if text.isascii() else _positions(text)
    spans = []
    while at >= 0:
        spans.append((back[at], back[min(at + len(wanted), len(back) - 1)]))
        at = plain.find(wanted, at + len(wanted))
    return tuple(spans)


def _positions(text: str) -> list[int]:
    """For each letter of the folded text, its place in the text (some letters fold into two, some into none)."""
    return [i for i, letter in enumerate(text) for _ in folded(letter)] + [len(text)]


def below_each_other(texts: Iterable[str]) -> str:
    """Texts of two hands as one, with a blank line between; none stands again that another one holds."""
    apart = list(dict.fromkeys(text for text in texts if text.strip()))
    return "\n\n".join(t for t in apart if not any(t != other and holds(other, t) for other in apart))


def holds(text: str, part: str) -> bool:
    """Whether *text* goes on from *part*, or has it somewhere between two words."""
    return text.startswith(part) or re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) is not None
