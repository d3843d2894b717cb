"""Settings of this computer and of the plan, names and order of the pages, passphrase and spare key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from wrap_tui.errors import StoreError, WrapError
from wrap_tui.flows import arranging
from wrap_tui.flows.keeping import new_keys_words
from wrap_tui.flows.naming import NAME_SETS
from wrap_tui.flows.setting_rows import (
    DAY_STARTS,
    GROUPS,
    Setting,
    country_words,
    language_words,
    value_words,
)
from wrap_tui.flows.spare_key import SpareKey
from wrap_tui.flows.today import ORDER, ORDERS, order
from wrap_tui.plain.asking import Pair, pick_one
from wrap_tui.plain.choices import After, Choices, Run, serve
from wrap_tui.plain.pages.crisis import change_language, change_settings
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.secret import new_passphrase
from wrap_tui.plain.session import Session
from wrap_tui.services.keeping import listed
from wrap_tui.services.keys import change_passphrase, needs_passphrase
from wrap_tui.services.language import offered as languages
from wrap_tui.wording import say, sentence_of

PAGES: Final = ("arrange", "own_words", "rhythm", "card", "plans")
"""Pages that settings lead to."""
VAULT_PAGES: Final = ("shortcut", "passphrase", "spare_key", "backups", "forget")
"""Those for an open plan that is kept."""
SENTENCES: Final = frozenset({ORDER, "day_start"})
"""Settings whose name and value make one sentence."""


def settings(session: Session) -> None:
    """Everything that can be set."""
    with session.titled("settings", say("settings.page.title")):
        session.printer.say("plain.settings.full_pages")
        serve(session, lambda choices: _draw(session, choices))


def _draw(session: Session, choices: Choices) -> None:
    for name, group in GROUPS:
        session.printer.line()
        session.printer.line(stopped(say(f"settings.groups.{name}")))
        for setting in group:
            value = getattr(session.settings, setting.field)
            _row(choices, setting.field, value_words(setting.field, value), _changes(session, setting))
    choices.own(_named("country", country_words(session.settings)), session.opens_page("country"))
    _row(choices, "language", language_words(session.settings), lambda: _language(session))
    session.printer.line()
    session.printer.line(stopped(say("settings.groups.plan")))
    choices.page("settings.pages.bring_in", "bring_in")
    book = session.book
    for field, values, now in (
        ("names", NAME_SETS, str(book.plan.preference("names", NAME_SETS[0]))),
        (ORDER, ORDERS, order(book)),
        ("day_start", DAY_STARTS, book.day_start),
    ):
        _row(choices, field, value_words(field, now), _prefers(session, field, values, now))
    for name in (*PAGES, *(() if book.memory_only else VAULT_PAGES)):
        choices.page(f"settings.pages.{name}", name)


def _row(choices: Choices, field: str, value: str, run: Run) -> None:
    choices.own(_named(field, value), run)


def _named(field: str, value: str) -> str:
    return f"{say(f'settings.{field}.label')}{'' if field in SENTENCES else ':'} {value}"


def _language(session: Session) -> After:
    offered: list[Pair] = [("auto", say("settings.language.auto")), *languages()]
    picked = pick_one(session, offered, session.settings.language or "auto", taken_back=False)
    if picked is not None:
        change_language(session, "" if picked == "auto" else picked)
    return "again"


def _pick(session: Session, field: str, values: Sequence[Any], now: Any) -> Any:
    """One of the values, after the line that says what the setting does; *now* when Enter alone was pressed."""
    session.printer.say(f"settings.{field}.line")
    offered: list[Pair] = [(str(at), value_words(field, value)) for at, value in enumerate(values)]
    at = str(list(values).index(now)) if now in values else None
    picked = pick_one(session, offered, at, taken_back=False)
    return now if picked is None else values[int(picked)]


def _changes(session: Session, setting: Setting) -> Run:
    def change() -> After:
        now = getattr(session.settings, setting.field)
        change_settings(session, **{setting.field: _pick(session, setting.field, setting.values, now)})
        if setting.field == "ascii":
            session.printer.only_ascii(session.settings.ascii)
        session.printer.line(
            stopped(
                _named(setting.field, value_words(setting.field, getattr(session.settings, setting.field)))
            )
        )
        return "stay"

    return change


def _prefers(session: Session, field: str, values: Sequence[Any], now: Any) -> Run:
    def change() -> After:
        chosen = _pick(session, field, values, now)
        if chosen != now:
            session.book.prefer(field, chosen)
        session.saved(stopped(_named(field, value_words(field, chosen))))
        return "stay"

    return change


def passphrase(session: Session) -> None:
    """A new passphrase, after the present one."""
    with session.titled("passphrase", say("settings.passphrase.title")):
        if not needs_passphrase(session.book) and not _present_known(session):
            return
        if fresh := new_passphrase(session.printer, session.prompt):
            anew = not listed(session.book) or session.prompt.yes("keeping.keys.anew", enter=True)
            notices = change_passphrase(session.book, fresh, backups_anew=anew)
            done = say("settings.passphrase.done" if anew else "keeping.keys.kept_as_they_are")
            session.printer.line(new_keys_words(done, notices))


def _present_known(session: Session) -> bool:
    session.printer.say("plain.settings.present")
    with session.prompt.reader.paused():
        present = session.ask_passphrase()
    if present and not session.opens(present):
        session.printer.say("errors.store.wrong")
        return False
    return bool(present)


def spare_key(session: Session) -> None:
    """A spare key on paper; one line is typed back before it counts."""
    with session.titled("spare_key", say("pages.spare.title")):
        if session.book.memory_only:
            session.printer.say("pages.spare.demo")
            return
        key = SpareKey(session.book)
        for sentence in ("line_1", "line_2", "line_3"):
            session.printer.say(f"pages.spare.{sentence}")
        if key.had_one:
            session.printer.say("pages.spare.had_one")
        serve(session, lambda choices: _spare(session, choices, key))


def _spare(session: Session, choices: Choices, key: SpareKey) -> None:
    choices.action("pages.spare.make", lambda: _make(session, key))
    choices.action("pages.spare.leave_out", lambda: _leave_out(session, key))


def _make(session: Session, key: SpareKey) -> After:
    try:
        key.make()
    except WrapError as error:
        session.printer.line(sentence_of(error))
        return "again"
    read_key(session, key)
    while typed := session.prompt.words():
        if key.right(typed):
            return _confirm(session, key)
        session.printer.say("pages.spare.wrong")
    session.printer.say("plain.spare_key.not_yet")
    return "again"


def _confirm(session: Session, key: SpareKey) -> After:
    try:
        key.confirm()
    except WrapError as error:
        wrong = isinstance(error, StoreError) and error.kind == "wrong"
        session.printer.line(say("keeping.keys.passphrase_first") if wrong else sentence_of(error))
        return "again"
    session.printer.say("pages.spare.counts")
    return "again"


def read_key(session: Session, key: SpareKey) -> None:
    """The eleven words, each with its number, line by line."""
    for line in key.numbered(", "):
        session.printer.line(line)
    session.printer.say("pages.spare.type_back")


def _leave_out(session: Session, key: SpareKey) -> After:
    key.leave_out()
    session.saved()
    return "again"


def arrange(session: Session) -> None:
    """The person's own names and order of the pages, and what is out of sight."""
    with session.titled("arrange", say("settings.pages.arrange")):
        serve(session, lambda choices: _arrange(session, choices))


