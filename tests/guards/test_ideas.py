"""Ideas are copied into the plan with two presses: they name nobody, and hold no fact about a body."""

from __future__ import annotations

import re
from typing import Final

import pytest

from wrap_tui.codec.catalog import load_catalog

MEDICAL: Final = ("crisis.health_line", "crisis.allergies", "crisis.medicines", "crisis.insurance")
"""Questions of which a wrong answer can do harm: their ideas are patterns with blanks."""

NAMED: Final = {
    "en": "Asha Ben Jo Ada Ana Yusuf Sam Ray Mia Lane Osei",
    "es": "Ana Toni Beni Yusuf Sam Ramón Mía Lara Osorio Ada",
}
"""Names that stood in ideas once."""

DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Fridays Sundays"
KNOWN: Final = frozenset(f"I Mum Dad Gran God Dios May November Ramadan Ramadán {DAYS}".split())
"""Words with a capital inside a sentence that are no one's name."""


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_idea_names_anybody(language: str) -> None:
    names = set(NAMED[language].split())
    for question in load_catalog(language).questions():
        for idea in question.ideas:
            assert not names & set(re.findall(r"\w+", idea)), (question.id, idea)
            inside = re.findall(r"(?<=[\w,] )[¿¡«]?([A-ZÁÉÍÓÚ]\w*)", idea)
            assert set(inside) <= KNOWN, (question.id, idea)


@pytest.mark.parametrize("language", ["en", "es"])
def test_ideas_about_medicines_and_allergies_are_patterns_with_blanks(language: str) -> None:
    catalog = load_catalog(language)
    for question_id in MEDICAL:
        ideas = catalog.question(question_id).ideas
        facts = [idea for idea in ideas if "…" not in idea]
        assert question_id == "crisis.insurance" or not facts, (question_id, facts)
        assert not re.search(r"\d", " ".join(ideas)), question_id
