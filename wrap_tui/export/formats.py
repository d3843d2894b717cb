"""The formats of a document: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from wrap_tui.export.as_html import as_html
from wrap_tui.export.as_markdown import as_markdown
from wrap_tui.export.as_pdf import as_pdf
from wrap_tui.export.as_text import as_text
from wrap_tui.export.tree import Document
from wrap_tui.wording import say


@dataclass(frozen=True, slots=True)
class Page:
    """What a renderer may know beside the document: the paper ("a4" or "us-letter") and the day it was made."""

    paper: str = "a4"
    made: date | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One format: a suffix for file names, whether a terminal can show it, and its renderer."""

    id: str
    suffix: str
    binary: bool
    render: Callable[[Document, Page], bytes]

    @property
    def label(self) -> str:
        """The name of the format."""
        return say(f"export.format.{self.id}")


FORMATS: Final[dict[str, Format]] = {
    one.id: one
    for one in (
        Format("text", ".txt", False, lambda document, page: as_text(document).encode()),
        Format("markdown", ".md", False, lambda document, page: as_markdown(document).encode()),
        Format("html", ".html", False, lambda document, page: as_html(document).encode()),
        Format("pdf", ".pdf", True, lambda document, page: as_pdf(document, page.paper, page.made)),
    )
}
