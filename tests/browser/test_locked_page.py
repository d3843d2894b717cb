"""The locked page in real browsers, from a file: opens with the words in any spelling, tells what is wrong, asks for nothing."""

from __future__ import annotations

import base64
import fcntl
import functools
import hashlib
import http.server  # noqa: TID251 (a page over plain http has to say that it cannot open)
import json
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.browsers import Jobs, drive
from tests.unit.export.planted import answered, facts, put
from tests.unit.export.reading import need, pdf_info, pdf_text, squeezed
from tests.unit.export.test_hostile import HOSTILE
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.plan import Plan, build
from wrap_tui.export.as_html import as_html
from wrap_tui.export.cut import Cut
from wrap_tui.export.document import crisis_document
from wrap_tui.export.locked_html import Lock, lock_html
from wrap_tui.export.tree import Document

PHRASE = "harbor velvet mango ninth cedar"
CATALOG = load_catalog()
NAMES = ("chrome", "firefox")
SPELLINGS = (
    "harbor velvet mango ninth cedar",
    " Harbor-velvet  MANGO ninth-cedar. ",
    "harborvelvetmangoninthcedar",
)

Box = dict[str, Any]


def plan() -> Plan:
    made = put(
        build(), "crisis.supporters", name="Marta Kowalczyk", tasks="Come by bus\nFeed the cat", agreed="yes"
    )
    made = put(made, "crisis.supporters", name="שרה כהן", phones=("+44 20 7946 0123",), agreed="yes")
    made = put(made, "crisis.supporters", name="Ben", phones=("07700 900456",), agreed="yes")
    for i in range(6):
        made = put(made, "crisis.signs", text=f"Sign number {i} that I need others now")
        made = put(made, "crisis.helps", text=f"Thing number {i} that helps")
    for words in HOSTILE:
        made = put(made, "crisis.tasks", what=words, who=words, how=words)
    made = put(made, "crisis.medicines", name="Lithium", dose="400 mg", when="evening", wish="now")
    return answered(made, "crisis.home", address="14 Linden Road\nLondon E8 1AB")


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


def jobs(folder: Path, browser: str, port: int) -> Jobs:
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
                     ("inside", ["999", "14 Linden Road", "Come by bus", "07700 900456", "+44 20 7946 0123"])]  # fmt: skip
    made["call"] = [
        ("view", [390, 844, True]),
        *opening(url, PHRASE),
        ("click", 'a[href^="tel:"]'),
        ("away", None),
        *look,
    ]
    made["keys"] = [
        ("go", url),
        ("keys", list("harborvelvetmangoninthcedar")),
        ("keys", ["Tab", " ", "Tab", "Enter"]),
        ("settle", None),
        *look,
    ]
    made["close"] = [*opening(url, PHRASE), ("click", "#close"), *look]
    plain = folder / "plain.html"
    plain.write_text(as_html(document()))
    made["plain"] = [("go", plain.as_uri()), ("axe", None)]
    made["plain dark"] = [("view", [390, 844, True]), ("dark", None), ("go", plain.as_uri()), ("axe", None)]
    made["http"] = [("go", f"http://plan.test:{port}/locked.html"), *look]
    if browser == "chrome":
        made["print"] = [*opening(url, PHRASE), ("print", str(folder / "printed.pdf"))]
        made["no script"] = [("noscript", None), ("go", url), ("shot", str(folder / "noscript.png"))]
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
                kept.write_text(json.dumps(drive(browser, jobs(folder, browser, server.server_port))))
            finally:
                server.shutdown()
                server.server_close()
        found: dict[str, Any] = json.loads(kept.read_text())
    return found


