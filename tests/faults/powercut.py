"""What a power cut can leave on a disk: a model built from the system calls of a run.

The data of a file is durable after fsync or fdatasync of that file; until then any subset of the pending writes
may have reached the disk, each whole or torn at sectors of 512 bytes. Names (create, link, rename, unlink) are
durable after fsync of their folder; until then

- `ordered`: the pending name changes happen in order, and fsync of a file makes its own name durable (ext4, xfs, btrfs);
- `free`: any subset of them may have happened.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple

Mode = Literal["ordered", "free"]
SECTOR = 512
CALLS = "openat,open,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat"
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\)\s+= (-?\d+)")
_HANDLE = re.compile(r"(\d+)<([^>]*)>")
_STRING = re.compile(r'"((?:\\x..)*)"')


class Call(NamedTuple):
    """One call that changes something, or an acknowledgement of the program."""

    what: Literal["ack", "create", "write", "cut", "sync", "link", "rename", "unlink"]
    path: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""


def record(program: list[str], folder: Path, log: Path, strace: str) -> list[Call]:
    """Run a Python program under strace; its calls on files in *folder*, and what it prints as `ACK n`."""
    trace = [strace, "-f", "-y", "-xx", "-s", "20000000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([*trace, sys.executable, *program], check=True, stdout=subprocess.DEVNULL)
    return [call for line in log.read_text().splitlines() if (call := _call(line, str(folder))) is not None]


_offsets: dict[int, int] = {}


def _text(hexed: str) -> str:
    return bytes.fromhex(hexed.replace("\\x", "")).decode() if "\\x" in hexed else hexed


def _call(line: str, folder: str) -> Call | None:
    match = _LINE.match(line)
    if not match or match[3].startswith("-"):
        return None
    name, arguments, result = match[1], match[2], int(match[3])
    strings = [bytes.fromhex(s.replace("\\x", "")) for s in _STRING.findall(arguments)]
    handle = _HANDLE.match(arguments)
    if name in ("open", "openat"):
        return _opened(strings[0].decode(), arguments, result, folder)
    if name.startswith(("rename", "link", "unlink")):
        paths = [text.decode() for text in strings]
        kind: Literal["link", "rename", "unlink"] = "link"
        kind = "rename" if name.startswith("rename") else "unlink" if name.startswith("unlink") else kind
        return Call(kind, paths[0], paths[-1]) if paths[0].startswith(folder) else None
    if handle is None:
        return None
    number, path = int(handle[1]), _text(handle[2])
    if name == "write" and number == 1 and strings and strings[0].startswith(b"ACK"):
        return Call("ack", at=int(strings[0].split()[1]))
    if not path.startswith(folder):
        return None
    return _on_file(name, number, path, arguments, strings)


def _opened(path: str, arguments: str, number: int, folder: str) -> Call | None:
    if not path.startswith(folder):
        return None
    _offsets[number] = 0
    if "O_TRUNC" in arguments:
        return Call("cut", path)
    return Call("create", path) if "O_CREAT" in arguments else None


def _on_file(name: str, number: int, path: str, arguments: str, strings: list[bytes]) -> Call | None:
    if name == "pwrite64":
        return Call("write", path, at=int(arguments.rsplit(", ", 1)[1]), data=strings[0])
    if name == "write":
        at = _offsets.get(number, 0)
        _offsets[number] = at + len(strings[0])
        return Call("write", path, at=at, data=strings[0])
    if name == "ftruncate":
        return Call("cut", path, at=int(arguments.rsplit(", ", 1)[1]))
    return Call("sync", path)


# ------------------------------------------------------------------------------------------------------------

Keep = Callable[[list[Call]], list[Call]]


def _without(lone: Call) -> Keep:
    return lambda calls: [call for call in calls if call is not lone]


def _only(lone: Call) -> Keep:
    return lambda calls: [call for call in calls if call is lone]


@dataclass
class File:
    """One file: what is durable, and what was written since."""

    durable: bytes
    pending: list[Call] = field(default_factory=list)

    def with_kept(self, kept: list[Call]) -> bytes:
        """The bytes when these of the pending writes reached the disk."""
        data = bytearray(self.durable)
        for call in kept:
            if call.what == "cut":
                del data[call.at :]
                data.extend(bytes(call.at - len(data)))
            else:
                data.extend(bytes(max(call.at - len(data), 0)))
                data[call.at : call.at + len(call.data)] = call.data
        return bytes(data)


class Disk:
    """The disk during a run, and the states in which a power cut could leave it."""

    def __init__(self, start: dict[str, bytes], mode: Mode, seed: int) -> None:
        self.mode, self.pick = mode, random.Random(seed)
        self.files = dict(enumerate(File(data) for data in start.values()))
        self.names = dict(zip(start, self.files, strict=True))
        self.durable_names = dict(self.names)
        self.pending_names: list[tuple[Call, int]] = []

    def states(self, extra: int) -> Iterator[dict[str, bytes]]:
        """What may be on the disk now: nothing, all, all but one, and one of what is pending, and *extra* random choices."""
        yield self._state(lambda _: [], [])
        pending = [call for file in self.files.values() for call in file.pending]
        names = [call for call, _ in self.pending_names]
        if not pending and not names:
            return
        yield self._state(lambda calls: calls, names)
        for lone in (*pending, *names):
            yield self._state(_without(lone), [name for name in names if name is not lone])
            yield self._state(_only(lone), [name for name in names if name is lone])
        for _ in range(extra):
            yield self._state(self._some, [name for name in names if self.pick.random() < 0.5])

    def _some(self, calls: list[Call]) -> list[Call]:
        return [torn for call in calls if self.pick.random() < 0.5 for torn in self._torn(call)]

    def _torn(self, call: Call) -> list[Call]:
        """A write, perhaps with some of its sectors missing."""
        if call.what != "write" or self.pick.random() < 0.4:
            return [call]
        first = SECTOR - call.at % SECTOR
        cuts = [0, *range(first, len(call.data), SECTOR), len(call.data)]
        pieces = pairwise(cuts)
        return [
            call._replace(at=call.at + a, data=call.data[a:b]) for a, b in pieces if self.pick.random() < 0.5
        ]

    def _state(self, keep: Keep, kept_names: list[Call]) -> dict[str, bytes]:
        names = dict(self.durable_names)
        for call, number in self.pending_names:
            if not any(call is kept for kept in kept_names):
                if self.mode == "ordered":
                    break
                continue
            _rename(names, call, number)
        return {name: self.files[n].with_kept(keep(self.files[n].pending)) for name, n in names.items()}

    def do(self, call: Call) -> None:
        """One call happens."""
        match call.what:
            case "create" if call.path not in self.names:
                self._new_name(call, len(self.files))
            case "write":
                self.files[self.names[call.path]].pending.append(call)
            case "cut":
                if call.path not in self.names:
                    self._new_name(call._replace(what="create"), len(self.files))
                self.files[self.names[call.path]].pending.append(call)
            case "link" | "rename" | "unlink" if call.path in self.names:
                self._new_name(call, self.names[call.path])
            case "sync":
                self._sync(call.path)

    def _new_name(self, call: Call, number: int) -> None:
        self.files.setdefault(number, File(b""))
        _rename(self.names, call, number)
        self.pending_names.append((call, number))

    def _sync(self, path: str) -> None:
        number = self.names.get(path)
        if number is None:
            self._settle_names(len(self.pending_names))
            return
        file = self.files[number]
        self.files[number] = File(file.with_kept(file.pending))
        if self.mode == "ordered":
            last = max(
                (n for n, (_, owner) in enumerate(self.pending_names, 1) if owner == number), default=0
            )
            self._settle_names(last)

    def _settle_names(self, count: int) -> None:
        for call, number in self.pending_names[:count]:
            _rename(self.durable_names, call, number)
        del self.pending_names[:count]


def _rename(names: dict[str, int], call: Call, number: int) -> None:
    match call.what:
        case "create":
            names[call.path] = number
        case "link":
            names[call.other] = number
        case "unlink":
            names.pop(call.path, None)
        case _:
            names.pop(call.path, None)
            names[call.other] = number
