"""The frozen vectors open and say what they said; each negative one is refused with its kind; SPEC.md tells the truth."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.unit.store.made import kind_of
from tests.unit.store.tamper_rows import CASES
from wrap_tui import resources
from wrap_tui.codec.record import to_bytes
from wrap_tui.store import cost, precheck
from wrap_tui.store.format import SCHEMA
from wrap_tui.store.reading import read
from wrap_tui.store.secret import Passphrase, SpareKey
from wrap_tui.store.vault import Vault

FORMAT = resources.folder() / "format"
VECTORS = FORMAT / "vectors"
GOOD = sorted(path.stem for path in VECTORS.glob("*.wrap"))
KINDS: dict[str, dict[str, str]] = json.loads((VECTORS / "negative" / "kinds.json").read_text("utf-8"))


def _told(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    return told


def test_all_vectors_are_there() -> None:
    assert GOOD == ["empty", "history", "many", "scripts", "two-slots"]
    assert KINDS.keys() == {path.stem for path in (VECTORS / "negative").glob("*.wrap")} == CASES.keys()
    assert {name: case.kind for name, case in CASES.items()} == {n: k["kind"] for n, k in KINDS.items()}
    assert len(KINDS) >= 30


@pytest.mark.parametrize("name", GOOD)
def test_a_good_vector_says_what_it_said(name: str, tmp_path: Path) -> None:
    told = _told(name)
    found = read(VECTORS / f"{name}.wrap", Passphrase(told["passphrase"]))
    records = sorted(found.records.values(), key=lambda record: (record.kind, record.key))
    assert [json.loads(to_bytes(record)) for record in records] == told["records"]
    assert (found.vault_id, found.manifest.seq) == (told["vault"], told["saves"])
    copy = Path(shutil.copy(VECTORS / f"{name}.wrap", tmp_path))
    if told["spare_key"]:
        vault = Vault.open(copy, SpareKey(" ".join(told["spare_key"])), device="d")
        assert len(vault.records) == len(told["records"])
        vault.save([], [])
        vault.close()


@pytest.fixture
def derived_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real key derivation, but the same one not twice."""
    real = cost.derive
    known: dict[tuple[bytes, bytes, cost.Cost], bytearray] = {}

    def derive(secret: bytes, salt: bytes, asked: cost.Cost, cancel: object = None) -> bytearray:
        place = (secret, salt, asked)
        if place not in known:
            known[place] = real(*place)
        return bytearray(known[place])

    monkeypatch.setattr(cost, "derive", derive)


@pytest.mark.usefixtures("derived_once")
@pytest.mark.parametrize("name", KINDS)
def test_a_negative_vector_is_refused_with_its_kind(name: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(VECTORS / "negative" / f"{name}.wrap", tmp_path / "plan.wrap"))
    secret, expected = Passphrase(KINDS[name]["passphrase"]), KINDS[name]["kind"]
    before = path.read_bytes()
    assert kind_of(lambda: Vault.open(path, secret, device="d")) == expected
    assert kind_of(lambda: read(path, secret)) == expected
    assert path.read_bytes() == before
    assert not path.with_name("plan.wrap-journal").exists()


BEFORE_ANY_GUESS = [
    name for name in KINDS if not name.startswith(("record", "manifest")) and "retold" not in name
]


@pytest.mark.parametrize("name", [*BEFORE_ANY_GUESS, "manifest-missing"])
def test_damage_outside_the_seals_is_told_before_any_guess(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cost, "_argon2id", lambda *_: pytest.fail("a key was derived"))
    path = VECTORS / "negative" / f"{name}.wrap"
    assert precheck.check(path).problem == KINDS[name]["kind"]
    assert kind_of(lambda: read(path, Passphrase("not even the right one"))) == KINDS[name]["kind"]


def _script() -> str:
    (script,) = re.findall(r"```python\n(.*?)```", (FORMAT / "SPEC.md").read_text("utf-8"), re.DOTALL)
    return str(script)


@pytest.mark.parametrize("name", ["history", "scripts"])
def test_the_script_of_the_specification_reads_a_vault(name: str, tmp_path: Path) -> None:
    told, script = _told(name), tmp_path / "read.py"
    script.write_text(_script(), "utf-8")
    path = VECTORS / f"{name}.wrap"
    typed = f"{told['passphrase']}\n".encode()
    asked = subprocess.run(
        [sys.executable, "-I", script, path],
        input=typed,
        capture_output=True,
        check=True,
        env={"PYTHONUTF8": "1"},
    )
    found = json.loads(asked.stdout)
    assert [record for record in found if not record["kind"].startswith("vault.")] == told["records"]
    wrong = subprocess.run(
        [sys.executable, "-I", script, path], input=b"no\n", capture_output=True, check=False
    )
    assert b"wrong passphrase" in wrong.stderr


@pytest.mark.parametrize("name", ["record-deleted", "record-doubled", "slot-box-bit"])
def test_the_script_notices_too(name: str, tmp_path: Path) -> None:
    script = tmp_path / "read.py"
    script.write_text(_script(), "utf-8")
    typed = f"{KINDS[name]['passphrase']}\n".encode()
    path = VECTORS / "negative" / f"{name}.wrap"
    asked = subprocess.run(
        [sys.executable, "-I", script, path], input=typed, capture_output=True, check=False
    )
    assert asked.returncode != 0
    assert not asked.stdout


def test_the_script_needs_nothing_of_the_program() -> None:
    script = _script()
    assert "wrap_tui" not in script
    imports = re.findall(r"^(?:import|from) ([\w, ]+)", script, re.MULTILINE)
    modules = {name.strip().split(".")[0] for line in imports for name in line.split(",")}
    assert modules <= {
        "functools",
        "hashlib",
        "hmac",
        "json",
        "sqlite3",
        "sys",
        "unicodedata",
        "cryptography",
    }


def test_the_specification_shows_the_schema_byte_for_byte() -> None:
    text = (FORMAT / "SPEC.md").read_text("utf-8")
    for _, _, sql in SCHEMA:
        assert sql in text
