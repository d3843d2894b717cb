"""Sealing under one data key: records, manifest, anchor, the accumulator's marks, and padding."""

from __future__ import annotations

import hashlib
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wrap_tui.errors import StoreError
from wrap_tui.store.format import context, row_bytes

NONCE: Final = 12
TAG: Final = 16
DATA_KEY: Final = 32
_STEP: Final = 1024
_STEPS_UP_TO: Final = 8192
_MANIFEST_STEP: Final = 256
_BLOCK: Final = 64
_INNER: Final = bytes(byte ^ 0x36 for byte in range(256))
_OUTER: Final = bytes(byte ^ 0x5C for byte in range(256))


def expand(key: bytes | bytearray, salt: bytes, info: bytes, length: int = 32) -> bytearray:
    """HKDF-SHA-256 into a buffer that can be zeroed."""
    out = bytearray(length)
    HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive_into(key, out)
    return out


def pad(plain: bytes) -> bytes:
    """*plain*, 0x80, zeros: to the next 1,024 bytes up to 8 KiB, then Padmé (Nikitin et al. 2019: at most 12 % over)."""
    size = len(plain) + 1
    if size <= _STEPS_UP_TO:
        return pad_to(plain, _STEP)
    exponent = size.bit_length() - 1
    low = exponent - exponent.bit_length()
    padded = (size + (1 << low) - 1) >> low << low
    return b"".join((plain, b"\x80", bytes(padded - size)))


def pad_to(plain: bytes, step: int) -> bytes:
    """*plain*, 0x80, zeros to a multiple of *step* bytes."""
    size = len(plain) + 1
    return b"".join((plain, b"\x80", bytes(-size % step)))


def unpad(padded: bytes) -> bytes:
    """What was padded; ValueError without the 0x80."""
    end = padded.rfind(b"\x80")
    if end < 0 or padded[end + 1 :] != bytes(len(padded) - end - 1):
        raise ValueError("padding")
    return padded[:end]


def _hmac_halves(key: bytes | bytearray) -> tuple[hashlib._Hash, hashlib._Hash]:
    """HMAC-SHA-256 (RFC 2104) under *key* as far as it does not depend on the text: the inner and the outer half.

    Opening a vault makes one for each record: going on from here takes a third of the time of a whole one.
    """
    block = bytes(key).ljust(_BLOCK, b"\0")
    return hashlib.sha256(block.translate(_INNER)), hashlib.sha256(block.translate(_OUTER))


class Keys:
    """The data key of one vault and the four keys made from it. Call `wipe` when done."""

    def __init__(self, data_key: bytes | bytearray, vault_id: bytes) -> None:
        if len(data_key) != DATA_KEY:
            raise ValueError("data key")
        self.vault_id = vault_id
        self.data_key = bytearray(data_key)
        self._record = expand(data_key, vault_id, b"wrap/1 record")
        self._manifest = expand(data_key, vault_id, b"wrap/1 manifest")
        self._marks = expand(data_key, vault_id, b"wrap/1 accumulator")
        self._anchor = expand(data_key, vault_id, b"wrap/1 anchor")
        self._inner, self._outer = _hmac_halves(self._marks)
        self._record_seal = AESGCM(self._record)
        self._record_context = context("rec", vault_id)

    def wipe(self) -> None:
        """Overwrite the key buffers; what the library copied lives until this object is collected."""
        for buffer in (self.data_key, self._record, self._manifest, self._marks, self._anchor):
            buffer[:] = bytes(len(buffer))
        self._inner, self._outer = _hmac_halves(bytes(32))
        self._record_seal = AESGCM(bytes(32))

    def seal_record(self, row_id: int, rev: int, plain: bytes) -> bytes:
        """The box of one row: nonce, sealed padded bytes, tag; bound to vault, row and revision."""
        nonce = os.urandom(NONCE)
        return nonce + self._record_seal.encrypt(
            nonce, pad(plain), self._record_context + row_bytes(row_id, rev)
        )

    def open_record(self, row_id: int, rev: int, box: bytes) -> bytes:
        """The bytes in a box. InvalidTag or ValueError when the seal does not hold."""
        return unpad(
            self._record_seal.decrypt(box[:NONCE], box[NONCE:], self._record_context + row_bytes(row_id, rev))
        )

    def mark(self, row_id: int, rev: int, tag: bytes) -> int:
        """What a row adds to the accumulator: HMAC-SHA-256 over id, revision and the box's tag, as a number."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(row_bytes(row_id, rev) + tag)
        outer.update(inner.digest())
        return int.from_bytes(outer.digest(), "big")

    def seal_manifest(self, plain: bytes) -> bytes:
        """The sealed manifest, padded to 256 bytes."""
        nonce = os.urandom(NONCE)
        padded = pad_to(plain, _MANIFEST_STEP)
        return nonce + AESGCM(self._manifest).encrypt(nonce, padded, context("manifest", self.vault_id))

    def open_manifest(self, box: bytes) -> bytes:
        """The manifest in a box. StoreError `damaged` when the seal does not hold."""
        try:
            return unpad(
                AESGCM(self._manifest).decrypt(box[:NONCE], box[NONCE:], context("manifest", self.vault_id))
            )
        except (InvalidTag, ValueError):
            raise StoreError("damaged", "manifest") from None

    def seal_anchor(self, plain: bytes) -> bytes:
        """What this device remembers of the vault, sealed."""
        nonce = os.urandom(NONCE)
        return nonce + AESGCM(self._anchor).encrypt(
            nonce, pad_to(plain, _MANIFEST_STEP), context("anchor", self.vault_id)
        )

    def open_anchor(self, box: bytes) -> bytes | None:
        """What this device remembers, or None when it was sealed under another data key or is damaged."""
        try:
            return unpad(
                AESGCM(self._anchor).decrypt(box[:NONCE], box[NONCE:], context("anchor", self.vault_id))
            )
        except (InvalidTag, ValueError):
            return None
