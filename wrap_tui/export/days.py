"""The days as a table for a spreadsheet (RFC 4180) and as a picture: the person's own words, never a digit for them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final
from xml.sax.saxutils import escape

from wrap_tui.domain.day import Day, Mark
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.text import clean
from wrap_tui.domain.words_of_days import initials, own_words, words_used
from wrap_tui.export.direction import isolated
from wrap_tui.export.view import View
from wrap_tui.wording import say

COLUMNS: Final = ("date", "word", "ticked", "met", "noticed", "used", "good", "note")
"""The columns of the table; names of fields, so that a program finds them in every language."""
BETWEEN: Final = "; "
CELL: Final = 18
"""Width and height of a day in the picture."""
LEFT: Final = 48
TOP: Final = 56
YEAR: Final = 7 * CELL + 44
"""Room before the weeks, above the first year, and for each year."""
SHADES: Final = ("#b8d8c8", "#cfe3ea", "#e6e2cf", "#dccbd6", "#c3c3d6")
"""Behind the letters, for the person's words in turn; the letters alone say it too."""


def as_csv(view: View) -> str:
    """One line for each date that holds anything to be shown, oldest first; several things in one field stand with "; " between."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for day in _days(view.plan):
        row = [_kept(view, field) for field in _row(view, day)]
        if any(row[1:]):
            table.writerow(row)
    return out.getvalue()


def _days(plan: Plan) -> list[Day]:
    return [plan.days[iso] for iso in sorted(plan.days) if _holds(plan.days[iso])]


def _holds(day: Day) -> bool:
    marks = (*day.ticks.values(), *day.met.values(), *day.noticed.values())
    return bool(day.word or day.good or day.note or day.used or any(mark.on for mark in marks))


def _row(view: View, day: Day) -> Iterator[tuple[str, ...]]:
    yield (day.date,)
    yield (day.word,)
    for marks in (day.ticks, day.met, day.noticed):
        yield tuple(_marked(view.plan, marks))
    yield tuple(_used(view.plan, day))
    yield day.good
    yield (day.note,)


def _kept(view: View, words: Iterable[str]) -> str:
    """A field without what names someone not to be involved, unless this copy was told to name them."""
    kept = (one for one in words if one and (view.names_them or not view.out.named_in(one)))
    return clean(BETWEEN.join(kept))


def _marked(plan: Plan, marks: Mapping[str, Mark]) -> Iterator[str]:
    return (name for item_id, mark in marks.items() if mark.on and (name := _name(plan, item_id)))


def _used(plan: Plan, day: Day) -> Iterator[str]:
    for step, (helped, _) in day.used.items():
        if helped == "-" or not (name := _name(plan, step)):
            continue
        said = say(f"pages.plan.helped_{helped}") if helped in ("yes", "bit", "no") else ""
        yield f"{name} ({said})" if said else name


def _name(plan: Plan, item_id: str) -> str:
    """What a thing is called, a linked tool by its own name; "" for what was removed."""
    item = plan.find(item_id)
    if item is None:
        return ""
    own = next((words for field in ("name", "text", "what") if (words := item.words(field))), "")
    return own or next((_name(plan, link) for link in item.lines("link")), "")


def as_svg(view: View) -> str:
    """A calendar for each year that has a word: weeks from left to right, the initial of the word in each day.

    The number of a month stands above the week that holds its first day.
    """
    days = {day.date: day.word for day in _days(view.plan) if day.word and _kept(view, [day.word])}
    words = words_used(own_words(view.plan, say("flows.checkin.words")), days.values())
    words = tuple(word for word in words if word in days.values())
    letters = initials(words_used(own_words(view.plan, say("flows.checkin.words")), days.values()))
    years = sorted({iso[:4] for iso in days})
    width, height = LEFT + 54 * CELL + 16, TOP + YEAR * len(years) + 24 * (len(words) + 1) + 16
    title = escape(say("pages.menu.looking_back"))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="11">',
        f"<title>{title}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="16" y="30" font-size="18">{title}</text>',
    ]
    for i, year in enumerate(years):
        lines.extend(_year(int(year), TOP + YEAR * i, days, words, letters))
    lines.extend(_legend(TOP + YEAR * len(years) + 16, days, words, letters))
    return "\n".join([*lines, "</svg>", ""])


def _year(
    year: int, top: int, days: Mapping[str, str], words: Sequence[str], letters: Mapping[str, str]
) -> Iterator[str]:
    yield f'<text x="16" y="{top + 12}" font-size="14">{year}</text>'
    first = date(year, 1, 1)
    for n in range((date(year, 12, 31) - first).days + 1):
        day = first + timedelta(days=n)
        week = (n + first.weekday()) // 7
        x, y = LEFT + week * CELL, top + 20 + day.weekday() * CELL
        word = days.get(day.isoformat(), "")
        if not min(days) <= day.isoformat() <= max(days):
            continue
        if day.day == 1:
            yield f'<text class="month" x="{x + 4}" y="{top + 15}" font-size="9" fill="#5a5a5a">{day.month}</text>'
        if not word:
            yield f'<circle cx="{x + CELL // 2}" cy="{y + CELL // 2}" r="1" fill="#8a8a8a"/>'
            continue
        shade = SHADES[words.index(word) % len(SHADES)]
        yield (
            f"<g><title>{escape(f'{day.isoformat()}: {clean(word)}')}</title>"
            f'<rect x="{x + 1}" y="{y + 1}" width="{CELL - 2}" height="{CELL - 2}" rx="3" fill="{shade}"/>'
            f'<text x="{x + CELL // 2}" y="{y + 13}" text-anchor="middle">{escape(letters[word])}</text></g>'
        )


def _legend(
    top: int, days: Mapping[str, str], words: Sequence[str], letters: Mapping[str, str]
) -> Iterator[str]:
    count = list(days.values()).count
    for i, word in enumerate(words):
        known = "pages.back.word_day" if count(word) == 1 else "pages.back.word_days"
        line = say(known, letter=isolated(letters[word]), word=isolated(clean(word)), count=count(word))
        yield f'<text x="16" y="{top + 24 * i}" font-size="14">{escape(line)}</text>'
