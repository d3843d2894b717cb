"""Bringing a file or a pasted list in, line by line: what it holds, where each thing goes, one yes."""

from __future__ import annotations

from wrap_tui.errors import WrapError
from wrap_tui.flows.bring_in import NOWHERE, BringIn
from wrap_tui.plain.asking import Pair, pick_one
from wrap_tui.plain.session import Session
from wrap_tui.wording import say, sentence_of


def bring_in(session: Session, file: str = "") -> None:
    """Read a file or a list, say what it holds, and put it into the plan after a yes. The file is never written."""
    with session.titled("bring_in", say("plain.bring_in.name")):
        walk = BringIn(session.book, file)
        typed = file
        while typed or (typed := _which(session)):
            try:
                walk.read(typed)
                if _walked(session, walk):
                    return
            except WrapError as error:
                session.printer.line(sentence_of(error))
            typed = ""


def _which(session: Session) -> str:
    session.printer.say("plain.bring_in.which")
    typed = session.prompt.words()
    return "\n".join((typed, *session.prompt.pasted())).strip()


def _walked(session: Session, walk: BringIn) -> bool:
    """From what was read to the end; False to begin anew."""
    if walk.step == "kind":
        session.printer.say("flows.bring_in.kind")
        kind = pick_one(session, list(walk.kinds()), None)
        if kind is None:
            return False
        walk.read(walk.typed, kind)
    while walk.step == "word":
        session.printer.say("flows.bring_in.word", word=walk.word)
        session.printer.say("plain.bring_in.word")
        said = session.prompt.words("plain.prompt.words", walk.word)
        walk.mean("" if said.strip() == "-" else said)
    if walk.step == "place":
        _place(session, walk)
    while walk.step == "places":
        _places(session, walk)
    return _taken(session, walk)


def _places(session: Session, walk: BringIn) -> None:
    """The parts with their places; a number changes one, Enter alone goes on."""
    session.printer.say("flows.bring_in.places")
    parts = walk.parts()
    for number, part in enumerate(parts, 1):
        count = say(f"flows.bring_in.count_{'one' if part.count == 1 else 'many'}", count=part.count)
        heading = part.heading or say("flows.bring_in.no_heading")
        session.printer.numbered(number, f"{heading}: {count}", part.goes_to)
    session.printer.say("plain.bring_in.places")
    if number := session.prompt.number(len(parts)):
        walk.open_part(number - 1)
        _place(session, walk)
    else:
        walk.check()


def _place(session: Session, walk: BringIn) -> None:
    """Where one part goes: first the section, then the list in it."""
    for words in walk.sample():
        session.printer.line(f"- {words}")
    choices = tuple(walk.choices())
    sections = list(dict.fromkeys(choice.section for choice in choices))
    out = (NOWHERE, say("flows.bring_in.leave_out"))
    now = walk.parts()[walk.at].place
    here = next((choice.section for choice in choices if choice.id == now), NOWHERE)
    session.printer.say("flows.bring_in.place")
    section = pick_one(session, [out, *((name, name) for name in sections)], here, taken_back=False)
    if section is None or section == NOWHERE:
        walk.put(NOWHERE if section == NOWHERE else now)
        return
    lists: list[Pair] = [(choice.id, choice.label) for choice in choices if choice.section == section]
    known = now if any(place == now for place, _ in lists) else None
    place = pick_one(session, lists, known, taken_back=False)
    walk.put(now if place is None else place)


def _taken(session: Session, walk: BringIn) -> bool:
    for line in walk.lines():
        session.printer.line(line)
    if walk.nothing:
        session.printer.say("flows.bring_in.nothing")
        return True
    if not session.prompt.yes("flows.bring_in.sure", enter=True):
        return False
    walk.back_up()
    walk.take()
    session.saved(" ".join(walk.done()))
    return True
