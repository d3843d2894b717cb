"""The rows of Today, drawn from its view."""

from __future__ import annotations

from collections.abc import Iterator

from wrap_tui.flows.checkin import has_check_in
from wrap_tui.flows.journal import begun
from wrap_tui.flows.keeping import needs_a_look
from wrap_tui.flows.look_round import offered
from wrap_tui.flows.review_rhythm import due
from wrap_tui.flows.sections import linked_name
from wrap_tui.flows.today import DailyRow, TodayView, in_groups
from wrap_tui.flows.when import spoken_date
from wrap_tui.services.book import Book
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say


def rows_of(view: TodayView, book: Book, *, letters: bool, other: bool) -> tuple[Row, ...]:
    """All rows. *other* is for another date than today: the list, and the way back."""
    made = [*_daily(view, book, first=other)]
    again = "_again" if has_check_in(book.plan, book.plan.day(view.date)) else ""
    if other:
        made.append(_do("check_in", f"check_in{again}", "c", letters, gap=True))
        made.append(_do("day_before", "day_before", "", letters))
        made.append(_do("today", "back_to_today", "", letters))
        return tuple(made)
    now = [
        heading(say("pages.today.right_now"), gap=False),
        _do("check_in", f"check_in{again}", "c", letters, line=not again),
        _do("notice", "notice", "n", letters, line=True),
    ]
    if offered(book):
        now.append(_do("look_round", "look_round", "", letters, line=True))
    return (*now, *made, *_further(view, book, letters))


def first_row(view: TodayView) -> str:
    """The row where the pointer starts: the first daily thing without a tick, else the first, else checking in."""
    rows = (*view.every, *view.might)
    open_rows = [row for row in rows if not row.ticked]
    chosen = open_rows or list(rows)
    return chosen[0].item.id if chosen else "do:add"


def _do(action: str, words: str, key: str, letters: bool, *, gap: bool = False, line: bool = False) -> Row:
    detail = say(f"pages.today.{words}_line") if line else ""
    return Row(f"do:{action}", say(f"pages.today.{words}"), detail, key=key if letters else "", gap=gap)


def _daily(view: TodayView, book: Book, *, first: bool) -> Iterator[Row]:
    then = "done_then" if first else "done"
    done = {0: "", 1: say(f"pages.today.{then}_one")}.get(
        view.done, say(f"pages.today.{then}", count=view.done)
    )
    yield heading(say("pages.today.keeps_well"), gap=not first, detail=done)
    yield from _tick_rows(view.every, book)
    if not view.every:
        empty = say("pages.today.empty"), say("pages.today.empty_more")
        yield Row("do:add", say("pages.today.add_one"), key="a", below=empty)
    if view.might:
        yield heading(say(f"pages.today.if_needed{'_then' if first else ''}"))
        yield from _tick_rows(view.might, book)


def _tick_rows(found: tuple[DailyRow, ...], book: Book) -> Iterator[Row]:
    for i, (group, rows) in enumerate(in_groups(book, found)):
        if group or i:
            yield heading(f"  {group or say('pages.today.no_group')}", gap=False)
        for row in rows:
            yield Row(row.item.id, linked_name(book.plan, row.item.id), row.detail, mark=row.ticked)


def _further(view: TodayView, book: Book, letters: bool) -> Iterator[Row]:
    gap = True
    if view.carry_on:
        label = say("pages.today.carry_on", section=view.carry_on_label)
        yield Row("do:carry_on", label, say("pages.today.carry_on_line"), key="g" if letters else "", gap=gap)
        gap = False
    if at := begun(book):
        yield Row("do:journal", say("pages.today.journal"), spoken_date(at.isoformat()[:10]), gap=gap)
        gap = False
    yield _do("read_again", "read_again", "r", letters, gap=gap)
    if needs_a_look(book):
        yield _do("copies", "copies", "", letters, line=True)
    if view.spare_key_offered:
        yield _do("spare_key", "spare_key", "", letters, line=True)
    if due(book):
        yield _do("review", "review", "", letters, line=True)
    if view.every or view.might:
        yield _do("other_day", "yesterday", "", letters)
    yield _do("menu", "pages", "m", letters)
