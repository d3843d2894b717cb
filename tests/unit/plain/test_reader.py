"""Answers from a pipe; the terminal is tried in tests/terminal."""

from __future__ import annotations

import io
import os
import signal

import pytest

from wrap_tui.plain.reader import Aside, EndOfInput, Idle, PipeReader, TerminalReader


def test_lines_come_one_by_one_and_are_echoed() -> None:
    shown: list[str] = []
    reader = PipeReader(io.BytesIO("first\r\nzwölf\nlast".encode()))
    assert [reader.line(shown.append, "") for _ in range(3)] == ["first", "zwölf", "last"]
    assert "".join(shown) == "first\nzwölf\nlast\n"
    with pytest.raises(EndOfInput):
        reader.line(shown.append, "")


def test_an_empty_line_keeps_what_stands_there() -> None:
    assert PipeReader(io.BytesIO(b"\n")).line(lambda _: None, "", "as it was") == "as it was"


def test_half_typed_words_are_heard() -> None:
    heard: list[str] = []
    PipeReader(io.BytesIO(b"words\n")).line(lambda _: None, "", heard=heard.append)
    assert heard == ["words"]


def test_bytes_that_are_no_text_do_not_stop_it() -> None:
    assert PipeReader(io.BytesIO(b"a\xff\xfeb\n")).line(lambda _: None, "") == "a\ufffd\ufffdb"


def test_a_form_feed_hides() -> None:
    with pytest.raises(Aside) as caught:
        PipeReader(io.BytesIO(b"half\x0c\n")).line(lambda _: None, "")
    assert caught.value.typed == "half"


def test_a_long_line_arrives_whole() -> None:
    words = "x" * 20_000
    assert PipeReader(io.BytesIO(f"{words}\n".encode())).line(lambda _: None, "") == words


def test_words_are_kept_before_they_are_shown() -> None:
    order: list[str] = []

    def gone(shown: str) -> None:
        if shown:
            order.append("shown")
            raise OSError("the window is gone")

    ours, theirs = os.openpty()
    with TerminalReader(theirs).open() as reader:
        os.write(ours, b"half")
        with pytest.raises(OSError, match="gone"):
            reader.line(gone, "", heard=order.append)
    os.close(ours)
    os.close(theirs)
    assert order == ["half", "shown"]


def test_a_window_that_is_gone_wakes_without_a_fault() -> None:
    ours, theirs = os.openpty()
    with TerminalReader(theirs).open() as reader:
        os.close(ours)
        os.kill(os.getpid(), signal.SIGCONT)
        with pytest.raises(EndOfInput):
            reader.line(lambda _: None, "")
    os.close(theirs)


def test_a_terminal_where_nobody_types_says_so_and_then_locks() -> None:
    shown: list[str] = []
    heard: list[str] = []
    ours, theirs = os.openpty()
    with TerminalReader(theirs).open() as reader:
        reader.idle_seconds = lambda: 0.2
        os.write(ours, b"half")
        with pytest.raises(Idle):
            reader.line(shown.append, "Words:", heard=heard.append)
    said = "".join(shown)
    assert heard == ["half"]
    assert said.index("half") < said.index("This locks in a minute.") < said.rindex("Words: half")


def test_a_key_in_the_last_minute_keeps_it_open() -> None:
    ours, theirs = os.openpty()
    with TerminalReader(theirs).open() as reader:
        reader.idle_seconds = lambda: 0.4

        def answers(shown: str) -> None:
            if "This locks in a minute." in shown:
                os.write(ours, b"tea\n")

        assert reader.line(answers, "Words:") == "tea"
