"""Padding, seals, and published vectors of the primitives."""

from __future__ import annotations

import hmac

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.store.sealing import Keys, expand, pad, unpad

KEYS = Keys(bytes(range(32)), bytes(16))


@given(st.binary(max_size=40_000))
def test_padding_comes_off_again(plain: bytes) -> None:
    padded = pad(plain)
    assert unpad(padded) == plain
    assert len(padded) > len(plain)
    assert len(padded) <= max(1024, (len(plain) + 1) * 1.13) or len(padded) <= 8192


@pytest.mark.parametrize(
    ("size", "padded"),
    [(0, 1024), (1023, 1024), (1024, 2048), (8191, 8192), (8192, 8704), (20_000, 20_480), (100_000, 100_352)],
)
def test_padded_sizes(size: int, padded: int) -> None:
    assert len(pad(b"\x80" * size)) == padded


def test_no_padding_is_told() -> None:
    with pytest.raises(ValueError, match="padding"):
        unpad(bytes(1024))


def test_hkdf_of_rfc_5869_case_1() -> None:
    salt, info = bytes(range(13)), bytes(range(0xF0, 0xFA))
    assert expand(b"\x0b" * 22, salt, info, 42).hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


def test_a_seal_is_bound_to_row_and_revision() -> None:
    box = KEYS.seal_record(7, 1, b"words")
    assert KEYS.open_record(7, 1, box) == b"words"
    for row_id, rev in ((8, 1), (7, 2)):
        with pytest.raises(InvalidTag):
            KEYS.open_record(row_id, rev, box)
    with pytest.raises(InvalidTag):
        Keys(bytes(range(32)), b"\1" * 16).open_record(7, 1, box)


def test_each_seal_has_a_nonce_of_its_own() -> None:
    assert len({KEYS.seal_record(1, 1, b"x")[:12] for _ in range(200)}) == 200


@given(st.integers(0, 2**62 - 1), st.integers(1, 2**40), st.binary(min_size=16, max_size=16))
def test_a_mark_is_the_hmac_of_row_revision_and_tag(row_id: int, rev: int, tag: bytes) -> None:
    key = bytes(expand(bytes(range(32)), bytes(16), b"wrap/1 accumulator"))
    told = hmac.digest(key, row_id.to_bytes(8, "big") + rev.to_bytes(8, "big") + tag, "sha256")
    assert KEYS.mark(row_id, rev, tag) == int.from_bytes(told, "big")


@pytest.mark.parametrize("after", [b"\0" * 700 + b"\1", b"words", b"\0" * 8 + b"w" + b"\0" * 500])
def test_padding_of_anything_but_zeros_is_told(after: bytes) -> None:
    with pytest.raises(ValueError, match="padding"):
        unpad(b"words\x80" + after)


def test_wiped_keys_are_zero() -> None:
    keys = Keys(bytes(range(32)), bytes(16))
    box = keys.seal_record(1, 1, b"words")
    keys.wipe()
    assert keys.data_key == bytes(32)
    with pytest.raises(InvalidTag):
        keys.open_record(1, 1, box)
