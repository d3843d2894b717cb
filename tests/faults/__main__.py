"""The long form of every attack on the vault: `python -m tests.faults kill --runs 1000`, `... fuzz --minutes 60`, `... all`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from tests.faults import calls, cut, damage, fuzz, kill, memory

FORMS: Final[dict[str, tuple[Callable[[list[str]], int], str]]] = {
    "kill": (kill.main, "kill -9 at random moments of each kind of work (--runs, --works, --seed)"),
    "calls": (calls.main, "every call that changes or reads a file fails in turn (--works, --every)"),
    "cut": (cut.main, "the power goes at every point between two calls (--saves, --extra)"),
    "damage": (
        damage.main,
        "bytes flipped, cut, rows and slots moved, journals left over (--every, --forms, --seed)",
    ),
    "memory": (memory.main, "the largest files and the dearest keys that are accepted"),
    "fuzz": (fuzz.main, "coverage-guided fuzzing; needs the extra `fuzz` (--minutes, --targets, --work)"),
}


def main(arguments: list[str]) -> int:
    """Run one form, or all of them; exit code 1 when anything was lost, opened wrong, or was said unclearly."""
    if arguments[:1] == ["all"]:
        return max(form([]) for form, _ in FORMS.values())
    if not arguments or arguments[0] not in FORMS:
        print("python -m tests.faults FORM [options]\n")
        print(*(f"{name:8} {words}" for name, (_, words) in FORMS.items()), sep="\n")
        return 2
    return FORMS[arguments[0]][0](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
