"""Words that people type to find a page, in both languages; told without opening the program."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from wrap_tui import wording
from wrap_tui.domain.text import folded
from wrap_tui.flows import places as found_places
from wrap_tui.flows.places import begins, places
from wrap_tui.screens.base import Page
from wrap_tui.screens.dialogs import find
from wrap_tui.screens.hits import rows_for
from wrap_tui.screens.settings import _PAGES
from wrap_tui.services.book import Book
from wrap_tui.services.opening import memory_book
from wrap_tui.settings import Settings

WORDS = {
    "en": {
        "backup": "go:backups", "lock": "do:shell.hide", "passphrase": "go:passphrase", "password": "go:passphrase",
        "print": "go:export", "export": "go:export", "language": "go:settings", "helpline": "go:helplines",
        "medicine": "question:crisis.health_line", "doctor": "go:section visit", "undo": "do:today.undo",
        "settings": "go:settings", "quit": "do:today.close", "colour": "go:settings", "plans": "go:plans",
        "erase": "go:removed", "restore": "go:backups", "import": "go:bring_in", "names": "go:arrange",
        "forgotten": "go:spare_key", "diary": "go:journal", "mood": "go:check_in", "exit": "do:today.close",
        "shortcut": "go:shortcut", "suicide": "go:crisis", "review": "go:review", "page for staff": "go:export",
        "wallet card": "go:export", "what each group": "go:audiences", "group sees": "go:audiences",
        "audiences": "go:audiences", "copy for someone": "go:share", "ledger": "go:copies", "copy": "go:copies", "help": "go:help",
    },
    "es": {
        "respaldo": "go:backups", "bloquear": "do:shell.hide", "frase": "go:passphrase", "contraseña": "go:passphrase",
        "imprimir": "go:export", "exportar": "go:export", "idioma": "go:settings", "líneas de ayuda": "go:helplines",
        "medicina": "question:crisis.health_line", "medico": "go:section visit", "deshacer": "do:today.undo",
        "ajustes": "go:settings", "salir": "do:today.close", "color": "go:settings", "planes": "go:plans",
        "borrar": "go:removed", "restaurar": "go:backups", "importar": "go:bring_in", "nombres": "go:arrange",
        "olvidada": "go:spare_key", "diario": "go:journal", "ánimo": "go:check_in", "cerrar": "do:today.close",
        "escritorio": "go:shortcut", "suicidio": "go:crisis", "repaso": "go:review", "personal": "go:export",
        "cada grupo": "go:audiences", "una copia para": "go:share", "copia": "go:copies", "ayuda": "go:help",
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def spoken_again() -> Iterator[None]:
    before = wording.chosen()
    yield
    wording.choose(before)


def with_a_file() -> Book:
    """An empty plan that has a file, as far as pages ask for one."""
    book = memory_book()
    book.vault = cast("Any", object())
    return book


def first_found(typed: str) -> str:
    """The row that Enter opens after these words, in an empty plan that has a file, from Today."""
    book = with_a_file()
    page = cast(
        "Page", SimpleNamespace(book=book, KEYS=("today",), shell=SimpleNamespace(settings=Settings()))
    )
    rows = tuple(sorted((*find._actions(page), *find._places(page)), key=find.needed))
    fitting = find.fitting(rows, folded(typed).split(), find.also_of(page))
    return (fitting or rows_for(book, typed, pages=False))[0].id


@pytest.mark.parametrize("language", list(WORDS))
def test_likely_words_find_their_page(language: str) -> None:
    wording.choose(language)
    found = {typed: first_found(typed) for typed in WORDS[language]}
    assert found == WORDS[language]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_other_word_stands_for_a_page_or_a_key_that_is_there(language: str) -> None:
    wording.choose(language)
    book = with_a_file()
    there = {place.target.rpartition(" ")[2] for place in places(book)} | set(found_places.TARGETS)
    there |= {*found_places.OF_A_VAULT, "leaving", *(f"do_{name}" for name in find._SHELL)}
    named = {name.partition("also.")[2] for name in wording.table(language) if name.startswith("shell.also.")}
    assert named <= there, named - there


def test_what_the_settings_lead_to_is_found_by_name() -> None:
    assert set(_PAGES) <= {place.target for place in places(with_a_file())}


def test_other_words_are_found_from_their_beginning() -> None:
    assert begins("lo", "hide, lock")
    assert not begins("ock", "hide, lock")
    assert begins("médico"[:3].replace("é", "e"), "Médico, cita")


def test_two_keys_for_the_same_stand_in_one_row() -> None:
    page = cast(
        "Page",
        SimpleNamespace(book=memory_book(), KEYS=("today",), shell=SimpleNamespace(settings=Settings())),
    )
    rows = find._actions(page)
    assert len({row.text for row in rows}) == len(rows)
    assert {row.id: row.detail for row in rows}["do:today.close"] == "q, Ctrl+Q"
