"""What takes the place of the table of a review; each page is built when it is first asked for."""

from functools import cached_property
from typing import TypeGuard, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.reviews import ReviewFile
from ui.kit.form_page import FormPage
from ui.kit.front_stack import FrontStack
from ui.place_tab import PlaceTab
from ui.reviews.year_dossier import DossierPage
from ui.reviews.year_outcome import OutcomePage
from ui.reviews.year_papers import PapersPage
from ui.reviews.year_plan import CollectivePage, PlanPage
from ui.reviews.year_sheet import YearSheet
from ui.reviews.year_votes import YearVotes
from ui.workspace import Workspace

SavedPage = TypeVar("SavedPage", YearVotes, PlanPage, CollectivePage, OutcomePage)
LeftPage = TypeVar("LeftPage", bound=YearSheet | FormPage | DossierPage | PapersPage)


class YearPages(PlaceTab):
    """A tab with the pages of a review in its stack."""

    page_left = Signal()
    moved = Signal(int)
    """The next or the one before of those who are reviewed is wanted."""
    votes_asked = Signal()
    print_asked = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.stack = FrontStack()

    @cached_property
    def sheet(self) -> YearSheet:
        """Return the sheets of those who are reviewed."""
        sheet = self._taken_in(YearSheet(self.workspace))
        sheet.print_asked.connect(self.print_asked)
        sheet.moved.connect(self.moved)
        sheet.votes_asked.connect(self.votes_asked)
        return sheet

    @cached_property
    def votes(self) -> YearVotes:
        """Return the count of the votes."""
        return self._with_saving(YearVotes(self.workspace))

    @cached_property
    def plan(self) -> PlanPage:
        """Return the days and limits of the review."""
        return self._with_saving(PlanPage(self.workspace))

    @cached_property
    def collective(self) -> CollectivePage:
        """Return the review of the cell itself."""
        return self._with_saving(CollectivePage(self.workspace))

    @cached_property
    def outcome(self) -> OutcomePage:
        """Return what was sent, decided and made known."""
        return self._with_saving(OutcomePage(self.workspace))

    @cached_property
    def dossier(self) -> DossierPage:
        """Return the dossier of the review."""
        return self._taken_in(DossierPage(self.workspace))

    @cached_property
    def papers(self) -> PapersPage:
        """Return the papers of the review."""
        return self._taken_in(PapersPage(self.workspace))

    def keep_typed(self) -> None:
        """Keep what is typed on the sheets and into the votes and not recorded."""
        built = vars(self)  # a page nobody has opened holds nothing
        if "sheet" in built:
            self.sheet.keep_typed()
        if "collective" in built:
            self.collective.draft.keep_now()
        if "votes" in built:
            self.votes.keep_typed()

    def renew_page(self, file: ReviewFile) -> None:
        """Show again what an undo may have changed; a form with something typed stays."""
        shown = self.stack.currentWidget()
        if isinstance(shown, YearSheet):
            shown.renew()
        elif isinstance(shown, DossierPage):
            shown.show_review(file.review)
        elif _is_untouched(shown):
            shown.show_file(file)

    def page_of(self, what: str, file: ReviewFile) -> QWidget:
        """Return a page that belongs to the whole review, filled."""
        match what:
            case "votes":
                self.votes.show_file(file)
            case "plan":
                self.plan.show_review(file.review)
            case "collective":
                self.collective.show_file(file)
            case "dossier":
                self.dossier.show_review(file.review)
            case "outcome":
                self.outcome.show_file(file)
            case _:
                what = "papers"
                self.papers.show_period(file.review.period)
        page: QWidget = getattr(self, what)
        return page

    def _with_saving(self, page: SavedPage) -> SavedPage:
        page.saved.connect(self.page_left)
        return self._taken_in(page)

    def _taken_in(self, page: LeftPage) -> LeftPage:
        page.left.connect(self.page_left)
        self.stack.addWidget(page)
        return page


def _is_untouched(page: QWidget | None) -> TypeGuard[OutcomePage | YearVotes]:
    if isinstance(page, OutcomePage):
        return not page.form.is_changed()
    return isinstance(page, YearVotes) and not page.is_changed()
