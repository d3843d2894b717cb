"""An entry in the desktop's menu, by choice, under a neutral name (freedesktop Desktop Entry 1.5)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from wrap_tui.domain.text import one_line
from wrap_tui.errors import WriteError

FILE_NAME: Final = "wrap-tui.desktop"


def applications() -> Path:
    """The folder of the person's own menu entries."""
    home = os.environ.get("XDG_DATA_HOME", "")
    return (Path(home) if home.startswith("/") else Path.home() / ".local" / "share") / "applications"


def entry(name: str, command: str) -> str:
    """The text of the entry; *name* is what the menu shows and says nothing by default."""
    line = one_line(name).replace("\\", "\\\\")
    program = (
        command.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("$", "\\$")
        .replace("`", "\\`")
        .replace("%", "%%")
    )
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.5\n"
        f'Name={line}\nExec="{program}"\nTerminal=true\nIcon=utilities-terminal\nCategories=Utility;\n'
    )


def make(name: str, command: str, folder: Path | None = None) -> Path:
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
