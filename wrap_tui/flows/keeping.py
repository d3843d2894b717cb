"""Backups, damage, other copies and leaving, in words: the same for pages, lines and commands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.flows.when import spoken_moment
from wrap_tui.services.book import Book
from wrap_tui.services.forgetting import Trace
from wrap_tui.services.holding import Held
from wrap_tui.services.keeping import Backup, Kept, Notice, kept_before, listed
from wrap_tui.services.keeping import second_folder as second_folder
from wrap_tui.services.mending import Damage
from wrap_tui.services.uniting import NOTHING_NEW, United
from wrap_tui.wording import say

_KIB: Final = 1024
_MIB: Final = 1024 * 1024
_KINDS: Final = frozenset({"item", "older", "draft", "day", "preference", "dropped"})


def when(moment: datetime, now: datetime) -> str:
    """A moment as people say it, in the local time of *now*: "today at 14:02"."""
    return spoken_moment(Stamp(int(moment.timestamp() * 1000)), now)


def size(count: int) -> str:
    """Bytes as people say them: "24 kB", "1.3 MB"."""
    if count < _MIB:
        return f"{max(1, round(count / _KIB))} kB"
    return f"{count / _MIB:.1f} MB"


def backup_label(backup: Backup, now: datetime) -> str:
    """When a backup was made, and its size."""
    return say("keeping.backups.row", when=when(backup.made, now), size=size(backup.size))


def held_lines(held: Held, now: datetime) -> tuple[str, ...]:
    """What a copy holds: the counts that are not zero, and when it was changed last."""
    if held.latest == NEVER:
        return (say("keeping.backups.empty"),)
    counts = tuple(f"{say(f'cli.check.{kind}')}: {count}" for kind, count in held.counts.items() if count)
    return (*counts, say("keeping.backups.latest", when=spoken_moment(held.latest, now)))


def space_words(found: Iterable[Backup]) -> str:
    """How many backups there are and what they take."""
    backups = tuple(found)
    if not backups:
        return say("keeping.backups.none")
    total = size(sum(backup.size for backup in backups))
    if len(backups) == 1:
        return say("keeping.backups.space_one", size=total)
    return say("keeping.backups.space", count=len(backups), size=total)


@dataclass(frozen=True, slots=True)
class BackupsView:
    """The page of copies and backups: what the vault has to say, backups (newest first), and files kept from before."""

    parted: str
    backups: tuple[Backup, ...]
    kept: tuple[Kept, ...]
    second: str


def backups_view(book: Book) -> BackupsView:
    """The page as it is now; the folders are looked at."""
    kept = kept_before(book.places) if book.places is not None else ()
    return BackupsView(parted(book), listed(book), kept, second_folder(book.plan))


def parted(book: Book) -> str:
    """Which notice about another copy stands: "older", "forked", "" for none."""
    notices = book.vault.notices if book.vault is not None else ()
    return next((notice.kind for notice in notices if notice.kind in ("older", "forked")), "")


def needs_a_look(book: Book) -> bool:
    """Whether the page of copies and backups has something to decide: another copy, or a parted one."""
    return bool(book.others or parted(book))


def backed_up_words(notices: Iterable[Notice]) -> str:
    """What came of making backups: done, or which folder did not take it and why."""
    for notice in notices:
        place = "second" if notice.values.get("place") == 2 else "usual"
        known = {"full": "full", "readonly": "readonly"}.get(str(notice.values.get("kind")), "other")
        return say(f"keeping.backups.not_{place}", why=say(f"keeping.why.{known}"))
    return say("keeping.backups.done")


def new_keys_words(done: str, notices: Iterable[Notice]) -> str:
    """The sentence *done*, and how many kept backups still open with what was before."""
    old = sum("name" in notice.values for notice in notices)
    return f"{done} {say('keeping.keys.still_old', count=old)}" if old else done


def erased_words(notices: Iterable[Notice]) -> str:
    """What came of erasing for good: gone everywhere, or in how many backups the words still are."""
    left = sum("name" in notice.values for notice in notices)
    return say("keeping.erase.left", count=left) if left else say("keeping.erase.done")


def united_words(found: United) -> str:
    """What merging brought."""
    if found == NOTHING_NEW:
        return say("keeping.merge.nothing")
    counted = {name: getattr(found, name) for name in ("added", "changed", "back", "gone", "erased", "left")}
    said = [say("keeping.merge.done")]
    said += [say(f"keeping.merge.{name}", count=count) for name, count in counted.items() if count]
    if found.changed or found.back:
        said.append(say("keeping.merge.both_kept"))
    return " ".join(said)


def damage_lines(damage: Damage, now: datetime) -> tuple[str, ...]:
    """What is sound, what is not, and what the newest good backup holds."""
    said = [_sound(damage)]
    if damage.not_sound:
        said.append(say("keeping.damage.not_sound", count=damage.not_sound))
    elif damage.found is not None and damage.not_sound is None:
        said.append(say("keeping.damage.not_told"))
    for lost in damage.lost_known:
        kind = lost.kind if lost.kind in _KINDS else "other"
        words = {"kind": say(f"keeping.kind.{kind}"), "count": lost.count}
        said.append(say("keeping.damage.lost", when=spoken_moment(lost.latest, now), **words))
    if damage.lost:
        said.append(say("keeping.damage.nowhere", count=damage.lost))
    if damage.backup is not None and damage.held is not None:
        said.append(say("keeping.damage.backup", when=when(damage.backup.made, now)))
        said.extend(held_lines(damage.held, now))
    else:
        said.append(say("keeping.damage.no_backup"))
    return tuple(said)


def save_words(damage: Damage) -> str:
    """The offer (its sentence id) to save what is whole; what the backup alone has is in it too."""
    return "keeping.mend.save_both" if damage.lost_known else "keeping.mend.save"


def _sound(damage: Damage) -> str:
    if damage.found is None:
        return say("keeping.damage.nothing_sound")
    return say("keeping.damage.sound", count=damage.sound)


def trace_lines(found: Iterable[Trace]) -> tuple[str, ...]:
    """What leaving would remove: each file that is single, and folders with how many files of one kind lie there."""
    traces = tuple(found)
    count = Counter((trace.what, trace.path.parent) for trace in traces)
    lines: list[str] = []
    for (what, folder), number in count.items():
        if number == 1:
            only = next(t.path for t in traces if (t.what, t.path.parent) == (what, folder))
            lines.append(say(f"keeping.forget.{what}", path=only))
        else:
            lines.append(say(f"keeping.forget.{what}_many", count=number, path=folder))
    return tuple(lines)


def what_stays(*, alone: bool) -> tuple[str, ...]:
    """Sentences (their ids) under the list of what leaving removes: that it is for good, and what stays."""
    others = () if alone else ("keeping.forget.others_stay",)
    return ("keeping.forget.gone", *others, "keeping.forget.not_here")


def done_words(*, alone: bool) -> str:
    """The sentence (its id) when all of it was removed."""
    return "keeping.forget.done" if alone else "keeping.forget.done_one"


def copy_label(copy: Path, now: datetime) -> str:
    """A copy beside the plan: its name and when it was written last."""
    try:
        changed = datetime.fromtimestamp(copy.stat().st_mtime, now.tzinfo)
    except OSError:
        return copy.name
    return say("keeping.copies.row", name=copy.name, when=when(changed, now))
