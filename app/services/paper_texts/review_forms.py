"""The forms 2A, 2B, 2C and 01, pre-filled with what was handed in and what the book knows."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from app.data.review_facts import DueTask
from app.domain.grades import MEMBER_GRADE_LABELS, MemberGrade
from app.domain.review_forms import (
    OUTSIDE_LINE,
    FormSection,
    ReviewFormKind,
    form_name,
    form_sections,
    layout_note,
    points_annex,
)
from app.domain.reviews import ReviewFacts, ReviewLine, ReviewSubject
from app.domain.settings import SignPlace
from app.domain.text import points_text, upper_first
from app.services.export.contexts import Signature
from app.services.export.review_contexts import (
    FormTask,
    FormText,
    GradeBox,
    ReviewForms,
    ReviewFormSheet,
)
from app.services.paper_texts.header import paper_header, signature
from app.services.paper_texts.review_papers import ReviewSource
from app.services.paper_texts.wording import lowered, spelled, tidy, unended

PERSONAL = "BẢN KIỂM ĐIỂM, TỰ ĐÁNH GIÁ, XẾP LOẠI CÁ NHÂN"
OF_COLLECTIVE = "BÁO CÁO KIỂM ĐIỂM, TỰ ĐÁNH GIÁ, XẾP LOẠI TẬP THỂ"
EMPTY_BOX, TICKED_BOX = "□", "■"
FACTS_IN = "1.2"
"""The part on duties is begun with what the book knows of them."""
Tasks = Mapping[int, Sequence[DueTask]]


def review_forms(source: ReviewSource, lines: Sequence[ReviewLine], tasks: Tasks) -> ReviewForms:
    """Return the forms of these lines in one file."""
    review = source.file.review
    return ReviewForms(
        header=paper_header(source.cell, None),
        subject=f"Bản kiểm điểm {review.label}",
        forms=tuple(_form(source, line, tasks) for line in lines),
    )


def _form(source: ReviewSource, line: ReviewLine, tasks: Tasks) -> ReviewFormSheet:
    review, person, own = source.file.review, line.person, line.entry.own
    kind = person.form_kind
    is_collective = kind is ReviewFormKind.COLLECTIVE
    return ReviewFormSheet(
        title=OF_COLLECTIVE if is_collective else PERSONAL,
        form=form_name(kind, review.plan.form_set, is_quarter=review.is_quarter),
        year=upper_first(review.label),
        outside=OUTSIDE_LINE if kind is ReviewFormKind.OUTSIDE else "",
        who="Tập thể" if is_collective else "Họ và tên",
        name=person.full_name,
        birth_date=person.birth_date,
        unit=person.work_unit,
        cell_name=source.cell.name,
        texts=tuple(_texts(line, form_sections(kind, is_quarter=review.is_quarter))),
        annex=points_annex(kind),
        general_points=_points(own.general_points),
        task_points=_points(own.task_points),
        total_points=_points(own.points),
        grades=tuple(_box(grade, own.grade) for grade in MemberGrade),
        tasks=_annex(kind, tasks.get(person.member_id or 0, ())),
        signature=_signature(source, line),
        note=layout_note(kind, is_quarter=review.is_quarter),
    )


def _texts(line: ReviewLine, sections: tuple[FormSection, ...]) -> list[FormText]:
    found, last = [], ""
    for section in sections:
        text = tidy(line.entry.own.texts.get(section.key, ""))
        if section.key == FACTS_IN and line.person.member_id is not None:
            text = "\n".join(part for part in (text, facts_words(line)) if part)
        found.append(FormText(section.title, text, section.part if section.part != last else ""))
        last = section.part
    return found


def facts_words(line: ReviewLine) -> str:
    """Return what the book knows of a member's period in one sentence."""
    facts = line.facts
    parts = [f"dự {facts.attended}/{facts.summoned} buổi sinh hoạt thường kỳ{_of_matrix(facts)}"]
    if facts.tasks:
        parts.append(f"xong {facts.done}/{facts.tasks} việc đến hạn ({facts.in_time} đúng hạn)")
    counted = (
        (facts.speeches, "lượt phát biểu"),
        (facts.papers, "bài tham luận, chuyên đề"),
        (facts.study_reports, "lần báo cáo học tập Bác"),
        (facts.commendations, "lần được biểu dương"),
        (facts.reminders, "lần được nhắc nhở"),
    )
    parts.extend(f"{number} {what}" for number, what in counted if number)
    return f"Số liệu chi bộ ghi: {'; '.join(parts)}."


def _of_matrix(facts: ReviewFacts) -> str:
    """Say which months were taken from an old matrix, for they are not of this book."""
    return f" ({lowered(unended(facts.past_note))})" if facts.past_note else ""


def _annex(kind: ReviewFormKind, tasks: Sequence[DueTask]) -> tuple[FormTask, ...]:
    if kind is ReviewFormKind.OUTSIDE:
        return ()
    return tuple(
        FormTask(
            number=number,
            text=spelled(tidy(task.text)),
            product=spelled(tidy(task.deliverable)),
            progress=task.progress,
            result=spelled(tidy(task.result)),
        )
        for number, task in enumerate(tasks, start=1)
    )


def _box(grade: MemberGrade, chosen: MemberGrade | None) -> GradeBox:
    return GradeBox(TICKED_BOX if grade is chosen else EMPTY_BOX, MEMBER_GRADE_LABELS[grade])


def _signature(source: ReviewSource, line: ReviewLine) -> Signature:
    match line.entry.subject:
        case ReviewSubject.COMMITTEE:
            return signature(source.settings, SignPlace.COMMITTEE, source.people)
        case ReviewSubject.CELL:
            return signature(source.settings, SignPlace.CELL, source.people)
        case _:
            return Signature("NGƯỜI TỰ KIỂM ĐIỂM", name=line.person.full_name)


def _points(value: Fraction | None) -> str:
    return "" if value is None else points_text(value)
