"""A small question over a page: Escape, a click beside it and the first focus are the safe answer."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from wrap_tui.screens.shell import Shell
from wrap_tui.widgets.bindings import bindings
from wrap_tui.widgets.body import Body
from wrap_tui.widgets.choice_list import ChoiceList
from wrap_tui.widgets.user_text import UserText
from wrap_tui.wording import say

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Generic[Result]):
    """A question with a title. `inside()` gives its widgets; `dismiss(answer)` answers; Escape answers None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")

    def __init__(self, title: str, line: str = "") -> None:
        super().__init__(classes="dialog")
        self._title, self._line = title, line

    @property
    def shell(self) -> Shell:
        """The app."""
        return cast("Shell", self.app)

    def inside(self) -> ComposeResult:
        """The widgets under the title."""
        yield from ()

    def compose(self) -> ComposeResult:
        """A box with a title, a line, and what is inside."""
        with Vertical(id="dialog-box"):
            yield UserText(self._title, classes="heading first")
            with Body(id="dialog-body", classes="-told" if self._line else ""):
                if self._line:
                    yield UserText(self._line, id="dialog-line", classes="muted")
                yield from self.inside()

    def on_mount(self) -> None:
        """Draw as the terminal can."""
        self.set_class(self.shell.ascii_only, "-ascii")

    def on_click(self, event: events.Click) -> None:
        """A click beside the question closes it."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.action_close()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Answer, once: a second answer would take away the page below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @on(Body.Reach)
    def say_more(self, event: Body.Reach) -> None:
        """Say in the frame that there are more rows than are seen."""
        event.stop()
        box = self.query_one("#dialog-box")
        box.border_title = say("shell.frame.more_above") if event.above else ""
        box.border_subtitle = say("shell.frame.more_below") if event.below else ""

    @on(ChoiceList.Edge)
    def read_on(self, event: ChoiceList.Edge) -> None:
        """Past the ends of the rows the lines above and below them are read."""
        way = event.way or ("down" if event.by > 0 else "up")
        getattr(self.query_one("#dialog-body", Body), f"scroll_{way}")(animate=False)

    def action_close(self) -> None:
        """The safe answer: nothing changes."""
        self.dismiss(None)

    def action_digit(self, key: str) -> None:
        """Choose the row with this digit."""
        for choices in self.query(ChoiceList):
            if choices.open_key(key):
                return


AnyDialog = Dialog[Any]
