"""Guided questions go forward and back, stop and resume, and never ask what was left."""

from __future__ import annotations

from wrap_tui.flows.guide import FIRST_PAGE, carry_on, guide_for
from wrap_tui.services.book import Book


def test_the_first_page_has_seven_questions_and_says_so(book: Book) -> None:
    guide = guide_for(book, FIRST_PAGE)
    assert guide.total == 7
    asked = [guide.question.id]
    while guide.forward():
        asked.append(guide.question.id)
    assert len(asked) == 7
    assert asked[0] == "crisis.for_me_now"
    assert guide.ended


def test_stopping_resumes_at_the_same_question_and_is_offered_once(book: Book) -> None:
    guide = guide_for(book, "triggers")
    guide.forward()
    stopped_at = guide.question.id
    guide.stop()
    assert carry_on(book) == "triggers"
    again = guide_for(book, "triggers")
    assert again.question.id == stopped_at
    while again.forward():
        pass
    assert carry_on(book) == ""


def test_further_questions_wait_until_they_are_asked_for(book: Book) -> None:
    guide = guide_for(book, "triggers")
    while guide.forward():
        assert not guide.question.more
    assert guide.more_wait
    assert guide.go_on()
    assert guide.question.more


def test_no_total_above_ten(book: Book) -> None:
    assert guide_for(book, "crisis").total is None


def test_going_back_from_the_first_question_stays(book: Book) -> None:
    guide = guide_for(book, "well")
    assert not guide.back()
    guide.forward()
    assert guide.back()
    assert guide.number == 1


def test_the_person_is_the_author_of_every_answer(book: Book) -> None:
    guide = guide_for(book, "well")
    book.add(guide.question.id, {"text": "calm"})
    assert [item.text for item in guide.items()] == ["calm"]
