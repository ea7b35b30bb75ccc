"""Members, their points and turns from the command line."""

import pytest
from openpyxl import load_workbook


def test_members_are_listed_with_their_numbers(run, sample):
    document = run("member", "list", sample, "--json").document
    named = {one["member"]: one for one in document["members"]}
    dung = named["Phạm Văn Dũng"]
    assert (dung["id"], dung["class"], dung["attended"], dung["summoned"]) == (
        4,
        "official",
        11,
        11,
    )
    assert any(line.startswith("4\tPhạm Văn Dũng") for line in run("member", "list", sample).lines)


def test_the_card_of_a_member_has_its_facts_with_the_records_behind_them(run, sample):
    card = run("member", "show", sample, "pham van dung", "--year", "2026", "--json").document
    assert (card["attended"], card["summoned"], card["tasks_done"]) == (11, 11, 9)
    assert len(card["records"]["speeches"]) == card["speeches"]
    assert card["records"]["speeches"][0]["where"].startswith("meeting:")
    lines = run("member", "show", sample, "4").lines
    assert lines[:2] == ["Phạm Văn Dũng, năm 2026", f"Dự họp 11/11, phát biểu {card['speeches']}"]


def test_points_are_shown_by_month_quarter_and_year(run, sample):
    month = run("member", "points", sample, "--month", "2026-10", "--json").document
    assert (month["period"], len(month["members"]) > 20) == ("tháng 10/2026", True)
    quarter = run("member", "points", sample, "--year", "2026", "--quarter", "3").lines
    assert quarter[0] == "Nhận xét, chấm điểm đảng viên quý III/2026"


def test_a_slip_is_ticked_and_the_tick_taken_back(run, own_sample):
    words = ("member", "slip", own_sample, "Lý Gia Bảo", "--year", "2025")
    assert run(*words, "--json").document == {"id": 1, "year": 2025, "received": True}
    assert run(*words).lines == ["Đã bỏ ghi nhận phiếu bổ sung hồ sơ năm 2025."]


def test_all_data_of_one_person_are_exported_and_erased_with_a_record(run, own_sample):
    answer = run("member", "export", own_sample, "Cao Thị Diệp")
    assert load_workbook(answer.lines[0]).sheetnames
    refused = run("member", "erase", own_sample, "Cao Thị Diệp")
    assert (refused.code, "--yes" in refused.err) == (2, True)
    words = ("member", "erase", own_sample, "Cao Thị Diệp", "--yes", "--reason", "Yêu cầu.")
    assert run(*words, "--json").document == {"id": 3, "erased": True, "name_erased": False}


def test_a_turn_is_skipped_given_back_and_put_on_the_agenda(run, own_sample):
    shown = run("turn", "show", own_sample, "--json").document
    due = next(one["member"] for one in shown["turns"] if one["next"])
    assert "lý do" in run("turn", "skip", own_sample, due).err
    words = ("turn", "skip", own_sample, due, "--reason", "đi học")
    skipped = run(*words, "--json").document["turns"]
    assert [one["skip_reason"] for one in skipped if one["member"] == due] == ["đi học"]
    assert next(one["member"] for one in skipped if one["next"]) != due
    assert run("turn", "unskip", own_sample, due, "--json").document["turns"] == shown["turns"]
    assert run("turn", "put", own_sample, "--json").document["on_agenda"] is True


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("member", "show", "FOLDER"), 2, "còn thiếu họ tên"),
        (("member", "show", "FOLDER", "Ai Đó"), 3, "Sổ không có đồng chí “Ai Đó”"),
        (("member", "points", "FOLDER", "--month", "2026"), 2, "không phải tháng"),
        (
            ("member", "points", "FOLDER", "--month", "2026-10", "--quarter", "3"),
            2,
            "một trong hai",
        ),
        (("turn", "skip", "FOLDER"), 2, "còn thiếu họ tên"),
        (("turn", "give", "FOLDER"), 2, "không có lựa chọn"),
    ],
)
def test_what_cannot_be_done_with_members_is_said(run, sample, words, code, said):
    answer = run(*(sample if word == "FOLDER" else word for word in words))
    assert (answer.code, said in answer.err) == (code, True)
