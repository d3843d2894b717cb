"""Commands that read, also from a file that cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from wrap_tui import settings
from wrap_tui.paths import places

READING = (["today"], ["crisis"], ["check"], ["export", "crisis"])


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_it_changes_nothing(run: Run, vault: Path, secret: Path, arguments: list[str]) -> None:
    vault.chmod(0o400)
    before = vault.read_bytes()
    assert run(*arguments, "--passphrase-file", str(secret)).code == 0
    assert vault.read_bytes() == before


def test_today_is_read_out(run: Run, vault: Path, secret: Path) -> None:
    said = run("today", "--passphrase-file", str(secret)).out
    assert "What keeps me well, 1 thing.\n1. Shower.\n" in said
    assert said.endswith("End of Today.\n")


def test_the_crisis_plan_is_read_out_with_the_lines_of_the_country(
    run: Run, vault: Path, secret: Path
) -> None:
    settings.save(places().settings, settings.Settings(country="GB"))
    said = run("crisis", "--passphrase-file", str(secret)).out
    assert "Feet on the floor" in said
    assert "Asha: 07700 900123" in said
    assert "Samaritans: 116 123" in said
    assert "Emergency: 999" in said


def test_check_counts_and_says_that_all_is_well(run: Run, vault: Path, secret: Path) -> None:
    said = run("check", "--passphrase-file", str(secret)).out
    assert "Things in the plan: 4\n" in said
    assert said.endswith("All is well.\n")


def test_helplines_need_no_passphrase(run: Run) -> None:
    assert "Samaritans: 116 123" in run("helplines", "uk").out
    assert "Emergency number: 112" in run("helplines").out


def test_where_names_four_places_and_whether_there_is_a_plan(run: Run, home: Path) -> None:
    said = run("where").out
    assert str(home / "data") in said
    assert "There is no plan here yet." in said


def test_standard_output_stays_narrow_and_plain(run: Run, vault: Path, secret: Path) -> None:
    for command in ("today", "crisis", "check"):
        said = run(command, "--passphrase-file", str(secret), "--ascii").out
        assert said.isascii()
        assert all(len(line) <= 76 for line in said.splitlines())


def test_without_a_plan_the_crisis_command_reads_the_helplines(run: Run) -> None:
    settings.save(places().settings, settings.Settings(country="GB"))
    done = run("crisis")
    assert "Samaritans: 116 123" in done.out
    assert "Emergency: 999" in done.out
    assert "There is no plan here yet." in done.err
    assert done.code == 9
