"""The page for staff: each of five answers within half a minute, on the first side, read in the order of the page."""

from __future__ import annotations

import re
from itertools import count

import pytest

from tests.unit.export.planted import NOW, answered, facts, put
from tests.unit.export.reading import need, pdf_info, pdf_text, run, squeezed, with_file
from wrap_tui import resources
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.toml_plan import read_toml
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.export.as_pdf import as_pdf
from wrap_tui.export.as_text import as_text
from wrap_tui.export.cut import Cut, cut_of, owners_cut
from wrap_tui.export.document import crisis_document, staff_document
from wrap_tui.export.held import held, held_for_staff
from wrap_tui.export.staff import parts
from wrap_tui.export.tree import Document, Records, Section, plain
from wrap_tui.export.view import View
from wrap_tui.wording import say

CATALOG = load_catalog()

A_MINUTE = 200
"""Words that someone reads in a minute, word for word."""

HALF_A_MINUTE = A_MINUTE // 2

FIVE = ("allergies", "medicines", "avoid", "told", "decides")


def sample() -> Plan:
    """The made-up plan that `demo` shows."""
    plan, ids = build(), count()
    for new in read_toml(resources.text("samples", "plan.toml"), CATALOG, "plan.toml").items:
        if CATALOG.knows(new.place) and CATALOG.question(new.place).single:
            plan = edit.answer(plan, new.place, new.fields, NOW)
        elif CATALOG.knows(new.place):
            plan, _ = edit.add(plan, new.place, new.fields, NOW, lambda: f"n{next(ids)}")
    return plan


def fuller() -> Plan:
    """The made-up plan with as much again as a person with a long history writes down."""
    plan = sample()
    for n in range(5):
        plan = put(plan, "crisis.allergies", substance=f"Thing {n}", happened="A rash, and I felt faint")
        plan = put(
            plan,
            "crisis.medicines",
            name=f"Medicine {n}",
            dose="10 mg",
            when="with the evening meal",
            wish="now",
            reason="It steadies me. We tried to do without it twice, and both times I came back.",
            prescriber="Dr Sørensen",
        )
        plan = put(plan, "crisis.treatments", name=f"Way {n}", wish="avoid", why="It made it worse last time")
        plan = put(plan, "crisis.consent", who=f"Person {n}", about=("here", "how"))
    return plan


PLANS = {"sample": sample, "fuller": fuller}


def page(plan: Plan, cut: Cut | None = None) -> Document:
    return staff_document(plan, CATALOG, cut or owners_cut(CATALOG), facts())


def words_of(section: Section) -> int:
    """Words under a heading, as they stand on paper: the head of a table once, labels in it not again."""
    bare = Document("", "en", (), (Section((), 3, section.blocks),))
    said = as_text(bare).rpartition("-" * 20)[0]
    for block in section.blocks:
        if isinstance(block, Records) and block.tabular:
            labels = [row.label for card in block.cards for row in card.rows if row.column >= 0]
            for label in labels:
                said = said.replace(f"  {label}:", "", 1)
            said += " ".join(block.head)
    return len(re.findall(r"\w[\w'’.:-]*", said))


def count_words(text: str) -> int:
    return len(text.split())


def sections(document: Document) -> list[tuple[str, int]]:
    """The headings of the page with the words under each, title and stamp first."""
    found: list[tuple[str, int]] = [
        (document.title, count_words(" ".join((plain(document.name), *document.stamp))))
    ]
    for section in document.sections:
        if section.heading:
            found.append((plain(section.heading), words_of(section)))
        else:
            found[-1] = (found[-1][0], found[-1][1] + words_of(section))
    return found


def linear(document: Document, name: str) -> int:
    """Words read before an answer by someone who begins at the top and leaves nothing out."""
    total = 0
    for heading, under in sections(document):
        total += count_words(heading)
        if heading == say(f"export.staff.{name}"):
            return total
        total += under
    raise AssertionError(name)


def scanned(document: Document, name: str) -> int:
    """Words read to the END of an answer by someone who reads headings, then the whole of what they looked for."""
    total = 0
    for heading, under in sections(document):
        total += count_words(heading)
        if heading == say(f"export.staff.{name}"):
            return total + under
    raise AssertionError(name)


