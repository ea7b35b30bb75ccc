from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.agendas import ItemFate
from app.domain.posting_texts import PostingText
from app.domain.tasks import TaskState
from tests.services.paper_book import at
from tests.ui.step_showing import press, step_of
from ui.kit.painting import scaled
from ui.kit.paragraph import Paragraph
from ui.meetings.finishing import FinishingStep
from ui.meetings.finishing_head import TIMES
from ui.meetings.finishing_posting import ANNOUNCED, POSTED, REPORTED
from ui.meetings.finishing_side import PackageCard
from ui.meetings.finishing_tasks import LEAST_WITH_PRODUCT, PRODUCT


@pytest.fixture
def meeting(finished) -> int:
    return finished


@pytest.fixture
def step(workspace, meeting, show) -> FinishingStep:
    return step_of(FinishingStep, workspace, meeting, show)


@pytest.fixture
def locked(services, meeting, workspace, show) -> FinishingStep:
    services.finishing.lock(meeting)
    return step_of(FinishingStep, workspace, meeting, show)


def test_the_card_names_the_paper_its_vote_and_its_tasks(step):
    assert step.resolution.title.text() == "Nghị quyết: 2 nhiệm vụ"
    assert step.resolution.chip.spec().text == "3/5 tán thành"
    assert step.resolution.table.texts()[0] == (
        "1", "Báo cáo tổng kết năm 2026", "Nguyễn Thị Hạnh", "25/11", "Bản dự thảo", "Đủ",
    )  # fmt: skip


def test_without_room_the_product_gives_way_to_what_is_to_be_done(step):
    card, title = step.resolution, 1
    seen = []
    for width in (scaled(LEAST_WITH_PRODUCT), scaled(LEAST_WITH_PRODUCT) - 1):
        card.set_room(width)
        seen.append(card.table.view.isColumnHidden(PRODUCT))
    assert seen == [False, True]
    column, task = card.table.model.columns[title], card.table.records()[0]
    assert column.tooltip(task) == f"{task.text}\nSản phẩm: Bản dự thảo"


def test_a_number_is_asked_once_and_given(step, dialogs):
    dialogs.answers.extend([False, True])
    step.resolution.number_button.click()
    assert step.view.file.documents == ()
    step.resolution.number_button.click()
    assert dialogs.asked[-1] == "Cấp số 17-NQ/CB cho nghị quyết tháng 11/2026?"
    assert step.resolution.title.text() == "Nghị quyết 17-NQ/CB: 2 nhiệm vụ"
    assert not step.resolution.number_button.isVisible()


def test_a_number_is_cancelled_with_a_reason(step, dialogs):
    dialogs.answers.append(True)
    step.resolution.number_button.click()
    dialogs.reasons.extend([None, "chi bộ biểu quyết lại nội dung"])
    step.resolution.cancel_button.click()
    step.resolution.cancel_button.click()
    assert step.view.file.documents[0].cancel_reason == "chi bộ biểu quyết lại nội dung"
    assert step.resolution.title.text() == "Nghị quyết: 2 nhiệm vụ"


def test_a_task_is_added_and_a_past_deadline_keeps_the_form_open(step, dialogs):
    problems = []

    def answer(dialog):
        owner = step.view.file.attendance[0].member_id
        values = {"text": "Kiểm kê", "owner_id": owner, "due_on": date(2026, 10, 1)}
        dialog.tasks.form.set_values(values)
        dialog.accept()
        problems.append(dialog.tasks.form.problem_texts())
        dialog.tasks.form.set_values({"due_on": date(2026, 11, 30)})
        dialog.accept()
        return True

    dialogs.answers.append(answer)
    step.resolution.add_button.click()
    assert problems == [{"due_on": "Thời hạn không thể trước ngày giao việc."}]
    last = step.resolution.table.texts()[-1]
    assert (last[1], last[-1]) == ("Kiểm kê", "Thiếu sản phẩm")


def test_delete_takes_a_task_away_and_undo_brings_it_back(step, workspace):
    step.go(f"finish:task:{step.view.file.tasks[1].id}")
    press(step.resolution.table.view, Qt.Key.Key_Delete)
    assert step.resolution.title.text() == "Nghị quyết: 1 nhiệm vụ"
    workspace.undo()
    assert step.resolution.title.text() == "Nghị quyết: 2 nhiệm vụ"


