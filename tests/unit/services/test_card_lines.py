"""The lines of the crisis card, chosen on two computers: one that was taken off stays off."""

from __future__ import annotations

from tests.unit.services.two_computers import Desk
from wrap_tui.codec.toml_read import read_toml
from wrap_tui.codec.toml_write import export_toml
from wrap_tui.services import crisis_card
from wrap_tui.services.book import Book
from wrap_tui.services.intake import review, take_in

HELPS = "crisis.helps"


def with_lines(desk: Desk, *words: str) -> tuple[Book, list[str]]:
    book = desk.book("A")
    for line in words:
        book.add(HELPS, {"text": line})
    return book, [line.key for line in crisis_card.offered(book.plan)]


def test_a_line_taken_off_stays_off_although_another_one_was_chosen_later() -> None:
    desk = Desk()
    a, (key, other, third) = with_lines(desk, "Key under pot", "Tea", "Music")
    for one in (key, other):
        crisis_card.choose(a, one)
    c = desk.book("C", like=a)
    crisis_card.switch(c, True)
    crisis_card.choose(c, key)
    desk.later()
    crisis_card.choose(a, third)
    desk.merge(c, a)
    desk.merge(a, c)
    assert crisis_card.lines(c) == ("Tea", "Music")
    assert sorted(crisis_card.chosen(a.plan)) == sorted(crisis_card.chosen(c.plan)) == sorted([other, third])
    crisis_card.choose(a, key)
    desk.merge(c, a)
    assert crisis_card.lines(c) == ("Key under pot", "Tea", "Music")


def test_lines_of_the_version_before_stand_and_can_be_taken_off() -> None:
    desk = Desk()
    a, keys = with_lines(desk, "Key under pot", "Tea", "Music")
    a.prefer(crisis_card.CHOSEN, keys[:2])
    crisis_card.switch(a, True)
    assert crisis_card.lines(a) == ("Key under pot", "Tea")
    old = desk.book("B", like=a)
    crisis_card.choose(a, keys[0])
    desk.later()
    old.prefer(crisis_card.CHOSEN, keys)
    desk.merge(a, old)
    assert crisis_card.lines(a) == ("Tea", "Music")


def test_an_older_export_does_not_put_a_line_back() -> None:
    desk = Desk()
    a, (key,) = with_lines(desk, "Key under pot")
    crisis_card.switch(a, True)
    crisis_card.choose(a, key)
    text = export_toml(a.plan, a.catalog)
    crisis_card.choose(a, key)
    brought = review(a.plan, read_toml(text, a.catalog, "old.toml"), a.catalog, a.clock.new_id)
    a.apply(take_in(a.plan, brought, a.clock.now))
    assert crisis_card.lines(a) == ()
