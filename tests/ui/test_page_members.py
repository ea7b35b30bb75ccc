from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.attendance import AttendanceState
from app.domain.dates import parse_partial
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.member_books import LoanDraft
from app.domain.members import LeftKind, MemberForm, Situation
from app.domain.minutes import EntryDraft, EntryKind
from app.domain.periods import Period
from ui.members.columns import Filter
from ui.members.page import MembersPage

BY_NAME = ["Lý Gia Bảo", "Phạm Văn Dũng", "Hồ Sỹ Đạt", "Bùi Thị Thu Hà", "Nguyễn Thị Hạnh"]


@pytest.fixture
def page(workspace, show) -> MembersPage:
    made = MembersPage(workspace)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def ids(services) -> dict[str, int]:
    return {member.full_name: member.id for member in services.members.all()}


@pytest.fixture
def meeting(services) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), date(2026, 11, 3))
    meeting_id = services.meetings.create(draft)
    services.agendas.open(meeting_id)
    services.meetings.set_stage(meeting_id, MeetingStage.IN_SESSION)
    services.attendance.mark_all_present(meeting_id)
    return meeting_id


def names(page: MembersPage) -> list[str]:
    return [row[1] for row in page.listing.table.texts()]


def went(workspace) -> list[str]:
    places: list[str] = []
    workspace.opened.connect(places.append)
    return places


def test_members_are_listed_by_given_name_with_their_figures(page):
    assert names(page) == [*BY_NAME, "Vũ Thị Thắm"]
    assert page.header.subtitle.text() == "6 đồng chí: 5 chính thức, 1 dự bị."
    assert page.listing.filters.texts() == ("Tất cả 6", "Chính thức 5", "Dự bị 1")


def test_exceptions_get_a_chip_and_the_usual_class_is_plain(page, services, ids):
    services.members.set_situation(ids["Hồ Sỹ Đạt"], Situation.EXEMPT, date(2026, 1, 1))
    classes = {row[1]: row[5] for row in page.listing.table.texts()}
    assert classes["Lý Gia Bảo"] == "Dự bị"
    assert classes["Hồ Sỹ Đạt"] == "Miễn SH"
    assert classes["Vũ Thị Thắm"] == "Chính thức"


def test_a_filter_shows_only_its_own(page):
    page.listing.filters.press(2)
    assert names(page) == ["Lý Gia Bảo"]
    assert page.listing.panel.name.text() == "Lý Gia Bảo"


def test_those_who_left_have_a_filter_of_their_own(page, services, ids):
    services.members.leave(ids["Vũ Thị Thắm"], date(2026, 10, 1), LeftKind.TRANSFERRED)
    assert "Vũ Thị Thắm" not in names(page)
    assert page.listing.filters.texts()[-1] == "Đã rời 1"
    page.listing.filters.press(3)
    assert names(page) == ["Vũ Thị Thắm"]
    assert page.listing.panel.kind.text() == "Đã rời chi bộ"


def test_names_are_found_with_and_without_marks(page):
    everybody = names(page)
    for typed in ("dung", "DŨNG", "văn d"):
        page.listing.search.setText(typed)
        page.listing.search.search_now()
        assert names(page) == ["Phạm Văn Dũng"]
        page.listing.search.setText("")
        page.listing.search.search_now()
        assert names(page) == everybody


def test_a_name_nobody_has_is_answered_with_a_sentence(page):
    page.listing.search.setText("Xuyến")
    page.listing.search.search_now()
    assert page.listing.table.empty.sentence.text() == "Không có tên nào khớp “Xuyến”."
    assert page.listing.panel.isHidden()


def test_coming_dates_stand_in_a_strip_and_a_list(page, services, ids):
    form = MemberForm("Trần Văn An", admission_date=parse_partial("20/11/2025"))
    services.members.add(form)
    said = "Đ/c Trần Văn An đủ 12 tháng dự bị ngày 20/11/2026"
    other = "đ/c Lý Gia Bảo đủ 12 tháng dự bị ngày 03/3/2027"
    assert page.notice.label.text() == f"{said}; {other}."
    page.listing.show_milestones()
    row = next(row for row in page.listing.milestones.rows if row.line.text == said)
    row.button.click()
    assert page.listing.panel.name.text() == "Trần Văn An"


def test_without_coming_dates_there_is_no_strip(page, services, ids):
    services.members.remove(ids["Lý Gia Bảo"])
    assert page.notice.isHidden()


