"""How much memory files of the worst kind take: `python -m tests.faults memory`. Several gigabytes and some minutes.

The measure is the dearest key that a file may ask for (2 GiB): nothing takes more than 1.1 times that.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.unit.store import tamper
from wrap_tui import resources
from wrap_tui.domain.canonical import canonical
from wrap_tui.store.cost import CEILING
from wrap_tui.store.format import LARGEST, PAGE_SIZE
from wrap_tui.store.journal import MAGIC

Case = Callable[[Path], list[str]]
"""Makes a file in an empty folder; returns the command that reads it."""
MOST: Final = CEILING.memory_kib * 11 // 10
"""KiB: 1.1 times the memory of the dearest key."""
VECTORS: Final = resources.folder() / "format" / "vectors"


def _vault(folder: Path) -> Path:
    return Path(shutil.copy(VECTORS / "many.wrap", folder / "plan.wrap"))


def dear_key(folder: Path) -> list[str]:
    """A vault whose slot asks for all that is accepted."""
    path = _vault(folder)
    with tamper.opened(path) as sql:
        param = canonical(
            {
                "kdf": "argon2id",
                "m": CEILING.memory_kib,
                "p": CEILING.lanes,
                "salt": "00" * 16,
                "t": 1,
                "v": 19,
            }
        )
        sql.execute("update slot set param=? where kind='passphrase'", (param.decode(),))
        tamper.retell(sql)
    return ["check"]


def largest_file(folder: Path) -> list[str]:
    """The longest file that is read, its new pages full of zeros."""
    path = _vault(folder)
    with path.open("r+b") as stream:
        stream.truncate(LARGEST)
        stream.seek(28)
        stream.write(struct.pack(">I", LARGEST // PAGE_SIZE))
    return ["check"]


def largest_rows(folder: Path) -> list[str]:
    """Rows of the longest file that are one box each of many megabytes."""
    path = _vault(folder)
    with tamper.opened(path) as sql:
        for number in range(4):
            sql.execute("insert into rec values(?,1,zeroblob(?))", (number, LARGEST // 5))
    return ["check"]


def large_head(folder: Path) -> list[str]:
    """A manifest of hundreds of megabytes."""
    path = _vault(folder)
    with tamper.opened(path) as sql:
        sql.execute("update head set v=zeroblob(?) where k='manifest'", (LARGEST * 4 // 5,))
    return ["check"]


def journal(folder: Path) -> list[str]:
    """A journal of the longest file, for more pages than there are."""
    path = _vault(folder)
    start = struct.pack(">8sIIIII", MAGIC, 0xFFFFFFFF, 1, 0xFFFFFFF0, 512, PAGE_SIZE)
    with path.with_name("plan.wrap-journal").open("wb") as stream:
        stream.write(start)
        stream.truncate(LARGEST)
    return ["check"]


def _import(folder: Path, name: str, pieces: Callable[[io.BufferedWriter], object]) -> list[str]:
    _vault(folder)
    with (folder / name).open("wb") as stream:
        pieces(stream)
    return ["import", str(folder / name)]


def toml_tables(folder: Path) -> list[str]:
    """TOML of the longest length, an array of empty tables."""
    return _import(
        folder, "x.toml", lambda out: out.write(b'format="wrap-plan/1"\na=[' + b"{}," * 16_600_000 + b"]")
    )


def toml_keys(folder: Path) -> list[str]:
    """TOML of the longest length, one short key a line."""
    lines = (b"k%d=1\n" % n for n in range(4_900_000))
    return _import(
        folder, "x.toml", lambda out: out.write(b'format="wrap-plan/1"\n' + b"".join(lines)[:49_000_000])
    )


def json_lists(folder: Path) -> list[str]:
    """A diary of empty lists in lists."""
    return _import(folder, "x.json", lambda out: out.write(b'{"entries":[' + b"[]," * 16_600_000 + b"[]]}"))


def lines(folder: Path) -> list[str]:
    """Text of one letter a line."""
    return _import(folder, "x.md", lambda out: out.write(b"# T\n" + b"- a\n" * 12_000_000))


def zip_bomb(folder: Path) -> list[str]:
    """A Word file that unpacks to 500 megabytes."""

    def pack(out: io.BufferedWriter) -> None:
        with (
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
            archive.open("word/document.xml", "w", force_zip64=True) as inner,
        ):
            for _ in range(500):
                inner.write(b" " * 1_000_000)

    return _import(folder, "x.docx", pack)


CASES: Final = (
    dear_key, largest_file, largest_rows, large_head, journal, toml_tables, toml_keys, json_lists, lines, zip_bomb,
)  # fmt: skip


def measured(case: Case) -> tuple[int, int, str]:
    """Peak KiB of the program and its own processes, exit code, and what it said."""
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer)
        command = case(folder)
        environment = {"HOME": outer, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TMPDIR": outer}
        words = [sys.executable, "-m", "wrap_tui", *command, "--vault", str(folder / "plan.wrap"), "--passphrase-file", "-"]  # fmt: skip
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            asked = subprocess.run(
                words,
                env=environment,
                input=b"abacus zoom purple yo-yo lantern\n",
                capture_output=True,
                check=False,
            )
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            said = (asked.stderr or asked.stdout).decode().strip().splitlines()
            os.write(writing, f"{peak}\t{asked.returncode}\t{said[-1] if said else ''}".encode())
            os._exit(0)
        os.close(writing)
        with open(reading, "rb") as stream:  # noqa: PTH123 - a pipe
            told = stream.read().decode()
        os.waitpid(child, 0)
    kib, status, sentence = told.split("\t")
    return int(kib), int(status), sentence


def main(arguments: list[str] | None = None) -> int:
    """Print a table; exit code 1 when anything took more than `MOST` or ended in a fault of ours."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults memory")
    parser.add_argument(
        "--cases", default=",".join(case.__name__ for case in CASES), help="names, with commas"
    )
    asked = parser.parse_args(arguments)
    bad = False
    print(f"{'case':14} {'MiB':>6} {'of 2 GiB':>9} {'exit':>5}  said")
    for case in CASES:
        if case.__name__ not in asked.cases.split(","):
            continue
        peak, code, said = measured(case)
        bad |= peak > MOST or code in (1, -9)
        print(
            f"{case.__name__:14} {peak // 1024:6} {peak / CEILING.memory_kib:9.2f} {code:5}  {said}",
            flush=True,
        )
    return int(bad)
