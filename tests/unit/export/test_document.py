"""The document: brief first, page for staff on its own page, stamp, what is not there, lines that answer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.export.planted import answered, facts, put
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.stamp import Stamp
from wrap_tui.export.as_text import as_text
from wrap_tui.export.cut import Cut, cut_of, owners_cut, parse_parts
from wrap_tui.export.document import (
    crisis_document,
    part_document,
    plan_document,
    section_document,
    staff_document,
)
from wrap_tui.export.facts import in_half_a_year
from wrap_tui.export.held import held
from wrap_tui.export.tree import Document, Records, Section, plain
from wrap_tui.export.view import View, moment_words

CATALOG = load_catalog()


def crisis(plan: Plan, parts: str = "", country: str = "GB") -> Document:
    cut = parse_parts(parts, CATALOG) if parts else owners_cut(CATALOG)
    return crisis_document(plan, CATALOG, cut, facts(country))


def heads(document: Document) -> list[str]:
    return [plain(section.heading) for section in document.sections if section.heading and section.level == 2]


def under(document: Document, heading: str) -> list[Section]:
    """The sections from a heading to the next of its level."""
    at = next(i for i, s in enumerate(document.sections) if plain(s.heading) == heading)
    level = document.sections[at].level
    rest = document.sections[at + 1 :]
    end = next((i for i, s in enumerate(rest) if s.level <= level and s.heading), len(rest))
    return [document.sections[at], *rest[:end]]


def said(document: Document, heading: str) -> str:
    part = Document("", "en", (), tuple(under(document, heading)))
    return " ".join(as_text(part).split())


def plan() -> Plan:
    made = put(build(), "crisis.supporters", name="Asha", phones=("07700 900123",), agreed="yes")
    made = put(made, "crisis.supporters", name="Ben", phones=("07700 900456",))
    made = put(made, "crisis.supporters", name="Cleo", phones=("07700 900789",))
    made = put(made, "crisis.medicines", name="Lithium", dose="400 mg", wish="now")
    made = put(made, "crisis.medicines", name="Haloperidol", wish="avoid", reason="Stiff muscles")
    made = put(made, "crisis.treatments", name="ECT", wish="avoid")
    made = put(made, "crisis.hospitals", name="Northfield", wish="avoid", why="Held down there")
    for i in range(5):
        made = put(made, "crisis.signs", text=f"Sign number {i}")
    return answered(made, "crisis.home", address="14 Linden Road", way_in="Code 4711")


def test_brief_and_lines_and_page_for_staff_stand_first() -> None:
    document = crisis(plan())
    assert heads(document)[:3] == ["In short", "Lines that answer", "Page for staff"]
    assert document.sections[0].brief


def test_the_page_for_staff_is_a_page_of_its_own() -> None:
    document = crisis(plan())
    staff = under(document, "Page for staff")
    after = document.sections[document.sections.index(staff[-1]) + 1]
    assert staff[0].new_page
    assert after.new_page


def test_the_brief_holds_emergency_number_address_two_numbers_and_a_few_signs() -> None:
    brief = said(crisis(plan()), "In short")
    assert brief.index("999") < brief.index("14 Linden Road") < brief.index("07700 900123")
    assert "07700 900456" in brief
    assert "07700 900789" not in brief
    assert "Who else helps: Cleo" in brief
    assert "Sign number 2" in brief
    assert "Sign number 3" not in brief
    assert "Signs that I need you (more below)" in brief
    assert "4711" not in brief


def test_refusals_stand_with_their_reasons() -> None:
    avoid = said(crisis(plan()), "What I do not want, and why")
    for words in (
        "Haloperidol",
        "Stiff muscles",
        "ECT",
        "no reason written",
        "Northfield",
        "Held down there",
    ):
        assert words in avoid
    assert "Haloperidol" not in said(crisis(plan()), "Medicines")


def test_an_empty_list_is_told_from_none_that_i_know_of() -> None:
    assert "Please ask about allergies." in said(crisis(plan()), "Allergies and bad reactions")
    none = answered(plan(), "crisis.no_allergies", text=True)
    assert "No allergies that I know of." in said(crisis(none), "Allergies and bad reactions")
    assert "Please ask what I take." in said(crisis(build()), "Medicines")


def test_what_is_not_in_the_copy_is_named_whether_the_plan_holds_it_or_not() -> None:
    for made in (build(), plan()):
        absent = said(crisis(made, "signs"), "What is not in this copy")
        for words in (
            "medicines or allergies",
            "treatments",
            "hospitals",
            "supporters",
            "children",
            "not to be told",
        ):
            assert words in absent


def test_what_is_in_the_copy_is_not_named_as_missing() -> None:
    everything = crisis_document(
        plan(),
        CATALOG,
        cut_of([part.id for part in CATALOG.section("crisis").parts], CATALOG),
        facts(),
    )
    assert "What is not in this copy" not in heads(everything)


def test_the_stamp_tells_version_date_and_when_to_read_it_again() -> None:
    first, second = crisis(plan()).stamp
    assert first == "Version 7 of 3 November 2026, my own copy. It replaces earlier copies."
    assert second == "Please read it again by 3 May 2027; after that date these are still my wishes."
    own_date = answered(plan(), "crisis.read_again", text="2027-01-31")
    assert "31 January 2027" in crisis(own_date).stamp[1]
    assert "3 May 2027" in crisis(own_date, "signs").stamp[1]
    assert "3 May 2027" in crisis(answered(plan(), "crisis.read_again", text="in spring")).stamp[1]


def test_copies_of_other_pages_speak_of_no_wishes() -> None:
    cut = owners_cut(CATALOG)
    alone = ("One part of what I wrote, as it stood on 3 November 2026.",)
    for section in ("story", "visit", "talks", "triggers"):
        assert section_document(plan(), CATALOG, section, cut, facts()).stamp == alone, section
    assert part_document(plan(), CATALOG, "post.not_right", cut, facts()).stamp == alone
    assert "these are still my wishes" in plan_document(plan(), CATALOG, cut, facts()).stamp[1]
    staff = " ".join(as_text(staff_document(plan(), CATALOG, cut, facts())).split())
    assert staff.index("It replaces earlier copies of the same kind. Please read it again by") > staff.index(
        "What is not in"
    )
    assert len(section_document(plan(), CATALOG, "crisis", cut, facts()).stamp) == 2


@pytest.mark.parametrize(
    ("day", "later"),
    [("2026-11-03", "2027-05-03"), ("2026-08-31", "2027-02-28"), ("2027-02-28", "2027-08-28")],
)
def test_half_a_year_later(day: str, later: str) -> None:
    assert in_half_a_year(date.fromisoformat(day)) == date.fromisoformat(later)


def test_the_sentence_about_law_stands_once_and_by_the_signatures() -> None:
    text = as_text(crisis(plan()))
    assert " ".join(text.split()).count("Please treat these as my wishes.") == 1
    assert "Please treat these" in " ".join(said(crisis(plan()), "Signatures").split())
    assert "Please treat these" not in as_text(crisis(plan(), "signs"))


@pytest.mark.parametrize(("country", "number"), [("US", "911"), ("DE", "112"), ("", "112, 911, 999")])
def test_lines_have_hours_and_end_with_emergency_and_directory(country: str, number: str) -> None:
    lines = said(crisis(plan(), country=country), "Lines that answer")
    assert f"Emergency number: {number}" in lines
    assert lines.split("Lines in other countries: ")[1].startswith("findahelpline.com")
    if country:
        assert "day and night, every day" in lines


def test_an_empty_plan_still_gives_numbers() -> None:
    text = as_text(crisis(build()))
    assert "999" in text
    assert "116 123" in text


def test_the_page_for_staff_alone_says_what_it_lacks() -> None:
    document = staff_document(plan(), CATALOG, owners_cut(CATALOG), facts())
    assert document.title == "Page for staff"
    assert "Lithium" in as_text(document)
    assert "children" in said(document, "What is not in this copy")


def test_a_section_carries_the_name_that_the_person_gave_it() -> None:
    made = build().with_preference("name.well", "Good days", Stamp(1))
    made = put(made, "well.words", text="Calm")
    document = section_document(made, CATALOG, "well", owners_cut(CATALOG), facts())
    assert document.title == "Good days"
    assert "- Calm" in as_text(document)


def test_a_step_that_is_a_tool_is_called_by_its_name_until_the_tool_is_removed() -> None:
    made = put(build(), "toolbox.use", name="Cold water")
    tool = made.at("toolbox.use")[0]
    made = put(made, "early.plan", link=tool.id, level="must")
    text = as_text(section_document(made, CATALOG, "early", owners_cut(CATALOG), facts()))
    assert "Cold water" in text
    gone = edit.remove(made, tool.id, Stamp(1_800_000_000_000))
    assert "Cold water" not in as_text(section_document(gone, CATALOG, "early", owners_cut(CATALOG), facts()))


def test_supporters_stand_in_the_order_in_which_they_are_rung() -> None:
    made = edit.move(plan(), plan().at("crisis.supporters")[2].id, -2, Stamp(1_800_000_000_000))
    text = said(crisis(made), "My supporters")
    assert text.index("Cleo") < text.index("Asha") < text.index("Ben")


def test_a_copy_for_the_one_supporter_has_no_empty_list_of_others() -> None:
    alone = put(build(), "crisis.supporters", name="Ben", phones=("07700 900456",), agreed="yes")
    person = alone.at("crisis.supporters")[0].id
    cut = Cut(frozenset({"brief", "supporters"}), frozenset(), person)
    document = crisis_document(alone, CATALOG, cut, facts())
    assert "My supporters" not in [plain(section.heading) for section in document.sections]
    assert all(
        block.cards for section in document.sections for block in section.blocks if isinstance(block, Records)
    )


@pytest.mark.parametrize(
    ("who", "theirs"),
    [
        ("Lin Meiling", True),
        ("Meiling, then Pete for longer", True),
        ("美玲", True),
        ("Marta", False),
        ("Lina", False),
        ("Anna", False),
        ("", False),
    ],
)
def test_a_task_that_names_a_supporter_by_a_part_of_the_name_is_theirs(who: str, theirs: bool) -> None:
    made = put(build(), "crisis.supporters", name="Lin Meiling 美玲", agreed="yes")
    person = made.at("crisis.supporters")[0].id
    made = put(made, "crisis.supporters", name="Anna Lina", agreed="yes")
    made = put(made, "crisis.tasks", what="Feed the cat", who=who, how="Two scoops")
    cut = Cut(frozenset({"brief", "own_tasks"}), frozenset(), person)
    text = as_text(crisis_document(made, CATALOG, cut, facts()))
    assert ("Feed the cat: Two scoops" in text) == theirs
    shown = held(View(made, CATALOG, cut))["own_tasks"]
    assert ("crisis.tasks" in {one.question for one in shown}) == theirs


def test_a_part_of_a_name_that_two_supporters_share_is_nobodys() -> None:
    made = put(build(), "crisis.supporters", name="Anna Berg", agreed="yes")
    person = made.at("crisis.supporters")[0].id
    made = put(made, "crisis.supporters", name="Anna Holm", agreed="yes")
    made = put(made, "crisis.tasks", what="Feed the cat", who="Anna")
    cut = Cut(frozenset({"brief", "own_tasks"}), frozenset(), person)
    assert "Feed the cat" not in as_text(crisis_document(made, CATALOG, cut, facts()))


def test_whoever_staff_may_talk_with_stands_there_with_a_number() -> None:
    made = put(build(), "crisis.supporters", name="Lin Meiling", phones=("020 7946 0135",), agreed="yes")
    made = put(made, "crisis.supporters", name="Ben Berg", phones=("07700 900456",), agreed="yes")
    made = put(made, "crisis.consent", who="Meiling, next door", about=("here",))
    made = put(made, "crisis.consent", who="My aunt", about=("here",))
    staff = as_text(staff_document(made, CATALOG, owners_cut(CATALOG), facts()))
    assert "020 7946 0135" in staff
    assert "07700 900456" not in staff
    alone = as_text(staff_document(made, CATALOG, Cut(frozenset({"signatures"}), frozenset()), facts()))
    assert "Meiling" in alone
    assert "020 7946 0135" not in alone, "a copy that holds no supporters tells no number of theirs"


def test_the_moment_of_a_journal_entry_is_said_as_people_say_it() -> None:
    assert moment_words("2026-02-03T19:40") == "3 February 2026 at 19:40"
    assert moment_words("2026-02-03") == "3 February 2026"
    assert moment_words("one night") == "one night"
    entry = next(field for field in CATALOG.records["entry"].fields if field.id == "at")
    assert entry.kind == "moment"
