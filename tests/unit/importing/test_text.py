"""Lists, Markdown and plain text: headings find their question, items stay whole, nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importing.files import CATALOG, huge, named, one_sentence, source
from wrap_tui import resources
from wrap_tui.domain.text import LONGEST, MARKS
from wrap_tui.errors import RefusedError
from wrap_tui.importing.fitting import fitted
from wrap_tui.importing.outline import Headings, folded
from wrap_tui.importing.proposal import JOURNAL, Proposal, Wishes
from wrap_tui.importing.text import pasted, plain_markdown, read_list, read_markdown, read_text


def markdown(text: str) -> Proposal:
    return read_markdown(source("a.md", text), CATALOG, Wishes())


def text(words: str) -> Proposal:
    return read_text(source("a.txt", words), CATALOG, Wishes())


def shape(proposal: Proposal) -> list[tuple[str, str, list[str]]]:
    return [(group.heading, group.place, [found.words for found in group.found]) for group in proposal.groups]


def test_the_sample_notes() -> None:
    found = markdown(resources.text("samples", "notes.md"))
    assert shape(found) == [
        (
            "Triggers",
            "triggers.events",
            ["A brown envelope", "Being shouted at", "The week when the clocks go back"],
        ),
        ("Action plan", "triggers.plan", ["Put it in the blue box", "Walk to the weir"]),
        ("Early warning signs", "early.signs", ["I stop humming while I cook", "Awake at four"]),
        (
            "My support people",
            "crisis.supporters",
            ["Marta, sister, 07700 900123", "Lin Meiling: 020 7946 0135 (knock)"],
        ),
        ("Who decides", "crisis.decides", ["Marta and Fatima together."]),
        ("Recipes", JOURNAL, ["Soup for bad days: leeks, potatoes, no hurry."]),
    ]
    assert [group.sure for group in found.groups] == [True] * 5 + [False]
    items = {(new.place, new.where): dict(new.fields) for new in fitted(found, CATALOG).items}
    assert items["crisis.supporters", "line 21"] == {"name": "Marta, sister", "phones": ("07700 900123",)}
    assert items["crisis.supporters", "line 22"] == {
        "name": "Lin Meiling: (knock)",
        "phones": ("020 7946 0135",),
    }
    assert items["crisis.decides", "line 26"] == {"text": "Marta and Fatima together."}
    assert items[JOURNAL, "line 31"]["title"] == "Recipes"


def test_a_plain_text_with_all_kinds_of_headings() -> None:
    found = text(
        "WELLNESS TOOLBOX\n\nTea\nWalk\n\n3. Triggers:\n\u2022 Bills\n[ ] Noise\n\nCrisis plan\n===========\n"
        "Supporters:\nMarta 07700 900123\nWho decides: Marta\nPharmacy: ________\nmy own words:\nhello\n"
    )
    assert shape(found) == [
        ("WELLNESS TOOLBOX", "toolbox.use", ["Tea", "Walk"]),
        ("Triggers", "triggers.events", ["Bills", "[ ] Noise"]),
        ("Supporters", "crisis.supporters", ["Marta 07700 900123"]),
        ("Who decides", "crisis.decides", ["Marta"]),
        ("my own words", JOURNAL, ["hello"]),
    ]


def test_words_without_any_heading_become_one_journal_entry() -> None:
    (new,) = fitted(text("dear diary\n\nit rained\n"), CATALOG).items
    assert (new.place, dict(new.fields)) == (JOURNAL, {"text": "dear diary\nit rained"})


def test_the_person_chooses_other_places() -> None:
    found = markdown("# Whatever\n- a\n- b\n# Else\n- c\n")
    moved = fitted(found, CATALOG, {0: "toolbox.use", 1: ""})
    assert [(new.place, dict(new.fields)) for new in moved.items] == [
        ("toolbox.use", {"name": "a"}),
        ("toolbox.use", {"name": "b"}),
    ]
    for place in ("nowhere", "crisis.no_allergies", "crisis.written_by"):
        with pytest.raises(RefusedError) as error:
            fitted(found, CATALOG, {0: place})
        one_sentence(error.value)


def test_two_groups_for_one_answer_are_joined() -> None:
    (new,) = fitted(text("Who decides:\nMarta\nTools:\n\nWho decides:\nand Fatima\n"), CATALOG).items
    assert new.fields["text"] == "Marta\nand Fatima"


def test_an_answer_that_would_be_too_long_is_refused() -> None:
    line = "x" * (LONGEST - 5)
    with pytest.raises(RefusedError) as error:
        fitted(text(f"Who decides:\n{line}\n{line}\n"), CATALOG)
    one_sentence(error.value)


def test_a_pasted_list() -> None:
    raw = "- tea\n* walk\n3) ring Marta\n\n  [x] sing\n\u2022 \u05e9\u05dc\u05d5\u05dd \U0001f438\n"
    found = read_list(source("pasted", raw), CATALOG, Wishes("toolbox.use"))
    assert shape(found) == [("", "toolbox.use", ["tea", "walk", "ring Marta", "[x] sing", "שלום 🐸"])]
    assert pasted(source("x", ""), "one", "well.words").groups[0].found[0].where == "line 1"


WORDS = st.text(st.characters(categories=["L", "N", "So"]), min_size=1).filter(
    lambda words: words not in MARKS
)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_every_line_of_a_list_arrives(lines: list[str]) -> None:
    found = read_list(source("a", "\n".join(lines)), CATALOG, Wishes("well.words"))
    assert [one.words for one in found.groups[0].found] == lines


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("**bold** and *soft* and __strong__ and _quiet_", "bold and soft and strong and quiet"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        (r"White\. \*stars\*", "White. *stars*"),
        ("[site](https://example.org)", "site (https://example.org)"),
        ("[not a link] (really)", "[not a link] (really)"),
        ("![frog](frog.png)", "frog"),
        ("C# and F#", "C# and F#"),
    ],
)
def test_marks_of_markdown_go_and_words_stay(marked: str, bare: str) -> None:
    assert plain_markdown(marked) == bare


def test_markdown_blocks_of_every_kind() -> None:
    found = markdown(
        "Title\n=====\nfirst\nsame paragraph\n\nline with break  \nnext line\n\n```\n- no item\n```\n---\n"
        "| Name | Phone |\n|---|---|\n| Marta | 07700 900123 |\n\n1. one\n   goes on\n2.\n## Sub ##\nend\n"
    )
    assert shape(found) == [
        (
            "Title",
            JOURNAL,
            [
                "first same paragraph",
                "line with break\nnext line",
                "- no item",
                "Name, Phone",
                "Marta, 07700 900123",
                "one goes on",
            ],
        ),
        ("Sub", JOURNAL, ["end"]),
    ]


def test_headings_are_found_in_their_section_first_and_in_any_spelling() -> None:
    headings = Headings(CATALOG)
    assert headings.find("Action Plan", "early") == ("early", "early.plan")
    assert headings.find("  2. TRIGGERS! ") == ("triggers", "triggers.events")
    assert headings.find("Wähnsinn") == ("", "")
    assert folded("Créme   brûlée") == "creme brulee"
    for question in CATALOG.questions():
        if not CATALOG.section(question.section).living:
            assert headings.find(question.ask, question.section)[0]


def test_usual_headings_name_places_that_exist() -> None:
    import tomllib

    sections = {section.id for section in CATALOG.sections}
    for table in tomllib.loads(resources.text("words", "headings.toml")).values():
        for place, names in table.items():
            assert place in sections or CATALOG.knows(place), place
            assert all(folded(name) for name in names)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "empty"),
        (b"   \n\n- \n", "empty"),
        (b"fine\n\xff\xfe bad", "not_utf8"),
        ("Gr\u00fc\u00dfe".encode("latin-1"), "not_utf8"),
        (b"\xff\xfe\x00\xd8", "not_utf8"),
        (b"ok\n\x00\x01", "binary"),
        (b"%PDF-1.7\n\x00", "binary"),
        (b"x" * (LONGEST + 1), "line_long"),
    ],
    ids=named,
)
def test_what_cannot_be_read_is_said_in_one_sentence(raw: bytes, sentence: str) -> None:
    for read in (read_markdown, read_text, read_list):
        with pytest.raises(RefusedError) as error:
            read(source("a\x1b[2J.md", raw), CATALOG, Wishes())
        assert error.value.sentence == f"import.errors.{sentence}"
        one_sentence(error.value)


def test_a_hundred_megabytes_are_refused_unread() -> None:
    for read in (read_markdown, read_text, read_list):
        with pytest.raises(RefusedError) as error:
            read(huge("a.txt"), CATALOG, Wishes())
        assert error.value.values["most"] == 20


def test_windows_files_are_read() -> None:
    assert shape(text("\ufeffTriggers:\r\nBills\r\n"))[0][2] == ["Bills"]
    raw = "Triggers:\r\nGrüße\r\n".encode("utf-16")
    assert read_text(source("a.txt", raw), CATALOG, Wishes()).groups[0].found[0].words == "Grüße"


HOSTILE = ["[", "![", "**", " ", "#", "_", "1 ", "- ", "|", "a](", "\\", "* ", "# \t"]


@pytest.mark.parametrize("piece", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_lines_are_answered_quickly(piece: str) -> None:
    line = piece * (19_000 // len(piece)) + "x"
    before = time.process_time()
    for read in (read_markdown, read_text):
        try:
            fitted(read(source("a", f"{line}\n" * 20), CATALOG, Wishes()), CATALOG)
        except RefusedError as error:
            one_sentence(error)
    assert time.process_time() - before < 5
