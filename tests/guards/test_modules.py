"""What is loaded when: no command without a page loads Textual, and the pages load nothing that they do not show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.guards.vaults import run, small_vault

COMMAND = """
import json, sys
from wrap_tui import cli
code = cli.main(sys.argv[2:])
loaded = sorted({name.split(".")[0] for name in sys.modules})
open(sys.argv[1], "w").write(json.dumps([code if isinstance(code, int) else str(code), loaded]))
"""
PAGES = ("textual",)
EXPORTS = ("textual", "typst", "pypdf", "segno", "zxcvbn")
HEAVY = ("textual", "typst", "pypdf", "segno", "cryptography", "zxcvbn", "asyncio")

WITHOUT_A_VAULT = (
    (["--version"], HEAVY),
    (["--help"], HEAVY),
    (["export", "--help"], HEAVY),
    (["where"], EXPORTS),
    (["helplines", "GB"], EXPORTS),
    (["nonsense"], HEAVY),
    (["demo", "--plain"], PAGES),
)
WITH_A_VAULT = (
    (["today"], PAGES),
    (["crisis"], PAGES),
    (["check"], PAGES),
    (["export", "crisis", "--format", "text"], PAGES),
    (["export", "all", "--format", "toml"], PAGES),
    (["--plain"], PAGES),
)


def _loaded(arguments: list[str], home: Path) -> tuple[object, set[str]]:
    report = home / "report.json"
    done = run(COMMAND, str(report), *arguments, home=home)
    assert report.exists(), done.stderr
    code, loaded = json.loads(report.read_text("utf-8"))
    return code, set(loaded)


@pytest.mark.parametrize(("arguments", "never"), WITHOUT_A_VAULT, ids=lambda value: " ".join(value))
def test_a_command_without_a_page_loads_none(
    arguments: list[str], never: tuple[str, ...], tmp_path: Path
) -> None:
    code, loaded = _loaded(arguments, tmp_path)
    assert code in (0, 2)
    assert loaded & set(never) == set()


@pytest.mark.parametrize(("arguments", "never"), WITH_A_VAULT, ids=lambda value: " ".join(value))
def test_a_command_that_reads_a_vault_loads_no_page(
    arguments: list[str], never: tuple[str, ...], tmp_path: Path
) -> None:
    path, words = small_vault(tmp_path)
    code, loaded = _loaded([*arguments, "--vault", str(path), "--passphrase-file", str(words)], tmp_path)
    assert code == 0
    assert loaded & set(never) == set()


OPENING = """
import json, sys
from wrap_tui import cli
from wrap_tui.commands import opening
opening.plain_wanted = lambda options: False
answer = cli.main(sys.argv[2:])
open(sys.argv[1], "w").write(json.dumps([type(answer).__name__, sorted(sys.modules)]))
"""


def test_opening_the_pages_loads_neither_plain_mode_nor_exports(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = run(OPENING, str(report), "--vault", str(tmp_path / "plan.wrap"), home=tmp_path)
    assert report.exists(), done.stderr
    answer, loaded = json.loads(report.read_text("utf-8"))
    assert answer == "OpenApp"
    assert [
        name for name in loaded if name.startswith(("wrap_tui.plain", "wrap_tui.export", "cryptography"))
    ] == []


APP = """
import sys
import textual.app
from textual.widgets import Input, Static, TextArea
bare = set(sys.modules)
import wrap_tui.app
print(*sorted(set(sys.modules) - bare))
"""
NOT_AT_THE_START = {
    "typst", "pypdf", "segno", "zxcvbn", "tomli_w", "markdown_it", "tree_sitter", "textual.widgets._markdown",
    "textual.widgets._data_table", "wrap_tui.plain.session", "wrap_tui.export.as_pdf", "wrap_tui.importing",
    "wrap_tui.services.book", "wrap_tui.codec.catalog", "wrap_tui.domain.plan", "wrap_tui.flows.guide",
}  # fmt: skip
MOST_MODULES = 120
"""Modules that the app may load beyond a bare Textual app before its first page."""


def test_the_app_loads_what_the_first_page_needs(tmp_path: Path) -> None:
    done = run(APP, home=tmp_path)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert loaded & NOT_AT_THE_START == set()
    assert len(loaded) <= MOST_MODULES
