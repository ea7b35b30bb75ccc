"""Meetings: creating, moving, preparing, opening as one file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeGuard

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.meeting_files import find_meeting, load_meeting_file
from app.data.meeting_rows import (
    add_ladder,
    add_notices,
    meeting_id_of,
    move_ladder,
    new_meeting,
    settle_day,
    write_draft,
)
from app.data.meeting_views import load_meeting_view
from app.data.plan_records import load_meeting_rows
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import (
    HELD_STAGES,
    MEETING_MOVES,
    MEETING_STAGE_LABELS,
    Guest,
    MeetingDraft,
    MeetingKind,
    MeetingRow,
    MeetingStage,
    check_meeting_draft,
)
from app.domain.text import clean
from app.services.meeting_parts import add_group_parts
from app.services.rungs import RUNGS_OF_FACTS, tick, tick_prepared


@dataclass(frozen=True, slots=True)
class GuestDraft:
    """What adding a guest submits."""

    name: str
    unit: str = ""
    role: str = ""
    is_superior: bool = False
    online: bool = False


TEXT_FACTS = frozenset(
    {
        "dues_note",
        "draft_resolution",
        "discussion_prompts",
        "conclusion",
        "petitions_up",
        "shortcomings",
        "form_basis",
        "signed_scan",
        "topic_purpose",
        "topic_assessment",
    }
)
TICK_FACTS = frozenset(
    {
        "separate_from_work",
        "dues_announced",
        "no_commendation",
        "bulletin_collected",
        "papers_on_handbook",
        "adoption_committed",
        "posting_committed",
    }
)
DAY_FACTS = frozenset(
    {
        "papers_posted_on",
        "finished_posted_on",
        "reported_on",
        "announced_on",
        "topic_drafted_on",
        "topic_approved_on",
        "topic_sent_on",
    }
)
MOMENT_FACTS = frozenset({"started_at", "ended_at", "minutes_read_at", "minutes_adopted_at"})
PERSON_FACTS = frozenset({"chair_id", "minute_taker_id", "preparer_id", "topic_author_id"})


class MeetingService:
    """Actions on meetings as a whole."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, year: int) -> tuple[MeetingRow, ...]:
        """Return the meetings of a year in order of day."""
        with self._db.read() as session:
            return load_meeting_rows(session, year)

    def file(self, meeting_id: int) -> MeetingFile:
        """Return everything about one meeting; a locked one as it was frozen."""
        with self._db.read() as session:
            return load_meeting_file(session, meeting_id)

    def view(self, meeting_id: int) -> MeetingView:
        """Return a meeting with points, findings and next act, from one reading."""
        now = self._clock()
        with self._db.read() as session:
            return load_meeting_view(session, meeting_id, now)

    def id_of(self, key: str) -> int:
        """Return the id of a meeting key such as "2026-11-cd"; raises NotFound."""
        with self._db.read() as session:
            return meeting_id_of(session, key)

    def create(self, draft: MeetingDraft) -> int:
        """Add a meeting with key, ladder and recipients and return its id."""
        _refuse_problems(draft)
        with self._db.write("Tạo buổi họp") as session:
            row = new_meeting(session, draft)
            add_group_parts(session, row)
            return row.id

    def save(self, meeting_id: int, draft: MeetingDraft) -> None:
        """Change the header of a meeting; a new day moves the ladder along."""
        _refuse_problems(draft)
        with self._db.write("Sửa buổi họp") as session:
            row = find_meeting(session, meeting_id)
            if row.kind is not draft.kind:
                raise Refused("Không đổi được loại của buổi họp đã có. Hãy tạo buổi mới đúng loại.")
            if row.day != draft.day:
                move_ladder(session, row, draft.day)
                settle_day(session, row, draft.day)
                row.move_reason = ""  # it spoke of the day before
            write_draft(row, draft)
            add_group_parts(session, row)

    def move(self, meeting_id: int, day: date, reason: str = "") -> None:
        """Put a meeting on another day; rungs not done yet move along."""
        with self._db.write("Dời buổi họp") as session:
            row = find_meeting(session, meeting_id)
            if row.stage not in {
                MeetingStage.PLANNED,
                MeetingStage.PREPARING,
                MeetingStage.POSTPONED,
            }:
                raise Refused("Buổi họp đã diễn ra nên không dời được ngày.")
            move_ladder(session, row, day)
            row.moved_from = row.moved_from or row.day
            row.day, row.move_reason = day, clean(reason).strip()
            if row.stage is MeetingStage.POSTPONED:
                row.stage = MeetingStage.PREPARING

    def postpone(self, meeting_id: int, reason: str) -> None:
        """Put a meeting off without a new day yet."""
        self._call_off(meeting_id, MeetingStage.POSTPONED, "Hoãn buổi họp", reason)

    def not_held(self, meeting_id: int, reason: str) -> None:
        """Record that a meeting was not held, with the reason."""
        self._call_off(meeting_id, MeetingStage.NOT_HELD, "Ghi không họp", reason)

    def _call_off(self, meeting_id: int, stage: MeetingStage, action: str, reason: str) -> None:
        if not reason.strip():
            raise Refused("Chưa ghi lý do. Hãy ghi vì sao buổi họp không diễn ra như dự kiến.")
        with self._db.write(action) as session:
            row = find_meeting(session, meeting_id)
            _refuse_move(row, stage)
            row.stage, row.not_held_reason = stage, clean(reason).strip()

    def set_stage(self, meeting_id: int, stage: MeetingStage) -> None:
        """Move a meeting to another stage of the ribbon; locking is not done here."""
        if stage is MeetingStage.LOCKED:
            raise Refused("Hãy khóa biên bản ở bước Hoàn thiện.")
        with self._db.write(f"Chuyển bước: {MEETING_STAGE_LABELS[stage]}") as session:
            row = find_meeting(session, meeting_id)
            _refuse_move(row, stage)
            was_held, row.stage = row.stage in HELD_STAGES, stage
            if was_held is not (stage in HELD_STAGES):
                tick_prepared(session, row)

    def remove(self, meeting_id: int) -> None:
        """Delete a meeting; undo brings everything of it back."""
        with self._db.write("Xóa buổi họp") as session:
            session.delete(find_meeting(session, meeting_id))

    def set_fact(
        self, meeting_id: int, name: str, value: str | bool | date | datetime | None
    ) -> None:
        """Record one fact of a meeting by the name of its header field.

        Texts, ticks, days and moments each take only their own kind of value; raises Refused for
        an end before the start.
        """
        with self._db.write("Ghi thông tin buổi họp") as session:
            row = find_meeting(session, meeting_id)
            setattr(row, name, _fact(name, value))
            _refuse_backwards(row.started_at, row.ended_at)
            if name in RUNGS_OF_FACTS:
                tick(row, name, value if _is_day(value) else self._today_if(value))

    def set_person(self, meeting_id: int, name: str, member_id: int | None) -> None:
        """Set chair, minute taker, preparer or author."""
        if name not in PERSON_FACTS:
            raise ValueError(name)
        with self._db.write("Đổi người phụ trách") as session:
            row = find_meeting(session, meeting_id)
            setattr(row, name, member_id)
            tick(row, name, self._today_if(member_id), member_id)

    def set_preparation(
        self,
        preparation_id: int,
        done_on: date | None,
        person_id: int | None = None,
        note: str = "",
    ) -> None:
        """Record that a rung of the ladder is done, or take that back with None."""
        with self._db.write("Ghi việc chuẩn bị") as session:
            row = session.get(t.Preparation, preparation_id)
            if row is None:
                raise NotFound
            row.done_on, row.note = done_on, clean(note).strip()
            if person_id is not None:
                row.person_id = person_id

    def _today_if(self, value: object) -> date | None:
        return self._clock().date() if value else None

    def reset_ladder(self, meeting_id: int) -> None:
        """Count the ladder back from the day anew."""
        with self._db.write("Lập lại mốc chuẩn bị") as session:
            add_ladder(session, find_meeting(session, meeting_id))

    def fill_notices(self, meeting_id: int) -> None:
        """List everyone to be told of a meeting who is not listed yet."""
        with self._db.write("Lập danh sách nơi nhận") as session:
            add_notices(session, find_meeting(session, meeting_id))

    def send_notices(self, notice_ids: tuple[int, ...], on: date | None, channel: str = "") -> None:
        """Tick recipients as told on a day, or untick them with None."""
        with self._db.write("Ghi đã gửi giấy mời") as session:
            for notice_id in notice_ids:
                row = session.get(t.NoticeLine, notice_id)
                if row is None:
                    raise NotFound
                row.sent_on = on
                row.channel = channel or row.channel
            session.flush()
            for meeting in _meetings_of(session, notice_ids):
                sent = [line.sent_on for line in meeting.notices]
                tick(meeting, "notices", max(d for d in sent if d) if all(sent) else None)

    def add_guest(self, meeting_id: int, draft: GuestDraft) -> int:
        """Add a guest and return the id."""
        if not draft.name.strip():
            raise Refused("Chưa ghi họ tên khách mời.")
        with self._db.write("Thêm khách mời") as session:
            row = t.Guest(
                name=clean(draft.name).strip(),
                unit=clean(draft.unit).strip(),
                role=clean(draft.role).strip(),
                is_superior=draft.is_superior,
                online=draft.online,
            )
            meeting = find_meeting(session, meeting_id)
            meeting.guests.append(row)
            session.flush()
            return row.id

    def save_guest(self, guest: Guest) -> None:
        """Change a guest."""
        with self._db.write("Sửa khách mời") as session:
            row = session.get(t.Guest, guest.id)
            if row is None:
                raise NotFound
            row.name, row.unit, row.role = guest.name, guest.unit, guest.role
            row.is_superior, row.online = guest.is_superior, guest.online

    def remove_guest(self, guest_id: int) -> None:
        """Take a guest away."""
        with self._db.write("Xóa khách mời") as session:
            row = session.get(t.Guest, guest_id)
            if row is None:
                raise NotFound
            session.delete(row)

    def link_committee(self, committee_id: int, meeting_id: int) -> None:
        """Record that a committee meeting prepares another meeting."""
        with self._db.write("Gắn buổi họp chi ủy") as session:
            if find_meeting(session, committee_id).kind is not MeetingKind.COMMITTEE:
                raise Refused("Chỉ gắn được buổi họp chi ủy hoặc hội ý.")
            if not _link(session, committee_id, meeting_id):
                session.add(t.CommitteeLink(committee_id=committee_id, meeting_id=meeting_id))
            committee = find_meeting(session, committee_id)
            if committee.stage in HELD_STAGES:
                tick(find_meeting(session, meeting_id), "committee", committee.day)

    def unlink_committee(self, committee_id: int, meeting_id: int) -> None:
        """Take the link of a committee meeting away."""
        with self._db.write("Bỏ gắn buổi họp chi ủy") as session:
            row = _link(session, committee_id, meeting_id)
            if row is None:
                raise NotFound
            session.delete(row)

    def set_part(
        self, part_id: int, started_at: datetime | None, ended_at: datetime | None
    ) -> None:
        """Record start and end of one part of a meeting."""
        _refuse_backwards(started_at, ended_at)
        with self._db.write("Ghi giờ từng phần") as session:
            row = session.get(t.MeetingPart, part_id)
            if row is None:
                raise NotFound
            row.started_at, row.ended_at = started_at, ended_at

    def save_group_part(
        self, part_id: int, place: str, chair_id: int | None, minute_taker_id: int | None
    ) -> None:
        """Change where and under whom one party group sits."""
        with self._db.write("Sửa nơi họp của tổ đảng") as session:
            row = session.get(t.MeetingPart, part_id)
            if row is None:
                raise NotFound
            row.place = clean(place).strip()
            row.chair_id, row.minute_taker_id = chair_id, minute_taker_id

    def draft_of(self, meeting_id: int) -> MeetingDraft:
        """Return the header of a meeting as its form shows it."""
        header = self.file(meeting_id).header
        values = {name: getattr(header, name) for name in MeetingDraft.__dataclass_fields__}
        return replace(MeetingDraft(header.kind, header.period, header.day), **values)


