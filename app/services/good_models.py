"""Good models and ways of working: kept, told upward, listed by year (S35)."""

from datetime import date

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.database import Database
from app.data.model_records import count_of_year, load_models, of_year
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.good_models import GoodModel, GoodModelDraft, check_model
from app.domain.text import clean


class GoodModelService:
    """Actions on the list of good models."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, year: int) -> tuple[GoodModel, ...]:
        """Return the good models of a year, the latest first."""
        with self._db.read() as session:
            return load_models(session, of_year(year))

    def count(self, year: int) -> int:
        """Return how many good models a year has, read without the models themselves."""
        with self._db.read() as session:
            return count_of_year(session, year)

    def year_of(self, model_id: int) -> int | None:
        """Return the year of a good model, None when there is no such one."""
        with self._db.read() as session:
            row = session.get(t.GoodModel, model_id)
            return None if row is None else row.on.year

    def add(self, draft: GoodModelDraft) -> int:
        """Keep a good model and return its id; raises ValidationError."""
        self._refuse_problems(draft)
        with self._db.write("Ghi mô hình, cách làm hay") as session:
            row = t.GoodModel()
            _write(row, draft)
            session.add(row)
            session.flush()
            return row.id

    def save(self, model_id: int, draft: GoodModelDraft) -> None:
        """Change a good model."""
        self._refuse_problems(draft)
        with self._db.write("Sửa mô hình, cách làm hay") as session:
            _write(_find(session, model_id), draft)

    def report(self, model_id: int, on: date) -> None:
        """Record that a good model was reported upward."""
        with self._db.write("Ghi ngày báo cáo mô hình") as session:
            row = _find(session, model_id)
            if not row.on <= on <= self._clock().date():
                raise Refused("Ngày báo cáo phải từ ngày ghi nhận đến hôm nay.")
            row.reported_on = on

    def remove(self, model_id: int) -> None:
        """Delete a good model entered by mistake."""
        with self._db.write("Xóa mô hình, cách làm hay") as session:
            session.delete(_find(session, model_id))

    def _refuse_problems(self, draft: GoodModelDraft) -> None:
        problems = check_model(draft, self._clock().date())
        if problems:
            raise ValidationError(problems)


def _write(row: t.GoodModel, draft: GoodModelDraft) -> None:
    if draft.on is None:  # refused before
        return
    row.title = clean(draft.title).strip()
    row.text, row.effect = clean(draft.text).strip(), clean(draft.effect).strip()
    row.on, row.reported_on = draft.on, draft.reported_on
    row.member_id, row.meeting_id = draft.member_id, draft.meeting_id


def _find(session: Session, model_id: int) -> t.GoodModel:
    row = session.get(t.GoodModel, model_id)
    if row is None:
        raise NotFound("Mô hình này không còn trong sổ.")
    return row
