"""What reading one cell of a foreign list gives: a value, or a question with choices."""

from dataclasses import dataclass

from app.domain.dates import PartialDate
from app.domain.doubts import AnswerChoice
from app.domain.import_statuses import ImportStatus
from app.domain.members import Post

ImportValue = str | PartialDate | ImportStatus | tuple[Post | str, ...]
"""Posts come as the posts of the cell and, as text, those outside it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value with the words that show it, or a question when the value is not certain."""

    value: ImportValue | None = None
    shown: str = ""
    question: str = ""
    choices: tuple[AnswerChoice, ...] = ()
    proposed: str | None = None


NOTHING = Reading()
"""An empty cell, or one left empty on purpose."""


def known(value: ImportValue, shown: str) -> Reading:
    """Return a certain value."""
    return Reading(value, shown)


def asked(question: str, choices: tuple[AnswerChoice, ...], proposed: str | None = None) -> Reading:
    """Return a question; `proposed` is the answer that has no rival."""
    return Reading(question=question, choices=choices, proposed=proposed)
