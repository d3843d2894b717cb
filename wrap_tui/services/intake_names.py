"""Gives what a file brings its ids: those of the file, of the same thing in the plan, or new ones; and turns names into links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from wrap_tui.codec.incoming import NewItem, Note
from wrap_tui.codec.toml_shape import specs_of, title_of
from wrap_tui.codec.toml_values import shown_path
from wrap_tui.domain.plan import Fields, Item, NewId, Plan, Value
from wrap_tui.domain.schema import LINK_KINDS, Catalog, FieldSpec
from wrap_tui.domain.stamp import NEVER

_ANY_OF: Final = ".*"


def title_words(catalog: Catalog, item: Item) -> str:
    """The words that stand for an item in a list of what was found."""
    if catalog.knows(item.place):
        title = item.words(title_of(catalog, catalog.question(item.place)))
        if title:
            return title
    links = {key for key, spec in _specs(catalog, item.place).items() if spec.kind in LINK_KINDS}
    return next((words for key in item.fields if key not in links and (words := item.words(key))), "")


def _specs(catalog: Catalog, place: str) -> Mapping[str, FieldSpec]:
    return specs_of(catalog, catalog.question(place)) if catalog.knows(place) else {}


def with_ids(
    plan: Plan, found: Iterable[NewItem], catalog: Catalog, new_id: NewId, notes: list[Note]
) -> list[tuple[NewItem, Item]]:
    """Every thing found as an item: links point to ids, and what has no id has one, its own if it is there already."""
    pairs = [(new, new.whole or _fresh(new, new_id)) for new in found]
    names = _Names(plan, [item for _, item in pairs], catalog)
    linked = [(new, item if new.dated else names.resolve(new, item, notes)) for new, item in pairs]
    twins = _twins(plan, linked, catalog)
    return [(new, _renamed(item, twins, catalog)) for new, item in linked] if twins else linked


def _twins(plan: Plan, linked: list[tuple[NewItem, Item]], catalog: Catalog) -> dict[str, str]:
    """For things without an id: the id of the same thing in the plan. Those that link to others follow those."""
    known = _Twins(plan, {item.id for new, item in linked if new.id})
    waiting = [item for new, item in linked if not new.id]
    twins: dict[str, str] = {}
    while waiting:
        found = {
            item.id: twin
            for item in waiting
            if (twin := known.take(item.place, _renamed(item, twins, catalog).fields))
        }
        if not found:
            break
        twins |= found
        waiting = [item for item in waiting if item.id not in found and _links(item, catalog)]
    return twins


def _links(item: Item, catalog: Catalog) -> bool:
    return any(
        spec.kind in LINK_KINDS and key in item.fields for key, spec in _specs(catalog, item.place).items()
    )


def _fresh(new: NewItem, new_id: NewId) -> Item:
    return Item(new.id or new_id(), new.place, new.fields, 0.0, NEVER, NEVER)


def _renamed(item: Item, twins: Mapping[str, str], catalog: Catalog) -> Item:
    specs = _specs(catalog, item.place)
    fields: dict[str, Value] = dict(item.fields)
    for key, value in item.fields.items():
        if key in specs and specs[key].kind in LINK_KINDS:
            fields[key] = (
                tuple(twins.get(part, part) for part in value)
                if isinstance(value, tuple)
                else twins.get(str(value), value)
            )
    return replace(item, id=twins.get(item.id, item.id), fields=MappingProxyType(fields))


class _Twins:
    """Things of the plan that a file without ids may speak of: same list, same words, each only once."""

    def __init__(self, plan: Plan, claimed: set[str]) -> None:
        self._left: dict[tuple[str, str], list[str]] = defaultdict(list)
        for item in plan.items.values():
            if item.removed is None and item.id not in claimed:
                self._left[self._key(item.place, item.fields)].append(item.id)

    @staticmethod
    def _key(place: str, fields: Fields) -> tuple[str, str]:
        return place, repr(sorted(fields.items()))

    def take(self, place: str, fields: Fields) -> str:
        """The id of a thing with these words that was not taken yet, "" when there is none."""
        left = self._left.get(self._key(place, fields))
        return left.pop(0) if left else ""


class _Names:
    """Finds what a link means: an id as it stands, else the thing of that exact name in the lists it may point to."""

    def __init__(self, plan: Plan, found: list[Item], catalog: Catalog) -> None:
        self._catalog = catalog
        self._ids = set(plan.items) | {item.id for item in found}
        self._named: dict[tuple[str, str], str] = {}
        self._places: dict[str, list[str]] = defaultdict(list)
        for item in (*found, *plan.items.values()):
            if item.removed is None and catalog.knows(item.place):
                title = item.words(title_of(catalog, catalog.question(item.place)))
                self._named.setdefault((item.place, title), item.id)
        for question in catalog.questions():
            self._places[f"{question.section}{_ANY_OF}"].append(question.id)
            self._places[question.id].append(question.id)
            self._places[""].append(question.id)

    def resolve(self, new: NewItem, item: Item, notes: list[Note]) -> Item:
        """The item with names replaced by ids; what nothing is called stays, and is noted."""
        fields: dict[str, Value] = dict(item.fields)
        for key, spec in _specs(self._catalog, item.place).items():
            value = fields.get(key)
            if spec.kind not in LINK_KINDS or not value or isinstance(value, bool):
                continue
            parts = (value,) if isinstance(value, str) else value
            found = tuple(self._one(spec, part) for part in parts)
            if not all(found):
                notes.append(Note("import.notes.no_link", {"path": shown_path(f"{new.where}.{key}")}))
            kept = tuple(target or part for target, part in zip(found, parts, strict=True))
            fields[key] = kept if isinstance(value, tuple) else kept[0]
        return replace(item, fields=MappingProxyType(fields)) if fields != item.fields else item

    def _one(self, spec: FieldSpec, words: str) -> str:
        if words in self._ids:
            return words
        places = (place for link in spec.links or ("",) for place in self._places[link])
        return next((target for place in places if (target := self._named.get((place, words)))), "")
