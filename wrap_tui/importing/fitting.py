"""A proposal with its places chosen, as what a plan can take in: words become answers, list lines, records, entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from wrap_tui.codec.incoming import Incoming, NewItem
from wrap_tui.domain.edit import tidy
from wrap_tui.domain.phones import fields_of
from wrap_tui.domain.schema import VALUE_FIELD, Catalog, Question
from wrap_tui.domain.text import LONGEST, one_line
from wrap_tui.errors import RefusedError
from wrap_tui.importing.proposal import JOURNAL, Group, Proposal

NO_WORDS: Final = frozenset({"yesno", "choice", "date"})
"""Kinds of questions that free words cannot answer."""

_JOINED: Final = {"text": "\n", "line": ", "}


def places(catalog: Catalog) -> tuple[Question, ...]:
    """The questions that things of a foreign file can go to."""
    return tuple(question for question in catalog.questions() if _takes_words(catalog, question))


def _takes_words(catalog: Catalog, question: Question) -> bool:
    """Whether free words can stand there: not where a choice or a day is asked for."""
    spec = catalog.record_of(question)
    title = spec.field(spec.title) if spec is not None else None
    return question.kind not in NO_WORDS and (title is None or title.kind not in NO_WORDS)


def fitted(proposal: Proposal, catalog: Catalog, chosen: Mapping[int, str] | None = None) -> Incoming:
    """What the proposal brings. *chosen* gives other places by the number of a group (from 0), "" leaves one out.

    RefusedError for a place that no plan has, and for an answer that would be too long when joined.
    """
    if proposal.whole is not None:
        return proposal.whole
    chosen = chosen or {}
    placed: list[tuple[str, Group]] = []
    single: dict[str, int] = {}
    for number, group in enumerate(proposal.groups):
        place = chosen.get(number, group.place)
        if not place:
            continue
        if not catalog.knows(place) or not _takes_words(catalog, catalog.question(place)):
            raise RefusedError("import.errors.no_place", place=one_line(place)[:60])
        if place in single:
            at = single[place]
            placed[at] = place, replace(placed[at][1], found=placed[at][1].found + group.found)
            continue
        if catalog.question(place).single:
            single[place] = len(placed)
        placed.append((place, group))
    items = (new for place, group in placed for new in _items(group, place, catalog, catalog.question(place)))
    return Incoming(proposal.source, tuple(items), days=proposal.days, notes=proposal.notes)


def _items(group: Group, place: str, catalog: Catalog, question: Question) -> Iterator[NewItem]:
    record = catalog.record_of(question)
    if question.single:
        words = _JOINED.get(question.kind, "\n").join(found.words for found in group.found)
        _short_enough(words, place)
        words = one_line(words) if question.kind == "line" else words
        yield NewItem(place, tidy(fields_of(record, words)), group.found[0].where, place)
    elif place == JOURNAL and not any(found.fields for found in group.found):
        text = "\n".join(found.words for found in group.found)
        _short_enough(text, place)
        yield NewItem(place, tidy({"title": group.heading, VALUE_FIELD: text}), group.found[0].where)
    else:
        for found in group.found:
            fields = found.fields if found.fields and place == group.place else fields_of(record, found.words)
            yield NewItem(place, tidy(fields), found.where)


def _short_enough(words: str, place: str) -> None:
    if len(words) > LONGEST:
        raise RefusedError("import.errors.joined_long", place=place, most=f"{LONGEST:,}")
