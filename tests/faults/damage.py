"""Flips bits of a vault and cuts it at lengths, opens it, saves and opens it again: `python -m tests.faults damage`."""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

from tests.faults.building import in_memory
from tests.faults.killed import CHEAP, Records, after, change, cheap, start
from wrap_tui.errors import StoreError
from wrap_tui.store import reading
from wrap_tui.store import vault as vault_module
from wrap_tui.store.format import PAGE_SIZE
from wrap_tui.store.journal import MAGIC
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.table import same_all
from wrap_tui.store.vault import Vault

OWN = Passphrase("0")


class Damaged:
    """One small vault, and a place where its spoiled copies are opened."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "plan.wrap"
        source = folder / "source.wrap"
        vault = Vault.create(source, "0", device="laptop", cost=CHEAP, records=start(6).values())
        vault.confirm_spare_key(vault.new_spare_key())
        copies, self.journals = [bytes_of(source)], list[bytes]()
        vault.change_passphrase("0", cost=CHEAP)
        copies.append(bytes_of(source))
        self.expected = start(6)
        for step in (4, 9, 0):
            self.journals.append(journal_of_a_save(vault, source, step))
            self.expected = after(self.expected, step)
        vault.close()
        self.data = source.read_bytes()
        self.older = tuple(copies)

    def outcome(self, data: bytes, journal: bytes = b"") -> str:
        """What becomes of these bytes: a kind of refusal, or `no effect`; anything else is a fault of ours."""
        self.path.write_bytes(data)
        self.path.chmod(0o600)
        if journal:
            self.path.with_name("plan.wrap-journal").write_bytes(journal)
        try:
            found = self._open_save_open()
        except StoreError as error:
            if self.path.read_bytes() != data:
                return f"refused as {error.kind} after a change"
            return f"refused as {error.kind}"
        except Exception as error:
            return f"unhandled {type(error).__name__}"
        finally:
            for left in self.folder.glob("plan.wrap*"):
                left.unlink()
        return "no effect" if same_all(found, after(self.expected, 1)) else "opened wrong"

    def _open_save_open(self) -> Records:
        beside: Records | None = None
        kind = ""
        try:
            beside = dict(read(self.path, OWN).records)
        except StoreError as error:
            kind = error.kind
        try:
            vault = Vault.open(self.path, OWN, device="laptop")
        except StoreError as error:
            if error.kind != kind:
                raise AssertionError(f"{error.kind}, but beside {kind}") from None
            raise
        opened = dict(vault.records)
        vault.save(*change(1))
        vault.close()
        if beside is None or not same_all(opened, beside):
            raise AssertionError(f"opened, but beside {kind}")
        again = Vault.open(self.path, OWN, device="laptop")
        found = dict(again.records)
        again.close()
        return found

    def flips(self, places: Iterable[int], pick: random.Random) -> Iterator[tuple[str, bytes]]:
        """The vault with one bit the other way at each of these bytes."""
        for place in places:
            data = bytearray(self.data)
            bit = 1 << pick.randrange(8)
            data[place] ^= bit
            yield f"byte {place} bit {bit}", bytes(data)

    def cuts(self, lengths: Iterable[int]) -> Iterator[tuple[str, bytes]]:
        """The vault cut at each of these lengths."""
        for length in lengths:
            yield f"cut at {length}", self.data[:length]

    def public_places(self) -> list[int]:
        """Every byte of SQLite's header and of the pages that hold schema, head and slots, free space left out."""
        pages = [self.data[at : at + 8192] for at in range(0, len(self.data), 8192)]
        public = [n for n, page in enumerate(pages) if n == 0 or b'"kdf"' in page or b'"aead"' in page]
        return [8192 * n + at for n in public for at in range(8192) if self.data[8192 * n + at] or at < 200]


def bytes_of(path: Path) -> bytes:
    """A file as another process reads it: closing a handle here would drop the lock of the open vault."""
    return subprocess.run(["cat", path], check=True, capture_output=True).stdout


def journal_of_a_save(vault: Vault, path: Path, step: int) -> bytes:
    """What lies beside the vault in the middle of this save, as SQLite leaves it when it has synced it."""
    kept: list[bytes] = []
    assert vault._connection is not None

    def keep(statement: str) -> None:
        if statement.upper().startswith("COMMIT"):
            kept.append(bytes_of(path.with_name(f"{path.name}-journal")))

    vault._connection.sql.set_trace_callback(keep)
    vault.save(*change(step))
    vault._connection.sql.set_trace_callback(None)
    pages = (len(kept[0]) - 512) // (PAGE_SIZE + 8)
    return MAGIC + pages.to_bytes(4, "big") + kept[0][12:]


def run(
    cases: Iterable[tuple[str, bytes] | tuple[str, bytes, bytes]],
    damaged: Damaged,
    told: Callable[[Counter[str]], None] = lambda counts: None,
) -> tuple[Counter[str], list[str]]:
    """What came of all cases, and those that went wrong; *told* hears the counts so far before each case."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for label, *data in cases:
        told(counts)
        outcome = damaged.outcome(*data)
        counts[outcome] += 1
        if outcome not in ("no effect", "refused as damaged"):
            wrong.append(f"{label}: {outcome}")
    return counts, wrong


def main(arguments: list[str] | None = None) -> int:
    """Every byte with one random bit, every length, moved rows, left-over journals; exit code 1 when something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults damage")
    parser.add_argument("--every", type=int, default=1, help="take every n-th byte and length")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", default="flips,cuts,moves,journals", help="which, with commas")
    parser.add_argument(
        "--tell", type=int, default=5000, help="print the counts so far after this many cases"
    )
    asked = parser.parse_args(arguments)
    from tests.faults import surgery

    def so_far(counts: Counter[str]) -> None:
        if counts and counts.total() % asked.tell == 0:
            print("...", counts.total(), dict(counts), flush=True)

    cheap()
    reading._PAUSE = 0.0  # nobody writes while these files are read, so waiting for the writer shows nothing
    vault_module.ThreadPoolExecutor = _Here  # type: ignore[assignment, attr-defined]
    bad: list[str] = []
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        damaged = Damaged(Path(folder))
        pick, size = random.Random(asked.seed), len(damaged.data)
        forms: dict[str, Iterable[tuple[str, bytes] | tuple[str, bytes, bytes]]] = {
            "flips": damaged.flips(spread(range(0, size, asked.every)), pick),
            "cuts": damaged.cuts(spread(range(1, size, asked.every))),
            "moves": surgery.moves(damaged, 5000 // asked.every, pick),
            "journals": surgery.left_over(damaged, 600 // asked.every, pick),
        }
        for name in asked.forms.split(","):
            counts, wrong = run(forms[name], damaged, so_far)
            bad += wrong
            print(name, counts.total(), dict(counts), flush=True)
    print(*bad, sep="\n")
    return int(bool(bad))


def spread(places: Sequence[int]) -> Iterator[int]:
    """The same places with every 16th first, so that a run that is stopped has been everywhere."""
    for first in range(16):
        yield from places[first::16]


class _Here:
    """Stands for a pool of threads: does the work at once, in the thread that asks."""

    def __init__(self, size: int) -> None:
        del size

    def __enter__(self) -> _Here:
        return self

    def __exit__(self, *raised: object) -> None:
        return

    def submit(self, work: Callable[..., object], *given: object) -> Future[object]:
        done: Future[object] = Future()
        try:
            done.set_result(work(*given))
        except BaseException as error:
            done.set_exception(error)
        return done


if __name__ == "__main__":
    sys.exit(main())
