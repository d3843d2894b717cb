"""Plain mode at a real pseudo-terminal: no escape code, nothing lost, long pastes, hiding, locking, signals."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.terminal.conftest import WORDS, Start
from tests.terminal.plain_terminal import Terminal
from wrap_tui.domain.plan import Plan
from wrap_tui.services.opening import Passphrase, read_plan
from wrap_tui.store.cost import Cost

TRIGGERS = ("5", "4", "1")
"""From Today to the questions about triggers: all pages, the section, its questions."""


def plan_of(home: Path) -> Plan:
    return read_plan(home / "data" / "wrap-tui" / "plan.wrap", Passphrase(WORDS))


def opened(terminal: Start, home: Path, **env: str) -> Terminal:
    run = terminal("--plain", "--passphrase-file", str(home / "passphrase"), **env)
    run.read()
    return run


def at_triggers(terminal: Start, home: Path) -> Terminal:
    run = opened(terminal, home)
    menu = run.type(number_of(run.said, "All pages"))
    section = run.type(number_of(menu, "Triggers"))
    run.type(number_of(section, "Answer the questions"))
    return run


def number_of(said: str, words: str) -> str:
    """The number in front of a choice that begins with *words*."""
    return next(line.split(".")[0] for line in said.splitlines() if line.partition(". ")[2].startswith(words))


@pytest.mark.parametrize("term", ["xterm-256color", "dumb", "linux", "vt100", ""])
def test_no_escape_code_on_any_terminal(terminal: Start, plain_home: Path, term: str) -> None:
    run = opened(terminal, plain_home, TERM=term)
    run.type("1")
    run.type("0")
    run.type("q")
    run.type("?")
    run.type("q")
    assert run.end("q") == 0
    assert "\x1b" not in run.said
    assert all(c == "\n" or c >= " " for c in run.said)
    assert all(len(line) <= 76 for line in run.said.splitlines())
    assert run.said.rstrip().endswith("End of Today.")


def test_it_starts_by_itself_on_a_dumb_terminal(terminal: Start, plain_home: Path) -> None:
    run = terminal("--passphrase-file", str(plain_home / "passphrase"), TERM="dumb")
    assert "Today. Wednesday 14 October." in run.read()
    assert run.end("q") == 0


def test_the_passphrase_is_asked_for_and_never_shown(terminal: Start, plain_home: Path) -> None:
    run = terminal("--plain")
    assert "Locked" in run.read()
    assert "That did not open it. Nothing is lost." in run.type("not these words")
    assert "Today." in run.type(WORDS)
    assert run.end("q") == 0
    assert "not these words" not in run.said
    assert WORDS not in run.said


def test_helplines_before_the_passphrase(terminal: Start, plain_home: Path) -> None:
    run = terminal("--plain")
    run.read()
    said = run.type("0")
    assert "112" in said
    assert "Feet on the floor" not in said


def test_a_line_of_20_000_characters_arrives_whole(
    terminal: Start, plain_home: Path, cheap_cost: Cost
) -> None:
    words = ("Twenty thousand characters, and not one of them lost. " * 400)[:20_000].strip()
    run = at_triggers(terminal, plain_home)
    run.type(words)
    run.type("q")
    run.stop()
    assert plan_of(plain_home).texts("triggers.events") == (words,)


def test_a_pasted_list_becomes_one_thing_a_line(terminal: Start, plain_home: Path, cheap_cost: Cost) -> None:
    run = at_triggers(terminal, plain_home)
    run.type("- Late trains\r- Rows at home\r\r- Loud shops")
    run.type("q")
    run.stop()
    assert plan_of(plain_home).texts("triggers.events") == ("Late trains", "Rows at home", "Loud shops")


def test_words_can_be_edited_while_they_are_typed(
    terminal: Start, plain_home: Path, cheap_cost: Cost
) -> None:
    run = at_triggers(terminal, plain_home)
    run.type("Lade\x7f\x7fte trains\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D, and\x05!\x7f")
    run.stop()
    assert plan_of(plain_home).texts("triggers.events") == ("Late, and trains",)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"])
def test_half_typed_words_survive(terminal: Start, plain_home: Path, cheap_cost: Cost, name: str) -> None:
    run = at_triggers(terminal, plain_home)
    run.press("half a trig")
    time.sleep(1.2)
    os.kill(run.child.pid, getattr(signal, name))
    run.end()
    draft = plan_of(plain_home).drafts["triggers.events"]
    assert draft.fields["text"] == "half a trig"
    again = opened(terminal, plain_home)
    again.press(number_of(again.said, "Carry on with Triggers") + "\r")
    again.child.expect_exact("Words: half a trig")


def test_ctrl_c_is_calm_and_loses_nothing(terminal: Start, plain_home: Path, cheap_cost: Cost) -> None:
    run = at_triggers(terminal, plain_home)
    run.press("half a trig")
    run.child.expect_exact("half a trig")
    run.press("\x03")
    assert run.end() == 130
    assert "Stopped. What you had written is kept." in run.said
    assert "Traceback" not in run.said
    assert plan_of(plain_home).drafts["triggers.events"].fields["text"] == "half a trig"


def test_a_closed_window_loses_nothing(terminal: Start, plain_home: Path, cheap_cost: Cost) -> None:
    run = at_triggers(terminal, plain_home)
    run.press("half a trig")
    run.child.expect_exact("half a trig")
    run.close_window()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found, _ = os.waitpid(run.child.pid, os.WNOHANG)
        if found:
            break
        time.sleep(0.05)
    assert found, "the program ended with its window"
    assert plan_of(plain_home).drafts["triggers.events"].fields["text"] == "half a trig"


def test_ctrl_l_hides_at_once_and_the_passphrase_brings_the_half_typed_words_back(
    terminal: Start, plain_home: Path, cheap_cost: Cost
) -> None:
    run = at_triggers(terminal, plain_home)
    run.press("half a trig")
    run.child.expect_exact("half a trig")
    run.press("\x0c")
    hidden = run.read()
    assert hidden.count("\n") >= 24
    assert "half a trig" not in hidden
    assert "That did not open it." in run.type("not these")
    run.press(WORDS + "\r")
    run.child.expect_exact("Words: half a trig")
    run.press("ger\r")
    run.read()
    run.stop()
    assert plan_of(plain_home).texts("triggers.events") == ("half a trigger",)


def test_enter_alone_while_hidden_locks_and_ends(terminal: Start, plain_home: Path) -> None:
    run = opened(terminal, plain_home)
    run.type("hide")
    run.press("\r")
    assert run.end() == 0
    assert run.said.rstrip().endswith("Locked.")


def test_the_terminal_is_as_before_afterwards(terminal: Start, plain_home: Path) -> None:
    import termios

    run = opened(terminal, plain_home)
    during = termios.tcgetattr(run.child.child_fd)
    assert not during[3] & termios.ICANON
    run.press("q\r")
    run.child.expect_exact("End of Today.")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        after = termios.tcgetattr(run.child.child_fd)
        if after[3] & termios.ICANON:
            break
        time.sleep(0.05)
    assert after[3] & termios.ICANON
    assert after[3] & termios.ECHO


def test_the_first_run_makes_a_plan_with_the_suggested_words(
    terminal: Start, tmp_path: Path, cheap_cost: Cost
) -> None:
    run = terminal("--plain")
    assert "Welcome." in run.read()
    said = run.type("1")
    words = next(line for line in said.splitlines() if line.startswith("Five words")).partition(": ")[2]
    run.type("1")
    run.type(words.upper())
    run.type("Ireland")
    said = run.said
    run.type("")
    assert run.end("q") == 0
    assert "Samaritans" in said
    plan = read_plan(tmp_path / "data" / "wrap-tui" / "plan.wrap", Passphrase(words))
    assert len(plan.items) == 0


def test_ascii_mode_says_nothing_above_126(terminal: Start, plain_home: Path) -> None:
    run = terminal("--plain", "--ascii", "--passphrase-file", str(plain_home / "passphrase"))
    run.read()
    run.type("0")
    run.type("q")
    assert run.end("q") == 0
    assert run.said.isascii()
