"""One section, and one thing in it."""

from __future__ import annotations

from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.flows import changing_crisis
from wrap_tui.flows.action_plan import PLAN_OF
from wrap_tui.flows.answering import too_long
from wrap_tui.flows.guide import FIRST_PAGE
from wrap_tui.flows.half_typed import moved, put, waiting
from wrap_tui.flows.journal import made_from
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.sections import Row, SectionView, row_of, section_view
from wrap_tui.flows.steps import takes_steps, what_i_do
from wrap_tui.flows.when import spoken_date
from wrap_tui.plain.asking import long_text, one_line
from wrap_tui.plain.choices import After, Choices, leave, once, serve
from wrap_tui.plain.pages.sharing import offer_alone
from wrap_tui.plain.pages.today import count, undo
from wrap_tui.plain.printer import Printer, stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

FEW = 9
"""Questions that are read out at once; of a section with more the part is asked first."""


def section(session: Session, section_id: str) -> None:
    """A section: numbered things, under each what is done about it, then what can be done here."""
    found = session.book.catalog.section(section_id)
    with session.titled(section_id if found.living else "section", section_name(session.book.plan, found)):
        session.printer.line(section_view(session.book, section_id).line)
        if section_id == changing_crisis.CRISIS and changing_crisis.asks_first(session.book):
            _good_day(session)
        serve(session, lambda choices: _draw(session, choices, section_id))


def _good_day(session: Session) -> None:
    """Asked once a day: whether today is a good day to change the crisis plan; a note can be kept for later."""
    changing_crisis.asked(session.book)
    session.printer.say("pages.crisis.good_day")
    session.printer.say("pages.crisis.good_day_help")

    def keep_note() -> After:
        session.go("note")
        return leave()

    def draw(choices: Choices) -> None:
        choices.action("pages.crisis.change_now", lambda: "stay")
        choices.action("pages.crisis.keep_note", keep_note)
        choices.action("pages.crisis.not_now", leave)

    once(session, draw)


def note(session: Session) -> None:
    """A note about the crisis plan for a better day."""
    with session.titled("note", say("pages.crisis.keep_note")):
        key = changing_crisis.NOTES
        session.printer.say("pages.crisis.note_hint")
        words = session.prompt.words("plain.prompt.words", session.draft(key), session.heard(key))
        if too_long(words):
            session.printer.say("flows.answers.long")
            return
        if changing_crisis.keep_note(session.book, words):
            session.saved(say("plain.section.note_kept"))
        session.book.drop_draft(key)


def _notes(session: Session, choices: Choices) -> None:
    """Notes that were kept for a better day; a number takes one out."""
    kept = changing_crisis.notes(session.book)
    if kept:
        session.printer.say("pages.section.notes")
    for at, found in enumerate(kept):
        choices.own(found.words, lambda at=at: _drop_note(session, at))  # type: ignore[misc]


def _drop_note(session: Session, at: int) -> After:
    if session.prompt.yes("plain.section.drop_note", enter=True):
        changing_crisis.drop_note(session.book, at)
        session.saved()
    return "again"


def _draw(session: Session, choices: Choices, section_id: str) -> None:
    view = section_view(session.book, section_id)
    for group in view.groups:
        session.printer.line()
        session.printer.line(f"{group.question.label}, {count(len(group.rows))}.")
        if group.beside:
            session.printer.fact(say("plain.guide.beside"), "; ".join(group.beside))
        for row in group.rows:
            choices.own(row.title, session.opens_page("item", row.item.id))
            details(session.printer, row)
            if words := what_i_do(session.book, row.item.id):
                session.printer.line(words)
    if not view.groups:
        session.printer.say("plain.section.empty")
    _half_typed(session, choices, section_id)
    if section_id == changing_crisis.CRISIS:
        _notes(session, choices)
    session.printer.line()
    if section_id == "crisis":
        choices.page("plain.section.first_page", "guide", FIRST_PAGE)
    choices.page("plain.section.questions", "guide", section_id)
    choices.action("plain.section.one_question", lambda: _one_question(session, view, section_id))
    _further(session, choices, section_id)
    offer_alone(session, choices, section_id)
    if session.book.can_undo:
        choices.action("plain.page.undo", lambda: undo(session))


def _further(session: Session, choices: Choices, section_id: str) -> None:
    """Pages that belong to a section: its action plan, the goals, printing it alone."""
    if section_id == "matters":
        choices.page("pages.goals.title", "goals")
    if session.book.catalog.section(section_id).living:
        choices.page("pages.section.alone", "export", section_id)
    if section_id in PLAN_OF:
        choices.page("plain.section.action_plan", "plan", section_id)


