"""The table of plain pages by flow id; a test holds it against the pages of the other front end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from wrap_tui.plain.pages import (
    backups,
    beside,
    bring_in,
    copies,
    crisis,
    first_run,
    form,
    guide,
    help,
    helplines,
    in_clear,
    journal,
    living,
    people,
    review,
    section,
    settings,
    share,
    sharing,
    steps,
    today,
)
from wrap_tui.plain.session import Session

PAGES: Final[Mapping[str, Callable[..., None]]] = {
    "first_run": first_run.first_run,
    "lock": first_run.unlock,
    "today": today.today,
    "day": today.day,
    "menu": today.menu,
    "section": section.section,
    "item": section.item,
    "older": section.older,
    "removed": section.removed,
    "erase": section.erase,
    "read": section.read,
    "guide": guide.guide,
    "question": guide.question,
    "form": form.record,
    "change": section.change,
    "note": section.note,
    "lines": crisis.line_by_line,
    "passphrase": settings.passphrase,
    "card": in_clear.card,
    "plans": in_clear.plans,
    "shortcut": in_clear.shortcut,
    "people": people.people,
    "crisis": crisis.crisis,
    "helplines": helplines.helplines,
    "country": crisis.country,
    "good": crisis.good,
    "export": sharing.export,
    "share": share.share,
    "copies": copies.copies,
    "copy": copies.copy,
    "audiences": copies.audiences,
    "audience": copies.audience,
    "bring_in": bring_in.bring_in,
    "check_in": living.check_in,
    "notice": living.notice,
    "own_things": living.things,
    "plan": steps.plan,
    "walk": steps.walk,
    "steps": steps.steps,
    "tools": steps.find_tool,
    "tool": steps.tool,
    "looking_back": living.back,
    "review": review.review,
    "rhythm": review.rhythm,
    "search": living.search,
    "journal": journal.journal,
    "entry": journal.entry,
    "reflect": beside.reflect,
    "area": beside.area,
    "lenses": beside.lenses,
    "lens": beside.lens,
    "goals": beside.goals_page,
    "goal": beside.goal_page,
    "settings": settings.settings,
    "backups": backups.backups,
    "forget": backups.forget,
    "mend": backups.mend,
    "spare_key": settings.spare_key,
    "arrange": settings.arrange,
    "arrange_one": settings.arrange_one,
    "help": help.help_page,
}


def open_page(session: Session, flow: str, about: tuple[str, ...]) -> None:
    """Draw the page of *flow* until the person leaves it; one that is in the other front end alone says so."""
    page = PAGES.get(flow)
    if page is None:
        session.printer.say("plain.page.elsewhere")
        return
    page(session, *about)
