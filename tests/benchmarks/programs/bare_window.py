"""A bare window: paints once and says so, then how much memory it takes."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    """Says when it was first painted."""

    is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            print("painted", flush=True)
            QTimer.singleShot(0, self.leave)

    def leave(self) -> None:
        from tests.benchmarks.programs.memory import resident_mb

        print(f"{resident_mb():.1f}", flush=True)
        QApplication.exit(0)


app = QApplication(sys.argv[:1])
window = Window()
window.resize(1440, 900)
window.show()
sys.exit(app.exec())
