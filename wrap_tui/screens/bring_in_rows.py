"""The steps of bringing something in, drawn: questions, what was found, rows to choose from."""

from __future__ import annotations

from typing import Final

from wrap_tui.flows.bring_in import NOWHERE, BringIn
from wrap_tui.widgets.row import Row
from wrap_tui.wording import say

GO_ON: Final = "go:on"
YES: Final = "go:yes"
STOP: Final = "go:stop"
IN: Final = "in:"
"""Before the name of a section."""


def asked(walk: BringIn) -> tuple[str, str]:
    """The question of the step, and the line under it."""
    match walk.step:
        case "which" | "places" as step:
            return say(f"flows.bring_in.{step}"), say(f"flows.bring_in.{step}_help")
        case "word":
            return say("flows.bring_in.word", word=walk.word), say("flows.bring_in.word_help")
        case "place" | "list":
            title = walk.parts()[walk.at].heading
            return title or say("flows.bring_in.place"), say("flows.bring_in.place") if title else ""
        case "yes":
            return say("flows.bring_in.nothing" if walk.nothing else "flows.bring_in.sure"), ""
        case "done":
            return "\n".join(walk.done()), ""
    return say("flows.bring_in.kind"), ""


def box_words(walk: BringIn) -> str:
    """What stands in the box at first."""
    return walk.typed if walk.step == "which" else walk.word if walk.step == "word" else ""


def seen(walk: BringIn) -> tuple[str, ...]:
    """What was found, to be read."""
    if walk.step in ("place", "list"):
        return walk.sample()
    return walk.lines() if walk.step == "yes" else ()


def rows_of(walk: BringIn) -> tuple[Row, ...]:
    """The rows of the step."""
    stop = Row(STOP, say("flows.bring_in.stop"))
    match walk.step:
        case "kind":
            return tuple(Row(kind, label, key=str(i)) for i, (kind, label) in enumerate(walk.kinds(), 1))
        case "places":
            return (*_parts(walk), Row(GO_ON, say("flows.bring_in.go_on"), gap=True), stop)
        case "place":
            return tuple(_sections(walk))
        case "list":
            return tuple(_lists(walk))
        case "yes" if walk.nothing:
            return (stop,)
        case "yes":
            return (Row(YES, say("flows.bring_in.yes")), stop)
        case "done":
            return (Row(STOP, say("flows.bring_in.close")),)
    return ()


def _parts(walk: BringIn) -> list[Row]:
    return [
        Row(
            str(number),
            part.heading or say("flows.bring_in.no_heading"),
            detail=say(f"flows.bring_in.count_{'one' if part.count == 1 else 'many'}", count=part.count),
            below=(part.goes_to,),
            key=str(number + 1) if number < 9 else "",
        )
        for number, part in enumerate(walk.parts())
    ]


def _sections(walk: BringIn) -> list[Row]:
    now = walk.parts()[walk.at].place
    here = {choice.section for choice in walk.choices() if choice.id == now}
    return [
        *(Row(IN + name, name, detail=_now(name in here)) for name in walk.sections()),
        Row(NOWHERE, say("flows.bring_in.leave_out"), detail=_now(now == NOWHERE), gap=True),
    ]


def _lists(walk: BringIn) -> list[Row]:
    now = walk.parts()[walk.at].place
    return [Row(choice.id, choice.label, detail=_now(choice.id == now)) for choice in walk.lists()]


def _now(here: bool) -> str:
    return say("flows.bring_in.now") if here else ""