def test_papers_are_exported_then_opened(step, services, qtbot):
    opened = []
    step.does.opener = lambda path: opened.append(path) is None
    before = {r[0]: r for r in step.papers.table.texts()}
    assert before["Phiếu chấm điểm"][2:] == ("Chưa xuất", "Xuất")
    step.papers.exported.emit("phieu-cham-diem")
    after = next(r for r in step.papers.table.texts() if r[0] == "Phiếu chấm điểm")
    assert after[2:] == ("Đã xuất", "Mở")
    step.papers.opened.emit(after[1])
    step.package.folder.click()
    package = services.exports / "2026-11_goi-dang_sau-hop"
    assert opened == [services.exports / after[1], package]
    assert any(path.suffix == ".txt" for path in package.iterdir())


def test_all_papers_are_exported_and_a_missing_file_is_said(step, services, workspace, dialogs):
    said = []
    workspace.said.connect(lambda text, _undo: said.append(text))
    step.papers.all_button.click()
    assert said[-1].startswith("Đã xuất ")
    name = next(r[1] for r in step.papers.table.texts() if r[3] == "Mở")
    (services.exports / name).unlink()
    step.papers.opened.emit(name)
    assert name in dialogs.errors[-1]


def test_dates_are_ticked_for_today_or_written(step, dialogs):
    step.posting.today_buttons[POSTED].click()
    assert step.view.file.header.finished_posted_on == date(2026, 11, 4)
    assert not step.posting.today_buttons[POSTED].isVisible()
    field = step.posting.fields[REPORTED]
    field.line.setText("5/11")
    field.line.editingFinished.emit()
    assert step.view.file.header.reported_on == date(2026, 11, 5)
    assert step.countdown.figure.text() == "Đã xong ngày 05/11"
    field.line.setText("01/11/2026")
    field.line.editingFinished.emit()
    assert dialogs.errors == ["Ngày này không thể trước ngày họp. Hãy ghi lại ngày."]
    assert field.value() == date(2026, 11, 5)


def test_the_places_of_findings_get_the_focus(step):
    for where, widget in (
        ("finish:posting", step.posting.today_buttons[POSTED]),
        ("finish:announcement", step.posting.today_buttons[ANNOUNCED]),
        ("finish:scan", step.posting.scan_button),
        ("finish:adoption", step.head.inputs["minutes_adopted_at"]),
        ("finish:separate", step.head.inputs["separate_from_work"]),
        ("finish:conclusion", step.texts.fields["conclusion"].field),
        ("finish:tasks", step.resolution.table.view),
    ):
        step.go(where)
        assert QApplication.focusWidget() is widget, where


def test_times_of_the_minutes_are_kept_when_left_and_a_false_one_is_refused(step, dialogs):
    field = step.head.inputs["minutes_adopted_at"]
    field.set_value(time(15, 33))
    field.editingFinished.emit()
    assert step.view.file.header.minutes_adopted_at == at(15, 33)
    end = step.head.inputs["ended_at"]
    end.set_value(time(13, 0))
    step.leave()
    assert dialogs.errors == ["Giờ kết thúc không thể trước giờ bắt đầu."]
    assert end.value() == time(15, 35)


def test_a_person_and_a_tick_are_kept_at_once(step):
    field = step.head.inputs["minute_taker_id"]
    field.setCurrentIndex(0)
    field.activated.emit(0)
    assert step.view.file.header.minute_taker_id == field.value()
    step.head.inputs["separate_from_work"].click()
    assert step.view.file.header.separate_from_work is False


def test_an_item_is_left_for_later_only_with_a_reason(step, dialogs):
    item = step.view.file.agenda[3]
    step.fates.table.select(item.id)
    dialogs.reasons.extend([None, "hết giờ"])
    for _ in range(2):
        step.fates.chosen.emit(item, ItemFate.POSTPONED)
    kept = step.view.file.agenda[3]
    assert (kept.fate, kept.fate_reason) == (ItemFate.POSTPONED, "hết giờ")
    assert step.fates.table.texts()[3][3] == "Để lại"


def test_completeness_leads_to_what_is_missing(step, qtbot):
    assert step.mark(step.view) == step.complete.figure.text()
    with qtbot.waitSignal(step.wanted) as asked:
        step.complete.lines.clicked.emit("1")
    assert asked.args[0].startswith("run")
    step.complete.lines.clicked.emit("7")
    assert QApplication.focusWidget() is step.posting.scan_button


def test_texts_for_the_handbook_are_copied(step):
    for button, start in zip(step.package.buttons, ("Kết quả", "Chi bộ", "Chất"), strict=True):
        button.click()
        assert QApplication.clipboard().text().startswith(start)


