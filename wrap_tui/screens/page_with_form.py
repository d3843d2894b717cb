"""A page that holds the boxes of a record: half-filled forms are drafts, Enter goes from box to box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import on

from wrap_tui.domain.plan import Value
from wrap_tui.screens.base import Page
from wrap_tui.screens.form_fields import FormFields
from wrap_tui.screens.typed_ahead import KeepsKeys
from wrap_tui.widgets.keys_line import Hint
from wrap_tui.widgets.word_box import WordBox
from wrap_tui.wording import say


class PageWithForm(KeepsKeys, Page):
    """Subclasses mount FormFields and say what follows the last box (`after_form`)."""

    def draft_fields(self, key: str) -> Mapping[str, Value]:
        """A form is kept as a whole, with what was chosen in it."""
        for fields in self.query(FormFields):
            if fields.form.draft_key == key:
                return fields.collect()
        return super().draft_fields(key)

    def began(self, key: str) -> Mapping[str, Value] | None:
        """What a form began with."""
        forms = (fields.form for fields in self.query(FormFields))
        return next((form.began for form in forms if form.draft_key == key), None)

    @on(FormFields.Changed)
    def keep_form_draft(self, event: FormFields.Changed) -> None:
        """Keep a choice in the draft."""
        form = event.fields.form
        self.open_book.draft(form.draft_key, event.fields.collect(), began=form.began)

    def hints(self) -> Iterable[Hint]:
        """In a form Enter goes to the next box."""
        for hint in super().hints():
            in_form = hint.key == "enter" and isinstance(self.focused, WordBox)
            yield self.hint("box.add", label=say("pages.form.next_box")) if in_form else hint

    def mark_found(self) -> None:
        """Go to the words that a search has found, once the boxes are there."""
        if not self.holds_keys:
            super().mark_found()

    def after_form(self) -> None:
        """What Enter in the last box does."""

    def go_on_in_form(self, box: WordBox) -> bool:
        """Go from a box of a form to the next thing in it; False when the box is in none."""
        fields = next((node for node in box.ancestors if isinstance(node, FormFields)), None)
        if fields is None:
            return False
        inside = [widget for widget in self.focus_chain if fields in widget.ancestors]
        after = inside[inside.index(box) + 1 :] if box in inside else []
        if after:
            after[0].focus()
        else:
            self.after_form()
        return True
