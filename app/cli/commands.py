"""What each command does with the services, and what it prints."""

import argparse
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.cli.documents import (
    about_document,
    finding_document,
    rubric_fault_document,
    score_document,
)
from app.cli.parser import WrongUse
from app.cli.printing import show
from app.cli.superior import consolidate
from app.data.folder import DATABASE, DataFolder
from app.domain.cells import CellForm
from app.domain.findings import SEVERITY_LABELS
from app.domain.grades import band_named
from app.domain.periods import Period
from app.domain.sheet_views import SheetView
from app.domain.text import clock_text, points_text, short_date
from app.services.opening import make_book, open_services, receive_book, take, take_new
from app.services.workspace import Services


def run(arguments: argparse.Namespace) -> None:
    """Carry out a command; raises AppError with the sentence to show."""
    COMMANDS[arguments.command](arguments)


@contextmanager
def opened(place: Path) -> Iterator[Services]:
    """Open the book of a folder for one command and close it again."""
    services = open_services(take(place))
    try:
        yield services
    finally:
        services.close()


def _new(arguments: argparse.Namespace) -> None:
    make_book(arguments.folder, CellForm(name=arguments.name), lambda _services: None)
    print(f"Đã tạo sổ của {arguments.name} trong {arguments.folder}.")


def _demo(arguments: argparse.Namespace) -> None:
    from app.services.sample import make_sample  # noqa: PLC0415 - only this command needs it

    counts = make_sample(arguments.folder, years=arguments.years, members=arguments.members)
    print(
        f"Đã tạo Chi bộ mẫu trong {arguments.folder}: {counts.members} đảng viên, "
        f"{counts.meetings} buổi họp."
    )


def _info(arguments: argparse.Namespace) -> None:
    with opened(arguments.folder) as services:
        document = services.about.describe()
    lines = [
        ", ".join(filter(None, (document.cell_name, document.superior_name))),
        f"Đảng số {document.member_total}; {len(document.meetings)} buổi họp.",
        f"Bản dữ liệu {document.schema_version}; SQLite {document.sqlite_version}.",
        f"Sao lưu gần nhất: {_moment(document.last_backup)}.",
        f"Khôi phục thử gần nhất: {_moment(document.last_rehearsal)}.",
        *(
            f"{row.key}\t{short_date(row.day)}\t{row.title}\t{row.stage}"
            for row in document.meetings
        ),
    ]
    show(arguments, about_document(document), lines)


def _moment(text: str) -> str:
    if not text:
        return "chưa có"
    moment = datetime.fromisoformat(text)
    return f"{clock_text(moment)} ngày {short_date(moment.date())}"


def _search(arguments: argparse.Namespace) -> None:
    words = " ".join(arguments.words)
    with opened(arguments.folder) as services:
        found = services.search.find_page(words, arguments.kind or (), arguments.year).found
    document = {
        "query": words,
        "results": [
            {
                "kind": hit.kind,
                "where": hit.where,
                "title": hit.title,
                "excerpt": hit.excerpt,
                "origin": hit.origin,
                "year": hit.year,
            }
            for hit in found
        ],
    }
    lines = [" · ".join(filter(None, (h.title, h.excerpt, h.origin))) for h in found]
    show(arguments, document, lines or [f"Không thấy “{words}”."])


def _plan(arguments: argparse.Namespace) -> None:
    with opened(arguments.folder) as services:
        proposal = services.plans.propose(arguments.year)
        services.plans.accept(proposal)
        rows = services.plans.rows(arguments.year)
        gaps = services.plans.gaps(arguments.year)
    document = {
        "year": arguments.year,
        "added": len(proposal.meetings),
        "meetings": [
            {
                "key": row.key,
                "kind": row.kind.value,
                "day": row.day.isoformat(),
                "moved_from": row.moved_from.isoformat() if row.moved_from else None,
            }
            for row in rows
        ],
        "gaps": [{"code": gap.code, "message": gap.sentence} for gap in gaps],
    }
    lines = [f"{row.key}\t{short_date(row.day)}\t{row.title}" for row in rows]
    show(arguments, document, [*lines, *(gap.sentence for gap in gaps)])


def _check(arguments: argparse.Namespace) -> None:
    with opened(arguments.folder) as services:
        if arguments.meeting:
            meeting_id = services.meetings.id_of(arguments.meeting)
            found = services.findings.of_meeting(meeting_id)
        else:
            found = services.findings.of_year(arguments.year or services.now().year)
    document = {"findings": [finding_document(finding) for finding in found]}
    lines = [f"{SEVERITY_LABELS[f.severity]}\t{f.code}\t{f.message}" for f in found]
    show(arguments, document, lines or ["Không còn gì phải xử lý."])


def _score(arguments: argparse.Namespace) -> None:
    with opened(arguments.folder) as services:
        meeting_id = services.meetings.id_of(arguments.meeting)
        document = score_document(services, meeting_id)
        view = services.scoring.view(meeting_id)
    show(arguments, document, [] if view is None else list(_score_lines(view)))


