"""Closing a sheet and freezing a meeting, inside the transaction of the action that does it."""

import hashlib
import json
from datetime import datetime

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.codec import to_plain
from app.data.score_records import points_text_of
from app.data.sheet_views import gating_of, roll_up_of, sheet_options
from app.domain.choices import choice_of_line
from app.domain.findings import Finding
from app.domain.frozen_sheets import freeze, frozen_json
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingStage
from app.domain.score_sheets import SheetState
from app.domain.sheet_views import SheetView


def write_totals(sheet: t.ScoreSheet, view: SheetView) -> None:
    """Keep points and grade as voted or closed, for the lists that show them."""
    grade = view.sheet.verdict.grade or ""
    labels = {band.grade: band.label for band in view.rubric.bands}
    sheet.total, sheet.grade = points_text_of(view.sheet.total), grade
    is_asked = bool(view.sheet.verdict.asks)
    sheet.grade_label = "" if is_asked else labels.get(grade, view.sheet.grade_label)


def close_sheet(session: Session, file: MeetingFile, view: SheetView, sheet: t.ScoreSheet) -> None:
    """Freeze a sheet with everything it was made from; it is read from that copy only."""
    lines = file.sheet.lines if file.sheet else ()
    plain = freeze(
        view.sheet,
        view.rubric,
        [choice_of_line(line) for line in lines],
        sheet_options(file),
        gating=gating_of(session, file, view.rubric),
        roll_up=roll_up_of(session, file),
    )
    sheet.frozen = frozen_json(plain)
    sheet.state = SheetState.CLOSED
    write_totals(sheet, view)


def freeze_meeting(
    session: Session,
    row: t.Meeting,
    file: MeetingFile,
    findings: tuple[Finding, ...],
    now: datetime,
) -> None:
    """Store the snapshot of a meeting and lock it, in one go."""
    body = json.dumps(
        {"file": to_plain(file), "findings": to_plain(findings)},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    row.stage, row.locked_at = MeetingStage.LOCKED, now
    session.add(
        t.Snapshot(
            meeting_id=row.id,
            locked_at=now,
            body=body,
            sha256=hashlib.sha256(body.encode()).hexdigest(),
        )
    )
