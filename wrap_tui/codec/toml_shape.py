"""Names and small texts of the TOML form: format, tables beside the sections, moments, marks."""

from __future__ import annotations

import re
from typing import Any, Final

from wrap_tui.domain.day import Mark
from wrap_tui.domain.plan import Value
from wrap_tui.domain.schema import LIST_FIELD_KINDS, VALUE_FIELD, Catalog, FieldSpec, Question
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.text import clean

FORMAT: Final = "wrap-plan"
VERSION: Final = 1

ID: Final = "id"
"""The key that names an item; no field of a record is called so."""

HISTORY: Final = "history"
"""The table beside the sections: what no hand writes."""

TABLES: Final = frozenset(
    {"other", "removed", "days", "older", "drafts", "preferences", "stamps", "extras", "unknown"}
)
"""What stands in the table of history. `other` may stand in a plan too, the rest in the owner's full file."""

LATEST: Final = 253_402_300_799_999
"""The last millisecond of the year 9999."""

_PLAIN_DEVICE: Final = re.compile(r"[^A-Za-z0-9_-]")
_ESCAPED: Final = re.compile(r"%([0-9a-f]{1,6});")


def stamp_text(stamp: Stamp) -> str:
    """A moment as "milliseconds.counter.device"; unusual letters of a device as %hex;."""
    device = _PLAIN_DEVICE.sub(lambda found: f"%{ord(found[0]):x};", stamp.device)
    return f"{stamp.ms}.{stamp.n}.{device}"


def read_stamp(text: str) -> Stamp:
    """The moment in *text*; ValueError for anything else, and for moments after the year 9999."""
    ms, n, device = text.split(".", 2)
    if not (ms.isdecimal() and n.isdecimal() and len(ms) <= 15 and len(n) <= 9) or int(ms) > LATEST:
        raise ValueError(text)
    return Stamp(int(ms), int(n), _ESCAPED.sub(lambda found: chr(int(found[1], 16)), device))


def mark_text(mark: Mark) -> str:
    """A tick as "on <moment>" or "off <moment>"."""
    return f"{'on' if mark.on else 'off'} {stamp_text(mark.changed)}"


def read_mark(text: str) -> Mark:
    """The tick in *text*; ValueError for anything else."""
    word, _, moment = text.partition(" ")
    if word not in ("on", "off"):
        raise ValueError(text)
    return Mark(word == "on", read_stamp(moment))


def plain_spec(question: Question) -> FieldSpec:
    """The one field of a question without a record, so that plain words and records are treated alike."""
    kind: Any = {"list": "text", "text": "text", "line": "line", "yesno": "yesno", "date": "date"}.get(
        question.kind, "choice"
    )
    return FieldSpec(VALUE_FIELD, question.label, kind, choices=question.choices)


def specs_of(catalog: Catalog, question: Question) -> dict[str, FieldSpec]:
    """The fields that an item of this question may have, in their order."""
    record = catalog.record_of(question)
    fields = record.fields if record is not None else (plain_spec(question),)
    return {spec.id: spec for spec in fields}


def title_of(catalog: Catalog, question: Question) -> str:
    """The field that stands for an item of this question."""
    record = catalog.record_of(question)
    return record.title if record is not None else VALUE_FIELD


def fits(spec: FieldSpec, value: Value) -> bool:
    """Whether a value is of the type that its field has in the file."""
    if spec.kind == "yesno":
        return isinstance(value, bool)
    return isinstance(value, tuple if spec.kind in LIST_FIELD_KINDS else str)


def washed(value: Any) -> Any:
    """A preference with its words cleaned and the keys of its tables in order."""
    match value:
        case str():
            return clean(value)
        case dict():
            return {clean(str(key)): washed(value[key]) for key in sorted(value)}
        case list() | tuple():
            return [washed(part) for part in value]
    return value
