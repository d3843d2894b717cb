"""What each group sees, and the private marks of pages."""

from __future__ import annotations

from wrap_tui.domain import sharing
from wrap_tui.domain.sharing import Audience
from wrap_tui.domain.text import one_line
from wrap_tui.flows import copies
from wrap_tui.services import audience as audiences
from wrap_tui.services.audience import LIFTED, Choice
from wrap_tui.services.book import Book

SECTION = "section."


def lift(book: Book, page: str) -> None:
    """Lift the private mark of a page ("section.triggers"): from now on it can be ticked."""
    book.prefer(LIFTED + page.removeprefix(SECTION), True)


def make_private(book: Book, page: str) -> None:
    """Put the private mark of a page back: no copy holds it, whatever was ticked before."""
    book.prefer(LIFTED + page.removeprefix(SECTION), False)


def lifted_pages(book: Book) -> tuple[Choice, ...]:
    """The pages whose private mark was lifted."""
    lifted = {
        SECTION + section.id
        for section in audiences.shareable(book.catalog)
        if section.private and audiences.lifted(book.plan, section)
    }
    return tuple(one for one in everything(book) if one.id in lifted)


def everything(book: Book) -> tuple[Choice, ...]:
    """All that can be in a copy for somebody."""
    return audiences.everything(book.plan, book.catalog)


def named(book: Book) -> tuple[Audience, ...]:
    """The person's groups."""
    return sharing.audiences(book.plan)


def on(audience: Audience) -> frozenset[str]:
    """What is ticked for a group."""
    return frozenset((*audience.parts, *audience.ticks))


def toggle(book: Book, audience_id: str, name: str) -> None:
    """Put a part in, or leave it out, for a group. A private page stays out."""
    audience = copies.find_audience(book.plan, audience_id)
    choice = next((one for one in everything(book) if one.id == name), None)
    if audience is not None and choice is not None and not choice.private:
        fresh = audiences.audience_of(on(audience) ^ {name}, book.catalog, audience.id, audience.name)
        copies.change_audience(book, fresh)


def rename(book: Book, audience_id: str, words: str) -> None:
    """Call a group something else; no words change nothing."""
    audience = copies.find_audience(book.plan, audience_id)
    if audience is not None and one_line(words):
        copies.change_audience(book, Audience(audience.id, one_line(words), audience.parts, audience.ticks))


def labels(book: Book, audience: Audience) -> str:
    """What a group sees, in a line."""
    return "; ".join(audiences.labels((*audience.parts, *audience.ticks), book.plan, book.catalog))
