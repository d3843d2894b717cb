"""Files that nobody means well with, or that broke on the way: three for each kind that can be brought in."""

from __future__ import annotations

import json
import zipfile
from typing import Final

from tests.unit.importing.files import word, zipped

_BOMB: Final = zipped({"word/document.xml": b" " * 60_000_000})
_ENTITIES: Final = '<!DOCTYPE a [<!ENTITY x "aaaaaaaaaa"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>'
_HEAD: Final = "full_date,date,weekday,time,mood,activities,note_title,note\n"

BAD: Final[dict[str, bytes]] = {
    "utf16.toml": 'format = "wrap-plan/1"\n'.encode("utf-16"),
    "cut.toml": b'format = "wrap-plan/1"\n[triggers]\nevents = ["Late',
    "foreign.toml": b'format = "wrap-plan/1"\n[nonsense]\nx = 1\n',
    "huge.md": b"# a\n" * 25_000_000,
    "latin.md": "# S\u00ed\n- a\xf1o\n".encode("latin-1"),
    "empty.md": b"",
    "huge.txt": b"x" * 100_000_000,
    "zeros.txt": b"\0" * 4000,
    "latin.txt": b"caf\xe9\n",
    "bomb.docx": _BOMB,
    "entities.docx": word("&y;", _ENTITIES),
    "cut.docx": _BOMB[: len(_BOMB) // 2],
    "cut.json": b'{"tags": {}, "entries": [{"title": "a", "body"',
    "deep.json": b"[" * 200_000,
    "number.json": json.dumps({"entries": [{"title": 1, "body": [], "date": "x", "time": "y"}]}).encode(),
    "columns.csv": b"a,b,c\n1,2,3\n",
    "date.csv": (_HEAD + "2026-99-99,x,y,25:61,good,,,\n").encode(),
    "latin.csv": (_HEAD + "2026-03-06,6 March,Friday,07:00,a\xf1o,,,\n").encode("latin-1"),
    "other.zip": zipped({"a.txt": b"x"}),
    "bomb.zip": zipped({"Journal.json": b" " * 200_000_000}, zipfile.ZIP_DEFLATED),
    "cut.zip": zipped({"Journal.json": b'{"entries": []}'})[:-30],
}
