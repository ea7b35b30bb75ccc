"""Rubric files: read as written, every fault at once with its line, and never a crash."""

import random
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.rubric_files import (
    MAX_BYTES,
    export_rubric,
    fault_problems,
    fault_sentence,
    import_rubric,
)
from app.domain.rubrics import RubricFault
from tests.domain.rubric_making import MINI, mini, mini_text, rubrics
from tests.domain.score_samples import FOLDER, RUBRIC_IDS, library, rubric


def sentences(text: str | bytes) -> list[str]:
    return [fault_sentence(fault) for fault in import_rubric(text).faults]


@pytest.mark.parametrize("name", RUBRIC_IDS)
def test_shipped_rubric_reads_without_a_fault_and_survives_the_way_out_and_back(name):
    read = rubric(name)
    text = export_rubric(read)
    again = import_rubric(text, library())
    assert again.rubric == read
    assert export_rubric(read) == text


def test_ids_and_numbers_are_read_as_written():
    member = rubric("member-a")
    assert [item.id for item in member.items()][9] == "III.1.10"
    assert import_rubric(mini_text(id_1="1.10")).rubric.item("1.10") is not None
    assert import_rubric(mini_text(id_1="on")).rubric.item("on") is not None
    assert rubric("member-d").item("1.1").step == Fraction(1, 2)


def test_dates_and_nulls_of_a_file_become_values():
    checklist = rubric("hd12-checklist")
    assert (checklist.valid_from, checklist.valid_to) == (date(2018, 7, 6), date(2025, 10, 27))
    assert checklist.total is None
    assert rubric("binh-thuan-gates").basis[0].number is None


def test_every_fault_is_reported_at_once_with_its_line():
    broken = (FOLDER / "an-phu-chi-tiet.yaml").read_text("utf-8")
    broken = broken.replace("kind: toggle", "kind: togle", 1).replace("max: 10", "max: 1O", 1)
    broken = broken.replace("lower: 90", "lower: 91", 1) + "maxx: 3\nid: y\n"
    assert sentences(broken) == [
        "Dòng 25: Chưa có mức xếp loại cho từ 90 đến dưới 91 điểm.",
        "Dòng 82: “togle” không dùng được ở đây, có phải “toggle”.",
        "Dòng 88: “max” phải là số, dấu thập phân là dấu chấm.",
        "Dòng 267: “maxx” không có trong mẫu khung tiêu chí.",
        "Dòng 268: “id” ghi hai lần.",
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Tệp trống."),
        (b"# only a remark", "Tệp trống."),
        (b"a: 1\nb: \xff", "Dòng 2: Không nhận ra bảng mã; hãy lưu lại theo UTF-8."),
        ("a:\n\t- b", "Dòng 2: Có phím Tab; đầu dòng chỉ dùng dấu cách."),
        ("[", "Dòng 1: Cách viết không đúng"),
        ("a: [1", "Dòng 1: Cách viết không đúng"),
        ("a: 'b", "Dòng 1: Cách viết không đúng"),
        ("[[" * 20 + "]]" * 20, "Dòng 1: Tệp lồng quá nhiều tầng"),
        ("- a\n" * 20_001, "Tệp lồng quá nhiều tầng hoặc quá nhiều mục."),
        ("a: &x [1]\nb: *x", "Dòng 1: Không dùng được dấu & và *"),
        ("!!python/object:os.system a", "Dòng 1: Không dùng được dấu !"),
        ("a: !!binary eA==", "Dòng 1: Không dùng được dấu !"),
        ("a: 1\n---\nb: 2", "Dòng 2: Tệp có nhiều hơn một khung tiêu chí"),
        ('"\\U00FFFFFF"', "Tệp có ký tự hoặc cách viết không đọc được."),
        ("\x00", "Tệp có ký tự hoặc cách viết không đọc được."),
        ("a: \ud800", "Tệp có ký tự hỏng"),
        ("%YAML 9.9\n---\na", "Dòng 1: Cách viết không đúng"),
        ("x" * (MAX_BYTES + 1), "Tệp lớn quá 256 KB, không phải tệp khung tiêu chí."),
        ("- 1\n- 2", "Dòng 1: “tệp” phải gồm các dòng “tên: giá trị”."),
        ("? [a]\n: b", "Dòng 1: Tên mục phải là một từ."),
        ("{}", "Dòng 1: Thiếu “schema”."),
        ("id: {a: b}", "Dòng 1: “id” phải là một giá trị"),
    ],
)
def test_hostile_or_broken_file_gives_one_plain_sentence(data, sentence):
    found = sentences(data)
    assert any(sentence in line for line in found), found


