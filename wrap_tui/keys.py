"""One table of keys; bindings, footer, help page, palette and README are made from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wrap_tui.wording import say


@dataclass(frozen=True, slots=True)
class Key:
    """One row: what keys do where.

    `id` is "group.name": a group of keys that hold together (a page, the shell, a box), and the id of
    its words, `keys.<id>.label` (footer, two or three words) and `keys.<id>.help` (help page).
    `keys` are Textual key names with commas; `action` is run on the page or widget of the group.
    `footer` is the place in the keys line (0: not there); rows of high place are dropped first when narrow.
    `priority` keys hold everywhere: while typing, in dialogs, on the lock page.
    `each` gives the action the key itself as its argument. `command` rows are offered by Ctrl+P.
    """

    id: str
    keys: str
    action: str
    footer: int = 0
    priority: bool = False
    each: bool = False
    command: bool = False

    @property
    def group(self) -> str:
        """The group that the row belongs to."""
        return self.id.partition(".")[0]

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys of the row one by one."""
        return tuple(self.keys.split(","))

    @property
    def label(self) -> str:
        """Two or three words for the keys line."""
        return say(f"keys.{self.id}.label")

    @property
    def help(self) -> str:
        """One sentence for the help page."""
        return say(f"keys.{self.id}.help")


DIGITS: Final = "1,2,3,4,5,6,7,8,9"

