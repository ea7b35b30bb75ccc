"""Forms that belong to the whole review: its days and cap, the report of a collective."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.review_caps import ReviewCap
from app.domain.review_forms import (
    REVIEW_FORM_SET_LABELS,
    ReviewFormKind,
    form_sections,
)
from app.domain.reviews import COLLECTIVE_LABELS, Review, ReviewFile, ReviewPlan, ReviewSubject
from app.domain.scoring_options import CapDenominator, CapRounding
from app.domain.text import short_date
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LongText, Number
from ui.reviews import year_forms
from ui.reviews.sheet_draft import SheetDraft
from ui.workspace import Workspace

NO_MEETING = (0, "Chưa chọn buổi họp")
_DENOMINATORS = (
    (CapDenominator.GRADED_GOOD, "Số đồng chí mức Tốt (đúng câu chữ)"),
    (CapDenominator.GRADED_GOOD_AND_EXCELLENT, "Số đồng chí mức Tốt và Xuất sắc"),
    (CapDenominator.ALL_GRADED, "Số đồng chí được xếp loại"),
)
_ROUNDINGS = (
    (CapRounding.DOWN, "Xuống"),
    (CapRounding.NEAREST, "Gần nhất"),
    (CapRounding.UP, "Lên"),
)
PLAN_HINT = (
    "Trần xuất sắc chỉ để nhắc, không chặn. Tính trên ai và làm tròn thế nào quy định chưa nói rõ "
    "(✘): hãy hỏi cấp trên. Chữ A, B của mẫu năm 2023 và 2025 ngược nhau."
)
COLLECTIVE_HINT = "Chi ủy và chi bộ tự kiểm điểm. Có thể chỉ ghi điểm, mức tự nhận và ngày nhận."


class PlanPage(FormPage):
    """Changes meeting, deadlines, forms and cap of a review."""

    saved = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.review: Review | None = None
        super().__init__(_plan_form(workspace), PLAN_HINT, parent)

    def show_review(self, review: Review) -> None:
        """Show the days of a review."""
        self.review = review
        self.title.setText(f"Hạn, mẫu và trần: kiểm điểm {review.label}")
        found = self.workspace.services.reviews.meetings(review.year, review.kind, review.number)
        options = [NO_MEETING, *((one.id, f"Họp {short_date(one.day)}") for one in found)]
        plan = review.plan
        self.form.input("meeting_id").set_options(options)
        self.form.fill(plan)
        self.form.set_values(
            {
                "meeting_id": plan.meeting_id or 0,
                "cap_percent": plan.cap.percent,
                "denominator": plan.cap.denominator,
                "rounding": plan.cap.rounding,
                "by_position": plan.cap.by_position,
            }
        )
        self.form.keep_as_clean()
        self.form.go_to("meeting_id")

    def save(self) -> None:
        """Write the plan."""
        review = self.review
        if review is None or not self.form.is_ready():
            return
        act = partial(self._write, review.id, _plan(review, self.form.values()))
        if self.workspace.perform(act, "Đã ghi hạn và trần của đợt.", form=self.form):
            self.saved.emit()

    def _write(self, review_id: int, plan: ReviewPlan) -> bool:
        self.workspace.services.reviews.save_plan(review_id, plan)
        return True


def _plan(review: Review, values: dict[str, Any]) -> ReviewPlan:
    return replace(
        review.plan,
        form_set=values["form_set"],
        meeting_id=values["meeting_id"] or None,
        self_due_on=values["self_due_on"],
        committee_due_on=values["committee_due_on"],
        decision_due_on=values["decision_due_on"],
        note=values["note"],
        cap=ReviewCap(
            values["cap_percent"], values["denominator"], values["rounding"], values["by_position"]
        ),
    )


def _plan_form(workspace: Workspace) -> Form:
    def day() -> DateField:
        return DateField(today=lambda: workspace.now().date())

    return Form(
        (
            Field("Biểu quyết tại", "meeting_id", Choice((NO_MEETING,))),
            Field("Mẫu kiểm điểm", "form_set", Choice(tuple(REVIEW_FORM_SET_LABELS.items()))),
            Field("Hạn nộp bản tự đánh giá", "self_due_on", day()),
            Field("Hạn chi ủy nhận xét", "committee_due_on", day()),
            Field("Cấp trên quyết định trước", "decision_due_on", day()),
            Field("Trần xuất sắc (%)", "cap_percent", Number(highest=100, required=True)),
            Field("Tính trên", "denominator", Choice(_DENOMINATORS, required=True)),
            Field("Làm tròn", "rounding", Choice(_ROUNDINGS, required=True)),
            Field("", "by_position", Check("Tính riêng nhóm giữ chức vụ"), span=2),
            Field("Ghi chú", "note", LongText(), span=2),
        ),
        columns=2,
    )


class CollectivePage(FormPage):
    """Enters the report of the chi ủy or of the cell (Mẫu 01)."""

    saved = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.file: ReviewFile | None = None
        self.sections = form_sections(ReviewFormKind.COLLECTIVE)
        form = year_forms.self_form(self.sections, lambda: workspace.now().date())
        super().__init__(form, COLLECTIVE_HINT, parent)
        self.who = Choice(())
        self.who.setAccessibleName("Tập thể nào")
        self.draft = SheetDraft(workspace)
        self.put_above_form(self.draft)
        self.put_above_form(self.who)
        self.who.changed.connect(self._show_chosen)

    def show_file(self, file: ReviewFile) -> None:
        """Show the collectives of a review; the first that has not reported is in front."""
        self.file = file
        self.title.setText(f"Kiểm điểm tập thể {file.review.label} (Mẫu 01)")
        subjects = [line.entry.subject for line in file.collectives]
        self.who.set_options([(one, COLLECTIVE_LABELS[one]) for one in subjects])
        waiting = [line.entry.subject for line in file.collectives if not line.entry.is_received]
        self.who.set_value(next(iter((*waiting, *subjects))))
        self._show_chosen()

    def save(self) -> None:
        """Write the report of the chosen collective."""
        file = self.file
        if file is None or not self.form.is_ready():
            return
        act = partial(self._write, file.review.id, self.who.value())
        if self.workspace.perform(act, "Đã ghi báo cáo kiểm điểm tập thể.", form=self.form):
            self.form.keep_as_clean()
            self.draft.done()
            self.saved.emit()

    def _write(self, review_id: int, subject: ReviewSubject) -> bool:
        own = year_forms.self_review(self.form.values())
        self.workspace.services.review_entries.save_collective(review_id, subject, own)
        return True

    def _show_chosen(self) -> None:
        file, subject = self.file, self.who.value()
        if file is None or subject is None:
            return
        self.draft.keep_now()
        line = next(one for one in file.collectives if one.entry.subject is subject)
        today = self.workspace.now().date()
        self.form.set_values(year_forms.self_values(line.entry.own, self.sections, today))
        self.form.keep_as_clean()
        self.draft.follow(self.form, f"review:{file.review.id}:{subject.value}")
