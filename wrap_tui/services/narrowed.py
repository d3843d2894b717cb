"""The open plan cut down to some sections: what is not in it can be found by no page, no search, no link, no undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from wrap_tui.domain.plan import Plan, build
from wrap_tui.domain.schema import Catalog
from wrap_tui.services.book import Book
from wrap_tui.services.writer import SaveState

if TYPE_CHECKING:
    from wrap_tui.store.vault import Vault

Value = TypeVar("Value")

OWN_DRAFTS: Final = "peer."
"""Drafts with this beginning belong to the session itself."""


class NarrowedBook(Book):
    """A book over *sections* of *whole*. Changes go on into the whole plan, which saves them.

    `crisis_plan` is what the crisis page may show: the plan given, which need not lie in the sections.
    """

    narrowed = True

    def __init__(self, whole: Book, sections: Iterable[str], crisis_plan: Plan) -> None:
        self.whole = whole
        self.sections_open = frozenset(sections)
        super().__init__(
            cut(whole.plan, whole.catalog, self.sections_open),
            whole.catalog,
            whole.clock,
            places=whole.places,
        )
        self.sections = self.sections_open
        self.vault: Vault | None = whole.vault
        self._crisis_plan = crisis_plan
        self._leave = whole.listen(self._tell)

    @property
    def crisis_plan(self) -> Plan:
        """What the crisis page may show."""
        return self._crisis_plan

    def show_in_crisis(self, plan: Plan) -> None:
        """From now on the crisis page shows *plan*."""
        self._crisis_plan = plan
        self._tell()

    @property
    def save_state(self) -> SaveState:
        """What can truly be said about the disk now."""
        return self.whole.save_state

    def widen(self) -> Book:
        """The whole plan again, with nothing to undo in it."""
        self._leave()
        self.whole.forget_undo()
        return self.whole

    def _present(self, plan: Plan) -> None:
        before, self.plan = self.plan, plan
        self.whole.apply(joined(self.whole.plan, before, plan), undoable=False)

    def speak(self, catalog: Catalog) -> None:
        """Ask the questions in another language."""
        self.whole.speak(catalog)
        super().speak(catalog)

    def flush(self) -> None:
        """Return when everything is on disk; StoreError says why it is not."""
        self.whole.flush()

    def with_vault(self, work: Callable[[Vault], Any]) -> Any:
        """Do *work* with the open vault between two saves."""
        return self.whole.with_vault(work)

    def close(self) -> None:
        """Save and release the vault."""
        self.whole.close()

    def abandon(self) -> None:
        """Release the vault although something could not be saved."""
        self.whole.abandon()


def cut(plan: Plan, catalog: Catalog, sections: Iterable[str]) -> Plan:
    """The plan with the lists of *sections* alone: their things, older words and half-typed words, and no days."""
    places = {question.id for name in sections for question in catalog.section(name).questions}
    return only(plan, places)


def only(plan: Plan, places: Iterable[str]) -> Plan:
    """The plan with what stands at *places* alone."""
    wanted = frozenset(places)
    items = [item for item in plan.items.values() if item.place in wanted]
    known = wanted.union(item.id for item in items)
    return build(
        items,
        (older for older in plan.older.values() if older.place in wanted),
        (
            draft
            for draft in plan.drafts.values()
            if draft.key.startswith(OWN_DRAFTS) or not known.isdisjoint(draft.key.split("#"))
        ),
        (),
        plan.preferences.values(),
        dropped=plan.dropped.values(),
    )


def joined(whole: Plan, before: Plan, after: Plan) -> Plan:
    """The whole plan with what changed from *before* to *after*; everything else is the same."""
    if after.items is not before.items:
        whole = whole.with_items(*_fresh(before.items, after.items).values())
    return replace(
        whole,
        older=_changed(whole.older, before.older, after.older),
        drafts=_changed(whole.drafts, before.drafts, after.drafts),
        days=_changed(whole.days, before.days, after.days),
        preferences=_changed(whole.preferences, before.preferences, after.preferences),
        dropped=_changed(whole.dropped, before.dropped, after.dropped),
    )


def _fresh(before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in after.items() if before.get(key) is not value}


def _changed(
    whole: Mapping[str, Value], before: Mapping[str, Value], after: Mapping[str, Value]
) -> Mapping[str, Value]:
    if after is before:
        return whole
    gone = before.keys() - after.keys()
    return MappingProxyType({**{k: v for k, v in whole.items() if k not in gone}, **_fresh(before, after)})
