"""PDF for paper and screens: tagged, PDF/UA-1; what no font can draw is named, never left out in silence."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import takewhile
from typing import Any, Final

from wrap_tui import resources
from wrap_tui.errors import RefusedError
from wrap_tui.export.paper import fonts_for, paper_data
from wrap_tui.export.tree import Document
from wrap_tui.wording import say

_MISSING: Final = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_LETTERS: Final = frozenset({"L", "M", "N"})
_JOINERS: Final = "\u200d\ufe0e\ufe0f\u200c"
_JOINED: Final = _JOINERS + "".join(map(chr, range(0x1F3FB, 0x1F400)))
"""What belongs to the symbol before it: joiners, tints of skin."""

CARD_FULL: Final = "card-full"
"""What the template of the card says when its lines do not fit."""

_PAGES: Final = re.compile(rb"<xmpTPg:NPages>(\d+)<")

SCALES: Final = (0.94, 0.88, 0.82, 0.76)
"""Sizes tried for what shall stand on one side; the smallest letters are 6.7 points high, as on a card."""

LARGER: Final = (1.12, 1.25)
"""Sizes tried for small letters that leave much of their one side empty: they become 9.9 or 11 points high."""

A_LITTLE: Final = (0.97, 0.94)
"""Sizes that draw a few lines of a last page in to the page before."""

ROUNDS: Final = 400
"""How many characters may be replaced one after the other before the program gives up."""

MOST_NAMED: Final = 24
"""Letters that a refusal names: with so many it is a whole script that cannot be drawn."""


@cache
def _fonts(system: bool) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=True)


def as_pdf(
    document: Document, paper: str = "a4", made: date | None = None, system_fonts: bool = True
) -> bytes:
    """The document as a tagged PDF; *paper* is "a4" or "us-letter".

    Symbols and emoji that no font of this computer draws are printed by their names in brackets. Raises
    RefusedError that names the letters when a script cannot be drawn.
    """

    def drawn(scale: float, shown: Document = document) -> bytes:
        return typeset("document.typ", {"document": paper_data(shown, paper, scale)}, made, system_fonts)

    whole = drawn(1.0)
    count = pages(whole)
    if count == 1:
        grows = document.one_side and any(section.small for section in document.sections)
        larger = (drawn(scale) for scale in LARGER if grows)
        return [whole, *takewhile(lambda one: pages(one) == 1, larger)][-1]
    turned = _turned(document) if document.one_side else document
    tries = [(scale, document, 1) for scale in SCALES] if document.one_side else []
    tries += [(scale, turned, 2) for scale in (1.0, *SCALES) if turned != document]
    tries += [(scale, document, count - 1) for scale in A_LITTLE if not document.one_side]
    return next((one for scale, shown, most in tries if pages(one := drawn(scale, shown)) == most), whole)


def _turned(document: Document) -> Document:
    """The document with what may stand overleaf on the other side."""
    at = next((i for i, section in enumerate(document.sections) if section.overleaf), len(document.sections))
    ends = tuple(replace(section, new_page=True) for section in document.sections[at : at + 1])
    return replace(document, sections=(*document.sections[:at], *ends, *document.sections[at + 1 :]))


def pages(pdf: bytes) -> int:
    """How many pages the typesetter says that a PDF has."""
    found = _PAGES.search(pdf)
    return int(found[1]) if found else 0


def typeset(
    template: str, data: dict[str, Any], made: date | None = None, system_fonts: bool = True
) -> bytes:
    """A static template of `data/export` with *data* as JSON, as PDF; raises as `as_pdf` does."""
    known, data = _Known(), {**data, "fonts": list(fonts_for(data))}
    try:
        return _compile(template, data, made, system_fonts)
    except _missing_error() as error:
        known.note(str(error), first=True)
    _rounds(
        "glyphs.typ",
        {"text": sorted(_signs(data)), "fonts": data["fonts"]},
        None,
        system_fonts,
        known,
    )
    return _rounds(template, data, made, system_fonts, known)


def _rounds(
    template: str, data: dict[str, Any], made: date | None, system_fonts: bool, known: _Known
) -> bytes:
    """One sign that cannot be drawn comes to light in each round; symbols are replaced, letters collected."""
    for _ in range(ROUNDS):
        if len(known.letters) >= MOST_NAMED:
            break
        try:
            pdf = _compile(template, _replaced(data, known.replaced), made, system_fonts)
        except _missing_error() as error:
            known.note(str(error))
            continue
        if known.letters:
            break
        return pdf
    raise known.refusal()


def _signs(value: Any) -> set[str]:
    """Everything beyond ASCII that the texts in *value* hold."""
    if isinstance(value, str):
        return {character for character in value if character > "\x7f" and not character.isspace()}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(_signs, parts))


@dataclass(slots=True)
class _Known:
    """What is known not to be drawn: stand-ins by sign, and the letters among them."""

    replaced: dict[str, str] = field(default_factory=dict)
    letters: set[str] = field(default_factory=set)

    def refusal(self) -> RefusedError:
        """The refusal that names the letters."""
        return RefusedError("export.letters", letters=" ".join(sorted(self.letters)))

    def note(self, message: str, first: bool = False) -> None:
        """Take the sign that *message* of the typesetter names; raises for everything else it may say.

        The *first* message may name no more than the space before a mark: the mark comes to light alone.
        """
        found = _MISSING.search(message)
        if CARD_FULL in message:
            raise RefusedError("export.card_full")
        text = _unescaped(found.group(1)) if found else ""
        fresh = [c for c in text if c not in self.replaced and not c.isspace()]
        if not fresh and not first:
            raise self.refusal() if self.letters else RuntimeError("the page template does not compile")
        for character in fresh:
            is_letter = unicodedata.category(character)[0] in _LETTERS
            if is_letter:
                self.letters.add(character)
            self.replaced[character] = _stand_in(character, is_letter)


@cache
def _missing_error() -> type[Exception]:
    import typst

    error: type[Exception] = typst.TypstError
    return error


def _stand_in(character: str, is_letter: bool) -> str:
    """A plain letter while other letters are looked for, nothing for what joins symbols, the name of a symbol."""
    if is_letter:
        return "x"
    return "" if character in _JOINERS else picture_name(character)


def _unescaped(text: str) -> str:
    return re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda m: chr(int(m[1], 16)), text)


def picture_name(character: str) -> str:
    """A symbol by its Unicode name in brackets."""
    name = unicodedata.name(character, "")
    if not name:
        return say("export.glyphs.unknown", code=f"U+{ord(character):04X}")
    return say("export.glyphs.picture", name=name.lower())


def _replaced(value: Any, replaced: dict[str, str]) -> Any:
    if not replaced:
        return value
    return _each_text(value, lambda text: "".join(_told(text, replaced)))


def _told(text: str, replaced: dict[str, str]) -> Iterator[str]:
    """*text* with its stand-ins; marks on a symbol go with it, for they would join the bracket behind its name."""
    named = False
    for character in text:
        if named and (character in _JOINED or unicodedata.category(character)[0] == "M"):
            continue
        shown = replaced.get(character, character)
        named = len(shown) > 1
        yield shown


def _each_text(value: Any, swap: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return swap(value)
    if isinstance(value, list):
        return [_each_text(one, swap) for one in value]
    if isinstance(value, dict):
        return {name: _each_text(one, swap) for name, one in value.items()}
    return value


def _compile(template: str, data: dict[str, Any], made: date | None, system_fonts: bool) -> bytes:
    import typst

    moment = datetime.combine(made, time(12), UTC) if made else None
    return bytes(
        typst.compile(
            resources.raw("export", "common.typ") + resources.raw("export", template),
            font_paths=_fonts(system_fonts),
            format="pdf",
            sys_inputs={name: json.dumps(value, ensure_ascii=False) for name, value in data.items()},
            pdf_standards=["ua-1"],
            timestamp=int(moment.timestamp()) if moment else None,
        )
    )
