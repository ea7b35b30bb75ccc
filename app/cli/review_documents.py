"""What `review` prints: one JSON document that `review fill` can read back, or lines for people."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Any

from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.review_caps import CapVerdict
from app.domain.review_dossiers import DossierLine
from app.domain.review_forms import form_code
from app.domain.review_ratings import SHORT_GRADES
from app.domain.review_steps import REVIEW_STEP_LABELS, ReviewStep, step_of
from app.domain.reviews import Review, ReviewEntry, ReviewFile, ReviewLine, SelfReview
from app.domain.text import points_text
from app.services.review_entries import ReviewSheet
from app.services.reviews import ReviewBoard
from app.services.workspace import Services


def review_document(services: Services, board: ReviewBoard) -> dict[str, Any]:
    """Return a whole review: its people by rule, what stands on each sheet, caps, what is next."""
    file, review = board.file, board.file.review
    doubts = services.review_entries.doubts(review.id)
    return {
        "year": review.year,
        "quarter": review.number or None,
        "label": review.label,
        "sentence": board.sentence,
        **{
            name: _day(getattr(review, name))
            for name in ("opened_on", "sent_on", "decided_on", "published_on", "closed_on")
        },
        "plan": _plan(services, review),
        "voting_base": file.voting_base,
        "ballot": _ballot(review),
        "steps": [
            {
                "step": line.step.value,
                "label": line.label,
                "state": line.state.value,
                "note": line.note,
                "late": line.is_late,
            }
            for line in board.steps
        ],
        "next": _act(board),
        "counted": board.counted,
        "caps": [_cap(verdict, board.counted) for verdict in board.caps],
        "excluded": [
            {
                "id": one.member_id,
                "member": one.full_name,
                "rule": one.exclusion.value,
                "reason": one.reason,
            }
            for one in file.excluded
        ],
        "members": [
            {**_member(line, review), "doubts": list(doubts.get(line.id, ()))}
            for line in file.lines
        ],
        "collectives": {
            line.entry.subject.value: _collective(line.entry) for line in file.collectives
        },
        "dossier": [_paper(line) for line in services.reviews.dossier(review.id)],
    }


def _plan(services: Services, review: Review) -> dict[str, Any]:
    plan = review.plan
    meeting = plan.meeting_id
    return {
        "form_set": plan.form_set.value,
        "meeting": services.meetings.file(meeting).header.key if meeting else None,
        "self_due_on": _day(plan.self_due_on),
        "committee_due_on": _day(plan.committee_due_on),
        "decision_due_on": _day(plan.decision_due_on),
        "note": plan.note,
        "cap": {
            "percent": plan.cap.percent,
            "denominator": plan.cap.denominator.value,
            "rounding": plan.cap.rounding.value,
            "by_position": plan.cap.by_position,
        },
    }


def _ballot(review: Review) -> dict[str, Any] | None:
    ballot = review.ballot
    if not ballot.present:
        return None
    counts = {name: getattr(ballot, name) for name in ("present", "issued", "collected", "valid")}
    return {"method": ballot.method.value, **counts}


def _act(board: ReviewBoard) -> dict[str, Any] | None:
    act = board.act
    if act is None:
        return None
    return {"step": act.step.value, "act": act.button, "sentence": act.sentence}


def _cap(verdict: CapVerdict, counted: str) -> dict[str, Any]:
    return {
        "group": verdict.group or None,
        "excellent": verdict.excellent,
        "base": verdict.base,
        "limit": verdict.limit,
        "over": verdict.is_over,
        "sentence": verdict.sentence(counted),
    }


def _member(line: ReviewLine, review: Review) -> dict[str, Any]:
    entry, person = line.entry, line.person
    step = step_of(line)
    residence = entry.residence
    return {
        "id": line.id,
        "member": person.full_name,
        "form": form_code(person.form_kind, review.plan.form_set, is_quarter=review.is_quarter),
        "facts": _facts(line),
        "next": None if step is None else step.value,
        "final_grade": _grade(entry.final_grade),
        "reminded_on": _day(entry.reminded_on),
        "self": _self_review(entry.own) if entry.is_received else None,
        "residence": {
            "received_on": _day(residence.received_on),
            "online": residence.online,
            "text": residence.text,
        }
        if residence.received_on or residence.text
        else None,
        "temporary": entry.temporary_comment or None,
        "committee": _word(entry.committee_grade, comment=entry.committee_comment),
        "votes": entry.votes.as_counts() or None,
        "proposal": _word(entry.proposed_grade, reason=entry.proposed_reason),
        "decision": _word(
            entry.superior_grade, on=_day(entry.superior_on), reason=entry.superior_reason
        ),
        "note": entry.note,
    }


def _facts(line: ReviewLine) -> dict[str, Any]:
    facts = asdict(line.facts)
    return {**facts, "past_months": list(facts["past_months"])}


def _self_review(own: SelfReview) -> dict[str, Any]:
    return {
        "received_on": _day(own.received_on),
        "general_points": _points(own.general_points),
        "task_points": _points(own.task_points),
        "points": _points(own.points),
        "grade": _grade(own.grade),
        "above": own.above,
        "mended": own.mended,
        "violation": own.violation,
        "texts": dict(own.texts),
    }


def _collective(entry: ReviewEntry) -> dict[str, Any] | None:
    if not entry.is_received:
        return None
    return {**_self_review(entry.own), "comment": entry.committee_comment}


def _word(grade: MemberGrade | None, **said: str | None) -> dict[str, Any] | None:
    return None if grade is None else {"grade": grade.value, **said}


def _paper(line: DossierLine) -> dict[str, Any]:
    return {
        "paper": line.kind.value,
        "label": line.label,
        "there": line.is_there,
        "missing": line.is_missing,
        "count": line.count or None,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _grade(grade: MemberGrade | None) -> str | None:
    return None if grade is None else grade.value


def _points(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def review_lines(services: Services, board: ReviewBoard) -> Iterator[str]:
    """Give a whole review in lines for people."""
    file = board.file
    yield board.sentence
    yield from (f"{one.full_name}\tkhông đánh giá\t{one.reason}" for one in file.excluded)
    yield from (f"{step.label}\t{step.note}" for step in board.steps)
    yield from board.cap_words
    yield from (_line(line, file) for line in file.lines)
    for paper in services.reviews.dossier(file.review.id):
        if paper.is_missing:
            yield f"Hồ sơ còn thiếu: {paper.label}"
    if board.act is not None:
        yield f"Việc tiếp theo: {board.act.sentence}"


def _line(line: ReviewLine, file: ReviewFile) -> str:
    entry, review = line.entry, file.review
    code = form_code(line.person.form_kind, review.plan.form_set, is_quarter=review.is_quarter)
    grades = (
        ("tự nhận", entry.own.grade),
        ("chi ủy", entry.committee_grade),
        ("đề nghị", entry.proposed_grade),
        ("quyết định", entry.superior_grade),
    )
    said = [f"{who} {SHORT_GRADES[grade]}" for who, grade in grades if grade is not None]
    if entry.votes.cast:
        said.append(f"phiếu {entry.votes.words}")
    present = f"họp {line.facts.attended}/{line.facts.summoned}"
    waits = f"chờ {REVIEW_STEP_LABELS[_step(line)].lower()}" if step_of(line) else "xong"
    return "\t".join((f"{line.id}\t{line.person.full_name}", code, present, *said, waits))


def _step(line: ReviewLine) -> ReviewStep:
    return step_of(line) or ReviewStep.DECISION


def sheet_document(sheet: ReviewSheet, review: Review) -> dict[str, Any]:
    """Return the sheet of one member with the records behind its figures."""
    return {
        **_member(sheet.line, review),
        "form": sheet.form,
        "sections": {part.key: part.title for part in sheet.sections},
        "majority": _grade(sheet.majority),
        "vote_words": sheet.vote_words,
        "doubts": list(sheet.doubts),
        "records": [
            {"day": _day(one.day), "text": one.text, "where": one.where} for one in sheet.records
        ],
    }


def sheet_lines(sheet: ReviewSheet) -> Iterator[str]:
    """Give the sheet of one member in lines for people."""
    entry, facts = sheet.line.entry, sheet.line.facts
    yield f"{sheet.line.person.full_name}\t{sheet.form}"
    yield f"Dự họp {facts.attended}/{facts.summoned}, nhiệm vụ xong {facts.done}/{facts.tasks}"
    points = "" if entry.own.points is None else f", {points_text(entry.own.points)} điểm"
    for who, grade in (
        (f"Tự nhận{points}", entry.own.grade),
        ("Chi ủy đề nghị", entry.committee_grade),
        ("Chi bộ đề nghị", entry.proposed_grade),
        ("Cấp trên quyết định", entry.superior_grade),
    ):
        yield f"{who}: {MEMBER_GRADE_LABELS[grade] if grade else 'chưa có'}"
    yield sheet.vote_words
    yield from sheet.doubts
    if sheet.step is not None:
        yield f"Việc tiếp theo: {REVIEW_STEP_LABELS[sheet.step]}"
