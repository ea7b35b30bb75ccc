"""Makes a paper: reads what a year needs, builds the context, renders the file.

Word and Excel are loaded only when the first file is rendered.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.data.database import Database
from app.domain.meetings import MeetingKind
from app.domain.settings import Settings
from app.services import paper_sources, register_sources, report_making
from app.services.export import report_tables
from app.services.export.issued_contexts import Paper, RemarkSheetPaper
from app.services.export.paper_kinds import PaperKind, SheetKind, TemplateKind
from app.services.export.register_contexts import DirectiveTable, ModelTable, PetitionTable
from app.services.export.report_tables import ReportTable
from app.services.export.sheet_contexts import RegisterSheet, TaskTable
from app.services.export.sheet_forms import SheetReport, form_of
from app.services.paper_names import REGISTER_PRINTS, PaperCode
from app.services.paper_texts.attendance_list import attendance_list
from app.services.paper_texts.attendance_year import attendance_year
from app.services.paper_texts.habits import in_habit
from app.services.paper_texts.handout import handout
from app.services.paper_texts.invitation import invitation
from app.services.paper_texts.minutes import minutes, minutes_kind
from app.services.paper_texts.minutes_closing import resolution_code
from app.services.paper_texts.monthly_list import listed, monthly_list
from app.services.paper_texts.plan_reality import plan_reality
from app.services.paper_texts.programme import programme
from app.services.paper_texts.register_book import register_book
from app.services.paper_texts.registers import directive_table, model_table, petition_table
from app.services.paper_texts.resolution import resolution
from app.services.paper_texts.score_sheet import score_sheet
from app.services.paper_texts.score_year import score_year
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.task_table import task_table
from app.services.report_making import refuse_nothing

Register = TaskTable | PetitionTable | DirectiveTable | ModelTable | RegisterSheet
Content = tuple[PaperKind, Paper] | SheetReport | ReportTable | RemarkSheetPaper
FillTemplate = Callable[[TemplateKind, Any], bytes]
"""Makes a paper of a kind with the template or the form in use."""
REGISTERS = frozenset(REGISTER_PRINTS.values())


_WORD_PAPERS: dict[PaperCode, tuple[PaperKind, Callable[[PaperSource], Paper]]] = {
    PaperCode.RESOLUTION: (PaperKind.RESOLUTION, resolution),
    PaperCode.PROGRAMME: (PaperKind.PROGRAMME, programme),
    PaperCode.INVITATION: (PaperKind.INVITATION, invitation),
    PaperCode.HANDOUT: (PaperKind.HANDOUT, handout),
}


_TEMPLATES: dict[PaperCode, PaperKind] = {
    **{code: kind for code, (kind, _) in _WORD_PAPERS.items()},
    PaperCode.SCORE_SHEET: PaperKind.SCORE_SHEET,
    PaperCode.YEAR_PLAN: PaperKind.YEAR_PLAN,
    PaperCode.REMARK_SHEET: PaperKind.REMARK_SHEET,
    PaperCode.REVIEW_FORMS: PaperKind.REVIEW_FORMS,
    PaperCode.REVIEW_COLLECTIVE: PaperKind.REVIEW_FORMS,
    PaperCode.REVIEW_MINUTES: PaperKind.REVIEW_MINUTES,
    PaperCode.BALLOT_RECORD: PaperKind.BALLOT_RECORD,
    PaperCode.BALLOT_SLIP: PaperKind.BALLOT_SLIP,
    PaperCode.REVIEW_REPORT: PaperKind.REVIEW_REPORT,
    PaperCode.MONTH_REPORT: PaperKind.MONTH_REPORT,
    PaperCode.TOPIC_REPORT: PaperKind.TOPIC_REPORT,
    PaperCode.TOPIC_PLAN: PaperKind.TOPIC_PLAN,
    PaperCode.INSPECTIONS: PaperKind.INSPECTIONS,
    PaperCode.HALF_YEAR_REPORT: PaperKind.YEAR_REPORT,
    PaperCode.YEAR_REPORT: PaperKind.YEAR_REPORT,
}


_FORMS = {
    PaperCode.MONTHLY_LIST: SheetKind.MONTHLY_LIST,
    PaperCode.ATTENDANCE_YEAR: SheetKind.ATTENDANCE_YEAR,
    PaperCode.ATTENDANCE_LIST: SheetKind.ATTENDANCE_LIST,
    PaperCode.TASKS: SheetKind.TASKS,
    PaperCode.SCORE_YEAR: SheetKind.SCORE_YEAR,
    PaperCode.PLAN_REALITY: SheetKind.PLAN_REALITY,
    PaperCode.PETITIONS: SheetKind.PETITIONS,
    PaperCode.DIRECTIVES: SheetKind.DIRECTIVES,
    PaperCode.GOOD_MODELS: SheetKind.GOOD_MODELS,
    PaperCode.REGISTER: SheetKind.ISSUED,
    PaperCode.REVIEW_TABLE: SheetKind.REVIEW_TABLE,
    PaperCode.REVIEW_DOSSIER: SheetKind.DOSSIER,
}


def template_kind(code: PaperCode, meeting: MeetingKind | None = None) -> TemplateKind | None:
    """Return the kind of template a paper is printed with, None for one made in another way."""
    if code is PaperCode.MINUTES and meeting is not None:
        return minutes_kind(meeting)
    return _TEMPLATES.get(code) or _FORMS.get(code)


def meeting_content(db: Database, code: PaperCode, source: PaperSource, now: datetime) -> Content:
    """Return the context of a paper of one meeting, with its template where it is a Word one."""
    if code in _WORD_PAPERS:
        kind, context = _WORD_PAPERS[code]
        return kind, context(source)
    match code:
        case PaperCode.SCORE_SHEET if source.view is not None:
            return PaperKind.SCORE_SHEET, score_sheet(source, source.view)
        case PaperCode.ATTENDANCE_LIST:
            return attendance_list(source.file, now.date())
        case PaperCode.TASKS:
            code_of_resolution = resolution_code(source)
            tasks = paper_sources.meeting_tasks(source, code_of_resolution, now.date())
            return task_table(tasks)
        case PaperCode.MONTHLY_LIST:
            before = paper_sources.read_before(db, source.file)
            return monthly_list(listed((*before, source))[-1:], now.date(), whole_year=False)
        case code if code in report_making.WRITTEN_OF_MEETING:
            return report_making.written_of_meeting(db, code, source)
        case _:
            return minutes_kind(source.file.header.kind), minutes(source)


def sheet_content(code: PaperCode, sheet: RemarkSheetPaper) -> Content:
    """Return the sheet of an observer for Word or for Excel."""
    return sheet if code is PaperCode.REMARK_SHEET_XLSX else (PaperKind.REMARK_SHEET, sheet)


def year_content(db: Database, code: PaperCode, year: int, now: datetime) -> Content:
    """Return the context of a paper of a year; raises Refused when there is nothing to list."""
    if code in REGISTER_PRINTS:
        return register_table(_register_content(db, REGISTER_PRINTS[code], year, now))
    match code:
        case PaperCode.MONTHLY_LIST:
            meetings = paper_sources.listed_ids(db, year)
            sources = (paper_sources.read_meeting(db, one, now) for one in meetings)
            scored = listed(sources)
            refuse_nothing(scored, f"Năm {year} chưa có buổi họp nào biểu quyết điểm.")
            return monthly_list(scored, now.date(), whole_year=True)
        case PaperCode.SCORE_YEAR:
            points = paper_sources.read_score_year(db, year, now)
            refuse_nothing(points.table.rows, f"Năm {year} chưa họp buổi nào.")
            return score_year(points)
        case code if code in REGISTERS:
            return _register_content(db, code, year, now)
        case code if code in report_making.WRITTEN_OF_YEAR:
            return report_making.written_of_year(db, code, year, now)
        case PaperCode.PLAN_REALITY:
            planned = paper_sources.read_reality(db, year, now.date())
            refuse_nothing(planned.lines, f"Năm {year} chưa có buổi họp nào trong kế hoạch.")
            return plan_reality(planned)
        case _:
            held = paper_sources.listed_ids(db, year)
            past = register_sources.read_past_year(db, year, now.date())
            refuse_nothing(held or past.entries, f"Năm {year} chưa họp thường kỳ buổi nào.")
            return attendance_year(paper_sources.read_files(db, held), past)


def _register_content(db: Database, code: PaperCode, year: int, now: datetime) -> Register:
    """Return a register of a year, or of the term for the papers issued."""
    match code:
        case PaperCode.TASKS:
            tasks = paper_sources.read_year_tasks(db, year, now.date())
            refuse_nothing(tasks.tasks, f"Năm {year} chưa giao nhiệm vụ nào.")
            return task_table(tasks)
        case PaperCode.PETITIONS:
            frame, petitions = register_sources.read_petitions(db, year, now.date())
            refuse_nothing(petitions, f"Năm {year} chưa có kiến nghị nào trong sổ.")
            return petition_table(frame, petitions)
        case PaperCode.DIRECTIVES:
            frame, directives = register_sources.read_directives(db, year, now.date())
            refuse_nothing(directives, f"Năm {year} chưa có văn bản cấp trên nào trong sổ.")
            return directive_table(frame, directives)
        case PaperCode.GOOD_MODELS:
            frame, models = register_sources.read_models(db, year, now.date())
            refuse_nothing(models, f"Năm {year} chưa ghi mô hình, cách làm hay nào.")
            return model_table(frame, models)
        case _:
            book = paper_sources.read_register(db, year, now.date())
            issued = tuple(r for r in book.register.rows if r.document.issued_on.year <= year)
            refuse_nothing(issued, f"Đến hết năm {year} chưa có văn bản nào vào sổ.")
            return register_book(book)


def file_of(content: Content, fill: FillTemplate, settings: Settings) -> bytes:
    """Return the file made with the template or the form in use."""
    content = in_habit(content, settings.form_habits)
    if isinstance(content, tuple):
        kind, context = content
        return _sides(fill(kind, context), settings)
    if isinstance(content, ReportTable):
        return table_file(content, as_word=True)
    if isinstance(content, RemarkSheetPaper):
        from app.services.export import remark_workbook  # noqa: PLC0415 - openpyxl loads here

        return remark_workbook.remark_sheet_workbook(content)
    form, paper = form_of(content)
    return fill(form, paper)


def _sides(data: bytes, settings: Settings) -> bytes:
    """Return a Word paper for one side of the sheet, or for both where the cell prints so."""
    if not settings.two_sided:
        return data
    from app.services.export.two_sided import two_sided  # noqa: PLC0415 - lxml loads here

    return two_sided(data)


def table_file(table: ReportTable, *, as_word: bool) -> bytes:
    """Return a register as a Word paper for print, or as a workbook."""
    if as_word:
        from app.services.export import printed_registers  # noqa: PLC0415 - docxtpl loads here

        return printed_registers.printed_register(table)
    from app.services.export import workbooks  # noqa: PLC0415 - openpyxl loads here

    return workbooks.table_workbook(table)


def register_table(register: Register) -> ReportTable:
    """Return a register as the table that goes to Excel or to paper."""
    match register:
        case TaskTable():
            return report_tables.task_report(register)
        case PetitionTable():
            return report_tables.petition_report(register)
        case DirectiveTable():
            return report_tables.directive_report(register)
        case ModelTable():
            return report_tables.model_report(register)
        case RegisterSheet():
            return report_tables.issued_report(register)
