"""Prints what is counted about words, pages and languages: `python -m tests.guards.figures`."""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.guards.readability import grade, words
from tests.guards.strings import flows
from tests.guards.test_voice import ENOUGH_WORDS, prose
from tests.guards.translations import BASE, OTHERS, missing, strings
from tests.ui.every_page import SITTINGS, drawn
from tests.ui.kit import SNAPSHOTS
from tests.ui.looks import contrast, demonstration, painted, show
from tests.unit.plain.test_parity import DRAWN_OTHERWISE
from wrap_tui import themes
from wrap_tui.plain.table import PAGES as PLAIN
from wrap_tui.screens.pages import PAGES as DRAWN

READ_FOR_CONTRAST = ("today", "guide", "crisis", "check-in", "looking-back", "settings")


def grades() -> Iterator[str]:
    """The grade of each flow with enough words to be scored, hardest first."""
    scored = {}
    for flow, lines in flows().items():
        texts = prose(lines)
        if sum(len(words(text)) for text in texts) >= ENOUGH_WORDS:
            scored[flow] = grade(texts)
    yield f"Grade of {len(scored)} flows of {len(flows())} (the others have fewer than {ENOUGH_WORDS} words):"
    for flow, found in sorted(scored.items(), key=lambda pair: -pair[1]):
        yield f"  {found:4.1f}  {flow}"


def golden_texts() -> Iterator[str]:
    """How many pages are kept as text in which sizes, and how many sittings of plain mode."""
    sizes: Counter[tuple[int, int]] = Counter()
    pages = set()
    for sitting, page in [(one, page) for one in SITTINGS for page in one.pages]:
        pages.add(drawn(sitting, page))
        sizes.update(size for size in sitting.sizes(page) if sitting.file(page, size).exists())
    said = ", ".join(f"{count} in {width}x{height}" for (width, height), count in sorted(sizes.items()))
    yield f"Golden text: {len(pages & DRAWN.keys())} of {len(DRAWN)} drawn pages, {sizes.total()} texts ({said})"
    yield f"Golden text of steps within a page: {len([*SNAPSHOTS.glob('*.txt')])}"
    yield f"Golden sittings of plain mode: {len([*(SNAPSHOTS / 'plain').glob('*.txt')])}"


def languages() -> Iterator[str]:
    """How many strings each language has, and how many it lacks."""
    yield f"Strings in {BASE}: {len(strings(BASE))}"
    for other in OTHERS:
        yield f"Strings in {other}: {len(strings(other))}, missing {len(missing(other))}"


def parity() -> Iterator[str]:
    """How many flows are drawn and read line by line."""
    both = DRAWN.keys() & PLAIN.keys()
    yield f"Flows: {len(both)} in both front ends of {len(DRAWN)} drawn pages"
    yield f"Flows of their own in lines, a part of another page where drawn: {len(DRAWN_OTHERWISE)}"
    for flow in sorted((DRAWN.keys() | PLAIN.keys()) - both - DRAWN_OTHERWISE.keys()):
        yield f"  in one alone: {flow}"


async def contrasts() -> list[str]:
    """The lowest contrast that is painted, in each theme with colours."""
    lowest: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        async with demonstration(Path(folder)) as (app, pilot):
            for name in READ_FOR_CONTRAST:
                await show(app, pilot, name)
                for theme in (theme for theme in themes.ALL if not theme.ansi):
                    app.theme = theme.name
                    await pilot.pause()
                    now = min(contrast(cell) for cell in painted(app))
                    lowest[theme.name] = min(now, lowest.get(theme.name, now))
    return [f"Lowest contrast in {name}: {ratio:.1f}:1" for name, ratio in sorted(lowest.items())]


def main() -> None:
    """Print everything."""
    for part in (parity(), golden_texts(), languages(), asyncio.run(contrasts()), grades()):
        print(*part, sep="\n")


if __name__ == "__main__":
    main()
