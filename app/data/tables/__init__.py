"""Mapped tables by noun; used as `from app.data import tables as t`."""

from app.data.tables.cells import Cell, DayOff, RuleValueRow, SettingValue, Term
from app.data.tables.documents import Attachment, ExportedFile, IssuedDocument
from app.data.tables.locking import Correction, Snapshot
from app.data.tables.meetings import (
    AgendaItem,
    Attendance,
    CommitteeLink,
    Guest,
    Meeting,
    MeetingPart,
    MinutesEntry,
    NoticeLine,
    Preparation,
    Vote,
)
from app.data.tables.members import GroupMembership, Member, MemberPost, MemberSituation, PartyGroup
from app.data.tables.plans import AnnualPlan
from app.data.tables.registers import (
    Directive,
    GoodModel,
    Observer,
    ObserverTeam,
    Paper,
    PeriodicDuty,
    Petition,
    Remark,
    Visit,
)
from app.data.tables.scoring import FindingOverride, RubricEdition, ScoreLine, ScoreSheet
from app.data.tables.tasks import Task, TaskCoOwner, TaskResult

__all__ = [
    "AgendaItem",
    "AnnualPlan",
    "Attachment",
    "Attendance",
    "Cell",
    "CommitteeLink",
    "Correction",
    "DayOff",
    "Directive",
    "ExportedFile",
    "FindingOverride",
    "GoodModel",
    "GroupMembership",
    "Guest",
    "IssuedDocument",
    "Meeting",
    "MeetingPart",
    "Member",
    "MemberPost",
    "MemberSituation",
    "MinutesEntry",
    "NoticeLine",
    "Observer",
    "ObserverTeam",
    "Paper",
    "PartyGroup",
    "PeriodicDuty",
    "Petition",
    "Preparation",
    "Remark",
    "RubricEdition",
    "RuleValueRow",
    "ScoreLine",
    "ScoreSheet",
    "SettingValue",
    "Snapshot",
    "Task",
    "TaskCoOwner",
    "TaskResult",
    "Term",
    "Visit",
    "Vote",
]
