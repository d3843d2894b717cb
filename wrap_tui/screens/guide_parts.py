"""The parts of a guided question, drawn from the guide."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from wrap_tui.domain.schema import VALUE_FIELD, Question
from wrap_tui.flows.box import Box
from wrap_tui.flows.guide import FIRST_PAGE, Guide
from wrap_tui.flows.naming import section_name
from wrap_tui.flows.sections import row_of
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.glyphs import HasApp, glyphs
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say

IDEAS_FIRST: Final = 3
_HINTS: Final = {"text": "hint_text", "line": "hint_line", "date": "hint_date"}


def heading_of(guide: Guide, *, one: bool) -> tuple[str, str]:
    """The title of the page, and which question it is; no total over ten."""
    section = guide.book.catalog.section(guide.question.section)
    title = section_name(guide.book.plan, section)
    if guide.name == FIRST_PAGE:
        title = say("pages.guide.first_page")
    if one or guide.ended:
        return title, ""
    if guide.total is None:
        return title, say("pages.guide.number", number=guide.number)
    return title, say("pages.guide.number_of", number=guide.number, total=guide.total)


def written_rows(guide: Guide, page: HasApp) -> tuple[Row, ...]:
    """What was written for this question so far."""
    question = guide.question
    if question.single:
        return ()
    bullet = glyphs(page).bullet
    rows = [
        Row(item.id, clipped(row_of(guide.book, item).title), lead=f"{bullet} ") for item in guide.items()
    ]
    if rows and question.record:
        rows[-1] = replace(rows[-1], detail=say("pages.guide.say_more"))
    if Box(guide.book, question).half_form:
        rows.append(Row(f"draft:{question.id}", say("pages.section.half_filled")))
    return tuple(rows)


def answer_rows(guide: Guide) -> tuple[Row, ...]:
    """The answers of a choice or a yes or no, with digits."""
    question = guide.question
    item = guide.book.plan.answer(question.id) if question.kind in ("choice", "yesno") else None
    value = item.fields.get(VALUE_FIELD) if item is not None else None
    if question.kind == "yesno":
        return (
            Row("yes", say("flows.answers.yes"), key="1", mark=value is True),
            Row("no", say("flows.answers.no"), key="2", mark=value is False),
        )
    if question.kind != "choice":
        return ()
    return tuple(
        Row(choice.id, choice.label, key=str(i), mark=value == choice.id)
        for i, choice in enumerate(question.choices, 1)
    )


def idea_rows(question: Question, *, everything: bool) -> tuple[Row, ...]:
    """A few ideas, and the way to the others."""
    if not question.ideas or question.kind in ("form", "choice", "yesno", "date"):
        return ()
    shown = question.ideas if everything else question.ideas[:IDEAS_FIRST]
    rows = [heading(say("pages.guide.ideas")), *(Row(f"idea:{i}", words) for i, words in enumerate(shown))]
    if len(shown) < len(question.ideas):
        rows.append(Row("more", say("pages.guide.more_ideas")))
    return tuple(rows)


def end_rows(guide: Guide) -> tuple[Row, ...]:
    """The end: what was written, more questions if there are any, and the way back."""
    asked = guide.questions[: guide.at]
    plan = guide.book.plan
    rows: list[Row] = []
    for question in asked:
        items = plan.at(question.id)
        if items:
            rows.append(heading(question.label))
            rows.extend(Row(item.id, clipped(row_of(guide.book, item).title)) for item in items)
    if not rows:
        rows.append(heading(say("pages.guide.nothing_yet")))
    if guide.more_wait:
        rows.append(Row("more", say("pages.guide.more"), say("pages.guide.end_more"), gap=True))
    rows.append(Row("back", say("pages.guide.go_back"), gap=not guide.more_wait))
    return tuple(rows)


def box_hint(kind: str) -> str:
    """Which hint stands in an empty box."""
    return _HINTS.get(kind, "hint")
