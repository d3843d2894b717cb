"""Whom plain words mean: one supporter and nobody who has a part of the name."""

from __future__ import annotations

import pytest

from tests.unit.export.planted import facts, put
from tests.unit.export.reading import squeezed
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.plan import Plan, build
from wrap_tui.export.as_text import as_text
from wrap_tui.export.brief import supporters
from wrap_tui.export.cut import Cut, owners_cut
from wrap_tui.export.document import crisis_document, staff_document
from wrap_tui.export.naming import asked, named
from wrap_tui.export.view import View
from wrap_tui.services.demo import demo_plan

CATALOG = load_catalog()
PEOPLE = (
    ("Joan Fresh", "neighbour"),
    ("My sister Ann", "sister"),
    ("Peter", ""),
    ("Jo Berg", ""),
    ("The nursery (Pete)", ""),
    ("فاطمة — Fatima Zahra El-Amrani", ""),
    ("林美玲 (Lin Meiling)", ""),
    ("Mary Lund", "friend"),
    ("Mary Holm", "friend"),
    ("Chukwuemeka Okonkwo", "Tomasz's father"),
)


def plan() -> Plan:
    made = build()
    for name, relationship in PEOPLE:
        made = put(made, "crisis.supporters", name=name, relationship=relationship, agreed="yes")
    return made


def meant(made: Plan, text: str) -> list[str]:
    people = supporters(View(made, CATALOG, owners_cut(CATALOG)))
    return [one.title for one in people if named(one, people, text)]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("joan  fresh", "Joan Fresh"),
        ("Joan", "Joan Fresh"),
        ("Fresh", "Joan Fresh"),
        ("Joan, my neighbour", "Joan Fresh"),
        ("Joan Fresh from next door", "Joan Fresh"),
        ("Neighbour", "Joan Fresh"),
        ("Ann, my sister", "My sister Ann"),
        ("my sister", "My sister Ann"),
        ("Jo", "Jo Berg"),
        ("my neighbour Joan", "Joan Fresh"),
        ("Tomasz's father Chukwuemeka", "Chukwuemeka Okonkwo"),
        ("no Joan", ""),
        ("Joan Okafor, my neighbour", ""),
        ("my neighbour Joan Okafor", ""),
        ("Peter, never Joan", "Peter"),
        ("Peter after six", "Peter"),
        ("The nursery (Pete)", "The nursery (Pete)"),
        ("The nursery", "The nursery (Pete)"),
        ("Pete", "The nursery (Pete)"),
        ("Fatima Zahra El-Amrani", "فاطمة — Fatima Zahra El-Amrani"),
        ("فاطمة", "فاطمة — Fatima Zahra El-Amrani"),
        ("美玲", ""),
        ("林美玲", "林美玲 (Lin Meiling)"),
        ("Meiling, then Pete for longer", "林美玲 (Lin Meiling)"),
        ("Chukwuemeka, Tomasz's father", "Chukwuemeka Okonkwo"),
        ("Tomasz's father", "Chukwuemeka Okonkwo"),
        ("Dr Joan Okafor", ""),
        ("Joan Okafor", ""),
        ("Mary Joan Brown", ""),
        ("my sister's husband Tom", ""),
        ("Joan's son", ""),
        ("Peter's wife", ""),
        ("Peter Berg", ""),
        ("not Joan, ask somebody else", ""),
        ("Mary", ""),
        ("friend", ""),
        ("", ""),
        (", Joan", ""),
    ],
)
def test_plain_words_mean_one_supporter_or_nobody(text: str, whom: str) -> None:
    assert meant(plan(), text) == ([whom] if whom else [])


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Joan and Jo", {"Joan Fresh", "Jo Berg"}),
        ("Joan, Ann", {"Joan Fresh", "My sister Ann"}),
        ("Meiling, then Pete for longer", {"林美玲 (Lin Meiling)", "The nursery (Pete)"}),
        ("Joan / Peter after 6", {"Joan Fresh", "Peter"}),
        ("Joan y Ann", {"Joan Fresh", "My sister Ann"}),
        ("Pete at night", {"The nursery (Pete)"}),
        ("my sister and my neighbour Joan", {"My sister Ann", "Joan Fresh"}),
        ("Peter, never Joan", {"Peter"}),
        ("Mary Joan Brown", set()),
        ("Joan's son and Peter's wife", set()),
        ("Joan Okafor and Dr Ann Field", set()),
        ("not Joan", set()),
        ("Mary and Mary", set()),
    ],
)
def test_a_task_can_be_that_of_several(text: str, whom: set[str]) -> None:
    made = plan()
    people = supporters(View(made, CATALOG, owners_cut(CATALOG)))
    assert {one.title for one in people if asked(one, people, text)} == whom


