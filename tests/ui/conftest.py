"""What holds for every test of a page."""

from __future__ import annotations

import pytest

from wrap_tui.screens import double


@pytest.fixture(autouse=True)
def keys_as_fast_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests press faster than a hand can: two presses in a row are two, unless a test is about double ones."""
    monkeypatch.setattr(double, "DOUBLE", 0.0)
