"""The short form of fuzzing, without atheris: the corpus again, and changes of it (hypothesis). Long: `python -m tests.faults fuzz`."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.faults.fuzz import CORPUS
from tests.faults.fuzz import TARGETS as NAMES
from tests.faults.targets import TARGETS
from wrap_tui.store.cost import Cost

EXAMPLES = 20_000 if os.environ.get("WRAP_TUI_LONG_FUZZ") else 25
FILES = {name: [file.read_bytes() for file in sorted((CORPUS / name).iterdir())] for name in NAMES}
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.binary(max_size=12)), max_size=4
)


def test_every_target_has_a_corpus() -> None:
    assert set(NAMES) == TARGETS.keys() == FILES.keys()
    assert all(FILES.values())


@pytest.mark.parametrize("name", NAMES)
def test_the_corpus_does_no_harm(name: str, cheap_cost: Cost) -> None:
    assert [data for data in FILES[name] if TARGETS[name](data) is not None] == []


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.data())
@pytest.mark.parametrize("name", NAMES)
def test_changes_of_the_corpus_do_no_harm(name: str, data: st.DataObject, cheap_cost: Cost) -> None:
    chosen = bytearray(data.draw(st.sampled_from(FILES[name])))
    for place, gone, put in data.draw(CHANGES):
        at = int(place * len(chosen))
        chosen[at : at + gone] = put
    assert TARGETS[name](bytes(chosen)) is None
