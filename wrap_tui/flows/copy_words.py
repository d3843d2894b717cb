"""What is said about copies: who holds which, why someone may want a new one, what changed since, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Item, Plan
from wrap_tui.domain.sharing import Copy, Due
from wrap_tui.domain.text import one_line
from wrap_tui.flows.copies import FileHere
from wrap_tui.flows.older import Version, compare
from wrap_tui.flows.sections import shown
from wrap_tui.flows.when import month_name
from wrap_tui.services import audience as audiences
from wrap_tui.services import due as services_due
from wrap_tui.services.book import Book
from wrap_tui.services.due import Change
from wrap_tui.wording import say

SHORT: Final = 60
"""Characters of a name that a title shows."""


def day_words(iso: str) -> str:
    """A date as people say it: "3 November 2026"; anything else as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return say("dates.day.plain", day=day.day, month=month_name(day.month), year=day.year)


def who(copy: Copy) -> str:
    """For whom a copy is: the name, or the person themselves."""
    return one_line(copy.name)[:SHORT] or say("copies.words.myself")


def asked_line(person: Item | None) -> str:
    """Whether somebody was asked and what they said, in a sentence; "" when they said yes."""
    said = person.words("agreed") if person is not None else ""
    name = one_line(person.words("name"))[:SHORT] if person is not None else ""
    return "" if said == "yes" else say(f"copies.asked.{said or 'not_asked'}", name=name)


def form_words(format_id: str, locked: bool) -> str:
    """What a copy is: "locked PDF", "paper"."""
    return say(f"copies.form.{format_id}_{'locked' if locked else 'plain'}")


def of_file(file: FileHere) -> str:
    """Whose file it is, and whether it is the page with the words, or the note."""
    kinds = (kind for kind, is_one in (("slip", file.slip), ("note", file.note)) if is_one)
    return ", ".join((title(file.copy), *(say(f"copies.page.{kind}") for kind in kinds)))


def title(copy: Copy) -> str:
    """A copy in one line: "Marta: version 7, locked page"."""
    form = form_words(copy.format, copy.locked)
    return say("copies.words.title", name=who(copy), version=copy.version, form=form)


def under_name(copy: Copy) -> str:
    """The same under the name of who has it: "A copy: version 7, locked page"."""
    return say("copies.words.under_name", version=copy.version, form=form_words(copy.format, copy.locked))


def state_words(copy: Copy) -> str:
    """What became of it, and when: "given on 3 November 2026"."""
    state = say(f"copies.state.{copy.state}")
    return say("copies.words.state_on", state=state, date=day_words(copy.state_on or copy.made_on))


def reasons(book: Book, due: Due) -> tuple[str, ...]:
    """Why somebody may want a new copy, in words; the strongest reason first."""
    said = []
    if due.not_involved:
        said.append(say("copies.reason.not_involved", name=who(due.copy)))
        said += [say("copies.reason.not_back")] if due.copy.state != "made" else []
    if due.copy.state == "made":
        said.append(say("copies.reason.made"))
    if due.changed:
        someone = say("copies.changed.someone")
        names_them = not_involved(book.plan).names and not due.not_involved
        if names_them and any(someone in lines for _, lines in changed_since(book, due.copy)):
            said.append(say("copies.reason.names_someone"))
        named = audiences.labels(due.changed, book.plan, book.catalog)
        said.append(say("copies.reason.changed", parts="; ".join(named)))
    if due.read_again:
        said.append(say("copies.reason.read_again", date=day_words(due.copy.read_again)))
    return tuple(said)


def holding(book: Book, copy: Copy) -> tuple[str, ...]:
    """The parts and ticks that a copy holds, by name."""
    return audiences.labels((*copy.parts, *copy.ticks), book.plan, book.catalog)


def changed_since(book: Book, copy: Copy) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What changed in the parts of a copy since it was made: (part, sentences). Empty when it says what the plan says."""
    found: list[tuple[str, tuple[str, ...]]] = []
    out = not_involved(book.plan)
    for part in services_due.changes(book.plan, book.catalog, copy):
        label = "; ".join(audiences.labels((part.part,), book.plan, book.catalog))
        said = tuple(line for change in part.changes for line in _in_words(book, change))
        someone = say("copies.changed.someone")
        said = tuple(dict.fromkeys(someone if out.named_in(line) else line for line in said))
        said = said or (say("copies.changed.unknown"),)
        if found and found[-1][1] == said:
            label = f"{found.pop()[0]}; {label}"
        found.append((label, said))
    return tuple(found)


def _in_words(book: Book, change: Change) -> tuple[str, ...]:
    """One change: put in, taken out, or the words that are different."""
    question = book.catalog.question(change.question)
    before, after = _version(book, change, before=True), _version(book, change, before=False)
    if before is None and after is not None:
        return (say("copies.changed.added", place=question.label, words=_told(after)),)
    if before is not None and after is None:
        return (say("copies.changed.removed", place=question.label, words=_told(before)),)
    if before is None or after is None:
        return ()
    whole = one_line(shown(book.plan, book.catalog, book.plan.items[change.item])[0])
    head = question.label if question.single or not after.details else f"{question.label}, {whole}"
    return tuple(f"{head}. {line}" for line in compare(before, after))


def _told(version: Version) -> str:
    """A thing in one line; by its details where the copy did not show what it is called."""
    return one_line(version.title or "; ".join(words for _, words in version.details))


def _with_titles(plan: Plan, seen: Item, linked: Mapping[str, str]) -> Plan:
    """The plan with those things to which *seen* links called as the copy called them."""
    found = []
    for name, title in linked.items():
        ids = [one for one in seen.lines(name) if one in plan.items]
        titles = [title, *("" for _ in ids)]
        found += [
            replace(plan.items[one], fields={"name": words}, removed=None)
            for one, words in zip(ids, titles, strict=False)
        ]
    return plan.with_items(*found)


def _version(book: Book, change: Change, *, before: bool) -> Version | None:
    """The thing as it was, or is: title and details of the fields that the copy shows."""
    fields = change.before if before else change.after
    item = book.plan.items.get(change.item)
    if fields is None or item is None:
        return None
    seen: Item = replace(item, fields=fields)
    linked = change.linked_before if before else change.linked_after
    words, details = shown(_with_titles(book.plan, seen, linked), book.catalog, seen)
    spec = book.catalog.record_of(book.catalog.question(change.question))
    named = spec is None or spec.title in fields
    return Version("", "", words if named else "", details)
