"""What keeps an edition of a rubric in the book: scores made by it, and choices that need it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_settings
from app.data.rubric_records import edition_on
from app.domain.meetings import SCORED_KINDS, MeetingStage
from app.domain.member_rubrics import own_rubrics


def why_kept(session: Session, row: t.RubricEdition) -> str:
    """Return why an edition cannot be taken away, "" when nothing needs it."""
    if row.shipped:
        return "Khung này kèm chương trình nên không xóa được."
    users = (
        t.ScoreSheet.rubric_edition_id,
        t.Meeting.rubric_edition_id,
        t.MemberSheet.rubric_edition_id,
    )
    if any(session.scalar(select(column).where(column == row.id).limit(1)) for column in users):
        return "Đã có buổi họp hoặc đồng chí chấm theo bản này nên không xóa được."
    settings = load_settings(session)
    lenders = {loan.rubric_id for loan in (*settings.gate_loans, *settings.roll_up_loans)}
    others = select(t.RubricEdition.id).where(
        t.RubricEdition.rubric_id == row.rubric_id, t.RubricEdition.id != row.id
    )
    needed = {
        settings.rubric_id,
        settings.thematic_rubric_id,
        settings.derived_rubric_id,
        settings.member_rubric_id,
        *own_rubrics(settings).values(),
        *lenders,
    }
    if row.rubric_id in needed and session.scalar(others.limit(1)) is None:
        return "Chi bộ đang dùng khung này. Hãy chọn khung khác trước rồi mới xóa."
    own = {settings.rubric_id, settings.thematic_rubric_id}
    if row.rubric_id in own and _scores_by_default(session, row):
        return "Có buổi họp đang theo bản này. Hãy chọn bản khác cho buổi đó rồi mới xóa."
    return ""


def _scores_by_default(session: Session, row: t.RubricEdition) -> bool:
    """Tell whether a meeting already begun takes this edition without anybody having chosen it."""
    begun = select(t.Meeting.day).where(
        t.Meeting.rubric_edition_id.is_(None),
        t.Meeting.kind.in_(SCORED_KINDS),
        t.Meeting.stage.not_in((MeetingStage.PLANNED, MeetingStage.PREPARING)),
        t.Meeting.id.not_in(select(t.ScoreSheet.meeting_id)),
        t.Meeting.day > (row.installed_on or date.min),
    )
    days = set(session.scalars(begun))
    return any(edition_on(session, row.rubric_id, day) is row for day in days)
