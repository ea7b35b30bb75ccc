"""The guide is cut into topics and sections, and found by words with or without marks."""

import pytest

from app.domain.guides import find_in_guide, guide_topic, plain_text

ROLL = guide_topic(
    "diem-danh",
    "# Điểm danh\n\nAi có mặt. Bấm [Đảng viên](go:page:members) để sửa.\n\n"
    "## Khi chương trình từ chối\n\n- **Biên bản đã khóa**: ghi đính chính.\n",
)
SCORE = guide_topic(
    "cham-diem", "# Chấm điểm\n\nPhiếu khóa sau khi chốt.\n\n## Mất điểm\n\n`N` ghi.\n"
)


def test_a_topic_has_its_title_and_the_sections_under_it():
    assert (ROLL.key, ROLL.title) == ("diem-danh", "Điểm danh")
    assert [(one.heading, one.anchor) for one in ROLL.sections] == [
        ("", ""),
        ("Khi chương trình từ chối", "khi-chuong-trinh-tu-choi"),
    ]


@pytest.mark.parametrize("typed", ["đã khóa", "da khoa", "KHÓA biên", "khóa, biên bản?"])
def test_words_are_found_with_marks_or_without(typed: str):
    (hit,) = find_in_guide((ROLL, SCORE), typed)

    assert (hit.topic, hit.title, hit.section.anchor) == (
        "diem-danh",
        "Điểm danh",
        "khi-chuong-trinh-tu-choi",
    )
    assert hit.excerpt == "Biên bản đã khóa: ghi đính chính."


def test_titles_come_before_headings_and_headings_before_what_is_said_in_passing():
    hits = find_in_guide((ROLL, SCORE), "điểm")

    assert [(hit.topic, hit.section.heading) for hit in hits] == [
        ("diem-danh", ""),
        ("cham-diem", ""),
        ("cham-diem", "Mất điểm"),
        ("diem-danh", "Khi chương trình từ chối"),
    ]


def test_words_that_stand_together_come_first():
    apart = guide_topic("a", "# Một\n\nChốt rồi thì phiếu được khóa sau.")

    assert [hit.topic for hit in find_in_guide((apart, SCORE), "sau khi chốt")] == ["cham-diem"]
    assert [hit.topic for hit in find_in_guide((apart, SCORE), "phiếu khóa")] == ["cham-diem", "a"]


def test_every_word_has_to_be_there():
    assert find_in_guide((ROLL, SCORE), "khóa phiếu đính") == ()
    assert find_in_guide((ROLL, SCORE), "  ") == ()
    (hit,) = find_in_guide((ROLL,), "khi từ chối biên")
    assert hit.section.heading == "Khi chương trình từ chối"


def test_the_words_of_a_text_are_read_without_its_signs():
    assert plain_text("- Bấm `F1`, xem [mục lục](muc-luc.md).\n\n| a | b |\n| --- | --- |") == (
        "Bấm F1, xem mục lục. a b"
    )
