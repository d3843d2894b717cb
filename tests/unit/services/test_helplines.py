"""Helplines: every entry has what a caller needs, hours are told in the line's own zone, nothing is called open without stated hours."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from wrap_tui.domain.helpline import Helpline, Hours, parse_hours
from wrap_tui.export import helpline_words
from wrap_tui.services import helplines

ALL = [helplines.lines(code) for code, _ in helplines.countries()]
EVERY_LINE = [pytest.param(line, id=f"{found.code}-{line.name}") for found in ALL for line in found.lines]


def livslinien() -> Helpline:
    return helplines.lines("DK").lines[0]


def test_at_least_the_countries_of_the_evidence() -> None:
    codes = {found.code for found in ALL}
    assert {"US", "CA", "GB", "IE", "AU", "NZ", "ZA", "IN", "SG", "HK", "CZ", "DK", "DE", "AT", "CH"} <= codes
    assert {"FR", "ES", "NL", "BE", "SE", "NO", "FI", "IL", "JP", "BR", "NG", "PH", "KE"} <= codes


@pytest.mark.parametrize("line", EVERY_LINE)
def test_every_line_can_be_reached_has_a_source_and_a_date(line: Helpline) -> None:
    assert helpline_words.ways(line)
    assert helplines.sources(line)
    assert date(2019, 1, 1) < date.fromisoformat(line.checked) < date(2027, 1, 1)
    assert ZoneInfo(line.zone)
    assert helpline_words.hours(line)


@pytest.mark.parametrize("found", ALL, ids=lambda found: found.code)
def test_every_country_has_an_emergency_number_and_ends_with_the_directory(found: object) -> None:
    rows = helplines.spoken(found)  # type: ignore[arg-type]
    assert rows[-2].startswith("Emergency number: ")
    assert any(character.isdigit() for character in rows[-2])
    assert rows[-1].endswith("findahelpline.com")


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("US", "988"),
        ("GB", "116 123"),
        ("DE", "0800 111 0 222"),
        ("NG", "0903 440 0009"),
        ("JP", "0120-279-338"),
    ],
)
def test_numbers_of_the_evidence_are_spoken(country: str, number: str) -> None:
    assert number in "\n".join(helplines.spoken(helplines.lines(country)))


@pytest.mark.parametrize(
    "left_out", ["0722 178 177", "1190", "0809 111 6264", "09 2525 0113", "0800-300-8355"]
)
def test_unverified_numbers_are_left_out(left_out: str) -> None:
    everything = "\n".join(row for found in ALL for row in helplines.spoken(found))
    assert left_out not in everything


def test_without_a_country_the_last_lines_still_stand() -> None:
    for code in ("", "XX"):
        rows = helplines.spoken(helplines.lines(code))
        assert rows == [
            "Emergency number: 112, 911, 999",
            "Lines in other countries: findahelpline.com",
        ]


def test_a_country_is_found_by_name_or_code() -> None:
    assert helplines.find_country(" united kingdom ") == "GB"
    assert helplines.find_country("uk") == "GB"
    assert helplines.find_country("de") == "DE"
    assert helplines.find_country("Atlantis") == ""


def test_hours_are_told_in_the_own_zone_of_the_line() -> None:
    assert helpline_words.hours(livslinien()) == "every day, 09:00 to 05:00, time in Copenhagen"
    assert helpline_words.hours(helplines.lines("IT").lines[0]).startswith("every day, 09:00 to 24:00")


@pytest.mark.parametrize(
    ("utc", "said"),
    [
        ("2026-07-20T02:59", "open now"),  # 04:59 in Copenhagen
        ("2026-07-20T03:00", "closed now"),  # 05:00
        ("2026-07-20T06:59", "closed now"),  # 08:59
        ("2026-07-20T07:00", "open now"),  # 09:00
        ("2026-01-20T07:30", "closed now"),  # 08:30 in winter
    ],
)
def test_open_now_is_computed_from_stated_hours_where_the_line_is(utc: str, said: str) -> None:
    now = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert helplines.open_now(livslinien(), now) == said


def test_a_line_without_stated_hours_is_never_called_open() -> None:
    line = helplines.lines("PL").lines[0]
    assert helplines.open_now(line, datetime(2026, 7, 20, 12, tzinfo=UTC)) == ""
    assert helpline_words.hours(line) == "hours not known here"


def test_a_zone_that_this_computer_does_not_know_tells_nothing() -> None:
    line = Helpline("Made up", hours=parse_hours(("mon-fri 09:00-17:00",)), zone="Nowhere/Atlantis")
    assert helplines.open_now(line, datetime(2026, 7, 20, 12, tzinfo=UTC)) == ""


@pytest.mark.parametrize(
    ("stated", "when", "open_"),
    [
        ("mon-fri 09:00-17:00", "2026-07-20T09:00", True),
        ("mon-fri 09:00-17:00", "2026-07-20T17:00", False),
        ("mon-fri 09:00-17:00", "2026-07-19T12:00", False),
        ("fri-mon 22:00-02:00", "2026-07-21T01:59", True),  # Tuesday night, opened on Monday
        ("fri-mon 22:00-02:00", "2026-07-22T01:59", False),
        ("sat 00:00-24:00", "2026-07-18T23:59", True),
        ("sat 00:00-24:00", "2026-07-19T00:00", False),
    ],
)
def test_spans_over_midnight_and_over_the_weekend(stated: str, when: str, open_: bool) -> None:
    assert parse_hours((stated,)).open_at(datetime.fromisoformat(when)) is open_


@pytest.mark.parametrize("wrong", ["daily", "mon 9-17", "mon-xyz 09:00-17:00", "mon 25:00-26:00"])
def test_hours_that_cannot_be_read_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_hours((wrong,))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 8, 20), "checked this month"),
        (date(2026, 9, 12), "checked 1 month ago"),
        (date(2027, 2, 11), "checked 5 months ago"),
        (date(2029, 8, 13), "checked over 3 years ago"),
    ],
)
def test_how_long_ago_it_was_checked(today: date, said: str) -> None:
    assert helpline_words.checked(Helpline("x", checked="2026-08-12"), today) == said


def test_unknown_hours_are_neither_open_nor_closed() -> None:
    assert Hours().open_at(datetime(2026, 1, 1, 12)) is None  # noqa: DTZ001
