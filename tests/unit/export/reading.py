"""Reads exports back with other people's programs, as a supporter's machine would."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200b"))


def need(*programs: str) -> None:
    """Skip where a program is not installed; with CI=true that is a failure."""
    for program in programs:
        if shutil.which(program) is None:
            reason = f"{program} is not installed here"
            if os.environ.get("CI"):
                pytest.fail(f"{reason}, and CI runs every test")
            pytest.skip(reason)


def run(*command: str | Path, data: bytes | None = None) -> bytes:
    """The standard output of a program that has to succeed."""
    done = subprocess.run(
        [str(part) for part in command], input=data, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, f"{command[0]}: {done.stderr.decode(errors='replace')[:500]}"
    return done.stdout


def with_file(data: bytes, suffix: str, use: Callable[[Path], bytes]) -> bytes:
    """What *use* makes of *data* as a file."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"file{suffix}"
        place.write_bytes(data)
        return use(place)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links.extend(value or "" for name, value in attrs if name in ("href", "src", "action"))
        self.hidden += tag in ("style", "script")
        if tag in ("br", "p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "div"):
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script")
        if tag in (
            "p",
            "li",
            "dd",
            "dt",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "span",
            "strong",
            "title",
        ):
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(data)


def read_html(data: bytes) -> _Reader:
    """A page, parsed."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    return reader


def html_text(data: bytes) -> str:
    """The words of a page."""
    return "".join(read_html(data).found)


def markdown_text(data: bytes) -> str:
    """The words of a Markdown file: marks that are escaped are letters."""
    text = re.sub(r"\\\n *", "\n", data.decode())
    return re.sub(r"\\([\\`*_{}\[\]<>|#~$&.)=:+-])", r"\1", text)


def pdf_text(data: bytes) -> str:
    """The words of a PDF, by poppler."""
    need("pdftotext")
    return with_file(data, ".pdf", lambda place: run("pdftotext", "-enc", "UTF-8", place, "-")).decode()


def pdf_info(data: bytes, *options: str) -> str:
    """What poppler tells about a PDF."""
    need("pdfinfo")
    return with_file(data, ".pdf", lambda place: run("pdfinfo", *options, place)).decode(errors="replace")


READERS: dict[str, Callable[[bytes], str]] = {
    "text": bytes.decode,
    "markdown": markdown_text,
    "html": html_text,
    "pdf": pdf_text,
}


def squeezed(text: str) -> str:
    """*text* without marks of direction, every run of white space as one space."""
    return " ".join(text.translate(ISOLATES).split())
