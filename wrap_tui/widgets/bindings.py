"""Textual bindings made from the table of keys."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from wrap_tui import keys


def bindings(*groups: str) -> list[BindingType]:
    """The bindings of some groups of the key table. Rows can be remapped by their id (`App.set_keymap`)."""
    made: list[BindingType] = []
    for row in keys.rows(*groups):
        if row.each:
            made.extend(
                Binding(key, f"{row.action}({key!r})", row.id, show=False, priority=row.priority)
                for key in row.all_keys
            )
        else:
            made.append(Binding(row.keys, row.action, row.id, show=False, priority=row.priority, id=row.id))
    return made
