"""Sentences about saving and about what went wrong with a vault."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from wrap_tui.wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from wrap_tui.services.book import Book
    from wrap_tui.services.writer import SaveState
    from wrap_tui.settings import Settings

_A_MOMENT: Final = timedelta(minutes=5)


def saved_sentence(book: Book | None) -> str:
    """When the words were saved, or why they are not yet."""
    if book is None:
        return say("shell.saved.nothing_open")
    state = book.save_state
    if state.kind == "failed":
        return trouble_sentence(state.error)
    if state.kind == "saved" and state.at is not None:
        return say("shell.saved.at", time=state.at.astimezone().strftime("%H:%M"))
    return say(f"shell.saved.{state.kind}")


def trouble_sentence(kind: str) -> str:
    """Why saving does not work now; the words are on the page and it keeps trying."""
    known = kind if kind in ("full", "readonly", "gone", "busy") else "other"
    return say(f"shell.trouble.{known}")


def key_trouble(file: Path, settings: Settings) -> str:
    """What does not hold of the person's own keys in the settings file, "" when there are none or all hold."""
    if not settings.keys and not file.exists():
        return ""
    from wrap_tui.flows.remapping import trouble

    return next(iter(trouble(file, settings.keys)), "")


def notice_sentence(book: Book, *, unlocked: bool = False) -> str:
    """What an opened vault has to say once (an older copy, another copy, no writing, a session), "" for nothing."""
    for notice in book.vault.notices if book.vault is not None else ():
        if notice.kind in ("older", "forked", "readonly", "full"):
            return say(f"errors.store.{notice.kind}")
    if unlocked and book.narrowed and book.sections:
        return say("peer.session.again")
    return say("keeping.page.restored") if _brought_back_now(book) else ""


def _brought_back_now(book: Book) -> bool:
    """Whether another file was put in the place of this vault a few minutes ago, on purpose."""
    from wrap_tui.services.keeping import kept_before

    kept = kept_before(book.places) if book.places is not None and book.vault is not None else ()
    return bool(kept) and datetime.now(UTC) - kept[0].at < _A_MOMENT


def undone(book: Book, *, again: bool = False) -> str:
    """Take the last change back (or do it *again*), and say what it was about."""
    from wrap_tui.flows import undoing

    words = undoing.redo(book) if again else undoing.undo(book)
    if words is None:
        return say("shell.undo.nothing_again" if again else "shell.undo.nothing")
    done = "redone" if again else "undone"
    return say(f"shell.undo.{done}_thing", words=words) if words else say(f"shell.undo.{done}")


def closing_sentence(book: Book) -> str:
    """What has to be said after closing: that no backup could be made; "" for nothing."""
    return say("plain.notices.backup") if book.closing_notices else ""


def saved_line(book: Book | None) -> str:
    """What the keys line says about saving: no more than is true."""
    if book is None or (book.narrowed and not book.sections):
        return ""
    return say(f"shell.saving.{book.save_state.kind}")


def saving_news(before: SaveState | None, now: SaveState) -> str:
    """What to say when saving begins to fail, fails differently, or works again; "" when nothing is new."""
    if now.kind == "failed":
        known = before is not None and (before.kind, before.error) == (now.kind, now.error)
        return "" if known else trouble_sentence(now.error)
    if now.kind == "saved" and now.beside is not None and (before is None or before.beside != now.beside):
        return say("shell.trouble.beside")
    again = now.kind == "saved" and before is not None and before.kind == "failed"
    return say("shell.trouble.again") if again else ""
