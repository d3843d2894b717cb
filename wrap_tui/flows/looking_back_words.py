"""Looking back in sentences: what any reader, and plain mode, can speak."""

from __future__ import annotations

from typing import Final

from wrap_tui.flows.looking_back import NO_WORD, LookingBack, Met, Together
from wrap_tui.flows.when import spoken_date
from wrap_tui.wording import say

BARS: Final = 6
"""How many things that went together are shown."""
MET: Final = 6
USED: Final = 3
"""Things that were met, and what was used with each."""


def in_words(found: LookingBack) -> tuple[tuple[str, ...], ...]:
    """How many check-ins there are, then each word with its letter and its days, one beside the other."""
    if not found.check_ins and found.hidden:
        return ((say("pages.back.all_hidden"),),)
    if not found.check_ins:
        return ((say("pages.back.none"),), (say("pages.back.how"),))
    count = found.check_ins
    checked = f"{'shown' if found.hidden else 'checked'}{'_one' if count == 1 else ''}"
    said: list[tuple[str, ...]] = [(say(f"pages.back.{checked}", count=count),)]
    words = tuple(
        say(
            "pages.back.word_day" if days == 1 else "pages.back.word_days",
            letter=letter,
            word=word,
            count=days,
        )
        for word, letter, days in found.words
    )
    without = count - sum(days for _, _, days in found.words)
    if without:
        sentence = "pages.back.no_word_day" if without == 1 else "pages.back.no_word_days"
        words = (*words, say(sentence, letter=NO_WORD, count=without))
    said.append(words)
    if not found.enough:
        said.append((say("pages.back.few"),))
    return tuple(said)


def day_in_words(found: LookingBack, date: str) -> str:
    """One day of those found: its word, that it holds other notes, that it is hidden, or that nothing was noted."""
    cell = found.cell(date)
    said = "day" if cell.word else _SIGNS.get(cell.initial, "day_none")
    return say(f"pages.back.{said}", date=spoken_date(date), word=cell.word)


_SIGNS: Final = {NO_WORD: "day_noted", "": "day_hidden"}


def often(found: LookingBack) -> tuple[Together, ...]:
    """What was there more on the better days than on the others, most first."""
    return tuple(thing for thing in found.together if thing.better > thing.other)[:BARS]


def of_days(thing: Together, *, hard_hidden: bool = False) -> str:
    """ "19 of 24, others 7 of 20"; without the others while hard days are hidden."""
    days = say("pages.back.of_days", count=thing.on_better, total=thing.better_days)
    if hard_hidden:
        return days
    return say("pages.back.and_others", days=days, count=thing.on_other, total=thing.other_days)


def met_times(met: Met) -> str:
    """A trigger or sign that was met, and how often: "Late trains: 4 times"."""
    return say("pages.back.time" if met.times == 1 else "pages.back.times", label=met.label, count=met.times)


def met_steps(met: Met) -> tuple[str, ...]:
    """What was used on those days, each with how it helped."""
    return tuple(
        say("pages.back.used", step=step, helped=", ".join(say(f"pages.back.helped_{h}") for h in helped))
        if helped
        else step
        for step, helped in met.used[:USED]
    )
