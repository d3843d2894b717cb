"""Takes a plan off this computer: what belongs to it, and with the last plan what all of them shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from wrap_tui.errors import WriteError
from wrap_tui.paths import VAULT_NAME, Places
from wrap_tui.paths import places as usual_places
from wrap_tui.services import in_clear, plans, shortcut
from wrap_tui.store import forget, siblings
from wrap_tui.store.forget import Trace as Trace


def other_plans(places: Places, vault_id: str = "") -> tuple[Path, ...]:
    """Plans on this computer beside this one: those on the list, the one at the usual place, those in its folder."""
    usual = places.backups.parent / VAULT_NAME
    known = [plan.vault for plan in plans.listed(places) if plan.there]
    found = {path.resolve() for path in (*known, usual) if path.exists()}
    found |= set(siblings.strangers(places.vault, vault_id))
    return tuple(sorted(found - {places.vault.resolve()}))


def left_here(places: Places, *, second: Path | None = None, vault_id: str = "") -> tuple[Trace, ...]:
    """What leaving takes off this computer, for looking at before: with the last plan everything of the program.

    *vault_id* is told while the vault is open: its file is not read then.
    """
    where = (places.backups, second) if second is not None else (places.backups,)
    card = places.settings.parent / in_clear.FILE_NAME
    others = other_plans(places, vault_id)
    found = forget.traces(
        places.vault, where, places.state, places.settings, (card,), vault_id=vault_id, others=others
    )
    if others:
        return (*found, Trace("own_card", card)) if _in_clear(places) else found
    entry = shortcut.applications() / shortcut.FILE_NAME
    usual = places.settings == usual_places().settings
    return (*found, Trace("shortcut", entry)) if usual and shortcut.there() else found


def _in_clear(places: Places) -> bool:
    known, vault = in_clear.load(places.settings.parent), str(places.vault)
    return vault in known.names or vault in known.cards or vault in known.off


def forget_all(found: Iterable[Trace], places: Places) -> tuple[Trace, ...]:
    """Take these off this computer; gives what could not be removed. StoreError `busy` removes nothing."""
    found = tuple(found)
    left = list(forget.remove(trace for trace in found if trace.what not in _APART))
    for trace in found:
        if trace.what in _APART:
            try:
                _APART[trace.what](places)
            except WriteError:
                left.append(trace)
    return tuple(left)


def _out_of_the_clear(places: Places) -> None:
    known = in_clear.load(places.settings.parent)
    in_clear.save(
        places.settings.parent,
        known.with_name(places.vault, "").with_card(places.vault, ()).staying_off(places.vault, False),
    )


_APART: Final[Mapping[str, Callable[[Places], None]]] = {
    "own_card": _out_of_the_clear,
    "shortcut": lambda _: shortcut.remove(),
}
"""Traces that are more, or less, than a file to remove."""