def _score_lines(view: SheetView) -> Iterator[str]:
    sheet = view.sheet
    for item in sheet.items:
        points = "…" if item.points is None else points_text(item.points)
        yield f"{item.id}\t{points}/{points_text(item.max)}\t{item.why}"
    band = band_named(view.rubric.bands, sheet.verdict.grade or "")
    grade = band.label if band else sheet.grade_label
    total = f"Tổng {points_text(sheet.total)}/{points_text(sheet.maximum)}"
    yield f"{total}, xếp loại {grade}" if grade else total
    yield (
        f"Đã chắc {points_text(sheet.safe)}, còn có thể {points_text(sheet.winnable)}, "
        f"đã mất {points_text(sheet.lost)}"
    )


MEMBER_REGISTERS = {"so-dang-vien": False, "in-so-dang-vien": True}
"""Every register of members that has lines: as Excel lists, or as Word papers for print."""


def _export(arguments: argparse.Namespace) -> None:
    from app.services.paper_names import PAPER_NAMES, PaperCode  # noqa: PLC0415 - docxtpl loads here

    if arguments.list_kinds:
        for kind in (*PaperCode, *MEMBER_REGISTERS):
            print(f"{kind}\t{PAPER_NAMES[kind]}")
        return
    if arguments.kind not in {*PaperCode, *MEMBER_REGISTERS}:
        raise WrongUse(f"Không có loại văn bản “{arguments.kind}”. Xem các loại: export --list.")
    _refuse_unplaced(arguments, PAPER_NAMES[arguments.kind])
    with opened(arguments.folder) as services:
        written = _exported(services, arguments)
    for path in written:
        print(path)


def _refuse_unplaced(arguments: argparse.Namespace, label: str) -> None:
    """Refuse a paper whose meeting, year or number is not given."""
    from app.services.paper_names import (  # noqa: PLC0415 - docxtpl loads here
        BLANK_PAPERS,
        MEETING_PAPERS,
        REGISTER_PRINTS,
        REVIEW_PAPERS,
        YEAR_PAPERS,
        PaperCode,
    )

    of_meetings = {*MEETING_PAPERS, *BLANK_PAPERS}
    of_years = {*YEAR_PAPERS, *REVIEW_PAPERS, *REGISTER_PRINTS, *MEMBER_REGISTERS}
    if arguments.kind in of_meetings - of_years and not arguments.meeting:
        raise WrongUse(f"Còn thiếu --meeting: {label} lập theo từng buổi họp.")
    if arguments.kind in of_years - of_meetings and not arguments.year:
        raise WrongUse(f"Còn thiếu --year: {label} lập cho cả năm.")
    if arguments.kind == PaperCode.WRITTEN and arguments.written is None:
        raise WrongUse(f"Còn thiếu --written: {label} lấy theo số trong write list.")
    if arguments.shared and arguments.kind not in MEMBER_REGISTERS:
        raise WrongUse("--shared chỉ dùng cho sổ sách đảng viên.")
    if arguments.quarter and (arguments.kind not in REVIEW_PAPERS or not arguments.year):
        raise WrongUse("--quarter chỉ dùng cùng --year, cho văn bản kiểm điểm, xếp loại.")


def _exported(services: Services, arguments: argparse.Namespace) -> tuple[Path, ...]:
    kind, year, folder = arguments.kind, arguments.year, arguments.to or services.exports
    if arguments.written is not None:
        return services.papers.export_written(arguments.written, folder=folder)
    if arguments.quarter:
        period = Period(year, quarter=arguments.quarter)
        return services.papers.export_review(kind, period, folder=folder)
    if kind in MEMBER_REGISTERS:
        as_word = MEMBER_REGISTERS[kind]
        return services.member_books.export_all(
            year, as_word=as_word, is_shared=arguments.shared, folder=folder
        )
    meeting_id = services.meetings.id_of(arguments.meeting) if arguments.meeting else None
    return services.papers.export(kind, meeting_id=meeting_id, year=year, folder=folder)


def _outgoing(arguments: argparse.Namespace) -> None:
    from app.cli.outgoing import ACTS  # noqa: PLC0415 - only these commands need it

    with opened(arguments.folder) as services:
        ACTS[arguments.command](services, arguments)


def _write(arguments: argparse.Namespace) -> None:
    from app.cli.written import write  # noqa: PLC0415 - only this command needs it

    write(arguments, opened)


def _people(arguments: argparse.Namespace) -> None:
    from app.cli import members, reviews  # noqa: PLC0415 - only these commands need them

    acts = {"review": reviews.review, "member": members.member, "turn": members.turn}
    acts[arguments.command](arguments, opened)


def _form(arguments: argparse.Namespace) -> None:
    from app.cli.forms import run_form  # noqa: PLC0415 - only this command needs it

    with opened(arguments.folder) as services:
        run_form(services, arguments)


