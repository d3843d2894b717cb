"""Every word and number of the ticked parts is in every format, and not one of the others."""

from __future__ import annotations

from functools import cache

import pytest

from tests.unit.export.planted import Full, Planted, facts, full
from tests.unit.export.reading import READERS, pdf_info, squeezed
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.export.cut import Cut, cut_of, owners_cut, parse_parts
from wrap_tui.export.document import APART, crisis_document, plan_document, section_document, staff_document
from wrap_tui.export.formats import FORMATS, Page
from wrap_tui.export.tree import Document

PARTS = [part.id for part in load_catalog().section("crisis").parts]
LIVING = {section.id for section in load_catalog().sections if section.living}
OWN_TICKS = ["way_in", "not_involved", "not_involved_reasons", "children", "safer", "reasons"]


@cache
def plan() -> Full:
    return full()


def read(document: Document, format_id: str) -> str:
    return squeezed(READERS[format_id](FORMATS[format_id].render(document, Page())))


def for_oneself(word: Planted) -> bool:
    """Whether it is a note about somebody that no copy holds, one's own neither."""
    return (word.question, word.field) in {("crisis.supporters", "device"), ("crisis.supporters", "note")}


def shows(cut: Cut, word: Planted) -> bool:
    """Whether a copy may hold this word: told from the ids alone, not by the code under test."""
    if word.section != "crisis" or for_oneself(word):
        return False
    return word.tick in cut.ticks if word.tick else word.part in cut.parts


def crisis(cut: Cut) -> Document:
    return crisis_document(plan().plan, plan().catalog, cut, facts())


def check(document: Document, format_id: str, cut: Cut) -> None:
    text = read(document, format_id)
    wanted = [word for word in plan().words if shows(cut, word)]
    lost = [word for word in wanted if word.word not in text]
    leaked = [word for word in plan().words if not shows(cut, word) and word.word in text]
    assert not lost
    assert not leaked
    assert wanted


@pytest.mark.parametrize("format_id", FORMATS)
def test_the_owners_copy_holds_everything_but_what_waits_for_a_tick(format_id: str) -> None:
    cut = owners_cut(plan().catalog)
    check(crisis(cut), format_id, cut)
    assert not cut.ticks & set(OWN_TICKS)
    assert "address" in cut.ticks


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("part", PARTS)
def test_one_part_alone(format_id: str, part: str) -> None:
    cut = parse_parts(part, plan().catalog)
    check(crisis(cut), format_id, cut)


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_part_and_every_tick(format_id: str) -> None:
    cut = cut_of([*PARTS, *OWN_TICKS], plan().catalog)
    check(crisis(cut), format_id, cut)
    assert sum(shows(cut, word) for word in plan().words) == sum(
        w.section == "crisis" and not for_oneself(w) for w in plan().words
    )


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("tick", OWN_TICKS)
def test_a_tick_named_alone_brings_its_own_words_and_no_others(format_id: str, tick: str) -> None:
    cut = parse_parts(tick, plan().catalog)
    check(crisis(cut), format_id, cut)


@pytest.mark.parametrize("format_id", FORMATS)
def test_naming_who_is_not_involved_is_one_choice_and_the_reason_another(format_id: str) -> None:
    cut = owners_cut(plan().catalog, include_not_involved=True)
    check(crisis(cut), format_id, cut)
    text = read(crisis(cut), format_id)
    names = {w.word: w.field for w in plan().words if w.part == "not_involved"}
    assert all((word in text) == (field == "name") for word, field in names.items())


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("section", [s.id for s in load_catalog().sections if s.id != "crisis"])
def test_a_section_holds_its_own_words(format_id: str, section: str) -> None:
    document = section_document(plan().plan, plan().catalog, section, owners_cut(plan().catalog), facts())
    text = read(document, format_id)
    assert all(word.word in text for word in plan().words if word.section == section)
    assert not [word for word in plan().words if word.section != section and word.word in text]


@pytest.mark.parametrize("format_id", FORMATS)
def test_the_whole_plan_holds_every_section_but_the_journal_and_the_living_pages(format_id: str) -> None:
    cut = owners_cut(plan().catalog)
    text = read(plan_document(plan().plan, plan().catalog, cut, facts()), format_id)
    for word in plan().words:
        wanted = shows(cut, word) if word.section == "crisis" else word.section not in APART | LIVING
        assert (word.word in text) == wanted, word


@pytest.mark.parametrize("format_id", FORMATS)
def test_the_page_for_staff_holds_what_staff_look_for_and_nothing_private(format_id: str) -> None:
    document = staff_document(plan().plan, plan().catalog, owners_cut(plan().catalog), facts())
    text = read(document, format_id)
    found = {word.question for word in plan().words if word.word in text}
    assert {
        "crisis.allergies",
        "crisis.medicines",
        "crisis.touch",
        "crisis.communication",
        "crisis.consent",
        "crisis.decides",
    } <= found
    assert not found & {
        "crisis.tasks",
        "crisis.safer",
        "crisis.stay_for",
        "crisis.not_involved",
        "crisis.helps",
    }
    assert "wayin" not in text.replace("_", "")


@pytest.mark.parametrize("format_id", FORMATS)
def test_removed_words_are_in_no_format(format_id: str) -> None:
    from wrap_tui.domain import edit
    from wrap_tui.domain.stamp import Stamp

    word = next(w for w in plan().words if w.question == "crisis.helps")
    item = next(item for item in plan().plan.at("crisis.helps") if word.word in item.text)
    removed = edit.remove(plan().plan, item.id, Stamp(1_800_000_000_000))
    document = crisis_document(removed, plan().catalog, owners_cut(plan().catalog), facts())
    assert word.word not in read(document, format_id)


def test_the_metadata_of_a_pdf_tell_no_more_than_the_title() -> None:
    data = FORMATS["pdf"].render(crisis(parse_parts("me,supporters", plan().catalog)), Page())
    told = pdf_info(data) + pdf_info(data, "-meta")
    assert "Crisis plan" in told
    assert "zq" not in told
