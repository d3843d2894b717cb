"""The product's own files as the guards read them: paths, syntax trees, imports, and what git tracks."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "wrap_tui"
TESTS = ROOT / "tests"


def relative(file: Path) -> str:
    """The path as it is written in a table: from the top of the repository, with forward slashes."""
    return file.relative_to(ROOT).as_posix()


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the checkout that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    return tuple(ROOT / name for name in sorted(listed) if name and (ROOT / name).is_file())


@cache
def modules(folder: Path = PACKAGE) -> tuple[Path, ...]:
    """Every Python file of a folder that git tracks."""
    return tuple(file for file in tracked() if file.suffix == ".py" and file.is_relative_to(folder))


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=relative(file))


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a file imports, also inside functions; of ours down to the module."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{relative(file)}:{node.lineno}: a relative import"
            for name in node.names:
                yield node.lineno, f"{node.module}.{name.name}"


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file, inner ones too."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(file: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call of a file with the dotted name of what is called ("" where it has none)."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def dotted(node: ast.expr) -> str:
    """`a.b.c` of an attribute chain, or "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        inner = dotted(node.value)
        return f"{inner}.{node.attr}" if inner else ""
    return ""


def assert_none(found: Iterable[str]) -> None:
    """Fail with every finding on a line of its own."""
    listed = list(found)
    assert not listed, "\n".join(["", *listed])
