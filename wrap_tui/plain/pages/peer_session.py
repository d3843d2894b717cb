"""A running session with a peer supporter, line by line: what is open, a break, the card, reading back, the end."""

from __future__ import annotations

from collections.abc import Callable

from wrap_tui.flows import peer, reading_back
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.reading_back import LeftOut, Line
from wrap_tui.plain.choices import After, Choices, leave, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.prompt import Locked, Stop
from wrap_tui.plain.session import Session
from wrap_tui.services.narrowed import NarrowedBook
from wrap_tui.wording import say


def session(sitting: Session) -> None:
    """The first page while a session runs. Leaving it without reading back locks; the session waits."""
    ended: list[bool] = []
    with sitting.titled(peer.HOME, say("peer.session.title"), _time_left(sitting)):
        sitting.printer.line(peer.card())
        agreed = peer.agreement(sitting.book)
        if agreed.stop:
            sitting.printer.say("peer.session.how_to_stop", words=agreed.stop)
        sitting.printer.say("plain.session.break_key")
        serve(sitting, lambda choices: _draw(sitting, choices, ended))
    if ended:
        _over(sitting)
    sitting.printer.say("peer.session.waits")
    raise Locked


def _over(sitting: Session) -> None:
    """The session has ended: lock; the demonstration, which has no passphrase, goes on."""
    book = sitting.book
    if isinstance(book, NarrowedBook) and book.memory_only:
        sitting.book = book.widen()
        raise Stop
    raise Locked


def _time_left(sitting: Session) -> str:
    left = peer.minutes_left(sitting.book)
    if left is None:
        return ""
    said = say("peer.session.time_left", count=left) if left else say("peer.session.time_over")
    return _sentence(said)


def _draw(sitting: Session, choices: Choices, ended: list[bool]) -> None:
    book = sitting.book
    running = peer.running(book)
    if running is None:
        return
    sitting.printer.line()
    sitting.printer.line(stopped(say("peer.session.open")))
    for name in running.sections:
        words = section_name(book.plan, book.catalog.section(name))
        choices.own(words, sitting.opens_page("section", name))
    sitting.printer.line()
    sitting.printer.line(stopped(say("peer.session.both")))
    choices.page("peer.session.pause", "pause")
    choices.action(f"peer.session.typing_{running.typed_by}", lambda: _typing(sitting))
    choices.page("peer.session.helped", "helped")
    choices.page("peer.session.danger", "danger_card")
    choices.page("peer.session.search", "search")
    choices.action("peer.session.read_back", lambda: _read_back(sitting, ended))


def _typing(sitting: Session) -> After:
    running = peer.running(sitting.book)
    if running is not None:
        peer.typed_by(sitting.book, "me" if running.typed_by == "supporter" else "supporter")
    return "again"


def _read_back(sitting: Session, ended: list[bool]) -> After:
    sitting.go("read_back")
    if peer.running(sitting.book) is None:
        ended.append(True)
        return leave()
    return "again"


def pause(sitting: Session) -> None:
    """A break: the window is emptied, and the person's own calming things are read, as far as they may be."""
    sitting.printer.blank(40)
    with sitting.titled("pause", say("peer.pause.title")):
        sitting.printer.say("peer.pause.line")
        serve(sitting, lambda choices: _pause(sitting, choices))


def _pause(sitting: Session, choices: Choices) -> None:
    tools = peer.calming(sitting.book)
    for words in tools or (say("peer.pause.anyone"),):
        sitting.printer.line(words)
    choices.action("peer.pause.on", leave)
    choices.action("peer.pause.hide", lambda: _hide(sitting))
    if peer.more_to_show(sitting.book):
        choices.action("peer.pause.show_own", lambda: _own_steps(sitting))
    choices.page("peer.session.danger", "danger_card")
    if not sitting.book.memory_only:
        choices.action("peer.pause.end", lambda: _end(sitting))


def _end(sitting: Session) -> After:
    """Read back from a break; when that ends the session, it locks wherever the break began."""
    sitting.go("read_back")
    if peer.running(sitting.book) is None:
        raise Locked
    return "again"


def _hide(sitting: Session) -> After:
    sitting.hide()
    return "again"


def _own_steps(sitting: Session) -> After:
    _more(sitting, "steps")
    return "again"


def _more(sitting: Session, shows: peer.Shows) -> bool:
    """Show more from now on, after the passphrase was typed."""
    if not sitting.book.memory_only:
        sitting.printer.say("peer.ask.passphrase")
        sitting.printer.say("peer.ask.look_away")
        with sitting.prompt.reader.paused():
            typed = sitting.ask_passphrase()
        if not typed or not sitting.opens(typed):
            sitting.printer.say("peer.ask.wrong")
            return False
    peer.show_more(sitting.book, shows)
    return True