def _refuse_problems(draft: MeetingDraft) -> None:
    problems = check_meeting_draft(draft)
    if problems:
        raise ValidationError(problems)


def _refuse_move(row: t.Meeting, stage: MeetingStage) -> None:
    if stage not in MEETING_MOVES[row.stage]:
        now, wanted = MEETING_STAGE_LABELS[row.stage], MEETING_STAGE_LABELS[stage]
        raise Refused(f"Buổi họp đang ở bước “{now}” nên chưa chuyển sang “{wanted}” được.")


def _refuse_backwards(started_at: datetime | None, ended_at: datetime | None) -> None:
    if started_at is not None and ended_at is not None and ended_at < started_at:
        raise Refused("Giờ kết thúc không thể trước giờ bắt đầu.")


def _fact(name: str, value: Any) -> Any:
    if name in TEXT_FACTS and isinstance(value, str):
        return clean(value)
    if name in TICK_FACTS and (value is None or isinstance(value, bool)):
        return value
    if name in MOMENT_FACTS and (value is None or isinstance(value, datetime)):
        return value
    if name in DAY_FACTS and (value is None or _is_day(value)):
        return value
    raise ValueError(name)


def _is_day(value: object) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def _meetings_of(session: Session, notice_ids: tuple[int, ...]) -> Sequence[t.Meeting]:
    query = select(t.Meeting).join(t.NoticeLine).where(t.NoticeLine.id.in_(notice_ids)).distinct()
    return session.scalars(query).all()


def _link(session: Session, committee_id: int, meeting_id: int) -> t.CommitteeLink | None:
    return session.scalars(
        select(t.CommitteeLink).where(
            t.CommitteeLink.committee_id == committee_id,
            t.CommitteeLink.meeting_id == meeting_id,
        )
    ).first()
