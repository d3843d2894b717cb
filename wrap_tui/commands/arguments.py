"""Reads the command line by the table of commands, and prints the help made from it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from wrap_tui.commands.options import Options
from wrap_tui.commands.table import (
    COMMANDS,
    GLOBALS,
    OPTIONS,
    Command,
    Option,
)
from wrap_tui.errors import Exit, UsageError
from wrap_tui.wording import say

_PATHS: Final = frozenset({"vault", "portable", "spare_key_out"})


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError("usage.unknown")


def _parser(names: Iterable[str]) -> _Parser:
    parser = _Parser(
        add_help=False, allow_abbrev=False, exit_on_error=False, argument_default=argparse.SUPPRESS
    )
    for name in names:
        _add(parser, OPTIONS[name])
    return parser


def _add(parser: _Parser, option: Option) -> None:
    flags = ("-h", option.flag) if option.name == "help" else (option.flag,)
    if option.value:
        parser.add_argument(*flags, dest=option.field, type=_path if option.field in _PATHS else _given)
    else:
        parser.add_argument(*flags, dest=option.field, action="store_true")


def _given(value: str) -> str:
    """The value of an option. An empty one, as from a script whose name is not set, is none at all."""
    if not value.strip():
        raise argparse.ArgumentTypeError
    return value


def _path(value: str) -> Path:
    return Path(_given(value))


def parse(argv: Sequence[str]) -> tuple[Options, bool, bool]:
    """The options, whether the version was asked for, and whether help was. UsageError in all other cases.

    Nothing that was typed comes back in an error, apart from names of options and commands that look like such.
    """
    try:
        namespace, rest = _parser(GLOBALS).parse_known_args(list(argv))
        name = next((word for word in rest if not word.startswith("-")), "")
        command = _command(name)
        if name:
            rest.remove(name)
        parser = _parser((*GLOBALS, *command.options))
        namespace, words = parser.parse_known_args(rest, namespace)
    except argparse.ArgumentError as error:
        raise UsageError("usage.value", option=(error.argument_name or "").split("/")[-1]) from None
    found = vars(namespace)
    asked = bool(found.pop("version", False)), bool(found.pop("help", False))
    options = Options(command=name, words=tuple(words), **found)
    if options.portable is not None and options.portable.exists() and not options.portable.is_dir():
        raise UsageError("usage.portable")
    if not any(asked):
        _check_words(command, words)
    return options, *asked


def _command(name: str) -> Command:
    if name not in COMMANDS:
        raise UsageError("usage.command")
    return COMMANDS[name]


def _check_words(command: Command, words: Sequence[str]) -> None:
    unknown = next((word.partition("=")[0] for word in words if word.startswith("-") and word != "-"), "")
    if unknown:
        known = unknown.removeprefix("--") in OPTIONS
        raise UsageError("usage.option_elsewhere" if known else "usage.option", option=unknown[:40])
    if len(words) > command.most:
        raise UsageError("usage.many")
    if len(words) < command.least:
        raise UsageError("usage.few", usage=f"wrap-tui {command.name} {command.usage}")


def help_text(name: str = "") -> str:
    """The help for one command, or (for none) for all of them."""
    if name:
        command = COMMANDS[name]
        rows = [_usage(command), "", say(f"cli.command.{_key(name)}"), ""]
        rows += _table((_shown(OPTIONS[n]), say(f"cli.option.{_key(n)}")) for n in command.options)
        return "\n".join([*rows, *_table(_globals())]) + "\n"
    usage = say("cli.help.usage_of", usage="[COMMAND] [OPTIONS]")
    rows = [say("cli.help.about"), "", usage, "", say("cli.help.commands")]
    rows += _table(
        (f"{c.name} {c.usage}".strip(), say(f"cli.command.{_key(c.name)}"))
        for c in COMMANDS.values()
        if c.name
    )
    rows += ["", say("cli.help.options"), *_table(_globals())]
    rows += [
        "",
        say("cli.help.codes"),
        *_table((str(int(code)), say(f"cli.code.{int(code)}")) for code in Exit),
    ]
    return "\n".join([*rows, "", say("cli.help.safe")]) + "\n"


def _usage(command: Command) -> str:
    own = " ".join(f"[{_shown(OPTIONS[name])}]" for name in command.options)
    return say("cli.help.usage_of", usage=" ".join(f"{command.name} {command.usage} {own}".split()))


def _shown(option: Option) -> str:
    return f"{option.flag} {option.value}".strip()


def _globals() -> Iterable[tuple[str, str]]:
    return ((_shown(OPTIONS[name]), say(f"cli.option.{_key(name)}")) for name in GLOBALS)


def _key(name: str) -> str:
    return name.replace("-", "_") or "open"


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    found = list(rows)
    wide = min(max((len(left) for left, _ in found), default=0), 24)
    lines: list[str] = []
    for left, right in found:
        if len(left) > wide:
            lines += [f"  {left}", f"  {'':{wide}}  {right}"]
        else:
            lines.append(f"  {left:{wide}}  {right}")
    return lines