def danger_card(sitting: Session) -> None:
    """The card for when someone says they want to die."""
    with sitting.titled("danger_card", say("peer.danger.title")):
        for words in peer.danger_lines(sitting.settings.country):
            sitting.printer.line(words)
        sitting.printer.line()
        serve(sitting, lambda choices: _danger(sitting, choices))


def _danger(sitting: Session, choices: Choices) -> None:
    choices.action("peer.danger.own", lambda: _own_crisis(sitting))
    choices.page("peer.danger.lines", "helplines")
    choices.action("peer.start.back", leave)


def _own_crisis(sitting: Session) -> After:
    if peer.shows_whole(sitting.book) or _more(sitting, "whole"):
        sitting.go("crisis")
    return "again"


def helped(sitting: Session) -> None:
    """Something that helped me: kept for the person, apart from the plan."""
    with sitting.titled("helped", say("peer.helped.title")):
        sitting.printer.say("peer.helped.ask")
        sitting.printer.say("peer.helped.help")
        key = peer.HELPED
        typed = sitting.prompt.words("plain.prompt.words", sitting.draft(key), sitting.heard(key))
        if peer.helped(sitting.book, typed):
            sitting.saved(say("peer.helped.kept"))
        sitting.book.drop_draft(key)
        if peer.what_helped(sitting.book):
            serve(sitting, lambda choices: _kept(sitting, choices))


def _kept(sitting: Session, choices: Choices) -> None:
    sitting.printer.say("peer.helped.earlier_lines")
    for item in peer.what_helped(sitting.book):
        choices.own(item.text, _takes_out(sitting, item.id))
    choices.action("peer.start.back", leave)


def _takes_out(sitting: Session, item_id: str) -> Callable[[], After]:
    def take_out() -> After:
        if sitting.prompt.yes("peer.helped.remove_ask"):
            sitting.book.remove(item_id)
            sitting.saved(say("peer.helped.removed"))
        return "again"

    return take_out


def read_back(sitting: Session) -> None:
    """Each line is read; the person keeps it, changes it, or leaves it out. Then one thing to celebrate, and the end."""
    with sitting.titled("read_back", say("peer.read_back.title")):
        lines = reading_back.lines(sitting.book)
        sitting.printer.say("peer.read_back.lines" if lines else "peer.read_back.nothing")
        left: list[LeftOut] = []
        for line in lines:
            _one_line(sitting, line, left)
        _left_lines(sitting, left)
        if reading_back.undecided(sitting.book):
            sitting.printer.say("peer.read_back.open_line")
            if not sitting.prompt.yes("peer.read_back.end_ask"):
                raise Stop
        sitting.printer.say("peer.read_back.celebrate")
        words = sitting.prompt.words()
        sitting.printer.say("peer.read_back.copies")
        kept = reading_back.end(sitting.book, words)
        sitting.saved(say("peer.read_back.ended", count=kept))


def _left_lines(sitting: Session, left: list[LeftOut]) -> None:
    """Before the end, what was left out can come back; such a line is read and decided on anew."""
    while left:
        sitting.printer.line()
        sitting.printer.say("peer.read_back.left_lines")
        for number, one in enumerate(left, 1):
            sitting.printer.numbered(number, one.line.words)
        if not (chosen := sitting.prompt.number(len(left))):
            return
        back = left.pop(chosen - 1)
        reading_back.put_back(sitting.book, back)
        _one_line(sitting, back.line, left)


def _one_line(sitting: Session, line: Line, left: list[LeftOut]) -> None:
    printer = sitting.printer
    printer.line()
    printer.fact(line.label, line.words)
    for label, words in line.details:
        printer.fact(label, words)
    printer.line(_sentence(_fact(line)))
    if line.typed_by == "supporter":
        printer.line(_sentence(say("peer.read_back.typed")))
    removed = line.what == "removed"
    ways = ("keep_removed", "back_in") if removed else ("keep", "leave_out", "change")
    for number, way in enumerate(ways, 1):
        printer.numbered(number, printer.ours(say(f"peer.read_back.{way}")))
    printer.say("plain.prompt.which")
    match sitting.prompt.number(len(ways)):
        case 1:
            reading_back.keep(sitting.book, line.id)
            sitting.saved(say("peer.read_back.kept"))
        case 2:
            left.append(reading_back.as_it_is(sitting.book, line))
            reading_back.take_out(sitting.book, line.id)
            sitting.saved(say("peer.read_back.left_out"))
        case 3:
            _change(sitting, line, left)


def _change(sitting: Session, line: Line, left: list[LeftOut]) -> None:
    """Change the line where it stands, then read it again."""
    sitting.go(*(("question", line.place) if line.what == "half" else ("item", line.id)))
    again = next((found for found in reading_back.lines(sitting.book) if found.id == line.id), None)
    if again is not None:
        _one_line(sitting, again, left)


def _fact(line: Line) -> str:
    if line.what == "changed":
        return say("peer.read_back.changed", words=line.before)
    return say(f"peer.read_back.{line.what}")


def _sentence(words: str) -> str:
    return stopped(words[:1].upper() + words[1:])
