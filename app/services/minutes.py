"""Running a meeting and writing its minutes, live or afterwards."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.meeting_files import find_meeting
from app.domain.agendas import ItemFate
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused
from app.domain.meetings import MEETING_MOVES, SCORED_KINDS, MeetingStage
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.text import clean
from app.domain.votes import VoteDraft
from app.services.rungs import tick_prepared
from app.services.votes import LIVE_STAGES, record_vote

NEEDS_SPEAKER = frozenset({EntryKind.SPEECH, EntryKind.COMMENDATION, EntryKind.REMINDER})


class MinutesService:
    """Actions of the cockpit and of the reading at the end."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def start(self, meeting_id: int, at: datetime | None = None) -> None:
        """Open the meeting; live ones stamp the start and the first item."""
        with self._db.write("Bắt đầu họp") as session:
            row = find_meeting(session, meeting_id)
            _to_stage(row, MeetingStage.IN_SESSION)
            tick_prepared(session, row)
            moment = at or (None if row.afterwards else self._clock())
            if moment is not None and row.started_at is None:
                row.started_at = moment
                if row.agenda and not row.afterwards:
                    row.agenda[0].started_at = moment

    def set_afterwards(self, meeting_id: int, afterwards: bool) -> None:
        """Record the meeting from paper instead of live, or the other way round.

        Times stamped so far stay; the switch only says whether clocks run.
        """
        with self._db.write("Ghi lại buổi đã họp" if afterwards else "Ghi khi đang họp") as session:
            find_meeting(session, meeting_id).afterwards = afterwards

    def next_item(self, meeting_id: int, at: datetime | None = None) -> int | None:
        """Close the running item, start the next one and return its id; None after the last.

        A meeting recorded afterwards only goes on: times are typed, never stamped.
        """
        with self._db.write("Mục tiếp") as session:
            row = find_meeting(session, meeting_id)
            if row.afterwards and at is None:
                return _go_on(row)
            moment = at or self._clock()
            _close_running(row, moment)
            following = next(
                (i for i in row.agenda if i.started_at is None and i.fate is None), None
            )
            if following is None:
                return None
            following.started_at = moment
            return following.id

    def set_times(
        self, meeting_id: int, started_at: datetime | None, ended_at: datetime | None
    ) -> None:
        """Correct start and end of the meeting; either may stay empty when recorded afterwards."""
        if started_at is not None and ended_at is not None and ended_at < started_at:
            raise Refused("Giờ kết thúc không thể trước giờ bắt đầu.")
        with self._db.write("Sửa giờ họp") as session:
            row = find_meeting(session, meeting_id)
            row.started_at, row.ended_at = started_at, ended_at

    def set_item_times(
        self,
        item_id: int,
        started_at: datetime | None,
        ended_at: datetime | None,
        given_minutes: int | None = None,
    ) -> None:
        """Correct the times of an item, or state its minutes when times are not known."""
        if started_at is not None and ended_at is not None and ended_at < started_at:
            raise Refused("Giờ kết thúc mục không thể trước giờ bắt đầu.")
        if given_minutes is not None and not 0 <= given_minutes <= 720:
            raise Refused("Số phút của mục phải từ 0 đến 720.")
        with self._db.write("Sửa giờ của mục") as session:
            row = _item(session, item_id)
            row.started_at, row.ended_at, row.given_minutes = started_at, ended_at, given_minutes
            if ended_at is not None or given_minutes is not None:
                row.fate = row.fate or ItemFate.DONE

    def set_item_text(self, item_id: int, field: str, text: str) -> None:
        """Write summary, response or conclusion of an item."""
        if field not in {"content", "response", "conclusion", "draft_text"}:
            raise ValueError(field)
        with self._db.write("Ghi nội dung mục") as session:
            setattr(_item(session, item_id), field, clean(text))

    def add(self, meeting_id: int, draft: EntryDraft) -> int:
        """Write a line of the minutes and return its id; live ones are stamped with the time."""
        _refuse_empty(draft)
        with self._db.write("Ghi biên bản") as session:
            row = find_meeting(session, meeting_id)
            live = row.stage in LIVE_STAGES and not row.afterwards
            entry = t.MinutesEntry(
                meeting_id=meeting_id,
                item_id=draft.item_id,
                position=_next_position(session, meeting_id),
                kind=draft.kind,
                at=draft.at or (self._clock() if live else None),
                member_id=draft.member_id,
                guest_name=clean(draft.guest_name).strip(),
                text=clean(draft.text),
                as_chair=draft.as_chair,
                correction_mark="",
            )
            session.add(entry)
            session.flush()
            return entry.id

    def save(self, entry_id: int, draft: EntryDraft) -> None:
        """Correct a line of the minutes."""
        _refuse_empty(draft)
        with self._db.write("Sửa biên bản") as session:
            row = _entry(session, entry_id)
            row.kind, row.item_id, row.at = draft.kind, draft.item_id, draft.at
            row.member_id, row.guest_name = draft.member_id, clean(draft.guest_name).strip()
            row.text, row.as_chair = clean(draft.text), draft.as_chair

    def remove(self, entry_id: int) -> None:
        """Take a line out of the minutes."""
        with self._db.write("Xóa dòng biên bản") as session:
            session.delete(_entry(session, entry_id))

    def mark_correction(self, entry_id: int, note: str) -> None:
        """Mark a place to correct at the read-back, or clear the mark with an empty note."""
        with self._db.write("Đánh dấu chỗ cần sửa") as session:
            _entry(session, entry_id).correction_mark = clean(note).strip()

    def to_scoring(self, meeting_id: int) -> None:
        """Go on to scoring, or straight to finishing for meetings that are not scored."""
        with self._db.write("Sang chấm điểm") as session:
            row = find_meeting(session, meeting_id)
            scored = row.kind in SCORED_KINDS
            _to_stage(row, MeetingStage.SCORING if scored else MeetingStage.FINISHING)

    def read_back(self, meeting_id: int, at: datetime | None = None) -> None:
        """Record that the minutes were read to the meeting."""
        with self._db.write("Đọc lại biên bản") as session:
            find_meeting(session, meeting_id).minutes_read_at = at or self._clock()

    def adopt(
        self, meeting_id: int, at: datetime | None = None, vote: VoteDraft | None = None
    ) -> None:
        """Record that the minutes were adopted, with the vote if there was one; ends the meeting.

        Live, the moment is stamped; afterwards it is the one typed, the end, or stays empty.
        """
        with self._db.write("Thông qua biên bản") as session:
            row = find_meeting(session, meeting_id)
            moment = at or (row.ended_at if row.afterwards else self._clock())
            if vote is not None:
                record_vote(session, meeting_id, vote, self._clock())
            if moment is not None:
                _end(row, moment)
            elif vote is None:
                raise Refused("Chưa ghi giờ thông qua hoặc số biểu quyết. Hãy ghi một trong hai.")
            if row.stage in LIVE_STAGES:
                row.stage = MeetingStage.FINISHING


