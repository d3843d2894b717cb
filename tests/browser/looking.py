"""What the browsers are asked to do with locked pages, good, damaged, forged, and with a plain one."""

from __future__ import annotations

import base64
import fcntl
import functools
import hashlib
import http.server  # noqa: TID251 (a page over plain http has to say that it cannot open)
import itertools
import json
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser.browsers import Jobs, drive
from tests.unit.export.planted import NOW, answered, facts, put
from tests.unit.export.reading import squeezed
from tests.unit.export.test_hostile import HOSTILE
from wrap_tui import resources
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.codec.toml_plan import read_toml
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.export.as_html import as_html
from wrap_tui.export.cut import Cut
from wrap_tui.export.document import crisis_document
from wrap_tui.export.locked_html import Lock, lock_html
from wrap_tui.export.tree import Document, plain

PHRASE = "harbor velvet mango ninth cedar"
CATALOG = load_catalog()
NAMES = ("chrome", "firefox")
PAPERS = ("A4", "Letter")
TICKS = frozenset({"address", "legal_name", "pronouns", "language", "born"})
SPELLINGS = (
    "harbor velvet mango ninth cedar",
    " Harbor-velvet  MANGO ninth-cedar. ",
    "harborvelvetmangoninthcedar",
)

Box = dict[str, Any]

MINUTE = 60_000
"""Milliseconds in which the plan has to stand on the screen of a phone."""

FIRST_SCREEN: tuple[str, Any] = (
    "inside",
    ["999", "14 Linden Road", "Come by bus", "07700 900456", "+44 20 7946 0123"],
)
"""What is needed first stands on the first screen."""


def plan() -> Plan:
    made = put(
        build(), "crisis.supporters", name="Marta Kowalczyk", tasks="Come by bus\nFeed the cat", agreed="yes"
    )
    made = put(made, "crisis.supporters", name="שרה כהן", phones=("+44 20 7946 0123",), agreed="yes")
    made = put(made, "crisis.supporters", name="Ben", phones=("07700 900456",), agreed="yes")
    made = put(made, "crisis.helps", text="שבו לידי, לא מולי: 020 7946 0999")
    for i in range(6):
        made = put(made, "crisis.signs", text=f"Sign number {i} that I need others now")
        made = put(made, "crisis.helps", text=f"Thing number {i} that helps")
    for words in HOSTILE:
        made = put(made, "crisis.tasks", what=words, who=words, how=words)
    made = put(made, "crisis.medicines", name="Lithium", dose="400 mg", when="evening", wish="now")
    return answered(made, "crisis.home", address="14 Linden Road\nLondon E8 1AB")


def sample() -> Document:
    """A copy of the made-up plan with every part that has no tick of its own."""
    made, ids = build(), itertools.count()
    for new in read_toml(resources.text("samples", "plan.toml"), CATALOG, "plan.toml").items:
        if CATALOG.question(new.place).single:
            made = edit.answer(made, new.place, new.fields, NOW)
        else:
            made, _ = edit.add(made, new.place, new.fields, NOW, lambda: f"n{next(ids)}")
    crisis = CATALOG.section("crisis").parts
    parts = frozenset({"brief", "own_tasks", *(part.id for part in crisis if not part.tick)})
    return crisis_document(made, CATALOG, Cut(parts, TICKS, made.at("crisis.supporters")[0].id), facts())


def headings(document: Document) -> set[str]:
    """The headings of a document as they are read off paper."""
    return {squeezed(plain(section.heading)) for section in document.sections if section.heading}


def document() -> Document:
    supporter = plan().at("crisis.supporters")[0].id
    parts = frozenset({"brief", "own_tasks", "supporters", "signs", "help", "tasks", "health", "signatures"})
    return crisis_document(plan(), CATALOG, Cut(parts, frozenset({"address"}), supporter), facts())


def changed(page: str, change: Callable[[Box], None], resum: bool = False) -> str:
    """The page with its box changed; *resum* makes the plain checksum right again, as an attacker would."""
    found = re.search(r'(<script type="application/json" id="box">)(.*?)(</script>)', page, re.DOTALL)
    assert found
    box: Box = json.loads(found[2])
    change(box)
    if resum:
        raw = box["header"].encode() + base64.b64decode(box["data"])
        box["sum"] = base64.b64encode(hashlib.sha256(raw).digest()).decode()
    return page[: found.start(2)] + json.dumps(box) + page[found.end(2) :]


def flip(box: Box) -> None:
    data = bytearray(base64.b64decode(box["data"]))
    data[100] ^= 1
    box["data"] = base64.b64encode(bytes(data)).decode()


