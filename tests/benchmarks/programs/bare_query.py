"""A bare window that loads SQLAlchemy and runs one query once it is painted."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.programs.telling import say


class Window(QMainWindow):
    """Shows how many meetings the book holds."""

    is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, self.show_number)

    def show_number(self) -> None:
        from sqlalchemy import create_engine, text
        from sqlalchemy.orm import Session

        engine = create_engine(f"sqlite:///{sys.argv[1]}/so-chi-bo.db")
        with Session(engine) as session:
            number = session.execute(text("SELECT count(*) FROM meetings")).scalar()
        self.setCentralWidget(QLabel(f"{number}"))
        QTimer.singleShot(0, self.leave)

    def leave(self) -> None:
        self.repaint()
        say("usable")
        QApplication.exit(0)


app = QApplication(sys.argv[:1])
window = Window()
window.resize(1440, 900)
window.show()
sys.exit(app.exec())
