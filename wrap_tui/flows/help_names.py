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
_SECTIONS: Final = frozenset({"visit", "story", "talks"})
"""Sections that have a help page of their own."""


def help_name(flow: str, about: str = "") -> str:
    """The help page of a flow, or of the section that it is about."""
    if flow.startswith(FILE):
        return flow.removeprefix(FILE)
    return about if about in _SECTIONS else HELP_OF.get(flow, flow)
