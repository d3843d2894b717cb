"""What it costs to try a passphrase: Argon2id parameters, their bounds, measuring, and a derivation that can be cancelled."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from wrap_tui.errors import StoreError

KEY_BYTES: Final = 64
_BEAT: Final = 0.05
_LONG: Final = 4.0
"""Seconds from which a derivation runs in a process of its own, so that cancelling frees its memory at once."""


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """Argon2id: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def work(self) -> int:
        """KiB filled in all: the time grows with it."""
        return self.memory_kib * self.passes


STANDARD: Final = Cost(256 * 1024, 3, 4)
FLOOR = Cost(64 * 1024, 3, 4)
"""Nothing cheaper is written (RFC 9106, second recommended option)."""
LOWEST = Cost(64 * 1024, 1, 1)
"""Nothing cheaper is accepted from a file."""
CEILING: Final = Cost(2 * 1024 * 1024, 64, 16)
"""Nothing dearer is accepted from a file."""
GOAL: Final = 0.7
"""Seconds that one try takes on the computer that made the vault, between 0.5 and 1."""


def accepted(cost: Cost) -> bool:
    """Whether a file may ask for this cost."""
    pairs = (
        (LOWEST.memory_kib, cost.memory_kib, CEILING.memory_kib),
        (LOWEST.passes, cost.passes, CEILING.passes),
        (LOWEST.lanes, cost.lanes, CEILING.lanes),
    )
    return all(low <= value <= high for low, value, high in pairs) and cost.memory_kib >= 8 * cost.lanes


def raised(cost: Cost) -> Cost:
    """*cost* with each part lifted to the floor; the same when it is not below."""
    lanes = cost.lanes if cost.lanes >= 1 else FLOOR.lanes
    return Cost(max(cost.memory_kib, FLOOR.memory_kib), max(cost.passes, FLOOR.passes), lanes)


def measure(derive_in: Callable[[Cost], float] | None = None) -> Cost:
    """The cost that takes 0.5 to 1 second here, never below the floor. Takes a second or two; a busy moment is measured twice."""
    timed = derive_in or _seconds
    try:
        taken = timed(STANDARD)
        if taken > 1.0:
            taken = min(taken, timed(STANDARD))
    except MemoryError:
        taken, memory = timed(FLOOR) * (STANDARD.work / FLOOR.work), FLOOR.memory_kib
    else:
        memory = STANDARD.memory_kib
        while memory > FLOOR.memory_kib and taken * memory / STANDARD.memory_kib > 1.0:
            memory //= 2
    one_pass = taken * memory / STANDARD.memory_kib / STANDARD.passes
    passes = int(GOAL / max(one_pass, 1e-6) + 0.5)
    if one_pass * STANDARD.passes >= 0.5:
        passes = STANDARD.passes
    return Cost(memory, min(max(passes, FLOOR.passes), CEILING.passes), STANDARD.lanes)


def _seconds(cost: Cost) -> float:
    started = time.perf_counter()
    _argon2id(b"measure", bytes(16), cost)
    return time.perf_counter() - started


def _argon2id(secret: bytes, salt: bytes, cost: Cost) -> bytearray:
    out = bytearray(KEY_BYTES)
    Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive_into(secret, out)
    return out


_turn = threading.Lock()
"""One derivation at a time, also after one was given up: memory stays within one cost."""


def derive(secret: bytes, salt: bytes, cost: Cost, cancel: Callable[[], bool] | None = None) -> bytearray:
    """64 bytes from a secret. StoreError `damaged` for a cost out of bounds, `cancelled` when *cancel* says so.

    A derivation that would take more than four seconds here runs in a process of its own that is ended when
    it is cancelled; a shorter one, or one for which no process can be started, is left to finish unheard.
    """
    if not accepted(cost):
        raise StoreError("damaged", "key derivation cost out of bounds")
    if cancel is None and cost.work <= 4 * STANDARD.work:
        with _turn:
            return _argon2id(secret, salt, cost)
    if _estimate(cost) > _LONG and not getattr(sys, "frozen", False):
        with suppress(OSError):
            return _in_process(secret, salt, cost, cancel or (lambda: False))
    return _in_thread(secret, salt, cost, cancel or (lambda: False))


def _estimate(cost: Cost) -> float:
    """Seconds that a cost takes here, from a short try on a sixteenth of the memory or less."""
    probe = replace(cost, memory_kib=max(min(cost.memory_kib, 16 * 1024), 8 * cost.lanes), passes=1)
    with _turn:
        return _seconds(probe) * cost.work / probe.work


def _in_thread(secret: bytes, salt: bytes, cost: Cost, cancel: Callable[[], bool]) -> bytearray:
    out: list[bytearray | BaseException] = []
    done = threading.Event()

    def work() -> None:
        try:
            with _turn:
                if not cancel():
                    out.append(_argon2id(secret, salt, cost))
        except BaseException as error:
            out.append(error)
        finally:
            done.set()

    threading.Thread(target=work, name="derivation", daemon=True).start()
    while not done.wait(_BEAT):
        if cancel():
            raise StoreError("cancelled", "derivation")
    if cancel() or not out:
        raise StoreError("cancelled", "derivation")
    if isinstance(out[0], BaseException):
        raise out[0]
    return out[0]


_CHILD: Final = """
import json, sys
ask = json.loads(sys.stdin.buffer.readline())
sys.path[:] = ask["path"]
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
kdf = Argon2id(salt=bytes.fromhex(ask["salt"]), length=64, iterations=ask["t"], lanes=ask["p"], memory_cost=ask["m"])
sys.stdout.buffer.write(kdf.derive(sys.stdin.buffer.read()))
"""


def _in_process(secret: bytes, salt: bytes, cost: Cost, cancel: Callable[[], bool]) -> bytearray:
    ask = {"path": sys.path, "salt": salt.hex(), "m": cost.memory_kib, "t": cost.passes, "p": cost.lanes}
    child = subprocess.Popen(  # noqa: S603 - our own interpreter, fixed text, secrets through a pipe
        [sys.executable, "-I", "-S", "-c", _CHILD],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _send(child, json.dumps(ask).encode() + b"\n" + secret)
        while child.poll() is None:
            if cancel():
                raise StoreError("cancelled", "derivation")
            try:
                child.wait(_BEAT)
            except subprocess.TimeoutExpired:
                continue
        key = bytearray(child.stdout.read() if child.stdout else b"")
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()
    if len(key) != KEY_BYTES:
        raise MemoryError("derivation")
    return key


def _send(child: subprocess.Popen[bytes], message: bytes) -> None:
    try:
        if child.stdin:
            child.stdin.write(message)
            child.stdin.close()
    except BrokenPipeError:
        return
