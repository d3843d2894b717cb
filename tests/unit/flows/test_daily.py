"""Check-in, router, action plans: own words, nothing picked in advance, no empty page."""

from __future__ import annotations

from wrap_tui.flows import router
from wrap_tui.flows.action_plan import action_plan
from wrap_tui.flows.checkin import CheckIn, checked_in, day_words
from wrap_tui.flows.today import today_view
from wrap_tui.services.book import Book

from .conftest import Wall


def test_ticks_belong_to_their_date(book: Book, wall: Wall) -> None:
    item = book.add("daily.every", {"text": "Breakfast"})
    book.tick(item.id, True)
    assert today_view(book).done == 1
    wall.days_on(1)
    assert today_view(book).done == 0
    assert today_view(book, "2026-11-03").every[0].ticked


def test_timed_things_stand_first(book: Book) -> None:
    book.add("daily.every", {"text": "Call"})
    book.add("daily.every", {"text": "Tablets", "at": "08:00"})
    assert [row.item.text for row in today_view(book).every] == ["Tablets", "Call"]


def test_each_part_of_a_check_in_can_be_left_out_changed_and_removed(book: Book) -> None:
    sign = book.add("early.signs", {"text": "I stop cooking"})
    check = CheckIn(book)
    assert len(check.words()) == 5
    assert not checked_in(check.day)
    word = check.words()[1]
    check.choose_word(word)
    check.toggle(check.things()[0])
    assert check.add_good("The neighbour waved")
    check.note("Tired [/] but fine")
    assert check.day.word == word
    assert check.day.noticed[sign.id].on
    check.change_good(0, "The neighbour waved twice")
    check.choose_word(word)
    assert check.day.word == ""
    check.remove_all()
    assert not checked_in(check.day)
    assert book.undo()
    assert check.day.good == ("The neighbour waved twice",)


def test_three_good_things_at_most(book: Book) -> None:
    check = CheckIn(book)
    assert [check.add_good(w) for w in ("a", "b", "c", "d")] == [True, True, True, False]


def test_own_day_words_take_the_place_of_the_offered_ones(book: Book) -> None:
    book.prefer("day_words", ["klar", "grau"])
    assert day_words(book.plan) == ("klar", "grau")


def test_noticing_leads_to_the_section_of_the_thing_and_marks_nothing_by_itself(book: Book) -> None:
    book.add("triggers.events", {"text": "Loud rooms"})
    book.add("breaking.signs", {"text": "I stop sleeping"})
    found = router.own_things(book)
    assert [thing.marked for thing in found] == [False, False]
    assert router.notice(book, found[1]) == "breaking"
    assert [thing.marked for thing in router.own_things(book)] == [False, True]


def test_where_am_i_is_for_today_alone(book: Book, wall: Wall) -> None:
    assert router.set_where(book, "stretched") == ("plan", "early")
    assert router.where_today(book) == "stretched"
    wall.days_on(1)
    assert router.where_today(book) == ""


def test_musts_come_first_and_steps_for_one_sign_win(book: Book) -> None:
    sign = book.add("early.signs", {"text": "I stop cooking"})
    tool = book.add("toolbox.use", {"name": "Soup from the freezer"})
    book.add("early.plan", {"text": "Ring Asha", "level": "might"})
    book.add("early.plan", {"link": tool.id, "level": "must"})
    book.add("early.plan", {"text": "Shop with Dev", "level": "must", "for": sign.id})
    assert [s.label for s in action_plan(book, "early").steps] == ["Soup from the freezer", "Ring Asha"]
    assert [s.label for s in action_plan(book, "early", sign.id).steps] == ["Shop with Dev"]


def test_an_action_plan_without_steps_shows_tools_and_people(book: Book) -> None:
    book.add("toolbox.use", {"name": "Tea"})
    book.add("crisis.supporters", {"name": "Asha"})
    plan = action_plan(book, "breaking")
    assert not plan.steps
    assert plan.tools
    assert plan.people
    assert plan.further == "crisis"


def test_did_it_help_is_kept_for_the_day(book: Book) -> None:
    step = book.add("early.plan", {"text": "Walk", "level": "must"})
    CheckIn(book).used(step.id, "bit")
    assert action_plan(book, "early").steps[0].helped == "bit"
