"""What the person calls things: sections by their own names, the customary ones, or the newer ones."""

from __future__ import annotations

from wrap_tui.domain.naming import section_name
from wrap_tui.domain.plan import Plan
from wrap_tui.domain.schema import Catalog, Section

__all__ = ["NAME_SETS", "hidden", "living_sections", "section_name", "sections_in_order"]

NAME_SETS = ("customary", "newer")


def hidden(plan: Plan, section_id: str) -> bool:
    """Whether the person put this section out of sight."""
    return plan.preference(f"hidden.{section_id}", False) is True


def sections_in_order(plan: Plan, catalog: Catalog) -> tuple[Section, ...]:
    """The sections of the plan in the person's order, hidden ones too; new sections stand in the offered place."""
    own = plan.preference("section_order", ())
    wanted = [name for name in own if isinstance(name, str)] if isinstance(own, (list, tuple)) else []
    place = {name: i for i, name in enumerate(wanted)}
    offered = sorted((s for s in catalog.sections if not s.living), key=lambda section: section.order)
    if not place:
        return tuple(offered)
    return tuple(sorted(offered, key=lambda section: (place.get(section.id, len(place)), section.order)))


def living_sections(catalog: Catalog) -> tuple[Section, ...]:
    """The pages that stand beside the plan (reflection, starts for writing, visits, story, talks), as offered."""
    return tuple(sorted((s for s in catalog.sections if s.living), key=lambda section: section.order))
