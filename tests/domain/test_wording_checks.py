"""Copied sentences and verbs without a measure are said kindly, with place and reason."""

from dataclasses import replace

import pytest

from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.wording_checks import (
    CODE,
    WrittenText,
    copied_sentences,
    sentence_key,
    sentences_of,
    texts_of,
    vague_sentences,
    wording_findings,
)
from tests.builders import a_header, a_meeting_file, a_task, an_item, some_rules

COPIED = (
    "Chi bộ lãnh đạo các bộ phận hoàn thành nhiệm vụ tháng 10, trả hồ sơ đúng hạn cho người dân"
)
VERBS = ("tăng cường", "quan tâm")


def a_file(*, stage=MeetingStage.FINISHING, kind=MeetingKind.REGULAR, rules=None, **header):
    values = {"draft_resolution": "", "conclusion": "", **header}
    file = a_meeting_file(header=a_header(stage=stage, kind=kind, **values), agenda=(), tasks=())
    return replace(file, rules=rules or some_rules())


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", ()),
        ("Một. Hai; ba!\n- Bốn", ("Một", "Hai", "ba", "Bốn")),
        ("1. Giao đ/c Hà\n2) Giao đ/c Lan\na) Báo cáo", ("Giao đ/c Hà", "Giao đ/c Lan", "Báo cáo")),
        ("Đạt 1.5% số hồ sơ", ("Đạt 1.5% số hồ sơ",)),
    ],
)
def test_a_text_is_taken_apart_into_sentences(text, sentences):
    assert sentences_of(text) == sentences


def test_a_changed_figure_or_capital_is_still_the_same_sentence():
    assert sentence_key("Tháng 10: đạt 1,6%") == sentence_key("tháng 11 đạt 2%")
    assert sentence_key("Tháng 10 đạt") != sentence_key("Tháng 10 chưa đạt")


@pytest.mark.parametrize(("fewest", "found"), [(12, 1), (30, 0), (0, 0)])
def test_only_a_long_sentence_counts_as_copied(fewest, found):
    written = WrittenText("Kết luận", "finish:conclusion", f"Nhất trí. {COPIED}.")
    earlier = {sentence_key(COPIED): "T10", sentence_key("Nhất trí"): "T9"}
    assert len(copied_sentences((written,), earlier, fewest)) == found


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Tăng cường công tác dân vận.", ["tăng cường"]),
        ("Tăng cường dân vận: thăm 6 gia đình.", []),
        ("Tăng cường kiểm tra hằng tuần.", []),
        ("Chi bộ QUAN TÂM bồi dưỡng đảng viên trẻ. Giao đ/c Hà.", ["quan tâm"]),
        ("Giao đ/c Hà viết báo cáo.", []),
    ],
)
def test_a_verb_of_intention_wants_a_figure_a_deadline_or_a_rhythm(text, verbs):
    found = vague_sentences((WrittenText("Kết luận", "finish:conclusion", text),), VERBS)
    assert [vague.verb for vague in found] == verbs


def test_a_task_with_a_product_has_its_measure():
    task = a_task(text="Tăng cường kiểm tra", deliverable="Biên bản kiểm tra", code="17.1")
    written = texts_of(replace(a_file(), tasks=(task, replace(task, deliverable=""))))
    assert [text.is_measured for text in written] == [True, False]
    assert len(vague_sentences(written, VERBS)) == 1


def test_texts_name_their_place_and_the_same_conclusion_is_looked_at_once():
    items = (
        an_item(2, conclusion="Thống nhất"),
        an_item(3, conclusion="Giao đ/c Lan"),
    )
    file = a_file(draft_resolution="Dự thảo", conclusion="Thống nhất")
    written = texts_of(replace(file, agenda=items, tasks=(a_task(id=4, code=""),)))
    assert [(text.name, text.where) for text in written] == [
        ("Dự thảo nghị quyết", "prepare:draft"),
        ("Kết luận", "finish:conclusion"),
        ("Kết luận mục 3", "run:item:3"),
        ("Nhiệm vụ", "finish:task:4"),
    ]


def test_a_copied_sentence_is_information_that_names_the_earlier_meeting():
    file = a_file(conclusion=COPIED.replace("10", "11"))
    (found,) = wording_findings(file, {sentence_key(COPIED): "T10"})
    assert (found.code, found.severity.value, found.where) == (CODE, "I", "finish:conclusion")
    assert found.message.startswith("Kết luận: “Chi bộ lãnh đạo")
    assert found.message.endswith("…” giống T10; nên viết cho kỳ này.")
    assert len(found.message) <= 90


def test_several_sentences_of_one_place_are_one_finding():
    file = a_file(conclusion="Tăng cường dân vận. Quan tâm đảng viên trẻ.")
    (found,) = wording_findings(file, {})
    assert found.message == (
        "Kết luận: “Tăng cường dân vận” (và 1 câu khác): thêm số lượng, thời hạn để dễ kiểm."
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"stage": MeetingStage.LOCKED},
        {"kind": MeetingKind.COMMITTEE},
        {"rules": some_rules(R3__on="0")},
        {"rules": some_rules(vague_verbs="")},
    ],
)
def test_a_locked_meeting_another_kind_and_a_switch_ask_for_nothing(changes):
    assert wording_findings(a_file(conclusion="Tăng cường dân vận.", **changes), {}) == ()
