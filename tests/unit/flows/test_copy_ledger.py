"""Whose a copy is, whose a file is, and what was chosen for whom: nothing passes from one person to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from wrap_tui.domain import sharing
from wrap_tui.domain.plan import Item
from wrap_tui.domain.sharing import Copy
from wrap_tui.errors import WriteError
from wrap_tui.flows import copies, copy_words, leaving, ledger, parting
from wrap_tui.flows.copy_made import CopyMade
from wrap_tui.flows.copy_sees import USUAL, WHOLE
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings

from .conftest import Wall


def walk(book: Book, supporter: str = "") -> CopyWalk:
    return CopyWalk(book, Settings(country="GB"), supporter)


def supporter(book: Book, name: str) -> Item:
    return book.add("crisis.supporters", {"name": name, "device": "computer"})


def made(book: Book, person: Item, sees: str = USUAL) -> CopyMade:
    one = walk(book, person.id)
    one.choose_sees(sees)
    one.make()
    assert one.handed is not None
    return one.handed


@pytest.fixture
def sam(book: Book, folder: Path) -> Item:
    book.add("crisis.medicines", {"name": "Planteddrugol"})
    return supporter(book, "Sam")


@pytest.mark.parametrize("first", ["renamed", "removed", "there still"])
def test_another_person_of_the_same_name_inherits_nothing(book: Book, sam: Item, first: str) -> None:
    words = made(book, sam, WHOLE).phrase
    if first == "renamed":
        book.change(sam.id, {**sam.fields, "name": "Sam Green"})
    if first == "removed":
        book.remove(sam.id)
    other = supporter(book, "Sam")
    one = walk(book, other.id)
    assert one.step == "sees", "nothing is known of them"
    assert "Planteddrugol" not in one.preview().text
    assert copies.copies_of(book.plan, other) == ()
    assert copies.phrase_for(book.plan, other.id) == ""
    assert made(book, other).phrase != words


def test_a_copy_is_listed_under_the_name_of_today(book: Book, sam: Item, wall: Wall) -> None:
    handed = made(book, sam, WHOLE)
    handed.mark("given")
    book.change(sam.id, {**sam.fields, "name": "Sam Green"})
    supporter(book, "Sam")
    (line,) = ledger.ledger(book).copies
    assert line.title == "Sam Green: version 1, locked page"
    handed.fresh()
    assert handed.name == "Sam Green"
    assert "Sam Green" in handed.note()
    assert copies.newest_of_name(book.plan, "Sam Green") == handed.copies
    assert parting.parting(book, "Sam").copies == ()
    parting.not_involved_now(book, "Sam Green")
    (due,) = copies.who_needs_a_new_one(book)
    assert copy_words.reasons(book, due)[0] == "Sam Green is not to be involved any more."


def test_a_copy_of_someone_erased_keeps_the_name_of_its_day(book: Book, sam: Item) -> None:
    made(book, sam)
    book.erase(sam.id)
    assert [line.copy.name for line in ledger.ledger(book).copies] == ["Sam"]


def test_what_was_chosen_for_one_person_does_not_stay_for_the_next(book: Book, jo: Item) -> None:
    ada = supporter(book, "Ada")
    one = walk(book)
    one.choose_person(jo.id)
    one.choose_sees(USUAL)
    one.choose_device("paper")
    one.choose_place(str(one.folder / "for-jo"))
    one.names_them = one.with_reasons = one.on_paper = True
    assert "Plantedreason" in one.preview().text
    assert one.back()
    assert one.step == "who"
    one.choose_person(ada.id)
    one.choose_sees(USUAL)
    assert (one.names_them, one.with_reasons, one.on_paper, one.name) == (False, False, False, "")
    assert "rob" not in one.preview().text.lower()
    assert [place.name for place in one.places()] == ["plan-v1-2026-11-03-locked.html"]


def test_a_file_is_that_of_the_copy_that_was_written_there_last(
    book: Book, sam: Item, folder: Path, tmp_path: Path
) -> None:
    ada = supporter(book, "Ada")
    first = made(book, sam)
    first.save_slip()
    for path in first.files():
        Path(path).rename(tmp_path / Path(path).name)
    second = made(book, ada)
    second.save_slip()
    assert len(list(folder.iterdir())) == 2
    assert {found.copy.supporter for found in copies.files_here(book)} == {ada.id}
    assert [copy.files for copy in sharing.copies(book.plan) if copy.supporter == sam.id] == [()]
    first.fresh()
    first.remove_files()
    assert copies.remove_files_of(book, "Sam") == ()
    assert len(second.files()) == 2
    assert copies.remove_files_of(book, "Ada")
    assert list(folder.iterdir()) == []


def test_of_two_lines_that_name_one_file_the_newest_counts(book: Book, sam: Item, folder: Path) -> None:
    """As after two plans were united."""
    file = folder / "plan.html"
    file.write_text("x")
    ada = supporter(book, "Ada")
    for person, name in ((sam, "Sam"), (ada, "Ada")):
        noted = copies.note_copy(book, Copy("", person.id, name, 1, "", "html", True, ("brief",), ()))
        line = book.plan.items[noted.id]
        book.change(line.id, {**line.fields, "path": str(file)})
    assert [(found.copy.name, found.path) for found in copies.files_here(book)] == [("Ada", str(file))]
    assert copies.remove_files_of(book, "Sam") == ()
    assert file.exists()
    assert copies.remove_files_of(book, "Ada") == (str(file),)
    assert [copy.path for copy in sharing.copies(book.plan)] == ["", ""]


def test_a_file_of_ones_own_is_nobodys_copy(book: Book, sam: Item, folder: Path, tmp_path: Path) -> None:
    path = Path(made(book, sam).files()[0])
    path.rename(tmp_path / "away.html")
    path.write_text("mine")
    leaving.note_file(book, path)
    assert copies.files_here(book) == ()
    assert copies.remove_files_of(book, "Sam") == ()
    assert leaving.files_left(book) == (path,)


def test_a_slip_that_lies_here_is_not_written_twice(book: Book, sam: Item, folder: Path) -> None:
    handed = made(book, sam)
    told = handed.save_slip()
    assert handed.save_slip() == told
    assert len(list(folder.glob("page-*.pdf"))) == 1
    slip = next(folder.glob("page-*.pdf"))
    slip.unlink()
    assert handed.save_slip() == told
    handed.remove_files()
    assert list(folder.iterdir()) == []
    assert copies.files_here(book) == ()


def test_the_note_is_a_file_of_the_copy(book: Book, sam: Item, folder: Path) -> None:
    handed = made(book, sam)
    note = handed.save_note()
    assert handed.save_note() == note
    assert "Sam" in note.read_text()
    found = next(found for found in copies.files_here(book) if found.path == str(note))
    assert copy_words.of_file(found) == "Sam: version 1, locked page, the note beside it"
    assert note in leaving.files_left(book)
    handed.remove_files()
    assert list(folder.iterdir()) == []


def test_what_became_of_a_copy_brings_no_file_back(book: Book, sam: Item, folder: Path) -> None:
    stale = made(book, sam)
    copies.remove_files_of(book, "Sam")
    stale.mark("given")
    (copy,) = sharing.copies(book.plan)
    assert (copy.state, copy.path) == ("given", "")


def test_the_device_is_noted_with_the_words_of_now(book: Book, folder: Path) -> None:
    zed = book.add("crisis.supporters", {"name": "Zed", "tasks": "Old words"})
    one = walk(book, zed.id)
    one.choose_sees(USUAL)
    book.change(zed.id, {"name": "Zed Lund", "tasks": "New words"})
    assert one.choose_device("android") == ""
    assert book.plan.items[zed.id].fields == {"name": "Zed Lund", "tasks": "New words", "device": "android"}
    assert one.who == "Zed Lund"
    assert one.step == "look"


@pytest.mark.parametrize("how", ["removed", "not involved"])
def test_someone_who_can_get_no_copy_any_more_is_said_at_the_device(
    book: Book, folder: Path, how: str
) -> None:
    supporter(book, "Ada")
    zed = book.add("crisis.supporters", {"name": "Zed"})
    one = walk(book, zed.id)
    one.choose_sees(USUAL)
    if how == "removed":
        book.remove(zed.id)
        wanted = "No supporter has that name. Nothing was written. Your supporters are: Ada"
    else:
        book.add("crisis.not_involved", {"name": "zed"})
        wanted = "You do not want that person involved, so no copy was made. My people has the list."
    before = book.plan
    assert one.choose_device("android") == wanted
    assert book.plan is before
    assert one.step == "device"


@pytest.mark.parametrize("what", ["copy", "slip", "note"])
def test_a_file_that_cannot_be_noted_is_not_left(
    book: Book, sam: Item, folder: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise WriteError("export.full", name="plan")

    one = walk(book, sam.id)
    one.choose_sees(USUAL)
    handed = made(book, sam) if what != "copy" else None
    before = set(folder.iterdir())
    monkeypatch.setattr(book, "apply", full)
    with pytest.raises(WriteError):
        (one.make if handed is None else handed.save_slip if what == "slip" else handed.save_note)()
    assert set(folder.iterdir()) == before
    monkeypatch.undo()
    assert copies.every(book.plan) == (handed.copies if handed is not None else ())
