"""Copies line by line: made, given, listed, taken off; groups; the same flow as the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.plain.sitting import book, sit
from wrap_tui.domain import sharing
from wrap_tui.flows import copies, parting
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.services.book import Book


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("wrap_tui.paths.documents", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def plan() -> Book:
    made = book()
    made.add("crisis.supporters", {"name": "Jo", "tasks": "Feed the cat", "agreed": "yes"})
    made.add("crisis.supporters", {"name": "Rob"})
    made.add("crisis.not_involved", {"name": "rob"})
    made.add("crisis.medicines", {"name": "Planteddrugol"})
    return made


def test_a_copy_is_made_given_and_its_file_taken_off(plan: Book, folder: Path) -> None:
    said = sit(plan, "share", answers=["1", "1", "2", "1", "", "", "yes", "yes"])
    assert "Rob" not in said
    assert "In it: The few lines in front; Their own tasks" in said
    assert "Planteddrugol" not in said
    assert "Exported. It was read back and is whole." in said
    (copy,) = sharing.copies(plan.plan)
    assert f"{copy.phrase}\n" in said
    assert (copy.state, copy.path) == ("given", "")
    assert list(folder.iterdir()) == []
    assert "It is off this computer." in said


def test_all_of_it_can_be_read_and_changed_first(plan: Book, folder: Path) -> None:
    said = sit(plan, "share", answers=["1", "2", "9", "", "3", "2", "9", "2", "q", "q", "q", "q"])
    assert "Planteddrugol" in said
    assert "rob" in said
    assert sharing.copies(plan.plan) == ()
    assert list(folder.iterdir()) == []
    assert said.rstrip().endswith("End of A copy for someone.")


def test_the_page_of_copies_tells_who_may_want_a_new_one(plan: Book, folder: Path) -> None:
    sit(plan, "share", answers=["1", "1", "2", "1", "", "", "yes", "no"])
    person = plan.plan.at("crisis.supporters")[0]
    plan.change(person.id, {**person.fields, "tasks": "Feed the dog"})
    said = sit(plan, "copies", answers=["1", "q"])
    assert "Who may want a new copy." in said
    assert "Changed since then: The few lines in front; Their own tasks." in said
    assert "Put in: dog." in said
    (file,) = folder.iterdir()
    assert f"Take off this computer: {file.name}" in said
    assert f"{file}\n" in said
    said = sit(plan, "copy", sharing.copies(plan.plan)[0].id, answers=["2", "", "4", "q"])
    assert sharing.copies(plan.plan)[0].phrase in said
    assert [copy.state for copy in sharing.copies(plan.plan)] == ["opened"]


def test_a_group_is_made_and_ticked(plan: Book) -> None:
    said = sit(plan, "audiences", answers=["1", "Neighbours", "1", "9", "", "q", "q"])
    (group,) = sharing.audiences(plan.plan)
    assert group.name == "Neighbours"
    assert group.parts == ("brief", "own_tasks", "health")
    assert "In it: The few lines in front; Their own tasks; Health care" in said


def test_before_someone_is_left_out_their_copies_are_told(plan: Book, folder: Path) -> None:
    sit(plan, "share", answers=["1", "1", "2", "1", "", "", "yes", "no"])
    said = sit(plan, "people", answers=["5", "Jo", "yes", "q"])
    assert "Jo holds copies. None can be called back:" in said
    assert copies.who_needs_a_new_one(plan)[0].not_involved
    assert parting.parting(plan, "Jo").copies
    assert "Nobody" not in sit(plan, "share")


def test_a_note_for_paper_asks_to_open_nothing_and_is_saved_beside_it(plan: Book, folder: Path) -> None:
    said = sit(plan, "share", answers=["1", "1", "4", "1", "1", "", "yes", "no"])
    assert "You can put this note with it." in said
    assert {file.suffix for file in folder.iterdir()} == {".pdf", ".txt"}
    note = (folder / "note.txt").read_text()
    assert note in said
    assert "Hello Jo, this paper is for you." in note
    assert "open" not in note


def test_ones_own_copy_can_be_locked_and_its_words_stay_in_the_plan(plan: Book, folder: Path) -> None:
    said = sit(plan, "export", "crisis", answers=["no", "no", "6", "", "yes"])
    assert "It opens with five words. They stay in your plan." in said
    (file,) = folder.iterdir()
    assert file.name == "plan-v1-2026-10-14-locked.html"
    (copy,) = sharing.copies(plan.plan)
    assert (copy.supporter, copy.state, copy.path) == ("", "given", str(file))
    assert f"The words that open it: {copy.phrase}" in said
    assert "Rob" not in sit(plan, "copies")


def test_a_place_that_cannot_be_used_is_asked_for_again(plan: Book, folder: Path) -> None:
    taken = folder / "mine.txt"
    taken.write_text("before")
    gone = folder / "nowhere" / "a.txt"
    answers = ["no", "no", "1", "yes", "mine.txt", str(taken), "yes", str(gone), "yes", "", "yes"]
    said = sit(plan, "export", "crisis", answers=answers)
    assert "There is a file called mine.txt there already." in said
    assert "That folder is not there." in said
    assert "Exported. It was read back and is whole." in said
    assert taken.read_text() == "before"
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("known", ["", "android"])
def test_someone_who_was_taken_out_meanwhile_gets_no_copy_and_it_is_said(
    plan: Book, folder: Path, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    """At the question on what they read it, and at the look for someone of whom that is known."""
    jo = plan.plan.at("crisis.supporters")[0]
    plan.change(jo.id, {**jo.fields, "device": known})
    choose = CopyWalk.choose_sees

    def meanwhile(walk: CopyWalk, choice: str) -> None:
        choose(walk, choice)
        plan.remove(jo.id)

    monkeypatch.setattr(CopyWalk, "choose_sees", meanwhile)
    said = sit(plan, "share", answers=["1", "1", "2", "q", "q", "q"])
    assert "No supporter has that name. Nothing was written." in said
    assert list(folder.iterdir()) == []
    assert plan.plan.find(jo.id) is None
    assert "device" not in plan.plan.items[jo.id].fields or known


def test_the_note_is_listed_with_the_files_of_its_copy(plan: Book, folder: Path) -> None:
    sit(plan, "share", answers=["1", "1", "2", "1", "", "1", "yes", "no"])
    assert len(list(folder.iterdir())) == 2
    said = sit(plan, "copies", answers=["q"])
    assert "Jo: version 1, locked page, the note beside it." in said
    assert f"{folder / 'note.txt'}\n" in said
