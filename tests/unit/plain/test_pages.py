"""Every plain page does what its flow can, and says it in lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.plain.sitting import Script, book, sit
from wrap_tui.domain.sharing import Copy
from wrap_tui.flows import copies
from wrap_tui.plain.table import PAGES
from wrap_tui.plain.wrapping import COLUMNS, cells
from wrap_tui.services.book import Book

HOSTILE = "[b]\x1b[31m[/]{name} \u202eאבג %s 漢字🙂 " + "x" * 300


def filled() -> Book:
    """A plan with something in every list and every record."""
    made = book()
    for question in made.catalog.questions():
        spec = made.catalog.record_of(question)
        if question.kind == "yesno":
            made.answer(question.id, {"text": True})
        elif spec is not None:
            words = {f.id: HOSTILE for f in spec.fields if f.kind in ("line", "text")}
            phones: dict[str, str | bool | tuple[str, ...]] = {
                f.id: ("07700 900123", HOSTILE) for f in spec.fields if f.kind in ("phones", "lines")
            }
            made.answer(question.id, {**words, **phones}) if question.single else made.add(
                question.id, {**words, **phones}
            )
        elif question.single:
            made.answer(question.id, {"text": HOSTILE})
        else:
            made.add(question.id, {"text": HOSTILE})
    made.add("crisis.supporters", {"name": f"Marta {HOSTILE}"})
    copies.add_audience(made, HOSTILE)
    copies.note_copy(made, Copy("", "", HOSTILE, 1, "", "html", True, ("brief",), (), phrase="five words"))
    return made


def about(made: Book, flow: str) -> tuple[str, ...]:
    item = made.plan.at("triggers.events")[0].id
    return {
        "section": ("triggers",),
        "item": (item,),
        "older": (item,),
        "erase": (item,),
        "guide": ("triggers",),
        "question": ("early.signs",),
        "form": ("crisis.supporters",),
        "change": (item,),
        "walk": ("triggers",),
        "steps": ("triggers", item),
        "tool": (made.plan.at("toolbox.use")[0].id,),
        "plan": ("triggers",),
        "area": ("family",),
        "lens": ("chime",),
        "goal": (made.plan.at("matters.goals")[0].id,),
        "entry": (made.plan.at("journal.entries")[0].id,),
        "arrange_one": ("triggers",),
        "help": ("today",),
        "day": ("2026-10-13",),
        "share": (made.plan.at("crisis.supporters")[-1].id,),
        "copy": tuple(item.id for item in made.plan.at("share.copies")[:1]),
        "audience": tuple(item.id for item in made.plan.at("share.audiences")[:1]),
    }.get(flow, ())


@pytest.mark.parametrize("flow", sorted(set(PAGES) - {"lock"}))
def test_a_page_opens_reads_and_ends_in_narrow_lines(flow: str) -> None:
    made = filled()
    if flow == "older":
        made.change(about(made, flow)[0], {"text": "other words"})
    said = sit(made, flow, *about(made, flow), answers=["?", "q", "", "q", "q", "q", "q"])
    assert "End of " in said
    assert "\x1b" not in said
    assert [line for line in said.split("\n") if cells(line) > COLUMNS] == []


def test_a_tick_is_one_number_and_is_taken_back_by_the_same() -> None:
    made = book()
    item = made.add("daily.every", {"text": "Shower"})
    said = sit(made, "today", answers=["1", "1", "1"])
    assert said.count("Shower. Done. Kept until you close.") == 2
    assert "Shower. Tick taken back." in said
    assert made.plan.day("2026-10-14").ticked(item.id)


def test_today_begins_with_its_date_and_the_three_keys() -> None:
    said = sit(book(), "today")
    assert said.startswith(
        "\nToday. Wednesday 14 October.\n0 is always your crisis plan. ? is help. q stops."
    )


def test_a_guided_question_takes_lines_until_enter_alone() -> None:
    made = book()
    said = sit(made, "guide", "triggers", answers=["Late trains", "Rows at home", "", "q"])
    assert made.plan.texts("triggers.events") == ("Late trains", "Rows at home")
    assert "Question 2" in said
    assert made.plan.preference("resume.triggers") == "triggers.dates"


def test_a_pasted_list_is_one_thing_a_line() -> None:
    made = book()
    script = Script(["- Late trains", "", "q"], {"- Late trains": ["- Rows at home", "", "3. Loud shops"]})
    sit(made, "guide", "triggers", reader=script)
    assert made.plan.texts("triggers.events") == ("Late trains", "Rows at home", "Loud shops")


def test_an_idea_is_put_where_one_types_and_never_straight_into_the_plan() -> None:
    made = book()
    idea = made.catalog.question("triggers.events").ideas[0]
    script = Script(["?", "1", f"{idea}, mostly", "q"])
    sit(made, "guide", "triggers", reader=script)
    assert idea in script.seen
    assert made.plan.texts("triggers.events") == (f"{idea}, mostly",)


def test_going_back_to_the_question_before() -> None:
    made = book()
    said = sit(made, "guide", "triggers", answers=["", "?", "6", "q"])
    assert said.count("Question 1") == 2


def test_half_typed_words_are_a_draft_when_everything_stops() -> None:
    made = book()

    class Breaks(Script):
        def line(self, echo: object, prompt: str, start: str = "", heard: object = None) -> str:
            assert callable(heard)
            heard("half a trig")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sit(made, "guide", "triggers", reader=Breaks([]))
    assert made.plan.drafts["triggers.events"].fields["text"] == "half a trig"
    script = Script(["", "q"])
    sit(made, "guide", "triggers", reader=script)
    assert script.seen[0] == "half a trig"
    assert made.plan.texts("triggers.events") == ("half a trig",)


def test_a_record_is_asked_field_by_field_and_kept_by_enter() -> None:
    made = book()
    sit(
        made,
        "question",
        "crisis.supporters",
        answers=["Asha", "sister", "07700 900123", "", "", "", "", "", "", "", ""],
    )
    (item,) = made.plan.at("crisis.supporters")
    assert item.words("name") == "Asha"
    assert "07700 900123" in item.lines("phones")


def test_q_in_a_form_keeps_it_half_written() -> None:
    made = book()
    said = sit(made, "form", "crisis.supporters", "", "Asha", answers=["my sister", "q"])
    assert made.plan.at("crisis.supporters") == ()
    assert made.plan.drafts["crisis.supporters"].fields["name"] == "Asha"
    assert "half-written words are kept" in said


def test_a_thing_is_changed_moved_removed_undone_and_older_words_come_back() -> None:
    made = book()
    first = made.add("triggers.events", {"text": "Trains"})
    made.add("triggers.events", {"text": "Rows"})
    sit(made, "item", first.id, answers=["1", "Late trains", "4"])
    assert made.plan.texts("triggers.events") == ("Rows", "Late trains")
    sit(made, "older", first.id, answers=["1"])
    assert made.plan.items[first.id].text == "Trains"
    sit(made, "item", first.id, answers=["6"])
    assert made.plan.texts("triggers.events") == ("Rows",)
    sit(made, "removed", answers=["1"])
    assert set(made.plan.texts("triggers.events")) == {"Rows", "Trains"}


def test_erasing_asks_once() -> None:
    made = book()
    item = made.add("triggers.events", {"text": "Trains"})
    sit(made, "erase", item.id, answers=["no"])
    assert made.plan.find(item.id) is not None
    sit(made, "erase", item.id, answers=["yes"])
    assert made.plan.items[item.id].erased


def test_the_crisis_plan_comes_from_any_prompt_and_leads_back() -> None:
    made = book()
    made.add("crisis.for_me_now", {"text": "Feet on the floor"})
    made.add("crisis.supporters", {"name": "Asha", "phones": ("07700 900123",)})
    script = Script(["half a wo", "0", "q", ""])
    said = sit(made, "guide", "triggers", reader=script)
    assert "Feet on the floor" in said
    assert "Asha: 07700 900123" in said
    assert "999" in said


def test_before_a_plan_is_open_the_crisis_page_shows_helplines_alone() -> None:
    made = book()
    made.add("crisis.for_me_now", {"text": "Feet on the floor"})
    said = sit(made, "crisis", answers=["q"], began=False)
    assert "Samaritans" in said
    assert "Feet on the floor" not in said


def test_someone_is_taken_out_of_the_calls() -> None:
    made = book()
    made.add("crisis.supporters", {"name": "Asha"})
    sit(made, "people", answers=["3", "asha", "yes"])
    assert made.plan.at("crisis.supporters") == ()
    assert [i.words("name") for i in made.plan.at("crisis.not_involved")] == ["Asha"]


def test_an_export_can_be_read_here() -> None:
    made = book()
    made.add("crisis.for_me_now", {"text": "Feet on the floor"})
    made.add("crisis.not_involved", {"name": "Person Q"})
    said = sit(made, "export", "crisis", answers=["no", "no", "1", "no"])
    assert "Feet on the floor" in said
    assert "Person Q" not in said
    said = sit(made, "export", "crisis", answers=["no", "yes", "1", "no"])
    assert "Person Q" in said


def test_a_journal_entry_is_written_found_and_made_a_sign() -> None:
    made = book()
    sit(made, "journal", answers=["1", "Rain all day", "and a blue cup", "", "q"])
    (entry,) = made.plan.at("journal.entries")
    assert entry.text == "Rain all day\nand a blue cup"
    said = sit(made, "journal", answers=["2", "blue cup", "", "q"])
    assert "Rain all day" in said
    sit(made, "entry", entry.id, answers=["4", "rain", "q"])
    assert [i.words("text") for i in made.plan.at("early.signs")] == ["rain"]


def test_steps_are_written_made_a_must_and_walked() -> None:
    made = book()
    item = made.add("triggers.events", {"text": "Late trains"})
    sit(made, "steps", "triggers", item.id, answers=["1", "Ring ahead", "1"])
    (step,) = made.plan.at("triggers.plan")
    assert (step.words("text"), step.words("for"), step.words("level")) == ("Ring ahead", item.id, "must")
    said = sit(made, "walk", "triggers", answers=["1", "2"])
    assert "Ring ahead." in said
    assert made.plan.day("2026-10-14").used[step.id][0] == "bit"


def test_a_tool_is_found_by_its_tags_and_a_try_is_noted() -> None:
    made = book()
    kept = made.add("toolbox.use", {"name": "Cold water", "where_works": ("night",)})
    made.add("toolbox.use", {"name": "A walk", "where_works": ("free",)})
    said = sit(made, "tools", answers=["3", "1", "", "q"])
    assert "What fits, 1 thing.\n1. Cold water." in said
    sit(made, "tool", kept.id, answers=["1", "It was cold", "1"])
    assert [i.words("happened") for i in made.plan.at("toolbox.tryouts")] == ["It was cold"]


def test_a_section_is_called_by_the_persons_own_name() -> None:
    made = book()
    sit(made, "arrange_one", "triggers", answers=["1", "What sets me off", "q"])
    assert "What sets me off" in sit(made, "menu", answers=["q"])


def test_hiding_pushes_everything_out_of_the_window_and_locks_on_enter_with_a_vault() -> None:
    made = book()
    made.add("triggers.events", {"text": "Late trains"})
    said = sit(made, "section", "triggers", answers=["hide", "", "q"])
    assert said.count("\n" * 20) >= 1
    assert "Hidden." in said


def test_a_file_is_brought_in_and_each_part_goes_where_the_person_says(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("# Tools\n- tea\n\n# Other things\n- a receipt\n", encoding="utf-8")
    plan = book()
    said = sit(plan, "bring_in", answers=[str(file), "2", "1", "", ""])
    assert "Other things: 1 thing" in said
    assert "It is in your plan." in said
    assert [item.words("name") for item in plan.plan.at("toolbox.use")] == ["tea"]
    assert not plan.plan.at("journal.entries")


def test_a_calendar_and_an_empty_sheet_can_be_read_in_lines() -> None:
    made = book()
    made.add("daily.every", {"text": "Breakfast with my tablets", "at": "07:30"})
    said = sit(made, "export", "calendar", answers=["", "no"])
    assert "BEGIN:VCALENDAR" in said
    assert "Breakfast" not in said
    assert "Breakfast" in sit(made, "export", "calendar", answers=["1", "", "no"])
    assert "What is one thing that helps you" in sit(made, "export", "worksheet-daily", answers=["1", "no"])
