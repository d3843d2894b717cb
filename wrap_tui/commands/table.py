"""The table of commands and options; help, parsing and tests are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `value` is what its value is called in the help, "" for a switch; `field` its place in Options."""

    name: str
    field: str
    value: str = ""

    @property
    def flag(self) -> str:
        """As typed: "--vault"."""
        return f"--{self.name}"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: the module and function that do it, its words, and its options by name."""

    name: str
    module: str
    function: str
    least: int = 0
    most: int = 0
    options: tuple[str, ...] = ()
    usage: str = ""


OPTIONS: Final = {
    option.name: option
    for option in (
        Option("vault", "vault", "FILE"),
        Option("portable", "portable", "FOLDER"),
        Option("passphrase-file", "passphrase_file", "FILE"),
        Option("plain", "plain"),
        Option("ascii", "ascii"),
        Option("format", "format", "FORMAT"),
        Option("parts", "parts", "LIST"),
        Option("include-not-involved", "include_not_involved"),
        Option("out", "out", "FILE"),
        Option("for", "recipient", "NAME"),
        Option("locked", "locked"),
        Option("device", "device", "DEVICE"),
        Option("words-out", "words_out", "FILE"),
        Option("print", "print"),
        Option("show-words", "show_words"),
        Option("mark", "mark", "STATE"),
        Option("remove-file", "remove_file"),
        Option("remove-copy", "remove_copy"),
        Option("lines", "lines", "LIST"),
        Option("with-words", "with_words"),
        Option("from", "source", "KIND"),
        Option("to", "to", "PLACE"),
        Option("yes", "yes"),
        Option("spare-key-out", "spare_key_out", "FILE"),
        Option("undo", "undo"),
        Option("keep-backups", "keep_backups"),
        Option("version", "version"),
        Option("help", "help"),
    )
}

GLOBALS: Final = ("vault", "portable", "passphrase-file", "plain", "ascii", "version", "help")
"""Options that may stand before or after the command."""

COMMANDS: Final = {
    command.name: command
    for command in (
        Command("", "opening", "open_plan"),
        Command("demo", "opening", "demo"),
        Command("questions", "opening", "questions"),
        Command("create", "keys", "create", options=("spare-key-out",)),
        Command("import", "importing", "bring_in", 1, 1, ("from", "to", "yes"), "FILE"),
        Command(
            "export",
            "exporting",
            "export",
            1,
            2,
            (
                "format",
                "parts",
                "include-not-involved",
                "out",
                "lines",
                "with-words",
                "print",
                "for",
                "locked",
                "device",
                "words-out",
            ),
            "crisis|staff|card|sheet|statement|calendar|plan|all|days|SECTION|SECTION.PART|worksheet SECTION|visit NUMBER",
        ),
        Command(
            "copies",
            "ledger",
            "copies",
            0,
            1,
            ("show-words", "words-out", "mark", "remove-file"),
            "[NAME]",
        ),
        Command("not-involved", "ledger", "not_involve", 1, 1, ("yes",), "NAME"),
        Command("finish-version", "ledger", "finish_version"),
        Command("add", "adding", "add", 1, 1, usage="journal|SECTION"),
        Command("today", "reading", "today"),
        Command("crisis", "reading", "crisis"),
        Command("helplines", "reading", "helplines", 0, 1, usage="[COUNTRY]"),
        Command("check", "reading", "check"),
        Command("backup", "keeping", "backup", 0, 1, usage="[FILE]"),
        Command("restore", "keeping", "restore", 0, 1, ("undo", "yes"), "[FILE]"),
        Command("repair", "keeping", "repair", options=("out", "yes")),
        Command("merge", "merging", "merge", 0, 1, ("remove-copy",), "[OTHER]"),
        Command("passphrase", "keys", "passphrase", options=("keep-backups",)),
        Command("spare-key", "keys", "spare_key", options=("spare-key-out",)),
        Command("where", "reading", "where"),
        Command("forget", "keeping", "forget", options=("yes",)),
    )
}
