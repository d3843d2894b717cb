"""What the look at a copy tells of names that still stand in it."""

from __future__ import annotations

from datetime import date

from tests.unit.export.planted import put
from tests.unit.export.reading import squeezed
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


def test_a_part_of_which_nothing_is_in_the_copy_is_not_named_as_in_it() -> None:
    made = put(build(), "crisis.supporters", name="Ruth", phones=("07700 900123",), tasks="Feed the cat")
    ruth = made.at("crisis.supporters")[0].id
    wanted = CopyOrder(ruth, Audience("", "", ("brief", "own_tasks", "supporters", "health")), country="GB")
    alone = copying.preview(made, CATALOG, wanted, TODAY)
    assert set(alone.empty) == {"My supporters", "Health care"}
    assert not set(alone.empty) & {*alone.held, *alone.left_out}
    assert alone.notes == ("No other supporter is on your list.",)
    assert "There may be more" not in squeezed(alone.text)

    asked = put(made, "crisis.supporters", name="Jonas", phones=("07700 900456",), agreed="not_asked")
    silent = copying.preview(asked, CATALOG, wanted, TODAY)
    assert "My supporters" in silent.empty
    assert silent.notes == ("Your other supporters are not in it. None of them said yes so far.",)
    assert "does not list all of my supporters. There may be more." in squeezed(silent.text)

    agreed = put(asked, "crisis.supporters", name="Mia", phones=("07700 900789",), agreed="yes")
    listed = copying.preview(agreed, CATALOG, wanted, TODAY)
    assert "My supporters" in listed.held
    assert not listed.notes
    assert "There may be more" not in squeezed(listed.text)