def test_byte_order_mark_and_decomposed_letters_are_read_as_usual_text():
    import unicodedata

    decomposed = unicodedata.normalize("NFD", mini_text())
    assert import_rubric(b"\xef\xbb\xbf" + decomposed.encode()).rubric == mini()
    assert import_rubric("\ufeff" + mini_text()).rubric == mini()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("schema: 1", "schema: 2", "Chỉ đọc được mẫu tệp “schema: 1”."),
        ("total: 10", "total: 10.5.1", "“total” phải là số"),
        ("schema: 1", "schema: 1.5", "“schema” phải là số"),
        ("complete: true", "complete: yes", "“complete” phải là true hoặc false."),
        ('valid_from: "2025-01-01"', "valid_from: 2025-02-30", "“valid_from” phải là ngày"),
        ('valid_from: "2025-01-01"', "valid_from: 01/02/2025", "“valid_from” phải là ngày"),
        ("applies_to: [regular]", "applies_to: regular", "“applies_to” phải là danh sách"),
        ("applies_to: [regular]", "applies_to: [regulr]", "có phải “regular”"),
        ("target: meeting", "target: nobody", "dùng một trong: meeting, member"),
        ("derive_from: {}", "derive_from: 5", "“derive_from” phải gồm các dòng"),
        ("evidence: speaker_percent", "evidence: nobody_knows", "“nobody_knows” không dùng được"),
        ("gates: []", "gates: [5]", "phải gồm các dòng “tên: giá trị”."),
        ("groups:", "groups: null\nother:", "Thiếu “groups”."),
    ],
)
def test_wrong_type_is_named_with_what_would_be_right(old, new, sentence):
    assert old in MINI
    found = sentences(MINI.replace(old, new, 1))
    assert any(sentence in line for line in found), found


def test_what_could_not_be_read_is_not_reported_a_second_time():
    found = sentences(MINI.replace("max: 4", "max: four", 1))
    assert found == ["Dòng 31: “max” phải là số, dấu thập phân là dấu chấm."]


def test_faults_become_problems_of_a_form():
    (problem,) = fault_problems((RubricFault(3, "bands", "Sai."),))
    assert (problem.field, problem.message) == ("bands", "Dòng 3: Sai.")
    assert fault_sentence(RubricFault(None, "", "Sai.")) == "Sai."


def test_thousands_of_unknown_keys_are_told_quickly():
    text = "\n".join(f"key{i}: 1" for i in range(5000))
    assert len(import_rubric(text).faults) > 5000


@settings(max_examples=25)
@given(rubrics())
def test_any_rubric_that_adds_up_survives_the_file(made):
    reading = import_rubric(export_rubric(made))
    assert reading.faults == ()
    assert reading.rubric == made


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400)))
def test_no_bytes_make_the_reader_fail(data):
    reading = import_rubric(data)
    assert reading.rubric is None
    assert reading.faults


def _mutated(text: str, chance: random.Random) -> str:
    lines = text.splitlines()
    for _ in range(chance.randint(1, 4)):
        i = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[i]
            case 1:
                lines.insert(i, lines[chance.randrange(len(lines))])
            case 2:
                lines[i] = lines[i].replace(":", chance.choice([" ", "::", ": {", ": ["]), 1)
            case 3:
                lines[i] = " " * chance.randrange(4) + lines[i].lstrip()
            case _:
                word = chance.choice(["null", "-1", "[]", "{}", "true", "1/0", "٣", "x" * 300])
                lines[i] = lines[i].partition(":")[0] + ": " + word
    return "\n".join(lines)


@settings(max_examples=120)
@given(st.integers(0, 10**9), st.sampled_from(RUBRIC_IDS))
def test_damaged_rubric_file_is_read_or_refused_with_sentences(seed, name):
    text = _mutated((FOLDER / f"{name}.yaml").read_text("utf-8"), random.Random(seed))
    reading = import_rubric(text)
    assert (reading.rubric is None) is bool(reading.faults)
    assert all(fault.sentence.strip() for fault in reading.faults)
