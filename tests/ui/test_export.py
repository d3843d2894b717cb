"""Print or save by keyboard: five keys to a PDF, parts, the place, one yes, and what stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import files, finished, golden, opened, sam, screen_text, the_app
from wrap_tui.screens.export import ExportPage
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.word_box import WordBox


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home" / "Papers"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    monkeypatch.setattr("wrap_tui.paths.documents", lambda: folder)
    return folder


async def test_a_pdf_takes_five_keys_from_the_crisis_page(documents: Path, tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press("0")
        await pilot.pause()
        for key in ("p", "enter", "enter", "enter"):
            assert not files(documents)
            await pilot.press(key)
            await pilot.pause()
        assert "Anyone who opens this file can read it." in screen_text(pilot)
        assert not files(documents)
        await pilot.press("enter")
        await finished(pilot)
        assert "Exported." in screen_text(pilot)
    (file,) = files(documents)
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.stat().st_mode & 0o777 == 0o600


async def test_the_steps_look_like_this(documents: Path, tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        the_app(pilot).go("export", "crisis")
        await pilot.pause()
        await pilot.pause()
        golden("export-parts-80x24", screen_text(pilot))
        await pilot.press("enter")
        await pilot.pause()
        golden("export-format-80x24", screen_text(pilot))


async def test_parts_with_a_tick_of_their_own_are_off_and_can_be_ticked(
    documents: Path, tmp_path: Path
) -> None:
    book = sam()
    book.add("crisis.safer", {"text": "Someone keeps my car keys"})
    async with opened(book, tmp_path) as pilot:
        the_app(pilot).go("export", "crisis")
        await pilot.pause()
        await pilot.pause()
        rows = pilot.app.screen.query_one("#rows", ChoiceList)
        marks = {row.id: row.mark for row in rows.rows if not row.heading}
        assert not any(marks[name] for name in ("safer", "not_involved", "children", "way_in", "reasons"))
        rows.go_to("safer")
        await pilot.press("space")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("enter", "enter")
        await finished(pilot)
    (file,) = files(documents)
    text = file.read_text(encoding="utf-8")
    assert "Someone keeps my car keys" in text
    assert "Key under the pot" not in text


async def test_the_copy_can_be_seen_before_it_is_saved(documents: Path, tmp_path: Path) -> None:
    async with opened(sam(), tmp_path, size=(80, 60)) as pilot:
        the_app(pilot).go("export", "crisis")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        await pilot.press("down", "enter")
        await finished(pilot)
        assert "07700 900123" in screen_text(pilot)
        assert not files(documents)


async def test_a_file_that_is_there_is_left_alone_and_a_sentence_says_so(
    documents: Path, tmp_path: Path
) -> None:
    taken = documents / "mine.txt"
    taken.write_text("not yours")
    async with opened(sam(), tmp_path) as pilot:
        the_app(pilot).go("export", "crisis")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        box = pilot.app.screen.query_one("#box", WordBox)
        box.put_draft("relative.txt")
        await pilot.press("enter")
        await pilot.pause()
        assert "Please write the whole path" in screen_text(pilot)
        box.put_draft(str(taken))
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await finished(pilot)
        assert "There is a file called mine.txt there already." in screen_text(pilot)
        assert pilot.app.screen.query_one("#box", WordBox).has_focus
    assert taken.read_text() == "not yours"


async def test_escape_goes_back_step_by_step_and_writes_nothing(documents: Path, tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        await pilot.press("0")
        await pilot.pause()
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        for _ in range(4):
            assert isinstance(pilot.app.screen, ExportPage)
            await pilot.press("escape")
            await pilot.pause()
        assert "For me, now" in screen_text(pilot)
    assert not files(documents)
