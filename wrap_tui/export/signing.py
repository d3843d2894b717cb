"""Lines to sign on, and the one sentence about what a signature means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wrap_tui.export.blocks import card
from wrap_tui.export.direction import words
from wrap_tui.export.tree import Block, Para, Records, SignLine, SignLines
from wrap_tui.export.view import View
from wrap_tui.wording import say

SIGNERS: Final = ("me", "witness", "supporter")
"""Who signs when the plan names nobody."""


def signing(view: View, with_agreed: bool = False) -> Iterator[Block]:
    """The legal sentence, a line for everyone named, and for those who agreed when *with_agreed*."""
    yield Para(words(say("export.signatures.legal")))
    entries = view.entries("crisis.sign_lines")
    lines = [
        SignLine(say(f"export.signatures.{entry.text('role') or 'witness'}"), words(entry.title))
        for entry in entries
    ]
    if not lines:
        lines = [SignLine(say(f"export.signatures.{role}")) for role in SIGNERS]
    if with_agreed:
        agreed = view.entries("crisis.agreed_with")
        lines += [SignLine(say("export.signatures.agreed"), words(entry.title)) for entry in agreed]
    yield SignLines(tuple(lines), say("export.label.date"))
    phones = [card(view, entry.spec, entry) for entry in entries if entry.spec and entry.lines("phones")]
    if phones:
        yield Records(tuple(phones))
