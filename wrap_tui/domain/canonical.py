"""Values as bytes that are the same on every computer, and what stands for them."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(told: bytes) -> str:
    """What stands for words beside their moment: eight hexadecimal digits of their SHA-256."""
    return hashlib.sha256(told).hexdigest()[:8]
