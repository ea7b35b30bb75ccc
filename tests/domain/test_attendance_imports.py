"""An old attendance matrix: each sign read right or asked, each column a meeting or left out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.attendance import AttendanceState
from app.domain.attendance_imports import AttendanceBook, AttendanceImport, draft_attendance
from app.domain.dates import parse_partial
from app.domain.doubts import proposals
from app.domain.import_columns import ImportColumn
from app.domain.import_drafts import ImportChoices
from app.domain.import_sheets import ForeignFile
from app.domain.matrix_headings import kind_in, meeting_label, read_heading, short_label
from app.domain.matrix_meetings import MatrixSetting
from app.domain.meetings import MeetingKind
from app.domain.member_matching import KnownMember
from app.domain.members import MemberForm
from app.domain.past_attendance import HeldMeeting, PastEntry, held_by_book, past_months
from app.domain.past_marks import PastMark, read_legend, read_mark
from app.domain.xl_sheets import XlSheet, day_cell, number_cell, text_cell, text_sheet

TODAY = date(2026, 11, 4)
REGULAR, THEMATIC, COMBINED = MeetingKind.REGULAR, MeetingKind.THEMATIC, MeetingKind.COMBINED
PRESENT, EXCUSED, UNEXCUSED = PastMark.PRESENT, PastMark.EXCUSED, PastMark.UNEXCUSED
HANH = KnownMember(1, MemberForm("Nguyễn Thị Hạnh", card_number="012345678901"))
DUNG = KnownMember(2, MemberForm("Phạm Văn Dũng", birth_date=parse_partial("02/9/1975")))
NAM = KnownMember(3, MemberForm("Võ Hoài Nam", joined_on=date(2025, 2, 1)))
BOOK = AttendanceBook(MatrixSetting(TODAY), (HANH, DUNG, NAM))
YEAR = {(0, "year"): "2025"}
NOTHING_CHOSEN = ImportChoices()
Answers = dict[tuple[int, str], str]


def sheet(text: str, **options: Any) -> XlSheet:
    lines = [line.split("|") for line in text.strip().splitlines()]
    return replace(text_sheet("2025", lines), **options)


def draft_of(
    source: XlSheet, answers: Answers | None = None, book: AttendanceBook = BOOK
) -> AttendanceImport:
    return draft_attendance(
        ForeignFile("dd.xlsx", "", (source,)), ImportChoices(answers or {}), book
    )


def draft(text: str, answers: Answers | None = None, book: AttendanceBook = BOOK):
    return draft_of(sheet(text), answers, book)


def settled(text: str, answers: Answers | None = None, book: AttendanceBook = BOOK):
    """Return a matrix with what is offered first taken as the answer."""
    given = dict(answers or {})
    found = draft(text, given, book)
    return draft(text, proposals(found.doubts) | given, book)


def marks(found: AttendanceImport) -> dict[tuple[int, str], PastMark]:
    return {(e.member_id, e.held_on.isoformat()): e.mark for e in found.plan.added}


def asked(found: AttendanceImport) -> list[tuple[int, str]]:
    return [doubt.key for doubt in found.open]


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([], ""),
        ([3], "Tháng 3: nhập từ bảng cũ."),
        ([2, 1, 3, 3, 8, 10, 11], "Tháng 1–3, 8, 10–11: nhập từ bảng cũ."),
    ],
)
def test_the_months_of_an_old_matrix_are_named_in_runs(months: list[int], words: str):
    assert past_months(months) == words


@pytest.mark.parametrize(
    ("mark", "state", "is_regular"),
    [(PRESENT, AttendanceState.PRESENT, True), (PastMark.AWAY, None, True)],
)
def test_who_was_away_counts_as_nothing(mark: PastMark, state, is_regular: bool):
    entry = PastEntry(1, date(2025, 1, 1), COMBINED, mark)

    assert (entry.state, entry.is_regular) == (state, is_regular)


@pytest.mark.parametrize(
    ("text", "mark", "reason"),
    [
        ("x", PRESENT, ""), ("X", PRESENT, ""), ("✓", PRESENT, ""), ("p", EXCUSED, ""),
        ("K", UNEXCUSED, ""), ("M", PastMark.EXEMPT, ""), ("Đ", PastMark.AWAY, ""),
        ("đ", PastMark.AWAY, ""), ("Vắng có phép", EXCUSED, ""), ("không lý do", UNEXCUSED, ""),
        ("P (ốm)", EXCUSED, "ốm"), ("K - không rõ", UNEXCUSED, "không rõ"),
    ],
)  # fmt: skip
def test_the_signs_of_u8_and_plain_words_are_read(text: str, mark: PastMark, reason: str):
    read = read_mark(text, {})

    assert (read.mark, read.reason, read.is_known) == (mark, reason, True)


@pytest.mark.parametrize("text", ["D", "v", "1", "0", "o", "x/P", "KP", "có", "đi học", "v (ốm)"])
def test_what_may_mean_several_things_never_becomes_a_value(text: str):
    read = read_mark(text, {})

    assert (read.mark, read.is_known) == (None, False)


def test_a_dash_says_nothing_unless_the_sheet_says_what_it_is():
    assert (read_mark("–", {}).mark, read_mark("–", {}).is_known) == (None, True)
    assert read_mark("-", read_legend(["-: vắng không phép"])).mark is UNEXCUSED


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Ghi chú: x: có mặt; P: vắng có lý do; K: vắng không lý do", {"x": PRESENT, "p": EXCUSED,
                                                                       "k": UNEXCUSED}),
        ("v = đảng viên có mặt, 0 = vắng không phép", {"v": PRESENT, "0": UNEXCUSED}),
        ("P: phát biểu", {"p": None}),
        ("Chi bộ Văn phòng", {}),
    ],
)  # fmt: skip
def test_the_sheet_explains_its_own_signs(text: str, signs: dict[str, PastMark | None]):
    assert read_legend([text]) == signs


@pytest.mark.parametrize(
    ("text", "held_on", "kind"),
    [
        ("T1", date(2025, 1, 1), REGULAR),
        ("Tháng 3", date(2025, 3, 1), REGULAR),
        ("Tháng 01/2024", date(2024, 1, 1), REGULAR),
        ("02.2024", date(2024, 2, 1), REGULAR),
        ("05/3/2024", date(2024, 3, 5), REGULAR),
        ("2024-03-05", date(2024, 3, 5), REGULAR),
        ("Họp 5/3", date(2025, 3, 5), REGULAR),
        ("Tháng 3 (5/3)", date(2025, 3, 5), REGULAR),
        ("Tháng 3 ngày 5", date(2025, 3, 5), REGULAR),
        ("Năm 2024 7", date(2024, 7, 1), REGULAR),
        ("45662", date(2025, 1, 5), REGULAR),
        ("T4 CĐ", date(2025, 4, 1), THEMATIC),
        ("Thường kỳ và chuyên đề T5", date(2025, 5, 1), COMBINED),
        ("Bất thường 12/6/2025", date(2025, 6, 12), MeetingKind.EXTRAORDINARY),
        ("31/02/2025", None, REGULAR),
        ("5/3/1929", None, REGULAR),
    ],
)
def test_a_heading_names_its_meeting(text: str, held_on: date | None, kind: MeetingKind):
    heading = read_heading(text)

    assert heading is not None or held_on is None
    assert (heading.held_on(2025) if heading else None) == held_on
    assert heading is None or heading.year or heading.held_on(None) is None
    assert kind_in(text) is kind


@pytest.mark.parametrize("text", ["Có mặt", "Tỷ lệ %", "T13", "Ghi chú", "00000", "99999999"])
def test_other_headings_are_no_meetings(text: str):
    assert read_heading(text) is None


def test_a_meeting_is_named_by_its_month_or_day():
    assert meeting_label(date(2025, 3, 1), REGULAR) == "03/2025"
    assert meeting_label(date(2025, 3, 5), THEMATIC) == "05/3/2025 (chuyên đề)"
    assert short_label(date(2025, 3, 5), THEMATIC, has_year=False) == "CĐ 05/3"
    assert short_label(date(2025, 3, 1), REGULAR, has_year=True) == "T3/25"


@pytest.mark.parametrize(
    ("held_on", "kind", "meeting", "is_same"),
    [
        (date(2025, 3, 1), REGULAR, HeldMeeting(date(2025, 3, 5), 2025, 3, REGULAR), True),
        (date(2025, 3, 7), REGULAR, HeldMeeting(date(2025, 3, 5), 2025, 3, REGULAR), True),
        (date(2025, 3, 1), THEMATIC, HeldMeeting(date(2025, 3, 5), 2025, 3, COMBINED), True),
        (date(2025, 3, 1), COMBINED, HeldMeeting(date(2025, 3, 5), 2025, 3, THEMATIC), True),
        (date(2025, 3, 5), THEMATIC, HeldMeeting(date(2025, 3, 5), 2025, 3, REGULAR), False),
        (date(2025, 4, 1), REGULAR, HeldMeeting(date(2025, 3, 5), 2025, 3, REGULAR), False),
        (date(2024, 12, 1), REGULAR, HeldMeeting(date(2025, 1, 2), 2024, 12, REGULAR), True),
        (date(2024, 3, 1), REGULAR, HeldMeeting(date(2025, 3, 5), 2025, 3, REGULAR), False),
        (date(2025, 3, 7), MeetingKind.COMMITTEE,
         HeldMeeting(date(2025, 3, 5), 2025, 3, MeetingKind.COMMITTEE), False),
        (date(2025, 3, 5), MeetingKind.COMMITTEE,
         HeldMeeting(date(2025, 3, 5), 2025, 3, MeetingKind.COMMITTEE), True),
    ],
)  # fmt: skip
def test_a_meeting_of_the_book_is_known_again(held_on, kind, meeting, is_same: bool):
    assert (held_by_book(held_on, kind, [meeting]) is not None) is is_same


U8 = """
BẢNG ĐIỂM DANH NĂM 2025
STT|Họ và tên|Diện|T1|T2|T3|Có mặt|Vắng có lý do|Tỷ lệ %
1|NGUYỄN THỊ HẠNH|Chính thức|x|P|x|2|1|66,7
2|Phạm Văn Dũng|Chính thức|x|x (muộn)|K|2|0|66,7
|Tổng số có mặt||2|1|1|||
Ký hiệu: x: có mặt; P: vắng có lý do; K: vắng không lý do
"""


def test_the_own_matrix_is_read_with_two_questions_answered_beforehand():
    found = draft(U8)

    assert [(d.key, d.proposed) for d in found.doubts] == [
        ((0, "year"), "2025"), ((0, "by_name"), "ghép"),
    ]  # fmt: skip
    done = settled(U8)
    assert done.is_ready
    assert done.sheet_name == "2025"
    assert done.titles == {4: "01/2025", 5: "02/2025", 6: "03/2025"}
    assert done.short_titles == {4: "T1", 5: "T2", 6: "T3"}
    assert marks(done) == {
        (1, "2025-01-01"): PRESENT, (1, "2025-02-01"): EXCUSED, (1, "2025-03-01"): PRESENT,
        (2, "2025-01-01"): PRESENT, (2, "2025-02-01"): PRESENT, (2, "2025-03-01"): UNEXCUSED,
    }  # fmt: skip
    assert [e.reason for e in done.plan.added if e.reason] == ["muộn"]
    assert [row.row for row in done.plan.set_aside] == [5]


def test_nothing_is_written_of_columns_that_wait_for_their_year():
    found = draft(U8.replace("NĂM 2025", ""))

    assert found.plan.added == ()
    assert found.titles == {4: "T1", 5: "T2", 6: "T3"}
    assert found.doubts[0].proposed is None
    assert asked(draft(U8, {(0, "year"): "năm ngoái"}))[0] == (0, "year")


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("TT|Họ tên|1|2", {3: "01/2025", 4: "02/2025"}),
        ("TT|Họ tên|3|Tháng 04/2024", {4: "04/2024"}),
        ("TT|Họ tên|Tháng 3|\n|||5/3", {}),
    ],
)
def test_bare_numbers_in_a_row_are_months(heading: str, titles: dict[int, str]):
    found = draft(f"{heading}\n1|Nguyễn Thị Hạnh|x|x\n2|Phạm Văn Dũng|x|K", YEAR)

    assert titles.items() <= found.titles.items()


def test_a_sign_nobody_knows_is_asked_once_for_all_its_cells():
    text = "Họ tên|T1|T2\nNguyễn Thị Hạnh|v|x\nPhạm Văn Dũng|V|v (ốm)\n"
    base: Answers = {**YEAR, (0, "by_name"): "ghép"}

    first = draft(text, base)
    [doubt] = [d for d in first.open if d.column == "sign:v"]
    wrong = draft(text, base | {(0, "sign:v"): "có thể"})
    absent = draft(text, base | {(0, "sign:v"): "excused"})
    nothing = draft(text, base | {(0, "sign:v"): ""})

    assert "“v” ở dòng 2, cột T1 (và 1 ô nữa)" in doubt.question
    assert [line.doubtful for line in first.lines] == [{2}, {2, 3}]
    assert (0, "sign:v") in asked(wrong)
    assert marks(absent)[2, "2025-02-01"] is EXCUSED
    assert absent.lines[0].doubtful == frozenset()
    assert (1, "2025-01-01") not in marks(nothing)


@pytest.mark.parametrize(
    ("answer", "mark"), [("present", PRESENT), ("", None), ("Vắng không phép", UNEXCUSED)]
)
def test_an_empty_cell_is_what_a_person_says(answer: str, mark: PastMark | None):
    text = "Họ tên|T1|T2\nNguyễn Thị Hạnh||P\nPhạm Văn Dũng|K|K\nVõ Hoài Nam||K"

    first = draft(text, YEAR)
    found = draft(text, YEAR | {(0, "blank"): answer})

    assert next(d for d in first.doubts if d.column == "blank").proposed is None
    assert marks(found).get((1, "2025-01-01")) is mark
    assert (3, "2025-01-01") not in marks(found), "who joined later was not there yet"


def test_members_are_matched_by_number_and_birth_and_otherwise_asked():
    text = (
        "Họ tên|Số thẻ|Ngày sinh|T1\nHạnh Nguyễn Thị Hạnh|012345678901||x\n"
        "Phạm Văn Dũng||02/9/1975|P\nVo Hoai Nam|||x\nLê Thị Lạ|||K\n"
    )
    found = settled(text, YEAR)
    by_row = {line.row: line.member_name for line in found.lines}

    assert by_row == {2: "Nguyễn Thị Hạnh", 3: "Phạm Văn Dũng", 4: "Võ Hoài Nam", 5: ""}
    assert asked(found) == [(5, "match")]
    [stranger] = found.open
    assert [choice.label for choice in stranger.choices] == [
        "Phạm Văn Dũng, sinh 02/9/1975", "Nguyễn Thị Hạnh", "Võ Hoài Nam", "Không nhập dòng này",
    ]  # fmt: skip
    left = settled(text, YEAR | {(5, "match"): "bỏ"})
    assert left.is_ready
    assert left.plan.set_aside[-1].text == "Lê Thị Lạ"


def test_one_member_is_never_two_rows():
    text = "Họ tên|T1\nNguyễn Thị Hạnh|x\nNGUYỄN THỊ HẠNH|P"
    found = draft(text, YEAR | {(2, "match"): "1", (3, "match"): "1"})

    assert asked(found) == [(3, "match")]
    assert "Dòng khác đã là" in found.open[0].question
    assert marks(found) == {(1, "2025-01-01"): PRESENT}


def test_a_person_may_want_to_be_asked_name_by_name():
    found = draft(U8, YEAR | {(0, "by_name"): "hỏi từng người"})

    assert asked(found) == [(3, "match"), (4, "match")]


def test_what_the_book_holds_itself_is_left_alone_and_said():
    held = (HeldMeeting(date(2025, 2, 3), 2025, 2, REGULAR),)
    found = settled(U8, book=replace(BOOK, setting=MatrixSetting(TODAY, held)))

    assert {day for _member, day in marks(found)} == {"2025-01-01", "2025-03-01"}
    assert any("Cột “T2”: sổ đã có buổi họp ngày 03/02/2025" in note for note in found.plan.notes)


def test_what_is_recorded_is_told_from_what_differs():
    same = PastEntry(1, date(2025, 1, 1), REGULAR, PRESENT)
    other = PastEntry(1, date(2025, 2, 1), REGULAR, UNEXCUSED, "nghỉ")
    recorded = {entry.key: entry for entry in (same, other)}
    found = settled(U8, book=replace(BOOK, recorded=recorded))

    assert found.plan.unchanged == 1
    [changed] = found.plan.changed
    assert (changed.row, changed.new.column) == (3, "2025-02-01")
    assert replace(changed.new, kind=THEMATIC).column == "2025-02-01-thematic"
    assert (changed.name, changed.meeting, changed.old, changed.new.mark) == (
        "Nguyễn Thị Hạnh", "02/2025", other, EXCUSED,
    )  # fmt: skip
    assert len(found.plan.added) == 4


@pytest.mark.parametrize(
    ("heading", "words"),
    [("31/02/2025", "không rõ"), ("05/12/2026", "chưa tới"), ("Lần 3", "không rõ")],
)
def test_a_column_without_a_sure_day_is_asked(heading: str, words: str):
    text = f"Họ tên|{heading}|T1\nNguyễn Thị Hạnh|x|x\nPhạm Văn Dũng|P|x"
    key = (0, "day:2")

    first = settled(text, YEAR)
    again = settled(text, YEAR | {key: "mai"})
    answered = settled(text, YEAR | {key: "05/3"})
    left = settled(text, YEAR | {key: ""})

    assert asked(first) == asked(again) == [key]
    assert words in first.open[0].question
    assert marks(answered)[2, "2025-03-05"] is EXCUSED
    assert (answered.is_ready, left.is_ready) == (True, True)
    assert any("không nhập" in note for note in left.plan.notes)
    assert len(marks(left)) == 2


def test_two_columns_are_never_one_meeting():
    text = "Họ tên|T1|Tháng 1|T1 (CĐ)\nNguyễn Thị Hạnh|x|P|x\n"
    found = settled(text, YEAR)

    assert asked(found) == [(0, "day:3")]
    assert "cùng là buổi họp 01/2025 với cột “T1”" in found.open[0].question
    assert {e.kind for e in found.plan.added} == {REGULAR, THEMATIC}


def test_a_bare_number_of_excel_is_offered_as_a_day():
    rows = (
        (text_cell("Họ tên"), number_cell(45662.0)),
        (text_cell("Nguyễn Thị Hạnh"), text_cell("x")),
    )
    found = draft_of(XlSheet("2025", rows))
    done = draft_of(XlSheet("2025", rows), proposals(found.doubts))

    first = found.doubts[0]
    assert (first.key, first.proposed) == ((0, "day:2"), "05/01/2025")
    assert marks(done) == {(1, "2025-01-05"): PRESENT}


def test_days_that_excel_may_have_exchanged_with_months_are_asked():
    days = [date(2025, 3, month) for month in (1, 2, 3)]  # 03/01, 03/02, 03/3 typed
    rows = (
        (text_cell("Họ tên"), *map(day_cell, days)),
        (text_cell("Nguyễn Thị Hạnh"), *[text_cell("x")] * 3),
    )
    found = draft_of(XlSheet("2025", rows))

    assert [d.column for d in found.open if d.column.startswith("day")] == [
        "day:2", "day:3", "day:4",
    ]  # fmt: skip
    assert [c.answer for c in found.doubts[1].choices] == ["02/03/2025", "03/02/2025", ""]
    kept = [day_cell(date(2025, month, 3)) for month in (1, 2, 3)]
    plain = draft_of(XlSheet("2025", ((rows[0][0], *kept), rows[1])))
    assert [d.column for d in plain.doubts] == ["by_name"]


def test_a_hidden_row_is_asked():
    source = sheet(U8, hidden_rows=frozenset({3}))
    answers = proposals(draft_of(source).doubts)

    assert asked(draft_of(source, answers)) == [(3, "hidden")]
    left = draft_of(source, answers | {(3, "hidden"): "bỏ"})
    assert {member for member, _day in marks(left)} == {2}


def test_columns_and_rows_without_marks_are_said():
    found = settled(f"{U8.strip()}\n3|Võ Hoài Nam||||".replace("T3|", "T3|T4|", 1))

    assert any("không có dấu" in row.reason for row in found.plan.set_aside) is True
    empty = settled("Họ tên|T1|T2\nNguyễn Thị Hạnh|x|", YEAR)
    assert empty.plan.notes == ("Cột không có dấu điểm danh nào: T2.",)


@pytest.mark.parametrize(
    ("name", "is_person"),
    [("Tống Văn Sơn", True), ("Vàng A Páo", True), ("Công Thị Nghĩa", True), ("Có mặt", False),
     ("Tổng số đảng viên có mặt", False), ("Vắng: 2", False), ("Tỷ lệ %", False)],
)  # fmt: skip
def test_sums_below_are_told_from_people_with_such_names(name: str, is_person: bool):
    found = draft(f"STT|Họ tên|T1\n1|Nguyễn Thị Hạnh|x\n2|{name}|x", YEAR)

    assert [line.row for line in found.lines] == ([2, 3] if is_person else [2])


def test_a_legend_in_cells_of_its_own_is_read():
    text = "Họ tên|T1\nNguyễn Thị Hạnh|v\n|\nv|Có mặt\no|Vắng không lý do"

    assert marks(settled(text, YEAR)) == {(1, "2025-01-01"): PRESENT}


def test_a_sheet_without_meetings_is_no_matrix():
    found = draft("STT|Họ tên|Ngày sinh\n1|Nguyễn Thị Hạnh|14/3/1971")

    assert (found.has_header, found.is_ready, found.lines) == (False, False, ())


def test_two_matrices_are_asked_about():
    sheets = (sheet(U8), replace(sheet(U8), name="2024"))
    found = draft_attendance(ForeignFile("dd.xlsx", "", sheets), NOTHING_CHOSEN, BOOK)

    assert found.doubts[0].question == "Tệp có 2 trang có bảng điểm danh. Nhập trang nào?"


def test_an_answer_reads_nothing_anew_that_it_does_not_touch():
    file = ForeignFile("dd.xlsx", "", (sheet(U8),))
    first = draft_attendance(file, NOTHING_CHOSEN, BOOK)
    second = draft_attendance(file, ImportChoices(YEAR), BOOK, first)

    assert second.layout is first.layout
    assert second.plan.added != first.plan.added


STRANGE = """
Sổ theo dõi|||
Danh tính|T1|T2|Kỳ đặc biệt
Nguyễn Thị Hạnh|x|P|x
Phạm Văn Dũng|x|x|K
"""


def strange(columns=None, heading_row=None, answers=None):
    choices = ImportChoices(answers or YEAR, columns or {}, heading_row)
    return draft_attendance(ForeignFile("dd.xlsx", "", (sheet(STRANGE),)), choices, BOOK)


def test_a_matrix_whose_names_are_not_recognised_offers_the_row_of_its_meetings():
    found = strange()
    assert (found.has_header, found.is_ready, found.lines) == (False, False, ())
    assert [column.heading for column in found.columns] == ["Danh tính", "T1", "T2", "Kỳ đặc biệt"]
    assert found.meanings() == {
        1: None, 2: ImportColumn.MEETING, 3: ImportColumn.MEETING, 4: None,
    }  # fmt: skip


def test_a_person_says_which_column_is_the_name_and_which_are_meetings():
    found = strange({1: ImportColumn.FULL_NAME})
    assert [line.name for line in found.lines] == ["Nguyễn Thị Hạnh", "Phạm Văn Dũng"]
    assert found.meanings()[2] is ImportColumn.MEETING
    answers = {**YEAR, (0, "day:4"): "15/5", (0, "by_name"): "ghép"}
    columns = {1: ImportColumn.FULL_NAME, 2: ImportColumn.IGNORED, 4: ImportColumn.MEETING}
    chosen = strange(columns, answers=answers)
    assert marks(chosen) == {
        (1, "2025-02-01"): EXCUSED, (2, "2025-02-01"): PRESENT,
        (1, "2025-05-15"): PRESENT, (2, "2025-05-15"): UNEXCUSED,
    }  # fmt: skip


def test_a_column_said_to_be_a_meeting_is_asked_about_even_if_its_marks_are_unknown():
    odd = STRANGE.replace("|x\n", "|đủ buổi\n").replace("|K\n", "|thiếu\n")
    source = ForeignFile("dd.xlsx", "", (sheet(odd),))
    columns = {1: ImportColumn.FULL_NAME, 4: ImportColumn.MEETING}
    found = draft_attendance(source, ImportChoices(YEAR, columns), BOOK)
    assert (0, "day:4") in asked(found)
    assert 4 in found.titles


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (1, ["Danh tính", "Nguyễn Thị Hạnh", "Phạm Văn Dũng"]),
        (3, ["Phạm Văn Dũng"]),
        (0, ["Sổ theo dõi", "Danh tính", "Nguyễn Thị Hạnh", "Phạm Văn Dũng"]),
        (99, ["Sổ theo dõi", "Danh tính", "Nguyễn Thị Hạnh", "Phạm Văn Dũng"]),
    ],
)
def test_a_person_says_which_row_has_the_headings(row, names):
    columns = {1: ImportColumn.FULL_NAME} | dict.fromkeys((2, 3), ImportColumn.MEETING)
    found = strange(columns, row)
    shown = [line.name for line in found.lines]
    assert shown == [name for name in names if name != "Sổ theo dõi"]


def test_sheets_of_which_none_is_understood_are_asked_about():
    sheets = (sheet("a|b\nc|d"), replace(sheet(STRANGE), name="Hai"))
    file = ForeignFile("dd.xlsx", "", sheets)
    found = draft_attendance(file, NOTHING_CHOSEN, BOOK)
    assert "chưa rõ trang nào là bảng điểm danh" in found.open[0].question
    chosen = ImportChoices({(0, "sheet"): "Hai"}, {1: ImportColumn.FULL_NAME})
    assert [line.row for line in draft_attendance(file, chosen, BOOK).lines] == [3, 4]


def test_names_without_a_meeting_are_no_matrix_yet_and_marks_below_a_strange_heading_are_asked():
    listed = draft("Họ và tên|Ngày sinh\nNguyễn Thị Hạnh|1/1/1980")
    assert (listed.has_header, listed.is_ready) == (False, False)
    found = draft("Họ và tên|Buổi đầu|Buổi sau\nNguyễn Thị Hạnh|x|P\nPhạm Văn Dũng|K|x")
    assert found.has_header
    assert asked(found)[:2] == [(0, "day:2"), (0, "day:3")]
