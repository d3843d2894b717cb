"""Which of the person's words stand for days they call good; nobody else says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from wrap_tui import wording
from wrap_tui.domain.canonical import digest
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.words_of_days import offered, words_used
from wrap_tui.flows.checkin import day_words
from wrap_tui.services.book import Book

BETTER: Final = "better_words"
"""The preference with the words that were chosen."""
BEFORE: Final = "better_words.before"
"""The preference with marks of those that counted so, unchosen, when the person took other words for days."""
SETTLED: Final = 30 * 60 * 1000
"""Milliseconds after which a list of words is no longer being changed."""
FIRST: Final = 2
"""So many words stand for better days until the person chooses: the first ones."""


def better_words(plan: Plan) -> frozenset[str]:
    """The words that the person counts as better days.

    Until they choose: the first of their words, and those that were the first before, so that no day turns into a
    hard one because the words changed, or the language of those that are offered.
    """
    own = plan.preference(BETTER)
    if isinstance(own, (list, tuple)):
        return frozenset(str(word) for word in own)
    now, kept = day_words(plan), _kept(plan)
    on_days = {day.word for day in plan.days.values() if day.word}
    gone = on_days - set(now)
    before = {word for word in on_days if _mark(word) in kept} if kept else set()
    return frozenset(now[:FIRST]) | before | (gone & _once_offered() if gone else gone)


def _once_offered() -> set[str]:
    """The first of the words that are offered, in every language."""
    texts = (wording.found(language, "flows.checkin.words") or "" for language in wording.languages())
    return {word for text in texts for word in offered(text)[:FIRST]}


def keep_better(book: Book) -> None:
    """Before the words for days change: remember which of them stand for better days, unless the person chose.

    Only words that are on a day, and only those of a list that was left alone for a while: not each one on the way
    to another list. Marks are kept in place of the words, so that nothing is left of a day that is erased.
    """
    plan, listed = book.plan, book.plan.preferences.get("day_words")
    settled = listed is None or book.clock.now().ms - listed.changed.ms > SETTLED
    if isinstance(plan.preference(BETTER), (list, tuple)) or not settled:
        return
    on_days = {day.word for day in plan.days.values()}
    fresh = sorted(_kept(plan) | {_mark(word) for word in better_words(plan) & on_days})
    if fresh and fresh != plan.preference(BEFORE):
        book.prefer(BEFORE, fresh)


def _mark(word: str) -> str:
    return digest(word.encode("utf-8", "surrogatepass"))


def _kept(plan: Plan) -> frozenset[str]:
    kept = plan.preference(BEFORE)
    return frozenset(str(mark) for mark in kept) if isinstance(kept, (list, tuple)) else frozenset()


def choose_better(book: Book, words: Iterable[str]) -> None:
    """Say which words count as days one calls good; none at all is an answer too."""
    book.prefer(BETTER, list(words))
    if book.plan.preference(BEFORE):
        book.prefer(BEFORE, None)


def words_to_choose(book: Book) -> tuple[tuple[str, bool], ...]:
    """Every word that the person has or had for days, and whether it counts as a good one."""
    good = better_words(book.plan)
    every = words_used(day_words(book.plan), (day.word for day in book.plan.days.values()))
    return tuple((word, word in good) for word in every)
