"""A bare window: paints once and says so, then how much memory it takes."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.programs.telling import resident_mb, say


class Window(QMainWindow):
    """Says when it was first painted."""

    is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            say("painted")
            QTimer.singleShot(0, self.leave)

    def leave(self) -> None:
        say(f"{resident_mb():.1f}")
        QApplication.exit(0)


app = QApplication(sys.argv[:1])
window = Window()
window.resize(1440, 900)
window.show()
sys.exit(app.exec())
