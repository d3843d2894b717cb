"""The steps of a copy for somebody, drawn: what is asked, the rows, the lines below them."""

from __future__ import annotations

from collections.abc import Iterator

from wrap_tui.domain.plan import Item
from wrap_tui.errors import WrapError
from wrap_tui.flows import copies
from wrap_tui.flows.copy_made import ABOUT_WORDS
from wrap_tui.flows.copy_steps import DEVICES
from wrap_tui.flows.copy_walk import CopyWalk
from wrap_tui.flows.copy_words import asked_line, under_name
from wrap_tui.services.audience import Choice
from wrap_tui.services.copying import WHATS
from wrap_tui.widgets.plan_lines import PlanLine
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say, sentence_of

MOST = 9
"""Rows that a digit can choose."""


def asked(walk: CopyWalk) -> tuple[str, str]:
    """The question of the step, and the lines under it."""
    match walk.step:
        case "who" if not walk.people():
            return say("copies.who.nobody"), ""
        case "look":
            return say("copies.look.ask", name=walk.who), "\n".join(look_lines(walk))
        case "words" | "note" | "done" if walk.handed is not None:
            return _after(walk)
        case "parts":
            return say("copies.parts.ask", name=walk.who), say("pages.export.what_help")
        case "where":
            return say("pages.export.where"), say("copies.where.help")
        case "label":
            return say("copies.label.ask"), say("copies.label.help")
    return say(f"copies.{walk.step}.ask", name=walk.who), ""


def look_lines(walk: CopyWalk) -> tuple[str, ...]:
    """Whether they said yes, how it opens, where it goes, what is good to know."""
    try:
        notes = walk.preview().notes
    except WrapError as error:
        notes = (sentence_of(error),)
    said = asked_line(walk.person)
    return (*([said] if said else []), *walk.form_lines(), *places(walk), *notes)


def places(walk: CopyWalk) -> tuple[str, ...]:
    """Where the files would go; nothing for paper."""
    return () if walk.can_print else tuple(str(place) for place in walk.places())


def _after(walk: CopyWalk) -> tuple[str, str]:
    handed = walk.handed
    if handed is None:
        return "", ""
    if walk.step == "words":
        return "\n".join(handed.done_lines()), say("copies.words.for_them", name=handed.name)
    if walk.step == "note":
        first = () if handed.phrase else handed.done_lines()
        return "\n".join((*first, handed.note_ask)), ""
    left = handed.files()
    return say("copies.done.noted"), "\n".join((say("copies.done.files"), *left)) if left else ""


def rows_of(walk: CopyWalk, *, letters: bool) -> tuple[Row, ...]:
    """The rows of the step."""
    rows = tuple(_ROWS[walk.step](walk)) if walk.step in _ROWS else ()
    if walk.step in ("who", "sees", "device", "what") and letters:
        return tuple(
            Row(r.id, r.text, r.detail, below=r.below, key=str(i) if i <= MOST else "")
            for i, r in enumerate(rows, 1)
        )
    return rows


def _who(walk: CopyWalk) -> Iterator[Row]:
    for item in walk.people():
        yield Row(item.id, item.words("name"), item.words("relationship"), below=_known(walk, item))


def _known(walk: CopyWalk, item: Item) -> tuple[str, ...]:
    """What they hold already."""
    newest = next(iter(copies.copies_of(walk.book.plan, item)), None)
    return (under_name(newest),) if newest is not None else ()


def _sees(walk: CopyWalk) -> Iterator[Row]:
    for one in walk.sees():
        yield Row(one.id, one.label, below=(one.line,) if one.line else ())


def part_rows(choices: tuple[Choice, ...], on: frozenset[str]) -> Iterator[Row]:
    """Everything that can be ticked: parts, then what has its own tick, then other pages with their private marks."""
    parts = [one for one in choices if not one.own and not one.id.startswith("section.")]
    own = [one for one in choices if one.own]
    pages = [one for one in choices if one.id.startswith("section.")]
    yield from (Row(one.id, one.label, mark=one.id in on) for one in parts)
    yield heading(say("copies.parts.own"))
    yield from (Row(one.id, one.label, one.line, mark=one.id in on) for one in own)
    yield heading(say("copies.parts.pages"))
    for one in pages:
        if one.private:
            yield Row(f"lift:{one.id}", one.label, say("copies.parts.private"))
        else:
            yield Row(one.id, one.label, mark=one.id in on)


