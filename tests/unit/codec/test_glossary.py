"""Reading the glossary: order, fallback to English, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from wrap_tui.codec.glossary import glossary_page, load_glossary, read_glossary
from wrap_tui.errors import ContentError

PAGE = '[page]\ntitle = "Words"\nline = "A line."\nheading = "Theirs"\n'
TERM = '[[term]]\nid = "{id}"\nname = "{name}"\nmeaning = "It is {name}."\n'
SERVICE = '[[service]]\nword = "triage"\nmeaning = "Who is seen first."\n'


def write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "glossary.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_terms_stand_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    text = PAGE + TERM.format(id="b", name="Tool") + TERM.format(id="a", name="Lock") + SERVICE
    glossary = read_glossary(write(tmp_path, text))
    assert [term.name for term in glossary.terms] == ["Lock", "Tool"]
    assert glossary_page(glossary).splitlines() == [
        "# Words", "", "A line.", "", "- Lock: It is Lock.", "- Tool: It is Tool.", "", "## Theirs", "",
        "- triage: Who is seen first.",
    ]  # fmt: skip


def test_a_language_without_a_glossary_has_the_english_one() -> None:
    assert load_glossary("xx") == load_glossary("en")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PAGE + TERM.format(id="a", name="X") * 2 + SERVICE, "a stands twice"),
        (PAGE + TERM.format(id="a", name="X") + SERVICE + 'mening = "Y"\n', "mening"),
        (PAGE + SERVICE, "term"),
        ("[page", "glossary.toml"),
    ],
)
def test_a_mistake_is_told_with_the_name_of_the_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_glossary(write(tmp_path, text))
    assert said in str(caught.value)
