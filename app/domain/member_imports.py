"""A list of members on its way into the book: what a person chose, what would be written."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.doubts import open_doubts
from app.domain.import_drafts import ImportChoices, ImportDraft
from app.domain.import_headers import find_header, understood_header
from app.domain.import_layouts import ListLayout, lay_out
from app.domain.import_planning import plan_import
from app.domain.import_plans import ImportPlan, ImportSetting
from app.domain.import_sheets import ForeignFile, open_file, pick_sheet
from app.domain.member_lists import MemberList, read_member_list
from app.domain.member_matching import KnownMember


@dataclass(frozen=True, slots=True)
class MemberImport(ImportDraft):
    """A list as it stands now: rows, questions, and what would be written."""

    layout: ListLayout | None
    sheet: MemberList
    plan: ImportPlan


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
    header = understood_header(source.grid, source.header, choices.columns, choices.heading_row)
    layout = lay_out(source, header, setting.today, before)
    sheet = read_member_list(source, layout, answers)
    plan = plan_import(sheet, members, answers, setting)
    doubts = (*((sheet_doubt,) if sheet_doubt is not None else ()), *sheet.doubts, *plan.doubts)
    still_open = open_doubts(doubts, answers)
    return MemberImport(opened, source, header, doubts, still_open, layout, sheet, plan)
