"""Every failure: its exit code, one line, nothing on standard output, no traceback, no words of the person."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import get_args

import pytest

from tests.unit.cli.conftest import Run
from wrap_tui import cli
from wrap_tui.errors import EXIT_OF_KIND, ContentError, Exit, StoreError, StoreKind
from wrap_tui.wording import sentence_of


@pytest.mark.parametrize("kind", get_args(StoreKind))
def test_every_kind_of_the_vault_has_a_sentence_of_its_own(kind: StoreKind) -> None:
    said = sentence_of(StoreError(kind))
    others = {sentence_of(StoreError(other)) for other in get_args(StoreKind) if other != kind}
    assert said not in others
    assert kind in EXIT_OF_KIND


def test_no_plan_yet(run: Run) -> None:
    for arguments in (["today"], ["check"], ["export", "crisis"], ["passphrase"], ["spare-key"]):
        done = run(*arguments)
        assert (done.code, done.out) == (Exit.NO_VAULT, "")


def test_a_wrong_passphrase(run: Run, vault: Path, home: Path) -> None:
    (home / "wrong").write_text("not these\n", "utf-8")
    done = run("crisis", "--passphrase-file", "wrong")
    assert (done.code, done.out) == (Exit.WRONG, "")
    assert done.err == "That did not open it. Nothing is lost. Check the words and try again.\n"


def test_a_file_that_is_no_plan(run: Run, secret: Path, home: Path) -> None:
    (home / "other").write_text("hello", "utf-8")
    done = run("check", "--vault", "other", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.DAMAGED, "")


def test_a_damaged_plan(run: Run, vault: Path, secret: Path) -> None:
    raw = bytearray(vault.read_bytes())
    raw[-4000:-3000] = os.urandom(1000)
    vault.write_bytes(raw)
    done = run("check", "--passphrase-file", str(secret))
    assert (done.code, done.out) == (Exit.DAMAGED, "")


def test_a_passphrase_file_that_is_not_there(run: Run, vault: Path) -> None:
    done = run("crisis", "--passphrase-file", "nowhere")
    assert (done.code, done.out) == (Exit.USAGE, "")


def test_a_fault_of_ours_says_its_kind_and_place_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(options: object) -> int:
        words = "planted words of the person"
        raise ValueError(words)

    monkeypatch.setattr("wrap_tui.commands.reading.where", breaks)
    done = run("where")
    assert (done.code, done.out) == (Exit.FAULT, "")
    assert "planted" not in done.err
    assert "ValueError, test_errors.py:" in done.err


def test_damaged_data_of_ours_is_a_fault_of_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(options: object) -> int:
        raise ContentError("en/plan/well.toml: part words: kind")

    monkeypatch.setattr("wrap_tui.commands.reading.where", breaks)
    done = run("where")
    assert done.code == Exit.FAULT
    assert "en/plan/well.toml" in done.err


def test_ctrl_c_is_calm(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("wrap_tui.commands.reading.where", stopped)
    done = run("where")
    assert (done.code, done.out) == (Exit.INTERRUPTED, "")
    assert done.err == "Stopped. What you had written is kept.\n"


def test_the_arguments_of_the_program_are_the_usual_ones(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["wrap-tui", "where"])
    assert cli.main() == Exit.WELL
