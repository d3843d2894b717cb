"""The search of all memory for garbage stops the program for up to a tenth of a second: it is done in pauses."""

from __future__ import annotations

import gc
from typing import Final

QUIET: Final = 2.0
"""Seconds without a key that count as a pause."""
DUE: Final = 8
"""Searches of the younger memory (one for each page or so) after which a whole one is worth a pause."""
ANYWAY: Final = 1_000
"""As many of them after which it is done whether there was a pause or not, so that memory cannot grow for ever."""


def search_only_in_pauses() -> None:
    """From now on Python leaves the whole search to `search`; younger memory is searched as before (3 ms at most)."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, ANYWAY)


def search(quiet: float) -> bool:
    """Search now, when nobody pressed a key for *quiet* seconds and it is worth it; whether it was done."""
    if quiet < QUIET or gc.get_count()[2] < DUE:
        return False
    gc.collect()
    return True
