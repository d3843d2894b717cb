"""Dates and moments as people say them; how long ago something was is never said unasked."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from wrap_tui.domain.stamp import Stamp
from wrap_tui.flows.answering import MONTHS
from wrap_tui.wording import say

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def month_name(month: int) -> str:
    """The name of a month, 1 to 12."""
    return MONTHS[month - 1].capitalize()


def day_name(day: date) -> str:
    """The name of the weekday of a date."""
    return say(f"pages.when.{WEEKDAYS[day.weekday()]}")


def spoken_date(iso: str, *, year: bool = False) -> str:
    """ "Tuesday 14 October", with the year when asked; words that are no ISO date are returned as they are."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    said = f"{day_name(day)} {day.day} {month_name(day.month)}"
    return f"{said} {day.year}" if year else said


def shift(iso: str, days: int) -> str:
    """The ISO date *days* later (earlier when negative)."""
    return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()


def spoken_moment(stamp: Stamp, now: datetime) -> str:
    """When something was written, in the local time of *now*: "today at 14:02", else the date with its year."""
    local = stamp.moment().astimezone(now.tzinfo)
    clock = f"{local:%H:%M}"
    if local.date() == now.date():
        return say("pages.when.today_at", time=clock)
    if local.date() == now.date() - timedelta(days=1):
        return say("pages.when.yesterday_at", time=clock)
    return say("pages.when.date_at", date=f"{local.day} {month_name(local.month)} {local.year}", time=clock)


def counted(count: int) -> str:
    """ "3 things", "1 thing", "" for none: what is there, never what is not."""
    if count < 2:
        return say("pages.count.one") if count else ""
    return say("pages.count.many", count=count)
