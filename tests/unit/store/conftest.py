"""A vault with a few records, made cheaply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.unit.store.made import DEVICE, PASSPHRASE, some
from wrap_tui.store.cost import Cost
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

Open = Callable[..., Vault]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the vault of a test lies."""
    return tmp_path / "home" / "plan.wrap"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where the anchor of a test lies."""
    return tmp_path / "state"


@pytest.fixture
def vault(path: Path, state: Path, cheap_cost: Cost) -> Iterator[Vault]:
    """An open vault with five items and a day."""
    made = Vault.create(path, PASSPHRASE, device=DEVICE, cost=cheap_cost, records=some(), state=state)
    yield made
    made.close()


@pytest.fixture
def reopen(path: Path, state: Path, cheap_cost: Cost) -> Iterator[Open]:
    """Open the vault of the test again; closed at the end."""
    opened: list[Vault] = []

    def again(passphrase: str = PASSPHRASE, *, device: str = DEVICE, at: Path | None = None) -> Vault:
        vault = Vault.open(at or path, Passphrase(passphrase), device=device, state=state)
        opened.append(vault)
        return vault

    yield again
    for vault in opened:
        vault.close()
