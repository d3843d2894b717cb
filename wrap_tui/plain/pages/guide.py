"""Guided questions, one at a time: answer, leave out, go back, hear ideas, stop and go on another day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from wrap_tui.domain.schema import VALUE_FIELD, Question
from wrap_tui.flows import peer
from wrap_tui.flows.answering import STAYS, Kept, add_lines, answer_choice, answer_text, read_title
from wrap_tui.flows.box import Box, add_records
from wrap_tui.flows.guide import FIRST_PAGE, Guide, guide_for, one_question
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.sections import row_of
from wrap_tui.plain.asking import long_text, one_line, pick_one
from wrap_tui.plain.choices import After, Choices
from wrap_tui.plain.pages.today import count, undo
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.prompt import Stop
from wrap_tui.plain.reader import unheard
from wrap_tui.plain.session import Session
from wrap_tui.wording import say


class _Back(Exception):
    """Back to the question before."""


def guide(session: Session, name: str, start: str = "") -> None:
    """The questions of a section, or of the first page of the crisis plan."""
    if name == FIRST_PAGE:
        title = say("pages.guide.first_page")
    else:
        title = section_name(session.book.plan, session.book.catalog.section(name))
    _walk(session, guide_for(session.book, name, start), title)


def question(session: Session, question_id: str) -> None:
    """One question alone, from a section page or from Today."""
    asked = session.book.catalog.question(question_id)
    _walk(session, one_question(session.book, question_id), asked.label)


def _walk(session: Session, walk: Guide, title: str) -> None:
    with session.titled("guide", title):
        session.printer.say("plain.guide.how")
        walk.stop()
        usual_help, session.prompt.help = session.prompt.help, lambda: _help(session, walk)
        try:
            while not walk.ended:
                _one(session, walk)
                if walk.more_wait and session.prompt.yes("plain.guide.more"):
                    walk.go_on()
        except Stop:
            walk.stop()
            session.printer.say("plain.guide.stopped")
            raise
        finally:
            session.prompt.help = usual_help
        session.printer.say("plain.guide.end")


def _one(session: Session, walk: Guide) -> None:
    asked = walk.question
    session.printer.line()
    if walk.total is None:
        session.printer.say("plain.guide.number", number=walk.number)
    elif walk.total > 1:
        session.printer.say("plain.guide.number_of", number=walk.number, total=walk.total)
    if session.book.narrowed:
        session.printer.line(peer.card(asked))
    session.printer.line(asked.ask)
    if asked.help:
        session.printer.line(asked.help)
    _beside(session, asked)
    try:
        _ANSWER[asked.kind](session, asked)
    except _Back:
        walk.back()
        return
    walk.forward()


def _beside(session: Session, asked: Question) -> None:
    words = session.book.plan.texts(asked.beside) if asked.beside else ()
    if words:
        session.printer.fact(say("plain.guide.beside"), "; ".join(words))


def _help(session: Session, walk: Guide) -> None:
    """What ? gives at a question: why it is asked, ideas, the way back, and the help pages."""
    asked = walk.question
    choices = Choices(session)
    session.printer.line()
    if session.book.narrowed:
        choices.page("peer.session.pause", "pause")
    if asked.why:
        session.printer.fact(say("plain.guide.why"), asked.why)
    if asked.ideas:
        session.printer.say("plain.guide.ideas")
    for idea in asked.ideas:
        choices.own(idea, lambda idea=idea: _idea(session, asked, idea))  # type: ignore[misc]
    for item in () if asked.single else walk.items():
        words = row_of(session.book, item).title
        choices.action("plain.guide.take_out", partial(_out, session, walk, item.id, words), words=words)
    if walk.at:
        choices.action("plain.guide.back", _go_back)
    if session.book.can_undo:
        choices.action("plain.page.undo", lambda: undo(session))
    choices.page("plain.guide.help", "help", "guide")
    session.printer.say("plain.guide.or_answer")
    usual_help, session.prompt.help = session.prompt.help, lambda: session.go("help", "guide")
    try:
        choices.ask()
    except Stop:
        return
    finally:
        session.prompt.help = usual_help


def _out(session: Session, walk: Guide, item_id: str, words: str) -> After:
    walk.take_out(item_id)
    session.saved(say("pages.section.removed", words=" ".join(words.split())[:60]))
    return "again"


def _go_back() -> After:
    raise _Back


def _idea(session: Session, asked: Question, idea: str) -> After:
    """Put an idea where the person types, to be changed; nothing is kept before they press Enter.

    What waits half-typed at this question waits on.
    """
    key = asked.id
    waits, half = key in session.book.plan.drafts, session.draft(key)
    heard = unheard if waits else session.heard(key)
    typed = session.prompt.words("plain.prompt.change_idea", idea, heard)
    if asked.kind in ("records", "steps"):
        if not waits:
            session.book.drop_draft(key)
        _new_record(session, asked, typed)
    elif asked.kind == "list":
        _told(session, add_lines(session.book, asked, typed, keep_draft=waits), typed)
    else:
        before = half or session.book.plan.text(asked.id)
        _told(session, answer_text(session.book, asked, f"{before}\n{typed}".strip()), typed)
    return "stay"


def _told(session: Session, kept: Kept, typed: str) -> bool:
    """Say what happened to typed words; False when they are still to be dealt with."""
    if kept.outcome == "empty":
        return True
    if kept.outcome in STAYS:
        session.printer.say(f"flows.answers.{kept.outcome}")
        return False
    if kept.outcome != "kept":
        session.printer.say(f"flows.answers.{kept.outcome}")
    session.saved(count(kept.count) + "." if kept.count > 1 else stopped(" ".join(typed.split())[:200]))
    return True


def _read_items(session: Session, asked: Question) -> None:
    items = session.book.plan.at(asked.id)
    if items:
        session.printer.say("plain.guide.so_far", count=count(len(items)))
        for item in items:
            session.printer.line(f"- {row_of(session.book, item).title}")


def _list(session: Session, asked: Question) -> None:
    _read_items(session, asked)
    start = session.draft(asked.id)
    while True:
        typed = session.prompt.words("plain.prompt.words", start, session.heard(asked.id))
        whole = "\n".join((typed, *session.prompt.pasted()))
        start = "" if _told(session, add_lines(session.book, asked, whole), whole) else typed
        if not whole.strip():
            return


def _records(session: Session, asked: Question) -> None:
    _read_items(session, asked)
    if (half := Box(session.book, asked)).half_form or half.words:
        session.printer.say("plain.guide.half_written")
        session.go("form", asked.id)
    spec = session.book.catalog.record_of(asked)
    field = spec.field(spec.title) if spec else None
    session.printer.say("plain.guide.record", label=field.label if field else asked.label)
    start = ""
    while typed := session.prompt.words("plain.prompt.words", start).strip():
        start = "" if _new_record(session, asked, typed) else typed


def _new_record(session: Session, asked: Question, typed: str) -> bool:
    """Begin a record with its name. While the form of another one waits half-filled, the name alone is kept.
    False when the words are still to be dealt with.
    """
    spec = session.book.catalog.record_of(asked)
    if spec is not None and read_title(spec, typed) is None:
        return _told(session, Kept("no_date"), typed)
    if asked.id in session.book.plan.drafts and spec is not None:
        return _told(session, add_records(session.book, asked, spec, typed, keep_draft=True), typed)
    session.go("form", asked.id, "", typed)
    return True


def _form(session: Session, asked: Question) -> None:
    known = session.book.plan.answer(asked.id)
    if known is not None:
        row = row_of(session.book, known)
        for label, words in (("", row.title), *row.details):
            session.printer.fact(label, words) if label else session.printer.line(words)
    if session.prompt.yes("plain.guide.open_form" if known is None else "plain.guide.change_form"):
        session.go("form", asked.id)


def _text(session: Session, asked: Question) -> None:
    before = session.draft(asked.id) or session.book.plan.text(asked.id)
    typed = long_text(session, before, session.heard(asked.id))
    _answered(session, asked, typed)


def _line(session: Session, asked: Question) -> None:
    before = session.draft(asked.id) or session.book.plan.text(asked.id)
    _answered(session, asked, one_line(session, before, session.heard(asked.id)))


def _answered(session: Session, asked: Question, typed: str) -> None:
    if typed != session.book.plan.text(asked.id) and not _told(
        session, answer_text(session.book, asked, typed), typed
    ):
        raise Stop
    session.book.drop_draft(asked.id)


def _choice(session: Session, asked: Question) -> None:
    offered = [(choice.id, choice.label) for choice in asked.choices]
    before = session.book.plan.text(asked.id) or None
    chosen = pick_one(session, offered, before)
    if chosen != before:
        answer_choice(session.book, asked, chosen)
        session.saved()


def _yes_no(session: Session, asked: Question) -> None:
    item = session.book.plan.answer(asked.id)
    value = item.fields.get(VALUE_FIELD) if item is not None else None
    before = ("yes" if value else "no") if isinstance(value, bool) else None
    offered = [("yes", say("flows.answers.yes")), ("no", say("flows.answers.no"))]
    chosen = pick_one(session, offered, before)
    if chosen != before:
        answer_choice(session.book, asked, None if chosen is None else chosen == "yes")
        session.saved()


_ANSWER: Final[dict[str, Callable[[Session, Question], None]]] = {
    "list": _list,
    "records": _records,
    "steps": _records,
    "form": _form,
    "text": _text,
    "line": _line,
    "date": _line,
    "choice": _choice,
    "yesno": _yes_no,
}
