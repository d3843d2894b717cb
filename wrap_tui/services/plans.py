"""More than one plan: vaults by names the person chose, in clear and only by choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wrap_tui.errors import RefusedError
from wrap_tui.paths import Places
from wrap_tui.services import in_clear

_MOST: Final = 1000


@dataclass(frozen=True, slots=True)
class Listed:
    """One plan by its name; `there` is False for one that has not begun, `here` True for the one at hand."""

    name: str
    vault: Path
    there: bool
    here: bool


def listed(places: Places) -> tuple[Listed, ...]:
    """The plans on the list, by name. The list is empty until the person puts a name on it."""
    names = in_clear.load(places.settings.parent).names
    found = (
        Listed(name, Path(path), Path(path).exists(), Path(path) == places.vault)
        for path, name in names.items()
    )
    return tuple(sorted(found, key=lambda plan: (plan.name.casefold(), str(plan.vault))))


def name_of(places: Places) -> str:
    """The name under which this plan is listed, "" when it is not."""
    return in_clear.load(places.settings.parent).names.get(str(places.vault), "")


def put_on_list(places: Places, name: str, vault: Path | None = None) -> None:
    """List a plan (this one when none is given) under a name; no name takes it off.

    RefusedError when another plan is called so (`--vault` finds plans by their names); WriteError when the list
    cannot be written.
    """
    folder, at = places.settings.parent, vault or places.vault
    if any(plan.vault != at for plan in _called(places, name)):
        raise RefusedError("pages.plans.name_taken")
    in_clear.save(folder, in_clear.load(folder).with_name(at, name))


def begin_another(places: Places, name: str) -> Path:
    """A place for one more plan, beside this one, listed under a name. The vault is made when it is opened first."""
    taken = {plan.vault for plan in listed(places)}
    for number in range(2, _MOST):
        vault = places.vault.with_name(f"plan-{number}{places.vault.suffix}")
        if vault not in taken and not vault.exists():
            put_on_list(places, name, vault)
            return vault
    raise ValueError("there are very many plans")


def at_name(places: Places, wanted: str) -> Places:
    """The places of the plan that is listed under a name; the same places when none is."""
    found = _called(places, wanted)
    return replace(places, vault=found[0].vault) if len(found) == 1 else places


def called_twice(places: Places, wanted: str) -> bool:
    """Whether several plans are listed under a name, as lists of before may hold."""
    return len(_called(places, wanted)) > 1


def _called(places: Places, wanted: str) -> list[Listed]:
    name = wanted.strip().casefold()
    return [plan for plan in listed(places) if plan.name.casefold() == name]
