"""Writes finished exports: never over a file, never half of one, for the owner's eyes alone."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from wrap_tui import paths
from wrap_tui.errors import RefusedError, WrapError, WriteError
from wrap_tui.wording import say

MODE: Final = 0o600
LABEL_LENGTH: Final = 40
TRIES: Final = 100
_ALIKE: Final = {".html": (".htm",), ".md": (".markdown",), ".txt": (".text",)}
"""Other endings that programs know as well."""
"""Names that are tried when a neutral name is taken: plan.pdf, plan-2.pdf, ..."""

_OPEN: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)

_KINDS: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.ENAMETOOLONG: "name",
    errno.EINVAL: "name",
}

SYNCED: Final = (
    ("onedrive", "onedrive"),
    ("dropbox", "dropbox"),
    ("mobile documents", "icloud"),
    ("icloud", "icloud"),
    ("google drive", "google_drive"),
    ("googledrive", "google_drive"),
    ("my drive", "google_drive"),
    ("nextcloud", "nextcloud"),
    ("owncloud", "nextcloud"),
    ("box sync", "box"),
)
"""How folders that are copied elsewhere are called, and by whom."""

MARKERS: Final = ((".stfolder", "syncthing"), (".dropbox", "dropbox"), (".sync_folder", "nextcloud"))
"""What lies in the top folder of those that can be told by a file."""


def default_folder(last: Path | None = None, places: paths.Places | None = None) -> Path:
    """Where a file is offered to go: the last place, else the documents folder. Never the current one.

    A last place that is gone, or that is emptied by itself, is not offered. When everything lies together on a stick, the file is offered to go there too.
    """
    if last is not None and last.is_dir() and not passing(last):
        return last
    if places is not None and places.together:
        return places.vault.parent
    return paths.documents()


def passing(folder: Path) -> bool:
    """Whether a folder lies among temporary files; not so when the whole home does."""
    temporary, home = Path(tempfile.gettempdir()).resolve(), Path.home().resolve()
    return folder.resolve().is_relative_to(temporary) and not home.is_relative_to(temporary)


def with_ending(place: Path, ending: str) -> Path:
    """The same place with the ending (".pdf") by which programs know what to open it with, unless it has it."""
    alike = {ending, *_ALIKE.get(ending, ())}
    return (
        place if not place.name or place.suffix.casefold() in alike else place.with_name(place.name + ending)
    )


def default_name(suffix: str, version: int, made: date, locked: bool = False, label: str = "") -> str:
    """A file name that says nothing: "plan-v7-2026-11-03-locked.html". A *label* of the owner stands in place of "plan"."""
    first = "-".join(re.findall(r"\w+", label))[:LABEL_LENGTH].strip("-") or "plan"
    return f"{first}-v{version}-{made.isoformat()}{'-locked' if locked else ''}{suffix}"


def free_place(folder: Path, name: str) -> Path:
    """A place in *folder* where no file lies yet, with a number in the name when needed."""
    place = folder / name
    stem, suffix = place.stem, place.suffix
    for number in range(2, TRIES):
        if not os.path.lexists(place):
            break
        place = folder / f"{stem}-{number}{suffix}"
    return place


def deliver(data: bytes, where: Path) -> Path:
    """Write *data* to a new file at *where* with mode 0600, and read it back; gives the absolute path.

    Raises RefusedError when anything lies there already (a link too), WriteError when it cannot be written.
    After an error nothing half-written is left.
    """
    place = Path(os.path.abspath(where))  # noqa: PTH100 (resolve would follow a link)
    try:
        descriptor = os.open(place, _OPEN, MODE)
    except FileExistsError:
        raise RefusedError("export.exists", name=place.name[:80]) from None
    except (OSError, ValueError) as error:
        raise _cannot(error, place) from None
    try:
        _write(descriptor, data)
        _sync_folder(place.parent)
        _read_back(place, data)
    except BaseException as error:
        with contextlib.suppress(OSError):
            place.unlink()
        if isinstance(error, OSError):
            raise _cannot(error, place) from None
        raise
    return place


def deliver_all(files: Sequence[tuple[bytes, Path]]) -> tuple[Path, ...]:
    """Deliver every one of (data, place), or none: after an error those that were written are removed."""
    done: list[Path] = []
    try:
        for data, place in files:
            done.append(deliver(data, place))
    except BaseException:
        for place in done:
            take_back(place)
        raise
    return tuple(done)


def take_back(place: Path) -> None:
    """Remove a file that was delivered a moment ago, because what belongs to it did not work."""
    with contextlib.suppress(OSError):
        place.unlink()


@contextlib.contextmanager
def taken_back_unless(places: Iterable[Path | None]) -> Iterator[None]:
    """Around the noting of files that were delivered: after an error in it they are removed again."""
    try:
        yield
    except BaseException:
        for place in places:
            if place is not None:
                take_back(place)
        raise


def _write(descriptor: int, data: bytes) -> None:
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, MODE)
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _read_back(place: Path, data: bytes) -> None:
    if place.is_symlink() or place.read_bytes() != data:
        raise WriteError("export.not_the_same", name=place.name[:80])


def _cannot(error: OSError | ValueError, place: Path) -> WrapError:
    kind = _KINDS.get(error.errno or 0, "other") if isinstance(error, OSError) else "name"
    return WriteError(f"export.{kind}", name=place.name[:80])


def notes(folder: Path) -> tuple[str, ...]:
    """What the person may want to know about a folder before a file goes there; nothing of it stops them."""
    return tuple(_notes(Path(os.path.abspath(folder))))  # noqa: PTH100


def _notes(folder: Path) -> Iterator[str]:
    above = (folder, *folder.parents)
    if (service := _synced(above)) is not None:
        yield say("export.notes.synced", name=say(f"export.folder.{service}"))
    if any((parent / ".git").exists() for parent in above):
        yield say("export.notes.git")
    with contextlib.suppress(OSError):
        if os.name != "nt" and stat.S_IMODE(folder.stat().st_mode) & stat.S_IWOTH:
            yield say("export.notes.open_folder")


def _synced(above: tuple[Path, ...]) -> str | None:
    for folder in above:
        name = folder.name.casefold()
        for part, service in SYNCED:
            if name == part or name.startswith((f"{part} ", f"{part}-", f"{part} -")):
                return service
        for marker, service in MARKERS:
            if (folder / marker).exists():
                return service
    return None


def remove(place: Path) -> bool:
    """Remove a file that was delivered; whether there was one. Raises WriteError when it cannot be removed.

    What a disk, a snapshot or a cloud still holds of it is not touched.
    """
    try:
        place.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _cannot(error, place) from None
    return True
