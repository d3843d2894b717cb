"""The paragraphs of a Word document's XML, read as a stream; a DOCTYPE is refused before anything in it can work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from wrap_tui.importing.proposal import Source

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_DEEPEST: Final = 256
_LEFT_OUT: Final = frozenset({"del", "moveFrom"})
"""What was deleted or moved away while changes were tracked."""

_OFF: Final = frozenset({"0", "false", "off", "none"})


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its words, the name of its style, whether it is an item of a list, and all bold."""

    words: str = ""
    style: str = ""
    item: bool = False
    bold: bool = False
    cell: tuple[int, int, int] | None = None
    """(table, row, column) when it stands in a table."""


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read: nested ones (text boxes) wait on a stack."""

    paragraph: Paragraph
    words: list[str] = field(default_factory=list)
    plain: bool = False


class _Stop(Exception):
    pass


class WordReader:
    """Collects the paragraphs while the parser goes through the document."""

    def __init__(self, source: Source) -> None:
        self.paragraphs: list[Paragraph] = []
        self.unfilled = 0
        self._source = source
        self._depth = 0
        self._skip = 0
        self._open: list[_Open] = []
        self._run_bold = self._run_unfilled = self._in_text = False
        self._boxes: list[bool] = []
        self._tables: list[list[int]] = []
        self._table = 0
        self._start: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._paragraph_starts,
            "pStyle": self._styled,
            "numPr": self._numbered,
            "r": self._run_starts,
            "b": self._made_bold,
            "rStyle": self._run_styled,
            "sdt": lambda _: self._boxes.append(False),
            "showingPlcHdr": self._unfilled_box,
            "t": self._text_starts,
            "tab": lambda _: self._add("\t"),
            "br": lambda _: self._add("\n"),
            "cr": lambda _: self._add("\n"),
            "noBreakHyphen": lambda _: self._add("-"),
            "tbl": self._table_starts,
            "tr": self._row_starts,
            "tc": self._cell_starts,
        }
        self._end: dict[str, Callable[[], None]] = {
            "p": self._paragraph_ends,
            "t": self._text_ends,
            "tbl": self._table_ends,
            "sdt": self._box_ends,
        }

    def read(self, raw: bytes) -> list[Paragraph]:
        """All paragraphs with words, in order. RefusedError for a DOCTYPE, damaged XML, absurd nesting."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._starts
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(raw, True)
        except (expat.ExpatError, _Stop, ValueError, LookupError, IndexError):
            raise self._source.refuse("bad_xml") from None
        return self.paragraphs

    def _doctype(self, *_: Any) -> None:
        raise self._source.refuse("doctype")

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Stop
        space, _, local = name.rpartition(" ")
        if self._skip or name == _FALLBACK or local in _LEFT_OUT:
            self._skip += 1
            return
        if space in (_W, _STRICT) and (handle := self._start.get(local)):
            handle({key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _ends(self, name: str) -> None:
        self._depth -= 1
        if self._skip:
            self._skip -= 1
            return
        space, _, local = name.rpartition(" ")
        if space in (_W, _STRICT) and (handle := self._end.get(local)):
            handle()

    def _paragraph_starts(self, _: dict[str, str]) -> None:
        paragraph = Paragraph(cell=self._here())
        self._open.append(_Open(paragraph))

    def _here(self) -> tuple[int, int, int] | None:
        if not self._tables:
            return None
        table, row, column = self._tables[-1]
        return table, row, column

    def _paragraph_ends(self) -> None:
        done = self._open.pop()
        paragraph = done.paragraph
        paragraph.words = "".join(done.words)
        if paragraph.words.strip():
            paragraph.bold = paragraph.bold and not done.plain
            self.paragraphs.append(paragraph)

    def _styled(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].paragraph.style = attributes.get("val", "")

    def _numbered(self, _: dict[str, str]) -> None:
        if self._open:
            self._open[-1].paragraph.item = True

    def _run_starts(self, _: dict[str, str]) -> None:
        self._run_bold = self._run_unfilled = False

    def _made_bold(self, attributes: dict[str, str]) -> None:
        self._run_bold = attributes.get("val", "1") not in _OFF

    def _run_styled(self, attributes: dict[str, str]) -> None:
        self._run_unfilled = attributes.get("val") == "PlaceholderText"

    def _unfilled_box(self, attributes: dict[str, str]) -> None:
        if self._boxes and attributes.get("val", "1") not in _OFF:
            self._boxes[-1] = True
            self.unfilled += 1

    def _box_ends(self) -> None:
        self._boxes.pop()

    def _text_starts(self, _: dict[str, str]) -> None:
        self._in_text = True

    def _text_ends(self) -> None:
        self._in_text = False

    def _characters(self, words: str) -> None:
        if self._in_text and not self._skip and not self._unfilled_here():
            self._add(words)
            if self._open and words.strip():
                open_now = self._open[-1]
                open_now.paragraph.bold = open_now.paragraph.bold or self._run_bold
                open_now.plain = open_now.plain or not self._run_bold

    def _add(self, words: str) -> None:
        if self._open and not self._unfilled_here():
            self._open[-1].words.append(words)

    def _unfilled_here(self) -> bool:
        return self._run_unfilled or any(self._boxes)

    def _table_starts(self, _: dict[str, str]) -> None:
        self._table += 1
        self._tables.append([self._table, 0, 0])

    def _table_ends(self) -> None:
        self._tables.pop()

    def _row_starts(self, _: dict[str, str]) -> None:
        self._tables[-1][1] += 1
        self._tables[-1][2] = 0

    def _cell_starts(self, _: dict[str, str]) -> None:
        self._tables[-1][2] += 1
