"""The rows of a section page, drawn from its view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from wrap_tui.domain.schema import VALUE_FIELD, Question
from wrap_tui.flows.changing_crisis import notes
from wrap_tui.flows.checkin import SIGN_PLACES, TRIGGER_PLACES
from wrap_tui.flows.export_offers import alone_parts
from wrap_tui.flows.journal import Entry, made_from
from wrap_tui.flows.peer import may_open
from wrap_tui.flows.sections import Row as Thing
from wrap_tui.flows.sections import SectionView
from wrap_tui.flows.steps import takes_steps, what_i_do, where_used
from wrap_tui.flows.when import spoken_date
from wrap_tui.services.book import Book
from wrap_tui.widgets.row import Row, heading, whole_words
from wrap_tui.wording import say

SHOWN: Final = 400
"""Characters of one thing in a list; all of it stands on its own page."""
MET_OR_NOTICED: Final = frozenset((*TRIGGER_PLACES, *SIGN_PLACES))
"""Things that happen or show, each with a plan for it; ways to have less of them are none of these."""
FEW: Final = 8
"""Empty questions up to which each is offered by name; beyond it their parts are."""


def clipped(words: str) -> str:
    """Words as a list shows them: the first few hundred characters, without the empty lines after them."""
    words = words.rstrip()
    return words if len(words) <= SHOWN else f"{whole_words(words, SHOWN)} ..."


def rows_of(view: SectionView, book: Book, *, letters: bool) -> tuple[Row, ...]:
    """All rows of a section: what is there, then what could be, then the way to the questions."""
    return (
        *_notes(view, book),
        *_finder(view, book),
        *_groups(view, book),
        *_questions(view, book, letters),
        *_offered(view, book),
    )


def _finder(view: SectionView, book: Book) -> Iterator[Row]:
    """Above the tools: what fits now is looked for in a hurry."""
    if view.section == "toolbox" and view.groups and may_open(book, "tools"):
        yield Row("page:tools", say("pages.tools.find"))


def _groups(view: SectionView, book: Book) -> Iterator[Row]:
    made = made_from(book)
    digits = len(str(sum(len(group.rows) for group in view.groups)))
    above = view.section == "toolbox" or (view.section == "crisis" and bool(notes(book)))
    for i, group in enumerate(view.groups):
        yield heading(group.question.label, gap=i > 0 or above)
        yield from (thing_row(thing, book, made, digits) for thing in group.rows)
        yield from _draft(group.question, book)
    yield from (row for question in view.empty for row in _draft(question, book))


def thing_row(thing: Thing, book: Book, made: Mapping[str, Entry], digits: int) -> Row:
    """One numbered thing with what belongs to it; its number takes as many cells as the greatest one here."""
    below = [f"{label}: {clipped(words)}" for label, words in thing.details]
    if takes_steps(book, thing.item):
        none = say("pages.section.no_plan") if thing.item.place in MET_OR_NOTICED else ""
        below.extend(filter(None, [what_i_do(book, thing.item.id) or none]))
    if thing.question.section == "toolbox" and (places := where_used(book, thing.item.id)):
        below.append(say("pages.section.used_in", places=", ".join(places)))
    if (entry := made.get(thing.item.id)) is not None:
        below.append(say("pages.goals.from_entry", date=spoken_date(entry.moment[:10], year=True)))
    if thing.item.id in book.plan.drafts:
        below.append(say("pages.section.half_filled"))
    return Row(thing.item.id, clipped(thing.title), below=tuple(below), lead=f"{thing.number:>{digits}}.")


def _draft(question: Question, book: Book) -> Iterator[Row]:
    draft = None if question.single else book.plan.drafts.get(question.id)
    if draft is None:
        return
    spec = book.catalog.record_of(question)
    typed = draft.fields.get(spec.title if spec is not None else VALUE_FIELD, "")
    words = clipped(typed) if isinstance(typed, str) else ""
    yield Row(f"ask:{question.id}", say("pages.section.half_typed", words=words))


def _questions(view: SectionView, book: Book, letters: bool) -> Iterator[Row]:
    if view.section == "crisis":
        yield Row("first:", say("pages.section.shared_first"), gap=True)
    if view.section == "matters" and may_open(book, "goals"):
        yield Row("page:goals", say("pages.goals.title"), gap=True)
    alone = may_open(book, "export")
    if alone and book.catalog.section(view.section).living:
        yield Row("do:save", say("pages.section.alone"), gap=True)
    for part in alone_parts(book) if alone else ():
        if part.id.partition(".")[0] == view.section:
            yield Row(f"alone:{part.id}", say("pages.section.part_alone", part=part.label), gap=True)
    key = "g" if letters else ""
    yield Row("do:questions", say("pages.section.questions"), key=key, gap=view.section != "crisis")


def _offered(view: SectionView, book: Book) -> Iterator[Row]:
    usual = [question for question in view.empty if not question.more]
    if not usual:
        return
    yield heading(say("pages.section.also"))
    if len(usual) <= FEW:
        yield from (Row(f"ask:{question.id}", question.label, lead="+") for question in usual)
        return
    parts = {part.id: part.label for part in book.catalog.section(view.section).parts}
    first: dict[str, Question] = {}
    for question in usual:
        first.setdefault(question.part, question)
    yield from (Row(f"from:{question.id}", parts[part], lead="+") for part, question in first.items())


def _notes(view: SectionView, book: Book) -> Iterator[Row]:
    kept = notes(book) if view.section == "crisis" else ()
    if kept:
        yield heading(say("pages.section.notes"), gap=False)
    for i, note in enumerate(kept):
        yield Row(f"note:{i}", clipped(note.words), spoken_date(note.date, year=True), gap=False)
