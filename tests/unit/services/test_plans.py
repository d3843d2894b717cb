"""More than one plan: names by choice alone, new vaults beside the first, found by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from wrap_tui.__main__ import again_arguments
from wrap_tui.commands.options import Options
from wrap_tui.errors import RefusedError
from wrap_tui.paths import Places
from wrap_tui.services import in_clear, plans
from wrap_tui.services.in_clear import FILE_NAME


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "plan.wrap").write_bytes(b"")
    return Places(
        tmp_path / "plan.wrap", tmp_path / "settings.toml", tmp_path / "state", tmp_path / "backups"
    )


def test_nothing_is_listed_until_a_name_is_given(places: Places) -> None:
    assert plans.listed(places) == ()
    assert plans.name_of(places) == ""
    plans.put_on_list(places, "Everyday")
    assert plans.name_of(places) == "Everyday"
    plans.put_on_list(places, "")
    assert plans.listed(places) == ()
    assert not (places.settings.parent / FILE_NAME).exists()


def test_another_plan_has_a_file_of_its_own_whose_name_says_nothing(places: Places) -> None:
    plans.put_on_list(places, "Everyday")
    first, second = plans.begin_another(places, "Grief"), plans.begin_another(places, "Work")
    assert [first.name, second.name] == ["plan-2.wrap", "plan-3.wrap"]
    assert not first.exists()
    assert [(plan.name, plan.there, plan.here) for plan in plans.listed(places)] == [
        ("Everyday", True, True),
        ("Grief", False, False),
        ("Work", False, False),
    ]


def test_no_file_is_taken_twice(places: Places) -> None:
    places.vault.with_name("plan-2.wrap").write_bytes(b"")
    assert plans.begin_another(places, "Work").name == "plan-3.wrap"


def test_a_plan_is_found_by_its_name(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    grief = plans.begin_another(places, "Grief")
    assert plans.at_name(places, " grief ").vault == grief
    assert plans.at_name(places, "nobody") == places
    monkeypatch.setattr(
        "wrap_tui.commands.options.places",
        lambda *_: places.__class__(Path("/nowhere/Grief"), places.settings, places.state, places.backups),
    )
    assert Options(vault=Path("Grief")).places.vault == grief
    assert Options(vault=Path("Work")).places.vault == Path("/nowhere/Grief")


def test_a_name_that_is_taken_is_refused_and_one_that_two_have_opens_neither(places: Places) -> None:
    first = plans.begin_another(places, "Grief")
    with pytest.raises(RefusedError):
        plans.begin_another(places, " grief ")
    with pytest.raises(RefusedError):
        plans.put_on_list(places, "GRIEF")
    plans.put_on_list(places, "grief", first)
    folder = places.settings.parent
    in_clear.save(folder, in_clear.load(folder).with_name(places.vault, "Grief"))
    assert plans.called_twice(places, "Grief")
    assert plans.at_name(places, "grief") == places


def test_after_a_lock_the_vault_that_was_gone_to_is_opened() -> None:
    argv = ["--passphrase-file", "f", "--vault=/a", "--ascii", "--vault", "/b"]
    assert again_arguments(argv, Path("/c")) == ["--vault", "/c", "--ascii"]
    assert again_arguments(argv) == ["--vault=/a", "--ascii", "--vault", "/b"]
