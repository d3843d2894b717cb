"""A peer session opens the chosen sections alone, and the plan afterwards differs by the confirmed lines alone."""

from __future__ import annotations

from wrap_tui.flows import peer
from wrap_tui.services.book import Book

from .conftest import Wall


def words(book: Book) -> set[tuple[str, str]]:
    return {
        (item.place, item.text or item.words("name")) for item in book.plan.items.values() if not item.removed
    }


def test_only_the_chosen_sections_are_open(book: Book) -> None:
    assert peer.scope(book) is None
    peer.begin(book, ["toolbox", "early"])
    assert peer.open_to(book, "toolbox")
    assert not peer.open_to(book, "crisis")
    peer.end(book)
    assert peer.open_to(book, "crisis")


def test_the_plan_differs_by_the_confirmed_lines_alone(book: Book) -> None:
    kept_before = book.add("early.body", {"text": "tight jaw"})
    other = book.add("early.body", {"text": "cold hands"})
    before = words(book)
    peer.begin(book, ["early", "toolbox"])
    new = book.add("toolbox.use", {"name": "Radio"})
    loose = book.add("toolbox.use", {"name": "Not mine"})
    book.change(kept_before.id, {"text": "tight jaw and neck"})
    book.change(other.id, {"text": "changed by the other one"})
    book.add("crisis.helps", {"text": "outside of the session"})
    assert {line.item.id for line in peer.lines(book)} == {new.id, loose.id, kept_before.id, other.id}
    assert {line.before for line in peer.lines(book)} == {"", "tight jaw", "cold hands"}
    peer.keep(book, new.id)
    peer.keep(book, kept_before.id)
    assert peer.end(book) == 2
    assert words(book) - before == {
        ("toolbox.use", "Radio"),
        ("early.body", "tight jaw and neck"),
        ("crisis.helps", "outside of the session"),
    }
    assert before - words(book) == {("early.body", "tight jaw")}
    assert "Not mine" not in repr(book.plan)


def test_a_line_taken_out_goes_without_a_trace(book: Book) -> None:
    peer.begin(book, ["toolbox"])
    item = book.add("toolbox.use", {"name": "Advice of someone else"})
    peer.take_out(book, item.id)
    assert "Advice" not in repr(book.plan)


def test_undo_does_not_reach_behind_the_session(book: Book) -> None:
    book.add("matters.values", {"text": "private"})
    peer.begin(book, ["toolbox"])
    assert not book.undo()
    book.add("toolbox.use", {"name": "Tea"})
    peer.end(book)
    assert not book.undo()


def test_a_session_cut_off_is_still_there_to_be_read_back(book: Book) -> None:
    peer.begin(book, ["toolbox"], minutes=45, crisis="whole")
    peer.typed_by(book, "supporter")
    again = peer.running(book)
    assert again is not None
    assert (again.minutes, again.crisis, again.typed_by) == (45, "whole", "supporter")


def test_what_helped_me_is_kept_apart(book: Book) -> None:
    peer.begin(book, ["toolbox"])
    assert peer.helped(book, "Being asked, not told")
    peer.end(book)
    assert book.plan.texts(peer.HELPED) == ("Being asked, not told",)
    assert not book.catalog.knows(peer.HELPED)


def test_the_agreed_time_only_tells(book: Book, wall: Wall) -> None:
    peer.begin(book, ["toolbox"], minutes=30)
    assert peer.minutes_left(book) in (29, 30)
    wall.days_on(1)
    assert peer.minutes_left(book) == 0
    assert peer.running(book) is not None


def test_the_agreement_is_in_their_own_words(book: Book) -> None:
    peer.agree(book, peer.Agreement("All of it", "Only danger", "I raise my hand"))
    assert peer.agreement(book).stop == "I raise my hand"
