"""Whom the plan means where it names somebody in plain words: a task, or whom staff may talk with."""

from __future__ import annotations

import re
from typing import Final

from wrap_tui.domain.not_involved import folded
from wrap_tui.export.view import Entry

NAME_PART: Final = 3
"""Letters that a part of a name needs to stand for it; a first name alone may be shorter."""

_AFTER: Final = re.compile(r"[,;:(\[\u060c\u061b\u3001\uff0c\uff08\uff1a\uff1b]|\s[-\u2013\u2014/]\s")
"""Where more is said about somebody than the name: a comma, a bracket, a dash."""


_BETWEEN: Final = re.compile(
    r"[,;/&+\u060c\u061b\u3001\uff0c]|\b(?:and|or|then|y|e|o|u|luego|despu[eé]s)\b", re.IGNORECASE
)
"""What stands between several people, in the languages of the program."""


def named(person: Entry, people: tuple[Entry, ...], text: str) -> bool:
    """Whether *text* means this supporter among *people*, rather than somebody else who has a part of the name.

    Its words before a comma or a bracket count, as a whole: the full name, with plain words behind it or without;
    parts of the name of which one is nobody else's; or what the person is to the writer.
    """
    rest = [one for one in people if one.id != person.id]
    head = _head(text)
    if not folded(head):
        return False
    if folded(text) == folded(person.title) or folded(head) == folded(person.title):
        return True
    if any(folded(words) == folded(one.title) for one in rest for words in (text, head)):
        return False
    return _by_part(person, rest, head) or _by_full_name(person, head) or _by_relation(person, rest, head)


def asked(person: Entry, people: tuple[Entry, ...], text: str) -> bool:
    """Whether a task that *text* gives to one or several is this supporter's too: "Asha and Jo", "Mel, then Jo at night"."""
    rest = [one for one in people if one.id != person.id]
    pieces = [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
    if len(pieces) < 2:
        return named(person, people, text) or _leads(person, rest, text)
    return any(named(person, people, piece) or _leads(person, rest, piece) for piece in (text, *pieces))


def _leads(person: Entry, rest: list[Entry], words: str) -> bool:
    """Whether *words* begin with a part of the name and go on in plain words: none that could be a name."""
    first, _, behind = words.strip().partition(" ")
    plain = all(word.islower() or word.isdigit() for word in behind.split())
    return bool(behind) and plain and _by_part(person, rest, first)


def _head(text: str) -> str:
    """What stands before the first comma, bracket or dash."""
    return _AFTER.split(text, maxsplit=1)[0]


def _by_part(person: Entry, rest: list[Entry], head: str) -> bool:
    """Whether *head* holds nothing but parts of the name, of which one is no one else's, and what the person is to the
    writer ("my sister Ann").
    """
    words, mine = _words(head), _words(person.title)
    more, role = set(words) - set(mine), set(_words(person.text("relationship")))
    if more & role:
        more -= role | {word for word in head.split() if word.islower() and len(word) < NAME_PART}
    alone = {word for word in mine if len(word) >= NAME_PART or not word.isascii()}
    alone |= {word for word in words if words == mine[:1]}
    others = {word for one in rest for word in _words(one.title)}
    return not more and bool(set(words) & alone - others)


def _by_full_name(person: Entry, head: str) -> bool:
    """Whether *head* begins with the full name and goes on in plain words: none that could be a name."""
    full, words = folded(person.title).split(), head.split()
    behind = words[len(full) :]
    return folded(" ".join(words[: len(full)])).split() == full and all(word.islower() for word in behind)


def _by_relation(person: Entry, rest: list[Entry], head: str) -> bool:
    """Whether *head* is what this person alone is to the writer."""
    said = folded(person.text("relationship"))
    return said == folded(head) and all(folded(one.text("relationship")) != said for one in rest)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", folded(name))