TABLE: Final[tuple[Key, ...]] = (
    Key("shell.crisis", "f2,ctrl+g", "app.crisis", priority=True),
    Key("shell.crisis_digit", "0", "app.crisis"),
    Key("shell.hide", "ctrl+l", "app.hide", priority=True),
    Key("shell.find", "ctrl+p", "app.find", priority=True),
    Key("shell.help", "f1", "app.help", priority=True),
    Key("shell.help_letter", "question_mark", "app.help", footer=80),
    Key("shell.saved", "ctrl+s", "app.say_saved", priority=True),
    Key("shell.undo", "ctrl+z", "app.undo"),
    Key("shell.redo", "ctrl+y", "app.redo"),
    Key("shell.close", "ctrl+q", "app.close", priority=True),
    Key("shell.copy", "ctrl+c", "app.say_close"),
    Key("session.pause", "f6", "app.in_session('pause')", footer=35, priority=True, command=True),
    Key("session.home", "f7", "app.in_session('session')", priority=True, command=True),
    Key("page.back", "escape", "back", footer=90),
    Key("page.back_left", "left", "back_unless_typing('left')"),
    Key("page.back_backspace", "backspace", "back_unless_typing('backspace')"),
    Key("page.search", "slash", "search", command=True),
    Key("page.down", "down", "read_on('down')"),
    Key("page.up", "up", "read_on('up')"),
    Key("page.page_down", "pagedown", "read_on('page_down')"),
    Key("page.page_up", "pageup", "read_on('page_up')"),
    Key("page.top", "home", "read_on('home')"),
    Key("page.end", "end", "read_on('end')"),
    Key("list.move", "up,down", "step", each=True),
    Key("list.page", "pageup,pagedown,home,end", "leap", each=True),
    Key("list.open", "enter", "open", footer=10),
    Key("list.tick", "space", "tick", footer=9),
    Key("button.press", "enter,space", "press", footer=10),
    Key("box.add", "enter", "submit", footer=10),
    Key("box.next", "pagedown", "leave_forward"),
    Key("box.previous", "pageup", "leave_back"),
    Key("today.digit", DIGITS, "digit", each=True),
    Key("today.check_in", "c", "check_in", command=True),
    Key("today.notice", "n", "notice", command=True),
    Key("today.carry_on", "g", "carry_on", command=True),
    Key("today.read_again", "r", "read_again", command=True),
    Key("today.add", "a", "add", footer=20, command=True),
    Key("today.remove", "d", "remove", command=True),
    Key("today.undo", "u", "app.undo", command=True),
    Key("today.menu", "m", "menu", footer=30, command=True),
    Key("today.close", "q", "app.close", footer=85, command=True),
    Key("menu.digit", DIGITS, "digit", each=True),
    Key("menu.search", "slash", "search", footer=40, command=True),
    Key("section.add", "a", "add", footer=20, command=True),
    Key("section.remove", "d", "remove", footer=30, command=True),
    Key("section.undo", "u", "app.undo", footer=40, command=True),
    Key("section.order", "o", "order", footer=60, command=True),
    Key("section.steps", "w", "steps", footer=50, command=True),
    Key("section.older", "h", "older", footer=70, command=True),
    Key("section.questions", "g", "questions", footer=25, command=True),
    Key("section.menu", "m", "menu", command=True),
    Key("section.digit", DIGITS, "digit", each=True),
    Key("guide.next", "pagedown", "next", footer=30, command=True),
    Key("guide.previous", "pageup", "previous", command=True),
    Key("guide.digit", DIGITS, "digit", each=True),
    Key("guide.why", "f3", "why", command=True),
    Key("guide.remove", "d", "remove"),
    Key("people.add", "a", "add", footer=20, command=True),
    Key("people.remove", "d", "remove", footer=30, command=True),
    Key("people.not_involve", "n", "not_involve", command=True),
    Key("people.undo", "u", "app.undo", footer=40, command=True),
    Key("people.order", "o", "order", footer=60, command=True),
    Key("crisis.save", "p", "save_or_print", footer=20, command=True),
    Key("crisis.share", "s", "share", footer=35, command=True),
    Key("crisis.line", "v", "line_by_line", footer=30, command=True),
    Key("crisis.good", "g", "good", footer=40, command=True),
    Key("crisis.got_through", "t", "got_through", footer=50, command=True),
    Key("crisis.change", "e", "change", command=True),
    Key("crisis.country", "c", "country", command=True),
    Key("copies.add", "a", "add", footer=20, command=True),
    Key("copies.remove", "d", "remove", footer=30, command=True),
    Key("copy.remove", "d", "remove", footer=30, command=True),
    Key("audiences.remove", "d", "remove", footer=30, command=True),
    Key("audiences.undo", "u", "app.undo", footer=40, command=True),
    Key("steps.must", "m", "must", footer=30, command=True),
    Key("steps.remove", "d", "remove", footer=40, command=True),
    Key("steps.undo", "u", "app.undo", footer=50, command=True),
    Key("check_in.digit", DIGITS, "digit", each=True),
    Key("check_in.next", "pagedown", "next", footer=30, command=True),
    Key("check_in.previous", "pageup", "previous", command=True),
    Key("plan.write", "w", "write", footer=30, command=True),
    Key("plan.one_by_one", "v", "one_by_one", footer=40, command=True),
    Key("walk.did", "space", "did"),
    Key("tools.clear", "x", "clear", footer=30, command=True),
    Key("tool.try_out", "t", "try_out", footer=30, command=True),
    Key("tool.change", "e", "change", footer=40, command=True),
    Key("journal.search", "slash", "search", footer=30, command=True),
    Key("journal.write", "a", "write", footer=20, command=True),
    Key("entry.make", "f3", "make", footer=30, command=True),
    Key("entry.remove", "f4", "remove", command=True),
    Key("entry.older", "f5", "older", command=True),
    Key("reflect.put_away", "h", "put_away", footer=40, command=True),
    Key("area.answer", "1,2,3", "answer", footer=20, each=True),
    Key("area.goal", "g", "goal", footer=30, command=True),
    Key("area.next", "pagedown", "next", footer=40, command=True),
    Key("area.previous", "pageup", "previous", command=True),
    Key("area.undo", "u", "app.undo", footer=50, command=True),
    Key("area.older", "h", "older", command=True),
    Key("lens.next", "pagedown", "next", footer=30, command=True),
    Key("lens.previous", "pageup", "previous", command=True),
    Key("goals.add", "a", "add", footer=20, command=True),
    Key("goals.ending", "e", "ending", footer=30, command=True),
    Key("goals.remove", "d", "remove", footer=40, command=True),
    Key("goals.undo", "u", "app.undo", footer=50, command=True),
    Key("goal.ending", "e", "ending", footer=20, command=True),
    Key("goal.to_daily", "t", "to_daily", footer=30, command=True),
    Key("goal.undo", "u", "app.undo", footer=50, command=True),
    Key("goal.older", "h", "older", footer=60, command=True),
    Key("looking_back.move", "up,down,left,right,home,end", "move", each=True),
    Key("looking_back.read", "enter", "read", footer=20),
    Key("looking_back.hard", "s", "hide_hard", footer=40, command=True),
    Key("looking_back.better", "b", "better", footer=60, command=True),
    Key("looking_back.words", "w", "words_only", footer=50, command=True),
    Key("looking_back.earlier", "pageup", "earlier", footer=30, command=True),
    Key("looking_back.later", "pagedown", "later", command=True),
    Key("review.next", "pagedown", "next", footer=8, command=True),
    Key("review.previous", "pageup", "previous", command=True),
    Key("review.remove", "d", "remove", footer=40, command=True),
    Key("review.undo", "u", "app.undo", footer=50, command=True),
    Key("readings.remove", "d", "remove", footer=30, command=True),
    Key("readings.undo", "u", "app.undo", footer=40, command=True),
    Key("readings.older", "h", "older", footer=50, command=True),
    Key("peer.next", "pagedown", "next", footer=30, command=True),
    Key("peer.previous", "pageup", "previous", command=True),
    Key("read_back.keep", "k", "keep", footer=20, command=True),
    Key("read_back.change", "e", "change", footer=50, command=True),
    Key("read_back.leave_out", "d", "leave_out", footer=30, command=True),
    Key("questions.next", "down,pagedown", "next", footer=30, command=True),
    Key("questions.previous", "up,pageup", "previous", command=True),
    Key("removed.erase", "h", "older", footer=30, command=True),
    Key("removed.undo", "u", "app.undo", footer=40, command=True),
    Key("older.erase", "d", "erase", footer=30, command=True),
    Key("older.undo", "u", "app.undo", footer=40, command=True),
    Key("backups.now", "b", "now", footer=30, command=True),
    Key("form.more", "f3", "more", footer=30, command=True),
    Key("lines.good", "g", "good", command=True),
    Key("helplines.add", "a", "add", footer=20, command=True),
    Key("helplines.change", "c", "change", footer=30, command=True),
    Key("helplines.undo", "u", "app.undo", footer=40, command=True),
    Key("arrange.up", "u", "up", footer=20, command=True),
    Key("arrange.down", "d", "down", footer=30, command=True),
    Key("arrange.hide", "h", "hide", footer=40, command=True),
    Key("choice.digit", DIGITS, "digit", each=True),
    Key("first_run.digit", DIGITS, "digit", each=True),
    Key("first_run.suggest", "ctrl+t", "suggest", priority=True, command=True),
    Key("first_run.look_away", "f4", "look_away", priority=True, command=True),
    Key("lock.spare_key", "f3", "spare_key", footer=30, command=True),
    Key("lock.look_away", "f4", "look_away", footer=40, command=True),
    Key("lock.backups", "f5", "backups", footer=20, command=True),
    Key("hidden.come_back", "enter", "come_back"),
    Key("dialog.close", "escape", "close", footer=90),
    Key("dialog.crisis_digit", "0", "app.crisis"),
    Key("dialog.help_letter", "question_mark", "app.help"),
    Key("dialog.digit", DIGITS, "digit", each=True),
)
"""Every key of the program. Never among them: Ctrl+A B D E H I J K M U W, Alt, F10 to F12, Ctrl+Enter."""

