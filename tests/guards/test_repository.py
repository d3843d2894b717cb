"""The repository itself: its fixed top level, and files that say nothing of unfinished work or of one machine."""

from __future__ import annotations

import ast
import re

from tests.guards.source import PACKAGE, ROOT, TESTS, assert_none, functions, modules, relative, tracked, tree

TOP = {"wrap_tui", "data", "tests", "pyproject.toml", "README.md", "LICENSE"}
MACHINE = re.compile(r"(?:/home/[a-z]|/root\b|/Users/[A-Za-z]|/work/|C:\\\\?Users)")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
NAMES = re.compile(r"\w*(?:Manager|Helper|Utils?)$")
TEXT = {".py", ".toml", ".md", ".tcss", ".yaml", ".json", ".html", ".typ", ".js", ".css", ".txt", ""}
# file: why a path of a machine may stand in it
MACHINE_ALLOWED = {"tests/guards/test_repository.py": "the pattern itself"}


def test_the_top_level_is_fixed() -> None:
    top = {relative(file).split("/")[0] for file in tracked()}
    assert {name for name in top if not name.startswith(".")} == TOP


def test_no_unfinished_work_is_marked() -> None:
    marked = [relative(f) for f in tracked() if f.suffix in TEXT and UNFINISHED.search(f.read_text("utf-8"))]
    assert_none(marked)


def test_no_path_of_one_machine() -> None:
    found = [
        relative(f)
        for f in tracked()
        if f.suffix in TEXT and relative(f) not in MACHINE_ALLOWED and MACHINE.search(f.read_text("utf-8"))
    ]
    assert_none(found)


def test_names_say_what_a_thing_is() -> None:
    for file in modules(PACKAGE):
        assert not NAMES.fullmatch(file.stem.title().replace("_", "")), relative(file)
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ClassDef):
                assert not NAMES.fullmatch(node.name), f"{relative(file)}: {node.name}"


def test_a_module_says_in_one_line_what_it_is_for() -> None:
    words = {relative(f): ast.get_docstring(tree(f)) or "" for f in modules(PACKAGE) if f.stat().st_size}
    assert_none(name for name, said in words.items() if len(said.strip().splitlines()) != 1)


def test_public_names_have_a_docstring() -> None:
    bare = []
    for file in modules(PACKAGE):
        for node in tree(file).body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            if not node.name.startswith("_") and not ast.get_docstring(node):
                bare.append(f"{relative(file)}::{node.name}")
    assert_none(bare)


def _asserts(function: ast.AST) -> bool:
    """Does a test hold something: an assert, a `raises`, or a call to a function that is named for checking."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if re.match(r"_?(?:assert|raises|fail|expect|check|compare|verify|must|holds|same|golden)", name):
                return True
    return False


def test_every_test_asserts_something() -> None:
    tests = [
        (file, node) for file in modules(TESTS) for node in functions(file) if node.name.startswith("test_")
    ]
    assert_none(f"{relative(file)}::{node.name}" for file, node in tests if not _asserts(node))


def test_the_tests_of_a_package_mirror_it() -> None:
    packages = {
        f.parent.name for f in modules(PACKAGE) if f.parent.parent == PACKAGE and f.name != "__init__.py"
    }
    drawn = {"screens", "widgets"}
    for name in packages - drawn:
        found = [f for f in modules(TESTS / "unit" / name) if f.name.startswith("test_")]
        assert found, f"no tests in tests/unit/{name}"


def test_the_repository_root_is_where_the_guards_think() -> None:
    assert (ROOT / "pyproject.toml").is_file()


FIRST = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/wrap-tui"
SECOND = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest"


def test_the_readme_sets_up_with_one_command_and_tests_with_another() -> None:
    words = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"```sh\n(.*?)\n```", words, re.S)
    assert commands[0] == FIRST
    assert [command for command in commands if "pip install" in command] == [FIRST, SECOND]
    assert SECOND.replace("'", "") in (ROOT / ".ci/run").read_text("utf-8").replace("'", "")
