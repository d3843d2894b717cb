"""Made-up plans of one, ten and thirty years, the same at every run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from wrap_tui.codec.record import Record, to_bytes
from wrap_tui.domain.stamp import Stamp
from wrap_tui.store.cost import FLOOR
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.vault import Vault

DEVICE = "bench"
PASSPHRASE = "five plain words for this"
SECRET = Passphrase(PASSPHRASE)
_START = date(2020, 1, 1)
_WORDS = [
    "tea",
    "walk",
    "sister",
    "morning",
    "garden",
    "quiet",
    "tired",
    "better",
    "window",
    "rain",
    "music",
    "slow",
    "bread",
    "radio",
    "blanket",
    "friend",
    "bus",
    "lake",
    "cold",
    "water",
    "letter",
    "evening",
    "sleep",
    "phone",
    "kitchen",
    "garden",
    "dog",
    "stairs",
    "light",
    "list",
    "clean",
    "heavy",
    "warm",
    "calm",
    "loud",
    "busy",
]

ENTRIES, OLDER = 1000, 40
"""Journal entries of 1.6 KB and older wordings in a year: a person who writes nearly three times a day."""


@dataclass(frozen=True, slots=True)
class Made:
    """A vault of some years at *path*, and the same records as one JSON text."""

    years: int
    path: Path
    records: tuple[Record, ...]
    plain: bytes


def _stamp(day: int, n: int) -> Stamp:
    moment = datetime(2020, 1, 1, 9, tzinfo=UTC) + timedelta(days=day)
    return Stamp(int(moment.timestamp() * 1000), n, DEVICE)


def _text(random: Random, words: int) -> str:
    return " ".join(random.choices(_WORDS, k=words)).capitalize() + "."


def _item(key: str, place: str, fields: dict[str, str], stamp: Stamp) -> Record:
    body = {"place": place, "fields": fields, "rank": float(stamp.n), "created": list(stamp)}
    return Record("item", key, body, stamp)


def records(years: int) -> Iterator[Record]:
    """The records of a plan with a day, a tick for each of four items, and nearly three entries for every date."""
    random = Random(1)
    daily = [f"daily{n}" for n in range(4)]
    for n, key in enumerate(daily):
        yield _item(key, "daily.every", {"text": _text(random, 5)}, _stamp(0, n))
    for n in range(150):
        yield _item(
            f"item{n}",
            "toolbox.use",
            {"name": _text(random, 4), "how": _text(random, 12)},
            _stamp(0, 100 + n),
        )
    for n in range(years * 365):
        stamp = _stamp(n, 0)
        ticks = {key: [random.random() < 0.7, list(stamp)] for key in daily}
        body = {"ticks": ticks, "word": random.choice(_WORDS), "good": [_text(random, 8)]}
        yield Record("day", (_START + timedelta(days=n)).isoformat(), body, stamp)
    for n in range(years * ENTRIES):
        fields = {"title": _text(random, 4), "text": _text(random, random.randint(180, 340))}
        yield _item(f"entry{n}", "journal.entries", fields, _stamp(n * 365 // ENTRIES, 1000 + n))
    for n in range(years * OLDER):
        stamp = _stamp(n * 365 // OLDER, 900_000 + n)
        body = {"item": f"item{n % 150}", "place": "toolbox.use", "fields": {"name": _text(random, 6)}}
        yield Record("older", f"item{n % 150}@{stamp.ms}.{stamp.n}.{stamp.device}", body, stamp)


def make(folder: Path, years: int) -> Made:
    """A vault of *years* in *folder*, at the floor of the cost, closed."""
    found = tuple(records(years))
    path = folder / f"{years}.wrap"
    Vault.create(path, PASSPHRASE, cost=FLOOR, device=DEVICE, records=found).close()
    plain = json.dumps([json.loads(to_bytes(record)) for record in found], ensure_ascii=False).encode()
    return Made(years, path, found, plain)
