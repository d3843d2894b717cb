"""A session with a peer supporter in lines: the same flow, the same limits."""

from __future__ import annotations

import pytest

from tests.unit.plain.sitting import Script, book, sit
from wrap_tui.flows import arranging, journal, peer, reading_back
from wrap_tui.flows.peer_start import MEETING, Starting
from wrap_tui.services.book import Book

SECRETS = ("Asha", "Loud pubs", "Cold water")


def written() -> Book:
    whole = book()
    whole.add("crisis.supporters", {"name": "Asha"})
    whole.add("crisis.for_me_now", {"text": "Cold water"})
    whole.add("triggers.events", {"text": "Loud pubs"})
    whole.add("toolbox.use", {"name": "Blue blanket"})
    return whole


def inside(shows: peer.Shows = "helplines") -> Book:
    whole = written()
    peer.begin(whole, ["toolbox", "early"], 45, shows)
    return peer.within(whole)


def test_the_questions_before_a_session_open_what_was_chosen_alone() -> None:
    whole = written()
    said = sit(whole, "peer", answers=["all of it", "danger", "my hand", "2", "3", "1", "y"])
    session = peer.running(whole)
    assert session is not None
    assert (session.sections, session.minutes) == (("well", "toolbox"), 45)
    assert "The session has begun." in said
    assert "When I am well" in said.partition("Open now")[2]


def test_parts_can_be_chosen_one_by_one() -> None:
    whole = written()
    sit(whole, "peer", answers=["", "", "", "9", "2", "4", "", "5", "2", "y"])
    session = peer.running(whole)
    assert session is not None
    assert (session.sections, session.minutes, session.crisis) == (("toolbox", "triggers"), 0, "steps")


def test_nothing_begins_without_a_yes() -> None:
    whole = written()
    sit(whole, "peer", answers=["", "", "", "2", "3", "1", "n"])
    assert peer.running(whole) is None


@pytest.mark.parametrize(
    ("flow", "about"),
    [
        ("today", ()), ("read", ()), ("crisis", ()), ("section", ("triggers",)), ("item", ("i3",)), ("search", ()),
        ("export", ("crisis",)), ("people", ()), ("good", ()), ("removed", ()), ("menu", ()), ("pause", ()),
        ("guide", ("first_page",)), ("danger_card", ()),
    ],
)  # fmt: skip
def test_no_page_reads_a_word_of_another_section(flow: str, about: tuple[str, ...]) -> None:
    said = sit(inside(), flow, *about, answers=["a", "o"])
    assert not [words for words in SECRETS if words in said]


def test_the_supporters_card_stands_before_each_question() -> None:
    assert "No advice." in sit(inside(), "question", "early.body", answers=[])


def test_a_break_is_the_first_thing_that_help_offers_at_a_question() -> None:
    said = sit(inside(), "question", "early.body", answers=["?", "1", "1"])
    assert "Nothing is lost." in said
    assert "Blue blanket" in said


@pytest.mark.parametrize("how", ["\x1b[17~half a", "break"])
def test_a_break_while_typing_empties_the_window_and_keeps_the_words(how: str) -> None:
    script = Script([how, "1", ", and more", "q"])
    session = inside()
    said = sit(session, "question", "early.body", reader=script)
    before, _, after = said.partition("A break.")
    assert "\n" * 40 in before
    assert "Blue blanket" in after.partition("End of A break.")[0]
    if how != "break":
        assert script.seen[2] == "half a"
    assert "break" not in session.plan.texts("early.body")


def test_the_word_for_a_break_is_text_where_nobody_sits_beside_and_after_a_blank() -> None:
    whole = written()
    sit(whole, "question", "early.body", answers=["break", "q"])
    assert whole.plan.texts("early.body") == ("break",)
    session = inside()
    sit(session, "question", "early.body", answers=[" break", "q"])
    assert session.plan.texts("early.body") == ("break",)
    assert "There is no session now." in sit(whole, "question", "early.body", answers=["\x1b[17~", "q"])


def test_lines_are_kept_and_left_out_one_by_one() -> None:
    session = inside()
    assert session.plan is not None
    session.add("early.body", {"text": "cold hands"})
    peer.typed_by(session, "supporter")
    session.add("early.body", {"text": "not mine"})
    said = sit(session, "read_back", answers=["1", "2", "", "I came"])
    assert "Typed by my supporter." in said
    assert [item.text for item in session.plan.at("early.body")] == ["cold hands"]
    assert session.plan.texts("journal.celebrations") == ("I came",)
    assert peer.running(session) is None


