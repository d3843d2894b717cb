"""The rows of the page of copies and backups, drawn from its view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wrap_tui.flows.keeping import BackupsView, copy_label, size, space_words, when
from wrap_tui.widgets.row import Row, heading
from wrap_tui.wording import say


def rows_of(view: BackupsView, copies: tuple[Path, ...], now: datetime) -> tuple[Row, ...]:
    """What has to be looked at first, then what can be done, the backups, and what was kept from before."""
    return tuple(_rows(view, copies, now))


def _rows(view: BackupsView, copies: tuple[Path, ...], now: datetime) -> Iterator[Row]:
    if view.parted:
        yield Row("accept", say("keeping.page.accept"), say("keeping.page.accept_line"))
    if copies:
        yield heading(say("keeping.page.copies"), gap=bool(view.parted))
        for copy in copies:
            yield Row(f"copy:{copy}", copy_label(copy, now), below=(say("keeping.page.copy_line"),))
    yield Row("now", say("keeping.page.now"), gap=bool(view.parted or copies))
    yield Row("file", say("keeping.page.file"))
    yield Row("second", say("keeping.page.second"), view.second or say("keeping.page.no_second"))
    yield Row("other", say("keeping.page.other"))
    yield heading(say("keeping.page.backups"), detail=space_words(view.backups))
    for backup in view.backups:
        yield Row(f"backup:{backup.path}", when(backup.made, now), size(backup.size))
    if view.kept:
        yield heading(say("keeping.page.kept"))
        for kept in view.kept:
            yield Row(f"kept:{kept.path}", say("keeping.page.kept_row", when=when(kept.at, now)))
    yield Row("forget", say("settings.pages.forget"), gap=True)
