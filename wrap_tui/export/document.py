"""Puts a document together: title, stamp, the few lines in front, the page for staff, the parts, the last lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from wrap_tui.domain.naming import section_name
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.schema import Catalog, Part
from wrap_tui.domain.text import one_line
from wrap_tui.export import helpline_words
from wrap_tui.export.blocks import part_sections
from wrap_tui.export.brief import NAMED_BY, brief, may_ring, recipient
from wrap_tui.export.cut import BRIEF, CRISIS, Cut
from wrap_tui.export.direction import isolated, phone, words
from wrap_tui.export.facts import Facts, foot, stamp, stamp_first, stamp_rest
from wrap_tui.export.sheets import page_words
from wrap_tui.export.signing import signing
from wrap_tui.export.staff import HERE_ALONE, has_staff_page, staff_more, staff_page
from wrap_tui.export.staff import absent as staff_lacks
from wrap_tui.export.tree import (
    Block,
    Card,
    Document,
    Para,
    Records,
    Row,
    Section,
    Span,
    Words,
)
from wrap_tui.export.view import View
from wrap_tui.wording import say

APART: Final = frozenset({"journal"})
"""Sections that a document of the whole plan leaves out, as it does the living ones; each is exported alone."""

ABSENT: Final = (
    ("health", "crisis.allergies"),
    ("treatments", "crisis.treatments"),
    ("hospital", "crisis.hospitals"),
    ("supporters", "crisis.supporters"),
    ("children", "crisis.children"),
    ("not_involved", "crisis.not_involved"),
    ("signatures", "crisis.sign_lines"),
)
"""Parts whose absence could be read as "there is none", and a question that tells whether the copy holds them."""

NOT_FOR_STAFF: Final = frozenset({"supporters", "children", "not_involved", "signatures"})
"""Those of them that stand on no page for staff, whatever the copy holds."""


def crisis_document(plan: Plan, catalog: Catalog, cut: Cut, facts: Facts) -> Document:
    """The crisis plan as one copy holds it."""
    view = View(plan, catalog, cut)
    return _document(view, facts, section_name(plan, catalog.section(CRISIS)), tuple(_crisis(view, facts, 2)))


def with_pages(document: Document, view: View, pages: tuple[str, ...]) -> Document:
    """A copy of the crisis plan with further sections of the plan behind it, each on a page of its own."""
    added: list[Section] = []
    for page in pages:
        inside = tuple(_parts(view, page, 3)) or (Section((), 3, (_empty(),)),)
        name = section_name(view.plan, view.catalog.section(page))
        added += [Section(words(name), 2, (), new_page=True), *inside]
    return replace(document, sections=(*document.sections, *added))


def staff_document(plan: Plan, catalog: Catalog, cut: Cut, facts: Facts) -> Document:
    """The page for staff alone. Most of its stamp stands at the end: in front, staff look for something else."""
    view = View(plan, catalog, cut)
    head, *rest = staff_page(view)
    person = recipient(view)
    given_to = one_line(person.title) if person else ""
    rest_of_stamp = stamp_rest(view, facts, given_to, same_kind=True)
    stamped = tuple(Para(words(sentence), "note") for sentence in rest_of_stamp)
    sections = (
        Section((), 2, head.blocks, small=True),
        *(_deeper(section, 1) for section in rest),
        *(replace(section, small=True) for section in _absent(view, NOT_FOR_STAFF)),
        *(_deeper(section, 1) for section in staff_more(view)),
        Section((), 2, stamped, small=True),
    )
    made = _document(view, facts, say("export.staff.heading"), sections)
    return replace(made, stamp=(stamp_first(facts, given_to),), one_side=True)


def section_document(plan: Plan, catalog: Catalog, section_id: str, cut: Cut, facts: Facts) -> Document:
    """One section of the plan."""
    if section_id == CRISIS:
        return crisis_document(plan, catalog, cut, facts)
    view = View(plan, catalog, cut)
    section = catalog.section(section_id)
    parts = tuple(_parts(view, section_id, 2)) or (Section((), 2, (_empty(),)),)
    return _document(view, facts, section_name(plan, section), parts, apart=True)


def part_document(plan: Plan, catalog: Catalog, part_id: str, cut: Cut, facts: Facts) -> Document:
    """One part of a section ("post.not_right"), and nothing beside it."""
    view = View(plan, catalog, cut)
    part = part_of(catalog, part_id)
    if part is None:
        raise KeyError(part_id)
    head, *rest = part_sections(view, part, 1) or (Section((), 2, (_empty(),)),)
    sections = (*((replace(head, heading=(), level=2),) if head.blocks else ()), *rest)
    return _document(view, facts, part.label, sections, apart=True)


def part_of(catalog: Catalog, part_id: str) -> Part | None:
    """The part called "section.part"; None for no such part, and for the crisis plan, which is cut by ticks."""
    section_id, _, name = part_id.partition(".")
    found = (
        part for section in catalog.sections if section.id == section_id != CRISIS for part in section.parts
    )
    return next((part for part in found if part.id == name), None)


def plan_document(plan: Plan, catalog: Catalog, cut: Cut, facts: Facts) -> Document:
    """The whole plan: every section that holds words, the crisis plan in its own place."""
    view = View(plan, catalog, cut)
    sections: list[Section] = []
    for section in sorted(catalog.sections, key=lambda section: section.order):
        if section.id in APART or section.living:
            continue
        inside = tuple(_inside(view, facts, section.id))
        if inside:
            sections.append(Section(words(section_name(plan, section)), 2, (), new_page=section.id == CRISIS))
            sections.extend(inside)
    sections.append(Section((), 2, (Para(words(say("export.plan.apart")), "note"),)))
    return _document(view, facts, say("export.plan.title"), tuple(sections))


def _inside(view: View, facts: Facts, section_id: str) -> Iterator[Section]:
    if section_id == CRISIS:
        yield from _crisis(view, facts, 3)
    else:
        yield from _parts(view, section_id, 3)


def _empty() -> Para:
    return Para(words(say("export.plan.empty")), "note")


def _named_view(view: View) -> View:
    return view.with_brief_of(NAMED_BY) if BRIEF in view.cut.parts else view


def _document(
    view: View, facts: Facts, title: str, sections: tuple[Section, ...], apart: bool = False
) -> Document:
    """A document with its stamp; one that stands *apart* from the crisis plan has no name and no wishes in it."""
    me = None if apart else _named_view(view).one("crisis.about_me")
    name = one_line(me.title) if me else ""
    person = recipient(view)
    given_to = one_line(person.title) if person else ""
    return Document(
        title,
        facts.lang,
        stamp(view, facts, isolated(given_to), wishes=not apart),
        sections,
        words(name),
        foot(title, name, facts, given_to),
        page_words(),
    )


def _parts(view: View, section_id: str, level: int) -> Iterator[Section]:
    for part in view.catalog.section(section_id).parts:
        yield from part_sections(view, part, level)


def _crisis(view: View, facts: Facts, level: int) -> Iterator[Section]:
    """Brief, lines that answer, page for staff, then the parts; what is not in the copy is named at the end."""
    yield _deeper(brief(view, facts), level)
    yield from (_deeper(section, level) for section in _lines(facts))
    staff = has_staff_page(view)
    if staff:
        yield from (_deeper(section, level) for section in staff_page(view))
    rest = [s for part in view.catalog.section(CRISIS).parts for s in _crisis_part(view, part, level)]
    if rest and staff:
        rest[0] = replace(rest[0], new_page=True)
    yield from rest
    yield from (_deeper(section, level) for section in _absent(view))


def _deeper(section: Section, level: int) -> Section:
    return replace(section, level=section.level + level - 2)


def _crisis_part(view: View, part: Part, level: int) -> Iterator[Section]:
    found = part_sections(view, part, level, HERE_ALONE | {"crisis.sign_lines"})
    if part.id == "health" and view.holds("crisis.allergies"):
        head = found[0] if found else Section(words(part.label), level, ())
        note = Para(words(say("export.staff.stands_there")), "note")
        more = (replace(_deeper(one, level), small=False) for one in staff_more(view))
        found = (replace(head, blocks=(note, *head.blocks)), *more, *found[1:])
    if part.id == "signatures" and view.holds("crisis.sign_lines"):
        found = found or (Section(words(part.label), level, ()),)
        found = (*found, Section((), level + 1, tuple(signing(view))))
    yield from found


def _lines(facts: Facts) -> Iterator[Section]:
    """The helplines with their hours, and the lines that always come last."""
    cards = []
    for line in facts.helplines.lines:
        rows = [Row("", (phone(number),)) for number in line.numbers]
        rows += [Row("", _texting(text.word, text.to)) for text in line.text]
        if line.chat:
            rows.append(Row("", words(say("helplines.way.chat", place=line.chat))))
        rows.append(Row("", words(", ".join((helpline_words.hours(line), *helpline_words.about(line))))))
        cards.append(Card(words(line.name), tuple(rows)))
    blocks: list[Block] = [Records(tuple(cards))] if cards else []
    blocks += [Para(words(line)) for line in helpline_words.last_lines(facts.helplines)]
    yield Section(words(say("helplines.page.heading")), 2, tuple(blocks), small=True)


def _texting(word: str, number: str) -> Words:
    said = say("helplines.way.text_word" if word else "helplines.way.text", word=word, number="\0")
    before, _, after = said.partition("\0")
    spans = (Span(before), phone(number, text_only=True), Span(after))
    return tuple(span for span in spans if span.text)


def _lists_none(view: View) -> bool:
    """Whether a copy for somebody holds the supporters and yet none of them, as none of the others said yes."""
    people = sum(1 for entry in view.entries("crisis.supporters") if entry.id != view.cut.recipient)
    return bool(view.cut.recipient and people and not may_ring(view))


def _absent(view: View, left_out: frozenset[str] = frozenset()) -> Iterator[Section]:
    """What is not in the copy, where its absence could be read as "there is none"; and the parts *left_out*."""
    found = list(staff_lacks(view)) if has_staff_page(view) else []
    found += [
        say(f"export.absent.{name}")
        for name, question in ABSENT
        if name in left_out or not view.holds(question) or (name == "supporters" and _lists_none(view))
    ]
    named = view.names_them and "not_involved" not in left_out
    if not named:
        found.append(say("export.names.ask_first"))
    if found:
        blocks = tuple(Para(words(sentence), "absent") for sentence in found)
        yield Section(words(say("export.absent.heading")), 2, blocks)
