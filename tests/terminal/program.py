"""Runs the command line as a process with cheap keys and, when asked, a clock that stands still. For tests alone."""

from __future__ import annotations

import sys
from datetime import datetime

from wrap_tui import cli
from wrap_tui.services import clock
from wrap_tui.store import cost
from wrap_tui.store.cost import Cost

CHEAP = Cost(64, 1, 1)


def cheap() -> None:
    """Keys that take no time, in this process alone."""
    for name in ("FLOOR", "LOWEST"):
        setattr(cost, name, CHEAP)
    setattr(cost, "measure", lambda: CHEAP)  # noqa: B010 (another shape than the real one)


def main() -> int:
    """`program.py WALL ARGUMENTS...`: WALL is an ISO moment, or "-" for the true time."""
    cheap()
    wall, *arguments = sys.argv[1:]
    if wall != "-":
        moment = datetime.fromisoformat(wall)
        setattr(clock.Clock, "wall", lambda self: moment)  # noqa: B010
    answer = cli.main(arguments)
    if isinstance(answer, int):
        return answer
    sys.stdout.write("open the pages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
