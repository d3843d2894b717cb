"""A copy for somebody names nothing of a page that it does not hold: not through a link either."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.export.planted import put
from tests.unit.export.reading import squeezed
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.sharing import Audience, Copy
from wrap_tui.domain.stamp import Stamp
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.document import section_document
from wrap_tui.export.tree import all_words, plain
from wrap_tui.services import copying, due, exporting
from wrap_tui.services.copying import CopyOrder

CATALOG = load_catalog()
TODAY = date(2026, 11, 3)
LATER = Stamp(1_800_000_000_000)
JO = "crisis.supporters-0"


def start() -> Plan:
    return put(build(), "crisis.supporters", name="Jo", agreed="yes")


def preview(plan: Plan, *parts: str) -> copying.Preview:
    return copying.preview(plan, CATALOG, CopyOrder(JO, Audience("", "", parts), country="GB"), TODAY)


def last(plan: Plan, place: str) -> str:
    return plan.at(place)[-1].id


def test_a_trigger_of_a_private_page_is_not_named_by_the_step_that_is_for_it() -> None:
    plan = put(start(), "triggers.events", text="Plantedtrigger")
    plan = put(plan, "early.plan", text="Breathe", **{"for": last(plan, "triggers.events")})
    shown = preview(plan, "section.early")
    assert "Breathe" in shown.text
    assert "Plantedtrigger" not in shown.text
    assert "Triggers" in shown.left_out
    lifted = plan.with_preference("share.lifted.triggers", True, LATER)
    assert "Plantedtrigger" not in preview(lifted, "section.early").text
    both = squeezed(preview(lifted, "section.early", "section.triggers").text)
    assert "For this one: Plantedtrigger" in both


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("daily.every", "tool"),
        ("early.plan", "link"),
        ("breaking.plan", "link"),
        ("post.tools", "link"),
    ],
)
def test_a_tool_of_a_page_that_is_not_ticked_is_named_in_no_other_page(place: str, field: str) -> None:
    plan = put(start(), "toolbox.use", name="Plantedtool")
    plan = put(plan, place, **{field: last(plan, "toolbox.use")})
    section = place.partition(".")[0]
    plan = plan.with_preference(f"share.lifted.{section}", True, LATER)
    assert "Plantedtool" not in preview(plan, f"section.{section}").text
    both = preview(plan, f"section.{section}", "section.toolbox").text
    assert both.count("Plantedtool") == 2, "in the Toolbox and where it is used"


def test_a_step_that_is_nothing_but_such_a_link_leaves_no_empty_line() -> None:
    plan = put(start(), "toolbox.use", name="Plantedtool")
    plan = put(plan, "early.plan", link=last(plan, "toolbox.use"), level="must")
    plan = put(plan, "early.plan", text="Breathe", level="might")
    text = preview(plan, "section.early").text
    assert "Must or might: Might" in squeezed(text)
    assert "Must or might: Must" not in squeezed(text)
    assert not any(line.strip() in ("-", "*", "•") for line in text.splitlines())


def test_a_supporter_who_never_agreed_is_not_named_by_a_step_and_the_recipient_is() -> None:
    plan = put(start(), "crisis.supporters", name="Plantedned", agreed="asked")
    plan = put(plan, "crisis.supporters", name="Ada", agreed="yes")
    _, ned, ada = (item.id for item in plan.at("crisis.supporters"))
    for one in (ned, ada, JO):
        plan = put(plan, "early.plan", text="Ring", link=one)
    found = squeezed(preview(plan, "section.early", "supporters").text)
    assert "Plantedned" not in found
    assert "Tool or person: Ada" in found
    assert "Tool or person: Jo" in found
    alone = squeezed(preview(plan, "section.early").text)
    assert "Ada" not in alone
    assert "Tool or person: Jo" in alone


def test_the_owners_own_page_keeps_its_links() -> None:
    plan = put(start(), "triggers.events", text="Plantedtrigger")
    plan = put(plan, "early.plan", text="Breathe", **{"for": last(plan, "triggers.events")})
    facts = exporting.facts_for(plan, "GB", TODAY)
    document = section_document(plan, CATALOG, "early", owners_cut(CATALOG), facts)
    assert "Plantedtrigger" in " ".join(map(plain, all_words(document)))


def test_a_copy_is_out_of_date_when_a_linked_tool_that_it_names_is_renamed_or_removed() -> None:
    plan = put(start(), "toolbox.use", name="Cold water")
    tool = last(plan, "toolbox.use")
    plan = put(plan, "early.plan", text="Cool down", link=tool)

    def marks(made: Plan, *parts: str) -> dict[str, str]:
        copy = Copy("", JO, "Jo", 1, "", "html", True, parts, (), key="k")
        return dict(due.digests(made, CATALOG, copy))

    def changed(now: Plan, *parts: str) -> list[str]:
        before, after = marks(plan, *parts), marks(now, *parts)
        return [part for part in before if before[part] != after[part]]

    both = ("section.toolbox", "section.early")
    renamed = edit.change(plan, tool, {"name": "Ice"}, LATER)
    removed = edit.remove(plan, tool, LATER)
    assert changed(renamed, *both) == changed(removed, *both) == list(both)
    assert changed(renamed, "section.early") == changed(removed, "section.early") == []
