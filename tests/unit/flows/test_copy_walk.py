"""A copy for somebody, step by step: nothing is asked twice, nothing half-written is left, nobody is picked by mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wrap_tui.domain import sharing
from wrap_tui.domain.plan import Item
from wrap_tui.errors import RefusedError, WriteError
from wrap_tui.flows import audiences, copies
from wrap_tui.flows.copy_sees import LAST, OTHER, USUAL
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.services import delivery, printing
from wrap_tui.services.book import Book
from wrap_tui.settings import Settings


def walk(book: Book, supporter: str = "") -> CopyWalk:
    return CopyWalk(book, Settings(country="GB"), supporter)


def made(book: Book, jo: Item, device: str = "android") -> CopyWalk:
    one = walk(book)
    one.choose_person(jo.id)
    if one.step == "sees":
        one.choose_sees(USUAL)
    if one.step == "device":
        one.choose_device(device)
    assert one.step == "look"
    one.make()
    return one


def test_only_people_who_may_get_one_are_offered(book: Book, jo: Item) -> None:
    one = walk(book)
    assert [item.id for item in one.people()] == [jo.id]
    one.choose_person(book.plan.at("crisis.supporters")[0].id)
    assert (one.step, one.person) == ("who", None)
    with pytest.raises(RefusedError):
        one.make()


def test_the_first_copy_asks_what_and_on_what_and_the_next_asks_neither(book: Book, jo: Item) -> None:
    made(book, jo)
    assert book.plan.items[jo.id].words("device") == "android"
    again = walk(book, jo.id)
    assert again.step == "look"
    assert again.audience.parts == ("brief", "own_tasks")
    assert not again.back()


def test_it_is_written_read_back_and_noted(book: Book, jo: Item, folder: Path) -> None:
    one = made(book, jo)
    (file,) = folder.iterdir()
    assert file.name == "plan-v1-2026-11-03-locked.html"
    assert file.stat().st_mode & 0o777 == 0o600
    assert one.step == "words"
    assert one.handed is not None
    (copy,) = sharing.copies(book.plan)
    assert (copy.path, copy.state, copy.locked, copy.version) == (str(file), "made", True, 1)
    assert copy.phrase == one.handed.phrase
    assert len(copy.phrase.split()) == 5
    assert file.name in one.handed.note()
    assert copy.phrase not in one.handed.note()
    one.handed.mark("given")
    assert [copy.state for copy in sharing.copies(book.plan)] == ["given"]
    one.handed.remove_files()
    assert not list(folder.iterdir())


def test_the_same_words_open_the_next_version(book: Book, jo: Item) -> None:
    first, second = made(book, jo), made(book, jo)
    assert first.handed
    assert second.handed
    assert first.handed.phrase == second.handed.phrase


def test_an_unknown_device_gets_both_files_or_none(
    book: Book, jo: Item, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[[bytes, Path], Path] = delivery.deliver

    def full(data: bytes, place: Path) -> Path:
        if place.suffix == ".pdf":
            raise WriteError("export.full", name=place.name)
        return real(data, place)

    monkeypatch.setattr(delivery, "deliver", full)
    with pytest.raises(WriteError):
        made(book, jo, "unknown")
    assert not list(folder.iterdir())
    assert sharing.copies(book.plan) == ()
    monkeypatch.setattr(delivery, "deliver", real)
    made(book, jo, "unknown")
    assert sorted(file.suffix for file in folder.iterdir()) == [".html", ".pdf"]
    assert len({copy.phrase for copy in sharing.copies(book.plan)}) == 1


def test_paper_is_not_locked_and_goes_to_the_printer(
    book: Book, jo: Item, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "can_print", lambda: True)
    monkeypatch.setattr(printing, "print_pdf", printed.append)
    one = walk(book, jo.id)
    one.choose_sees(USUAL)
    one.choose_device("paper")
    assert one.can_print
    assert "Anyone who opens this file can read it." in one.form_lines()
    one.on_paper = True
    one.make()
    assert printed[0].startswith(b"%PDF-")
    assert one.step == "note"
    assert not list(folder.iterdir())
    assert [(copy.path, copy.locked) for copy in sharing.copies(book.plan)] == [("", False)]


def test_who_not_to_tell_is_asked_for_each_copy_alone(book: Book, jo: Item) -> None:
    one = walk(book, jo.id)
    one.choose_sees(USUAL)
    one.choose_device("computer")
    assert "rob" not in one.preview().text.lower()
    assert "People I do not want involved" in one.preview().left_out
    one.names_them = True
    assert "rob" in one.preview().text
    assert "Plantedreason" not in one.preview().text
    one.with_reasons = True
    assert "Plantedreason" in one.preview().text
    one.make()
    again = walk(book, jo.id)
    assert "rob" not in again.preview().text.lower()
    again.choose_sees(LAST)
    assert "rob" not in again.preview().text.lower()


def test_parts_are_ticked_one_by_one_and_private_pages_wait_for_their_mark(book: Book, jo: Item) -> None:
    book.add("triggers.events", {"text": "Plantedtrigger"})
    one = walk(book, jo.id)
    one.choose_sees(OTHER)
    assert one.step == "parts"
    one.toggle("health")
    one.toggle("section.triggers")
    one.parts_done()
    one.choose_device("computer")
    assert "Planteddrugol" in one.preview().text
    assert "Plantedtrigger" not in one.preview().text
    assert "Triggers" in one.preview().left_out
    audiences.lift(book, "section.triggers")
    one.toggle("section.triggers")
    assert "Plantedtrigger" in one.preview().text
    audiences.make_private(book, "section.triggers")
    assert "Plantedtrigger" not in one.preview().text
    names = {choice.id for choice in one.choices()}
    assert not names & {"section.story", "section.talks", "section.crisis", "not_involved"}


def test_a_group_is_remembered_for_a_person_and_follows_its_changes(book: Book, jo: Item) -> None:
    group = copies.add_audience(book, "Neighbours")
    one = walk(book, jo.id)
    one.choose_sees(group.id)
    one.choose_device("computer")
    one.make()
    audiences.toggle(book, group.id, "health")
    assert "Planteddrugol" in walk(book, jo.id).preview().text
    book.remove(group.id)
    assert "Planteddrugol" not in walk(book, jo.id).preview().text


def test_a_place_and_a_name_for_the_outside(book: Book, jo: Item, folder: Path, tmp_path: Path) -> None:
    one = walk(book, jo.id)
    one.choose_sees(USUAL)
    one.choose_device("android")
    one.go_to("where")
    assert one.choose_place("relative") == "Please write the whole path, from the top folder on."
    assert (
        one.choose_place(str(tmp_path / "none" / "x.html")) == "There is no such folder. Nothing was written."
    )
    assert one.choose_place(str(tmp_path)) == ""
    one.keep_label("Sam's/../plan")
    one.make()
    assert [file.name for file in tmp_path.glob("*.html")] == ["Sam-s-plan-v1-2026-11-03-locked.html"]
    assert b"Sam&#x27;s/../plan" in next(tmp_path.glob("*.html")).read_bytes()


def test_the_next_copy_says_the_next_number_when_words_changed_since_the_last(
    book: Book, jo: Item, folder: Path
) -> None:
    made(book, jo)
    assert walk(book, jo.id).preview().text.count("Version 1 of") == 1
    book.add("crisis.signs", {"text": "I sing at night"})
    assert "Version 2 of" in walk(book, jo.id).preview().text
    made(book, jo)
    assert [copy.version for copy in sharing.copies(book.plan)] == [2, 1]
    assert "plan-v2-" in " ".join(file.name for file in folder.iterdir())


def test_that_it_is_not_known_what_they_read_on_is_no_note(book: Book, jo: Item, folder: Path) -> None:
    before = book.plan.items[jo.id]
    made(book, jo, "unknown")
    assert book.plan.items[jo.id] == before
    one = walk(book, jo.id)
    assert one.step == "device", "it is asked again"
    one.choose_device("paper")
    assert book.plan.items[jo.id].words("device") == "paper"
    one.choose_device("unknown")
    assert book.plan.items[jo.id].fields == before.fields


def test_the_words_can_be_kept_as_a_page_to_print(book: Book, jo: Item, folder: Path) -> None:
    one = made(book, jo)
    assert one.handed
    assert str(folder / "page-2026-11-03.pdf") in one.handed.save_slip()
    assert [found.slip for found in copies.files_here(book)] == [False, True]
    one.handed.remove_files()
    assert not list(folder.iterdir())
