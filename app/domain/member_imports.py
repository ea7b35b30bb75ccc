"""A foreign list on its way into the book: the file, what a person chose, what would be written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.doubts import WHOLE_FILE, AnswerChoice, Answers, Doubt, open_doubts
from app.domain.import_columns import ImportColumn
from app.domain.import_grids import converted, grid_of
from app.domain.import_headers import find_header
from app.domain.import_planning import plan_import
from app.domain.import_plans import ImportPlan, ImportSetting
from app.domain.member_lists import MemberList, read_member_list
from app.domain.member_matching import KnownMember
from app.domain.xl_sheets import XlSheet

SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file from outside as it was read; `sha256` tells it from others of the same name."""

    name: str
    sha256: str
    sheets: tuple[XlSheet, ...]


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

    sheet_name: str
    sheet: MemberList
    plan: ImportPlan
    doubts: tuple[Doubt, ...]
    open: tuple[Doubt, ...]

    @property
    def is_ready(self) -> bool:
        """Tell whether it may be written."""
        return self.sheet.has_header and not self.open


def draft_members(
    file: ForeignFile,
    choices: ImportChoices,
    setting: ImportSetting,
    members: Iterable[KnownMember] = (),
) -> MemberImport:
    """Read a list with the answers given so far and compare it with the book."""
    chosen, sheet_doubt = pick_sheet(file.sheets, choices.answers)
    sheet = read_member_list(chosen, setting.today, choices.answers, choices.columns)
    plan = plan_import(sheet, members, choices.answers, setting)
    doubts = (*((sheet_doubt,) if sheet_doubt is not None else ()), *sheet.doubts, *plan.doubts)
    return MemberImport(chosen.name, sheet, plan, doubts, open_doubts(doubts, choices.answers))


def pick_sheet(sheets: tuple[XlSheet, ...], answers: Answers) -> tuple[XlSheet, Doubt | None]:
    """Return the sheet with the list; several lists are asked about."""
    full = [sheet for sheet in sheets if not sheet.is_empty and not sheet.is_hidden]
    lists = [s for s in full if find_header(grid_of(converted(s, answers))) is not None]
    named = answers.get((WHOLE_FILE, SHEET))
    wanted = next((sheet for sheet in sheets if sheet.name == named), None)
    best = wanted or next(iter([*lists, *full, *sheets]), XlSheet("", ()))
    if len(lists) < 2:
        return best, None
    choices = tuple(AnswerChoice(sheet.name, sheet.name) for sheet in lists)
    question = f"Tệp có {len(lists)} trang có danh sách. Nhập trang nào?"
    names = ", ".join(sheet.name for sheet in lists)
    return best, Doubt(WHOLE_FILE, SHEET, names, question, choices, can_retype=False)
