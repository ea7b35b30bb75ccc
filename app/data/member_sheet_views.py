"""The sheet of a member put together: rubric, gates, choices, facts; and the list of a year."""

import json
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_rules, load_settings
from app.data.member_fact_records import counts_of_period, load_facts
from app.data.member_records import load_members
from app.data.member_sheet_records import (
    find_member_sheet,
    load_member_remarks,
    member_sheet_record,
    year_marks,
)
from app.data.memo import remembered
from app.data.rubric_records import edition_on, lenders_on, rubric_of
from app.data.score_records import points_text_of
from app.domain.evidence_keys import EvidenceKey
from app.domain.evidence_values import Evidence
from app.domain.frozen_sheets import freeze, frozen_json, thaw
from app.domain.gates import Gating, answers_in, own_gates
from app.domain.member_facts import fact_lines, member_evidence, stated_in
from app.domain.member_rubrics import APPLIES_TO_KIND, own_rubrics, rubric_for
from app.domain.member_sheets import (
    MemberPointsBoard,
    MemberPointsRow,
    MemberSheetRecord,
    MemberSheetView,
    PeriodCounts,
    kind_of,
)
from app.domain.members import Member
from app.domain.periods import Period
from app.domain.review_forms import ReviewFormKind, form_kind
from app.domain.review_people import Exclusion, exclusion_of
from app.domain.rubrics import Rubric, RubricTarget
from app.domain.score_columns import score_columns
from app.domain.score_sheets import SheetState
from app.domain.scoring import ScoredSheet, score
from app.domain.text import name_key

_POINTED = frozenset({None, Exclusion.NEW})
"""New members are not reviewed at the end of the year, but their months are looked at."""


def members_pointed(session: Session, day: date) -> tuple[Member, ...]:
    """Return who is given points on a day, in the order of names."""
    months = load_rules(session, day).integer("review_new_months")
    found = (m for m in load_members(session) if exclusion_of(m, day, months) in _POINTED)
    return tuple(sorted(found, key=lambda member: name_key(member.full_name)))


def member_rubrics(
    session: Session, kind: ReviewFormKind | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the rubrics members may be given points by, as (id, name); the last name stands.

    For a kind of form only those that say they are for it.
    """
    known = remembered(session, "rubrics of members", frozenset({"rubric_editions"}), _read_rubrics)
    wanted = None if kind is None else APPLIES_TO_KIND[kind]
    return tuple(
        (rubric.id, rubric.name)
        for rubric in known
        if wanted is None or wanted in rubric.applies_to
    )


def _read_rubrics(session: Session) -> tuple[Rubric, ...]:
    edition = t.RubricEdition
    query = select(edition).where(edition.target == RubricTarget.MEMBER).order_by(edition.id)
    found = (rubric_of(row) for row in session.scalars(query))
    return tuple({rubric.id: rubric for rubric in found if rubric.can_score}.values())


def load_board(session: Session, period: Period, today: date) -> MemberPointsBoard:
    """Return the list of a year with the period looked at, read by columns."""
    members = members_pointed(session, min(today, period.last_day))
    marks = year_marks(session, period.year, kind_of(period))
    counts = counts_of_period(session, members, period)
    rows = tuple(
        MemberPointsRow(
            member.id,
            member.full_name,
            marks.get(member.id, {}),
            counts.get(member.id, PeriodCounts()),
        )
        for member in members
    )
    settings = load_settings(session)
    return MemberPointsBoard(period, settings.member_rubric_id, rows, own_rubrics(settings))


def load_member_view(
    session: Session, member: Member, period: Period, today: date
) -> MemberSheetView | None:
    """Return the sheet of a member, None while the cell has chosen no rubric."""
    row = find_member_sheet(session, member.id, period)
    edition = _edition(session, row, member, period)
    if edition is None:
        return None
    record = None if row is None else member_sheet_record(row)
    facts = load_facts(session, member, period, today, _stated(record))
    evidence = member_evidence(facts)
    rubric, gating, sheet = _frozen(record) or _scored(session, edition, record, evidence, period)
    lines = () if record is None else record.lines
    return MemberSheetView(
        member_id=member.id,
        full_name=member.full_name,
        period=period,
        rubric=rubric,
        edition_id=edition.id,
        record=record,
        sheet=sheet,
        columns=score_columns(sheet, rubric.bands, lines),
        gating=gating,
        evidence=evidence,
        facts=fact_lines(facts),
        remarks=load_member_remarks(session, member.id, period),
    )


def write_member_totals(row: t.MemberSheet, view: MemberSheetView) -> None:
    """Keep points and grade for the list; the grade only where every line has its points."""
    row.total = points_text_of(view.total) if view.sheet.can_close else ""
    row.grade, row.grade_label = view.grade, view.grade_label


def freeze_member_sheet(row: t.MemberSheet, view: MemberSheetView) -> None:
    """Close a sheet with everything it was made from; it is read from that copy only."""
    choices = view.record.choices() if view.record is not None else ()
    row.frozen = frozen_json(freeze(view.sheet, view.rubric, choices, gating=view.gating))
    row.state = SheetState.CLOSED


def _edition(
    session: Session, row: t.MemberSheet | None, member: Member, period: Period
) -> t.RubricEdition | None:
    if row is not None:
        return session.get(t.RubricEdition, row.rubric_edition_id)
    rubric_id = rubric_for(load_settings(session), form_kind(member, period.last_day))
    return edition_on(session, rubric_id, period.last_day) if rubric_id else None


def _stated(record: MemberSheetRecord | None) -> dict[EvidenceKey, str]:
    return {} if record is None else stated_in(record.stated())


def _frozen(record: MemberSheetRecord | None) -> tuple[Rubric, Gating, ScoredSheet] | None:
    if record is None or record.state is not SheetState.CLOSED:
        return None
    kept = thaw(json.loads(record.frozen))
    return kept.rubric, kept.gating, kept.sheet


def _scored(
    session: Session,
    edition: t.RubricEdition,
    record: MemberSheetRecord | None,
    evidence: Mapping[EvidenceKey, Evidence],
    period: Period,
) -> tuple[Rubric, Gating, ScoredSheet]:
    rubric, day = rubric_of(edition), period.last_day
    lender = edition_on(session, rubric.gates_from, day) if rubric.gates_from else None
    answers = answers_in(record.lines) if record is not None else {}
    gates = own_gates(rubric, None if lender is None else rubric_of(lender))
    gating = Gating(gates, answers)
    choices = record.choices() if record is not None else ()
    library = lenders_on(session, rubric, day)
    return rubric, gating, score(rubric, evidence, choices, gating=gating, library=library)