def _arrange(session: Session, choices: Choices) -> None:
    for row in arranging.all_pages(session.book, with_hidden=True):
        if row.section:
            after = say("pages.menu.hidden") if row.hidden else ""
            choices.own(row.label, session.opens_page("arrange_one", row.section), stopped(after))
    for names in ("customary", "newer"):
        choices.action(f"pages.menu.names_{names}", lambda names=names: _names(session, names))  # type: ignore[misc]


def _names(session: Session, names: str) -> After:
    arranging.use_names(session.book, "newer" if names == "newer" else "customary")
    session.saved()
    return "again"


def arrange_one(session: Session, section: str) -> None:
    """One page: its name, its place, in or out of sight."""
    row = next(r for r in arranging.all_pages(session.book, with_hidden=True) if r.section == section)
    with session.titled("arrange_one", row.label):
        serve(session, lambda choices: _arrange_one(session, choices, section))


def _arrange_one(session: Session, choices: Choices, section: str) -> None:
    row = next(r for r in arranging.all_pages(session.book, with_hidden=True) if r.section == section)
    session.printer.line(stopped(row.label))

    def done(change: Callable[[], object]) -> Callable[[], After]:
        def run() -> After:
            change()
            session.saved()
            return "again"

        return run

    choices.action("pages.menu.rename", lambda: _rename(session, section))
    for way, by in (("up", -1), ("down", 1)):
        if arranging.can_move(session.book, section, by):
            choices.action(f"pages.menu.{way}", done(partial(arranging.move, session.book, section, by)))
    label = "pages.menu.show" if row.hidden else "pages.menu.hide"
    choices.action(label, done(lambda: arranging.hide(session.book, section, not row.hidden)))


def _rename(session: Session, section: str) -> After:
    session.printer.say("pages.menu.rename_ask")
    arranging.rename(session.book, section, session.prompt.words())
    session.saved()
    return "again"
