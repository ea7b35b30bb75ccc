"""A list of members on its way into the book: what a person chose, what would be written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.doubts import Answers, Doubt, open_doubts
from app.domain.import_columns import ImportColumn
from app.domain.import_headers import find_header
from app.domain.import_layouts import ListLayout, lay_out
from app.domain.import_planning import plan_import
from app.domain.import_plans import ImportPlan, ImportSetting
from app.domain.import_sheets import ForeignFile, OpenedFile, OpenedSheet, open_file, pick_sheet
from app.domain.member_lists import MemberList, read_member_list
from app.domain.member_matching import KnownMember


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What a person has chosen so far."""

    answers: Answers = field(default_factory=dict)
    columns: Mapping[int, ImportColumn] = field(default_factory=dict)
    """Meanings given to columns by number, over those of the headings."""
    since: date | None = None
    """From when posts and situations hold: a list does not say it."""


@dataclass(frozen=True, slots=True)
class MemberImport:
    """A list as it stands now: rows, questions, and what would be written."""

    opened: OpenedFile
    source: OpenedSheet
    layout: ListLayout | None
    sheet: MemberList
    plan: ImportPlan
    doubts: tuple[Doubt, ...]
    open: tuple[Doubt, ...]

    @property
    def sheet_name(self) -> str:
        """The name of the sheet that is read."""
        return self.source.source.name

    @property
    def has_header(self) -> bool:
        """Tell whether a column of names was found."""
        return self.sheet.has_header

    @property
    def is_ready(self) -> bool:
        """Tell whether it may be written."""
        return self.has_header and not self.open


def draft_members(
    file: ForeignFile,
    choices: ImportChoices,
    setting: ImportSetting,
    members: Iterable[KnownMember] = (),
    earlier: MemberImport | None = None,
) -> MemberImport:
    """Read a list with the answers given so far and compare it with the book.

    `earlier` is the same list before the last answer: what no answer touches is taken from it.
    """
    answers = choices.answers
    opened = open_file(file, answers, find_header, earlier.opened if earlier else None)
    source, sheet_doubt = pick_sheet(opened, answers, "danh sách")
    before = earlier.layout if earlier else None
    layout = lay_out(source, choices.columns, setting.today, before)
    sheet = read_member_list(source, layout, answers)
    plan = plan_import(sheet, members, answers, setting)
    doubts = (*((sheet_doubt,) if sheet_doubt is not None else ()), *sheet.doubts, *plan.doubts)
    still_open = open_doubts(doubts, answers)
    return MemberImport(opened, source, layout, sheet, plan, doubts, still_open)
