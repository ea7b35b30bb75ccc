"""Votes as papers print them: both figures, the threshold and whether it was passed."""

from collections.abc import Iterable

from app.domain.counting import may_vote_at, voting_base
from app.domain.meeting_file import MeetingFile
from app.domain.text import percent_text
from app.domain.votes import VOTE_MATTER_LABELS, VOTE_METHOD_LABELS, Vote, VoteMatter
from app.domain.voting import approval, needed, vote_passed
from app.services.export.contexts import VoteLine
from app.services.paper_texts.wording import lowered, unended


def vote_lines(
    file: MeetingFile, *matters: VoteMatter, resolution: str = ""
) -> tuple[VoteLine, ...]:
    """Return every vote on these matters in the order it was taken."""
    return lines_of((vote for vote in file.votes if vote.matter in matters), file, resolution)


def lines_of(
    votes: Iterable[Vote], file: MeetingFile, resolution: str = ""
) -> tuple[VoteLine, ...]:
    """Return votes as lines; the resolution is named by its number once it has one."""
    return tuple(vote_line(vote, file, resolution) for vote in votes)


def vote_line(vote: Vote, file: MeetingFile, resolution: str = "") -> VoteLine:
    """Return one vote with its denominator and who could vote at that moment."""
    base = voting_base(file)
    return VoteLine(
        matter=_matter(vote, resolution),
        agree=vote.agree,
        base=base,
        percent=percent_text(approval(vote, file)),
        needed=needed(vote.threshold, base),
        may_vote=may_vote_at(file, vote.at),
        against=vote.against,
        other=vote.other,
        method=lowered(VOTE_METHOD_LABELS[vote.method]),
        passed=vote_passed(vote, file),
    )


def _matter(vote: Vote, resolution: str) -> str:
    label, text = lowered(VOTE_MATTER_LABELS[vote.matter]), unended(vote.text)
    if vote.matter is VoteMatter.RESOLUTION and resolution:
        return f"thông qua Nghị quyết số {resolution}"
    if vote.matter is VoteMatter.OTHER:
        return lowered(text) or label
    if vote.matter in _NAMED and text:
        return f"{label}: {text}"
    return label


_NAMED = frozenset(
    {
        VoteMatter.ADMISSION,
        VoteMatter.RECOGNITION,
        VoteMatter.NAME_REMOVAL,
        VoteMatter.DISCIPLINE,
    }
)
