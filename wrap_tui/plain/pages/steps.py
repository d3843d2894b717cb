"""What I do: the steps of a section at once or one at a time, steps for one thing, and finding a tool."""

from __future__ import annotations

from typing import Final

from wrap_tui.domain.plan import Item
from wrap_tui.flows import toolbox
from wrap_tui.flows.action_plan import NOT_DONE, PLAN_OF, ActionPlan, Step, action_plan
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.sections import linked_name, row_of
from wrap_tui.flows.steps import (
    add_linked,
    add_step,
    half_key,
    linkable_steps,
    step_title,
    steps_for,
    toggle_must,
)
from wrap_tui.flows.toolbox import TRY, tag_label, tags_in_use, tool_view, tools, try_out
from wrap_tui.plain.asking import one_line, pick_many, pick_one
from wrap_tui.plain.choices import After, Choices, leave, once, serve
from wrap_tui.plain.pages.today import count
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.session import Session
from wrap_tui.wording import say

HELPED: Final = {"yes": "yes", "bit": "bit", "no": "no", NOT_DONE: "not_done"}
"""What can be said of a step, and its sentence."""
VERDICTS: Final = ("keep", "change", "drop")


def _name(session: Session, section: str) -> str:
    return section_name(session.book.plan, session.book.catalog.section(section))


def plan(session: Session, section: str, for_item: str = "") -> None:
    """The steps of a section, musts first, each with how it helped; never an empty page."""
    with session.titled("plan", say("plain.action_plan.name", section=_name(session, section))):
        serve(session, lambda choices: _steps(session, choices, section, for_item))


def _steps(session: Session, choices: Choices, section: str, for_item: str) -> None:
    found = action_plan(session.book, section, for_item)
    if found.heading:
        session.printer.line(stopped(found.heading))
    for sentence, steps in (("musts", found.musts), ("mights", found.mights)):
        if steps:
            session.printer.say(f"plain.action_plan.{sentence}", count=count(len(steps)))
        for step in steps:
            used = say("plain.action_plan.used") if step.done else ""
            choices.own(step.label, lambda one=step: _used(session, one), used)  # type: ignore[misc]
            _about(session, step)
    if not found.steps:
        _instead(session, choices, found)
    if found.beside:
        session.printer.fact(say("plain.guide.beside"), "; ".join(found.beside))
    if found.bare and found.further != "crisis":
        choices.page("plain.notice.crisis", "crisis")
    _further(session, choices, found)
    if found.steps:
        choices.page("plain.action_plan.walk", "walk", section, for_item)
    choices.page("plain.action_plan.steps", "steps", section, for_item)
    choices.page("plain.action_plan.section", "section", section)


def _instead(session: Session, choices: Choices, found: ActionPlan) -> None:
    session.printer.say("pages.plan.nothing" if found.bare else "plain.action_plan.none")
    for item in (*found.tools, *found.people):
        phones = ", ".join(item.lines("phones"))
        choices.own(row_of(session.book, item).title, session.opens_page("item", item.id), stopped(phones))


def _used(session: Session, step: Step) -> After:
    session.printer.say("plain.action_plan.helped")
    for number, answer in enumerate(HELPED, 1):
        session.printer.numbered(number, say(f"plain.action_plan.{HELPED[answer]}"))
    flow, number = CheckIn(session.book), session.prompt.number(len(HELPED))
    flow.begun(step.item.id)
    if number:
        flow.used(step.item.id, tuple(HELPED)[number - 1])
    session.saved(stopped(step.label))
    return "stay"


def _about(session: Session, step: Step) -> None:
    for line in step.beside:
        session.printer.line(stopped(line))


def walk(session: Session, section: str, for_item: str = "") -> None:
    """One step at a time, musts first: done, or another one."""
    with session.titled("walk", say("plain.action_plan.name", section=_name(session, section))):
        found = action_plan(session.book, section, for_item)
        if found.heading:
            session.printer.line(stopped(found.heading))
        for step in found.steps:
            session.printer.line()
            session.printer.say("plain.action_plan.must" if step.must else "plain.action_plan.might")
            session.printer.line(stopped(step.label))
            _about(session, step)
            session.printer.numbered(1, say("plain.action_plan.did"))
            session.printer.say("plain.action_plan.or_next")
            if session.prompt.number(1):
                _used(session, step)
        session.printer.say("plain.action_plan.end")
        once(session, lambda choices: _after_the_last(session, choices, section, for_item))


def _after_the_last(session: Session, choices: Choices, section: str, for_item: str) -> None:
    _further(session, choices, action_plan(session.book, section, for_item))
    choices.page("plain.action_plan.all_steps", "plan", section, for_item)


def _further(session: Session, choices: Choices, found: ActionPlan) -> None:
    """The next section, by choice."""
    if found.further == "crisis":
        choices.page("plain.action_plan.further_crisis", "crisis")
    elif found.further:
        further = _name(session, found.further)
        choices.page("plain.action_plan.further", "plan", found.further, section=further)


