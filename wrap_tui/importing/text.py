"""Pasted lists, plain text and Markdown: headings become sections, bullets become items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.text import MARKS, clean, pasted_lines
from wrap_tui.importing.outline import Block, Headings, groups
from wrap_tui.importing.plain import MOST_TEXT, text_of
from wrap_tui.importing.proposal import JOURNAL, Found, Group, Proposal, Source, Wishes

_BULLET: Final = re.compile(
    rf"^\s*(?:[{re.escape(MARKS)}]|\(?\d{{1,3}}[.)]|[o§](?=\t))\s+(?:\[[ xX]?\]\s+)?(?P<rest>\S.*)$"
)
_EMPTY_BULLET: Final = re.compile(rf"^\s*(?:[{re.escape(MARKS)}]|\d{{1,3}}[.)]|\[[ xX]?\])\s*$")
_HASHES: Final = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*)$")
_UNDERLINE: Final = re.compile(r"^ {0,3}(=+|-+)\s*$")
_RULE: Final = re.compile(r"^\s*(?:[-*_=~]\s*){3,}$|^\s*_{3,}\s*$")
_FENCE: Final = re.compile(r"^\s*(```|~~~)")
_TABLE_RULE: Final = re.compile(r"^\s*+\|?\s*+(?::?-++:?\s*+\|?\s*+)++$")
_BLANKS: Final = re.compile(r"_{3,}|\.{5,}")
_BACKSLASH: Final = "\\"
_SHORT: Final = 60
"""A line of a plain text that ends with a colon and is not longer than this is a heading."""

_INLINE: Final = (
    (re.compile(r"!\[([^\[\]\n]*)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"(?<!\\)\[([^\[\]\n]+)\]\(([^()\s]+)\)"), r"\1 (\2)"),
    (re.compile(r"(?<![\\\w*])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\\\w_])__(?=\S)([^_\n]+?)(?<=\S)__(?![\w_])"), r"\1"),
    (re.compile(r"(?<![\\\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\\\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def read_list(source: Source, catalog: Catalog, wishes: Wishes) -> Proposal:
    """A list, one thing on each line, for the place that the person chose (the journal when none)."""
    text = text_of(source, source.read(MOST_TEXT))
    return pasted(source, text, wishes.place or JOURNAL)


def pasted(source: Source, text: str, place: str) -> Proposal:
    """A pasted list for a place."""
    found = tuple(
        Found(source.words(line, "line_long", line=number), f"line {number}")
        for number, whole in enumerate(clean(text).split("\n"), 1)
        for line in pasted_lines(whole)
        if not no_words(line)
    )
    if not found:
        raise source.refuse("empty")
    return Proposal("list", source.name, (Group("", found, place, True),))


def read_markdown(source: Source, catalog: Catalog, wishes: Wishes) -> Proposal:
    """Markdown: headings by # or underlines; paragraphs under a heading are one thing each."""
    return _document("markdown", source, catalog, markdown_blocks(_lines(source)))


def read_text(source: Source, catalog: Catalog, wishes: Wishes) -> Proposal:
    """Plain text: short lines that end with a colon or name a page are headings; each other line is one thing."""
    return _document("text", source, catalog, text_blocks(_lines(source), Headings(catalog)))


def _lines(source: Source) -> list[str]:
    lines = clean(text_of(source, source.read(MOST_TEXT))).split("\n")
    for number, line in enumerate(lines, 1):
        source.words(line, "line_long", line=number)
    return lines


def _document(kind: str, source: Source, catalog: Catalog, blocks: Iterable[Block]) -> Proposal:
    made = groups(blocks, catalog)
    for group in made:
        for found in group.found:
            source.words(found.words, "line_long", line=int(found.where.removeprefix("line ")))
    if not made:
        raise source.refuse("empty")
    return Proposal(kind, source.name, made)


def bullet(line: str) -> str:
    """The words of a line that is marked as an item, "" for other lines."""
    found = _BULLET.match(line)
    return found["rest"].strip() if found else ""


def no_words(line: str) -> bool:
    """Whether a line is a mark or a rule that stands alone."""
    return bool(_EMPTY_BULLET.match(line) or _RULE.match(line))