def test_a_mark_of_the_year_opens_the_attendance_of_its_meeting(page, meeting, workspace):
    places = went(workspace)
    member = page.listing.panel._card.member.id
    page.listing.panel.marks.clicked.emit("11")
    page.listing.panel.marks.clicked.emit("12")
    assert places == [f"meeting:{meeting}:attendance:{member}"]


def test_the_card_counts_the_meetings_of_the_year(page, meeting, services, ids):
    services.attendance.mark(meeting, ids["Hồ Sỹ Đạt"], AttendanceState.EXCUSED)
    page.open(f"member:{ids['Hồ Sỹ Đạt']}")
    assert page.listing.panel.year_count.text() == "0/1"
    marks = page.listing.panel.marks.spots
    assert marks[10].text == "Tháng 11: Vắng có lý do"
    assert marks[11].text == "Tháng 12: Chưa họp"


@pytest.mark.parametrize(
    ("key", "place"),
    [("speeches", "page:meetings"), ("papers", "page:plan")],
)
def test_every_figure_opens_where_it_comes_from(page, workspace, key, place):
    places = went(workspace)
    page.listing.panel.figures.clicked.emit(key)
    assert places == [place]


def test_the_tasks_of_a_member_open_on_their_own_list(page, workspace, ids):
    page.open(f"member:{ids['Hồ Sỹ Đạt']}")
    places = went(workspace)
    page.listing.panel.figures.clicked.emit("tasks")
    assert places == [f"tasks:member:{ids['Hồ Sỹ Đạt']}"]


def test_opening_a_record_takes_filters_away_that_hide_it(page, ids):
    page.listing.filters.press(2)
    page.open(f"member:{ids['Phạm Văn Dũng']}")
    assert page.listing.panel.name.text() == "Phạm Văn Dũng"
    assert len(names(page)) == 6


def test_keys_add_find_and_open(page, qtbot: QtBot):
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.listing.table.view, Qt.Key.Key_Return)
    assert page.editor.title.text() == "Sửa đảng viên: Lý Gia Bảo"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.title.text() == "Thêm đảng viên"


def test_an_empty_cell_says_what_belongs_here(page, services, ids):
    for member_id in ids.values():
        services.members.remove(member_id)
    assert page.listing.table.empty.sentence.text() == "Chưa có đảng viên nào."
    page.listing.table.empty.pressed.emit()
    assert page.editor.member_id is None
    assert page.header.isHidden()


def test_a_narrow_page_shows_the_card_in_place_of_the_list(page):
    page.resize(820, 500)
    assert not page.listing.panel.isVisible()
    page.listing.card_button.click()
    assert page.listing.panel.isVisible()
    assert not page.listing.table.isVisible()
    page.listing.back_button.click()
    assert page.listing.table.isVisible()


def test_sorting_by_a_column_follows_dates_not_letters(page):
    page.listing.table.model.sort(4, Qt.SortOrder.DescendingOrder)
    assert names(page)[0] == "Lý Gia Bảo"


def test_the_page_offers_its_acts_to_the_palette(page):
    texts = [command.text for command in page.commands()]
    assert texts[:2] == ["Thêm đảng viên", "Sổ sách: Đang sinh hoạt"]
    assert texts[-1] == "Xem mốc thời hạn của đảng viên"
    assert Filter.LEFT not in page.listing.filters._values


def test_a_figure_lists_the_records_it_counts_and_puts_them_away_again(
    page, meeting, services, ids, workspace
):
    dat = ids["Hồ Sỹ Đạt"]
    praise = EntryDraft(EntryKind.COMMENDATION, "Giúp dân bản", member_id=dat)
    services.minutes.add(meeting, praise)
    page.open(f"member:{dat}")
    panel, places = page.listing.panel, went(workspace)
    assert panel.more.isVisible()
    panel.more.clicked.emit("praise")
    assert panel.recent.title.text() == "Được biểu dương năm 2026"
    panel.recent.rows[0].button.click()
    assert places[0].startswith(f"meeting:{meeting}:run:entry:")
    panel.more.clicked.emit("praise")
    assert panel.recent.title.text() == "Gần đây"


def test_the_card_tells_what_the_registers_say_and_leads_there(page, services, ids, workspace):
    dat = ids["Hồ Sỹ Đạt"]
    line = services.member_books.add(LoanDraft(dat, "Đảng ủy xã", date(2026, 10, 1)))
    page.open(f"member:{dat}")
    texts = [row.line.text for row in page.listing.panel.books.rows]
    assert texts == ["Phiếu bổ sung hồ sơ: chưa nhận", "Hồ sơ giao Đảng ủy xã: chưa trả"]
    places = went(workspace)
    page.listing.panel.books.rows[1].button.click()
    assert places == [f"register:loans:{line}"]
