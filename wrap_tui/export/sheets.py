"""Further documents of the same plan: a supporter's sheet, an advance statement, blank worksheets, a slip of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wrap_tui.domain.naming import section_name
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.schema import Catalog, Question
from wrap_tui.export.blocks import block_of
from wrap_tui.export.brief import PARTS, danger, may_ring, own_tasks, recipient
from wrap_tui.export.cut import Cut
from wrap_tui.export.direction import isolated, phone, words
from wrap_tui.export.facts import Facts, foot, stamp
from wrap_tui.export.signing import signing
from wrap_tui.export.tree import Block, Bullets, Document, Para, Row, Rows, Ruled, Section, Span
from wrap_tui.export.view import View
from wrap_tui.wording import say

HELP_ME: Final = ("crisis.well", "crisis.signs", "crisis.helps", "crisis.not_helps")
"""What a supporter's sheet tells, in this order, before tasks and people (SHARING.md)."""

STATEMENT: Final = (
    "crisis.about_me",
    "crisis.body",
    "crisis.signs",
    "crisis.decides",
    "crisis.agree_count",
    "crisis.attorney",
    "crisis.advocate",
    "crisis.medicines",
    "crisis.allergies",
    "crisis.treatments",
    "crisis.touch",
    "crisis.communication",
    "crisis.hospitals",
    "crisis.consent",
    "crisis.over",
    "crisis.agreed_with",
    "crisis.wishes_only",
    "crisis.legal_document",
    "crisis.read_again",
)
"""What an advance statement holds: wishes about care, who decides and speaks, and how it ends (PLAN.md, part 11)."""

RULED: Final = {"list": 5, "records": 6, "steps": 6, "text": 4, "form": 5}
"""Empty lines under a question of a worksheet, by kind; one for any other."""


def supporter_sheet(plan: Plan, catalog: Catalog, cut: Cut, facts: Facts) -> Document:
    """One page: how to help me."""
    view = View(plan, catalog, cut)
    sections = [Section((), 2, (danger(facts),)), *_answers(view.with_brief_of(PARTS), HELP_ME)]
    if tasks := own_tasks(view):
        sections.append(Section(words(say("export.brief.your_tasks")), 2, (Bullets(tuple(tasks)),)))
    people = tuple(
        Row(entry.title, tuple(phone(number, entry.yes("text_only")) for number in entry.lines("phones")[:1]))
        for entry in may_ring(view)
        if entry.lines("phones")
    )
    if people:
        sections.append(Section(words(say("export.brief.who_else")), 2, (Rows(people),)))
    sections.extend(_answers(view.with_brief_of(PARTS), ("crisis.over",)))
    return replace(_sheet(view, facts, say("export.sheet.title"), tuple(sections)), one_side=True)


def advance_statement(plan: Plan, catalog: Catalog, cut: Cut, facts: Facts) -> Document:
    """The wishes about care with lines to sign on: an agreement when somebody agreed, else a statement."""
    view = View(plan, catalog, cut)
    kind = "agreement" if view.entries("crisis.agreed_with") else "statement"
    last = Section(words(say("export.signatures.heading")), 2, tuple(signing(view, with_agreed=True)))
    return _sheet(view, facts, say(f"export.sheet.{kind}"), (*_answers(view, STATEMENT), last))


def _answers(view: View, questions: tuple[str, ...]) -> Iterator[Section]:
    for question_id in questions:
        question = view.catalog.question(question_id)
        block = block_of(view, question)
        if block is not None:
            yield Section(words(question.label), 2, (_said_once(block, question.label),))


def _said_once(block: Block, heading: str) -> Block:
    """A short answer under its own heading, without the same label a second time."""
    match block:
        case Rows((Row(label, said),)) if label == heading:
            return Para(said)
    return block


def _sheet(view: View, facts: Facts, title: str, sections: tuple[Section, ...]) -> Document:
    me, person = view.one("crisis.about_me"), recipient(view)
    name, given_to = (me.title if me else ""), (person.title if person else "")
    return Document(
        title,
        facts.lang,
        stamp(view, facts, isolated(given_to), same_kind=True),
        sections,
        words(name),
        foot(title, name, facts, given_to),
        page_words(),
    )


def page_words() -> dict[str, str]:
    """The words around page numbers."""
    return {key: say(f"export.label.{key}") for key in ("page", "of")}


def worksheet(plan: Plan, catalog: Catalog, section_id: str, facts: Facts) -> Document:
    """A section as a blank sheet to write on by hand; nothing of the plan but the name of the section is on it."""
    section = catalog.section(section_id)
    sections: list[Section] = []
    for part in section.parts:
        sections.append(Section(words(part.label), 2, _line(part.line)))
        sections.extend(_asked(catalog, question) for question in part.questions)
    title = section_name(plan, section)
    return Document(title, facts.lang, (section.line,), tuple(sections), (), title, page_words())


def _line(text: str) -> tuple[Block, ...]:
    return (Para(words(text), "note"),) if text else ()


def _asked(catalog: Catalog, question: Question) -> Section:
    blocks: list[Block] = list(_line(question.help))
    spec = catalog.record_of(question)
    if spec is not None:
        labels = ", ".join(field.label for field in spec.fields if not field.more)
        blocks.append(Para(words(labels), "note"))
    if question.choices:
        blocks.append(Para(words("   ".join(f"[  ] {choice.label}" for choice in question.choices))))
    if question.kind == "yesno":
        blocks.append(Para(words(f"[  ] {say('export.answers.yes')}   [  ] {say('export.answers.no')}")))
    blocks.append(Ruled(RULED.get(question.kind, 1)))
    return Section(words(question.ask), 3, tuple(blocks))


def slip(phrase: str, name: str, facts: Facts) -> Document:
    """The words that open somebody's copies, on a page of their own: to be given by another way than the file."""
    blocks: list[Block] = [Para((Span(phrase, "strong"),), "danger")]
    blocks += [Para(words(f"{i}. {word}")) for i, word in enumerate(phrase.split(), 1)]
    blocks += [Para(words(say(f"export.slip.{key}"))) for key in ("typing", "other_way", "keep")]
    title = say("export.slip.title")
    return Document(
        title,
        facts.lang,
        (say("export.slip.for", name=isolated(name)),),
        (Section((), 2, tuple(blocks)),),
        (),
        title,
        page_words(),
    )