def _import(arguments: argparse.Namespace) -> None:
    from app.cli.importing import run_import  # noqa: PLC0415 - only this command needs it

    with opened(arguments.folder) as services:
        run_import(services, arguments, show)


def _rubric(arguments: argparse.Namespace) -> None:
    with opened(arguments.folder) as services:
        _RUBRIC_ACTS[arguments.act](services, arguments)


def _rubric_list(services: Services, arguments: argparse.Namespace) -> None:
    editions = services.rubrics.list()
    document = {
        "rubrics": [
            {
                "id": e.rubric_id,
                "edition": e.edition,
                "name": e.name,
                "complete": e.complete,
                "valid_from": e.valid_from.isoformat() if e.valid_from else None,
                "valid_to": e.valid_to.isoformat() if e.valid_to else None,
            }
            for e in editions
        ]
    }
    show(arguments, document, [f"{e.rubric_id}\t{e.edition[:12]}\t{e.name}" for e in editions])


def _rubric_import(services: Services, arguments: argparse.Namespace) -> None:
    path = Path(arguments.name)
    faults = services.rubrics.faults_of_file(path)
    if faults and arguments.json:
        show(arguments, {"faults": [rubric_fault_document(fault) for fault in faults]}, [])
    edition = services.rubrics.import_file(path)
    document = {"id": edition.rubric_id, "edition": edition.edition, "name": edition.name}
    show(arguments, document, [f"Đã nhập khung tiêu chí {edition.name}."])


def _rubric_export(services: Services, arguments: argparse.Namespace) -> None:
    text = services.rubrics.export_text(arguments.name)
    if arguments.to is None:
        print(text, end="")
        return
    services.rubrics.export_file(arguments.name, arguments.to)
    print(arguments.to)


def _template(arguments: argparse.Namespace) -> None:
    from app.cli.templates import template  # noqa: PLC0415 - only this command needs it

    template(arguments, opened)


_RUBRIC_ACTS: dict[str, Callable[[Services, argparse.Namespace], None]] = {
    "list": _rubric_list,
    "import": _rubric_import,
    "export": _rubric_export,
}


def _backup(arguments: argparse.Namespace) -> None:
    with opened(arguments.folder) as services:
        made = services.backups.make()
    print(f"Đã sao lưu và đọc lại nguyên vẹn: {made.name}.")


def _verify(arguments: argparse.Namespace) -> None:
    from app.services.backups import verify_backup  # noqa: PLC0415 - SQLAlchemy loads here

    rows = verify_backup(arguments.backup)
    print(f"Bản sao lưu nguyên vẹn: {sum(count for _name, count in rows)} dòng dữ liệu.")


def _restore(arguments: argparse.Namespace) -> None:
    from app.services.backups import restore_backup  # noqa: PLC0415 - SQLAlchemy loads here

    with _locked(arguments.folder) as folder:
        rows = restore_backup(folder, arguments.backup)
    print(f"Đã khôi phục {sum(count for _name, count in rows)} dòng dữ liệu.")


@contextmanager
def _locked(place: Path) -> Iterator[DataFolder]:
    """Take the lock of a folder to restore into; a new folder stays only with a book in it."""
    was_there = place.exists()
    folder = take(place) if (place / DATABASE).exists() else take_new(place)
    try:
        yield folder
    finally:
        folder.close()
        if not was_there and not folder.database.exists():
            shutil.rmtree(place, ignore_errors=True)


def _rehearse(arguments: argparse.Namespace) -> None:
    with opened(arguments.folder) as services:
        done = services.backups.rehearse()
    print(f"Khôi phục thử {done.name} được {done.rows} dòng dữ liệu.")


def _given_away(arguments: argparse.Namespace) -> None:
    from app.cli.handing_over import give_away  # noqa: PLC0415 - only these commands need it

    with opened(arguments.folder) as services:
        give_away(services, arguments)


def _receive(arguments: argparse.Namespace) -> None:
    from app.cli.handing_over import show_handover  # noqa: PLC0415 - SQLAlchemy loads here

    note = receive_book(arguments.folder, arguments.package)
    show_handover(arguments, note, "Đã nhận đủ, số liệu khớp với bên giao.")


COMMANDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "new": _new,
    "demo": _demo,
    "info": _info,
    "search": _search,
    "plan": _plan,
    "check": _check,
    "score": _score,
    "export": _export,
    "pdf": _outgoing,
    "large-print": _outgoing,
    "posting": _outgoing,
    "inspection-folder": _outgoing,
    "write": _write,
    "review": _people,
    "member": _people,
    "turn": _people,
    "form": _form,
    "import": _import,
    "rubric": _rubric,
    "template": _template,
    "consolidate": consolidate,
    "backup": _backup,
    "verify": _verify,
    "restore": _restore,
    "rehearse": _rehearse,
    "handover": _given_away,
    "receive": _receive,
    "anonymise": _given_away,
}