def test_the_whole_name_of_somebody_is_no_part_of_the_name_of_another() -> None:
    made = put(put(build(), "crisis.supporters", name="Ann"), "crisis.supporters", name="Ann Berg")
    assert meant(made, "Ann") == ["Ann"]
    assert meant(made, "Ann (next door)") == ["Ann"]
    assert meant(made, "Ann Berg") == ["Ann Berg"]


def test_the_people_of_the_demonstration_are_found_by_the_names_it_uses() -> None:
    made = demo_plan(CATALOG, "2026-11-03")
    for place in ("crisis.tasks", "crisis.consent", "crisis.who_stays"):
        for item in made.at(place):
            assert len(meant(made, item.words("who"))) == (1 if item.words("who") else 0), item.words("who")


def test_staff_get_no_number_of_somebody_with_a_part_of_the_name() -> None:
    made = put(build(), "crisis.supporters", name="Joan Fresh", phones=("0700555",), agreed="yes")
    made = put(made, "crisis.consent", who="Dr Joan Okafor", about=("here",))
    assert "0700555" not in as_text(staff_document(made, CATALOG, owners_cut(CATALOG), facts()))
    made = put(made, "crisis.consent", who="Joan Fresh", about=("here",))
    assert "Ring: 0700555" in squeezed(as_text(staff_document(made, CATALOG, owners_cut(CATALOG), facts())))


def test_staff_get_no_number_where_the_name_may_mean_somebody_who_said_no() -> None:
    made = put(build(), "crisis.supporters", name="Joan Fresh", phones=("0700555",), agreed="yes")
    made = put(made, "crisis.supporters", name="Joan Holm", phones=("0700666",), agreed="no")
    made = put(made, "crisis.supporters", name="Jo", agreed="yes")
    made = put(made, "crisis.consent", who="Joan", about=("here",))
    cut = Cut(frozenset({"signatures", "supporters"}), frozenset(), made.at("crisis.supporters")[2].id)
    assert "0700555" not in as_text(staff_document(made, CATALOG, cut, facts()))


def test_a_task_of_somebody_else_is_in_no_copy_of_whoever_has_a_part_of_the_name() -> None:
    made = plan()
    cut = Cut(frozenset({"brief", "own_tasks"}), frozenset(), made.at("crisis.supporters")[0].id)
    for who in ("Mary Joan Brown", "Peter, never Joan"):
        made = put(made, "crisis.tasks", what="Plantedtask", who=who)
    assert "Plantedtask" not in as_text(crisis_document(made, CATALOG, cut, facts()))


def test_a_first_name_that_may_mean_somebody_not_involved_means_no_one_else() -> None:
    made = put(build(), "crisis.supporters", name="Rob Smith", phones=("0700555",), agreed="yes")
    made = put(made, "crisis.tasks", what="Plantedtask", who="Rob")
    made = put(made, "crisis.consent", who="Rob", about=("here",))
    cut = Cut(frozenset({"brief", "own_tasks"}), frozenset(), made.at("crisis.supporters")[0].id)
    apart = put(made, "crisis.not_involved", name="Rob Quirk")
    assert "Plantedtask" in as_text(crisis_document(made, CATALOG, cut, facts()))
    assert "Plantedtask" not in as_text(crisis_document(apart, CATALOG, cut, facts()))
    assert "0700555" in as_text(staff_document(made, CATALOG, owners_cut(CATALOG), facts()))
    assert "0700555" not in as_text(staff_document(apart, CATALOG, owners_cut(CATALOG), facts()))
