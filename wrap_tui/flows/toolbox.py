"""The toolbox: find a tool that fits now, try things out, and see where each is used."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from wrap_tui.domain import edit
from wrap_tui.domain.erasing import TRYOUTS
from wrap_tui.domain.plan import Item
from wrap_tui.domain.text import one_line
from wrap_tui.flows.half_typed import one_key
from wrap_tui.flows.sections import shown, used_in
from wrap_tui.services.book import Book

USE: Final = "toolbox.use"
TRY: Final = "toolbox.try"
MEDICINE: Final = "medicine_for_me"


@dataclass(frozen=True, slots=True)
class ToolView:
    """A tool, its tags, its try-outs, and the things that link to it."""

    item: Item
    tags: tuple[str, ...]
    tryouts: tuple[Item, ...]
    used: tuple[Item, ...]


def tags_of(item: Item) -> tuple[str, ...]:
    """All tags of a tool: where it works, the five ways, the person's own, and whether it is medicine for them."""
    medicine = (MEDICINE,) if item.fields.get(MEDICINE) is True else ()
    return (*item.lines("where_works"), *item.lines("five_ways"), *item.lines("own_tags"), *medicine)


def tags_in_use(book: Book) -> tuple[str, ...]:
    """The tags that any tool has: what fits now (alone, at night) first, the person's own last."""
    used = dict.fromkeys(tag for place in (USE, TRY) for item in book.plan.at(place) for tag in tags_of(item))
    fields = {field.id: field for field in book.catalog.records["tool"].fields}
    ways = [choice.id for name in ("where_works", "five_ways") for choice in fields[name].choices]
    offered = [*ways, MEDICINE]
    return (*(tag for tag in offered if tag in used), *(tag for tag in used if tag not in offered))


def tag_label(book: Book, tag: str) -> str:
    """What a tag is called: the label of an offered one, the person's own words otherwise."""
    spec = book.catalog.records["tool"]
    offered = {choice.id: choice.label for field in spec.fields for choice in field.choices}
    offered |= {field.id: field.label for field in spec.fields if field.id == MEDICINE}
    return offered.get(tag, tag)


def tools(book: Book, wanted: Collection[str] = (), place: str = USE) -> tuple[Item, ...]:
    """The tools that have all *wanted* tags."""
    return tuple(item for item in book.plan.at(place) if set(wanted) <= set(tags_of(item)))


def tool_view(book: Book, item_id: str) -> ToolView:
    """One tool with all that belongs to it; KeyError when it is not there."""
    item = book.plan.items[item_id]
    tryouts = tuple(t for t in book.plan.at(TRYOUTS) if t.words("tool") == item_id)
    used = tuple(other for other in used_in(book.plan, item_id) if other.place != TRYOUTS)
    return ToolView(item, tags_of(item), tryouts, used)


def tried_words(book: Book, tryout: Item) -> str:
    """How a try of a tool went: the day, what happened, what now; not the name of the tool, whose page it stands on."""
    _, said = shown(book.plan, book.catalog, tryout, without=("tool",))
    return ". ".join(words.rstrip(". ") for _, words in said)


def half_key(book: Book, item_id: str) -> str:
    """Where half-typed words about a try of a tool wait."""
    return one_key(book, f"try#{item_id}", f"tried.{item_id}")


def try_out(book: Book, item_id: str, happened: str, verdict: str) -> Item | None:
    """Note a try-out of a tool today; None when the tool is not in the plan any more. "keep" moves a tool to try among the tools in use, "drop" takes it out.

    All of it is one step of undo. The try-out is called by its tool; the name itself stands in it when the tool goes.
    """
    now, item = book.clock.now, book.plan.find(item_id)
    if item is None:
        return None
    fields = {
        "what": item.words("name") if verdict == "drop" else "",
        "tool": item_id,
        "on": book.today(),
        "happened": one_line(happened),
        "verdict": verdict,
    }
    plan, note = edit.add(book.plan, TRYOUTS, fields, now(), book.clock.new_id)
    if verdict == "drop":
        plan = edit.remove(plan, item_id, now())
    elif verdict == "keep" and item.place == TRY:
        plan = edit.relocate(plan, item_id, USE, now())
    book.apply(plan)
    return note
