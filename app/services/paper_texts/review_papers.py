"""The papers of a review in words: minutes, counting record, ballot, report, U6, the dossier."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.domain.cells import Cell, superior_committee
from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.meeting_file import MeetingFile, Person
from app.domain.meetings import MeetingKind
from app.domain.minutes import EntryKind
from app.domain.review_caps import CapVerdict
from app.domain.review_dossiers import DossierLine
from app.domain.review_grades import Given, cap_verdicts
from app.domain.review_ratings import SHORT_GRADES
from app.domain.review_votes import GradeVotes
from app.domain.reviews import ReviewFile, ReviewLine
from app.domain.settings import Settings, SignPlace
from app.domain.text import percent_text, upper_first
from app.domain.votes import VOTE_METHOD_LABELS
from app.services.export.contexts import Signature
from app.services.export.review_contexts import (
    BallotRecord,
    BallotSlip,
    DossierRow,
    DossierTable,
    GradeCount,
    ReviewMinutes,
    ReviewReport,
    ReviewResult,
    ReviewTable,
    ReviewTableRow,
)
from app.services.paper_texts.header import paper_header, recipients, signature, usual_recipients
from app.services.paper_texts.wording import ended, lowered, tidy, unended, when_words, with_post

MOST_NAMES = 6
"""More members of one grade than this are counted, not named."""


@dataclass(frozen=True, slots=True)
class ReviewSource:
    """A review with what its papers need besides."""

    cell: Cell
    settings: Settings
    people: tuple[Person, ...]
    file: ReviewFile
    caps: tuple[CapVerdict, ...]
    counted: str
    """Whose grades the caps count: "Chi bộ đề nghị"."""
    grades: tuple[Given, ...]
    """Those grades, line by line."""
    meeting: MeetingFile | None
    today: date

    @property
    def day(self) -> date:
        """The day papers of the meeting carry."""
        return self.file.review.meeting_day or self.today

    @property
    def cap_words(self) -> str:
        """The caps with their arithmetic."""
        return _cap_words(self.caps, self.counted)


def review_minutes(source: ReviewSource) -> ReviewMinutes:
    """Return W13; what the meeting has on record is taken from it."""
    file, meeting = source.file, source.meeting
    left, right = source.settings.sign(SignPlace.MINUTES)
    header = None if meeting is None else meeting.header
    proposed = tuple(line.entry.proposed_grade for line in file.lines)
    caps = cap_verdicts(file, proposed) if any(proposed) else ()
    return ReviewMinutes(
        header=paper_header(source.cell, source.day),
        subject=f"Hội nghị kiểm điểm, đánh giá, xếp loại {file.review.label}",
        time_text="" if header is None else when_words(header.day, header.starts_at),
        place="" if header is None else unended(header.place),
        present=str(file.review.ballot.present or ""),
        voting_base=file.voting_base,
        chair="" if meeting is None else with_post(meeting, meeting.header.chair_id),
        minute_taker="" if meeting is None else with_post(meeting, meeting.header.minute_taker_id),
        reviewed=len(file.lines),
        excluded=_excluded(file),
        rows=_results(file),
        opinions=_opinions(meeting),
        conclusion=_conclusion(meeting),
        method=_method(file),
        counts=_counts(file.lines, proposed),
        cap=_cap_words(caps, "Chi bộ đề nghị"),
        reasons=tuple(_reasons(file)),
        left=Signature(left, name=_named(meeting, "minute_taker_id")),
        right=Signature(right, name=_named(meeting, "chair_id")),
    )


def ballot_record(source: ReviewSource) -> BallotRecord:
    """Return the counting record."""
    file, ballot = source.file, source.file.review.ballot
    share = Fraction(ballot.present, file.voting_base) if file.voting_base else Fraction(0)
    return BallotRecord(
        header=paper_header(source.cell, source.day),
        subject=f"Xếp loại chất lượng đảng viên {file.review.label}",
        voting_base=file.voting_base,
        present=ballot.present,
        present_percent=percent_text(share),
        is_secret=ballot.is_secret,
        method=_method(file),
        issued=ballot.issued,
        collected=ballot.collected,
        valid=ballot.valid,
        invalid=ballot.invalid,
        rows=_results(file),
        left=Signature("NGƯỜI LẬP BIỂU"),
        right=signature(source.settings, SignPlace.CELL, source.people),
    )


def ballot_slip(source: ReviewSource) -> BallotSlip:
    """Return the ballot with everybody who is graded."""
    file = source.file
    return BallotSlip(
        header=paper_header(source.cell, source.day),
        subject=upper_first(file.review.label),
        names=tuple(line.person.full_name for line in file.lines),
    )


def review_report(source: ReviewSource) -> ReviewReport:
    """Return W11 on the results; praise and requests are the cell's own words."""
    file = source.file
    lines = usual_recipients(source.cell, source.settings)
    return ReviewReport(
        header=paper_header(source.cell, source.today, "…-BC/CB"),
        subject=f"Kết quả đánh giá, xếp loại và đề nghị khen thưởng {file.review.label}",
        addressee=superior_committee(source.cell),
        reviewed=len(file.lines),
        excluded=_excluded(file),
        stage=lowered(source.counted),
        counts=_counts(file.lines, source.grades),
        cap=source.cap_words,
        collectives=tuple(_collectives(file)),
        recipients=recipients(lines, source.today),
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def review_table(source: ReviewSource) -> ReviewTable:
    """Return U6: everybody reviewed, then those who are not and why."""
    file = source.file
    rows = (*map(_table_row, file.lines), *_left_out_rows(file))
    return ReviewTable(
        header=paper_header(source.cell, source.today),
        year=upper_first(file.review.label),
        rows=rows,
        totals=tuple(_totals(file)),
        cap=source.cap_words,
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def dossier_table(source: ReviewSource, lines: Iterable[DossierLine]) -> DossierTable:
    """Return the checklist of the dossier."""
    return DossierTable(
        header=paper_header(source.cell, source.today),
        year=upper_first(source.file.review.label),
        rows=tuple(map(_dossier_row, lines)),
        signature=signature(source.settings, SignPlace.CELL, source.people),
    )


def _dossier_row(line: DossierLine) -> DossierRow:
    paper = line.papers[0] if line.papers else None
    if paper is None:
        return DossierRow(line.label, line.count, "", None, "", "")
    form = "điện tử" if paper.electronic else "bản giấy"
    return DossierRow(line.label, line.count, "x", paper.received_on, form, paper.note)


def _results(file: ReviewFile) -> tuple[ReviewResult, ...]:
    return tuple(_result(place, line) for place, line in enumerate(file.lines, start=1))


def _result(number: int, line: ReviewLine) -> ReviewResult:
    entry = line.entry
    counts = _counted(entry.votes)
    return ReviewResult(
        number=number,
        name=line.person.full_name,
        own=_short(entry.own.grade),
        committee=_short(entry.committee_grade),
        comment=tidy(entry.committee_comment),
        excellent=_figure(counts[0]),
        good=_figure(counts[1]),
        completed=_figure(counts[2]),
        not_completed=_figure(counts[3]),
        proposed=_long(entry.proposed_grade),
        reason=tidy(entry.proposed_reason),
    )


def _counts(lines: Sequence[ReviewLine], given: Sequence[Given]) -> tuple[GradeCount, ...]:
    """Return how many have each grade; a table to be filled in where nobody has one."""
    if not any(given):
        return tuple(GradeCount(MEMBER_GRADE_LABELS[grade], "", "", "") for grade in MemberGrade)
    return tuple(_grade_count(grade, lines, given) for grade in MemberGrade)


def _grade_count(
    grade: MemberGrade, lines: Sequence[ReviewLine], given: Sequence[Given]
) -> GradeCount:
    pairs = zip(lines, given, strict=True)
    names = [line.person.full_name for line, own in pairs if own is grade]
    share = Fraction(len(names), len(lines)) if lines else Fraction(0)
    listed = "; ".join(names) if len(names) <= MOST_NAMES else ""
    return GradeCount(MEMBER_GRADE_LABELS[grade], str(len(names)), percent_text(share), listed)


def _excluded(file: ReviewFile) -> tuple[str, ...]:
    return tuple(ended(f"{one.full_name}: {lowered(one.reason)}") for one in file.excluded)


def _reasons(file: ReviewFile) -> Iterator[str]:
    """Say why the cell proposes what its vote did not give."""
    for line in file.lines:
        entry = line.entry
        if entry.proposed_grade is not None and entry.proposed_reason.strip():
            grade, why = MEMBER_GRADE_LABELS[entry.proposed_grade], tidy(entry.proposed_reason)
            yield ended(f"{line.person.full_name} – {lowered(grade)}: {why}")


def _cap_words(caps: Sequence[CapVerdict], who: str) -> str:
    return " ".join(cap.printed(who) for cap in caps)


def _collectives(file: ReviewFile) -> Iterator[str]:
    for line in file.collectives:
        grade = line.entry.own.grade
        if grade is not None:
            yield f"{line.person.full_name} tự xếp loại: {MEMBER_GRADE_LABELS[grade]}."


def _table_row(line: ReviewLine) -> ReviewTableRow:
    person, entry = line.person, line.entry
    received = entry.residence.received_on
    residence = "đã có" if received else ("" if person.needs_residence else "không yêu cầu")
    excellent, good, completed, not_completed = _counted(entry.votes)
    return ReviewTableRow(
        person.full_name,
        person.birth_date,
        person.admission_date,
        person.official_date,
        person.party_post,
        person.office_post,
        _short(entry.own.grade),
        residence,
        _short(entry.committee_grade),
        excellent,
        good,
        completed,
        not_completed,
        _short(entry.proposed_grade),
        _short(entry.superior_grade),
        "",
        tidy(entry.note),
    )


def _left_out_rows(file: ReviewFile) -> Iterator[ReviewTableRow]:
    for one in file.excluded:
        name, why = one.full_name, upper_first(one.label)
        blank = ("", "", "", "", "")
        yield ReviewTableRow(
            name, *blank, "", "", "", None, None, None, None, "", "", exclusion=why, note=""
        )


def _totals(file: ReviewFile) -> Iterator[str]:
    stages = (
        ("Tự nhận", [line.entry.own.grade for line in file.lines]),
        ("Chi bộ đề nghị", [line.entry.proposed_grade for line in file.lines]),
        ("Đảng ủy công nhận", [line.entry.superior_grade for line in file.lines]),
    )
    for name, grades in stages:
        graded = sum(grade is not None for grade in grades)
        if graded:
            parts = (
                f"{SHORT_GRADES[grade]} {grades.count(grade)}"
                f" ({percent_text(Fraction(grades.count(grade), graded))})"
                for grade in MemberGrade
            )
            yield f"{name}: {'; '.join(parts)}; tổng {graded}."


def _opinions(meeting: MeetingFile | None) -> tuple[str, ...]:
    """Return what was said at a meeting that is a review; of others nothing belongs here."""
    if meeting is None or not _is_about_review(meeting):
        return ()
    names = {person.id: person.full_name for person in meeting.people}
    return tuple(
        f"{names.get(entry.member_id or 0, entry.guest_name)}: {ended(tidy(entry.text))}"
        for entry in meeting.entries
        if entry.kind is EntryKind.SPEECH and entry.text.strip()
    )


def _is_about_review(meeting: MeetingFile) -> bool:
    return meeting.header.kind is MeetingKind.REVIEW


def _conclusion(meeting: MeetingFile | None) -> str:
    if meeting is None or not _is_about_review(meeting):
        return ""
    return "\n".join(item.conclusion for item in meeting.agenda if item.conclusion.strip())


def _method(file: ReviewFile) -> str:
    ballot = file.review.ballot
    return lowered(VOTE_METHOD_LABELS[ballot.method]) if ballot.present else ""


def _named(meeting: MeetingFile | None, field: str) -> str:
    if meeting is None:
        return ""
    wanted = getattr(meeting.header, field)
    return next((p.full_name for p in meeting.people if p.id == wanted), "")


def _counted(votes: GradeVotes) -> tuple[int | None, int | None, int | None, int | None]:
    """Return the votes for each grade, nothing before anybody voted."""
    if not votes.cast:
        return None, None, None, None
    return votes.excellent, votes.good, votes.completed, votes.not_completed


def _figure(number: int | None) -> str:
    return "" if number is None else str(number)


def _short(grade: MemberGrade | None) -> str:
    return "" if grade is None else SHORT_GRADES[grade]


def _long(grade: MemberGrade | None) -> str:
    return "" if grade is None else MEMBER_GRADE_LABELS[grade]
