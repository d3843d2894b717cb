"""A file meets a plan: empty vaults come out the same, known things are left alone, changes are proposed."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.unit.codec.toml_plans import CATALOG, clock, ids, plans
from wrap_tui.codec.items import from_records, to_records
from wrap_tui.codec.record import from_bytes, to_bytes
from wrap_tui.codec.toml_plan import export_toml, read_toml
from wrap_tui.domain import edit
from wrap_tui.domain.plan import Plan, build
from wrap_tui.errors import RefusedError
from wrap_tui.services.intake import Review, review, take_in

HEAD = 'format = "wrap-plan/1"\n'


def checked(plan: Plan, text: str) -> Review:
    return review(plan, read_toml(text, CATALOG, "own.toml"), CATALOG, ids("new"))


def taken(plan: Plan, text: str) -> Plan:
    return take_in(plan, checked(plan, text), clock())


def through_vault(plan: Plan) -> Plan:
    return from_records(from_bytes(to_bytes(record)) for record in to_records(plan))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_all_into_an_empty_vault_is_the_same_plan(plan: Plan) -> None:
    text = export_toml(plan, CATALOG, "all")
    copy = through_vault(taken(build(), text))
    assert export_toml(copy, CATALOG, "all") == text
    assert sorted(map(to_bytes, to_records(copy))) == sorted(map(to_bytes, to_records(plan)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_plan_into_an_empty_vault_exports_the_same_bytes(plan: Plan) -> None:
    text = export_toml(plan, CATALOG, "plan")
    copy = through_vault(taken(build(), text))
    assert export_toml(copy, CATALOG, "plan") == text
    for question in CATALOG.questions():
        if CATALOG.section(question.section).living or question.section == "journal":
            assert copy.at(question.id) == ()
            continue
        assert [(i.id, dict(i.fields)) for i in copy.at(question.id)] == [
            (i.id, dict(i.fields)) for i in plan.at(question.id)
        ]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans())
def test_a_plan_has_nothing_to_take_from_its_own_export(plan: Plan) -> None:
    for what in ("all", "plan"):
        found = checked(plan, export_toml(plan, CATALOG, what))
        assert found.empty
        assert take_in(plan, found, clock()) is plan


def test_a_known_id_with_other_words_is_proposed_and_the_older_words_are_kept() -> None:
    plan, item = edit.add(build(), "well.words", {"text": "calm"}, clock()(), ids())
    found = checked(plan, HEAD + f"[well]\nwords = [{{ id = '{item.id}', text = 'calmer' }}]\n")
    assert [(row.kind, row.before, row.title) for row in found.rows] == [("changed", "calm", "calmer")]
    assert take_in(plan, found, clock(), kinds=["new"]).texts("well.words") == ("calm",)
    after = take_in(plan, found, clock())
    assert after.texts("well.words") == ("calmer",)
    assert [older.fields["text"] for older in after.older_of(item.id)] == ["calm"]
    assert after.items[item.id].created == item.created
    assert after.items[item.id].rank == item.rank


def test_a_single_answer_that_differs_is_a_change() -> None:
    plan = edit.answer(build(), "crisis.decides", {"text": "I"}, clock()())
    found = checked(plan, HEAD + "[crisis]\ndecides = 'Marta'\n")
    assert found.count("changed") == {"crisis.decides": 1}
    assert take_in(plan, found, clock()).text("crisis.decides") == "Marta"


def test_words_without_ids_that_are_there_already_are_left_alone() -> None:
    text = (
        HEAD + "[well]\nwords = ['calm', 'calm', 'kind']\n[triggers]\nplan = [{ text = 'x', link = 'Tea' }]\n"
    )
    text += "[toolbox]\nuse = ['Tea']\n"
    once = taken(build(), text)
    assert once.texts("well.words") == ("calm", "calm", "kind")
    again = checked(once, text)
    assert again.empty
    assert again.same == 5
    more = taken(once, text.replace("'kind'", "'kind', 'calm'"))
    assert more.texts("well.words") == ("calm", "calm", "kind", "calm")


def test_links_by_name_find_things_of_the_file_and_of_the_plan() -> None:
    plan, marta = edit.add(build(), "crisis.supporters", {"name": "Marta"}, clock()(), ids())
    text = (
        HEAD
        + "[triggers]\nplan = [{ text = 'a', link = 'Marta' }, { text = 'b', link = 'Tea', for = 'Bills' },"
    )
    text += " { text = 'c', link = 'Nobody' }]\nevents = ['Bills']\n[toolbox]\nuse = ['Tea']\n"
    found = checked(plan, text)
    after = take_in(plan, found, clock())
    first, second, third = after.at("triggers.plan")
    assert first.fields["link"] == marta.id
    assert second.fields["link"] == after.at("toolbox.use")[0].id
    assert second.fields["for"] == after.at("triggers.events")[0].id
    assert third.fields["link"] == "Nobody"
    assert [note.values["path"] for note in found.notes] == ["triggers.plan[3].link"]


def test_removed_things_come_back_only_when_wanted() -> None:
    plan, item = edit.add(build(), "well.words", {"text": "calm"}, clock()(), ids())
    text = export_toml(plan, CATALOG, "all")
    gone = edit.remove(plan, item.id, clock()())
    found = checked(gone, text)
    assert [row.kind for row in found.rows] == ["back"]
    assert take_in(gone, found, clock(), kinds=["new"]).texts("well.words") == ()
    assert take_in(gone, found, clock()).texts("well.words") == ("calm",)
    still = checked(plan, export_toml(gone, CATALOG, "all"))
    assert take_in(plan, still, clock()).texts("well.words") == ("calm",)


def test_a_thing_that_moved_to_another_list_moves() -> None:
    plan, item = edit.add(build(), "toolbox.try", {"name": "Swim"}, clock()(), ids())
    text = export_toml(plan, CATALOG, "plan").replace("try = [", "use = [")
    after = taken(plan, text)
    assert [i.id for i in after.at("toolbox.use")] == [item.id]
    assert after.at("toolbox.try") == ()


def test_days_of_both_sides_are_joined() -> None:
    now = clock()
    ours = edit.tick(build(), "2026-11-03", "a", True, now())
    theirs = edit.tick(ours, "2026-11-03", "a", False, now())
    theirs = theirs.with_day(replace(theirs.day("2026-11-03"), note="theirs", good=("tea",)))
    ours = ours.with_day(replace(ours.day("2026-11-03"), note="ours", good=("sun",)))
    after = taken(ours, export_toml(theirs, CATALOG, "all")).day("2026-11-03")
    assert not after.ticked("a")
    assert (after.note, after.good) == ("ours\n\ntheirs", ("sun", "tea"))
    assert checked(theirs, export_toml(ours, CATALOG, "all")).days != ()


def test_a_second_person_of_one_name_is_noted() -> None:
    plan, _ = edit.add(build(), "crisis.supporters", {"name": "Marta"}, clock()(), ids())
    found = checked(plan, HEAD + "[[crisis.supporters]]\nname = 'Marta'\nphones = ['07700 900123']\n")
    assert [note.sentence for note in found.notes] == ["import.notes.same_name"]
    assert found.count("new") == {"crisis.supporters": 1}


def test_a_refused_file_leaves_the_plan_as_it_was() -> None:
    plan, _ = edit.add(build(), "well.words", {"text": "calm"}, clock()(), ids())
    with pytest.raises(RefusedError):
        taken(plan, HEAD + "[well]\nwords = ['a']\n[crisis]\nnope = 1\n")
    assert plan.texts("well.words") == ("calm",)


def test_ten_thousand_entries_are_taken_in_within_seconds() -> None:
    lines = "".join(f"[[journal.entries]]\ntext = 'Day {i}'\n" for i in range(10_000))
    before = time.process_time()
    plan = taken(build(), HEAD + lines)
    assert len(plan.at("journal.entries")) == 10_000
    assert time.process_time() - before < 15
