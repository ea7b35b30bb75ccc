"""The table of a review: who, which form, the facts, and the grade at every step."""

from app.domain.grades import MemberGrade
from app.domain.review_forms import ReviewFormSet, form_code
from app.domain.review_ratings import SHORT_GRADES
from app.domain.reviews import ReviewFile, ReviewLine
from app.domain.text import name_key
from ui.kit.cards import EmptyState
from ui.kit.chips import ChipSpec, Role
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column

NAME, PRESENCE, TASKS = "Họ và tên", "Dự họp", "Việc xong"
_GRADE_ROLES: dict[MemberGrade, Role] = {
    MemberGrade.EXCELLENT: "gold",
    MemberGrade.GOOD: "ok",
    MemberGrade.COMPLETED: "info",
    MemberGrade.NOT_COMPLETED: "error",
}
_LAST = 9


class YearTable(RecordTable[ReviewLine]):
    """Lines by tên, đệm, họ; Enter opens the sheet of one member."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._form_set, self._is_quarter = ReviewFormSet.HD43, False
        super().__init__(
            self._columns(),
            name="Đồng chí thuộc diện kiểm điểm",
            empty=EmptyState("award", "Chưa có đồng chí nào thuộc diện kiểm điểm."),
        )
        self.takes_first = True

    def show_review(self, file: ReviewFile) -> None:
        """Show the lines of a review, whose forms are of one set."""
        self._places = {line.id: place for place, line in enumerate(file.lines, start=1)}
        self._form_set = file.review.plan.form_set
        self._is_quarter = file.review.is_quarter
        self.set_records(file.lines)

    def _columns(self) -> tuple[Column[ReviewLine], ...]:
        return (
            Column("TT", self._place, lambda n: self._places.get(n.id, 0), width=46),
            Column(NAME, lambda n: n.person.full_name, lambda n: name_key(n.person.full_name),
                   width=142, stretch=True),
            Column("Mẫu", self._code, width=48),
            Column(PRESENCE, lambda n: f"{n.facts.attended}/{n.facts.summoned}",
                   lambda n: n.facts.attended, width=64, numeric=True, link=True, evidence=True,
                   tooltip=_attendance_tip),
            Column(TASKS, _tasks, lambda n: n.facts.done, width=82, numeric=True,
                   link=True, evidence=True, tooltip=_task_tip),
            Column("Tự nhận", _own, lambda n: _rank(n.entry.own.grade), width=104,
                   chip=lambda n: grade_chip(n.entry.own.grade), strong=True,
                   colour=lambda _n: "warn"),
            Column("Chi ủy", lambda n: grade_word(n.entry.committee_grade),
                   lambda n: _rank(n.entry.committee_grade), width=102,
                   chip=lambda n: grade_chip(n.entry.committee_grade)),
            Column("Phiếu", _votes, lambda n: n.entry.votes.excellent, width=96, numeric=True,
                   tooltip=lambda _n: "Xuất sắc · Tốt · Hoàn thành · Không hoàn thành"),
            Column("Chi bộ", lambda n: grade_word(n.entry.final_grade),
                   lambda n: _rank(n.entry.final_grade), width=102, chip=_final_chip,
                   tooltip=_final_tip),
        )  # fmt: skip

    def _place(self, line: ReviewLine) -> str:
        return str(self._places.get(line.id, ""))

    def _code(self, line: ReviewLine) -> str:
        return form_code(line.person.form_kind, self._form_set, is_quarter=self._is_quarter)


def record_of(line: ReviewLine, title: str) -> str:
    """Return where the figure of a column is counted from."""
    return f"tasks:member:{line.id}" if title == TASKS else f"member:{line.id}"


def grade_word(grade: MemberGrade | None) -> str:
    """Return a grade in one or two words, "" before there is one."""
    return "" if grade is None else SHORT_GRADES[grade]


def grade_chip(grade: MemberGrade | None) -> ChipSpec | None:
    """Return the chip of a grade."""
    return None if grade is None else ChipSpec(SHORT_GRADES[grade], _GRADE_ROLES[grade])


def _own(line: ReviewLine) -> str:
    return grade_word(line.entry.own.grade) or "Chưa nộp"


def _tasks(line: ReviewLine) -> str:
    return f"{line.facts.done}/{line.facts.tasks}" if line.facts.tasks else "–"


def _attendance_tip(line: ReviewLine) -> str:
    words = "Buổi thường kỳ đã dự trên số buổi được triệu tập"
    return f"{words}. {line.facts.past_note}" if line.facts.past_note else words


def _task_tip(line: ReviewLine) -> str:
    facts = line.facts
    if not facts.tasks:
        return "Chưa có việc nào đến hạn trong kỳ"
    ends = f"{facts.in_time} đúng hạn, {facts.late} chậm, {facts.undone} chưa xong"
    return f"{facts.tasks} việc đến hạn: {ends}"


def _votes(line: ReviewLine) -> str:
    return line.entry.votes.words if line.entry.votes.cast else ""


def _final_chip(line: ReviewLine) -> ChipSpec | None:
    chip = grade_chip(line.entry.final_grade)
    if chip is None or line.entry.superior_grade is None:
        return chip
    return ChipSpec(chip.text, chip.role, "check")


def _final_tip(line: ReviewLine) -> str:
    if line.entry.superior_grade is not None:
        return "Cấp trên đã quyết định"
    return line.entry.proposed_reason


def _rank(grade: MemberGrade | None) -> int:
    return _LAST if grade is None else list(MemberGrade).index(grade)
