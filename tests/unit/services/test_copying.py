"""A copy for one person: their parts and no others, on their device, under words of their own."""

from __future__ import annotations

import io
import json
import re
from datetime import date

import pytest
from pypdf import PdfReader

from tests.unit.export.planted import Full, answered, facts, full, put
from tests.unit.export.reading import READERS, need, pdf_info, run, squeezed, with_file
from wrap_tui.codec.catalog import load_catalog
from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.sharing import FILES_FOR, Audience
from wrap_tui.errors import RefusedError
from wrap_tui.export.locked_html import open_box
from wrap_tui.export.tree import all_words, plain
from wrap_tui.services import copying
from wrap_tui.services.copying import CopyOrder

CATALOG = load_catalog()
TODAY = date(2026, 11, 3)
PHRASE = "harbor velvet mango ninth cedar"


def plan() -> Plan:
    made = put(build(), "crisis.supporters", name="Marta Kowalczyk", phones=("07700 900123",), role="Holds my keys",
               tasks="Come by bus\nFeed the cat", agreed="yes", note="She owes me money", device="iphone")  # fmt: skip
    made = put(
        made, "crisis.supporters", name="Ben", phones=("07700 900456",), agreed="yes", role="Walks the dog"
    )
    made = put(made, "crisis.supporters", name="Cleo", phones=("07700 900789",), agreed="no")
    made = put(made, "crisis.supporters", name="Dov", phones=("07700 900888",), agreed="not_asked")
    made = put(made, "crisis.supporters", name="Eve", phones=("07700 900999",), agreed="yes")
    made = put(made, "crisis.not_involved", name="Rob Smith", reason="He reads my mail")
    made = put(made, "crisis.tasks", what="Water the ferns", who="marta  kowalczyk", how="Not too much")
    made = put(made, "crisis.tasks", what="Pay the rent", who="Ben", how="Code 4711 at the bank")
    made = put(made, "crisis.signs", text="I stop answering")
    made = put(made, "crisis.helps", text="Sit with me")
    made = put(made, "crisis.medicines", name="Lithium")
    made = put(made, "crisis.safer", text="Take my tablets")
    return answered(made, "crisis.home", address="14 Linden Road", way_in="Key under the pot")


def marta(made: Plan) -> str:
    return made.at("crisis.supporters")[0].id


def order(made: Plan, *parts: str, ticks: tuple[str, ...] = (), **more: object) -> CopyOrder:
    audience = Audience("", "Close", ("brief", "own_tasks", *parts), ticks)
    return CopyOrder(marta(made), audience, country="GB", **more)  # type: ignore[arg-type]


def text(made: Plan, wanted: CopyOrder) -> str:
    return squeezed(copying.preview(made, CATALOG, wanted, TODAY).text)


def test_a_new_audience_gets_the_brief_and_its_own_tasks_and_nothing_else() -> None:
    found = text(plan(), order(plan()))
    for word in (
        "999",
        "Come by bus",
        "Feed the cat",
        "Water the ferns",
        "07700 900456",
        "I stop answering",
        "Sit with me",
    ):
        assert word in found
    for word in (
        "Pay the rent",
        "4711",
        "Lithium",
        "tablets",
        "Linden",
        "under the pot",
        "Rob",
        "owes me",
        "07700 900123",
    ):
        assert word not in found


def test_the_brief_gives_the_first_step_and_two_numbers_of_others_who_said_yes() -> None:
    found = text(plan(), order(plan()))
    assert "Your first step: Come by bus" in found
    assert "Ring: Ben 07700 900456" in found
    assert "Ring: Eve 07700 900999" in found
    assert "900789" not in found
    assert "900888" not in found


def test_without_words_about_a_first_step_the_copy_puts_none_into_the_persons_mouth() -> None:
    made = put(build(), "crisis.supporters", name="Marta", agreed="yes")
    assert "first step" not in text(made, order(made))


def test_address_and_way_in_come_each_by_its_own_tick() -> None:
    assert "14 Linden Road" in text(plan(), order(plan(), ticks=("address",)))
    assert "under the pot" not in text(plan(), order(plan(), ticks=("address",)))
    assert "under the pot" in text(plan(), order(plan(), ticks=("way_in",)))


def test_the_list_of_supporters_is_of_others_who_said_yes_and_never_of_the_ledger() -> None:
    found = text(plan(), order(plan(), "supporters"))
    assert "Walks the dog" in found
    for word in ("Cleo", "Dov", "owes me", "iPhone", "Have they said yes"):
        assert word not in found


def test_who_is_not_involved_is_named_for_one_copy_alone() -> None:
    ticks = ("not_involved", "not_involved_reasons")
    assert "Rob" not in text(plan(), order(plan(), "not_involved", ticks=ticks))
    told = text(plan(), order(plan(), ticks=("not_involved",), include_not_involved=True))
    assert "Rob Smith" in told
    assert "reads my mail" not in told
    assert "reads my mail" in text(plan(), order(plan(), ticks=ticks, include_not_involved=True))
    assert "Please ask me before you tell anyone where I am." in text(plan(), order(plan()))


