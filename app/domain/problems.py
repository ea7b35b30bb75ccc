"""What a check of a form gives back: the field and the sentence beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend before a form can be kept."""

    field: str
    message: str
