"""Scripts on paper: marks stay on their letters, lines break where the script breaks, right to left keeps its order."""

from __future__ import annotations

import re

import pytest

from tests.unit.export.planted import answered, facts, put
from tests.unit.export.reading import need, pdf_text, run, with_file
from tests.unit.export.test_pdf import CATALOG, document
from wrap_tui.domain.plan import build
from wrap_tui.export.as_pdf import as_pdf
from wrap_tui.export.card import wallet_card
from wrap_tui.export.direction import phone, words
from wrap_tui.export.paper import HAN_FONTS, fonts_for, paper_data
from wrap_tui.export.tree import Bullets, Card, Document, Records, Row, Section

HEBREW = "לשאול לפני שנוגעים בי. להתקשר לאחותי בטלפון +44 20 7946 0123 או לכתוב ב-WhatsApp בערב"
NUMBER = "+44 20 7946 0123"
LINE = 8
"""Points between two lines, at the least."""

LONG = {
    "Thai": ("กรุณาถามก่อนแตะตัวฉันทุกครั้งฉันพูดช้าและต้องใช้เวลาในการตอบคำถามโปรดรอสักครู่", "Noto Sans Thai"),
    "Burmese": ("ကျွန်မဘေးမှာထိုင်ပါမျက်နှာချင်းဆိုင်မထိုင်ပါနဲ့တစ်ခါတည်းမေးခွန်းနှစ်ခုမမေးပါနဲ့", "Noto Sans Myanmar"),
    "Chinese": (
        "每一次碰我之前，请先问我。我说话很慢，需要时间来回答问题，请耐心等一等。",
        "Noto Sans CJK SC",
    ),
    "Japanese": (
        "触れる前に、毎回必ず声をかけてください。話すのが遅く、答えるのに時間がかかります。",
        "Noto Sans CJK JP",
    ),
}


def installed(font: str) -> None:
    """Skip where *font* is not on this computer."""
    need("fc-list")
    if font not in run("fc-list", ":", "family").decode():
        pytest.skip(f"{font} is not installed here")


def on_paper(document: Document | bytes) -> list[tuple[float, float, float, str]]:
    """The words of a document: how far from the top, from the left, how broad, and what."""
    need("pdftotext")
    data = document if isinstance(document, bytes) else as_pdf(document)
    boxes = with_file(data, ".pdf", lambda p: run("pdftotext", "-bbox", p, "-")).decode()
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>([^<]*)<', boxes)
    return [(float(y), float(x), float(end) - float(x), word) for x, y, end, word in found]


def one_line(text: str) -> Document:
    """A document of one thing in a list."""
    return Document("Plan", "en", (), (Section((), 2, (Bullets((words(text),)),)),))


def broad(text: str) -> float:
    """How broad a word is drawn."""
    return next(width for _, _, width, word in on_paper(one_line(text)) if word == text)


@pytest.mark.parametrize("script", LONG)
def test_nothing_is_put_between_the_letters_of_a_script_that_breaks_by_itself(script: str) -> None:
    text, font = LONG[script]
    installed(font)
    assert "\u200b" not in pdf_text(as_pdf(one_line(text)))


@pytest.mark.parametrize(
    ("before", "after", "font"),
    [("WhatsApp", "இல்", "Noto Sans Tamil"), ("धीरे", "धीरे", "Noto Sans Devanagari")],
)
def test_a_word_with_a_hyphen_keeps_its_marks_and_no_circle_is_drawn_for_them(
    before: str, after: str, font: str
) -> None:
    installed(font)
    assert broad(f"{before}-{after}") == pytest.approx(broad(f"{before}-") + broad(after), abs=2)


@pytest.mark.parametrize("before", ["请打电话给我的姐姐，号码是", "फ़ोन कीजिए ", "ring me "])
def test_a_number_in_running_words_is_never_broken(before: str) -> None:
    installed("Noto Sans CJK SC")
    for filler in range(28, 50, 2):
        places = on_paper(
            one_line(f"{'w ' * filler}{before}{NUMBER}，或者在WhatsApp上留言和她说我需要她请她过来")
        )
        pieces = [y for y, _, _, word in places if re.search(r"\+44|7946|0123", word)]
        assert len(pieces) == 3
        assert max(pieces) - min(pieces) < LINE


def test_a_long_word_of_letters_that_hold_hands_is_not_parted() -> None:
    installed("Noto Sans Arabic")
    assert "\u200b" not in pdf_text(as_pdf(one_line("مستشفىالمدينةالكبيرةفيالشارعالطويل")))


def test_a_long_word_of_other_letters_may_break() -> None:
    assert "\u200b" in pdf_text(as_pdf(one_line("x" * 200)))


@pytest.mark.parametrize("kind", ["record", "card"])
def test_words_with_a_number_keep_their_order_where_they_run_right_to_left(kind: str) -> None:
    if kind == "card":
        plan = answered(build(), "crisis.health_line", text=f"לשאול {NUMBER} WhatsApp בערב")
        made: Document | bytes = wallet_card(plan, CATALOG, facts(), ["health_line"])
    else:
        made = document(put(build(), "crisis.tasks", what="חתול", how=HEBREW))
    at = {word: (round(y), -x) for y, x, _, word in on_paper(made)}
    order = [at[word] for word in ("לשאול"[::-1], "+44", "WhatsApp", "בערב"[::-1])]
    assert order == sorted(order)


def test_a_row_is_taken_for_numbers_when_it_holds_nothing_else() -> None:
    def row(*spans: object) -> object:
        rows = (Row("How", spans),)  # type: ignore[arg-type]
        section = Section((), 2, (Records((Card(words("Cat"), rows),)),))
        return paper_data(Document("Plan", "en", (), (section,)))["sections"][0]["blocks"][0]["cards"][0][
            "rows"
        ][0]

    assert row(phone("07700 900123"))["phone"]  # type: ignore[index]
    assert not row(*words(HEBREW))["phone"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "language"),
    [("请给我姐姐打电话", "zh"), ("姉に電話", "ja"), ("언니 電話", "ko"), ("Ring me", "zh")],
)
def test_han_letters_look_as_in_the_language_they_stand_in(text: str, language: str) -> None:
    assert fonts_for({"text": text})[-len(HAN_FONTS[language]) :] == HAN_FONTS[language]
