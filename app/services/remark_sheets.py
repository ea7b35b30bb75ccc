"""Sheets of observers (phiếu góp ý): they go out as Word or Excel, and come back in (S26)."""

from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell
from app.data.database import Database
from app.data.meeting_files import find_meeting, load_meeting_file
from app.data.remark_records import load_remark_rows, load_visits, visited_meeting
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused
from app.domain.meeting_file import MeetingFile
from app.domain.remark_sheets import (
    RemarkSheet,
    RemarkSheetPreview,
    match_lines,
    read_remark_sheet,
    too_long,
)
from app.domain.remarks import Visit, VisitForm
from app.domain.text import ascii_slug, fold
from app.services.exported_files import MadePaper, put, record
from app.services.office_reading import OfficeFault, read_office_file
from app.services.paper_making import file_of, sheet_content
from app.services.paper_names import PaperCode, ending
from app.services.paper_texts.remark_sheet import remark_sheet, sheet_items
from app.services.remarks import RemarkService
from app.services.templates import TemplateService

NOT_OURS = (
    "Tệp này không phải phiếu góp ý do sổ xuất ra (không thấy mã phiếu). Hãy chọn tệp Word hoặc "
    "Excel của phiếu đã gửi đi."
)
UNREADABLE = (
    "Không đọc được tệp này: tệp hỏng, có mật khẩu, hoặc không phải .docx, .xlsx. Hãy mở trong "
    "Word hoặc Excel, lưu lại rồi nhập lại."
)
TOO_LARGE = "Tệp lớn quá một phiếu góp ý. Hãy bỏ hình ảnh trong tệp rồi nhập lại."
OTHER_CELL = "Phiếu này của chi bộ khác (mã phiếu không khớp). Hãy mở đúng sổ rồi nhập."
MEETING_GONE = "Buổi họp của phiếu này không còn trong sổ. Hãy ghi góp ý bằng tay."
NOTHING_WRITTEN = "Phiếu chưa ghi góp ý nào. Hãy kiểm tra lại tệp đã nhận."
CELL_TOO_LONG = "Có ô góp ý dài quá 10.000 chữ. Hãy rút gọn trong tệp rồi nhập lại."


class RemarkSheetService:
    """Writing sheets for observers and taking filled ones in."""

    def __init__(
        self,
        db: Database,
        remarks: RemarkService,
        templates: TemplateService,
        exports: Path,
        clock: Clock,
    ) -> None:
        self._db = db
        self._remarks = remarks
        self._templates = templates
        self._exports = exports
        self._clock = clock

    def export(
        self,
        meeting_id: int,
        visit_id: int | None = None,
        *,
        as_excel: bool = False,
        folder: Path | None = None,
    ) -> Path:
        """Write the sheet of a meeting, for one attendance or blank; notes the day it went out."""
        with self._db.read() as session:
            file = load_meeting_file(session, meeting_id)
            visit = None if visit_id is None else _visit(session, meeting_id, visit_id)
        if not file.agenda:
            raise Refused("Buổi họp chưa có chương trình. Hãy lập chương trình ở bước Chuẩn bị.")
        code = PaperCode.REMARK_SHEET_XLSX if as_excel else PaperCode.REMARK_SHEET
        content = sheet_content(code, remark_sheet(file, visit))
        data = file_of(content, self._templates.fill, file.settings)
        name = _file_name(file, visit, code)
        paper = MadePaper(code, name, data, meeting_id=meeting_id, source_id=visit_id)
        path = put(self._db, folder or self._exports, paper)
        record(self._db, "phiếu góp ý", [(paper, path)], self._clock())
        if visit is not None and visit.sheet_sent_on is None:
            self._remarks.mark_sheet(visit.id, sent_on=self._clock().date())
        return path

    def read(self, path: Path) -> RemarkSheetPreview:
        """Return what a filled sheet would bring; nothing is written.

        Raises Refused with one sentence for a file that is none of ours or cannot be read.
        """
        sheet = _sheet_of(path)
        with self._db.read() as session:
            if not sheet.code.is_of(load_cell(session).permanent_id):
                raise Refused(OTHER_CELL)
        due_on = self._due_on(sheet)
        with self._db.read() as session:
            return _preview(session, sheet, due_on)

    def take(self, preview: RemarkSheetPreview) -> tuple[int, ...]:
        """Record the attendance and the remarks of a sheet, one action; returns their ids."""
        if not preview.new_forms:
            raise Refused("Mọi góp ý của phiếu này đã có trong sổ.")
        today = self._clock().date()
        return self._remarks.note(preview.visit, preview.new_forms, back_on=today)

    def _due_on(self, sheet: RemarkSheet) -> date | None:
        try:
            return self._remarks.due_for(sheet.code.meeting_id)
        except NotFound:
            raise Refused(MEETING_GONE) from None


def _sheet_of(path: Path) -> RemarkSheet:
    found = read_office_file(path)
    if found.fault is OfficeFault.UNREAD:
        raise Refused(f"Không mở được tệp {path.name}. Hãy kiểm tra tệp còn ở đó và đọc được.")
    if found.fault is OfficeFault.TOO_LARGE:
        raise Refused(TOO_LARGE)
    if found.fault is not None:
        raise Refused(UNREADABLE)
    sheet = read_remark_sheet(found.rows)
    if sheet is None:
        raise Refused(NOT_OURS)
    if too_long(sheet):
        raise Refused(CELL_TOO_LONG)
    return sheet


def _preview(session: Session, sheet: RemarkSheet, due_on: date | None) -> RemarkSheetPreview:
    meeting_id = sheet.code.meeting_id
    meeting = find_meeting(session, meeting_id)
    said = load_remark_rows(session, t.Visit.meeting_id == meeting_id)
    items = sheet_items(load_meeting_file(session, meeting_id))
    entries = match_lines(sheet, items, [row.remark for row in said], due_on)
    if not entries:
        raise Refused(NOTHING_WRITTEN)
    visit = _visit_form(session, sheet)
    return RemarkSheetPreview(visited_meeting(meeting), visit, entries)


def _visit_form(session: Session, sheet: RemarkSheet) -> VisitForm:
    """Return whose sheet it is: the attendance it went out for, unless another name is on it."""
    meeting_id = sheet.code.meeting_id
    known = next((v for v in load_visits(session, meeting_id) if v.id == sheet.code.visit_id), None)
    if known is not None and fold(sheet.name) in {"", fold(known.form.name)}:
        return known.form
    teams = session.execute(select(t.ObserverTeam.id, t.ObserverTeam.name))
    team = next((key for key, name in teams if fold(name) == fold(sheet.team)), None)
    return VisitForm(
        meeting_id=meeting_id,
        name=sheet.name,
        unit=sheet.unit,
        role=sheet.role,
        team_id=team,
        online=known.form.online if known is not None else False,
    )


def _visit(session: Session, meeting_id: int, visit_id: int) -> Visit:
    found = next((v for v in load_visits(session, meeting_id) if v.id == visit_id), None)
    if found is None:
        raise NotFound("Lượt dự họp này không còn trong sổ.")
    return found


def _file_name(file: MeetingFile, visit: Visit | None, code: PaperCode) -> str:
    """Return "2026-11_phieu-gop-y_to-cong-tac-so-2.docx"."""
    whose = "" if visit is None else f"_{ascii_slug(visit.team_name or visit.form.name)}"
    return f"{file.header.key}_phieu-gop-y{whose}{ending(code)}"
