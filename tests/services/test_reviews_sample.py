"""The review of Chi bộ mẫu: the figures of the picture."""

import pytest

from app.domain.grades import MemberGrade
from tests.services.sample_book import open_sample


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    book = open_sample(tmp_path_factory.mktemp("mau") / "so")
    yield book.reviews.find(2026)
    book.close()


def test_twenty_two_are_reviewed_and_two_are_not_with_the_reason(board):
    assert board.sentence == (
        "22 đồng chí thuộc diện đánh giá. Không đánh giá: đ/c Phượng (miễn), "
        "đ/c Linh (chưa đủ 6 tháng)."
    )


def test_the_five_steps_and_the_next_act_are_those_of_the_picture(board):
    assert [f"{line.label}: {line.note}" for line in board.steps] == [
        "Tự đánh giá: 14/22 đã nộp",
        "Chi ủy nhận xét: hạn 27/11",
        "Biểu quyết: họp 03/12",
        "Chi bộ đề nghị: ",
        "Đảng ủy quyết định: trước 31/12",
    ]
    assert board.act.button == "Nhắc 8 đồng chí"


def test_the_cap_says_its_arithmetic_and_that_it_only_reminds(board):
    assert board.cap_words == (
        (
            "Tự nhận xuất sắc 3, trần đang tính được 2 (20% của 10 đồng chí mức Tốt). "
            "Chỉ nhắc, không chặn."
        ),
    )


PICTURE = {
    "Lý Gia Bảo": ("11/11", MemberGrade.GOOD),
    "Dương Quốc Bình": ("10/11", MemberGrade.GOOD),
    "Cao Thị Diệp": ("9/11", None),
    "Phạm Văn Dũng": ("11/11", MemberGrade.EXCELLENT),
    "Hồ Sỹ Đạt": ("9/11", None),
    "Bùi Thị Thu Hà": ("11/11", MemberGrade.GOOD),
    "Đặng Văn Hải": ("10/11", MemberGrade.GOOD),
    "Nguyễn Thị Hạnh": ("11/11", MemberGrade.EXCELLENT),
    "Mai Thị Hương": ("9/11", None),
    "Trần Quang Huy": ("8/11", MemberGrade.COMPLETED),
    "Phan Đình Khánh": ("9/11", MemberGrade.GOOD),
    "Hoàng Thị Lan": ("11/11", MemberGrade.GOOD),
    "Tạ Thị Loan": ("9/11", None),
    "Lương Ngọc Minh": ("10/11", None),
    "Võ Hoài Nam": ("6/6", None),
}


@pytest.mark.parametrize(("name", "figures"), PICTURE.items())
def test_attendance_and_claimed_grades_are_those_of_the_picture(board, name, figures):
    line = next(one for one in board.file.lines if one.person.full_name == name)
    attended = f"{line.facts.attended}/{line.facts.summoned}"
    assert (attended, line.entry.own.grade) == figures
    leads = name in {"Phạm Văn Dũng", "Nguyễn Thị Hạnh"}
    assert line.person.form_kind == ("leader" if leads else "plain")
