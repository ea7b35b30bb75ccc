"""Points and remarks of members for a month or a quarter (B2): entering, agreeing, closing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell, load_settings, write_settings
from app.data.database import Database
from app.data.member_records import load_members
from app.data.member_sheet_records import (
    find_member_sheet,
    line_of,
    new_member_sheet,
    write_member_remark,
)
from app.data.member_sheet_views import (
    freeze_member_sheet,
    load_board,
    load_member_view,
    member_rubrics,
    members_pointed,
    write_member_totals,
)
from app.data.rubric_records import edition_on, rubric_of
from app.data.score_records import points_text_of
from app.domain.choices import PASS, Choice
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.evidence_keys import EvidenceKey
from app.domain.gates import answer_line
from app.domain.member_facts import check_stated, stated_line
from app.domain.member_rubrics import POINTED_LABELS, with_own_rubric
from app.domain.member_sheets import (
    MemberPointsBoard,
    MemberRemarkDraft,
    MemberSheetView,
    check_remark,
)
from app.domain.members import Member
from app.domain.periods import Period
from app.domain.review_forms import ReviewFormKind
from app.domain.rubrics import RubricItemKind, RubricTarget
from app.domain.score_sheets import SheetState
from app.domain.scoring import check_entry, seen_beside
from app.domain.text import clean, points_text, upper_first
from app.services.exported_files import MadePaper, put, record
from app.services.paper_sources import people_on
from app.services.paper_texts.registers import RegisterFrame

PAPER = "diem-dang-vien"
"""Kind under which exported lists of points are shown."""
NOT_FOR_KIND = "Khung này không dùng cho đảng viên {}. Hãy chọn khung khác."
NO_RUBRIC = "Chi bộ chưa chọn bộ tiêu chí chấm đảng viên. Hãy chọn ở đầu trang rồi chấm."


class MemberPointService:
    """Actions on the points and remarks of members."""

    def __init__(self, db: Database, exports: Path, clock: Clock) -> None:
        self._db = db
        self._exports = exports
        self._clock = clock

    def board(self, period: Period) -> MemberPointsBoard:
        """Return the list of a year with the period looked at."""
        with self._db.read() as session:
            return load_board(session, period, self._today())

    def view(self, member_id: int, period: Period) -> MemberSheetView | None:
        """Return the sheet of a member, None while the cell has chosen no rubric."""
        with self._db.read() as session:
            return load_member_view(session, _member(session, member_id), period, self._today())

    def views(self, period: Period) -> tuple[MemberSheetView, ...]:
        """Return the sheets of everybody in a period, for the workbook."""
        with self._db.read() as session:
            people = members_pointed(session, min(self._today(), period.last_day))
            found = (load_member_view(session, one, period, self._today()) for one in people)
            return tuple(view for view in found if view is not None)

    def rubrics(self, kind: ReviewFormKind | None = None) -> tuple[tuple[str, str], ...]:
        """Return the rubrics members may be given points by, as (id, name)."""
        with self._db.read() as session:
            return member_rubrics(session, kind)

    def choose_own_rubrics(self, chosen: Mapping[ReviewFormKind, str]) -> None:
        """Choose rubrics for kinds of form, "" for the one of the whole cell, in one action."""
        with self._db.write("Chọn bộ tiêu chí riêng từng nhóm") as session:
            settings = load_settings(session)
            for kind, rubric_id in chosen.items():
                if rubric_id and rubric_id not in dict(member_rubrics(session, kind)):
                    raise Refused(NOT_FOR_KIND.format(POINTED_LABELS[kind].lower()))
                by_form = with_own_rubric(settings, kind, rubric_id)
                settings = replace(settings, member_rubrics_by_form=by_form)
            write_settings(session, settings)

    def choose_rubric(self, rubric_id: str) -> None:
        """Choose the rubric of new sheets; sheets already begun keep theirs."""
        with self._db.write("Chọn bộ tiêu chí chấm đảng viên") as session:
            row = edition_on(session, rubric_id, self._today())
            if row is None:
                raise NotFound("Khung tiêu chí này không còn trong sổ.")
            rubric = rubric_of(row)
            if rubric.target is not RubricTarget.MEMBER or not rubric.can_score:
                raise Refused("Khung này không dùng để chấm đảng viên. Hãy chọn khung khác.")
            write_settings(session, replace(load_settings(session), member_rubric_id=rubric_id))

    def choose(self, member_id: int, period: Period, choice: Choice) -> None:
        """Enter one line; raises ValidationError when it does not fit or lacks its reason."""
        with self._db.write(f"Chấm mục {choice.item_id}") as session:
            row, view = self._open(session, member_id, period)
            others = [c for c in _choices(view) if c.item_id != choice.item_id]
            problems = check_entry(view.rubric, view.evidence, choice, others)
            if problems:
                raise ValidationError(problems)
            _enter(row, view, choice)
            self._keep(session, row, period)

    def clear(self, member_id: int, period: Period, item_id: str) -> None:
        """Take back what was entered on a line; its note of lost points stays."""
        with self._db.write(f"Bỏ chọn mục {item_id}") as session:
            row, _view = self._open(session, member_id, period)
            line = line_of(row, item_id)
            line.self_points = line.level_id = line.policy = line.reason = ""
            line.evidence_seen = line.cell_points = ""
            line.overridden = False
            self._keep(session, row, period)

    def set_note(self, member_id: int, period: Period, item_id: str, note: str) -> None:
        """Write why points were lost on a line (K30)."""
        with self._db.write(f"Ghi lý do mất điểm mục {item_id}") as session:
            row, _view = self._open(session, member_id, period)
            line_of(row, item_id).loss_note = clean(note).strip()

    def state(self, member_id: int, period: Period, key: EvidenceKey, value: str) -> None:
        """State what no record can give, "" to take it back; conditions of grades need it."""
        check_stated(key, value)
        with self._db.write("Ghi điều kiện xếp loại") as session:
            row, _view = self._open(session, member_id, period)
            line_of(row, stated_line(key)).level_id = value
            self._keep(session, row, period)

    def answer_gate(self, member_id: int, period: Period, grade: str) -> None:
        """Choose the grade where a condition holds one back and states no other."""
        with self._db.write("Chọn mức sau điều kiện") as session:
            row, view = self._open(session, member_id, period)
            if not (view.sheet.verdict.asks or view.gating.answers):
                raise Refused("Không có điều kiện nào giữ mức lại nên không cần chọn.")
            if all(band.grade != grade for band in view.rubric.bands):
                raise Refused("Phiếu này không có mức đã chọn. Hãy chọn lại.")
            for gate in view.gating.answers:
                line_of(row, answer_line(gate)).level_id = ""
            while asks := self._asks(session, member_id, period):
                line_of(row, answer_line(asks)).level_id = grade
            self._keep(session, row, period)

    def pass_all(self, member_ids: Sequence[int], period: Period) -> int:
        """Say "met" on every yes-or-no line still empty of these members; return how many lines.

        Lines with points are left for a person: nothing is ever filled in from a total.
        """
        done = 0
        with self._db.write("Ghi “Đảm bảo” các mục còn trống") as session:
            for member_id in member_ids:
                view = self._view(session, member_id, period)
                if view.state is not SheetState.OPEN:
                    continue
                open_toggles = [
                    item for item in view.sheet.open_items if item.kind is RubricItemKind.TOGGLE
                ]
                if open_toggles:
                    row = self._row(session, member_id, period, view)
                    for item in open_toggles:
                        _enter(row, view, Choice(item.id, level_id=PASS))
                    self._keep(session, row, period)
                    done += len(open_toggles)
        return done

    def set_cell_points(
        self, member_id: int, period: Period, item_id: str, points: Fraction | None
    ) -> None:
        """Write what the cell gives on a line where it is other than the member's own points."""
        with self._db.write(f"Chi bộ chấm mục {item_id}") as session:
            row, view = self._open(session, member_id, period)
            _refuse_beyond(view, item_id, points)
            line_of(row, item_id).cell_points = points_text_of(points)
            self._keep(session, row, period)

    def agree(self, member_ids: Sequence[int], period: Period) -> int:
        """Let the cell agree on finished sheets; return how many. Unfinished ones are left."""
        done = 0
        with self._db.write("Chi bộ thống nhất điểm đảng viên") as session:
            for member_id in member_ids:
                view = self._view(session, member_id, period)
                if view.state is not SheetState.OPEN or not view.sheet.can_close:
                    continue
                row = self._row(session, member_id, period, view)
                for line in view.columns.lines:
                    line_of(row, line.item_id).cell_points = points_text_of(line.cell_points)
                row.state = SheetState.VOTED
                self._keep(session, row, period)
                done += 1
            if not done:
                raise Refused("Chưa có phiếu nào chấm đủ các mục để thống nhất.")
        return done

    def set_superior(
        self, member_id: int, period: Period, item_id: str, points: Fraction | None, reason: str
    ) -> None:
        """Write the superior's points of a line once the cell has agreed."""
        with self._db.write("Ghi điểm cấp trên") as session:
            row, view = self._existing(session, member_id, period)
            if view.state is not SheetState.VOTED:
                raise Refused("Chi bộ chưa thống nhất điểm, hoặc phiếu đã chốt.")
            _refuse_beyond(view, item_id, points)
            line = line_of(row, item_id)
            line.superior_points = points_text_of(points)
            line.superior_reason = clean(reason).strip() if points is not None else ""
            self._keep(session, row, period)

    def close(self, member_ids: Sequence[int], period: Period) -> int:
        """Close the agreed sheets and freeze what they were made from; return how many."""
        done = 0
        with self._db.write("Chốt điểm đảng viên") as session:
            for member_id in member_ids:
                view = self._view(session, member_id, period)
                if view.state is not SheetState.VOTED or view.sheet.verdict.asks:
                    continue
                row = self._row(session, member_id, period, view)
                write_member_totals(row, view)
                freeze_member_sheet(row, view)
                done += 1
            if not done:
                raise Refused("Chưa có phiếu nào chi bộ đã thống nhất, đủ mức, để chốt.")
        return done

    def reopen(self, member_id: int, period: Period) -> None:
        """Open a sheet again: a closed one is agreed, an agreed one is being scored."""
        with self._db.write("Mở lại phiếu điểm đảng viên") as session:
            row = find_member_sheet(session, member_id, period)
            if row is None or row.state is SheetState.OPEN:
                raise Refused("Phiếu này đang mở sẵn.")
            row.state = SheetState.VOTED if row.state is SheetState.CLOSED else SheetState.OPEN
            row.frozen = ""
            self._keep(session, row, period)

    def add_remark(self, member_id: int, period: Period, draft: MemberRemarkDraft) -> int:
        """Note something about a member in a period; return the remark's id."""
        _refuse_remark(draft, period)
        with self._db.write("Ghi nhận xét đảng viên") as session:
            _member(session, member_id)
            row = t.MemberRemark()
            write_member_remark(row, member_id, period, _cleaned(draft))
            session.add(row)
            session.flush()
            return row.id

    def save_remark(self, remark_id: int, period: Period, draft: MemberRemarkDraft) -> None:
        """Change a remark."""
        _refuse_remark(draft, period)
        with self._db.write("Sửa nhận xét đảng viên") as session:
            row = _remark(session, remark_id)
            write_member_remark(row, row.member_id, period, _cleaned(draft))

    def remove_remark(self, remark_id: int) -> None:
        """Take a remark away."""
        with self._db.write("Xóa nhận xét đảng viên") as session:
            session.delete(_remark(session, remark_id))

    def export(self, period: Period) -> Path:
        """Write the points and remarks of a period as an Excel list; raises Refused when empty."""
        from app.services.export.points_workbook import points_workbook  # noqa: PLC0415 - openpyxl

        views = self.views(period)
        if all(view.record is None and not view.remarks for view in views):
            raise Refused(f"{upper_first(period.label)} chưa chấm điểm, chưa có nhận xét để xuất.")
        counts = {row.id: row.counts for row in self.board(period).rows}
        today = self._today()
        with self._db.read() as session:
            people, cell = people_on(session, today), load_cell(session)
            frame = RegisterFrame(cell, load_settings(session), people, period.year, today)
        lines = tuple((view, counts[view.member_id]) for view in views)
        data = points_workbook(frame.header, frame.signature, upper_first(period.label), lines)
        name = f"{today:%Y-%m-%d}_diem-dang-vien_{period.year}-{_stem(period)}.xlsx"
        paper = MadePaper(PAPER, name, data, year=period.year)
        place = put(self._db, self._exports, paper)
        record(self._db, f"điểm đảng viên {period.label}", [(paper, place)], self._clock())
        return place

    def _view(self, session: Session, member_id: int, period: Period) -> MemberSheetView:
        view = load_member_view(session, _member(session, member_id), period, self._today())
        if view is None:
            raise Refused(NO_RUBRIC)
        return view

    def _asks(self, session: Session, member_id: int, period: Period) -> str:
        """Return the condition that waits for an answer now."""
        session.flush()
        return self._view(session, member_id, period).sheet.verdict.asks

    def _existing(
        self, session: Session, member_id: int, period: Period
    ) -> tuple[t.MemberSheet, MemberSheetView]:
        view = self._view(session, member_id, period)
        return self._row(session, member_id, period, view), view

    def _open(
        self, session: Session, member_id: int, period: Period
    ) -> tuple[t.MemberSheet, MemberSheetView]:
        row, view = self._existing(session, member_id, period)
        if view.state is not SheetState.OPEN:
            raise Refused("Chi bộ đã thống nhất phiếu này. Hãy bấm “Mở lại” rồi sửa.")
        return row, view

    def _row(
        self, session: Session, member_id: int, period: Period, view: MemberSheetView
    ) -> t.MemberSheet:
        row = find_member_sheet(session, member_id, period)
        if row is None:
            row = new_member_sheet(member_id, period, view.edition_id)
            session.add(row)
            session.flush()
        return row

    def _keep(self, session: Session, row: t.MemberSheet, period: Period) -> None:
        """Write the totals the list shows, from the sheet as it stands now."""
        session.flush()
        write_member_totals(row, self._view(session, row.member_id, period))

    def _today(self) -> date:
        return self._clock().date()


