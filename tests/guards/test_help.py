"""The help pages: there is one for each page, in one form, and background pages name a source and a date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wrap_tui import resources

PAGES = (
    "bring_in",
    "today", "questions", "section", "records", "people", "crisis", "export", "copies", "settings", "lock", "first_run",
    "journal", "checkin", "notice", "in_clear", "looking_back", "review", "search", "peer_session",
    "visit", "story", "talks", "goals", "backups",
)  # fmt: skip
BACKGROUND = (
    "what_is_a_plan", "crisis_plan_and_advance_statement", "recovery", "peer_support", "hope",
    "reflect", "lenses",
    "privacy_and_limits", "when_someone_looks", "moving_and_leaving", "helplines", "accessibility", "about",
)  # fmt: skip
FOLDER = resources.path("en", "help")


def page(name: str) -> str:
    return resources.text("en", "help", f"{name}.md")


def test_every_help_page_is_one_of_the_known() -> None:
    assert {file.stem for file in FOLDER.glob("*")} == {*PAGES, *BACKGROUND, "glossary"}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_a_page_starts_with_its_title_and_uses_plain_forms_alone(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"# \w.*[^.]", lines[0])
    assert lines[1] == ""
    for line in lines[1:]:
        assert not re.search(r"^\s+\S|^[*+>|]|^\d+\.|^### |\*\*|`|\]\(|<[a-z]", line), line
    assert lines[-1].strip()


@pytest.mark.parametrize("name", BACKGROUND)
def test_a_background_page_names_its_source_and_its_date(name: str) -> None:
    *_, source, date = page(name).splitlines()
    assert re.fullmatch(r"Source: \S.+\.", source)
    assert re.fullmatch(r"Date: \S.+\.", date)


def test_the_about_page_gives_names_and_rights() -> None:
    about = page("about")
    for words in (
        "registered trademarks of Advocates for Human Potential",
        "Mary Ellen Copeland",
        "independent",
        "not affiliated",
        "do not endorse",
        "does not take the place of a WRAP group",
        "does not claim to be evidence-based WRAP",
        "freshly written",
        "MIT",
    ):
        assert words in about, words


def test_the_limits_are_told_where_they_belong() -> None:
    assert "This app cannot call anyone." in page("crisis")
    assert "cannot call anyone" in page("privacy_and_limits")
    assert "looks for no words" in page("questions")
    assert "cannot be called back" in page("export")
    assert "Nothing here can stop that." in page("privacy_and_limits")
    assert "No one who uses a screen reader has tried it yet." in page("accessibility")
