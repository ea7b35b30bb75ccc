"""What an import is not sure of: a question about one cell with choices, and the answers given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WHOLE_FILE = 0
"""Row of a doubt about the file as a whole."""

Answers = Mapping[tuple[int, str], str]
"""The text to read instead of what stands in a cell, by row and column."""


@dataclass(frozen=True, slots=True)
class AnswerChoice:
    """One answer offered: the text it stands for, and the words on its button."""

    answer: str
    label: str


LEAVE_EMPTY = AnswerChoice("", "Bỏ trống")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One cell that can be read in no way, or in more than one; nothing of it is kept unasked."""

    row: int
    column: str
    value: str
    question: str
    choices: tuple[AnswerChoice, ...]
    proposed: str | None = None
    """The answer that is offered first because the reading has no rival; None otherwise."""
    can_retype: bool = True
    is_settled: bool = True
    """False when an answer was given and could not be read either."""
    lines: tuple[str, ...] = ()
    """What to look at before answering."""

    @property
    def key(self) -> tuple[int, str]:
        """Return what the answer is kept under."""
        return self.row, self.column


def open_doubts(doubts: Iterable[Doubt], answers: Answers) -> tuple[Doubt, ...]:
    """Return the doubts nobody has answered yet, or with words that could not be read either."""
    return tuple(d for d in doubts if d.key not in answers or not d.is_settled)


def proposals(doubts: Iterable[Doubt]) -> dict[tuple[int, str], str]:
    """Return the answers that are offered first."""
    return {doubt.key: doubt.proposed for doubt in doubts if doubt.proposed is not None}


def same_question(one: Doubt, other: Doubt) -> bool:
    """Tell whether two doubts are one question asked of two rows: one answer serves both."""
    return (one.column, one.value, one.choices) == (other.column, other.value, other.choices)
