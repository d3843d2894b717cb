"""What fuzzing calls: each target takes any bytes and raises only when the program did what it never may."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import cache
from typing import Final

from wrap_tui.codec import items
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.record import Record, from_bytes, to_bytes
from wrap_tui.codec.toml_plan import decode, export_toml, read_toml
from wrap_tui.domain.canonical import canonical
from wrap_tui.domain.plan import build
from wrap_tui.domain.schema import Catalog
from wrap_tui.domain.stamp import Stamp
from wrap_tui.errors import RefusedError, StoreError
from wrap_tui.importing.proposal import Source, Wishes
from wrap_tui.services.intake import review, take_in
from wrap_tui.services.intake_files import KINDS, read_source
from wrap_tui.store import carving, connection, cost, manifest, reading, slots
from wrap_tui.store.fault import faults
from wrap_tui.store.format import PAGE_SIZE
from wrap_tui.store.journal import rolled_back
from wrap_tui.store.merge import merge
from wrap_tui.store.sealing import Keys
from wrap_tui.store.secret import Passphrase
from wrap_tui.store.slots import Slot
from wrap_tui.wording import say

VAULT_ID: Final = bytes(range(16))


@cache
def _catalog() -> Catalog:
    return load_catalog()


@cache
def _keys() -> Keys:
    return Keys(bytes(32), VAULT_ID)


def pages(data: bytes) -> None:
    """A whole file: looked at without a key, and its rows carved out. Carving copies no more than the file holds."""
    try:
        with reading.in_memory(data) as sql:
            connection.look(sql)
            connection.check_structure(sql)
    except StoreError as error:
        _among(error, "foreign", "newer", "damaged")
    carved = sum(len(value) for _, row in carving.rows(data) for value in row if isinstance(value, bytes))
    assert carved <= 4 * len(data) + PAGE_SIZE, f"{carved} bytes out of {len(data)}"


def journal(data: bytes) -> None:
    """A journal beside a vault of three pages: the result is never longer than file and journal together."""
    whole = bytes(3 * PAGE_SIZE)
    rolled = rolled_back(whole, data)
    assert len(rolled) <= len(whole) + len(data) + PAGE_SIZE


def head(data: bytes) -> None:
    """Public head and manifest in clear, as one line each."""
    public, _, sealed = data.partition(b"\n")
    try:
        with faults(writing=False):
            connection._vault_id(public, 1)
    except StoreError as error:
        _among(error, "newer", "damaged")
    else:
        assert canonical(json.loads(public)) == public
    box = bytes(8) + _keys().seal_manifest(sealed)
    try:
        with faults(writing=False):
            found = manifest.decode(box, _keys())
    except StoreError as error:
        _among(error, "damaged")
    else:
        assert manifest.decode(manifest.encode(found, _keys()), _keys()) == found


def slot(data: bytes) -> None:
    """A key slot: its kind, parameters and box one line each, with the public checksum made to fit."""
    kind, _, rest = data.partition(b"\n")
    param, _, box = rest.partition(b"\n")
    try:
        row = Slot(1, kind.decode(), param.decode(), box[:76])
        bound = slots._bound(VAULT_ID, row.kind, row.param)
    except UnicodeDecodeError:
        return
    row = row._replace(box=row.box + slots._checksum(bound, row.box))
    try:
        with faults(writing=False):
            slots.check(VAULT_ID, [row])
            asked = slots.cost_of(row)
    except StoreError as error:
        _among(error, "damaged")
        return
    assert cost.accepted(asked), asked
    try:
        slots.unwrap(VAULT_ID, row, bytearray(64))
    except StoreError as error:
        _among(error, "damaged")


def record(data: bytes) -> None:
    """Records inside the seal, one a line: read, written back, merged and taken for a plan without losing any."""
    found: dict[tuple[str, str], Record] = {}
    for line in data.split(b"\n")[:8]:
        try:
            one = from_bytes(line)
        except (ValueError, TypeError, OverflowError, RecursionError, LookupError):
            continue
        assert from_bytes(to_bytes(one)) == one
        found[one.kind, one.key] = one
    plan = items.from_records(found.values())
    again = {(kept.kind, kept.key): kept for kept in items.to_records(plan)}
    if any(kind == "older" for kind, _ in found.keys() - again.keys()):
        return  # an older wording under a key that its own fields do not make: no program wrote it
    assert found.keys() <= again.keys()
    assert items.to_records(items.from_records(again.values())) == items.to_records(plan)
    half = list(found.values())
    united = merge(half[::2], half[1::2])
    assert merge(half[1::2], half[::2]).keys() == united.keys()
    assert merge(united.values(), united.values()).keys() == united.keys()


def toml(data: bytes) -> None:
    """A TOML plan: refused in one sentence, or taken in, written out and read again as the same."""
    try:
        incoming = read_toml(decode(data, "own.toml"), _catalog(), "own.toml")
        checked = review(build(), incoming, _catalog(), _new_id())
    except RefusedError as error:
        _sentence(error)
        return
    plan = take_in(build(), checked, _clock())
    written = export_toml(plan, _catalog())
    again = review(build(), read_toml(written, _catalog(), "again.toml"), _catalog(), _new_id("again"))
    assert export_toml(take_in(build(), again, _clock()), _catalog()) == written


def foreign(data: bytes) -> None:
    """Files of other programs: the first byte tells which kind."""
    names = sorted(set(KINDS) - {"toml"})
    kind = names[data[0] % len(names)] if data else names[0]
    rest = data[1:]
    try:
        read_source(Source("file", io.BytesIO(rest), len(rest)), _catalog(), kind, Wishes("toolbox.use", {}))
    except RefusedError as error:
        _sentence(error)


def secret(data: bytes) -> None:
    """A typed passphrase: at most two candidates, and none of them longer than it can be."""
    typed = data.decode("utf-8", "surrogateescape")
    try:
        tried = list(Passphrase(typed).candidates())
    except RefusedError as error:
        _sentence(error)
        return
    assert len(tried) <= 2


def _among(error: StoreError, *kinds: str) -> None:
    assert error.kind in kinds, error


def _sentence(error: RefusedError) -> None:
    said = say(error.sentence, **error.values)
    assert said.strip(), "no sentence"
    assert "\n" not in said, "more than a line"


def _new_id(prefix: str = "id") -> Callable[[], str]:
    count = iter(range(1, 1 << 30))
    return lambda: f"{prefix}{next(count)}"


def _clock() -> Callable[[], Stamp]:
    count = iter(range(1, 1 << 30))
    return lambda: Stamp(1_700_000_000_000 + next(count), 0, "here")


TARGETS: Final[dict[str, Callable[[bytes], object]]] = {
    one.__name__: one for one in (pages, journal, head, slot, record, toml, foreign, secret)
}
"""By name: a function of any bytes."""
