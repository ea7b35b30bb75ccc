from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.members import Post
from app.services import opening
from ui.firstrun.page import FirstRun, FirstRunPage


@pytest.fixture
def run(dressed, dialogs, show, tmp_path) -> FirstRun:
    page = FirstRun(dialogs, parent_folder=tmp_path / "so-lieu")
    show(page)
    return page


def name_the_cell(run: FirstRun, name: str = "Chi bộ Văn phòng") -> None:
    run.cell.form.input("name").setText(name)
    run.cell.form.changed.emit()


def write(row, **values: str) -> None:
    for field, text in values.items():
        line = row.name if field == "name" else row.dates[field]
        line.setText(text)
        line.changed.emit()


def made_by(run: FirstRun, qtbot: QtBot) -> Path:
    with qtbot.waitSignal(run.created) as made:
        run.go_on()
    return made.args[0]


def test_four_pages_make_one_whole_book(run, qtbot, tmp_path):
    name_the_cell(run)
    run.go_on()
    write(run.members.rows[0], name="Nguyễn Thị Hạnh", birth_date="05/1984")
    write(run.members.rows[1], name="Phạm Văn Dũng")
    run.members.rows[0].post.set_value(Post.SECRETARY)
    assert run.next_button.text() == "Ghi 2 đảng viên"
    run.go_on()
    run.rubric.cards.cards["an-phu-chi-tiet"].pressed.emit()
    run.go_on()
    place = made_by(run, qtbot)
    services = opening.open_services(opening.take(place))
    members = services.members.all()
    settings = services.cells.settings()
    services.close()
    assert place == tmp_path / "so-lieu" / "Chi bộ Văn phòng"
    assert [m.full_name for m in members] == ["Phạm Văn Dũng", "Nguyễn Thị Hạnh"]
    assert members[1].posts[0].post is Post.SECRETARY
    assert members[1].form.birth_date.text() == "05/1984"
    assert settings.rubric_id == "an-phu-chi-tiet"


def test_nothing_is_written_before_the_last_page(run, tmp_path):
    name_the_cell(run)
    for _ in range(3):
        run.go_on()
    assert run.at == 3
    assert not (tmp_path / "so-lieu").exists()


def test_every_page_can_be_skipped(run, qtbot):
    for _ in range(3):
        run.skip()
    with qtbot.waitSignal(run.created) as made:
        run.skip()
    services = opening.open_services(opening.take(made.args[0]))
    cell, members = services.cells.get(), services.members.all()
    services.close()
    assert cell.name == "Chi bộ chưa đặt tên"
    assert members == ()


def test_a_cell_without_a_name_stops_the_first_page(run):
    run.go_on()
    assert run.at == 0
    assert "name" in run.cell.form.problem_texts()


def test_going_back_loses_nothing(run):
    name_the_cell(run)
    run.go_on()
    write(run.members.rows[0], name="Nguyễn Thị Hạnh")
    run.go_back()
    assert run.cell.form.values()["name"] == "Chi bộ Văn phòng"
    run.go_on()
    assert run.members.rows[0].name.text() == "Nguyễn Thị Hạnh"


def test_the_rail_says_how_far_each_step_is(run):
    name_the_cell(run)
    run.go_on()
    write(run.members.rows[0], name="Nguyễn Thị Hạnh")
    said = [spot.text for spot in run.rail.steps.spots]
    assert said == [
        "Chi bộ, Chi bộ Văn phòng",
        "Đảng viên, 1 đảng viên",
        "Khung tiêu chí",
        "Sao lưu",
    ]
    run.rail.steps.clicked.emit("3")
    assert run.at == 1
    run.rail.steps.clicked.emit("0")
    assert run.at == 0


def test_an_unreadable_date_stops_and_takes_the_keyboard(run):
    run.show_step(1)
    write(run.members.rows[0], name="Nguyễn Thị Hạnh", birth_date="12/13")
    run.go_on()
    assert run.at == 1
    assert "Viết ngày/tháng/năm" in run.members.rows[0].problem.text()
    assert run.members.rows[0].dates["birth_date"].hasFocus()


def test_dates_without_a_name_are_asked_about(run):
    run.show_step(1)
    write(run.members.rows[0], birth_date="1984")
    run.go_on()
    assert run.members.rows[0].problem.text() == "Chưa ghi họ và tên."


def test_odd_dates_are_advised_on_and_do_not_stop(run):
    run.show_step(1)
    row = run.members.rows[0]
    write(row, name="Nguyễn Thị Hạnh", birth_date="1990", admission_date="2000")
    row.dates["admission_date"].editingFinished.emit()
    assert "chưa đủ 18 tuổi" in row.advice.text()
    run.go_on()
    assert run.at == 2


def test_names_are_pasted_one_a_line(run):
    run.show_step(1)
    run.members.paste_button.click()
    run.members.paste.setPlainText(
        "\n".join(f"{n}. TRẦN VĂN {'ABCDEGHI'[n - 1]}" for n in range(1, 9))
    )
    assert run.members.take_pasted() == 8
    assert [form.full_name for form in run.members.forms()][:2] == ["Trần Văn A", "Trần Văn B"]
    assert run.members.rows[-1].is_empty()
    assert run.next_button.text() == "Ghi 8 đảng viên"


def test_the_grid_grows_with_the_last_row(run):
    run.show_step(1)
    before = len(run.members.rows)
    write(run.members.rows[-1], name="Nguyễn Thị Hạnh")
    assert len(run.members.rows) > before


