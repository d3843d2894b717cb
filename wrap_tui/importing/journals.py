"""Journals of other programs in JSON: jrnl and Day One. Each entry becomes a journal entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from wrap_tui.domain.edit import tidy
from wrap_tui.domain.plan import Fields
from wrap_tui.domain.schema import VALUE_FIELD, Catalog
from wrap_tui.domain.text import one_line
from wrap_tui.importing.plain import MOST_JSON, json_of
from wrap_tui.importing.proposal import JOURNAL, Found, Group, Proposal, Source, Wishes, counted
from wrap_tui.importing.text import plain_markdown
from wrap_tui.importing.zipped import ZIP, opened, unpacked
from wrap_tui.wording import say

_TIME: Final = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$")
_PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\(dayone-moment:[^)\n]*\)\n?")
_MEDIA: Final = ("photos", "videos", "audios", "pdfAttachments")
_SURROUNDINGS: Final = ("location", "weather", "userActivity", "music")
"""What Day One notes around an entry, and what a journal here has no place for."""
_TITLE: Final = re.compile(r"^#{1,6}[ \t]+(\S[^\n]{0,199})(?:\n+|$)")


def entry_fields(title: str, text: str, at: str) -> Fields:
    """The fields of a journal entry; one that has a title only keeps it as its words."""
    if not text.strip():
        title, text = "", title
    return tidy({"title": one_line(title), VALUE_FIELD: text.strip("\n"), "at": at})


def read_jrnl(source: Source, catalog: Catalog, wishes: Wishes) -> Proposal:
    """What `jrnl --format json` wrote. RefusedError names the entry and what is wrong in it."""
    root = json_of(source, source.read(MOST_JSON))
    found: list[Found] = []
    stars = 0
    for number, entry in _entries(source, root, "jrnl"):
        title, body = (_words(source, entry, key, number) for key in ("title", "body"))
        day, time = _words(source, entry, "date", number), _words(source, entry, "time", number)
        try:
            day = date.fromisoformat(day).isoformat()
        except ValueError:
            raise source.refuse("bad_entry", number=number, what="date") from None
        if time and not _TIME.match(time):
            raise source.refuse("bad_entry", number=number, what="time")
        stars += entry.get("starred") is True
        fields = entry_fields(title, body, f"{day}T{time[:5]}" if time else day)
        if VALUE_FIELD in fields:
            found.append(Found("\n".join(w for w in (title, body) if w), f"entry {number}", fields))
    return _proposal("jrnl", source, found, counted({"stars": stars}))


def read_dayone(source: Source, catalog: Catalog, wishes: Wishes) -> Proposal:
    """What Day One exports: a zip with a JSON file for each journal, or one such file. Pictures stay behind."""
    roots = _zipped(source) if source.start().startswith(ZIP) else [json_of(source, source.read(MOST_JSON))]
    found: list[Found] = []
    counts = dict.fromkeys(("stars", "tags", "pictures", "places", "deleted"), 0)
    for root in roots:
        for _, entry in _entries(source, root, "dayone"):
            number = len(found) + counts["deleted"] + 1
            text = _words(source, entry, "text", number)
            counts["stars"] += entry.get("starred") is True
            counts["tags"] += bool(entry.get("tags"))
            counts["pictures"] += max(len(_PICTURE.findall(text)), _media(entry))
            counts["places"] += any(entry.get(key) for key in _SURROUNDINGS)
            text = plain_markdown(_PICTURE.sub("", text)).strip("\n")
            title = ""
            if heading := _TITLE.match(text):
                title, text = heading[1].strip(), text[heading.end() :]
            fields = entry_fields(title, text, _local(source, entry, number))
            if VALUE_FIELD in fields:
                words = "\n".join(part for part in (title, text) if part)
                found.append(Found(words, f"entry {number}", fields))
            else:
                counts["deleted"] += 1
    return _proposal("dayone", source, found, counted(counts))


def _media(entry: Mapping[str, Any]) -> int:
    return sum(len(found) for key in _MEDIA if isinstance(found := entry.get(key), list))


def _proposal(kind: str, source: Source, found: list[Found], notes: Any) -> Proposal:
    if not found:
        raise source.refuse("empty")
    in_order = sorted(found, key=lambda one: str(one.fields.get("at", "")))
    return Proposal(kind, source.name, (Group("", tuple(in_order), JOURNAL, True),), notes=notes)


def _entries(source: Source, root: Any, kind: str) -> list[tuple[int, Mapping[str, Any]]]:
    entries = root.get("entries") if isinstance(root, dict) else None
    if not isinstance(entries, list):
        raise source.refuse("wrong_kind", kind=say(f"import.kinds.{kind}"))
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise source.refuse("bad_entry", number=number, what="entry")
    return list(enumerate(entries, 1))


def _words(source: Source, entry: Mapping[str, Any], key: str, number: int) -> str:
    value = entry.get(key, "")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise source.refuse("bad_entry", number=number, what=key)
    return source.words(value, "entry_long", number=number)


def _local(source: Source, entry: Mapping[str, Any], number: int) -> str:
    """The moment of an entry on the clock of the place where it was written, to the minute."""
    raw = _words(source, entry, "creationDate", number)
    if not raw:
        return ""
    try:
        moment = datetime.fromisoformat(raw.replace("Z", "+00:00"))
    except ValueError:
        raise source.refuse("bad_entry", number=number, what="creationDate") from None
    zone = entry.get("timeZone")
    if isinstance(zone, str) and moment.tzinfo is not None:
        with suppress(ValueError, OSError, KeyError, OverflowError):
            moment = moment.astimezone(ZoneInfo(zone))
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def _zipped(source: Source) -> list[Any]:
    with opened(source) as archive:
        names = [name for name in archive.namelist() if name.endswith(".json") and "/" not in name]
        if not names:
            raise source.refuse("no_document")
        room = 2 * MOST_JSON
        roots = []
        for name in sorted(names):
            raw = unpacked(source, archive, name, min(room, MOST_JSON))
            room -= len(raw)
            roots.append(json_of(source, raw))
        return roots
