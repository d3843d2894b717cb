"""Who may import whom: the table of the house, read from every import statement, and the contracts run for real."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.guards.source import PACKAGE, ROOT, imports, modules, relative

FOUNDATION = frozenset(
    {
        "errors",
        "paths",
        "resources",
        "wording",
        "keys",
        "themes",
        "settings",
        "territory",
        "faults",
        "__init__",
    }
)
DATA = FOUNDATION | {"domain"}

# package or top module: (of ours, of others). The standard library is open to all.
MAY_IMPORT: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "domain": (frozenset({"domain"}), frozenset()),
    "errors": (frozenset(), frozenset()),
    "resources": (frozenset(), frozenset()),
    "paths": (frozenset({"errors"}), frozenset({"platformdirs"})),
    "territory": (frozenset(), frozenset()),
    "wording": (FOUNDATION, frozenset()),
    "keys": (DATA, frozenset()),
    "settings": (DATA, frozenset({"tomli_w", "msgspec", "platformdirs"})),
    "themes": (DATA, frozenset({"textual"})),
    "codec": (DATA | {"codec"}, frozenset({"msgspec", "tomli_w"})),
    "store": (
        frozenset({"domain", "codec", "errors", "resources", "store", "__init__"}),
        frozenset({"cryptography", "zxcvbn"}),
    ),
    "export": (
        DATA | {"codec", "export"},
        frozenset({"typst", "pypdf", "segno", "cryptography"}),
    ),
    "importing": (
        DATA | {"codec", "importing"},
        frozenset({"pypdf", "cryptography", "msgspec", "icalendar"}),
    ),
    "services": (
        DATA | {"codec", "store", "export", "importing", "services"},
        frozenset({"platformdirs", "zxcvbn", "tomli_w"}),
    ),
    "flows": (DATA | {"services", "flows"}, frozenset()),
    "plain": (DATA | {"flows", "services", "plain"}, frozenset({"rich"})),
    "cli": (DATA | {"flows", "services", "plain", "commands", "faults", "cli"}, frozenset()),
    "commands": (DATA | {"flows", "services", "plain", "commands"}, frozenset()),
    "widgets": (DATA | {"widgets"}, frozenset({"textual", "rich"})),
    "screens": (DATA | {"widgets", "flows", "services", "screens"}, frozenset({"textual", "rich"})),
    "compat": (DATA, frozenset({"textual"})),
    "terminal": (frozenset(), frozenset()),
    "faults": (DATA, frozenset()),
    "pauses": (frozenset(), frozenset()),
    "ending": (
        DATA | {"compat", "pauses", "screens", "services", "terminal", "widgets"},
        frozenset({"textual"}),
    ),
    "in_order": (DATA | {"ending", "screens", "widgets"}, frozenset({"textual"})),
    "app": (
        DATA
        | {
            "codec",
            "store",
            "export",
            "services",
            "flows",
            "widgets",
            "screens",
            "app",
            "compat",
            "ending",
            "in_order",
            "terminal",
        },
        frozenset({"textual", "rich"}),
    ),
    # the place where everything is put together
    "__main__": (
        DATA | {"cli", "app", "commands", "compat", "ending", "flows", "pauses", "services", "terminal"},
        frozenset(),
    ),
}


def _package(name: str) -> str:
    """`domain` for `wrap_tui.domain.plan.Plan`, `__init__` for `wrap_tui.__version__`."""
    part = (*name.split("."), "__init__")[1]
    return part if (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file() else "__init__"


def _forbidden(file: Path) -> Iterator[str]:
    """What a file imports although its package may not."""
    home = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    ours, others = MAY_IMPORT[home]
    for line, name in imports(file):
        top = name.split(".")[0]
        if top == "wrap_tui":
            well = _package(name) in ours | {home}
        else:
            well = top in others or top in sys.stdlib_module_names
        if not well:
            yield f"{relative(file)}:{line} imports {name}"


def test_a_file_imports_what_its_package_may() -> None:
    assert [
        found for file in modules() if file != PACKAGE / "__init__.py" for found in _forbidden(file)
    ] == []


def test_the_contracts_hold() -> None:
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys; old = set(sys.modules); import wrap_tui; print(*sorted(set(sys.modules) - old))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["wrap_tui"]


def test_the_domain_loads_the_standard_library_alone() -> None:
    names = [f"wrap_tui.domain.{f.stem}" for f in modules(PACKAGE / "domain") if f.stem != "__init__"]
    code = (
        f"import sys, importlib; [importlib.import_module(n) for n in {names!r}]\n"
        "print(*{n.split('.')[0] for n in sys.modules} - sys.stdlib_module_names)"
    )
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    site = {"wrap_tui", "__main__"}  # an editable install may add its own finder
    loaded = {name for name in run.stdout.split() if not name.startswith(("_", "sitecustomize"))}
    assert loaded - site == set()
