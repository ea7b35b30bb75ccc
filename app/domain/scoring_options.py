"""Answers to what the forms leave open (A1–A14 of the rubric handbook), default first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType

from app.domain.errors import Refused
from app.domain.rubrics import Policy


class GapReading(StrEnum):
    """How to read a value the form gives no level for."""

    AS_DEFAULT = "as_default"
    HIGHEST = "highest"


class LargeCellLimit(StrEnum):
    """Whether a cell of exactly the limit is large."""

    FROM = "from"
    ABOVE = "above"


class LargeCellMinutes(StrEnum):
    """When a large cell must meet longer."""

    AS_IN_FORM = "as_in_form"
    COMBINED_ONLY = "combined_only"


class LargeCellCount(StrEnum):
    """Who is counted for the size of the cell."""

    ALL_MEMBERS = "all_members"
    ATTENDANCE_BASE = "attendance_base"


class CritiqueMinimum(StrEnum):
    """Which end of "15–30 phút" is asked for."""

    AS_IN_FORM = "as_in_form"
    MINUTES_20 = "20"
    MINUTES_30 = "30"


class PostingRule(StrEnum):
    """How posting within two days is scored at closing."""

    COMMITMENT = "commitment"
    LEAVE_OPEN = "leave_open"
    ZERO_UNTIL_POSTED = "zero_until_posted"


class ChairSpeech(StrEnum):
    """Whether the chair counts as a speaker for chairing alone."""

    NOT_FOR_CHAIRING = "not_for_chairing"
    COUNTS = "counts"


class ThematicRubric(StrEnum):
    """Whether thematic meetings have a rubric of their own."""

    ONE_RUBRIC = "one_rubric"
    TWO_RUBRICS = "two_rubrics"


class MissingGrade(StrEnum):
    """What a member gets for whom no grade is stated; there is one answer: a person decides."""

    ASK = "ask"


class CapDenominator(StrEnum):
    """Of whom the cap on the highest member grade is taken."""

    GRADED_GOOD = "graded_good"
    GRADED_GOOD_AND_EXCELLENT = "graded_good_and_excellent"
    ALL_GRADED = "all_graded"


class CapRounding(StrEnum):
    """How the cap is rounded."""

    DOWN = "down"
    NEAREST = "nearest"
    UP = "up"


@dataclass(frozen=True, slots=True)
class ScoringOptions:
    """One answer to each open question."""

    no_thematic: Policy = Policy.TRANSFER
    only_thematic: Policy = Policy.EXCLUDE_AND_NORMALISE
    exactly_half_spoke: GapReading = GapReading.AS_DEFAULT
    short_but_over_half: GapReading = GapReading.AS_DEFAULT
    large_cell_limit: LargeCellLimit = LargeCellLimit.FROM
    large_cell_minutes: LargeCellMinutes = LargeCellMinutes.AS_IN_FORM
    critique_minimum: CritiqueMinimum = CritiqueMinimum.AS_IN_FORM
    no_previous_resolution: Policy = Policy.ASK
    posting: PostingRule = PostingRule.COMMITMENT
    chair_speech: ChairSpeech = ChairSpeech.NOT_FOR_CHAIRING
    large_cell_count: LargeCellCount = LargeCellCount.ALL_MEMBERS
    thematic_rubric: ThematicRubric = ThematicRubric.ONE_RUBRIC
    missing_grade: MissingGrade = MissingGrade.ASK
    cap_denominator: CapDenominator = CapDenominator.GRADED_GOOD
    cap_rounding: CapRounding = CapRounding.DOWN
    stated: frozenset[str] = frozenset()
    """Codes answered with the usual answer: it then counts even where a form has another."""


@dataclass(frozen=True, slots=True)
class OptionQuestion:
    """One open question as the settings page asks it; the first choice is the default."""

    code: str
    field: str
    question: str
    choices: tuple[tuple[str, str], ...]


OPTION_QUESTIONS: tuple[OptionQuestion, ...] = (
    OptionQuestion(
        "A1",
        "no_thematic",
        "Tháng không có chuyên đề thì điểm của mục chuyên đề tính thế nào?",
        (
            ("transfer", "Chuyển sang mục sinh hoạt thường kỳ"),
            ("full", "Tính đủ điểm"),
            ("exclude_and_normalise", "Bỏ mục này, quy về thang 100"),
        ),
    ),
    OptionQuestion(
        "A2",
        "only_thematic",
        "Buổi chỉ có chuyên đề thì mục sinh hoạt thường kỳ tính thế nào?",
        (("exclude_and_normalise", "Bỏ mục này, quy về thang 100"), ("full", "Tính đủ điểm")),
    ),
    OptionQuestion(
        "A3",
        "exactly_half_spoke",
        "Đúng 50% đảng viên phát biểu được mấy điểm?",
        (("as_default", "Mức thấp (4 điểm)"), ("highest", "Mức cao (5 điểm)")),
    ),
    OptionQuestion(
        "A4",
        "short_but_over_half",
        "Thiếu quá 30 phút nhưng còn trên nửa thời lượng được mấy điểm?",
        (("as_default", "Mức thấp (2 điểm)"), ("highest", "Mức cao (3 điểm)")),
    ),
    OptionQuestion(
        "A5",
        "large_cell_limit",
        "Chi bộ có đúng 30 đảng viên là chi bộ đông?",
        (("from", "Đúng: tính từ 30"), ("above", "Không: phải trên 30")),
    ),
    OptionQuestion(
        "A6",
        "large_cell_minutes",
        "Chi bộ đông phải họp 120 phút khi nào?",
        (("as_in_form", "Mọi buổi, như mẫu ghi"), ("combined_only", "Chỉ khi kết hợp chuyên đề")),
    ),
    OptionQuestion(
        "A7",
        "critique_minimum",
        "Thời gian tự phê bình “15–30 phút” lấy mức nào?",
        (("as_in_form", "Như phiếu ghi (15 phút)"), ("20", "20 phút"), ("30", "30 phút")),
    ),
    OptionQuestion(
        "A8",
        "no_previous_resolution",
        "Kỳ đầu chưa có nghị quyết tháng trước thì tính thế nào?",
        (
            ("ask", "Hỏi người chấm"),
            ("full", "Tính đủ điểm"),
            ("exclude_and_normalise", "Bỏ mục này, quy về thang 100"),
        ),
    ),
    OptionQuestion(
        "A9",
        "posting",
        "Lúc chấm chưa biết việc đăng tài liệu trong 02 ngày thì tính thế nào?",
        (
            ("commitment", "Ghi cam kết, nhắc kiểm tra lại"),
            ("leave_open", "Để trống đến hết 2 ngày"),
            ("zero_until_posted", "0 điểm đến khi đăng"),
        ),
    ),
    OptionQuestion(
        "A10",
        "chair_speech",
        "Chủ trì chỉ điều hành có tính là người phát biểu?",
        (("not_for_chairing", "Không tính"), ("counts", "Có tính")),
    ),
    OptionQuestion(
        "A11",
        "large_cell_count",
        "Quy mô chi bộ tính theo số nào?",
        (("all_members", "Tổng số đảng viên"), ("attendance_base", "Số đảng viên diện dự họp")),
    ),
    OptionQuestion(
        "A12",
        "thematic_rubric",
        "Buổi chuyên đề dùng phiếu riêng?",
        (("one_rubric", "Dùng chung một phiếu"), ("two_rubrics", "Dùng phiếu riêng")),
    ),
    OptionQuestion(
        "A13",
        "missing_grade",
        "Chưa hoàn thành 100% nhiệm vụ nhưng không quá 50% không hoàn thành thì xếp mức nào?",
        (("ask", "Quy định không nêu: hỏi người quyết định"),),
    ),
    OptionQuestion(
        "A14",
        "cap_denominator",
        "Trần số người xuất sắc tính trên số nào?",
        (
            ("graded_good", "Số người xếp hoàn thành tốt"),
            ("graded_good_and_excellent", "Số người xếp tốt và xuất sắc"),
            ("all_graded", "Tất cả người được xếp loại"),
        ),
    ),
    OptionQuestion(
        "A14b",
        "cap_rounding",
        "Trần số người xuất sắc làm tròn thế nào?",
        (("down", "Làm tròn xuống"), ("nearest", "Làm tròn gần nhất"), ("up", "Làm tròn lên")),
    ),
)
_KINDS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        spec.name: type(getattr(ScoringOptions(), spec.name))
        for spec in fields(ScoringOptions)
        if spec.name != "stated"
    }
)


def options_of(pairs: Iterable[tuple[str, str]]) -> ScoringOptions:
    """Return the options kept as (code, value) pairs; a code not given has its default."""
    questions = {question.code: question for question in OPTION_QUESTIONS}
    answers: dict[str, StrEnum] = {}
    stated: set[str] = set()
    for code, value in pairs:
        question = questions.get(code)
        if question is None or value not in dict(question.choices):
            raise Refused(f"Câu trả lời “{value}” cho mục {code} không dùng được. Hãy chọn lại.")
        answers[question.field] = _KINDS[question.field](value)
        if value == question.choices[0][0]:
            stated.add(code)
    return ScoringOptions(**answers, stated=frozenset(stated))  # type: ignore[arg-type]


def option_pairs(options: ScoringOptions) -> tuple[tuple[str, str], ...]:
    """Return the answers that differ from the default, or were stated, as (code, value) pairs."""
    default = ScoringOptions()
    return tuple(
        (question.code, str(getattr(options, question.field)))
        for question in OPTION_QUESTIONS
        if question.code in options.stated
        or getattr(options, question.field) != getattr(default, question.field)
    )
