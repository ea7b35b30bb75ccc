"""The score sheet of a meeting put together: rubric, gates, options, choices, facts."""

import json
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.rubric_records import (
    edition_on,
    is_in_force,
    is_known_on,
    lenders_on,
    rubric_of,
)
from app.domain.choices import choice_of_line
from app.domain.errors import NotFound, Refused
from app.domain.fact_reading import read_facts
from app.domain.frozen_sheets import FrozenSheet, thaw
from app.domain.gates import Gating, answers_in, gates_for, own_gates
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import SCORED_KINDS, MeetingKind
from app.domain.rubrics import RollUp, Rubric
from app.domain.rule_loans import loan_on
from app.domain.score_columns import score_columns, vote_differences
from app.domain.score_sheets import SheetRecord, SheetState
from app.domain.scoring import ScoredSheet, score
from app.domain.scoring_options import ScoringOptions, ThematicRubric, options_of
from app.domain.sheet_views import SheetView

NOT_SCORED = "Loại buổi họp này không chấm điểm."
KEPT_SHEETS = 32


def load_sheet_view(session: Session, file: MeetingFile, now: datetime) -> SheetView | None:
    """Return the sheet of a meeting, None for kinds that are not scored or without a rubric."""
    if file.header.kind not in SCORED_KINDS:
        return None
    record = file.sheet
    if record is not None and record.state is SheetState.CLOSED:
        frozen = thawed(record.frozen)
        return _view(record, frozen.rubric, frozen.sheet, record.rubric_edition_id, frozen.gating)
    edition = chosen_edition(session, file)
    if edition is None:
        return None
    rubric = rubric_of(edition)
    gating = gating_of(session, file, rubric)
    sheet = score(
        rubric,
        read_facts(file, now),
        [] if record is None else [choice_of_line(line) for line in record.lines],
        sheet_options(file),
        gating=gating,
        library=lenders_on(session, rubric, file.header.day),
    )
    view = _view(record, rubric, sheet, edition.id, gating)
    if record is None and not rubric.in_force_on(file.header.day):
        return replace(view, chosen_by_hand=True)
    return view


@lru_cache(maxsize=KEPT_SHEETS)
def thawed(frozen: str) -> FrozenSheet:
    """Read a frozen copy; it never changes, so the sheets looked at last are kept."""
    return thaw(json.loads(frozen))


def open_rubric(session: Session, file: MeetingFile) -> Rubric:
    """Return the rubric of a sheet that may still be changed; raises Refused for any other."""
    if file.sheet is not None and file.sheet.state is SheetState.CLOSED:
        raise Refused("Phiếu chấm điểm đã chốt. Hãy mở lại phiếu trước khi sửa.")
    is_scored = file.header.kind in SCORED_KINDS
    edition = chosen_edition(session, file) if is_scored else None
    if edition is None:
        raise Refused(NOT_SCORED)
    return rubric_of(edition)


def chosen_edition(session: Session, file: MeetingFile) -> t.RubricEdition | None:
    """Return the edition a meeting is scored by: kept, chosen, or the cell's own for its day."""
    kept = file.sheet.rubric_edition_id if file.sheet else file.header.rubric_edition_id
    if kept is not None:
        row = session.get(t.RubricEdition, kept)
        if row is None:
            raise NotFound("Khung tiêu chí của buổi họp không còn trong sổ.")
        return row
    return default_edition(session, _own_rubric_id(file), file.header.day)


def _own_rubric_id(file: MeetingFile) -> str:
    """Return the cell's rubric for this kind of meeting (A12)."""
    settings = file.settings
    has_two = sheet_options(file).thematic_rubric is ThematicRubric.TWO_RUBRICS
    if has_two and file.header.kind is MeetingKind.THEMATIC and settings.thematic_rubric_id:
        return settings.thematic_rubric_id
    return settings.rubric_id


def default_edition(session: Session, rubric_id: str, day: date) -> t.RubricEdition | None:
    """Return the cell's rubric when in force on the day, else a complete one that is."""
    own = edition_on(session, rubric_id, day)
    if own is not None and is_in_force(own, day):
        return own
    others = session.scalars(
        select(t.RubricEdition)
        .where(t.RubricEdition.target == "meeting", t.RubricEdition.complete.is_(True))
        .order_by(t.RubricEdition.id)
    )
    fitting = (row for row in others if is_known_on(row, day) and is_in_force(row, day))
    return next(fitting, own)


def sheet_options(file: MeetingFile) -> ScoringOptions:
    """Return the cell's answers to A1–A14."""
    return options_of(file.settings.scoring_options)


def gating_of(session: Session, file: MeetingFile, rubric: Rubric) -> Gating:
    """Return the gates of a sheet: the rubric's own, those it names, and those the cell borrows."""
    day = file.header.day
    answers = answers_in(file.sheet.lines) if file.sheet is not None else {}
    own = own_gates(rubric, _rubric_on(session, rubric.gates_from or "", day))
    loan = loan_on(file.settings.gate_loans, day)
    lender = _rubric_on(session, loan.rubric_id, day) if loan is not None else None
    if loan is None or lender is None or lender.id in {rubric.id, rubric.gates_from}:
        return Gating(own, answers)
    return Gating((*own, *gates_for(lender, rubric, loan.item_map(rubric.id))), answers)


def roll_up_of(session: Session, file: MeetingFile) -> RollUp | None:
    """Return the annual rule the cell borrows on the day of a meeting."""
    day = file.header.day
    loan = loan_on(file.settings.roll_up_loans, day)
    lender = _rubric_on(session, loan.rubric_id, day) if loan is not None else None
    return None if lender is None else lender.roll_up


def _rubric_on(session: Session, rubric_id: str, day: date) -> Rubric | None:
    row = edition_on(session, rubric_id, day) if rubric_id else None
    return None if row is None else rubric_of(row)


def _view(
    record: SheetRecord | None,
    rubric: Rubric,
    sheet: ScoredSheet,
    edition_id: int,
    gating: Gating | None,
) -> SheetView:
    lines = () if record is None else record.lines
    superior = None if record is None else record.superior_total
    reason = "" if record is None else record.superior_reason
    voted = {} if record is None or record.state is SheetState.OPEN else _voted(record)
    return SheetView(
        rubric=rubric,
        edition_id=edition_id,
        chosen_by_hand=record is not None and record.chosen_by_hand,
        record=record,
        sheet=sheet,
        columns=score_columns(sheet, rubric.bands, lines, superior, reason),
        gating=gating or Gating(),
        differences=vote_differences(sheet, voted),
    )


def _voted(record: SheetRecord) -> dict[str, Fraction | None]:
    return {line.item_id: line.cell_points for line in record.lines}
