"""Commands that make a book, look into it and plan its year."""

import json

import pytest

from app.cli.documents import score_document
from app.data.folder import DataFolder
from app.services.workspace import Services


def opened(place) -> Services:
    return Services.open(DataFolder.open(place))


def test_new_makes_a_book_with_its_cell(run, tmp_path):
    answer = run("new", tmp_path / "so", "--name", "Chi bộ thôn Đoài")
    assert (answer.code, answer.err) == (0, "")
    assert "Chi bộ thôn Đoài" in answer.out
    document = run("info", tmp_path / "so", "--json").document
    assert document["cell"]["name"] == "Chi bộ thôn Đoài"
    assert document["counts"] == {"members": 0, "meetings": 0, "tasks": 0, "documents": 0}


def test_new_without_a_name_leaves_nothing_behind(run, tmp_path):
    answer = run("new", tmp_path / "so", "--name=")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "Chưa ghi tên chi bộ. Ví dụ: Chi bộ Văn phòng.\n"
    assert not (tmp_path / "so").exists()


def test_new_does_not_touch_a_book_that_is_there(run, own_sample):
    before = (own_sample / "so-chi-bo.db").read_bytes()
    answer = run("new", own_sample, "--name", "Khác")
    assert (answer.code, answer.err[:27]) == (3, "Thư mục này đã có sổ. Hãy m")
    assert (own_sample / "so-chi-bo.db").read_bytes() == before


def test_demo_says_what_it_made(run, tmp_path):
    answer = run("demo", tmp_path / "so", "--members", "6")
    assert answer.code == 0
    assert answer.out.endswith("6 đảng viên, 26 buổi họp.\n")
    assert run("info", tmp_path / "so", "--json").document["cell"]["sample"] is True


def test_demo_of_an_impossible_size_is_refused(run, tmp_path):
    answer = run("demo", tmp_path / "so", "--years", "31")
    assert (answer.code, answer.err) == (3, "Số năm phải từ 1 đến 30.\n")


def test_info_has_its_stable_keys(run, sample):
    document = run("info", sample, "--json").document
    assert set(document) == {
        "cell",
        "counts",
        "meetings",
        "versions",
        "last_backup",
        "last_rehearsal",
    }
    assert set(document["cell"]) == {"name", "superior", "id", "sample"}
    assert set(document["versions"]) == {"schema", "sqlite"}
    assert set(document["meetings"][0]) == {"key", "id", "title", "day"}
    assert (document["counts"]["members"], len(document["meetings"])) == (24, 32)


def test_info_lists_the_keys_of_meetings(run, sample):
    answer = run("info", sample)
    assert answer.lines[0] == "Chi bộ Văn phòng, Đảng bộ xã Tân Hòa"
    assert "2026-11\t03/11/2026\tThường kỳ tháng 11/2026\tHoàn thiện" in answer.lines
    assert "Khôi phục thử gần nhất: 16:40 ngày 22/10/2026." in answer.lines
    assert "Sao lưu gần nhất: chưa có." in answer.lines


@pytest.mark.parametrize("words", [("Đạt",), ("ho", "sy", "dat")])
def test_search_finds_with_and_without_marks(run, sample, words):
    document = run("search", sample, *words, "--json").document
    assert set(document) == {"query", "results"}
    assert document["query"] == " ".join(words)
    found = document["results"]
    assert found
    assert set(found[0]) == {"kind", "where", "title", "excerpt", "origin", "year"}
    assert any(result["title"] == "Hồ Sỹ Đạt" for result in found)


def test_search_is_narrowed_to_kinds_and_a_year(run, sample):
    asked = ("chi", "bo", "--kind", "item", "--kind", "entry", "--year", "2026", "--json")
    found = run("search", sample, *asked).document["results"]
    assert found
    assert {hit["year"] for hit in found} == {2026}
    assert {hit["kind"] for hit in found} <= {"item", "entry"}


def test_search_says_when_there_is_nothing(run, sample):
    answer = run("search", sample, "zzz")
    assert (answer.code, answer.out) == (0, "Không thấy “zzz”.\n")
    assert run("search", sample, "zzz", "--json").document["results"] == []


def test_plan_proposes_what_the_year_still_needs(run, own_sample):
    document = run("plan", own_sample, "--year", "2027", "--json").document
    assert set(document) == {"year", "added", "meetings", "gaps"}
    assert (document["year"], document["added"], document["gaps"]) == (2027, 16, [])
    assert set(document["meetings"][0]) == {"key", "kind", "day", "moved_from"}
    assert [m["key"] for m in document["meetings"]][:2] == ["2027-01", "2027-02"]


