"""`review`: the review of a year or a quarter, led through its steps without the window."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from app.cli.parser import WrongUse
from app.cli.printing import show
from app.cli.review_documents import review_document, review_lines, sheet_document, sheet_lines
from app.cli.review_files import line_named, read_filling
from app.domain.errors import Refused
from app.domain.periods import Period
from app.domain.review_dossiers import DOSSIER_PAPER_LABELS, DossierPaper
from app.domain.review_steps import next_act, present_step
from app.domain.reviews import kind_of
from app.domain.text import short_date, upper_first
from app.services.reviews import ReviewBoard
from app.services.workspace import Services

Opened = Callable[[Path], AbstractContextManager[Services]]
Act = Callable[[Services, argparse.Namespace], str]
END_IN_WINDOW = "Muốn kết thúc khi còn thiếu thì làm ở trang Đánh giá đảng viên."
NOT_STARTED = "{} chưa mở đợt kiểm điểm. Mở bằng review start, hoặc ở trang Đánh giá đảng viên."


def review(arguments: argparse.Namespace, opened: Opened) -> None:
    """Carry out `review ACT`, then show how the review stands."""
    _refuse_unfinished(arguments)
    with opened(arguments.folder) as services:
        if arguments.act == "show" and arguments.member:
            _show_member(services, arguments)
            return
        said = _ACTS[arguments.act](services, arguments)
        _show(services, arguments, said)


def _refuse_unfinished(arguments: argparse.Namespace) -> None:
    if arguments.act == "fill" and arguments.file is None:
        raise WrongUse("review fill còn thiếu --file TỆP.json.")
    if arguments.act == "paper" and arguments.name not in set(DossierPaper):
        known = ", ".join(DossierPaper)
        raise WrongUse(f"Không có loại giấy tờ “{arguments.name or ''}”. Các loại: {known}.")


def _period(arguments: argparse.Namespace) -> Period:
    return Period(arguments.year, quarter=arguments.quarter)


def _found(services: Services, arguments: argparse.Namespace) -> ReviewBoard | None:
    period = _period(arguments)
    return services.reviews.find(period.year, kind_of(period), period.quarter or 0)


def board_of(services: Services, arguments: argparse.Namespace) -> ReviewBoard:
    """Return the review that is meant; raises Refused before it is opened."""
    board = _found(services, arguments)
    if board is None:
        raise Refused(NOT_STARTED.format(upper_first(_period(arguments).label)))
    return board


def _id(services: Services, arguments: argparse.Namespace) -> int:
    return board_of(services, arguments).file.review.id


def _show(services: Services, arguments: argparse.Namespace, said: str) -> None:
    if arguments.act == "remove":
        show(arguments, {"removed": _period(arguments).label}, [said])
        return
    board = board_of(services, arguments)
    document = review_document(services, board)
    lines = [said] if said else list(review_lines(services, board))
    show(arguments, document, [*lines, *_next(board, said)])


def _next(board: ReviewBoard, said: str) -> Iterator[str]:
    """Say what follows an act; the whole review says it by itself."""
    if said and board.act is not None:
        yield f"Việc tiếp theo: {board.act.sentence}"


def _show_member(services: Services, arguments: argparse.Namespace) -> None:
    board = board_of(services, arguments)
    line = line_named(board.file, arguments.member)
    sheet = services.review_entries.sheet(board.file.review.id, line.id)
    show(arguments, sheet_document(sheet, board.file.review), list(sheet_lines(sheet)))


def _start(services: Services, arguments: argparse.Namespace) -> str:
    period = _period(arguments)
    services.reviews.start(period.year, kind_of(period), period.quarter or 0)
    board = board_of(services, arguments)
    return f"Đã mở đợt kiểm điểm {period.label}. {board.sentence}"


def _fill(services: Services, arguments: argparse.Namespace) -> str:
    board = board_of(services, arguments)
    filling = read_filling(arguments.file, board.file, services.meetings.id_of)
    services.review_entries.fill(board.file.review.id, filling)
    return f"Đã ghi đợt kiểm điểm {board.file.review.label} từ {arguments.file.name}."


def _remind(services: Services, arguments: argparse.Namespace) -> str:
    return services.reviews.remind(_id(services, arguments))


def _propose(services: Services, arguments: argparse.Namespace) -> str:
    taken = services.review_entries.propose_majorities(_id(services, arguments))
    return f"Đã lấy mức quá nửa làm đề nghị cho {taken} đồng chí."


def _decide(services: Services, arguments: argparse.Namespace) -> str:
    day = _day(services, arguments)
    taken = services.review_entries.decide_as_proposed(_id(services, arguments), day)
    return f"Đã ghi quyết định ngày {short_date(day)} theo đề nghị cho {taken} đồng chí."


def _paper(services: Services, arguments: argparse.Namespace) -> str:
    kind = DossierPaper(arguments.name)
    review_id = _id(services, arguments)
    services.reviews.add_paper(
        review_id, kind, electronic=arguments.electronic, note=arguments.note
    )
    return f"Đã ghi vào hồ sơ: {DOSSIER_PAPER_LABELS[kind]}."


def _send(services: Services, arguments: argparse.Namespace) -> str:
    day = _day(services, arguments)
    services.reviews.send(_id(services, arguments), day)
    return f"Đã ghi ngày gửi cấp trên: {short_date(day)}."


def _publish(services: Services, arguments: argparse.Namespace) -> str:
    day = _day(services, arguments)
    services.reviews.publish(_id(services, arguments), day)
    return f"Đã ghi ngày công khai kết quả: {short_date(day)}."


def _close(services: Services, arguments: argparse.Namespace) -> str:
    _refuse_waiting(board_of(services, arguments))
    services.reviews.close(_id(services, arguments))
    return f"Đã kết thúc đợt kiểm điểm {_period(arguments).label}."


def _refuse_waiting(board: ReviewBoard) -> None:
    # A window takes an end back with Ctrl+Z; no later command can.
    act = next_act(board.file)
    if act is not None and present_step(board.file) is not None:
        raise Refused(f"Chưa kết thúc được đợt này. {act.sentence} {END_IN_WINDOW}")


def _remove(services: Services, arguments: argparse.Namespace) -> str:
    services.reviews.remove(_id(services, arguments))
    return f"Đã xóa đợt kiểm điểm {_period(arguments).label}. Lấy lại được ở Thùng rác."


def _day(services: Services, arguments: argparse.Namespace) -> date:
    day: date = arguments.day or services.now().date()
    return day


_ACTS: dict[str, Act] = {
    "show": lambda _services, _arguments: "",
    "start": _start,
    "fill": _fill,
    "remind": _remind,
    "propose": _propose,
    "decide": _decide,
    "paper": _paper,
    "send": _send,
    "publish": _publish,
    "close": _close,
    "remove": _remove,
}
