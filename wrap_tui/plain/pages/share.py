"""A copy for somebody, line by line: who, what they see, on what, a look at all of it, the words, given."""

from __future__ import annotations

from collections.abc import Callable

from wrap_tui.errors import RefusedError, WrapError
from wrap_tui.flows.audiences import lift
from wrap_tui.flows.copy_made import ABOUT_WORDS, CopyMade
from wrap_tui.flows.copy_steps import DEVICES, Step
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.flows.copy_words import asked_line
from wrap_tui.plain.asking import pick_one
from wrap_tui.plain.choices import After, Choices
from wrap_tui.plain.prompt import Stop
from wrap_tui.plain.session import Session
from wrap_tui.services.audience import Choice
from wrap_tui.services.copying import WHATS
from wrap_tui.services.printing import can_print
from wrap_tui.wording import say, sentence_of


def share(session: Session, supporter: str = "") -> None:
    """Put a copy together; nothing is written before the yes. q goes one step back."""
    with session.titled("share", say("copies.page.share")):
        walk = CopyWalk(session.book, session.settings, supporter)
        if not walk.people():
            session.printer.say("copies.who.nobody")
            return
        while walk.handed is None:
            try:
                _STEPS[walk.step](session, walk)
            except Stop:
                if not walk.back():
                    raise
            except RefusedError as error:
                session.printer.line(sentence_of(error))
                return
        after(session, walk.handed)


def _who(session: Session, walk: CopyWalk) -> None:
    session.printer.say("copies.who.ask")
    chosen = pick_one(session, [(one.id, one.words("name")) for one in walk.people()], None, taken_back=False)
    if chosen is None:
        raise Stop
    walk.choose_person(chosen)


def _sees(session: Session, walk: CopyWalk) -> None:
    session.printer.say("copies.sees.ask", name=walk.who)
    offered = walk.sees()
    chosen = pick_one(session, [(one.id, one.label) for one in offered], None, taken_back=False)
    walk.choose_sees(chosen or offered[0].id)


def _parts(session: Session, walk: CopyWalk) -> None:
    session.printer.say("copies.parts.ask", name=walk.who)
    tick_parts(session, walk.choices, walk.on, walk.toggle)
    walk.parts_done()


def tick_parts(
    session: Session,
    choices: Callable[[], tuple[Choice, ...]],
    on: Callable[[], frozenset[str]],
    toggle: Callable[[str], None],
) -> None:
    """Turn parts on and off by number until Enter alone; a private page asks before its mark is lifted."""
    offered = choices()
    for number, one in enumerate(offered, 1):
        state = "copies.parts.private_now" if one.private else "plain.choice.chosen" if one.id in on() else ""
        session.printer.numbered(number, one.label, say(state) if state else "")
    session.printer.say("plain.choice.many")
    while number := session.prompt.number(len(offered)):
        one = choices()[number - 1]
        if one.private:
            session.printer.say("copies.lift.line")
            if session.prompt.yes("copies.lift.ask"):
                lift(session.book, one.id)
            continue
        toggle(one.id)
        session.printer.say("plain.choice.on" if one.id in on() else "plain.choice.off", label=one.label)


def _device(session: Session, walk: CopyWalk) -> None:
    session.printer.say("copies.device.ask", name=walk.who)
    offered = [(device, say(f"copies.device.{device}")) for device in DEVICES]
    chosen = pick_one(session, offered, None, taken_back=False) or DEVICES[-1]
    if trouble := walk.choose_device(chosen):
        session.printer.line(trouble)


def _what(session: Session, walk: CopyWalk) -> None:
    session.printer.say("copies.what.ask", name=walk.who)
    offered = [(what, say(f"copies.what.{what.replace('-', '_')}")) for what in WHATS]
    walk.choose_what(pick_one(session, offered, walk.what, taken_back=False) or walk.what)


def _look(session: Session, walk: CopyWalk) -> None:
    session.printer.line()
    session.printer.say("copies.look.ask", name=walk.who)
    if asked := asked_line(walk.person):
        session.printer.line(asked)
    seen = walk.preview()
    session.printer.fact(say("copies.look.in_it"), "; ".join(seen.held))
    if seen.empty:
        session.printer.fact(say("copies.look.empty"), "; ".join(seen.empty))
    session.printer.fact(say("copies.look.not_in_it"), "; ".join(seen.left_out))
    for line in (*walk.form_lines(), *seen.notes):
        session.printer.line(line)
    if not walk.can_print:
        for place in walk.places():
            session.printer.raw(str(place))
    choices = Choices(session)
    _ways(session, walk, choices)
    session.printer.say("plain.prompt.what")
    choices.ask()


