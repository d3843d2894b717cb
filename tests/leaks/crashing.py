"""The program, made to crash in a chosen way when Ctrl+T is pressed. For tests alone."""

from __future__ import annotations

import ctypes
import os
import sys

HOW = sys.argv.pop(1)


def crash() -> None:
    """Crash with planted words in a local variable."""
    planted_in_a_local = "zqlocalword"
    if HOW == "segv":
        ctypes.string_at(0)
    raise RuntimeError(planted_in_a_local[:0] or "fault")


def main() -> int:
    """Start the program with the crash built in."""
    from wrap_tui.__main__ import clean_environment

    clean_environment(os.environ)
    from wrap_tui import app

    def on_key(self: object, event: object) -> None:
        if getattr(event, "key", "") == "ctrl+t":
            crash()

    app.WrapApp.on_key = on_key  # type: ignore[attr-defined]
    from wrap_tui.__main__ import main as real

    return real()


if __name__ == "__main__":
    sys.exit(main())
