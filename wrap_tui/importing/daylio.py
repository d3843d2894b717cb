"""Daylio's CSV: each row becomes a journal entry, and its mood the person's own word for that day."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Final

from wrap_tui.codec.incoming import Note
from wrap_tui.domain.day import Day
from wrap_tui.domain.schema import VALUE_FIELD, Catalog
from wrap_tui.domain.text import clean, one_line
from wrap_tui.importing.journals import entry_fields
from wrap_tui.importing.plain import MOST_TEXT, text_of
from wrap_tui.importing.proposal import JOURNAL, Found, Group, Proposal, Source, Wishes, counted
from wrap_tui.wording import say

_KNOWN: Final = frozenset(
    ["full_date", "year", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note"]
)
_BETWEEN: Final = re.compile(r"\s+\|\s+")
_TAG: Final = re.compile(
    r"<(/?)(br|p|div|span|b|i|u|s|strong|em|ul|ol|li|font|h[1-6])\b[^<>]{0,200}>", re.IGNORECASE
)
_ENTITY: Final = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_TIME: Final = re.compile(r"^(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?\s*(?:m\.?)?$", re.IGNORECASE)
_DAY_MONTH: Final = re.compile(r"^(?:(\d{1,2})\.? ([A-Za-z]+)|([A-Za-z]+) (\d{1,2}))$")
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_LINES: Final = frozenset({"br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class _Read:
    """What the rows gave: entries, moods by day, all mood words, all activities, and counts for notes."""

    found: list[Found] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    moods: dict[str, list[str]] = field(default_factory=dict)
    activities: dict[str, str] = field(default_factory=dict)
    html: int = 0
    columns: dict[str, None] = field(default_factory=dict)


def read_daylio(source: Source, catalog: Catalog, wishes: Wishes) -> Proposal:
    """What Daylio exported. `wishes.meanings` gives own words for mood words; a mood without one keeps its word.

    RefusedError names the line.
    """
    text = text_of(source, source.read(MOST_TEXT))
    read = _Read()
    for line, row in _rows(source, text):
        _row(source, line, row, read)
    if not (read.found or read.moods or read.notes):
        raise source.refuse("empty")
    asks = tuple(dict.fromkeys(mood for moods in read.moods.values() for mood in moods))
    notes = list(counted({"html": read.html}))
    if read.columns:
        notes.append(Note("import.notes.columns", {"names": ", ".join(map(one_line, read.columns))[:300]}))
    open_words = [one_line(mood) for mood in asks if mood not in wishes.meanings]
    if open_words:
        notes.append(Note("import.notes.moods", {"words": ", ".join(open_words)[:300]}))
    return Proposal(
        "daylio", source.name, _groups(read), tuple(_days(read, wishes.meanings)), asks, tuple(notes)
    )


def _groups(read: _Read) -> tuple[Group, ...]:
    entries = tuple(sorted(read.found, key=lambda one: str(one.fields.get("at", ""))))
    made = (Group("", entries, JOURNAL, True),) if entries else ()
    if not read.activities:
        return made
    activities = tuple(Found(name, where) for name, where in read.activities.items())
    return (*made, Group(say("import.words.activities"), activities, "", False))


def _days(read: _Read, meanings: Mapping[str, str]) -> Iterator[Day]:
    """The days: moods in the order of the day (the file begins with the latest), activities that stand alone."""
    for day in sorted({*read.moods, *read.notes}):
        words = dict.fromkeys(
            one_line(meanings.get(mood, mood)) for mood in reversed(read.moods.get(day, []))
        )
        word = ", ".join(word for word in words if word)
        note = "\n".join(reversed(read.notes.get(day, [])))
        if word or note:
            yield Day(day, word=word, note=note)


def _rows(source: Source, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        for needed in ("mood", "full_date" if "full_date" in names else "date"):
            if needed not in names:
                raise source.refuse("no_column", column=needed)
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(names):
                raise source.refuse("bad_row", line=reader.line_num)
            yield reader.line_num, dict(zip(names, cells, strict=True))
    except csv.Error:
        raise source.refuse("bad_row", line=reader.line_num) from None


def _row(source: Source, line: int, row: Mapping[str, str], read: _Read) -> None:
    day = _day(source, line, row)
    mood = one_line(row["mood"])
    if mood:
        read.moods.setdefault(day, []).append(mood)
    activities = [name for part in _BETWEEN.split(row.get("activities", "")) if (name := one_line(part))]
    for name in activities:
        read.activities.setdefault(name, f"line {line}")
    raw = row.get("note", "")
    note = plain_html(raw)
    read.html += note != raw and bool(_TAG.search(raw))
    read.columns.update((name, None) for name, cell in row.items() if name not in _KNOWN and cell.strip())
    scales = [one_line(part) for part in _BETWEEN.split(row.get("scales", "")) if part.strip()]
    parts = [clean(note).strip("\n"), ", ".join(activities), ", ".join(scales)]
    words = source.words("\n".join(part for part in parts if part), "line_long", line=line)
    title = one_line(plain_html(row.get("note_title", "")))
    if title or parts[0]:
        fields = entry_fields(title, words, _moment(day, row.get("time", "")))
        read.found.append(Found(str(fields[VALUE_FIELD]), f"line {line}", fields))
    elif words:
        read.notes.setdefault(day, []).append(words)


def _day(source: Source, line: int, row: Mapping[str, str]) -> str:
    try:
        if "full_date" in row:
            return date.fromisoformat(row["full_date"].strip()).isoformat()
        return _old_day(row["year"], row["date"]).isoformat()
    except (ValueError, KeyError):
        raise source.refuse("bad_date", line=line) from None


def _old_day(year: str, words: str) -> date:
    """The day in files of before 2019: a year, and "18 May" or "May 18"."""
    found = _DAY_MONTH.match(words.strip())
    if found is None:
        raise ValueError(words)
    day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    return date(int(year), _MONTHS.index(month[:3].casefold()) + 1, int(day))


def _moment(day: str, words: str) -> str:
    """Date and time to the minute; the date alone when the time cannot be read."""
    found = _TIME.match(one_line(words))
    if found is None:
        return day
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{day}T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else day


def plain_html(words: str) -> str:
    """Words without markup, when there is any: breaks and list items as lines. Other words stay as they are."""
    if not (_TAG.search(words) or _ENTITY.search(words)):
        return words
    bare = unescape(_TAG.sub(lambda tag: _instead(tag[1], tag[2]), words))
    return re.sub(r"\n{3,}", "\n\n", bare).strip("\n")


def _instead(closing: str, name: str) -> str:
    name = name.casefold()
    if name == "li":
        return "" if closing else "\n- "
    return "\n" if name in _LINES else ""
