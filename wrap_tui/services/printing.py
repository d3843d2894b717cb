"""Prints through `lp`: bytes on standard input, a neutral job title, no file of ours."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Final

from wrap_tui.errors import WriteError
from wrap_tui.wording import say

PROGRAM: Final = "lp"
PATIENCE: Final = 60
"""Seconds after which a printer queue that does not answer is given up."""

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def can_print() -> bool:
    """Whether this computer has the program that prints."""
    return shutil.which(PROGRAM) is not None


def print_pdf(pdf: bytes, run: Run = subprocess.run) -> None:
    """Give a PDF to the printer. Raises WriteError when there is none or it does not take it.

    The print system itself may keep the job for a while; the help says so.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise WriteError("export.no_printer")
    try:
        done = run(
            [program, "-t", say("export.print.job"), "-"],
            input=pdf,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise WriteError("export.printing") from None
    if done.returncode != 0:
        raise WriteError("export.printing")