def cut_short(box: Box) -> None:
    box["data"] = box["data"][:-400]


def fewer_rounds(box: Box) -> None:
    header = json.loads(box["header"]) | {"rounds": 1000}
    box["header"], box["rounds"] = json.dumps(header, separators=(",", ":")), 1000


def more_rounds(box: Box) -> None:
    header = json.loads(box["header"]) | {"rounds": 2_000_001}
    box["header"], box["rounds"] = json.dumps(header, separators=(",", ":")), 2_000_001


def told_otherwise(box: Box) -> None:
    box["rounds"] = 3_000_000


DAMAGED = {
    "flipped": (flip, False),
    "short": (cut_short, False),
    "fewer": (fewer_rounds, True),
    "otherwise": (told_otherwise, True),
}


def opening(url: str, phrase: str) -> list[tuple[str, Any]]:
    return [("go", url), ("type", phrase), ("keys", ["Enter"]), ("settle", None)]


def printing(folder: Path, page: str) -> Jobs:
    """The locked page and a copy of the made-up plan, printed on both papers."""
    made: Jobs = {}
    for name, printed in (("print", page), ("print sample", lock_html(sample(), Lock(PHRASE)))):
        paper_of = folder / f"{name}.html"
        paper_of.write_text(printed)
        shots = (("print", [str(folder / f"{name}-{paper}.pdf"), paper]) for paper in PAPERS)
        made[name] = [*opening(paper_of.as_uri(), PHRASE), *shots]
    return made


def jobs(folder: Path, port: int) -> Jobs:
    page = lock_html(document(), Lock(PHRASE))
    place = folder / "locked.html"
    place.write_text(page)
    url = place.as_uri()
    look: list[tuple[str, Any]] = [("look", None)]
    made: Jobs = {f"spelling {i}": opening(url, typed) + look for i, typed in enumerate(SPELLINGS)}
    made["gate"] = [("go", url), *look, ("axe", None)]
    made["wrong"] = [
        *opening(url, "harbor velvet mango ninth oak"),
        *look,
        ("type", PHRASE),
        ("keys", ["Enter"]),
        ("settle", None),
        *look,
    ]
    made["nothing"] = [("go", url), ("keys", ["Enter"]), *look]
    for name, (change, resum) in DAMAGED.items():
        other = folder / f"{name}.html"
        other.write_text(changed(page, change, resum))
        made[name] = opening(other.as_uri(), PHRASE) + look
    forged = folder / "forged.html"
    forged.write_text(changed(page, more_rounds, resum=True))
    made["forged"] = opening(forged.as_uri(), PHRASE) + look
    made["opened"] = [*opening(url, PHRASE), ("axe", None), ("attack", None)]
    made["dark"] = [("dark", None), ("go", url), ("axe", None), *opening(url, PHRASE)[1:], ("axe", None)]
    made["phone"] = [("view", [390, 844, True]), *opening(url, PHRASE), *look, ("axe", None),
                     FIRST_SCREEN]  # fmt: skip
    made["call"] = [
        ("view", [390, 844, True]),
        ("go", url),
        ("timed", [PHRASE, MINUTE]),
        ("click", 'a[href="tel:07700900456"]'),
        ("away", None),
        *look,
        FIRST_SCREEN,
    ]
    made["keys"] = [
        ("go", url),
        ("keys", list("harborvelvetmangoninthcedar")),
        ("keys", ["Tab", " ", "Tab", "Enter"]),
        ("settle", None),
        *look,
    ]
    made["close"] = [*opening(url, PHRASE), ("click", "#close"), *look]
    open_page = folder / "plain.html"
    open_page.write_text(as_html(document()))
    made["plain"] = [("go", open_page.as_uri()), ("axe", None)]
    made["plain dark"] = [
        ("view", [390, 844, True]),
        ("dark", None),
        ("go", open_page.as_uri()),
        ("axe", None),
    ]
    made["http"] = [("go", f"http://plan.test:{port}/locked.html"), *look]
    made |= printing(folder, page)
    made["no script"] = [("noscript", None), ("go", url), ("print", [str(folder / "no script.pdf"), "A4"])]
    return made


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def look_once(browser: str, folder: Path) -> dict[str, Any]:
    """What a browser saw, looked at by the first worker that asks."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = folder / "saw.json"
        if not kept.exists():
            server = http.server.ThreadingHTTPServer(
                ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))
            )
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                kept.write_text(json.dumps(drive(browser, jobs(folder, server.server_port))))
            finally:
                server.shutdown()
                server.server_close()
        found: dict[str, Any] = json.loads(kept.read_text())
    return found
