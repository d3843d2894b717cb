"""A line with a name and a number becomes both; what is no phone number stays in the words."""

from __future__ import annotations

import pytest

from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.phones import fields_of
from wrap_tui.domain.schema import RecordSpec
from wrap_tui.flows.box import Box
from wrap_tui.flows.forms import Form
from wrap_tui.services.opening import memory_book

SUPPORTERS = load_catalog().question("crisis.supporters")


def supporter() -> RecordSpec:
    spec = load_catalog().record_of(SUPPORTERS)
    assert spec is not None
    return spec


@pytest.mark.parametrize(
    ("line", "name", "phones"),
    [
        ("Asha, 07700 900123", "Asha", ("07700 900123",)),
        ("Dr Okafor (020 7946 0018)", "Dr Okafor", ("020 7946 0018",)),
        ("+44 7700 900123 Meiling", "Meiling", ("+44 7700 900123",)),
        ("Pete 0151 496 0000 / 07700 900456", "Pete", ("0151 496 0000", "07700 900456")),
        ("Klinik +49 (0) 30/1234567", "Klinik", ("+49 (0) 30/1234567",)),
        ("07700 900123", "07700 900123", ("07700 900123",)),
        ("Asha, Flat 12", "Asha, Flat 12", ()),
        ("Asha 3 May", "Asha 3 May", ()),
    ],
)
def test_a_number_behind_a_name(line: str, name: str, phones: tuple[str, ...]) -> None:
    found = fields_of(supporter(), line)
    assert found["name"] == name
    assert found.get("phones", ()) == phones


def test_a_form_begins_with_what_was_typed_and_nothing_enters_the_plan() -> None:
    book = memory_book()
    Form(book, SUPPORTERS).begin("Asha, 07700 900123")
    form = Form(book, SUPPORTERS)
    assert form.values == {"name": "Asha", "phones": ("07700 900123",)}
    assert book.plan.at("crisis.supporters") == ()
    form.keep()
    assert book.plan.at("crisis.supporters")[0].lines("phones") == ("07700 900123",)


def test_a_name_that_waits_in_its_box_comes_into_the_form_as_both() -> None:
    book = memory_book()
    Box(book, SUPPORTERS).typed("Asha, 07700 900123", (0, 0))
    form = Form(book, SUPPORTERS)
    assert form.values == {"name": "Asha", "phones": ("07700 900123",)}
    assert not form.taken_up


def test_a_pasted_list_of_people_keeps_every_number_in_its_place() -> None:
    book = memory_book()
    box = Box(book, SUPPORTERS)
    box.words = "Asha, 07700 900123\nPete"
    box.keep()
    found = [(item.words("name"), item.lines("phones")) for item in book.plan.at("crisis.supporters")]
    assert found == [("Asha", ("07700 900123",)), ("Pete", ())]
