"""What goes wrong beside the pages, and what the environment asks for: no word of anyone reaches a terminal or a file."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import textual

from tests.ui.running import app_of, places_in, running, text_of
from wrap_tui import __main__ as start
from wrap_tui import faults
from wrap_tui.__main__ import clean_environment
from wrap_tui.app import WrapApp
from wrap_tui.ending import Start
from wrap_tui.services.opening import memory_book
from wrap_tui.terminal import HANDED_ON

PLANTED = "zq-planted-words"
SOURCE = Path(__file__).parents[2] / "wrap_tui"


# An unhandled exception prints local variables


class Boom(WrapApp):
    def action_say_saved(self) -> None:
        passphrase = PLANTED
        raise RuntimeError(f"about {passphrase}")


def test_a_crash_shows_kind_and_place_and_nothing_else(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    app = Boom(Start(places_in(tmp_path), book=memory_book()))

    async def press(pilot: object) -> None:
        app.simulate_key("ctrl+s")
        await app._exception_event.wait()

    app.run(headless=True, auto_pilot=press)
    shown = "".join(capfd.readouterr())
    assert PLANTED not in shown
    assert app.fault is not None
    assert app.fault[0] == "RuntimeError"
    assert re.fullmatch(r"test_hazards_start\.py:\d+", app.fault[1])
    assert PLANTED not in faults.fault_sentence(*app.fault)


def test_what_the_toolkit_would_print_of_a_crash_is_never_gathered_nor_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(tmp_path)
    monkeypatch.setattr(app, "_close_messages_no_wait", lambda: None)
    secret = PLANTED
    try:
        raise RuntimeError(secret)
    except RuntimeError:
        app._fatal_error()
    assert app._exit_renderables == []
    app.panic(PLANTED)
    app._exit_renderables.append(PLANTED)
    app._print_error_renderables()
    assert app._exit_renderables == []
    assert PLANTED not in "".join(capfd.readouterr())


@pytest.mark.parametrize("how", ["callback", "task"])
async def test_an_error_beside_the_app_is_told_in_a_line_without_words(
    how: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> None:
        raise RuntimeError(PLANTED)

    async def fails_later() -> None:
        fails()

    async with running(tmp_path) as (app, pilot):
        if how == "callback":
            asyncio.get_running_loop().call_soon(fails)
        else:
            task = asyncio.create_task(fails_later())
            await asyncio.wait([task])
            del task
            gc.collect()
        await pilot.pause()
        await pilot.pause()
        shown = text_of(app)
    assert "RuntimeError" in shown
    assert PLANTED not in shown + "".join(capfd.readouterr()) + caplog.text


def test_an_error_while_something_is_thrown_away_prints_no_words(tmp_path: Path) -> None:
    code = (
        "from wrap_tui import __main__ as m; m.quiet_hooks()\n"
        f"class Held:\n    def __del__(self): raise RuntimeError('{PLANTED}')\n"
        "held = Held(); del held"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=SOURCE.parent, env=_environment(tmp_path),
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("where", ["main", "main alone", "thread", "worker"])
def test_no_error_outside_the_app_prints_words_either(where: str, tmp_path: Path) -> None:
    raising = {
        "main": "m.cli_main = None\nimport wrap_tui.cli as c\ndef f(a): secret='{p}'; raise RuntimeError(secret)\nc.main = f\nsys.exit(m.main())",
        "thread": "m.quiet_hooks()\nimport threading\ndef f(): secret='{p}'; raise RuntimeError(secret)\nt=threading.Thread(target=f); t.start(); t.join(); sys.exit(1)",
        "worker": "m.quiet_hooks()\ndef f(): secret='{p}'; raise RuntimeError(secret)\nf()",
        "main alone": "m.quiet_hooks = lambda: None\nimport wrap_tui.cli as c\ndef f(a): raise RuntimeError('{p}')\nc.main = f\nsys.exit(m.main())",
    }[where].format(p=PLANTED)
    code = f"import sys\nfrom wrap_tui import __main__ as m\n{raising}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=SOURCE.parent,
        check=False,
        env=_environment(tmp_path),
    )
    assert done.returncode == 1
    assert PLANTED not in done.stdout + done.stderr
    assert "RuntimeError" in done.stderr
    assert "Traceback" not in done.stderr


def _environment(home: Path, **more: str) -> dict[str, str]:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    return {"PATH": os.environ["PATH"], **dict.fromkeys(names, str(home)), **more}


# The environment


def test_the_environment_is_clean_before_the_toolkit_is_imported(tmp_path: Path) -> None:
    environ = {
        "TEXTUAL": "devtools,debug", "TEXTUAL_LOG": "keys.log", "TEXTUAL_SCREENSHOT": "1", "TEXTUAL_DRIVER": "a:b",
        "TEXTUAL_COLOR_SYSTEM": "256", "TEXTUAL_ANIMATIONS": "full", "NO_COLOR": "", "HOME": "/x",
    }  # fmt: skip
    clean_environment(environ)
    kept = {"TEXTUAL_COLOR_SYSTEM": "256", "TEXTUAL_ANIMATIONS": "none", "HOME": "/x"}
    assert environ == {**kept, "ESCDELAY": "25"}
    for far in ({"SSH_TTY": "/dev/pts/1"}, {"ESCDELAY": "300"}):
        there = dict(far)
        clean_environment(there)
        assert there == {**far, "TEXTUAL_ANIMATIONS": "none"}
    code = (
        "from wrap_tui.__main__ import clean_environment; import os, sys; assert 'textual' not in sys.modules;"
        "clean_environment(os.environ); from textual import constants as c;"
        "print(c.LOG_FILE, c.SCREENSHOT_DELAY, c.DEBUG, c.TEXTUAL_ANIMATIONS, c.DRIVER)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=SOURCE.parent,
        env=_environment(tmp_path, TEXTUAL_LOG=str(tmp_path / "keys.log"), TEXTUAL_SCREENSHOT="1", TEXTUAL="debug"),
    )  # fmt: skip
    assert done.stdout.split() == ["None", "-1", "False", "none", "None"]


def test_every_variable_that_the_toolkit_reads_is_dropped_but_the_colour_system() -> None:
    toolkit = Path(textual.__file__).parent
    read = {
        name
        for file in toolkit.rglob("*.py")
        for name in re.findall(r"\bTEXTUAL(?:_[A-Z_]+)?\b", file.read_text("utf-8"))
    }
    assert {
        "TEXTUAL",
        "TEXTUAL_LOG",
        "TEXTUAL_DEVTOOLS_HOST",
        "TEXTUAL_SCREENSHOT_LOCATION",
        "TEXTUAL_PRESS",
    } <= read
    for name in read - {"TEXTUAL_COLOR_SYSTEM", "TEXTUAL_ANIMATIONS"}:
        environ = {name: "1", "ESCDELAY": "25"}
        clean_environment(environ)
        assert environ == {"TEXTUAL_ANIMATIONS": "none", "ESCDELAY": "25"}, name


def test_nothing_of_ours_is_imported_before_the_environment_is_clean() -> None:
    text = (SOURCE / "__main__.py").read_text("utf-8")
    main = text[text.index("def main()") :]
    assert main.index("clean_environment(os.environ)") < main.index("import")


def test_the_start_cleans_turns_dumps_off_and_hushes_errors_before_anything_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []

    def ran(argv: object, terminal: object) -> int:
        done.append(os.environ.get(HANDED_ON, "run"))
        return 0

    for name in ("clean_environment", "no_core_dumps", "quiet_hooks"):
        monkeypatch.setattr(start, name, lambda *args, name=name: done.append(name))
    monkeypatch.setenv(HANDED_ON, "1,2,3,4")
    monkeypatch.setattr(start, "run", ran)
    assert start.main() == 0
    assert done == ["clean_environment", "no_core_dumps", "quiet_hooks", "run"]
