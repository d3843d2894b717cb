"""The sealed manifest: what the whole vault must add up to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

import wrap_tui
from wrap_tui.domain.canonical import canonical
from wrap_tui.errors import StoreError
from wrap_tui.store.sealing import Keys

CHECKSUM: Final = 8
_KNOWN: Final = frozenset({"acc", "count", "devices", "outside", "seals", "seq", "version"})


@dataclass(frozen=True, slots=True)
class Manifest:
    """Sequence of saves, saves of each device, number of rows, accumulator, digest of head and slots, seals made.

    `extra` is what a newer version of the program wrote, kept and written back.
    """

    seq: int
    devices: Mapping[str, int]
    count: int
    acc: int
    outside: bytes
    seals: int
    version: str = wrap_tui.__version__
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def after_save(self, device: str, *, added: int, changed: int, seals: int) -> Manifest:
        """The manifest of the next save: *added* rows more, *changed* XORed into the accumulator, *seals* made."""
        return replace(
            self,
            seq=self.seq + 1,
            devices=MappingProxyType({**self.devices, device: self.devices.get(device, 0) + 1}),
            count=self.count + added,
            acc=self.acc ^ changed,
            seals=self.seals + seals + 1,
            version=wrap_tui.__version__,
        )

    def lacks(self, other: Manifest) -> bool:
        """Whether another copy tells of saves by some device that this one does not."""
        return any(saves > self.devices.get(name, 0) for name, saves in other.devices.items())

    def united_with(self, other: Manifest) -> Manifest:
        """This manifest when everything of another copy has come in: no device has made more saves than it tells."""
        names = {**self.devices, **other.devices}
        devices = {name: max(self.devices.get(name, 0), other.devices.get(name, 0)) for name in names}
        return replace(self, seq=max(self.seq, other.seq), devices=MappingProxyType(devices))


def encode(manifest: Manifest, keys: Keys) -> bytes:
    """The value of `head.manifest`: eight public bytes of the digest of head and slots, then the sealed manifest."""
    plain = {
        **manifest.extra,
        "acc": f"{manifest.acc:064x}",
        "count": manifest.count,
        "devices": dict(manifest.devices),
        "outside": manifest.outside.hex(),
        "seals": manifest.seals,
        "seq": manifest.seq,
        "version": manifest.version,
    }
    return manifest.outside[:CHECKSUM] + keys.seal_manifest(canonical(plain))


def decode(value: bytes, keys: Keys) -> Manifest:
    """The manifest in `head.manifest`. StoreError `damaged` when its seal does not hold or it is no manifest."""
    plain = json.loads(str(keys.open_manifest(value[CHECKSUM:]), "utf-8"))
    match plain:
        case {
            "acc": str(acc), "count": int(count), "devices": dict(devices), "outside": str(outside),
            "seals": int(seals), "seq": int(seq), "version": str(version),
        }:  # fmt: skip
            known = Manifest(
                seq, MappingProxyType({str(name): int(n) for name, n in devices.items()}), count, int(acc, 16),
                bytes.fromhex(outside), seals, version,
                MappingProxyType({name: v for name, v in plain.items() if name not in _KNOWN}),
            )  # fmt: skip
            if known.outside[:CHECKSUM] == value[:CHECKSUM]:
                return known
    raise StoreError("damaged", "manifest")
