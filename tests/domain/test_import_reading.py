"""One cell of a foreign list: read, asked about, and read again with the answer."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.doubts import Doubt
from app.domain.import_answers import answered
from app.domain.import_columns import ImportColumn, column_of
from app.domain.import_dates import read_date, read_date_text
from app.domain.import_drafts import ImportChoices
from app.domain.import_grids import encoding_doubt
from app.domain.import_plans import ImportSetting
from app.domain.import_sheets import ForeignFile
from app.domain.import_statuses import ImportStatus
from app.domain.import_values import (
    answered_posts,
    read_digits,
    read_gender,
    read_name,
    read_posts,
    read_text,
)
from app.domain.legacy_text import LegacyEncoding, convert, detect_encoding, font_meaning
from app.domain.member_imports import MemberImport, draft_members
from app.domain.members import Post
from app.domain.syllables import is_syllable
from app.domain.xl_sheets import (
    XlArea,
    XlCell,
    XlKind,
    XlRun,
    XlSheet,
    day_cell,
    fault_cell,
    number_cell,
    read_sheets,
    text_cell,
    text_sheet,
)

TODAY = date(2026, 11, 4)
BORN, ADMITTED = ImportColumn.BIRTH_DATE, ImportColumn.ADMISSION_DATE


def draft(
    text: str,
    answers: dict[tuple[int, str], str] | None = None,
    columns: dict[int, ImportColumn] | None = None,
) -> MemberImport:
    sheet = text_sheet("ds", [line.split("|") for line in text.strip().splitlines()])
    choices = ImportChoices(answers=answers or {}, columns=columns or {})
    return draft_members(ForeignFile("ds", "", (sheet,)), choices, ImportSetting(TODAY))


def text_of(value: object) -> str:
    return getattr(value, "text", lambda: str(value))()


@pytest.mark.parametrize(
    ("number", "choices", "proposed"),
    [
        (31000, ["14/11/1984", ""], "14/11/1984"),
        (9051984, ["09/05/1984", ""], "09/05/1984"),
        (3, [""], None),
        (1984, ["1984", ""], "1984"),
        (99999999, [""], None),
    ],
)
def test_a_number_under_a_date_is_asked(number: int, choices: list[str], proposed: str | None):
    found = read_date(number_cell(float(number)), BORN, TODAY)

    assert [choice.answer for choice in found.choices] == choices
    assert (found.value, found.proposed) == (None, proposed)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("19/05/2030", BORN, "chưa tới"),
        ("19/05/2024", BORN, "không hợp lẽ"),
        ("02/02/1930", ADMITTED, "trước khi có Đảng"),
        ("12/3/30", ADMITTED, "là ngày nào"),
        ("32/13/1980", BORN, "Không đọc được"),
        ("5/13/2019", BORN, "Không đọc được"),
    ],
)
def test_a_date_that_cannot_be_is_asked(text: str, column: ImportColumn, words: str):
    assert words in read_date_text(text, column, TODAY).question


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("19.5.1984", "19/5/1984"),
        ("'19/05/1984 00:00:00", "19/5/1984"),
        ("1984-05-19T00:00:00", "19/5/1984"),
        ("Sinh ngày 19 tháng 5 năm 1984", "19/5/1984"),
        ("19051984", "19/5/1984"),
    ],
)
def test_a_date_in_any_common_writing_is_day_before_month(text: str, shown: str):
    found = read_date_text(text, BORN, TODAY)

    assert (found.shown, found.question) == (shown, "")


@pytest.mark.parametrize(("text", "answer"), [("T5/1984", "05/1984"), ("năm 1984", "1984")])
def test_a_part_of_a_date_is_offered(text: str, answer: str):
    assert read_date_text(text, BORN, TODAY).proposed == answer


def test_an_error_or_a_real_day_under_a_date():
    assert "báo lỗi" in read_date(fault_cell("#N/A"), BORN, TODAY).question
    assert text_of(read_date(day_cell(date(1984, 5, 19)), BORN, TODAY).value) == "19/5/1984"


@pytest.mark.parametrize(
    ("cell", "column", "value", "answers"),
    [
        (text_cell("AB 123"), ImportColumn.CARD_NUMBER, None, ["AB 123", ""]),
        (text_cell("12345"), ImportColumn.CARD_NUMBER, None, ["12345", ""]),
        (text_cell("091"), ImportColumn.PHONE, None, ["091", ""]),
        (text_cell("0912345678; 0241234567"), ImportColumn.PHONE, "0912345678; 0241234567", []),
        (text_cell("máy lẻ 12"), ImportColumn.PHONE, None, ["máy lẻ 12", ""]),
        (number_cell(912345678.0), ImportColumn.PHONE, None, ["0912345678", ""]),
        (text_cell("1,23E+11"), ImportColumn.CARD_NUMBER, None, [""]),
        (
            number_cell(12345678901.0),
            ImportColumn.CARD_NUMBER,
            None,
            ["012345678901", "12345678901", ""],
        ),
        (number_cell(0.0), ImportColumn.CARD_NUMBER, None, ["0", ""]),
    ],
)
def test_a_number_that_is_not_whole_is_asked(
    cell: XlCell, column: ImportColumn, value: str | None, answers: list[str]
):
    found = read_digits(cell, column)

    assert found.value == value
    assert [choice.answer for choice in found.choices] == answers


@pytest.mark.parametrize(
    ("text", "choices", "proposed"),
    [
        ("lý bình", ["Lý Bình"], "Lý Bình"),
        ("Lý Bình (Ba)", ["Lý Bình", "Lý Bình (Ba)"], None),
    ],
)
def test_a_name_in_small_letters_or_with_a_note_is_asked(
    text: str, choices: list[str], proposed: str | None
):
    found = read_name(text)

    assert [choice.answer for choice in found.choices] == choices
    assert (found.value, found.proposed) == (None, proposed)


def test_an_error_of_excel_is_asked_in_every_kind_of_column():
    sheet = XlSheet("ds", ((text_cell("Họ tên"), text_cell("Ghi chú")),
                           (text_cell("Lý Bình"), fault_cell("#N/A"))))  # fmt: skip
    [doubt] = draft_members(
        ForeignFile("ds", "", (sheet,)), ImportChoices(), ImportSetting(TODAY)
    ).doubts

    assert read_text(fault_cell("#REF!")).question == "Ô này báo lỗi trong Excel. Ghi gì?"
    assert "“#N/A” ở dòng 2, cột Ghi chú: Ô này báo lỗi" in doubt.question


def test_a_month_before_the_day_is_offered_and_never_taken():
    found = read_date_text("5/13/1984", BORN, TODAY)

    assert [choice.answer for choice in found.choices] == ["13/05/1984", ""]
    assert (found.value, found.proposed) == (None, None)


def test_gender_and_posts():
    assert read_gender("NỮ").value == "Nữ"
    assert [choice.answer for choice in read_gender("?").choices] == ["Nam", "Nữ", ""]
    assert read_posts("Bí thư kiêm Giám đốc").value == (Post.SECRETARY, "Giám đốc")
    assert answered_posts("Không giữ chức vụ") == ()
    assert answered_posts("UV") == ("UV",)


@pytest.mark.parametrize(
    ("column", "answer", "value"),
    [
        (BORN, "05/1984", "05/1984"),
        (BORN, "hôm qua", None),
        (BORN, "19/5/2030", None),
        (ImportColumn.STATUS, "Miễn sinh hoạt", ImportStatus.EXEMPT),
        (ImportColumn.STATUS, "mien", ImportStatus.EXEMPT),
        (ImportColumn.STATUS, "MSH", None),
        (ImportColumn.POST, "Phó bí thư, Kế toán", (Post.DEPUTY_SECRETARY, "Kế toán")),
        (ImportColumn.GENDER, "Nam", "Nam"),
        (ImportColumn.GENDER, "x", None),
        (ImportColumn.CARD_NUMBER, "012345678901", "012345678901"),
    ],
)
def test_an_answer_is_read_by_its_column(column: ImportColumn, answer: str, value: object):
    found = answered(column, answer, TODAY)

    if value is None:
        assert found is None
    else:
        assert found is not None
        assert text_of(found.value) == str(value)


def test_an_answer_that_cannot_be_read_stays_a_question():
    found = draft("STT|Họ tên|Ngày sinh\n1|Lý Bình|?", {(2, "birth_date"): "hôm qua"})

    assert [d.key for d in found.open] == [(2, "birth_date")]
    assert "chưa đọc được “hôm qua”" in found.open[0].question


def test_a_row_without_a_name_is_taken_with_a_name_or_left_out():
    text = "STT|Họ tên|Ngày sinh\n1||14/3/1971"

    assert draft(text, {(2, "full_name"): "Lý Bình"}).sheet.people[0].name == "Lý Bình"
    assert draft(text, {(2, "full_name"): ""}).sheet.people == ()


def test_a_row_a_person_does_not_want_is_left_out_with_a_reason():
    found = draft("STT|Họ tên|Ngày sinh\n|Lý Bình|\n1|Lý An|1/1/1980", {(2, "alone"): "bỏ"})

    assert [person.name for person in found.sheet.people] == ["Lý An"]
    assert found.sheet.skipped[0].reason == "đồng chí chọn không nhập"


def test_names_under_each_other_need_nothing_else():
    assert len(draft("Họ và tên\nLý Bình\nLý Cúc").sheet.people) == 2


def test_a_column_of_ticks_under_women_says_gender():
    found = draft("Họ tên|Nữ|Ngày sinh\nLý Bình||1/1/1980\nLý Cúc|x|1/1/1981")

    assert [p.text_of(ImportColumn.GENDER) for p in found.sheet.people] == ["", "Nữ"]


def test_a_person_maps_the_columns_of_a_list_without_headings():
    text = "1|Lý Bình|14/3/1971\n2|Lý Cúc|02/9/1975"
    columns = {2: ImportColumn.FULL_NAME, 3: ImportColumn.BIRTH_DATE}

    bare, mapped = draft(text), draft(text, columns=columns)

    assert (bare.sheet.has_header, bare.is_ready) == (False, False)
    assert [p.name for p in mapped.sheet.people] == ["Lý Bình", "Lý Cúc"]


def test_what_a_person_says_of_a_column_wins_over_its_heading():
    text = "Họ tên|Ngày sinh|Khác\nLý Bình|01/01/1970|14/3/1971"

    found = draft(text, columns={3: ImportColumn.BIRTH_DATE, 2: ImportColumn.IGNORED})

    person = found.sheet.people[0]
    assert text_of(person.date_of(ImportColumn.BIRTH_DATE)) == "14/3/1971"
    assert person.date_of(ImportColumn.OFFICIAL_DATE) is None


def test_a_heading_twice_counts_once_and_a_title_is_no_heading():
    found = draft("Danh sách\nHọ tên|Ghi chú|Ghi chú\nLý Bình|a|b")

    assert [c.column for c in found.sheet.columns][1:] == [ImportColumn.NOTE, None]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Ngày vào Đảng (chính thức)", ImportColumn.OFFICIAL_DATE),
        ("Ngày vào Đảng (dự bị, chính thức)", None),
        ("HỌ TÊN\n(khai sinh)", ImportColumn.FULL_NAME),
        ("Số  CCCD:", ImportColumn.CITIZEN_ID),
        ("Hệ số lương", ImportColumn.MONEY),
        ("Ngày sinh (ghi đủ)", ImportColumn.BIRTH_DATE),
        ("Màu áo", None),
    ],
)
def test_a_heading_is_known_without_case_marks_and_signs(heading: str, column: ImportColumn | None):
    assert column_of(heading) is column


@pytest.mark.parametrize(
    ("old", "encoding", "now"),
    [
        ("®¶ng viªn", LegacyEncoding.TCVN3, "đảng viên"),
        ("Uû ban nh©n d©n", LegacyEncoding.TCVN3, "Uỷ ban nhân dân"),
        ("nghÞ quyÕt", LegacyEncoding.TCVN3, "nghị quyết"),
        ("NguyÔn V¨n C", LegacyEncoding.TCVN3, "Nguyễn Văn C"),
        ("Xin chaøo caùc baïn", LegacyEncoding.VNI, "Xin chào các bạn"),
        ("NGUYEÃN VAÊN ÑÖÙC", LegacyEncoding.VNI, "NGUYỄN VĂN ĐỨC"),
        ("Ñaûng vieân", LegacyEncoding.VNI, "Đảng viên"),
    ],
)
def test_an_old_encoding_is_noticed_by_its_spelling(old: str, encoding: LegacyEncoding, now: str):
    assert (detect_encoding([old]), convert(old, encoding)) == (encoding, now)


@pytest.mark.parametrize(
    "text", ["chi bé", "Hoà Văn Quý", "Trần Thị Đẹp", "Hội nghị «Đảng»", "naïve", "abc", "Ñandú ×"]
)
def test_good_words_of_today_are_never_taken_for_old_ones(text: str):
    assert detect_encoding([text]) is None


def test_the_name_of_a_font_tells_the_encoding():
    assert font_meaning("Times New Roman") is None
    upper, vni = font_meaning(".VnTimeH"), font_meaning("VNI-Times")
    assert upper is not None
    assert vni is not None
    assert (upper.encoding, upper.is_upper) == (LegacyEncoding.TCVN3, True)
    assert (vni.encoding, vni.is_upper) == (LegacyEncoding.VNI, False)


@pytest.mark.parametrize("word", ["gì", "giếng", "Nguyễn", "quốc", "ỷ", "thuở", "khuỷu"])
def test_a_vietnamese_word_is_a_syllable(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nguyôn", "thþ", "caùc", "abc", "gix"])
def test_other_words_are_none(word: str):
    assert not is_syllable(word)


def old_sheet(font: str = "") -> XlSheet:
    lines = ("Hä vµ tªn", "NguyÔn ThÞ H¹nh", "Hoa")
    return XlSheet("ds", tuple((text_cell(line, font),) for line in lines))


def test_conversion_waits_for_the_answer_and_may_be_refused():
    file = ForeignFile("ds", "", (old_sheet(),))
    setting = ImportSetting(TODAY)

    kept = draft_members(file, ImportChoices({(0, "encoding"): "giữ nguyên"}), setting)
    taken = draft_members(file, ImportChoices({(0, "encoding"): "chuyển mã"}), setting)

    assert not kept.sheet.has_header
    assert taken.sheet.people[0].name == "Nguyễn Thị Hạnh"


def test_a_sheet_of_both_encodings_is_converted_where_it_is_old():
    lines = ("Họ và tên", "NguyÔn ThÞ H¹nh", "Đỗ Văn H¶i", "Hoà Văn Quý")
    doubt = encoding_doubt(XlSheet("ds", tuple((text_cell(line),) for line in lines)))

    assert doubt is not None
    assert doubt.lines == ("NguyÔn ThÞ H¹nh → Nguyễn Thị Hạnh", "Đỗ Văn H¶i → Đỗ Văn Hải")
    assert doubt.proposed is None


def test_a_font_alone_without_old_letters_asks_nothing():
    plain = XlSheet("ds", ((text_cell("Ho ten", ".VnTime"),),))

    assert encoding_doubt(plain) is None


def test_text_of_today_in_an_old_font_stays():
    doubt: Doubt | None = encoding_doubt(XlSheet("ds", ((text_cell("Hoà", ".VnTime"),),)))

    assert doubt is None


def test_a_sheet_knows_its_cells_and_edges():
    sheet = text_sheet("ds", [["a", " "], []])

    assert sheet.at(1, 1) is not None
    assert [sheet.at(0, 1), sheet.at(1, 3), sheet.at(9, 1), sheet.at(1, 2)] == [None] * 4
    assert number_cell(8.5).text == "8.5"


def test_plain_values_of_a_reader_become_cells():
    values = {
        "name": "Trang 1",
        "rows": [
            [None, ["text", [["Lý ", ""], ["Bình", ".VnTime"]]], ["text", [[" ", ""]]]],
            [["number", 5.0], ["day", "1984-05-19"], ["fault", "#REF!"]],
        ],
        "merged": [[1, 1, 1, 2]],
        "hidden_rows": [2],
        "is_hidden": False,
        "is_cut": False,
    }
    [sheet] = read_sheets([values])

    assert sheet.at(1, 2) == XlCell(
        XlKind.TEXT, "Lý Bình", runs=(XlRun("Lý "), XlRun("Bình", ".VnTime"))
    )
    assert sheet.at(1, 3) is None
    assert [c.text for c in sheet.rows[1] if c] == ["5", "19/5/1984", "#REF!"]


def test_a_name_merged_over_two_rows_is_one_person():
    lines = [["Họ tên", "Đơn vị"], ["Lý Bình", "Văn phòng"], ["", "Tư pháp"]]
    sheet = replace(text_sheet("ds", lines), merged=(XlArea(2, 1, 3, 1),))

    found = draft_members(ForeignFile("ds", "", (sheet,)), ImportChoices(), ImportSetting(TODAY))

    assert [p.row for p in found.sheet.people] == [2]
    assert found.sheet.skipped[0].reason == "dòng nối tiếp dòng trên"
