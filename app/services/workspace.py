"""Opening a data folder and everything a user can do in it; closing it again."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.data import backup, examining, upgrade
from app.data.cell_records import load_cell
from app.data.database import Database
from app.data.entries import search_index
from app.data.folder import DataFolder
from app.data.leftovers import clear_leftovers
from app.data.locked import refuse_locked
from app.data.search import SearchIndex
from app.data.upgrade import Examined
from app.domain.cells import CellForm
from app.domain.clock import Clock, as_utc, fixed_clock, system_now
from app.domain.errors import NotFound

if TYPE_CHECKING:
    from app.services.about import AboutService
    from app.services.agendas import AgendaService
    from app.services.anonymous_copies import AnonymousCopyService
    from app.services.attachments import AttachmentService
    from app.services.attendance import AttendanceService
    from app.services.backups import BackupService
    from app.services.cells import CellService
    from app.services.consolidating import ConsolidationService
    from app.services.directives import DirectiveService
    from app.services.documents import DocumentService
    from app.services.duties import DutyService
    from app.services.findings import FindingService
    from app.services.finishing import FinishingService
    from app.services.good_models import GoodModelService
    from app.services.handovers import HandoverService
    from app.services.history import HistoryService
    from app.services.imports import ImportService
    from app.services.inspection_folders import InspectionFolderService
    from app.services.inspections import InspectionService
    from app.services.journals import JournalService
    from app.services.mails import MailService
    from app.services.meetings import MeetingService
    from app.services.member_books import MemberBookService
    from app.services.member_points import MemberPointService
    from app.services.members import MemberService
    from app.services.minutes import MinutesService
    from app.services.observers import ObserverService
    from app.services.overview import OverviewService
    from app.services.papers import PaperService
    from app.services.pdfs import PdfService
    from app.services.personal_data import PersonalDataService
    from app.services.petitions import PetitionService
    from app.services.plans import PlanService
    from app.services.posting import PostingService
    from app.services.reading_copies import ReadingCopyService
    from app.services.remark_sheets import RemarkSheetService
    from app.services.remarks import RemarkService
    from app.services.review_entries import ReviewEntryService
    from app.services.reviews import ReviewService
    from app.services.rotations import RotationService
    from app.services.rubrics import RubricService
    from app.services.scoring import ScoringService
    from app.services.search import SearchService
    from app.services.tasks import TaskService
    from app.services.templates import TemplateService
    from app.services.thematic_papers import ThematicPaperService
    from app.services.upward_forms import UpwardFormService
    from app.services.votes import VoteService
    from app.services.written_papers import WrittenPaperService


class Services:
    """One open book: the folder, its database, and one service per noun.

    A service, in the module of its name, is loaded and made when it is first asked for: the first
    page is shown before most of them.
    """

    cells: "CellService"
    consolidating: "ConsolidationService"
    members: "MemberService"
    personal_data: "PersonalDataService"
    member_books: "MemberBookService"
    member_points: "MemberPointService"
    plans: "PlanService"
    duties: "DutyService"
    inspections: "InspectionService"
    rotations: "RotationService"
    reviews: "ReviewService"
    review_entries: "ReviewEntryService"
    meetings: "MeetingService"
    agendas: "AgendaService"
    thematic_papers: "ThematicPaperService"
    attendance: "AttendanceService"
    minutes: "MinutesService"
    votes: "VoteService"
    tasks: "TaskService"
    observers: "ObserverService"
    remarks: "RemarkService"
    history: "HistoryService"
    journals: "JournalService"
    scoring: "ScoringService"
    rubrics: "RubricService"
    documents: "DocumentService"
    written_papers: "WrittenPaperService"
    petitions: "PetitionService"
    directives: "DirectiveService"
    good_models: "GoodModelService"
    findings: "FindingService"
    finishing: "FinishingService"
    attachments: "AttachmentService"
    backups: "BackupService"
    search: "SearchService"
    overview: "OverviewService"
    about: "AboutService"
    templates: "TemplateService"
    papers: "PaperService"
    pdfs: "PdfService"
    reading_copies: "ReadingCopyService"
    posting: "PostingService"
    remark_sheets: "RemarkSheetService"
    mails: "MailService"
    inspection_folders: "InspectionFolderService"
    handovers: "HandoverService"
    anonymous_copies: "AnonymousCopyService"
    imports: "ImportService"
    upward_forms: "UpwardFormService"

    def __init__(self, folder: DataFolder, db: Database, index: SearchIndex, clock: Clock) -> None:
        self._folder = folder
        self._db = db
        self.now = clock
        self._index = index

    if not TYPE_CHECKING:  # a name that is no service stays an error to the type checker

        def __getattr__(self, name: str) -> object:
            """Make a service, which is kept under its name from now on."""
            if (class_name := type(self).__annotations__.get(name)) is None:
                raise AttributeError(name)
            service = getattr(import_module(f"app.services.{name}"), class_name)
            made = service(self._db, *self._parts_of(name), self.now)
            setattr(self, name, made)
            return made

    def _parts_of(self, name: str) -> tuple[object, ...]:
        """Return what a service is made of between the database and the clock."""
        folder = self._folder
        parts: dict[str, Callable[[], tuple[object, ...]]] = {
            "attachments": lambda: (folder.attachments,),
            "backups": lambda: (folder,),
            "search": lambda: (self._index,),
            "overview": lambda: (folder.backups,),
            "about": lambda: (self.backups,),
            "templates": lambda: (folder.templates, folder.attachments),
            "papers": lambda: (folder.exports, self.templates),
            "pdfs": lambda: (self.papers, folder.exports),
            "reading_copies": lambda: (self.papers, folder.exports),
            "posting": lambda: (self.papers, self.meetings, folder.exports),
            "consolidating": lambda: (folder.exports,),
            "member_points": lambda: (folder.exports,),
            "member_books": lambda: (folder.exports,),
            "personal_data": lambda: (folder.exports,),
            "inspection_folders": lambda: (
                (self.papers, self.meetings, self.findings, self.attachments),
                folder.exports,
            ),
            "mails": lambda: (self.papers, folder.exports, folder.attachments),
            "handovers": lambda: (folder, self.backups, self.about),
            "anonymous_copies": lambda: (folder,),
            "imports": lambda: (self.backups,),
            "upward_forms": lambda: (folder.exports, folder.attachments),
            "remark_sheets": lambda: (self.remarks, self.templates, folder.exports),
        }
        return parts[name]() if name in parts else ()

    @classmethod
    def open(
        cls, folder: DataFolder, clock: Clock = system_now, examined: Examined | None = None
    ) -> "Services":
        """Check, upgrade with a backup first, and open the book of a folder already locked.

        `examined` waits for a check that has been begun.
        """
        upgrade.bring_up(
            folder.database,
            lambda path, version: backup.make_before_upgrade(
                path, folder.backups, version, clock()
            ),
            examined=examined or partial(examining.examine, folder.database),
        )
        clear_leftovers(folder)
        index = search_index()
        db = Database.open(folder.database, guard=refuse_locked, indexer=index.update)
        own = _own_clock(db, clock)
        db.keep_time_by(lambda: as_utc(own()))
        services = cls(folder, db, index, own)
        services.search.bring_up_to_date()
        return services

    @classmethod
    def create(cls, folder: DataFolder, form: CellForm, clock: Clock = system_now) -> "Services":
        """Make the book of an empty folder already locked, with its cell declared."""
        upgrade.create(folder.database)
        services = cls.open(folder, clock)
        services.rubrics.seed()
        services.cells.save(form)
        services.forget_undo()
        return services

    @property
    def place(self) -> Path:
        """Return the data folder."""
        return self._folder.place

    @property
    def exports(self) -> Path:
        """Return the folder papers go to by default."""
        return self._folder.exports

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call `listener` with the tables touched after each change; returns how to stop that."""
        return self._db.subscribe(listener)

    def forget_undo(self) -> None:
        """Empty the undo list, as after a new book is made."""
        self._db.forget_undo()

    def close(self) -> None:
        """Close the book and free the folder."""
        self._db.close()
        self._folder.close()


def _own_clock(db: Database, clock: Clock) -> Clock:
    """Return the day the sample cell carries, else the clock that was given."""
    moment = _sample_moment(db)
    return clock if moment is None else fixed_clock(moment)


def _sample_moment(db: Database) -> datetime | None:
    with db.read() as session:
        try:
            return load_cell(session).sample_now
        except NotFound:
            return None
