"""The id of a computer: kept, bound to the machine, one for a stick."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wrap_tui.paths import Places
from wrap_tui.services import device
from wrap_tui.services.device import device_id


def home(folder: Path) -> Places:
    return Places(
        folder / "data" / "p.wrap", folder / "config" / "s.toml", folder / "state", folder / "backups"
    )


def at_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    file = tmp_path / f"machine-{name}"
    file.write_text(f"{name}\n")
    monkeypatch.setattr(device, "_MACHINE", (tmp_path / "none", file))


def test_it_is_made_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_machine(monkeypatch, tmp_path, "planted0123")
    here = home(tmp_path)
    assert device_id(here) == device_id(here)
    text = (here.state / "device").read_text()
    assert "planted" not in text
    assert (here.state / "device").stat().st_mode & 0o077 == 0


def test_a_copied_home_folder_is_another_computer_and_a_shared_one_is_each_of_its_machines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_machine(monkeypatch, tmp_path, "one")
    here = home(tmp_path / "a")
    first = device_id(here)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    at_machine(monkeypatch, tmp_path, "two")
    second = device_id(home(tmp_path / "b"))
    assert second != first
    assert device_id(home(tmp_path / "b")) == second
    shared = device_id(here)
    assert shared not in (first, second)
    at_machine(monkeypatch, tmp_path, "one")
    assert device_id(here) == first


def test_an_id_of_before_is_that_of_the_machine_it_is_found_on_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = home(tmp_path)
    here.state.mkdir()
    (here.state / "device").write_text("abc123")
    at_machine(monkeypatch, tmp_path, "one")
    assert device_id(here) == "abc123"
    at_machine(monkeypatch, tmp_path, "two")
    assert device_id(here) != "abc123"


def test_where_nothing_names_the_machine_the_id_is_kept_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = home(tmp_path)
    at_machine(monkeypatch, tmp_path, "one")
    known = device_id(here)
    monkeypatch.setattr(device, "_MACHINE", ())
    assert device_id(here) == known
    assert device_id(home(tmp_path / "other")) == device_id(home(tmp_path / "other"))


def test_a_stick_is_one_computer_wherever_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = Places(tmp_path / "p.wrap", tmp_path / "s.toml", tmp_path / "state", tmp_path / "backups")
    assert stick.together
    at_machine(monkeypatch, tmp_path, "one")
    first = device_id(stick)
    at_machine(monkeypatch, tmp_path, "two")
    assert device_id(stick) == first


def test_a_file_of_other_words_gives_a_fresh_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_machine(monkeypatch, tmp_path, "one")
    here = home(tmp_path)
    here.state.mkdir()
    for words in ("", "a b c", "../x", "x" * 40, "é"):
        (here.state / "device").write_text(words)
        fresh = device_id(here)
        assert fresh.isalnum()
        assert device_id(here) == fresh


def test_a_state_folder_of_very_many_machines_keeps_the_latest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = home(tmp_path)
    for n in range(30):
        at_machine(monkeypatch, tmp_path, f"m{n}")
        last = device_id(here)
    assert len((here.state / "device").read_text().splitlines()) == device._MOST
    assert device_id(here) == last
