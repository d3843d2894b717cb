"""The pages of what the lock page may show: the crisis card, names of plans, and going from one plan to another."""

from __future__ import annotations

from pathlib import Path

from tests.ui.kit import empty_book, opened, place, places, sam, screen_text, type_words
from tests.ui.running import places_in
from tests.ui.unlocking import again, make_vault, until
from wrap_tui.app import WrapApp
from wrap_tui.ending import LOCKED, Start
from wrap_tui.screens.crisis import CrisisPage
from wrap_tui.services import crisis_card, plans
from wrap_tui.services.in_clear import FILE_NAME


async def test_the_card_says_what_it_reveals_and_takes_lines(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        assert isinstance(pilot.app, WrapApp)
        pilot.app.go("card")
        await pilot.pause()
        text = screen_text(pilot)
        assert "with no passphrase" in text
        assert "Nothing is written." in text
        await pilot.press("space", "space")
        assert crisis_card.is_on(book)
        assert len(crisis_card.chosen(book.plan)) == 1
        assert crisis_card.lines(book)[0] in screen_text(pilot)
    assert not (tmp_path / FILE_NAME).exists()


async def test_the_card_is_on_for_one_computer_and_goes_off_for_all(tmp_path: Path) -> None:
    book = sam()
    book.prefer("card.on.othercomputer", True)
    async with opened(book, tmp_path, size=(80, 40)) as pilot:
        assert isinstance(pilot.app, WrapApp)
        pilot.app.go("card")
        await pilot.pause()
        assert "Another computer shows this card. Here it is off." in " ".join(screen_text(pilot).split())
        await pilot.press("space")
        assert crisis_card.is_on(book)
        assert "Another computer" not in screen_text(pilot)
        await pilot.press("home", "space")
        await pilot.pause()
        assert "Other computers follow when they next open this plan." in " ".join(screen_text(pilot).split())
    assert not crisis_card.is_on(book)
    assert not crisis_card.is_on_elsewhere(book)


async def test_without_a_crisis_plan_the_card_has_a_row_that_opens_it(tmp_path: Path) -> None:
    async with opened(empty_book(), tmp_path) as pilot:
        assert isinstance(pilot.app, WrapApp)
        pilot.app.go("card")
        await pilot.pause()
        await pilot.press("down")
        assert "› Write my crisis plan\n" in screen_text(pilot).replace("›      ", "› ")
        await pilot.press("enter")
        await pilot.pause()
        assert place(pilot) == ("section", "crisis")


async def test_the_lock_page_shows_the_card_and_the_other_plans(tmp_path: Path) -> None:
    make_vault(tmp_path)
    where = places_in(tmp_path)
    book = again(tmp_path)
    step = book.add("crisis.for_me_now", {"text": "Feet on the floor"})
    crisis_card.choose(book, step.id)
    crisis_card.switch(book, True)
    book.close()
    plans.put_on_list(where, "Everyday, and words that no header at this size has room for")
    plans.begin_another(where, "Grief")
    app = WrapApp(Start(where))
    async with app.run_test(size=(60, 34)) as pilot:
        shown = await until(app, pilot, "Grief")
        assert "This plan: Everyday, and words that no header at this size has room for" in " ".join(
            shown.split()
        )
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, CrisisPage)
        shown = screen_text(pilot)
        assert "Feet on the floor" in shown
        assert "crisis" not in shown.lower()
        assert "print" not in shown.lower()
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("tab", "tab", "tab", "tab", "enter")
        await until(app, pilot, "How would you like to start?")
        assert app.places.vault.name == "plan-2.wrap"
        assert app.next_vault == app.places.vault
        assert "Everyday" in screen_text(pilot), "there is a way back from a plan that is not begun"
        await pilot.press("end", "enter")
        await until(app, pilot, "Type your passphrase")
        assert app.places.vault.name == "plan.wrap"


async def test_a_plan_is_named_and_another_is_begun(tmp_path: Path) -> None:
    make_vault(tmp_path)
    book = again(tmp_path)
    app = WrapApp(Start(places_in(tmp_path)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.opened(book)
        await pilot.pause()
        app.go("plans")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("enter")
        await type_words(pilot, "Everyday")
        await pilot.press("enter")
        await pilot.pause()
        assert plans.name_of(app.places) == "Everyday"
        await pilot.press("down", "enter")
        await type_words(pilot, "Grief")
        await pilot.press("enter")
        for _ in range(200):
            await pilot.pause(0.02)
            if app.return_code == LOCKED:
                break
    assert app.return_code == LOCKED
    assert app.next_vault is not None
    assert app.next_vault.name == "plan-2.wrap"
    assert not book.plan.preference("names.Grief")


async def test_the_demonstration_writes_nothing(tmp_path: Path) -> None:
    async with opened(sam(), tmp_path) as pilot:
        assert isinstance(pilot.app, WrapApp)
        pilot.app.go("plans")
        await pilot.pause()
        await pilot.pause()
        await pilot.press("enter")
        await type_words(pilot, "Everyday")
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is written." in screen_text(pilot)
    assert plans.listed(places(tmp_path)) == ()


async def test_i_got_through_this_is_one_key_away_from_the_crisis_page(tmp_path: Path) -> None:
    book = sam()
    async with opened(book, tmp_path) as pilot:
        await pilot.press("0", "t")
        await pilot.pause()
        await type_words(pilot, "The long night")
        await pilot.press("enter")
        await pilot.pause()
    assert book.plan.texts("journal.got_through")[-1] == "The long night"
