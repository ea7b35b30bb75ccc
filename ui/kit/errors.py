"""Faults of the program: each logged once, shown in at most one dialog, and the work goes on."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from app.domain.errors import AppError, Cancelled

_LOG = logging.getLogger(__name__)
Place = tuple[str, str, int]


class ExceptionHook(QObject):
    """Takes what nobody caught, from any thread, to the log and to one dialog."""

    _reported = Signal(str, bool)

    def __init__(
        self,
        show_fault: Callable[[str], None],
        show_sentence: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._show_fault, self._show_sentence = show_fault, show_sentence
        self._seen: set[Place] = set()
        self._is_showing = False
        self._lock = threading.Lock()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook of the interpreter, its threads and its clean-up."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread
        sys.unraisablehook = self._handle_unraisable

    def uninstall(self) -> None:
        """Give the hooks of before back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault the first time it is met at its place and ask for a dialog."""
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, Cancelled):
            return
        if isinstance(error, AppError):
            self._reported.emit(error.sentence, False)
            return
        if self._is_new(_place(kind, trace)):
            # The text of an exception may carry a person's name; the log must not.
            _LOG.error("unhandled %s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
            self._reported.emit("".join(traceback.format_exception(kind, error, trace)), True)

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _handle_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _is_new(self, place: Place) -> bool:
        with self._lock:
            is_new = place not in self._seen
            self._seen.add(place)
            return is_new

    def _show(self, text: str, is_fault: bool) -> None:
        if self._is_showing:
            return
        self._is_showing = True
        try:
            (self._show_fault if is_fault else self._show_sentence)(text)
        finally:
            self._is_showing = False


def _place(kind: type[BaseException], trace: TracebackType | None) -> Place:
    """Return what makes two faults the same: their kind and the line they came from."""
    frames = traceback.extract_tb(trace)
    last = frames[-1] if frames else None
    return (kind.__name__, last.filename if last else "", (last.lineno or 0) if last else 0)


def log_qt_messages() -> None:
    """Send Qt's own warnings to the log instead of a console nobody sees."""
    qInstallMessageHandler(_log_qt)


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), message)
