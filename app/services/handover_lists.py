"""What a hand-over takes along, and what is left unfinished for the next secretary."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.remark_records import is_waiting
from app.data.tables.history import TypedText
from app.domain.cells import Cell
from app.domain.meetings import MeetingStage
from app.domain.tasks import OPEN_STATES
from app.domain.text import long_date, lower_first
from app.services.export.contexts import Signature
from app.services.export.handover_record import DOTS, HandoverLine, HandoverRecord
from app.services.paper_texts.header import paper_header

_CALLED_OFF = (MeetingStage.LOCKED, MeetingStage.POSTPONED, MeetingStage.NOT_HELD)


@dataclass(frozen=True, slots=True)
class UnfinishedWork:
    """How much of one kind is still open."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class HandoverContents:
    """What a package would hold now, counted without writing one."""

    cell_name: str
    members: int
    meetings: int
    documents: int
    tasks: int
    attachments: int
    templates: int
    missing: int
    """Attached files that can no longer be found."""
    unfinished: tuple[UnfinishedWork, ...]


def unfinished_work(session: Session, today: date) -> tuple[UnfinishedWork, ...]:
    """Return what is open, kind by kind; kinds with nothing open are left out."""
    held = t.Meeting.day <= today, t.Meeting.stage.not_in(_CALLED_OFF)
    open_tasks = t.Task.state.in_(OPEN_STATES)
    unclosed, running = t.Petition.closed_on.is_(None), t.Review.closed_on.is_(None)
    found = (
        ("Buổi họp chưa khóa biên bản", _count(session, t.Meeting, *held)),
        ("Nhiệm vụ chưa xong", _count(session, t.Task, open_tasks)),
        ("Ý kiến tổ công tác chưa trả lời", _count(session, t.Remark, is_waiting())),
        (
            "Kiến nghị, tâm tư chưa khép lại",
            _count(session, t.Petition, unclosed),
        ),
        ("Đợt kiểm điểm đang làm", _count(session, t.Review, running)),
        ("Đoạn đang viết chưa lưu", _count(session, TypedText)),
    )
    return tuple(UnfinishedWork(label, count) for label, count in found if count)


def record_of(contents: HandoverContents, cell: Cell, today: date, mark: str) -> HandoverRecord:
    """Return the record both sides sign; names, posts and what was counted are left to the hand."""
    lines = (HandoverLine(at, *one) for at, one in enumerate(contents_lines(contents), 1))
    return HandoverRecord(
        header=paper_header(cell, today),
        subject="bàn giao sổ sách, dữ liệu giữa hai thư ký chi bộ",
        beginning=f"Hôm nay, {long_date(today)}, chúng tôi gồm:",
        lines=tuple(lines),
        unfinished=tuple(f"{lower_first(one.label)}: {one.count}" for one in contents.unfinished),
        mark=mark or DOTS,
        giver=Signature("BÊN GIAO"),
        receiver=Signature("BÊN NHẬN"),
    )


def contents_lines(contents: HandoverContents) -> tuple[tuple[str, str], ...]:
    """Return what goes along, thing by thing, with how much of it."""
    missing = f" (thiếu {contents.missing})" if contents.missing else ""
    return (
        ("Đảng viên", str(contents.members)),
        ("Buổi họp", str(contents.meetings)),
        ("Văn bản vào sổ", str(contents.documents)),
        ("Nhiệm vụ", str(contents.tasks)),
        ("Tệp đính kèm", f"{contents.attachments}{missing}"),
        ("Mẫu riêng", str(contents.templates)),
    )


def _count(session: Session, table: Any, *wanted: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*wanted)) or 0
