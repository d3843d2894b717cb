"""The table of who could come near a plan is true to the tests: each row names those that show what it says."""

from __future__ import annotations

import re

import pytest

from tests.guards.source import ROOT, TESTS, functions
from wrap_tui import resources, wording

NOBODY = "no program can keep this attacker out, and the row says so"
SHOWN_BY: dict[str, tuple[str, ...] | str] = {
    "Someone has your computer while it is off, or a backup": (
        "unit/store/test_vault.py::test_no_words_in_the_file",
        "unit/store/test_sealing.py::test_padded_sizes",
        "unit/store/test_vault.py::test_wrong_passphrase_is_wrong_and_changes_nothing",
    ),
    "A firm or a folder that keeps copies of your files": (
        "faults/test_damage.py::test_rows_slots_and_heads_of_older_copies_moved_in",
        "unit/store/test_anchor.py::test_older_copy_put_back",
    ),
    "Someone sits at this computer, and the plan is locked": (
        "leaks/test_planted.py::test_after_a_lock_no_word_is_in_memory",
        "leaks/test_every_page.py::test_no_word_leaves_the_vault_on_any_page",
    ),
    "Someone sits at this computer, and the plan is open": (
        "leaks/test_planted.py::test_words_stay_in_the_vault_while_writing_hiding_locking_and_leaving",
    ),
    "Someone changes the file in secret": (
        "unit/store/test_vectors.py::test_a_negative_vector_is_refused_with_its_kind",
        "faults/test_damage.py::test_a_sample_of_all_other_bytes_flipped",
        "faults/test_damage.py::test_rows_slots_and_heads_of_older_copies_moved_in",
    ),
    "Someone puts an older file back": (
        "unit/store/test_anchor.py::test_older_copy_put_back",
        "unit/store/test_relocked.py::test_other_slots_than_last_time_are_not_called_a_wrong_passphrase",
    ),
    "Someone has an old passphrase, or an old spare key": (
        "unit/store/test_rekeying.py::test_old_slot_reads_no_new_words",
        "unit/store/test_rekeying.py::test_a_new_spare_key_replaces_the_paper_and_the_data_key",
        "unit/store/test_rekeying.py::test_copies_from_before_open_with_the_old_passphrase",
    ),
    "Someone finds the paper with your spare key, and the file": (
        "unit/store/test_rekeying.py::test_a_new_spare_key_replaces_the_paper_and_the_data_key",
    ),
    "Someone looks at this window afterwards": (
        "leaks/test_planted.py::test_keys_typed_around_a_lock_reach_no_screen",
        "leaks/test_every_page.py::test_no_word_leaves_the_vault_on_any_page",
    ),
    "A program on this computer spies on keys, screen or memory": NOBODY,
    "The computer sleeps, runs out of memory, or the program crashes": (
        "leaks/test_planted.py::test_a_crash_tells_no_word_and_leaves_no_core",
    ),
    "Someone forces you to open it": NOBODY,
    "Someone has a file that you exported in clear": NOBODY,
}
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(
    r"^## (.+)\n\n- They can .+\.\n- They learn .+\.\n- They cannot (.+)\.$",
    resources.text("en", "help", "privacy_and_limits.md"),
    re.MULTILINE,
)


def test_every_attacker_of_the_table_is_known_here() -> None:
    assert [name for name, _ in ROWS] == list(SHOWN_BY)


@pytest.mark.parametrize(("attacker", "cannot"), ROWS)
def test_a_row_is_shown_by_tests_or_says_that_nothing_helps(attacker: str, cannot: str) -> None:
    shown = SHOWN_BY[attacker]
    if isinstance(shown, str):
        assert "Nothing here can stop that" in cannot
        return
    for place in shown:
        file, _, name = place.partition("::")
        assert name in {function.name for function in functions(TESTS / file)}, place


def test_the_readme_and_the_help_have_the_same_rows() -> None:
    table = README.partition("## What the lock protects, and what not")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)
    assert rows[0] == ("Who", "Can", "Learns", "Cannot")
    assert [row[0] for row in rows[1:]] == [name for name, _ in ROWS]
    helpless = {row[0] for row in rows if row[3] == "be kept out by this program"}
    assert helpless == {name for name, cannot in ROWS if "Nothing here can stop that" in cannot}


@pytest.mark.parametrize("language", [name for name in wording.languages() if name != wording.BASE])
def test_a_translated_help_has_as_many_rows(language: str) -> None:
    page = resources.text(language, "help", "privacy_and_limits.md")
    assert len(re.findall(r"^## .+\n\n(?:- .+\.\n){3}", page, re.MULTILINE)) == len(ROWS)
