"""A peer session opens the chosen sections alone, and the plan afterwards differs by the confirmed lines alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wrap_tui.domain.dropped import is_dropped
from wrap_tui.domain.plan import Plan
from wrap_tui.flows import peer, reading_back
from wrap_tui.flows.crisis import crisis_view
from wrap_tui.flows.search import find
from wrap_tui.services.book import Book
from wrap_tui.services.narrowed import NarrowedBook

from .conftest import Wall


def words(plan: Plan) -> set[tuple[str, str]]:
    return {(item.place, item.text or item.words("name")) for item in plan.items.values() if not item.removed}


def started(book: Book, *sections: str, crisis: peer.Shows = "helplines") -> NarrowedBook:
    peer.begin(book, sections, crisis=crisis)
    inside = peer.within(book)
    assert isinstance(inside, NarrowedBook)
    return inside


def test_only_the_chosen_sections_are_in_the_book_of_the_session(book: Book) -> None:
    book.add("crisis.helps", {"text": "sit with me"})
    book.add("toolbox.use", {"name": "Radio"})
    book.add("journal.entries", {"text": "a private day"})
    book.draft("matters.values", {"text": "half a value"})
    inside = started(book, "toolbox")
    assert words(inside.plan) == {("toolbox.use", "Radio")}
    assert not inside.plan.drafts
    assert "private" not in repr(inside.plan.items)


def test_search_links_and_older_words_stay_inside(book: Book) -> None:
    tool = book.add("toolbox.use", {"name": "Blue blanket"})
    step = book.add("early.plan", {"tool": tool.id, "text": "wrap up in blue"})
    book.change(tool.id, {"name": "Blue rug"})
    inside = started(book, "early")
    assert [hit.id for hit in find(inside, "blue") if hit.kind == "item"] == [step.id]
    assert not inside.plan.older_of(tool.id)
    assert not peer.may_open(inside, "change", tool.id)
    assert not peer.may_open(inside, "older", tool.id)
    assert peer.may_open(inside, "form", "early.plan", step.id)


@pytest.mark.parametrize(
    ("page", "about"),
    [
        ("today", ()), ("journal", ()), ("export", ("crisis",)), ("settings", ()), ("looking_back", ()),
        ("review", ()), ("read", ()), ("removed", ()), ("section", ("crisis",)), ("guide", ("first_page",)),
        ("guide", ("triggers.events", "one")), ("good", ()), ("people", ()),
        ("spare_key", ()), ("passphrase", ()), ("tools", ()), ("plan", ("early",)), ("walk", ("early",)),
    ],
)  # fmt: skip
def test_every_other_page_stays_shut(book: Book, page: str, about: tuple[str, ...]) -> None:
    inside = started(book, "early")
    assert not peer.may_open(inside, page, *about)
    assert peer.may_open(book, page, *about)


def test_what_is_written_inside_goes_into_the_whole_plan_and_nothing_else_changes(book: Book) -> None:
    book.add("crisis.helps", {"text": "sit with me"})
    book.draft("crisis.not_helps", {"text": "half"})
    inside = started(book, "toolbox")
    inside.add("toolbox.use", {"name": "Tea"})
    inside.draft("toolbox.try", {"name": "half a tool"})
    assert ("toolbox.use", "Tea") in words(book.plan)
    assert ("crisis.helps", "sit with me") in words(book.plan)
    assert set(book.plan.drafts) == {"crisis.not_helps", "toolbox.try"}


def test_the_plan_differs_by_the_confirmed_lines_alone(book: Book) -> None:
    jaw = book.add("early.body", {"text": "tight jaw"})
    hands = book.add("early.body", {"text": "cold hands"})
    gone = book.add("early.body", {"text": "no sleep"})
    book.add("crisis.helps", {"text": "sit with me"})
    before = words(book.plan)
    inside = started(book, "early", "toolbox")
    new = inside.add("toolbox.use", {"name": "Radio"})
    loose = inside.add("toolbox.use", {"name": "Not mine"})
    inside.change(jaw.id, {"text": "tight jaw and neck"})
    inside.change(hands.id, {"text": "changed by the other one"})
    inside.remove(gone.id)
    inside.remove(inside.add("toolbox.use", {"name": "Written and removed"}).id)
    inside.draft("toolbox.try", {"name": "half typed by the other one"})
    said = {line.id: line.what for line in reading_back.lines(inside)}
    assert said == {
        new.id: "new", loose.id: "new", jaw.id: "changed", hands.id: "changed", gone.id: "removed",
        "draft:toolbox.try": "half",
    }  # fmt: skip
    reading_back.keep(inside, new.id)
    reading_back.keep(inside, jaw.id)
    assert reading_back.undecided(inside) == 4
    assert reading_back.end(inside) == 2
    after = words(book.plan)
    assert after - before == {("toolbox.use", "Radio"), ("early.body", "tight jaw and neck")}
    assert before - after == {("early.body", "tight jaw")}
    for stray in ("Not mine", "the other one", "Written and removed"):
        assert stray not in repr(book.plan), stray


def test_words_that_changed_after_they_were_kept_are_read_back_again(book: Book) -> None:
    inside = started(book, "toolbox")
    item = inside.add("toolbox.use", {"name": "Tea"})
    reading_back.keep(inside, item.id)
    inside.change(item.id, {"name": "Tea, with the neighbour's advice"})
    assert reading_back.undecided(inside) == 1
    reading_back.take_out(inside, item.id)
    assert "Tea" not in repr(inside.plan)
    assert "Tea" not in repr(book.plan)


def test_a_line_that_was_left_out_comes_back_as_it_was(book: Book) -> None:
    jaw, gone = (book.add("early.body", {"text": words}) for words in ("tight jaw", "gone"))
    inside = started(book, "early", "toolbox")
    new = inside.add("toolbox.use", {"name": "Radio"})
    inside.draft("toolbox.try", {"name": "half typed"})
    inside.change(new.id, {"name": "Radio, low"})
    inside.change(jaw.id, {"text": "tight jaw and neck"})
    inside.remove(gone.id)
    reading_back.keep(inside, new.id)
    was = tuple(replace(line, confirmed=False) for line in reading_back.lines(inside))
    plan, whole = inside.plan, book.plan
    left = [reading_back.as_it_is(inside, line) for line in was]
    for line in was:
        reading_back.take_out(inside, line.id)
    assert not reading_back.lines(inside)
    for one in reversed(left):
        reading_back.put_back(inside, one)
    assert sorted(reading_back.lines(inside), key=was.index) == list(was)
    for now, before in ((inside.plan, plan), (book.plan, whole)):
        assert (now.items, now.older, now.drafts.keys()) == (before.items, before.older, before.drafts.keys())
        assert now.drafts["toolbox.try"].fields == before.drafts["toolbox.try"].fields
        assert not is_dropped(now.dropped, "toolbox.try", now.drafts["toolbox.try"].changed)
    assert reading_back.undecided(inside) == 4


def test_a_line_that_is_kept_can_be_thought_over(book: Book) -> None:
    inside = started(book, "toolbox")
    item = inside.add("toolbox.use", {"name": "Tea"})
    reading_back.keep(inside, item.id)
    reading_back.let_go(inside, item.id)
    assert reading_back.undecided(inside) == 1


def test_a_removal_inside_can_be_kept(book: Book) -> None:
    item = book.add("toolbox.use", {"name": "Cigarettes"})
    inside = started(book, "toolbox")
    inside.remove(item.id)
    reading_back.keep(inside, item.id)
    reading_back.end(inside)
    assert book.plan.find(item.id) is None


def test_undo_does_not_reach_behind_the_session_nor_back_into_it(book: Book) -> None:
    book.add("matters.values", {"text": "private"})
    inside = started(book, "toolbox")
    assert not inside.undo()
    inside.add("toolbox.use", {"name": "Tea"})
    assert inside.undo()
    assert ("toolbox.use", "Tea") not in words(book.plan)
    inside.redo()
    reading_back.end(inside)
    assert inside.widen() is book
    assert not book.undo()


def test_a_session_cut_off_is_still_there_to_be_read_back(book: Book) -> None:
    peer.begin(book, ["toolbox"], minutes=45, crisis="whole")
    peer.typed_by(book, "supporter")
    again = peer.running(book)
    assert again is not None
    assert (again.minutes, again.crisis, again.typed_by) == (45, "whole", "supporter")
    assert peer.within(book).narrowed


def test_the_read_back_says_who_typed(book: Book) -> None:
    inside = started(book, "toolbox")
    inside.add("toolbox.use", {"name": "Tea"})
    peer.typed_by(inside, "supporter")
    inside.add("toolbox.use", {"name": "Radio"})
    peer.typed_by(inside, "me")
    inside.add("toolbox.use", {"name": "Rain"})
    assert [line.typed_by for line in reading_back.lines(inside)] == ["me", "supporter", "me"]


@pytest.mark.parametrize(
    ("shows", "seen", "unseen"),
    [
        ("helplines", (), ("Cold water", "Radio", "Asha", "sit with me")),
        ("steps", ("Cold water",), ("Asha", "sit with me")),
        ("whole", ("Cold water", "Asha", "sit with me"), ()),
    ],
)
def test_the_crisis_key_shows_what_was_asked_for(
    book: Book, shows: peer.Shows, seen: tuple[str, ...], unseen: tuple[str, ...]
) -> None:
    book.add("crisis.for_me_now", {"text": "Cold water"})
    book.add("toolbox.use", {"name": "Radio"})
    book.add("crisis.supporters", {"name": "Asha"})
    book.add("crisis.helps", {"text": "sit with me"})
    inside = started(book, "early", crisis=shows)
    page = repr(crisis_view(inside, None))
    assert all(words in page for words in seen)
    assert not any(words in page for words in unseen)
    assert "Cold water" in peer.calming(inside) or shows == "helplines"
    peer.show_more(inside, "whole")
    assert "Asha" in repr(crisis_view(inside, None))


def test_a_break_offers_the_tools_of_an_open_toolbox(book: Book) -> None:
    book.add("toolbox.use", {"name": "Radio"})
    assert peer.calming(started(book, "toolbox")) == ("Radio",)


def test_what_helped_me_is_kept_apart(book: Book) -> None:
    inside = started(book, "toolbox")
    assert peer.helped(inside, "Being asked, not told")
    reading_back.end(inside, "I said it out loud")
    assert [item.text for item in peer.what_helped(book)] == ["Being asked, not told"]
    assert not book.catalog.knows(peer.HELPED)
    assert book.plan.texts("journal.celebrations") == ("I said it out loud",)


def test_the_agreed_time_only_tells(book: Book, wall: Wall) -> None:
    peer.begin(book, ["toolbox"], minutes=30)
    assert peer.minutes_left(book) in (29, 30)
    wall.days_on(1)
    assert peer.minutes_left(book) == 0
    assert peer.running(book) is not None


def test_the_agreement_is_in_their_own_words(book: Book) -> None:
    peer.agree(book, peer.Agreement("All of it", "Only danger", "I raise my hand"))
    assert peer.agreement(book).stop == "I raise my hand"


def test_the_path_has_eight_meetings_that_open_known_sections(book: Book) -> None:
    known = {section.id for section in book.catalog.sections}
    assert len(peer.PATH) == 8
    assert {name for _, sections in peer.PATH for name in sections} <= known


def test_a_session_that_somebody_spoilt_in_the_file_is_no_session(book: Book) -> None:
    book.prefer(peer.SESSION, {"since": "yesterday"})
    assert peer.running(book) is None
