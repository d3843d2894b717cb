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
}
"""A flow -> its help page, in both front ends; each adds the flows that it alone has."""
