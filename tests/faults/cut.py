"""Opens every state that a power cut could leave: `python -m tests.faults cut --saves 10 --extra 10`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults.building import in_memory
from tests.faults.cut_more import MORE
from tests.faults.killed import CHEAP, Lost, Records, after, change, cheap, start
from tests.faults.powercut import Call, Disk, Mode, record
from wrap_tui.errors import StoreError
from wrap_tui.store import connection
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.table import same_all
from wrap_tui.store.vault import Vault

SOUND = connection.PRAGMAS
UNSAFE = tuple(
    {"synchronous": (name, "off"), "locking_mode": (name, "normal")}.get(name, (name, value))
    for name, value in SOUND
)
"""The control: nothing is synced, so an acknowledged save comes undone or half undone."""


def _ack(number: int) -> None:
    sys.stdout.write(f"ACK {number}\n")
    sys.stdout.flush()


def _save(path: Path, count: int) -> None:
    vault = Vault.open(path, Passphrase("0"), device="laptop")
    for step in range(count):
        vault.save(*change(step))
        _ack(step)
    vault.close()


def _passphrase(path: Path, count: int) -> None:
    vault = Vault.open(path, Passphrase("0"), device="laptop")
    for step in range(1, count + 1):
        vault.change_passphrase(str(step), cost=CHEAP)
        _ack(step - 1)
    vault.close()


def _create(path: Path, _: int) -> None:
    fresh = path.with_name("fresh.wrap")
    Vault.create(fresh, "0", device="laptop", cost=CHEAP, records=start(20).values()).close()
    _ack(0)


def _check_save(path: Path, acks: int) -> None:
    expected = start(8)
    for step in range(acks):
        expected = after(expected, step)
    beside = read(path, Passphrase("0")).records
    _either(_opened(path, "0"), expected, after(expected, acks))
    _either(dict(beside), expected, after(expected, acks))


def _check_passphrase(path: Path, acks: int) -> None:
    found = []
    for passphrase in (str(acks), str(acks + 1)):
        try:
            found.append(_opened(path, passphrase))
        except StoreError as error:
            if error.kind != "wrong":
                raise
    if len(found) != 1:
        raise Lost(f"{len(found)} passphrases open")
    _either(found[0], start(8))


def _check_create(path: Path, acks: int) -> None:
    _either(_opened(path, "0"), start(8))
    fresh = path.with_name("fresh.wrap")
    if fresh.exists() or acks:
        _either(_opened(fresh, "0"), start(20))


def _opened(path: Path, passphrase: str) -> Records:
    vault = Vault.open(path, Passphrase(passphrase), device="laptop")
    found = dict(vault.records)
    vault.close()
    return found


def _either(found: Records, *possible: Records) -> None:
    if not any(same_all(found, state) for state in possible):
        raise Lost("records")


Step = Callable[[Path, int], None]


def _said(do: Callable[[Path, Callable[[int], None]], None]) -> Step:
    return lambda path, _: do(path, _ack)


WORKS: dict[str, tuple[Step, Step]] = {
    "save": (_save, _check_save),
    "passphrase": (_passphrase, _check_passphrase),
    "create": (_create, _check_create),
    **{name: (_said(do), check) for name, (_, do, check) in MORE.items()},
}


def examine(
    work: str, count: int, extra: int, strace: str, *, control: bool = False
) -> dict[Mode, Counter[str]]:
    """Record *count* rounds of a work, cut the power everywhere, open everything; what came of it by mode of names.

    The *control* syncs nothing, and ends a mode with the first loss.
    """
    cheap()
    found: dict[Mode, Counter[str]] = {}
    with tempfile.TemporaryDirectory(dir=in_memory()) as outer:
        folder = Path(outer) / "disk"
        folder.mkdir()
        path = folder / "plan.wrap"
        Vault.create(path, "0", device="laptop", cost=CHEAP, records=start(8).values()).close()
        if work in MORE:
            MORE[work][0](path)
        begun = {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        program = ["-m", "tests.faults.cut", "--child", work, str(path), str(count)] + ["--control"] * control
        calls = record(program, folder, Path(outer) / "log", strace)
        for mode in ("ordered", "free"):
            disk = Disk(begun, mode, 3)
            found[mode] = _cut_everywhere(work, disk, calls, extra, folder, path, to_loss=control)
    return found


def _cut_everywhere(
    work: str, disk: Disk, calls: list[Call], extra: int, folder: Path, path: Path, *, to_loss: bool
) -> Counter[str]:
    counts: Counter[str] = Counter()
    tried: set[int] = set()
    acks = 0
    for call in (*calls, None):
        for state in disk.states(extra):
            place = hash((acks, tuple(sorted((name, hash(data)) for name, data in state.items()))))
            if place not in tried:
                tried.add(place)
                counts["states"] += 1
                counts[_verdict(work, state, acks, folder, path)] += 1
                if to_loss and counts["lost"]:
                    return counts
        if call is None:
            break
        if call.what == "ack":
            acks += 1
        else:
            disk.do(call)
    return counts


def _verdict(work: str, state: dict[str, bytes], acks: int, folder: Path, path: Path) -> str:
    shutil.rmtree(folder)
    folder.mkdir()
    for name, data in state.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(data)
        Path(name).chmod(0o600)
    try:
        WORKS[work][1](path, acks)
    except Lost:
        return "lost"
    except StoreError as error:
        return f"not opened: {error.kind}"
    return "good"


def _in_child(work: str, path: Path, count: int, control: bool) -> None:
    cheap()
    if control:
        connection.PRAGMAS = UNSAFE  # type: ignore[misc]
    WORKS[work][0](path, count)


def main(arguments: list[str] | None = None) -> int:
    """Print what came of it; exit code 1 when anything was lost, or when the control shows no loss."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults cut")
    parser.add_argument("--saves", type=int, default=10)
    parser.add_argument("--extra", type=int, default=10, help="random choices at each moment")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--control", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.child:
        _in_child(asked.child[0], Path(asked.child[1]), int(asked.child[2]), asked.control)
        return 0
    strace = shutil.which("strace") or "strace"
    bad = False
    for work in WORKS:
        for mode, counts in examine(work, asked.saves if work == "save" else 2, asked.extra, strace).items():
            bad |= counts["good"] != counts["states"]
            print(f"{work:12} {mode:8} {dict(counts)}", flush=True)
    for mode, counts in examine("save", asked.saves, asked.extra, strace, control=True).items():
        bad |= not counts["lost"]
        print(f"{'control':12} {mode:8} {dict(counts)}", flush=True)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
