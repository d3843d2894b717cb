"""The crisis page as lines to be read, and as single lines for reading one at a time."""

from __future__ import annotations

from collections.abc import Iterator

from wrap_tui.flows.crisis import CrisisGroup, CrisisLine, CrisisView
from wrap_tui.widgets.plan_lines import PlanLine
from wrap_tui.wording import say

_GAP = PlanLine("", "gap")


def lines_of(view: CrisisView, *, tight: bool, dates: bool, key: str) -> Iterator[PlanLine]:
    """Everything on the page: what comes first, the names of the further parts, then those parts.

    *tight* leaves out empty lines between the first groups, *dates* has the dates on the page because the
    header has no room for them, *key* is how a country is chosen when none is (a short page has the row in view).
    """
    for i, group in enumerate(view.first):
        if i and not tight:
            yield _GAP
        yield from _group(group, "crisis")
        if group.id == "danger" and view.country_unset and view.more:
            yield PlanLine(f"{key}  {say('pages.crisis.country')}".strip(), "muted")
    if dates and view.dates:
        yield PlanLine(view.dates, "muted")
    if view.more:
        if not tight:
            yield _GAP
        yield PlanLine(say("pages.crisis.more"), "heading")
        yield PlanLine("", "muted", parts=tuple(group.heading for group in view.more))
    for group in view.more:
        yield _GAP
        yield from _group(group, "heading")


def _group(group: CrisisGroup, style: str) -> Iterator[PlanLine]:
    yield PlanLine(group.heading, style)
    for line in group.lines:
        yield _line(line, "strong" if style == "crisis" else "text")


def _line(line: CrisisLine, style: str) -> PlanLine:
    if line.note == ":":
        return PlanLine(line.text, "muted")
    if line.part:
        return PlanLine(line.text, "strong" if line.part == "name" else "text", deep=line.part == "field")
    return PlanLine(line.text, style, line.phone, line.note)


def one_by_one(view: CrisisView) -> tuple[tuple[str, str], ...]:
    """Every line with its heading, for reading one at a time: phones and notes stand on lines of their own."""
    found: list[tuple[str, str]] = []
    for group in (*view.first, *view.more):
        for line in group.lines:
            note = "" if line.note == ":" else line.note
            words = "\n".join(part for part in (line.text, line.phone, note) if part)
            found.append((group.heading, words))
    return tuple(found)
