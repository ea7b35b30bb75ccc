"""Votes judged: who may vote, what a vote needs, whether it passed, and the sentence about it."""

from datetime import datetime
from fractions import Fraction

from app.domain.counting import counted_lines, may_vote_at, voting_base
from app.domain.meeting_file import MeetingFile
from app.domain.problems import Problem
from app.domain.rule_sets import RuleSet
from app.domain.text import percent_text
from app.domain.votes import Threshold, Vote, VoteDraft, VoteMatter


def threshold_for(matter: VoteMatter, rules: RuleSet) -> Threshold:
    """Return the share a matter needs under the rules of the day, unless the user picks one."""
    two_thirds = matter.value in rules.texts("two_thirds_matters")
    return Threshold.TWO_THIRDS if two_thirds else Threshold.HALF


def needed(threshold: Threshold, base: int) -> int:
    """Return how many must agree out of a base: more than half, or at least two thirds."""
    return base // 2 + 1 if threshold is Threshold.HALF else -(-2 * base // 3)


def check_vote(draft: VoteDraft, file: MeetingFile) -> tuple[Problem, ...]:
    """Return what would make a vote a false record; a vote that cannot be is refused."""
    figures = (("agree", draft.agree), ("against", draft.against), ("other", draft.other))
    negative = tuple(Problem(field, "Số người không thể âm.") for field, n in figures if n < 0)
    if negative:
        return negative
    cast = draft.agree + draft.against + draft.other
    if not cast:
        return (Problem("agree", "Chưa ghi số người biểu quyết."),)
    excess = voters_sentence(cast, file, draft.at)
    return (Problem("agree", excess),) if excess else ()


def voters_sentence(cast: int, file: MeetingFile, moment: datetime | None) -> str:
    """Return why so many votes cannot be at a moment, "" when they can."""
    voters = may_vote_at(file, moment)
    if cast <= voters:
        return ""
    if not any(line.attends for line in counted_lines(file)):
        return "Chưa điểm danh nên chưa có người biểu quyết."
    return f"Chỉ có {voters} người biểu quyết."


def approval(vote: Vote, file: MeetingFile) -> Fraction:
    """Return agree over the voting base, exactly."""
    base = voting_base(file)
    return Fraction(vote.agree, base) if base else Fraction(0)


def vote_passed(vote: Vote, file: MeetingFile) -> bool:
    """Tell whether enough agreed, counted on everybody of the voting base."""
    return vote.agree >= needed(vote.threshold, voting_base(file))


def matter_passed(file: MeetingFile, *matters: VoteMatter) -> bool:
    """Tell whether a vote on one of these matters was passed at the meeting."""
    return any(vote.matter in matters and vote_passed(vote, file) for vote in file.votes)


def vote_of(file: MeetingFile, *matters: VoteMatter) -> Vote | None:
    """Return the last vote on one of these matters."""
    votes = [vote for vote in file.votes if vote.matter in matters]
    return votes[-1] if votes else None


def vote_figure(vote: Vote, file: MeetingFile) -> str:
    """Return the short figure of a vote: 17/20."""
    return f"{vote.agree}/{voting_base(file)}"


def vote_sentence(vote: Vote, file: MeetingFile) -> str:
    """Return base, share and who could vote, as screen, minutes and Excel all show them."""
    least = needed(vote.threshold, voting_base(file))
    share = percent_text(approval(vote, file))
    present = may_vote_at(file, vote.at)
    return (
        f"{vote_figure(vote, file)} tán thành ({share}, cần ≥ {least});"
        f" {present} đồng chí có quyền biểu quyết đang dự"
    )
