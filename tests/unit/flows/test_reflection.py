"""Reflection: answers by area, a goal in one step, and nothing that counts or judges."""

from __future__ import annotations

from dataclasses import fields

import pytest

from wrap_tui.flows import reflection
from wrap_tui.flows.reflection import Area, Sentence
from wrap_tui.services.book import Book

TELL = "reflect.help_tell"


def sentence(book: Book, question_id: str) -> Sentence:
    return next(s for area in reflection.areas(book) for s in area.sentences if s.question.id == question_id)


def test_there_are_nine_areas_of_plain_sentences(book: Book) -> None:
    areas = reflection.areas(book)
    assert len(areas) == 9
    assert all(len(area.sentences) >= 3 for area in areas)
    assert all(s.words.split()[0] in ("I", "A", "What", "My") for area in areas for s in area.sentences)


def test_every_sentence_has_the_same_three_answers_and_can_be_left_out(book: Book) -> None:
    for area in reflection.areas(book):
        for found in area.sentences:
            assert [choice.id for choice in found.question.choices] == ["now", "like", "not"]
            assert found.answer is None


def test_an_answer_is_kept_changed_and_taken_back(book: Book) -> None:
    reflection.answer(book, TELL, "now")
    assert sentence(book, TELL).answer == sentence(book, TELL).question.choices[0]
    reflection.answer(book, TELL, "not")
    said = sentence(book, TELL).answer
    assert said is not None
    assert said.id == "not"
    reflection.answer(book, TELL, None)
    assert sentence(book, TELL).answer is None


def test_other_answers_and_other_questions_are_refused(book: Book) -> None:
    with pytest.raises(KeyError):
        reflection.answer(book, TELL, "very")
    with pytest.raises(KeyError):
        reflection.answer(book, "well.words", "now")
    with pytest.raises(KeyError):
        reflection.make_goal(book, "crisis.no_allergies")


def test_would_like_becomes_a_goal_that_is_linked(book: Book) -> None:
    reflection.answer(book, TELL, "like")
    assert sentence(book, TELL).can_become_goal
    goal = reflection.make_goal(book, TELL)
    assert book.plan.texts("matters.goals") == (sentence(book, TELL).words,)
    assert sentence(book, TELL).goal == goal
    assert reflection.sentence_of(book, goal.id) == TELL
    assert not sentence(book, TELL).can_become_goal


def test_a_goal_can_be_made_straight_away_and_says_the_wish(book: Book) -> None:
    reflection.make_goal(book, TELL)
    assert book.plan.text(TELL) == "like"


def test_a_second_time_makes_no_second_goal(book: Book) -> None:
    assert reflection.make_goal(book, TELL) == reflection.make_goal(book, TELL)
    assert len(book.plan.at("matters.goals")) == 1


def test_one_undo_takes_goal_and_answer_back(book: Book) -> None:
    reflection.make_goal(book, TELL)
    assert book.undo()
    assert book.plan.texts("matters.goals") == ()
    assert book.plan.text(TELL) == ""
    assert reflection.goal_of(book, TELL) is None


def test_a_goal_keeps_its_link_when_its_words_change_and_loses_it_when_removed(book: Book) -> None:
    goal = reflection.make_goal(book, TELL)
    book.change(goal.id, {"text": "Tell Dr Osei what I want"})
    found = sentence(book, TELL).goal
    assert found is not None
    assert found.text == "Tell Dr Osei what I want"
    book.remove(goal.id)
    assert sentence(book, TELL).can_become_goal
    again = reflection.make_goal(book, TELL)
    assert again.id != goal.id


def test_goals_from_elsewhere_have_no_sentence(book: Book) -> None:
    assert reflection.sentence_of(book, book.add("matters.goals", {"text": "Grow beans"}).id) == ""


def test_an_area_can_be_put_away_and_its_answers_stay(book: Book) -> None:
    reflection.answer(book, TELL, "now")
    reflection.hide_area(book, "help")
    assert "help" not in {area.id for area in reflection.areas(book)}
    reflection.hide_area(book, "help", hidden=False)
    said = sentence(book, TELL).answer
    assert said is not None
    assert said.id == "now"


def test_nothing_holds_a_number(book: Book) -> None:
    for shape in (Area, Sentence):
        assert not [spec.name for spec in fields(shape) if spec.type in ("int", "float", int, float)]