def test_the_stamp_names_the_recipient() -> None:
    found = text(plan(), order(plan()))
    assert "for Marta Kowalczyk. It replaces earlier copies made for Marta Kowalczyk." in found
    assert "Please read it again by 3 May 2027; after that date these are still my wishes." in found


@pytest.fixture(scope="module")
def filled() -> Full:
    return full()


@pytest.mark.parametrize("part", [part.id for part in CATALOG.section("crisis").parts])
def test_no_other_part_leaks_into_a_copy(filled: Full, part: str) -> None:
    supporter = filled.plan.at("crisis.supporters")[0].id
    audience = Audience("", "", (part,), ())
    tree = copying.document(filled.plan, CATALOG, CopyOrder(supporter, audience), TODAY)
    found = " ".join(plain(words) for words in all_words(tree)) + tree.foot + " ".join(tree.stamp)
    own = {w.field: w.word for w in reversed(filled.words) if w.question == "crisis.supporters"}
    named = {own["name"]} | ({own["tasks"]} if part == "tasks" else set())
    leaked = [w for w in filled.words if w.word in found and w.part != part and w.word not in named]
    assert not leaked
    assert not [w for w in filled.words if w.word in found and w.tick]


def test_the_preview_is_what_goes_and_what_stays() -> None:
    shown = copying.preview(plan(), CATALOG, order(plan(), "signs", ticks=("address",)), TODAY)
    assert "The few lines in front" in shown.held
    assert "My address" in shown.held
    assert "Door codes and the way in" in shown.left_out
    assert "Health care" in shown.left_out
    wanted = order(plan(), "signs", ticks=("address",), formats=("text",), locked=False)
    made = copying.make(plan(), CATALOG, wanted, TODAY)
    assert made.files[0].exported.data.decode() == shown.text


@pytest.mark.parametrize("device", [*FILES_FOR, "something new"])
def test_every_device_gets_what_it_opens(device: str) -> None:
    made = copying.make(plan(), CATALOG, order(plan(), device=device, phrase=PHRASE), TODAY)
    assert tuple(file.format for file in made.files) == FILES_FOR.get(device, FILES_FOR["unknown"])
    assert all(file.locked for file in made.files)
    assert made.phrase == PHRASE
    for file in made.files:
        assert ("-locked" in file.exported.name) is file.locked
        assert "Marta" not in file.exported.name


def test_the_ledger_gets_what_was_made() -> None:
    made = copying.make(plan(), CATALOG, order(plan(), "signs", ticks=("address",), phrase=PHRASE), TODAY)
    assert (made.name, made.version, made.read_again) == ("Marta Kowalczyk", 1, "2027-05-03")
    assert made.parts == ("brief", "own_tasks", "signs")
    assert made.ticks == ("address",)


def test_nothing_can_be_read_in_locked_files() -> None:
    made = copying.make(plan(), CATALOG, order(plan(), phrase=PHRASE), TODAY)
    for file in made.files:
        for word in (b"Marta", b"answering", b"Sit with", b"Crisis", b"crisis", b"07700", b"harbor"):
            assert word not in file.exported.data, (file.format, word)


def test_a_locked_page_opens_by_a_short_script() -> None:
    made = copying.make(plan(), CATALOG, order(plan(), phrase=PHRASE, device="android"), TODAY)
    page = made.files[0].exported.data.decode()
    found = re.search(r'<script type="application/json" id="box">(.*?)</script>', page, re.DOTALL)
    assert found
    words = open_box(json.loads(found[1]), "Harbor-Velvet mango NINTH cedar").decode()
    assert "I stop answering" in words


def test_a_locked_pdf_is_aes_256_and_keeps_tags_language_and_outline() -> None:
    need("qpdf", "mutool", "pdftotext")
    made = copying.make(plan(), CATALOG, order(plan(), phrase=PHRASE, device="iphone"), TODAY)
    data = made.files[0].exported.data
    assert data.startswith(b"%PDF-1.7")
    told = with_file(
        data, ".pdf", lambda p: run("qpdf", "--show-encryption", f"--password={PHRASE}", p)
    ).decode()
    assert "R = 6" in told
    assert "file encryption method: AESv3" in told
    assert "Tagged:          yes" in pdf_info(data, "-upw", PHRASE)
    tree = pdf_info(data, "-upw", PHRASE, "-struct-text")
    assert all(tag in tree for tag in ("H1", "H2", "LBody", "I stop answering"))
    reader = PdfReader(io.BytesIO(data), password=PHRASE)
    root = reader.root_object
    assert str(root["/Lang"]) == "en"
    assert root["/MarkInfo"]["/Marked"] is not None  # type: ignore[index]
    assert "/StructTreeRoot" in root
    assert reader.outline
    shown = with_file(data, ".pdf", lambda p: run("pdftotext", "-upw", PHRASE, p, "-")).decode()
    assert "I stop answering" in squeezed(shown)
    drawn = with_file(data, ".pdf", lambda p: run("mutool", "draw", "-p", PHRASE, "-F", "txt", p)).decode()
    assert "I stop answering" in squeezed(drawn)


