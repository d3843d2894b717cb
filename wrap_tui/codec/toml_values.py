"""Single values of a TOML plan: checked against their field, cleaned, refused with their path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from wrap_tui.codec.incoming import Note
from wrap_tui.codec.toml_parse import shown_name
from wrap_tui.domain.plan import Value
from wrap_tui.domain.schema import LIST_FIELD_KINDS, FieldSpec
from wrap_tui.domain.text import LONGEST, clean
from wrap_tui.errors import RefusedError
from wrap_tui.wording import say

_WITH_DATES: Final = frozenset({"date", "time", "moment", "line"})
_ID_LONGEST: Final = 200


@dataclass(slots=True)
class Reading:
    """One file being read: its name for sentences, and what is worth saying at the end."""

    file: str
    notes: list[Note] = field(default_factory=list)

    def refuse(self, sentence: str, path: str, **values: str | int) -> RefusedError:
        """The error for something at *path* inside the document."""
        shown = {"file": shown_name(self.file), "path": shown_path(path)}
        return RefusedError(f"import.errors.{sentence}", **shown, **values)

    def expect(self, what: str, path: str) -> RefusedError:
        """The error for a value of another type than *what*, an id of `import.expects`."""
        return self.refuse("wrong_type", path, expected=say(f"import.expects.{what}"))

    def note(self, sentence: str, path: str, **values: str | int) -> None:
        """Remember something that is no error."""
        self.notes.append(Note(f"import.notes.{sentence}", {"path": shown_path(path), **values}))

    def text(self, value: Any, path: str) -> str:
        """*value* as cleaned words; refuses other types and more than 20,000 characters."""
        if not isinstance(value, str):
            raise self.expect("text", path)
        words = clean(value)
        if len(words) > LONGEST:
            raise self.refuse("too_long", path, most=f"{LONGEST:,}")
        return words

    def texts(self, value: Any, path: str) -> tuple[str, ...]:
        """*value* as a list of cleaned words."""
        if not isinstance(value, list):
            raise self.expect("list", path)
        return tuple(self.text(part, f"{path}[{i}]") for i, part in enumerate(value, 1))

    def table(self, value: Any, path: str) -> Mapping[str, Any]:
        """*value* as a table."""
        if not isinstance(value, dict):
            raise self.expect("table", path)
        return value

    def rows(self, value: Any, path: str) -> list[tuple[str, Mapping[str, Any]]]:
        """*value* as tables with their paths."""
        if not isinstance(value, list):
            raise self.expect("tables", path)
        return [(where := f"{path}[{i}]", self.table(row, where)) for i, row in enumerate(value, 1)]

    def id(self, value: Any, path: str) -> str:
        """*value* as the id of a thing: one line of up to 200 characters."""
        if not isinstance(value, str) or not value.isprintable() or not 0 < len(value) <= _ID_LONGEST:
            raise self.expect("id", path)
        return value

    def only(self, table: Mapping[str, Any], known: frozenset[str], path: str) -> None:
        """Refuse a key that is not known here."""
        for key in table:
            if key not in known:
                raise self.refuse("unknown_key", f"{path}.{key}" if path else key)

    def field(self, spec: FieldSpec, value: Any, path: str) -> Value:
        """*value* for the field *spec*: dates and times of TOML as text, choices by id or by label."""
        if spec.kind == "yesno":
            if not isinstance(value, bool):
                raise self.expect("yesno", path)
            return value
        if spec.kind in LIST_FIELD_KINDS:
            return tuple(self._choice(spec, line, path) for line in self.texts(value, path))
        if spec.kind in _WITH_DATES and isinstance(value, (dt.date, dt.time)):
            return value.isoformat().removesuffix(":00") if isinstance(value, dt.time) else value.isoformat()
        if not isinstance(value, str) and spec.kind == "date":
            raise self.expect("date", path)
        return self._choice(spec, self.text(value, path), path)

    def _choice(self, spec: FieldSpec, words: str, path: str) -> str:
        if not spec.choices or not words:
            return words
        for choice in spec.choices:
            if words == choice.id or words.casefold() == choice.label.casefold():
                return choice.id
        if spec.kind == "choice":
            self.note("other_choice", path, known=", ".join(choice.id for choice in spec.choices))
        return words


def shown_path(path: str) -> str:
    """A path as it may stand in a sentence: long or odd keys cut short."""
    return ".".join(shown_name(part) for part in path.split("."))[:160]
