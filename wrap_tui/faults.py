"""What is said of an error that is our own fault: its kind and place; no values, no words of anyone."""

from __future__ import annotations

import os

from wrap_tui.errors import ContentError
from wrap_tui.wording import say


def place_of(error: BaseException | None) -> str:
    """Where an error happened, as "file.py:line"."""
    trace = error.__traceback__ if error is not None else None
    if trace is None:
        return "?"
    while trace.tb_next is not None:
        trace = trace.tb_next
    name = os.path.basename(trace.tb_frame.f_code.co_filename)  # noqa: PTH119
    return f"{name}:{trace.tb_lineno}"


def fault_sentence(kind: str, where: str) -> str:
    """The calm sentence for a fault; the bare kind and place when the sentences themselves cannot be read."""
    try:
        return say("errors.fault", kind=kind, where=where)
    except (ContentError, KeyError, OSError):
        return f"wrap-tui: {kind}, {where}"


def fault_line(kind: str, error: BaseException | None) -> str:
    """The calm sentence for an error that nobody caught."""
    return fault_sentence(kind, place_of(error))
