"""An entry in the desktop's menu, by choice, under a neutral name (freedesktop Desktop Entry)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from wrap_tui.domain.text import one_line
from wrap_tui.errors import WriteError
from wrap_tui.paths import NAME, Places, places

FILE_NAME: Final = "wrap-tui.desktop"


def applications() -> Path:
    """The folder of the person's own menu entries."""
    home = os.environ.get("XDG_DATA_HOME", "")
    return (Path(home) if home.startswith("/") else Path.home() / ".local" / "share") / "applications"


def command(at: Places) -> tuple[str, ...]:
    """How this program is started at these places: by its own name where it is installed, else by Python.

    A portable plan is started as one, so that its settings, state and backups stay beside it.
    """
    installed = shutil.which(NAME)
    program = (installed,) if installed else (sys.executable, "-m", "wrap_tui")
    usual = places()
    if at.together:
        program = (*program, "--portable", str(at.settings.parent))
        usual = places(portable=at.settings.parent)
    return program if at.vault == usual.vault else (*program, "--vault", str(at.vault))


def there(folder: Path | None = None) -> bool:
    """Whether there is an entry."""
    return ((folder or applications()) / FILE_NAME).exists()


def name_now(folder: Path | None = None) -> str:
    """The name that the menu shows now, "" when there is no entry."""
    try:
        text = ((folder or applications()) / FILE_NAME).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    return next((line[5:].replace("\\\\", "\\") for line in text.split("\n") if line.startswith("Name=")), "")


def entry(name: str, command: Iterable[str]) -> str:
    """The text of the entry; *name* is what the menu shows and says nothing by default.

    Nothing in it is newer than version 1.0 of the format, which every desktop and checker knows.
    """
    line = one_line(name).replace("\\", "\\\\")
    program = " ".join(f'"{_quoted(word)}"' for word in command)
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.0\n"
        f"Name={line}\nExec={program}\nTerminal=true\nIcon=utilities-terminal\nCategories=Utility;\n"
    )


def _quoted(word: str) -> str:
    """A word of the command between quotes: escaped for the quotes, then once more as every string of such a file."""
    for sign in ("\\", '"', "$", "`"):
        word = word.replace(sign, f"\\{sign}")
    return word.replace("\\", "\\\\").replace("%", "%%")


def make(name: str, command: Iterable[str], folder: Path | None = None) -> Path:
    """Write the entry; WriteError when it cannot be written."""
    where = folder or applications()
    try:
        where.mkdir(parents=True, exist_ok=True)
        file = where / FILE_NAME
        file.write_text(entry(name, command), encoding="utf-8")
    except OSError as error:
        raise WriteError("write.settings") from error
    return file


def remove(folder: Path | None = None) -> None:
    """Take the entry away; nothing happens when there is none."""
    try:
        ((folder or applications()) / FILE_NAME).unlink(missing_ok=True)
    except OSError as error:
        raise WriteError("write.settings") from error
