"""All pages: own names, own order, out of sight, digits."""

from __future__ import annotations

from wrap_tui.flows.arranging import (
    all_pages,
    can_move,
    grouped,
    hide,
    move,
    page_of_digit,
    rename,
    use_names,
)
from wrap_tui.services.book import Book


def sections(rows: object) -> list[str]:
    return [row.section for row in rows if row.section]  # type: ignore[attr-defined]


def test_every_digit_opens_its_page(book: Book) -> None:
    opened = {d: page_of_digit(book, d) for d in "123456789"}
    assert {d: row and (row.section or row.page) for d, row in opened.items()} == {
        "1": "today",
        "2": "toolbox",
        "3": "triggers",
        "4": "early",
        "5": "breaking",
        "6": "post",
        "7": "people",
        "8": "journal",
        "9": "looking_back",
    }


def test_a_section_moves_among_those_in_sight(book: Book) -> None:
    before = sections(all_pages(book))
    hide(book, before[1], True)
    assert before[1] not in sections(all_pages(book))
    assert before[1] in sections(all_pages(book, with_hidden=True))
    assert can_move(book, before[2], -1)
    assert move(book, before[2], -1)
    assert sections(all_pages(book))[:2] == [before[2], before[0]]
    assert not can_move(book, before[2], -1)
    assert not move(book, before[2], -1)
    assert sections(all_pages(book))[:2] == [before[2], before[0]]
    hide(book, before[1], False)
    assert set(sections(all_pages(book))) == set(before)


def test_own_names_and_ready_names(book: Book) -> None:
    rename(book, "triggers", " What [sets] me off ")
    assert any(row.label == "What [sets] me off" for row in all_pages(book))
    rename(book, "triggers", "")
    use_names(book, "newer")
    assert any(row.label == "Stressors" for row in all_pages(book))


def test_every_page_of_the_menu_has_a_name_of_its_own(book: Book) -> None:
    rows = all_pages(book, with_hidden=True)
    names = [row.section or row.page for row in rows]
    assert len(names) == len(set(names))
    assert len({row.label for row in rows}) == len(rows)
    assert {"reflect", "lenses", "visit", "story", "talks"} == {row.section for row in rows if row.living}


def test_pages_beside_the_plan_can_be_put_away_and_stay_in_their_place(book: Book) -> None:
    before = [row.section for row in all_pages(book)]
    assert not move(book, "story", -1)
    assert not can_move(book, "story", 1)
    assert [row.section for row in all_pages(book)] == before
    hide(book, "story", True)
    assert "story" not in [row.section for row in all_pages(book)]
    hide(book, "story", False)
    assert [row.section for row in all_pages(book)] == before


def test_pages_stand_in_few_groups_with_today_before_them(book: Book) -> None:
    found = grouped(book)
    assert [title for title, _ in found] == [
        "",
        "My plan",
        "Day by day",
        "People and copies",
        "This program",
    ]
    assert [row.page for row in found[0][1]] == ["today"]
    inside = {title: {row.section or row.page for row in rows} for title, rows in found}
    assert {"triggers", "crisis", "review"} <= inside["My plan"]
    assert {"journal", "looking_back", "story"} <= inside["Day by day"]
    assert {"people", "copies", "helplines"} <= inside["People and copies"]
    assert {"settings", "backups", "help"} <= inside["This program"]
    assert [row for _, rows in found for row in rows] == list(all_pages(book))
