"""Other languages: nothing missing, nothing strange, the same names to fill in, and their words reach every place."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from datetime import date
from string import Formatter

import pytest

from tests.guards.readability import sentences, words
from tests.guards.translations import BASE, OTHERS, missing, strings
from tests.unit.export.planted import full
from wrap_tui import resources, wording
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.glossary import glossary_page, load_glossary
from wrap_tui.plain.pages.help import pages
from wrap_tui.services.exporting import Order, export

COLUMNS, LINES = 56, 2
LONGEST_SENTENCE = 20
SAME_EVERYWHERE = frozenset(
    """Text PDF HTML Markdown TOML wrap-tui no hospital plan crisis chat ideas iPhone OneDrive Dropbox iCloud Google
    Drive Nextcloud Syncthing Box Enter Esc Tab""".casefold().split()
)
WORDS_OF_OTHERS = ("wording/import.errors.zip_locked", "wording/shell.also.")
"""Strings that speak of other people's things by the names these have, and words that people type (never shown)."""


@pytest.fixture(params=OTHERS)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    wording.choose(request.param)
    yield request.param
    wording.choose(BASE)


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_missing(code: str) -> None:
    lacking = missing(code)
    if lacking:
        listed = "\n".join(f"{name} = {strings(BASE)[name][:70]!r}" for name in lacking)
        pytest.fail(f"{len(lacking)} of {len(strings(BASE))} are said in English:\n{listed}", pytrace=False)


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_there_that_english_does_not_have(code: str) -> None:
    assert sorted(strings(code).keys() - strings(BASE).keys()) == []


_NAMES = re.compile(r"\{[^}]*\}|\b\w\d?\b")
"""Names to fill in, single letters, A4."""


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_fills_in_the_names_that_english_fills_in(code: str) -> None:
    base = wording.table(BASE)
    found = [
        f"{name}: {sentence!r} for {base[name]!r}"
        for name, sentence in wording.table(code).items()
        if name in base and _names(sentence) != _names(base[name])
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("code", OTHERS)
def test_no_string_was_left_in_english(code: str) -> None:
    base = strings(BASE)
    same = [
        f"{name}: {text!r}"
        for name, text in strings(code).items()
        if text == base.get(name) and set(words(_NAMES.sub("", text).casefold())) - SAME_EVERYWHERE
    ]
    assert not same, "\n".join(same)


def test_the_page_takes_the_same_room(language: str) -> None:
    found = [
        f"{question.id}: {text!r}"
        for question in load_catalog(language).questions()
        for text in (question.ask, question.help)
        if len(textwrap.wrap(text, COLUMNS)) > LINES
    ]
    assert not found, "\n".join(found)


def test_a_question_has_as_many_ideas_and_the_same_choices(language: str) -> None:
    base = load_catalog()
    for question in load_catalog(language).questions():
        english = base.question(question.id)
        assert len(question.ideas) == len(english.ideas), question.id
        assert [choice.id for choice in question.choices] == [choice.id for choice in english.choices]


def test_the_glossary_page_is_made_from_the_data(language: str) -> None:
    made = glossary_page(load_glossary(language))
    assert resources.text(language, "help", "glossary.md") == made, (
        f"python -m wrap_tui.codec.glossary {language} > data/{language}/help/glossary.md"
    )


def test_help_pages_have_the_same_shape(language: str) -> None:
    for name, page in pages(language).items():
        english = resources.text(BASE, "help", f"{name}.md")
        assert page != english, name
        if name not in ("glossary", "accessibility"):  # which names speakers of the language who tried it
            assert [line[:2] for line in page.splitlines() if line[:1] in "#-"] == [
                line[:2] for line in english.splitlines() if line[:1] in "#-"
            ], name


@pytest.mark.parametrize("what", ["crisis", "staff", "plan", "well", "reflect", "story"])
def test_an_export_speaks_the_language(language: str, what: str) -> None:
    planted = full()
    text = export(planted.plan, load_catalog(language), Order(what), date(2026, 11, 3)).data.decode()
    labels = [question.label for question in load_catalog(language).questions() if question.section == what]
    assert all(label in " ".join(text.split()) for label in labels[:3]) or what in ("crisis", "staff", "plan")
    assert wording.say("dates.month.11") in text
    for name, sentence in wording.table(BASE).items():
        heading = name.startswith("export.") and sentence[:1].isupper() and "{" not in sentence
        if heading and len(sentence) > 12 and sentence != wording.table(language).get(name):
            assert sentence not in " ".join(text.split()), name


# Spanish

BANNED = re.compile(
    r"\b(?:pacientes?|enferm[oa]s? mental(?:es)?|trastornos?|recaíd[ao]s?|adherencia|fall(?:ó|ado|aste|os?)|"
    r"debes?|deberías?|tienes que|incomplet[oa]s?|atrasad[oa]s?|vencid[oa]s?|puntuaci[óo]n|nivel(?:es)?|racha|"
    r"usted(?:es)?|vosotr[oa]s|inválid[oa]s?|ilegal|¡|obviamente|simplemente|felicidades|enhorabuena)\b|[!¡]",
    re.IGNORECASE,
)  # fmt: skip
EXPLAINED = ("glossary/", "help/glossary")


def spanish() -> Iterator[tuple[str, str]]:
    for name, text in strings("es").items():
        for line in text.split("\n"):
            if not line.startswith(("Fuente:", "Fecha:")):
                yield name, line


def test_spanish_keeps_the_voice() -> None:
    found = [
        f"{name}: {hit[0]!r} in {line!r}"
        for name, line in spanish()
        if not name.startswith(EXPLAINED) and (hit := BANNED.search(line))
    ]
    assert not found, "\n".join(found)


def test_spanish_questions_open_and_close() -> None:
    found = [
        f"{name}: {line!r}"
        for name, line in spanish()
        if line.count("¿") != line.count("?") and "/" not in line
    ]
    found = [line for line in found if "'?'" not in line and " ? " not in line and '"?"' not in line]
    assert not found, "\n".join(found)


def test_spanish_sentences_are_short() -> None:
    found = [
        f"{name}: {len(words(sentence))} words: {sentence!r}"
        for name, line in spanish()
        for sentence in sentences(line)
        if len(words(sentence)) > LONGEST_SENTENCE
    ]
    assert not found, "\n".join(found)


def test_spanish_has_one_name_for_each_thing() -> None:
    other = {unsaid.casefold(): term.name for term in load_glossary("es").terms for unsaid in term.instead}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, other))})s?\b", re.IGNORECASE)
    found = [
        f"{name}: {hit[0]!r} in {line!r}"
        for name, line in spanish()
        if not name.startswith((*EXPLAINED, *WORDS_OF_OTHERS)) and (hit := pattern.search(line))
    ]
    assert not found, "\n".join(found)


def test_spanish_calls_a_computer_by_one_word() -> None:
    assert not [name for name, line in spanish() if re.search(r"\bordenador(?:es)?\b", line, re.IGNORECASE)]
