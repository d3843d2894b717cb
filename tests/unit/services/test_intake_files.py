"""Files on disk meet the open plan: every sample arrives, nothing is written before yes, one sentence for the rest."""

from __future__ import annotations

import os
import re
from pathlib import Path
from random import Random

import pytest

from tests.unit.codec.toml_plans import CATALOG, clock
from wrap_tui import resources
from wrap_tui.codec.toml_plan import LARGEST
from wrap_tui.domain import edit
from wrap_tui.domain.plan import build
from wrap_tui.errors import Exit, RefusedError
from wrap_tui.services.book import Book
from wrap_tui.services.demo import demo_book
from wrap_tui.services.intake_files import KINDS, lines, read_file, read_pasted, reviewed, take
from wrap_tui.services.opening import memory_book
from wrap_tui.wording import say, sentence_of


@pytest.fixture
def book() -> Book:
    return memory_book()


def sample(name: str) -> Path:
    return resources.path("samples", name)


@pytest.mark.parametrize(
    ("name", "kind", "entries", "days"),
    [
        ("plan.toml", "toml", 3, 0),
        ("notes.md", "markdown", 1, 0),
        ("form.docx", "docx", 2, 0),
        ("jrnl.json", "jrnl", 3, 0),
        ("daylio.csv", "daylio", 3, 3),
        ("dayone.json", "dayone", 2, 0),
    ],
)
def test_every_sample_is_known_by_itself_and_arrives(
    book: Book, name: str, kind: str, entries: int, days: int
) -> None:
    before = sample(name).read_bytes()
    proposal = read_file(sample(name), book.catalog)
    assert proposal.kind == kind
    checked = reviewed(book, proposal)
    assert book.plan == build()
    take(book, checked)
    assert len(book.plan.at("journal.entries")) == entries
    assert len(book.plan.days) == days
    assert all(day.changed.ms for day in book.plan.days.values())
    assert sample(name).read_bytes() == before
    again = reviewed(book, read_file(sample(name), book.catalog))
    assert again.empty
    assert say("import.review.same", count=again.same) in lines(again, book.catalog)
    book.undo()
    assert not any(item.removed is None for item in book.plan.items.values())


def test_a_list_goes_where_the_person_says(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "tools.txt"
    file.write_text("- tea\n- walk\n", encoding="utf-8")
    take(book, reviewed(book, read_file(file, book.catalog, "list", place="toolbox.use")))
    take(book, reviewed(book, read_pasted("sing\n\ntea\n", book.catalog, "toolbox.try")))
    assert [item.words("name") for item in book.plan.at("toolbox.use")] == ["tea", "walk"]
    assert [item.words("name") for item in book.plan.at("toolbox.try")] == ["sing", "tea"]


def test_a_long_answer_of_a_foreign_file_stands_beside_the_one_that_is_there(
    book: Book, tmp_path: Path
) -> None:
    book.answer("crisis.decides", {"text": "Marta"})
    file = tmp_path / "a.txt"
    file.write_text("Who decides:\nand Fatima\n", encoding="utf-8")
    take(book, reviewed(book, read_file(file, book.catalog)))
    assert book.plan.text("crisis.decides") == "Marta\n\nand Fatima"
    assert reviewed(book, read_file(file, book.catalog)).empty


def test_meanings_of_moods(book: Book) -> None:
    proposal = read_file(sample("daylio.csv"), book.catalog, meanings={"rad": "bright"})
    take(book, reviewed(book, proposal))
    assert book.plan.day("2026-03-06").word == "bright"


def test_what_was_found_is_told_in_the_words_of_the_pages(book: Book) -> None:
    proposal = read_file(sample("daylio.csv"), book.catalog)
    said = lines(reviewed(book, proposal), book.catalog, proposal)
    assert said[0] == "Found in daylio.csv:"
    assert "Journal, Journal entries: 3 new" in said
    assert "Days: 3" in said
    assert "Activities: 4 left out" in said
    assert all("{" not in line and "\n" not in line for line in said)


def test_sentences_of_every_kind_exist() -> None:
    for kind in KINDS:
        assert say(f"import.kinds.{kind}")
    source = "".join(path.read_text() for path in (resources.folder().parent / "wrap_tui").rglob("*.py"))
    for sentence in re.findall(r'refuse\(\s*"(\w+)"', source):
        assert say(f"import.errors.{sentence}", **dict.fromkeys(_names(sentence), "x"))


def _names(sentence: str) -> set[str]:
    return {"file", "line", "path", "most", "number", "what", "column", "place", "kinds", "kind", "field"} | {
        *("expected", "format", "other", sentence)
    }


def refused(path: Path, kind: str = "") -> str:
    with pytest.raises(RefusedError) as error:
        read_file(path, CATALOG, kind)
    assert error.value.exit_code == Exit.REFUSED
    said = sentence_of(error.value)
    assert said.endswith(".")
    assert ". " not in said
    assert path.parent == Path() or str(path.parent) not in said
    return error.value.sentence.rpartition(".")[2]


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "odd.xyz").write_bytes(b"?")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    assert refused(tmp_path / "none.toml") == "no_file"
    (tmp_path / "file").write_text("x")
    assert refused(tmp_path / "file" / "deeper.toml") == "no_file"
    assert refused(tmp_path / "folder.toml") == "not_a_file"
    assert refused(tmp_path / "pipe.toml") == "not_a_file"
    assert refused(tmp_path / "odd.xyz") == "unknown_kind"
    assert refused(tmp_path / "odd.xyz", "scroll") == "unknown_kind"
    assert refused(tmp_path / "loop.toml") == "unreadable"
    assert refused(tmp_path / ("n" * 5000)) == "unreadable"
    assert refused(Path("a\0b.toml")) == "unreadable"


