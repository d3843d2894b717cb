"""The writer says "saved" only after the commit, tries again, and never loses the newest words."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from wrap_tui.codec.record import Record
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import StoreError, StoreKind
from wrap_tui.services.writer import SaveState, Writer


class Disk:
    """A vault that can be slow, full, or gone."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Record] = {}
        self.fails: StoreKind | None = None
        self.slow = 0.0
        self.saves = 0
        self.inside = 0

    def save(self, puts: list[Record], deletes: list[tuple[str, str]]) -> None:
        self.inside += 1
        assert self.inside == 1, "two saves at once"
        time.sleep(self.slow)
        try:
            if self.fails:
                raise StoreError(self.fails)
            self.saves += 1
            self.rows |= {(r.kind, r.key): r for r in puts}
            for key in deletes:
                self.rows.pop(key, None)
        finally:
            self.inside -= 1

    def save_beside(self, puts: list[Record], deletes: list[tuple[str, str]]) -> Path:
        self.fails = None
        self.save(puts, deletes)
        return Path("beside")

    def words(self) -> list[str]:
        return sorted(str(row.body["fields"]["text"]) for row in self.rows.values() if row.kind == "item")


def with_word(plan: Plan, word: str) -> Plan:
    n = len(plan.items) + 1
    return edit.add(plan, "p", {"text": word}, Stamp(n), lambda: f"i{n}")[0]


@pytest.fixture
def disk() -> Disk:
    return Disk()


def wait_for(writer: Writer, kind: str, seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while writer.state.kind != kind:
        assert time.monotonic() < end, f"still {writer.state.kind}"
        time.sleep(0.005)


def test_steady_typing_does_not_put_the_save_off(disk: Disk) -> None:
    plan = build()
    writer = Writer(disk, plan, lambda _: None, quiet=0.1)
    begin = time.monotonic()
    while time.monotonic() - begin < 0.6:
        plan = with_word(plan, "x")
        writer.put(plan)
        time.sleep(0.01)
    assert disk.saves >= 3
    writer.flush()
    assert len(disk.rows) == len(plan.items)
    writer.end()


def test_saved_is_said_after_the_disk_has_it(disk: Disk) -> None:
    said: list[tuple[str, int]] = []
    writer = Writer(disk, build(), lambda state: said.append((state.kind, disk.saves)), quiet=0.01)
    disk.slow = 0.05
    writer.put(with_word(build(), "one"))
    wait_for(writer, "saved")
    assert said == [("waiting", 0), ("saved", 1)]
    writer.end()


@pytest.mark.parametrize("kind", ["full", "readonly"])
def test_a_full_disk_keeps_the_words_and_saves_when_it_can(disk: Disk, kind: StoreKind) -> None:
    writer = Writer(disk, build(), lambda _: None, quiet=0.01)
    disk.fails = kind
    plan = with_word(build(), "one")
    writer.put(plan)
    wait_for(writer, "failed")
    assert writer.state.error == kind
    with pytest.raises(StoreError):
        writer.flush()
    disk.fails = None
    writer.put(with_word(plan, "two"))
    wait_for(writer, "saved")
    assert disk.words() == ["one", "two"]
    writer.end()


def test_it_tries_again_without_a_new_key(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wrap_tui.services.writer.AGAIN", 0.05)
    writer = Writer(disk, build(), lambda _: None, quiet=0.01)
    disk.fails = "full"
    writer.put(with_word(build(), "one"))
    wait_for(writer, "failed")
    disk.fails = None
    wait_for(writer, "saved")
    assert disk.words() == ["one"]
    writer.end()


def test_a_replaced_file_sends_the_words_to_a_vault_beside(disk: Disk) -> None:
    states: list[SaveState] = []
    writer = Writer(disk, build(), states.append, quiet=0.01)
    disk.fails = "gone"
    writer.put(with_word(build(), "one"))
    wait_for(writer, "saved")
    assert states[-1].beside == Path("beside")
    assert disk.words() == ["one"]
    writer.end()


def test_flush_from_many_threads_writes_one_after_the_other(disk: Disk) -> None:
    writer = Writer(disk, build(), lambda _: None, quiet=10)
    disk.slow = 0.02
    plan = build()
    threads = []
    for word in "abcdef":
        plan = with_word(plan, word)
        writer.put(plan)
        threads.append(threading.Thread(target=writer.flush))
        threads[-1].start()
    for thread in threads:
        thread.join()
    assert disk.words() == list("abcdef")
    writer.end()


def test_work_with_the_vault_waits_for_what_was_put_before(disk: Disk) -> None:
    writer = Writer(disk, build(), lambda _: None, quiet=10)
    writer.put(with_word(build(), "one"))
    assert writer.use(disk.words) == ["one"]
    writer.end()
