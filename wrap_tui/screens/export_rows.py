"""The steps of an export, drawn: questions, rows, the copy to be seen before it is saved."""

from __future__ import annotations

from wrap_tui.errors import WrapError
from wrap_tui.flows.export_walk import PRINT, ExportWalk
from wrap_tui.widgets.plan_lines import PlanLine
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say


def asked(walk: ExportWalk) -> tuple[str, str]:
    """The question of the step, and the lines under it."""
    match walk.step:
        case "what":
            return say("pages.export.which"), ""
        case "section":
            return say("pages.export.section"), ""
        case "parts":
            return say("pages.export.what"), say("pages.export.what_help")
        case "format":
            return say("pages.export.format"), ""
        case "where":
            return say("pages.export.where"), say("pages.export.where_help")
        case "yes":
            place = () if walk.format == PRINT else (str(walk.place),)
            return "\n".join(walk.notes()), "\n".join((*place, *_of_the_words(walk)))
    return walk.done, ""


def _of_the_words(walk: ExportWalk) -> tuple[str, ...]:
    try:
        return walk.content_notes()
    except WrapError:
        return ()  # said when it is made


def rows_of(walk: ExportWalk) -> tuple[Row, ...]:
    """The rows of the step."""
    match walk.step:
        case "what":
            return tuple(Row(what, label) for what, label in walk.whats())
        case "section":
            return tuple(Row(section, label) for section, label in walk.sections())
        case "parts":
            return _part_rows(walk)
        case "format":
            return tuple(
                Row(name, walk.format_words(name), key=str(i), gap=name == PRINT)
                for i, name in enumerate(walk.formats(), 1)
            )
        case "yes":
            yes = "print" if walk.format == PRINT else "save"
            return (
                Row("save", say(f"pages.export.{yes}")),
                Row("see", say("pages.export.see")),
                Row("stop", say("pages.export.stop")),
            )
        case "done":
            return (Row("close", say("pages.export.close")),)
    return ()


def _part_rows(walk: ExportWalk) -> tuple[Row, ...]:
    parts = walk.parts()
    usual = [Row(part.id, part.label, mark=part.on) for part in parts if not part.own]
    own = [Row(part.id, part.label, part.line, mark=part.on) for part in parts if part.own]
    return (*usual, heading(say("pages.export.own_tick")), *own) if own else tuple(usual)


def preview(text: str) -> list[PlanLine]:
    """The copy as text."""
    return [PlanLine(line) if line else PlanLine("", "gap") for line in text.split("\n")] if text else []
