"""Asks for words of every kind: one line, many lines, one choice, several, with what is there already."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from wrap_tui.flows.answering import too_long
from wrap_tui.plain.reader import Heard
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

Pair = tuple[str, str]
"""An id and its label."""

KEEP: Final = 0


def one_line(session: Session, start: str, heard: Heard, ask: str = "plain.prompt.words") -> str:
    """One line; what is there already stands in it and can be changed. Enter alone keeps it.

    More than the plan holds in one piece comes back into the line.
    """
    words = " ".join(start.split())
    while too_long(words := session.prompt.words(ask, words, heard)):
        session.printer.say("flows.answers.long")
    return words


def long_text(session: Session, before: str, heard: Heard) -> str:
    """Many lines, ended by an empty one. Words that are there can be kept, added to, or written anew."""
    if not before.strip():
        return _lines_until_empty(session, "", heard)
    session.printer.say("plain.text.there")
    session.printer.line(before)
    choice = _numbered(
        session, ("plain.text.add", "plain.text.anew", "plain.text.one_line", "plain.text.take_back")
    )
    match choice:
        case 1:
            return _lines_until_empty(session, before.rstrip("\n") + "\n", heard)
        case 2:
            return _lines_until_empty(session, "", heard) or before
        case 3:
            return _change_one(session, before, heard)
        case 4:
            return ""
    return before


def _lines_until_empty(session: Session, before: str, heard: Heard) -> str:
    session.printer.say("plain.text.how")
    text = before
    while True:
        typed = session.prompt.words("plain.prompt.words", "", _after(text, heard))
        if not typed:
            return text.strip("\n")
        text += "\n".join((typed, *session.prompt.pasted())) + "\n"
        heard(text)


def _after(before: str, heard: Heard) -> Heard:
    return lambda words: heard(before + words)


def _change_one(session: Session, before: str, heard: Heard) -> str:
    rows = before.split("\n")
    for number, row in enumerate(rows, 1):
        session.printer.numbered(number, row)
    session.printer.say("plain.text.which_line")
    number = session.prompt.number(len(rows))
    if not number:
        return before

    def whole(words: str) -> str:
        return "\n".join((*rows[: number - 1], words, *rows[number:]))

    return whole(
        session.prompt.words("plain.prompt.words", rows[number - 1], lambda words: heard(whole(words)))
    )


def many_lines(session: Session, before: Sequence[str], heard: Callable[[list[str]], None]) -> list[str]:
    """A list with one thing a line, ended by an empty line. What is there can be kept, added to, or written anew."""
    kept = list(before)
    if kept:
        for row in kept:
            session.printer.line(f"- {row}")
        match _numbered(session, ("plain.text.add", "plain.text.anew", "plain.text.take_back")):
            case 0:
                return kept
            case 2:
                kept = []
            case 3:
                return []
    session.printer.say("plain.text.how_list")
    while True:
        typed = session.prompt.words("plain.prompt.words", "", _after_lines(tuple(kept), heard))
        if not typed.strip():
            return kept
        lines = (typed, *(row for row in session.prompt.pasted() if row.strip()))
        if too_long(*lines):
            session.printer.say("flows.answers.long")
        kept.extend(line for line in lines if not too_long(line))
        heard(kept)


def _after_lines(before: tuple[str, ...], heard: Callable[[list[str]], None]) -> Heard:
    return lambda words: heard([*before, words])


def pick_one(
    session: Session, offered: Sequence[Pair], chosen: str | None, *, taken_back: bool = True
) -> str | None:
    """The id of one choice; None takes the answer back (where it can be); Enter alone leaves it as it is, or open."""
    _read(session, offered, () if chosen is None else (chosen,))
    count = len(offered)
    if chosen is not None and taken_back:
        count += 1
        session.printer.numbered(count, say("plain.choice.take_back"))
    session.printer.say("plain.choice.open" if chosen is None else "plain.choice.one")
    number = session.prompt.number(count)
    if number == KEEP:
        return chosen
    return offered[number - 1][0] if number <= len(offered) else None


def pick_many(session: Session, offered: Sequence[Pair], chosen: Collection[str]) -> tuple[str, ...]:
    """The ids of several choices: a number turns one on or off; Enter alone ends."""
    now = list(chosen)
    _read(session, offered, now)
    session.printer.say("plain.choice.many")
    while number := session.prompt.number(len(offered)):
        picked, label = offered[number - 1]
        on = picked not in now
        now = [*now, picked] if on else [one for one in now if one != picked]
        session.printer.say("plain.choice.on" if on else "plain.choice.off", label=label)
    return tuple(now)


def _read(session: Session, offered: Sequence[Pair], chosen: Collection[str]) -> None:
    for number, (one, label) in enumerate(offered, 1):
        session.printer.numbered(number, label, say("plain.choice.chosen") if one in chosen else "")


def _numbered(session: Session, sentences: Sequence[str]) -> int:
    for number, sentence in enumerate(sentences, 1):
        session.printer.numbered(number, session.printer.ours(say(sentence)))
    session.printer.say("plain.choice.or_keep")
    return session.prompt.number(len(sentences))
