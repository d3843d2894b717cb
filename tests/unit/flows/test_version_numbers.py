"""The number of the version, and where the name of somebody who leaves still stands."""

from __future__ import annotations

import pytest

from wrap_tui.domain.plan import Item
from wrap_tui.domain.sharing import Copy
from wrap_tui.flows import copies, parting
from wrap_tui.services.book import Book


@pytest.fixture
def marta(book: Book) -> Item:
    return book.add("crisis.supporters", {"name": "Marta", "phones": ("07700 900126",), "agreed": "yes"})


def test_the_number_goes_up_by_itself_when_something_was_written_since_a_copy_said_it(
    book: Book, marta: Item
) -> None:
    def copy_now() -> int:
        number = copies.version(book.plan)
        copies.note_copy(book, Copy("", marta.id, "Marta", number, "", "html", True, ("brief",), ()))
        return number

    assert [copy_now(), copy_now()] == [1, 1]
    book.change(marta.id, {**marta.fields, "device": "iphone", "note": "Owes me a book"})
    book.add("journal.entries", {"text": "A long day"})
    book.prefer("share.lifted.post", True)
    assert copy_now() == 1, "nothing of the crisis plan changed"
    helper = book.add("crisis.supporters", {"name": "Jonas"})
    assert [copy_now(), copy_now()] == [2, 2]
    book.remove(helper.id)
    assert copy_now() == 3
    assert [copy.version for copy in copies.every(book.plan)] == [3, 2, 2, 1, 1, 1]
    assert copies.finish_version(book) == 4
    assert copy_now() == 4


def test_the_lines_where_a_name_still_stands_are_counted_before_parting(book: Book, marta: Item) -> None:
    assert not parting.parting(book, "Marta").lines
    book.add("early.plan", {"text": "Text Marta"})
    said = "Search finds their name in one more line of yours. It stays as it is."
    assert said in parting.parting_lines(book, "marta")
    book.add("breaking.plan", {"text": "Go to marta's place"})
    book.add("toolbox.use", {"name": "Soup with martas sister"})
    book.add("crisis.who_stays", {"who": "Marta", "when": "Monday"})
    assert (
        "Search finds their name in 2 more lines of yours. They stay as they are."
        in parting.parting_lines(book, "Marta")
    )
    parting.not_involved_now(book, "Marta")
    assert book.plan.texts("early.plan") == ("Text Marta",)