@pytest.mark.parametrize("name", FIVE)
@pytest.mark.parametrize("plan", PLANS)
def test_each_of_the_five_is_found_within_half_a_minute_by_its_heading(plan: str, name: str) -> None:
    most = HALF_A_MINUTE if plan == "sample" else HALF_A_MINUTE * 3 // 2
    assert scanned(page(PLANS[plan]()), name) <= most


def test_read_word_for_word_allergies_and_medicines_come_within_half_a_minute() -> None:
    before = {name: linear(page(sample()), name) for name in FIVE}
    assert list(before.values()) == sorted(before.values())
    assert before["allergies"] <= HALF_A_MINUTE // 2
    assert before["medicines"] <= HALF_A_MINUTE
    assert before["avoid"] <= A_MINUTE
    assert before["decides"] <= A_MINUTE * 3 // 2


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("plan", PLANS)
def test_the_five_stand_on_the_first_side_and_are_tagged_in_their_order(plan: str, paper: str) -> None:
    data = as_pdf(page(PLANS[plan]()), paper)
    first, *rest = pdf_text(data).rstrip("\f").split("\f")
    assert not rest or plan == "fuller"
    tagged = squeezed(pdf_info(data, "-struct-text"))
    for text in (first, tagged):
        found = [squeezed(text).index(say(f"export.staff.{name}")) for name in FIVE]
        assert found == sorted(found)
    assert "Two of the three" in squeezed(first)
    for heading in ("Touch, holding and space", "How to talk with me", "What is not in this copy"):
        assert heading in first


