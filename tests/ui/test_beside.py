"""The pages beside the plan by keyboard: nine areas of life, starts for writing, goals, celebrations from anywhere."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.ui.kit import empty_book, opened, place, press, screen_text, the_app, type_words
from wrap_tui.flows.reflection import goal_of


async def go(pilot: Pilot[int], *where: str) -> None:
    the_app(pilot).go(*where)
    await pilot.pause()
    await pilot.pause()


async def test_they_stand_in_all_pages(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path, size=(80, 50)) as pilot:
        await press(pilot, "m")
        text = screen_text(pilot)
        for name in ("Nine areas of life", "Starts for writing", "Visits", "My story", "Talks and choices"):
            assert name in text


async def test_lines_are_answered_by_a_digit_and_taken_back_by_the_same(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "reflect")
        await press(pilot, "enter")
        assert place(pilot) == ("area", "help")
        await press(pilot, "1", "2", "3")
        assert [book.plan.text(f"reflect.help_{n}") for n in ("finding", "come_and_go", "tell")] == [
            "now",
            "like",
            "not",
        ]
        await press(pilot, "up", "up", "up", "1")
        assert book.plan.text("reflect.help_finding") == ""
        assert "True now" not in screen_text(pilot).replace("1 true now", "")


async def test_a_wish_becomes_a_goal_in_one_key_and_says_where_it_came_from(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "area", "family")
        await press(pilot, "g")
        goal = goal_of(book, "reflect.family_whom")
        assert goal is not None
        assert "I would like this, a goal of mine" in screen_text(pilot)
        await go(pilot, "goal", goal.id)
        assert "From nine areas of life: I am thinking about whom to include" in screen_text(pilot)


async def test_enter_asks_when_single_keys_are_off(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "area", "peers")
        await press(pilot, "enter", "2")
        assert book.plan.text("reflect.peers_willing") == "like"
        await press(pilot, "enter", "5")
        assert goal_of(book, "reflect.peers_been_there") is not None


async def test_an_area_is_put_away_and_comes_back(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path, size=(80, 40)) as pilot:
        await go(pilot, "reflect")
        await press(pilot, "h")
        assert "Help and health care   " not in screen_text(pilot)
        await press(pilot, "end", "up", "enter")
        assert "Help and health care   What helps me" in screen_text(pilot)


async def test_a_start_becomes_an_entry_and_one_that_is_passed_leaves_no_mark(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "lens", "chime")
        assert "Who have you felt close to lately?" in screen_text(pilot)
        await press(pilot, "pagedown")
        await type_words(pilot, "Friday")
        await press(pilot, "pagedown")
        assert "Kept in your journal." in screen_text(pilot)
        await type_words(pilot, "I fix things")
        await press(pilot, "escape")
    assert [(e.words("title"), e.text) for e in book.plan.at("journal.entries")] == [
        ("What I look forward to", "Friday"),
        ("Who I am", "I fix things"),
    ]
    assert not book.plan.drafts
    assert not [key for key in book.plan.items if key.startswith("lenses.")]


async def test_half_typed_words_of_a_start_are_there_again(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "lens", "chime")
        await type_words(pilot, "My sis")
        await press(pilot, "f2", "escape")
        assert "My sis" in screen_text(pilot)


async def test_goals_end_in_any_way_and_open_again(tmp_path: Path) -> None:
    book = empty_book()
    ids = [book.add("matters.goals", {"text": f"Goal {n}", "next_step": "Ring Jo"}).id for n in range(4)]
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "goals")
        for key in ("2", "3", "4", "5"):
            await press(pilot, "home", "e", key)
        assert [book.plan.items[i].words("ending") for i in ids] == ["done", "changed", "let_go", "resting"]
        assert {book.plan.items[i].words("ended_on") for i in ids} == {"2025-10-14"}
        text = screen_text(pilot)
        for label in ("Done", "Changed", "Let go", "Resting"):
            assert f"{label}, Tuesday 14 October 2025" in text
        await press(pilot, "home", "e", "1")
        assert sum(not book.plan.items[i].words("ending") for i in ids) == 1


async def test_a_next_step_goes_on_the_daily_list_once(tmp_path: Path) -> None:
    book = empty_book()
    goal = book.add("matters.goals", {"text": "See the sea", "next_step": "Look up trains"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "goal", goal.id)
        await press(pilot, "t", "t")
        assert "already" in screen_text(pilot)
    assert book.plan.texts("daily.every") == ("Look up trains",)


async def test_a_celebration_is_written_from_anywhere(tmp_path: Path) -> None:
    book = empty_book()
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "3", "ctrl+p")
        await type_words(pilot, "celebr")
        await press(pilot, "enter")
        await type_words(pilot, "I opened the letter")
        await press(pilot, "enter", "escape")
        assert place(pilot) == ("section", "triggers")
    assert book.plan.texts("journal.celebrations") == ("I opened the letter",)


async def test_the_palette_finds_what_the_plan_holds_and_opens_it(tmp_path: Path) -> None:
    book = empty_book()
    book.add("crisis.supporters", {"name": "Zdenka"})
    entry = book.add("journal.entries", {"text": "Rain, and Zdenka rang", "at": "2025-10-01T10:00"})
    async with opened(book, tmp_path) as pilot:
        await press(pilot, "ctrl+p")
        await type_words(pilot, "zdenka")
        text = screen_text(pilot)
        assert "In my plan" in text
        assert "Rain, and Zdenka rang" in text
        await press(pilot, "down", "down", "enter")
        assert place(pilot) in {("entry", entry.id), ("form", "crisis.supporters", "i1")}
    assert "zdenka" not in repr(book.plan.preferences).casefold()


async def test_what_was_looked_for_is_marked(tmp_path: Path) -> None:
    book = empty_book()
    book.add("triggers.events", {"text": "Late café trains"})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "search")
        await type_words(pilot, "cafe")
        strips = pilot.app.screen._compositor.render_strips()
        marked = [s.text for strip in strips for s in strip if s.style and s.style.underline]
        assert marked == ["café"]


async def test_a_story_can_be_saved_alone_from_its_page(tmp_path: Path) -> None:
    book = empty_book()
    book.add("story.chapters", {"title": "The house", "text": "By the canal."})
    async with opened(book, tmp_path) as pilot:
        await go(pilot, "section", "story")
        assert "Print or save this page alone" in screen_text(pilot)
        await press(pilot, "down", "enter")
        assert place(pilot) == ("export", "story")
