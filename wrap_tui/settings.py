"""What is set on this computer, in clear text: looks, keys, times, country; never the person's words."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

THEMES: Final = ("auto", "calm-dark", "calm-light", "contrast", "none")
PAPERS: Final = ("", "a4", "letter")

_TOP: Final = {"idle_minutes": 24 * 60, "crisis_idle_minutes": 24 * 60, "hide_seconds": 60 * 60}


def _no_keys() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their usual values. `idle_minutes` 0 turns the idle lock off.

    `country` is an ISO code or "". `language` "" is that of this computer. `keys` maps ids of the key table to other keys.
    `quiet_crisis_label` makes the crisis target say "My page" in quiet colours.
    `show_cursor` shows the terminal's own cursor on the focused row.
    """

    theme: str = "auto"
    ascii: bool = False
    country: str = ""
    idle_minutes: int = 10
    crisis_idle_minutes: int = 60
    hide_seconds: int = 60
    letter_keys: bool = True
    keys: Mapping[str, str] = field(default_factory=_no_keys)
    paper: str = ""
    language: str = ""
    quiet_crisis_label: bool = False
    show_cursor: bool = False


def load(path: Path) -> Settings:
    """The settings in a file. What is missing, unknown or of the wrong type has its usual value; never raises."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return read(found)


def read(found: Mapping[str, Any]) -> Settings:
    """The settings in a parsed table, wrong values left out."""
    kept: dict[str, Any] = {}
    for spec in fields(Settings):
        value = found.get(spec.name)
        if spec.name == "keys":
            if isinstance(value, dict):
                kept["keys"] = MappingProxyType({k: v for k, v in value.items() if isinstance(v, str)})
        elif fits(spec.name, value):
            kept[spec.name] = value
    return Settings(**kept)


def known(name: str) -> bool:
    """Whether there is a setting of that name."""
    return name in {spec.name for spec in fields(Settings)}


def fits(name: str, value: Any) -> bool:
    """Whether a setting can have this value."""
    if name == "keys":
        return isinstance(value, dict)
    return type(value) is type(getattr(Settings(), name)) and _allowed(name, value)


def _allowed(name: str, value: Any) -> bool:
    if name == "theme":
        return value in THEMES
    if name == "paper":
        return value in PAPERS
    if name == "hide_seconds":
        return bool(5 <= value <= _TOP[name])
    return name not in _TOP or bool(0 <= value <= _TOP[name])


def save(path: Path, settings: Settings) -> None:
    """Replace the settings file (0600) so that a reader sees the old one or the new one. OSError when it cannot."""
    import tomli_w

    table = {spec.name: getattr(settings, spec.name) for spec in fields(Settings)}
    table["keys"] = dict(settings.keys)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            tomli_w.dump(table, stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
