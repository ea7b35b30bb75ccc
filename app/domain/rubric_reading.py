"""Reading a rubric as it is written in a file or typed: the rubric, or everything wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from re import fullmatch

from app.domain.plain_records import RecordReader
from app.domain.rubric_checks import MEETING_KINDS, check_rubric
from app.domain.rubrics import Rubric, RubricFault, RubricTarget, ScoringKind


@dataclass(frozen=True, slots=True)
class RubricReading:
    """What reading a rubric gave: the rubric when nothing is wrong, else every fault."""

    rubric: Rubric | None
    faults: tuple[RubricFault, ...]


def read_rubric(raw: object, library: Mapping[str, Rubric] | None = None) -> RubricReading:
    """Return the rubric that plain data as written says, or everything wrong with it at once."""
    reader = RecordReader()
    rubric = reader.read(Rubric, raw, "")
    faults = list(reader.faults)
    if isinstance(rubric, Rubric):
        whole = _with_guesses(rubric, reader.unread)
        faults += [f for f in check_rubric(whole, library) if not _is_echo(f, reader.unread)]
    if faults:
        return RubricReading(None, tuple(faults))
    return RubricReading(rubric, ())


def _with_guesses(rubric: Rubric, unread: set[str]) -> Rubric:
    """Return the rubric with the target and scoring it seems to mean, where these were misspelt.

    Otherwise one wrong letter at the top would hide every other fault until the next try.
    """
    if "target" in unread:
        kinds = {kind for kind in rubric.applies_to if kind not in MEETING_KINDS}
        rubric = replace(rubric, target=RubricTarget.MEMBER if kinds else RubricTarget.MEETING)
    if "scoring" in unread:
        has_points = rubric.bands or rubric.total is not None
        scoring = ScoringKind.POINTS if has_points else ScoringKind.PASS_FAIL
        rubric = replace(rubric, scoring=scoring)
    return rubric


def _is_echo(fault: RubricFault, unread: set[str]) -> bool:
    """Say whether a fault only repeats that something it is about could not be read."""
    return any(_repeats(fault.path, place) for place in unread)


def _repeats(path: str, unread: str) -> bool:
    if _lies_in(path, unread):
        return True
    if not _lies_in(unread, path):
        return unread == "target" and path.startswith("applies_to")
    # What is said of a list of groups or criteria is their sum: only a maximum unread touches it.
    is_sum = path.endswith(("groups", "items"))
    return not is_sum or fullmatch(r"\[[0-9]+\](\.max)?", unread.removeprefix(path)) is not None


def _lies_in(place: str, outer: str) -> bool:
    return place == outer or place.startswith((f"{outer}.", f"{outer}["))
