"""All pages by name; each is imported when it is opened first, the crisis page before it is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from textual.app import App

    from wrap_tui.screens.base import Page

_HERE: Final = "wrap_tui.screens"

PAGES: Final[Mapping[str, str]] = {
    "lock": f"{_HERE}.lock:LockPage",
    "first_run": f"{_HERE}.first_run:FirstRunPage",
    "look_round": f"{_HERE}.look_round:LookRoundPage",
    "settings": f"{_HERE}.settings:SettingsPage",
    "help": f"{_HERE}.help:HelpPage",
    "passphrase": f"{_HERE}.passphrase:PassphrasePage",
    "today": f"{_HERE}.today:TodayPage",
    "day": f"{_HERE}.today:TodayPage",
    "read": f"{_HERE}.read:ReadPage",
    "arrange": f"{_HERE}.arrange:ArrangePage",
    "menu": f"{_HERE}.menu:MenuPage",
    "section": f"{_HERE}.section:SectionPage",
    "guide": f"{_HERE}.guide:GuidePage",
    "form": f"{_HERE}.form:FormPage",
    "change": f"{_HERE}.change:ChangePage",
    "card": f"{_HERE}.card:CardPage",
    "plans": f"{_HERE}.plans:PlansPage",
    "shortcut": f"{_HERE}.shortcut:ShortcutPage",
    "own_words": f"{_HERE}.own_words:OwnWordsPage",
    "people": f"{_HERE}.people:PeoplePage",
    "crisis": f"{_HERE}.crisis:CrisisPage",
    "note": f"{_HERE}.note:NotePage",
    "lines": f"{_HERE}.lines:LinesPage",
    "good": f"{_HERE}.good:GoodPage",
    "older": f"{_HERE}.older:OlderPage",
    "removed": f"{_HERE}.removed:RemovedPage",
    "helplines": f"{_HERE}.helplines_page:HelplinesPage",
    "spare_key": f"{_HERE}.spare_key:SpareKeyPage",
    "steps": f"{_HERE}.steps:StepsPage",
    "check_in": f"{_HERE}.check_in:CheckInPage",
    "notice": f"{_HERE}.notice:NoticePage",
    "own_things": f"{_HERE}.own_things:OwnThingsPage",
    "plan": f"{_HERE}.plan:PlanPage",
    "walk": f"{_HERE}.walk:WalkPage",
    "tools": f"{_HERE}.tools:ToolsPage",
    "tool": f"{_HERE}.tool:ToolPage",
    "journal": f"{_HERE}.journal:JournalPage",
    "entry": f"{_HERE}.entry:EntryPage",
    "looking_back": f"{_HERE}.looking_back:LookingBackPage",
    "better_words": f"{_HERE}.better_words:BetterWordsPage",
    "review": f"{_HERE}.review:ReviewPage",
    "readings": f"{_HERE}.readings:ReadingsPage",
    "rhythm": f"{_HERE}.rhythm:RhythmPage",
    "export": f"{_HERE}.export:ExportPage",
    "share": f"{_HERE}.share:SharePage",
    "copies": f"{_HERE}.copies:CopiesPage",
    "copy": f"{_HERE}.copy:CopyPage",
    "audiences": f"{_HERE}.audiences:AudiencesPage",
    "audience": f"{_HERE}.audience:AudiencePage",
    "reflect": f"{_HERE}.reflect:ReflectPage",
    "area": f"{_HERE}.area:AreaPage",
    "lenses": f"{_HERE}.lenses:LensesPage",
    "lens": f"{_HERE}.lens:LensPage",
    "goals": f"{_HERE}.goals:GoalsPage",
    "goal": f"{_HERE}.goal:GoalPage",
    "bring_in": f"{_HERE}.bring_in:BringInPage",
    "search": f"{_HERE}.search:SearchPage",
    "backups": f"{_HERE}.backups:BackupsPage",
    "forget": f"{_HERE}.forget:ForgetPage",
    "mend": f"{_HERE}.mend:MendPage",
    "peer": f"{_HERE}.peer:PeerPage",
    "session": f"{_HERE}.session:SessionPage",
    "pause": f"{_HERE}.pause:PausePage",
    "danger_card": f"{_HERE}.danger_card:DangerCardPage",
    "helped": f"{_HERE}.helped:HelpedPage",
    "read_back": f"{_HERE}.read_back:ReadBackPage",
    "questions": f"{_HERE}.questions:QuestionsPage",
    "leaving": f"{_HERE}.leaving:LeavingPage",
}
"""Name of a page -> where its class is. The arguments of `app.go` after the name go to the class."""

HOME: Final = "today"


def page_class(name: str) -> type[Page]:
    """The class of a page; KeyError for a name that is not in the table."""
    module, _, attribute = PAGES[name].partition(":")
    found: type[Page] = getattr(import_module(module), attribute)
    return found


def have_crisis_at_hand(app: App[Any], country: str) -> None:
    """Import the crisis page and read its helplines beside the work, so that it stands at once when it is wanted."""

    def read() -> None:
        from wrap_tui.services.own_lines import lines_for

        page_class("crisis")
        lines_for(None, country)

    app.run_worker(read, thread=True, exit_on_error=False)


def make_page(name: str, *args: str) -> Page:
    """A new page, with its place (name and arguments) noted."""
    page = page_class(name)(*args)
    page.place = (name, *args)
    return page
