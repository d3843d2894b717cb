"""The settings of this computer as rows, in both front ends: their groups, their values and the words for those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from wrap_tui import settings as stored
from wrap_tui.services.helplines import countries
from wrap_tui.services.language import offered
from wrap_tui.settings import Settings
from wrap_tui.wording import say


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of this computer: the field of `Settings`, and its values in order."""

    field: str
    values: tuple[Any, ...]


_YES_NO: Final = (True, False)
LOOKS: Final = (
    Setting("theme", stored.THEMES),
    Setting("ascii", _YES_NO),
    Setting("quiet_crisis_label", _YES_NO),
    Setting("show_cursor", _YES_NO),
)
KEYS: Final = (Setting("letter_keys", _YES_NO),)
TIMES: Final = (
    Setting("idle_minutes", (1, 2, 5, 10, 20, 30, 60, 120, 0)),
    Setting("crisis_idle_minutes", (10, 30, 60, 120, 0)),
    Setting("hide_seconds", (10, 30, 60, 120, 300)),
)
OTHERS: Final = (Setting("paper", stored.PAPERS),)
GROUPS: Final = (("looks", LOOKS), ("moving", KEYS), ("lock", TIMES), ("paper", OTHERS))
ALL: Final = {setting.field: setting for _, group in GROUPS for setting in group}
DAY_STARTS: Final = tuple(range(13))
"""Hours at which a new day may start."""


def value_words(field: str, value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return say("settings.page.on" if value else "settings.page.off")
    if field == "day_start":
        return say("settings.day_start.value", hour=f"{value:02d}")
    if value == 1:
        return say(f"settings.{field}.one")
    if isinstance(value, int):
        return say(f"settings.{field}.value", number=value) if value else say("settings.page.never")
    return say(f"settings.{field}.{(value or 'auto').replace('-', '_')}")


def country_words(settings: Settings) -> str:
    """The name of the country that was chosen."""
    return dict(countries()).get(settings.country, say("settings.country.none"))


def language_words(settings: Settings) -> str:
    """The name of the language that was chosen."""
    return dict(offered()).get(settings.language, say("settings.language.auto"))
