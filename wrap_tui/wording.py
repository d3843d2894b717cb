"""Every sentence of the program, by id, from `data/<language>/wording/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from string import Formatter

from wrap_tui import resources, territory
from wrap_tui.errors import ContentError, WrapError

BASE = "en"


def _flatten(prefix: str, table: dict[str, object], into: dict[str, str]) -> None:
    for key, value in table.items():
        name = f"{prefix}.{key}"
        if isinstance(value, dict):
            _flatten(name, value, into)
        elif isinstance(value, str):
            into[name] = value
        else:
            raise ContentError(f"wording: {name} is not a sentence")


@cache
def part(language: str, name: str) -> dict[str, str]:
    """The sentences of one file, which is read when it is wanted first; empty for a file that is not there."""
    file = resources.path(language, "wording", f"{name}.toml")
    found: dict[str, str] = {}
    try:
        _flatten(name, tomllib.loads(file.read_text(encoding="utf-8")), found)
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"wording/{file.name}: {error}") from error
    return found


def table(language: str = BASE) -> dict[str, str]:
    """All sentences of a language: the id is "<file>.<table>.<key>". A missing language gives an empty table."""
    where = resources.path(language, "wording")
    files = sorted(where.glob("*.toml")) if where.is_dir() else ()
    return {name: sentence for file in files for name, sentence in part(language, file.stem).items()}


def found(language: str, sentence: str) -> str | None:
    """One sentence in a language, None where that has no words for it."""
    return part(language, sentence.partition(".")[0]).get(sentence)


def _base(sentence: str) -> str:
    """One sentence in English; KeyError for an id that no file holds."""
    return part(BASE, sentence.partition(".")[0])[sentence]


class _Chosen:
    language = BASE


def choose(language: str) -> None:
    """Speak *language* from now on; sentences it lacks are said in English, one by one."""
    _Chosen.language = language


def languages() -> tuple[str, ...]:
    """The languages that there are words for, English first."""
    found = sorted(file.parent.name for file in resources.folder().glob("*/wording") if file.is_dir())
    return (BASE, *(language for language in found if language != BASE))


def own_name(language: str) -> str:
    """What a language calls itself."""
    return found(language, "settings.language.own") or language


def speak(language: str = "", environ: Mapping[str, str] | None = None) -> str:
    """Choose *language*; for "" or one without words, that of this computer, else English. Gives what was chosen."""
    known = languages()
    wanted = (language, *territory.languages_of_computer(environ))
    choose(next((one for one in wanted if one in known), BASE))
    return chosen()


def chosen() -> str:
    """The language spoken now."""
    return _Chosen.language


def say(sentence: str, /, **values: object) -> str:
    """The sentence of this id with {names} filled in; KeyError for an id that no table holds.

    Values are put in as they are: a person's braces stay braces. Words that end with a full stop bring their
    own: where the sentence has one behind them as well, it stands once.
    """
    template = found(_Chosen.language, sentence) or _base(sentence)
    if not values and "{" not in template:
        return template
    return template.format_map({name: _stopped_once(template, name, value) for name, value in values.items()})


def _stopped_once(template: str, name: str, value: object) -> object:
    if isinstance(value, str) and value.endswith(".") and not value.endswith(".."):
        return value[:-1] if f"{{{name}}}." in template else value
    return value


def names(sentence: str) -> frozenset[str]:
    """The {names} that a sentence fills in."""
    return frozenset(name for _, name, _, _ in Formatter().parse(_base(sentence)) if name)


def sentence_of(error: WrapError) -> str:
    """The sentence of a foreseen failure: from the errors table, else from the table that its id names in full."""
    usual = f"errors.{error.sentence}"
    return say(usual if found(BASE, usual) is not None else error.sentence, **error.values)
