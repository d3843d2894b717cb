"""Finds the data files: the checkout's `data/` first, else the copy inside the wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder() -> Path:
    """The data folder. A checkout's own folder wins, because an editable install leaves a stale copy."""
    checkout = _PACKAGE.parent / "data"
    if (checkout / "en" / "plan").is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    return _PACKAGE / "_data"


def path(*parts: str) -> Path:
    """The path of one data file or folder."""
    return folder().joinpath(*parts)


def text(*parts: str) -> str:
    """A data file as text; FileNotFoundError when this installation lacks it."""
    return path(*parts).read_text(encoding="utf-8")


def raw(*parts: str) -> bytes:
    """A data file as bytes."""
    return path(*parts).read_bytes()
