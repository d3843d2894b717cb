"""Settings: what is kept, and what a strange file cannot do."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from wrap_tui import settings
from wrap_tui.settings import Settings


def test_a_missing_or_broken_file_gives_the_usual_values(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    assert settings.load(file) == Settings()
    for content in (b"theme = ", b"\xff\xfe", b"", b"[keys]\n1 = 2"):
        file.write_bytes(content)
        assert settings.load(file) == Settings()


def test_everything_comes_back_and_the_file_is_private(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    chosen = Settings(
        theme="contrast", ascii=True, country="NZ", idle_minutes=0, crisis_idle_minutes=30, hide_seconds=10,
        letter_keys=False, keys=MappingProxyType({"section.add": "f5"}), paper="letter", language="es",
        quiet_crisis_label=True, show_cursor=True,
    )  # fmt: skip
    settings.save(file, chosen)
    assert settings.load(file) == chosen
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    "line",
    ["theme = 'pink'", "idle_minutes = -1", "idle_minutes = true", "hide_seconds = 0", "hide_seconds = '9'",
     "letter_keys = 1", "paper = 'a5'", "unknown = 3", "keys = 4"],
)  # fmt: skip
def test_wrong_values_are_left_out(tmp_path: Path, line: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"country = 'GB'\n{line}\n")
    assert settings.load(file) == Settings(country="GB")


def test_a_file_that_cannot_be_replaced_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.toml"
    settings.save(file, Settings(country="GB"))

    def full(fd: int) -> None:
        raise OSError("full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        settings.save(file, replace(Settings(), country="FR"))
    assert settings.load(file).country == "GB"
    assert len(list(tmp_path.iterdir())) == 1
