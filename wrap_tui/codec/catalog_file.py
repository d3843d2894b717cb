"""One data file of the plan as a typed table; what is wrong in it is told by file, table and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol, TypeVar

import msgspec

from wrap_tui.errors import ContentError

RECORDS: Final = "records"
TICKS: Final = "ticks"
_STEP: Final = re.compile(r"\.(\w+)(?:\[(\d+)\])?")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a data file; a field that it does not know is an error."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=Table)
_N = TypeVar("_N", bound=_Named)


def read_table(file: Path, shape: type[_T]) -> _T:
    """The file as a *shape*; ContentError names file, table and field."""
    name = f"{file.parent.parent.name}/plan/{file.name}"
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{name}: {error}") from error
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at ")
        raise ContentError(f"{name}: {_where(raw, path.strip('`'))}: {problem}") from error


def _where(raw: object, path: str) -> str:
    """The tables on the way to *path* by their ids, then the field: "part events, question dates, kind"."""
    found: list[str] = []
    for name, index in _STEP.findall(path):
        raw = raw.get(name) if isinstance(raw, dict) else None
        if index and isinstance(raw, list):
            raw = raw[int(index)]
        title = raw.get("id", f"number {int(index) + 1}") if isinstance(raw, dict) and index else index
        found.append(f"{name} {title}".strip())
    return ", ".join(found) or "top of the file"


def keyed(rows: Iterable[_N], where: str) -> dict[str, _N]:
    """The rows by id; ContentError when an id stands twice."""
    found: dict[str, _N] = {}
    for row in rows:
        if row.id in found:
            raise ContentError(f"{where}: the id {row.id} stands twice")
        found[row.id] = row
    return found


def record_files(folder: Path) -> Sequence[Path]:
    """The record files of a plan folder: `records.toml`, then `records-*.toml` in name order."""
    return _files(folder, lambda stem: stem == RECORDS)


def section_files(folder: Path) -> Sequence[Path]:
    """The section files of a plan folder in name order, each section's own file before its further parts."""
    return _files(folder, lambda stem: stem not in (RECORDS, TICKS))


def _files(folder: Path, wanted: Callable[[str], bool]) -> Sequence[Path]:
    found = (path for path in folder.glob("*.toml") if wanted(path.stem.partition("-")[0]))
    return sorted(found, key=lambda path: path.stem)
