"""Điều hành: a meeting is recorded by keys alone, and what is typed is never lost."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.agendas import ItemFate
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.minutes import EntryDraft, EntryKind, MinutesEntry
from app.domain.periods import Period
from app.domain.time_shares import held_minutes
from app.domain.votes import VoteMatter
from app.services.meetings import GuestDraft
from app.services.workspace import Services
from tests.books import MovingClock
from tests.fakes import FakeDialogs
from tests.told_books import told_meeting
from tests.ui.meeting_stage import DAY, Hands, Stage, attended_meeting
from ui.meetings.cockpit import CockpitStep
from ui.meetings.readback import AdoptDialog
from ui.workspace import Workspace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NOW = datetime(2026, 11, 4, 14, 0)


def held_today() -> tuple[Path, int]:
    return told_meeting("cockpit", attended_meeting, NOW)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock(NOW)


@pytest.fixture
def made_book() -> Path:
    return held_today()[0]


@pytest.fixture
def meeting() -> int:
    return held_today()[1]


@pytest.fixture
def stage(workspace: Workspace, meeting: int, qtbot: QtBot) -> Stage:
    return Stage(workspace, CockpitStep, meeting).open(qtbot)


@pytest.fixture
def running(stage: Stage) -> Stage:
    stage.workspace.services.minutes.start(stage.meeting_id)
    QApplication.processEvents()
    step_of(stage).writing.rest()
    return stage


def step_of(stage: Stage) -> CockpitStep:
    assert isinstance(stage.step, CockpitStep)
    return stage.step


def entries(stage: Stage, kind: EntryKind) -> list[MinutesEntry]:
    return [entry for entry in stage.file.entries if entry.kind is kind]


def named(stage: Stage, entry: MinutesEntry) -> str:
    return stage.file.name(entry.member_id)


def counted(agree: str):
    """Return what a person does in the dialog of adoption."""

    def fill(dialog: AdoptDialog) -> bool:
        dialog.votes.agree.setText(agree)
        dialog.accept()
        return bool(dialog.result())

    return fill


def open_and_hear(hands: Hands, clock: MovingClock) -> None:
    """14:00 to 14:57: the opening with its vote, three items, one speech."""
    hands.press(Key.Key_F2)
    hands.write("Tuyên bố lý do, giới thiệu đại biểu.")
    clock.set(14, 6)
    hands.press(Key.Key_F6)
    hands.write("5")
    hands.press(Key.Key_Return, Key.Key_Return)
    for minute in (8, 20, 35):
        clock.set(14, minute)
        hands.press(Key.Key_F2)
    clock.set(14, 40)
    hands.press(Key.Key_F3)
    hands.type("th")
    hands.press(Key.Key_Return)
    hands.write("đề nghị phân công trực giờ cao điểm")
    clock.set(14, 57)
    hands.press(Key.Key_F2)


def criticise(hands: Hands, clock: MovingClock) -> None:
    """15:03: one reminder, one praise."""
    clock.set(15, 3)
    hands.press(Key.Key_F2)
    for key, name, words in (
        (Key.Key_F8, "dat", "gửi báo cáo chậm hai ngày"),
        (Key.Key_F7, "dung", "số hóa hồ sơ trước hạn"),
    ):
        hands.press(key)
        hands.type(name)
        hands.press(Key.Key_1)
        hands.write(words)


def decide(hands: Hands, clock: MovingClock) -> None:
    """15:18 to 15:29: a decision, a task, a vote, and on to the last item."""
    clock.set(15, 18)
    hands.press(Key.Key_F2, Key.Key_F4)
    hands.write("Thống nhất nhiệm vụ tháng 11")
    hands.press(Key.Key_F5)
    hands.write("Báo cáo tổng kết năm")
    hands.type("ha")
    hands.press(Key.Key_1)
    hands.write("25/11")
    hands.write("Dự thảo báo cáo")
    hands.press(Key.Key_Return, Key.Key_F6)
    hands.write("5")
    hands.press(Key.Key_Return, Key.Key_Return)
    for minute in (24, 29):
        clock.set(15, minute)
        hands.press(Key.Key_F2)


def adopt(stage: Stage, hands: Hands, clock: MovingClock, dialogs: FakeDialogs) -> None:
    """15:35: the minutes are read and adopted by five votes."""
    clock.set(15, 35)
    dialogs.answers.append(counted("5"))
    hands.press(Key.Key_F10)
    while hands.field is not step_of(stage).readback.reading.adopt:
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)


def test_a_meeting_of_ninety_minutes_is_recorded_by_keys_alone(
    stage: Stage, hands: Hands, clock: MovingClock, dialogs: FakeDialogs
):
    open_and_hear(hands, clock)
    criticise(hands, clock)
    decide(hands, clock)
    adopt(stage, hands, clock, dialogs)

    file = stage.file
    assert file.header.stage is MeetingStage.FINISHING
    assert held_minutes(file) == 95
    assert all(item.fate is ItemFate.DONE for item in file.agenda)
    assert [entry.kind.value for entry in file.entries] == [
        "note", "speech", "reminder", "commendation", "decision",
    ]  # fmt: skip
    matters = [vote.matter for vote in file.votes]
    assert matters == [VoteMatter.AGENDA, VoteMatter.CONCLUSION, VoteMatter.MINUTES]
    assert file.entries[1].at == datetime(2026, 11, 4, 14, 40)
    assert file.tasks[0].owner_name == "Bùi Thị Thu Hà"
    assert file.tasks[0].due_on == DAY.replace(day=25)
    assert file.tasks[0].report_period == "2026-12"
    assert stage.wanted == ["finish"]


def test_two_letters_find_by_given_name_and_a_digit_notes_who_and_when(
    running: Stage, hands: Hands, clock: MovingClock
):
    clock.set(14, 12)
    hands.press(Key.Key_F3)
    hands.type("ha")
    hands.press(Key.Key_2)
    speech = entries(running, EntryKind.SPEECH)[0]
    assert named(running, speech) == "Nguyễn Thị Hạnh"
    assert (speech.at, speech.text) == (datetime(2026, 11, 4, 14, 12), "")


def test_words_typed_right_after_the_name_belong_to_the_speech(running: Stage, hands: Hands):
    hands.press(Key.Key_F3)
    hands.type("da")
    hands.press(Key.Key_Return)
    hands.write("nhất trí")
    assert entries(running, EntryKind.SPEECH)[0].text == "nhất trí"
    assert step_of(running).text.slot.is_resting


def test_the_chair_conducting_does_not_count_as_speaking(running: Stage, hands: Hands):
    hands.press(Key.Key_F3)
    hands.type("chu tri")
    hands.press(Key.Key_1)
    hands.write("nêu yêu cầu")
    assert entries(running, EntryKind.SPEECH)[0].as_chair
    assert step_of(running).people.figure.text() == "0/6"
    assert not step_of(running).people.since.isVisible(), "no meeting of the year came before"


def test_a_guest_can_be_the_speaker(running: Stage, hands: Hands, services: Services):
    services.meetings.add_guest(running.meeting_id, GuestDraft("Trần Văn Khải", role="Đảng ủy"))
    QApplication.processEvents()
    hands.press(Key.Key_F3)
    hands.type("kh")
    hands.press(Key.Key_1)
    hands.write("ghi nhận kết quả")
    assert entries(running, EntryKind.SPEECH)[0].guest_name == "Trần Văn Khải"


def test_typing_survives_every_new_reading(running: Stage, hands: Hands):
    field = step_of(running).text.slot.note.field
    for letter in "Thao luan":
        hands.type(letter)
        running.read()
    hands.press(Key.Key_Backspace, Key.Key_Backspace)
    running.read()
    hands.type("ận")  # as an input method retypes the marks
    assert field.toPlainText() == "Thao luận"
    assert field.hasFocus()


def test_a_reading_that_follows_an_enter_does_not_bring_the_words_back(
    running: Stage, hands: Hands, qtbot: QtBot
):
    qtbot.keyClicks(hands.field, "Line 1")
    qtbot.keyClick(hands.field, Key.Key_Return)
    qtbot.keyClicks(hands.field, "Line 2")
    QApplication.processEvents()
    hands.press(Key.Key_Return)
    assert [entry.text for entry in running.file.entries] == ["Line 1", "Line 2"]


def test_what_is_typed_is_kept_within_two_seconds(
    running: Stage, hands: Hands, services: Services, qtbot: QtBot
):
    hands.type("Đang gõ dở")
    qtbot.waitUntil(lambda: bool(services.history.unfinished()), timeout=2000)
    kept = services.history.unfinished()[0]
    assert kept.text == "Đang gõ dở"
    assert kept.key.startswith(f"meeting:{running.meeting_id}:item:")


def test_a_line_left_half_written_is_taken_up_again(
    services: Services, workspace: Workspace, meeting: int, qtbot: QtBot
):
    services.minutes.start(meeting)
    member = services.meetings.file(meeting).people[0].id
    draft = EntryDraft(EntryKind.SPEECH, "", services.meetings.file(meeting).agenda[0].id)
    entry = services.minutes.add(
        meeting, EntryDraft(draft.kind, "", draft.item_id, member_id=member)
    )
    services.history.keep_typed(f"meeting:{meeting}:entry:{entry}", "nửa câu")
    stage = Stage(workspace, CockpitStep, meeting).open(qtbot)
    assert step_of(stage).text.slot.words.value() == "nửa câu"


def test_a_vote_that_cannot_be_is_refused_beside_its_field(running: Stage, hands: Hands):
    hands.press(Key.Key_F6)
    hands.write("6")
    hands.press(Key.Key_Return, Key.Key_Return)
    votes = step_of(running).writing.forms.votes
    assert votes.form.problem_texts() == {"agree": "Chỉ có 5 người biểu quyết."}
    assert running.file.votes == ()


def test_the_vote_form_says_base_need_and_who_may_vote(running: Stage, hands: Hands):
    hands.press(Key.Key_F6)
    words = step_of(running).writing.forms.votes.facts.text()
    assert words == (
        "Mẫu số 5, cần ≥ 3 (hơn một nửa); 5 đồng chí có quyền biểu quyết đang dự lúc 14:00."
    )


def test_leaving_early_lowers_who_may_vote_not_the_base(
    running: Stage, hands: Hands, services: Services, clock: MovingClock
):
    member = next(x.member_id for x in running.file.attendance if x.full_name == "Hồ Sỹ Đạt")
    services.attendance.set_times(running.meeting_id, member, None, datetime(2026, 11, 4, 14, 30))
    clock.set(14, 40)
    QApplication.processEvents()
    hands.press(Key.Key_F6)
    words = step_of(running).writing.forms.votes.facts.text()
    assert "Mẫu số 5" in words
    assert "4 đồng chí có quyền biểu quyết đang dự lúc 14:40" in words


def test_a_task_is_given_to_a_party_group_by_its_letters(
    running: Stage, hands: Hands, services: Services
):
    group = services.members.add_group("Tổ đảng Một Cửa")
    hands.press(Key.Key_F5)
    hands.write("Trực tiếp dân")
    hands.type("mo")
    QApplication.processEvents()
    hands.press(Key.Key_Return)
    hands.write("25/11")
    hands.press(Key.Key_Return, modifier=CTRL)
    (task,) = running.file.tasks
    assert (task.owner_id, task.owner_group_id, task.owner_name) == (None, group, "Tổ đảng Một Cửa")


def test_a_remedy_of_the_item_becomes_the_text_of_a_task_in_one_click(
    running: Stage, hands: Hands, services: Services
):
    item = running.file.agenda[0]
    services.minutes.set_item_text(item.id, "content", "Giải pháp: chốt lịch phối hợp.")
    running.read()
    running.step.go(f"run:item:{item.id}")
    hands.press(Key.Key_F5)
    form = step_of(running).writing.forms.tasks
    (button,) = form.remedies.buttons
    assert button.text() == "Chốt lịch phối hợp"
    button.click()
    assert form.draft().text == "Chốt lịch phối hợp"
    assert form.draft().item_id == item.id


def test_a_task_without_a_person_goes_back_to_that_field(running: Stage, hands: Hands):
    hands.press(Key.Key_F5)
    hands.type("Kiểm kê tài sản")
    hands.press(Key.Key_Return, modifier=CTRL)
    forms = step_of(running).writing.forms
    assert "owner_id" in forms.tasks.form.problem_texts()
    assert running.file.tasks == ()
    hands.press(Key.Key_Escape)
    assert step_of(running).text.slot.is_resting


def test_the_time_of_a_line_is_mended_on_the_line(running: Stage, hands: Hands):
    hands.write("Ghi chú")
    row = step_of(running).text.rows[0]
    row.body.setFocus()
    hands.press(Key.Key_F9)
    row.field.selectAll()
    hands.write("1405")
    assert running.file.entries[0].at == datetime(2026, 11, 4, 14, 5)


def test_without_a_line_f9_mends_the_times_of_the_item(running: Stage, hands: Hands):
    hands.press(Key.Key_F9)
    forms = step_of(running).writing.forms
    forms.item_times.started.selectAll()
    hands.write("1402")
    assert running.file.agenda[0].started_at == datetime(2026, 11, 4, 14, 2)


def test_a_line_is_opened_changed_and_taken_out_by_keys(running: Stage, hands: Hands):
    hands.write("Ghi chú")
    step_of(running).text.rows[0].body.setFocus()
    hands.press(Key.Key_Return)
    hands.write(" thêm")
    assert running.file.entries[0].text == "Ghi chú thêm"
    step_of(running).text.rows[0].body.setFocus()
    hands.press(Key.Key_Delete)
    assert running.file.entries == ()
    assert running.said[-1] == "Đã xóa dòng biên bản."


def test_parked_matters_stand_under_the_programme(running: Stage, hands: Hands):
    hands.press(Key.Key_L, modifier=CTRL)
    hands.write("Quy định trực cuối tuần")
    assert entries(running, EntryKind.PARKED)[0].text == "Quy định trực cuối tuần"
    assert step_of(running).agenda.parked_text.text() == "Quy định trực cuối tuần (14:00)"


def test_texts_of_the_item_are_opened_and_committed_when_left(running: Stage, hands: Hands):
    texts = step_of(running).text.texts
    texts.buttons["content"].click()
    hands.type("Đã trình bày.")
    texts.blocks["content"].kept.field.clearFocus()
    assert running.file.agenda[0].content == "Đã trình bày."


def test_undoing_a_speech_closes_its_field(running: Stage, hands: Hands):
    hands.press(Key.Key_F3)
    hands.type("da")
    hands.press(Key.Key_1)
    running.workspace.undo()
    QApplication.processEvents()
    assert running.file.entries == ()
    assert step_of(running).text.slot.is_resting


def test_a_standard_wording_goes_where_the_keyboard_is(running: Stage, hands: Hands):
    hands.type("Sau đó: ")
    step = step_of(running)
    step.text.open_phrases()
    menu = step.text.menu
    menu.actions()[-2].trigger()
    menu.close()
    assert step.text.slot.note.value() == "Sau đó: Không có ý kiến khác."


def test_who_has_not_spoken_begins_to_speak_with_a_press(running: Stage, hands: Hands):
    step = step_of(running)
    assert step.people.sentence.text() == "Thêm 4 đồng chí là trên 50%."
    step.people.list.setFocus()
    hands.press(Key.Key_Return)
    hands.write("nhất trí")
    assert len(entries(running, EntryKind.SPEECH)) == 1
    assert step.people.figure.text() == "1/6"


def test_before_the_meeting_only_the_start_is_offered(stage: Stage, hands: Hands):
    hands.press(Key.Key_F3)
    assert stage.said == ["Buổi họp chưa bắt đầu. Bấm F2 để bắt đầu."]
    assert step_of(stage).keys.buttons[0].spec.label == "Bắt đầu họp"


def test_ending_goes_on_to_the_points(running: Stage, hands: Hands):
    running.step.go("run:end")
    assert running.file.header.stage is MeetingStage.SCORING
    assert running.wanted == ["score"]


def test_places_of_findings_open_their_form(running: Stage):
    forms = step_of(running).writing.forms
    shown = {"vote": forms.votes, "clock": forms.meeting_times, "critique": forms.item_times}
    for place, form in shown.items():
        running.step.go(f"run:{place}")
        assert [name for name, one in shown.items() if one.isVisible()] == [place]
        assert form.isVisible()


def test_dues_are_ticked_in_the_opening_item(running: Stage, hands: Hands):
    running.step.go("run:dues")
    hands.press(Key.Key_Space)
    assert running.file.header.dues_announced is True


def test_that_there_is_no_praise_is_said_where_praise_is_asked(running: Stage, hands: Hands):
    hands.press(Key.Key_F7)
    step_of(running).text.slot.no_praise.click()
    assert running.file.header.no_commendation


def test_an_item_is_left_for_the_next_meeting_with_a_reason(running: Stage, dialogs: FakeDialogs):
    dialogs.reasons.append("thiếu tài liệu")
    item = running.file.agenda[1]
    running.step.go(f"run:item:{item.id}")
    step_of(running).writing.set_fate(ItemFate.POSTPONED)
    assert running.file.agenda[1].fate is ItemFate.POSTPONED
    assert running.file.agenda[1].fate_reason == "thiếu tài liệu"


def test_a_locked_meeting_is_only_read(running: Stage, hands: Hands, services: Services):
    view = services.meetings.view(running.meeting_id)
    header = replace(
        view.file.header, stage=MeetingStage.LOCKED, locked_at=datetime(2026, 11, 6, 8, 0)
    )
    running.step.show_view(replace(view, file=replace(view.file, header=header)))
    hands.press(Key.Key_F3)
    assert running.said[-1].startswith("Biên bản đã khóa")
    assert not step_of(running).text.slot.isVisible()


def test_before_the_start_the_speakers_are_those_of_this_meeting(stage: Stage, services: Services):
    other = services.meetings.create(
        MeetingDraft(MeetingKind.THEMATIC, Period(2026, quarter=4), date(2026, 11, 17), time(14, 0))
    )
    services.minutes.start(stage.meeting_id)
    QApplication.processEvents()
    assert step_of(stage).people.figure.text() == "0/6"
    step_of(stage).show_view(services.meetings.view(other))
    assert step_of(stage).people.figure.text() == "0/0"
    assert step_of(stage).people.heading.isHidden()
