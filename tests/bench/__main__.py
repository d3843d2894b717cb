"""Measures, and prints a table of ratios: `python -m tests.bench [vault] [start] [keys] [pages] [search]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench import keystrokes, pages, searching, start, vault
from tests.bench.measuring import Row, table

PARTS = {
    "start": start.rows,
    "keys": keystrokes.rows,
    "pages": pages.rows,
    "search": searching.rows,
    "vault": vault.rows,
}


def main(names: list[str]) -> int:
    """Measure the named parts, or all of them. 1 when a goal is not reached."""
    found: list[Row] = []
    for name in names or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for row in PARTS[name](Path(folder)):
                sys.stderr.write(f"{row.what}\n")
                found.append(row)
    sys.stdout.write(f"{table(found)}\n")
    return 0 if all(row.well for row in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
