"""The number of the version that copies say: it goes up by itself, so that one number says one thing."""

from __future__ import annotations

from wrap_tui.domain.plan import Plan
from wrap_tui.domain.sharing import COPIES, copy_of
from wrap_tui.domain.written import last_written
from wrap_tui.export.cut import CRISIS
from wrap_tui.export.held import SECTION


def version(plan: Plan) -> int:
    """One more than the last copy says where something was written since the first copy that says it.

    1 before the first copy; a person can also finish a version. Copies out of the ledger keep their numbers.
    """
    match plan.preference("version"):
        case {"n": int(number)}:
            finished = number
        case _:
            finished = 1
    made = [(copy_of(item), item.created) for item in plan.items.values() if item.place == COPIES]
    last = max((copy.version for copy, _ in made), default=0)
    if last < finished:
        return finished
    first = min(created for copy, created in made if copy.version == last)
    pages = {p.removeprefix(SECTION) for copy, _ in made for p in copy.parts if p.startswith(SECTION)}
    return last + 1 if last_written(plan, {CRISIS, *pages}) > first else last
