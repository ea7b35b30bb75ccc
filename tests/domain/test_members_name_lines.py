import pytest

from app.domain.name_lines import read_name_lines, recased


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh"),
        ("1. NGUYỄN THỊ HẠNH", "Nguyễn Thị Hạnh"),
        ("12) Hồ  Sỹ   Đạt", "Hồ Sỹ Đạt"),
        ("- đ/c Lý Gia Bảo", "Lý Gia Bảo"),
        ("Tạ Thị Loan 1991", "Tạ Thị Loan"),
        ("3\tĐẶNG VĂN HẢI\t1977", "Đặng Văn Hải"),
    ],
)
def test_a_line_gives_a_name_without_numbers_titles_and_capitals(line, name):
    assert [form.full_name for form in read_name_lines(line)] == [name]


def test_dates_after_the_name_are_read_in_order():
    (form,) = read_name_lines("Bùi Thị Thu Hà\t21/11/1983\t02/9/2010\t9/2011")
    assert form.birth_date.text() == "21/11/1983"
    assert form.admission_date.text() == "02/9/2010"
    assert form.official_date.text() == "09/2011"


def test_lines_without_a_name_are_no_members():
    assert read_name_lines("\n  \n1984\n12/05/1984") == ()


def test_a_mixed_name_keeps_its_letters():
    assert recased("Y Moan Êban") == "Y Moan Êban"
