"""Keys of the shell: turned off, remapped, found by name, clicked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.kit import opened, sam, screen_text, type_words
from tests.ui.running import places_in, running, text_of
from tests.ui.trying import TryPage
from wrap_tui.flows.arranging import all_pages
from wrap_tui.screens.dialogs.find import FindDialog
from wrap_tui.screens.pages import PAGES
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.keys_line import KeysLine
from wrap_tui.widgets.word_box import WordBox

TRY = "tests.ui.trying:TryPage"


@pytest.fixture(autouse=True)
def try_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page stands in the table of pages while a test runs."""
    monkeypatch.setattr(
        "wrap_tui.screens.pages.PAGES",
        {**PAGES, "try": TRY, "crisis": TRY},
    )


async def test_letter_keys_can_be_turned_off(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        page = app.page
        assert isinstance(page, TryPage)
        page.query_one("#rows").focus()
        await pilot.press("a")
        assert page.added == 1
        app.use(replace(app.settings, letter_keys=False))
        await pilot.press("a", "0", "question_mark")
        await pilot.pause()
        assert page.added == 1
        assert app.page is page
        assert "0 Crisis" not in text_of(app)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await type_words(pilot, "adds something")
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert page.added == 2, "the same action through find"
        page.query_one("#box").focus()
        await pilot.press("a")
        assert page.query_one(WordBox).text == "a", "boxes still take letters"


async def test_keys_can_be_remapped_in_the_settings_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('[keys]\n"section.add" = "f5"\n"section.remove" = "ctrl+a"\n')
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        page = app.page
        assert isinstance(page, TryPage)
        page.query_one("#rows").focus()
        await pilot.press("f5")
        assert page.added == 1
        await pilot.press("a")
        assert page.added == 1
        assert ("F5", "add") in [(hint.spoken, hint.label) for hint in page.query_one(KeysLine).hints]


async def test_find_has_own_commands_alone_and_goes_to_pages(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, FindDialog)
        assert all(row.id.startswith(("go:", "do:")) for row in dialog.query_one(ChoiceList).rows)
        await pilot.press(*"zzzz")
        await pilot.pause()
        assert "Nothing has that name" in text_of(app)
        await pilot.press(*["backspace"] * 4, *"settings", "enter")
        await pilot.pause(0.1)
        assert app.page is not None
        assert app.page.place == ("settings",)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bring in", "go:bring_in"),
        ("check in", "go:check_in"),
        ("i notice", "go:notice"),
        ("set", "go:settings"),
        ("back", "go:backups"),
        ("triggers", "go:section triggers"),
        ("things breaking", "go:section breaking"),
        ("takes the row", "do:today.remove"),
    ],
)
async def test_find_lists_what_begins_with_the_typed_words_first(
    tmp_path: Path, typed: str, first: str
) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press("ctrl+p")
        await type_words(pilot, typed)
        found = pilot.app.screen.query_one("#found", ChoiceList)
        assert found.row is not None
        assert (found.rows[0].id, found.row.id) == (first, first), [row.text for row in found.rows]


async def test_every_page_of_the_menu_is_found_by_its_name(tmp_path: Path) -> None:
    book = sam()
    book.places = places_in(tmp_path)
    async with opened(book, tmp_path) as pilot:
        await pilot.press("ctrl+p")
        found = {row.id for row in pilot.app.screen.query_one("#found", ChoiceList).rows}
        missing = [row.page for row in all_pages(book) if not row.section and f"go:{row.page}" not in found]
        assert not missing
        assert "go:leaving" in found


async def test_enter_in_find_opens_the_first_row_also_when_another_was_current(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press("ctrl+p")
        await type_words(pilot, "b")
        found = pilot.app.screen.query_one("#found", ChoiceList)
        found.current = 3
        await type_words(pilot, "ring in")
        await pilot.press("enter")
        await pilot.pause()
        assert screen_text(pilot).splitlines()[0].startswith("  Bring in a file")


async def test_a_click_on_the_keys_line_presses_the_key(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.go("try")
        await pilot.pause()
        page = app.page
        assert isinstance(page, TryPage)
        page.query_one("#rows").focus()
        await pilot.pause()
        line = text_of(app).splitlines()[-1]
        await pilot.click(offset=(line.index("a add") + 1, 23))
        await pilot.pause()
        assert page.added == 1


async def test_the_keys_line_names_help_and_close_without_letters(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        app.use(replace(app.settings, letter_keys=False))
        await pilot.pause()
        last = text_of(app).splitlines()[-1]
        assert "F1 help" in last
        assert "Ctrl+Q close" in last
