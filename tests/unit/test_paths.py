"""Where things are on this computer."""

from __future__ import annotations

from pathlib import Path

import pytest

from wrap_tui import paths


def test_exports_are_offered_to_go_to_a_folder_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DOCUMENTS_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert paths.documents() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert paths.documents() == tmp_path / "Documents"


def test_a_named_file_is_told_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert paths.whole(Path("../a.html")) == tmp_path / "a.html"
    assert paths.places(Path("../plan.wrap")).vault == tmp_path / "plan.wrap"
    assert paths.places(portable=Path("../stick")).settings == tmp_path / "stick" / "settings.toml"
