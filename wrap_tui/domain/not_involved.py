"""People who are not to be involved: told by name, wherever a name can stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wrap_tui.domain.plan import Plan

PLACE = "crisis.not_involved"

HINT = 4
"""Letters that a part of a name needs to be worth a hint."""


def folded(name: str) -> str:
    """A name as compared: letters in one form, case and spacing do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True)
class NotInvolved:
    """The names of people who are not to be involved, folded for comparing."""

    names: frozenset[str]

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.names:
            return None
        longest_first = sorted(self.names, key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def is_one(self, name: str) -> bool:
        """Whether *name* is the name of someone not to be involved."""
        return bool(self.names) and folded(name) in self.names

    def named_in(self, words: str) -> bool:
        """Whether *words* name someone who is not to be involved, as a word of their own."""
        return self._pattern is not None and self._pattern.search(folded(words)) is not None

    def hinted_in(self, words: str) -> bool:
        """Whether *words* hold a part of such a name, as a word of its own: a hint for the owner, never a rule."""
        found = set(re.findall(r"\w+", folded(words)))
        return any(part in found for name in self.names for part in name.split() if len(part) >= HINT)


def names_of(names: Iterable[str]) -> NotInvolved:
    """The people of these names; empty names are nobody."""
    return NotInvolved(frozenset(found for name in names if (found := folded(name))))


def not_involved(plan: Plan) -> NotInvolved:
    """Everyone whom the plan lists as not to be involved."""
    return names_of(item.words("name") for item in plan.at(PLACE))
