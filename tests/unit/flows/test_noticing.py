"""From what is noticed to the plan that fits, own words for days and places, changing a check-in afterwards."""

from __future__ import annotations

import pytest

from tests.unit.plain import sitting
from wrap_tui.flows import arranging, own_words, router
from wrap_tui.flows.action_plan import action_plan
from wrap_tui.flows.checkin import CheckIn, day_words
from wrap_tui.services.book import Book
from wrap_tui.wording import say


def test_a_thing_with_steps_of_its_own_leads_to_them_and_others_to_their_section(book: Book) -> None:
    loud = book.add("triggers.events", {"text": "Loud rooms"})
    book.add("triggers.events", {"text": "Rain"})
    book.add("triggers.plan", {"text": "Go outside", "for": loud.id})
    assert router.plans_of(book, router.own_things(book)) == ()
    for thing in router.own_things(book):
        router.notice(book, thing)
    found = router.plans_of(book, router.own_things(book))
    assert [(plan.section, plan.item, plan.label) for plan in found] == [
        ("triggers", loud.id, "Loud rooms"),
        ("triggers", "", "Triggers"),
    ]


def test_when_things_break_down_steps_come_one_at_a_time(book: Book) -> None:
    assert list(router.way_to_plan(book, "breaking")) == ["plan", "breaking"], "without steps: tools"
    book.add("breaking.plan", {"text": "Ring Asha", "level": "must"})
    assert list(router.way_to_plan(book, "breaking")) == ["walk", "breaking"]
    assert router.way_to_plan(book, "early") == ("plan", "early")


def test_words_for_days_are_the_persons_own(book: Book) -> None:
    offered = day_words(book.plan)
    assert len(offered) == 5
    own_words.set_day_words(book, ["klar", " grau ", "", "klar", *"abcdefghij"])
    assert day_words(book.plan)[:2] == ("klar", "grau")
    assert len(day_words(book.plan)) == own_words.MOST
    own_words.set_day_words(book, [])
    assert day_words(book.plan) == offered


def test_a_day_keeps_its_word_when_the_words_change(book: Book) -> None:
    visit = CheckIn(book)
    visit.choose_word(visit.words()[0])
    before = visit.day.word
    own_words.set_day_words(book, ["klar"])
    assert visit.day.word == before


@pytest.mark.parametrize("place", own_words.PLACES)
def test_places_have_the_persons_own_names(book: Book, place: str) -> None:
    usual = dict(router.where_words(book))[place]
    own_words.set_where_word(book, place, "wobbly\n")
    assert dict(router.where_words(book))[place] == "wobbly"
    own_words.set_where_word(book, place, " ")
    assert dict(router.where_words(book))[place] == usual


def test_line_by_line_where_i_am_leads_to_its_page() -> None:
    book = sitting.book()
    book.add("early.plan", {"text": "Cook soup"})
    out = sitting.sit(book, "notice", answers=["6", "q", "q"])
    assert "Where I am today." in out
    assert "Cook soup" in out
    assert router.where_today(book) == "stretched"


def test_line_by_line_a_sign_leads_to_its_own_steps() -> None:
    book = sitting.book()
    sign = book.add("early.signs", {"text": "I stop cooking"})
    book.add("early.plan", {"text": "Soup from the freezer", "for": sign.id})
    out = sitting.sit(book, "own_things", answers=["1", "q", "q"])
    assert "Soup from the freezer" in out
    assert [thing.marked for thing in router.own_things(book)] == [True]


def test_line_by_line_without_steps_it_shows_phones_or_the_crisis_page() -> None:
    book = sitting.book()
    bare = sitting.sit(book, "plan", "triggers", answers=["q"])
    assert "The crisis page has numbers to ring.\n1. Open my crisis plan." in bare
    assert "These may help" not in bare
    assert "crisis plan" in sitting.sit(book, "plan", "breaking", answers=["q"])
    book.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900123",)})
    assert "1. Asha. 07700 900123." in sitting.sit(book, "plan", "triggers", answers=["q"])


def test_line_by_line_the_last_step_leads_on_by_choice_and_a_slip_is_taken_back() -> None:
    book = sitting.book()
    ring = book.add("breaking.plan", {"text": "Ring Asha", "level": "must"})
    book.add("breaking.plan", {"text": "Lie down"})
    out = sitting.sit(book, "walk", "breaking", answers=["1", "4", "", "2", "q", "q"])
    before, _, after = out.partition("That was the last step.")
    assert "4. I did not do it." in before
    assert "Look one step further" not in before
    assert "1. Look one step further: my crisis plan.\n2. All steps." in after
    assert "Ring Asha. Done today." not in after
    assert book.plan.day(book.today()).used[ring.id][0] == "-"


def test_line_by_line_a_good_thing_is_changed_and_taken_out() -> None:
    book = sitting.book()
    visit = CheckIn(book)
    visit.add_good("Sun")
    visit.add_good("Rain")
    sitting.sit(book, "check_in", answers=["7", "1", "1", "Sun on the stairs", "q"])
    assert list(visit.day.good) == ["Sun on the stairs", "Rain"]
    sitting.sit(book, "check_in", answers=["7", "2", "2", "q"])
    assert list(visit.day.good) == ["Sun on the stairs"]


def test_line_by_line_a_check_in_is_erased_after_a_yes() -> None:
    book = sitting.book()
    visit = CheckIn(book)
    visit.note("PLANTED")
    sitting.sit(book, "check_in", answers=["10", "no", "q"])
    assert visit.day.note == "PLANTED"
    out = sitting.sit(book, "check_in", answers=["10", "yes"])
    assert "It is gone for good." in out
    assert "PLANTED" not in repr(book.plan)


def test_one_step_further_passes_over_what_is_out_of_sight(book: Book) -> None:
    book.add("triggers.plan", {"text": "Go outside"})
    assert action_plan(book, "triggers").further == "early"
    arranging.hide(book, "early", True)
    assert action_plan(book, "triggers").further == "breaking"
    arranging.hide(book, "breaking", True)
    arranging.hide(book, "crisis", True)
    assert action_plan(book, "triggers").further == "crisis"
    assert action_plan(book, "breaking").further == "crisis"
    assert action_plan(book, "post").further == ""
    said = sitting.sit(book, "plan", "triggers", answers=["q"])
    assert "Look one step further: my crisis plan" in said
    assert "Early warning signs" not in said


def test_nothing_that_is_noticed_leads_to_a_page_out_of_sight(book: Book) -> None:
    jaw = book.add("early.signs", {"text": "Tight jaw"})
    book.add("triggers.events", {"text": "Loud rooms"})
    router.notice(book, next(thing for thing in router.own_things(book) if thing.id == jaw.id))
    for section in ("early", "toolbox"):
        arranging.hide(book, section, True)
    assert [door.id for door in router.doors(book)] == ["triggers", "breaking", "unsure"]
    assert [thing.label for thing in router.own_things(book)] == ["Loud rooms"]
    assert router.plans_of(book, router.own_things(book)) == ()
    assert router.set_where(book, "stretched") == ("own_things",)
    assert router.where_today(book) == "stretched"
    for page in ("notice", "own_things"):
        said = sitting.sit(book, page, answers=["q"])
        assert "Tight jaw" not in said
        assert say("flows.router.early") not in said
        assert "crisis plan" in said
    assert say("plain.notice.tools") not in said
