"""All that the book holds about one member, part by part, as headings and lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.meeting_work import named
from app.data.member_records import hidden_of, load_members
from app.domain.attendance import ATTENDANCE_LABELS
from app.domain.dates import PartialDate
from app.domain.errors import NotFound
from app.domain.member_fields import MEMBER_FIELD_LABELS
from app.domain.members import LEFT_KIND_LABELS, POST_LABELS, SITUATION_LABELS, Member
from app.domain.minutes import ENTRY_KIND_LABELS
from app.domain.tasks import TASK_STATE_LABELS
from app.domain.text import short_date

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class PersonPart:
    """One part of what is held: a title, headings, lines."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class PersonFile:
    """All parts about one member as of a day; parts without a line are left out."""

    full_name: str
    day: date
    parts: tuple[PersonPart, ...]
    hidden: tuple[str, ...]
    """Fields that hold something but are switched off, so they are not written."""


def load_person(session: Session, member_id: int, day: date) -> PersonFile:
    """Return everything about one member; raises NotFound."""
    row = session.get(t.Member, member_id)
    member = next((m for m in load_members(session) if m.id == member_id), None)
    if row is None or member is None:
        raise NotFound("Đảng viên này không còn trong sổ. Hãy mở lại danh sách đảng viên.")
    parts = (
        _card(member),
        _dated(member),
        *_books(session, member_id),
        *_years(session, member_id),
    )
    kept = hidden_of(session)
    return PersonFile(
        full_name=member.full_name,
        day=day,
        parts=tuple(part for part in parts if part.rows),
        hidden=tuple(MEMBER_FIELD_LABELS[name] for name in sorted(kept) if getattr(row, name)),
    )


def _card(member: Member) -> PersonPart:
    values = ((label, getattr(member.form, name)) for name, label in MEMBER_FIELD_LABELS.items())
    rows = tuple(
        (label, _plain(value)) for label, value in values if value not in ("", None, False)
    )
    return PersonPart("Thẻ đảng viên", ("Mục", "Nội dung"), rows)


def _plain(value: Any) -> Value:
    if isinstance(value, PartialDate):
        return value.text()
    if isinstance(value, date):
        return short_date(value)
    if value is True:
        return "Có"
    return LEFT_KIND_LABELS.get(value, str(value))


def _dated(member: Member) -> PersonPart:
    rows = [
        ("Tình trạng", SITUATION_LABELS[p.situation], p.starts_on, p.ends_on, p.decision, p.note)
        for p in member.situations
    ]
    rows += [("Chức vụ", POST_LABELS[p.post], p.starts_on, p.ends_on, "", "") for p in member.posts]
    rows += [("Tổ đảng", p.group_name, p.starts_on, p.ends_on, "", "") for p in member.groups]
    headings = ("Loại", "Nội dung", "Từ ngày", "Đến trước ngày", "Quyết định", "Ghi chú")
    return PersonPart("Tình trạng, chức vụ, tổ", headings, tuple(rows))


def _books(session: Session, member_id: int) -> Iterator[PersonPart]:
    badge, loan, slip, move = t.MemberBadge, t.DossierLoan, t.YearlySlip, t.Transfer
    yield PersonPart(
        "Huy hiệu Đảng",
        ("Năm tuổi Đảng", "Ngày trao", "Quyết định", "Ghi chú"),
        _rows(session, badge, member_id, badge.years, badge.awarded_on, badge.decision, badge.note),
    )
    yield PersonPart(
        "Chuyển sinh hoạt",
        ("Nơi đến, nơi đi", "Quyết định", "Ngày", "Trình giấy", "Tiếp nhận", "Hết hạn", "Ghi chú"),
        _rows(
            session, move, member_id, move.place, move.decision, move.decided_on, move.handed_on,
            move.received_on, move.ends_on, move.note,
        ),
    )  # fmt: skip
    yield PersonPart(
        "Phiếu bổ sung hồ sơ",
        ("Năm", "Nhận phiếu", "Gửi lên", "Ghi chú"),
        _rows(session, slip, member_id, slip.year, slip.received_on, slip.sent_on, slip.note),
    )
    yield PersonPart(
        "Giao nhận, mượn hồ sơ",
        ("Người nhận", "Việc", "Ngày giao", "Hẹn trả", "Ngày trả", "Ghi chú"),
        _rows(
            session, loan, member_id, loan.borrower, loan.purpose, loan.lent_on, loan.due_on,
            loan.returned_on, loan.note,
        ),
    )  # fmt: skip


def _years(session: Session, member_id: int) -> Iterator[PersonPart]:
    yield PersonPart(
        "Dự họp", ("Buổi họp", "Ngày", "Điểm danh", "Lý do"), tuple(_marks(session, member_id))
    )
    yield PersonPart(
        "Biên bản", ("Buổi họp", "Ngày", "Loại", "Nội dung"), tuple(_lines(session, member_id))
    )
    yield PersonPart(
        "Nhiệm vụ",
        ("Nội dung", "Hạn", "Trạng thái"),
        tuple(
            (text, due, TASK_STATE_LABELS[state])
            for text, due, state in session.execute(
                select(t.Task.text, t.Task.due_on, t.Task.state)
                .where(t.Task.owner_id == member_id)
                .order_by(t.Task.id)
            )
        ),
    )
    remark = t.MemberRemark
    yield PersonPart(
        "Nhận xét", ("Ngày", "Nội dung"), _rows(session, remark, member_id, remark.on, remark.text)
    )
    yield PersonPart(
        "Kiểm điểm, xếp loại",
        ("Năm", "Tự nhận", "Chi ủy nhận xét", "Nơi cư trú nhận xét", "Đề nghị", "Quyết định"),
        tuple(_reviews(session, member_id)),
    )


def _rows(
    session: Session, kind: type[Any], member_id: int, *columns: Any
) -> tuple[tuple[Value, ...], ...]:
    query = select(*columns).where(kind.member_id == member_id).order_by(kind.id)
    return tuple(tuple(row) for row in session.execute(query))


def _marks(session: Session, member_id: int) -> Iterator[tuple[Value, ...]]:
    query = (
        select(t.Attendance.state, t.Attendance.reason, t.Meeting)
        .join(t.Meeting, t.Meeting.id == t.Attendance.meeting_id)
        .where(t.Attendance.member_id == member_id)
        .order_by(t.Meeting.day)
    )
    for state, reason, meeting in session.execute(query):
        yield named(meeting), meeting.day, ATTENDANCE_LABELS[state], reason


def _lines(session: Session, member_id: int) -> Iterator[tuple[Value, ...]]:
    query = (
        select(t.MinutesEntry.kind, t.MinutesEntry.text, t.Meeting)
        .join(t.Meeting, t.Meeting.id == t.MinutesEntry.meeting_id)
        .where(t.MinutesEntry.member_id == member_id)
        .order_by(t.Meeting.day, t.MinutesEntry.position)
    )
    for kind, text, meeting in session.execute(query):
        yield named(meeting), meeting.day, ENTRY_KIND_LABELS[kind], text


def _reviews(session: Session, member_id: int) -> Iterator[tuple[Value, ...]]:
    entry = t.ReviewEntry
    query = (
        select(
            t.Review.year, entry.self_grade, entry.committee_comment, entry.residence_comment,
            entry.proposed_grade, entry.superior_grade,
        )
        .join(t.Review, t.Review.id == entry.review_id)
        .where(entry.member_id == member_id)
        .order_by(t.Review.year)
    )  # fmt: skip
    for row in session.execute(query):
        yield tuple(row)
