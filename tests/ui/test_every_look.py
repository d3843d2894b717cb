"""Every page in every size and look: nothing is cut, the crisis target and the keys are in place, the focus is seen."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.every_page import BOTH, FULL, SITTINGS, Sitting, place_of
from tests.ui.looks import (
    LOOKS,
    Look,
    contrast,
    demonstration,
    own_characters,
    painted,
    resized,
    show,
    show_place,
    text_of,
)
from tests.ui.running import strips
from wrap_tui.app import WrapApp
from wrap_tui.services.forgetting import Trace
from wrap_tui.store.cost import Cost
from wrap_tui.themes import ALL
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.button import PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.glyphs import _TWINS, glyphs
from wrap_tui.widgets.header import WIDEST, CrisisTarget
from wrap_tui.widgets.keys_line import KeysLine

LEAST = 4.5
pytestmark = pytest.mark.usefixtures("nothing_is_painted_twice")
PARTS = 6
"""How many starts share the pages of the demonstration, so that they can be read side by side."""
LANGUAGES = set("ñ")
"""Languages are offered by their own names, spelled right."""
GOES_ON = ("enter", "space", "pagedown")
NARROW = 56
"""Keys of which one is always said where something has the focus, in windows that have room for more than help and back."""
BARE = Look(ascii_only=True, no_colour=True)


def parts() -> Iterator[tuple[str, Sitting]]:
    """The sittings, the long one in several parts."""
    for sitting in SITTINGS:
        names = list(sitting.pages)
        many = PARTS if len(names) > 2 * PARTS and sitting is FULL else 1
        for at in range(many):
            pages = {name: sitting.pages[name] for name in names[at::many]}
            yield f"{sitting.name}-{at + 1}", replace(sitting, pages=pages)


ALL_PARTS = dict(parts())


@pytest.mark.parametrize("part", ALL_PARTS)
async def test_every_page_stands_whole_and_as_it_was_read(
    tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """Each page in all its sizes, by making the window larger: the golden texts that somebody has read."""
    on_a_computer_like_any_other(monkeypatch)
    sitting, different = ALL_PARTS[part], []
    async with sitting.begun(tmp_path, BOTH[0], LOOKS["normal"]) as (app, pilot):
        for name in sitting.pages:
            await show_place(app, pilot, place_of(sitting, name, app.book), BOTH[0])
            for size in sitting.sizes(name):
                text = await resized(app, pilot, size)
                it_stands_whole(app, name, text, size)
                if not as_read(sitting.file(name, size), text):
                    different.append((name, size))
    assert different == []


@pytest.mark.parametrize("part", ALL_PARTS)
async def test_no_page_needs_our_signs_or_a_colour(
    tmp_path: Path, cheap_cost: Cost, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """Without both a page says the same, with ASCII signs, and the focus is still seen."""
    on_a_computer_like_any_other(monkeypatch)
    sitting = ALL_PARTS[part]
    async with sitting.begun(tmp_path, BOTH[0], BARE) as (app, pilot):
        for name in sitting.pages:
            text = await show_place(app, pilot, place_of(sitting, name, app.book))
            it_stands_whole(app, name, text, BOTH[0])
            beyond = {character for character in text if ord(character) > 126}
            assert beyond <= own_characters(app) | LANGUAGES, (name, beyond)
            assert in_ascii(without_hours(sitting.name, text)) == in_ascii(
                sitting.file(name, BOTH[0]).read_text("utf-8")
            ), name
            one_thing_has_the_focus(app, name)
            nothing_has_a_colour(app, name)


def on_a_computer_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page says of this computer (places, hours, fresh words) is the same everywhere."""
    traces = (Trace("vault", Path("~/plan.wrap")), Trace("backup", Path("~/backups/1.wrap")))
    monkeypatch.setattr("wrap_tui.flows.leaving.home_of", lambda _: Path("~/stick"))
    monkeypatch.setattr("wrap_tui.services.forgetting.left_here", lambda *_, **__: traces)


def as_read(file: Path, text: str) -> bool:
    """Whether a page looks as its golden text; `UPDATE_SNAPSHOTS=1` keeps the present text, to be read then."""
    text = without_hours(file.parent.name, text)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return file.exists() and file.read_text("utf-8") == text


_FRAME = str.maketrans({**dict.fromkeys("╭╮╰╯", "+"), "│": "|", "▌": "|", "█": "#"})


def without_hours(sitting: str, text: str) -> str:
    """The text of a page; the moments of a real vault, which is made while the test runs, are the same each time."""
    return re.sub(r"at \d\d:\d\d", "at 09:30", text) if sitting == "damaged" else text


def in_ascii(text: str) -> list[str]:
    """The words of a page with our signs as ASCII, without the spaces between them and without what is clipped."""
    words = text.translate(_TWINS).translate(_FRAME).split()
    return [word for word in words if not word.endswith("...")]


