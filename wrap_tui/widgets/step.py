"""One step of a page that asks a few things one after the other."""

from __future__ import annotations

from textual.containers import Vertical


class Step(Vertical):
    """Shown or not; as high as what is in it."""
