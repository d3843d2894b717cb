"""Changing the language while the program runs: the sentences, and the questions of the open plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wrap_tui import wording

if TYPE_CHECKING:
    from wrap_tui.services.book import Book


def speak(language: str, book: Book | None) -> None:
    """Speak *language* ("" for that of this computer) from now on, also in the questions of an open plan."""
    spoken = wording.speak(language)
    if book is not None:
        from wrap_tui.codec.catalog import load_catalog

        book.speak(load_catalog(spoken))


def offered() -> tuple[tuple[str, str], ...]:
    """The languages that can be spoken as (code, what it calls itself)."""
    return tuple((code, wording.own_name(code)) for code in wording.languages())


def others() -> tuple[tuple[str, str, str], ...]:
    """The languages that are not spoken now: code, what it calls itself, and a line in it that offers it."""
    return tuple(
        (code, name, wording.found(code, "settings.language.offer") or "")
        for code, name in offered()
        if code != wording.chosen()
    )