def _ways(session: Session, walk: CopyWalk, choices: Choices) -> None:
    if walk.can_print:
        choices.action("pages.export.print", lambda: _make(session, walk, on_paper=True))
    choices.action("copies.look.make", lambda: _make(session, walk, on_paper=False))
    choices.action("copies.look.read", lambda: _read(session, walk))
    for step in ("sees", "device", "what", "where", "label"):
        choices.action(f"copies.look.{step}", _goes(walk, step))
    lock = "copies.look.unlock" if walk.locked else "copies.look.lock"
    choices.action(lock, lambda: _turn(walk, "locked"))
    if walk.can_name_them:
        named = "copies.look.names_out" if walk.names_them else "copies.look.names"
        choices.action(named, lambda: _turn(walk, "names_them"))
        if walk.names_them:
            why = "copies.look.reasons_out" if walk.with_reasons else "copies.look.reasons"
            choices.action(why, lambda: _turn(walk, "with_reasons"))


def _goes(walk: CopyWalk, step: Step) -> Callable[[], After]:
    def go() -> After:
        walk.go_to(step)
        return "again"

    return go


def _turn(walk: CopyWalk, field: str) -> After:
    setattr(walk, field, not getattr(walk, field))
    return "again"


def _read(session: Session, walk: CopyWalk) -> After:
    session.printer.raw(walk.preview().text)
    return "again"


def _make(session: Session, walk: CopyWalk, *, on_paper: bool) -> After:
    walk.on_paper = on_paper
    try:
        walk.make()
    except WrapError as error:
        session.printer.line(sentence_of(error))
    return "again"


def _where(session: Session, walk: CopyWalk) -> None:
    session.printer.say("pages.export.where")
    session.printer.say("copies.where.help")
    trouble = walk.choose_place(session.prompt.words("plain.prompt.words", str(walk.folder)))
    if trouble:
        session.printer.line(trouble)


def _label(session: Session, walk: CopyWalk) -> None:
    session.printer.say("copies.label.ask")
    session.printer.say("copies.label.help")
    walk.keep_label(session.prompt.words("plain.prompt.words", walk.order().label))


_STEPS: dict[Step, Callable[[Session, CopyWalk], None]] = {
    "who": _who,
    "sees": _sees,
    "parts": _parts,
    "device": _device,
    "look": _look,
    "what": _what,
    "where": _where,
    "label": _label,
}


def after(session: Session, made: CopyMade) -> None:
    """The words, the note, and whether it is given already."""
    for line in made.done_lines():
        session.printer.raw(line)
    if made.phrase:
        read_words(session, made)
    if note := made.note():
        session.printer.line(made.note_ask)
        for line in note.split("\n"):
            session.printer.line(line)
        choices = Choices(session)
        choices.action("copies.note.save", lambda: _saved(session, made))
        session.printer.say("copies.note.save_or")
        choices.ask()
    if session.prompt.yes("copies.note.given_yet"):
        made.mark("given")
        session.saved(say("copies.done.noted"))
        ask_about_files(session, made)


def read_words(session: Session, made: CopyMade) -> None:
    """The words that open a copy, by number and as they are typed; then a slip, if wanted."""
    session.printer.say("copies.words.for_them", name=made.name or say("copies.words.myself"))
    for number, word in enumerate(made.phrase.split(), 1):
        session.printer.numbered(number, word)
    session.printer.raw(made.phrase)
    for key in ABOUT_WORDS:
        session.printer.say(key)
    choices = Choices(session)
    if can_print():
        choices.action("copies.words.print", lambda: _slip(session, made.print_slip))
    choices.action("copies.words.save", lambda: _slip(session, made.save_slip))
    session.printer.say("copies.words.or_on")
    choices.ask()


def _saved(session: Session, made: CopyMade) -> After:
    return _slip(session, lambda: say("pages.export.done_where", path=made.save_note()))


def _slip(session: Session, do: Callable[[], str]) -> After:
    try:
        session.printer.raw(do())
    except WrapError as error:
        session.printer.line(sentence_of(error))
    return "stay"


def ask_about_files(session: Session, made: CopyMade) -> None:
    """Whether the files that still lie here stay."""
    if not made.files():
        return
    session.printer.say("copies.done.files")
    for path in made.files():
        session.printer.raw(path)
    if not session.prompt.yes("copies.done.remove_ask"):
        return
    try:
        made.remove_files()
        session.printer.say("copies.files.gone")
    except WrapError as error:
        session.printer.line(sentence_of(error))
