"""What boxes for words have in common, so that pages can deal with them without loading a text editor."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


class TakesLetters:
    """A widget in which letters are words and not keys."""


class HoldsWords(TakesLetters):
    """A box for a person's words, as pages see it; `WordBox` is the one that there is."""

    one_line: bool
    draft: str
    field: str
    settled: str
    text: str
    cursor_location: tuple[int, int]
    has_focus: bool

    @property
    def typed(self) -> bool:
        """Whether the words differ from those that are kept already."""
        return self.text != self.settled

    def put_draft(self, text: str, cursor: tuple[int, int] = (0, 0)) -> None:
        """Put half-typed words back, with the cursor where it stood."""
        raise NotImplementedError

    def mark(self, wanted: str) -> bool:
        """Go to the first place that holds *wanted* (folded) and mark it; False when there is none."""
        raise NotImplementedError


@dataclass
class Typed(Message):
    """The words in a box changed."""

    box: HoldsWords


@dataclass
class TooLong(Message):
    """Enter in a one-line box whose words are more than the plan holds in one piece."""

    box: HoldsWords
