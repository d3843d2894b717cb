"""One target under atheris, in a process of its own: `python -m tests.faults.fuzzing TARGET [options of libFuzzer]`."""

from __future__ import annotations

import sys


def main() -> None:
    """Never returns: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["wrap_tui", "tests.faults.targets"]):
        from tests.faults import targets
    from tests.faults.killed import cheap

    cheap()
    atheris.Setup([sys.argv[0], *sys.argv[2:]], targets.TARGETS[sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
