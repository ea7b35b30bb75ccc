"""Long work on one background thread, with progress, a way to stop it, and no lost signals."""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from app.domain.errors import AppError, Cancelled
from app.domain.progress import Progress, heeding
from ui.kit import long_lived

STOP_WAIT_MS = 5000
SWEEP_MS = 250


class Task(QObject):
    """Work to be done once; connect its signals, then start it."""

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    """Carries the AppError; a fault of the program goes to the exception hook instead."""
    stopped = Signal()
    finished = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next report of progress, or pause."""
        self._stop.set()

    def run(self) -> None:
        """Do the work on the thread that calls this, and say how it ended."""
        try:
            with heeding(self._heed):
                result = self._work(self._report)
        except Cancelled:
            self.stopped.emit()
        except AppError as error:
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        finally:
            self.finished.emit()

    def _heed(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def _report(self, done: int, total: int, what: str) -> None:
        self._heed()
        self.progressed.emit(done, total, what)


class TaskRunner(QObject):
    """Runs tasks one after the other on a single thread, so that writers never meet.

    While it does, garbage is looked for on the thread of the window alone: some of it is widgets.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._tasks: list[Task] = []
        self._last: Task | None = None
        """The task that ended last, which the background thread may still hold."""
        self._sweeps = QTimer(self, interval=SWEEP_MS)
        self._sweeps.timeout.connect(long_lived.sweep)

    def start(self, task: Task) -> None:
        """Put a task in the queue; it is kept alive until it has ended."""
        self._tasks.append(task)
        long_lived.pause(id(self))
        self._sweeps.start()
        task.finished.connect(self._forget)
        self._pool.start(task.run)

    def is_busy(self) -> bool:
        """Say whether any task is waiting or running."""
        return bool(self._tasks)

    def stop_all(self, wait_ms: int = STOP_WAIT_MS) -> bool:
        """Stop everything, as when the window closes; say whether all ended in time."""
        for task in self._tasks:
            task.cancel()
        have_ended = bool(self._pool.waitForDone(wait_ms))
        self._rest()
        return have_ended

    def _forget(self) -> None:
        """Let an ended task go, on this thread: Qt may crash when another one destroys it.

        The one thread has let go of a task before it begins the next, so only the last must stay.
        """
        task = self.sender()
        if task in self._tasks:
            self._tasks.remove(task)
            self._last = task
        if not self._tasks:
            self._rest()
            self.idle.emit()

    def _rest(self) -> None:
        self._sweeps.stop()
        long_lived.resume(id(self))
