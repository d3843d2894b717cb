"""Words without those who are not to be involved: a line that names one of them is left out, and marked."""

from __future__ import annotations

from wrap_tui.domain.not_involved import NotInvolved
from wrap_tui.domain.plan import Value
from wrap_tui.wording import say


def unnamed(value: Value, out: NotInvolved) -> Value:
    """A value without the lines that name one of *out*."""
    if isinstance(value, str):
        return _words(value, out)
    if isinstance(value, tuple):
        return tuple(_words(line, out) for line in value)
    return value


def _words(words: str, out: NotInvolved) -> str:
    if not out.named_in(words):
        return words
    mark = say("export.names.left_out")
    lines = [mark if out.named_in(line) else line for line in words.split("\n")]
    return "\n".join(lines) if mark in lines else mark
