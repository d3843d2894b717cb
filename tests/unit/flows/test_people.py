"""My people: the call order, and marking someone as not involved."""

from __future__ import annotations

from wrap_tui.domain.not_involved import not_involved
from wrap_tui.domain.plan import Value
from wrap_tui.flows.people import leaving, not_involve, people_view
from wrap_tui.services.book import Book


def test_supporters_stand_in_call_order_with_phones_and_hours(book: Book) -> None:
    book.add(
        "crisis.supporters",
        {
            "name": "Asha",
            "relationship": "my sister",
            "phones": ("07700 900123", "01632 960001"),
            "reach": "any hour",
        },
    )
    book.add("crisis.supporters", {"name": "Jo", "text_only": True, "cannot": "Nights"})
    asha, jo = people_view(book).supporters
    assert (asha.number, jo.number) == (1, 2)
    assert asha.phones == ("07700 900123", "01632 960001")
    assert asha.notes == ("any hour",)
    assert "by text message" in jo.notes
    assert any("Nights" in note for note in jo.notes)


def test_a_supporter_shows_the_steps_that_lead_to_them(book: Book) -> None:
    asha = book.add("crisis.supporters", {"name": "Asha"})
    book.add("crisis.supporters", {"name": "Jo"})
    pubs = book.add("triggers.events", {"text": "Loud pubs"})
    book.add("triggers.plan", {"tool": asha.id, "for": pubs.id})
    book.add("breaking.plan", {"tool": asha.id})
    first, second = people_view(book).supporters
    assert first.notes == ("Used in: Triggers: Loud pubs, When things are breaking down",)
    assert second.notes == ()


def test_not_involving_takes_someone_out_of_calls_and_names_where_they_still_stand(book: Book) -> None:
    book.add("crisis.supporters", {"name": "Ray"})
    book.add("crisis.supporters", {"name": "Asha"})
    task = book.add("crisis.tasks", {"what": "Feed the cat", "who": "ray"})
    found = not_involve(book, "Ray")
    assert [item.words("name") for item in found.supporters] == ["Ray"]
    assert [item.id for item in found.mentions] == [task.id]
    view = people_view(book)
    assert [person.name for person in view.supporters] == ["Asha"]
    assert [item.words("name") for item in view.not_involved] == ["Ray"]
    not_involve(book, "RAY")
    assert len(people_view(book).not_involved) == 1


def test_someone_listed_twice_has_no_place_in_the_order(book: Book) -> None:
    book.add("crisis.supporters", {"name": "Ray "})
    book.add("crisis.supporters", {"name": "Asha"})
    book.add("crisis.not_involved", {"name": "ray"})
    ray, asha = people_view(book).supporters
    assert (ray.out, ray.number, asha.number) == (True, 0, 1)
    assert leaving(book.plan, "nobody").supporters == ()


def test_what_leads_to_someone_goes_with_their_name(book: Book) -> None:
    book.add("crisis.supporters", {"name": "Marta Nowak", "phones": ("07700 900123",)})
    book.add("crisis.consent", {"who": "Marta Nowak", "about": ("here", "treatment")})
    book.add("crisis.sign_lines", {"name": "Marta Nowak", "role": "supporter"})
    book.add("post.supporters_now", {"name": "Marta", "phones": ("07700 900123",), "want": "Sunday"})
    book.add("crisis.tasks", {"what": "Post", "who": "Marta", "phones": ("07700 900123",)})
    agent: dict[str, Value] = {
        "name": "Marta Nowak",
        "phones": ("07700 900123",),
        "scope": "Health",
        "alternate": "Fatima",
    }
    book.answer("crisis.attorney", agent)
    book.add("toolbox.use", {"name": "Ring Marta"})
    not_involve(book, "Marta Nowak")
    for place in ("crisis.supporters", "crisis.consent", "crisis.sign_lines", "post.supporters_now"):
        assert not book.plan.at(place), place
    acts = book.plan.answer("crisis.attorney")
    assert acts is not None
    assert dict(acts.fields) == {"alternate": "Fatima"}
    assert dict(book.plan.at("crisis.tasks")[0].fields) == {"what": "Post"}
    assert not any(
        "07700 900123" in str(item.fields) for item in book.plan.items.values() if not item.removed
    )
    book.undo()
    assert book.plan.at("post.supporters_now")[0].words("name") == "Marta"


def test_a_supporter_with_the_first_name_of_someone_not_involved_stays(book: Book) -> None:
    book.add("crisis.supporters", {"name": "Marta Nowak"})
    book.add("crisis.supporters", {"name": "Marta"})
    not_involve(book, "Marta Nowak")
    assert [item.words("name") for item in book.plan.at("crisis.supporters")] == ["Marta"]
    assert not not_involved(book.plan).is_one("Marta")
