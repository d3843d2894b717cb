"""A page that opens with a phrase in any browser: one file, no request, nothing readable in its bytes."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from string import Template
from typing import Any, Final, Literal

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from wrap_tui import resources
from wrap_tui.export.as_html import digest
from wrap_tui.export.nodes import nodes
from wrap_tui.export.tree import Document
from wrap_tui.wording import say

ROUNDS: Final = 2_000_000
"""PBKDF2-HMAC-SHA-256: 3.3 times the OWASP figure of 600,000 (Password Storage Cheat Sheet, 2026)."""

SALT_BYTES: Final = 16
IV_BYTES: Final = 12
KEY_BYTES: Final = 32
BLOCK: Final = 4096
"""Contents are filled up to a multiple of this, so that the length of the file tells little."""

VERSION: Final = 1
Spelling = Literal["words", "own"]
"""How a phrase is compared: generated words by their letters alone, an own phrase as it was typed."""


def _salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


def _iv() -> bytes:
    return secrets.token_bytes(IV_BYTES)


@dataclass(frozen=True, slots=True)
class Lock:
    """A phrase and how it is compared; salt and iv are random, rounds are never fewer than `ROUNDS` in a page."""

    phrase: str
    spelling: Spelling = "words"
    rounds: int = ROUNDS
    salt: bytes = field(default_factory=_salt)
    iv: bytes = field(default_factory=_iv)


def spelled(phrase: str, spelling: Spelling) -> str:
    """A phrase as it is compared. Of generated words hyphens, spaces, capitals and full stops do not matter."""
    if spelling == "words":
        return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKC", phrase).lower())
    return unicodedata.normalize("NFC", phrase).strip()


def derive(phrase: str, spelling: Spelling, salt: bytes, rounds: int) -> bytes:
    """The key of a phrase."""
    kdf = PBKDF2HMAC(algorithm=SHA256(), length=KEY_BYTES, salt=salt, iterations=rounds)
    return kdf.derive(spelled(phrase, spelling).encode())


def seal(plain: bytes, lock: Lock) -> dict[str, Any]:
    """*plain* as the box of a locked page: parameters, header (associated data), data, and a plain SHA-256 of both."""
    salt, iv = _text(lock.salt), _text(lock.iv)
    header = json.dumps(
        {
            "version": VERSION,
            "kdf": "PBKDF2-HMAC-SHA-256",
            "rounds": lock.rounds,
            "salt": salt,
            "cipher": "AES-256-GCM",
            "iv": iv,
            "spelling": lock.spelling,
        },
        separators=(",", ":"),
    )
    filled = plain + b" " * (-len(plain) % BLOCK)
    key = derive(lock.phrase, lock.spelling, lock.salt, lock.rounds)
    data = AESGCM(key).encrypt(lock.iv, filled, header.encode())
    return {
        "version": VERSION,
        "rounds": lock.rounds,
        "salt": salt,
        "iv": iv,
        "header": header,
        "data": _text(data),
        "sum": _text(hashlib.sha256(header.encode() + data).digest()),
    }


def open_box(box: dict[str, Any], phrase: str) -> bytes:
    """What a box holds; cryptography.exceptions.InvalidTag when the phrase is another one or the box was changed."""
    header = json.loads(box["header"])
    salt = base64.b64decode(header["salt"])
    key = derive(phrase, header["spelling"], salt, header["rounds"])
    iv, data = base64.b64decode(header["iv"]), base64.b64decode(box["data"])
    return AESGCM(key).decrypt(iv, data, box["header"].encode()).rstrip(b" ")


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def lock_html(document: Document, lock: Lock, label: str = "") -> str:
    """The document as one locked page. *label* is what anyone sees on it; by default it says nothing."""
    plain = json.dumps(nodes(document), ensure_ascii=False, separators=(",", ":")).encode()
    style = resources.text("export", "page.css") + resources.text("export", "locked.css")
    script = resources.text("export", "locked.js")
    said = {
        key: say(f"export.locked.{key}")
        for key in ("working", "wrong", "empty", "damaged", "closed", "insecure")
    }
    shown = {
        key: html.escape(say(f"export.locked.{key}"))
        for key in ("ask", "label", "cover", "open", "close", "no_script")
    }
    return Template(resources.text("export", "locked.html")).substitute(
        **shown,
        lang=html.escape(document.lang),
        title=html.escape(label or say("export.locked.title")),
        style=style,
        style_hash=digest(style),
        script=script,
        script_hash=digest(script),
        box=_block(seal(plain, lock)),
        words=_block(said),
    )


def _block(value: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
