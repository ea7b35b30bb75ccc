"""Forms of a review (bản kiểm điểm): which one a member writes, its code, and its parts.

The letters A and B changed places between the rules of 2023 and of 2025, so a code is never kept
without its set of rules.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.member_days import post_on
from app.domain.members import Member, Post


class ReviewFormSet(StrEnum):
    """The guidance whose forms a review uses."""

    HD43 = "hd43"
    HD25 = "hd25"
    HD21 = "hd21"


class ReviewFormKind(StrEnum):
    """Who a form is for."""

    LEADER = "leader"
    PLAIN = "plain"
    OUTSIDE = "outside"
    COLLECTIVE = "collective"


REVIEW_FORM_SET_LABELS = {
    ReviewFormSet.HD43: "HD 43-HD/BTCTW (2025)",
    ReviewFormSet.HD25: "HD 25-HD/BTCTW (2023)",
    ReviewFormSet.HD21: "HD 21-HD/BTCTW (2019)",
}
REVIEW_FORM_KIND_LABELS = {
    ReviewFormKind.LEADER: "giữ chức vụ",
    ReviewFormKind.PLAIN: "không giữ chức vụ",
    ReviewFormKind.OUTSIDE: "không làm việc trong hệ thống chính trị",
    ReviewFormKind.COLLECTIVE: "tập thể",
}
OUTSIDE_LINE = "(Đảng viên không làm việc trong hệ thống chính trị)"
LAYOUT_UNKNOWN = (
    "Bố cục chính thức của mẫu này chưa có trong chương trình; sáu nội dung thì đúng quy định. "
    "Hãy đối chiếu với mẫu của cấp trên trước khi in."
)
_CODES = {
    ReviewFormSet.HD43: ("2A", "2B", "2C", "01"),
    ReviewFormSet.HD25: ("02B", "02A", "02A", "01"),
    ReviewFormSet.HD21: ("02", "02", "02", "01"),
}
"""Codes in the order of `ReviewFormKind`; in 2023 the letter A meant "no office"."""
QUARTER_CODE = "05"
QUARTER_LAYOUT_UNKNOWN = (
    "Mẫu 05 tự đánh giá quý mới biết tên, chưa có bố cục chính thức (✘): các nội dung lấy theo mẫu "
    "kiểm điểm năm. Hãy đối chiếu với mẫu của cấp trên trước khi in."
)
_LEADING_POSTS = (Post.SECRETARY, Post.DEPUTY_SECRETARY)


@dataclass(frozen=True, slots=True)
class FormSection:
    """One part of a form that is written in words."""

    key: str
    title: str
    part: str = ""
    """Heading it stands under, "" for a part of its own."""


STRENGTHS = "I. Ưu điểm, kết quả đạt được"
_MORALS = (
    "Về chính trị tư tưởng; phẩm chất đạo đức, lối sống; ý thức tổ chức kỷ luật; tác phong, "
    "lề lối làm việc; liên hệ các biểu hiện suy thoái"
)
_PLEDGE = "Việc thực hiện cam kết tu dưỡng, rèn luyện, phấn đấu hằng năm"
_STRENGTHS = {
    ReviewFormKind.LEADER: (
        _MORALS,
        "Việc thực hiện chức trách, nhiệm vụ, chỉ tiêu được giao trong năm",
        _PLEDGE,
        "Công tác lãnh đạo, chỉ đạo, quản lý, điều hành",
        "Tinh thần năng động, đổi mới, dám nghĩ, dám làm, dám chịu trách nhiệm",
        "Trách nhiệm nêu gương, phòng, chống tham nhũng, tiêu cực; mức độ tín nhiệm",
    ),
    ReviewFormKind.PLAIN: (
        _MORALS,
        "Việc thực hiện chức trách, nhiệm vụ, chỉ tiêu được giao trong năm",
        _PLEDGE,
    ),
    ReviewFormKind.OUTSIDE: (
        _MORALS,
        "Việc thực hiện quyền và nghĩa vụ đảng viên, nhiệm vụ được chi bộ giao",
        _PLEDGE,
    ),
    ReviewFormKind.COLLECTIVE: (
        "Việc chấp hành nguyên tắc tổ chức và hoạt động, quy chế làm việc",
        "Kết quả thực hiện mục tiêu, nhiệm vụ, chỉ tiêu trong năm",
        "Kết quả xây dựng, chỉnh đốn Đảng",
        "Trách nhiệm của tập thể lãnh đạo",
    ),
}
_REST = (
    FormSection("2", "II. Hạn chế, khuyết điểm và nguyên nhân"),
    FormSection(
        "3",
        "III. Kết quả khắc phục hạn chế, khuyết điểm của kỳ trước (từng việc: đã khắc phục; đang "
        "khắc phục, mức độ; chưa khắc phục; khó khăn; trách nhiệm)",
    ),
    FormSection("4", "IV. Giải trình những vấn đề được gợi ý kiểm điểm (nếu có)"),
)
_ANSWERS = FormSection("5", "V. Làm rõ trách nhiệm của cá nhân đối với hạn chế của tập thể")
_ANSWERS_OF_ALL = FormSection("5", "V. Trách nhiệm của tập thể, cá nhân đối với hạn chế")
_AHEAD = FormSection("6", "VI. Phương hướng, biện pháp khắc phục hạn chế, khuyết điểm")


def form_code(kind: ReviewFormKind, form_set: ReviewFormSet, *, is_quarter: bool = False) -> str:
    """Return the code of a form in its own set: 2B of 2025 is 02A of 2023.

    The guidance of 2025 names one form of its own for a quarter.
    """
    if is_quarter and form_set is ReviewFormSet.HD43:
        return QUARTER_CODE
    return _CODES[form_set][list(ReviewFormKind).index(kind)]


def form_name(kind: ReviewFormKind, form_set: ReviewFormSet, *, is_quarter: bool = False) -> str:
    """Return a form with its set: "Mẫu 2B, HD 43-HD/BTCTW (2025)"."""
    code = form_code(kind, form_set, is_quarter=is_quarter)
    return f"Mẫu {code}, {REVIEW_FORM_SET_LABELS[form_set]}"


def form_kind(member: Member, day: date) -> ReviewFormKind:
    """Return which form a member writes: the one chosen on the card, else by posts that day.

    The card keeps the letters of 2025.
    """
    codes = _CODES[ReviewFormSet.HD43]
    if member.form.review_form in codes:
        return list(ReviewFormKind)[codes.index(member.form.review_form)]
    if member.form.office_post.strip() or post_on(member, day) in _LEADING_POSTS:
        return ReviewFormKind.LEADER
    return ReviewFormKind.PLAIN


def layout_note(kind: ReviewFormKind, *, is_quarter: bool = False) -> str:
    """Say what is not known of the layout of a form, "" where it was checked."""
    if is_quarter:
        return QUARTER_LAYOUT_UNKNOWN
    return LAYOUT_UNKNOWN if kind is ReviewFormKind.LEADER else ""


def form_sections(kind: ReviewFormKind, *, is_quarter: bool = False) -> tuple[FormSection, ...]:
    """Return the written parts A.I to A.VI of a form; those of a quarter speak of it."""
    when = "trong quý" if is_quarter else "trong năm"
    strengths = (
        FormSection(f"1.{place}", f"{place}. {title.replace('trong năm', when)}", STRENGTHS)
        for place, title in enumerate(_STRENGTHS[kind], start=1)
    )
    answers = _ANSWERS_OF_ALL if kind is ReviewFormKind.COLLECTIVE else _ANSWERS
    return (*strengths, *_REST, answers, _AHEAD)


def points_annex(kind: ReviewFormKind) -> str:
    """Return the annex a form takes its points from: "Phụ lục 4"."""
    numbers = {
        ReviewFormKind.LEADER: 3,
        ReviewFormKind.PLAIN: 4,
        ReviewFormKind.OUTSIDE: 5,
        ReviewFormKind.COLLECTIVE: 1,
    }
    return f"Phụ lục {numbers[kind]}"
