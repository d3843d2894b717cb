"""Writes the parts of the README that are made from tables: `python -m tests.guards.readme`."""

from __future__ import annotations

import re

from tests.guards.source import ROOT
from wrap_tui import keys
from wrap_tui.commands.table import COMMANDS, OPTIONS
from wrap_tui.wording import say

README = ROOT / "README.md"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _table(*rows: tuple[str, ...]) -> str:
    head, *rest = rows
    return "\n".join([_row(*head), f"|{'---|' * len(head)}", *(_row(*row) for row in rest)]) + "\n"


def command_table() -> str:
    """Every command with its own options, and what it does."""
    rows = []
    for command in COMMANDS.values():
        own = [f"[{OPTIONS[name].flag} {OPTIONS[name].value}".strip() + "]" for name in command.options]
        usage = " ".join(word for word in ("wrap-tui", command.name, command.usage, *own) if word)
        rows.append((f"`{usage}`", say(f"cli.command.{command.name.replace('-', '_') or 'open'}")))
    return _table(("Command", "Does"), *rows)


PARTS = {"keys": keys.readme_table, "commands": command_table}


def _marked(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name}: .*? -->\n).*?(<!-- end of {name} -->)", re.DOTALL)


def part(name: str, text: str) -> str:
    """What stands between the markers of a part; AssertionError when there are none."""
    found = _marked(name).search(text)
    assert found, f"the README has no part {name}"
    return text[found.end(1) : found.start(2)]


def written_anew(text: str) -> str:
    """The README with every part made anew."""
    for name, make in PARTS.items():
        text = _marked(name).sub(lambda found, make=make: f"{found[1]}\n{make()}\n{found[2]}", text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    README.write_text(written_anew(README.read_text("utf-8")), "utf-8")
