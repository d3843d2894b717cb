"""The catalog loader: what it reads, what it refuses and how it says so, and other languages over English."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wrap_tui import resources
from wrap_tui.codec.catalog import load_catalog, read_catalog
from wrap_tui.domain.schema import SINGLE_KINDS
from wrap_tui.errors import ContentError

SECTION_ORDER = [
    "well", "toolbox", "daily", "triggers", "early", "breaking", "crisis", "post", "matters", "about", "journal",
    "reflect", "lenses", "visit", "story", "talks", "later", "helplines",
]  # fmt: skip

LIVING = {"reflect", "lenses", "visit", "story", "talks", "later", "helplines"}

RECORDS = """
[[record]]
id = "tool"
label = "Tool"
one = "a tool"
title = "name"
field = [{ id = "name", label = "Name" }]
"""

SECTION = """
id = "well"
order = 1
label = "When I am well"
line = "A line."

[[part]]
id = "words"
label = "Words"

[[part.question]]
id = "words"
kind = "list"
label = "Words"
ask = "Which words?"
help = "One is enough."

[[part.question]]
id = "tools"
kind = "records"
record = "tool"
label = "Tools"
ask = "Which tools?"
"""

TICKS = """
[[tick]]
id = "way_in"
label = "The way in"
line = "Keys."
"""


def folder(tmp_path: Path, section: str = SECTION, records: str = RECORDS, ticks: str = TICKS) -> Path:
    """A small data folder that loads as it stands."""
    plan = tmp_path / "data" / "en" / "plan"
    plan.mkdir(parents=True)
    (plan / "well.toml").write_text(section, encoding="utf-8")
    (plan / "records.toml").write_text(records, encoding="utf-8")
    (plan / "ticks.toml").write_text(ticks, encoding="utf-8")
    return tmp_path / "data"


def spanish(data: Path, name: str, text: str) -> None:
    plan = data / "es" / "plan"
    plan.mkdir(parents=True, exist_ok=True)
    (plan / name).write_text(text, encoding="utf-8")


def refusal(data: Path, language: str = "en") -> str:
    with pytest.raises(ContentError) as caught:
        read_catalog(data, language)
    return str(caught.value)


def test_the_plan_has_every_section_in_the_offered_order() -> None:
    assert [section.id for section in load_catalog().sections] == SECTION_ORDER


def test_the_catalog_is_read_once() -> None:
    assert load_catalog() is load_catalog()


def test_the_first_page_has_seven_questions_from_several_parts() -> None:
    first = load_catalog().first_page()
    assert [question.first for question in first] == [1, 2, 3, 4, 5, 6, 7]
    assert all(question.section == "crisis" for question in first)
    assert len({question.part for question in first}) >= 5


WITHOUT_IDEAS = ("crisis.medicines", "helplines.hidden", "journal.readings")
"""No medicine is ever suggested; and which of the lines shown is put away, or when the plan was read, is no idea of ours."""


def test_every_question_of_free_words_has_help_why_and_three_ideas() -> None:
    for question in load_catalog().questions():
        assert question.ask, question.id
        assert question.help, question.id
        assert question.why, question.id
        if question.kind in ("list", "text", "line"):
            assert len(question.ideas) >= 3, question.id
        if question.kind in ("records", "steps"):
            assert len(question.ideas) >= 3 or question.id in WITHOUT_IDEAS, question.id


def test_ideas_are_never_repeated_inside_a_question() -> None:
    for question in load_catalog().questions():
        assert len(set(question.ideas)) == len(question.ideas), question.id


def test_parts_of_the_crisis_plan_that_hang_on_their_own_tick_are_off_in_the_owners_copy() -> None:
    catalog = load_catalog()
    ticked = {part.id: part.tick for part in catalog.section("crisis").parts if part.tick}
    assert ticked == {"not_involved": "not_involved", "children": "children", "safer": "safer"}
    off = {tick.id for tick in catalog.ticks.values() if not tick.owner}
    assert off == {"way_in", "not_involved", "not_involved_reasons", "children", "safer", "reasons"}


def test_sections_that_start_private() -> None:
    private = {section.id for section in load_catalog().sections if section.private}
    assert private == {"daily", "triggers", "journal", *LIVING}


def test_living_pages_come_after_the_plan_and_have_no_digit() -> None:
    living = [section for section in load_catalog().sections if section.living]
    assert {section.id for section in living} == LIVING
    assert all(section.order > 100 and not section.key for section in living)


def test_a_record_stands_in_lists_by_its_title() -> None:
    catalog = load_catalog()
    for spec in catalog.records.values():
        title = spec.field(spec.title)
        assert title is not None, spec.id
        assert not title.more, spec.id


def test_every_record_is_used_by_a_question() -> None:
    catalog = load_catalog()
    assert {question.record for question in catalog.questions()} - {""} == set(catalog.records)


def test_single_questions_and_lists_are_told_apart() -> None:
    catalog = load_catalog()
    assert catalog.question("crisis.home").single
    assert not catalog.question("crisis.supporters").single
    assert {question.kind for question in catalog.questions() if question.single} <= SINGLE_KINDS


def test_a_small_folder_loads(tmp_path: Path) -> None:
    catalog = read_catalog(folder(tmp_path))
    assert catalog.question("well.words").help == "One is enough."
    assert catalog.question("well.tools").record == "tool"
    assert not catalog.ticks["way_in"].owner


def test_a_new_question_needs_data_alone(tmp_path: Path) -> None:
    more = '[[part.question]]\nid = "new"\nkind = "text"\nlabel = "New"\nask = "What is new?"\n'
    catalog = read_catalog(folder(tmp_path, SECTION + more))
    assert catalog.question("well.new").kind == "text"


def test_further_parts_of_a_section_may_stand_in_files_of_their_own(tmp_path: Path) -> None:
    data = folder(tmp_path)
    (data / "en" / "plan" / "well-1.toml").write_text(
        '[[part]]\nid = "more"\nlabel = "More"\n[[part.question]]\nid = "x"\nkind = "yesno"\nlabel = "X"\nask = "X?"\n',
        encoding="utf-8",
    )
    assert [part.id for part in read_catalog(data).section("well").parts] == ["words", "more"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('help = "One', 'hepl = "One', ("well.toml", "part words, question words", "hepl")),
        ('kind = "list"', 'kind = "lots"', ("well.toml", "part words, question words, kind", "lots")),
        ('kind = "list"', "kind = 3", ("well.toml", "question words, kind", "int")),
        ('label = "Words"\nask', "ask", ("well.toml", "question words", "label")),
        ('id = "tools"', 'id = "words"', ("well", "question", "words stands twice")),
        ('record = "tool"', 'record = "tolo"', ("question tools", "record", "tolo")),
        ('record = "tool"\n', "", ("question tools", "record", "records")),
        ('help = "One is enough."', 'tick = "nope"', ("question words", "tick", "nope")),
        ('help = "One is enough."', 'beside = "well.nope"', ("question words", "beside", "well.nope")),
        ('kind = "list"', 'kind = "choice"', ("question words", "choices", "0 choices")),
        ('id = "well"', 'id = "wel"', ("well.toml", "id", "wel")),
        ('label = "When I am well"', 'label = "When', ("well.toml", "line 4")),
    ],
)
def test_a_mistake_in_a_section_is_told_by_file_table_and_field(
    tmp_path: Path, old: str, new: str, said: tuple[str, ...]
) -> None:
    assert old in SECTION
    message = refusal(folder(tmp_path, SECTION.replace(old, new, 1)))
    assert all(word in message for word in said), message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('label = "Name"', 'lable = "Name"', ("records.toml", "record tool, field name", "lable")),
        ('title = "name"', 'title = "nam"', ("record tool", "title", "nam")),
        ('label = "Name"', 'label = "Name", kind = "numbr"', ("field name, kind", "numbr")),
        ('label = "Name"', 'label = "Name", kind = "choice"', ("field name", "choices")),
        ('label = "Name"', 'label = "Name", kind = "link", links = ["well.no"]', ("links", "well.no")),
        ('label = "Name"', 'label = "Name", kind = "link", links = ["no.*"]', ("links", "no.*")),
        ('label = "Name" }', 'label = "A" }, { id = "name", label = "B" }', ("field", "name stands twice")),
    ],
)
def test_a_mistake_in_a_record_is_told_by_table_and_field(
    tmp_path: Path, old: str, new: str, said: tuple[str, ...]
) -> None:
    assert old in RECORDS
    message = refusal(folder(tmp_path, records=RECORDS.replace(old, new, 1)))
    assert all(word in message for word in said), message


def test_a_tick_that_stands_twice_is_refused(tmp_path: Path) -> None:
    assert "way_in stands twice" in refusal(folder(tmp_path, ticks=TICKS + TICKS))


def test_a_file_that_is_not_text_is_refused_by_name(tmp_path: Path) -> None:
    data = folder(tmp_path)
    (data / "en" / "plan" / "ticks.toml").write_bytes(b"\xff\xfe\x00")
    assert "en/plan/ticks.toml" in refusal(data)


def test_parts_of_a_section_that_is_not_there_are_refused(tmp_path: Path) -> None:
    data = folder(tmp_path)
    (data / "en" / "plan" / "ill-1.toml").write_text('[[part]]\nid = "a"\nlabel = "A"\n', encoding="utf-8")
    assert "there is no ill.toml" in refusal(data)


def test_another_language_lies_over_english_word_by_word(tmp_path: Path) -> None:
    data = folder(tmp_path)
    spanish(
        data,
        "well.toml",
        'id = "well"\nlabel = "Cuando estoy bien"\n[[part]]\nid = "words"\n'
        '[[part.question]]\nid = "words"\nask = "¿Qué palabras?"\nideas = ["Tranquila"]\n',
    )
    spanish(data, "ticks.toml", '[[tick]]\nid = "way_in"\nlabel = "La entrada"\n')
    spanish(data, "records.toml", '[[record]]\nid = "tool"\nfield = [{ id = "name", label = "Nombre" }]\n')
    catalog = read_catalog(data, "es")
    assert catalog.section("well").label == "Cuando estoy bien"
    assert catalog.section("well").line == "A line."
    question = catalog.question("well.words")
    assert (question.ask, question.label, question.help) == ("¿Qué palabras?", "Words", "One is enough.")
    assert question.ideas == ("Tranquila",)
    assert catalog.question("well.tools").ask == "Which tools?"
    assert (catalog.ticks["way_in"].label, catalog.ticks["way_in"].line) == ("La entrada", "Keys.")
    assert catalog.records["tool"].fields[0].label == "Nombre"
    assert catalog.records["tool"].label == "Tool"


def test_a_language_that_is_not_there_speaks_english(tmp_path: Path) -> None:
    data = folder(tmp_path)
    assert read_catalog(data, "xx").section("well").label == "When I am well"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("wel.toml", 'label = "X"\n', ("es/plan/wel.toml", "wel")),
        ("well.toml", '[[part]]\nid = "nope"\n', ("es/plan/well", "part", "nope")),
        ("well.toml", '[[part]]\nid = "words"\n[[part.question]]\nid = "no"\n', ("question", "no")),
        ("well.toml", '[[part]]\nid = "words"\nkind = "list"\n', ("es/plan/well.toml", "part words", "kind")),
        ("records.toml", '[[record]]\nid = "toll"\n', ("records", "toll")),
        ("ticks.toml", '[[tick]]\nid = "way"\n', ("ticks.toml", "way")),
    ],
)
def test_an_overlay_that_english_does_not_know_is_refused(
    tmp_path: Path, name: str, text: str, said: tuple[str, ...]
) -> None:
    data = folder(tmp_path)
    spanish(data, name, text)
    message = refusal(data, "es")
    assert all(word in message for word in said), message


def test_the_shipped_plan_loads_from_a_copy(tmp_path: Path) -> None:
    shutil.copytree(resources.path("en", "plan"), tmp_path / "en" / "plan")
    assert read_catalog(tmp_path).sections == load_catalog().sections
