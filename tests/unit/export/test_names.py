"""Someone who is not to be involved is never a helper, and is named nowhere until one copy is told to."""

from __future__ import annotations

import pytest

from tests.unit.export.planted import answered, facts, put
from tests.unit.export.reading import READERS, squeezed
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.not_involved import names_of
from wrap_tui.domain.plan import Plan, build
from wrap_tui.export.as_text import as_text
from wrap_tui.export.cut import Cut, cut_of, owners_cut
from wrap_tui.export.document import crisis_document, plan_document, staff_document
from wrap_tui.export.formats import FORMATS, Page
from wrap_tui.export.view import View

CATALOG = load_catalog()
NAME = "Rob  O'Neill"
NUMBER = "07700 900666"
EVERYTHING = [part.id for part in CATALOG.section("crisis").parts] + ["not_involved_reasons", "way_in"]


def plan() -> Plan:
    """A plan in which one person stands in every place where a name can stand."""
    made = put(build(), "crisis.not_involved", name=NAME, reason="He reads my mail")
    made = put(made, "crisis.supporters", name="rob o'neill", phones=(NUMBER,), tasks="Feeds the cat")
    made = put(made, "crisis.supporters", name="Asha", phones=("07700 900123",), stand_in="Rob O'Neill")
    made = put(made, "crisis.supporters", name="Ben", tasks="Bring keys\nRing ROB O'NEILL first\nMake tea")
    made = put(made, "crisis.tasks", what="The cat", who="Rob O'Neill", phones=(NUMBER,), how="Twice a day")
    made = put(made, "crisis.helps", text="A walk")
    made = put(made, "crisis.helps", text="A call from Rob O'Neill")
    made = put(made, "crisis.consent", who="Rob O'Neill", about=("here",))
    made = put(made, "crisis.sign_lines", name="Rob O'Neill", role="supporter", phones=(NUMBER,))
    made = put(made, "crisis.who_stays", who="Rob O'Neill", when="at night", phones=(NUMBER,))
    made = answered(made, "crisis.ring_order", text="Asha, then Rob O'Neill")
    made = answered(made, "crisis.helped_by", text="Rob O'Neill")
    made = answered(made, "crisis.attorney", name="Rob O'Neill", phones=(NUMBER,), alternate="Asha")
    made = put(made, "post.supporters_now", name="Rob O'Neill", phones=(NUMBER,), want="Nothing")
    return put(made, "crisis.safer", text="Robin is kind")


def text(made: Plan, format_id: str, include: bool) -> str:
    document = crisis_document(made, CATALOG, owners_cut(CATALOG, include), facts())
    return squeezed(READERS[format_id](FORMATS[format_id].render(document, Page()))).replace("’", "'")


@pytest.mark.parametrize("format_id", FORMATS)
def test_the_name_and_the_number_are_nowhere_until_ticked(format_id: str) -> None:
    found = text(plan(), format_id, include=False)
    assert "neill" not in found.casefold()
    assert NUMBER not in found
    assert "He reads my mail" not in found
    assert "Feeds the cat" not in found
    for kept in ("Asha", "The cat", "Twice a day", "A walk", "Make tea", "Bring keys"):
        assert kept in found


@pytest.mark.parametrize("format_id", FORMATS)
def test_ticked_the_name_is_told_and_still_never_as_a_helper(format_id: str) -> None:
    found = text(plan(), format_id, include=True)
    assert "Rob O'Neill" in found
    assert "A call from Rob O'Neill" in found
    assert NUMBER not in found
    assert "Feeds the cat" not in found
    assert "He reads my mail" not in found


def test_the_whole_plan_keeps_the_name_out_too() -> None:
    document = plan_document(plan(), CATALOG, owners_cut(CATALOG), facts())
    assert "neill" not in FORMATS["text"].render(document, Page()).decode().casefold()


def test_a_line_that_was_left_out_is_marked_and_counted() -> None:
    view = View(plan(), CATALOG, owners_cut(CATALOG))
    assert view.lines_left_out() == 3
    assert "(a line is left out of this copy)" in text(plan(), "text", include=False)
    assert View(plan(), CATALOG, owners_cut(CATALOG, include_not_involved=True)).lines_left_out() == 0


def test_every_part_ticked_still_names_no_helper() -> None:
    view = View(plan(), CATALOG, cut_of(EVERYTHING, CATALOG))
    assert [entry.title for entry in view.entries("crisis.supporters")] == ["Asha", "Ben"]
    assert [entry.text("who") for entry in view.entries("crisis.tasks")] == [""]
    assert view.entries("crisis.who_stays") == ()