@pytest.mark.parametrize("wrong", ["", "harbor velvet mango ninth", "Harbor Velvet Mango Ninth Cedar"])
def test_a_locked_pdf_does_not_open_otherwise(wrong: str) -> None:
    need("qpdf", "pdftotext", "mutool")
    made = copying.make(plan(), CATALOG, order(plan(), phrase=PHRASE, device="iphone"), TODAY)
    data = made.files[0].exported.data
    told = ("mutool", "draw", "-p", wrong) if wrong else ("mutool", "draw")
    for command in (
        ("qpdf", f"--password={wrong}", "--check"),
        ("pdftotext", "-upw", wrong),
        ("pdftotext",),
        (*told, "-F", "txt"),
        ("mutool", "draw", "-F", "txt"),
    ):
        with pytest.raises(AssertionError):
            with_file(data, ".pdf", lambda p, command=command: run(*command, p))  # type: ignore[misc]


def test_new_phrases_are_five_listed_words_and_never_the_same() -> None:
    first, second = copying.new_phrase(), copying.new_phrase()
    assert first != second
    assert re.fullmatch(r"[a-z]+( [a-z]+){4}", first)


def test_supporters_are_found_by_name_and_nobody_who_is_not_involved() -> None:
    assert copying.find(plan(), "  MARTA kowalczyk").words("name") == "Marta Kowalczyk"
    assert copying.find(plan(), "marta").words("name") == "Marta Kowalczyk"
    assert copying.find(plan(), "kowalczyk").words("name") == "Marta Kowalczyk"
    more = put(plan(), "crisis.supporters", name="王芳 (Wang Fang)")
    more = put(more, "crisis.supporters", name="Marta Fang Berg")
    assert copying.find(more, "wang fang").words("name") == "王芳 (Wang Fang)"
    for shared in ("Marta", "Fang"):
        with pytest.raises(RefusedError) as refused:
            copying.find(more, shared)
        assert refused.value.sentence == "export.several_supporters"
        assert "Marta Fang Berg" in str(refused.value.values["names"])
    with pytest.raises(RefusedError) as refused:
        copying.find(plan(), "Zoe")
    assert "Marta" in str(refused.value.values["names"])
    assert refused.value.sentence == "export.no_supporter"
    with pytest.raises(RefusedError) as refused:
        copying.find(plan(), "rob smith")
    assert refused.value.sentence == "export.not_a_recipient"


def test_someone_who_is_not_involved_gets_no_copy_in_any_way() -> None:
    made = put(plan(), "crisis.not_involved", name="marta kowalczyk")
    with pytest.raises(RefusedError) as refused:
        copying.make(made, CATALOG, order(made), TODAY)
    assert refused.value.sentence == "export.not_a_recipient"
    with pytest.raises(RefusedError):
        copying.document(made, CATALOG, CopyOrder("crisis.home"), TODAY)


def test_the_slip_holds_the_words_and_the_note_tells_nothing_of_health() -> None:
    wanted = order(plan(), phrase=PHRASE)
    made = copying.make(plan(), CATALOG, wanted, TODAY)
    page = copying.slip_of(made.phrase, made.name, plan(), "GB", TODAY)
    from wrap_tui.export.formats import FORMATS, Page

    for format_id, form in FORMATS.items():
        said = squeezed(READERS[format_id](form.render(page, Page())))
        assert PHRASE in said
        assert "• 1" not in said
    note = copying.covering_note(made.name, "html", "plan-v1.html", locked=True, me="Sam")
    assert "Marta Kowalczyk" in note
    assert "plan-v1.html" in note
    assert "Sam" in note
    assert PHRASE not in note
    assert "crisis" not in note.casefold()
    paper = copying.covering_note(made.name, "pdf", "plan-v1.pdf", locked=False, me="Sam", on_paper=True)
    assert "It is from Sam." in paper
    assert "open" not in paper
    assert "plan-v1.pdf" not in paper


def test_a_label_stands_on_the_locked_page_and_nothing_else_of_the_person() -> None:
    wanted = order(plan(), phrase=PHRASE, device="android", label="Sam's <plan>")
    page = copying.make(plan(), CATALOG, wanted, TODAY).files[0].exported.data.decode()
    assert "Sam&#x27;s &lt;plan&gt;" in page
    assert facts().version == 7
