"""What stands in clear stands there by choice, for its owner alone, and goes when it is switched off."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from wrap_tui.errors import WriteError
from wrap_tui.paths import places
from wrap_tui.services import in_clear, shortcut
from wrap_tui.services.in_clear import FILE_NAME, InClear

VAULT = Path("/somewhere/plan.wrap")


def test_nothing_is_in_clear_until_it_is_chosen(tmp_path: Path) -> None:
    assert in_clear.load(tmp_path).empty
    in_clear.save(tmp_path, InClear())
    assert list(tmp_path.iterdir()) == []


def test_names_and_card_come_back_for_the_owner_alone(tmp_path: Path) -> None:
    content = InClear().with_name(VAULT, 'Work "[/]" plan').with_card(VAULT, ("Asha 07700 900123", " "))
    in_clear.save(tmp_path, content)
    assert in_clear.load(tmp_path) == content
    assert in_clear.load(tmp_path).card(VAULT) == ("Asha 07700 900123",)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_switching_off_wipes_the_words(tmp_path: Path) -> None:
    in_clear.save(tmp_path, InClear().with_card(VAULT, ("planted words",)))
    file = tmp_path / FILE_NAME
    hard = tmp_path / "same-blocks"
    hard.hardlink_to(file)
    in_clear.save(tmp_path, in_clear.load(tmp_path).with_card(VAULT, ()))
    assert not file.exists()
    assert b"planted" not in hard.read_bytes()


def test_a_damaged_file_counts_as_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xff[names\n")
    assert in_clear.load(tmp_path).empty
    (tmp_path / FILE_NAME).write_text('names = 3\n[cards]\n"/x" = "no list"\n')
    assert in_clear.load(tmp_path).empty


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError):
        in_clear.save(tmp_path / "file", InClear().with_name(VAULT, "x"))


def test_the_menu_entry_is_neutral_and_goes_again(tmp_path: Path) -> None:
    file = shortcut.make("Notes\nExec=evil", ('/opt/a b/$HOME/"wrap-tui"', "--vault", "/100%"), tmp_path)
    lines = file.read_text().splitlines()
    assert "Name=Notes Exec=evil" in lines
    assert r'Exec="/opt/a b/\\$HOME/\\"wrap-tui\\"" "--vault" "/100%%"' in lines
    assert sum(line.startswith("Exec=") for line in lines) == 1
    assert shortcut.there(tmp_path)
    assert shortcut.name_now(tmp_path) == "Notes Exec=evil"
    shortcut.remove(tmp_path)
    shortcut.remove(tmp_path)
    assert not shortcut.there(tmp_path)
    assert shortcut.name_now(tmp_path) == ""


def test_the_entry_starts_the_plan_at_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("wrap_tui.services.shortcut.shutil.which", lambda _: "/usr/bin/wrap-tui")
    assert shortcut.command(places()) == ("/usr/bin/wrap-tui",)
    other = tmp_path / "plan-2.wrap"
    assert shortcut.command(places(other))[1:] == ("--vault", str(other))
    assert shortcut.command(places(portable=tmp_path))[1:] == ("--portable", str(tmp_path))
    both = ("--portable", str(tmp_path), "--vault", str(other))
    assert shortcut.command(places(other, tmp_path))[1:] == both
    monkeypatch.setattr("wrap_tui.services.shortcut.shutil.which", lambda _: None)
    assert shortcut.command(places())[1:] == ("-m", "wrap_tui")


@pytest.mark.skipif(
    not shutil.which("desktop-file-validate") and not os.environ.get("CI"), reason="needs desktop-file-utils"
)
def test_the_entry_holds_to_the_format_whatever_stands_in_it(tmp_path: Path) -> None:
    odd = ("/opt/a b/python", "--vault", "/odd 100% \"q\" $x 'y' `z` \\b é/my.wrap")
    for name in ("Notes", "Ünïcode \\ ; = [x] %f", "ordinary"):
        file = shortcut.make(name, odd, tmp_path)
        done = subprocess.run(
            ["desktop-file-validate", file], capture_output=True, text=True, timeout=30, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