def test_a_line_that_was_left_out_can_come_back_before_the_end() -> None:
    session = inside()
    for words in ("cold hands", "sore neck"):
        session.add("early.body", {"text": words})
    said = sit(session, "read_back", answers=["2", "2", "2", "1", "", ""])
    assert said.count("You left these out.") == 2
    assert [item.text for item in session.plan.at("early.body")] == ["sore neck"]


def test_a_line_that_is_changed_is_read_again() -> None:
    session = inside()
    session.add("early.body", {"text": "cold hands"})
    said = sit(session, "read_back", answers=["3", "1", "cold hands and feet", "q", "1", ""])
    assert said.count("Leave it out") >= 2
    assert [item.text for item in session.plan.at("early.body")] == ["cold hands and feet"]


def test_open_lines_are_asked_about_before_the_end() -> None:
    session = inside()
    session.add("early.body", {"text": "cold hands"})
    sit(session, "read_back", answers=["", "n"])
    assert peer.running(session) is not None
    assert reading_back.undecided(session) == 1


def test_leaving_the_first_page_locks_and_the_session_waits() -> None:
    session = inside()
    assert "Your session stays open." in sit(session, "session", answers=["q"])
    assert peer.running(session) is not None


def test_the_own_crisis_page_opens_from_the_card() -> None:
    session = inside()
    assert "Asha" in sit(session, "danger_card", answers=["1"])


def test_what_helped_before_is_offered_as_a_question() -> None:
    whole = written()
    assert peer.helped(whole, "She waited")
    assert "Read what helped me before?" in sit(whole, "peer", answers=["n"])


def test_what_helped_is_kept_apart_and_can_be_taken_out() -> None:
    session = inside()
    sit(session, "helped", answers=["Time", "1", "y"])
    assert not peer.what_helped(session)


def test_questions_for_a_group_are_read_one_by_one() -> None:
    said = sit(written(), "questions", answers=["4", "0", "q"])
    assert "Questions for a group." in said
    assert "Loud pubs" not in said


def test_goals_and_entries_open_in_a_session_and_no_choice_stays_shut() -> None:
    whole = book()
    goal = whole.add("matters.goals", {"text": "planted boat", "next_step": "ask"})
    whole.change(goal.id, {"text": "planted ship", "next_step": "ask"})
    entry = journal.write(whole, "planted entry")
    assert entry is not None
    journal.make_of(whole, entry.id, "planted", "goal")
    whole.add("toolbox.use", {"name": "planted tool"})
    peer.begin(whole, ["matters", "journal", "toolbox", "triggers"])
    part = peer.within(whole)
    for sought, title in (("planted ship", "One goal"), ("planted entry", "Journal entry")):
        said = sit(part, "search", answers=[sought, "1", "q", "q"])
        assert "stays shut" not in said
        assert sought in said.partition(title)[2] or sought in said.split("Which")[-1]
    pages = (
        ("section", "matters"), ("section", "journal"), ("section", "toolbox"), ("section", "triggers"),
        ("goals",), ("goal", goal.id), ("entry", entry.id), ("item", goal.id), ("older", goal.id),
    )  # fmt: skip
    for page in pages:
        for number in range(1, 20):
            assert "stays shut" not in sit(part, *page, answers=[str(number)]), (page, number)


def test_a_section_out_of_sight_is_not_named_beside_the_supporter() -> None:
    whole = written()
    arranging.hide(whole, "breaking", True)
    arranging.hide(whole, "early", True)
    starting = Starting(whole)
    assert not {"breaking", "early"} & {section.id for section in starting.sections()}
    assert "breaking" not in starting.meetings()
    starting.take_meeting("signs")
    assert starting.chosen == {"triggers"}
    assert peer.running(whole) is None
    whole.prefer(MEETING, "signs")
    assert Starting(whole).next_meeting() == "crisis_1"
    for section in whole.catalog.sections:
        arranging.hide(whole, section.id, True)
    assert Starting(whole).next_meeting() == ""
    said = sit(whole, "peer", answers=["", "", "", "1", "", "q"])
    assert "Triggers" not in said
