"""A lone Esc is told soon, also while Textual's own wait for input is longer; a sequence stays one key."""

from __future__ import annotations

import os
import selectors
import sys
from unittest import mock

import pytest

from wrap_tui.compat import SoonAfterInput, tell_escape_soon

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the driver for Windows has no such wait")


def test_the_wait_after_input_is_short_once_and_no_longer_than_asked_for() -> None:
    reader, writer = os.pipe()
    waits: list[float | None] = []
    real = selectors.SelectSelector.select

    def noted(one: selectors.SelectSelector, timeout: float | None = None) -> object:
        waits.append(timeout)
        return real(one, 0)

    with SoonAfterInput() as waiting, mock.patch.object(selectors.SelectSelector, "select", noted):
        waiting.register(reader, selectors.EVENT_READ)
        assert waiting.select(7.0) == []
        os.write(writer, b"\x1b")
        assert len(waiting.select(7.0)) == 1
        assert os.read(reader, 10) == b"\x1b"
        assert waiting.select(7.0) == []
        assert waiting.select(7.0) == []
        os.write(writer, b"x")
        assert len(waiting.select(0.001)) == 1
        waiting.select(0.001)
    os.close(reader)
    os.close(writer)
    assert waits == [7.0, 7.0, SoonAfterInput.LATEST, 7.0, 0.001, 0.001]


def test_the_driver_waits_for_input_in_our_way(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import linux_driver

    monkeypatch.setattr("textual.drivers.linux_driver.selectors", selectors)
    tell_escape_soon()
    reader, writer = os.pipe()
    driver = linux_driver.LinuxDriver.__new__(linux_driver.LinuxDriver)
    driver._debug = False
    driver.fileno = reader
    driver.exit_event = mock.Mock(is_set=mock.Mock(side_effect=[False, False, True]))
    told: list[str] = []
    waits: list[float] = []

    def select(one: SoonAfterInput, timeout: float) -> object:
        waits.append(timeout)
        return selectors.SelectSelector.select(one, timeout)

    os.write(writer, b"\x1b[A")
    with (
        mock.patch.object(driver, "process_message", lambda event: told.append(event.key)),
        mock.patch.object(SoonAfterInput, "select", select),
    ):
        driver.run_input_thread()
    os.close(reader)
    os.close(writer)
    assert told == ["up"]
    assert len(waits) == 3
