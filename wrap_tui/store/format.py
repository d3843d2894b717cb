"""The constants and the packing of the file format `wrap/1`; data/format/SPEC.md is the contract."""

from __future__ import annotations

import struct
from typing import Final

from wrap_tui.domain.canonical import canonical

AEAD: Final = "aes-256-gcm"
APPLICATION_ID: Final = 0x57524150
VERSION: Final = 1
"""`user_version` of the files that this program writes."""
PAGE_SIZE: Final = 8192
LARGEST: Final = 512 * 1024 * 1024
"""Bytes of the largest vault that is opened or written: six times thirty years of daily writing."""
SLOTS: Final = 8
"""Key slots that a vault may hold."""
ANCHOR_NAME: Final = "anchor-{vault_id}"

SCHEMA: Final[tuple[tuple[str, str, str], ...]] = (
    ("table", "head", "CREATE TABLE head(k TEXT PRIMARY KEY,v BLOB NOT NULL) WITHOUT ROWID"),
    (
        "table",
        "slot",
        "CREATE TABLE slot(id INTEGER PRIMARY KEY,kind TEXT NOT NULL,param TEXT NOT NULL,box BLOB NOT NULL)",
    ),
    ("table", "rec", "CREATE TABLE rec(id INTEGER PRIMARY KEY,rev INTEGER NOT NULL,box BLOB NOT NULL)"),
)

SCHEMAS: Final[dict[int, tuple[tuple[str, str, str], ...]]] = {VERSION: SCHEMA}
"""By version: type, name and SQL of everything in the file, in this order, byte for byte."""
ID_BYTES: Final = 16

_ROW: Final = struct.Struct(">QQ")


def format_name(version: int) -> str:
    """What the readable head calls a version."""
    return f"wrap/{version}"


def context(use: str, vault_id: bytes) -> bytes:
    """Associated data that binds a seal to its use and its vault."""
    return b"wrap/1 " + use.encode() + b"\0" + vault_id


def row_bytes(row_id: int, rev: int) -> bytes:
    """Row id and revision as two unsigned 64-bit numbers, most significant byte first."""
    return _ROW.pack(row_id, rev)


def public_head(vault_id: bytes) -> bytes:
    """The readable head of a vault: no name, no date."""
    return canonical(
        {"aead": AEAD, "format": format_name(VERSION), "min_reader": VERSION, "vault": vault_id.hex()}
    )
