"""Mapped tables by noun; used as `from app.data import tables as t`.

Declaring all of them and joining them to each other takes a third of a start. Those of a noun are
declared when one of them is first named; `declare_all` declares the rest: whatever writes, or goes
through all tables, calls it first. Within a noun a table follows those its rows hold: a look on
another thread may join what is declared so far at any moment, and would fail for good.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy.orm import configure_mappers

if TYPE_CHECKING:
    from app.data.tables.cells import Cell, DayOff, RuleValueRow, SettingValue, Term
    from app.data.tables.documents import IssuedDocument
    from app.data.tables.inspections import InspectionItem
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
    from app.data.tables.members import (
        GroupMembership,
        Member,
        MemberPost,
        MemberSituation,
        PartyGroup,
    )
    from app.data.tables.people import (
        DossierCheck,
        DossierLoan,
        Erasure,
        ImportRun,
        MemberBadge,
        MemberHonour,
        PastAttendance,
        ResidentMember,
        Transfer,
        YearlySlip,
    )
    from app.data.tables.plans import AnnualPlan
    from app.data.tables.registers import (
        Directive,
        Observer,
        ObserverTeam,
        PeriodicDuty,
        Petition,
        Remark,
        Visit,
    )
    from app.data.tables.reviews import (
        MemberRemark,
        MemberSheet,
        MemberSheetLine,
        Review,
        ReviewEntry,
        ReviewPaper,
    )
    from app.data.tables.scoring import FindingOverride, RubricEdition, ScoreLine, ScoreSheet
    from app.data.tables.sending import MailFile, OutgoingMail, UpwardForm, UserTemplate
    from app.data.tables.tasks import Task, TaskCoOwner, TaskResult
    from app.data.tables.written import Attachment, ExportedFile, GoodModel, Paper, WrittenPaper

_NOUNS: dict[str, dict[str, str]] = {
    "cells": {
        "Cell": "cells",
        "DayOff": "days_off",
        "RuleValueRow": "rule_values",
        "SettingValue": "settings",
        "Term": "terms",
    },
    "documents": {"IssuedDocument": "documents"},
    "history": {
        "JournalAction": "journal_actions",
        "JournalEntry": "journal_entries",
        "SearchSource": "search_sources",
        "TypedText": "typed_texts",
    },
    "inspections": {"InspectionItem": "inspection_items"},
    "locking": {"Correction": "corrections", "Snapshot": "snapshots"},
    "meetings": {
        "AgendaItem": "agenda_items",
        "Attendance": "attendances",
        "CommitteeLink": "committee_links",
        "Guest": "guests",
        "Meeting": "meetings",
        "MeetingPart": "meeting_parts",
        "MinutesEntry": "minutes_entries",
        "NoticeLine": "notices",
        "Preparation": "preparations",
        "Vote": "votes",
    },
    "members": {
        "GroupMembership": "group_memberships",
        "Member": "members",
        "MemberPost": "member_posts",
        "MemberSituation": "member_situations",
        "PartyGroup": "party_groups",
    },
    "people": {
        "DossierCheck": "dossier_checks",
        "DossierLoan": "dossier_loans",
        "Erasure": "erasures",
        "ImportRun": "import_runs",
        "MemberBadge": "member_badges",
        "MemberHonour": "member_honours",
        "PastAttendance": "past_attendance",
        "ResidentMember": "resident_members",
        "Transfer": "transfers",
        "YearlySlip": "yearly_slips",
    },
    "plans": {"AnnualPlan": "annual_plans"},
    "registers": {
        "Directive": "directives",
        "Observer": "observers",
        "ObserverTeam": "observer_teams",
        "PeriodicDuty": "periodic_duties",
        "Petition": "petitions",
        "Remark": "remarks",
        "Visit": "visits",
    },
    "reviews": {
        "MemberRemark": "member_remarks",
        "MemberSheet": "member_sheets",
        "MemberSheetLine": "member_sheet_lines",
        "Review": "reviews",
        "ReviewEntry": "review_entries",
        "ReviewPaper": "review_papers",
    },
    "scoring": {
        "FindingOverride": "finding_overrides",
        "RubricEdition": "rubric_editions",
        "ScoreLine": "score_lines",
        "ScoreSheet": "score_sheets",
    },
    "sending": {
        "MailFile": "mail_files",
        "OutgoingMail": "outgoing_mails",
        "UpwardForm": "upward_forms",
        "UserTemplate": "user_templates",
    },
    "tasks": {
        "Task": "tasks",
        "TaskCoOwner": "task_co_owners",
        "TaskResult": "task_results",
    },
    "written": {
        "Attachment": "attachments",
        "ExportedFile": "exports",
        "GoodModel": "good_models",
        "Paper": "papers",
        "WrittenPaper": "written_papers",
    },
}
"""Where each table is declared, and what the file calls it."""

_PLACES = {name: noun for noun, names in _NOUNS.items() for name in names}
NAMES = frozenset(name for names in _NOUNS.values() for name in names.values())
"""Every table of the file."""


def __getattr__(name: str) -> object:
    """Declare the tables of a noun when the first of them is named."""
    noun = _PLACES.get(name)
    if noun is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{noun}")
    globals().update((each, getattr(module, each)) for each in _NOUNS[noun])
    return globals()[name]


@cache
def declare_all() -> None:
    """Declare every table and join them: a row deleted takes rows of any other with it."""
    for noun in _NOUNS:
        import_module(f"{__name__}.{noun}")
    configure_mappers()


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
    "DossierCheck",
    "DossierLoan",
    "Erasure",
    "ExportedFile",
    "FindingOverride",
    "GoodModel",
    "GroupMembership",
    "Guest",
    "ImportRun",
    "InspectionItem",
    "IssuedDocument",
    "MailFile",
    "Meeting",
    "MeetingPart",
    "Member",
    "MemberBadge",
    "MemberHonour",
    "MemberPost",
    "MemberRemark",
    "MemberSheet",
    "MemberSheetLine",
    "MemberSituation",
    "MinutesEntry",
    "NoticeLine",
    "Observer",
    "ObserverTeam",
    "OutgoingMail",
    "Paper",
    "PartyGroup",
    "PastAttendance",
    "PeriodicDuty",
    "Petition",
    "Preparation",
    "Remark",
    "ResidentMember",
    "Review",
    "ReviewEntry",
    "ReviewPaper",
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
    "Transfer",
    "UpwardForm",
    "UserTemplate",
    "Visit",
    "Vote",
    "WrittenPaper",
    "YearlySlip",
]
