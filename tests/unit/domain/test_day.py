"""A day belongs to the wall clock and to the hour at which the person's day begins."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.domain.day import Day, local_date, previous
from wrap_tui.domain.stamp import Stamp


@pytest.mark.parametrize(
    ("hour", "start", "date"),
    [(3, 4, "2026-11-02"), (4, 4, "2026-11-03"), (0, 0, "2026-11-03"), (23, 4, "2026-11-03")],
)
def test_the_night_belongs_to_the_day_before(hour: int, start: int, date: str) -> None:
    assert local_date(datetime(2026, 11, 3, hour, 30, tzinfo=UTC), start) == date


def test_no_date_is_lost_or_doubled_when_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    moment = datetime(2026, 10, 24, 0, 0, tzinfo=UTC)
    dates = [local_date((moment + timedelta(hours=h)).astimezone(berlin)) for h in range(72)]
    assert sorted(set(dates)) == ["2026-10-23", "2026-10-24", "2026-10-25", "2026-10-26"]
    assert dates == sorted(dates)


def test_travel_uses_the_clock_on_the_wall() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert local_date(datetime(2026, 11, 3, 20, 0, tzinfo=UTC).astimezone(tokyo)) == "2026-11-04"


@given(st.booleans(), st.booleans())
def test_the_last_tick_counts(first: bool, second: bool) -> None:
    day = Day("2026-11-03").with_tick("a", first, Stamp(1)).with_tick("a", second, Stamp(2))
    assert day.ticked("a") is second
    assert not day.ticked("b")


def test_the_date_before() -> None:
    assert previous("2026-03-01") == "2026-02-28"
