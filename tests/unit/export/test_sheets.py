"""Wallet card, supporter's sheet, advance statement, blank worksheets, calendar."""

from __future__ import annotations

import os
import re
from datetime import date, time
from typing import Any

import pytest
from icalendar import Calendar

from tests.unit.export.planted import answered, facts, full, put
from tests.unit.export.reading import need, pdf_info, pdf_text, run, squeezed, with_file
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import RefusedError
from wrap_tui.export.as_pdf import as_pdf
from wrap_tui.export.as_text import as_text
from wrap_tui.export.calendar import as_calendar, folded, read_time
from wrap_tui.export.card import choices, wallet_card
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.sheets import advance_statement, supporter_sheet, worksheet

CATALOG = load_catalog()
CUT = owners_cut(CATALOG)


def plan() -> Plan:
    made = put(
        build(), "crisis.supporters", name="Asha Verma", relationship="my sister", phones=("07700 900123",)
    )
    made = put(made, "crisis.supporters", name="Ben", phones=("+44 20 7946 0456",))
    made = put(made, "crisis.supporters", name="Cleo", phones=("07700 900789",))
    made = put(made, "crisis.allergies", substance="Penicillin", happened="Rash")
    made = put(made, "crisis.medicines", name="Lithium", dose="400 mg", wish="now")
    made = put(made, "crisis.treatments", name="ECT", wish="avoid", why="It frightens me")
    made = put(made, "crisis.well", text="Talkative")
    made = put(made, "crisis.helps", text="Sit with me")
    made = put(made, "crisis.safer", text="Take my tablets")
    made = answered(made, "crisis.home", address="14 Linden Road", way_in="Code 4711")
    return answered(made, "crisis.about_me", called="Sam", born="1988-05-14")


def qr(pdf: bytes, dpi: int) -> str:
    need("pdftoppm", "zbarimg")
    png = with_file(pdf, ".pdf", lambda p: run("pdftoppm", "-r", str(dpi), "-png", "-singlefile", p))
    return with_file(png, ".png", lambda p: run("zbarimg", "-q", "--raw", p)).decode().strip()


def test_the_card_holds_a_name_two_contacts_and_allergies() -> None:
    text = squeezed(pdf_text(wallet_card(plan(), CATALOG, facts())))
    for word in (
        "Sam",
        "Asha Verma (my sister)",
        "07700 900123",
        "Ben",
        "+44 20 7946 0456",
        "Penicillin (Rash)",
        "999",
    ):
        assert word in text
    for word in ("Cleo", "1988", "Lithium", "Linden", "4711", "tablets", "Sit with me"):
        assert word not in text


def test_every_other_line_is_chosen() -> None:
    text = squeezed(pdf_text(wallet_card(plan(), CATALOG, facts(), choices())))
    for word in ("born 14 May 1988", "Lithium 400 mg", "14 Linden Road", "Sit with me"):
        assert word in text
    assert "4711" not in text
    fine = put(plan(), "crisis.medicines", name="Quellith", dose="25 mg", wish="acceptable")
    assert "Quellith" not in pdf_text(wallet_card(fine, CATALOG, facts(), choices())), "not taken now"


def test_what_is_signed_stands_above_the_lines_to_sign_on() -> None:
    split = 0
    for count in range(15, 25, 3):
        made = plan()
        for number in range(count):
            made = put(made, "crisis.over", text=f"I sing {number}")
        sides = pdf_text(as_pdf(advance_statement(made, CATALOG, CUT, facts()))).split("\f")
        signed = next(side for side in sides if "Witness:" in side)
        assert "Please treat these as my wishes." in signed, count
        split += "I sing" not in signed
    assert split, "none of these came to the end of a side"


@pytest.mark.parametrize("dpi", [150, 300])
def test_the_square_code_rings_the_first_contact(dpi: int) -> None:
    assert qr(wallet_card(plan(), CATALOG, facts()), dpi) == "tel:07700900123"


def test_the_card_is_tagged_and_its_code_is_described() -> None:
    data = wallet_card(plan(), CATALOG, facts())
    assert re.search(r"Tagged:\s+yes", pdf_info(data))
    need("qpdf")
    raw = with_file(data, ".pdf", lambda place: run("qpdf", "--qdf", "--object-streams=disable", place, "-"))
    assert b"/Alt (Square code that rings Asha Verma)" in raw


