"""The pages beside the plan, line by line: nine areas of life, starts for writing, goals."""

from __future__ import annotations

from wrap_tui.domain.erasing import CELEBRATIONS
from wrap_tui.flows import reflection
from wrap_tui.flows.answering import too_long
from wrap_tui.flows.goals import Goal, endings, goal_of, goals, goes_daily, origin, stand, to_daily
from wrap_tui.flows.journal import Entry
from wrap_tui.flows.lenses import Prompts, kept_here
from wrap_tui.flows.lenses import lenses as all_lenses
from wrap_tui.flows.sections import shown
from wrap_tui.flows.when import spoken_date
from wrap_tui.plain.asking import long_text, pick_one
from wrap_tui.plain.choices import After, Choices, leave, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say


def reflect(session: Session, _section: str = "") -> None:
    """Nine areas of life: each to be opened, left alone or put away."""
    with session.titled("reflect", say("pages.reflect.title")):
        session.printer.say("pages.reflect.line")
        serve(session, lambda choices: _areas(session, choices))


def _areas(session: Session, choices: Choices) -> None:
    for area in reflection.areas(session.book):
        choices.own(area.label, session.opens_page("area", area.id), area.line)
    choices.page("pages.goals.title", "goals")
    if reflection.hidden_areas(session.book):
        choices.action("pages.reflect.show_all", lambda: _show_all(session))
    choices.page("pages.section.alone", "export", reflection.SECTION)


def _show_all(session: Session) -> After:
    reflection.show_areas(session.book)
    return "again"


def area(session: Session, area_id: str) -> None:
    """One area: its sentences with their answers."""
    found = next(one for one in reflection.areas(session.book) if one.id == area_id)
    with session.titled("area", found.label):
        session.printer.line(found.line)
        serve(session, lambda choices: _area(session, choices, area_id))


def _area(session: Session, choices: Choices, area_id: str) -> None:
    found = next((one for one in reflection.areas(session.book) if one.id == area_id), None)
    if found is None:
        leave()
        return
    for one in found.sentences:
        said = " ".join(
            stopped(words)
            for words in (
                one.answer.label if one.answer else "",
                say("pages.reflect.is_goal") if one.goal else "",
            )
            if words
        )
        choices.own(one.words, lambda one=one: _answer(session, one), said)  # type: ignore[misc]
    choices.action("plain.reflect.put_away", lambda: _put_away(session, area_id))


def _answer(session: Session, sentence: reflection.Sentence) -> After:
    offered = [(choice.id, choice.label) for choice in sentence.question.choices]
    if sentence.goal is None:
        offered.append(("goal", say("pages.reflect.goal")))
    picked = pick_one(session, offered, sentence.answer.id if sentence.answer else None)
    if picked == "goal":
        reflection.make_goal(session.book, sentence.question.id)
        session.saved(say("pages.reflect.goal_made"))
    elif picked != (sentence.answer.id if sentence.answer else None):
        reflection.answer(session.book, sentence.question.id, picked)
        session.saved()
    return "again"


def _put_away(session: Session, area_id: str) -> After:
    reflection.hide_area(session.book, area_id)
    return leave()


def lenses(session: Session, _section: str = "") -> None:
    """Starts for writing: several lists of prompts."""
    with session.titled("lenses", say("pages.lenses.title")):
        session.printer.say("pages.lenses.line")
        serve(session, lambda choices: _lenses(session, choices))


def _lenses(session: Session, choices: Choices) -> None:
    for lens in all_lenses(session.book):
        choices.own(lens.label, session.opens_page("lens", lens.id), lens.line)
    choices.page("pages.journal.title", "journal")
    if kept_here(session.book):
        choices.page("pages.lenses.kept_here", "section", "lenses")


def lens(session: Session, lens_id: str, begin: str = "") -> None:
    """One prompt at a time; what is written becomes a journal entry. *begin* is the question shown first."""
    prompts = Prompts(session.book, lens_id, begin)
    with session.titled("lens", prompts.label):
        serve(session, lambda choices: _prompt(session, choices, prompts))


