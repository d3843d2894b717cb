"""An older export brought in: one undo takes all of it back, and nothing that was finished since begins again."""

from __future__ import annotations

from wrap_tui.codec.toml_read import read_toml
from wrap_tui.codec.toml_write import export_toml
from wrap_tui.flows.review import Review as Walk
from wrap_tui.services.intake import review
from wrap_tui.services.intake_files import take
from wrap_tui.services.opening import memory_book


def test_one_undo_of_an_import_takes_the_names_of_sections_back_too() -> None:
    book = memory_book()
    book.prefer("name.triggers", "Old name")
    older = export_toml(book.plan, book.catalog)
    book.prefer("name.triggers", "My new name")
    other = memory_book()
    other.prefer("day_words", ["calm", "tired"])
    for text in (older, export_toml(other.plan, other.catalog)):
        take(
            book, review(book.plan, read_toml(text, book.catalog, "f.toml"), book.catalog, book.clock.new_id)
        )
    assert book.plan.preference("name.triggers") == "Old name"
    assert book.undo()
    assert book.plan.preference("day_words", "none") == "none"
    assert book.redo()
    assert book.plan.preference("day_words") == ["calm", "tired"]
    assert book.undo()
    assert book.undo()
    assert book.plan.preference("name.triggers") == "My new name"
    assert book.redo()
    assert book.plan.preference("name.triggers") == "Old name"
    book.prefer("name.triggers", "Named since")
    assert book.undo()
    assert book.plan.preference("name.triggers") == "Named since"


def test_an_older_export_does_not_begin_a_finished_review_again() -> None:
    book = memory_book()
    item = book.add("triggers.events", {"text": "late trains"})
    walk = Walk(book)
    walk.mark(item.id, True)
    walk.forward()
    older = export_toml(book.plan, book.catalog)
    walk.finish("words")
    take(book, review(book.plan, read_toml(older, book.catalog, "f.toml"), book.catalog, book.clock.new_id))
    again = Walk(book)
    assert again.at == 0
    again.at = again.sections.index("triggers")
    assert [row.true for row in again.rows()] == [False]
