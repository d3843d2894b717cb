"""The one place where failures of SQLite, the disk and parsing become a StoreError with a kind."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from wrap_tui.errors import StoreError, StoreKind, WrapError

_SQLITE: Final[dict[int, StoreKind]] = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_PERM: "readonly",
    sqlite3.SQLITE_AUTH: "readonly",
    sqlite3.SQLITE_CANTOPEN: "readonly",
    sqlite3.SQLITE_NOMEM: "full",
}
_ERRNO: Final[dict[int, StoreKind]] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.EEXIST: "exists",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ELOOP: "foreign",
    errno.EISDIR: "foreign",
}
_WHEN_WRITING: Final[dict[int, StoreKind]] = {
    sqlite3.SQLITE_IOERR: "readonly",
    sqlite3.SQLITE_CANTOPEN: "readonly",
    sqlite3.SQLITE_NOTADB: "gone",
}


def kind_of(error: BaseException, *, writing: bool) -> StoreKind:
    """The kind of a failure that is not a StoreError yet."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if writing and code in _WHEN_WRITING:
            return _WHEN_WRITING[code]
        return _SQLITE.get(code, "damaged")
    if isinstance(error, MemoryError):
        return "full"
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0, "readonly" if writing else "damaged")
    return "damaged"


def _detail(error: BaseException) -> str:
    name = getattr(error, "sqlite_errorname", "")
    code = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return " ".join(part for part in (type(error).__name__, name, code) if part)


@contextmanager
def faults(*, writing: bool) -> Iterator[None]:
    """Turn whatever a hostile file or a failing disk raises inside into a StoreError.

    The detail names types and codes only: messages of parsers can hold the person's words.
    """
    try:
        yield
    except WrapError:
        raise
    except Exception as error:
        raise StoreError(kind_of(error, writing=writing), _detail(error)) from None


def of_content(error: StoreError) -> bool:
    """Whether a failure to read speaks of what is in the file, not of a disk that does not answer now."""
    return (
        error.kind in ("damaged", "foreign", "newer", "missing")
        and "EIO" not in error.detail
        and "IOERR" not in error.detail
    )
