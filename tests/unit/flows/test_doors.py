"""No code that a terminal obeys comes in by any door: typed, pasted, imported, or read from a file in clear."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.unit.plain.sitting import Script
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.toml_plan import read_toml
from wrap_tui.domain.plan import Value
from wrap_tui.domain.text import clean
from wrap_tui.flows import adding, journal
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.prompt import Prompt
from wrap_tui.services import in_clear
from wrap_tui.services.book import Book

HOSTILE = "a\x1b[31mb\x1b]0;t\x07 \x9b31m \x00 \x85c"
BARE = clean(HOSTILE)


def words_of(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


def kept_bare(book: Book) -> bool:
    """Whether every word of the plan and its days is without codes, and there are some."""
    found = [
        words
        for item in book.plan.items.values()
        for value in item.fields.values()
        for words in words_of(value)
    ]
    found += [words for day in book.plan.days.values() for words in (day.note, day.word, *day.good)]
    return any(found) and all(words == clean(words) for words in found)


def test_what_is_added_and_changed(book: Book) -> None:
    item = book.add("crisis.supporters", {"name": HOSTILE, "phones": (HOSTILE, "07700 900123")})
    assert item.fields["name"] == BARE
    book.change(item.id, {"name": "Asha", "phones": (HOSTILE,)})
    assert book.plan.items[item.id].fields["phones"] == (BARE,)
    assert kept_bare(book)


def test_the_journal(book: Book) -> None:
    entry = journal.write(book, HOSTILE, HOSTILE)
    assert entry is not None
    journal.rewrite(book, entry.id, text=f"{HOSTILE} more", title=HOSTILE)
    assert kept_bare(book)


def test_a_check_in(book: Book) -> None:
    visit = CheckIn(book, book.today())
    visit.note(HOSTILE)
    visit.add_good(HOSTILE)
    assert visit.day.note == BARE
    assert kept_bare(book)


@pytest.mark.parametrize("place", ["journal", "triggers", "story", "toolbox"])
def test_standard_input(book: Book, place: str) -> None:
    question = adding.list_of(book.catalog, place)
    assert question is not None
    assert adding.add(book, question, f"{HOSTILE}\nmore {HOSTILE}").outcome == "kept"
    assert kept_bare(book)


def test_a_file_that_is_brought_in() -> None:
    escaped = HOSTILE.replace("\x1b", "\\u001b").replace("\x07", "\\u0007").replace("\x9b", "\\u009b")
    escaped = escaped.replace("\x00", "\\u0000").replace("\x85", "\\u0085")
    text = f'format = "wrap-plan/1"\n[crisis]\nfor_me_now = ["{escaped}"]\n'
    text += f'[[crisis.supporters]]\nname = "{escaped}"\nphones = ["{escaped}"]\n'
    found = read_toml(text, load_catalog(), "plan.toml")
    words = [words for item in found.items for value in item.fields.values() for words in words_of(value)]
    assert words == [BARE] * 3


def test_names_and_cards_in_clear(tmp_path: Path) -> None:
    (tmp_path / in_clear.FILE_NAME).write_text(
        '[names]\n"/p" = "a\\u001b[31mb"\n[cards]\n"/p" = ["a\\u001b]0;t\\u0007b"]\n', "utf-8"
    )
    found = in_clear.load(tmp_path)
    assert (found.names["/p"], found.card(Path("/p"))) == ("a[31mb", ("a]0;tb",))


def test_lines_pasted_at_a_prompt_are_echoed_and_taken_without_codes() -> None:
    stream = io.StringIO()
    prompt = Prompt(Printer(stream), Script(["one"], {"one": [HOSTILE]}))
    assert prompt.words() == "one"
    assert prompt.pasted() == [BARE]
    prompt.printer.prompt(HOSTILE)
    assert not any(code in stream.getvalue() for code in "\x1b\x07\x9b\x00\x85")
