"""Commands about backups and copies: backup, restore, repair, forget."""

from __future__ import annotations

import os
from pathlib import Path

from wrap_tui.commands import confirming, unlock
from wrap_tui.commands.options import Options
from wrap_tui.commands.reading import printer
from wrap_tui.domain.text import clean
from wrap_tui.errors import NOT_OPENED, Exit, RefusedError, StoreError, WriteError
from wrap_tui.flows import keeping as words
from wrap_tui.paths import Places, whole
from wrap_tui.plain import secret
from wrap_tui.services import forgetting, keeping, mending
from wrap_tui.services.clock import local_now
from wrap_tui.services.holding import Opener
from wrap_tui.services.keeping import Backup
from wrap_tui.services.opening import Passphrase, read_plan
from wrap_tui.wording import say


def backup(options: Options) -> int:
    """A verified copy as a new file, also beside an open program; without a name, a backup in the usual folders."""
    out = printer(options)
    if not options.places.vault.exists():
        raise StoreError("missing", "no file")
    if options.word:
        file = whole(Path(options.word))
        if os.path.lexists(file):
            raise StoreError("exists", "target")
        keeping.back_up_beside(options.places, Passphrase(unlock.passphrase(options)), file)
        out.say("keeping.backups.done")
        out.raw(f"{say('cli.export.place')}: {file}")
        return Exit.WELL
    book = unlock.book(options)
    notices = keeping.back_up(book)
    book.close()
    out.line(words.backed_up_words(notices))
    return Exit.CANNOT_WRITE if notices else Exit.WELL


def restore(options: Options) -> int:
    """Look into a backup, then put it in the place of the plan; what stood there is kept beside it."""
    if options.undo:
        return _undo(options)
    places, out, now = options.places, printer(options), local_now()
    opener = Opener(Passphrase(unlock.passphrase(options)))
    try:
        chosen = named(places, options.word) if options.word else _chosen(options, opener)
        if chosen is None:
            return Exit.WELL
        for line in words.held_lines(opener.held(chosen), now):
            out.line(line)
        if not confirming.wanted(options, "keeping.restore.sure"):
            out.say("keeping.restore.left")
            return Exit.WELL
        kept = keeping.bring_back(chosen, places, opener)
    finally:
        opener.wipe()
    out.say("keeping.restore.done")
    if kept is not None:
        out.say("keeping.restore.kept")
        out.raw(f"{say('cli.export.place')}: {kept}")
    return Exit.WELL


def named(places: Places, word: str) -> Path:
    """The backup called *word*: a file, or a name in the folder of backups."""
    file = whole(Path(word))
    inside = places.backups / word
    found = inside if not file.exists() and inside.exists() else file
    if not found.exists():
        raise RefusedError("keeping.no_such_file")
    return found


def _chosen(options: Options, opener: Opener) -> Path | None:
    """List the backups with what they hold; the person may name one by its number."""
    out, now = printer(options), local_now()
    found = keeping.listed_for(options.places)
    if not found:
        out.say("keeping.backups.none")
    for place, one in enumerate(found, 1):
        out.numbered(place, words.backup_label(one, now), _holds(opener, one))
    if not found:
        return None
    number = confirming.number(options, "keeping.restore.which", len(found))
    return found[number - 1].path if number else None


def _holds(opener: Opener, one: Backup) -> str:
    try:
        held = opener.held(one.path)
    except StoreError as error:
        return say("keeping.backups.other_key" if error.kind == "wrong" else "keeping.backups.not_whole")
    return say("keeping.backups.holds", things=held.counts["things"], days=held.counts["days"])


def _undo(options: Options) -> int:
    """Put the file back that the last bringing back kept."""
    kept = keeping.kept_before(options.places)
    if not kept:
        raise RefusedError("keeping.nothing_kept")
    out = printer(options)
    out.raw(f"{say('cli.export.place')}: {kept[0].path}")
    if not confirming.wanted(options, "keeping.restore.undo_sure"):
        out.say("keeping.restore.left")
        return Exit.WELL
    aside = keeping.undo_bring_back(kept[0].path, options.places)
    out.say("keeping.restore.undone")
    if aside is not None:
        out.raw(f"{say('cli.export.place')}: {aside}")
    return Exit.WELL


def repair(options: Options) -> int:
    """Say what is sound in a damaged plan and which backup helps, and save what is sound as a new plan."""
    places, out = options.places, printer(options)
    if not places.vault.exists():
        raise StoreError("missing", "no file")
    typed = unlock.passphrase(options)
    try:
        read_plan(places.vault, Passphrase(typed), state=places.state)
    except StoreError as error:
        if error.kind not in mending.BEYOND_HELP:
            raise
    else:
        out.say("cli.check.well")
        return Exit.WELL
    damage = mending.look_at(places, Passphrase(typed))
    for line in words.damage_lines(damage, local_now()):
        out.line(line)
    if damage.backup is not None:
        out.raw(f"{say('cli.export.place')}: {damage.backup.path}")
    if damage.found is None or not _save_wanted(options):
        out.say("keeping.repair.left")
        return Exit.DAMAGED
    if options.out:
        file = whole(Path(options.out))
        mending.write_to(damage, file, typed, places)
        out.say("keeping.repair.written")
        out.raw(f"{say('cli.export.place')}: {file}")
        return Exit.WELL
    kept = mending.save_as_new(damage, places, typed)
    out.say("keeping.repair.done")
    out.raw(f"{say('keeping.repair.kept')}: {kept}")
    return Exit.WELL


def _save_wanted(options: Options) -> bool:
    if not options.yes and not options.out and not confirming.can_ask(options):
        return False
    return bool(options.out) or confirming.wanted(options, "keeping.repair.sure")


def forget(options: Options) -> int:
    """Remove plan, backups, state, settings and card from this computer: a list first, one yes."""
    out = printer(options)
    second = _second_folder(options)
    found = forgetting.left_here(options.places, second=second)
    alone = not forgetting.other_plans(options.places)
    if not found:
        out.say("keeping.forget.none")
        return Exit.WELL
    for line in words.trace_lines(found):
        out.raw(out.ours(clean(line)))
    for sentence in words.what_stays(alone=alone):
        out.say(sentence)
    if not confirming.wanted(options, "keeping.forget.sure"):
        out.say("keeping.forget.left")
        return Exit.WELL
    left = forgetting.forget_all(found, options.places)
    for trace in left:
        out.raw(str(trace.path))
    if left:
        raise WriteError("keeping.not_removed")
    out.say(words.done_words(alone=alone))
    return Exit.WELL


def _second_folder(options: Options) -> Path | None:
    """The second folder of backups stands in the plan: looked up when the person gives the passphrase."""
    if not options.places.vault.exists():
        return None
    if options.passphrase_file:
        typed = unlock.passphrase(options)
    else:
        typed = secret.ask("keeping.forget.passphrase") if confirming.can_ask(options) else ""
    if not typed:
        return None
    try:
        plan = read_plan(options.places.vault, Passphrase(typed), state=options.places.state)
    except StoreError as error:
        if error.kind in NOT_OPENED:
            raise
        return None
    second = keeping.second_folder(plan)
    return Path(second) if second else None
