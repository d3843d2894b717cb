"""The boxes of a record: the name first, then those that matter, the rest when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from wrap_tui.domain.plan import Value
from wrap_tui.domain.schema import LIST_FIELD_KINDS, FieldSpec
from wrap_tui.flows.answering import show_date
from wrap_tui.flows.forms import Form
from wrap_tui.screens.section_rows import clipped
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.row import Row, heading
from wrap_tui.widgets.user_text import UserText
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say

_LONG: Final = frozenset({"text", "lines", "phones", "tags"})
_HINTS: Final = {"date": "pages.guide.hint_date", "time": "pages.form.time_hint"}
_PICK: Final = "pick"
_PICKED: Final = frozenset({"choice", "yesno"})


class FormFields(Vertical):
    """The fields of one form. It holds what stands in them in `form.values`; the page keeps the draft."""

    @dataclass
    class Changed(Message):
        """Something was chosen (typing is heard by the page itself)."""

        fields: FormFields

    @dataclass
    class Ready(Message):
        """The boxes are there and can have the focus."""

        fields: FormFields

    def __init__(self, form: Form, *, everything: bool = False) -> None:
        super().__init__()
        self.form = form
        self.everything = everything or bool(form.focus and form.focus in {f.id for f in form.further})
        self.open_links: set[str] = set()
        self.known = {spec.id: spec for spec in form.spec.fields}

    def on_mount(self) -> None:
        """Tell when the boxes are painted."""
        self.call_after_refresh(self.post_message, self.Ready(self))

    def shown(self) -> tuple[FieldSpec, ...]:
        """The fields shown now: those with words are always shown."""
        filled = tuple(spec for spec in self.form.further if self.form.values.get(spec.id))
        return (*self.form.short, *(self.form.further if self.everything else filled))

    def compose(self) -> ComposeResult:
        """A label, a help line, and a box or choices for each field."""
        for i, spec in enumerate(self.shown()):
            yield from self._field(spec, "label" if i else "label first")

    def _field(self, spec: FieldSpec, classes: str) -> Iterator[Widget]:
        yield UserText(spec.label, classes=classes)
        if line := help_line(spec):
            yield UserText(line, classes="help")
        if spec.kind in _PICKED or spec.choices or spec.links:
            yield ChoiceList(self.rows(spec), id=f"field-{spec.id}")
        else:
            yield WordBox(
                show_date(self.form.text(spec)) if spec.kind == "date" else self.form.text(spec),
                one_line=spec.kind not in _LONG,
                ends_on_empty=spec.kind in LIST_FIELD_KINDS,
                draft=self.form.draft_key,
                field=spec.id,
                hint=say(_HINTS[spec.kind]) if spec.kind in _HINTS else "",
                id=f"field-{spec.id}",
            )

    def rows(self, spec: FieldSpec) -> tuple[Row, ...]:
        """The rows of a field that is chosen, not typed."""
        if spec.links:
            return self._link_rows(spec)
        chosen = self.form.values.get(spec.id)
        if spec.kind == "yesno":
            answers = (("yes", True), ("no", False))
            return tuple(
                Row(name, say(f"flows.answers.{name}"), mark=chosen is value) for name, value in answers
            )
        held = chosen if isinstance(chosen, tuple) else (chosen,)
        return tuple(Row(choice.id, choice.label, mark=choice.id in held) for choice in spec.choices)

    def _link_rows(self, spec: FieldSpec) -> tuple[Row, ...]:
        names = self.form.picked_names(spec)
        first = Row(_PICK, say("pages.form.pick"), names or say("pages.form.pick_none"))
        if spec.id not in self.open_links:
            return (first,)
        chosen = self.form.values.get(spec.id)
        held = chosen if isinstance(chosen, tuple) else (chosen,)
        picks = self.form.picks(spec)
        rows = tuple(Row(pick.id, clipped(pick.label), mark=pick.id in held) for pick in picks)
        return (first, *(rows or (heading(say("pages.form.pick_empty"), gap=False),)))

    @on(ChoiceList.Ticked)
    @on(ChoiceList.Opened)
    def choose(self, event: ChoiceList.Ticked | ChoiceList.Opened) -> None:
        """Take the choice, or take it back; a link field first shows what there is to choose from."""
        event.stop()
        spec = self.known[(event.list.id or "").removeprefix("field-")]
        if event.row.id == _PICK:
            self.open_links ^= {spec.id}
        else:
            self.form.choose(spec, event.row.id)
        event.list.set_rows(self.rows(spec))
        self.post_message(self.Changed(self))

    def collect(self) -> Mapping[str, Value]:
        """What stands in the fields now, {} when it is what the plan holds."""
        for box in self.query(WordBox):
            spec = self.known[box.field]
            self.form.values[box.field] = (
                tuple(box.text.split("\n")) if spec.kind in LIST_FIELD_KINDS else self._words(spec, box.text)
            )
        return self.form.values if self.form.changed else {}

    def _words(self, spec: FieldSpec, typed: str) -> str:
        """The words of a box; a date that was not touched is the one that the plan holds."""
        before = self.form.before.get(spec.id, "")
        same = spec.kind == "date" and isinstance(before, str) and typed == show_date(before)
        return before if same and isinstance(before, str) else typed

    def first_wanted(self) -> str:
        """The field where typing goes on: where it stopped, else the first empty one, else the first."""
        if self.form.focus and self.form.taken_up:
            return f"field-{self.form.focus}"
        empty = [spec for spec in self.shown() if not self.form.values.get(spec.id)]
        return f"field-{(empty or list(self.shown()))[0].id}"


def help_line(spec: FieldSpec) -> str:
    """What stands under the label of a field."""
    if spec.help:
        return spec.help
    if spec.kind in LIST_FIELD_KINDS and not spec.links:
        return say("pages.form.choose_any" if spec.choices else "pages.form.one_each")
    return ""