def _stem(period: Period) -> str:
    return f"quy-{period.quarter}" if period.quarter else f"thang-{period.month}"


def _enter(row: t.MemberSheet, view: MemberSheetView, choice: Choice) -> None:
    line = line_of(row, choice.item_id)
    line.self_points = points_text_of(choice.points)
    line.level_id, line.policy = choice.level_id, choice.policy
    line.overridden = choice.is_override
    line.reason = clean(choice.reason).strip()
    line.evidence_seen = seen_beside(view.rubric, view.evidence, choice.item_id)
    line.cell_points = ""
    if choice.note:
        line.loss_note = clean(choice.note).strip()


def _choices(view: MemberSheetView) -> tuple[Choice, ...]:
    return () if view.record is None else view.record.choices()


def _refuse_beyond(view: MemberSheetView, item_id: str, points: Fraction | None) -> None:
    item = view.sheet.item(item_id)
    if item is None:
        raise NotFound("Mục này không có trong phiếu.")
    if points is not None and not 0 <= points <= item.max:
        raise Refused(f"Điểm phải từ 0 đến {points_text(item.max)}.")


def _refuse_remark(draft: MemberRemarkDraft, period: Period) -> None:
    problems = check_remark(draft, period)
    if problems:
        raise ValidationError(problems)


def _cleaned(draft: MemberRemarkDraft) -> MemberRemarkDraft:
    return replace(draft, text=clean(draft.text).strip())


def _remark(session: Session, remark_id: int) -> t.MemberRemark:
    row = session.get(t.MemberRemark, remark_id)
    if row is None:
        raise NotFound("Nhận xét này không còn trong sổ.")
    return row


def _member(session: Session, member_id: int) -> Member:
    for member in load_members(session):
        if member.id == member_id:
            return member
    raise NotFound("Đồng chí này không còn trong sổ.")
