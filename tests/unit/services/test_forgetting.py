"""Leaving takes what belongs to the plan at hand; the last plan takes what all of them shared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wrap_tui.paths import Places, places
from wrap_tui.services import forgetting, in_clear, keeping, plans, shortcut
from wrap_tui.services.opening import Passphrase, create_book, open_book
from wrap_tui.store.cost import Cost

WORDS = "plain words to open it"


@pytest.fixture
def home(tmp_path: Path, cheap_cost: Cost) -> Places:
    """The first of two plans, each with a backup, a name and a card."""
    here = places(portable=tmp_path / "home")
    begin(here, "First")
    begin(replace(here, vault=plans.begin_another(here, "Second")), "Second")
    here.settings.write_text("ascii = true\n")
    return here


def begin(here: Places, name: str) -> None:
    book = create_book(here, WORDS)
    book.add("well.words", {"text": name})
    book.close()
    folder = here.settings.parent
    plans.put_on_list(here, name)
    in_clear.save(folder, in_clear.load(folder).with_card(here.vault, (f"card of {name}",)))


def second_of(home: Places) -> Places:
    return plans.at_name(home, "second")


def files_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def forget(here: Places) -> None:
    assert forgetting.forget_all(forgetting.left_here(here), here) == ()


def test_one_of_two_plans_goes_and_the_other_misses_nothing(home: Places, tmp_path: Path) -> None:
    second = second_of(home)
    theirs = keeping.listed_for(second)
    remembered = len(list(home.state.glob("anchor-*")))
    assert remembered == 2
    kinds = [trace.what for trace in forgetting.left_here(home)]
    assert kinds == ["vault", "backup", "backup", "state", "own_card"]
    forget(home)
    assert not home.vault.exists()
    assert keeping.listed_for(second) == theirs != ()
    assert len(list(home.state.glob("anchor-*"))) == 1
    assert (home.state / "device").exists()
    assert home.settings.read_text() == "ascii = true\n"
    known = in_clear.load(home.settings.parent)
    assert dict(known.names) == {str(second.vault): "Second"}
    assert dict(known.cards) == {str(second.vault): ("card of Second",)}
    assert b"First" not in b"".join(file.read_bytes() for file in files_in(tmp_path))
    book = open_book(second, Passphrase(WORDS))
    assert book.plan.texts("well.words") == ("Second",)
    assert book.vault is not None
    assert book.vault.notices == ()
    book.close()


def test_the_last_plan_takes_the_rest_too(home: Places, tmp_path: Path) -> None:
    second = second_of(home)
    assert forgetting.other_plans(second) == (home.vault.resolve(),)
    forget(home)
    assert forgetting.other_plans(second) == ()
    forget(second)
    assert files_in(tmp_path) == []


def test_a_plan_beside_it_that_is_on_no_list_counts_too(home: Places) -> None:
    second = second_of(home)
    plans.put_on_list(second, "")
    assert forgetting.other_plans(home) == (second.vault.resolve(),)
    assert forgetting.other_plans(second) == (home.vault.resolve(),)


def test_a_damaged_plan_that_no_longer_tells_its_id_leaves_the_backups_of_the_other(home: Places) -> None:
    second = second_of(home)
    theirs = {backup.path for backup in keeping.listed_for(second)}
    own = {backup.path for backup in keeping.listed_for(home)}
    home.vault.write_bytes(bytes(home.vault.stat().st_size))
    found = {trace.path for trace in forgetting.left_here(home) if trace.what == "backup"}
    assert own <= found
    assert not theirs & found
    forget(home)
    assert {backup.path for backup in keeping.listed_for(second)} == theirs
    assert any(home.state.glob("anchor-*"))


def test_a_listed_copy_of_the_same_plan_keeps_the_backups_of_both(home: Places) -> None:
    same = replace(home, vault=home.vault.with_name("same.wrap"))
    same.vault.write_bytes(home.vault.read_bytes())
    plans.put_on_list(same, "Same")
    kept = keeping.listed_for(same)
    assert {trace.what for trace in forgetting.left_here(home)} == {"vault", "own_card"}
    forget(home)
    assert same.vault.exists()
    assert keeping.listed_for(same) == kept != ()


def test_the_entry_in_the_menu_goes_with_the_last_plan_at_the_usual_place(
    tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    here = places()
    begin(here, "First")
    entry = shortcut.make("Notes", ("wrap-tui",))
    assert "shortcut" in {trace.what for trace in forgetting.left_here(here)}
    apart = places(portable=tmp_path / "stick")
    begin(apart, "Apart")
    assert "shortcut" not in {trace.what for trace in forgetting.left_here(apart)}
    forget(apart)
    assert entry.exists()
    forget(here)
    assert not entry.exists()
