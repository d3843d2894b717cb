"""Word forms (.docx): headings, bold short lines and table labels become headings, the rest becomes items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.text import clean, one_line
from wrap_tui.importing.outline import Block, Headings, groups
from wrap_tui.importing.proposal import MEGABYTE, Proposal, Source, Wishes, counted
from wrap_tui.importing.text import bullet, line_blocks, no_words, unfilled
from wrap_tui.importing.word_xml import Paragraph, WordReader
from wrap_tui.importing.zipped import ZIP, opened, unpacked

MOST_FILE: Final = 20 * MEGABYTE
MOST_DOCUMENT: Final = 30 * MEGABYTE
"""Bytes of the document inside; thousands of pages are smaller."""

_DOCUMENT: Final = "word/document.xml"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_HEADING: Final = re.compile(
    r"(?:heading|kop|[uü]?berschrift|titre|t[ií]?tulo|titolo|rubrik|overskrift|title|subtitle)\s*(\d)?",
    re.IGNORECASE,
)
_LIST: Final = re.compile(r"list|bullet", re.IGNORECASE)
_SHORT: Final = 60
_LABEL_ENDS: Final = (":", "?")


def read_docx(source: Source, catalog: Catalog, wishes: Wishes) -> Proposal:
    """What a Word form holds. RefusedError for old Word files, damage, DOCTYPE, and archives that grow too large."""
    start = source.start()
    if start.startswith(_OLD):
        raise source.refuse("old_word")
    if source.size > MOST_FILE:
        raise source.refuse("too_big", most=MOST_FILE // MEGABYTE)
    if not start.startswith(ZIP):
        raise source.refuse("bad_zip")
    with opened(source) as archive:
        if _DOCUMENT not in archive.namelist():
            raise source.refuse("no_document")
        raw = unpacked(source, archive, _DOCUMENT, MOST_DOCUMENT)
    reader = WordReader(source)
    paragraphs = reader.read(raw)
    headings = Headings(catalog)
    tables = {paragraph.cell[0] for paragraph in paragraphs if paragraph.cell}
    made = groups(_checked(source, _blocks(paragraphs, headings)), catalog)
    if not made:
        raise source.refuse("empty")
    notes = counted({"tables": len(tables), "placeholders": reader.unfilled})
    return Proposal("docx", source.name, made, notes=notes)


def _checked(source: Source, blocks: Iterator[Block]) -> Iterator[Block]:
    for block in blocks:
        source.words(block.words, "paragraph_long", number=int(block.where.rpartition(" ")[2]))
        yield block


def _blocks(paragraphs: list[Paragraph], headings: Headings) -> Iterator[Block]:
    section = ""
    for row, run in groupby(enumerate(paragraphs, 1), key=lambda pair: pair[1].cell and pair[1].cell[:2]):
        members = list(run)
        for block in (_row if row else _plain)(members, headings, section):
            if block.kind == "heading":
                section = headings.find(block.words, section)[0] or section
            yield block


def _plain(members: list[tuple[int, Paragraph]], headings: Headings, section: str) -> Iterator[Block]:
    for number, paragraph in members:
        where = f"paragraph {number}"
        level = heading_level(paragraph)
        if level:
            section = headings.find(paragraph.words, section)[0] or section
            yield Block("heading", one_line(paragraph.words).removesuffix(":"), where, level)
            continue
        for line in clean(paragraph.words).split("\n"):
            if not (words := unfilled(line)) or no_words(words):
                continue
            marked = bullet(words)
            item = marked or (words if paragraph.item or _LIST.search(paragraph.style) else "")
            for block in line_blocks(words, item, where, headings, section):
                if block.kind == "heading":
                    section = headings.find(block.words, section)[0] or section
                yield block


def heading_level(paragraph: Paragraph) -> int:
    """The level of a heading: by its style, or 3 for a short line that is all bold; 0 for other paragraphs."""
    found = _HEADING.fullmatch(paragraph.style)
    if found:
        return int(found[1] or 1)
    words = one_line(paragraph.words)
    return 3 if paragraph.bold and not paragraph.item and len(words) <= _SHORT else 0


def _row(members: list[tuple[int, Paragraph]], headings: Headings, section: str) -> Iterator[Block]:
    """A row of a table: a label with its answer, a row of labels, or cells that are one thing."""
    cells = [
        [(number, unfilled(clean(p.words))) for number, p in cell]
        for _, cell in groupby(members, key=lambda pair: pair[1].cell)
    ]
    where = f"paragraph {members[0][0]}"
    label = one_line(" ".join(words for _, words in cells[0]))
    bare = label.rstrip(":?").strip()
    asks = len(label) <= 2 * _SHORT and label.endswith(_LABEL_ENDS)
    if len(cells) > 1 and all(p.bold for _, p in members):
        return
    if len(cells) <= 2 and (asks or headings.find(bare, section)[0]):
        yield Block("heading", bare, where, 3)
        for number, words in (pair for cell in cells[1:] for pair in cell):
            for line in words.split("\n"):
                if line.strip():
                    yield Block("item", bullet(line) or line.strip(), f"paragraph {number}")
        return
    words = ", ".join(one_line(" ".join(words for _, words in cell)) for cell in cells)
    if words.strip(", "):
        yield Block("item", words, where)
