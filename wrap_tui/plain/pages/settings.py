"""Settings of this computer and of the plan, names and order of the pages, passphrase and spare key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from wrap_tui.errors import StoreError, WrapError
from wrap_tui.flows import arranging
from wrap_tui.flows.keeping import new_keys_words
from wrap_tui.flows.spare_key import SpareKey
from wrap_tui.flows.today import ORDER, ORDERS, order
from wrap_tui.plain.asking import Pair, pick_one
from wrap_tui.plain.choices import After, Choices, serve
from wrap_tui.plain.pages.crisis import change_language, change_settings
from wrap_tui.plain.printer import stopped
from wrap_tui.plain.secret import new_passphrase
from wrap_tui.plain.session import Session
from wrap_tui.services.keeping import listed
from wrap_tui.services.keys import change_passphrase, needs_passphrase
from wrap_tui.services.language import offered as languages
from wrap_tui.settings import PAPERS, THEMES
from wrap_tui.wording import say, sentence_of


@dataclass(frozen=True, slots=True)
class Row:
    """One setting of this computer. `values` are its choices; none: yes or no; `most` above 0: a number up to it."""

    field: str
    values: tuple[str, ...] = ()
    most: int = 0


ROWS: Final = (
    Row("ascii"),
    Row("paper", PAPERS),
    Row("theme", THEMES),
    Row("idle_minutes", most=24 * 60),
    Row("hide_seconds", most=60 * 60),
    Row("letter_keys"),
    Row("quiet_crisis_label"),
    Row("show_cursor"),
)


def settings(session: Session) -> None:
    """Everything that can be set."""
    with session.titled("settings", say("plain.settings.name")):
        serve(session, lambda choices: _draw(session, choices))


def _draw(session: Session, choices: Choices) -> None:
    choices.page("plain.settings.country", "country")
    choices.action("settings.language.label", lambda: _language(session))
    for row in ROWS:
        words = say(f"plain.settings.{row.field}")
        choices.own(words, _changes(session, row), stopped(_shown(session, row)))
    goes = say(f"settings.today_order.{order(session.book)}")
    choices.own(f"{say('settings.today_order.label')} {goes}", lambda: _today_order(session))
    choices.action("plain.settings.day_start", lambda: _day_start(session), hour=session.book.day_start)
    choices.page("pages.review.again", "rhythm")
    choices.page("plain.menu.arrange", "arrange")
    choices.page("settings.pages.own_words", "own_words")
    choices.page("settings.pages.card", "card")
    choices.page("settings.pages.plans", "plans")
    choices.page("settings.pages.bring_in", "bring_in")
    if not session.book.memory_only:
        choices.page("settings.pages.shortcut", "shortcut")
        choices.page("plain.settings.passphrase", "passphrase")
        choices.page("plain.settings.spare_key", "spare_key")
        choices.page("settings.pages.backups", "backups")
        choices.page("settings.pages.forget", "forget")


def _language(session: Session) -> After:
    offered: list[Pair] = [("auto", say("settings.language.auto")), *languages()]
    picked = pick_one(session, offered, session.settings.language or "auto")
    if picked is not None:
        change_language(session, "" if picked == "auto" else picked)
    return "again"


def _shown(session: Session, row: Row) -> str:
    value = getattr(session.settings, row.field)
    if isinstance(value, bool):
        return say("flows.answers.yes" if value else "flows.answers.no")
    return _label(row, value) if row.values else str(value)


def _label(row: Row, value: str) -> str:
    return say(f"plain.settings.{row.field}_{(value or 'auto').replace('-', '_')}")


def _changes(session: Session, row: Row) -> Callable[[], After]:
    def change() -> After:
        value = getattr(session.settings, row.field)
        fresh: object = not value
        if row.values:
            offered: list[Pair] = [(one or "auto", _label(row, one)) for one in row.values]
            picked = pick_one(session, offered, value or "auto", taken_back=False)
            fresh = value if picked is None else ("" if picked == "auto" and "" in row.values else picked)
        elif row.most:
            session.printer.say("plain.settings.number", most=row.most)
            fresh = session.prompt.number(row.most) or value
        change_settings(session, **{row.field: fresh})
        if row.field == "ascii":
            session.printer.only_ascii(session.settings.ascii)
        session.printer.line(stopped(f"{say(f'plain.settings.{row.field}')}: {_shown(session, row)}"))
        return "again"

    return change


def _today_order(session: Session) -> After:
    offered = [(name, say(f"settings.today_order.{name}")) for name in ORDERS]
    if chosen := pick_one(session, offered, order(session.book), taken_back=False):
        session.book.prefer(ORDER, chosen)
        session.saved()
    return "again"


def _day_start(session: Session) -> After:
    session.printer.say("plain.settings.hour")
    if hour := session.prompt.number(24):
        session.book.prefer("day_start", hour % 24)
        session.saved()
    return "again"


def passphrase(session: Session) -> None:
    """A new passphrase, after the present one."""
    with session.titled("passphrase", say("plain.settings.passphrase")):
        if not needs_passphrase(session.book) and not _present_known(session):
            return
        if fresh := new_passphrase(session.printer, session.prompt):
            anew = not listed(session.book) or session.prompt.yes("keeping.keys.anew", enter=True)
            notices = change_passphrase(session.book, fresh, backups_anew=anew)
            done = say("plain.settings.passphrase_done" if anew else "keeping.keys.kept_as_they_are")
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
        return "stay"
    read_key(session, key)
    while typed := session.prompt.words():
        if key.right(typed):
            return _confirm(session, key)
        session.printer.say("pages.spare.wrong")
    session.printer.say("plain.spare_key.not_yet")
    return "stay"


def _confirm(session: Session, key: SpareKey) -> After:
    try:
        key.confirm()
    except WrapError as error:
        wrong = isinstance(error, StoreError) and error.kind == "wrong"
        session.printer.line(say("keeping.keys.passphrase_first") if wrong else sentence_of(error))
        return "stay"
    session.printer.say("pages.spare.counts")
    return "stay"


def read_key(session: Session, key: SpareKey) -> None:
    """The eleven words, each with its number, line by line."""
    number = 0
    for row in key.lines():
        words = []
        for word in row:
            number += 1
            words.append(f"{number} {word}")
        session.printer.line(", ".join(words))
    session.printer.say("pages.spare.type_back")


def _leave_out(session: Session, key: SpareKey) -> After:
    key.leave_out()
    session.saved()
    return "again"


def arrange(session: Session) -> None:
    """The person's own names and order of the pages, and what is out of sight."""
    with session.titled("arrange", say("plain.arrange.name")):
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

    def done(change: Callable[[], None]) -> Callable[[], After]:
        def run() -> After:
            change()
            session.saved()
            return "again"

        return run

    choices.action("pages.menu.rename", lambda: _rename(session, section))
    choices.action("pages.menu.up", done(lambda: arranging.move(session.book, section, -1)))
    choices.action("pages.menu.down", done(lambda: arranging.move(session.book, section, 1)))
    label = "pages.menu.show" if row.hidden else "pages.menu.hide"
    choices.action(label, done(lambda: arranging.hide(session.book, section, not row.hidden)))


def _rename(session: Session, section: str) -> After:
    session.printer.say("pages.menu.rename_ask")
    arranging.rename(session.book, section, session.prompt.words())
    session.saved()
    return "again"
