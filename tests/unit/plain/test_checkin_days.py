"""The check-in in plain mode belongs to its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.unit.plain.sitting import WALL, Script, sit
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.plain.prompt import Locked
from wrap_tui.plain.reader import Echo, Heard, unheard
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.opening import memory_book

DAY = "2026-10-14"


class Wall:
    at = WALL

    def __call__(self) -> datetime:
        return self.at


class OverNight(Script):
    """Answers of which one comes on the next day."""

    def __init__(self, answers: list[str], then: Callable[[], None]) -> None:
        super().__init__(answers)
        self._then = then

    def line(self, echo: Echo, prompt: str, start: str = "", heard: Heard = unheard) -> str:
        self._then()
        return super().line(echo, prompt, start, heard)


class LockedBehind(Script):
    """Answers of which the last one is not finished: it locks behind it."""

    def line(self, echo: Echo, prompt: str, start: str = "", heard: Heard = unheard) -> str:
        if super().line(echo, prompt, start, heard) == "Tea with J":
            raise Locked
        return self._last


def _book(wall: Wall) -> Book:
    return memory_book(clock=Clock("test", wall=wall))


def test_a_half_typed_note_is_kept_in_its_day_when_today_is_read_later() -> None:
    wall = Wall()
    plan = _book(wall)
    plan.draft(f"day.note.{DAY}", {"text": "Long day"})
    assert "Kept in your check-in" not in sit(plan, "today", answers=["q"])
    wall.at += timedelta(days=1)
    assert "Kept in your check-in: what you began on Wednesday 14 October." in sit(
        plan, "today", answers=["q"]
    )
    assert plan.plan.day(DAY).note == "Long day"


def test_today_left_open_over_night_goes_on_with_the_new_day() -> None:
    wall = Wall()
    plan = _book(wall)
    breakfast = plan.add("daily.every", {"text": "Breakfast"})

    def sleep() -> None:
        wall.at = WALL + timedelta(hours=20)

    said = sit(plan, "today", reader=OverNight(["1", "", "q"], sleep))
    assert plan.plan.day("2026-10-15").ticked(breakfast.id)
    assert not plan.plan.day(DAY).ticked(breakfast.id)
    assert "Thursday 15 October. Breakfast. Done." in said
    assert said.count("I notice something") == said.count("All pages") == said.count("Check in") == 2
    assert said.count("Thursday 15 October") == 2


def test_yesterday_and_the_check_in_are_those_of_the_new_day() -> None:
    wall = Wall()
    plan = _book(wall)
    breakfast = plan.add("daily.every", {"text": "Breakfast"})

    def sleep() -> None:
        wall.at = WALL + timedelta(hours=20)

    said = sit(plan, "today", reader=OverNight(["2", "1", "q", "q"], sleep))
    assert "Check in. Thursday 15 October." in said
    assert plan.plan.day("2026-10-15").word
    wall.at = WALL
    names = [line for line in sit(plan, "today", answers=["q"]).splitlines() if "esterday" in line]
    number = names[0].partition(".")[0]
    sit(plan, "today", reader=OverNight([number, "1", "q", "q"], sleep))
    assert plan.plan.day(DAY).ticked(breakfast.id)


def test_another_day_stays_that_day_over_night() -> None:
    wall = Wall()
    plan = _book(wall)
    breakfast = plan.add("daily.every", {"text": "Breakfast"})

    def sleep() -> None:
        wall.at = WALL + timedelta(hours=20)

    sit(plan, "day", "2026-10-13", reader=OverNight(["1", "q"], sleep))
    assert plan.plan.day("2026-10-13").ticked(breakfast.id)


def test_a_check_in_left_open_over_night_says_which_day_it_is() -> None:
    wall = Wall()
    plan = _book(wall)

    def sleep() -> None:
        wall.at = WALL + timedelta(hours=20)

    said = sit(plan, "check_in", reader=OverNight(["1", "q"], sleep))
    assert said.count("Wednesday 14 October") == 2
    assert plan.plan.day(DAY).word
    assert sit(plan, "check_in", DAY, reader=Script(["", "q"])).count("Wednesday 14 October") == 1


def test_other_words_for_a_good_thing_wait_while_the_plan_is_locked() -> None:
    plan = _book(Wall())
    visit = CheckIn(plan)
    visit.add_good("Tea")
    said = sit(plan, "check_in", answers=["q"])
    number = next(
        row.partition(".")[0] for row in said.splitlines() if "Change or take out a good thing" in row
    )
    locked = LockedBehind([number, "1", "1", "Tea with J"])
    sit(plan, "check_in", reader=locked)
    assert visit.half_changed == ("Tea", "Tea with J")
    script = Script([number, "1", "1", "Tea with Jo", "q"])
    sit(plan, "check_in", reader=script)
    assert "Tea with J" in script.seen
    assert visit.day.good == ("Tea with Jo",)
    assert not plan.plan.drafts
