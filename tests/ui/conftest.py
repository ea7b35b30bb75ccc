"""What the tests of screens start from: a small book, a workspace that asks nobody, a window."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.data.folder import DataFolder
from app.services.workspace import Services
from tests.books import MovingClock
from tests.fakes import FakeDialogs, InstantTasks, OpenedFiles
from tests.services.sample_book import open_sample
from tests.told_books import peopled_book, told_book, wanted_of
from tests.ui.meeting_stage import Hands, Stage
from ui.application import prepare
from ui.kit import theme
from ui.kit.state import WindowState
from ui.kit.tokens import PaletteName, SizeName
from ui.main_window import MainWindow
from ui.workspace import Workspace


@pytest.fixture(autouse=True)
def _no_windows_of_earlier_tests() -> None:
    """Delete what earlier tests left, or every style sheet would walk it again."""
    if QApplication.instance() is not None:
        for left_over in QApplication.topLevelWidgets():
            left_over.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def made_book() -> Path:
    """A closed book with its cell and six members; a file may begin with another one."""
    return peopled_book()


@pytest.fixture
def book_place(request: pytest.FixtureRequest, made_book: Path, tmp_path: Path) -> Path:
    """The folder of a book nobody has open, with the meeting the test asks for."""
    name = wanted_of(request.fixturenames)
    made = told_book(name)[0] if name else made_book
    return Path(shutil.copytree(made, tmp_path / "Chi bộ Văn phòng"))


@pytest.fixture
def scoring(services: Services) -> int:
    """A running meeting at its scoring step, nothing chosen."""
    return told_book("scoring")[1]


@pytest.fixture
def voted(services: Services) -> int:
    """A meeting whose points were voted."""
    return told_book("voted")[1]


@pytest.fixture
def finished(services: Services) -> int:
    """A meeting nothing stops from being locked."""
    return told_book("finished")[1]


@pytest.fixture
def clock() -> MovingClock:
    """The clock the book lives by: 04/11/2026 at 08:05 unless a file begins elsewhere."""
    return MovingClock()


@pytest.fixture
def services(book_place: Path, clock: MovingClock) -> Iterator[Services]:
    """The open book."""
    opened = Services.open(DataFolder.open(book_place), clock)
    yield opened
    opened.close()


@pytest.fixture
def dialogs() -> FakeDialogs:
    """A person who answers from a script and otherwise leaves."""
    return FakeDialogs()


@pytest.fixture
def opened() -> OpenedFiles:
    """What a page that was given it opened in other programs."""
    return OpenedFiles()


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    """What the window remembers: nothing yet."""
    return WindowState(tmp_path / "state")


@pytest.fixture
def dressed(qapp: QApplication, state: WindowState) -> QApplication:
    """The application in its light look of size Vừa, whatever a test before put on."""
    if qapp.property("prepared") is None:
        qapp.setProperty("prepared", True)
        prepare(qapp, state)
    theme.apply(qapp, PaletteName.LIGHT, SizeName.NORMAL)
    return qapp


@pytest.fixture
def workspace(
    dressed: QApplication, services: Services, dialogs: FakeDialogs, state: WindowState
) -> Workspace:
    """What a page is given; background work is done at once."""
    return Workspace(services, dialogs, InstantTasks(), state)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    """A copy of Chi bộ mẫu, the test's own to change."""
    made = open_sample(tmp_path / "mau")
    yield made
    made.close()


@pytest.fixture
def sample_workspace(
    book: Services, dialogs: FakeDialogs, dressed: QApplication, state: WindowState
) -> Workspace:
    """What pages get of Chi bộ mẫu."""
    return Workspace(book, dialogs, InstantTasks(), state)


@pytest.fixture
def show(dressed: QApplication, qtbot: QtBot) -> Callable[..., None]:
    """Call with a page or window, and a size, to put it on the screen."""

    def put(widget: QWidget, width: int = 1440, height: int = 900) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)

    return put


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, state: WindowState) -> MainWindow:
    """The empty main window; call `show_book(workspace)` for the real places."""
    made = MainWindow(state)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def hands(stage: Stage, qtbot: QtBot) -> Hands:
    """The hands on the keyboard of the step a file puts on its `stage`."""
    return Hands(stage, qtbot)
