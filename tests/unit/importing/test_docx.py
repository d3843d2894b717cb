"""Word forms: what is written in them arrives; what is hostile in them gives one sentence."""

from __future__ import annotations

import struct
import time

import pytest

from tests.unit.importing.files import CATALOG, huge, named, one_sentence, paragraph, source, word, zipped
from wrap_tui import resources
from wrap_tui.errors import RefusedError
from wrap_tui.importing.docx import MOST_FILE, read_docx
from wrap_tui.importing.fitting import fitted
from wrap_tui.importing.proposal import JOURNAL, Proposal, Wishes


def read(raw: bytes) -> Proposal:
    return read_docx(source("form.docx", raw), CATALOG, Wishes())


def shape(proposal: Proposal) -> list[tuple[str, str, list[str]]]:
    return [(group.heading, group.place, [found.words for found in group.found]) for group in proposal.groups]


def test_the_sample_form() -> None:
    found = read(resources.raw("samples", "form.docx"))
    assert [(heading, place) for heading, place, _ in shape(found)] == [
        ("Wellness Toolbox", "toolbox.use"),
        ("Action plan", "triggers.plan"),
        ("My supporters", "crisis.supporters"),
        ("Who decides", "crisis.decides"),
        ("Medications", "crisis.medicines"),
        ("Favourite colour", JOURNAL),
        ("Pharmacy", "crisis.pharmacy"),
        ("Something of my own", JOURNAL),
    ]
    items = [(new.place, dict(new.fields)) for new in fitted(found, CATALOG).items]
    assert ("toolbox.use", {"name": "Tea in the garden 🌱"}) in items
    assert ("crisis.supporters", {"name": "Marta Nowak, sister", "phones": ("07700 900123",)}) in items
    assert ("crisis.pharmacy", {"name": "Corner Pharmacy", "phones": ("020 7946 0193",)}) in items
    assert [note.values["count"] for note in found.notes] == [2]


def test_headings_by_style_by_bold_and_in_other_languages() -> None:
    for heading in (
        paragraph("Triggers", "Heading1"),
        paragraph("Triggers", "berschrift1"),
        paragraph("Triggers", "Kop1"),
    ):
        assert shape(read(word(heading + paragraph("Bills", item=True))))[0] == (
            "Triggers",
            "triggers.events",
            ["Bills"],
        )
    bold = paragraph("Triggers", bold=True) + paragraph("Bills")
    assert shape(read(word(bold)))[0] == ("Triggers", "triggers.events", ["Bills"])


def test_text_boxes_come_once_and_deleted_words_not_at_all() -> None:
    body = paragraph("Triggers", "Heading1") + (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>"
        + paragraph("Box")
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        + paragraph("Box")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>kept</w:t></w:r></w:ins></w:p>"
    )
    assert shape(read(word(body)))[0][2] == ["Box", "kept"]


def test_boxes_that_were_not_filled_in_are_left_out_and_counted() -> None:
    body = (
        paragraph("Triggers", "Heading1")
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr>"
        + "<w:rStyle w:val='PlaceholderText'/></w:rPr><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        + "<w:sdt><w:sdtPr/><w:sdtContent>"
        + paragraph("Filled")
        + "</w:sdtContent></w:sdt>"
        + paragraph("____________")
        + paragraph("After")
    )
    found = read(word(body))
    assert shape(found)[0][2] == ["Filled", "After"]
    assert {note.sentence: note.values["count"] for note in found.notes} == {"import.notes.placeholders": 1}


def test_breaks_tabs_and_entities_stay_words() -> None:
    body = paragraph("Who decides", "Heading2")
    body += (
        "<w:p><w:r><w:t>A &amp; B &lt;both&gt;</w:t><w:br/><w:t>then</w:t><w:tab/><w:t>C</w:t></w:r></w:p>"
    )
    (new,) = fitted(read(word(body)), CATALOG).items
    assert new.fields["text"] == "A & B <both>\nthen\tC"


def bomb() -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * 80_000_000})


def lying_bomb() -> bytes:
    """A member that claims to be small and grows without end."""
    raw = bytearray(bomb())
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(raw)


def locked() -> bytes:
    raw = bytearray(word(paragraph("x")))
    raw[6] |= 1
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


ENTITIES = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE w:document SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "bad_zip"),
        (b"hello", "bad_zip"),
        (b"PK\x03\x04" + b"\x00" * 200, "bad_zip"),
        (word(paragraph("x"))[:-60], "bad_zip"),
        (word(paragraph("x"))[: len(word(paragraph("x"))) // 2], "bad_zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_word"),
        (b"PK\x03\x04" + b"\x00" * MOST_FILE, "too_big"),
        (zipped({"other.txt": b"x"}), "no_document"),
        (zipped({"word/document.xml": b"<w:p>"}), "bad_xml"),
        (zipped({"word/document.xml": b"\xff\xfe\x00"}), "bad_xml"),
        (zipped({"word/document.xml": b"<?xml version='1.0' encoding='no-such'?><a/>"}), "bad_xml"),
        (zipped({"word/document.xml": b"<a>" * 5000}), "bad_xml"),
        (zipped({"word/document.xml": b"<html><p>x</p></html>"}), "empty"),
        (word(paragraph("&c;"), ENTITIES), "doctype"),
        (word(paragraph("x"), OUTSIDE), "doctype"),
        (bomb(), "zip_bomb"),
        (lying_bomb(), "bad_zip"),
        (locked(), "zip_locked"),
        (word(""), "empty"),
        (word(paragraph("____")), "empty"),
        (word(paragraph("x" * 20_001)), "paragraph_long"),
    ],
    ids=named,
)
def test_what_cannot_be_read_is_said_in_one_sentence(raw: bytes, sentence: str) -> None:
    before = time.process_time()
    with pytest.raises(RefusedError) as error:
        read(raw)
    assert error.value.sentence == f"import.errors.{sentence}"
    one_sentence(error.value)
    assert time.process_time() - before < 5


def test_a_hundred_megabytes_are_refused_unread() -> None:
    with pytest.raises(RefusedError) as error:
        read_docx(huge("a.docx"), CATALOG, Wishes())
    assert error.value.values["most"] == 20


def test_a_doctype_in_another_encoding_is_refused_too() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{ENTITIES}<a>&c;</a>'.encode("utf-16")
    with pytest.raises(RefusedError) as error:
        read(zipped({"word/document.xml": xml}))
    assert error.value.sentence == "import.errors.doctype"


def test_unknown_compression_is_damage() -> None:
    raw = bytearray(word(paragraph("x")))
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        raw[raw.find(mark) + at : raw.find(mark) + at + 2] = struct.pack("<H", 97)
    with pytest.raises(RefusedError) as error:
        read(bytes(raw))
    assert error.value.sentence == "import.errors.bad_zip"


def test_a_flipped_byte_anywhere_gives_words_or_one_sentence() -> None:
    raw = word(paragraph("Triggers", "Heading1") + paragraph("Bills"))
    for at in range(0, len(raw), 7):
        hurt = bytearray(raw)
        hurt[at] ^= 0x55
        refused: RefusedError | None = None
        found = None
        try:
            found = read(bytes(hurt))
        except RefusedError as error:
            refused = error
        assert (refused is not None and one_sentence(refused)) or (found is not None and found.groups)
