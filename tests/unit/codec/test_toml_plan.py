"""Reading and writing TOML plans: what a hand may write, and one sentence for each thing that is wrong."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.codec.toml_plans import CATALOG, clock, ids
from wrap_tui.codec.toml_plan import LARGEST, Incoming, decode, export_toml, read_toml
from wrap_tui.codec.toml_shape import HISTORY, ID, read_stamp, stamp_text
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.schema import VALUE_FIELD
from wrap_tui.domain.stamp import Stamp
from wrap_tui.domain.text import LONGEST, clean
from wrap_tui.errors import RefusedError
from wrap_tui.wording import say

HEAD = 'format = "wrap-plan/1"\n'


def read(text: str) -> Incoming:
    return read_toml(HEAD + text, CATALOG, "own.toml")


def refused(text: str) -> RefusedError:
    with pytest.raises(RefusedError) as error:
        read_toml(text, CATALOG, "own.toml")
    sentence = say(error.value.sentence, **error.value.values)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert ". " not in sentence
    return error.value


def test_a_plan_written_by_hand() -> None:
    found = read(
        """
        [well]
        words = ["calm", "curious"]
        [toolbox]
        use = ["Tea", { name = "Walk", how = "Round the block", medicine_for_me = true }]
        [triggers]
        events = ["Bills"]
        [[triggers.plan]]
        text = "Ring Marta"
        level = "must"
        link = "Marta Nowak"
        [crisis]
        decides = "Marta and I"
        no_allergies = false
        written_on = 2026-11-03
        written_by = "WRITTEN_BY"
        home = "1 Mill Lane"
        [[crisis.supporters]]
        name = "Marta Nowak"
        phones = ["07700 900123"]
        [[crisis.not_involved]]
        name = "Piet"
        [crisis.pharmacy]
        name = "Corner Pharmacy"
        [[daily.every]]
        text = "Breakfast"
        at = 07:30:00
        """.replace("WRITTEN_BY", CATALOG.question("crisis.written_by").choices[1].label.upper())
    )
    got = [(new.place, dict(new.fields), new.id) for new in found.items]
    assert ("well.words", {"text": "calm"}, "") in got
    assert ("toolbox.use", {"name": "Tea"}, "") in got
    assert ("crisis.decides", {"text": "Marta and I"}, "crisis.decides") in got
    assert ("crisis.no_allergies", {"text": False}, "crisis.no_allergies") in got
    assert ("crisis.written_on", {"text": "2026-11-03"}, "crisis.written_on") in got
    assert ("crisis.written_by", {"text": "helped"}, "crisis.written_by") in got
    assert ("crisis.home", {"address": "1 Mill Lane"}, "crisis.home") in got
    assert ("crisis.supporters", {"name": "Marta Nowak", "phones": ("07700 900123",)}, "") in got
    assert ("daily.every", {"text": "Breakfast", "at": "07:30"}, "") in got
    assert found.notes == ()
    assert [new.where for new in found.items if new.place == "toolbox.use"] == [
        "toolbox.use[1]",
        "toolbox.use[2]",
    ]


@pytest.mark.parametrize(
    ("text", "sentence", "values"),
    [
        (HEAD + "[crisis\n", "broken_toml", {"line": 2}),
        (HEAD + "[well]\nwords = ['a'\n", "broken_toml", {"line": 4}),
        (HEAD + "[well]\nwords = ['a']\nwords = ['b']\n", "broken_toml", {"line": 4}),
        (HEAD + "x = " + "9" * 5000, "broken_toml", {}),
        (HEAD + "[wel]\n", "unknown_key", {"path": "wel"}),
        (HEAD + "[crisis]\nsuporters = []\n", "unknown_key", {"path": "crisis.suporters"}),
        (
            HEAD + "[[crisis.supporters]]\nname='a'\nfone=['1']\n",
            "unknown_key",
            {"path": "crisis.supporters[1].fone"},
        ),
        (HEAD + "[history]\ndiary = []\n", "unknown_key", {"path": "history.diary"}),
        (HEAD + "well = 3\n", "wrong_type", {"path": "well"}),
        (HEAD + "[well]\nwords = 'calm'\n", "wrong_type", {"path": "well.words"}),
        (HEAD + "[well]\nwords = [3]\n", "wrong_type", {"path": "well.words[1]"}),
        (HEAD + "[well]\ngood_day_times = ['a']\n", "wrong_type", {"path": "well.good_day_times"}),
        (
            HEAD + "[[crisis.supporters]]\nname='a'\n[[crisis.supporters]]\nname='b'\nphones='1'\n",
            "wrong_type",
            {"path": "crisis.supporters[2].phones"},
        ),
        (
            HEAD + "[[crisis.supporters]]\nname='a'\nphones=['1', 2]\n",
            "wrong_type",
            {"path": "crisis.supporters[1].phones[2]"},
        ),
        (HEAD + "[crisis]\nno_allergies = 'yes'\n", "wrong_type", {"path": "crisis.no_allergies"}),
        (HEAD + "[crisis]\nwritten_on = 3\n", "wrong_type", {"path": "crisis.written_on"}),
        (HEAD + "[crisis]\nhome = ['a']\n", "wrong_type", {"path": "crisis.home"}),
        (HEAD + "[[crisis.supporters]]\nphones=['1']\n", "missing_title", {"path": "crisis.supporters[1]"}),
        (HEAD + "[[well.words]]\nid = ''\ntext='a'\n", "wrong_type", {"path": "well.words[1].id"}),
        (
            HEAD + "[well]\nwords = [{id='a', text='b'}, {id='a', text='c'}]\n",
            "same_id",
            {"path": "well.words[2].id"},
        ),
        (HEAD + "[well]\nwords = [{id='crisis.decides', text='b'}]\n", "same_id", {}),
        (HEAD + f"[well]\nwords = ['{'x' * (LONGEST + 1)}']\n", "too_long", {"path": "well.words[1].text"}),
        (HEAD + "[[history.days]]\ndate = '2026-02-30'\n", "wrong_type", {"path": "history.days[1].date"}),
        (HEAD + "[history.stamps]\n'crisis.decides' = 'soon'\n[crisis]\ndecides='I'\n", "wrong_type", {}),
        ("[well]\nwords = ['a']\n", "no_format", {}),
        ("", "no_format", {}),
        ("format = 'diary/1'\n", "foreign_format", {}),
        ("format = 7\n", "foreign_format", {}),
        ("format = 'wrap-plan/2'\n", "newer_format", {"number": 2}),
        ("format = 'wrap-plan/0'\n", "older_format", {"number": 0}),
        (HEAD + "a = " + "[" * 50_000, "nested", {}),
        (HEAD + "a = " + "{b = " * 50_000, "nested", {}),
        (HEAD + "\n" + ".".join("a" * 400_000) + " = 1\n", "too_deep", {"line": 3}),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    text: str, sentence: str, values: dict[str, str | int]
) -> None:
    error = refused(text)
    assert error.sentence == f"import.errors.{sentence}"
    assert values.items() <= error.values.items()
    assert error.values["file"] == "own.toml"


def test_sentences_hold_no_control_codes_and_no_long_keys() -> None:
    error = refused(HEAD + '"\\u001b]0;title\\u0007' + "k" * 5000 + '" = 1\n')
    path = str(error.values["path"])
    assert path.isprintable()
    assert len(path) <= 60
    with pytest.raises(RefusedError) as named:
        read_toml("x", CATALOG, "a\x1b[31m\n.toml")
    assert str(named.value.values["file"]).isprintable()


def test_bytes_that_are_no_text() -> None:
    assert decode("\ufeffformat".encode(), "a.toml") == "format"
    with pytest.raises(RefusedError) as error:
        decode(b"one\ntwo \xff\n", "a.toml")
    assert error.value.values == {"file": "a.toml", "line": 2}
    with pytest.raises(RefusedError) as utf16:
        decode("format".encode("utf-16"), "a.toml")
    assert utf16.value.sentence == "import.errors.not_utf8"


def test_a_file_over_fifty_megabytes_is_refused_at_once() -> None:
    before = time.process_time()
    with pytest.raises(RefusedError) as error:
        decode(b"#" * (LARGEST + 1), "big.toml")
    assert time.process_time() - before < 1
    assert error.value.values == {"file": "big.toml", "most": 50}
    with pytest.raises(RefusedError):
        read_toml("#" * (LARGEST + 1), CATALOG, "big.toml")


@pytest.mark.parametrize("rows", ['"""abc\n', '"' * 50, "'''", '"""\\"', "a." * 14 + "b = 1\n"])
def test_hostile_text_is_answered_quickly(rows: str) -> None:
    before = time.process_time()
    refused(HEAD + rows * (300_000 // len(rows)))
    assert time.process_time() - before < 5


def test_a_choice_that_is_none_of_the_known_ones_is_kept_and_noted() -> None:
    found = read("[[crisis.medicines]]\nname = 'Luminol'\nwish = 'perhaps'\n")
    assert found.items[0].fields["wish"] == "perhaps"
    assert found.notes[0].sentence == "import.notes.other_choice"
    assert found.notes[0].values["path"] == "crisis.medicines[1].wish"


def test_a_step_needs_no_words_of_its_own_when_it_is_a_link() -> None:
    found = read("[triggers]\nplan = [{ link = 'Tea', level = 'must' }]\n")
    assert dict(found.items[0].fields) == {"link": "Tea", "level": "must"}


def test_no_section_and_no_field_has_a_name_of_the_form() -> None:
    assert not {section.id for section in CATALOG.sections} & {HISTORY, "format"}
    assert not any(record.field(ID) for record in CATALOG.records.values())


@given(st.text(max_size=300) | st.text(alphabet="\r\n\"'\\#[]{}=.\t ", max_size=60))
@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
def test_any_text_comes_back_byte_for_byte(words: str) -> None:
    plan, item = edit.add(build(), "crisis.helps", {VALUE_FIELD: words}, clock()(), ids())
    plan = edit.answer(plan, "crisis.decides", {VALUE_FIELD: words}, clock()())
    found = read_toml(export_toml(plan, CATALOG, "plan"), CATALOG, "own.toml")
    texts = {new.id: new.fields.get(VALUE_FIELD, "") for new in found.items}
    assert texts[item.id] == clean(words)
    assert texts.get("crisis.decides", "") == clean(words)


@pytest.mark.parametrize("letter", ["x", "👩‍👩‍👧", "\n", '"', "\\", "ש"])
def test_twenty_thousand_characters_come_back(letter: str) -> None:
    words = (letter * LONGEST)[:LONGEST]
    plan, _ = edit.add(build(), "well.words", {VALUE_FIELD: words}, clock()(), ids())
    assert read_toml(export_toml(plan, CATALOG), CATALOG, "a").items[0].fields[VALUE_FIELD] == words


@given(st.integers(0, 253_402_300_799_999), st.integers(0, 10**9 - 1), st.text(max_size=20))
def test_a_moment_comes_back(ms: int, n: int, device: str) -> None:
    stamp = Stamp(ms, n, device)
    assert read_stamp(stamp_text(stamp)) == stamp
    assert stamp_text(stamp).isprintable()


def sample() -> Plan:
    now, new_id = clock(), ids()
    plan, tool = edit.add(build(), "toolbox.use", {"name": "Walk"}, now(), new_id)
    plan, _ = edit.add(plan, "triggers.plan", {"level": "must", "link": tool.id}, now(), new_id)
    plan, gone = edit.add(plan, "triggers.events", {"text": "secret"}, now(), new_id)
    return edit.remove(plan, gone.id, now())


def test_a_plan_holds_no_removed_words_and_no_moments() -> None:
    text = export_toml(sample(), CATALOG, "plan")
    assert "secret" not in text
    assert "1700" not in text
    assert HISTORY not in tomllib.loads(text)


def test_one_section_alone() -> None:
    tables = tomllib.loads(export_toml(sample(), CATALOG, "triggers"))
    assert set(tables) == {"format", "triggers"}
    with pytest.raises(KeyError):
        export_toml(sample(), CATALOG, "nothing")


def test_things_of_a_newer_version_are_kept() -> None:
    plan, _ = edit.add(build(), "crisis.telepathy", {"text": "x", "depth": ("a", "b")}, clock()(), ids())
    plan, _ = edit.add(plan, "crisis.supporters", {"name": "Ana", "fax": "1"}, clock()(), ids("s"))
    found = read_toml(export_toml(plan, CATALOG, "plan"), CATALOG, "a")
    assert {(new.place, tuple(new.fields)) for new in found.items} == {
        ("crisis.telepathy", ("depth", "text")),
        ("crisis.supporters", ("fax", "name")),
    }
