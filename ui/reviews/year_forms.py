"""The questions of each step of one member's sheet."""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from app.domain.grades import MEMBER_GRADE_LABELS
from app.domain.review_forms import FormSection
from app.domain.review_ratings import MOST_GENERAL, MOST_POINTS, MOST_TASKS
from app.domain.reviews import ResidenceComment, ReviewEntry, SelfReview
from app.domain.text import shortened
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, LongText, Number

GRADES = tuple((grade, label) for grade, label in MEMBER_GRADE_LABELS.items())
_TEXT = "text:"
MOST_TITLE = 62
"""Letters of a label: a longer one would make the form wider than a small window."""
Today = Callable[[], date]


def self_form(sections: tuple[FormSection, ...], today: Today) -> Form:
    """Return the self-review: day, grade and points first, then the written parts."""
    return Form(
        (
            Field("Ngày nhận", "received_on", DateField(today=today, required=True)),
            Field("Mức tự nhận", "grade", Choice(GRADES, required=True)),
            Field("Điểm phần chung (…/30)", "general_points",
                  Number(highest=MOST_GENERAL, decimals=2)),
            Field("Điểm kết quả nhiệm vụ (…/70)", "task_points",
                  Number(highest=MOST_TASKS, decimals=2)),
            Field("Việc vượt mức (%)", "above", Number(highest=MOST_POINTS),
                  help="Xuất sắc cần từ 30%; không rõ thì để trống."),
            Field("Hạn chế kỳ trước đã khắc phục (%)", "mended", Number(highest=MOST_POINTS)),
            Field("Kết luận, kỷ luật (nếu có)", "violation",
                  LineText(placeholder="để trống nếu không có"), span=2),
            *_written(sections),
        ),
        columns=2,
    )  # fmt: skip


def _written(sections: tuple[FormSection, ...]) -> tuple[Field, ...]:
    return tuple(
        Field(shortened(one.title, MOST_TITLE), _TEXT + one.key, LongText(), span=2)
        for one in sections
    )


def self_values(own: SelfReview, sections: tuple[FormSection, ...], today: date) -> dict[str, Any]:
    """Return what the self-review shows; a new one begins with today."""
    return {
        "received_on": own.received_on or today,
        "grade": own.grade,
        "general_points": own.general_points,
        "task_points": own.task_points,
        "above": own.above,
        "mended": own.mended,
        "violation": own.violation,
        **{_TEXT + one.key: own.texts.get(one.key, "") for one in sections},
    }


def self_review(values: Mapping[str, Any]) -> SelfReview:
    """Return what is written as a self-review."""
    return SelfReview(
        received_on=values["received_on"],
        general_points=_points(values["general_points"]),
        task_points=_points(values["task_points"]),
        grade=values["grade"],
        above=values["above"],
        mended=values["mended"],
        violation=values["violation"],
        texts={
            key.removeprefix(_TEXT): text for key, text in values.items() if key.startswith(_TEXT)
        },
    )


def _points(value: Any) -> Fraction | None:
    return None if value is None else Fraction(value)


def residence_form(today: Today) -> Form:
    """Return the comment of the place of residence."""
    return Form(
        (
            Field("Ngày nhận", "received_on", DateField(today=today)),
            Field("", "online", Check("Nhận trên hệ thống, không có bản giấy")),
            Field("Nội dung nhận xét", "text", LongText(), span=2),
        ),
        columns=2,
    )


def residence_comment(values: Mapping[str, Any]) -> ResidenceComment:
    """Return what is written as the comment of the place of residence."""
    return ResidenceComment(values["received_on"], values["online"], values["text"])


def temporary_form() -> Form:
    """Return the comment of the cell where a member meets for a time."""
    return Form((Field("Nhận xét của chi bộ nơi sinh hoạt tạm thời", "text", LongText()),))


def committee_form() -> Form:
    """Return what the chi ủy says."""
    return Form(
        (
            Field("Mức chi ủy đề nghị", "grade", Choice(GRADES, required=True)),
            Field("Nhận xét", "comment", LongText()),
        )
    )


def proposal_form() -> Form:
    """Return the grade the cell proposes."""
    help_words = "Bắt buộc khi chưa mức nào quá nửa, hoặc khác kết quả phiếu."
    return Form(
        (
            Field("Mức chi bộ đề nghị", "grade", Choice(GRADES, required=True)),
            Field("Lý do", "reason", LongText(), help=help_words),
        )
    )


def decision_form(today: Today) -> Form:
    """Return the superior's decision."""
    return Form(
        (
            Field("Mức cấp trên quyết định", "grade", Choice(GRADES, required=True)),
            Field("Ngày quyết định", "on", DateField(today=today, required=True)),
            Field("Lý do, số quyết định", "reason", LongText(), span=2),
        ),
        columns=2,
    )


def decision_values(entry: ReviewEntry, today: date) -> dict[str, Any]:
    """Return what the decision begins with: the proposal, today."""
    return {
        "grade": entry.superior_grade or entry.proposed_grade,
        "on": entry.superior_on or today,
        "reason": entry.superior_reason,
    }
