"""What a foreign file holds and where it could go. A proposal writes nothing; a person says yes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from wrap_tui.codec.incoming import Incoming, Note
from wrap_tui.codec.toml_parse import shown_name
from wrap_tui.domain.day import Day, nothing
from wrap_tui.domain.plan import Fields
from wrap_tui.domain.text import LONGEST, clean
from wrap_tui.errors import RefusedError

MEGABYTE: Final = 1_000_000

JOURNAL: Final = "journal.entries"
"""Where free writing goes, and everything that no heading places: private, and nothing is lost."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name for sentences, an open seekable stream, its size in bytes."""

    name: str
    stream: BinaryIO
    size: int

    def refuse(self, sentence: str, **values: str | int) -> RefusedError:
        """The error for this file; `sentence` is a key of `import.errors`."""
        return RefusedError(f"import.errors.{sentence}", file=shown_name(self.name), **values)

    def read(self, most: int) -> bytes:
        """All bytes. RefusedError for more than *most*, before anything is read."""
        if self.size > most:
            raise self.refuse("too_big", most=most // MEGABYTE)
        self.stream.seek(0)
        raw = self.stream.read(most + 1)
        if len(raw) > most:
            raise self.refuse("too_big", most=most // MEGABYTE)
        return raw

    def start(self, length: int = 8) -> bytes:
        """The first bytes, by which kinds of files are told apart."""
        self.stream.seek(0)
        return self.stream.read(length)

    def words(self, text: str, sentence: str, **values: str | int) -> str:
        """*text* cleaned; RefusedError with *sentence* when it is longer than one answer can be."""
        words = clean(text)
        if len(words) > LONGEST:
            raise self.refuse(sentence, most=f"{LONGEST:,}", **values)
        return words


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: its words, where it stands ("line 12"), and its fields where the file has such."""

    words: str
    where: str
    fields: Fields = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class Group:
    """Things that stand together. `place` is where they would go; `sure` tells whether the heading named it."""

    heading: str
    found: tuple[Found, ...]
    place: str = JOURNAL
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything found in one file.

    `asks` are words of the file whose meaning only the person knows (moods). `whole` is set for the program's own
    form, which says itself where each thing goes.
    """

    kind: str
    source: str
    groups: tuple[Group, ...] = ()
    days: tuple[Day, ...] = ()
    asks: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    whole: Incoming | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said beforehand: where a list goes, and what mood words mean ("" leaves one out)."""

    place: str = ""
    meanings: Mapping[str, str] = field(default_factory=nothing)


def counted(notes: Mapping[str, int]) -> tuple[Note, ...]:
    """Notes for the counts that are not zero; keys are those of `import.notes`."""
    return tuple(Note(f"import.notes.{key}", {"count": count}) for key, count in notes.items() if count)
