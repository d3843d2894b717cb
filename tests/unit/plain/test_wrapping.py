"""Lines of 76 columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wrap_tui.plain.wrapping import COLUMNS, cells, closed, clusters, right_to_left, wrap

WORDS = st.text(
    alphabet=st.sampled_from("abc é\u0301ñ漢字🙂👩\u200d👧ابجد\u202e\u2067\u2069\u202c \n\t"), max_size=400
)


@given(WORDS)
def test_no_line_is_wider_than_the_columns(text: str) -> None:
    assert all(cells(line) <= COLUMNS for line in wrap(text))


@given(WORDS)
def test_every_letter_stays_in_its_order(text: str) -> None:
    controls = "\u202e\u2067\u2069\u202c"
    wanted = "".join(c for c in text if not c.isspace() and c not in controls)
    got = "".join(c for line in wrap(text) for c in line if not c.isspace() and c not in controls)
    assert got == wanted


@given(WORDS)
def test_a_line_closes_the_directions_it_opens(text: str) -> None:
    for line in wrap(text):
        assert closed(line) == line


def test_a_long_number_without_spaces_is_cut_and_kept() -> None:
    lines = wrap("x" * 200)
    assert [len(line) for line in lines] == [76, 76, 48]


def test_words_are_kept_whole() -> None:
    assert wrap("one " * 30)[0].split() == ["one"] * 19


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("") == [""]


def test_a_cluster_is_never_cut() -> None:
    family = "👩\u200d👩\u200d👧"
    assert list(clusters(f"a{family}b")) == ["a", family, "b"]
    for line in wrap(family * 60):
        assert line.count("👧") == line.count("👩") / 2


def test_wide_letters_count_two_and_marks_none() -> None:
    assert cells("漢字") == 4
    assert cells("e\u0301") == 1


def test_scripts_that_run_from_the_right_are_told() -> None:
    assert right_to_left("call أحمد")
    assert not right_to_left("call Ahmed")
