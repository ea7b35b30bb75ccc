"""`member` and `turn`: the card of a member, the slips, points by period, and turns to report."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from app.cli.parser import WrongUse
from app.cli.printing import show
from app.domain.errors import NotFound, Refused
from app.domain.member_cards import CardLine, MemberCard
from app.domain.member_sheets import MemberPointsBoard
from app.domain.members import MEMBER_CLASS_LABELS
from app.domain.periods import Period
from app.domain.rotations import Rotation, TurnLine
from app.domain.text import fold, short_date
from app.services.member_rows import MemberRow
from app.services.workspace import Services

Opened = Callable[[Path], AbstractContextManager[Services]]
Act = Callable[[Services, argparse.Namespace], None]
OF_ALL = frozenset({"list", "points"})
NOT_ASKED = (
    "Xóa dữ liệu của một người thì không hoàn tác được. Nếu chắc chắn, hãy thêm --yes và --reason."
)


def member(arguments: argparse.Namespace, opened: Opened) -> None:
    """Carry out `member ACT`."""
    if arguments.act not in OF_ALL and not arguments.name:
        raise WrongUse(f"member {arguments.act} còn thiếu họ tên hoặc số của đồng chí.")
    if arguments.month and arguments.quarter:
        raise WrongUse("Chỉ ghi một trong hai: --month hoặc --quarter.")
    if arguments.act == "erase" and not (arguments.yes and arguments.reason):
        raise WrongUse(NOT_ASKED)
    with opened(arguments.folder) as services:
        _MEMBER_ACTS[arguments.act](services, arguments)


def turn(arguments: argparse.Namespace, opened: Opened) -> None:
    """Carry out `turn ACT`, then show the order of turns."""
    if arguments.act in {"skip", "unskip"} and not arguments.name:
        raise WrongUse(f"turn {arguments.act} còn thiếu họ tên hoặc số của đồng chí.")
    with opened(arguments.folder) as services:
        _change_turns(services, arguments)
        rotation = services.rotations.rotation()
        show(arguments, _rotation_document(rotation), list(_rotation_lines(rotation)))


def member_named(services: Services, wanted: str) -> int:
    """Return the id of a member by number or by name; raises Refused when it is not one."""
    people = services.members.all()
    found = [m for m in people if wanted == str(m.id) or fold(wanted) == fold(m.full_name)]
    if not found:
        raise NotFound(f"Sổ không có đồng chí “{wanted}”. Xem: member list THƯ_MỤC.")
    if len(found) > 1:
        numbers = ", ".join(str(one.id) for one in found)
        raise Refused(f"Có {len(found)} đồng chí tên “{wanted}”. Hãy ghi số: {numbers}.")
    return found[0].id


def _list(services: Services, arguments: argparse.Namespace) -> None:
    rows = services.members.list(_year(services, arguments), with_left=True)
    show(arguments, {"members": [_row_document(row) for row in rows]}, map(_row_line, rows))


def _row_document(row: MemberRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "member": row.full_name,
        "post": row.post_label or None,
        "class": row.member_class.value if row.member_class else None,
        "group": row.group_name or None,
        "attended": row.attended,
        "summoned": row.summoned,
        "speeches": row.speeches,
        "left_on": row.left_on.isoformat() if row.left_on else None,
    }


def _row_line(row: MemberRow) -> str:
    standing = MEMBER_CLASS_LABELS[row.member_class] if row.member_class else "không còn ở chi bộ"
    present = f"họp {row.attended}/{row.summoned}"
    parts = (str(row.id), row.full_name, standing, row.post_label, present)
    return "\t".join(filter(None, parts))


def _show(services: Services, arguments: argparse.Namespace) -> None:
    member_id, year = member_named(services, arguments.name), _year(services, arguments)
    card = services.members.card(member_id, year)
    books = services.member_books.about(member_id, year)
    show(arguments, _card_document(card, books), list(_card_lines(card, books)))


def _card_document(card: MemberCard, books: tuple[CardLine, ...]) -> dict[str, Any]:
    return {
        "id": card.member.id,
        "member": card.member.full_name,
        "class": card.member_class.value if card.member_class else None,
        "year": card.year,
        "attended": card.attended,
        "summoned": card.summoned,
        "speeches": card.speeches,
        "tasks_done": card.tasks_done,
        "tasks": card.tasks_counted,
        "tasks_late": card.tasks_late,
        "papers": card.papers,
        "notes": list(card.absence_notes()),
        "records": {
            figure.value: [_line_document(line) for line in lines]
            for figure, lines in card.records.items()
        },
        "registers": [_line_document(line) for line in books],
    }


def _line_document(line: CardLine) -> dict[str, Any]:
    return {"day": line.day.isoformat(), "text": line.text, "where": line.where}


def _card_lines(card: MemberCard, books: tuple[CardLine, ...]) -> Iterator[str]:
    yield f"{card.member.full_name}, năm {card.year}"
    yield f"Dự họp {card.attended}/{card.summoned}, phát biểu {card.speeches}"
    late = f", trễ {card.tasks_late}" if card.tasks_late else ""
    yield f"Nhiệm vụ xong {card.tasks_done}/{card.tasks_counted}{late}, bài {card.papers}"
    yield from card.absence_notes()
    yield from (f"{short_date(line.day)}\t{line.text}" for line in (*card.recent, *books))


def _slip(services: Services, arguments: argparse.Namespace) -> None:
    member_id, year = member_named(services, arguments.name), _year(services, arguments)
    is_in = services.member_books.tick_slip(member_id, year)
    said = "Đã nhận" if is_in else "Đã bỏ ghi nhận"
    document = {"id": member_id, "year": year, "received": is_in}
    show(arguments, document, [f"{said} phiếu bổ sung hồ sơ năm {year}."])


def _export(services: Services, arguments: argparse.Namespace) -> None:
    place = services.personal_data.export(member_named(services, arguments.name))
    show(arguments, {"file": str(place)}, [str(place)])


def _erase(services: Services, arguments: argparse.Namespace) -> None:
    member_id = member_named(services, arguments.name)
    takes_name = services.personal_data.erases_name(member_id)
    services.personal_data.erase(member_id, arguments.reason)
    rest = "" if takes_name else " Họ tên còn lại vì đồng chí đang ở chi bộ."
    document = {"id": member_id, "erased": True, "name_erased": takes_name}
    show(arguments, document, [f"Đã xóa dữ liệu cá nhân và ghi việc xóa vào sổ.{rest}"])


def _points(services: Services, arguments: argparse.Namespace) -> None:
    period = arguments.month or Period(_year(services, arguments), quarter=arguments.quarter)
    board = services.member_points.board(period)
    show(arguments, _points_document(board), list(_points_lines(board)))


def _points_document(board: MemberPointsBoard) -> dict[str, Any]:
    return {
        "period": board.period.label,
        "rubric": board.rubric_id or None,
        "members": [
            {
                "id": row.id,
                "member": row.full_name,
                "attended": row.counts.attended,
                "summoned": row.counts.summoned,
                "speeches": row.counts.speeches,
                "praised": row.counts.praised,
                "reminded": row.counts.reminded,
                "sheets": {
                    str(number): {
                        "state": mark.state.value,
                        "total": mark.total,
                        "grade": mark.grade or None,
                    }
                    for number, mark in row.marks.items()
                },
            }
            for row in board.rows
        ],
    }


def _points_lines(board: MemberPointsBoard) -> Iterator[str]:
    yield f"Nhận xét, chấm điểm đảng viên {board.period.label}"
    for row in board.rows:
        counts = row.counts
        marks = " ".join(f"{number}:{mark.letters}" for number, mark in row.marks.items())
        said = f"họp {counts.attended}/{counts.summoned}, phát biểu {counts.speeches}"
        yield "\t".join(filter(None, (str(row.id), row.full_name, said, marks)))


def _change_turns(services: Services, arguments: argparse.Namespace) -> None:
    rotations = services.rotations
    match arguments.act:
        case "skip":
            rotations.skip(member_named(services, arguments.name), arguments.reason or "")
        case "unskip":
            rotations.unskip(member_named(services, arguments.name))
        case "put":
            rotations.put_on_agenda()


def _rotation_document(rotation: Rotation) -> dict[str, Any]:
    return {
        "meeting": rotation.key or None,
        "number": rotation.number,
        "sentence": rotation.sentence,
        "fairness": rotation.fairness,
        "on_agenda": rotation.is_on_agenda,
        "turns": [_turn_document(line) for line in rotation.lines],
    }


def _turn_document(line: TurnLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "member": line.turn.full_name,
        "place": line.place or None,
        "next": line.is_next,
        "waited": line.turn.waited,
        "times": line.times,
        "last": line.last_label or None,
        "skip_reason": line.skip_reason or None,
    }


def _rotation_lines(rotation: Rotation) -> Iterator[str]:
    yield rotation.sentence
    yield rotation.fairness
    for line in rotation.lines:
        place = str(line.place) if line.place else "nghỉ lượt"
        parts = (place, line.turn.full_name, f"{line.times} lần", line.waited, line.skip_reason)
        yield "\t".join(filter(None, parts))


def _year(services: Services, arguments: argparse.Namespace) -> int:
    year: int = arguments.year or services.now().year
    return year


_MEMBER_ACTS: dict[str, Act] = {
    "list": _list,
    "show": _show,
    "slip": _slip,
    "export": _export,
    "erase": _erase,
    "points": _points,
}
