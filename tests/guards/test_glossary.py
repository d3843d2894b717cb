"""One thing has one name on every page, and the help page of the glossary is made from its data."""

from __future__ import annotations

import re

import pytest

from tests.guards.strings import all_lines
from tests.guards.voice_rules import excepted
from wrap_tui import resources
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.glossary import Term, glossary_page, load_glossary

GLOSSARY = load_glossary()
NAMES_ITS_OWN = ("idea", "newer")


@pytest.mark.parametrize("term", [term for term in GLOSSARY.terms if term.instead], ids=lambda term: term.id)
def test_one_thing_has_one_name(term: Term) -> None:
    other = re.compile(rf"\b(?:{'|'.join(map(re.escape, term.instead))})s?\b", re.IGNORECASE)
    found = [
        f"{line}\n    say {term.name!r}, not {hit[0]!r}"
        for line in all_lines()
        if line.role not in NAMES_ITS_OWN
        and line.flow != "glossary"
        and (hit := other.search(line.spoken))
        and not excepted(line, "one_name")
    ]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_no_name_stands_for_two_things() -> None:
    names = [term.name.casefold() for term in GLOSSARY.terms]
    assert len(set(names)) == len(names)
    unsaid = {word.casefold() for term in GLOSSARY.terms for word in term.instead}
    assert not unsaid & set(names)


def test_the_sections_are_called_by_the_names_of_the_glossary() -> None:
    names = {term.name.casefold().rstrip("s") for term in GLOSSARY.terms}
    for section in load_catalog().sections:
        if section.id in ("well", "toolbox", "daily", "triggers", "early", "crisis", "post", "journal"):
            assert section.label.casefold().rstrip("s") in names, section.label


def test_the_help_page_is_made_from_the_data() -> None:
    page = resources.text("en", "help", "glossary.md")
    remake = "python -m wrap_tui.codec.glossary > data/en/help/glossary.md"
    assert page == glossary_page(GLOSSARY), f"make it anew: {remake}"


def test_service_words_are_told_in_plain_words() -> None:
    words = {service.word for service in GLOSSARY.services}
    assert {"advance statement", "advance directive", "relapse", "symptom", "restraint"} <= words
    assert all(service.meaning.endswith(".") for service in GLOSSARY.services)
