"""What holds for every test of a page."""

from __future__ import annotations

import pytest
from textual._compositor import Compositor

from wrap_tui.screens import double


@pytest.fixture(autouse=True)
def keys_as_fast_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests press faster than a hand can: two presses in a row are two, unless a test is about double ones."""
    monkeypatch.setattr(double, "DOUBLE", 0.0)


@pytest.fixture
def nothing_is_painted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """No terminal is there, so what is painted between is thrown away: leave it, and paint when a test reads."""

    def leave(compositor: Compositor, *_: object, **__: object) -> None:
        compositor._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_update", leave)
