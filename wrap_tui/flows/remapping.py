"""The person's own keys from the settings file: what is wrong with a row, said with the key, the file and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from wrap_tui import keys
from wrap_tui.settings import fits, known
from wrap_tui.wording import say

_NAMED: Final = frozenset(
    {
        "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "space", "tab", "escape",
        "backspace", "delete", "insert", "slash", "question_mark", "full_stop", "comma", "minus", "plus",
        "semicolon", "colon", "equals_sign", "apostrophe", "left_square_bracket", "right_square_bracket",
    }
)  # fmt: skip
_KEY: Final = re.compile(r"(?:(?:ctrl|shift)\+)*(?:[a-z0-9]|f\d{1,2})")


def trouble(file: Path, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each row of the settings file that does not hold, and for a file that cannot be read."""
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError:
        return ()
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        return (say("remapping.unread", file=file.name, line=line[1] if line else "1"),)
    return tuple(
        f"{say('remapping.where', file=file.name, row=row[:40])} {sentence}"
        for row, sentence in (*_unlike(read.get("keys")), *_rows(wanted), *_outside(read))
    )


def _outside(read: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Rows that are no setting, and settings with a value that they cannot have."""
    for name, value in read.items():
        if not known(name):
            yield name, say("remapping.unknown_setting")
        elif not fits(name, value):
            yield name, say("remapping.unknown_value")


def _unlike(table: object) -> Iterator[tuple[str, str]]:
    """Rows whose value is no text: a name without quotes makes a table of what stands before its dot."""
    for row_id, value in table.items() if isinstance(table, dict) else ():
        if isinstance(value, dict):
            for part in value:
                yield f"{row_id}.{part}", say("remapping.no_quotes", row=f"{row_id}.{part}"[:40])
        elif not isinstance(value, str):
            yield row_id, say("remapping.no_text")


def _rows(wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    known = {row.id: row for row in keys.TABLE}
    for row_id, names in wanted.items():
        row = known.get(row_id)
        if row is None:
            yield row_id, say("remapping.unknown_row")
            continue
        for name in (name.strip() for name in names.split(",")):
            if sentence := _about(row, name, wanted):
                yield row_id, sentence
                break


def _about(row: keys.Key, name: str, wanted: Mapping[str, str]) -> str:
    if not name:
        return say("remapping.empty")
    shown = keys.spoken(name)[:20]
    if name in keys.NEVER or name.startswith("alt+"):
        return say("remapping.never", key=shown)
    if name not in _NAMED and not _KEY.fullmatch(name):
        return say("remapping.unknown_key", key=name[:20])
    taken = (
        other
        for other in keys.TABLE
        if other.id != row.id
        and (other.group == row.group or other.priority)
        and name in keys.keys_of(other, wanted)
    )
    other = next(taken, None)
    return say("remapping.twice", key=shown, row=other.id) if other is not None else ""
