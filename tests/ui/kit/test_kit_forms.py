from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.problems import Problem
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, Number


@dataclass(frozen=True)
class Vote:
    id: int
    place: str
    agree: int


@pytest.fixture
def form(qtbot):
    made = Form(
        (
            Field("Địa &điểm", "place", LineText(required=True)),
            Field("Số tán thành", "agree", Number(highest=60), help="Chỉ đảng viên chính thức."),
            Field("", "told", Check("Đã thông báo")),
        ),
        columns=2,
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_values_come_under_their_names(form):
    form.set_values({"place": "Phòng A", "agree": 16, "told": True, "other": 1})

    assert form.values() == {"place": "Phòng A", "agree": 16, "told": True}
    assert not form.is_changed()


def test_a_record_fills_the_fields_of_its_names(form):
    form.fill(Vote(1, "Phòng B", 17))

    assert form.values()["place"] == "Phòng B"
    assert form.values()["agree"] == 17


def test_a_persons_change_is_told(form, qtbot):
    with qtbot.waitSignal(form.changed):
        qtbot.keyClicks(form.input("place"), "P")

    assert form.is_changed()


def test_problems_stand_under_their_fields_and_take_the_keyboard(form, qtbot):
    others = form.show_problems(
        [Problem("agree", "Chỉ có 17 người biểu quyết."), Problem("chair", "Chưa có chủ trì.")]
    )

    assert others == (Problem("chair", "Chưa có chủ trì."),)
    assert form.problem_texts() == {"agree": "Chỉ có 17 người biểu quyết."}
    assert form.input("agree").property("state") == "error"
    assert form.input("agree").accessibleDescription() == "Chỉ có 17 người biểu quyết."
    qtbot.waitUntil(form.input("agree").hasFocus)


def test_mending_a_field_takes_its_problem_away(form, qtbot):
    form.show_problems([Problem("agree", "Quá số người.")])

    qtbot.keyClicks(form.input("agree"), "1")

    assert form.problem_texts() == {}
    assert form.input("agree").property("state") == ""


def test_required_and_unreadable_fields_are_found_by_the_form_itself(form):
    form.input("agree").setText("nhiều")

    assert not form.is_ready()
    assert form.problem_texts() == {
        "place": "Chưa ghi: Địa điểm.",
        "agree": "Chỉ ghi số, ví dụ 12.",
    }


def test_every_input_has_a_label_that_leads_to_it(form):
    buddies = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy()}

    assert buddies == {form.input("place"): "Địa &điểm", form.input("agree"): "Số tán thành"}
    assert form.input("place").accessibleName() == "Địa điểm"


def test_tab_follows_the_order_of_the_fields(form, qtbot):
    form.go_to("place")
    qtbot.waitUntil(form.input("place").hasFocus)

    QTest.keyClick(form.input("place"), Qt.Key.Key_Tab)
    assert form.input("agree").hasFocus()
    QTest.keyClick(form.input("agree"), Qt.Key.Key_Tab)
    assert form.input("told").hasFocus()


def test_help_gives_way_to_a_problem(form):
    shown = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "Chỉ đảng viên chính thức." in shown

    form.mark_problems([Problem("agree", "Quá số người.")])

    shown = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "Chỉ đảng viên chính thức." not in shown
    assert "Quá số người." in shown


def test_a_widget_that_is_no_input_is_refused(qtbot):
    with pytest.raises(TypeError, match="QWidget"):
        Form((Field("Tên", "name", QWidget()),))