def _refuse_empty(draft: EntryDraft) -> None:
    if draft.kind in NEEDS_SPEAKER and draft.member_id is None and not draft.guest_name.strip():
        raise Refused("Chưa chọn đồng chí. Gõ hai chữ đầu của tên rồi chọn.")
    if draft.kind not in NEEDS_SPEAKER and not draft.text.strip():
        raise Refused("Chưa ghi nội dung.")


def _go_on(row: t.Meeting) -> int | None:
    waiting = [item for item in row.agenda if item.fate is None]
    if waiting:
        waiting[0].fate = ItemFate.DONE
    return waiting[1].id if len(waiting) > 1 else None


def _close_running(row: t.Meeting, moment: datetime) -> None:
    for item in row.agenda:
        if item.started_at is not None and item.ended_at is None:
            item.ended_at = max(moment, item.started_at)
            item.fate = item.fate or ItemFate.DONE


def _end(row: t.Meeting, moment: datetime) -> None:
    row.minutes_read_at = row.minutes_read_at or moment
    row.minutes_adopted_at = moment
    row.ended_at = row.ended_at or moment
    if row.started_at is not None and row.ended_at < row.started_at:
        raise Refused("Giờ kết thúc không thể trước giờ bắt đầu.")
    _close_running(row, moment)


def _to_stage(row: t.Meeting, stage: MeetingStage) -> None:
    if row.stage is stage:
        return
    if stage not in MEETING_MOVES[row.stage]:
        raise Refused("Buổi họp đang ở bước khác nên chưa làm được việc này.")
    row.stage = stage


def _item(session: Session, item_id: int) -> t.AgendaItem:
    row = session.get(t.AgendaItem, item_id)
    if row is None:
        raise NotFound("Mục này không còn trong chương trình.")
    return row


def _entry(session: Session, entry_id: int) -> t.MinutesEntry:
    row = session.get(t.MinutesEntry, entry_id)
    if row is None:
        raise NotFound("Dòng này không còn trong biên bản.")
    return row


def _next_position(session: Session, meeting_id: int) -> int:
    query = select(func.max(t.MinutesEntry.position)).where(t.MinutesEntry.meeting_id == meeting_id)
    last = session.scalar(query)
    return 0 if last is None else last + 1
