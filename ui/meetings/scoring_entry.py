"""Inputs for one line of a score sheet: met or not, a level, a number; and what they enter."""

from fractions import Fraction
from math import ceil
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.choices import FAIL, PASS, Choice
from app.domain.outcomes import level_points
from app.domain.rubrics import RubricItem, RubricItemKind
from app.domain.scored_items import ScoredItem
from app.domain.sheet_views import SheetView
from app.domain.text import points_text
from ui.kit.choice import Choice as ChoiceBox
from ui.kit.inputs import Number
from ui.kit.segmented import Segmented


def entry_input(sheet: SheetView, item: ScoredItem) -> QWidget:
    """Return the input of a line, showing what stands in it."""
    form = sheet.rubric.item(item.id)
    match item.kind:
        case RubricItemKind.TOGGLE:
            return _toggle(sheet, item)
        case RubricItemKind.BANDS if form is not None:
            return _levels(form, item)
        case _:
            return number_input(item.max, item.points)


def entered_choice(item: ScoredItem, value: Any) -> Choice | None:
    """Return the choice an input's value means, None while it says nothing."""
    if value is None:
        return None
    if item.kind is RubricItemKind.NUMBER:
        return Choice(item.id, points=Fraction(value))
    if isinstance(value, Fraction):
        return Choice(item.id, points=value)
    return Choice(item.id, level_id=value)


def number_input(most: Fraction, shown: Fraction | None = None) -> Number:
    """Return a field for points up to a maximum."""
    field = Number(highest=ceil(most), decimals=2, placeholder=f"0 đến {points_text(most)}")
    field.set_value(shown)
    return field


def _toggle(sheet: SheetView, item: ScoredItem) -> QWidget:
    labels = sheet.rubric.labels
    made = Segmented(((FAIL, labels.fail), (PASS, labels.pass_)), required=True)
    if item.points is not None:
        made.set_value(PASS if item.points == item.max else FAIL)
    return made


def _levels(form: RubricItem, item: ScoredItem) -> QWidget:
    """Offer the levels, and the points a form leaves open between them."""
    options: list[tuple[Any, str]] = [
        (level.id, _with_points(level.text, level_points(form, item.max, level)))
        for level in form.levels
    ]
    scale = item.max / form.max if form.max else Fraction(1)
    for gap in form.gaps:
        if gap.id == item.gap_id:
            options += [
                (p * scale, _with_points("Mức phiếu để ngỏ", p * scale)) for p in gap.options
            ]
    made = ChoiceBox(options, required=True, placeholder="Chọn mức")
    made.set_value(item.level_id or item.points)
    return made


def _with_points(text: str, points: Fraction) -> str:
    return f"{points_text(points)} điểm: {text}"
