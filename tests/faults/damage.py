"""Flips bits of a vault and cuts it at lengths, opens it, saves and opens it again: `python -m tests.faults damage`."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.faults.building import in_memory
from tests.faults.killed import CHEAP, Records, after, change, cheap, start
from wrap_tui.errors import StoreError
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
        vault.save(*change(0))
        vault.close()
        self.data, self.expected = source.read_bytes(), after(start(6), 0)

    def outcome(self, data: bytes) -> str:
        """What becomes of these bytes: a kind of refusal, or `no effect`; anything else is a fault of ours."""
        self.path.write_bytes(data)
        self.path.chmod(0o600)
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


def run(cases: Iterable[tuple[str, bytes]], damaged: Damaged) -> tuple[Counter[str], list[str]]:
    """What came of all cases, and those that went wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for label, data in cases:
        outcome = damaged.outcome(data)
        counts[outcome] += 1
        if outcome not in ("no effect", "refused as damaged"):
            wrong.append(f"{label}: {outcome}")
    return counts, wrong


def main(arguments: list[str] | None = None) -> int:
    """Every byte of the file with one random bit, and every length; exit code 1 when something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults damage")
    parser.add_argument("--every", type=int, default=1, help="take every n-th byte and length")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    cheap()
    bad: list[str] = []
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        damaged = Damaged(Path(folder))
        pick, size = random.Random(asked.seed), len(damaged.data)
        for name, cases in (
            ("flips", damaged.flips(range(0, size, asked.every), pick)),
            ("cuts", damaged.cuts(range(1, size, asked.every))),
        ):
            counts, wrong = run(cases, damaged)
            bad += wrong
            print(name, sum(counts.values()), dict(counts), flush=True)
    print(*bad, sep="\n")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
