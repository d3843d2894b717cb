"""Where things live on this computer; nothing here is made or opened."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

NAME = "wrap-tui"
VAULT_NAME = "plan.wrap"


@dataclass(frozen=True, slots=True)
class Places:
    """The vault file, and the folders of settings, of this device's state, and of backups."""

    vault: Path
    settings: Path
    state: Path
    backups: Path

    @property
    def together(self) -> bool:
        """Whether vault, settings, state and backups lie beside each other (a stick, `--portable`)."""
        return self.vault.parent == self.settings.parent == self.state.parent == self.backups.parent


def places(vault: Path | None = None, portable: Path | None = None) -> Places:
    """The places for a vault: the usual ones, those of a named vault file, or all inside one portable folder."""
    if portable is not None:
        home = whole(portable)
        return Places(vault or home / VAULT_NAME, home / "settings.toml", home / "state", home / "backups")
    dirs = PlatformDirs(NAME, appauthor=False)
    data = Path(dirs.user_data_dir)
    state = Path(dirs.user_state_dir)
    return Places(
        whole(vault) if vault else data / VAULT_NAME,
        Path(dirs.user_config_dir) / "settings.toml",
        state,
        data / "backups",
    )


def whole(path: Path) -> Path:
    """The path from the root, without "." and ".."; links are not followed."""
    return Path(os.path.abspath(path.expanduser()))  # noqa: PTH100 (resolve would follow a link)


def documents() -> Path:
    """The person's documents folder, where exports are offered first; their home where there is none."""
    folder = Path(PlatformDirs(NAME, appauthor=False).user_documents_dir)
    return folder if folder.is_dir() else Path.home()