def test_closing_texts_are_kept_when_left(step):
    field = step.texts.fields["shortcomings"]
    field.field.setPlainText("Hồ sơ trễ hạn còn 1,6%")
    field.commit()
    assert step.view.file.header.shortcomings == "Hồ sơ trễ hạn còn 1,6%"


def test_the_lock_is_asked_once_and_then_only_corrections_are_left(step, dialogs):
    dialogs.answers.extend([False, True])
    step.go("finish:lock")
    assert not step.view.is_locked
    step.lock_button.click()
    assert dialogs.asked[-1] == "Khóa biên bản tháng 11/2026?"
    assert "không hoàn tác được" in dialogs.consequences[-1]
    assert step.view.is_locked
    assert step.lock_button.property("unwanted") is True
    assert not step.resolution.add_button.isVisible()
    assert not step.head.inputs[TIMES[0]].isEnabled()
    assert step.texts.fields["conclusion"].field.isReadOnly()


def test_what_is_still_open_is_listed_instead_of_the_lock(
    workspace, services, voted, show, dialogs
):
    services.minutes.adopt(voted, at(15, 35))
    step = step_of(FinishingStep, workspace, voted, show)
    dialogs.answers.append(True)
    step.lock_button.click()
    assert dialogs.asked == ["Chưa khóa được biên bản: còn 2 việc"]
    assert step.errors.isVisible()


def test_an_error_is_passed_by_with_a_reason_that_can_be_taken_back(
    workspace, services, voted, show, dialogs
):
    services.minutes.adopt(voted, at(15, 35))
    step = step_of(FinishingStep, workspace, voted, show)
    dialogs.reasons.append("cấp trên đã đồng ý bằng văn bản")
    step.errors.override_asked.emit("K08", "prepare:committee")
    assert step.errors.figure.text() == ""
    step.errors.withdrawn.emit("K08", "prepare:committee")
    assert step.errors.figure.text() == "1"


def test_the_sheet_is_closed_and_opened_again_from_here(workspace, services, voted, show):
    services.minutes.adopt(voted, at(15, 35))
    step = step_of(FinishingStep, workspace, voted, show)
    step.sheet.close_button.click()
    assert step.view.sheet.state == "closed"
    step.sheet.strips.go.emit("score:reopen")
    assert step.view.sheet.state == "voted"


def test_corrections_are_numbered_under_locked_minutes(locked, dialogs):
    def answer(dialog):
        assert dialog.form.values()["person"] == "Bùi Thị Thu Hà"
        dialog.accept()
        assert dialog.form.problem_texts()["text"] == "Chưa ghi: Nội dung đính chính."
        dialog.form.set_values({"text": "Mục 4: 312 hồ sơ", "reason": "ghi nhầm số"})
        dialog.accept()
        return True

    dialogs.answers.append(answer)
    locked.correct_button.click()
    assert locked.corrections.texts() == ("Đính chính 1 – 08:05 ngày 04/11/2026, Bùi Thị Thu Hà",)


def test_after_the_lock_dates_stay_open_and_tasks_open_in_their_register(locked, workspace):
    went = []
    workspace.opened.connect(went.append)
    locked.posting.today_buttons[ANNOUNCED].click()
    assert locked.view.file.header.announced_on == date(2026, 11, 4)
    task = locked.view.file.tasks[0]
    locked.resolution.opened.emit(task)
    locked.resolution.removed.emit(task)
    assert went == [f"task:{task.id}"]
    assert locked.view.file.tasks[0].state is TaskState.NOT_STARTED


def test_a_signed_scan_is_attached_and_opened(step, dialogs, tmp_path):
    scan, opened = tmp_path / "BB 11.pdf", []
    scan.write_bytes(b"%PDF")
    step.does.opener = lambda path: opened.append(path.name) is None
    dialogs.files.extend([None, scan])
    step.posting.scan_button.click()
    step.posting.scan_button.click()
    assert step.posting.scan_name.text() == "BB 11.pdf"
    step.posting.open_scan.click()
    assert opened == ["BB 11.pdf"]


def test_long_texts_to_copy_take_all_their_lines(show):
    long = "Nghị quyết thường kỳ tháng 11/2026 và chuyên đề quý IV năm 2026 của chi bộ"
    card, host = PackageCard(), QWidget()
    card.show_texts((PostingText("Tiêu đề", long, long), PostingText("Tin", "Ngắn", "Ngắn")))
    column = QVBoxLayout(host)
    column.addWidget(card)
    column.addStretch(1)
    show(host, 292, 600)
    long_words, short_words = card.findChildren(Paragraph)
    assert long_words.height() == long_words.heightForWidth(long_words.width())
    assert long_words.height() > 2 * short_words.height()
