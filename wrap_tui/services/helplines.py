"""The helplines of a country, from `data/helplines.toml`: they need no vault and no passphrase."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wrap_tui import resources, wording
from wrap_tui.codec.local_names import local
from wrap_tui.domain.helpline import Emergency, Helpline, Helplines, TextLine, parse_hours
from wrap_tui.domain.text import folded
from wrap_tui.errors import ContentError
from wrap_tui.export import helpline_words
from wrap_tui.services.clock import local_now
from wrap_tui.wording import say

FILE: Final = "helplines.toml"

_LINE_FIELDS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "name": str,
    "numbers": tuple,
    "text": lambda rows: tuple(TextLine(**row) for row in rows),
    "chat": str,
    "hours": lambda stated: parse_hours(tuple(stated)),
    "zone": str,
    "site": str,
    "note": str,
    "languages": str,
    "audience": str,
    "free": bool,
    "kind": str,
    "sends_help": str,
    "on_bill": str,
    "source": tuple,
    "checked": date.isoformat,
}


_TRANSLATED: Final = ("note", "languages", "audience")


@cache
def _file() -> Mapping[str, Any]:
    try:
        return tomllib.loads(resources.text(FILE))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{FILE}: {error}") from error


def _countries() -> Mapping[str, Helplines]:
    return _countries_in(wording.chosen())


@cache
def _countries_in(language: str) -> Mapping[str, Helplines]:
    """The countries in the words of the language spoken (the argument is for the cache)."""
    raw = _file()
    directory = str(raw["directory"])
    found = (_country(table, directory) for table in raw["country"])
    return {lines.code: lines for lines in found}


def _country(table: Mapping[str, Any], directory: str) -> Helplines:
    code = str(table["code"])
    zone = str(table["zone"])
    lines = tuple(_line(line, zone, code) for line in table.get("line", ()))
    name = local("countries", code, str(table["name"]))
    return Helplines(code, name, lines, _emergency(table["emergency"]), directory)


def _emergency(rows: Iterable[Mapping[str, str]]) -> tuple[Emergency, ...]:
    said = ({key: local("words", words) for key, words in row.items()} for row in rows)
    return tuple(Emergency(**row) for row in said)


def _line(table: Mapping[str, Any], zone: str, code: str) -> Helpline:
    try:
        fields = {name: _LINE_FIELDS[name](value) for name, value in table.items()}
        fields |= {name: local("words", fields[name]) for name in _TRANSLATED if name in fields}
        return Helpline(**{"zone": zone, "id": line_id(code, str(table["name"])), **fields})
    except (KeyError, TypeError, ValueError) as error:
        raise ContentError(f"{FILE}: {code}, {table.get('name', 'line')}: {error}") from error


def line_id(code: str, name: str) -> str:
    """The id of a shipped line: its country, and its name in small letters ("gb.samaritans")."""
    return f"{code.lower()}.{'-'.join(re.findall(r'[a-z0-9]+', folded(name)))}"


def countries() -> list[tuple[str, str]]:
    """Code and name of every country with an entry, by name in the language spoken."""
    found = ((lines.code, lines.country) for lines in _countries().values())
    return sorted(found, key=lambda pair: folded(pair[1]))


def find_country(words: str) -> str:
    """The code of a country by code or name, also the English one, in any case, with or without accents.

    "" when there is no entry.
    """
    wanted = folded(words.strip())
    wanted = {"uk": "gb", "usa": "us", "eeuu": "us"}.get(wanted, wanted)
    english = {str(table["code"]): str(table["name"]) for table in _file()["country"]}
    for code, name in countries():
        if wanted in (code.casefold(), *(folded(one) for one in (name, english[code]))):
            return code
    return ""


def lines(country: str) -> Helplines:
    """The lines of a country code; for none, or one without an entry, the numbers that work in most places."""
    known = _countries().get(country.upper())
    if known is not None:
        return known
    anywhere = _emergency(_file()["anywhere"]["emergency"])
    return Helplines("", "", (), anywhere, str(_file()["directory"]))


def sources(line: Helpline) -> tuple[str, ...]:
    """The sources of a line in words."""
    named: Mapping[str, str] = _file()["sources"]
    return tuple(named[key] for key in line.source)


def local_time(line: Helpline, now: datetime) -> datetime | None:
    """*now* (aware) as wall-clock time where the line is; None when this computer does not know the zone."""
    if not line.zone:
        return now
    try:
        return now.astimezone(ZoneInfo(line.zone))
    except (ZoneInfoNotFoundError, ValueError):
        return None


def now() -> datetime:
    """The local time of this computer, with its zone."""
    return local_now()


def open_now(line: Helpline, now: datetime) -> str:
    """ "open now" or "closed now" by the stated hours at *now* (aware); "" when that cannot be told."""
    return helpline_words.open_now(line, local_time(line, now))


def first_way(line: Helpline) -> str:
    """The first way to reach a line: a number, else a text message, else its chat."""
    return next(iter(helpline_words.ways(line)), "")


def note(line: Helpline) -> str:
    """What stands beside the first way: the other ways, what to choose, the hours."""
    rest = (*helpline_words.ways(line)[1:], *((line.note,) if line.note else ()), helpline_words.hours(line))
    return ", ".join(rest)


def emergency(found: Helplines) -> str:
    """The emergency numbers of a country in one line of words."""
    return ", ".join(emergency_numbers(found))


def emergency_numbers(found: Helplines) -> tuple[str, ...]:
    """The emergency numbers of a country, each in words."""
    return tuple(helpline_words.emergency_number(number) for number in found.emergency)


def facts(line: Helpline, now: datetime | None = None) -> tuple[str, ...]:
    """What stands under the name and numbers of a line: hours and whether it is open, then the rest, one fact each."""
    state = open_now(line, now) if now is not None and not line.hours.always else ""
    said = [helpline_words.hours(line) + (f" ({state})" if state else ""), *helpline_words.about(line)]
    if now is not None:
        said.append(helpline_words.checked(line, now.date()))
    return tuple(words for words in said if words)


def all_ways(line: Helpline) -> str:
    """Every way to reach a line, in one line of words."""
    return ", ".join(helpline_words.ways(line))


def spoken(found: Helplines, now: datetime | None = None) -> list[str]:
    """Every line of a country as plain sentences, one fact per row, ending with the last lines."""
    rows: list[str] = []
    for line in found.lines:
        rows.append(f"{line.name}: {all_ways(line)}".removesuffix(": "))
        rows.extend(f"  {words}" for words in facts(line, now))
    rows.extend(last_rows(found))
    return rows


def last_rows(found: Helplines) -> tuple[str, ...]:
    """What stands under the lines: what is not known of them, the emergency number, the directory."""
    unknown = any("unknown" in (line.sends_help, line.on_bill) for line in found.lines)
    return (*((say("helplines.page.not_said"),) if unknown else ()), *helpline_words.last_lines(found))
