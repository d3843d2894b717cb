"""Every page in every size and look: nothing is cut, the crisis target and the keys are in place, the focus is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.kit import golden
from tests.ui.looks import (
    LOOKS,
    PAGES,
    SIZES,
    contrast,
    demonstration,
    own_characters,
    painted,
    show,
    text_of,
)  # fmt: skip
from tests.ui.running import strips
from wrap_tui.app import WrapApp
from wrap_tui.themes import ALL
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.button import PlainButton
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.glyphs import glyphs
from wrap_tui.widgets.keys_line import KeysLine

LEAST = 4.5
GOLDEN = (
    "today", "guide", "crisis", "people", "check-in", "notice", "journal", "settings", "export", "goals", "menu",
    "look-round", "section", "looking-back", "copies", "backups", "review",
)  # fmt: skip
"""Pages whose text is kept for the demonstration. The others are held to their structure alone."""


KINDS = (
    *(("normal", size) for size in SIZES),
    *((look, size) for look in ("ascii", "no-colour") for size in SIZES[:2]),
)
"""Terminals: each size, and the two smaller ones without our signs and without colour."""


@pytest.mark.parametrize(("look", "size"), KINDS, ids=[f"{look}-{w}x{h}" for look, (w, h) in KINDS])
async def test_every_page_stands_whole(tmp_path: Path, look: str, size: tuple[int, int]) -> None:
    async with demonstration(tmp_path, size, LOOKS[look]) as (app, pilot):
        for name in PAGES:
            text = await show(app, pilot, name)
            lines = text.splitlines()
            assert len(lines) == size[1], name
            assert all(strip.cell_length == size[0] for strip in strips(app)), name
            crisis_target_is_top_right(app, name, lines[0], size[0])
            keys_are_at_the_bottom(app, name, lines[-1])
            nothing_is_cut(app, name)
            the_cursor_is_where_the_focus_is(app, name)
            if LOOKS[look].ascii_only:
                beyond = {character for character in text if ord(character) > 126}
                assert beyond <= own_characters(app), (name, beyond)
            elif LOOKS[look].no_colour:
                one_thing_has_the_focus(app, name)
                nothing_has_a_colour(app, name)
            elif name in GOLDEN:
                golden(f"demo/{name}-{size[0]}x{size[1]}", text)


def crisis_target_is_top_right(app: WrapApp, name: str, line: str, width: int) -> None:
    if name == "crisis":
        assert "Crisis plan ]" not in line
        return
    assert line.endswith("Crisis plan ]"), name
    assert width - 4 <= len(line) <= width, name


def keys_are_at_the_bottom(app: WrapApp, name: str, line: str) -> None:
    keys = app.screen.query_one(KeysLine)
    assert keys.region.bottom == app.size.height, name
    assert keys.shown(), name
    for hint in keys.shown():
        assert hint.spoken in line, (name, hint)


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
    """The terminal's own cursor stands in what has the focus: in a list on the current row, behind its pointer."""
    focused, spot = app.focused, app.cursor_position
    if focused is None:
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
