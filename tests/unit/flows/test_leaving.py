"""Leaving nothing on a borrowed computer: files of the plan that lie on it are found and removed."""

from __future__ import annotations

from pathlib import Path

from wrap_tui.flows import leaving
from wrap_tui.paths import Places, places
from wrap_tui.services.book import Book


def test_files_outside_the_folder_of_the_plan_are_found_and_removed(book: Book, tmp_path: Path) -> None:
    stick, desk = tmp_path / "stick", tmp_path / "desk"
    stick.mkdir()
    desk.mkdir()
    book.places = places(portable=stick)
    for folder in (stick, desk):
        file = folder / "plan.pdf"
        file.write_bytes(b"x")
        leaving.note_file(book, file)
    assert leaving.home_of(book) == stick
    assert leaving.files_left(book) == (desk / "plan.pdf",)
    assert leaving.remove(book, desk / "plan.pdf")
    assert leaving.files_left(book) == ()
    assert not (desk / "plan.pdf").exists()
    assert (stick / "plan.pdf").exists()


def test_a_file_that_cannot_be_removed_is_said(book: Book, tmp_path: Path) -> None:
    leaving.note_file(book, tmp_path)
    assert not leaving.remove(book, tmp_path)


def test_a_plan_in_the_usual_places_is_no_plan_on_a_stick(book: Book, tmp_path: Path) -> None:
    book.places = Places(
        tmp_path / "d" / "plan.wrap", tmp_path / "c" / "s.toml", tmp_path / "s", tmp_path / "b"
    )
    assert leaving.home_of(book) is None
