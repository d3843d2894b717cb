"""One way to every export, with what the owner is told beside it."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from tests.unit.export.planted import put
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import RefusedError, UsageError
from wrap_tui.export.cut import owners_cut
from wrap_tui.services import exporting, numbering
from wrap_tui.services.exporting import Order

CATALOG = load_catalog()
TODAY = date(2026, 11, 3)
EACH = [(what, form) for what in exporting.whats(CATALOG) for form in exporting.formats(what)]


def plan() -> Plan:
    made = put(build(), "crisis.supporters", name="Asha", phones=("07700 900123",))
    made = put(made, "crisis.not_involved", name="Rob")
    made = put(made, "crisis.helps", text="A walk")
    made = put(made, "crisis.helps", text="Not with Rob")
    return put(made, "well.words", text="Calm")


def export(order: Order, made: Plan | None = None) -> exporting.Exported:
    return exporting.export(made or plan(), CATALOG, order, TODAY)


@pytest.mark.parametrize(("what", "form"), EACH)
def test_everything_comes_in_every_format_it_is_offered_in(what: str, form: str) -> None:
    made = export(Order(what, form, country="GB"))
    assert made.data
    assert made.binary is (form == "pdf")
    first = "card" if what == exporting.CARD else "plan"
    assert made.name.startswith(f"{first}-v1-2026-11-03.")
    plain = () if what.startswith("worksheet-") else ("Anyone who opens this file can read it.",)
    assert made.notes[:1] == plain


@pytest.mark.parametrize(
    ("what", "form"), [("nothing", "text"), ("crisis", "docx"), ("all", "pdf"), ("staff", "toml")]
)
def test_what_is_not_there_is_a_question_of_usage(what: str, form: str) -> None:
    with pytest.raises(UsageError):
        export(Order(what, form))


def test_parts_belong_to_the_crisis_plan() -> None:
    with pytest.raises(RefusedError):
        export(Order("well", "text", "signs"))


def test_lines_left_out_are_told() -> None:
    assert "One line names someone" in export(Order()).notes[1]
    more = put(plan(), "crisis.signs", text="When Rob calls")
    assert export(Order(), more).notes[1].startswith("2 lines name")
    assert len(export(Order(include_not_involved=True)).notes) == 1
    assert len(export(Order("well")).notes) == 1


def test_toml_of_the_crisis_plan_holds_no_more_than_the_same_copy_elsewhere() -> None:
    text = export(Order("crisis", "toml")).data.decode()
    assert "Rob" not in text
    assert "Asha" in tomllib.loads(text)["crisis"]["supporters"][0]["name"]
    assert "Rob" in export(Order("crisis", "toml", include_not_involved=True)).data.decode()
    assert "Asha" not in export(Order("crisis", "toml", "help")).data.decode()


def test_toml_of_the_whole_plan_keeps_everything() -> None:
    text = export(Order("plan", "toml")).data.decode()
    assert "Rob" in text
    assert "Calm" in text


def test_a_cut_that_is_made_already_is_used_as_it_is() -> None:
    assert b"A walk" in export(Order(parts=owners_cut(CATALOG))).data


def test_the_version_is_the_one_that_was_finished_last() -> None:
    finished = plan().with_preference("version", {"n": 7, "date": "2026-10-01"}, Stamp(1))
    made = export(Order(), finished)
    assert b"Version 7 of 3 November 2026" in made.data
    assert made.name == "plan-v7-2026-11-03.txt"
    assert numbering.version(plan()) == 1


@pytest.mark.parametrize(
    ("chosen", "country", "paper"),
    [
        ("", "GB", "a4"),
        ("", "US", "us-letter"),
        ("", "", "a4"),
        ("letter", "GB", "us-letter"),
        ("a4", "US", "a4"),
    ],
)
def test_paper_is_the_chosen_one_else_the_usual_one_of_the_country(
    chosen: str, country: str, paper: str
) -> None:
    assert exporting.paper(chosen, country) == paper


def test_what_is_kept_for_oneself_stands_in_no_printed_copy_and_stays_in_the_data() -> None:
    made = put(build(), "crisis.supporters", name="Asha", device="iphone", note="Owes me a book")
    for form in ("text", "markdown", "html"):
        words = export(Order("crisis", form), made).data.decode()
        assert "Asha" in words
        assert "Owes me" not in words
        assert "iPhone" not in words
    (asha,) = tomllib.loads(export(Order("crisis", "toml"), made).data.decode())["crisis"]["supporters"]
    assert (asha["device"], asha["note"]) == ("iphone", "Owes me a book")


def test_whoever_has_no_number_still_stands_among_those_who_help() -> None:
    made = build()
    for name, phones in (("Jonas", ()), ("Ruth", ("07700 900123",)), ("Mia", ()), ("Ben", ("07700 900124",))):
        made = put(made, "crisis.supporters", name=name, phones=phones)
    text = export(Order("crisis", "text"), made).data.decode()
    assert "Who else helps: Jonas, Mia" in text.replace("\u2068", "").replace("\u2069", "")


def test_the_own_data_of_a_section_say_when_they_name_somebody_not_involved() -> None:
    note = "It also names people you do not want involved."
    made = put(build(), "crisis.not_involved", name="Rob Quirk")
    tool = put(made, "toolbox.use", name="Not with Rob Quirk")
    cases = {
        "post": put(made, "post.supporters_now", name="rob quirk"),
        "triggers": put(made, "triggers.events", text="A letter from Rob Quirk"),
        "well": put(made, "well.words", text="Calm"),
        "early": put(tool, "early.plan", link=tool.at("toolbox.use")[0].id),
    }
    for section, plan in cases.items():
        told = exporting.export(plan, CATALOG, exporting.Order(section, "toml"), TODAY)
        assert (note in told.notes) is (b"uirk" in told.data), section
        assert (note in told.notes) is (section in ("post", "triggers"))
    crisis = exporting.export(cases["post"], CATALOG, exporting.Order("crisis", "toml"), TODAY)
    assert note not in crisis.notes
