"""Any value in any column, with public checksums left or made to fit: only a StoreError, nothing derived out of bounds."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults.damage import Damaged
from tests.unit.store import tamper
from wrap_tui.domain.canonical import canonical
from wrap_tui.errors import StoreError
from wrap_tui.store import cost
from wrap_tui.store.cost import Cost

EXAMPLES = 20_000 if os.environ.get("WRAP_TUI_LONG_FUZZ") else 200
COLUMNS = [("head", "k"), ("head", "v"), ("slot", "id"), ("slot", "kind"), ("slot", "param"), ("slot", "box"),
           ("rec", "id"), ("rec", "rev"), ("rec", "box")]  # fmt: skip
PARAMS = st.fixed_dictionaries(
    {
        "kdf": st.sampled_from(["argon2id", "hkdf-sha256", "x"]),
        "salt": st.sampled_from(["00" * 16, "zz", ""]),
    },
    optional={
        name: st.one_of(st.integers(-5, 1 << 70), st.none(), st.booleans(), st.floats()) for name in "mtpv"
    },
).map(lambda param: canonical(param).decode())
VALUES = st.one_of(
    st.integers(-(1 << 63), (1 << 63) - 1), st.floats(allow_nan=False), st.binary(max_size=200), PARAMS,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=50), st.sampled_from(["passphrase", "spare", "public", "manifest"]),
)  # fmt: skip
ALLOWED = {"no effect", "refused as damaged", "refused as wrong", "refused as newer"}


@pytest.fixture
def damaged(fast: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch) -> Damaged:
    """A small vault; a derivation beyond what a file may ask for ends the test."""
    real = cost._argon2id

    def bounded(secret: bytes, salt: bytes, asked: Cost) -> bytearray:
        if not cost.accepted(asked):
            raise AssertionError(f"derived at {asked}")
        if asked.work > 1 << 20:
            raise StoreError("wrong", "too dear for this test")
        return real(secret, salt, asked)

    monkeypatch.setattr(cost, "_argon2id", bounded)
    monkeypatch.setattr(cost, "_in_process", lambda secret, salt, asked, _: bounded(secret, salt, asked))
    return Damaged(fast)


def _spoiled(damaged: Damaged, edits: list[tuple[tuple[str, str], int, Any]], retold: bool) -> bytes | None:
    """The vault with these values put in; None when SQLite itself does not take them."""
    path = damaged.folder / "fuzzed"
    path.write_bytes(damaged.data)
    sql = sqlite3.connect(path)
    try:
        for (table, column), row, value in edits:
            key = "k" if table == "head" else "id"
            keys = [found[0] for found in sql.execute(f"select {key} from {table} order by {key}")]
            sql.execute(f"update {table} set {column}=? where {key}=?", (value, keys[row % len(keys)]))
        if retold:
            tamper.retell(sql)
        sql.commit()
    except (sqlite3.Error, OverflowError, TypeError, ValueError, AttributeError, KeyError):
        return None
    finally:
        sql.close()
    return path.read_bytes()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
@given(
    st.lists(st.tuples(st.sampled_from(COLUMNS), st.integers(0, 9), VALUES), min_size=1, max_size=3),
    st.booleans(),
)
def test_any_value_in_any_column(
    damaged: Damaged, edits: list[tuple[tuple[str, str], int, Any]], retold: bool
) -> None:
    data = _spoiled(damaged, edits, retold)
    if data is None:
        return
    outcome = damaged.outcome(data)
    assert outcome in ALLOWED
    slot_retold = retold and any(table in ("slot", "head") for (table, _), _, _ in edits)
    assert outcome != "refused as wrong" or slot_retold


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
@given(
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=300)),
        min_size=1,
        max_size=5,
    )
)
def test_any_bytes_anywhere(damaged: Damaged, edits: list[tuple[float, bytes]]) -> None:
    data = bytearray(damaged.data)
    for place, put in edits:
        at = int(place * len(data))
        data[at : at + len(put)] = put[: len(data) - at]
    assert damaged.outcome(bytes(data)) in {"no effect", "refused as damaged", "refused as foreign"}