def test_a_page_with_room_has_larger_letters() -> None:
    need("pdftotext")

    def height(plan: Plan) -> float:
        """Of a line in the small letters of the page, in points."""
        boxes = with_file(as_pdf(page(plan)), ".pdf", lambda place: run("pdftotext", "-bbox", place, "-"))
        found = re.search(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">Please<', boxes.decode())
        assert found
        return float(found[2]) - float(found[1])

    few = put(build(), "crisis.allergies", substance="Walnuts", happened="A rash")
    letters = 8.8  # points, as the template has them
    assert height(few) > 1.2 * 1.35 * letters, "1.35: a line of these letters to their size"
    assert height(sample()) < 1.4 * letters


@pytest.mark.parametrize("listed", [(), ("crisis.allergies",), ("crisis.medicines",)])
def test_the_line_of_both_stands_once_and_no_list_calls_itself_empty_beside_it(
    listed: tuple[str, ...],
) -> None:
    made = answered(build(), "crisis.health_line", text="Penicillin: rash. One tablet at night.")
    fields = {"crisis.allergies": {"substance": "Latex"}, "crisis.medicines": {"name": "Ombralin"}}
    for place in listed:
        made = put(made, place, **fields[place])
    for document in (page(made), crisis_document(made, CATALOG, owners_cut(CATALOG), facts())):
        text = squeezed(as_text(document))
        assert "still empty" not in text
        assert text.count("What I wrote about allergies and medicines: Penicillin: rash.") == 1
        assert text.count("please ask") == (1 if listed else 2), (
            "a list that is empty sends to the words, or to me"
        )
    assert squeezed(as_text(page(build()))).count("still empty") == 2


def test_nothing_of_the_lists_is_lost_between_their_lines_and_the_end_of_the_page() -> None:
    made = put(
        build(),
        "crisis.medicines",
        name="Halvexin",
        dose="25 mg",
        wish="avoid",
        reason="Stiff",
        last_injection="2014-06-19",
        next_injection="2026-12-24",
    )
    made = put(
        made, "crisis.medicines", name="Ombralin", wish="now", next_injection="2026-12-01", reason="Calm"
    )
    made = answered(made, "crisis.health_line", text="Takes Ombralin")
    text = " ".join(as_text(page(made)).split())
    allergies, medicines = text.index("Allergies and bad"), text.index("This copy", text.index("Medicines"))
    assert allergies < text.index("Takes Ombralin") < text.index("please ask about allergies.") < medicines
    now, more = text.index("Ombralin My wish"), text.index("More about the medicines")
    assert now < text.index("1 December 2026") < text.index("Halvexin My reason: Stiff") < more
    assert more < text.index("19 June 2014")
    for words in ("25 mg", "24 December 2026", "My reason: Calm"):
        assert text.index(words) > more


def test_a_page_with_nothing_on_it_says_of_each_of_the_five_that_it_is_not_written() -> None:
    text = " ".join(as_text(page(build())).split())
    for name in ("no_allergies", "no_medicines", "avoid_none", "told_none", "decides_none"):
        assert say(f"export.staff.{name}") in text
    lacking = " ".join(as_text(page(sample(), Cut(frozenset({"health"}), frozenset()))).split())
    for name in ("told", "decides", "treatments", "hospital", "supporters", "signatures"):
        assert say(f"export.absent.{name}") in lacking
    assert say("export.absent.health") not in lacking


def test_the_page_for_somebody_says_whose_it_is_who_decides_and_how_to_reach_whom_they_may_tell() -> None:
    person = sample().at("crisis.supporters")[1].id
    document = page(sample(), cut_of(("brief", "own_tasks", *parts(CATALOG)), CATALOG, recipient=person))
    text = " ".join(as_text(document).split())
    for words in ("Ros", "Rosalind Wilhelmina", "2 May 1985", "believe Marta", "Ring: 07700 900123"):
        assert words in text
    assert "Linden" not in text
    assert "export.absent" not in text


def test_the_same_page_stands_in_the_crisis_plan() -> None:
    alone = [plain(section.heading) for section in page(sample()).sections if section.heading]
    whole = crisis_document(sample(), CATALOG, owners_cut(CATALOG), facts())
    inside = [plain(section.heading) for section in whole.sections if section.heading]
    at = inside.index(say("export.staff.heading")) + 1
    wanted = [heading for heading in alone if heading != say("export.absent.heading")]
    assert inside[at : at + len(wanted) - 1] == wanted[:-1]
    assert wanted[-1] in inside[inside.index("Health care") :], "what is more than one side holds"


def test_the_few_lines_in_front_say_whose_they_are() -> None:
    person = sample().at("crisis.supporters")[1].id
    cut = cut_of(("brief",), CATALOG, recipient=person)
    brief = crisis_document(sample(), CATALOG, cut, facts())
    assert plain(brief.name) == "Ros"
    assert "Rosalind" not in as_text(brief)
    shown = held(View(sample(), CATALOG, cut))["brief"]
    assert [one.fields for one in shown if one.question == "crisis.about_me"] == [{"called": "Ros"}]
    assert crisis_document(sample(), CATALOG, cut_of(("signs",), CATALOG), facts()).name == ()


def test_a_copy_of_the_page_is_told_from_what_its_parts_hold_beside_it() -> None:
    plan = sample()
    marta, fatima, *_, carmo = plan.at("crisis.supporters")
    cut = cut_of(("brief", "own_tasks", *parts(CATALOG)), CATALOG, recipient=fatima.id)

    def shown(made: Plan) -> object:
        found = held_for_staff(View(made, CATALOG, cut))
        return {part: [dict(one.fields) for one in things] for part, things in found.items()}

    before = shown(plan)
    for item, name in ((carmo, "phones"), (marta, "role"), (plan.at("crisis.signs")[0], "text")):
        there = {**item.fields, name: ("020 7946 0999",) if name == "phones" else "Other words"}
        assert shown(edit.change(plan, item.id, there, NOW)) == before, (item.place, name)
    for place in ("crisis.allergies", "crisis.medicines", "crisis.consent", "crisis.decides", "crisis.touch"):
        gone = plan.answer(place) if CATALOG.question(place).single else plan.at(place)[0]
        assert gone is not None
        assert shown(edit.remove(plan, gone.id, NOW)) != before, place
    rung = {**marta.fields, "phones": ("020 7946 0999",)}
    assert shown(edit.change(plan, marta.id, rung, NOW)) != before
