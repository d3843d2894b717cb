"""People who are not to be involved: told by name, wherever a name can stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from wrap_tui.domain.plan import Plan

PLACE = "crisis.not_involved"
SUPPORTERS = "crisis.supporters"
NAMED = frozenset(
    {
        SUPPORTERS,
        "crisis.professionals",
        "crisis.sign_lines",
        "crisis.attorney",
        "crisis.advocate",
        "post.supporters_now",
    }
)
"""Where the field for a name holds a person's; elsewhere it is that of a tool ("Ring Marta") or a medicine."""

FIRST = 3
"""Letters of a first name that can stand for somebody."""

HINT = 4
"""Letters that a part of a name needs to be worth a hint."""


PEOPLE: Final = frozenset(
    {"supporter", "post_supporter", "professional", "signer", "consent", "agreed", "stay", "advocate"}
)
"""Records that stand for a person who helps: someone not to be involved is never one of them."""

GO_WITH: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("task", "who"): ("phones",),
    ("attorney", "name"): ("phones", "scope"),
    ("attorney", "alternate"): ("alternate_phones",),
}
"""Fields that say how to reach the person of another field: they go when that person goes."""


def folded(name: str) -> str:
    """A name as compared: letters in one form, case and spacing do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True)
class NotInvolved:
    """The names of people who are not to be involved, folded for comparing."""

    names: frozenset[str]
    alone: frozenset[str] = frozenset()
    """First names that stand for one of them where they are all that is written, because nobody else has them."""

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self.names:
            return None
        longest_first = sorted(self.names, key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

    def is_one(self, name: str) -> bool:
        """Whether *name* is the name of someone not to be involved."""
        return bool(self.names) and (found := folded(name)) in self.names | self.alone and bool(found)

    def is_whole(self, name: str) -> bool:
        """Whether *name* is the whole name of someone not to be involved."""
        return folded(name) in self.names

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
    found = names_of(item.words("name") for item in plan.at(PLACE))
    if not found.names:
        return found
    return NotInvolved(found.names, frozenset().union(*(first_name(plan, name) for name in found.names)))


def first_name(plan: Plan, name: str) -> frozenset[str]:
    """The first name of somebody, when no one else with a name in the plan shares it; else nothing.

    Where the first name is all that is written it is theirs too, but not of someone who can be rung.
    """
    first, *rest = folded(name).split() or [""]
    if not rest or len(first) < FIRST:
        return frozenset()
    for item in plan.items.values():
        is_person = item.removed is None and item.place in NAMED
        other = folded(item.words("name")).split() if is_person else []
        shared = first in other and other != folded(name).split()
        if shared and (len(other) > 1 or item.place == SUPPORTERS):
            return frozenset()
    return frozenset({first})


def section_names_them(plan: Plan, section: str) -> bool:
    """Whether the words of a section name one of them."""
    out = not_involved(plan)
    own = [i for i in plan.items.values() if i.removed is None and i.place.partition(".")[0] == section]
    lines = (line for item in own for name in item.fields for line in item.lines(name))
    return any(out.is_one(line) or out.named_in(line) for line in lines)
