"""The sample plan and the demonstration: every question filled, nothing real in it, the same on every start."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.unit.codec.toml_plans import CATALOG, clock, ids
from wrap_tui import resources
from wrap_tui.codec.toml_plan import decode, export_toml, read_toml
from wrap_tui.domain.plan import Plan, build
from wrap_tui.services.demo import DAYS, SAMPLE, demo_book, demo_plan
from wrap_tui.services.intake import review, take_in

FICTION = re.compile(r"(07700 900\d{3}|\+44 7700 900\d{3}|020 7946 0\d{3}|\+1 617 555 01\d\d)$")


def sample() -> Plan:
    incoming = read_toml(decode(resources.raw(*SAMPLE), "plan.toml"), CATALOG, "plan.toml")
    found = review(build(), incoming, CATALOG, ids())
    assert found.notes == ()
    return take_in(build(), found, clock())


PLAN = sample()


def values(plan: Plan) -> Iterator[str]:
    for item in plan.items.values():
        for key in item.fields:
            yield from item.lines(key)


def test_every_question_is_filled() -> None:
    assert [question.id for question in CATALOG.questions() if not PLAN.at(question.id)] == []


def test_every_field_of_every_record_is_filled_somewhere() -> None:
    empty = []
    for record in CATALOG.records.values():
        places = [question.id for question in CATALOG.questions() if question.record == record.id]
        used = {key for place in places for item in PLAN.at(place) for key in item.fields}
        empty += [f"{record.id}.{field.id}" for field in record.fields if field.id not in used]
    assert empty == []


def test_supporters_and_numbers_are_many_and_made_up() -> None:
    people = PLAN.at("crisis.supporters")
    assert len(people) >= 7
    numbers = {number for person in people for number in person.lines("phones")}
    assert len(numbers) >= 8
    looks = re.compile(r"\+?\d[\d ]{8,}\d")
    every = {found for value in values(PLAN) for found in looks.findall(value)}
    assert every > numbers
    assert [number for number in every if not FICTION.match(number)] == []


def test_names_and_words_are_as_wide_as_the_world() -> None:
    names = " ".join(item.words("name") for item in PLAN.at("crisis.supporters"))
    assert max(len(item.words("name")) for item in PLAN.at("crisis.supporters")) > 45
    for script in ("林", "ف", "ע", "Þ", "晚"):
        assert script in names + " ".join(values(PLAN))
    everything = "\n".join(values(PLAN))
    assert "[" in everything
    assert "🐸" in everything


def test_the_sample_comes_back_as_the_same_bytes() -> None:
    text = export_toml(PLAN, CATALOG, "plan")
    again = take_in(build(), review(build(), read_toml(text, CATALOG, "a"), CATALOG, ids("x")), clock())
    assert export_toml(again, CATALOG, "plan") == text


def test_the_demonstration_is_the_same_each_time_and_ends_today() -> None:
    one, other = demo_plan(CATALOG, "2026-11-23"), demo_plan(CATALOG, "2026-11-23")
    assert export_toml(one, CATALOG, "all") == export_toml(other, CATALOG, "all")
    assert len(one.days) == DAYS
    assert max(one.days) == "2026-11-23"
    assert sum(mark.on for mark in one.day("2026-11-23").ticks.values()) == 3
    assert one.text("crisis.written_on") == "2026-09-23"
    assert one.older_of("crisis.decides")[0].fields["text"] == "Marta decides."
    assert any(day.used for day in one.days.values())


@pytest.mark.parametrize("today", ["2024-02-29", "2027-01-01", "2026-03-29"])
def test_the_demonstration_works_on_any_day(today: str) -> None:
    plan = demo_plan(CATALOG, today)
    known = set(plan.items)
    for day in plan.days.values():
        assert {*day.ticks, *day.met, *day.noticed, *day.used} <= known


def test_the_example_of_the_layout_imports_cleanly() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", resources.text("format", "TOML.md"), re.DOTALL)
    found = review(build(), read_toml("".join(blocks), CATALOG, "TOML.md"), CATALOG, ids())
    assert found.notes == ()
    assert len(found.rows) > 12


def test_the_open_demonstration_is_kept_nowhere() -> None:
    book = demo_book()
    assert book.memory_only
    assert book.today() in book.plan.days
    before = len(book.plan.at("well.words"))
    book.add("well.words", {"text": "new"})
    assert len(book.plan.at("well.words")) == before + 1
