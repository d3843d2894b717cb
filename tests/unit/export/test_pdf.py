"""The PDF: tagged, PDF/UA-1, every script it can draw, a named refusal for what it cannot, numbers left to right."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.unit.export.planted import NOW, answered, facts, put
from tests.unit.export.reading import need, pdf_info, pdf_text, run, squeezed, with_file
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.plan import Plan, build
from wrap_tui.errors import Exit, RefusedError
from wrap_tui.export import as_pdf as typesetting
from wrap_tui.export.as_pdf import as_pdf, picture_name
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.direction import words
from wrap_tui.export.document import crisis_document, staff_document
from wrap_tui.export.formats import FORMATS, Page
from wrap_tui.export.sheets import supporter_sheet
from wrap_tui.export.tree import Bullets, Card, Document, Records, Row, Section
from wrap_tui.wording import say

CATALOG = load_catalog()

SCRIPTS = {
    "Latin": ("Żółta łódź, naïve café, Ångström", "Noto Sans"),
    "Greek": ("Δημήτρης Παπαδόπουλος", "Noto Sans"),
    "Cyrillic": ("Олена Шевченко, Ґалаґан", "Noto Sans"),
    "Hebrew": ("שרה כהן שומרת על החתול", "Noto Sans Hebrew"),
    "Arabic": ("فاطمة تتصل بأختي", "Noto Sans Arabic"),
    "Hindi": ("मेरी बहन को फ़ोन करें", "Noto Sans Devanagari"),
    "Bengali": ("আমার বোনকে ফোন করুন", "Noto Sans Bengali"),
    "Thai": ("โทรหาน้องสาวของฉัน", "Noto Sans Thai"),
    "Chinese": ("请给我姐姐打电话", "Noto Sans CJK SC"),
    "Japanese": ("姉に電話してください", "Noto Sans CJK JP"),
    "Korean": ("언니에게 전화해 주세요", "Noto Sans CJK KR"),
    "Armenian": ("Զանգահարեք քրոջս", "Noto Sans Armenian"),
}


def document(plan: Plan) -> Document:
    return crisis_document(plan, CATALOG, owners_cut(CATALOG), facts())


def line(words: str) -> Document:
    return document(put(build(), "crisis.helps", text=words))


def letters(text: str) -> list[str]:
    """The letters of a text in no order: extraction may give right-to-left words in the order of the page."""
    return sorted(c for c in squeezed(text) if c.isalpha())


def test_it_is_tagged_ua_with_language_title_and_outline() -> None:
    data = as_pdf(line("A walk"), made=date(2026, 11, 3))
    info = pdf_info(data)
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Title:\s+Crisis plan", info)
    assert "3 12:00:00 2026" in info
    meta = pdf_info(data, "-meta")
    assert re.search(r"pdfuaid:part>1<", meta)
    need("qpdf")
    raw = with_file(data, ".pdf", lambda place: run("qpdf", "--qdf", "--object-streams=disable", place, "-"))
    assert b"/Lang (en)" in raw
    assert b"/Marked true" in raw
    assert b"/Outlines" in raw
    assert b"/DisplayDocTitle true" in raw


def test_the_structure_holds_headings_lists_tables_and_links() -> None:
    plan = put(build(), "crisis.supporters", name="Asha", relationship="sister", phones=("07700 900123",))
    tree = pdf_info(as_pdf(document(put(plan, "crisis.helps", text="A walk"))), "-struct-text")
    for tag in ("H1", "H2", "H3", "L (block)", "LBody", "Table", "TH", "TD", "Link"):
        assert tag in tree, tag
    assert "A walk" in tree
    assert "07700 900123" in tree


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_drawn_with_the_fonts_of_the_system(script: str) -> None:
    words, font = SCRIPTS[script]
    need("fc-list")
    if font not in run("fc-list", ":", "family").decode():
        pytest.skip(f"{font} is not installed here")
    assert set(letters(words)) <= set(letters(pdf_text(as_pdf(line(words)))))


@pytest.mark.parametrize("script", ["Bengali", "Thai", "Chinese", "Japanese", "Korean"])
def test_without_fonts_the_letters_are_named_and_a_page_is_offered(script: str) -> None:
    words, _ = SCRIPTS[script]
    with pytest.raises(RefusedError) as refused:
        as_pdf(line(words), system_fonts=False)
    sentence = say(f"errors.{refused.value.sentence}", **refused.value.values)
    assert set(letters(words)) <= set(sentence)
    assert "html" in sentence
    assert refused.value.exit_code == Exit.REFUSED


def test_symbols_that_no_font_draws_are_printed_by_name() -> None:
    data = as_pdf(line("Sun 🌞 and 🫠 here"), system_fonts=False)
    assert "Sun [sun with face] and [melting face] here" in squeezed(pdf_text(data))
    assert picture_name("\U0001f31e") == "[sun with face]"
    assert picture_name("\ue123") == "[sign U+E123]"


def test_one_letter_that_cannot_be_drawn_is_refused_although_symbols_are_there_too() -> None:
    with pytest.raises(RefusedError) as refused:
        as_pdf(line("🌞 请"), system_fonts=False)
    assert refused.value.values["letters"] == "请"


def test_a_whole_script_that_cannot_be_drawn_is_refused_after_a_few_tries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = 0
    compiled = typesetting._compile

    def counted(*told: Any) -> bytes:
        nonlocal tried
        tried += 1
        return compiled(*told)

    monkeypatch.setattr(typesetting, "_compile", counted)
    with pytest.raises(RefusedError) as refused:
        as_pdf(line("".join(chr(0x4E00 + i) for i in range(800))), system_fonts=False)
    assert len(refused.value.values["letters"].split()) == typesetting.MOST_NAMED  # type: ignore[union-attr]
    assert tried <= typesetting.MOST_NAMED + 1


@pytest.mark.parametrize("name", ["שרה", "فاطمة"])
def test_numbers_run_left_to_right_in_right_to_left_plans(name: str) -> None:
    plan = put(build(), "crisis.supporters", name=name, phones=("+44 20 7946 0123",))
    plan = put(plan, "crisis.helps", text=f"{name} 020 7946 0999 {name}")
    for format_id in ("text", "markdown", "html", "pdf"):
        data = FORMATS[format_id].render(document(plan), Page())
        text = pdf_text(data) if format_id == "pdf" else data.decode()
        assert "+44 20 7946 0123" in text
        assert "020 7946 0999" in text
        if format_id == "html":
            assert re.search(r'<a href="tel:\+442079460123" dir="ltr">\+44 20 7946 0123</a>', text)
            assert '<bdi dir="ltr" class="number">020 7946 0999</bdi>' in text
        elif format_id != "pdf":
            assert "\u2066020 7946 0999\u2069" in text


def test_the_order_on_paper_is_that_of_the_number() -> None:
    plan = put(build(), "crisis.supporters", name="שרה", phones=("+44 20 7946 0123",))
    boxes = with_file(as_pdf(document(plan)), ".pdf", lambda p: run("pdftotext", "-bbox", p, "-")).decode()
    at = {word: float(x) for x, word in re.findall(r'xMin="([\d.]+)"[^>]*>(\+44|7946|0123)<', boxes)}
    assert at["+44"] < at["7946"] < at["0123"]


@pytest.mark.parametrize(("paper", "size"), [("a4", "595.276 x 841.89"), ("us-letter", "612 x 792")])
def test_paper_sizes(paper: str, size: str) -> None:
    assert size in pdf_info(as_pdf(line("A walk"), paper))


def test_other_readers_open_it() -> None:
    need("mutool", "qpdf")
    data = as_pdf(line("A walk in the rain"))
    text = with_file(data, ".pdf", lambda place: run("mutool", "draw", "-F", "txt", place)).decode()
    assert "A walk in the rain" in squeezed(text)
    with_file(data, ".pdf", lambda place: run("qpdf", "--check", place))


def test_the_same_plan_makes_the_same_bytes() -> None:
    made = date(2026, 11, 3)
    assert as_pdf(line("A walk"), made=made) == as_pdf(line("A walk"), made=made)


@pytest.mark.parametrize("name", ["Bartholomew 'Bart' Nkemelu-O'Shaughnessy", "Marta Nowak-Achterberg"])
def test_a_hyphen_at_the_end_of_a_line_is_not_lost(name: str) -> None:
    for filler in range(4, 40, 4):
        plan = put(build(), "crisis.helps", text=f"{'x' * 10} {'y' * filler} {'z ' * 30}{name}")
        plan = put(plan, "crisis.supporters", name=name, relationship="x" * filler, phones=("07700 900123",))
        plan = put(plan, "crisis.consent", who=name, about=("here",))
        assert squeezed(pdf_text(as_pdf(document(plan)))).count(name.split()[-1]) >= 3


def test_the_page_for_staff_of_the_sample_plan_fits_one_side() -> None:
    from wrap_tui import resources
    from wrap_tui.codec.toml_plan import read_toml
    from wrap_tui.domain import edit

    plan, ids = build(), iter(range(10_000))
    for new in read_toml(resources.text("samples", "plan.toml"), CATALOG, "plan.toml").items:
        if CATALOG.knows(new.place) and CATALOG.question(new.place).single:
            plan = edit.answer(plan, new.place, new.fields, NOW)
        elif CATALOG.knows(new.place):
            plan, _ = edit.add(plan, new.place, new.fields, NOW, lambda: f"n{next(ids)}")
    data = as_pdf(crisis_document(plan, CATALOG, owners_cut(CATALOG), facts()))
    pages = (
        squeezed(pdf_text(data))
        .split("Page for staff Please read this side first")[1]
        .split("For me, now")[0]
    )
    assert pages.count("Crisis plan, Ros") == 1
    for paper in ("a4", "us-letter"):
        for build_one in (staff_document, supporter_sheet):
            alone = as_pdf(build_one(plan, CATALOG, owners_cut(CATALOG), facts()), paper)
            assert re.search(r"Pages:\s+1\b", pdf_info(alone)), (paper, build_one)
            assert typesetting.pages(alone) == 1


def test_what_does_not_fit_on_one_side_keeps_its_letters_readable() -> None:
    plan = build()
    for i in range(120):
        plan = put(plan, "crisis.helps", text=f"Thing number {i} that helps")
    document = supporter_sheet(plan, CATALOG, owners_cut(CATALOG), facts())
    assert _undated(as_pdf(document)) == _undated(as_pdf(replace(document, one_side=False)))


def _undated(pdf: bytes) -> bytes:
    """The file without the moment at which it was set, and without the ids made from that."""
    moments = rb"D:\d{14}[^)]*|\d{4}-\d\d-\d\dT[\d:]+[^<]*"
    ids = rb"/ID\s*\[[^\]]*\]|<xmpMM:\w+ID>[^<]*"
    return re.sub(rb"%s|%s" % (moments, ids), b"", pdf)


def test_a_heading_with_a_hyphen_has_its_name_in_the_outline() -> None:
    need("mutool")
    document = replace(line("A walk"), sections=(Section(words("Post-crisis"), 2, ()),))
    told = with_file(as_pdf(document), ".pdf", lambda place: run("mutool", "show", place, "outline"))
    assert b'"Post-crisis"' in told


def _pages(made: Document) -> list[str]:
    return pdf_text(as_pdf(made)).split("\f")[:-1]


def _in_a_list(count: int) -> Document:
    items = tuple(words(f"Thing {i}") for i in range(count))
    return Document("Plan", "en", (), (Section((), 2, (Bullets(items),)),))


def test_a_few_lines_do_not_stand_alone_on_a_last_page(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(typesetting, "A_LITTLE", ())
        over = next(count for count in range(35, 80) if len(_pages(_in_a_list(count))) == 2)
    for more in range(2):
        assert len(_pages(_in_a_list(over + more))) == 1
    assert len(_pages(_in_a_list(over + 12))) == 2


@pytest.mark.parametrize("filler", range(36, 44))
def test_the_end_of_a_page_does_not_part_a_short_record(filler: int) -> None:
    rows = tuple(Row(f"Label {i}", words(f"A line {i} of some length that takes the line")) for i in range(5))
    whole = Records((Card(words("Marta"), rows),))
    list_before = _in_a_list(filler).sections[0]
    made = Document("Plan", "en", (), (list_before, Section((), 2, (whole,))))
    assert [page for page in _pages(made) if "Marta" in page] == [
        page for page in _pages(made) if "A line 4" in page
    ]


def test_no_line_begins_with_the_dot_between_short_things() -> None:
    for length in range(8, 40, 3):
        rows = tuple(Row(f"Label {i}", words("x" * length)) for i in range(6))
        section = Section((), 2, (Records((Card(words("Marta"), rows),)),))
        lines = pdf_text(as_pdf(Document("Plan", "en", (), (section,)))).split("\n")
        assert not [one for one in lines if one.strip().startswith("·")]


@pytest.mark.parametrize(
    "signs", ["👩🏽 y", "🐸\u0301 y", "⋚\u0301\u1ace y", "\U0001f0a9\U0001f3fd y", " 🏽"]
)
@pytest.mark.parametrize("system", [True, False])
def test_symbols_with_marks_and_tints_are_drawn_or_named(signs: str, system: bool) -> None:
    data = as_pdf(line(f"before {signs} after"), system_fonts=system)
    assert "after" in squeezed(pdf_text(data))


def test_a_long_name_stands_whole_at_the_head_and_cut_at_the_foot() -> None:
    name = "Wolfeschlegelsteinhausen " * 12 + "Omega"
    plan = answered(build(), "crisis.about_me", called=name)
    pages = _pages(document(plan))
    assert "Omega" in squeezed(pages[0]).split("Version")[0]
    for page in pages:
        foot = page.strip().split("Crisis plan, ")[-1]
        assert len(foot) < 120
        assert "…" in foot
        assert "version 7" in squeezed(foot)
