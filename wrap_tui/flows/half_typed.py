"""Half-typed words of a thing: those that wait, and putting them in, also where the thing was removed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final, Literal

from wrap_tui.domain.begun import began_with
from wrap_tui.domain.plan import Draft, Fields, Value
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.services.book import Book

WORDS: Final = (VALUE_FIELD,)

Put = Literal["kept", "back"]


def typed_in(book: Book, draft: Draft) -> Fields:
    """The fields of a draft that say something else than it began with; the others are as the plan holds them now."""
    began = began_with(book.plan, draft)
    return {name: value for name, value in draft.fields.items() if value != began.get(name)}


def waiting(book: Book, key: str, field: str = VALUE_FIELD) -> str:
    """The half-typed words of one field of a thing, "" when none wait."""
    draft = book.plan.drafts.get(key)
    words = typed_in(book, draft).get(field, "") if draft is not None else ""
    return words if isinstance(words, str) else ""


def moved(book: Book, key: str, fields: Collection[str] = WORDS) -> bool:
    """Whether a thing says something else in *fields* than when the words that wait for it were begun."""
    draft, item = book.plan.drafts.get(key), book.plan.find(key)
    if draft is None or item is None:
        return False
    began = began_with(book.plan, draft)
    return any(began.get(name) != item.fields.get(name) for name in fields)


def put(book: Book, item_id: str, place: str, fields: Mapping[str, Value]) -> Put:
    """Put words into a thing and drop what waited in its draft for these fields; what waits for others stays there.

    One that was removed meanwhile comes back with the words ("back"); one that was erased for good stays gone, and
    the words become a new one.
    """
    item = book.plan.items.get(item_id)
    if item is None or item.erased:
        if item_id == place:
            book.answer(place, fields)
        else:
            book.add(place, fields, keep_draft=True)
            book.drop_draft(item_id)
        return "back"
    book.change(item_id, {**item.fields, **fields}, keep_draft=True)
    let_go(book, item_id, fields)
    return "kept" if item.removed is None else "back"


def let_go(book: Book, key: str, names: Collection[str]) -> None:
    """Forget the half-typed words of these fields of a thing; words that wait for its other fields stay."""
    draft = book.plan.drafts.get(key)
    if draft is None:
        return
    if not set(typed_in(book, draft)) - set(names):
        book.drop_draft(key)
        return
    item = book.plan.items.get(key)
    now = item.fields if item is not None else {}
    held = {name: now.get(name, "") for name in names}
    began = {**began_with(book.plan, draft), **held}
    book.draft(key, {**draft.fields, **held}, draft.cursor, draft.focus, began)


def hear(book: Book, key: str, field: str) -> Callable[[str], None]:
    """Keeps half-typed words of one field of a thing beside what waits for its other fields."""

    def heard(typed: str) -> None:
        draft = book.plan.drafts.get(key)
        others = draft.fields if draft is not None else {}
        book.draft(key, {**others, field: typed}, focus=field)

    return heard


def one_key(book: Book, key: str, *older: str) -> str:
    """*key*, with what earlier versions kept half-typed for the same thing under *older* keys put there."""
    for old in older:
        if (words := waiting(book, old)) or old in book.plan.drafts:
            book.draft(key, {VALUE_FIELD: " ".join(filter(None, (waiting(book, key), words)))})
            book.drop_draft(old)
    return key
