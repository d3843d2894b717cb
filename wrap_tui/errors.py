"""Everything the program expects to go wrong: a kind, an exit code, and the values its sentence needs."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, Literal

StoreKind = Literal[
    "wrong", "damaged", "newer", "foreign", "busy", "readonly", "full", "gone", "exists", "missing", "older",
    "forked", "cancelled", "relocked",
]  # fmt: skip


class Exit(IntEnum):
    """Exit codes of the command line; stable."""

    WELL = 0
    FAULT = 1
    USAGE = 2
    WRONG = 3
    DAMAGED = 4
    NEWER = 5
    BUSY = 6
    CANNOT_WRITE = 7
    REFUSED = 8
    NO_VAULT = 9
    INTERRUPTED = 130


EXIT_OF_KIND: Final[dict[str, Exit]] = {
    "wrong": Exit.WRONG,
    "damaged": Exit.DAMAGED,
    "foreign": Exit.DAMAGED,
    "newer": Exit.NEWER,
    "busy": Exit.BUSY,
    "readonly": Exit.CANNOT_WRITE,
    "full": Exit.CANNOT_WRITE,
    "gone": Exit.CANNOT_WRITE,
    "exists": Exit.REFUSED,
    "missing": Exit.NO_VAULT,
    "older": Exit.DAMAGED,
    "forked": Exit.DAMAGED,
    "cancelled": Exit.INTERRUPTED,
    "relocked": Exit.DAMAGED,
}
NOT_OPENED: Final = ("wrong", "relocked")
"""Kinds that other words may open: a wrong guess, and one on a file whose key slots are not those of last time."""


class WrapError(Exception):
    """A foreseen failure.

    `sentence` is the id of its sentence in the wording tables (`errors.<name>`), `values` fill it.
    Neither ever holds the person's words.
    """

    exit_code: Exit = Exit.FAULT

    def __init__(self, sentence: str, **values: str | int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


class StoreError(WrapError):
    """The vault said no. `kind` says how; `detail` is for tests and developers, never shown, never a person's words."""

    def __init__(self, kind: StoreKind, detail: str = "", **values: str | int) -> None:
        super().__init__(f"store.{kind}", **values)
        self.kind: StoreKind = kind
        self.detail = detail
        self.exit_code = EXIT_OF_KIND[kind]

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}"


class UsageError(WrapError):
    """The command line was not understood."""

    exit_code = Exit.USAGE


class RefusedError(WrapError):
    """An import, export or creation that was refused; nothing was changed."""

    exit_code = Exit.REFUSED


class WriteError(WrapError):
    """A file could not be written; nothing half-written is left."""

    exit_code = Exit.CANNOT_WRITE


class ContentError(Exception):
    """A data file of ours is wrong: names file, table and field. A fault of ours, never of the person."""
