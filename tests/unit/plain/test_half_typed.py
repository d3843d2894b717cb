"""Half-typed words in plain mode: what was changed after they were begun stays."""

from __future__ import annotations

from tests.unit.plain.sitting import Script, book, sit
from wrap_tui.flows import journal
from wrap_tui.flows.forms import Form


def test_a_half_filled_form_says_that_the_rest_is_newer() -> None:
    plan = book()
    asha = plan.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900111",)})
    form = Form(plan, plan.catalog.question("crisis.supporters"), asha.id)
    spec = form.spec.field("relationship")
    assert spec is not None
    form.typed(spec, "my sist")
    held = plan.plan.drafts[asha.id]
    plan.change(asha.id, {"name": "Asha", "phones": ("07700 900999",)})
    plan.apply(plan.plan.with_draft(held), undoable=False)
    said = sit(plan, "form", "crisis.supporters", asha.id, answers=[""] * 12)
    assert "The rest is newer: it was changed meanwhile." in " ".join(said.split())
    now = plan.plan.items[asha.id]
    assert (now.lines("phones"), now.words("relationship")) == (("07700 900999",), "my sist")


def test_a_half_typed_entry_says_that_what_was_changed_goes_to_older_words() -> None:
    plan = book()
    entry = journal.write(plan, "A walk", "Monday")
    assert entry is not None
    plan.draft(entry.id, {"text": "A walk ho"})
    held = plan.plan.drafts[entry.id]
    plan.change(entry.id, {**entry.fields, "text": "A swim", "title": "Tuesday"})
    plan.apply(plan.plan.with_draft(held), undoable=False)
    said = sit(plan, "entry", entry.id, reader=Script(["1", "", "q"]))
    assert "goes to older words." in " ".join(said.split())
    (kept,) = journal.entries(plan)
    assert (kept.title, kept.text) == ("Tuesday", "A walk ho")
    assert "A swim" in [older.fields["text"] for older in plan.plan.older_of(entry.id)]


def test_half_typed_words_of_one_thing_say_it_too() -> None:
    plan = book()
    pubs = plan.add("triggers.events", {"text": "Loud pubs"})
    plan.draft(pubs.id, {"text": "Loud pubs at"})
    held = plan.plan.drafts[pubs.id]
    plan.change(pubs.id, {"text": "Bars"})
    plan.apply(plan.plan.with_draft(held), undoable=False)
    said = sit(plan, "change", pubs.id, reader=Script(["Loud pubs at night"]))
    assert "goes to older words." in " ".join(said.split())
    assert plan.plan.texts("triggers.events") == ("Loud pubs at night",)
