"""Key slots: the data key wrapped by a passphrase and by a spare key."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wrap_tui.domain.canonical import canonical
from wrap_tui.errors import StoreError
from wrap_tui.store import cost as costs
from wrap_tui.store.cost import Cost
from wrap_tui.store.format import APPLICATION_ID, SLOTS, VERSION, context
from wrap_tui.store.sealing import DATA_KEY, NONCE, TAG, expand
from wrap_tui.store.secret import Passphrase, Secret

PASSPHRASE: Final = "passphrase"  # noqa: S105 - the name of a kind of slot
SPARE: Final = "spare"
_COMMIT: Final = 16
_CHECKSUM: Final = 8
_SALT: Final = 16
_BOX: Final = _COMMIT + NONCE + DATA_KEY + TAG + _CHECKSUM
_LONGEST_PARAM: Final = 1024


class Slot(NamedTuple):
    """One row of the table `slot`."""

    id: int
    kind: str
    param: str
    box: bytes


class Unlocked(NamedTuple):
    """What a secret opened: the data key, the slot, its derived key (to wrap a new data key later), and the bytes tried."""

    data_key: bytearray
    slot: Slot
    wrapping: bytearray
    tried: bytes


def outside_digest(public: bytes, slots: Sequence[Slot], version: int = VERSION) -> bytes:
    """SHA-256 over the numbers of the file, the public head and all slots, one canonical JSON line each."""
    digest = hashlib.sha256(canonical([APPLICATION_ID, version, public.hex()]) + b"\n")
    for slot in sorted(slots):
        digest.update(canonical([slot.id, slot.kind, slot.param, slot.box.hex()]) + b"\n")
    return digest.digest()


def digest(slots: Sequence[Slot]) -> bytes:
    """SHA-256 over the slots alone: tells whether they are the same, and nothing that the file does not tell."""
    found = hashlib.sha256()
    for slot in sorted(slots):
        found.update(canonical([slot.id, slot.kind, slot.param, slot.box.hex()]) + b"\n")
    return found.digest()


def _bound(vault_id: bytes, kind: str, param: str) -> bytes:
    return b"\0".join((context("slot", vault_id) + kind.encode(), param.encode()))


def _checksum(bound: bytes, box: bytes) -> bytes:
    return hashlib.sha256(bound + box).digest()[:_CHECKSUM]


def wrap(
    vault_id: bytes, slot_id: int, kind: str, param: str, wrapping: bytearray, data_key: bytes | bytearray
) -> Slot:
    """A slot that gives *data_key* to whoever derives *wrapping* (64 bytes: one half wraps, one half commits)."""
    bound, nonce = _bound(vault_id, kind, param), os.urandom(NONCE)
    box = hmac.digest(wrapping[32:], bound, "sha256")[:_COMMIT] + nonce
    box += AESGCM(wrapping[:32]).encrypt(nonce, data_key, bound)
    return Slot(slot_id, kind, param, box + _checksum(bound, box))


def new_passphrase_slot(
    vault_id: bytes, passphrase: bytes, cost: Cost, data_key: bytes | bytearray
) -> tuple[Slot, bytearray]:
    """A passphrase slot with a fresh salt, and its derived key."""
    salt = os.urandom(_SALT)
    param = canonical(
        {
            "kdf": "argon2id",
            "m": cost.memory_kib,
            "p": cost.lanes,
            "salt": salt.hex(),
            "t": cost.passes,
            "v": 19,
        }
    ).decode()
    wrapping = costs.derive(passphrase, salt, cost)
    return wrap(vault_id, 1, PASSPHRASE, param, wrapping, data_key), wrapping


def new_spare_slot(vault_id: bytes, secret: bytes, data_key: bytes | bytearray) -> Slot:
    """A spare-key slot with a fresh salt; 128 random bits need no slow derivation."""
    salt = os.urandom(_SALT)
    param = canonical({"kdf": "hkdf-sha256", "salt": salt.hex()}).decode()
    return wrap(vault_id, 2, SPARE, param, _spare_wrapping(secret, salt), data_key)


def _spare_wrapping(secret: bytes, salt: bytes) -> bytearray:
    return expand(secret, salt, b"wrap/1 spare key", costs.KEY_BYTES)


def cost_of(slot: Slot) -> Cost:
    """The cost that a passphrase slot asks for. StoreError `damaged` when it is out of bounds or unreadable."""
    cost, _ = _passphrase_param(slot.param)
    return cost


def _passphrase_param(param: str) -> tuple[Cost, bytes]:
    match json.loads(param):
        case {"kdf": "argon2id", "m": int(m), "p": int(p), "salt": str(salt), "t": int(t), "v": 19, **rest}:
            cost = Cost(m, t, p)
            if rest or any(type(value) is bool for value in (m, p, t)):
                raise StoreError("damaged", "key slot")
            if not costs.accepted(cost):
                raise StoreError("damaged", "key derivation cost out of bounds")
            return cost, _salt(salt)
    raise StoreError("damaged", "key slot")


def _spare_param(param: str) -> bytes:
    match json.loads(param):
        case {"kdf": "hkdf-sha256", "salt": str(salt), **rest} if not rest:
            return _salt(salt)
    raise StoreError("damaged", "key slot")


def _salt(text: str) -> bytes:
    salt = bytes.fromhex(text)
    if len(salt) != _SALT:
        raise StoreError("damaged", "salt")
    return salt


def check(vault_id: bytes, slots: Sequence[Slot]) -> None:
    """Everything about slots that needs no key. StoreError `damaged` when one is not as it was written."""
    kinds = [slot.kind for slot in slots]
    if not 1 <= len(slots) <= SLOTS or kinds.count(PASSPHRASE) != 1 or kinds.count(SPARE) > 1:
        raise StoreError("damaged", "number of key slots")
    for slot in slots:
        if len(slot.param) > _LONGEST_PARAM or len(slot.box) > _LONGEST_PARAM:
            raise StoreError("damaged", "key slot")
        if slot.kind in (PASSPHRASE, SPARE):
            _check_known(vault_id, slot)


def _check_known(vault_id: bytes, slot: Slot) -> None:
    if len(slot.box) != _BOX:
        raise StoreError("damaged", "key slot")
    if _checksum(_bound(vault_id, slot.kind, slot.param), slot.box[:-_CHECKSUM]) != slot.box[-_CHECKSUM:]:
        raise StoreError("damaged", "key slot")
    if canonical(json.loads(slot.param)).decode() != slot.param:
        raise StoreError("damaged", "key slot")
    if slot.kind == PASSPHRASE:
        _passphrase_param(slot.param)
    else:
        _spare_param(slot.param)


def is_whole(vault_id: bytes, slot: Slot) -> bool:
    """Whether a single slot is of a known kind and as it was written."""
    try:
        _check_known(vault_id, slot)
    except (StoreError, ValueError, TypeError, AttributeError):
        return False
    return slot.kind in (PASSPHRASE, SPARE)


def unlock(
    vault_id: bytes, slots: Sequence[Slot], secret: Secret, cancel: Callable[[], bool] | None = None
) -> Unlocked:
    """Open the data key with a secret. StoreError `wrong`, `damaged` or `cancelled`."""
    kind = PASSPHRASE if isinstance(secret, Passphrase) else SPARE
    for slot in slots:
        if slot.kind != kind:
            continue
        for candidate in secret.candidates():
            wrapping = _derive(slot, candidate, cancel)
            data_key = unwrap(vault_id, slot, wrapping)
            if data_key is not None:
                return Unlocked(data_key, slot, wrapping, candidate)
    raise StoreError("wrong", kind)


def _derive(slot: Slot, secret: bytes, cancel: Callable[[], bool] | None) -> bytearray:
    if slot.kind == SPARE:
        return _spare_wrapping(secret, _spare_param(slot.param))
    cost, salt = _passphrase_param(slot.param)
    return costs.derive(secret, salt, cost, cancel)


def unwrap(vault_id: bytes, slot: Slot, wrapping: bytearray) -> bytearray | None:
    """The data key of a slot, None when *wrapping* is not its key. StoreError `damaged` when the seal does not hold."""
    bound = _bound(vault_id, slot.kind, slot.param)
    commit, nonce = slot.box[:_COMMIT], slot.box[_COMMIT : _COMMIT + NONCE]
    if not hmac.compare_digest(hmac.digest(wrapping[32:], bound, "sha256")[:_COMMIT], commit):
        return None
    try:
        return bytearray(AESGCM(wrapping[:32]).decrypt(nonce, slot.box[_COMMIT + NONCE : -_CHECKSUM], bound))
    except InvalidTag:
        raise StoreError("damaged", "key slot") from None
