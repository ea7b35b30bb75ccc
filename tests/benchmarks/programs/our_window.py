"""Our program, started as `python -m ui` starts it: says "painted" or "usable", then its memory."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.benchmarks.programs.telling import resident_mb, say
from ui.__main__ import first_run_page
from ui.application import BookStart, prepare
from ui.kit.dialogs import QtDialogs
from ui.kit.state import WindowState
from ui.main_window import MainWindow

WAITS_FOR, PLACE = sys.argv[1], Path(sys.argv[2])


class Watch(QObject):
    """Waits until the first page has been painted with its figures."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_front = watched is window.shell.page and window.workspace is not None
        if event.type() is QEvent.Type.Paint and is_front:
            app.removeEventFilter(self)
            QTimer.singleShot(0, say_usable)
        return False


def say_usable() -> None:
    if WAITS_FOR == "usable":
        say("usable")
    say(f"{resident_mb():.1f}")
    window.close()


def say_painted() -> None:
    if WAITS_FOR == "painted":
        say("painted")


with tempfile.TemporaryDirectory() as folder:
    app = QApplication(sys.argv[:1])
    state = WindowState(Path(folder))
    prepare(app, state)
    window = MainWindow(state)
    watch = Watch()
    app.installEventFilter(watch)
    window.first_painted.connect(say_painted)
    start = BookStart(window, QtDialogs(window), None, first_run_page())
    start.begin(PLACE)
    sys.exit(app.exec())
