"""Files of foreign programs, good and hostile, made in memory."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from wrap_tui.codec.catalog import load_catalog
from wrap_tui.errors import RefusedError
from wrap_tui.importing.proposal import Source
from wrap_tui.wording import sentence_of

CATALOG = load_catalog()
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def source(name: str, raw: bytes | str) -> Source:
    """An open file of these bytes."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return Source(name, io.BytesIO(raw), len(raw))


def huge(name: str) -> Source:
    """A file of 100 MB, which nobody may read to its end."""
    return Source(name, io.BytesIO(), 100_000_000)


def named(value: object) -> str:
    """A short name of a case."""
    return value if isinstance(value, str) and len(value) < 30 and value.isprintable() else "raw"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, raw in members.items():
            archive.writestr(zipfile.ZipInfo(name), raw, method)
    return stream.getvalue()


def word(body: str, before: str = "") -> bytes:
    """A Word file with this body."""
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document {_WORD} {_MC}><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": xml.encode()})


def paragraph(words: str, style: str = "", *, bold: bool = False, item: bool = False) -> str:
    """A Word paragraph."""
    props = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:numPr/>" if item else "")
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:pPr>{props}</w:pPr><w:r>{run}<w:t>{words}</w:t></w:r></w:p>"


def journal(*entries: Any) -> bytes:
    """A journal in JSON."""
    return json.dumps({"entries": list(entries)}).encode()


def one_sentence(error: RefusedError) -> str:
    """The sentence of a refusal, which must be one."""
    said = sentence_of(error)
    assert said.endswith(".")
    assert "\n" not in said
    assert ". " not in said
    assert said.isprintable()
    return said
