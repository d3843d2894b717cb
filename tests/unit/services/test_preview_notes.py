"""What the look at a copy tells of names that still stand in it."""

from __future__ import annotations

from datetime import date

from tests.unit.export.planted import put
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.plan import build
from wrap_tui.domain.sharing import Audience
from wrap_tui.services import copying
from wrap_tui.services.copying import CopyOrder

CATALOG = load_catalog()
TODAY = date(2026, 11, 3)


def test_the_preview_points_to_each_line_that_still_holds_a_part_of_a_name() -> None:
    made = put(build(), "crisis.supporters", name="Marta", agreed="yes")
    made = put(made, "crisis.not_involved", name="Rob Smith")
    made = put(made, "crisis.helps", text="Keep Smith away\nfrom the stairs")
    supporter = made.at("crisis.supporters")[0].id
    brief = CopyOrder(supporter)
    shown = copying.preview(made, CATALOG, brief, TODAY)
    assert "Keep Smith away" in shown.text
    assert shown.notes[-2:] == (
        "This line still holds part of a name that you left out:",
        "What helps: Keep Smith away",
    )
    staff = copying.preview(made, CATALOG, CopyOrder(supporter, what="staff"), TODAY)
    assert "Smith" not in "".join(staff.notes), "that line is not on this page"
    many = made
    for number in range(9):
        many = put(many, "crisis.helps", text=f"Not Smith {number}")
    whole = CopyOrder(supporter, Audience("", "", ("help",)))
    assert copying.preview(many, CATALOG, whole, TODAY).notes[-1] == "And 2 more."
    assert len(copying.preview(many, CATALOG, brief, TODAY).notes) == 9, "the few lines in front hold eight"
