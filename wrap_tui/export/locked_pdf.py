"""A PDF that opens with a phrase: AES-256 (revision 6), tags, language and outline kept."""

from __future__ import annotations

import io
import secrets
from typing import Final

from wrap_tui.export.locked_html import Spelling, spelled

ALGORITHM: Final = "AES-256"
"""Named on purpose: the library's own default is weak (export.md 1.4)."""

HEADER: Final = "%PDF-1.7"
OWNER_BYTES: Final = 24


def pdf_phrase(phrase: str, spelling: Spelling = "words") -> str:
    """The phrase as a reader of PDF files wants it typed: lower-case words with one space between."""
    if spelling == "words":
        return " ".join(phrase.lower().replace("-", " ").split())
    return spelled(phrase, spelling)


def lock_pdf(pdf: bytes, phrase: str, spelling: Spelling = "words") -> bytes:
    """*pdf* locked with *phrase*. The owner password is random and thrown away: an empty one would open the file."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.pdf_header = HEADER
    writer.encrypt(
        pdf_phrase(phrase, spelling), owner_password=secrets.token_urlsafe(OWNER_BYTES), algorithm=ALGORITHM
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
