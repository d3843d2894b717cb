"""What is in a backup or another copy: counted and dated, opened with as few key derivations as can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wrap_tui.codec.items import from_records, latest
from wrap_tui.domain.day import Day
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import StoreError
from wrap_tui.services.book import Book
from wrap_tui.store import reading
from wrap_tui.store.sealing import Keys
from wrap_tui.store.secret import Secret
from wrap_tui.store.versions import brought_up

KINDS: Final = ("things", "removed", "older", "drafts", "days", "choices", "unknown")
"""What is counted, in the order in which it is said."""


def counts(plan: Plan) -> Mapping[str, int]:
    """How much of each kind a plan has: marks that hold no words, of what was erased for good, are none."""
    items = plan.items.values()
    return {
        "things": sum(item.removed is None for item in items),
        "removed": sum(item.removed is not None and not item.erased for item in items),
        "older": len(plan.older),
        "drafts": len(plan.drafts),
        "days": sum(_says_something(day) for day in plan.days.values()),
        "choices": len(plan.preferences),
        "unknown": len(plan.unknown),
    }


def _says_something(day: Day) -> bool:
    return any((day.ticks, day.met, day.noticed, day.used, day.word, day.good, day.note))


@dataclass(frozen=True, slots=True)
class Held:
    """What one copy holds: records by kind, and the moment of its latest change."""

    counts: Mapping[str, int]
    latest: Stamp


class Opener:
    """Opens copies of one vault with one secret, or (`of`) with the keys of the open vault. `wipe` it when done."""

    def __init__(self, secret: Secret | None, *keys: Keys) -> None:
        self._secret, self._keys = secret, list(keys)

    @classmethod
    def of(cls, book: Book) -> Opener:
        """With the keys of the open vault: copies under an older passphrase do not open."""
        vault = book.vault
        return cls(None, *(() if vault is None else (vault.copy_of_keys(),)))

    def key(self, copy: Path) -> Secret | Keys:
        """What opens *copy*, for functions that take either. StoreError says why nothing does."""
        for keys in self._keys:
            try:
                reading.read_copy(copy, keys, None).keys.wipe()
            except StoreError as error:
                if error.kind not in ("wrong", "foreign"):
                    raise
                continue
            return keys
        if self._secret is None:
            raise StoreError("wrong", "another data key")
        keys = reading.read_bare(copy, self._secret).keys
        self._keys.append(keys)
        return keys

    def plan(self, copy: Path) -> Plan:
        """The plan in *copy*, every record opened. StoreError says why it does not open."""
        bare = reading.read_bare(copy, self.key(copy))
        bare.keys.wipe()
        return from_records(brought_up(bare.head.version, bare.contents).records.values())

    def held(self, copy: Path) -> Held:
        """What is in *copy*, every record opened. StoreError says why it does not open."""
        plan = self.plan(copy)
        return Held(counts(plan), latest(plan))

    def wipe(self) -> None:
        """Overwrite the keys."""
        for keys in self._keys:
            keys.wipe()
        self._keys.clear()
