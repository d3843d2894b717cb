"""What no file of ours does: talk to a network, start programs, run text as code, or write a person's words to a log."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.guards.source import PACKAGE, assert_none, calls, imports, modules, relative, tree

NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib", "urllib3", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib",
    "xmlrpc", "requests", "httpx", "aiohttp", "websockets", "webbrowser", "select", "selectors",
}  # fmt: skip
NETWORK_CALLS = {
    "asyncio.open_connection", "asyncio.start_server", "asyncio.open_unix_connection", "asyncio.start_unix_server",
    "loop.create_connection", "loop.create_server", "webbrowser.open",
}  # fmt: skip
CODE_FROM_DATA = {"pickle", "marshal", "shelve", "dill", "code", "codeop", "runpy"}
CODE_CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
LOGS = {"logging", "syslog", "warnings", "faulthandler", "cgitb", "trace", "pdb"}

# file: the modules it may import although they are named above, and why
ALLOWED: dict[str, tuple[set[str], str]] = {
    "wrap_tui/terminal.py": ({"select"}, "waits a moment for the terminal's answer about its ground"),
    "wrap_tui/compat.py": (
        {"selectors"},
        "waits for the keys of the terminal, so that a lone Esc is told soon",
    ),
    "wrap_tui/plain/reader.py": (
        {"select"},
        "a pasted line of any length is read from the terminal as it comes",
    ),
}
# file: why it may start another program
PROGRAMS: dict[str, str] = {
    "wrap_tui/store/cost.py": "a long key derivation runs in an interpreter of its own, so that it can be cancelled",
    "wrap_tui/services/printing.py": "hands a document to the printer program on standard input",
    "wrap_tui/__main__.py": "a lock starts the program again",
}

STARTS = re.compile(
    r"os\.(?:system|popen|exec\w+|spawn\w+|posix_spawn\w*|startfile|fork)|asyncio\.create_subprocess_\w+"
)
SHOWN_ELSEWHERE = re.compile(
    r"(?:self\.)?(?:app\.)?(?:log|notify)|(?:Content|Text)\.from_markup|render_markup"
)


def _imported(tops: set[str]) -> list[str]:
    return [
        f"{relative(file)}:{line} imports {name}"
        for file in modules(PACKAGE)
        for line, name in imports(file)
        if name.split(".")[0] in tops - ALLOWED.get(relative(file), (set(), ""))[0]
    ]


def _called(pattern: re.Pattern[str], but: Collection[str] = ()) -> list[str]:
    return [
        f"{relative(file)}:{call.lineno} calls {name}"
        for file in modules(PACKAGE)
        for call, name in calls(file)
        if pattern.fullmatch(name) and relative(file) not in but
    ]


def test_no_network() -> None:
    assert_none(_imported(NETWORK))
    assert_none(_called(re.compile("|".join(map(re.escape, NETWORK_CALLS)))))


def test_no_code_from_data() -> None:
    assert_none(_imported(CODE_FROM_DATA))
    assert_none(_called(re.compile("|".join(CODE_CALLS))))


def test_no_log_to_write_words_into() -> None:
    assert_none(_imported(LOGS))
    assert_none(_called(SHOWN_ELSEWHERE))


def test_other_programs_are_started_where_the_list_says() -> None:
    found = _imported({"subprocess", "pty", "multiprocessing"})
    assert_none(where for where in found if where.split(":")[0] not in PROGRAMS)
    assert_none(_called(STARTS, but=PROGRAMS))


def _swallowed(file: Path) -> Iterator[str]:
    for node in ast.walk(tree(file)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        only = node.body[0] if len(node.body) == 1 else None
        silent = isinstance(only, ast.Pass) or (isinstance(only, ast.Return) and only.value is None)
        broad = isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
        if node.type is None or (silent and broad):
            yield f"{relative(file)}:{node.lineno} swallows every failure"


def test_no_failure_is_swallowed_whole() -> None:
    assert_none(found for file in modules(PACKAGE) for found in _swallowed(file))


def test_every_allowance_is_still_needed() -> None:
    for name, (wanted, why) in ALLOWED.items():
        assert why
        found = {imported.split(".")[0] for _, imported in imports(PACKAGE.parent / name)}
        assert wanted <= found, name
    for name, why in PROGRAMS.items():
        assert why
        assert (PACKAGE.parent / name).is_file(), name
