"""What a find is for or how far it is: a line of the programme, a form, a template."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.inspection_records import load_inspections
from app.domain.inspections import INSPECTION_STATE_LABELS, WHOLE_YEAR, InspectionLine
from app.domain.text import lower_first, short_date
from app.domain.upward_fields import UPWARD_SUBJECT_LABELS, UpwardSubject


def going_out_origins(
    session: Session, ids: Mapping[str, Sequence[int]], today: date
) -> dict[str, str]:
    """Return the origin of each find by where a click on it leads."""
    return {
        **_inspections(session, ids.get("inspection", ()), today),
        **_forms(session, ids.get("form", ())),
        **_templates(session, ids.get("template", ())),
    }


def _inspections(session: Session, ids: Sequence[int], today: date) -> dict[str, str]:
    if not ids:
        return {}
    lines = load_inspections(session, t.InspectionItem.id.in_(ids))
    return {f"inspection:{line.id}": _inspection(line, today) for line in lines}


def _inspection(line: InspectionLine, today: date) -> str:
    state = lower_first(INSPECTION_STATE_LABELS[line.state(today)])
    when = line.planned_label if line.planned == WHOLE_YEAR else f"{line.planned_label} năm"
    return f"{lower_first(when)} {line.year} · {state}"


def _forms(session: Session, ids: Sequence[int]) -> dict[str, str]:
    if not ids:
        return {}
    query = select(t.UpwardForm.id, t.UpwardForm.subject).where(t.UpwardForm.id.in_(ids))
    return {
        f"form:{form}": lower_first(UPWARD_SUBJECT_LABELS[UpwardSubject(subject)])
        for form, subject in session.execute(query)
    }


def _templates(session: Session, ids: Sequence[int]) -> dict[str, str]:
    if not ids:
        return {}
    row = t.UserTemplate
    query = select(row.id, row.is_default, row.changed_at).where(row.id.in_(ids))
    return {
        f"template:{template}": f"{_USE[is_default]} · sửa {short_date(changed.date())}"
        for template, is_default, changed in session.execute(query)
    }


_USE = {True: "đang dùng", False: "chưa dùng"}
