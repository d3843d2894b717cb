"""The days as a table and as a picture: every word once, nothing obeyed, nobody named who is not involved."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from types import MappingProxyType

from tests.unit.export.planted import put
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.day import Day, Mark
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.stamp import Stamp
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.days import COLUMNS, as_csv, as_svg
from wrap_tui.export.view import View
from wrap_tui.services.demo import demo_plan

CATALOG = load_catalog()
NOW = Stamp(1, 0, "d")
SVG = "{http://www.w3.org/2000/svg}"


def view(plan: Plan, *, include: bool = False) -> View:
    return View(plan, CATALOG, owners_cut(CATALOG, include))


def plan(**fields: object) -> Plan:
    made = put(build(), "daily.every", text="Breakfast; slow")
    made = put(made, "triggers.events", text="Late trains")
    made = put(made, "triggers.plan", text="Sit down")
    made = put(made, "crisis.not_involved", name="Rob")
    ids = {made.items[key].text: key for key in made.items}
    on, off = Mark(True, NOW), Mark(False, NOW)
    day = Day(
        "2026-11-03",
        MappingProxyType({ids["Breakfast; slow"]: on}),
        MappingProxyType({ids["Late trains"]: on, "gone": on}),
        MappingProxyType({ids["Late trains"]: off}),
        MappingProxyType({ids["Sit down"]: ("bit", NOW)}),
        word="=steady",
        good=("Tea, \"strong\"", "Rob rang"),
        note="Line one\nline two <b>",
    )  # fmt: skip
    return made.with_day(day).with_day(Day("2026-11-02"))


def table(words: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(words, newline="")))


def test_the_table_holds_each_date_with_its_words() -> None:
    words = as_csv(view(plan()))
    assert words.split("\r\n")[0] == ",".join(COLUMNS)
    (row,) = table(words)
    assert row["date"] == "2026-11-03"
    assert (row["word"], row["ticked"], row["met"]) == ("=steady", "Breakfast; slow", "Late trains")
    assert (row["noticed"], row["used"]) == ("", "Sit down (It helped a bit)")
    assert (row["good"], row["note"]) == ('Tea, "strong"', "Line one\nline two <b>")


def test_someone_not_involved_is_named_when_the_copy_was_told_to() -> None:
    assert "Rob" not in as_csv(view(plan()))
    assert "Rob rang" in as_csv(view(plan(), include=True))


def test_the_picture_has_a_letter_for_each_day_with_a_word_and_tells_the_words() -> None:
    made = demo_plan(CATALOG, "2026-11-26")
    root = ET.fromstring(as_svg(view(made)))
    named = [day for day in made.days.values() if day.word]
    titles = [node.text or "" for node in root.iter(f"{SVG}title")][1:]
    assert sorted(titles) == sorted(f"{day.date}: {day.word}" for day in named)
    said = " ".join(node.text or "" for node in root.iter(f"{SVG}text"))
    assert {"2025", "2026"} <= set(said.split())
    for word in {day.word for day in named}:
        assert word in said


def test_words_of_all_kinds_are_words_in_the_picture() -> None:
    hostile = Day("2026-11-03", word='<script>&"\x1b[31m')
    text = as_svg(view(build().with_day(hostile)))
    root = ET.fromstring(text)
    assert root.find(f".//{SVG}script") is None
    assert "\x1b" not in text
    assert '<script>&"[31m' in [n.text.partition(": ")[2] for n in root.iter(f"{SVG}title") if n.text]


def test_nothing_written_gives_a_table_of_no_days_and_a_picture_of_none() -> None:
    assert as_csv(view(build())) == ",".join(COLUMNS) + "\r\n"
    assert ET.fromstring(as_svg(view(build()))).tag == f"{SVG}svg"


def test_a_date_that_holds_nothing_to_be_shown_has_no_row() -> None:
    on = Mark(True, NOW)
    gone = Day("2026-01-01", met=MappingProxyType({"erased": on}), changed=NOW)
    unused = Day("2026-01-02", used=MappingProxyType({"erased": ("-", NOW)}), changed=NOW)
    assert as_csv(view(build().with_day(gone).with_day(unused))) == ",".join(COLUMNS) + "\r\n"


def test_every_day_of_a_year_stands_in_a_cell_of_its_own() -> None:
    made = build()
    for n in range(731):
        made = made.with_day(Day((date(2024, 1, 1) + timedelta(days=n)).isoformat(), word="calm"))
    root = ET.fromstring(as_svg(view(made)))
    cells = [(r.get("x"), r.get("y")) for r in root.iter(f"{SVG}rect")][1:]
    assert len(cells) == len(set(cells)) == 731
    width = float(root.get("width", "0"))
    assert all(float(x or 0) < width for x, _ in cells)


def test_the_picture_tells_the_months_and_keeps_right_to_left_words_apart() -> None:
    made = build()
    for iso, word in (("2026-08-30", "steady"), ("2026-10-02", "שקט")):
        made = made.with_day(Day(iso, word=word))
    root = ET.fromstring(as_svg(view(made)))
    months = [one.text for one in root.iter(f"{SVG}text") if one.get("class") == "month"]
    assert months == ["9", "10"]
    legend = [one.text or "" for one in root.iter(f"{SVG}text") if "שקט" in (one.text or "")]
    assert ["\u2068שקט\u2069" in line for line in legend] == [True]
