"""Which help page a flow has, where its name differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HELP_OF: Final[Mapping[str, str]] = {
    "guide": "questions",
    "share": "copies",
    "copy": "copies",
    "audiences": "copies",
    "audience": "copies",
    "look_round": "first_run",
    "form": "records",
    "check_in": "checkin",
    "spare_key": "lock",
    "plan": "notice",
    "forget": "moving_and_leaving",
    "mend": "backups",
    "walk": "notice",
    "steps": "section",
    "tools": "section",
    "tool": "section",
    "own_things": "notice",
    "entry": "journal",
    "area": "reflect",
    "lens": "lenses",
    "goal": "goals",
    "readings": "review",
    "rhythm": "review",
    "better_words": "looking_back",
    "older": "section",
    "removed": "section",
    "card": "in_clear",
    "plans": "in_clear",
    "shortcut": "in_clear",
    "own_words": "checkin",
    "note": "crisis",
    "lines": "crisis",
    "menu": "what_is_a_plan",
    "change": "records",
    "item": "section",
    "question": "questions",
    "country": "helplines",
    "erase": "section",
    "good": "journal",
    "day": "today",
    "read": "today",
    "arrange": "settings",
    "arrange_one": "settings",
    "passphrase": "lock",
    "peer": "peer_session",
    "session": "peer_session",
    "pause": "peer_session",
    "danger_card": "peer_session",
    "helped": "peer_session",
    "read_back": "peer_session",
    "questions": "peer_support",
    "leaving": "when_someone_looks",
}
"""A flow -> its help page, in both front ends."""
FILE: Final = "page:"
"""In front of the name of a help page that is asked for by itself, not as the help of a flow."""
BACKGROUND: Final = (
    "what_is_a_plan", "privacy_and_limits", "when_someone_looks", "moving_and_leaving", "backups",
    "crisis_plan_and_advance_statement", "recovery", "peer_support", "hope", "accessibility", "glossary", "about",
)  # fmt: skip
"""Help pages about the whole, in the order in which they are listed."""
_SECTIONS: Final = frozenset({"visit", "story", "talks"})
"""Sections that have a help page of their own."""


def help_name(flow: str, about: str = "") -> str:
    """The help page of a flow, or of the section that it is about."""
    if flow.startswith(FILE):
        return flow.removeprefix(FILE)
    return about if about in _SECTIONS else HELP_OF.get(flow, flow)


def in_groups(titles: Mapping[str, str]) -> tuple[tuple[str, list[tuple[str, str]]], ...]:
    """Name and title of the help pages: "whole" for what the program is and keeps safe, then "by_page", by title."""
    whole = [(name, titles[name]) for name in BACKGROUND if name in titles]
    others = [(name, title) for name, title in titles.items() if name not in BACKGROUND]
    return ("whole", whole), ("by_page", sorted(others, key=lambda pair: pair[1].casefold()))
