"""The file `review fill` reads: the document `review show --json` prints, with other values."""

from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from app.cli.json_parts import JsonPart, read_json
from app.domain.errors import Refused
from app.domain.grades import MemberGrade
from app.domain.review_caps import ReviewCap
from app.domain.review_forms import ReviewFormKind, ReviewFormSet, form_sections
from app.domain.review_votes import BallotCount, GradeVotes
from app.domain.reviews import (
    COLLECTIVE_LABELS,
    ResidenceComment,
    Review,
    ReviewEntry,
    ReviewFile,
    ReviewLine,
    ReviewPlan,
    ReviewSubject,
    SelfReview,
)
from app.domain.scoring_options import CapDenominator, CapRounding
from app.domain.text import fold
from app.domain.votes import VoteMethod
from app.services.review_filling import GradeWord, MemberFilling, ReviewFilling

MeetingId = Callable[[str], int]
Value = TypeVar("Value")
_SHOWN = {
    "year", "quarter", "label", "sentence", "opened_on", "sent_on", "decided_on", "published_on",
    "closed_on", "voting_base", "steps", "next", "counted", "caps", "excluded", "dossier",
}  # fmt: skip
"""What `show` tells and no file can set."""
_WHOLE = _SHOWN | {"plan", "ballot", "members", "collectives"}
_MEMBER_SHOWN = {
    "id", "member", "form", "facts", "next", "doubts", "note", "reminded_on", "final_grade",
}  # fmt: skip
_MEMBER = _MEMBER_SHOWN | {
    "self", "residence", "temporary", "committee", "votes", "proposal", "decision",
}  # fmt: skip
_SELF = {
    "received_on", "general_points", "task_points", "points", "grade", "above", "mended",
    "violation", "texts",
}  # fmt: skip
_PLAN = {
    "form_set", "meeting", "self_due_on", "committee_due_on", "decision_due_on", "note", "cap",
}  # fmt: skip
_CAP = {"percent", "denominator", "rounding", "by_position"}
_BALLOT = {"method", "present", "issued", "collected", "valid"}


def read_filling(path: Path, file: ReviewFile, meeting_id: MeetingId) -> ReviewFilling:
    """Return what a file says of a review; raises Refused naming the place that cannot be read."""
    whole = read_json(path)
    whole.refuse_unknown(_WHOLE)
    _refuse_other_review(whole, file.review)
    plan, ballot, groups = whole.part("plan"), whole.part("ballot"), whole.part("collectives")
    return ReviewFilling(
        members=_members(whole, file),
        plan=None if plan is None else _plan(plan, file.review.plan, meeting_id),
        ballot=None if ballot is None else _ballot(ballot, file.review.ballot),
        collectives={} if groups is None else dict(_collectives(groups, file)),
    )


