"""Helplines as the person has them: own lines, changed ones, lines out of sight; on every page, in copies, in TOML."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.unit.flows.conftest import Wall
from tests.unit.plain import sitting
from wrap_tui.codec.items import to_records
from wrap_tui.codec.toml_plan import export_toml, read_toml
from wrap_tui.domain import edit
from wrap_tui.domain.helpline import Helpline
from wrap_tui.domain.plan import build
from wrap_tui.flows import helpline_page as flow
from wrap_tui.flows.arranging import all_pages, page_of
from wrap_tui.flows.crisis import crisis_view_for
from wrap_tui.flows.forms import Form
from wrap_tui.flows.helpline_page import LineRow, helplines_view
from wrap_tui.flows.older import removed_things
from wrap_tui.services import helplines
from wrap_tui.services.book import Book
from wrap_tui.services.clock import Clock
from wrap_tui.services.exporting import facts_for
from wrap_tui.services.intake import review, take_in
from wrap_tui.services.own_lines import OWN, lines_for
from wrap_tui.services.uniting import merged_plan

REFUGE = "National Domestic Abuse Helpline (Refuge)"


def names(book: Book, country: str = "GB") -> list[str]:
    return [row.line.name for row in helplines_view(book, country).rows]


def row(book: Book, name: str) -> LineRow:
    return next(row for row in helplines_view(book, "GB").rows if row.line.name == name)


def form_of(book: Book, line: Helpline) -> Form:
    return Form(book, book.catalog.question(OWN), flow.item_to_change(book, line))


def correct(book: Book, name: str, **fields: str | tuple[str, ...]) -> None:
    """Change some fields of a line as its form does."""
    form = form_of(book, row(book, name).line)
    for field, words in fields.items():
        spec = form.spec.field(field)
        assert spec is not None
        form.put(spec, words)
    form.keep()


def test_every_shipped_line_has_an_id_of_its_own() -> None:
    ids = [line.id for code, _ in helplines.countries() for line in helplines.lines(code).lines]
    assert len(set(ids)) == len(ids)
    assert helplines.lines("GB").lines[0].id == "gb.samaritans"


def test_an_own_line_stands_first_here_and_on_the_crisis_page(book: Book) -> None:
    book.add(OWN, {"name": "Night line of the town", "numbers": ("01632 960001",), "hours": ("20-24",)})
    assert names(book)[0] == "Night line of the town"
    ring = next(group for group in crisis_view_for(book, "GB").first if group.id == "ring")
    assert [(line.text, line.phone) for line in ring.lines] == [("Night line of the town", "01632 960001")]
    assert row(book, "Night line of the town").source == "own"


def test_without_a_country_own_lines_are_there(book: Book) -> None:
    assert crisis_view_for(book, "").country_unset
    book.add(OWN, {"name": "Night line", "numbers": ("01632 960001",)})
    view = crisis_view_for(book, "")
    assert view.country_unset
    assert any(line.phone == "01632 960001" for group in view.first for line in group.lines)


def test_a_line_opens_and_closes_by_its_own_clock(book: Book, wall: Wall) -> None:
    book.add(OWN, {"name": "Tokyo", "numbers": ("1",), "hours": ("9-17",), "zone": "Asia/Tokyo"})
    book.add(OWN, {"name": "Here", "numbers": ("2",), "hours": ("every day 9-17",)})
    wall.at = datetime(2026, 11, 3, 10, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert "open now" in row(book, "Tokyo").facts[0]
    wall.at = datetime(2026, 11, 3, 10, 0, tzinfo=ZoneInfo("Europe/London"))
    assert "closed now" in row(book, "Tokyo").facts[0]
    assert "open now" in row(book, "Here").facts[0]


@pytest.mark.parametrize("zone", ["", "Not/AZone"])
def test_hours_that_are_no_hours_are_shown_and_never_called_open(book: Book, zone: str) -> None:
    book.add(OWN, {"name": "Jo", "numbers": ("1",), "hours": ("when the lamp is lit",), "zone": zone})
    assert row(book, "Jo").facts[0] == "when the lamp is lit"


def test_an_unknown_zone_tells_the_hours_alone(book: Book) -> None:
    book.add(OWN, {"name": "Jo", "numbers": ("1",), "hours": ("9-17",), "zone": "Not/AZone"})
    assert "now" not in row(book, "Jo").facts[0]


def test_what_a_line_may_do_is_said(book: Book) -> None:
    book.add(OWN, {"name": "Jo", "numbers": ("1",), "sends_help": "yes", "on_bill": "no", "kind": "warm"})
    said = row(book, "Jo").facts
    assert "may send help without asking you" in said
    assert "does not show on the phone bill" in said
    assert any("warm line" in words for words in said)
    assert names(book)[-2:] == ["Jo", REFUGE], "lines for a crisis come first"


def test_a_changed_line_keeps_its_place_and_can_go_back(book: Book) -> None:
    before = names(book)
    correct(book, "Samaritans", numbers=("116 124",), note="ask for Ada")
    assert names(book) == before
    assert row(book, "Samaritans").ways == "116 124"
    assert row(book, "Samaritans").source == "changed"
    assert "changed by you" in row(book, "Samaritans").facts
    flow.as_shipped(book, row(book, "Samaritans").line)
    assert row(book, "Samaritans").ways == "116 123"
    correct(book, "Samaritans", note="ask for Bo")
    assert row(book, "Samaritans").ways == "116 123", "it begins with how it came"


def test_changing_begins_with_every_fact_of_the_line(book: Book) -> None:
    for line in helplines.lines("DK").lines:
        form = form_of(book, line)
        now, ids = book.clock.now(), book.clock.new_id
        held, _ = edit.add(book.plan, OWN, form.before, now, ids, form.item_id)
        (mine,) = [one for one in lines_for(held, "DK").lines if one.id == line.id]
        assert helplines.facts(mine) == helplines.facts(line)
        assert helplines.all_ways(mine) == helplines.all_ways(line)


def test_looking_at_the_form_of_a_line_changes_nothing(book: Book) -> None:
    before = book.plan
    for line in helplines.lines("GB").lines:
        form = form_of(book, line)
        assert not form.changed
        assert not form.gone
        assert form.keep() is None
    assert book.plan is before
    assert row(book, "Samaritans").source == "shipped"


def test_what_is_half_typed_in_a_line_waits_and_is_gone_on_with(book: Book) -> None:
    form = form_of(book, row(book, "Samaritans").line)
    note = form.spec.field("note")
    assert note is not None
    form.typed(note, "ask for A")
    assert row(book, "Samaritans").source == "shipped"
    again = form_of(book, row(book, "Samaritans").line)
    assert (again.text(note), again.moved, again.taken_up) == ("ask for A", False, True)
    again.typed(note, "ask for Ada")
    assert again.keep() is not None
    assert (row(book, "Samaritans").line.note, row(book, "Samaritans").ways) == ("ask for Ada", "116 123")
    assert not book.plan.drafts


def test_a_line_that_was_erased_for_good_can_be_changed_and_hidden_again(book: Book) -> None:
    correct(book, "Samaritans", note="ask for Ada")
    book.erase("line.gb.samaritans")
    correct(book, "Samaritans", note="ask for Bo")
    assert row(book, "Samaritans").line.note == "ask for Bo"
    flow.hide(book, row(book, "Shout").line)
    book.erase("away.gb.shout")
    assert "Shout" in names(book)
    flow.hide(book, row(book, "Shout").line)
    assert "Shout" not in names(book)
    assert book.undo()
    assert "Shout" in names(book)


def test_a_line_that_is_shown_again_is_no_removed_thing(book: Book) -> None:
    flow.hide(book, row(book, "Shout").line)
    flow.show_again(book, helplines_view(book, "GB").hidden[0])
    assert removed_things(book) == ()
    correct(book, "Samaritans", note="ask for Ada")
    flow.as_shipped(book, row(book, "Samaritans").line)
    assert [thing.title for thing in removed_things(book)] == ["Samaritans"]


def test_a_line_out_of_sight_is_nowhere_and_comes_back(book: Book) -> None:
    flow.hide(book, row(book, "Samaritans").line)
    assert "Samaritans" not in names(book)
    said = [
        line.text
        for g in (*crisis_view_for(book, "GB").first, *crisis_view_for(book, "GB").more)
        for line in g.lines
    ]
    assert "Samaritans" not in said
    assert [line.name for line in helplines_view(book, "GB").hidden] == ["Samaritans"]
    flow.show_again(book, helplines_view(book, "GB").hidden[0])
    assert "Samaritans" in names(book)
    flow.hide(book, row(book, "Samaritans").line)
    assert "Samaritans" not in names(book)
    assert book.undo()
    assert "Samaritans" in names(book)


def test_without_a_plan_the_shipped_lines_stand() -> None:
    view = helplines_view(None, "GB")
    assert [row.line.name for row in view.rows] == ["Samaritans", "Shout", "NHS 111", REFUGE]
    assert view.hidden == ()


def test_copies_show_corrected_numbers_and_no_word_of_the_person(book: Book) -> None:
    book.add(OWN, {"name": "PLANTED line", "numbers": ("0",)})
    correct(book, "Samaritans", numbers=("116 124",), note="PLANTED note", audience="PLANTED people")
    flow.hide(book, row(book, "Shout").line)
    shown = facts_for(book.plan, "GB", date(2026, 11, 3)).helplines
    assert [line.name for line in shown.lines] == ["Samaritans", "NHS 111", REFUGE]
    assert shown.lines[0].numbers == ("116 124",)
    assert "PLANTED" not in repr(shown)


def test_they_go_through_toml_and_back(book: Book) -> None:
    book.add(OWN, {"name": "Mine", "numbers": ("01632 960001",), "hours": ("9-17",), "on_bill": "yes"})
    correct(book, "Samaritans", numbers=("116 124",))
    flow.hide(book, row(book, "Shout").line)
    text = export_toml(book.plan, book.catalog)
    incoming = read_toml(text, book.catalog, "plan.toml")
    clock = Clock("other")
    plan = take_in(build(), review(build(), incoming, book.catalog, clock.new_id), clock.now)
    assert lines_for(plan, "GB") == lines_for(book.plan, "GB")
    assert "PLANTED" not in export_toml(book.plan, book.catalog, "plan")
    assert "01632 960001" not in export_toml(book.plan, book.catalog, "plan")


def test_two_devices_that_change_and_hide_the_same_line_agree(book: Book) -> None:
    other = Book(book.plan, book.catalog, Clock("other", after=book.clock.now()))
    correct(book, "Samaritans", note="ask for Ada")
    flow.hide(other, row(other, "Shout").line)
    correct(other, "Samaritans", numbers=("9",))
    plan = merged_plan(book.plan, to_records(other.plan))
    assert [line.name for line in lines_for(plan, "GB").lines] == ["Samaritans", "NHS 111", REFUGE]
    assert merged_plan(other.plan, to_records(book.plan)).items == plan.items


def test_the_menu_names_helplines_once_and_notes_for_later_nowhere(book: Book) -> None:
    labels = [row.label for row in all_pages(book, with_hidden=True)]
    assert labels.count("Helplines") == 1
    assert "My helplines" not in labels
    assert "Notes for later" not in labels
    assert page_of("helplines") == "helplines"


def test_line_by_line_a_line_is_changed_hidden_and_added() -> None:
    book = sitting.book()
    out = sitting.sit(book, "helplines", answers=["3", "2", "2", "q"])
    assert [line.name for line in helplines_view(book, "GB").hidden] == ["Shout"]
    assert "Bring back into sight: Shout" in out
    sitting.sit(book, "helplines", answers=["4", "q"])
    assert helplines_view(book, "GB").hidden == ()
    sitting.sit(
        book, "helplines", answers=["2", "Night line", "01632 960001", "", "every day 20-24", "", "", "q"]
    )
    assert names(book)[0] == "Night line"
    assert row(book, "Night line").facts[0].startswith("every day, 20:00 to 24:00")


def test_line_by_line_before_a_plan_is_open_the_lines_are_read_only() -> None:
    out = sitting.sit(sitting.book(), "helplines", answers=["q"], began=False)
    assert "Samaritans" in out
    assert "Add a line" not in out
