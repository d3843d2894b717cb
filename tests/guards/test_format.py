"""The file format is frozen: each version has its vectors, the vectors never change, and a new version brings new ones."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from tests.guards.source import ROOT
from wrap_tui.domain.canonical import canonical
from wrap_tui.store import format as layout
from wrap_tui.store.versions import STEPS

VECTORS: Final = ROOT / "data" / "format" / "vectors"
LAYOUTS: Final = {1: "ed408817b9fa3695b8f7c980d506fba2cbcf1654341af5f936806f7ed313492c"}
"""By version: SHA-256 of what makes a file of it (`_layout`)."""
FROZEN: Final = {1: "32380d3aa6d94a891e248e27cd05f861b3aab505c532b505cb20dd290d9f7229"}
"""By version: SHA-256 over names and bytes of its vectors. A version that was released is never made again."""


def _version(vector: Path) -> int:
    """`user_version`, as the file tells it (sqlite.org/fileformat.html, 1.3)."""
    return int.from_bytes(vector.read_bytes()[60:64], "big")


def _layout(version: int) -> str:
    told = [layout.APPLICATION_ID, layout.PAGE_SIZE, layout.AEAD, layout.format_name(version)]
    return hashlib.sha256(canonical([*told, layout.SCHEMAS[version]])).hexdigest()


def _vectors() -> dict[int, list[Path]]:
    found: dict[int, list[Path]] = {}
    for vector in sorted(VECTORS.glob("*.wrap")):
        found.setdefault(_version(vector), []).append(vector)
    return found


def _frozen(vectors: list[Path]) -> str:
    digest = hashlib.sha256()
    for vector in vectors:
        for file in (vector, vector.with_suffix(".json")):
            digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def lacking(present: int) -> dict[str, set[int]]:
    """Of all versions up to the *present* one, those without vectors, layout, digest, or a step to the next."""
    every = set(range(1, present + 1))
    return {
        "vectors": every - _vectors().keys(),
        "schema": every - layout.SCHEMAS.keys(),
        "layout": every - LAYOUTS.keys(),
        "frozen": every - FROZEN.keys(),
        "step": every - {present} - STEPS.keys(),
    }


def test_every_version_has_its_vectors_and_a_step_to_the_next() -> None:
    assert not any(lacking(layout.VERSION).values()), lacking(layout.VERSION)
    assert max(_vectors()) == layout.VERSION


def test_a_version_more_is_noticed_without_vectors_of_its_own() -> None:
    following = layout.VERSION + 1
    missing = lacking(following)
    assert all(following in missing[name] for name in ("vectors", "schema", "layout", "frozen"))
    assert layout.VERSION in missing["step"]


def test_no_version_changes_after_it_was_frozen() -> None:
    assert {version: _layout(version) for version in LAYOUTS} == LAYOUTS
    assert {version: _frozen(vectors) for version, vectors in _vectors().items()} == FROZEN


def test_the_specification_speaks_of_the_present_version() -> None:
    spec = (VECTORS.parent / "SPEC.md").read_text(encoding="utf-8")
    assert f"`{layout.format_name(layout.VERSION)}`" in spec
    assert f"`user_version` {layout.VERSION}" in spec
