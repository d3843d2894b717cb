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


def test_a_title_or_a_trigger_leaves_what_was_half_typed_in_the_entry() -> None:
    plan = book()
    entry = journal.write(plan, "A walk", "Monday")
    assert entry is not None
    plan.draft(entry.id, {"title": "Monday", "text": "A walk and the heron"}, (0, 20), "text")
    sit(plan, "entry", entry.id, reader=Script(["2", "Tuesday", "3", "A walk", "q"]))
    (kept,) = journal.entries(plan)
    assert (kept.title, kept.text) == ("Tuesday", "A walk")
    assert plan.plan.texts("triggers.events") == ("A walk",)
    script = Script(["1", "", "q"])
    assert "A walk and the heron" in sit(plan, "entry", entry.id, reader=script)
    (kept,) = journal.entries(plan)
    assert (kept.title, kept.text) == ("Tuesday", "A walk and the heron")
    assert entry.id not in plan.plan.drafts


def test_a_half_typed_title_waits_while_the_entry_is_changed_and_is_gone_on_with() -> None:
    plan = book()
    entry = journal.write(plan, "A walk", "Monday")
    assert entry is not None
    plan.draft(entry.id, {"title": "Monday by the ri", "text": "A walk"}, (0, 9), "title")
    sit(plan, "entry", entry.id, reader=Script(["1", "2", "A swim", "", "q"]))
    (kept,) = journal.entries(plan)
    assert (kept.title, kept.text) == ("Monday", "A swim")
    script = Script(["2", "", "q"])
    sit(plan, "entry", entry.id, reader=script)
    assert "Monday by the ri" in script.seen
    (kept,) = journal.entries(plan)
    assert (kept.title, kept.text) == ("Monday by the ri", "A swim")
    assert entry.id not in plan.plan.drafts


def test_a_name_typed_while_a_form_waits_is_a_thing_of_its_own() -> None:
    plan = book()
    plan.draft("crisis.medicines", {"name": "Zopravil", "dose": "5 m"})
    sit(plan, "question", "crisis.medicines", reader=Script(["q", "Ibuprofen", "", "q"]))
    assert [item.words("name") for item in plan.plan.at("crisis.medicines")] == ["Ibuprofen"]
    assert plan.plan.drafts["crisis.medicines"].fields == {"name": "Zopravil", "dose": "5 m"}


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


def test_a_half_typed_step_crosses_from_the_page_and_from_older_versions() -> None:
    plan = book()
    pubs = plan.add("triggers.events", {"text": "Loud pubs"})
    plan.draft(f"triggers.plan#{pubs.id}", {"text": "Walk"})
    plan.draft(f"step.{pubs.id}", {"text": "Ring Asha"})
    plan.draft("step.triggers", {"text": "Breathe"})
    script = Script(["1", "", "q"])
    sit(plan, "steps", "triggers", pubs.id, reader=script)
    assert "Walk Ring Asha" in script.seen
    script = Script(["2", "q", "q"])
    sit(plan, "steps", "triggers", reader=script)
    assert "Breathe" in script.seen
    assert plan.plan.texts("triggers.plan") == ("Walk Ring Asha",)
    assert {key: draft.fields["text"] for key, draft in plan.plan.drafts.items()} == {
        "triggers.plan#": "Breathe"
    }


def test_half_typed_words_about_a_tool_cross_too() -> None:
    plan = book()
    tea = plan.add("toolbox.use", {"name": "Tea"})
    plan.draft(f"tried.{tea.id}", {"text": "It helped a b"})
    script = Script(["1", "q", "q"])
    sit(plan, "tool", tea.id, reader=script)
    assert "It helped a b" in script.seen
    assert set(plan.plan.drafts) == {f"try#{tea.id}"}
