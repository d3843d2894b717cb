"""What can be found out about a vault while its passphrase is typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wrap_tui.errors import StoreError, StoreKind
from wrap_tui.store import raw, reading
from wrap_tui.store.slots import PASSPHRASE, SPARE, cost_of


@dataclass(frozen=True, slots=True)
class Precheck:
    """Whether a vault looks whole without a key: `problem` is None, or the kind that opening would end with."""

    problem: StoreKind | None
    spare_key: bool = False
    key_memory_kib: int = 0


def check(path: Path) -> Precheck:
    """Read the file once (which also warms it) and run every check that needs no key. Never raises, takes no lock."""
    try:
        head = reading.look_at(path)
    except StoreError as error:
        return Precheck(error.kind)
    kinds = {slot.kind: slot for slot in head.slots}
    return Precheck(None, SPARE in kinds, cost_of(kinds[PASSPHRASE]).memory_kib)


def warm(path: Path) -> None:
    """Read a file once from front to back, so that the system has it in memory."""
    raw.warm(path)