def test_plan_of_a_full_year_is_refused(run, own_sample):
    run("plan", own_sample, "--year", "2027")
    answer = run("plan", own_sample, "--year", "2027")
    assert answer.code == 3
    assert answer.err == "Năm 2027 đã đủ buổi họp, không còn buổi nào để lập.\n"


def test_check_of_a_meeting_has_its_stable_keys(run, sample):
    document = run("check", sample, "--meeting", "2026-11", "--json").document
    assert set(document) == {"findings"}
    finding = document["findings"][0]
    assert set(finding) == {"code", "severity", "message", "where", "overridden"}
    assert [f["code"] for f in document["findings"]] == ["K26", "K29", "K15"]
    assert {f["severity"] for f in document["findings"]} == {"W", "I"}


def test_check_says_the_findings_as_the_screen_does(run, sample):
    with_words = run("check", sample, "--meeting", "2026-11").lines
    services = opened(sample)
    meeting = services.meetings.id_of("2026-11")
    shown = [finding.message for finding in services.findings.of_meeting(meeting)]
    services.close()
    assert [line.split("\t")[2] for line in with_words] == shown
    assert with_words[0].startswith("Nên xem\tK26\t")


def test_check_of_the_year_is_that_of_its_own_day(run, sample):
    found = run("check", sample, "--json").document["findings"]
    gap = next(finding for finding in found if finding["code"] == "K37")
    assert gap["message"] == "Thiếu số 04-TB/CB. Giữa 03 (05/02) và 05 (06/4/2026)."
    assert (gap["severity"], gap["where"].partition(":")[0]) == ("W", "document")
    assert {finding["severity"] for finding in found} <= {"W", "I"}
    assert "K37\tThiếu số 04-TB/CB." in run("check", sample).out
    assert run("check", sample, "--year", "2025", "--json").document == {"findings": []}


def test_score_is_what_the_service_says(run, sample):
    document = run("score", sample, "--meeting", "2026-11", "--json").document
    services = opened(sample)
    expected = score_document(services, services.meetings.id_of("2026-11"))
    services.close()
    assert document == json.loads(json.dumps(expected))


def test_score_has_its_stable_keys(run, sample):
    document = run("score", sample, "--meeting", "2026-11", "--json").document
    assert list(document) == [
        "meeting",
        "rubric",
        "state",
        "maximum",
        "safe",
        "lost",
        "winnable",
        "total",
        "grade",
        "grade_after_gates",
        "items",
    ]
    assert list(document["rubric"]) == ["id", "edition"]
    assert list(document["items"][0]) == [
        "id",
        "group",
        "max",
        "points",
        "state",
        "evidence",
        "why",
    ]
    assert (document["total"], document["maximum"], document["grade"]) == (94, 100, "good")


def test_numbers_are_rounded_to_six_decimals(run, sample):
    items = run("score", sample, "--meeting", "2026-11", "--json").document["items"]
    share = next(i["evidence"]["attendance_percent"] for i in items if i["id"] == "2.1")
    assert share == 90.909091


def test_score_is_read_in_vietnamese_without_json(run, sample):
    lines = run("score", sample, "--meeting", "2026-11").lines
    assert "2.1\t4/4\tDự 20/22 = 90,9%, mức “từ 90% trở lên”." in lines
    assert lines[-2:] == ["Tổng 94/100, xếp loại Tốt", "Đã chắc 94, còn có thể 0, đã mất 6"]


@pytest.mark.parametrize("command", ["score", "check"])
def test_an_unknown_meeting_is_refused(run, sample, command):
    answer = run(command, sample, "--meeting", "2030-01")
    assert answer.code == 3
    assert answer.err == ("Không có buổi họp nào có mã “2030-01”. Xem mã bằng lệnh info.\n")


def test_a_meeting_that_is_not_scored_says_so(run, sample):
    answer = run("score", sample, "--meeting", "2026-11-cu", "--json")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err == "Loại buổi họp này không chấm điểm.\n"


def test_a_folder_in_use_names_its_holder(run, own_sample):
    with DataFolder.open(own_sample):
        answer = run("info", own_sample, "--json")
    assert (answer.code, answer.out) == (3, "")
    assert "Sổ đang mở trên máy" in answer.err
    assert "tiến trình" in answer.err
    assert run("info", own_sample).code == 0


def test_a_file_in_the_place_of_a_folder_is_said(run, tmp_path):
    (tmp_path / "danh sách.txt").write_text("x", encoding="utf-8")

    answer = run("new", tmp_path / "danh sách.txt", "--name", "Chi bộ Thôn 5")

    assert (answer.code, answer.err) == (
        3,
        "“danh sách.txt” là một tệp, không phải thư mục. Hãy chọn một thư mục mới.\n",
    )
