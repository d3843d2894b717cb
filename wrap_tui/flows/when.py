"""Dates and moments as people say them; how long ago something was is never said unasked."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wrap_tui.domain.stamp import Stamp
from wrap_tui.wording import say


def month_name(month: int) -> str:
    """The name of a month, 1 to 12."""
    return say(f"dates.month.{month}")


def day_name(day: date) -> str:
    """The name of the weekday of a date."""
    return say(f"dates.weekday.{day.isoweekday()}")


def spoken_date(iso: str, *, year: bool = False) -> str:
    """ "Tuesday 14 October", with the year when asked; words that are no ISO date are returned as they are."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    form = "dates.day.spoken_year" if year else "dates.day.spoken"
    return say(form, weekday=day_name(day), day=day.day, month=month_name(day.month), year=day.year)


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
    day = say("dates.day.plain", day=local.day, month=month_name(local.month), year=local.year)
    return say("dates.day.at", date=day, time=clock)


def counted(count: int) -> str:
    """ "3 things", "1 thing", "" for none: what is there, never what is not."""
    if count < 2:
        return say("pages.count.one") if count else ""
    return say("pages.count.many", count=count)
