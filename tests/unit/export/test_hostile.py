"""Hostile words through every renderer: they come out as letters, and nothing breaks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.export.planted import answered, facts, put
from tests.unit.export.reading import READERS, pdf_info, read_html, squeezed
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.text import clean
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.document import crisis_document
from wrap_tui.export.formats import FORMATS, Page
from wrap_tui.export.wrapping import columns

CATALOG = load_catalog()

HOSTILE = [
    '#read("/etc/passwd")',
    "$x^2$ #set page(width: 1cm) @label <label>",
    "</script></style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)> &amp; &lt;",
    '"><a href="https://example.org">x</a>',
    "[notes] [/] [bold]x[/bold]",
    "`code` **bold** __under__ ~~gone~~ | a | b |",
    "- item",
    "1. first",
    "2) second",
    "# heading",
    "> quote",
    "---",
    "===",
    "+ plus",
    "a\\b \\n \\u{41}",
    "{name} {0} %s ${title} $title",
    "{{ template }} {% raw %}",
    "javascript:alert(1)",
    "![x](https://example.org/x.png)",
    "https://example.org/a_b_c",
    "a  b   c",
    "'single' \"double\" ‘curly’",
    "--- -- ... (c)",
    "~tilde~ *star*",
    "\\",
    "/* comment */ // comment",
    "=HYPERLINK(1)",
]


def plan(words: str) -> Plan:
    """The same words as a list line, an answer, a name, a task, a number, and a child's name nobody ticked."""
    made = put(build(), "crisis.helps", text=words)
    made = put(made, "crisis.supporters", name=words, phones=(words,), tasks=words)
    made = put(made, "crisis.medicines", name=words, dose=words, reason=words)
    made = answered(made, "crisis.decides", text=words)
    made = answered(made, "crisis.at_risk", text=f"{words}\n\n{words}")
    return answered(made, "crisis.about_me", called=words)


def render(made: Plan, format_id: str) -> bytes:
    return FORMATS[format_id].render(crisis_document(made, CATALOG, owners_cut(CATALOG), facts()), Page())


def said(text: str) -> str:
    """*text* as a reader sees it: typographic quotes and dashes are the same letters."""
    plain = squeezed(text).translate(str.maketrans("‘’“”–—…", "''\"\"--."))
    return re.sub(r"-+", "-", plain.replace("...", ".")).replace(" ", "")


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_out_as_letters(words: str, format_id: str) -> None:
    found = said(READERS[format_id](render(plan(words), format_id)))
    assert found.count(said(words)) >= 8


@pytest.mark.parametrize("words", HOSTILE)
def test_a_page_never_gets_an_element_a_script_or_a_request_from_words(words: str) -> None:
    page = read_html(render(plan(words), "html"))
    usual = read_html(render(plan("plain"), "html"))
    assert set(page.tags) <= set(usual.tags) | {"br"}
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert all(link.startswith(("tel:", "sms:")) for link in page.links)


@pytest.mark.parametrize(
    "words", ["- item", "1. first", "# heading", "> quote", "---", "| a | b |", "+ x", "===", "```"]
)
def test_markdown_never_gets_a_mark_from_words(words: str) -> None:
    text = render(plan(words), "markdown").decode()
    starts = re.compile(r"^\s*(?:[-*+] )?(?:\*\*[^*]+:\*\* )?" + re.escape(words) + r"\\?$", re.MULTILINE)
    assert not starts.search(text)


texts = st.text(st.characters(codec="utf-8"), max_size=200).map(clean)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_any_text_keeps_its_letters_in_text_markdown_and_page(words: str) -> None:
    bare = said(words)
    for format_id in ("text", "markdown", "html"):
        found = said(READERS[format_id](render(plan(words), format_id)))
        assert bare in found


@settings(max_examples=25, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Po", "Ps", "Sm", "Zs"]), max_size=60).map(
        clean
    )
)
def test_any_text_makes_a_pdf_or_is_refused_by_name(words: str) -> None:
    from wrap_tui.errors import RefusedError

    try:
        data = render(plan(words), "pdf")
    except RefusedError as refused:
        named = str(refused.values["letters"]).split()
        assert named
        assert set(named) <= set(words)
    else:
        assert data.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize(
    "words", ["W" * 300, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen " * 5, "x" * 20_000]
)
def test_long_words_stay_whole_and_inside(words: str, format_id: str) -> None:
    data = render(plan(words), format_id)
    found = said(READERS[format_id](data)).replace("\u00ad", "")
    assert said(words) in found.replace("-Crisisplan", "") or format_id == "pdf"
    if format_id == "pdf":
        assert found.count(words[0]) >= words.count(words[0]) * 8


def test_text_is_72_columns_wide_but_for_words_that_are_longer() -> None:
    made = plan("A line of ordinary words that goes on and on, and then goes on some more, to the end. " * 4)
    made = put(made, "crisis.helps", text="日本語の長い行は途中で折り返されますが言葉は失われません" * 6)
    for line in render(made, "text").decode().splitlines():
        assert columns(line) <= 72, line


def test_a_number_is_never_broken_over_two_lines() -> None:
    for length in range(40, 76):
        made = put(build(), "crisis.supporters", name="x" * length, phones=("+44 20 7946 0123",))
        assert "+44 20 7946 0123" in render(made, "text").decode()


def test_many_people_with_long_names_fill_many_pages_and_lose_no_number() -> None:
    made = build()
    for i in range(220):
        made = put(
            made,
            "crisis.supporters",
            name=f"Number {i} Wolfeschlegelsteinhausenbergerdorff the {i}th of somewhere far away",
            relationship="someone whom I have known since we both were very small " * 2,
            phones=(f"07700 900{i:03d}", f"+44 20 7946 {i:04d}"),
            tasks="Brings the post, waters the plants, talks to the neighbours, and rings my sister. " * 4,
        )
    data = render(made, "pdf")
    pages = int(re.search(r"Pages:\s+(\d+)", pdf_info(data))[1])  # type: ignore[index]
    found = squeezed(READERS["pdf"](data))
    assert pages >= 30
    assert all(f"07700 900{i:03d}" in found and f"+44 20 7946 {i:04d}" in found for i in range(220))
    assert f"Page {pages} of {pages}" in found
