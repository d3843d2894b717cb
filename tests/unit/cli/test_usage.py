"""What the command line takes, and one calm line for what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from wrap_tui import __version__, cli
from wrap_tui.commands.table import COMMANDS
from wrap_tui.errors import Exit

WRONG = [
    ["nonsense"],
    ["--nonsense"],
    ["crisis", "--nonsense"],
    ["crisis", "more", "words"],
    ["export"],
    ["export", "nonsense"],
    ["export", "crisis", "--format", "docx"],
    ["export", "all", "--format", "pdf"],
    ["export", "crisis", "--format", "pdf"],
    ["export", "crisis", "--format"],
    ["export", "triggers", "--for", "Asha"],
    ["export", "crisis", "--words-out", "x"],
    ["export", "crisis", "--locked", "--words-out", "-"],
    ["export", "crisis", "--locked", "--device", "fridge"],
    ["export", "crisis", "--locked", "--format", "text"],
    ["export", "crisis", "--locked", "--print"],
    ["export", "crisis", "--print", "--out", "x.pdf"],
    ["copies", "Asha", "--mark", "eaten"],
    ["copies", "--mark", "given"],
    ["not-involved"],
    ["import"],
    ["--vault"],
    ["today", "--out", "x"],
    ["helplines", "Narnia"],
    ["helplines", "GB", "IE"],
    ["--plain=yes"],
    ["where", "--", "x"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_usage_error_is_one_line_on_standard_error(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == Exit.USAGE
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


def test_nothing_that_was_typed_comes_back(run: Run) -> None:
    for arguments in (["passphrase", "my-secret-words"], ["my-secret-words"], ["--my-option=secret-words"]):
        assert "secret-words" not in run(*arguments).err


def test_the_version(run: Run) -> None:
    for arguments in (["--version"], ["crisis", "--version"], ["--version", "crisis"]):
        assert run(*arguments).out == f"wrap-tui {__version__}\n"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(run: Run, name: str) -> None:
    done = run(*([name] if name else []), "--help")
    assert done.code == Exit.WELL
    assert "Write it like this: wrap-tui" in done.out
    for option in COMMANDS[name].options:
        assert f"--{option}" in done.out


def test_the_help_names_every_command_and_code(run: Run) -> None:
    said = run("--help").out
    assert [name for name in COMMANDS if name not in said] == []
    assert [code for code in Exit if f"  {int(code)} " not in said] == []


def test_globals_stand_before_or_after_the_command(run: Run, home: object) -> None:
    before, after = run("--vault", "here.wrap", "where"), run("where", "--vault", "here.wrap")
    assert before == after
    assert "here.wrap" in before.out


def test_the_pages_are_an_answer_and_not_an_import(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wrap_tui.commands.opening.plain_wanted", lambda options: False)
    answer = cli.main(["demo", "--ascii"])
    assert isinstance(answer, cli.OpenApp)
    assert answer.demo
    assert answer.options.ascii


def test_a_passphrase_never_shows_in_a_repr() -> None:
    assert "secret" not in repr(cli.OpenApp(cli.Options(), passphrase="secret"))


def test_a_file_is_no_folder_for_portable(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", "utf-8")
    done = run("--portable", str(file), "where")
    assert (done.code, done.out) == (Exit.USAGE, "")
    assert "wants a folder" in done.err


def test_portable_puts_everything_into_one_folder(run: Run, tmp_path: Path) -> None:
    said = run("--portable", str(tmp_path / "stick"), "where").out
    assert said.count(str(tmp_path / "stick")) >= 4


def test_the_questions_for_a_group_are_read_without_a_plan(run: Run) -> None:
    done = run("questions")
    assert done.code == Exit.WELL
    assert "Questions for a group." in done.out
