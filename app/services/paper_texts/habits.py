"""Sets a paper the way the cell has chosen where it differs from the Party form."""

from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from app.domain.form_habits import FormHabit
from app.services.export.contexts import PaperHeader, Recipients, Signature
from app.services.export.drafted_contexts import DraftedPaper
from app.services.export.issued_contexts import Resolution, YearPlanPaper
from app.services.export.report_contexts import TopicPlan

T = TypeVar("T")
_SET: dict[FormHabit, tuple[type | tuple[type, ...], dict[str, str | bool]]] = {
    FormHabit.NUMBER_COLON: (PaperHeader, {"number_word": "Số:"}),
    FormHabit.BOLD_TITLE: (Signature, {"bold_title": True}),
    FormHabit.BOLD_ITALIC_RECIPIENTS: (Recipients, {"bold_italic": True}),
    FormHabit.SLASH_ENDING: (Recipients, {"body_end": "/."}),
    FormHabit.COMMA_BASES: (
        (DraftedPaper, Resolution, YearPlanPaper, TopicPlan),
        {"basis_mark": ","},
    ),
}
"""What each habit changes, and in which part of a paper."""


def in_habit(content: T, habits: Collection[FormHabit]) -> T:
    """Return a paper or a list with the habits set; the same one where there are none."""
    if not habits:
        return content
    changed: T = _walked(content, habits)
    return changed


def _walked(value: Any, habits: Collection[FormHabit]) -> Any:
    if isinstance(value, tuple):
        return tuple(_walked(part, habits) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {
        field.name: _walked(getattr(value, field.name), habits) for field in fields(value)
    }
    for habit in habits:
        kinds, values = _SET[habit]
        if isinstance(value, kinds):
            changed |= values
    return replace(value, **changed)