def steps(session: Session, section: str, for_item: str = "") -> None:
    """The steps as they are written: add one, make one a must, open one. With *for_item* those for one thing."""
    with session.titled("steps", say("plain.steps.name")):
        serve(session, lambda choices: _written(session, choices, section, for_item))


def _written(session: Session, choices: Choices, section: str, for_item: str) -> None:
    book = session.book
    thing = book.plan.find(for_item)
    if thing is not None:
        session.printer.fact(say("plain.steps.for_this"), row_of(book, thing).title)
        found = steps_for(book, for_item)
    else:
        for_item, found = "", book.plan.at(PLAN_OF[section])
    for step in found:
        level = say("plain.steps.a_must") if step.words("level") == "must" else ""
        meant = "" if for_item else linked_name(book.plan, step.words("for"))
        choices.own(step_title(book, step), lambda one=step: _toggle(session, one), level)  # type: ignore[misc]
        if meant:
            session.printer.fact(say("plain.steps.for_this"), meant)
    choices.action("plain.steps.add", lambda: _add(session, section, for_item))
    if linkable_steps(book, section, for_item):
        choices.action("pages.steps.link", lambda: _link(session, section, for_item))


def _toggle(session: Session, step: Item) -> After:
    toggle_must(session.book, session.book.plan.items[step.id])
    session.saved()
    return "again"


def _add(session: Session, section: str, for_item: str) -> After:
    key = half_key(session.book, section, for_item)
    session.printer.say("plain.item.step_how")
    words = one_line(session, session.draft(key), session.heard(key))
    if add_step(session.book, section, words, for_item) is not None:
        session.saved(stopped(words))
    session.book.drop_draft(key)
    return "again"


def _link(session: Session, section: str, for_item: str) -> After:
    offered = [(one.id, one.label) for one in linkable_steps(session.book, section, for_item)]
    if link := pick_one(session, offered, None):
        add_linked(session.book, section, link, for_item)
        session.saved(stopped(dict(offered)[link]))
    return "again"


def find_tool(session: Session) -> None:
    """The tools that fit now, by the tags the person chooses."""
    with session.titled("tools", say("plain.tools.name")):
        wanted: list[str] = []
        serve(session, lambda choices: _tools(session, choices, wanted))


def _tools(session: Session, choices: Choices, wanted: list[str]) -> None:
    found, untried = tools(session.book, wanted), tools(session.book, wanted, TRY)
    if not (found or untried or wanted):
        session.printer.say("pages.tools.empty")
    elif found or not untried:
        session.printer.say("plain.tools.fit", count=count(len(found)))
    for item in found:
        choices.own(row_of(session.book, item).title, session.opens_page("tool", item.id))
    if untried:
        session.printer.line(stopped(say("pages.tools.to_try")))
    for item in untried:
        choices.own(row_of(session.book, item).title, session.opens_page("tool", item.id))
    if tags_in_use(session.book):
        choices.action("plain.tools.choose", lambda: _choose(session, wanted))
    choices.page("plain.tools.all", "section", "toolbox")


def _choose(session: Session, wanted: list[str]) -> After:
    offered = [(tag, tag_label(session.book, tag)) for tag in tags_in_use(session.book)]
    wanted[:] = pick_many(session, offered, wanted)
    return "again"


def tool(session: Session, item_id: str) -> None:
    """One tool: how it went, where it is used, and noting a try."""
    with session.titled("tool", say("plain.tools.one")):
        serve(session, lambda choices: _tool(session, choices, item_id))


def _tool(session: Session, choices: Choices, item_id: str) -> None:
    item = session.book.plan.find(item_id)
    if item is None:
        leave()
        return
    row, view = row_of(session.book, item), tool_view(session.book, item_id)
    session.printer.line(row.title)
    for label, words in row.details:
        session.printer.fact(label, words)
    for tryout in view.tryouts:
        session.printer.fact(say("plain.tools.tryout"), stopped(toolbox.tried_words(session.book, tryout)))
    for other in view.used:
        session.printer.fact(say("plain.tools.used"), row_of(session.book, other).title)
    choices.action("plain.tools.tried", lambda: _tried(session, item_id))
    choices.page("plain.item.change", "item", item_id)


def _tried(session: Session, item_id: str) -> After:
    session.printer.say("plain.tools.happened")
    key = toolbox.half_key(session.book, item_id)
    happened = one_line(session, session.draft(key), session.heard(key))
    offered = [(verdict, say(f"plain.tools.{verdict}")) for verdict in VERDICTS]
    verdict = pick_one(session, offered, None) or ""
    try_out(session.book, item_id, happened, verdict)
    session.book.drop_draft(key)
    session.saved()
    if verdict == "change":
        session.go("form", session.book.plan.items[item_id].place, item_id)
    return "again"
