"""Two copies of one thing joined part by part: its words, where it stands, whether it is there, its links."""

from __future__ import annotations

from typing import Any, Final

from wrap_tui.codec.record import Record
from wrap_tui.domain import anew
from wrap_tui.domain.canonical import canonical, digest
from wrap_tui.domain.day import SINCE
from wrap_tui.domain.good_lines import Line, lines_in, marks_of
from wrap_tui.domain.item_parts import LINKED, LINKS, THERE, WHERE, WORDS, moment_in, told_of, wording
from wrap_tui.domain.stamp import Stamp
from wrap_tui.store.lost_words import lost_words, marked, moment_of, plain, source_of
from wrap_tui.store.marks import join_marks, rest_of

Body = dict[str, Any]

_PARTS: Final = (WORDS, WHERE, THERE)
_KEYS: Final = {WORDS: (WORDS,), WHERE: ("place", "rank"), THERE: ("removed",)}
_BESIDE: Final = frozenset({SINCE, LINKED, *(key for keys in _KEYS.values() for key in keys)})


def join_items(a: Record, b: Record) -> tuple[Record, list[Record]]:
    """Of each part what was written later, of links all but those taken out later; the wording that loses is kept."""
    later = max((a, b), key=lambda record: (record.changed, canonical([_rest(record), plain(record.extra)])))
    body, since = _rest(later), {}
    lost: list[Record] = []
    for name in _PARTS:
        loser, winner = sorted(((_part(record, name), record) for record in (a, b)), key=lambda pair: pair[0])
        (when, told), record = winner
        body |= {key: record.body[key] for key in _KEYS[name] if key in record.body}
        if when != later.changed:
            since[name] = [list(when), digest(told)]
        if name == WORDS and loser[0][1] != told:
            lost = _lost(loser[1], loser[0][0])
    lines = _links(a, b)
    links = [line.words for line in sorted(lines.values()) if line.there]
    if lines:
        body[WORDS] = {**wording(body.get(WORDS, {})), **({LINKS: links} if links else {})}
    body |= {name: kept for name, kept in ((SINCE, since), (LINKED, marks_of(lines))) if kept}
    body |= {name: kept for name, kept in join_marks(a.body, b.body).items() if name != LINKED}
    return Record("item", a.key, body, later.changed, later.extra), lost


def _rest(record: Record) -> Body:
    """What of a thing is none of its parts, as JSON has it."""
    body: Body = plain({name: value for name, value in rest_of(record.body).items() if name not in _BESIDE})
    return body


def _part(record: Record, name: str) -> tuple[Stamp, bytes]:
    body = record.body
    told = told_of(body.get("place"), body.get("rank"), body.get("removed"), body.get(WORDS, {}))[name]
    return moment_in(body.get(SINCE), name, told, record.changed), told


def _links(a: Record, b: Record) -> dict[str, Line]:
    lines: dict[str, Line] = {}
    for record in (a, b):
        links = record.body.get(WORDS, {}).get(LINKS, ())
        there = links if isinstance(links, (list, tuple)) else ()
        for name, line in lines_in(there, record.body.get(LINKED), record.changed).items():
            lines[name] = max(lines.get(name, line), line)
    return lines


def _lost(loser: Record, when: Stamp) -> list[Record]:
    beside = anew.beside(anew.told(loser.body))
    words = wording(loser.body.get(WORDS, {}))
    return lost_words("item", loser.key, loser.body.get("place"), words, when, beside)


def where_it_stands(lost: Record, things: dict[tuple[str, str], Record]) -> Record:
    """A wording of a thing that lost, in the list in which the thing is now, whichever side was merged first."""
    thing = things.get(("item", str(lost.body.get("item"))))
    if source_of(lost) != "item" or thing is None or thing.body.get("place") == lost.body.get("place"):
        return lost
    return marked("item", {**lost.body, "place": thing.body.get("place")}, moment_of(lost), lost.extra)
