"""Forms for records: the fields one after the other, the further ones behind "say more"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from wrap_tui.domain.plan import Value
from wrap_tui.domain.schema import FieldSpec
from wrap_tui.flows.answering import field_value, show_date
from wrap_tui.flows.forms import Form
from wrap_tui.flows.sections import title_of, value_words
from wrap_tui.plain.asking import long_text, many_lines, one_line, pick_many, pick_one
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.prompt import Stop
from wrap_tui.plain.session import Session
from wrap_tui.wording import say


def record(session: Session, question_id: str, item_id: str = "", title: str = "") -> None:
    """Write or change one record. q keeps it half-written for next time."""
    question = session.book.catalog.question(question_id)
    form = Form(session.book, question, item_id)
    with session.titled("form", form.spec.label):
        session.printer.say("plain.form.how")
        if form.moved:
            session.printer.say("pages.form.moved")
        fields = list(form.short)
        if title:
            form.begin(title)
            fields = fields[1:]
        try:
            for field in fields:
                ask_field(session, form, field)
            while not _finished(session, form):
                continue
        except Stop:
            if form.changed and session.book.plan.drafts.get(form.draft_key):
                session.printer.say("plain.form.half_written")
            raise


def _finished(session: Session, form: Form) -> bool:
    """Read the form out and ask what becomes of it; Enter alone keeps it."""
    read_fields(session, form)
    rows = ["keep", *(["say_more"] if form.further else []), "change_one", "leave"]
    for number, row in enumerate(rows, 1):
        session.printer.numbered(number, say(f"plain.form.{row}"))
    session.printer.say("plain.form.or_keep")
    number = session.prompt.number(len(rows)) or 1
    return _ENDINGS[rows[number - 1]](session, form)


def _keep(session: Session, form: Form) -> bool:
    if form.long:
        session.printer.say("flows.answers.long")
        return False
    if form.title_unread:
        session.printer.say("flows.answers.no_date")
        return False
    item = form.keep()
    if item is None:
        session.printer.say("plain.form.nothing")
    else:
        session.saved(stopped(title_of(session.book.plan, form.spec, item)))
    return True


def _leave(session: Session, form: Form) -> bool:
    form.drop()
    session.printer.say("plain.form.left")
    return True


def _ask_all(session: Session, form: Form) -> bool:
    for field in form.further:
        ask_field(session, form, field)
    return False


def _change_one(session: Session, form: Form) -> bool:
    fields = (*form.short, *form.further)
    for number, field in enumerate(fields, 1):
        session.printer.numbered(number, field.label)
    session.printer.say("plain.prompt.which")
    number = session.prompt.number(len(fields))
    if number:
        ask_field(session, form, fields[number - 1])
    return False


def read_fields(session: Session, form: Form) -> None:
    """What stands in the form now, one field a line."""
    for field in (*form.short, *form.further):
        if words := value_words(session.book.plan, field, form.values.get(field.id)):
            session.printer.fact(field.label, words)


def ask_field(session: Session, form: Form, field: FieldSpec) -> None:
    """Ask for one field in the way of its kind."""
    session.printer.line()
    session.printer.line(f"{field.label}. {stopped(field.help)}".strip())
    _ASK[field.kind](session, form, field)


def _line(session: Session, form: Form, field: FieldSpec) -> None:
    start = show_date(form.text(field)) if field.kind == "date" else form.text(field)
    typed = one_line(session, start, lambda words: form.typed(field, words))
    value, outcome = field_value(field, typed)
    form.put(field, value)
    if form.title_unread and field.id == form.spec.title:
        session.printer.say("flows.answers.no_date")
    elif outcome != "kept":
        session.printer.say(f"flows.answers.{outcome}")


def _text(session: Session, form: Form, field: FieldSpec) -> None:
    form.put(field, long_text(session, form.text(field), lambda words: form.typed(field, words)))


def _lines(session: Session, form: Form, field: FieldSpec) -> None:
    before = [row for row in form.text(field).split("\n") if row]
    kept = many_lines(session, before, lambda rows: form.typed(field, "\n".join(rows)))
    form.put(field, field_value(field, "\n".join(kept))[0])


def _choice(session: Session, form: Form, field: FieldSpec) -> None:
    offered = [(choice.id, choice.label) for choice in field.choices]
    form.put(field, pick_one(session, offered, form.text(field) or None) or "")


def _yes_no(session: Session, form: Form, field: FieldSpec) -> None:
    offered = [("yes", say("flows.answers.yes")), ("no", say("flows.answers.no"))]
    value = form.values.get(field.id)
    chosen = pick_one(session, offered, ("yes" if value else "no") if isinstance(value, bool) else None)
    form.put(field, "" if chosen is None else chosen == "yes")


def _tags(session: Session, form: Form, field: FieldSpec) -> None:
    if not field.choices:
        _lines(session, form, field)
        return
    offered = [(choice.id, choice.label) for choice in field.choices]
    form.put(field, pick_many(session, offered, _values(form, field)))


def _link(session: Session, form: Form, field: FieldSpec) -> None:
    if offered := _picks(session, form, field):
        chosen = pick_one(session, offered, form.text(field) or None)
        form.put(field, chosen or "")


def _links(session: Session, form: Form, field: FieldSpec) -> None:
    if offered := _picks(session, form, field):
        form.put(field, pick_many(session, offered, _values(form, field)))


def _picks(session: Session, form: Form, field: FieldSpec) -> list[tuple[str, str]]:
    offered = [(pick.id, pick.label) for pick in form.picks(field)]
    if not offered:
        session.printer.say("plain.form.nothing_to_pick")
    return offered


def _values(form: Form, field: FieldSpec) -> tuple[str, ...]:
    value: Value = form.values.get(field.id, ())
    return value if isinstance(value, tuple) else ((value,) if isinstance(value, str) and value else ())


_ASK: Final[dict[str, Callable[[Session, Form, FieldSpec], None]]] = {
    "line": _line,
    "date": _line,
    "time": _line,
    "moment": _line,
    "text": _text,
    "lines": _lines,
    "phones": _lines,
    "choice": _choice,
    "yesno": _yes_no,
    "tags": _tags,
    "link": _link,
    "links": _links,
}

_ENDINGS: Final[dict[str, Callable[[Session, Form], bool]]] = {
    "keep": _keep,
    "say_more": _ask_all,
    "change_one": _change_one,
    "leave": _leave,
}
