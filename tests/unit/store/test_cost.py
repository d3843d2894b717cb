"""Key cost: bounds, measuring, raising, and derivations that can be cancelled."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading
import time

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.unit.store.made import kind_of
from wrap_tui.store import cost
from wrap_tui.store.cost import (
    CEILING,
    FLOOR,
    GOAL,
    LOWEST,
    STANDARD,
    Cost,
    accepted,
    derive,
    measure,
    raised,
)


def test_bounds_of_the_format() -> None:
    assert (Cost(262144, 3, 4), Cost(65536, 3, 4)) == (STANDARD, FLOOR)
    assert (Cost(65536, 1, 1), Cost(2097152, 64, 16)) == (LOWEST, CEILING)


@pytest.mark.parametrize(
    "asked",
    [
        Cost(65535, 3, 4),
        Cost(2097153, 3, 4),
        Cost(65536, 0, 4),
        Cost(65536, 65, 4),
        Cost(65536, 3, 0),
        Cost(65536, 3, 17),
    ],
)
def test_out_of_bounds_is_damage_and_derives_nothing(asked: Cost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "_argon2id", lambda *_: pytest.fail("derived"))
    assert not accepted(asked)
    assert kind_of(lambda: derive(b"x", bytes(16), asked)) == "damaged"


def test_the_same_bytes_as_argon2id() -> None:
    expected = Argon2id(salt=bytes(16), length=64, iterations=1, lanes=1, memory_cost=65536).derive(b"words")
    assert derive(b"words", bytes(16), LOWEST) == expected
    assert derive(b"words", bytes(16), LOWEST, lambda: False) == expected


def test_a_process_of_its_own_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "_estimate", lambda _: 60.0)
    assert derive("wörds".encode(), bytes(16), LOWEST, lambda: False) == derive(
        "wörds".encode(), bytes(16), LOWEST
    )


def test_where_no_process_can_be_started_the_same_bytes_come_from_a_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none_left(*_: object, **__: object) -> None:
        raise OSError(errno.EAGAIN, "no process")

    monkeypatch.setattr(cost, "_estimate", lambda _: 60.0)
    monkeypatch.setattr(subprocess, "Popen", none_left)
    assert derive(b"x", bytes(16), LOWEST, lambda: False) == derive(b"x", bytes(16), LOWEST)


def test_cancelled_in_a_process_that_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "_estimate", lambda _: 60.0)
    started = time.monotonic()
    asked = Cost(256 * 1024, 64, 1)
    assert (
        kind_of(lambda: derive(b"x", bytes(16), asked, lambda: time.monotonic() > started + 0.3))
        == "cancelled"
    )
    assert time.monotonic() - started < 3


def test_cancelled_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    finish = threading.Event()

    def slow(*_: object) -> bytearray:
        finish.wait(10)
        return bytearray(64)

    monkeypatch.setattr(cost, "_estimate", lambda _: 0.0)
    monkeypatch.setattr(cost, "_argon2id", slow)
    assert kind_of(lambda: derive(b"x", bytes(16), LOWEST, lambda: True)) == "cancelled"
    finish.set()


@pytest.mark.parametrize(
    ("seconds_of_standard", "expected"),
    [
        (0.5, Cost(262144, 3, 4)),
        (0.9, Cost(262144, 3, 4)),
        (0.1, Cost(262144, 21, 4)),
        (1.6, Cost(131072, 3, 4)),
        (8.0, Cost(65536, 3, 4)),
    ],
)
def test_measured_to_half_a_second_or_more(seconds_of_standard: float, expected: Cost) -> None:
    found = measure(lambda asked: seconds_of_standard * asked.work / STANDARD.work)
    assert found == expected
    taken = seconds_of_standard * found.work / STANDARD.work
    assert 0.5 <= taken <= 1.0 or found == FLOOR
    assert GOAL < 1


def test_measured_where_there_is_little_memory() -> None:
    def timed(asked: Cost) -> float:
        if asked.memory_kib > 65536:
            raise MemoryError
        return 0.1

    assert measure(timed) == Cost(65536, 21, 4)


def test_raised_to_the_floor_and_no_further() -> None:
    assert raised(Cost(65536, 1, 1)) == Cost(65536, 3, 1)
    assert raised(STANDARD) == STANDARD


_MEMORY = """
import resource, sys
from wrap_tui.store import cost
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
cost.derive(b"x", bytes(16), cost.Cost(int(sys.argv[1]), 1, 4))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in KiB on Linux")
def test_a_derivation_takes_its_memory_and_hardly_more() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", _MEMORY, "262144"], capture_output=True, text=True, check=True
    )
    assert int(asked.stdout) < 1.1 * 262144
