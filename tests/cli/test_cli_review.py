"""The review of a year from the command line: the same steps as in the window, to the papers."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.cli.review_files import read_filling
from app.domain.errors import AppError
from app.domain.grades import MemberGrade
from app.domain.reviews import ReviewFile
from app.services.workspace import Services
from tests.services.sample_book import open_sample

TODAY = "2026-11-04"
GRADES = ("excellent", "good", "completed", "not_completed")


@pytest.fixture
def write(tmp_path):
    """Write a document for `review fill`; return the file."""

    def put(document: Any) -> Any:
        place = tmp_path / "kiem-diem.json"
        text = document if isinstance(document, str) else json.dumps(document)
        place.write_text(text, "utf-8")
        return place

    return put


def filled(member: Mapping[str, Any], present: int) -> dict[str, Any]:
    """What is handed in, said and voted about one member."""
    grade = (member["self"] or {}).get("grade", "good")
    own = member["self"] or {"received_on": TODAY, "grade": grade, "general_points": 25.5}
    return {
        "id": member["id"],
        "self": own,
        "residence": {"received_on": TODAY, "online": True, "text": "Gương mẫu nơi cư trú."},
        "committee": {"grade": grade, "comment": "Đồng ý với mức tự nhận."},
        "votes": {one: present if one == grade else 0 for one in GRADES},
    }


def test_the_whole_year_goes_from_the_first_slip_to_the_end(run, own_sample, write, tmp_path):
    words = (own_sample, "--year", "2026")
    document = run("review", "show", *words, "--json").document
    assert document["next"]["act"] == "Nhắc 8 đồng chí"
    assert "Các đồng chí chưa nộp: Cao Thị Diệp;" in run("review", "remind", *words).out

    early = run("review", "close", *words)
    assert (early.code, "Còn 8 đồng chí chưa nộp" in early.err) == (3, True)

    present = document["voting_base"] - 1
    counts = dict.fromkeys(("present", "issued", "collected", "valid"), present)
    filling = {
        "members": [filled(member, present) for member in document["members"]],
        "ballot": {"method": "secret_ballot", **counts},
        "collectives": {"cell": {"received_on": TODAY, "grade": "good", "texts": {"2": "Còn ít."}}},
    }
    answer = run("review", "fill", *words, "--file", write(filling))
    assert answer.lines == [
        "Đã ghi đợt kiểm điểm năm 2026 từ kiem-diem.json.",
        "Việc tiếp theo: Còn 22 đồng chí chưa có mức chi bộ đề nghị.",
    ]
    assert run("review", "propose", *words).lines[0].endswith("cho 22 đồng chí.")
    assert run("review", "send", *words).lines[0] == "Đã ghi ngày gửi cấp trên: 04/11/2026."
    assert run("review", "decide", *words, "--day", TODAY).lines[0].endswith("cho 22 đồng chí.")
    assert run("review", "paper", *words[:1], "minutes", *words[1:]).code == 0
    ended = run("review", "close", *words, "--json").document
    assert (ended["closed_on"], ended["next"]) == (TODAY, None)
    assert {step["state"] for step in ended["steps"]} == {"done"}
    assert [cap["excellent"] for cap in ended["caps"]] == [3]
    answer = run("export", own_sample, "bao-cao-xep-loai", *words[1:], "--to", tmp_path / "giay")
    assert answer.code == 0


def test_what_is_shown_can_be_given_back_and_changes_nothing(run, own_sample, write):
    words = (own_sample, "--year", "2026")
    before = run("review", "show", *words, "--json").document
    assert run("review", "fill", *words, "--file", write(before)).code == 0
    assert run("review", "show", *words, "--json").document == before


def test_the_document_says_who_is_reviewed_by_rule_and_what_is_missing(run, sample):
    document = run("review", "show", sample, "--year", "2026", "--json").document
    excluded = {one["member"]: one["rule"] for one in document["excluded"]}
    assert excluded == {"Trần Thị Phượng": "exempt", "Phan Thị Mỹ Linh": "new"}
    (cap,) = document["caps"]
    assert (cap["excellent"], cap["base"], cap["limit"], cap["over"]) == (3, 10, 2, True)
    missing = [one["paper"] for one in document["dossier"] if one["missing"]]
    assert missing == ["self_reviews", "residence", "minutes", "appraisal", "conclusion"]
    lines = run("review", "show", sample, "--year", "2026").lines
    assert lines[0].startswith("22 đồng chí thuộc diện đánh giá.")
    assert lines[-1] == "Việc tiếp theo: Còn 8 đồng chí chưa nộp bản tự đánh giá."


def test_the_sheet_of_one_member_has_the_records_behind_its_figures(run, sample):
    words = ("review", "show", sample, "--year", "2026", "--member", "pham van dung")
    sheet = run(*words, "--json").document
    assert (sheet["member"], sheet["self"]["points"], sheet["next"]) == (
        "Phạm Văn Dũng",
        93,
        "committee",
    )
    assert sheet["records"][0]["where"]
    assert "Tự nhận, 93 điểm: Hoàn thành xuất sắc nhiệm vụ" in run(*words).lines


def test_a_quarter_is_opened_planned_and_taken_back(run, own_sample, write):
    words = (own_sample, "--year", "2026", "--quarter", "3")
    opened = run("review", "start", *words).lines[0]
    assert opened.startswith("Đã mở đợt kiểm điểm quý III/2026. 3 đồng chí giữ chức vụ")
    plan = {"meeting": "2026-10", "self_due_on": "2026-07-10", "cap": {"percent": 25}}
    document = run("review", "fill", *words, "--file", write({"plan": plan}), "--json").document[
        "plan"
    ]
    assert document["meeting"] == "2026-10"
    assert document["cap"]["percent"] == 25
    assert run("review", "remove", *words).code == 0
    assert "Quý III/2026 chưa mở đợt" in run("review", "show", *words).err


HANDED = {"received_on": TODAY, "grade": "good"}
BAD = [
    ("[1]", "phải là một nhóm JSON"),
    ("{", "không phải JSON"),
    ({"members": {}}, "“members” phải là một danh sách"),
    ({"member": []}, "mục lạ “member”"),
    ({"members": [{"member": "Không Có"}]}, "không kiểm điểm đồng chí “Không Có”"),
    ({"members": [{"member": "Lý Gia Bảo", "votes": {"good": -1}}]}, "members[0].votes.good"),
    ({"members": [{"member": "Lý Gia Bảo", "votes": {"good": True}}]}, "số nguyên từ 0"),
    ({"members": [{"member": "Lý Gia Bảo", "self": {"grade": "tốt"}}]}, "một trong: excellent"),
    (
        {"members": [{"member": "Lý Gia Bảo", "self": {"received_on": None}}]},
        "Đ/c Lý Gia Bảo, “self.received_on”: Chưa ghi",
    ),
    ({"members": [{"member": "Lý Gia Bảo", "proposal": {}}]}, "Chưa chọn mức chi bộ đề nghị"),
    ({"members": [{"member": "Lý Gia Bảo", "self": "x"}]}, "“members[0].self” phải là một nhóm"),
    ({"members": ["x"]}, "“members[0]” phải là một nhóm"),
    ({"ballot": {"present": 99}}, "Mẫu số biểu quyết là"),
    ({"plan": {"self_due_on": "mai"}}, "phải là ngày như"),
    ({"plan": {"note": 5}}, "phải là chữ"),
    ({"plan": {"cap": {"by_position": 1}}}, "phải là true hoặc false"),
    ({"plan": {"cap": {"percent": 0}}}, "từ 1 đến 100"),
    ('{"members": [{"id": 3, "self": {"general_points": NaN}}]}', "phải là số"),
    ('{"members": [{"member": "Lý Gia Bảo", "self": {"task_points": "24"}}]}', "phải là số"),
    ({"year": 2025}, "không phải đợt năm 2026"),
    ({"year": 2026, "quarter": 3}, "không phải đợt năm 2026"),
    ({"members": [{"id": 3, "member": "Ai Đó"}]}, "nhưng họ tên “Ai Đó”"),
    ({"members": [{"id": 3}, {"id": 3}]}, "hai lần đồng chí số 3"),
    ({"members": [{"id": 3, "self": {"texts": {"9.9": "x"}}}]}, "lạ “members[0].self.texts.9.9”"),
    ({"collectives": {"cell": {"texts": {"la": "x"}}}}, "mục lạ “collectives.cell.texts.la”"),
    ({"collectives": {"cell": {"grade": "good"}}}, "Chi bộ, “collectives.cell.received_on”: Chưa"),
    ({"plan": {"self_due_on": "2020-01-01"}}, "“plan.self_due_on”: Phải trong hoặc sau"),
    ({"plan": {"meeting": "2026-10"}}, "“plan.meeting”: Cuộc họp này không"),
    (
        {"members": [{"id": 3, "self": {**HANDED, "general_points": 31}}]},
        "“self.general_points”: Phải từ 0 đến 30.",
    ),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    opened = open_sample(tmp_path_factory.mktemp("kiem-diem") / "so")
    yield opened
    opened.close()


def fill(book: Services, file: ReviewFile, place: Path) -> None:
    book.review_entries.fill(file.review.id, read_filling(place, file, book.meetings.id_of))


@pytest.mark.parametrize(("document", "said"), BAD)
def test_a_file_that_cannot_be_read_is_refused_with_one_sentence(book, write, document, said):
    file = book.reviews.find(2026).file
    place = write(document)
    with pytest.raises(AppError) as refusal:
        fill(book, file, place)
    assert said in refusal.value.sentence
    assert "\n" not in refusal.value.sentence


def test_what_a_file_does_not_name_stays(book, write):
    file = book.reviews.find(2026).file
    wanted = next(line for line in file.lines if line.entry.own.texts)
    first = {
        "id": wanted.id,
        "residence": {"received_on": TODAY, "text": "Gương mẫu."},
        "committee": {"grade": "excellent", "comment": "Đồng ý."},
    }
    fill(book, file, write({"members": [first]}))
    file = book.reviews.find(2026).file
    before = file.line(wanted.id).entry
    second = {
        "id": wanted.id,
        "self": {"grade": "completed", "texts": {"2": "Còn chậm."}},
        "residence": {"online": True},
        "committee": {"grade": "good"},
    }
    fill(book, file, write({"year": 2026, "quarter": None, "members": [second]}))
    after = book.reviews.find(2026).file.line(wanted.id).entry
    own = replace(
        before.own, grade=MemberGrade.COMPLETED, texts={**before.own.texts, "2": "Còn chậm."}
    )
    assert after == replace(
        before,
        own=own,
        residence=replace(before.residence, online=True),
        committee_grade=MemberGrade.GOOD,
    )


def test_nothing_of_a_file_is_kept_when_one_part_is_refused(run, own_sample, write):
    words = (own_sample, "--year", "2026")
    before = run("review", "show", *words, "--json").document
    good = {"member": "Cao Thị Diệp", "self": {"received_on": TODAY, "grade": "good"}}
    bad = {"member": "Hồ Sỹ Đạt", "self": {"received_on": "2027-01-01", "grade": "good"}}
    assert run("review", "fill", *words, "--file", write({"members": [good, bad]})).code == 3
    assert run("review", "show", *words, "--json").document == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("fill", "FOLDER", "--year", "2026"), 2, "còn thiếu --file"),
        (("fill", "FOLDER", "--year", "2026", "--file", "khong-co.json"), 3, "Không đọc được"),
        (("paper", "FOLDER", "thu", "--year", "2026"), 2, "Không có loại giấy tờ “thu”"),
        (("show", "FOLDER"), 2, "--year"),
        (("show", "FOLDER", "--year", "26"), 2, "không phải năm"),
        (("show", "FOLDER", "--year", "2026", "--quarter", "5"), 2, "không phải quý"),
        (("show", "FOLDER", "--year", "2024"), 3, "Năm 2024 chưa mở đợt kiểm điểm."),
        (("start", "FOLDER", "--year", "2026"), 3, "đã mở"),
        (("show", "FOLDER", "--year", "2026", "--member", "Ai Đó"), 3, "không kiểm điểm"),
        (("decide", "FOLDER", "--year", "2026"), 3, "Chưa có đề nghị nào"),
        (("propose", "FOLDER", "--year", "2026"), 3, "Chưa có mức nào quá nửa"),
        (("send", "FOLDER", "--year", "2026", "--day", "2020-01-01"), 3, "từ ngày mở đợt"),
    ],
)
def test_what_cannot_be_done_is_said(run, sample, words, code, said):
    answer = run("review", *(sample if word == "FOLDER" else word for word in words))
    assert answer.code == code
    assert said in answer.err