def test_a_cloud_folder_must_be_insisted_on(run, dialogs, tmp_path):
    name_the_cell(run)
    dialogs.folders.append(tmp_path / "OneDrive")
    run.cell.place_button.click()
    assert "đồng bộ" in run.cell.warning.label.text()
    run.go_on()
    run.skip()
    assert run.at == 0
    assert not run.cell.problem.isHidden()
    run.cell.insist.click()
    run.go_on()
    assert run.at == 1


def test_a_folder_with_a_book_is_refused_and_nothing_typed_is_lost(run, qtbot, dialogs):
    name_the_cell(run)
    opening.make_book(run.cell.place(), run.cell.cell(), lambda _s: None)
    for _ in range(3):
        run.go_on()
    run.go_on()
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert "đã có sổ" in dialogs.errors[0]
    assert run.next_button.isEnabled()
    assert run.cell.form.values()["name"] == "Chi bộ Văn phòng"


def test_a_book_already_there_is_opened_instead(run, dialogs, tmp_path):
    opened: list[Path] = []
    run.opened.connect(opened.append)
    dialogs.folders.append(tmp_path)
    run.cell.known_button.click()
    assert opened == [tmp_path]


def test_the_folder_for_backups_is_kept(run, qtbot, dialogs, tmp_path):
    name_the_cell(run)
    for _ in range(3):
        run.go_on()
    dialogs.folders.append(tmp_path)
    run.backup.choose_button.click()
    services = opening.open_services(opening.take(made_by(run, qtbot)))
    folder = services.cells.settings().backup_folder
    services.close()
    assert folder == str(tmp_path)


def test_the_sample_is_offered_on_every_page(run):
    wanted: list[int] = []
    run.sample_wanted.connect(lambda: wanted.append(run.at))
    for place in range(4):
        run.show_step(place)
        run.sample_button.click()
    assert wanted == [0, 1, 2, 3]


def test_a_small_window_shortens_words(run):
    run.resize(868, 484)
    assert run.sample_button.text() == "Chi bộ mẫu"
    assert run.layout().minimumSize().width() < 868


def test_rubric_cards_are_chosen_with_the_keyboard(run, qtbot):
    run.show_step(2)
    qtbot.keyClick(run.rubric.cards.cards["an-phu-chi-tiet"], Qt.Key.Key_Space)
    assert run.rubric.rubric_id() == "an-phu-chi-tiet"


class Start:
    """A start of the program that only remembers what it is asked."""

    def __init__(self, dialogs) -> None:
        self.dialogs = dialogs
        self.asked: list[object] = []

    def open(self, place: Path) -> None:
        self.asked.append(place)

    def receive(self) -> None:
        self.asked.append("receive")


class StartWithSample(Start):
    def open_sample(self) -> None:
        self.asked.append("sample")


def test_the_page_opens_what_it_made(dressed, dialogs, show, tmp_path):
    start = Start(dialogs)
    page = FirstRunPage(start)
    show(page)
    page.created.emit(tmp_path)
    assert start.asked == [tmp_path]
    page.cell.receive_button.click()
    assert start.asked == [tmp_path, "receive"]
    assert page.sample_button.isHidden()


def test_the_sample_is_joined_to_a_start_that_can_make_one(dressed, dialogs, show):
    start = StartWithSample(dialogs)
    page = FirstRunPage(start)
    show(page)
    page.sample_button.click()
    assert start.asked == ["sample"]


LIST = (
    "TT\tHọ tên\tNgày sinh\tNgày vào Đảng\tChức vụ\tDiện\n"
    "1\tNGUYỄN THỊ HẠNH\t14/3/1971\t19/5/1998\tBí thư\tChính thức\n"
    "2\tLÝ VĂN SÁU\t05/1984\t03/02/2025\t\tMSH\n"
)


def test_a_pasted_list_is_asked_about_and_written_with_the_book(run, qtbot):
    name_the_cell(run)
    run.go_on()
    part = run.members.list_part
    QGuiApplication.clipboard().setText(LIST)
    part.paste_button.click()
    assert run.next_button.text() == "Còn 2 điều chưa chọn"
    run.go_on()
    assert run.at == 1  # what is open is asked first
    for row in part.view.questions.rows:
        if "MSH" in row.sentence.text():
            row.answered.emit(row.keys, "Dự bị")
        elif "ngày chính thức" in row.sentence.text():
            row.answered.emit(row.keys, "đúng")
    assert run.next_button.text() == "Ghi 2 đảng viên"
    run.go_on()
    run.go_on()
    place = made_by(run, qtbot)
    services = opening.open_services(opening.take(place))
    members = {m.full_name: m for m in services.members.all()}
    services.close()

    assert set(members) == {"Nguyễn Thị Hạnh", "Lý Văn Sáu"}
    assert members["Nguyễn Thị Hạnh"].posts[0].post is Post.SECRETARY
    assert members["Lý Văn Sáu"].form.birth_date.text() == "05/1984"


def test_members_typed_by_hand_come_back_when_the_list_is_dropped(run):
    name_the_cell(run)
    run.go_on()
    write(run.members.rows[0], name="Phạm Văn Dũng")
    QGuiApplication.clipboard().setText(LIST)
    run.members.list_part.paste_button.click()
    assert run.members.forms() == ()
    run.members.list_part.by_hand_button.click()

    assert [form.full_name for form in run.members.forms()] == ["Phạm Văn Dũng"]
    assert run.members.imported() is None
