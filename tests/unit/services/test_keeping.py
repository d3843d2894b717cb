"""Backups come by themselves, come back by choice, and copies are united without a loss."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wrap_tui.errors import RefusedError, StoreError
from wrap_tui.flows.checkin import CheckIn
from wrap_tui.flows.keeping import united_words
from wrap_tui.paths import Places, places
from wrap_tui.services import forgetting, keeping, mending, uniting
from wrap_tui.services.book import Book
from wrap_tui.services.keys import change_passphrase, confirm_spare_key, new_spare_key
from wrap_tui.services.opening import Passphrase, SpareKey, create_book, open_book, read_plan
from wrap_tui.store.cost import Cost

WORDS = "plain words to open it"


@pytest.fixture
def home(tmp_path: Path, cheap_cost: Cost) -> Places:
    return places(portable=tmp_path / "home")


@pytest.fixture
def book(home: Places) -> Book:
    return create_book(home, WORDS)


def opened(home: Places, words: str = WORDS) -> Book:
    return open_book(home, Passphrase(words))


def test_closing_backs_up_what_changed_once_a_day(home: Places, book: Book) -> None:
    book.add("well.words", {"text": "calm"})
    book.close()
    (backup,) = keeping.listed_for(home)
    assert keeping.look(backup.path, Passphrase(WORDS)).counts["item"] == 1
    again = opened(home)
    again.add("well.words", {"text": "quiet"})
    again.close()
    assert keeping.listed_for(home) == (backup,)
    opened(home).close()
    assert keeping.listed_for(home) == (backup,)


def test_an_old_backup_makes_room_for_a_new_one(
    home: Places, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.add("well.words", {"text": "calm"})
    book.close()
    later = datetime.now(UTC) + timedelta(hours=21)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return later

    monkeypatch.setattr(keeping, "datetime", Later)
    again = opened(home)
    again.add("well.words", {"text": "quiet"})
    again.close()
    assert len(keeping.listed_for(home)) == 2


def test_a_backup_that_cannot_be_made_does_not_stand_in_the_way(home: Places, book: Book) -> None:
    home.backups.parent.mkdir(exist_ok=True)
    home.backups.write_text("no folder")
    book.add("well.words", {"text": "calm"})
    assert [notice.kind for notice in keeping.back_up(book)] == ["backup"]
    book.close()
    assert opened(home).plan.texts("well.words") == ("calm",)


def test_a_backup_comes_back_and_can_be_undone(home: Places, book: Book) -> None:
    book.add("well.words", {"text": "calm"})
    assert keeping.back_up(book) == ()
    book.add("well.words", {"text": "quiet"})
    book.close()
    backup = keeping.listed_for(home)[-1]
    kept = keeping.bring_back(backup.path, home, Passphrase(WORDS))
    assert kept is not None
    first = opened(home)
    assert first.plan.texts("well.words") == ("calm",)
    first.close()
    keeping.undo_bring_back(kept, home)
    assert opened(home).plan.texts("well.words") == ("calm", "quiet")


def _trouble(home: Places, words: str) -> str:
    with pytest.raises(StoreError) as caught:
        opened(home, words)
    return caught.value.kind


def test_what_the_person_brought_back_or_mended_is_no_surprise_and_what_came_by_itself_is(
    home: Places, book: Book, tmp_path: Path
) -> None:
    keeping.back_up_to(book, tmp_path / "older.bak")
    change_passphrase(book, "another one", backups_anew=False)
    book.close()
    kept = keeping.bring_back(tmp_path / "older.bak", home, Passphrase(WORDS))
    assert kept is not None
    assert _trouble(home, "neither") == "wrong"
    keeping.undo_bring_back(kept, home)
    assert _trouble(home, "neither") == "wrong"
    opened(home, "another one").close()
    shutil.copy(tmp_path / "older.bak", home.vault)
    assert _trouble(home, "another one") == "relocked"
    with pytest.raises(StoreError, match="relocked"):
        read_plan(home.vault, Passphrase("another one"), state=home.state)
    with pytest.raises(StoreError, match="relocked"):
        keeping.back_up_beside(home, Passphrase("another one"), tmp_path / "beside.bak")
    assert not (tmp_path / "beside.bak").exists()


def test_a_plan_mended_under_a_new_passphrase_is_no_surprise(home: Places, book: Book) -> None:
    book.add("well.words", {"text": "calm"})
    book.close()
    raw = bytearray(home.vault.read_bytes())
    raw[-3000:] = bytes(3000)
    home.vault.write_bytes(raw)
    damage = mending.look_at(home, Passphrase(WORDS))
    mending.save_as_new(damage, home, "a new one")
    assert _trouble(home, "not these") == "wrong"
    mended = opened(home, "a new one")
    mended.close()
    assert _trouble(home, "not these") == "wrong"


def test_a_second_folder_gets_its_own_backups(home: Places, book: Book, tmp_path: Path) -> None:
    book.prefer(keeping.SECOND, str(tmp_path / "stick"))
    book.add("well.words", {"text": "calm"})
    book.close()
    assert len(list((tmp_path / "stick").glob("*.wrap"))) == 1
    assert len(list(home.backups.glob("*.wrap"))) == 1


def test_a_damaged_vault_offers_the_newest_good_backup_and_salvage(home: Places, book: Book) -> None:
    book.add("well.words", {"text": "calm"})
    book.close()
    raw = bytearray(home.vault.read_bytes())
    raw[-3000:] = bytes(3000)
    raw[8192 * 2 : 8192 * 2 + 300] = bytes(300)
    home.vault.write_bytes(raw)
    with pytest.raises(StoreError, match="damaged"):
        opened(home)
    found = keeping.newest_good(home, Passphrase(WORDS))
    assert found is not None
    saved = keeping.save_what_is_sound(home, Passphrase(WORDS))
    assert keeping.plan_of(saved).texts("well.words") == ("calm",)
    assert home.vault.read_bytes() == bytes(raw)


def test_a_new_passphrase_opens_the_backups_too_and_the_old_one_nothing(home: Places, book: Book) -> None:
    sheet = new_spare_key(book)
    confirm_spare_key(book, sheet)
    book.add("well.words", {"text": "calm"})
    keeping.back_up(book)
    assert change_passphrase(book, "other words now") == ()
    book.close()
    files = [home.vault, *(backup.path for backup in keeping.listed_for(home))]
    assert len(files) >= 2
    for file in files:
        with pytest.raises(StoreError, match="wrong"):
            read_plan(file, Passphrase(WORDS))
        assert read_plan(file, Passphrase("other words now")) is not None
        assert read_plan(file, SpareKey(" ".join(sheet.words))) is not None


def test_erased_words_are_in_no_kept_backup(home: Places, book: Book) -> None:
    item = book.add("well.words", {"text": "planted"})
    book.change(item.id, {"text": "planted again"})
    keeping.back_up(book)
    assert keeping.erase_everywhere(book, item.id) == ()
    book.close()
    for file in (home.vault, *(backup.path for backup in keeping.listed_for(home))):
        assert "planted" not in repr(read_plan(file, Passphrase(WORDS)))


def test_an_erased_check_in_is_in_no_kept_backup_and_no_merge_brings_it_back(
    home: Places, book: Book, tmp_path: Path
) -> None:
    tick = book.add("daily.every", {"text": "Breakfast"})
    visit = CheckIn(book)
    book.tick(tick.id, True)
    visit.choose_word("planted")
    visit.note("planted note")
    visit.add_good("planted good")
    book.draft(f"day.note.{visit.date}", {"text": "planted half"})
    keeping.back_up(book)
    book.flush()
    other = tmp_path / "other.wrap"
    keeping.back_up_to(book, other)
    assert keeping.erase_check_in_everywhere(book, visit.date) == ()
    assert not book.can_undo
    assert book.plan.day(visit.date).ticked(tick.id)
    uniting.unite(book, other, Passphrase(WORDS))
    book.close()
    for file in (home.vault, *(backup.path for backup in keeping.listed_for(home))):
        plan = read_plan(file, Passphrase(WORDS))
        assert "planted" not in repr(plan)
        assert plan.day(visit.date).ticked(tick.id)


def test_two_copies_are_united_and_a_second_time_changes_nothing(
    home: Places, book: Book, tmp_path: Path
) -> None:
    item = book.add("daily.every", {"text": "Breakfast"})
    book.close()
    other = places(portable=tmp_path / "other")
    other.vault.parent.mkdir(parents=True)
    shutil.copy(home.vault, other.vault)
    there = opened(other)
    there.tick(item.id, True, "2026-11-03")
    there.change(item.id, {"text": "Breakfast, sitting down"})
    there.add("well.words", {"text": "from there"})
    there.close()
    here = opened(home)
    here.tick(here.add("daily.might", {"text": "Choir"}).id, True, "2026-11-03")
    here.add("well.words", {"text": "from here"})
    brought = uniting.unite(here, other.vault, Passphrase(WORDS))
    assert brought.added
    assert set(here.plan.texts("well.words")) == {"from here", "from there"}
    assert sum(mark.on for mark in here.plan.day("2026-11-03").ticks.values()) == 2
    assert here.plan.texts("daily.every") == ("Breakfast, sitting down",)
    assert "Breakfast" in [older.fields["text"] for older in here.plan.older_of(item.id)]
    before = here.plan
    assert uniting.unite(here, other.vault, Passphrase(WORDS)) == uniting.United(0, 0)
    assert here.plan is before
    here.close()


def test_what_uniting_brought_is_counted_in_things(home: Places, book: Book, tmp_path: Path) -> None:
    names = ("changed by both", "removed here", "removed there", "left alone")
    item = {words: book.add("well.words", {"text": words}).id for words in names}
    book.close()
    other = places(portable=tmp_path / "other")
    other.vault.parent.mkdir(parents=True)
    shutil.copy(home.vault, other.vault)
    here = opened(home)
    here.change(item["changed by both"], {"text": "words from here"})
    here.remove(item["removed here"])
    here.close()
    there = opened(other)
    there.change(item["changed by both"], {"text": "words from there"})
    there.change(item["removed here"], {"text": "changed there"})
    there.remove(item["removed there"])
    there.add("well.words", {"text": "new there"})
    there.close()
    here = opened(home)
    brought = uniting.unite(here, other.vault, Passphrase(WORDS))
    assert brought == uniting.United(added=1, changed=1, back=1, gone=1, beside=brought.beside)
    said = united_words(brought)
    assert "New here: 1. Changed here: 1. Removed here and changed there: 1." in said
    assert "Removed there: 1." in said
    assert "older words" in said
    older = [old.fields["text"] for old in here.plan.older_of(item["changed by both"])]
    assert "words from here" in older, "the words that lost stand under older words"
    here.close()


def test_another_plan_and_a_file_that_is_not_there_are_told_apart(
    home: Places, book: Book, tmp_path: Path
) -> None:
    strange = create_book(places(portable=tmp_path / "other"), WORDS)
    strange.close()
    note = tmp_path / "note.wrap"
    note.write_text("no plan")
    before = book.plan
    for file, key in (
        (places(portable=tmp_path / "other").vault, "keeping.merge.other_plan"),
        (tmp_path / "nowhere", "keeping.no_such_file"),
    ):
        with pytest.raises(RefusedError) as refused:
            uniting.unite(book, file, Passphrase(WORDS))
        assert refused.value.sentence == key
    with pytest.raises(StoreError, match="foreign"):
        uniting.unite(book, note, Passphrase(WORDS))
    assert book.plan is before
    book.close()


def test_everything_goes_from_this_computer(home: Places, book: Book) -> None:
    book.add("well.words", {"text": "calm"})
    book.close()
    kinds = {trace.what for trace in forgetting.left_here(home)}
    assert {"vault", "backup", "state"} <= kinds
    assert forgetting.forget_all(forgetting.left_here(home), home) == ()
    assert [file for file in home.vault.parent.rglob("*") if file.is_file()] == []
