"""Votes on grades: by hand or by ballot, what cannot be, and the grade a majority gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.problems import Problem
from app.domain.text import percent_text
from app.domain.votes import Threshold, VoteMethod
from app.domain.voting import needed


@dataclass(frozen=True, slots=True)
class GradeVotes:
    """How many voted for each grade of one member."""

    excellent: int = 0
    good: int = 0
    completed: int = 0
    not_completed: int = 0

    def of(self, grade: MemberGrade) -> int:
        """Return the votes for a grade."""
        votes: int = getattr(self, grade.value)
        return votes

    @property
    def cast(self) -> int:
        """Return all votes together."""
        return sum(self.of(grade) for grade in MemberGrade)

    @property
    def words(self) -> str:
        """Return the counts in the order of the grades: "2 · 15 · 1 · 0"."""
        return " · ".join(str(self.of(grade)) for grade in MemberGrade)

    def as_counts(self) -> dict[str, int]:
        """Return the counts by grade, as they are kept; {} before anybody voted."""
        return {grade.value: self.of(grade) for grade in MemberGrade} if self.cast else {}

    @classmethod
    def from_counts(cls, counts: Mapping[str, int]) -> "GradeVotes":
        """Return kept counts as votes."""
        return cls(**{grade.value: int(counts.get(grade.value, 0)) for grade in MemberGrade})


@dataclass(frozen=True, slots=True)
class BallotCount:
    """How the vote was taken: who took part, and the ballots when it was secret."""

    method: VoteMethod = VoteMethod.SECRET_BALLOT
    present: int = 0
    """Official members who took part."""
    issued: int = 0
    collected: int = 0
    valid: int = 0

    @property
    def is_secret(self) -> bool:
        """Tell whether ballots were used."""
        return self.method is VoteMethod.SECRET_BALLOT

    @property
    def voices(self) -> int:
        """Return the most votes one member can have."""
        return self.valid if self.is_secret else self.present

    @property
    def invalid(self) -> int:
        """Return the ballots that do not count."""
        return self.collected - self.valid


def check_ballot(ballot: BallotCount, base: int) -> tuple[Problem, ...]:
    """Return what cannot be: more people than the base, more ballots than people."""
    return tuple(Problem(field, words) for field, words in _ballot_problems(ballot, base))


def _ballot_problems(ballot: BallotCount, base: int) -> Iterator[tuple[str, str]]:
    if ballot.present <= 0:
        yield "present", "Chưa ghi số đảng viên chính thức dự họp."
    elif ballot.present > base:
        yield "present", f"Mẫu số biểu quyết là {base}, không thể có {ballot.present} người dự."
    if not ballot.is_secret:
        return
    if ballot.issued > ballot.present:
        yield "issued", f"Phát {ballot.issued} phiếu nhưng chỉ có {ballot.present} người dự."
    if ballot.collected > ballot.issued:
        yield "collected", f"Thu {ballot.collected} phiếu nhưng chỉ phát {ballot.issued}."
    if not 0 <= ballot.valid <= ballot.collected:
        yield "valid", f"Phiếu hợp lệ phải từ 0 đến {ballot.collected} phiếu đã thu."


def votes_sentence(votes: GradeVotes, ballot: BallotCount) -> str:
    """Say why the votes for one member cannot be, "" when they can."""
    if min(votes.of(grade) for grade in MemberGrade) < 0:
        return "Số phiếu không thể âm."
    if votes.cast > ballot.voices:
        what = "phiếu hợp lệ" if ballot.is_secret else "người biểu quyết"
        return f"Cộng {votes.cast}, nhưng chỉ có {ballot.voices} {what}."
    return ""


def majority_grade(votes: GradeVotes, base: int) -> MemberGrade | None:
    """Return the grade more than half of the voting base chose, None when no grade has that."""
    least = needed(Threshold.HALF, base)
    return next((grade for grade in MemberGrade if votes.of(grade) >= least), None)


def majority_sentence(votes: GradeVotes, base: int) -> str:
    """Say what a vote gave: "15/20 phiếu (75%, cần ≥ 11): Hoàn thành tốt nhiệm vụ."."""
    if not votes.cast:
        return "Chưa biểu quyết."
    least = needed(Threshold.HALF, base)
    best = max(MemberGrade, key=votes.of)
    share = percent_text(Fraction(votes.of(best), base)) if base else "–"
    figure = f"{votes.of(best)}/{base} phiếu ({share}, cần ≥ {least})"
    if majority_grade(votes, base) is None:
        return f"Nhiều nhất {figure}: chưa mức nào quá nửa, chi bộ quyết định và ghi lý do."
    return f"{figure}: {MEMBER_GRADE_LABELS[best]}."
