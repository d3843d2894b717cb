"""The language spoken: chosen, or that of the computer; missing sentences one by one in English; dates in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from wrap_tui import settings, wording
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.local_names import names
from wrap_tui.domain.stamp import Stamp
from wrap_tui.export.view import say_date
from wrap_tui.flows.answering import read_date, show_date
from wrap_tui.flows.when import spoken_date, spoken_moment
from wrap_tui.plain.prompt import yes_and_no
from wrap_tui.services import helplines, language
from wrap_tui.services.opening import memory_book
from wrap_tui.wording import say

MEXICO = {"LANG": "es_MX.UTF-8"}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    wording.choose(wording.BASE)


def test_the_language_set_is_spoken_else_that_of_the_computer_else_english() -> None:
    assert wording.speak("es", {}) == "es"
    assert wording.speak("en", MEXICO) == "en"
    assert wording.speak("", MEXICO) == "es"
    assert wording.speak("tlh", {"LANG": "fi_FI.UTF-8"}) == "en"
    assert wording.speak("", {"LANG": "C.UTF-8"}) == "en"


def test_every_language_says_its_own_name() -> None:
    assert language.offered() == (("en", "English"), ("es", "Español"))
    wording.choose("es")
    assert [(code, name) for code, name, line in language.others() if line] == [("en", "English")]


def test_settings_leave_the_language_to_the_computer() -> None:
    assert settings.Settings().language == ""
    assert settings.read({"language": "es"}).language == "es"
    assert settings.read({"language": 3}).language == ""


def test_an_open_plan_is_asked_in_the_new_language_and_keeps_its_words() -> None:
    book = memory_book()
    book.add("well.words", {"text": "calm"})
    before, told = book.plan, []
    book.listen(lambda: told.append(book.catalog.section("well").label))
    language.speak("es", book)
    assert told == [load_catalog("es").section("well").label]
    assert book.catalog.section("well").label == "Cuando estoy bien"
    assert book.plan == before
    assert book.plan.texts("well.words") == ("calm",)


def test_a_new_book_speaks_the_language_chosen() -> None:
    wording.choose("es")
    assert memory_book().catalog.section("crisis").label == "Plan de crisis"
    assert memory_book(language="en").catalog.section("crisis").label == "Crisis plan"


def test_dates_are_said_in_the_language() -> None:
    assert show_date("2026-11-03") == "3 November 2026"
    assert spoken_date("2026-11-03") == "Tuesday 3 November"
    wording.choose("es")
    assert show_date("2026-11-03") == "3 de noviembre de 2026"
    assert spoken_date("2026-11-03") == "martes 3 de noviembre"
    assert spoken_date("2026-11-03", year=True) == "martes 3 de noviembre de 2026"
    assert say_date(datetime(2026, 1, 31, tzinfo=UTC).date()) == "31 de enero de 2026"
    old = Stamp(int(datetime(2025, 2, 1, 9, 5, tzinfo=UTC).timestamp() * 1000))
    assert "1 de febrero de 2025" in spoken_moment(old, datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "typed",
    [
        "3 de noviembre de 2026",
        "3 noviembre 2026",
        "3 de nov. de 2026",
        "3 November 2026",
        "03.11.2026",
        "2026-11-03",
    ],
)
def test_dates_are_read_in_the_language_and_in_english(typed: str) -> None:
    wording.choose("es")
    assert read_date(typed) == ("2026-11-03", "kept")


def test_spanish_months_are_words_in_an_english_plan() -> None:
    assert read_date("3 de enero de 2026") == ("3 de enero de 2026", "unread_date")


def test_a_sentence_that_a_language_lacks_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    wording.choose("es")
    assert say("dates.month.1") == "enero"
    monkeypatch.delitem(wording.part("es", "dates"), "dates.month.1")
    assert say("dates.month.1") == "January"


def test_yes_and_no_are_understood_in_the_language_with_and_without_accents() -> None:
    assert yes_and_no() == {"y": True, "n": False, "yes": True, "no": False}
    wording.choose("es")
    assert yes_and_no() == {"s": True, "n": False, "si": True, "sí": True, "no": False}


def test_countries_and_helplines_are_said_in_the_language_and_found_in_both() -> None:
    assert dict(helplines.countries())["DE"] == "Germany"
    wording.choose("es")
    names = dict(helplines.countries())
    assert names["DE"] == "Alemania"
    assert [helplines.find_country(words) for words in ("espana", "ESPAÑA", "Spain", "es")] == ["ES"] * 4
    assert len(names) == len(set(names.values()))
    said = " ".join(words for code in names for words in helplines.spoken(helplines.lines(code)))
    for english in ("ambulance", "police", "choose option", "time in", "several languages", "Brussels"):
        assert english not in said, english


def test_every_country_and_city_of_the_helplines_has_a_spanish_name() -> None:
    assert set(names("es").countries) == set(dict(helplines.countries()))
    cities = {
        line.zone.rpartition("/")[2].replace("_", " ")
        for code, _ in helplines.countries()
        for line in helplines.lines(code).lines
    }
    assert cities <= set(names("es").cities)
