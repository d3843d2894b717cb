"""Printing: bytes on standard input, a title that says nothing, calm words when it does not work."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from wrap_tui.errors import WriteError
from wrap_tui.services.printing import can_print, print_pdf
from wrap_tui.wording import say


def printer(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "lp"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_the_bytes_go_to_standard_input_under_a_neutral_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer(tmp_path, f'cat > "{tmp_path}/got"; echo "$@" > "{tmp_path}/words"', monkeypatch)
    assert can_print()
    print_pdf(b"%PDF-1.7 planted")
    assert (tmp_path / "got").read_bytes() == b"%PDF-1.7 planted"
    assert (tmp_path / "words").read_text() == "-t plan -\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["got", "lp", "words"]


def test_no_printer_and_one_that_says_no_are_two_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not can_print()
    with pytest.raises(WriteError) as none:
        print_pdf(b"x")
    printer(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(WriteError) as refused:
        print_pdf(b"x")
    assert none.value.sentence == "export.no_printer"
    assert refused.value.sentence == "export.printing"
    assert all("PDF" in say(f"errors.{error.value.sentence}") for error in (none, refused))