def it_stands_whole(app: WrapApp, name: str, text: str, size: tuple[int, int]) -> None:
    """The frame is in place, nothing is cut, and the cursor is where the person is."""
    lines = text.splitlines()
    assert len(lines) == size[1], name
    assert all(strip.cell_length == size[0] for strip in strips(app)), name
    crisis_target_is_top_right(app, name, lines[0], size[0])
    keys_are_at_the_bottom(app, name, lines[-1])
    nothing_is_cut(app, name)
    the_cursor_is_where_the_focus_is(app, name)


def crisis_target_is_top_right(app: WrapApp, name: str, line: str, width: int) -> None:
    if not app.screen.query_one(CrisisTarget).display:
        assert name in ("crisis", "lines")
        return
    assert line.endswith(" ]" if app.book is None else "Crisis plan ]"), name
    right = (width + min(width, WIDEST)) // 2
    assert right - 4 <= len(line) <= right, name


def keys_are_at_the_bottom(app: WrapApp, name: str, line: str) -> None:
    keys = app.screen.query_one(KeysLine)
    assert keys.region.bottom == app.size.height, name
    assert keys.shown(), name
    for hint in keys.shown():
        assert hint.spoken in line, (name, hint)
    goes_on = any(hint.key in GOES_ON for hint in keys.shown())
    assert goes_on or app.focused is None or app.screen.query_one(KeysLine).size.width < NARROW, name


def nothing_is_cut(app: WrapApp, name: str) -> None:
    """Nothing stands beside the window, and everything that is below can be scrolled to."""
    body = app.screen.query_one(Body)
    assert body.max_scroll_x == 0, name
    for widget in app.screen.query("*"):
        if widget.display and widget.region.area:
            assert widget.region.right <= app.size.width, (name, widget)
    content = [child.virtual_region.bottom for child in body.children if child.display]
    assert max(content, default=0) <= body.size.height + body.max_scroll_y, name


def the_cursor_is_where_the_focus_is(app: WrapApp, name: str) -> None:
    """The terminal's own cursor stands in what has the focus: in a list on the current row, behind its pointer.

    Where nothing has it, on the first line that is read.
    """
    focused, spot = app.focused, app.cursor_position
    if focused is None:
        assert spot == app.screen.query_one(Body).content_region.offset, (name, spot)
        return
    assert focused.region.contains(spot.x, spot.y), (name, focused, spot)
    if isinstance(focused, ChoiceList):
        assert glyphs(app.screen).pointer in text_of(app).splitlines()[spot.y][: spot.x], (name, spot)


def one_thing_has_the_focus(app: WrapApp, name: str) -> None:
    """Without colour the focus is a pointer in front, or a reversed cell in a box or a calendar; never two."""
    seen = text_of(app).count(glyphs(app.screen).pointer)
    focused = app.focused
    if isinstance(focused, (ChoiceList, PlainButton)):
        assert seen == 1, (name, text_of(app))
        return
    assert seen == 0, name
    if focused is not None:
        inside = [strips(app)[y] for y in range(focused.region.y, focused.region.bottom)]
        assert any(style and style.reverse for strip in inside for _, style, _ in strip), name


def nothing_has_a_colour(app: WrapApp, name: str) -> None:
    for strip in strips(app):
        for words, style, _ in strip:
            for colour in (style.color, style.bgcolor) if style else ():
                assert colour is None or colour.is_default, (name, words)


async def test_what_is_painted_can_be_read(tmp_path: Path) -> None:
    """The colours of the cells themselves, on each page in each theme; the lowest today is 4.9:1 (calm light)."""
    async with demonstration(tmp_path) as (app, pilot):
        for name in ("today", "guide", "crisis", "check-in", "looking-back", "settings"):
            await show(app, pilot, name)
            for theme in (theme for theme in ALL if not theme.ansi):
                app.theme = theme.name
                await pilot.pause()
                pairs = {(cell.text, cell.ground): cell for cell in painted(app)}
                low = [cell for cell in pairs.values() if contrast(cell) < LEAST]
                assert low == [], (name, theme.name)
                assert len(pairs) > 1


async def test_a_page_opens_with_all_its_styles(tmp_path: Path) -> None:
    """They are worked out once, on the way in: a second time changes no colour of any cell."""
    async with demonstration(tmp_path) as (app, pilot):
        for name in ("crisis", "check-in", "looking-back", "export", "settings", "review"):
            await show(app, pilot, name)
            before = strips(app)
            app.screen.update_node_styles(animate=False)
            for widget in app.screen.walk_children():
                widget.refresh(layout=True)
            await pilot.pause()
            assert strips(app) == before, name
