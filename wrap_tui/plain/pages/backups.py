"""Copies and backups, a damaged plan, and leaving this computer, line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wrap_tui.domain.text import clean
from wrap_tui.errors import StoreError, WrapError
from wrap_tui.flows import keeping as words
from wrap_tui.paths import whole
from wrap_tui.plain.choices import After, Choices, leave, once, serve
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.prompt import Stop
from wrap_tui.plain.secret import new_passphrase
from wrap_tui.plain.session import Session
from wrap_tui.services import forgetting, keeping, mending, uniting
from wrap_tui.services.clock import Clock
from wrap_tui.services.holding import Opener
from wrap_tui.services.opening import Passphrase
from wrap_tui.services.unlocking import secret as typed_secret
from wrap_tui.services.unlocking import unlock
from wrap_tui.wording import say, sentence_of


def backups(session: Session) -> None:
    """Back up now, look into a backup, bring it back, undo that, bring another copy in."""
    with session.titled("backups", say("keeping.page.title")):
        if session.book.vault is None:
            session.printer.say("keeping.page.demo")
            return
        serve(session, lambda choices: _draw(session, choices))


def _draw(session: Session, choices: Choices) -> None:
    book, now = session.book, session.book.clock.wall()
    view = words.backups_view(book)
    session.printer.say(f"keeping.page.{view.parted}" if view.parted else "plain.backups.line")
    if view.parted:
        choices.action("keeping.page.accept", lambda: _accept(session))
    for copy in uniting.conflict_copies(book):
        label = f"{say('keeping.page.copy_line')}: {words.copy_label(copy, now)}"
        choices.own(label, lambda copy=copy: _unite(session, copy))  # type: ignore[misc]
    choices.action("keeping.page.now", lambda: _now(session))
    choices.action("keeping.page.file", lambda: _file(session))
    second = view.second or say("plain.backups.no_second")
    choices.own(say("keeping.page.second"), lambda: _second(session), stopped(second))
    choices.action("keeping.page.other", lambda: _other(session))
    session.printer.line(stopped(words.space_words(view.backups)))
    for backup in view.backups:
        label = words.backup_label(backup, now)
        choices.own(label, lambda path=backup.path: _look(session, path))  # type: ignore[misc]
    for kept in view.kept:
        when = words.when(kept.at, now)
        choices.action("keeping.page.kept_row", lambda path=kept.path: _undo(session, path), when=when)  # type: ignore[misc]
    choices.page("settings.pages.forget", "forget")


def _accept(session: Session) -> After:
    uniting.accept_this_copy(session.book)
    session.printer.say("keeping.page.accepted")
    return "again"


def _now(session: Session) -> After:
    session.printer.say("keeping.page.working")
    try:
        session.printer.line(words.backed_up_words(keeping.back_up(session.book)))
    except StoreError as error:
        session.printer.line(sentence_of(error))
    return "again"


def _path(session: Session, sentence: str, start: str = "") -> Path | None:
    session.printer.say(sentence)
    typed = session.prompt.words("plain.prompt.words", start).strip()
    return whole(Path(typed)) if typed else None


def _file(session: Session) -> After:
    file = _path(session, "keeping.page.file_line")
    if file is not None:
        try:
            keeping.back_up_to(session.book, file)
            session.printer.say("keeping.backups.done")
        except StoreError as error:
            session.printer.line(sentence_of(error))
    return "stay"


def _second(session: Session) -> After:
    folder = _path(session, "keeping.page.second_line", words.second_folder(session.book.plan))
    session.book.prefer(keeping.SECOND, str(folder) if folder else "")
    return _now(session) if folder else "again"


def _look(session: Session, backup: Path) -> After:
    opener = Opener.of(session.book)
    try:
        held = opener.held(backup)
    except StoreError as error:
        opener.wipe()
        if error.kind != "wrong":
            session.printer.line(sentence_of(error))
            return "stay"
        session.printer.say("keeping.backups.other_key")
        with session.prompt.reader.paused():
            typed = session.ask_passphrase()
        if not typed:
            return "stay"
        opener = Opener(Passphrase(typed))
        try:
            held = opener.held(backup)
        except StoreError as again:
            session.printer.line(sentence_of(again))
            return "stay"
    for line in words.held_lines(held, session.book.clock.wall()):
        session.printer.line(stopped(line))
    session.printer.say("keeping.page.restore_line")
    if session.prompt.yes("keeping.page.restore"):
        return _instead(
            session, lambda: keeping.bring_back(backup, session.places, opener), "keeping.page.brought"
        )
    opener.wipe()
    return "stay"


def _undo(session: Session, kept: Path) -> After:
    session.printer.say("keeping.page.undo_line")
    if session.prompt.yes("keeping.page.undo"):
        return _instead(
            session, lambda: keeping.undo_bring_back(kept, session.places), "keeping.restore.undone"
        )
    return "stay"


def _instead(session: Session, work: Callable[[], object], done: str) -> After:
    """Close the plan, do *work* with its file, and open what stands there now."""
    session.book.close()
    session.began = False
    try:
        work()
    except WrapError as error:
        session.printer.line(sentence_of(error))
    else:
        session.printer.say(done)
    session.go("lock")
    if not session.began:
        raise Stop
    session.page = "backups"
    return "again"


def _other(session: Session) -> After:
    copy = _path(session, "keeping.page.other_line")
    return _unite(session, copy) if copy is not None else "stay"


def _unite(session: Session, copy: Path) -> After:
    session.printer.say("keeping.page.uniting")
    given: Passphrase | None = None
    while True:
        try:
            found = uniting.unite(session.book, copy, given)
        except WrapError as error:
            if given is None and isinstance(error, StoreError) and error.kind == "wrong":
                session.printer.say("keeping.page.other_key")
                with session.prompt.reader.paused():
                    typed = session.ask_passphrase()
                if typed:
                    given = Passphrase(typed)
                    continue
                return "stay"
            session.printer.line(sentence_of(error))
            return "stay"
        session.printer.line(words.united_words(found))
        _offer_removal(session, copy, given)
        return "again"


def _offer_removal(session: Session, copy: Path, given: Passphrase | None) -> None:
    """Remove the copy after a yes, once the plan was read back and holds all of it."""
    try:
        if uniting.holds_all_of(session.book, copy, given):
            name = clean(copy.name)
            session.printer.say("keeping.merge.remove_line", name=name)
            if session.prompt.yes("keeping.merge.remove"):
                uniting.remove_copy(session.book, copy, given)
                session.printer.say("keeping.merge.removed")
                return
    except WrapError as error:
        session.printer.line(sentence_of(error))
    session.printer.say("keeping.merge.still_there")


def forget(session: Session) -> None:
    """Everything of the program on this computer: listed, then removed after one yes; the program ends then."""
    with session.titled("forget", say("settings.pages.forget")):
        vault = session.book.vault
        if vault is None:
            session.printer.say("keeping.page.demo")
            return
        second = words.second_folder(session.book.plan)
        folder, vault_id = Path(second) if second else None, vault.vault_id
        alone = not forgetting.other_plans(session.places, vault_id)
        for line in words.trace_lines(forgetting.left_here(session.places, second=folder, vault_id=vault_id)):
            session.printer.line(line)
        for sentence in words.what_stays(alone=alone):
            session.printer.say(sentence)
        if not session.prompt.yes("keeping.forget.ask"):
            return
        session.book.close()
        found = forgetting.left_here(session.places, second=folder, vault_id=vault_id)
        left = forgetting.forget_all(found, session.places)
        for trace in left:
            session.printer.raw(str(trace.path))
        session.printer.say("keeping.not_removed" if left else words.done_words(alone=alone))
        session.ended = True
    if session.ended:
        raise Stop


def mend(session: Session, typed: str = "", spare: str = "") -> None:
    """A damaged plan: what is whole, which backup helps, and what can be done. Nothing is written before a choice."""
    with session.titled("mend", say("keeping.mend.title")):
        session.printer.say("keeping.mend.line")
        session.printer.say("keeping.mend.looking")
        given = typed_secret(typed, spare_key=bool(spare))
        try:
            damage = mending.look_at(session.places, given)
        except StoreError as error:
            session.printer.line(sentence_of(error))
            return
        now = Clock("reading").wall()
        for line in words.damage_lines(damage, now):
            session.printer.line(stopped(line))
        once(session, lambda choices: _mend(session, choices, damage, typed, bool(spare)))


def _mend(session: Session, choices: Choices, damage: mending.Damage, typed: str, spare: bool) -> None:
    given = typed_secret(typed, spare_key=spare)
    backup = damage.backup
    if backup is not None:
        when = words.when(backup.made, Clock("reading").wall())
        choices.action(
            "keeping.mend.backup",
            lambda: _mended(
                session, lambda: keeping.bring_back(backup.path, session.places, given), typed, spare=spare
            ),
            when=when,
        )
    if damage.found is not None:
        choices.action("keeping.mend.read", lambda: _read(session, damage))
        choices.action(words.save_words(damage), lambda: _save(session, damage, typed, spare=spare))
    choices.action("keeping.mend.stop", leave)


def _read(session: Session, damage: mending.Damage) -> After:
    session.book = mending.reading_book(damage)
    session.began = True
    session.printer.say("keeping.mend.reading")
    return leave()


def _save(session: Session, damage: mending.Damage, typed: str, *, spare: bool) -> After:
    fresh = new_passphrase(session.printer, session.prompt) if spare else typed
    if not fresh:
        return "stay"
    return _mended(
        session, lambda: mending.save_as_new(damage, session.places, fresh), fresh, "keeping.mend.saved"
    )


def _mended(
    session: Session,
    work: Callable[[], object],
    typed: str,
    done: str = "keeping.mend.brought",
    *,
    spare: bool = False,
) -> After:
    try:
        work()
        session.book = unlock(session.places, typed, spare_key=spare)
    except WrapError as error:
        session.printer.line(sentence_of(error))
        return "stay"
    session.began = True
    session.printer.say(done)
    return leave()