def line_named(file: ReviewFile, wanted: str) -> ReviewLine:
    """Return the line of a member by number or by name; raises Refused when it is not one."""
    found = [line for line in file.lines if _is_named(line, wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(line.id) for line in found)
        raise Refused(f"Có {len(found)} đồng chí tên “{wanted}”. Hãy ghi số: {numbers}.")
    raise Refused(f"Đợt {file.review.label} không kiểm điểm đồng chí “{wanted}”.")


def _refuse_other_review(whole: JsonPart, review: Review) -> None:
    """Refuse a file shown of another period: it would be written over this one unseen."""
    is_other_year = whole.has("year") and whole.count("year") != review.year
    is_other_quarter = "quarter" in whole.values and (whole.count("quarter") or 0) != review.number
    if is_other_year or is_other_quarter:
        raise Refused(f"Tệp ghi “year”, “quarter” của đợt khác, không phải đợt {review.label}.")


def _members(whole: JsonPart, file: ReviewFile) -> tuple[MemberFilling, ...]:
    found = tuple(_member(part, file) for part in whole.parts("members"))
    seen: set[int] = set()
    for one in found:
        if one.member_id in seen:
            raise Refused(f"Tệp ghi hai lần đồng chí số {one.member_id}. Hãy ghi vào một chỗ.")
        seen.add(one.member_id)
    return found


def _member(part: JsonPart, file: ReviewFile) -> MemberFilling:
    part.refuse_unknown(_MEMBER)
    line = _line(part, file)
    now, sections = line.entry, _sections(line.person.form_kind, file)
    own, residence, votes = part.part("self"), part.part("residence"), part.part("votes")
    return MemberFilling(
        member_id=line.id,
        own=None if own is None else _self_review(own, now.own, sections),
        residence=None if residence is None else _residence(residence, now.residence),
        temporary=part.text("temporary") if part.has("temporary") else None,
        committee=_word(
            part.part("committee"), "comment", GradeWord(now.committee_grade, now.committee_comment)
        ),
        votes=None if votes is None else _votes(votes, now.votes),
        proposal=_word(
            part.part("proposal"), "reason", GradeWord(now.proposed_grade, now.proposed_reason)
        ),
        decision=_word(
            part.part("decision"),
            "reason",
            GradeWord(now.superior_grade, now.superior_reason, now.superior_on),
        ),
    )


def _line(part: JsonPart, file: ReviewFile) -> ReviewLine:
    """Return whom a part is about; a number and a name beside it must be of one person."""
    number, name = part.count("id"), part.text("member")
    line = line_named(file, name if number is None else str(number))
    if name and not _is_named(line, name):
        raise Refused(
            f"“{part.place}” ghi số {number} của đ/c {line.person.full_name} nhưng họ tên “{name}”."
            " Hãy xem lại số và họ tên."
        )
    return line


def _is_named(line: ReviewLine, wanted: str) -> bool:
    return wanted == str(line.id) or fold(wanted) == fold(line.person.full_name)


def _sections(kind: ReviewFormKind, file: ReviewFile) -> frozenset[str]:
    sections = form_sections(kind, is_quarter=file.review.is_quarter)
    return frozenset(section.key for section in sections)


def _self_review(
    part: JsonPart, now: SelfReview, sections: Set[str], also: Set[str] = frozenset()
) -> SelfReview:
    part.refuse_unknown(_SELF | also)
    texts = part.part("texts")
    if texts is not None:
        texts.refuse_unknown(sections | set(now.texts))
    return replace(
        now,
        received_on=_said(part, "received_on", part.day, now.received_on),
        general_points=_said(part, "general_points", part.points, now.general_points),
        task_points=_said(part, "task_points", part.points, now.task_points),
        grade=_grade(part, now.grade),
        above=_said(part, "above", part.count, now.above),
        mended=_said(part, "mended", part.count, now.mended),
        violation=_said(part, "violation", part.text, now.violation),
        texts={**now.texts, **part.texts("texts")},
    )


def _said(part: JsonPart, key: str, read: Callable[[str], Value], now: Value) -> Value:
    """Return what a part says under a key; what it does not name stays, null empties it."""
    return read(key) if key in part.values else now


def _grade(part: JsonPart, now: MemberGrade | None) -> MemberGrade | None:
    return part.choice("grade", MemberGrade) if "grade" in part.values else now


def _residence(part: JsonPart, now: ResidenceComment) -> ResidenceComment:
    part.refuse_unknown({"received_on", "online", "text"})
    return ResidenceComment(
        received_on=_said(part, "received_on", part.day, now.received_on),
        online=_said(part, "online", part.flag, now.online),
        text=_said(part, "text", part.text, now.text),
    )


def _word(part: JsonPart | None, text: str, now: GradeWord) -> GradeWord | None:
    if part is None:
        return None
    part.refuse_unknown({"grade", "on", text})
    return GradeWord(
        grade=_grade(part, now.grade),
        text=_said(part, text, part.text, now.text),
        on=_said(part, "on", part.day, now.on),
    )


def _votes(part: JsonPart, now: GradeVotes) -> GradeVotes:
    part.refuse_unknown(set(MemberGrade))
    counts = {grade.value: part.count(grade) or 0 for grade in MemberGrade if grade in part.values}
    return replace(now, **counts)


def _ballot(part: JsonPart, now: BallotCount) -> BallotCount:
    part.refuse_unknown(_BALLOT)
    counts = {key: part.count(key) or 0 for key in _BALLOT - {"method"} if key in part.values}
    return replace(now, method=part.choice("method", VoteMethod) or now.method, **counts)


def _collectives(
    groups: JsonPart, file: ReviewFile
) -> Iterator[tuple[ReviewSubject, tuple[SelfReview, str]]]:
    groups.refuse_unknown(set(COLLECTIVE_LABELS))
    entries = {line.entry.subject: line.entry for line in file.collectives}
    sections = _sections(ReviewFormKind.COLLECTIVE, file)
    for subject in sorted(COLLECTIVE_LABELS):
        part, now = groups.part(subject), entries.get(subject, ReviewEntry(subject))
        if part is not None:
            own = _self_review(part, now.own, sections, also={"comment"})
            yield subject, (own, _said(part, "comment", part.text, now.committee_comment))


def _plan(part: JsonPart, now: ReviewPlan, meeting_id: MeetingId) -> ReviewPlan:
    """Return the plan with what the file says; what it does not name stays."""
    part.refuse_unknown(_PLAN)
    plan = replace(
        now,
        form_set=part.choice("form_set", ReviewFormSet) or now.form_set,
        self_due_on=_said(part, "self_due_on", part.day, now.self_due_on),
        committee_due_on=_said(part, "committee_due_on", part.day, now.committee_due_on),
        decision_due_on=_said(part, "decision_due_on", part.day, now.decision_due_on),
    )
    if "note" in part.values:
        plan = replace(plan, note=part.text("note"))
    if "meeting" in part.values:
        key = part.text("meeting")
        plan = replace(plan, meeting_id=meeting_id(key) if key else None)
    cap = part.part("cap")
    return plan if cap is None else replace(plan, cap=_cap(cap, plan.cap))


def _cap(part: JsonPart, now: ReviewCap) -> ReviewCap:
    part.refuse_unknown(_CAP)
    percent = part.count("percent")
    return ReviewCap(
        percent=now.percent if percent is None else percent,
        denominator=part.choice("denominator", CapDenominator) or now.denominator,
        rounding=part.choice("rounding", CapRounding) or now.rounding,
        by_position=part.flag("by_position") if part.has("by_position") else now.by_position,
    )