def _prompt(session: Session, choices: Choices, prompts: Prompts) -> None:
    session.printer.line(prompts.prompt.ask)
    session.printer.line(prompts.prompt.help)
    for idea in prompts.prompt.ideas:
        session.printer.line(f"- {idea}")
    choices.action("plain.journal.write", lambda: _write(session, prompts))

    def another() -> After:
        prompts.another()
        return "again"

    choices.action("pages.lenses.another", another)


def _write(session: Session, prompts: Prompts) -> After:
    key = prompts.prompt.id
    typed = long_text(session, session.draft(key), session.heard(key))
    if too_long(typed):
        session.printer.say("flows.answers.long")
        return "again"
    if prompts.write(typed) is not None:
        session.saved(say("pages.lenses.kept"))
    session.book.drop_draft(key)
    return "again"


def goals_page(session: Session) -> None:
    """The open goals, then those that came to an end."""
    with session.titled("goals", say("pages.goals.title")):
        serve(session, lambda choices: _goals(session, choices))


def _goals(session: Session, choices: Choices) -> None:
    now, ended = goals(session.book)
    if not now and not ended:
        session.printer.say("pages.goals.empty")
    for goal in now:
        step = say("pages.goals.next_step", words=goal.step) if goal.step else ""
        choices.own(goal.words, session.opens_page("goal", goal.item.id), stopped(step))
    if ended:
        session.printer.line()
        session.printer.line(stopped(say("pages.goals.ended")))
    for goal in ended:
        choices.own(goal.words, session.opens_page("goal", goal.item.id), ending_words(goal))
    choices.page("pages.goals.add", "question", reflection.GOALS)
    choices.page("pages.reflect.title", "reflect")


def ending_words(goal: Goal) -> str:
    """ "Done. Tuesday 3 November 2026." """
    day = spoken_date(goal.ended_on, year=True) if goal.ended_on else ""
    return " ".join(stopped(words) for words in (goal.label, day) if words)


def goal_page(session: Session, item_id: str) -> None:
    """One goal: its words, where it stands, its next step."""
    with session.titled("goal", say("pages.goals.one")):
        serve(session, lambda choices: _goal(session, choices, item_id))


def _goal(session: Session, choices: Choices, item_id: str) -> None:
    book = session.book
    item = book.plan.find(item_id)
    if item is None:
        leave()
        return
    title, details = shown(book.plan, book.catalog, item)
    session.printer.line(title)
    for label, words in details:
        session.printer.fact(label, words)
    came = origin(book, item_id)
    if isinstance(came, str) and came:
        session.printer.say("pages.goals.from_sentence", words=came)
    choices.action("pages.goals.where", lambda: _stand(session, item_id))
    if goes_daily(book, goal_of(book, item)):
        choices.action("pages.goals.to_daily", lambda: _to_daily(session, item_id))
    choices.page("pages.goals.change", "form", reflection.GOALS, item_id)
    choices.page("pages.good.celebrate", "good", CELEBRATIONS)
    if isinstance(came, Entry):
        date = spoken_date(came.moment[:10], year=True)
        choices.page("pages.goals.from_entry", "entry", came.item.id, date=date)
    choices.page("plain.item.more", "item", item_id)


def _stand(session: Session, item_id: str) -> After:
    now = session.book.plan.items[item_id].words("ending") or "open"
    picked = pick_one(session, endings(session.book), now, taken_back=False)
    if picked and picked != now:
        stand(session.book, item_id, picked)
        session.saved(say("pages.goals.noted"))
    return "again"


def _to_daily(session: Session, item_id: str) -> After:
    step = goal_of(session.book, session.book.plan.items[item_id]).step
    if to_daily(session.book, step) is None:
        session.printer.say("pages.goals.there_already")
    else:
        session.saved(say("pages.goals.on_list"))
    return "stay"
