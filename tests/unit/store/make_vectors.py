"""Makes the frozen vectors of data/format/vectors: run once for a version of the format, `python -m tests.unit.store.make_vectors`.

Files that are there already are left alone: a vector is never made twice.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.unit.store.made import day, item
from tests.unit.store.tamper import Copies
from tests.unit.store.tamper_rows import CASES
from wrap_tui import resources
from wrap_tui.codec.record import Record, to_bytes
from wrap_tui.domain.stamp import Stamp
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

FOLDER = resources.folder() / "format" / "vectors"
WORDS = "abacus zoom purple yo-yo lantern"
NEW_WORDS = "café noël, 夜 и день"
SCRIPTS = (
    "plain words", "naïve café – “quoted”", "Привет, как день?", "γεια σου κόσμε", "שלום עולם", "مرحبا بالعالم",
    "नमस्ते दुनिया", "สวัสดีชาวโลก", "今日は静かに過ごす", "오늘은 쉬어요", "你好，世界", "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \u202eright to left\u202c",
    "line\nline\ttab", '"quotes" \\ back', "\u2028separator", "",
)  # fmt: skip


def _many() -> list[Record]:
    days = [day(f"2026-01-{n:02}", {f"i{n % 5}": (bool(n % 2), n)}, n) for n in range(1, 29)]
    return [*(item(f"i{n}", "word " * (n * 40), n + 1) for n in range(30)), *days]


def _scripts() -> list[Record]:
    return [item(f"s{n:02}", text, n + 1) for n, text in enumerate(SCRIPTS)]


def _history(vault: Vault) -> None:
    vault.save(
        [item("a", "first wording", 10), item("b", "to be removed", 11), item("c", "to be erased", 12)]
    )
    older = Record(
        "older", "a@10.0.laptop", {"item": "a", "place": "daily.list", "fields": {"text": "first wording"}},
        Stamp(10, 0, "laptop"),
    )  # fmt: skip
    vault.save([item("a", "second wording", 20), older])
    vault.save([item("b", "to be removed", 21, removed=[21, 0, "laptop"])])
    vault.save([Record("item", "c", {"place": "daily.list", "fields": {}, "rank": 1.0, "created": [12, 0, "laptop"], "erased": True}, Stamp(22, 0, "laptop"))])  # fmt: skip
    vault.save(
        [
            Record(
                "draft", "daily.list", {"fields": {"text": "half"}, "cursor": [0, 4], "focus": ""}, Stamp(23)
            )
        ]
    )
    vault.save([], [("draft", "daily.list")])
    vault.save(
        [Record("hologram", "h", {"depth": [1, None, {"x": 1.5}]}, Stamp(24, 3, "phone"), {"colour": "blue"})]
    )
    vault.save([Record("preference", "name.daily", {"value": "Каждый день"}, Stamp(25, 0, "laptop"))])
    vault.change_passphrase(NEW_WORDS, cost=FLOOR)
    vault.save([item("d", "after the new passphrase", 30)])


def _tell(vault: Vault, passphrase: str, spare: Iterable[str]) -> dict[str, Any]:
    records = sorted(vault.records.values(), key=lambda record: (record.kind, record.key))
    return {
        "passphrase": passphrase,
        "spare_key": list(spare),
        "vault": vault.vault_id,
        "saves": vault.saves,
        "records": [json.loads(to_bytes(record)) for record in records],
    }


def _make(
    name: str, records: list[Record], work: Callable[[Vault], None] | None = None, spare: bool = False
) -> None:
    path = FOLDER / f"{name}.wrap"
    if path.exists():
        return
    vault = Vault.create(path, WORDS, device="laptop", cost=FLOOR, records=records)
    words: tuple[str, ...] = ()
    if spare:
        words = vault.new_spare_key()
        vault.confirm_spare_key(words)
    if work is not None:
        work(vault)
    told = _tell(vault, NEW_WORDS if work else WORDS, words)
    path.with_suffix(".json").write_text(
        json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    vault.close()


def _negatives() -> None:
    folder = FOLDER / "negative"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        older, present = Path(scratch) / "older.wrap", Path(scratch) / "present.wrap"
        vault = Vault.create(
            older, WORDS, device="laptop", cost=FLOOR, records=[item("a", "one"), item("b", "two")]
        )
        vault.confirm_spare_key(vault.new_spare_key())
        vault.close()
        shutil.copy(older, present)
        vault = Vault.open(present, Passphrase(WORDS), device="laptop")
        vault.save([item("a", "changed", 5), item("c", "three", 6)])
        vault.change_passphrase(WORDS, cost=FLOOR)
        vault.save([item("a", "changed again", 7)])
        vault.close()
        mid = Path(scratch) / "mid.wrap"
        shutil.copy(present, mid)
        vault = Vault.open(present, Passphrase(WORDS), device="laptop")
        vault.save([item("a", "once more", 8), item("d", "four", 9)])
        vault.close()
        kinds: dict[str, dict[str, str]] = {}
        for name, case in CASES.items():
            target = folder / f"{name}.wrap"
            kinds[name] = {"kind": case.kind, "passphrase": WORDS, "why": case.why}
            if not target.exists():
                shutil.copy(present, target)
                case.spoil(target, Copies(older, mid))
        text = json.dumps(kinds, ensure_ascii=False, indent=1)
        (folder / "kinds.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Make what is not there yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _make("empty", [])
    _make("many", _many())
    _make("scripts", _scripts())
    _make("two-slots", [item("a", "one"), item("b", "two")], spare=True)
    _make("history", [], _history, spare=True)
    _negatives()
    sys.stdout.write(f"{sum(1 for _ in FOLDER.rglob('*.wrap'))} vectors\n")


if __name__ == "__main__":
    main()
