"""The look round line by line, and what is said behind a daily thing."""

from __future__ import annotations

from tests.unit.plain.sitting import book, sit
from wrap_tui.flows import look_round
from wrap_tui.flows.look_round import STOPS, made_up


def test_each_number_opens_a_stop_and_q_leads_to_the_next() -> None:
    made = made_up()
    said = sit(made, "look_round", answers=[word for n in range(1, len(STOPS) + 1) for word in (str(n), "q")])
    for title in (
        "End of Today.",
        "End of Triggers.",
        "End of I notice something.",
        "End of My crisis plan.",
    ):
        assert title in said, title
    assert " ".join(said.split()).count("This is the next one.") == len(STOPS)
    assert not look_round.offered(made)


def test_it_is_offered_on_today_until_it_is_left() -> None:
    made = made_up()
    assert "Look round, five stops." in sit(made, "today", answers=["q"])
    said = sit(made, "look_round", answers=["6"])
    assert said.rstrip().endswith("End of A look round.")
    assert "Look round, five stops." not in sit(made, "today", answers=["q"])


def test_how_often_is_said_as_it_was_written_and_a_time_as_a_time() -> None:
    made = book()
    made.add("daily.every", {"text": "Choir", "at": "19:30", "often": "Thursdays"})
    made.add("daily.might", {"text": "Wash my hair", "often": "twice a week"})
    said = sit(made, "today", answers=["q"])
    assert "1. Choir. At 19:30. Thursdays." in said
    assert "2. Wash my hair. twice a week." in said
