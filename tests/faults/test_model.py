"""A vault against a dictionary: saves, key changes, backups, restores, copies, merges in any order (hypothesis)."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from tests.faults.killed import CHEAP, Records
from tests.unit.store.made import item, kind_of
from wrap_tui.store import backups, cost, restore
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase, SpareKey
from wrap_tui.store.table import same_all
from wrap_tui.store.vault import Vault

LONG = bool(os.environ.get("WRAP_TUI_LONG_MODEL"))
KEYS = st.sampled_from([f"k{n}" for n in range(8)])
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.integers(0, 9000).map("x".__mul__)
)
NOW = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)


class Model(RuleBasedStateMachine):
    """The vault and what must be in it."""

    taken = Bundle("taken")

    def __init__(self) -> None:
        super().__init__()
        self.before = (cost.FLOOR, cost.LOWEST)
        cost.FLOOR = cost.LOWEST = CHEAP
        self.folder = Path(tempfile.mkdtemp(prefix="model-"))
        self.path, self.state = self.folder / "plan.wrap", self.folder / "state"
        self.expected: Records = {}
        self.passphrase, self.spare, self.moment = "first", "", 0

    @initialize()
    def made(self) -> None:
        """The vault begins empty."""
        self.vault = Vault.create(self.path, self.passphrase, device="d", cost=CHEAP, state=self.state)

    def _open(self) -> None:
        self.vault = Vault.open(self.path, Passphrase(self.passphrase), device="d", state=self.state)

    def _now(self) -> datetime:
        self.moment += 1
        return NOW + timedelta(seconds=self.moment)

    @rule(puts=st.dictionaries(KEYS, TEXTS, max_size=4), deletes=st.sets(KEYS, max_size=2))
    def save(self, puts: dict[str, str], deletes: set[str]) -> None:
        """Put some, delete some."""
        self.moment += 1
        records = [item(key, text, self.moment, "d") for key, text in puts.items()]
        gone = [("item", key) for key in deletes - puts.keys()]
        self.vault.save(records, gone)
        self.expected |= {(record.kind, record.key): record for record in records}
        for place in gone:
            self.expected.pop(place, None)

    @rule()
    def reopen(self) -> None:
        """Close and open."""
        self.vault.close()
        self._open()
        assert self.vault.notices == ()

    @rule(typed=st.text(max_size=20))
    def wrong(self, typed: str) -> None:
        """Another passphrase does not open it."""
        self.vault.close()
        if typed != self.passphrase:
            assert kind_of(lambda: Vault.open(self.path, Passphrase(typed), device="d")) == "wrong"
        self._open()

    @rule()
    def power_gone(self) -> None:
        """The file and its journal as they lie there now open as they are."""
        copy = self.folder / "copy.wrap"
        for tail in ("", "-journal"):
            if Path(f"{self.path}{tail}").exists():
                # a copy in another process: a handle of the file that is closed here would drop the lock
                assert os.system(f"cp '{self.path}{tail}' '{copy}{tail}'") == 0
        assert same_all(read(copy, Passphrase(self.passphrase)).records, self.expected)
        other = Vault.open(copy, Passphrase(self.passphrase), device="d")
        assert same_all(other.records, self.expected)
        other.close()

    @rule(new=st.sampled_from(["first", "second", "тре́тья", "abacus zoom"]))
    def change_passphrase(self, new: str) -> None:
        """Another passphrase, or the same one again."""
        self.vault.change_passphrase(new, cost=CHEAP)
        self.passphrase = new

    @rule()
    def spare_key(self) -> None:
        """A new spare key."""
        words = self.vault.new_spare_key()
        self.vault.confirm_spare_key(words[4:8])
        self.spare = " ".join(words)

    @rule()
    def rekey(self) -> None:
        """A new data key."""
        self.vault.rekey()

    @rule()
    def with_paper(self) -> None:
        """The spare key opens, if there is one."""
        if not self.spare:
            return
        self.vault.close()
        assert same_all(read(self.path, SpareKey(self.spare)).records, self.expected)
        self._open()

    @rule(target=taken)
    def back_up(self) -> tuple[Path, str, Records]:
        """A backup, with what opens it and what is in it."""
        self.moment += 1
        path = self.folder / f"backup-{self.moment}.wrap"
        self.vault.backup_to(path)
        return path, self.passphrase, dict(self.expected)

    @rule(backup=taken)
    def restore(self, backup: tuple[Path, str, Records]) -> None:
        """A backup in the vault's place."""
        path, passphrase, records = backup
        self.vault.close()
        restore.restore(path, self.path, Passphrase(passphrase), self._now())
        if passphrase != self.passphrase or self.spare:
            self.spare = ""
        self.passphrase, self.expected = passphrase, dict(records)
        self._open()
        self.vault.accept_older()

    @rule(backup=consumes(taken))
    def unite(self, backup: tuple[Path, str, Records]) -> None:
        """A backup merged in: what it has and the vault has not comes back, the later wording stays."""
        path, passphrase, records = backup
        self.vault.unite(path, Passphrase(passphrase))
        for place, record in records.items():
            mine = self.expected.get(place)
            if mine is None or mine.changed < record.changed:
                self.expected[place] = record
        found = {place: record for place, record in self.vault.records.items() if place[0] == "item"}
        assert same_all(found, self.expected)
        self.vault.save([], [place for place in self.vault.records if place[0] != "item"])

    @rule()
    def lost_and_kept(self) -> None:
        """The file is taken away; the words go beside it, and from there back."""
        self.path.unlink()
        assert kind_of(lambda: self.vault.save([])) == "gone"
        kept = self.vault.save_beside([])
        self.vault.close()
        shutil.move(kept, self.path)
        self._open()

    @rule()
    def make_kept_backups_anew(self) -> None:
        """Rotating backups over a key change."""
        told = backups.around_new_keys(self.vault, [self.folder / "kept"], self._now(), self.vault.rekey)
        assert all(notice.values["kind"] == "wrong" for notice in told)

    @invariant()
    def equal(self) -> None:
        """What is in memory is what must be there."""
        if hasattr(self, "vault"):
            assert same_all(self.vault.records, self.expected)

    def teardown(self) -> None:
        """Close, open once more, compare."""
        try:
            if hasattr(self, "vault"):
                self.vault.close()
                assert same_all(read(self.path, Passphrase(self.passphrase)).records, self.expected)
        finally:
            cost.FLOOR, cost.LOWEST = self.before
            shutil.rmtree(self.folder)


TestModel = Model.TestCase
TestModel.settings = settings(
    max_examples=1000 if LONG else 20,
    stateful_step_count=50 if LONG else 25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
