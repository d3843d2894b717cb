"""A journal beside a vault: decided with the key whether the save in it came to an end, before SQLite takes it back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from wrap_tui.errors import StoreError
from wrap_tui.store import files, raw, reading
from wrap_tui.store.format import LARGEST
from wrap_tui.store.secret import Secret
from wrap_tui.store.slots import Unlocked

_LOCK_AT: Final = 0x40000000
_LOCK_LENGTH: Final = 512
"""Where SQLite locks a file: pending, reserved and shared bytes (sqlite.org, src/os.h)."""


def there(path: Path) -> bool:
    """Whether a journal that SQLite would look at lies beside the vault."""
    try:
        return reading.journal_of(path).stat().st_size > 0
    except OSError:
        return False


def settled(path: Path, secret: Secret, cancel: Callable[[], bool] | None = None) -> Secret | Unlocked:
    """Remove the journal of a vault that is whole without it; what opened the vault, so that nothing is derived twice.

    A copying program can bring back the journal of an older save: SQLite would take it for its own and put old
    pages over acknowledged words. A journal whose save did not come to an end is left to SQLite. One beside a
    vault that is whole neither way is left alone, and so is the vault: salvage reads both.
    StoreError as from `reading.read`; `busy` when the vault is open.
    """
    if os.name != "posix" or not there(path):
        return secret
    raw.regular(path)
    nobody_has(path)
    data, bare = reading.read_state(path, secret, cancel)
    try:
        with contextlib.suppress(OSError), _alone(path) as stream:
            if stream.read(LARGEST + 1) == data:
                os.fsync(stream.fileno())
                reading.journal_of(path).unlink()
                files.sync_folder(reading.journal_of(path).parent)
    except StoreError as error:
        if error.kind == "busy":
            raise
    finally:
        bare.keys.wipe()
    return bare.unlocked or secret


def nobody_has(path: Path) -> None:
    """StoreError `busy` when a program has the vault open. Nothing is rolled back."""
    with contextlib.suppress(OSError), _alone(path):
        return


@contextmanager
def _alone(path: Path) -> Iterator[BinaryIO]:
    """The file with all of SQLite's locks on it; OSError or StoreError when it cannot be written."""
    import fcntl

    with raw.gate:
        if raw.is_held(path):
            raise StoreError("busy", "open in this program")
        with path.open("r+b", buffering=0) as stream:
            try:
                fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_LENGTH, _LOCK_AT)
            except OSError:
                raise StoreError("busy", "open in another program") from None
            yield stream
