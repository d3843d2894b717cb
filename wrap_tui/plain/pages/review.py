"""Reading through the plan line by line, and when that is offered."""

from __future__ import annotations

from wrap_tui.flows.answering import show_date
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.readings import last_date, readings
from wrap_tui.flows.review import ENDINGS, HALF, Review, ReviewRow
from wrap_tui.flows.review_rhythm import DATE, RHYTHMS, chosen, suggest, suggest_on
from wrap_tui.flows.sections import row_of
from wrap_tui.flows.when import spoken_date
from wrap_tui.plain.asking import one_line, pick_one
from wrap_tui.plain.choices import After, Choices, leave, once, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say


def review(session: Session) -> None:
    """A walk through every section with what changed since the last one; stopped and taken up at will."""
    walk = Review(session.book)
    with session.titled("review", say("plain.review.name")):
        if summary := walk.summary():
            date = spoken_date(last_date(session.book), year=True)
            session.printer.say("pages.review.since", date=date, changes=summary)
        serve(session, lambda choices: _section(session, choices, walk), "plain.review.what")


def _section(session: Session, choices: Choices, walk: Review) -> None:
    if walk.out_of_sight:
        session.printer.say("pages.review.out_of_sight")
        choices.page("settings.pages.arrange", "arrange")
        _readings(session, choices)
        return
    if walk.ended:
        session.printer.line(stopped(say("pages.review.end")))
        choices.action("plain.review.questions", lambda: _end(session, walk))
        choices.action("plain.review.back", lambda: _back(walk))
        _readings(session, choices)
        return
    found = session.book.catalog.section(walk.section)
    session.printer.line()
    session.printer.line(stopped(section_name(session.book.plan, found)))
    rows = walk.rows()
    for row in rows:
        _row(session, choices, walk, row)
    if not rows:
        session.printer.say("pages.review.nothing")
    for item_id, words in walk.gone():
        label = say("plain.review.bring_back", words=words)
        choices.own(label, lambda one=item_id: _bring_back(session, one))  # type: ignore[misc]
    choices.action("plain.review.next", lambda: _next(session, walk))
    choices.action("plain.review.back", lambda: _back(walk))
    _readings(session, choices)


def _readings(session: Session, choices: Choices) -> None:
    if readings(session.book):
        choices.page("pages.review.earlier", "readings")


def _row(session: Session, choices: Choices, walk: Review, row: ReviewRow) -> None:
    title = row_of(session.book, row.item).title
    notes = (
        ("" if row.since == "same" else say(f"pages.review.since_{row.since}")),
        (say("pages.review.is_true") if row.true else ""),
    )
    after = " ".join(stopped(note) for note in notes if note)
    choices.own(title, lambda: _look(session, walk, row), after)
    for change in row.changes:
        session.printer.line(change)


def _look(session: Session, walk: Review, row: ReviewRow) -> After:
    """Still true, or open it to change or remove it."""

    def mark() -> After:
        walk.mark(row.item.id, not row.true)
        session.saved()
        return "again"

    def draw(choices: Choices) -> None:
        choices.action("pages.review.not_marked" if row.true else "pages.review.is_true", mark)
        choices.page("pages.review.open", "item", row.item.id)

    once(session, draw)
    return "again"


def _bring_back(session: Session, item_id: str) -> After:
    session.book.bring_back(item_id)
    session.saved(say("plain.removed.back"))
    return "again"


def _next(session: Session, walk: Review) -> After:
    walk.forward()
    return _end(session, walk) if walk.ended else "again"


def _end(session: Session, walk: Review) -> After:
    """The three questions; q keeps what was said to them for the next time."""
    for question in ENDINGS:
        session.printer.line(f"{say(f'pages.review.{question}')} {say('plain.review.leave_out')}")
        _ending(session, question)
    walk.finish(*(_half(session, question) for question in ENDINGS))
    session.saved(say("pages.review.done"))
    _earlier(session)
    once(session, lambda choices: choices.page("pages.review.again", "rhythm"))
    return leave()


def _ending(session: Session, question: str) -> None:
    """Ask one of them, with what is half typed there."""

    def heard(typed: str) -> None:
        others = {name: words for name in ENDINGS if name != question and (words := _half(session, name))}
        session.book.draft(HALF, {**others, question: typed}, focus=question)

    heard(one_line(session, _half(session, question), heard))


def _half(session: Session, question: str) -> str:
    draft = session.book.plan.drafts.get(HALF)
    words = draft.fields.get(question, "") if draft is not None else ""
    return words if isinstance(words, str) else ""


def _earlier(session: Session) -> None:
    found = readings(session.book)[:-1]
    if found:
        session.printer.line(stopped(say("pages.review.earlier")))
    for reading in reversed(found):
        session.printer.line(stopped(spoken_date(reading.date, year=True)))
        for words in reading.lines():
            session.printer.line(words)


def _back(walk: Review) -> After:
    walk.back()
    return "again"


def earlier_times(session: Session) -> None:
    """The readings made so far: each to be looked at, changed, taken out."""
    with session.titled("readings", say("pages.review.earlier")):
        serve(session, lambda choices: _each_reading(session, choices))


def _each_reading(session: Session, choices: Choices) -> None:
    found = readings(session.book)
    if not found:
        session.printer.say("pages.review.earlier_none")
    for reading in reversed(found):
        date = spoken_date(reading.date, year=True)
        choices.own(date, session.opens_page("item", reading.item), " ".join(map(stopped, reading.lines())))


def rhythm(session: Session) -> None:
    """When a review is offered: never, by an interval, on a date, after a crisis."""
    with session.titled("rhythm", say("pages.review.again")):
        session.printer.say("pages.review.again_line")
        now, on = chosen(session.book)
        offered = [(name, say(f"pages.review.rhythm_{name}")) for name in RHYTHMS]
        if on:
            session.printer.line(stopped(show_date(on)))
        picked = pick_one(session, offered, now, taken_back=False) or now
        if picked == DATE:
            _date(session)
        elif picked != now:
            suggest(session.book, picked)
            session.saved(say("pages.review.noted"))


def _date(session: Session) -> None:
    session.printer.line(stopped(say("pages.review.on_hint")))
    while typed := session.prompt.words().strip():
        if suggest_on(session.book, typed) == "kept":
            session.saved(say("pages.review.noted"))
            return
        session.printer.say("pages.review.no_date")
