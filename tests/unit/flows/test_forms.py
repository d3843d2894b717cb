"""Forms keep half-filled records as drafts and enter the plan whole."""

from __future__ import annotations

from tests.unit.plain import sitting
from wrap_tui.domain.plan import Value
from wrap_tui.flows.forms import Form
from wrap_tui.flows.search import find
from wrap_tui.flows.sections import row_of, value_words
from wrap_tui.services.book import Book


def test_a_half_filled_form_is_a_draft_until_it_is_kept(book: Book) -> None:
    question = book.catalog.question("crisis.supporters")
    form = Form(book, question)
    assert form.short[0].id == "name"
    name = form.spec.field("name")
    phones = form.spec.field("phones")
    assert name
    assert phones
    form.typed(name, "Asha", (0, 4))
    assert book.plan.at(question.id) == ()
    again = Form(book, question)
    assert again.text(name) == "Asha"
    assert (again.cursor, again.focus) == ((0, 4), "name")
    again.typed(phones, "+44 7700 900123\n\n07700 900 124 (text only)")
    kept = again.keep()
    assert kept is not None
    assert kept.lines("phones") == ("+44 7700 900123", "07700 900 124 (text only)")
    assert not book.plan.drafts


def test_an_empty_form_adds_nothing(book: Book) -> None:
    form = Form(book, book.catalog.question("crisis.supporters"))
    assert form.keep() is None
    assert book.plan.items == {}


def test_changing_a_record_keeps_its_older_wording(book: Book) -> None:
    question = book.catalog.question("toolbox.use")
    item = book.add(question.id, {"name": "Walk"})
    form = Form(book, question, item.id)
    name = form.spec.field("name")
    assert name
    form.typed(name, "Walk by the river")
    assert form.changed
    form.keep()
    assert [o.fields["name"] for o in book.plan.older_of(item.id)] == ["Walk"]


def test_a_single_form_has_one_answer(book: Book) -> None:
    form = Form(book, book.catalog.question("crisis.home"))
    address = form.spec.field("address")
    assert address
    form.typed(address, "4 Mill Lane")
    form.keep()
    answer = book.plan.answer("crisis.home")
    assert answer
    assert answer.words("address") == "4 Mill Lane"


def test_links_offer_what_is_there(book: Book) -> None:
    tool = book.add("toolbox.use", {"name": "Tea"})
    form = Form(book, book.catalog.question("early.plan"))
    link = form.spec.field("link")
    assert link
    assert [(p.id, p.label) for p in form.picks(link)] == [(tool.id, "Tea")]


def test_a_form_knows_words_that_are_too_long_and_days_that_are_none(book: Book) -> None:
    form = Form(book, book.catalog.question("visit.visits"))
    form.values["who"] = "Dr Osei"
    assert (form.long, form.date_outcome) == (False, "kept")
    for typed, outcome in {
        "31 February 2027": "no_such_date",
        "soon": "unread_date",
        "3.11.2026": "kept",
    }.items():
        form.values["on"] = typed
        assert form.date_outcome == outcome
    form.values["questions"] = ("short", "x" * 20_001)
    assert form.long


def test_a_long_box_with_empty_lines_alone_stays_empty(book: Book) -> None:
    question = book.catalog.question("toolbox.use")
    form = Form(book, question, book.add(question.id, {"name": "Tea"}).id)
    how = form.spec.field("how")
    assert how
    form.typed(how, "\n \n")
    kept = form.keep()
    assert kept is not None
    assert "how" not in kept.fields


def test_where_one_line_ends_can_be_seen_in_every_list_and_other_lists_keep_their_commas() -> None:
    book = sitting.book()
    lines = ("Can it be eight for good?", "Who rings me, and when?")
    visit = book.add("visit.visits", {"who": "Dr Lee", "questions": lines})
    joined = "Can it be eight for good?; Who rings me, and when?"
    row = row_of(book, visit)
    assert joined in dict(row.details).values()
    assert [hit.id for hit in find(book, "good?; Who rings") if hit.kind == "item"] == [visit.id]
    form = Form(book, row.question, visit.id)
    field = form.spec.field("questions")
    assert field
    assert value_words(book.plan, field, form.values.get(field.id)) == joined
    asha = book.add("crisis.supporters", {"name": "Asha", "phones": ("01 2", "03 4")})
    assert "01 2, 03 4" in dict(row_of(book, asha).details).values()
    tool = book.add("toolbox.use", {"name": "Radio", "when": ("mornings", "noise")})
    assert "mornings, noise" in dict(row_of(book, tool).details).values()


def test_plain_reads_the_names_of_links_and_moments_as_people_say_them(book: Book) -> None:
    late = book.add("triggers.events", {"text": "Late trains"})
    fields: dict[str, Value] = {"text": "Long day", "at": "2026-02-03T19:40+01:00", "links": (late.id,)}
    entry = book.add("journal.entries", fields)
    said = sitting.sit(book, "form", "journal.entries", entry.id, reader=sitting.Script(["", "", "q"]))
    assert "Linked to: Late trains" in said
    assert "Moment: 3 February 2026 at 19:40" in said
    assert entry.id not in said
    assert late.id not in said
    assert dict(book.plan.items[entry.id].fields) == fields
