"""A file or a pasted list on its way in: places chosen part by part, words asked, nothing written before yes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wrap_tui import resources
from wrap_tui.domain.plan import build
from wrap_tui.errors import RefusedError
from wrap_tui.flows.bring_in import NOWHERE, SHOWN, BringIn, named
from wrap_tui.services.book import Book
from wrap_tui.services.intake_files import looks_like_a_plan
from wrap_tui.services.opening import memory_book


@pytest.fixture
def book() -> Book:
    return memory_book()


def read(book: Book, name: str) -> BringIn:
    walk = BringIn(book)
    walk.read(str(resources.path("samples", name)))
    return walk


def words_at(book: Book, place: str) -> list[str]:
    return [item.text or item.words("name") for item in book.plan.at(place)]


def test_each_part_goes_where_the_person_says_and_nothing_is_written_before(
    book: Book, tmp_path: Path
) -> None:
    file = tmp_path / "notes.md"
    file.write_text("# Things I noticed\n- humming\n- early nights\n\n# Old stuff\n- a receipt\n")
    walk = BringIn(book)
    walk.read(str(file))
    steps = [walk.step]
    assert [part.heading for part in walk.parts()] == ["Things I noticed", "Old stuff"]
    walk.open_part(0)
    assert walk.sample() == ("humming", "early nights")
    walk.put("triggers.events")
    walk.open_part(1)
    walk.put(NOWHERE)
    assert walk.parts()[1].goes_to == "left out"
    walk.check()
    steps.append(walk.step)
    assert steps == ["places", "yes"]
    assert any("Old stuff: 1 left out" in line for line in walk.lines())
    assert book.plan == build()
    walk.take()
    assert walk.done()
    assert words_at(book, "triggers.events") == ["humming", "early nights"]
    assert not book.plan.at("journal.entries")
    assert file.read_text().startswith("# Things I noticed")
    book.undo()
    assert not any(item.removed is None for item in book.plan.items.values())


def test_a_pasted_list_asks_where_it_goes_first(book: Book) -> None:
    walk = BringIn(book)
    walk.read("- tea\n- a walk\n\n- ring Ben\n")
    assert (walk.step, walk.pasted) == ("place", True)
    walk.put("toolbox.use")
    walk.check()
    walk.take()
    assert words_at(book, "toolbox.use") == ["tea", "a walk", "ring Ben"]
    assert len(walk.done()) == 1


def test_words_for_days_are_asked_one_by_one_and_can_be_left_out(book: Book) -> None:
    walk = read(book, "daylio.csv")
    asked = []
    while walk.step == "word":
        asked.append(walk.word)
        walk.mean("heavy" if len(asked) == 1 else "")
    assert len(asked) == len(set(asked)) > 1
    walk.check()
    walk.take()
    assert {day.word for day in book.plan.days.values() if day.word} == {"heavy"}


def test_a_file_of_an_unknown_kind_asks_which(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "things"
    file.write_text("one\ntwo\n")
    walk = BringIn(book)
    walk.read(str(file))
    steps = [walk.step]
    assert ("list", "a list, one thing on each line") in walk.kinds()
    walk.read(walk.typed, "list")
    assert [*steps, walk.step] == ["kind", "places"]


def test_the_programs_own_form_needs_no_places(book: Book) -> None:
    walk = read(book, "plan.toml")
    assert walk.step == "yes"
    assert not walk.nothing
    walk.take()
    again = read(book, "plan.toml")
    assert again.nothing


def test_going_back_step_by_step(book: Book, tmp_path: Path) -> None:
    walk = read(book, "notes.md")
    walk.open_part(0)
    assert walk.back()
    walk.check()
    for step in ("places", "which"):
        assert walk.back()
        assert walk.step == step
    assert not walk.back()
    assert book.plan == build()


def test_what_cannot_be_read_is_refused_and_the_step_stays(book: Book, tmp_path: Path) -> None:
    walk = BringIn(book)
    (tmp_path / "bad.json").write_text(json.dumps({"entries": [1]}))
    for name in ("bad.json", "nowhere.md"):
        with pytest.raises(RefusedError):
            walk.read(str(tmp_path / name))
        assert walk.step == "which"


def test_every_place_that_is_offered_can_be_taken(book: Book) -> None:
    walk = BringIn(book)
    for choice in tuple(walk.choices()):
        walk.read("one thing\nanother thing\n")
        walk.put(choice.id)
        walk.check()
        assert not walk.nothing, choice.id


def test_a_section_first_and_then_a_list_in_it(book: Book) -> None:
    walk = BringIn(book)
    walk.read("one\ntwo\n")
    walk.open_section("Triggers")
    steps = [walk.step]
    assert {choice.section for choice in walk.lists()} == {"Triggers"}
    walk.back()
    steps.append(walk.step)
    alone = next(name for name in walk.sections() if sum(c.section == name for c in walk.choices()) == 1)
    walk.open_section(alone)
    assert [*steps, walk.step] == ["list", "place", "places"]
    assert walk.parts()[0].goes_to.startswith(alone)


def test_long_parts_show_their_first_things_and_a_count(book: Book) -> None:
    walk = BringIn(book)
    walk.read("\n".join(f"thing {i}" for i in range(SHOWN + 3)))
    assert walk.sample()[-1] == "3 more"
    assert len(walk.sample()) == SHOWN + 1


def test_names_as_they_are_typed_pasted_or_dragged_into_a_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "my notes.md"
    file.write_text("x")
    monkeypatch.setenv("HOME", str(tmp_path))
    escaped = str(file).replace(" ", "\\ ")
    for typed in (str(file), f"'{file}'", f'"{file}" ', escaped, file.as_uri(), "~/my notes.md"):
        assert named(typed) == file, typed


def test_a_locked_plan_is_told_from_other_files(tmp_path: Path) -> None:
    plan, notes = tmp_path / "a", tmp_path / "b.md"
    plan.write_bytes(b"SQLite format 3\0rest")
    notes.write_text("# Tools")
    assert looks_like_a_plan(plan)
    assert not looks_like_a_plan(notes)
    assert looks_like_a_plan(tmp_path / "gone.wrap")