@pytest.mark.parametrize(
    ("name", "words", "named"),
    [
        ("Rob", "Ask Rob.", True),
        ("Rob", "rob's car", True),
        ("Rob", "Robin and Robert", False),
        ("Łukasz Żak", "ŁUKASZ  żak called", True),
        ("Jose\u0301", "José", True),
        ("R. B.", "Not R. B. please", True),
        ("محمد", "اسأل محمد", True),
        ("", "nobody", False),
    ],
)
def test_names_are_found_as_words_in_any_case_and_form(name: str, words: str, named: bool) -> None:
    assert names_of([name]).named_in(words) is named
    assert names_of([name]).is_one(f" {name.upper()} ") is bool(name)


def test_a_part_of_the_name_is_a_hint_for_the_owner_and_no_rule() -> None:
    out = names_of(["Gareth Pryce", "Al B"])
    assert out.hinted_in("Not Gareth, please")
    assert not out.hinted_in("Garethson, or Al")
    made = put(build(), "crisis.not_involved", name="Gareth Pryce")
    made = put(made, "crisis.helps", text="Not Gareth, please")
    view = View(made, CATALOG, owners_cut(CATALOG))
    here = (("What helps", "Not Gareth, please"),)
    assert (view.hints(), view.hints("crisis"), view.hints("well")) == (here, here, ())
    assert view.lines_left_out() == 0
    assert View(made, CATALOG, owners_cut(CATALOG, include_not_involved=True)).hints() == ()


def test_the_same_surname_in_the_names_of_the_person_and_their_supporters_is_no_hint() -> None:
    made = put(build(), "crisis.not_involved", name="Gareth Pryce")
    made = put(made, "crisis.about_me", called="Ros Pryce", legal_name="Rosalind Pryce")
    made = put(made, "crisis.supporters", name="Ann Pryce", tasks="Not Mr Pryce at the door")
    here = (("My supporters", "Not Mr Pryce at the door"),)
    assert View(made, CATALOG, owners_cut(CATALOG)).hints() == here


def test_a_first_name_alone_stands_for_them_when_nobody_else_has_it() -> None:
    made = put(build(), "crisis.not_involved", name="Marta Nowak")
    made = put(made, "crisis.who_stays", who="Marta", when="at night", phones=(NUMBER,))
    made = put(made, "crisis.tasks", what="The cat", who="marta", how="Twice a day")
    found = text(made, "text", include=False)
    assert "arta" not in found
    assert NUMBER not in found
    assert "Twice a day" in found
    shared = put(made, "crisis.supporters", name="Marta Berg", phones=("07700 900123",))
    assert "Marta" in text(shared, "text", include=False).replace("Marta Berg", "")


def test_the_number_of_whoever_said_no_is_not_listed_under_the_name_of_whoever_said_yes() -> None:
    made = put(build(), "crisis.supporters", name="Jo", agreed="yes")
    made = put(made, "crisis.supporters", name="Sam", phones=("0700111",), agreed="yes")
    made = put(made, "crisis.supporters", name="Sam", phones=("0700222",), agreed="no", ask_of="Plantednote")
    cut = Cut(frozenset({"brief", "supporters"}), frozenset(), made.at("crisis.supporters")[0].id)
    found = as_text(crisis_document(made, CATALOG, cut, facts()))
    assert "0700111" in found
    assert "0700222" not in found
    assert "Plantednote" not in found


def test_a_supporter_whose_name_begins_like_that_of_someone_not_involved_keeps_the_name() -> None:
    made = put(build(), "crisis.not_involved", name="Kim")
    made = put(made, "crisis.supporters", name="Kim Two", phones=("0700999",), agreed="yes")
    made = put(made, "crisis.supporters", name="Ada", agreed="yes", role="Not with Kim")
    made = answered(made, "crisis.about_me", called="Kim Owner")
    kim, ada = (item.id for item in made.at("crisis.supporters"))
    parts = frozenset({"brief", "supporters"})
    theirs = as_text(crisis_document(made, CATALOG, Cut(parts, frozenset(), kim), facts()))
    assert "for Kim Two" in squeezed(theirs)
    hers = squeezed(as_text(crisis_document(made, CATALOG, Cut(parts, frozenset(), ada), facts())))
    assert "Ring: Kim Two 0700999" in hers
    assert "Kim Owner" in hers
    assert "Not with Kim" not in theirs


def test_a_page_for_staff_that_names_nobody_asks_first_whatever_was_ticked() -> None:
    made = put(build(), "crisis.not_involved", name="Rob Quirk")
    ask = "Please ask me before you tell anyone"
    for include in (False, True):
        staff = squeezed(as_text(staff_document(made, CATALOG, owners_cut(CATALOG, include), facts())))
        assert "Quirk" not in staff
        assert ask in staff
        whole = squeezed(as_text(crisis_document(made, CATALOG, owners_cut(CATALOG, include), facts())))
        assert ("Quirk" in whole) is include
        assert (ask in whole) is not include
