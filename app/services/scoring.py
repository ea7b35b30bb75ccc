"""The score sheet of a meeting: choosing, noting, voting, closing, the superior's points."""

from dataclasses import replace
from fractions import Fraction

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.closing import close_sheet, write_totals
from app.data.database import Database
from app.data.meeting_files import find_meeting, load_meeting_file
from app.data.rubric_records import is_in_force
from app.data.score_records import find_sheet, points_text_of
from app.data.score_rows import new_line, new_sheet
from app.data.sheet_views import (
    NOT_SCORED,
    chosen_edition,
    load_sheet_view,
    open_rubric,
    sheet_options,
)
from app.domain.choices import Choice, choice_of_line
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.fact_reading import read_facts
from app.domain.gates import answer_line
from app.domain.meeting_facts import MeetingFacts
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingStage
from app.domain.rubrics import Rubric
from app.domain.score_sheets import SheetState
from app.domain.scoring import check_entry, seen_beside
from app.domain.sheet_views import SheetView
from app.domain.text import clean, lower_first, points_text
from app.domain.votes import FIXED_THRESHOLDS, Threshold, VoteDraft, VoteMatter
from app.domain.voting import check_vote


class ScoringService:
    """Actions on score sheets."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def view(self, meeting_id: int) -> SheetView | None:
        """Return the sheet as it stands, None for a meeting that is not scored."""
        with self._db.read() as session:
            file = load_meeting_file(session, meeting_id)
            return load_sheet_view(session, file, self._clock())

    def choose_rubric(self, meeting_id: int, edition_id: int) -> None:
        """Score a meeting by another rubric; what was chosen on the old one is dropped."""
        with self._db.write("Chọn khung tiêu chí") as session:
            row = find_meeting(session, meeting_id)
            edition = session.get(t.RubricEdition, edition_id)
            if edition is None:
                raise NotFound("Khung tiêu chí này không còn trong sổ.")
            row.rubric_edition_id = edition_id
            sheet = find_sheet(session, meeting_id)
            if sheet is None:
                session.add(new_sheet(meeting_id, edition, row.day))
                return
            _refuse_not_open(sheet)
            sheet.rubric_edition_id = edition_id
            sheet.chosen_by_hand = not is_in_force(edition, row.day)
            sheet.lines.clear()

    def choose(self, meeting_id: int, choice: Choice) -> None:
        """Enter one line; raises ValidationError when it does not fit or lacks its reason."""
        with self._db.write(f"Chấm mục {choice.item_id}") as session:
            file = load_meeting_file(session, meeting_id)
            rubric, facts = open_rubric(session, file), read_facts(file, self._clock())
            _refuse_entry(file, rubric, facts, choice)
            seen = seen_beside(rubric, facts, choice.item_id, sheet_options(file))
            line = self._line(session, file, choice.item_id)
            line.self_points = points_text_of(choice.points)
            line.level_id, line.policy = choice.level_id, choice.policy
            line.overridden = choice.is_override
            line.reason = clean(choice.reason).strip()
            line.evidence_seen = seen
            if choice.note:
                line.loss_note = clean(choice.note).strip()

    def clear(self, meeting_id: int, item_id: str) -> None:
        """Take back what was entered on a line; its note of lost points stays."""
        with self._db.write(f"Bỏ chọn mục {item_id}") as session:
            file, _view = self._load(session, meeting_id)
            line = self._line(session, file, item_id)
            line.self_points = line.level_id = line.policy = line.reason = ""
            line.evidence_seen = ""
            line.overridden = False

    def set_note(self, meeting_id: int, item_id: str, note: str) -> None:
        """Write why points were lost on a line (K30)."""
        with self._db.write(f"Ghi lý do mất điểm mục {item_id}") as session:
            file, _view = self._load(session, meeting_id)
            self._line(session, file, item_id).loss_note = clean(note).strip()

    def vote(self, meeting_id: int, draft: VoteDraft) -> None:
        """Let the cell vote on the sheet as it stands; every line must be decided or chosen."""
        with self._db.write("Biểu quyết điểm") as session:
            file, view = self._load(session, meeting_id)
            _refuse_empty(view)
            moment = self._clock() if _is_live(file) else None
            draft = replace(draft, matter=VoteMatter.SCORE, at=draft.at or moment)
            problems = check_vote(draft, file)
            if problems:
                raise ValidationError(problems)
            session.add(_vote_row(meeting_id, draft))
            sheet = self._sheet(session, file)
            sheet.state = SheetState.VOTED
            write_totals(sheet, view)
            sheet.voted_points = points_text_of(view.sheet.total)
            for item in view.sheet.items:
                self._line(session, file, item.id).cell_points = points_text_of(item.points)

    def answer_gate(self, meeting_id: int, gate_id: str, grade: str) -> None:
        """Choose the grade where a condition holds one back and states no other."""
        with self._db.write("Chọn mức sau điều kiện") as session:
            file, view = self._load(session, meeting_id)
            held_back = {line.gate_id for line in view.sheet.verdict.lines}
            if gate_id not in held_back:
                raise Refused("Điều kiện này không giữ mức nào lại nên không cần chọn.")
            if all(band.grade != grade for band in view.rubric.bands):
                raise Refused("Phiếu này không có mức đã chọn. Hãy chọn lại.")
            self._line(session, file, answer_line(gate_id)).level_id = grade

    def keep_voted(self, meeting_id: int, item_id: str, reason: str) -> None:
        """Keep the voted points of a line although the record now gives others; reason prints."""
        with self._db.write(f"Giữ điểm biểu quyết mục {item_id}") as session:
            file, view = self._load(session, meeting_id)
            voted = next((d.voted for d in view.differences if d.item_id == item_id), None)
            if voted is None:
                raise Refused("Mục này không khác điểm đã biểu quyết.")
            choice = Choice(item_id, points=voted, is_override=True, reason=reason)
            _refuse_entry(file, view.rubric, read_facts(file, self._clock()), choice)
            item = view.sheet.item(item_id)
            line = self._line(session, file, item_id)
            line.self_points, line.level_id = points_text_of(voted), ""
            line.overridden, line.reason = True, clean(reason).strip()
            line.evidence_seen = item.evidence_mark if item is not None else ""

    def accept_record(self, meeting_id: int, item_id: str) -> None:
        """Take the points the record now gives over the voted ones; its sentence is the reason."""
        with self._db.write(f"Nhận điểm theo hồ sơ mục {item_id}") as session:
            file, view = self._load(session, meeting_id)
            item = view.sheet.item(item_id)
            if item is None or all(d.item_id != item_id for d in view.differences):
                raise Refused("Mục này không khác điểm đã biểu quyết.")
            self._line(session, file, item_id).cell_points = points_text_of(item.points)
            sheet = self._sheet(session, file)
            said = f"Mục {item_id}: {lower_first(item.why)}"
            sheet.kept_reason = " ".join(filter(None, (sheet.kept_reason, said)))

    def close(self, meeting_id: int) -> None:
        """Close the sheet on the final facts and freeze everything it was made from.

        Raises Refused while a line is open, or gives other points than were voted.
        """
        with self._db.write("Chốt phiếu chấm điểm") as session:
            file, view = self._load(session, meeting_id)
            _refuse_empty(view)
            _refuse_different(view)
            _refuse_unanswered(view)
            sheet = self._sheet(session, file)
            close_sheet(session, file, view, sheet)

    def reopen(self, meeting_id: int) -> None:
        """Open a closed sheet again while the minutes are not locked."""
        with self._db.write("Mở lại phiếu chấm điểm") as session:
            sheet = find_sheet(session, meeting_id)
            if sheet is None or sheet.state is not SheetState.CLOSED:
                raise Refused("Phiếu chấm điểm chưa chốt.")
            sheet.frozen = ""
            sheet.state = SheetState.VOTED if sheet.voted_points else SheetState.OPEN

    def set_superior(
        self,
        meeting_id: int,
        points: Fraction | None,
        item_id: str | None = None,
        reason: str = "",
    ) -> None:
        """Record the superior's points of one line, or of the whole sheet, once it is voted.

        The reason says why they are other than the cell's; without points there is none.
        """
        with self._db.write("Ghi điểm cấp trên") as session:
            file = load_meeting_file(session, meeting_id)
            view = load_sheet_view(session, file, self._clock())
            if view is None or view.state is SheetState.OPEN:
                raise Refused("Chi bộ chưa biểu quyết điểm nên chưa ghi điểm cấp trên.")
            _refuse_beyond(points, view, item_id)
            said = clean(reason).strip() if points is not None else ""
            if item_id is None:
                sheet = self._sheet(session, file)
                sheet.superior_total, sheet.superior_reason = points_text_of(points), said
            else:
                line = self._line(session, file, item_id)
                line.superior_points, line.superior_reason = points_text_of(points), said

    def _load(self, session: Session, meeting_id: int) -> tuple[MeetingFile, SheetView]:
        file = load_meeting_file(session, meeting_id)
        open_rubric(session, file)
        view = load_sheet_view(session, file, self._clock())
        if view is None:
            raise Refused(NOT_SCORED)
        return file, view

    def _sheet(self, session: Session, file: MeetingFile) -> t.ScoreSheet:
        sheet = find_sheet(session, file.header.id)
        if sheet is not None:
            return sheet
        edition = chosen_edition(session, file)
        if edition is None:
            raise Refused("Chưa chọn khung tiêu chí.")
        sheet = new_sheet(file.header.id, edition, file.header.day)
        session.add(sheet)
        session.flush()
        return sheet

    def _line(self, session: Session, file: MeetingFile, item_id: str) -> t.ScoreLine:
        sheet = self._sheet(session, file)
        for line in sheet.lines:
            if line.item_id == item_id:
                return line
        line = new_line(item_id)
        sheet.lines.append(line)
        return line


def _vote_row(meeting_id: int, draft: VoteDraft) -> t.Vote:
    return t.Vote(
        meeting_id=meeting_id,
        item_id=draft.item_id,
        matter=draft.matter,
        text=clean(draft.text).strip(),
        method=draft.method,
        threshold=draft.threshold or FIXED_THRESHOLDS.get(draft.matter, Threshold.HALF),
        agree=draft.agree,
        against=draft.against,
        other=draft.other,
        at=draft.at,
    )


def _refuse_not_open(sheet: t.ScoreSheet) -> None:
    if sheet.state is not SheetState.OPEN:
        raise Refused("Phiếu đã biểu quyết hoặc đã chốt nên không đổi khung tiêu chí được.")


def _refuse_entry(file: MeetingFile, rubric: Rubric, facts: MeetingFacts, choice: Choice) -> None:
    lines = file.sheet.lines if file.sheet else ()
    others = [choice_of_line(line) for line in lines if line.item_id != choice.item_id]
    problems = check_entry(rubric, facts, choice, others, sheet_options(file))
    if problems:
        raise ValidationError(problems)


def _is_live(file: MeetingFile) -> bool:
    stages = {MeetingStage.IN_SESSION, MeetingStage.SCORING}
    return file.header.stage in stages and not file.header.afterwards


def _refuse_different(view: SheetView) -> None:
    if view.differences:
        names = ", ".join(difference.item_id for difference in view.differences)
        raise Refused(
            f"Điểm mục {names} không còn như lúc biểu quyết. Hãy giữ hoặc nhận điểm mới rồi chốt."
        )


def _refuse_unanswered(view: SheetView) -> None:
    if view.sheet.verdict.asks:
        raise Refused(
            "Điều kiện của mức giữ mức này lại mà không nêu mức khác. Hãy chọn mức rồi chốt phiếu."
        )


def _refuse_beyond(points: Fraction | None, view: SheetView, item_id: str | None) -> None:
    item = None if item_id is None else view.sheet.item(item_id)
    if item_id is not None and item is None:
        raise NotFound("Mục này không có trong phiếu.")
    most = view.sheet.maximum if item is None else item.max
    if points is not None and not 0 <= points <= most:
        raise Refused(f"Điểm cấp trên phải từ 0 đến {points_text(most)}.")


def _refuse_empty(view: SheetView) -> None:
    if not view.sheet.can_close:
        names = ", ".join(item.id for item in view.sheet.open_items)
        count = len(view.sheet.open_items)
        raise Refused(f"Còn {count} mục chưa chọn: {names}. Hãy chọn hết rồi làm tiếp.")
