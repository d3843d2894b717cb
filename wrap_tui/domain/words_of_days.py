"""The words a person has for days: which they are, and one letter for each."""

from __future__ import annotations

from collections.abc import Iterable

from wrap_tui.domain.plan import Plan
from wrap_tui.domain.text import one_line


def own_words(plan: Plan, commas: str) -> tuple[str, ...]:
    """The person's own words for days; those offered (with *commas* between) until they choose their own."""
    own = plan.preference("day_words")
    if isinstance(own, (list, tuple)) and (
        words := tuple(one_line(w) for w in own if isinstance(w, str) and w.strip())
    ):
        return words
    return offered(commas)


def offered(commas: str) -> tuple[str, ...]:
    """The words of a sentence of the wording that has *commas* between them."""
    return tuple(word.strip() for word in commas.split(","))


def words_used(own: Iterable[str], days: Iterable[str]) -> tuple[str, ...]:
    """The *own* words in their order, then other words that *days* have, in the order of the alphabet."""
    known = tuple(own)
    return (*known, *sorted({word for word in days if word} - set(known)))


def initials(words: Iterable[str]) -> dict[str, str]:
    """One letter for each word, its first where it is free; never a digit."""
    taken: dict[str, str] = {}
    for word in words:
        letters = [c.upper() for c in word if c.isalpha()] + list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        taken[word] = next((c for c in letters if c not in taken.values()), "*")
    return taken