def boxes(pdf: bytes) -> list[tuple[float, float, float, float, str]]:
    found = with_file(pdf, ".pdf", lambda p: run("pdftotext", "-bbox", p, "-")).decode()
    pattern = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<'
    return [(float(a), float(b), float(c), float(d), word) for a, b, c, d, word in re.findall(pattern, found)]


@pytest.mark.parametrize(
    "name",
    [
        "Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe-Schillingsfürst",
        "Ana " * 20,
        "שרה בת־אל כהן־לוי מירושלים",
    ],
)
def test_long_names_overlap_nothing_and_stay_on_the_card(name: str) -> None:
    need("pdftotext")
    made = put(
        build(), "crisis.supporters", name=name, relationship="my oldest friend", phones=("+44 20 7946 0123",)
    )
    made = put(made, "crisis.supporters", name=name, phones=("+44 20 7946 0124",))
    made = answered(made, "crisis.about_me", called=name)
    drawn = [box for box in boxes(wallet_card(made, CATALOG, facts())) if box[1] > 90]
    left, top, width, height = 56.69, 0.0, 242.65, 2 * 153.07
    start = min(box[1] for box in drawn)
    for x0, _, x1, y1, word in drawn:
        assert left <= x0, word
        assert x1 <= left + width, word
        assert y1 - start <= height + top, word
    for i, (x0, y0, x1, y1, word) in enumerate(drawn):
        for u0, v0, u1, v1, other in drawn[i + 1 :]:
            across, down = min(x1, u1) - max(x0, u0), min(y1, v1) - max(y0, v0)
            assert across <= 1 or down <= 4, (word, other)


def test_lines_that_do_not_fit_are_refused_and_none_is_cut_off() -> None:
    made = plan()
    for i in range(60):
        made = put(made, "crisis.helps", text=f"Thing number {i} that helps me when nothing else does")
    with pytest.raises(RefusedError) as refused:
        wallet_card(made, CATALOG, facts(), ("helps",))
    assert refused.value.sentence == "export.card_full"


def test_a_card_of_an_empty_plan_still_has_the_emergency_number() -> None:
    assert "999" in pdf_text(wallet_card(build(), CATALOG, facts()))


def test_the_sheet_tells_how_to_help_and_nothing_of_health() -> None:
    document = supporter_sheet(plan(), CATALOG, CUT, facts())
    text = as_text(document)
    assert document.title == "How to help me"
    for word in ("Talkative", "Sit with me", "Asha Verma", "07700 900123", "999"):
        assert word in text
    for word in ("Lithium", "Penicillin", "ECT", "tablets", "4711"):
        assert word not in text
    assert re.search(r"Pages:\s+1\b", pdf_info(as_pdf(document)))


def test_the_statement_has_wishes_reasons_and_lines_to_sign_on() -> None:
    document = advance_statement(plan(), CATALOG, CUT, facts())
    text = " ".join(as_text(document).split())
    assert document.title == "Advance statement"
    for word in ("ECT", "It frightens me", "Penicillin", "Witness:", "Please treat these as my wishes."):
        assert word in text
    assert "Sit with me" not in text
    agreed = put(plan(), "crisis.agreed_with", who="Dr Lane", on="2026-10-20")
    document = advance_statement(agreed, CATALOG, CUT, facts())
    assert document.title == "Advance agreement"
    assert "Agreed with: Dr Lane" in as_text(document)


@pytest.mark.parametrize("section", [section.id for section in CATALOG.sections])
def test_a_worksheet_asks_every_question_and_holds_no_word_of_the_plan(section: str) -> None:
    filled = full()
    document = worksheet(filled.plan, CATALOG, section, facts())
    text = " ".join(as_text(document).split())
    for question in CATALOG.section(section).questions:
        assert " ".join(question.ask.split()) in text
    assert "zq" not in text
    assert "____" in text
    assert as_pdf(document).startswith(b"%PDF-1.7")


