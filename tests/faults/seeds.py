"""Makes the first inputs of the fuzz corpus: `python -m tests.faults.seeds`. What fuzzing found is kept beside them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.faults.killed import CHEAP, cheap
from tests.unit.store.made import some
from wrap_tui import resources
from wrap_tui.codec.record import to_bytes
from wrap_tui.store.connection import look
from wrap_tui.store.manifest import decode
from wrap_tui.store.reading import in_memory
from wrap_tui.store.vault import Vault

CORPUS = Path(__file__).with_name("corpus")


def _put(target: str, name: str, data: bytes) -> None:
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.bin").write_bytes(data)


def main() -> None:
    """Write every seed."""
    cheap()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "plan.wrap"
        vault = Vault.create(path, "0", device="laptop", cost=CHEAP, records=some()[:1])
        vault.confirm_spare_key(vault.new_spare_key())
        assert vault._connection is not None
        vault._connection.sql.execute("begin immediate")
        vault._connection.sql.execute("update rec set rev=rev")
        journal = path.with_name("plan.wrap-journal")
        _put("journal", "cut-off", journal.read_bytes())
        vault._connection.sql.execute("rollback")
        keys = vault.copy_of_keys()
        vault.close()
        _put("pages", "small", path.read_bytes())
        with in_memory(path.read_bytes()) as sql:
            found = look(sql)
        _put("head", "public", found.public + b"\n" + keys.open_manifest(found.manifest[8:]))
        assert decode(found.manifest, keys)
        for slot in found.slots:
            _put("slot", slot.kind, f"{slot.kind}\n{slot.param}\n".encode() + slot.box)
        real = slot_text(256 * 1024)
        _put("slot", "real", real)
    vectors = resources.folder() / "format" / "vectors"
    told = json.loads((vectors / "history.json").read_text("utf-8"))["records"]
    lines = [json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() for one in told]
    for at in range(0, len(lines), 4):
        _put("record", f"history-{at}", b"\n".join(lines[at : at + 4]))
    _put("record", "day", b"\n".join(to_bytes(one) for one in some()[-2:]))
    _put("toml", "sample", (resources.folder() / "samples" / "plan.toml").read_bytes())
    _put("toml", "small", b'format = "wrap-plan/1"\n[toolbox]\nuse = ["Tea", {name = "Walk", id = "w1"}]\n')
    _put("secret", "listed", b"Abacus  ZOOM purple yo-yo lantern")
    _put("secret", "marks", "cafe\u0301 \udcff".encode("utf-8", "surrogateescape"))
    for number, data in enumerate(FOREIGN):
        _put("foreign", f"kind-{number}", bytes([number]) + data)


def slot_text(memory: int) -> bytes:
    """A passphrase slot as the program writes it, with a box of zeros."""
    param = f'{{"kdf":"argon2id","m":{memory},"p":4,"salt":"{"00" * 16}","t":3,"v":19}}'
    return f"passphrase\n{param}\n".encode() + bytes(76)


FOREIGN = (
    b"full_date,date,weekday,time,mood,activities,note_title,note\n2026-01-02,January 2,Friday,10:00,good,walk | tea,T,N\n",
    b'{"metadata":{"version":"1.0"},"entries":[{"uuid":"A","creationDate":"2026-01-02T03:04:05Z","timeZone":"Europe/Warsaw","text":"# Walk\\nGood"}]}',
    b"PK\x03\x04",
    b'{"entries":[{"date":"2026-01-02","time":"03:04","title":"Walk","body":"Good","tags":[],"starred":false}]}',
    b"Tea\n- Walk\n* Ring Marta\n\n1. Sleep\n",
    b"# Wellness Toolbox\n- Tea\n- [ ] Walk\n\n## Triggers\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    b"WELLNESS TOOLBOX\n================\nTea\nWalk\n\nTriggers:\n  Bills\n",
)
"""One of each kind of `KINDS` but the program's own, in the order of the names."""

if __name__ == "__main__":
    main()
