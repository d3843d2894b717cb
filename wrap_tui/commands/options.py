"""What was asked for on the command line, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from wrap_tui.paths import Places, places


@dataclass(frozen=True, slots=True)
class Options:
    """Everything a command line can say. `words` are the words after the command."""

    command: str = ""
    words: tuple[str, ...] = ()
    vault: Path | None = None
    portable: Path | None = None
    passphrase_file: str = ""
    plain: bool = False
    ascii: bool = False
    format: str = ""
    parts: str = ""
    include_not_involved: bool = False
    out: str = ""
    recipient: str = ""
    locked: bool = False
    device: str = ""
    words_out: str = ""
    print: bool = False
    show_words: bool = False
    mark: str = ""
    remove_file: bool = False
    remove_copy: bool = False
    lines: str = ""
    with_words: bool = False
    source: str = ""
    to: str = ""
    yes: bool = False
    undo: bool = False
    keep_backups: bool = False
    spare_key_out: Path | None = None

    @property
    def places(self) -> Places:
        """Where the vault, settings, state and backups are for this run; `--vault` takes the name of a listed plan too."""
        found = places(self.vault, self.portable)
        if self.vault is None or found.vault.exists():
            return found
        from wrap_tui.services.plans import at_name

        return at_name(found, str(self.vault))

    @property
    def names_instead(self) -> tuple[str, ...]:
        """The names on the list, when `--vault` says a name that is not among them and no file is called so.

        They stand on the lock page for anyone to read, by the person's choice.
        """
        if self.vault is None or self.vault.name != str(self.vault) or self.vault.suffix:
            return ()
        found = places(self.vault, self.portable)
        if found.vault.exists():
            return ()
        from wrap_tui.services.plans import listed

        names = tuple(plan.name for plan in listed(found))
        wanted = str(self.vault).strip().casefold()
        return () if wanted in (name.casefold() for name in names) else names

    @property
    def called_twice(self) -> bool:
        """Whether `--vault` says a name under which several plans are listed."""
        if self.vault is None or self.vault.name != str(self.vault):
            return False
        found = places(self.vault, self.portable)
        if found.vault.exists():
            return False
        from wrap_tui.services.plans import called_twice

        return called_twice(found, str(self.vault))

    @property
    def word(self) -> str:
        """The first word after the command, "" when there is none."""
        return self.words[0] if self.words else ""


@dataclass(frozen=True, slots=True)
class OpenApp:
    """The answer "open the pages": with the demonstration, the questions for a group, or the vault of `options`.

    `passphrase` was read from a file or a pipe ("" when it has still to be asked); it never shows in a repr.
    """

    options: Options
    demo: bool = False
    group: bool = False
    passphrase: str = field(default="", repr=False)
