"""Half-typed words in the boxes of a list that say what a thing of it says which is erased for good."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from wrap_tui.codec.items import from_records, to_records
from wrap_tui.domain.begun import goes_on
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.said import without_said, wordings
from wrap_tui.services.book import Book
from wrap_tui.store.erased_copies import is_box_of
from wrap_tui.store.merged_drafts import without_words


def wordings_of(plan: Plan, item_id: str) -> frozenset[str]:
    """All wordings of a thing, in the form in which they are compared."""
    return wordings(plan.items[item_id].fields, *(older.fields for older in plan.older_of(item_id)))


def drop_said(book: Book, item_id: str, said: Collection[str]) -> None:
    """Take out of the boxes of its list what is one of these wordings of a thing, or how one of them began."""
    plan, place = book.plan, book.plan.items[item_id].place
    for key in [key for key in plan.drafts if is_box_of(key, place)]:
        (record,) = to_records(build(drafts=[plan.drafts[key]]))
        left = without_words(record, lambda text: without_said(text, said))
        if left is None:
            plan = plan.without_draft(key)
        elif left is not record:
            draft = from_records([left]).drafts[key]
            plan = plan.with_draft(replace(draft, changed=book.clock.now(), extra=goes_on(draft)))
    book.apply(plan, undoable=False)
