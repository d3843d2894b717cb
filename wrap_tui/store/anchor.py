"""What this computer remembers of a vault, so that an older copy put in its place is noticed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from wrap_tui.domain.canonical import canonical
from wrap_tui.errors import StoreError
from wrap_tui.store import files, reading, slots
from wrap_tui.store.format import ANCHOR_NAME
from wrap_tui.store.manifest import Manifest
from wrap_tui.store.notice import Notice
from wrap_tui.store.sealing import Keys
from wrap_tui.store.slots import Slot

_GENERATIONS: Final = 16
"""Data keys of one vault that are remembered; one more with each new passphrase."""


def file_of(state: Path, vault_id: bytes) -> Path:
    """Where the anchor of a vault lies."""
    return state / ANCHOR_NAME.format(vault_id=vault_id.hex())


def _boxes(state: Path, vault_id: bytes) -> list[bytes]:
    return _listed(state, vault_id, "boxes")[:_GENERATIONS]


def _listed(state: Path, vault_id: bytes, name: str) -> list[bytes]:
    try:
        found = json.loads(file_of(state, vault_id).read_bytes())[name]
        return [bytes.fromhex(one) for one in found]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _put(state: Path, vault_id: bytes, boxes: list[bytes], known: list[bytes]) -> None:
    files.private_folder(state)
    content = {"boxes": [box.hex() for box in boxes], "slots": [one.hex() for one in known]}
    files.write_bytes(file_of(state, vault_id), canonical(content))


def _plain(manifest: Manifest) -> bytes:
    return canonical({"acc": f"{manifest.acc:064x}", "devices": dict(manifest.devices), "seq": manifest.seq})


def write(
    state: Path, keys: Keys, manifest: Manifest, present: Sequence[Slot], retired: Keys | None = None
) -> None:
    """Remember *manifest* and, readable without a key, the digest of the *present* slots.

    With *retired*, also remember under the data key that was left how far the vault had come.

    StoreError when the state folder cannot be written; callers may go on without.
    """
    boxes = [box for box in _boxes(state, keys.vault_id) if keys.open_anchor(box) is None]
    if retired is not None:
        boxes = [retired.seal_anchor(_plain(manifest)), *(b for b in boxes if retired.open_anchor(b) is None)]
    boxes = [keys.seal_anchor(_plain(manifest)), *boxes][:_GENERATIONS]
    _put(state, keys.vault_id, boxes, [slots.digest(present)])


def expect(state: Path, vault_id: bytes, *either: Sequence[Slot]) -> None:
    """Slots that are about to be written are no surprise, nor are the present ones: one of *either* will stand.

    With none, nothing is remembered of slots, and none is a surprise.
    """
    _put(state, vault_id, _boxes(state, vault_id), [slots.digest(one) for one in either])


def knows(state: Path, vault_id: bytes, present: Sequence[Slot]) -> bool:
    """Whether these slots, and no others, are those of last time."""
    return _listed(state, vault_id, "slots") == [slots.digest(present)]


@contextmanager
def telling(path: Path, state: Path | None) -> Iterator[None]:
    """Turns `wrong` into `relocked` when the slots of the file at *path* are not those last seen on this computer."""
    try:
        yield
    except StoreError as error:
        if error.kind == "wrong" and state is not None and _relocked(path, state):
            raise StoreError("relocked", error.detail) from None
        raise


def _relocked(path: Path, state: Path) -> bool:
    with contextlib.suppress(StoreError):
        head = reading.look_at(path)
        known = _listed(state, head.vault_id, "slots")
        return bool(known) and slots.digest(head.slots) not in known
    return False


def check(state: Path, keys: Keys, manifest: Manifest, device: str) -> Notice | None:
    """Compare a vault with what is remembered: `older`, `forked`, or nothing to say."""
    for box in _boxes(state, keys.vault_id):
        plain = keys.open_anchor(box)
        if plain is None:
            continue
        with contextlib.suppress(ValueError, TypeError, KeyError):
            return _compare(json.loads(plain), manifest, device)
    return None


def _compare(known: dict[str, object], manifest: Manifest, device: str) -> Notice | None:
    seq, devices = known["seq"], known["devices"]
    if not isinstance(seq, int) or not isinstance(devices, dict):
        return None
    own = int(devices.get(device, 0)) - manifest.devices.get(device, 0)
    if manifest.seq < seq:
        return Notice("older", MappingProxyType({"saves": seq - manifest.seq}))
    if own > 0:
        return Notice("forked", MappingProxyType({"saves": own}))
    if manifest.seq == seq and known["acc"] != f"{manifest.acc:064x}":
        return Notice("forked", MappingProxyType({"saves": 1}))
    return None


def forget(state: Path, vault_id: bytes) -> None:
    """Remove the anchor of a vault."""
    with contextlib.suppress(OSError, StoreError):
        file_of(state, vault_id).unlink(missing_ok=True)