def daily() -> Plan:
    made = put(build(), "daily.every", text="Tablets; with food, \\ and tea", at="07:30")
    made = put(made, "daily.every", text="A walk", at="any time")
    made = put(made, "daily.every", text="Lights off", at="11 pm")
    return answered(made, "crisis.read_again", text="2027-02-01")


def events_of(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_the_calendar_is_read_by_others_and_says_nothing() -> None:
    text = as_calendar(daily(), facts())
    events = events_of(text)
    assert [str(event["SUMMARY"]) for event in events] == ["Check in", "Check in", "Read my notes again"]
    assert [event["DTSTART"].dt.strftime("%H:%M") for event in events[:2]] == ["07:30", "23:00"]
    assert events[2]["DTSTART"].dt == date(2027, 2, 1)
    assert all(str(event["CLASS"]) == "PRIVATE" and str(event["TRANSP"]) == "TRANSPARENT" for event in events)
    assert "Tablets" not in text


def test_a_second_reader_finds_the_same_events() -> None:
    if not os.environ.get("CI"):
        pytest.importorskip("vobject")
    import vobject

    text = as_calendar(daily(), facts(), with_words=True)
    read = [
        (event.uid.value, event.summary.value, event.dtstart.value)
        for event in vobject.readOne(text).vevent_list
    ]
    assert read == [
        (str(event["UID"]), str(event["SUMMARY"]), event["DTSTART"].dt) for event in events_of(text)
    ]
    assert len(read) == 3


def test_the_calendar_shows_the_words_when_asked() -> None:
    events = events_of(as_calendar(daily(), facts(), with_words=True))
    assert str(events[0]["SUMMARY"]) == "Tablets; with food, \\ and tea"


def test_a_calendar_with_words_names_nobody_who_is_not_involved() -> None:
    made = put(daily(), "daily.every", text="Text Rob Quirk", at="08:00")
    made = put(made, "crisis.not_involved", name="Rob Quirk")
    events = events_of(as_calendar(made, facts(), with_words=True))
    assert len(events) == len(events_of(as_calendar(daily(), facts(), with_words=True))) + 1
    assert not [event for event in events if "Rob" in str(event["SUMMARY"])]


def test_a_second_file_changes_the_same_events() -> None:
    def ids(made: Plan) -> list[tuple[str, int]]:
        events = events_of(as_calendar(made, facts()))
        return [(str(event["UID"]), int(event["SEQUENCE"])) for event in events]

    first = daily()
    item = first.at("daily.every")[0]
    later = edit.change(first, item.id, {"text": "Tablets", "at": "08:00"}, Stamp(1_790_000_100_000))
    assert [uid for uid, _ in ids(first)] == [uid for uid, _ in ids(later)]
    assert ids(later)[0][1] > ids(first)[0][1]
    assert len({uid for uid, _ in ids(first)}) == 3
    assert as_calendar(first, facts()) == as_calendar(first, facts())


def test_lines_are_folded_at_75_octets_and_end_as_they_have_to() -> None:
    made = put(build(), "daily.every", text="日本語" * 60, at="07:30")
    text = as_calendar(made, facts(), with_words=True)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert str(events_of(text)[0]["SUMMARY"]) == "日本語" * 60
    assert list(folded("short")) == ["short"]


@pytest.mark.parametrize(
    ("words", "clock"),
    [("07:30", time(7, 30)), ("7.30", time(7, 30)), ("9 pm", time(21)), ("12 AM", time(0)), ("25:00", None),
     ("7", None), ("", None), ("after tea", None), ("10:75", None)],
)  # fmt: skip
def test_times_as_people_write_them(words: str, clock: time | None) -> None:
    assert read_time(words) == clock


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_the_heading_of_a_worksheet_stands_on_the_side_of_its_first_question(paper: str) -> None:
    for section in CATALOG.sections:
        document = worksheet(plan(), CATALOG, section.id, facts())
        heads = {part.label for part in section.parts} | {part.line for part in section.parts if part.line}
        for side in pdf_text(as_pdf(document, paper)).split("\f"):
            lines = [squeezed(line) for line in side.splitlines() if line.strip()]
            body = [line for line in lines if line != document.title and not re.match(r"Page \d+ of", line)]
            assert not body or body[-1] not in heads - {document.title}, (section.id, body[-3:])
