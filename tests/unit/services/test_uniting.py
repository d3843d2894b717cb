"""A copy that was brought in goes by choice, and never while it holds a word that the saved plan does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wrap_tui.errors import RefusedError, StoreError
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.keeping import united_words
from wrap_tui.paths import Places, places
from wrap_tui.services import keeping, uniting
from wrap_tui.services.book import Book
from wrap_tui.services.holding import counts
from wrap_tui.services.keys import change_passphrase
from wrap_tui.services.opening import Passphrase, create_book, open_book, read_plan
from wrap_tui.store.cost import Cost

WORDS = "plain words to open it"


@pytest.fixture
def home(tmp_path: Path, cheap_cost: Cost) -> Places:
    here = places(portable=tmp_path / "home")
    create_book(here, WORDS).close()
    return here


def opened(home: Places) -> Book:
    return open_book(home, Passphrase(WORDS))


def changed_elsewhere(home: Places, text: str, passphrase: str = "") -> Path:
    """The copy that a synchroniser laid beside the plan: one line more, maybe with a passphrase of its own."""
    other = places(portable=home.vault.parent.parent / "other")
    other.vault.parent.mkdir(exist_ok=True)
    shutil.copy(home.vault, other.vault)
    there = open_book(other, Passphrase(WORDS))
    there.add("well.words", {"text": text})
    if passphrase:
        change_passphrase(there, passphrase)
    there.close()
    copy = home.vault.with_name("plan.sync-conflict.wrap")
    shutil.copy(other.vault, copy)
    return copy


def test_a_copy_goes_once_all_of_it_is_in_the_plan_and_not_before(home: Places) -> None:
    copy = changed_elsewhere(home, "from there")
    book = opened(home)
    assert not uniting.holds_all_of(book, copy)
    with pytest.raises(RefusedError):
        uniting.remove_copy(book, copy)
    uniting.unite(book, copy)
    assert uniting.holds_all_of(book, copy)
    uniting.remove_copy(book, copy)
    assert not copy.exists()
    assert home.vault.exists()
    book.close()
    assert read_plan(home.vault, Passphrase(WORDS)).texts("well.words") == ("from there",)


def test_a_copy_that_has_changed_since_stays(home: Places) -> None:
    copy = changed_elsewhere(home, "from there")
    book = opened(home)
    uniting.unite(book, copy)
    kept = copy.read_bytes()
    changed_elsewhere(home, "and one more")
    with pytest.raises(RefusedError):
        uniting.remove_copy(book, copy)
    assert copy.read_bytes() != kept
    book.close()


def test_a_copy_under_a_passphrase_of_its_own_is_looked_into_with_that(home: Places) -> None:
    copy = changed_elsewhere(home, "from there", "another one")
    book = opened(home)
    uniting.unite(book, copy, Passphrase("another one"))
    with pytest.raises(StoreError, match="wrong"):
        uniting.remove_copy(book, copy)
    uniting.remove_copy(book, copy, Passphrase("another one"))
    assert not copy.exists()
    book.close()


def test_a_copy_elsewhere_is_never_offered(home: Places, tmp_path: Path) -> None:
    copy = changed_elsewhere(home, "from there")
    stick = tmp_path / "stick.wrap"
    copy.rename(stick)
    book = opened(home)
    uniting.unite(book, stick)
    assert not uniting.holds_all_of(book, stick)
    with pytest.raises(RefusedError):
        uniting.remove_copy(book, stick)
    assert stick.exists()
    book.close()


def test_the_plan_itself_is_no_copy(home: Places) -> None:
    book = opened(home)
    assert not uniting.holds_all_of(book, home.vault)
    with pytest.raises(RefusedError):
        uniting.remove_copy(book, home.vault)
    assert home.vault.exists()
    book.close()


def test_a_plan_whose_file_is_gone_lets_no_copy_go(home: Places) -> None:
    copy = changed_elsewhere(home, "from there")
    book = opened(home)
    uniting.unite(book, copy)
    home.vault.rename(home.vault.with_name("moved"))
    with pytest.raises(StoreError, match="gone"):
        uniting.remove_copy(book, copy)
    assert copy.exists()
    book.abandon()


@pytest.mark.skipif(os.name != "posix", reason="a file in use cannot be removed elsewhere")
def test_a_copy_that_a_program_has_open_stays(home: Places) -> None:
    copy = changed_elsewhere(home, "from there")
    book = opened(home)
    uniting.unite(book, copy)
    script = "import sqlite3, sys; sql = sqlite3.connect(sys.argv[1]); sql.execute('begin immediate'); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", script, copy], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="busy"):
            uniting.remove_copy(book, copy)
        holder.communicate("\n", timeout=20)
    assert copy.exists()
    book.close()


def erased_elsewhere(home: Places, *ids: str, check_in: str = "") -> Path:
    other = places(portable=home.vault.parent.parent / "other")
    other.vault.parent.mkdir(exist_ok=True)
    shutil.copy(home.vault, other.vault)
    there = open_book(other, Passphrase(WORDS))
    for item_id in ids:
        there.erase(item_id)
    if check_in:
        there.erase_check_in(check_in)
    there.close()
    return other.vault


def test_what_was_erased_for_good_there_is_not_said_to_be_under_removed_things(home: Places) -> None:
    book = opened(home)
    tea, bath = (book.add("daily.every", {"text": text}) for text in ("Tea", "Bath"))
    book.remove(bath.id)
    visit = CheckIn(book)
    visit.note("a long day")
    book.flush()
    keeping.back_up(book)
    other = erased_elsewhere(home, tea.id, bath.id, check_in=visit.date)
    found = uniting.unite(book, other)
    assert (found.erased, found.gone, found.changed) == (3, 0, 0)
    assert united_words(found) == "Both are one plan now. Erased for good there, and now here: 3."
    assert not any(counts(book.plan).values())
    book.close()
    (backup,) = keeping.listed_for(home)
    kept = read_plan(backup.path, Passphrase(WORDS))
    assert not any(counts(kept).values())
    assert "Tea" not in repr(kept)


def test_what_was_written_anew_there_is_new_here(home: Places) -> None:
    book = opened(home)
    book.answer("crisis.decides", {"text": "old"})
    book.erase("crisis.decides")
    book.flush()
    other = places(portable=home.vault.parent.parent / "other")
    other.vault.parent.mkdir(exist_ok=True)
    shutil.copy(home.vault, other.vault)
    there = open_book(other, Passphrase(WORDS))
    there.answer("crisis.decides", {"text": "Ann"})
    there.close()
    assert uniting.unite(book, other.vault) == uniting.United(added=1)
    assert book.plan.text("crisis.decides") == "Ann"
    book.close()


def test_kept_backups_lose_what_was_erased_and_written_anew_elsewhere(home: Places) -> None:
    book = opened(home)
    book.draft("crisis.supporters", {"name": "Planted fri"})
    book.answer("crisis.decides", {"text": "planted"})
    keeping.back_up(book)
    friend = book.add("crisis.supporters", {"name": "Planted friend"})
    book.flush()
    other = erased_elsewhere(home, "crisis.decides", friend.id)
    there = open_book(places(portable=other.parent.parent / "other"), Passphrase(WORDS))
    there.answer("crisis.decides", {"text": "Ann"})
    there.close()
    found = uniting.unite(book, other)
    assert (found.erased, found.changed, found.left) == (1, 1, 0)
    book.close()
    (backup,) = keeping.listed_for(home)
    kept = read_plan(backup.path, Passphrase(WORDS))
    assert "planted" not in repr(kept).casefold()
    assert kept.text("crisis.decides") == "Ann"
