"""Starts the window: python -m ui [thư mục của sổ]."""

import argparse
import logging
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from PySide6.QtWidgets import QApplication

from app import paths
from ui.application import BookStart, FirstRun, first_choice, prepare
from ui.kit.dialogs import QtDialogs
from ui.kit.errors import ExceptionHook, log_qt_messages
from ui.kit.log_files import LogFiles
from ui.kit.state import WindowState
from ui.main_window import MainWindow
from ui.warming import Warming, parts_for

WRONG_USE = 2
FIRST_RUN_PACKAGE, FIRST_RUN_MODULE = "ui.firstrun", "ui.firstrun.page"


class Parser(argparse.ArgumentParser):
    """Speaks Vietnamese; what it cannot read is answered with the help."""

    def __init__(self) -> None:
        super().__init__(
            prog="python -m ui",
            usage=argparse.SUPPRESS,
            description="Mở sổ chi bộ: python -m ui [THƯ-MỤC]",
            add_help=False,
        )
        words = self.add_argument_group("cách dùng")
        words.add_argument("place", nargs="?", type=Path, metavar="THƯ-MỤC", help="thư mục của sổ")
        words.add_argument(
            "--demo", type=Path, metavar="NƠI-GHI", help="ghi bản trình diễn rồi thoát"
        )
        words.add_argument("--self-test", action="store_true", help="tự kiểm tra rồi thoát")
        words.add_argument("-h", "--help", action="help", help="hiện phần này rồi thoát")

    def error(self, message: str) -> NoReturn:
        """Say that the command was not understood; argparse's own words are English."""
        del message
        self.exit(WRONG_USE, f"Không hiểu lệnh này.\n\n{self.format_help()}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    options = Parser().parse_args(arguments)
    if options.self_test:
        tested: int = import_module("ui.self_test").self_test()
        return tested
    if options.demo is not None:
        shown: int = import_module("ui.demonstration").demonstrate(options.demo)
        return shown
    return run(options.place)


def run(place: Path | None) -> int:
    """Open the window on a book and return when it is closed."""
    logs = LogFiles(paths.log_folder())
    logs.catch_crashes()
    logging.getLogger("alembic").setLevel(logging.WARNING)
    app = QApplication(sys.argv[:1])
    log_qt_messages()
    state = WindowState(paths.state_folder())
    prepare(app, state)
    window = MainWindow(state)
    window.book_shown.connect(Warming(window, partial(parts_for, window)).start)
    dialogs = QtDialogs(window)

    def show_fault(details: str) -> None:
        window.keep_typed()  # first of all
        dialogs.show_fault(details)

    hook = ExceptionHook(show_fault, dialogs.error, window)
    hook.install()
    start = BookStart(window, dialogs, logs, first_run_page())
    start.begin(place)
    code = app.exec()
    hook.uninstall()
    logs.close()
    return code


def first_run_page() -> FirstRun:
    """Return what builds the first page of a computer without a book."""
    if find_spec(FIRST_RUN_PACKAGE) is None or find_spec(FIRST_RUN_MODULE) is None:
        return first_choice
    page: FirstRun = lambda start: import_module(FIRST_RUN_MODULE).FirstRunPage(start)  # noqa: E731
    return page


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # that program starts its worker process by running itself
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
