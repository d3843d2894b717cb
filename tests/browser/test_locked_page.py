"""The locked page in real browsers, from a file: opens with the words in any spelling, tells what is wrong, asks for nothing."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import Any

import pytest

from tests.browser.looking import DAMAGED, NAMES, PAPERS, SPELLINGS, document, headings, look_once, sample
from tests.unit.export.reading import need, pdf_info, pdf_text, squeezed
from tests.unit.export.test_hostile import HOSTILE

MORE_THAN = 3
"""Lines of a side that is worth its paper."""


@pytest.fixture(scope="module", params=NAMES)
def saw(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"browser-{request.param}"
    folder.mkdir(exist_ok=True)
    return {**look_once(request.param, folder), "browser": request.param, "folder": folder}


def last(saw: dict[str, Any], job: str) -> Any:
    return saw[job]["saw"][-1]


def test_the_words_open_it_in_any_spelling(saw: dict[str, Any]) -> None:
    for i in range(len(SPELLINGS)):
        seen = last(saw, f"spelling {i}")
        assert seen["opened"]
        assert "Come by bus" in seen["text"]
        assert seen["focus"] == "h1"
        assert seen["phrase"] == ""


def test_the_gate_says_nothing_about_the_plan(saw: dict[str, Any]) -> None:
    seen, _ = saw["gate"]["saw"]
    assert seen["title"] == "Locked document"
    assert seen["form"]
    assert not seen["opened"]
    assert seen["notice"] == ""
    assert seen["focus"] == "phrase"
    assert not re.search("crisis|plan|Marta", seen["all"], re.IGNORECASE)


def test_wrong_words_are_told_calmly_and_the_right_ones_then_open_it(saw: dict[str, Any]) -> None:
    wrong, right = saw["wrong"]["saw"]
    assert wrong["status"] == "Those words did not open this document. Check each word, then try again."
    assert wrong["invalid"] == "true"
    assert wrong["focus"] == "phrase"
    assert wrong["text"] == ""
    assert right["opened"]


def test_an_empty_field_is_answered(saw: dict[str, Any]) -> None:
    assert "Type the words" in last(saw, "nothing")["status"]


def test_damage_and_changed_parameters_are_told_from_wrong_words(saw: dict[str, Any]) -> None:
    for name in DAMAGED:
        seen = last(saw, name)
        assert "damaged or was changed" in seen["status"], name
        assert not seen["opened"]
        assert seen["invalid"] is None


def test_a_forged_header_never_opens(saw: dict[str, Any]) -> None:
    assert not last(saw, "forged")["opened"]
    assert last(saw, "forged")["status"]


def test_nothing_but_the_file_is_asked_for_and_the_console_is_quiet(saw: dict[str, Any]) -> None:
    for name in ("gate", "wrong", "phone", "call", "close", "plain", "spelling 0"):
        assert [
            url for url in saw[name]["requests"] if not url.startswith(("file:", "tel:", "data:"))
        ] == [], name
        assert [url for url in saw[name]["requests"] if url.startswith("file:")][1:] == []
        assert saw[name]["said"] == [], name


def test_the_policy_blocks_scripts_and_requests_put_in_later(saw: dict[str, Any]) -> None:
    assert last(saw, "opened") == {"ran": False, "fetched": False}


def test_hostile_words_are_letters(saw: dict[str, Any]) -> None:
    seen = last(saw, "spelling 0")
    shown = "".join(seen["text"].split())
    for words in HOSTILE:
        assert "".join(words.split()) in shown
    assert not {"script", "img", "style", "iframe"} & set(seen["elements"])
    assert all(re.fullmatch(r"(tel|sms):\+?\d+", link) for link in seen["links"])


@pytest.mark.parametrize("job", ["gate", "opened", "dark", "phone", "plain", "plain dark"])
def test_axe_finds_nothing(saw: dict[str, Any], job: str) -> None:
    reports = [
        one for one in saw[job]["saw"] if isinstance(one, list) and all(isinstance(o, str) for o in one)
    ]
    assert reports
    assert all(report == [] for report in reports), reports


def test_the_first_screen_of_a_phone_holds_what_is_needed_first(saw: dict[str, Any]) -> None:
    assert last(saw, "phone") == [True, True, True, True, True]
    look = saw["phone"]["saw"][0]
    assert not look["sideways"]


def test_it_opens_within_a_minute_and_is_still_open_after_a_call(saw: dict[str, Any]) -> None:
    timed, away, seen, first = saw["call"]["saw"]
    assert timed["within"], timed
    assert away[-1] == "visible"
    if saw["browser"] == "chrome":
        assert {"hidden", "freeze", "resume"} & set(away)
    assert seen["opened"]
    assert "Come by bus" in seen["text"]
    assert first == [True] * 5


def test_it_opens_by_keys_alone(saw: dict[str, Any]) -> None:
    assert last(saw, "keys")["opened"]


def test_closing_empties_the_page(saw: dict[str, Any]) -> None:
    seen = last(saw, "close")
    assert not seen["opened"]
    assert "Come by bus" not in seen["all"]
    assert seen["status"] == "Closed. The words open it again."
    assert seen["focus"] == "phrase"


def test_plain_http_is_answered_with_a_sentence(saw: dict[str, Any]) -> None:
    seen = last(saw, "http")
    assert "Save the file, then open it" in seen["notice"]
    assert not seen["form"]


def test_without_scripts_a_sentence_is_there(saw: dict[str, Any]) -> None:
    need("pdftotext")
    text = squeezed(pdf_text((saw["folder"] / "no script.pdf").read_bytes()))
    assert "This document opens in a browser, on a phone or a laptop." in text
    assert "Your words" not in text, "without scripts there is nothing to type into"


def sides(saw: dict[str, Any], name: str) -> list[list[str]]:
    """The lines of each printed side, without empty ones."""
    need("pdftotext", "pdfinfo")
    data = (saw["folder"] / f"{name}.pdf").read_bytes()
    told = re.search(r"Pages:\s+(\d+)", pdf_info(data))
    assert told
    found = [[line for line in side.splitlines() if line.strip()] for side in pdf_text(data).split("\f")]
    return [[lettered(line) for line in side] for side in found[: int(told[1])]]


def lettered(line: str) -> str:
    """A line without the ligatures of the face it was set in."""
    return squeezed(unicodedata.normalize("NFKC", line))


@pytest.mark.parametrize("paper", PAPERS)
def test_it_prints_the_brief_on_one_side_the_page_for_staff_on_the_next(
    saw: dict[str, Any], paper: str
) -> None:
    for name in ("print", "print sample"):
        first, second, third, *_ = sides(saw, f"{name}-{paper}")
        assert first[0] == "Crisis plan"
        assert "Lines in other countries" in " ".join(first), (name, "the brief and the lines are one side")
        assert second[0] == "Page for staff"
        assert any("wish" in line or "penicillin" in line for line in second)
        assert third[0] == "For me, now" or name == "print"
    whole = " ".join(line for side in sides(saw, f"print sample-{paper}") for line in side)
    staff = " ".join(sides(saw, f"print sample-{paper}")[1])
    assert all(heading in staff for heading in ("Who decides", "How to talk with me"))
    assert "Comes over. Rings the practice." in whole


@pytest.mark.parametrize("paper", PAPERS)
def test_no_printed_side_is_empty_cut_or_ends_with_a_heading(saw: dict[str, Any], paper: str) -> None:
    for name, made in (("print", document()), ("print sample", sample())):
        for side in sides(saw, f"{name}-{paper}"):
            body = [line for line in side if "version 7 of 3 November 2026 \u00b7 copy for Marta" not in line]
            assert len(body) == len(side) - 1, (name, "the foot stands once on every side", side)
            assert len(body) > MORE_THAN, (name, side)
            assert body[-1] not in headings(made), (name, side[-3:])
            assert not {"Close this document", "Your words"} & set(side)