@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_megabytes_of_nothing_are_refused_for_every_kind(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "big"
    with file.open("wb") as stream:
        stream.write(b"PK\x03\x04" if kind == "docx" else b"")
        stream.truncate(2 * LARGEST)
    assert refused(file, kind) in {"too_big", "bad_zip"}


RUBBISH = (
    b"",
    b"\x00" * 50,
    b"\xff\xfe\x00\xd8\x00",
    Random(1).randbytes(4096),
    b"PK\x03\x04" * 9,
    b"\x1f\x8b" * 9,
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("raw", RUBBISH, ids=range(len(RUBBISH)))
def test_rubbish_is_refused_for_every_kind(tmp_path: Path, kind: str, raw: bytes) -> None:
    file = tmp_path / "rubbish"
    file.write_bytes(raw)
    assert refused(file, kind) not in {"unreadable", "unknown_kind"}


def test_an_import_into_a_full_plan_only_adds() -> None:
    book = demo_book()
    before = book.plan
    take(book, reviewed(book, read_file(sample("notes.md"), book.catalog)))
    for item_id, item in before.items.items():
        if book.catalog.knows(item.place) and book.catalog.question(item.place).kind != "text":
            assert book.plan.items[item_id] is item
    assert "together." in book.plan.text("crisis.decides")
    assert before.text("crisis.decides") in book.plan.text("crisis.decides")


def test_later_edits_come_after_moments_of_the_file(book: Book, tmp_path: Path) -> None:
    from wrap_tui.codec.toml_plan import export_toml
    from wrap_tui.domain.stamp import Stamp

    plan, item = edit.add(
        build(), "well.words", {"text": "calm"}, Stamp(4_000_000_000_000, 5, "else"), lambda: "a1"
    )
    file = tmp_path / "own.toml"
    file.write_text(export_toml(plan, CATALOG), encoding="utf-8")
    take(book, reviewed(book, read_file(file, book.catalog)))
    book.change(item.id, {"text": "calmer"})
    assert book.plan.items[item.id].changed > plan.items[item.id].changed
    assert clock()() < book.plan.items[item.id].changed


def test_what_changes_is_shown_in_words(book: Book, tmp_path: Path) -> None:
    book.answer("crisis.decides", {"text": "Marta"})
    book.add("crisis.medicines", {"name": "Florbitol", "dose": "10 mg"})
    ids = {item.place: item.id for item in book.plan.items.values()}
    form = tmp_path / "form.md"
    form.write_text("# Who decides\n\nand Ben\n", encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(
        f"""format = "wrap-plan/1"
[crisis]
decides = "Ben alone"
[[crisis.medicines]]
id = "{ids["crisis.medicines"]}"
name = "Florbitol"
dose = "20 mg"
""",
        encoding="utf-8",
    )
    said = [lines(reviewed(book, read_file(file, book.catalog)), book.catalog) for file in (form, own)]
    assert "Added to what is there: and Ben" in said[0]
    assert "Now: Marta - then: Ben alone" in said[1]
    assert "Other words in: Florbitol" in said[1]
