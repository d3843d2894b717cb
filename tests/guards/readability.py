"""How hard a text is to read: sentences, words, syllables, and the Flesch-Kincaid grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END: Final = re.compile(r"(?<=[.?!])[\"”’')\]]*\s+|\n+")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_EXCEPTIONS: Final = {
    "trademark": 2, "trademarks": 2,
    "area": 3, "business": 2, "cafe": 2, "chocolate": 2, "client": 2, "create": 2, "css": 3, "diet": 2,
    "doesn": 2, "evening": 2, "every": 2, "everything": 3, "firefox": 2, "firework": 2, "fireworks": 2,
    "homework": 2, "household": 2, "html": 4, "idea": 3, "ideas": 3, "lifeline": 2, "nfc": 3, "pdf": 3,
    "poem": 2, "qr": 2, "quiet": 2, "quietly": 3, "recipe": 3, "safety": 2, "science": 2, "sideways": 2,
    "someone": 2, "something": 2, "sometimes": 2, "somewhere": 2, "therefore": 2, "toml": 2, "usb": 3,
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of *text*; numbers count as words."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of *text*: split after . ? ! and at line ends; pieces without a word are left out."""
    return [piece.strip() for piece in _END.split(text) if _WORD.search(piece)]


def syllables(word: str) -> int:
    """How many syllables an English word has, by its vowels; parts of a joined word are added up."""
    plain = word.lower().replace("’", "'")
    if plain in _EXCEPTIONS:
        return _EXCEPTIONS[plain]
    if "-" in plain:
        return sum(syllables(part) for part in plain.split("-"))
    plain = re.sub(r"'(s|ll|d|m|re|ve)$", "", plain).replace("'", "")
    if plain in _EXCEPTIONS:
        return _EXCEPTIONS[plain]
    if any(letter.isdigit() for letter in plain):
        return 1
    return max(1, _count(plain))


def _count(plain: str) -> int:
    """Groups of vowels, less the silent ends, plus pairs that are spoken apart."""
    groups = len(_VOWELS.findall(plain))
    if (
        (re.search(r"[^aeiouy]e$", plain) and not re.search(r"[^aeiouyrlw]le$", plain))
        or (re.search(r"[^aeiouytd]ed$", plain) and not re.search(r"[^aeiouyrlw]led$", plain))
        or (re.search(r"[^aeiouysxzcg]es$", plain) and not re.search(r"(ch|sh|[^aeiouyrlw]l)es$", plain))
    ):
        groups -= 1
    apart = re.findall(r"(?<![cgstq])i(?:a|o(?!n))|(?<![qg])u[ao](?![uy])|[aeou]ing|eo(?!u|p)|ism$", plain)
    silent_inside = re.findall(r"[^aeiouy]e(?:ly|ful|less|ness|ment|ments|some)$", plain)
    return groups + len(apart) - len(silent_inside)


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of *texts* joined; each text ends its own last sentence. Nothing gives 0."""
    count = ends = beats = 0
    for text in texts:
        for sentence in sentences(text):
            found = words(sentence)
            ends += 1
            count += len(found)
            beats += sum(syllables(word) for word in found)
    return 0.0 if not count else 0.39 * count / ends + 11.8 * beats / count - 15.59


def long_words(text: str, allowed: frozenset[str]) -> Iterator[str]:
    """The words of three or more syllables outside *allowed*; parts of a joined word are looked at singly."""
    for word in words(text):
        for part in word.split("-"):
            plain = part.lower().replace("’", "'")
            stem = re.sub(r"'s$", "", plain)
            known = {plain, stem, stem.removesuffix("s"), stem.removesuffix("es"), re.sub("ies$", "y", stem)}
            if syllables(part) >= 3 and not known & allowed:
                yield part
