"""Copies and backups, a damaged plan, and leaving, line by line, on real vaults."""

from __future__ import annotations

import io
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.plain.sitting import Script
from wrap_tui.errors import StoreError
from wrap_tui.flows.spare_key import SpareKey
from wrap_tui.paths import Places, places
from wrap_tui.plain import start
from wrap_tui.plain.pages import first_run
from wrap_tui.plain.printer import Printer
from wrap_tui.plain.prompt import Locked, Prompt, Stop
from wrap_tui.plain.reader import EndOfInput
from wrap_tui.plain.session import Session
from wrap_tui.plain.table import open_page
from wrap_tui.services import keeping, without_plan
from wrap_tui.services.book import Book
from wrap_tui.services.keys import change_passphrase
from wrap_tui.services.opening import Passphrase, create_book, memory_book, open_book, read_plan
from wrap_tui.services.plans import begin_another, put_on_list
from wrap_tui.settings import Settings
from wrap_tui.store.cost import Cost

SECRET = "plain words to open it"


@pytest.fixture
def home(tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A closed vault of one line with one backup; the lock page is given its passphrase."""
    here = places(portable=tmp_path / "home")
    book = create_book(here, SECRET)
    book.add("triggers.dates", {"text": "Late November"})
    book.close()
    monkeypatch.setattr(first_run, "ask", lambda *_: SECRET)
    return here


def opened(home: Places) -> Book:
    return open_book(home, Passphrase(SECRET))


def sit(home: Places, book: Book | None, flow: str, *about: str, answers: list[str]) -> tuple[str, Session]:
    """What is printed, and the session as it was left."""
    stream = io.StringIO()
    session = Session(
        book or memory_book(), Prompt(Printer(stream), Script(answers)), home, Settings(), open_page
    )
    session.began = book is not None
    session.ask_passphrase = lambda: SECRET
    with suppress(EndOfInput, Locked, Stop):
        session.go(flow, *about)
    return stream.getvalue(), session


def row(printed: str, words: str) -> str:
    """The number of the first choice that says these words."""
    return next(
        number
        for number, _, rest in (line.partition(".") for line in printed.splitlines())
        if number.isdigit() and words in rest
    )


def words_in(home: Places) -> tuple[str, ...]:
    return read_plan(home.vault, Passphrase(SECRET)).texts("triggers.dates")


def numbers(home: Places, words: str, flow: str = "backups") -> str:
    """The number of a choice on a page as it is now."""
    printed, session = sit(home, opened(home), flow, answers=[])
    session.book.close()
    return row(printed, words)


def test_backing_up_now_says_so(home: Places) -> None:
    number = numbers(home, "Back up now")
    printed, session = sit(home, opened(home), "backups", answers=[number])
    session.book.close()
    assert "It was read back and is whole." in printed
    assert "2 backups take" in printed


def test_a_backup_comes_back_after_a_look_and_the_plan_opens_again(home: Places) -> None:
    book = opened(home)
    book.add("triggers.dates", {"text": "Planted later"})
    book.close()
    number = numbers(home, "kB")
    printed, session = sit(home, opened(home), "backups", answers=[number, "yes"])
    assert "Things in the plan: 1." in printed
    assert session.book.plan.texts("triggers.dates") == ("Late November",)
    session.book.close()
    number = numbers(home, "that was there until")
    _, session = sit(home, opened(home), "backups", answers=[number, "yes"])
    assert session.book.plan.texts("triggers.dates") == ("Late November", "Planted later")
    session.book.close()


def test_looking_alone_changes_nothing(home: Places) -> None:
    before = home.vault.read_bytes()
    number = numbers(home, "kB")
    _, session = sit(home, opened(home), "backups", answers=[number, "no"])
    session.book.close()
    assert home.vault.read_bytes() == before


def test_another_copy_is_united(home: Places, tmp_path: Path) -> None:
    other = places(portable=tmp_path / "other")
    other.vault.parent.mkdir()
    shutil.copy(home.vault, other.vault)
    there = open_book(other, Passphrase(SECRET))
    there.add("triggers.dates", {"text": "from there"})
    there.close()
    shutil.copy(other.vault, home.vault.with_name("plan (conflicted copy).wrap"))
    copy = home.vault.with_name("plan (conflicted copy).wrap")
    number = numbers(home, "conflicted copy")
    printed, session = sit(home, opened(home), "backups", answers=[number, "no"])
    session.book.close()
    assert "Both are one plan now. New here: 1." in printed
    assert "Remove the other copy?" in printed
    assert words_in(home) == ("Late November", "from there")
    assert copy.exists()
    printed, session = sit(home, opened(home), "backups", answers=[number, "yes"])
    session.book.close()
    assert "The other copy is removed." in printed
    assert not copy.exists()
    assert words_in(home) == ("Late November", "from there")


def damage(home: Places) -> bytes:
    raw = bytearray(home.vault.read_bytes())
    raw[-1500:] = bytes(1500)
    home.vault.write_bytes(raw)
    return bytes(raw)


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("Bring back the backup", "The backup is your plan now."),
        ("Save what is whole", "What is whole is your"),
    ],
)
def test_a_damaged_plan_leads_to_what_helps(home: Places, words: str, done: str) -> None:
    raw = damage(home)
    printed, _ = sit(home, None, "lock", answers=["q"])
    assert "Things: 1. The backup has them." in printed
    assert home.vault.read_bytes() == raw
    printed, session = sit(home, None, "lock", answers=[row(printed, words)])
    assert done in printed
    assert session.began
    assert session.book.plan.texts("triggers.dates") == ("Late November",)
    session.book.close()
    assert keeping.kept_before(home)[0].path.read_bytes() == raw


def test_what_is_whole_can_be_read(home: Places) -> None:
    raw = damage(home)
    printed, _ = sit(home, None, "lock", answers=["q"])
    printed, session = sit(home, None, "lock", answers=[row(printed, "Read what is whole")])
    assert session.began
    assert session.book.plan.texts("triggers.dates") == ("Late November",)
    assert home.vault.read_bytes() == raw


def test_another_lock_than_last_time_is_not_called_a_wrong_passphrase(
    home: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = home.vault.read_bytes()
    book = opened(home)
    change_passphrase(book, "later words")
    book.close()
    home.vault.write_bytes(older)
    typed = iter(("later words", SECRET))
    monkeypatch.setattr(first_run, "ask", lambda *_: next(typed))
    printed, session = sit(home, None, "lock", answers=["1"])
    assert "This file has another lock than last time" in " ".join(printed.split())
    assert session.began
    session.book.close()


def test_leaving_one_of_two_plans_says_what_stays(home: Places) -> None:
    second = replace(home, vault=home.vault.with_name("plan-2.wrap"))
    create_book(second, SECRET).close()
    printed, session = sit(home, opened(home), "forget", answers=["yes"])
    assert session.ended
    assert "Another plan is on this computer." in printed
    assert "This plan is removed from this computer." in printed
    assert second.vault.exists()
    assert not home.vault.exists()


def test_leaving_lists_first_and_removes_after_one_yes(home: Places) -> None:
    printed, session = sit(home, opened(home), "forget", answers=["no"])
    session.book.close()
    assert "Your plan" in printed
    assert home.vault.exists()
    printed, session = sit(home, opened(home), "forget", answers=["yes"])
    assert session.ended
    assert "All of it is removed from this computer." in printed
    assert [file for file in home.vault.parent.rglob("*") if file.is_file()] == []


def test_from_a_plan_that_is_not_begun_there_is_a_way_back_to_the_others(home: Places) -> None:
    put_on_list(home, "Everyday")
    second = replace(home, vault=begin_another(home, "Grief"))
    printed, _ = sit(second, None, "first_run", answers=["q"])
    printed, session = sit(second, None, "first_run", answers=[row(printed, "Everyday")])
    assert session.began
    assert session.places == home
    assert session.book.plan.texts("triggers.dates") == ("Late November",)
    session.book.close()


def test_without_its_file_the_plan_comes_back_from_a_backup(home: Places) -> None:
    home.vault.unlink()
    printed, _ = sit(home, None, "first_run", answers=["q"])
    number = row(printed, "Bring back a backup")
    printed, session = sit(home, None, "first_run", answers=[number, "1", "no", "q"])
    assert "Things in the plan: 1." in printed
    assert not session.began
    assert not home.vault.exists()
    printed, session = sit(home, None, "first_run", answers=[number, "1", "yes"])
    assert "Your plan is back, as the backup had it." in printed
    assert session.began
    assert session.book.plan.texts("triggers.dates") == ("Late November",)
    session.book.close()
    assert words_in(home) == ("Late November",)


def test_the_spare_key_opens_a_backup_of_a_lost_plan(home: Places) -> None:
    book = opened(home)
    key = SpareKey(book)
    key.make()
    words = " ".join(word for line in key.lines() for word in line)
    key.confirm()
    keeping.back_up(book)
    book.close()
    home.vault.unlink()
    newest = without_plan.backups_of_lost(home)[0]
    found = without_plan.look_into(newest, words)
    assert found.spare
    back = without_plan.bring_back(found, home)
    assert back.plan.texts("triggers.dates") == ("Late November",)
    back.close()


def test_a_plan_with_another_lock_offers_its_backups(home: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    older = home.vault.read_bytes()
    book = opened(home)
    change_passphrase(book, "later words")
    book.close()
    home.vault.write_bytes(older)
    monkeypatch.setattr(first_run, "ask", lambda *_: "later words")
    stream = io.StringIO()
    prompt = Prompt(Printer(stream), Script(["2", "1", "yes"]))
    session = Session(memory_book(), prompt, home, Settings(), open_page)
    session.ask_passphrase = lambda *_: "later words"
    session.go("lock")
    said = " ".join(stream.getvalue().split())
    assert "another lock than last time" in said
    assert "Your plan is back" in said
    assert session.book.plan.texts("triggers.dates") == ("Late November",)
    session.book.close()
    assert keeping.kept_before(home)[0].path.read_bytes() == older


def test_a_backup_of_a_lost_plan_stays_shut_to_other_words(home: Places) -> None:
    home.vault.unlink()
    with pytest.raises(StoreError) as refused:
        without_plan.look_into(without_plan.backups_of_lost(home)[0], "other words")
    assert refused.value.kind == "wrong"


def test_after_the_spare_key_a_new_passphrase_is_spoken_of_once(
    home: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened(home)
    key = SpareKey(book)
    key.make()
    words = " ".join(word for line in key.lines() for word in line)
    key.confirm()
    book.close()
    monkeypatch.setattr(first_run, "ask", lambda *_: "")
    printed, session = sit(home, None, "lock", answers=["2", words, ""])
    assert session.began
    shown = io.StringIO()
    session.printer = Printer(shown)
    start._notices(session)
    session.book.close()
    assert (printed + shown.getvalue()).count("new passphrase") == 1
