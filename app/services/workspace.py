"""Opening a data folder and everything a user can do in it; closing it again."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.data import backup, restore, upgrade
from app.data.cell_records import load_cell
from app.data.database import Database
from app.data.entries import search_index
from app.data.folder import DataFolder
from app.data.locked import refuse_locked
from app.data.search import SearchIndex
from app.domain.cells import CellForm
from app.domain.clock import Clock, as_utc, fixed_clock, system_now
from app.domain.errors import NotFound
from app.services.about import AboutService
from app.services.agendas import AgendaService
from app.services.attachments import AttachmentService
from app.services.attendance import AttendanceService
from app.services.backups import BackupService
from app.services.cells import CellService
from app.services.directives import DirectiveService
from app.services.documents import DocumentService
from app.services.duties import DutyService
from app.services.findings import FindingService
from app.services.finishing import FinishingService
from app.services.good_models import GoodModelService
from app.services.history import HistoryService
from app.services.meetings import MeetingService
from app.services.members import MemberService
from app.services.minutes import MinutesService
from app.services.observers import ObserverService
from app.services.overview import OverviewService
from app.services.petitions import PetitionService
from app.services.plans import PlanService
from app.services.remarks import RemarkService
from app.services.rotations import RotationService
from app.services.rubrics import RubricService
from app.services.scoring import ScoringService
from app.services.search import SearchService
from app.services.tasks import TaskService
from app.services.thematic_papers import ThematicPaperService
from app.services.votes import VoteService

if TYPE_CHECKING:
    from app.services.consolidating import ConsolidationService
    from app.services.papers import PaperService
    from app.services.remark_sheets import RemarkSheetService


class Services:
    """One open book: the folder, its database, and one service per noun."""

    def __init__(self, folder: DataFolder, db: Database, index: SearchIndex, clock: Clock) -> None:
        self._folder = folder
        self._db = db
        self.now = clock
        self.cells = CellService(db, clock)
        self.members = MemberService(db, clock)
        self.plans = PlanService(db, clock)
        self.duties = DutyService(db, clock)
        self.rotations = RotationService(db, clock)
        self.meetings = MeetingService(db, clock)
        self.agendas = AgendaService(db, clock)
        self.thematic_papers = ThematicPaperService(db, clock)
        self.attendance = AttendanceService(db, clock)
        self.minutes = MinutesService(db, clock)
        self.votes = VoteService(db, clock)
        self.tasks = TaskService(db, clock)
        self.observers = ObserverService(db, clock)
        self.remarks = RemarkService(db, clock)
        self.history = HistoryService(db, clock)
        self.scoring = ScoringService(db, clock)
        self.rubrics = RubricService(db, clock)
        self.documents = DocumentService(db, clock)
        self.petitions = PetitionService(db, clock)
        self.directives = DirectiveService(db, clock)
        self.good_models = GoodModelService(db, clock)
        self.findings = FindingService(db, clock)
        self.finishing = FinishingService(db, clock)
        self.attachments = AttachmentService(db, folder.attachments, clock)
        self.backups = BackupService(db, folder, clock)
        self.search = SearchService(db, index, clock)
        self.overview = OverviewService(db, folder.backups, clock)
        self.about = AboutService(db, self.backups, clock)

    @classmethod
    def open(cls, folder: DataFolder, clock: Clock = system_now) -> "Services":
        """Check, upgrade with a backup first, and open the book of a folder already locked."""
        restore.finish(folder.database)
        upgrade.bring_up(
            folder.database,
            lambda path, version: backup.make_before_upgrade(
                path, folder.backups, version, clock()
            ),
        )
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

    @cached_property
    def papers(self) -> "PaperService":
        """Return the service of papers; their texts are loaded when the first one is wanted."""
        from app.services.papers import PaperService  # noqa: PLC0415 - see above

        return PaperService(self._db, self._folder.exports, self.now)

    @cached_property
    def remark_sheets(self) -> "RemarkSheetService":
        """Return the service of observers' sheets, loaded like that of papers."""
        from app.services.remark_sheets import RemarkSheetService  # noqa: PLC0415 - see above

        return RemarkSheetService(self._db, self.remarks, self._folder.exports, self.now)

    @cached_property
    def consolidating(self) -> "ConsolidationService":
        """Return the service of the superior's desk, loaded like that of papers."""
        from app.services.consolidating import ConsolidationService  # noqa: PLC0415 - see above

        return ConsolidationService(self._db, self._folder.exports, self.now)

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
