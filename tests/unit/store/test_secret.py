"""Passphrases: which byte strings are tried, and which are refused."""

from __future__ import annotations

import pytest

from wrap_tui.errors import RefusedError
from wrap_tui.store.secret import LONGEST, Passphrase, for_new_slot, normal


def test_nfd_and_nfc_are_one_passphrase() -> None:
    assert normal("cafe\u0301") == normal("caf\u00e9")


def test_as_typed_first_then_in_plain_lower_case() -> None:
    assert Passphrase(" Abacus  ZOOM ").candidates() == (b" Abacus  ZOOM ", b"abacus zoom")
    assert Passphrase("abacus zoom").candidates() == (b"abacus zoom",)


def test_own_words_are_tried_as_typed_alone() -> None:
    assert Passphrase("Abacus  Rex1").candidates() == (b"Abacus  Rex1",)
    assert Passphrase("   ").candidates() == (b"   ",)


def test_no_vault_has_such_a_passphrase() -> None:
    assert Passphrase("").candidates() == ()
    assert Passphrase("x" * (LONGEST + 1)).candidates() == ()
    assert Passphrase("x" * LONGEST).candidates() == (b"x" * LONGEST,)


@pytest.mark.parametrize(
    ("text", "sentence"), [("", "store.passphrase_empty"), ("x" * 1025, "store.passphrase_long")]
)
def test_refused_for_a_new_vault(text: str, sentence: str) -> None:
    with pytest.raises(RefusedError) as caught:
        for_new_slot(text)
    assert caught.value.sentence == sentence


def test_what_a_terminal_could_not_decode_is_kept() -> None:
    assert for_new_slot("a\udcff") == "a\udcff".encode("utf-8", "surrogatepass")


def test_neither_shows_its_words() -> None:
    assert "secret" not in repr(Passphrase("secret"))
