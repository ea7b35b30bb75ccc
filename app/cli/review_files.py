"""The file `review fill` reads: the document `review show --json` prints, with other values."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.cli.json_parts import JsonPart, read_json
from app.domain.errors import Refused
from app.domain.grades import MemberGrade
from app.domain.review_caps import ReviewCap
from app.domain.review_forms import ReviewFormSet
from app.domain.review_votes import BallotCount, GradeVotes
from app.domain.reviews import (
    ResidenceComment,
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
    plan, ballot, groups = whole.part("plan"), whole.part("ballot"), whole.part("collectives")
    return ReviewFilling(
        members=tuple(_member(part, file) for part in whole.parts("members")),
        plan=None if plan is None else _plan(plan, file.review.plan, meeting_id),
        ballot=None if ballot is None else _ballot(ballot),
        collectives={} if groups is None else dict(_collectives(groups)),
    )


def line_named(file: ReviewFile, wanted: str) -> ReviewLine:
    """Return the line of a member by number or by name; raises Refused when it is not one."""
    found = [
        line
        for line in file.lines
        if wanted == str(line.id) or fold(wanted) == fold(line.person.full_name)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(line.id) for line in found)
        raise Refused(f"Có {len(found)} đồng chí tên “{wanted}”. Hãy ghi số: {numbers}.")
    raise Refused(f"Đợt {file.review.label} không kiểm điểm đồng chí “{wanted}”.")


def _member(part: JsonPart, file: ReviewFile) -> MemberFilling:
    part.refuse_unknown(_MEMBER)
    number = part.count("id")
    line = line_named(file, part.text("member") if number is None else str(number))
    own, residence, votes = part.part("self"), part.part("residence"), part.part("votes")
    return MemberFilling(
        member_id=line.id,
        own=None if own is None else _self_review(own),
        residence=None if residence is None else _residence(residence),
        temporary=part.text("temporary") if part.has("temporary") else None,
        committee=_word(part.part("committee"), "comment"),
        votes=None if votes is None else _votes(votes),
        proposal=_word(part.part("proposal"), "reason"),
        decision=_word(part.part("decision"), "reason"),
    )


def _self_review(part: JsonPart, also: frozenset[str] = frozenset()) -> SelfReview:
    part.refuse_unknown(_SELF | also)
    return SelfReview(
        received_on=part.day("received_on"),
        general_points=part.points("general_points"),
        task_points=part.points("task_points"),
        grade=part.choice("grade", MemberGrade),
        above=part.count("above"),
        mended=part.count("mended"),
        violation=part.text("violation"),
        texts=part.texts("texts"),
    )


def _residence(part: JsonPart) -> ResidenceComment:
    part.refuse_unknown({"received_on", "online", "text"})
    return ResidenceComment(part.day("received_on"), part.flag("online"), part.text("text"))


def _word(part: JsonPart | None, text: str) -> GradeWord | None:
    if part is None:
        return None
    part.refuse_unknown({"grade", "on", text})
    return GradeWord(part.choice("grade", MemberGrade), part.text(text), part.day("on"))


def _votes(part: JsonPart) -> GradeVotes:
    part.refuse_unknown(set(MemberGrade))
    return GradeVotes(**{grade.value: part.count(grade) or 0 for grade in MemberGrade})


def _ballot(part: JsonPart) -> BallotCount:
    part.refuse_unknown(_BALLOT)
    return BallotCount(
        method=part.choice("method", VoteMethod) or VoteMethod.SECRET_BALLOT,
        present=part.count("present") or 0,
        issued=part.count("issued") or 0,
        collected=part.count("collected") or 0,
        valid=part.count("valid") or 0,
    )


def _collectives(groups: JsonPart) -> Iterator[tuple[ReviewSubject, tuple[SelfReview, str]]]:
    known = {ReviewSubject.COMMITTEE, ReviewSubject.CELL}
    groups.refuse_unknown(set(known))
    for subject in sorted(known):
        part = groups.part(subject)
        if part is not None:
            yield subject, (_self_review(part, frozenset({"comment"})), part.text("comment"))


def _plan(part: JsonPart, now: ReviewPlan, meeting_id: MeetingId) -> ReviewPlan:
    """Return the plan with what the file says; what it does not name stays."""
    part.refuse_unknown(_PLAN)
    plan = replace(
        now,
        form_set=part.choice("form_set", ReviewFormSet) or now.form_set,
        self_due_on=_due(part, "self_due_on", now.self_due_on),
        committee_due_on=_due(part, "committee_due_on", now.committee_due_on),
        decision_due_on=_due(part, "decision_due_on", now.decision_due_on),
    )
    if "note" in part.values:
        plan = replace(plan, note=part.text("note"))
    if "meeting" in part.values:
        key = part.text("meeting")
        plan = replace(plan, meeting_id=meeting_id(key) if key else None)
    cap = part.part("cap")
    return plan if cap is None else replace(plan, cap=_cap(cap, plan.cap))


def _due(part: JsonPart, key: str, now: date | None) -> date | None:
    return part.day(key) if key in part.values else now


def _cap(part: JsonPart, now: ReviewCap) -> ReviewCap:
    part.refuse_unknown(_CAP)
    percent = part.count("percent")
    return ReviewCap(
        percent=now.percent if percent is None else percent,
        denominator=part.choice("denominator", CapDenominator) or now.denominator,
        rounding=part.choice("rounding", CapRounding) or now.rounding,
        by_position=part.flag("by_position") if part.has("by_position") else now.by_position,
    )