def _parts(walk: CopyWalk) -> Iterator[Row]:
    return part_rows(walk.choices(), walk.on())


def _device(walk: CopyWalk) -> Iterator[Row]:
    return (
        Row(device, say(f"copies.device.{device}"), say(f"copies.device.{device}_line")) for device in DEVICES
    )


def what_words(what: str) -> str:
    """What a kind of page is called."""
    return say(f"copies.what.{what.replace('-', '_')}")


def _what(walk: CopyWalk) -> Iterator[Row]:
    return (Row(what, what_words(what)) for what in WHATS)


def _look(walk: CopyWalk) -> Iterator[Row]:
    if walk.can_print:
        yield Row("print", say("pages.export.print"))
    yield Row("make", say("copies.look.make"))
    yield Row("sees", say("copies.look.sees"))
    yield Row("device", say("copies.look.device"), say(f"copies.device.{walk.device or 'unknown'}"))
    yield Row("what", say("copies.look.what"), what_words(walk.what))
    yield Row("where", say("copies.look.where"))
    if walk.device != "paper":
        yield Row("label", say("copies.look.label"), walk.order().label)
        yield Row("lock", say("copies.look.lock"), mark=walk.locked)
    if walk.can_name_them:
        yield Row("names", say("copies.look.names"), mark=walk.names_them)
        if walk.names_them:
            yield Row("reasons", say("copies.look.reasons"), mark=walk.with_reasons)


def _words(walk: CopyWalk) -> Iterator[Row]:
    from wrap_tui.services.printing import can_print

    yield Row("on", say("copies.words.on"))
    if can_print():
        yield Row("print_slip", say("copies.words.print"))
    yield Row("save_slip", say("copies.words.save"))


def _note(walk: CopyWalk) -> Iterator[Row]:
    yield Row("given", say("copies.note.given", name=walk.who))
    yield Row("later", say("copies.note.later"))
    if walk.handed is not None and walk.handed.note():
        yield Row("save_note", say("copies.note.save"))


def _done(walk: CopyWalk) -> Iterator[Row]:
    if walk.handed is not None and walk.handed.files():
        yield Row("leave", say("copies.done.leave"))
        yield Row("remove", say("copies.done.remove"))
    else:
        yield Row("leave", say("pages.export.close"))


_ROWS = {
    "who": _who,
    "sees": _sees,
    "parts": _parts,
    "device": _device,
    "what": _what,
    "look": _look,
    "words": _words,
    "note": _note,
    "done": _done,
}


def below(walk: CopyWalk) -> list[PlanLine]:
    """What stands under the rows: all that is in the copy and is not; the words; the note."""
    lines: list[PlanLine] = []
    match walk.step:
        case "look":
            lines = list(_in_it(walk))
        case "words" if walk.handed is not None:
            lines = list(phrase_lines(walk.handed.phrase))
        case "note" if walk.handed is not None:
            lines = [PlanLine(line) for line in walk.handed.note().split("\n")]
    return [PlanLine("", "gap"), *lines] if lines else []


def phrase_lines(phrase: str) -> Iterator[PlanLine]:
    """The words that open a copy: numbered, then as they are typed, then how."""
    yield from (PlanLine(f"{number}. {word}", "strong") for number, word in enumerate(phrase.split(), 1))
    yield PlanLine("", "gap")
    yield PlanLine(phrase)
    yield PlanLine("", "gap")
    yield from (PlanLine(say(key), "muted") for key in ABOUT_WORDS)


def _in_it(walk: CopyWalk) -> Iterator[PlanLine]:
    try:
        seen = walk.preview()
    except WrapError:
        return
    yield PlanLine(say("copies.look.in_it"), "heading")
    yield from (PlanLine(label) for label in seen.held)
    for key, labels in (("empty", seen.empty), ("not_in_it", seen.left_out)):
        if labels:
            yield PlanLine("", "gap")
            yield PlanLine(say(f"copies.look.{key}"), "heading")
            yield PlanLine("", "text", parts=labels)
    yield PlanLine("", "gap")
    yield PlanLine(say("copies.look.text", name=walk.who), "heading")
    yield from (PlanLine(line) if line else PlanLine("", "gap") for line in seen.text.split("\n"))
