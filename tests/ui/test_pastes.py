"""A paste stays one paste, whatever codes are in it and however its bytes arrive; none of it becomes a key."""

from __future__ import annotations

import selectors
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from wrap_tui import __main__ as start
from wrap_tui.compat import SoonAfterInput, WholePastes

BEGIN, END = WholePastes.BEGIN, WholePastes.END
CODES = "one \x1b[31mred\x1b[0m \x1b]0;title\x07 \x1bOQ \x1b\x1b two\x1b"


def told(chunks: list[str]) -> list[Message]:
    parser = WholePastes()
    return [message for chunk in chunks for message in parser.feed(chunk)]


def keys_of(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def pastes_of(messages: list[Message]) -> list[str]:
    return [message.text for message in messages if isinstance(message, events.Paste)]


def test_the_toolkit_alone_takes_codes_in_a_paste_for_keys() -> None:
    messages = list(XTermParser().feed(f"{BEGIN}a\x1bOQ\x1bxb{END}z"))
    assert pastes_of(messages) != ["aOQxb"] or keys_of(messages) != ["z"], "no longer so: WholePastes can go"


def test_codes_in_a_paste_are_no_keys_and_take_no_words_away() -> None:
    messages = told([f"a{BEGIN}{CODES}{END}z"])
    assert pastes_of(messages) == [CODES.replace("\x1b", "")]
    assert keys_of(messages) == ["a", "z"]


@given(st.lists(st.integers(min_value=0, max_value=80), max_size=8))
def test_it_does_not_matter_how_the_bytes_arrive(cuts: list[int]) -> None:
    sent = f"a{BEGIN}{CODES}{END}b{BEGIN}second{END}\x1bOQz"
    places = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    messages = told([sent[begin:end] for begin, end in pairwise(places)])
    assert pastes_of(messages) == [CODES.replace("\x1b", ""), "second"]
    assert keys_of(messages) == ["a", "b", "f2", "z"]


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1b\x00"), min_size=1, max_size=60)
)
def test_other_words_are_pasted_letter_for_letter(words: str) -> None:
    assert pastes_of(told([f"{BEGIN}{words}{END}z"])) == [words]


def test_keys_outside_a_paste_wait_for_nothing() -> None:
    parser = WholePastes()
    assert keys_of(list(parser.feed("x"))) == ["x"]
    assert keys_of(list(parser.feed("\x1b[A"))) == ["up"]
    list(parser.feed("\x1b"))
    assert parser._timeout_time is not None, "a lone Esc is told by the clock"
    assert list(parser.feed("")) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="the driver for Windows gets pastes as keys")
def test_the_driver_reads_in_our_way(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import linux_driver

    monkeypatch.setitem(vars(linux_driver), "XTermParser", XTermParser)
    monkeypatch.setitem(vars(linux_driver), "selectors", selectors)
    start._app_class()
    assert vars(linux_driver)["XTermParser"] is WholePastes
    assert vars(linux_driver)["selectors"].SelectSelector is SoonAfterInput
