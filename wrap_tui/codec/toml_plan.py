"""The owner's own data in and out: the layout is described in `data/format/TOML.md`."""

from __future__ import annotations

from wrap_tui.codec.incoming import Incoming, NewItem, Note
from wrap_tui.codec.toml_parse import LARGEST, decode
from wrap_tui.codec.toml_read import read_toml
from wrap_tui.codec.toml_write import ALL, PLAN, export_toml

__all__ = ["ALL", "LARGEST", "PLAN", "Incoming", "NewItem", "Note", "decode", "export_toml", "read_toml"]