@pytest.fixture(scope="module", params=NAMES)
def saw(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"browser-{request.param}"
    folder.mkdir(exist_ok=True)
    return {**look_once(request.param, folder), "browser": request.param, "folder": folder}


def last(saw: dict[str, Any], job: str) -> Any:
    return saw[job]["saw"][-1]


def test_the_words_open_it_in_any_spelling(saw: dict[str, Any]) -> None:
    for i in range(len(SPELLINGS)):
        seen = last(saw, f"spelling {i}")
        assert seen["opened"]
        assert "Come by bus" in seen["text"]
        assert seen["focus"] == "h1"
        assert seen["phrase"] == ""


def test_the_gate_says_nothing_about_the_plan(saw: dict[str, Any]) -> None:
    seen, _ = saw["gate"]["saw"]
    assert seen["title"] == "Locked document"
    assert seen["form"]
    assert not seen["opened"]
    assert seen["notice"] == ""
    assert seen["focus"] == "phrase"
    assert not re.search("crisis|plan|Marta", seen["all"], re.IGNORECASE)


def test_wrong_words_are_told_calmly_and_the_right_ones_then_open_it(saw: dict[str, Any]) -> None:
    wrong, right = saw["wrong"]["saw"]
    assert wrong["status"] == "Those words did not open this document. Check each word, then try again."
    assert wrong["invalid"] == "true"
    assert wrong["focus"] == "phrase"
    assert wrong["text"] == ""
    assert right["opened"]


def test_an_empty_field_is_answered(saw: dict[str, Any]) -> None:
    assert "Type the words" in last(saw, "nothing")["status"]


def test_damage_and_changed_parameters_are_told_from_wrong_words(saw: dict[str, Any]) -> None:
    for name in DAMAGED:
        seen = last(saw, name)
        assert "damaged or was changed" in seen["status"], name
        assert not seen["opened"]
        assert seen["invalid"] is None


def test_a_forged_header_never_opens(saw: dict[str, Any]) -> None:
    assert not last(saw, "forged")["opened"]
    assert last(saw, "forged")["status"]


def test_nothing_but_the_file_is_asked_for_and_the_console_is_quiet(saw: dict[str, Any]) -> None:
    for name in ("gate", "wrong", "phone", "call", "close", "plain", "spelling 0"):
        assert [
            url for url in saw[name]["requests"] if not url.startswith(("file:", "tel:", "data:"))
        ] == [], name
        assert [url for url in saw[name]["requests"] if url.startswith("file:")][1:] == []
        assert saw[name]["said"] == [], name


def test_the_policy_blocks_scripts_and_requests_put_in_later(saw: dict[str, Any]) -> None:
    assert last(saw, "opened") == {"ran": False, "fetched": False}


def test_hostile_words_are_letters(saw: dict[str, Any]) -> None:
    seen = last(saw, "spelling 0")
    shown = "".join(seen["text"].split())
    for words in HOSTILE:
        assert "".join(words.split()) in shown
    assert not {"script", "img", "style", "iframe"} & set(seen["elements"])
    assert all(re.fullmatch(r"(tel|sms):\+?\d+", link) for link in seen["links"])


@pytest.mark.parametrize("job", ["gate", "opened", "dark", "phone", "plain", "plain dark"])
def test_axe_finds_nothing(saw: dict[str, Any], job: str) -> None:
    reports = [
        one for one in saw[job]["saw"] if isinstance(one, list) and all(isinstance(o, str) for o in one)
    ]
    assert reports
    assert all(report == [] for report in reports), reports


def test_the_first_screen_of_a_phone_holds_what_is_needed_first(saw: dict[str, Any]) -> None:
    assert last(saw, "phone") == [True, True, True, True, True]
    look = saw["phone"]["saw"][0]
    assert not look["sideways"]


def test_it_is_still_open_after_a_call(saw: dict[str, Any]) -> None:
    seen = last(saw, "call")
    assert seen["opened"]
    assert "Come by bus" in seen["text"]


def test_it_opens_by_keys_alone(saw: dict[str, Any]) -> None:
    assert last(saw, "keys")["opened"]


def test_closing_empties_the_page(saw: dict[str, Any]) -> None:
    seen = last(saw, "close")
    assert not seen["opened"]
    assert "Come by bus" not in seen["all"]
    assert seen["status"] == "Closed. The words open it again."
    assert seen["focus"] == "phrase"


def test_plain_http_is_answered_with_a_sentence(saw: dict[str, Any]) -> None:
    seen = last(saw, "http")
    assert "Save the file, then open it" in seen["notice"]
    assert not seen["form"]


def test_without_scripts_a_sentence_is_there(saw: dict[str, Any]) -> None:
    if saw["browser"] != "chrome":
        pytest.skip("this driver cannot switch scripts off in Firefox")
    page = (saw["folder"] / "locked.html").read_text()
    assert '<p id="notice">This document opens in a browser' in page
    assert '<form id="form" hidden>' in page
    assert (saw["folder"] / "noscript.png").stat().st_size > 1000


def test_it_prints_clean_pages(saw: dict[str, Any]) -> None:
    if saw["browser"] != "chrome":
        pytest.skip("printing is driven in Chromium")
    need("pdftotext", "pdfinfo")
    data = (saw["folder"] / "printed.pdf").read_bytes()
    text = squeezed(pdf_text(data))
    assert "Come by bus" in text
    assert "Close this document" not in text
    assert "Your words" not in text
    assert re.search(r"Pages:\s+[2-6]\b", pdf_info(data))