NEVER: Final = frozenset({f"ctrl+{letter}" for letter in "abdehijkmuw"} | {"f10", "f11", "f12", "ctrl+enter"})
"""Keys that terminals, multiplexers or editing need for themselves (EXPERIENCE.md, Map and keys)."""

_MARKS: Final[Mapping[str, str]] = {"question_mark": "?", "slash": "/"}
_NAMED: Final = frozenset(
    [
        "escape",
        "enter",
        "space",
        "tab",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
        "backspace",
        "home",
        "end",
        "delete",
    ]
)
"""Keys with a name of their own in each language."""


def rows(*groups: str) -> Iterator[Key]:
    """The rows of some groups, in the order of the table."""
    return (key for key in TABLE if key.group in groups)


def row(row_id: str) -> Key:
    """The row called *row_id*; KeyError when there is none."""
    return {key.id: key for key in TABLE}[row_id]


def spoken(key: str) -> str:
    """A key as people say it: "Ctrl+G", "PgDn", "?", "a"."""
    if key in _MARKS:
        return _MARKS[key]
    if key in _NAMED:
        return say(f"keys.name.{key}")
    *held, last = key.split("+")
    if held:
        said = spoken(last) if last in _NAMED else last.upper()
        return "+".join([*(part.capitalize() for part in held), said])
    return key.upper() if len(key) > 1 else key


def is_letter(key: str) -> bool:
    """Whether a key is a single character (letter, digit, `/`, `?`), which can be turned off (WCAG 2.1.4)."""
    return len(key) == 1 or key in ("question_mark", "slash")


def keys_of(key: Key, remapped: Mapping[str, str] | None = None, *, letters: bool = True) -> tuple[str, ...]:
    """The keys that do this now, after remapping and without single characters when those are off."""
    now = (remapped or {}).get(key.id, key.keys).split(",")
    return tuple(name for name in now if name and (letters or not is_letter(name)))


def spoken_keys(key: Key, remapped: Mapping[str, str] | None = None, *, letters: bool = True) -> str:
    """All keys of a row as people say them ("F2, Ctrl+G"; "1 to 9"), "" when none is left."""
    now = keys_of(key, remapped, letters=letters)
    if now == tuple(DIGITS.split(",")):
        return f"{now[0]} {say('keys.to')} {now[-1]}"
    return ", ".join(spoken(name) for name in now)


def usable(wanted: Mapping[str, str]) -> dict[str, str]:
    """The rows of a remapping from the settings file that can hold: known ids, no key that is never bound."""
    known = {key.id for key in TABLE}
    return {
        row_id: keys
        for row_id, keys in wanted.items()
        if row_id in known and keys.strip() and not NEVER & set(keys.split(","))
    }


def readme_table() -> str:
    """Every key as a Markdown table for the README, with the name that the settings file has for it."""
    lines = [f"| {spoken_keys(key)} | {key.help} | `{key.id}` |" for key in TABLE]
    return "\n".join(["| Key | Does | Name |", "|---|---|---|", *lines]) + "\n"
