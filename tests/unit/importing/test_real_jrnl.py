"""A journal that the real jrnl wrote just now, in an environment of its own; skipped where it is not, never in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.unit.importing.files import CATALOG, source
from wrap_tui.importing.journals import read_jrnl
from wrap_tui.importing.proposal import Wishes

OWN = Path(__file__).parents[3] / ".venv" / "jrnl" / "bin" / "jrnl"
"""Where `.ci/run` puts it: its dependencies stay out of the program's own environment."""

ENTRIES = (
    "2026-10-02 21:15: A hard day. The buses were late and I was loud. @bus",
    "2026-10-03 08:00: *Better morning. Tea with Asha. She said: [sit] with me.",
    "2026-10-04 09:00: Ż\u00f3łta łódź 🌻 and שלום, all in one line",
)
CONFIG = """
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {{default: {{journal: '{journal}'}}}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4.0
"""


def program() -> str:
    found = str(OWN) if OWN.exists() else shutil.which("jrnl")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("jrnl is not installed here, and CI runs every test")
        pytest.skip("jrnl is not installed here")
    return found


def test_a_journal_of_the_real_program_arrives(tmp_path: Path) -> None:
    command = program()
    config = tmp_path / "jrnl.yaml"
    config.write_text(CONFIG.format(journal=tmp_path / "journal.txt"), encoding="utf-8")

    def jrnl(*words: str) -> bytes:
        done = subprocess.run(
            [command, "--config-file", str(config), *words],
            env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=60,
        )
        return done.stdout

    for entry in ENTRIES:
        jrnl(entry)
    found = read_jrnl(source("journal.json", jrnl("--format", "json")), CATALOG, Wishes())
    entries = [dict(one.fields) for one in found.groups[0].found]
    assert [entry["at"] for entry in entries] == ["2026-10-02T21:15", "2026-10-03T08:00", "2026-10-04T09:00"]
    assert entries[0] == {
        "title": "A hard day.",
        "text": "The buses were late and I was loud. @bus",
        "at": "2026-10-02T21:15",
    }
    assert entries[1]["text"] == "Tea with Asha. She said: [sit] with me."
    assert "łódź 🌻 and שלום" in str(entries[2]["text"])
    assert [note.values for note in found.notes] == [{"count": 1}]
