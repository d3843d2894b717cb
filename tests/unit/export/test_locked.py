"""The locked page and the locked PDF, without a browser: parameters, padding, nothing readable, pinned scripts."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from tests.unit.export.planted import facts, put
from tests.unit.export.reading import read_html, run
from wrap_tui import resources
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.plan import build
from wrap_tui.export.as_html import digest
from wrap_tui.export.cut import owners_cut
from wrap_tui.export.document import crisis_document
from wrap_tui.export.locked_html import BLOCK, ROUNDS, Lock, lock_html, open_box, seal, spelled
from wrap_tui.export.locked_pdf import pdf_phrase
from wrap_tui.export.tree import Document

PHRASE = "harbor velvet mango ninth cedar"
CHEAP = 2


def document(words: str = "Planted words") -> Document:
    catalog = load_catalog()
    return crisis_document(put(build(), "crisis.helps", text=words), catalog, owners_cut(catalog), facts())


def box_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="box">(.*?)</script>', page, re.DOTALL)
    assert found
    box: dict[str, Any] = json.loads(found[1])
    return box


def test_the_box_tells_its_parameters_and_opens() -> None:
    page = lock_html(document(), Lock(PHRASE))
    box = box_of(page)
    assert set(box) == {"version", "rounds", "salt", "iv", "header", "data", "sum"}
    assert box["rounds"] == ROUNDS == 2_000_000
    header = json.loads(box["header"])
    assert header["kdf"] == "PBKDF2-HMAC-SHA-256"
    assert header["cipher"] == "AES-256-GCM"
    assert b"Planted words" in open_box(box, PHRASE)
    assert "Planted" not in page
    assert "Crisis" not in page


@pytest.mark.parametrize(
    "typed",
    ["Harbor-Velvet-Mango-Ninth-Cedar", "  HARBOR velvet  mango ninth cedar.", "harborvelvetmangoninthcedar"],
)
def test_generated_words_open_in_any_spelling(typed: str) -> None:
    assert b"x" in open_box(seal(b"x", Lock(PHRASE, rounds=CHEAP)), typed)


def test_an_own_phrase_is_taken_as_it_was_typed() -> None:
    box = seal(b"x", Lock("Łódź 12", "own", rounds=CHEAP))
    assert open_box(box, " Ło\u0301dz\u0301 12 ") == b"x"
    with pytest.raises(InvalidTag):
        open_box(box, "łódź 12")


@pytest.mark.parametrize("part", ["header", "data"])
def test_what_was_changed_does_not_open(part: str) -> None:
    box = seal(b"x", Lock(PHRASE, rounds=CHEAP))
    other = "B" if box[part].startswith("A") else "A"
    box[part] = box[part].replace('"version":1', '"version":2') if part == "header" else other + box[part][1:]
    with pytest.raises(InvalidTag):
        open_box(box, PHRASE)


def test_salt_and_iv_are_new_every_time() -> None:
    first, second = Lock(PHRASE), Lock(PHRASE)
    assert first.salt != second.salt
    assert first.iv != second.iv
    assert (len(first.salt), len(first.iv)) == (16, 12)


@pytest.mark.parametrize("length", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1])
def test_contents_are_filled_up_so_that_their_length_is_not_told(length: int) -> None:
    import base64

    sealed = base64.b64decode(seal(b"x" * length, Lock(PHRASE, rounds=CHEAP))["data"])
    assert (len(sealed) - 16) % BLOCK == 0


def test_the_policy_allows_its_own_style_and_script_and_nothing_else() -> None:
    page = lock_html(document(), Lock(PHRASE, rounds=CHEAP))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    script = resources.text("export", "locked.js")
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert f"'sha256-{digest(script)}'" in policy[1]
    assert "unsafe" not in policy[1]
    assert f"<script>{script}</script>" in page


def test_the_script_never_makes_markup_of_words_and_stores_nothing() -> None:
    script = resources.text("export", "locked.js")
    for banned in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "localStorage",
                   "sessionStorage", "cookie", "fetch(", "XMLHttp", "sendBeacon", "location.hash"):  # fmt: skip
        assert banned not in script


def test_the_page_links_to_nothing_before_it_is_opened() -> None:
    page = read_html(lock_html(document(), Lock(PHRASE, rounds=CHEAP)).encode())
    assert page.links == []
    assert "Locked document" in "".join(page.found)


def test_words_that_would_end_the_script_cannot() -> None:
    page = lock_html(document("</script><script>alert(1)</script>"), Lock(PHRASE, rounds=CHEAP), "</script>")
    assert page.count("</script>") == 3


def test_spelling_of_phrases() -> None:
    assert spelled("A-b  C.", "words") == "abc"
    assert spelled(" A-b ", "own") == "A-b"
    assert pdf_phrase(" Harbor-velvet  MANGO ") == "harbor velvet mango"


def test_the_script_of_the_format_page_opens_a_locked_page(tmp_path: Path) -> None:
    found = re.search(r"```python\n(.*?)```", resources.text("format", "COPY.md"), re.DOTALL)
    assert found
    script, page = tmp_path / "open.py", tmp_path / "locked.html"
    script.write_text(found[1])
    page.write_text(lock_html(document(), Lock(PHRASE)))
    told = run(sys.executable, script, page, data=b"Harbor-velvet mango ninth cedar\n").decode()
    assert "Planted words" in told
