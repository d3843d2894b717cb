"""jrnl, Day One and Daylio: entries with their moments, and one sentence for each thing that is wrong."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.importing.files import CATALOG, huge, journal, named, one_sentence, source, zipped
from wrap_tui import resources
from wrap_tui.domain.schema import Catalog
from wrap_tui.errors import RefusedError
from wrap_tui.importing.daylio import plain_html, read_daylio
from wrap_tui.importing.fitting import fitted
from wrap_tui.importing.journals import read_dayone, read_jrnl
from wrap_tui.importing.plain import MOST_JSON
from wrap_tui.importing.proposal import JOURNAL, Proposal, Source, Wishes

Reader = Callable[[Source, Catalog, Wishes], Proposal]


def entries(proposal: Proposal) -> list[dict[str, Any]]:
    return [dict(new.fields) for new in fitted(proposal, CATALOG).items]


def counts(proposal: Proposal) -> dict[str, Any]:
    return {note.sentence.rpartition(".")[2]: note.values.get("count") for note in proposal.notes}


def jrnl(raw: bytes) -> Proposal:
    return read_jrnl(source("journal.json", raw), CATALOG, Wishes())


def dayone(raw: bytes, name: str = "Journal.json") -> Proposal:
    return read_dayone(source(name, raw), CATALOG, Wishes())


def daylio(text: str, **meanings: str) -> Proposal:
    return read_daylio(source("daylio.csv", text), CATALOG, Wishes(meanings=meanings))


def test_what_the_real_jrnl_wrote() -> None:
    found = jrnl(resources.raw("samples", "jrnl.json"))
    assert found.groups[0].place == JOURNAL
    assert entries(found) == [
        {
            "title": "First frost on the bench.",
            "text": "Stood there in slippers for a minute. @garden was white",
            "at": "2026-02-03T19:40",
        },
        {"title": "Sang the low part alone.", "text": "#choir", "at": "2026-02-12T22:05"},
        {
            "title": "Het gaat. Fatima says: a plan is a letter [to the people who love you].",
            "text": 'Second paragraph — כל הכבוד ❄️ "quoted" \\ backslash.\n- one\n- two',
            "at": "2026-03-06T17:15",
        },
    ]
    assert counts(found) == {"stars": 1}


def test_an_entry_of_a_title_only_keeps_its_words() -> None:
    found = jrnl(journal({"title": "Only this", "body": "", "date": "2026-01-01", "time": "09:00"}))
    assert entries(found) == [{"text": "Only this", "at": "2026-01-01T09:00"}]


def test_a_day_one_file_with_its_local_times() -> None:
    for raw, name in (
        (resources.raw("samples", "dayone.json"), "Journal.json"),
        (
            zipped({"Journal.json": resources.raw("samples", "dayone.json"), "photos/a.jpeg": b"x"}),
            "export.zip",
        ),
    ):
        found = dayone(raw, name)
        assert entries(found) == [
            {
                "title": "First frost",
                "text": "White on the bench. Stood there in my slippers.\n\n\n- one wren\n- no hurry",
                "at": "2026-02-03T20:40",
            },
            {"text": "Sang the low part alone. כל הכבוד", "at": "2026-02-13T00:05"},
        ]
        assert counts(found) == {"stars": 1, "tags": 1, "pictures": 2, "deleted": 1}


def test_several_journals_in_one_zip_and_odd_zones() -> None:
    one = journal({"creationDate": "2026-02-02T10:00:00Z", "text": "b", "timeZone": "Nowhere/../etc"})
    two = journal({"creationDate": "2026-02-01T10:00:00Z", "text": "a"}, {"text": "no date"})
    found = dayone(zipped({"A.json": one, "B.json": two}), "e.zip")
    assert [entry["text"] for entry in entries(found)] == ["no date", "a", "b"]


def test_daylio_asks_what_moods_mean() -> None:
    raw = str(resources.raw("samples", "daylio.csv"), "utf-8")
    assert raw.startswith("\ufeff")
    found = daylio(raw)
    assert found.asks == ("rad", "so-so", "meh", "good")
    assert [(day.date, day.word, day.note) for day in found.days] == [
        ("2026-02-03", "good", ""),
        ("2026-03-05", "meh, so-so", "walk, garden"),
        ("2026-03-06", "rad", ""),
    ]
    assert "moods" in counts(found)
    meant = read_daylio(
        source("d.csv", raw),
        CATALOG,
        Wishes(meanings={"rad": "bright", "so-so": "", "meh": "grey", "good": "steady"}),
    )
    assert [day.word for day in meant.days] == ["steady", "grey", "bright"]
    assert "moods" not in counts(meant)
    assert entries(found)[2] == {
        "title": "Het gaat",
        "text": "Fatima says a plan is a letter.\nWrote it on the fridge & slept.\nchoir, good meal",
        "at": "2026-03-06T17:15",
    }
    activities = found.groups[1]
    assert ([one.words for one in activities.found], activities.place) == (
        ["choir", "good meal", "walk", "garden"],
        "",
    )


@pytest.mark.parametrize(
    ("header", "row", "at"),
    [
        (
            "full_date,date,weekday,time,mood,activities,note",
            "2020-05-18,May 18,Monday,11:54 pm,ok,,hi",
            "2020-05-18T23:54",
        ),
        (
            "year,date,weekday,time,mood,activities,note",
            "2018,18 May,Friday,12:05 am,ok,,hi",
            "2018-05-18T00:05",
        ),
        (
            "year,date,weekday,time,mood,activities,note",
            "2018,May 18,Friday,12:05 PM,ok,,hi",
            "2018-05-18T12:05",
        ),
        (
            "full_date,date,weekday,time,mood,activities,scales,note_title,note",
            "2026-07-27,July 27,Monday,soon,ok,,,,hi",
            "2026-07-27",
        ),
    ],
)
def test_older_and_newer_columns_of_daylio(header: str, row: str, at: str) -> None:
    assert entries(daylio(f"{header}\n{row}\n")) == [{"text": "hi", "at": at}]


def test_markup_in_notes_becomes_lines_and_other_signs_stay() -> None:
    assert plain_html("a<br>b<ul><li>c</li><li>d</li></ul>&nbsp;e") == "a\nb\n\n- c\n- d\n\xa0e"
    for words in ("I <3 tea", "5 < 6 > 4", "<name>", "a & b", "&co"):
        assert plain_html(words) == words


GOOD = {"title": "a", "body": "b", "date": "2026-01-01", "time": "09:00"}
HEAD = "full_date,date,weekday,time,mood,activities,note_title,note\n"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "broken_json"),
        (b"{", "broken_json"),
        (journal(GOOD)[:-5], "broken_json"),
        (b'{"entries": [' + b"9" * 5000 + b"]}", "broken_json"),
        (b"[" * 100_000, "nested_json"),
        (b'{"a":' * 100_000, "nested_json"),
        (b"[]", "wrong_kind"),
        (b'{"entries": {}}', "wrong_kind"),
        (b'{"entries": [3]}', "bad_entry"),
        (journal(GOOD | {"date": "2026-02-30"}), "bad_entry"),
        (journal(GOOD | {"time": "25:00"}), "bad_entry"),
        (journal(GOOD | {"title": ["a"]}), "bad_entry"),
        (journal(GOOD | {"body": "x" * 20_001}), "entry_long"),
        (journal(), "empty"),
        (b"\xff\xfe\x00\xd8", "not_utf8"),
        (b'{"entries": "\xe9"}', "not_utf8"),
        (b"\x00" * 100, "binary"),
        (b" " * (MOST_JSON + 1), "too_big"),
    ],
    ids=named,
)
def test_a_journal_that_cannot_be_read_is_said_in_one_sentence(raw: bytes, sentence: str) -> None:
    before = time.process_time()
    with pytest.raises(RefusedError) as error:
        jrnl(raw)
    assert error.value.sentence == f"import.errors.{sentence}"
    one_sentence(error.value)
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (zipped({"photos/a.jpeg": b"x"}), "no_document"),
        (zipped({"A.json": b"{"}), "broken_json"),
        (zipped({"A.json": b" " * 40_000_000}), "zip_bomb"),
        (zipped({f"{i}.json": b" " * 24_000_000 for i in "abc"}), "broken_json"),
        (zipped({"A.json": journal({"text": "a"})})[:-40], "bad_zip"),
        (zipped({"A.json": journal({"text": "a", "creationDate": "yesterday"})}), "bad_entry"),
        (zipped({"A.json": journal({"text": 3})}), "bad_entry"),
        (zipped({"A.json": journal({"text": ""})}), "empty"),
        (zipped({"A.json": b"[" * 100_000}), "nested_json"),
    ],
    ids=named,
)
def test_a_day_one_file_that_cannot_be_read(raw: bytes, sentence: str) -> None:
    with pytest.raises(RefusedError) as error:
        dayone(raw, "e.zip")
    assert error.value.sentence == f"import.errors.{sentence}"
    one_sentence(error.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no_column"),
        ("a,b,c\n", "no_column"),
        ("full_date,mood\n", "empty"),
        (HEAD, "empty"),
        (HEAD + "2026-01-01,x\n", "bad_row"),
        (HEAD + '2026-01-01,a,b,c,d,e,f,"g\n', "bad_row"),
        (HEAD + "2026-13-01,a,b,09:00,d,e,f,g\n", "bad_date"),
        (HEAD + "soon,a,b,09:00,d,e,f,g\n", "bad_date"),
        (HEAD + f"2026-01-01,a,b,09:00,d,e,f,{'x' * 20_001}\n", "line_long"),
        (HEAD + f"2026-01-01,a,b,09:00,d,e,f,{'x' * 200_000}\n", "bad_row"),
        ("year,date,mood\n2018,Smarch 3,ok\n", "bad_date"),
        ("\x00" * 10, "binary"),
    ],
    ids=named,
)
def test_a_csv_that_cannot_be_read_names_the_line(text: str, sentence: str) -> None:
    with pytest.raises(RefusedError) as error:
        daylio(text)
    assert error.value.sentence == f"import.errors.{sentence}"
    one_sentence(error.value)


@pytest.mark.parametrize("read", [read_jrnl, read_dayone, read_daylio])
def test_a_hundred_megabytes_are_refused_unread(read: Reader) -> None:
    with pytest.raises(RefusedError) as error:
        read(huge("a.json"), CATALOG, Wishes())
    one_sentence(error.value)


def test_ten_years_of_entries_are_read_within_seconds() -> None:
    before = time.process_time()
    many = [GOOD | {"title": f"Day {i}", "body": "words " * 100} for i in range(3_650)]
    assert len(entries(jrnl(json.dumps({"entries": many}).encode()))) == 3_650
    assert time.process_time() - before < 10


def test_scales_of_daylio_come_along_and_unknown_columns_are_named() -> None:
    found = daylio(
        "full_date,date,weekday,time,mood,activities,scales,note_title,note,photos\n"
        '2026-07-27,July 27,Monday,13:48,meh,"walk","Energy:\u00a02 | Stress:\u00a04","","hi",""\n'
        '2026-07-26,July 26,Sunday,18:20,rad,"","Energy:\u00a05","","","a.jpeg"\n'
    )
    assert entries(found)[-1]["text"] == "hi\nwalk\nEnergy: 2, Stress: 4"
    assert [(day.word, day.note) for day in found.days] == [("rad", "Energy: 5"), ("meh", "")]
    (said,) = (note.values for note in found.notes if note.sentence == "import.notes.columns")
    assert said == {"names": "photos"}


def test_what_day_one_keeps_around_an_entry_is_counted() -> None:
    entry = {
        "text": "Hi",
        "photos": [{}, {}],
        "audios": [{}],
        "weather": {"conditions": "rain"},
        "location": {},
    }
    found = read_dayone(
        source("d.json", json.dumps({"entries": [entry, {"text": "no more"}]})), CATALOG, Wishes()
    )
    assert counts(found) == {"pictures": 3, "places": 1}
