"""Meetings ready to be scored or finished, made through the services, and a strange rubric."""

from datetime import date
from typing import Any

from app.domain.attendance import AttendanceState
from app.domain.choices import PASS, Choice
from app.domain.findings import Severity
from app.domain.meetings import MeetingKind
from app.domain.rubrics import RubricItemKind
from app.domain.tasks import TaskDraft
from app.domain.votes import VoteDraft, VoteMatter
from app.services.workspace import Services
from tests.services import paper_book as pb

DETAILED, CHECKLIST = "an-phu-chi-tiet", "hd12-checklist"
STRANGE = """schema: 1
id: la-doi
name: "Phiếu lạ"
origin: "Thử"
basis: []
confidence: thu_cap
target: meeting
scoring: points
valid_from: "2025-01-01"
valid_to: null
applies_to: [regular]
total: 20
complete: true
derive_from: {}
bands:
  - {grade: good, label: "Tốt", lower: 15, lower_inclusive: true, upper: 20, upper_inclusive: true}
  - {grade: poor, label: "Kém", lower: 0, lower_inclusive: true, upper: 15, upper_inclusive: false}
gates: []
roll_up: null
groups:
  - id: "I"
    text: "Nhóm có phần in riêng"
    max: 12
    subgroups:
      - {id: "I.a", text: "Phần đầu", max: 8, items: ["1", "2"]}
      - {id: "I.b", text: "Phần sau", max: 4, items: ["3"]}
    items:
      - {id: "1", text: "Tỷ lệ dự", max: 5, kind: bands, evidence: attendance_percent, levels: [
          {id: a, text: "Từ 90%", lower: 90, lower_inclusive: true, points: 5},
          {id: b, text: "Dưới 90%", lower: 0, lower_inclusive: true, upper: 90, upper_inclusive: false, points: 2}]}
      - {id: "2", text: "Kết quả việc cũ", max: 3, kind: bands, evidence: resolution_completion_percent, levels: [
          {id: a, text: "Tốt", lower: 90, lower_inclusive: true, points: 3},
          {id: b, text: "Vừa", lower: 50, lower_inclusive: true, upper: 90, upper_inclusive: false, points: 2},
          {id: c, text: "Kém", lower: 0, lower_inclusive: true, upper: 50, upper_inclusive: false, points: 0}]}
      - {id: "3", text: "Sáng kiến", max: 4, kind: number, step: 0.5}
  - id: "II"
    text: "Nhóm một dòng"
    max: 8
    items:
      - {id: "II.1", text: "Không khí dân chủ", max: 8, kind: toggle, note_required_when_below_max: true}
caveats: ["Chỉ để thử."]
"""  # noqa: E501 - the lines of a file


def members_of(services: Services) -> dict[str, int]:
    """Return ids by full name of a book that has its members."""
    return {row.full_name: row.id for row in services.members.list(2026)}


def edition_of(services: Services, rubric_id: str) -> int:
    """Return the edition of a rubric."""
    return next(row.id for row in services.rubrics.list() if row.rubric_id == rubric_id)


def scoring_meeting(services: Services, rubric_id: str = DETAILED) -> int:
    """Return a running meeting at its scoring step; five of six are there, nothing is chosen."""
    members = members_of(services)
    draft = pb._draft(members, MeetingKind.REGULAR, 11, pb.NOVEMBER_DAY)
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting)
    pb.prepare(services, members, meeting)
    services.minutes.start(meeting, pb.at(14, 0))
    services.attendance.mark_all_present(meeting)
    services.attendance.mark(meeting, members[pb.THAM], AttendanceState.EXCUSED, "Ốm")
    pb._write_items(services, members, meeting)
    give_task(services, meeting)
    services.minutes.to_scoring(meeting)
    services.scoring.choose_rubric(meeting, edition_of(services, rubric_id))
    return meeting


def give_task(services: Services, meeting: int, text: str = "Báo cáo tổng kết năm") -> int:
    """Give the secretary a task at a meeting."""
    owner = members_of(services)[pb.HANH]
    due = date(2026, 11, 25)
    draft = TaskDraft(
        text, owner, due_on=due, deliverable="Báo cáo", report_period=f"{due.year}-{due.month:02d}"
    )
    return services.tasks.assign(meeting, draft)


def choose_all(services: Services, meeting: int) -> None:
    """Choose every open line a person may choose, in full, and commit to the rest."""
    for fact in ("adoption_committed", "posting_committed"):
        services.meetings.set_fact(meeting, fact, True)
    while (view := services.scoring.view(meeting)) is not None and view.sheet.open_items:
        item = view.sheet.open_items[0]
        words: dict[str, Any] = {"is_override": True, "reason": "đã xem hồ sơ giấy tại chỗ"}
        more: dict[str, Any] = words if item.waits_for_record else {}
        if item.policy_options:
            more = {"policy": "full"}
            services.scoring.choose(meeting, Choice(item.id, **more))
        elif item.kind is RubricItemKind.TOGGLE:
            services.scoring.choose(meeting, Choice(item.id, level_id=PASS, **more))
        else:
            services.scoring.choose(meeting, Choice(item.id, points=item.max, **more))


def voted_meeting(services: Services, rubric_id: str = DETAILED) -> int:
    """Return a meeting whose points were voted on a commitment to adopt and to post."""
    meeting = scoring_meeting(services, rubric_id)
    choose_all(services, meeting)
    services.scoring.vote(meeting, VoteDraft(VoteMatter.SCORE, 4, at=pb.at(15, 30)))
    return meeting


def finished_meeting(services: Services) -> int:
    """Return a meeting with adopted minutes, a closed sheet and nothing left that stops a lock."""
    pb.add_term(services)
    members = members_of(services)
    pb.october(services, members)
    meeting = pb.november(services, members)
    pb.committee(services, members, meeting)
    pb.score(services, meeting)
    pass_by_errors(services, meeting)
    return meeting


def pass_by_errors(services: Services, meeting: int) -> None:
    """Override every open finding that stops a lock."""
    for finding in services.findings.of_meeting(meeting):
        if finding.severity is Severity.ERROR and not finding.overridden:
            reason = "cấp trên đã đồng ý bằng văn bản"
            services.findings.override(meeting, finding.code, finding.where, reason)
