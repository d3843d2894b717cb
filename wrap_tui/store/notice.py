"""What a vault has to say without refusing anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

NoticeKind = Literal["older", "forked", "readonly", "full", "spare", "backup", "copies"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say, and the numbers for its sentence.

    older: `saves` fewer than the last time on this computer; forked: `saves` made here are in another copy;
    readonly: nothing can be written; full: no room now; spare: opened with the spare key, a new passphrase is due;
    backup: none could be made (`kind` says why); copies: `count` copies of this vault lie beside it.
    """

    kind: NoticeKind
    values: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))
