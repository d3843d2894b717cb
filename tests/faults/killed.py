"""What is being done when the program is killed, and what must be true afterwards."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.unit.store.made import item
from wrap_tui.codec.record import Record
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import StoreError
from wrap_tui.store import cost
from wrap_tui.store.secret import Passphrase, Secret
from wrap_tui.store.table import RecordKey
from wrap_tui.store.vault import Vault

Ack = Callable[[str], None]
Records = dict[RecordKey, Record]
CHEAP = cost.Cost(64, 1, 1)
NOW = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)


class Lost(AssertionError):
    """Something acknowledged is not there."""


def cheap() -> None:
    """Key derivations that take no time, for this process."""
    cost.FLOOR = cost.LOWEST = CHEAP
    cost.measure = lambda derive_in=None: CHEAP


def start(count: int = 25) -> Records:
    """The records that every vault here starts with."""
    return {("item", f"i{n}"): item(f"i{n}", "x" * (n * 150), n) for n in range(count)}


def change(step: int) -> tuple[list[Record], list[RecordKey]]:
    """The save of one step: an insert, updates, a draft, sometimes a deletion and a long record."""
    pick = random.Random(step)
    puts = [item(f"s{step}", "y" * pick.randrange(6000), 1000 + step)]
    puts += [item(f"i{pick.randrange(25)}", f"step {step} " * pick.randrange(200), 1000 + step)]
    puts += [
        Record("draft", "d", {"fields": {"text": "z" * step}, "cursor": [0, 0], "focus": ""}, Stamp(step))
    ]
    deletes = [("item", f"s{step - 3}")] if step % 4 == 3 else []
    if step % 5 == 4:
        deletes.append(("draft", "d"))
        puts.pop()
    return puts, deletes


def after(records: Records, step: int) -> Records:
    """The records after one more step."""
    puts, deletes = change(step)
    now = {**records, **{(put.kind, put.key): put for put in puts}}
    return {place: record for place, record in now.items() if place not in deletes}


def opens(path: Path, secret: Secret) -> Records | None:
    """The records, as another run of the program finds them; None when this secret does not open it."""
    try:
        vault = Vault.open(path, secret, device="laptop")
    except StoreError as error:
        if error.kind == "wrong":
            return None
        raise
    found = dict(vault.records)
    vault.save([item("after-the-kill", "saved")])
    vault.save([], [("item", "after-the-kill")])
    vault.close()
    return found


class Work(ABC):
    """One kind of work, done in a child that is killed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "plan.wrap"

    def prepare(self) -> None:
        """Make what the work starts from."""
        Vault.create(self.path, "0", device="laptop", cost=CHEAP, records=start().values()).close()

    @abstractmethod
    def do(self, ack: Ack) -> None:
        """The work; `ack` each time that something is called done."""

    @abstractmethod
    def check(self, acks: list[str]) -> None:
        """Lost unless everything acknowledged is there, and at most one thing more."""

    def vault(self, secret: str = "0") -> Vault:
        """The vault of this work, open."""
        return Vault.open(self.path, Passphrase(secret), device="laptop", state=self.folder / "state")
