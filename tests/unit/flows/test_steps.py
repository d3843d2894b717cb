"""What I do about one trigger or sign."""

from __future__ import annotations

from tests.unit.plain.sitting import Script, sit
from wrap_tui.flows.action_plan import NOT_DONE, action_plan
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.people import not_involve
from wrap_tui.flows.steps import add_step, steps_for, takes_steps, toggle_must, what_i_do, where_used
from wrap_tui.services.book import Book


def test_steps_stand_under_the_trigger_they_are_for(book: Book) -> None:
    pub = book.add("triggers.events", {"text": "Loud pubs"})
    letter = book.add("triggers.events", {"text": "A letter"})
    assert what_i_do(book, pub.id) == ""
    add_step(book, "triggers", "step outside", pub.id)
    add_step(book, "triggers", "Text Jo.", pub.id)
    add_step(book, "triggers", "Breathe")
    assert what_i_do(book, pub.id) == "What I do: step outside. Text Jo."
    assert what_i_do(book, letter.id) == ""
    assert add_step(book, "triggers", "  ", pub.id) is None


def test_a_plan_for_one_trigger_says_so_and_the_steps_for_all_name_none(book: Book) -> None:
    pub = book.add("triggers.events", {"text": "Loud pubs"})
    letter = book.add("triggers.events", {"text": "A letter"})
    add_step(book, "triggers", "step outside", pub.id)
    add_step(book, "triggers", "Breathe")
    assert action_plan(book, "triggers", pub.id).heading == "For this: Loud pubs"
    assert action_plan(book, "triggers", letter.id).heading == ""
    assert action_plan(book, "triggers").heading == ""
    for page in ("plan", "walk"):
        assert "For this: Loud pubs." in sit(book, page, "triggers", pub.id, reader=Script(["", "q"]))


def test_a_linked_step_is_called_by_its_tool(book: Book) -> None:
    tool = book.add("toolbox.use", {"name": "A bath"})
    sign = book.add("early.signs", {"text": "Short sleep"})
    book.add("early.plan", {"link": tool.id, "for": sign.id, "level": "must"})
    assert what_i_do(book, sign.id) == "What I do: A bath."


def test_only_triggers_and_signs_take_steps(book: Book) -> None:
    assert takes_steps(book, book.add("triggers.dates", {"text": "November"}))
    assert takes_steps(book, book.add("breaking.signs", {"text": "I stop eating"}))
    assert not takes_steps(book, book.add("toolbox.use", {"name": "Tea"}))
    assert not takes_steps(book, book.add("triggers.plan", {"text": "Breathe"}))


def test_a_step_is_made_a_must_and_back(book: Book) -> None:
    step = add_step(book, "early", "Ring Jo")
    assert step is not None
    toggle_must(book, step)
    assert book.plan.items[step.id].words("level") == "must"
    toggle_must(book, book.plan.items[step.id])
    assert book.plan.items[step.id].words("level") == "might"
    assert [item.id for item in steps_for(book, step.id)] == []


def test_a_step_says_what_helps_to_do_it(book: Book) -> None:
    tea = book.add("toolbox.use", {"name": "Tea", "how": "Two bags,\nno talking"})
    asha = book.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900123",)})
    for linked in (tea, asha):
        book.add("early.plan", {"text": "Now", "link": linked.id})
    book.add("early.plan", {"text": "Rest"})
    about = [step.about for step in action_plan(book, "early").steps]
    assert about == ["Two bags, no talking", "Asha, 07700 900123", ""]
    not_involve(book, "Asha")
    assert "07700" not in str([step.about for step in action_plan(book, "early").steps])


def test_a_step_that_leads_to_a_task_says_who_does_it_and_their_number(book: Book) -> None:
    rent = book.add("crisis.tasks", {"what": "The rent", "who": "Pete", "phones": ("07700 900858",)})
    post = book.add("crisis.tasks", {"what": "The post", "phones": ("07700 900859",)})
    cat = book.add("crisis.tasks", {"what": "The cat", "who": "Rob", "phones": ("07700 900860",)})
    not_involve(book, "Rob")
    for task in (rent, post, cat):
        book.add("breaking.plan", {"link": task.id})
    said = [(step.label, step.about) for step in action_plan(book, "breaking").steps]
    assert said == [("The rent", "Pete, 07700 900858"), ("The post", "07700 900859"), ("The cat", "")]


def test_what_was_said_of_a_step_stays_until_something_else_is_said(book: Book) -> None:
    step = book.add("early.plan", {"text": "Rest"})
    flow = CheckIn(book)
    flow.begun(step.id)
    assert action_plan(book, "early").steps[0].done
    flow.used(step.id, "yes")
    flow.begun(step.id)
    assert action_plan(book, "early").steps[0].helped == "yes"
    flow.used(step.id, NOT_DONE)
    assert not action_plan(book, "early").steps[0].done
    flow.begun(step.id)
    assert action_plan(book, "early").steps[0].helped == ""


def test_a_tool_says_which_plan_and_which_sign_it_is_a_step_of(book: Book) -> None:
    tea = book.add("toolbox.use", {"name": "Tea"})
    loud = book.add("triggers.events", {"text": "Loud rooms"})
    book.add("triggers.plan", {"link": tea.id, "for": loud.id})
    book.add("early.plan", {"link": tea.id})
    book.add("early.plan", {"text": "Now", "link": tea.id})
    book.add("toolbox.tryouts", {"what": "Tea", "tool": tea.id})
    assert where_used(book, tea.id) == ("Triggers: Loud rooms", "Early warning signs")
