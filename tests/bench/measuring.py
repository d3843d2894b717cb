"""How long something takes, told so that a busy machine disturbs it least."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `ours` and `base` have the same unit; `goal` is the largest ratio (or value) that is well."""

    what: str
    against: str
    ours: float
    base: float | None
    unit: str
    goal: float | None

    @property
    def ratio(self) -> float | None:
        """Ours over the base, None when there is nothing to compare with."""
        return self.ours / self.base if self.base else None

    @property
    def well(self) -> bool:
        """Whether the goal is reached; a row without a goal always is."""
        found = self.ratio if self.base is not None else self.ours
        return self.goal is None or (found is not None and found <= self.goal)


def seconds(work: Callable[[], object]) -> float:
    """How long *work* takes once."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def median(work: Callable[[], object], times: int) -> float:
    """The median of some runs, in seconds."""
    return statistics.median(seconds(work) for _ in range(times))


def busy_seconds(work: Callable[[], object]) -> float:
    """How much time of a processor *work* takes once: what else the machine does is not in it."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def in_turn(first: Callable[[], object], second: Callable[[], object], times: int) -> tuple[float, float]:
    """The medians of processor time of two works that take turns, so that a slow spell meets both."""
    pairs = [(busy_seconds(first), busy_seconds(second)) for _ in range(times)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def p95(values: list[float]) -> float:
    """The value that nineteen of twenty stay under."""
    return sorted(values)[max(int(len(values) * 0.95 + 0.5) - 1, 0)]


def table(rows: list[Row]) -> str:
    """The rows as text: what, against what, both figures, ratio, goal."""
    lines = [("what", "against", "ours", "base", "ratio", "goal", "")]
    for row in rows:
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else ""
        base = f"{row.base:.2f} {row.unit}" if row.base is not None else ""
        goal = (
            ""
            if row.goal is None
            else f"{row.goal:g}"
            if row.base is not None
            else f"{row.goal:g} {row.unit}"
        )
        lines.append(
            (
                row.what,
                row.against,
                f"{row.ours:.2f} {row.unit}",
                base,
                ratio,
                goal,
                "" if row.well else "over",
            )
        )
    widths = [max(len(line[n]) for line in lines) for n in range(7)]
    return "\n".join(
        "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines
    )
