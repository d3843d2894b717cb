"""What is said of backups and copies, on real vaults."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from wrap_tui.flows.keeping import held_lines
from wrap_tui.paths import places
from wrap_tui.services import keeping
from wrap_tui.services.holding import Opener
from wrap_tui.services.opening import create_book
from wrap_tui.store.cost import Cost
from wrap_tui.wording import say


def test_a_backup_from_before_the_first_words_is_called_empty_and_has_no_date(
    tmp_path: Path, cheap_cost: Cost
) -> None:
    book = create_book(places(portable=tmp_path), "plain words to open it")
    keeping.back_up(book)
    book.add("well.words", {"text": "calm"})
    keeping.back_up(book)
    opener, now = Opener.of(book), datetime.now(UTC)
    newest, oldest = (held_lines(opener.held(backup.path), now) for backup in keeping.listed(book))
    opener.wipe()
    book.close()
    assert oldest == (say("keeping.backups.empty"),)
    assert newest[0].endswith(": 1")
    assert "today" in newest[-1]
