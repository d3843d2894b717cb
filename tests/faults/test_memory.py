"""A sample of the files that ask for too much; the long form is `python -m tests.faults memory`."""

from __future__ import annotations

import sys

import pytest

from tests.faults import memory


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is counted in KiB on Linux")
@pytest.mark.parametrize("case", [memory.journal, memory.json_lists])
def test_no_file_takes_more_than_the_dearest_key(case: memory.Case) -> None:
    peak, code, said = memory.measured(case)
    assert peak <= memory.MOST // 2
    assert code in (0, 4, 8)
    assert said.endswith(".")
