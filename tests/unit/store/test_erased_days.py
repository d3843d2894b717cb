"""A check-in that was erased for good: what other copies hold of it does not come back."""

from __future__ import annotations

from tests.unit.store.made import DEVICE, day
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.items import from_records, to_records
from wrap_tui.codec.record import Record
from wrap_tui.codec.toml_plan import export_toml, read_toml
from wrap_tui.domain.plan import build
from wrap_tui.domain.stamp import Stamp
from wrap_tui.services.clock import Clock
from wrap_tui.services.intake import review, take_in
from wrap_tui.store.erased_days import erased_at
from wrap_tui.store.merge import merge


def test_a_check_in_erased_here_does_not_come_back_from_another_copy() -> None:
    met = {"i1": [True, [4, 0, "phone"]]}
    theirs = day("2026-11-23", {"call": (True, 4)}, 5, "phone", word="PLANTED", note="PLANTED", met=met)
    half = Record("draft", "day.note.2026-11-23", {"fields": {"text": "PLANTED"}}, Stamp(4, 0, "phone"))
    lost = Record(
        "older",
        "x",
        {"item": "day.2026-11-23.word", "place": "day", "fields": {"word": "PLANTED"}},
        Stamp(3, 0, "b"),
    )
    ours = day("2026-11-23", {"tea": (True, 3)}, 9, erased=[9, 0, DEVICE])
    united = merge([ours], [theirs, half, lost])
    assert "PLANTED" not in repr(united)
    assert set(united["day", "2026-11-23"].body["ticks"]) == {"tea", "call"}
    assert "met" not in united["day", "2026-11-23"].body
    later = day("2026-11-23", {}, 12, "phone", word="calm")
    assert merge(united.values(), [later])["day", "2026-11-23"].body["word"] == "calm"
    assert "PLANTED" not in repr(merge(merge(united.values(), [later]).values(), [theirs, half, lost]))


def test_the_mark_goes_through_the_vault_and_toml() -> None:
    erased = day("2026-11-23", {"tea": (True, 3)}, 9, erased=[9, 0, DEVICE])
    plan = from_records([erased])
    assert to_records(plan)[0] == erased
    catalog, clock = load_catalog(), Clock("other")
    incoming = read_toml(export_toml(plan, catalog), catalog, "plan.toml")
    back = take_in(build(), review(build(), incoming, catalog, clock.new_id), clock.now)
    (record,) = (record for record in to_records(back) if record.kind == "day")
    assert erased_at(record) == Stamp(9, 0, DEVICE)
