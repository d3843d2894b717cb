"""Saving the plan as a file, and bringing a file in."""

from __future__ import annotations

from wrap_tui.plain.session import Session


def export(session: Session, what: str = "") -> None:
    """later"""


def bring_in(session: Session) -> None:
    """later"""
