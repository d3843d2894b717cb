"""What is being done when the program is killed, and what must be true afterwards."""

from __future__ import annotations

import random
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.unit.store.made import item
from wrap_tui.codec.record import Record
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import StoreError
from wrap_tui.store import backups, cost, manifest, restore, slots, versions
from wrap_tui.store import format as layout
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase, Secret, SpareKey
from wrap_tui.store.table import RecordKey, same_all
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


class Saving(Work):
    """Saves of every kind, one after the other."""

    def do(self, ack: Ack) -> None:
        vault = self.vault()
        for step in range(40):
            vault.save(*change(step))
            ack(str(step))

    def check(self, acks: list[str]) -> None:
        expected = start()
        for step in range(len(acks)):
            expected = after(expected, step)
        beside = read(self.path, Passphrase("0"))
        found = opens(self.path, Passphrase("0"))
        if found is None or not same_all(beside.records, found):
            raise Lost("does not open")
        if not same_all(found, expected) and not same_all(found, after(expected, len(acks))):
            raise Lost(f"{len(acks)} saves")


class NewPassphrase(Work):
    """Passphrases 0, 1, 2 ..., each a whole rekey; the paper stays valid."""

    def prepare(self) -> None:
        super().prepare()
        vault = self.vault()
        self.words = vault.new_spare_key()
        vault.confirm_spare_key(self.words)
        vault.close()

    def do(self, ack: Ack) -> None:
        vault = self.vault()
        for step in range(1, 25):
            vault.change_passphrase(str(step), cost=CHEAP)
            ack(str(step))

    def check(self, acks: list[str]) -> None:
        found = [opens(self.path, Passphrase(str(step))) for step in (len(acks), len(acks) + 1)]
        if [records is not None for records in found] not in ([True, False], [False, True]):
            raise Lost("not exactly one passphrase opens")
        paper = opens(self.path, SpareKey(" ".join(self.words)))
        if paper is None or not same_all(paper, start()) or not same_all(found[0] or found[1] or {}, start()):
            raise Lost("records")


class NewSpareKey(Work):
    """One spare key after the other."""

    def do(self, ack: Ack) -> None:
        vault = self.vault()
        for _ in range(25):
            words = vault.new_spare_key()
            ack("offered " + " ".join(words))
            vault.confirm_spare_key(words)
            ack("confirmed " + " ".join(words))

    def check(self, acks: list[str]) -> None:
        if not same_all(opens(self.path, Passphrase("0")) or {}, start()):
            raise Lost("records")
        papers = [ack.partition(" ")[2] for ack in acks[-3:]]
        opening = {paper for paper in papers if opens(self.path, SpareKey(paper)) is not None}
        if len(acks) > 1 and len(opening) != 1:
            raise Lost(f"{len(opening)} spare keys open")
        if acks and acks[-1].startswith("confirmed") and papers[-1] not in opening:
            raise Lost("the confirmed one does not open")


class Rekeying(Work):
    """A new data key again and again, with saves between."""

    def do(self, ack: Ack) -> None:
        vault = self.vault()
        for step in range(25):
            vault.rekey()
            vault.save(*change(step))
            ack(str(step))

    def check(self, acks: list[str]) -> None:
        Saving.check(self, acks)  # type: ignore[arg-type]


class BackingUp(Work):
    """Backups, with saves between."""

    def do(self, ack: Ack) -> None:
        vault = self.vault()
        for step in range(12):
            vault.save(*change(step))
            made = backups.make(vault, self.folder / "backups", NOW + timedelta(days=step))
            ack(made.path.name)

    def check(self, acks: list[str]) -> None:
        states = [start()]
        for step in range(len(acks) + 1):
            states.append(after(states[-1], step))
        found = opens(self.path, Passphrase("0"))
        if found is None or not any(same_all(found, state) for state in states[-2:]):
            raise Lost("records")
        kept = sorted((self.folder / "backups").glob("*.wrap"))
        for backup in kept:
            records = read(backup, Passphrase("0")).records
            if not any(same_all(records, state) for state in states):
                raise Lost("a backup holds something else")
        if not set(acks[-2:]) <= {backup.name for backup in kept}:
            raise Lost("a backup")


class Restoring(Work):
    """One backup, then the other, in the place of the vault."""

    def prepare(self) -> None:
        super().prepare()
        vault = self.vault()
        vault.backup_to(self.folder / "0.bak")
        vault.save(*change(0))
        vault.backup_to(self.folder / "1.bak")
        vault.close()

    def do(self, ack: Ack) -> None:
        for step in range(16):
            restore.restore(
                self.folder / f"{step % 2}.bak", self.path, Passphrase("0"), NOW + timedelta(seconds=step)
            )
            ack(str(step))

    def check(self, acks: list[str]) -> None:
        states = [start(), after(start(), 0)]
        found = opens(self.path, Passphrase("0"))
        now = (len(acks) + 1) % 2
        if found is None or not (same_all(found, states[now]) or same_all(found, states[1 - now])):
            raise Lost("records")
        for kept in self.folder.glob("plan-before-*.wrap"):
            records = read(kept, Passphrase("0")).records
            if not any(same_all(records, state) for state in states):
                raise Lost("what was kept aside")


class Creating(Work):
    """A vault that is being made: it is there whole, or not at all."""

    def prepare(self) -> None:
        """Nothing is there yet."""

    def do(self, ack: Ack) -> None:
        Vault.create(self.path, "0", device="laptop", cost=CHEAP, records=start(400).values()).close()
        ack("made")

    def check(self, acks: list[str]) -> None:
        if not self.path.exists():
            if acks:
                raise Lost("the vault")
            return
        if not same_all(opens(self.path, Passphrase("0")) or {}, start(400)):
            raise Lost("records")


class Migrating(Work):
    """A vault of a made-up older version that is being brought up."""

    def prepare(self) -> None:
        layout.SCHEMAS[0] = layout.SCHEMA
        versions.STEPS[0] = versions.Step((), lambda record: replace(record, extra={"up": True}))
        super().prepare()
        vault = self.vault()
        keys, stands, found = vault.copy_of_keys(), vault._manifest, vault.slots
        public = vault.public.replace(b"wrap/1", b"wrap/0")
        assert vault._connection is not None
        sql = vault._connection.sql
        sql.execute("begin")
        older = replace(stands, outside=slots.outside_digest(public, found, 0))
        sql.execute("update head set v=? where k='public'", (public,))
        sql.execute("update head set v=? where k='manifest'", (manifest.encode(older, keys),))
        sql.execute("pragma user_version=0")
        sql.execute("commit")
        vault.close()
        shutil.copy(self.path, self.folder / "old")

    def do(self, ack: Ack) -> None:
        self.vault().close()
        ack("brought up")

    def check(self, acks: list[str]) -> None:
        expected = {place: replace(record, extra={"up": True}) for place, record in start().items()}
        if not same_all(read(self.path, Passphrase("0")).records, expected):
            raise Lost("records read beside")
        if not same_all(opens(self.path, Passphrase("0")) or {}, expected):
            raise Lost("records")
        kept = list(self.folder.glob("plan-before-version-*.wrap"))
        if not kept or any(len(read(file, Passphrase("0")).records) != 25 for file in kept):
            raise Lost("the backup")


WORKS: dict[str, type[Work]] = {
    "save": Saving,
    "passphrase": NewPassphrase,
    "spare-key": NewSpareKey,
    "rekey": Rekeying,
    "backup": BackingUp,
    "restore": Restoring,
    "migration": Migrating,
    "create": Creating,
}
