"""What the person calls a section: by their own name, the customary one, or the newer one."""

from __future__ import annotations

from wrap_tui.domain.plan import Plan
from wrap_tui.domain.schema import Section


def section_name(plan: Plan, section: Section) -> str:
    """The name of a section: the person's own, else that of the chosen set."""
    own = plan.preference(f"name.{section.id}", "")
    if isinstance(own, str) and own.strip():
        return own
    if plan.preference("names", "customary") == "newer" and section.newer:
        return section.newer
    return section.label
