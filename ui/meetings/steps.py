"""The five steps of a meeting, each loaded when first needed; a step not there is not shown."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from ui.meetings.step import MeetingStep


@dataclass(frozen=True, slots=True)
class _StepPlace:
    """Where the class of a step lives."""

    module: str
    name: str


_PLACES = (
    _StepPlace("ui.meetings.prepare", "PrepareStep"),
    _StepPlace("ui.meetings.attendance", "AttendanceStep"),
    _StepPlace("ui.meetings.cockpit", "CockpitStep"),
    _StepPlace("ui.meetings.scoring", "ScoringStep"),
    _StepPlace("ui.meetings.finishing", "FinishingStep"),
)


@cache
def step_classes() -> tuple[type[MeetingStep], ...]:
    """Return the classes of the steps that are there, in order."""
    return tuple(_loaded(place) for place in _PLACES if find_spec(place.module) is not None)


def _loaded(place: _StepPlace) -> type[MeetingStep]:
    found: type[MeetingStep] = getattr(import_module(place.module), place.name)
    return found
