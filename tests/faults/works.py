"""The kinds of work that are killed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.faults.killed import CHEAP, NOW, Ack, Lost, Work, after, change, opens, start
from wrap_tui.codec.record import Record
from wrap_tui.store import backups, manifest, restore, slots, versions
from wrap_tui.store import format as layout
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase, SpareKey
from wrap_tui.store.table import same_all
from wrap_tui.store.vault import Vault


class Saving(Work):
    """Saves of every kind, one after the other."""

    def do(self, ack: Ack) -> None:
        vault = self.vault()
        for step in range(20):
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
        for step in range(1, 7):
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
        for _ in range(6):
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
        for step in range(8):
            vault.rekey()
            vault.save(*change(step))
            ack(str(step))

    def check(self, acks: list[str]) -> None:
        Saving.check(self, acks)  # type: ignore[arg-type]


class BackingUp(Work):
    """Backups, with saves between."""

    def do(self, ack: Ack) -> None:
        vault = self.vault()
        for step in range(5):
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
        for step in range(6):
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


class Undoing(Restoring):
    """A backup in the place of the vault, and that taken back, again and again."""

    def do(self, ack: Ack) -> None:
        for step in range(3):
            now = NOW + timedelta(seconds=2 * step)
            kept = restore.restore(self.folder / "0.bak", self.path, Passphrase("0"), now)
            ack("restored")
            if kept is not None:
                restore.undo(kept, self.path, now + timedelta(seconds=1))
            ack("undone")


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


def make_older(vault: Vault, step: Callable[[Record], Record] = lambda record: record) -> None:
    """Turn an open vault into one of a made-up version 0, whose records *step* brings up. In this process alone."""
    layout.SCHEMAS[0] = layout.SCHEMA
    versions.STEPS[0] = versions.Step((), step)
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


class Migrating(Work):
    """A vault of a made-up older version that is being brought up."""

    def prepare(self) -> None:
        super().prepare()
        vault = self.vault()
        make_older(vault, lambda record: replace(record, extra={"up": True}))
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
    "undo": Undoing,
    "migration": Migrating,
    "create": Creating,
}
