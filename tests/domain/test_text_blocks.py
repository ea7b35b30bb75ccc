"""A typed body becomes the paragraphs the format table asks for."""

import pytest

from app.domain.text_blocks import TextBlock, listed_lines, text_blocks, text_lines


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("I- Mục đích", TextBlock("I- MỤC ĐÍCH")),
        ("IV. Tổ chức thực hiện", TextBlock("IV- TỔ CHỨC THỰC HIỆN")),
        ("Chương II. Chế độ làm việc", TextBlock("CHƯƠNG II. CHẾ ĐỘ LÀM VIỆC")),
        ("Phần thứ nhất", TextBlock("PHẦN THỨ NHẤT")),
        ("Mục 2: Họp chi ủy", TextBlock("MỤC 2: HỌP CHI ỦY")),
        (
            "CHI BỘ VĂN PHÒNG QUYẾT ĐỊNH:",
            TextBlock("CHI BỘ VĂN PHÒNG QUYẾT ĐỊNH:", is_centred=True),
        ),
    ],
)
def test_names_of_sections_are_bold_and_in_capitals(line, block):
    assert text_blocks(line) == (block,)
    assert block.is_heading


@pytest.mark.parametrize(
    "line",
    [
        "1. Số hóa hồ sơ quý IV.",
        "a) Nhập từng hồ sơ;",
        "- Mỗi việc có người làm.",
        "C. Mác viết như sau",
        "I- Việc này đã xong từ tháng trước.",
        "Phần thứ nhất của báo cáo nói về kết quả",
        "UBND",
        "V. " + "rất dài " * 30,
    ],
)
def test_other_lines_are_plain(line):
    assert text_blocks(line) == (TextBlock("", line.strip()),)


def test_an_article_with_its_own_words_is_bold_at_its_number_only():
    typed = "Điều 1. Thành lập Tổ số hóa.\n\nĐiều 2. Các đồng chí thi hành"
    assert text_blocks(typed) == (
        TextBlock("Điều 1.", "Thành lập Tổ số hóa."),
        TextBlock("Điều 2.", "Các đồng chí thi hành"),
    )


def test_an_article_with_text_below_is_bold_whole():
    typed = "Điều 1. Phạm vi\nQuy chế này quy định.\nĐiều 2. Trách nhiệm\nII- Kết luận"
    assert text_blocks(typed) == (
        TextBlock("Điều 1. Phạm vi"),
        TextBlock("", "Quy chế này quy định."),
        TextBlock("Điều 2.", "Trách nhiệm"),
        TextBlock("II- KẾT LUẬN"),
    )


def test_two_articles_in_a_row_are_both_text():
    assert [block.is_heading for block in text_blocks("Điều 1. Một\nĐiều 2. Hai")] == [False, False]


def test_blank_lines_and_marks_of_lists_are_taken_away():
    assert text_lines(" a \n\n b ") == ("a", "b")
    assert listed_lines("- Như trên;\n•  Lưu Chi bộ.\n-\n") == ("Như trên", "Lưu Chi bộ")
