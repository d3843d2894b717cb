"""The rows of a check-in: words with digits, own triggers and signs, good things."""

from __future__ import annotations

from typing import Final

from wrap_tui.flows.checkin import PARTS, CheckIn
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say

LEAVE_OUT: Final = "leave_out"
OTHER_WORDS: Final = "other_words"
DIGITS: Final = 9


def parts_of(flow: CheckIn) -> tuple[str, ...]:
    """The parts of this check-in: without own triggers and signs that part is left out."""
    return tuple(part for part in PARTS if part != "things" or flow.things())


def rows_of(flow: CheckIn, part: str) -> tuple[Row, ...]:
    """The rows of a part. The pointer starts where Enter leaves it out, or as it is: nothing is picked in advance."""
    if part == "word":
        rows = [
            Row(f"word:{i}", word, mark=word == flow.day.word, key=str(i + 1) if i < DIGITS else "")
            for i, word in enumerate(flow.words())
        ]
        leaves = "go_on_row" if flow.day.word else "leave_out"
        on = Row(LEAVE_OUT, say(f"pages.check_in.{leaves}"), gap=True)
        return (*rows, on, Row(OTHER_WORDS, say("pages.check_in.other_words")))
    if part == "things":
        return _things(flow)
    if part == "good":
        return tuple(
            Row(f"good:{i}", words, say("pages.check_in.enter_changes"), lead="-")
            for i, words in enumerate(flow.day.good)
        )
    return ()


def _things(flow: CheckIn) -> tuple[Row, ...]:
    rows = [Row(LEAVE_OUT, say("pages.check_in.go_on_row"))]
    for kind in ("met", "noticed"):
        found = [thing for thing in flow.things() if thing.kind == kind]
        if found:
            rows.append(heading(say(f"pages.check_in.{kind}")))
            rows.extend(Row(thing.id, clipped(thing.label), mark=thing.marked) for thing in found)
    return tuple(rows)
