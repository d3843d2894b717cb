"""The crisis card with one plan on several computers: on where it was switched on, and never behind the plan."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from wrap_tui.codec.toml_plan import export_toml
from wrap_tui.paths import Places
from wrap_tui.paths import places as places_of
from wrap_tui.services import crisis_card, in_clear, keeping, uniting
from wrap_tui.services.book import Book
from wrap_tui.services.intake_files import read_file, reviewed, take
from wrap_tui.services.opening import Passphrase, create_book, memory_book, open_book
from wrap_tui.store.cost import Cost

WORDS = "plain words to open it"


def computer(tmp_path: Path, name: str) -> Places:
    folder = tmp_path / name
    for part in ("data", "config"):
        (folder / part).mkdir(parents=True)
    return Places(
        folder / "data" / "plan.wrap",
        folder / "config" / "settings.toml",
        folder / "state",
        folder / "data" / "backups",
    )


@pytest.fixture
def a(tmp_path: Path, cheap_cost: Cost) -> Places:
    """A computer on which the card is on, with two lines."""
    here = computer(tmp_path, "a")
    book = create_book(here, WORDS)
    for words in ("PLANTED line", "Feet on the floor"):
        crisis_card.choose(book, book.add("crisis.for_me_now", {"text": words}).id)
    crisis_card.switch(book, True)
    book.close()
    return here


@pytest.fixture
def c(tmp_path: Path) -> Places:
    return computer(tmp_path, "c")


@contextmanager
def opened(here: Places, vault: Places | None = None) -> Iterator[Book]:
    """The plan open at a computer, with the vault copied there from another one."""
    if vault is not None:
        shutil.copy(vault.vault, here.vault)
    book = open_book(here, Passphrase(WORDS))
    yield book
    book.close()


def card(here: Places) -> tuple[str, ...]:
    return crisis_card.on_lock_page(here.settings, here.vault)


def erase_planted(book: Book) -> None:
    (line,) = (item for item in book.plan.at("crisis.for_me_now") if item.text.startswith("PLANTED"))
    book.erase(line.id)


def as_before(here: Places) -> None:
    """The plan as the version before kept it: on for every computer."""
    with opened(here) as book:
        crisis_card.switch(book, False)
        book.prefer(crisis_card.ON, True)
        for key in tuple(book.plan.preferences):
            if key.startswith(f"{crisis_card.ON}."):
                book.prefer(key, None)
    folder = here.settings.parent
    in_clear.save(folder, in_clear.load(folder).with_card(here.vault, ("PLANTED line", "Feet on the floor")))


def test_a_line_erased_at_another_computer_goes_when_the_plan_opens(a: Places, c: Places) -> None:
    with opened(c, a) as book:
        erase_planted(book)
    shutil.copy(c.vault, a.vault)
    assert "PLANTED line" in card(a)
    with opened(a):
        assert card(a) == ("Feet on the floor",)


def test_opening_writes_nothing_when_the_card_is_as_the_plan_says(
    a: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []
    monkeypatch.setattr(in_clear, "save", lambda folder, content: written.append(folder))
    with opened(a):
        pass
    assert written == []
    assert len(card(a)) == 2


def test_a_merge_and_a_restore_reach_the_card(a: Places, c: Places) -> None:
    backup = a.vault.with_name("kept.wrap")
    shutil.copy(a.vault, backup)
    with opened(c, a) as book:
        erase_planted(book)
    with opened(a) as book:
        uniting.unite(book, c.vault)
        assert card(a) == ("Feet on the floor",)
    keeping.bring_back(backup, a, Passphrase(WORDS))
    with opened(a):
        assert card(a) == ("PLANTED line", "Feet on the floor")


def test_a_backup_from_when_the_card_was_on_does_not_switch_it_on_again(a: Places) -> None:
    backup = a.vault.with_name("kept.wrap")
    shutil.copy(a.vault, backup)
    with opened(a) as book:
        crisis_card.switch(book, False)
    kept = keeping.bring_back(backup, a, Passphrase(WORDS))
    assert kept is not None
    with opened(a) as book:
        assert not crisis_card.is_on(book)
        assert card(a) == ()
        assert not (a.settings.parent / in_clear.FILE_NAME).exists(), "nothing is left of it in clear"
    with opened(a) as book:
        assert not crisis_card.is_on(book)
        crisis_card.switch(book, True)
        assert card(a) == ("PLANTED line", "Feet on the floor")
    with opened(a):
        assert len(card(a)) == 2
    keeping.bring_back(backup, a, Passphrase(WORDS))
    with opened(a):
        assert len(card(a)) == 2, "it was on when the backup was brought back"


def test_a_copy_of_the_plan_shows_nothing_where_nobody_switched_it_on(a: Places, c: Places) -> None:
    with opened(c, a) as book:
        book.add("well.words", {"text": "calm"})
        assert not crisis_card.is_on(book)
        assert crisis_card.is_on_elsewhere(book)
        assert len(crisis_card.chosen(book.plan)) == 2, "the choice of lines comes with the plan"
    assert list(c.settings.parent.iterdir()) == []
    with opened(c) as book:
        crisis_card.switch(book, True)
    assert len(card(c)) == 2


def test_switching_it_off_reaches_the_other_computers(a: Places, c: Places) -> None:
    with opened(c, a) as book:
        crisis_card.switch(book, True)
    with opened(c) as book:
        others = crisis_card.is_on_elsewhere(book)
        crisis_card.switch(book, False)
        assert crisis_card.after_switching(book, others) == "pages.card.wiped_others"
    assert list(c.settings.parent.iterdir()) == []
    with opened(a, c) as book:
        assert not crisis_card.is_on(book)
        assert not crisis_card.is_on_elsewhere(book)
    assert list(a.settings.parent.iterdir()) == []


def test_a_plan_of_the_version_before_stays_on_where_its_card_stands_already(a: Places, c: Places) -> None:
    as_before(a)
    with opened(c, a) as book:
        assert not crisis_card.is_on(book)
    assert card(c) == ()
    with opened(a) as book:
        assert crisis_card.is_on(book)
        for key in crisis_card.chosen(book.plan):
            crisis_card.choose(book, key)
        assert card(a) == ()
        assert crisis_card.is_on(book), "without a line it stays on"
        crisis_card.switch(book, False)
        assert not crisis_card.is_on(book)
    with opened(c, a) as book:
        assert not crisis_card.is_on_elsewhere(book)


def test_a_file_that_is_brought_in_switches_nothing_on(a: Places, c: Places, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    with opened(a) as book:
        file.write_text(export_toml(book.plan, book.catalog), encoding="utf-8")
        book.prefer(crisis_card.CHOSEN, [])
        crisis_card.switch(book, False)
        take(book, reviewed(book, read_file(file, book.catalog)))
        assert len(crisis_card.chosen(book.plan)) == 2
        assert not crisis_card.is_on(book)
    assert list(a.settings.parent.iterdir()) == []
    old = memory_book()
    old.prefer(crisis_card.ON, True)
    file.write_text(export_toml(old.plan, old.catalog), encoding="utf-8")
    book = create_book(c, WORDS)
    take(book, reviewed(book, read_file(file, book.catalog)))
    assert not crisis_card.is_on_elsewhere(book)
    book.close()


def test_a_stick_keeps_it_on_at_every_path_and_leaves_no_line_at_another(
    tmp_path: Path, cheap_cost: Cost
) -> None:
    here = places_of(portable=tmp_path / "one")
    book = create_book(here, WORDS)
    crisis_card.choose(book, book.add("crisis.for_me_now", {"text": "PLANTED line"}).id)
    crisis_card.switch(book, True)
    book.close()
    (tmp_path / "one").rename(tmp_path / "two")
    there = places_of(portable=tmp_path / "two")
    with opened(there) as book:
        assert card(there) == ("PLANTED line",)
        erase_planted(book)
    assert not (tmp_path / "two" / in_clear.FILE_NAME).exists()


def test_a_plan_that_moved_keeps_its_card_and_a_switch_wipes_the_old_place_too(a: Places) -> None:
    moved = Places(a.vault.with_name("grief.wrap"), a.settings, a.state, a.backups)
    a.vault.rename(moved.vault)
    with opened(moved) as book:
        assert len(card(moved)) == 2
        crisis_card.switch(book, False)
    assert list(a.settings.parent.iterdir()) == []


def test_a_second_plan_has_a_card_of_its_own(a: Places) -> None:
    second = Places(a.vault.with_name("plan-2.wrap"), a.settings, a.state, a.backups)
    book = create_book(second, WORDS)
    assert not crisis_card.is_on(book)
    crisis_card.choose(book, book.add("crisis.helps", {"text": "A quiet room"}).id)
    crisis_card.switch(book, True)
    assert (card(second), len(card(a))) == (("A quiet room",), 2)
    crisis_card.switch(book, False)
    book.close()
    assert (card(second), len(card(a))) == ((), 2)