def unfilled(line: str) -> str:
    """A line without the blanks of a form that nobody filled in."""
    return _BLANKS.sub(" ", line).strip()


def plain_markdown(words: str) -> str:
    """Words without the marks of Markdown: emphasis, links as "words (address)", backslashes."""
    for mark, bare in _INLINE:
        words = mark.sub(bare, words)
    return words


@dataclass(slots=True)
class _Pending:
    """A paragraph or item that goes on until an empty line or another mark."""

    kind: Literal["item", "text"] = "text"
    words: str = ""
    where: str = ""

    def close(self) -> Iterator[Block]:
        if self.words:
            yield Block(self.kind, plain_markdown(self.words), self.where)
        self.kind, self.words = "text", ""

    def go_on(self, line: str, where: str) -> None:
        hard = self.words.endswith(("  ", "\\"))
        gap = "\n" if hard else " "
        self.where = self.where if self.words else where
        self.words = (
            f"{self.words.rstrip(' ').removesuffix(_BACKSLASH)}{gap}{line.lstrip()}" if self.words else line
        )


def markdown_blocks(lines: list[str]) -> Iterator[Block]:
    """The headings, items and paragraphs of Markdown."""
    pending = _Pending()
    fenced = False
    for number, line in enumerate(lines, 1):
        where = f"line {number}"
        if _FENCE.match(line):
            yield from pending.close()
            fenced = not fenced
        elif fenced:
            yield Block("text", line, where)
        elif not line.strip() or _EMPTY_BULLET.match(line) or ("|" in line and _TABLE_RULE.match(line)):
            yield from pending.close()
        elif found := _HASHES.match(line):
            yield from pending.close()
            yield Block("heading", plain_markdown(_without_hashes(found[2])), where, len(found[1]))
        elif (found := _UNDERLINE.match(line)) and pending.words and pending.kind == "text":
            title, pending.words = plain_markdown(pending.words), ""
            yield Block("heading", title, pending.where, 1 if found[1][0] == "=" else 2)
        elif _RULE.match(line):
            yield from pending.close()
        elif line.lstrip().startswith("|"):
            yield from pending.close()
            yield Block("item", plain_markdown(_table_row(line)), where)
        elif words := bullet(line):
            yield from pending.close()
            pending.kind, pending.words, pending.where = "item", words, where
        else:
            pending.go_on(line, where)
    yield from pending.close()


def _without_hashes(title: str) -> str:
    bare = title.rstrip().rstrip("#")
    return bare.rstrip() if bare.endswith((" ", "\t")) else title.strip()


def _table_row(line: str) -> str:
    return ", ".join(cell for part in line.strip().strip("|").split("|") if (cell := part.strip()))


def text_blocks(lines: list[str], headings: Headings) -> Iterator[Block]:
    """The headings and lines of a plain text."""
    section = ""
    for number, line in enumerate(lines, 1):
        where = f"line {number}"
        words = unfilled(line)
        if not words or no_words(words) or no_words(line):
            continue
        item = bullet(line)
        following = lines[number] if number < len(lines) else ""
        for block in line_blocks(words, item, where, headings, section, underlined=_ruled(following)):
            if block.kind == "heading":
                section = headings.find(block.words, section)[0] or section
            yield block


def _ruled(line: str) -> bool:
    return bool(re.match(r"^\s*(={3,}|-{3,}|~{3,})\s*$", line))


def line_blocks(
    words: str, item: str, where: str, headings: Headings, section: str, *, underlined: bool = False
) -> Iterator[Block]:
    """One line of a text or form: a heading, an item, or "heading: words" as both."""
    if found := _HASHES.match(words):
        yield Block("heading", _without_hashes(found[2]), where, 2)
        return
    bare = item or words
    title = bare.removesuffix(":")
    numbered = words[0].isdigit()
    if len(title) <= _SHORT and (
        (not item and (underlined or title != bare))
        or ((not item or numbered) and headings.find(title, section)[0])
    ):
        yield Block("heading", title, where, 2)
        return
    name, colon, rest = bare.partition(":")
    if colon and rest.strip() and len(name) <= _SHORT and headings.find(name, section)[1]:
        yield Block("heading", name, where, 3)
        yield Block("text", rest.strip(), where)
        return
    yield Block("item" if item else "text", bare, where)
