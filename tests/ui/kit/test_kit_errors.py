"""Faults of the program: logged once, one dialog, no names in the log, and the program goes on."""

import threading

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QTimer,
    Signal,
    qInstallMessageHandler,
    qWarning,
)
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.domain.errors import Cancelled, Refused
from ui.kit.errors import ExceptionHook, log_qt_messages
from ui.kit.tasks import Task, TaskRunner

NAME = "đồng chí Hạnh"
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
pytestmark = pytest.mark.qt_no_exception_capture


class Shown:
    """What the hook asked to be shown."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.sentences: list[str] = []


@pytest.fixture
def shown(qapp):
    told = Shown()
    hook = ExceptionHook(told.faults.append, told.sentences.append)
    hook.install()
    yield told
    hook.uninstall()
    QApplication.processEvents()


class Faulty(QWidget):
    pressed = Signal()

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where
        self.pressed.connect(self.slot)

    def slot(self) -> None:
        raise ValueError(NAME)

    def event(self, event: QEvent) -> bool:
        if self.where == "event" and event.type() is QEvent.Type.User:
            raise ValueError(NAME)
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.where == "paint":
            raise ValueError(NAME)
        super().paintEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.where == "close":
            raise ValueError(NAME)
        super().closeEvent(event)


class FaultyModel(QAbstractListModel):
    def rowCount(self, _parent: Index = NOWHERE) -> int:
        return 5

    def data(self, _index: Index, _role: int = 0) -> object:
        raise ValueError(NAME)


def _in_slot() -> QObject:
    widget = Faulty("slot")
    widget.pressed.emit()
    return widget


def _in_timer() -> QObject:
    widget = Faulty("timer")
    QTimer.singleShot(0, widget.slot)
    return widget


def _in_event() -> QObject:
    widget = Faulty("event")
    QApplication.postEvent(widget, QEvent(QEvent.Type.User))
    return widget


def _in_paint() -> QObject:
    widget = Faulty("paint")
    widget.show()
    return widget


def _in_close() -> QObject:
    widget = Faulty("close")
    widget.show()
    QTimer.singleShot(0, widget.close)
    return widget


def _in_model() -> QObject:
    view = QListView()
    model = FaultyModel(view)
    view.setUniformItemSizes(True)
    QTimer.singleShot(0, lambda: view.setModel(model))
    view.show()
    return view


def _in_thread() -> None:
    def fail() -> None:
        raise ValueError(NAME)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def _in_task() -> QObject:
    def fail(_progress):
        raise ValueError(NAME)

    runner = TaskRunner()
    runner.start(Task(fail))
    runner.stop_all()
    return runner


PLACES = [_in_slot, _in_timer, _in_event, _in_paint, _in_close, _in_model, _in_thread, _in_task]


@pytest.mark.parametrize("fail", PLACES, ids=lambda fail: fail.__name__.strip("_"))
def test_a_fault_is_logged_once_and_shown_once_and_the_program_lives(qtbot, shown, error_log, fail):
    kept = fail()

    qtbot.waitUntil(lambda: bool(shown.faults))
    QApplication.processEvents()

    assert len(shown.faults) == 1
    assert "ValueError" in shown.faults[0]
    assert NAME in shown.faults[0]
    assert len(error_log.records) == 1
    assert "unhandled ValueError" in error_log.sentences()[0]
    assert NAME not in error_log.sentences()[0]
    del kept


def _caught(kind: type[Exception]):
    """Return what a hook is given when an exception of a kind has flown."""
    with pytest.raises(kind) as caught:
        raise kind
    return kind, caught.value, caught.tb


def test_while_one_dialog_is_open_no_other_comes(qtbot, error_log):
    shown = []

    def show(details: str) -> None:
        shown.append(details)
        hook.handle(*_caught(KeyError))
        QApplication.processEvents()

    hook = ExceptionHook(show, lambda _sentence: None)
    hook.handle(*_caught(ValueError))
    qtbot.waitUntil(lambda: bool(shown))
    QApplication.processEvents()

    assert len(shown) == 1
    assert len(error_log.records) == 2


def test_a_refusal_nobody_caught_is_a_sentence_and_not_a_fault(qtbot, shown):
    def refuse() -> None:
        raise Refused("Buổi họp đã khóa.")

    QTimer.singleShot(0, refuse)

    qtbot.waitUntil(lambda: shown.sentences == ["Buổi họp đã khóa."])
    assert shown.faults == []


def test_a_stopped_task_is_silent(qapp, shown):
    def stop() -> None:
        raise Cancelled

    QTimer.singleShot(0, stop)
    QApplication.processEvents()

    assert (shown.faults, shown.sentences) == ([], [])


@pytest.mark.no_qt_log
def test_warnings_of_qt_go_to_the_log(qapp, caplog):
    before = qInstallMessageHandler(None)
    try:
        log_qt_messages()
        qWarning("a warning of Qt")
    finally:
        qInstallMessageHandler(before)

    assert ("qt", 30, "a warning of Qt") in caplog.record_tuples
