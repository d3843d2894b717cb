"""Phone numbers in a line of words: "Asha, 07700 900123" is a name and a number."""

from __future__ import annotations

import re
from typing import Final

from wrap_tui.domain.plan import Fields
from wrap_tui.domain.schema import VALUE_FIELD, RecordSpec
from wrap_tui.domain.text import one_line

FEWEST: Final = 7
"""Digits from which a number is taken for a phone number: dates, doses and house numbers have fewer."""
_PHONE: Final = re.compile(r"(?<![\w.])\+?\(?\d(?:[ ().\u00a0\u2009-]{0,2}/?\d){5,20}(?!\w)")
"""Digits with up to two signs between them; a slash that has spaces around it stands between two numbers."""
_EDGES: Final = " \t,;:|/-\u2013\u2014"
_EMPTY_BRACKETS: Final = re.compile(r"[(\[]\s*[)\]]")


def fields_of(record: RecordSpec | None, words: str) -> Fields:
    """A line as the fields of a record: phone numbers go where the record has room for them, the rest is its title."""
    if record is None:
        return {VALUE_FIELD: words}
    phones = next((spec.id for spec in record.fields if spec.kind == "phones"), "")
    found = (number for number in _PHONE.findall(words) if sum(c.isdigit() for c in number) >= FEWEST)
    numbers = tuple(number if ")" in number else number.lstrip("(") for number in found)
    if not phones or not numbers:
        return {record.title: words}
    rest = words
    for number in numbers:
        rest = rest.replace(number, " ", 1)
    title = one_line(_EMPTY_BRACKETS.sub(" ", rest)).strip(_EDGES)
    return {record.title: title or words, phones: tuple(one_line(number) for number in numbers)}