def _half_typed(session: Session, choices: Choices, section_id: str) -> None:
    """Half-typed words of this section's questions: the way back to them."""
    for question in session.book.catalog.section(section_id).questions:
        draft = session.book.plan.drafts.get(question.id)
        words = next((w for w in draft.fields.values() if isinstance(w, str)), "") if draft else ""
        if words:
            half = say("plain.section.half_typed", words=" ".join(words.split())[:60])
            choices.own(half, session.opens_page("question", question.id))


def details(printer: Printer, row: Row) -> None:
    """The further fields of a thing."""
    for label, words in row.details:
        printer.fact(label, words)


def _one_question(session: Session, view: SectionView, section_id: str) -> After:
    section = session.book.catalog.section(section_id)
    questions = section.questions
    if len(questions) > FEW:
        parts = [part for part in section.parts if part.questions]
        for number, part in enumerate(parts, 1):
            session.printer.numbered(number, stopped(part.label))
        session.printer.say("plain.prompt.which")
        if not (number := session.prompt.number(len(parts))):
            return "again"
        questions = parts[number - 1].questions
    if len(questions) == 1:
        session.go("question", questions[0].id)
        return "again"
    for number, question in enumerate(questions, 1):
        session.printer.numbered(number, question.ask)
    session.printer.say("plain.prompt.which")
    if number := session.prompt.number(len(questions)):
        session.go("question", questions[number - 1].id)
    return "again"


def item(session: Session, item_id: str) -> None:
    """One thing: change, remove, move, older words, what is done about it, erase for good."""
    found = session.book.plan.items[item_id]
    name = session.book.catalog.question(found.place).label
    with session.titled("item", name):
        serve(session, lambda choices: _item(session, choices, item_id))


def _item(session: Session, choices: Choices, item_id: str) -> None:
    found = session.book.plan.find(item_id)
    if found is None:
        leave()
        return
    row = row_of(session.book, found)
    session.printer.line(row.title)
    details(session.printer, row)
    if words := what_i_do(session.book, item_id):
        session.printer.line(words)
    choices.action("plain.item.change", lambda: _change(session, item_id))
    entry = made_from(session.book).get(item_id)
    if entry is not None:
        date = spoken_date(entry.moment[:10], year=True)
        choices.page("pages.goals.from_entry", "entry", entry.item.id, date=date)
    if takes_steps(session.book, found):
        choices.page("plain.item.step", "steps", row.question.section, item_id)
    if not row.question.single:
        choices.action("plain.item.up", lambda: _move(session, item_id, -1))
        choices.action("plain.item.down", lambda: _move(session, item_id, 1))
    if session.book.plan.older_of(item_id):
        choices.page("plain.item.older", "older", item_id)
    choices.action("plain.item.remove", lambda: _remove(session, item_id))
    choices.page("plain.item.erase", "erase", item_id)


def change(session: Session, item_id: str) -> None:
    """Other words for one thing."""
    with session.titled("change", say("plain.item.change")):
        _change(session, item_id)


def _change(session: Session, item_id: str) -> After:
    found = session.book.plan.items[item_id]
    question = session.book.catalog.question(found.place)
    if question.kind in ("choice", "yesno"):
        session.go("question", question.id)
        return "again"
    if question.record:
        session.go("form", question.id, "" if question.single else found.id)
        return "again"
    heard = session.heard(found.id)
    half = waiting(session.book, found.id)
    if half and moved(session.book, found.id):
        session.printer.say("pages.change.moved")
    before = half or found.text
    typed = long_text(session, before, heard) if question.kind == "text" else one_line(session, before, heard)
    if too_long(typed):
        session.printer.say("flows.answers.long")
        return "again"
    left_alone = question.kind != "text" and typed == " ".join(found.text.split())
    if typed.strip() and not left_alone:
        back = put(session.book, found.id, found.place, {VALUE_FIELD: typed}) == "back"
        said = say("pages.change.came_back") if back else stopped(" ".join(typed.split())[:200])
        session.saved(said)
    session.book.drop_draft(found.id)
    return "again"


def _move(session: Session, item_id: str, by: int) -> After:
    before = session.book.plan
    session.book.move(item_id, by)
    if session.book.plan is before:
        session.printer.say("plain.item.at_the_end")
        return "stay"
    place = [other.id for other in session.book.plan.at(session.book.plan.items[item_id].place)]
    session.saved(say("plain.item.moved", number=place.index(item_id) + 1, count=len(place)))
    return "stay"


def _remove(session: Session, item_id: str) -> After:
    session.book.remove(item_id)
    session.saved(say("plain.item.removed"))
    return leave()
