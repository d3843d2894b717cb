"""The note of a day by hand and moment: two that were written apart stand together, one that was read first does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from wrap_tui.domain.brought_back import written_first
from wrap_tui.domain.stamp import NEVER, Stamp
from wrap_tui.domain.text import below_each_other

NOTES: Final = "notes"
"""In `extra` of a day: `by` a computer its words (true: the whole note) and their moment; and what was written `over`,
by computer, with `*` for all of them."""
_BY: Final = "by "
_OVER: Final = "over "
_ALL: Final = "*"


class Notes(NamedTuple):
    """The words of each computer, and up to when each was written over; `floor` holds for all of them."""

    words: Mapping[str, tuple[Stamp, str]]
    over: Mapping[str, Stamp]
    floor: Stamp = NEVER

    @property
    def text(self) -> str:
        """The note, the earlier words first."""
        return below_each_other(words for _, words in sorted(self.words.values()))

    @property
    def when(self) -> Stamp:
        """When the note was written, or taken out."""
        return max((when for when, _ in self.words.values()), default=self.floor)


def notes_in(note: str, marks: Any, when: Stamp) -> Notes:
    """What is known of a note that was written (or taken out, when it is empty) at a moment.

    Where no mark tells of it, an older version wrote it: it stands for all before it then.
    """
    words: dict[str, tuple[Stamp, str]] = {}
    over: dict[str, Stamp] = {}
    for name, found in marks.items() if isinstance(marks, Mapping) else ():
        match found:
            case [said, [int(ms), int(n), str(device)]]:
                moment = Stamp(ms, n, device)
                if name.startswith(_OVER):
                    over[name.removeprefix(_OVER)] = moment
                elif name == _BY + device:
                    words[device] = (moment, said if isinstance(said, str) else note)
    floor = over.pop(_ALL, NEVER)
    known = Notes(words, over, floor)
    if not note:
        return Notes({}, over, max(floor, when))
    if words and known.when == when and known.text == note:
        return known
    return Notes({when.device: (when, note)}, over, max(floor, when))


def joined(a: Notes, b: Notes, erased: Stamp, marks: Any = None) -> Notes:
    """Both: of each computer the latest words that nobody wrote over. *marks* are as `brought_back` has them."""
    over = {d: max(a.over.get(d, NEVER), b.over.get(d, NEVER)) for d in {**a.over, **b.over}}
    floor = max(a.floor, b.floor)
    words: dict[str, tuple[Stamp, str]] = {}
    for device, said in (*a.words.items(), *b.words.items()):
        words[device] = max(words.get(device, said), said)
    for device, (when, text) in words.items():
        if when > erased >= written_first(marks, text, when):
            over[device] = max(over.get(device, NEVER), when)
    left = {
        device: said
        for device, said in words.items()
        if said[0] > max(over.get(device, NEVER), erased) and said[0] >= floor
    }
    later = {device: when for device, when in over.items() if when > erased}
    return Notes(left, later, floor if floor > erased else NEVER)


def note_after(before: Notes, note: str, changed: Stamp) -> Notes:
    """What is known once the note says something else since *changed*."""
    over = dict(before.over)
    for device, (when, _) in before.words.items():
        over[device] = max(over.get(device, NEVER), when)
    if note:
        return Notes({changed.device: (changed, note)}, over, before.floor)
    return Notes({}, over, changed)


def marks_of(notes: Notes) -> dict[str, Any]:
    """Notes as they are kept; nothing where nothing is known."""
    alone = len(notes.words) == 1
    words = {_BY + d: [True if alone else said, [*when]] for d, (when, said) in notes.words.items()}
    over = {_OVER + device: [True, [*when]] for device, when in notes.over.items()}
    floor = {_OVER + _ALL: [True, [*notes.floor]]} if notes.floor != NEVER else {}
    return {**words, **over, **floor}
