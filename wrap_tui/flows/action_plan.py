"""What I do: the steps of one section (or one trigger or sign), musts first, never an empty page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.text import one_line
from wrap_tui.flows.crisis import callable_people
from wrap_tui.flows.naming import hidden
from wrap_tui.flows.sections import linked_name
from wrap_tui.services.book import Book
from wrap_tui.wording import say

PLAN_OF: Final = {
    "triggers": "triggers.plan",
    "early": "early.plan",
    "breaking": "breaking.plan",
    "post": "post.tools",
}
FURTHER: Final = {"triggers": "early", "early": "breaking", "breaking": "crisis"}
"""Where "look one step further" leads; only ever by the person's own choice. See `further`."""
LAST: Final = "crisis"
"""Where it leads in the end: always in reach, also when the person put its page out of sight."""
FALLBACK_TOOLS: Final = 7
NOT_DONE: Final = "-"
"""How a step went that was marked by a slip."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its words (or those of what it links to), whether it is a must, and how it went today.

    `about` is what helps to do it: the phones of the person that it links to, or how a tool is used.
    `meant` is the one trigger or sign that it was written for, where it stands in for another ("" as a rule).
    """

    item: Item
    label: str
    must: bool
    helped: str | None
    about: str = ""
    meant: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """The lines under the step: what it was written for, what helps to do it."""
        meant = say("pages.steps.for_this", words=self.meant) if self.meant else ""
        return tuple(filter(None, (meant, self.about)))

    @property
    def done(self) -> bool:
        """Whether it was used today."""
        return self.helped not in (None, NOT_DONE)


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The steps of a section. Without steps: the person's tools and people, so that no page is empty."""

    section: str
    musts: tuple[Step, ...]
    mights: tuple[Step, ...]
    beside: tuple[str, ...]
    tools: tuple[Item, ...]
    people: tuple[Item, ...]
    further: str
    meant: str = ""
    """What the one trigger or sign is called that all of these steps are for, "" for steps for all of the section."""

    @property
    def heading(self) -> str:
        """A line above the steps: what they are for, "" for those of the whole section."""
        return say("pages.steps.for_this", words=self.meant) if self.meant else ""

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, musts first: the order of the one-at-a-time page."""
        return (*self.musts, *self.mights)

    @property
    def bare(self) -> bool:
        """Whether there is nothing of the person's own to show: no steps, no tools, no people."""
        return not (self.steps or self.tools or self.people)


def further(plan: Plan, section: str) -> str:
    """The section one step further: the next one in sight, the crisis plan in the end; "" when nothing comes after."""
    found = FURTHER.get(section, "")
    while found not in ("", LAST) and hidden(plan, found):
        found = FURTHER.get(found, "")
    return found


def step_label(plan: Plan, item: Item) -> str:
    """The words of a step: its own, else the name of what it links to."""
    return item.text or linked_name(plan, item.words("link"))


def _about(plan: Plan, item: Item) -> str:
    linked = plan.find(item.words("link"))
    if linked is None:
        return ""
    if phones := linked.lines("phones"):
        name = linked.words("name") or linked.words("who")
        return "" if not_involved(plan).is_one(name) else ", ".join(filter(None, (name, *phones)))
    return one_line(linked.words("how"))


def meant_for(book: Book, item: Item) -> str:
    """The id of the one trigger or sign that a step is for, "" when it is for none, or for one that was removed.

    In a part of the plan alone it may be for one in another part.
    """
    thing = item.words("for")
    known = book.plan.find(thing) is not None or (book.narrowed and thing not in book.plan.items)
    return thing if known else ""


def action_plan(book: Book, section: str, for_item: str = "") -> ActionPlan:
    """The action plan of a section; with *for_item* the steps for that trigger or sign, when it has its own."""
    plan = book.plan
    day = plan.day(book.today())
    items = [item for item in plan.at(PLAN_OF[section]) if step_label(plan, item)]
    own = [item for item in items if for_item and meant_for(book, item) == for_item]
    general = [item for item in items if not meant_for(book, item)]
    chosen = own or general or items
    steps = [
        Step(
            item,
            step_label(plan, item),
            item.words("level") == "must",
            used[0] if (used := day.used.get(item.id)) else None,
            _about(plan, item),
            linked_name(plan, meant) if (meant := meant_for(book, item)) != for_item else "",
        )
        for item in chosen
    ]
    return ActionPlan(
        section,
        tuple(step for step in steps if step.must),
        tuple(step for step in steps if not step.must),
        plan.texts("well.words"),
        () if steps else plan.at("toolbox.use")[:FALLBACK_TOOLS],
        () if steps else callable_people(plan),
        further(plan, section),
        linked_name(plan, for_item) if own else "",
    )
