"""Commands on papers the secretary writes: list them, write one from a file, give its number."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from app.cli.parser import WrongUse
from app.cli.printing import show
from app.domain.errors import Refused
from app.domain.text import ascii_slug, short_date
from app.domain.written_papers import (
    WRITTEN_PAPER_LABELS,
    WrittenPaper,
    WrittenPaperDraft,
    WrittenPaperType,
    issued_words,
)
from app.services.workspace import Services

Opened = Callable[[Path], AbstractContextManager[Services]]
MOST_BYTES = 2_000_000


def write(arguments: argparse.Namespace, opened: Opened) -> None:
    """Carry out `write ACT`."""
    with opened(arguments.folder) as services:
        _ACTS[arguments.act](services, arguments)


def type_code(kind: WrittenPaperType) -> str:
    """Return a type as commands write it: quyet-dinh."""
    return ascii_slug(WRITTEN_PAPER_LABELS[kind])


def _list(services: Services, arguments: argparse.Namespace) -> None:
    papers = services.written_papers.list()
    show(arguments, {"papers": [_document(paper) for paper in papers]}, list(_lines(papers)))


def _document(paper: WrittenPaper) -> dict[str, Any]:
    day = paper.draft.day
    return {
        "id": paper.id,
        "type": type_code(paper.draft.type),
        "code": paper.number.code if paper.number else None,
        "subject": paper.draft.subject,
        "day": day.isoformat() if day else None,
    }


def _lines(papers: Sequence[WrittenPaper]) -> Iterator[str]:
    for paper in papers:
        day = short_date(paper.draft.day) if paper.draft.day else ""
        state = paper.number.code if paper.number else issued_words(paper)
        yield "\t".join((str(paper.id), paper.label, state, day, paper.draft.subject)).rstrip()


def _types(_services: Services, arguments: argparse.Namespace) -> None:
    known = {type_code(kind): WRITTEN_PAPER_LABELS[kind] for kind in WrittenPaperType}
    show(arguments, {"types": known}, [f"{code}\t{label}" for code, label in known.items()])


def _add(services: Services, arguments: argparse.Namespace) -> None:
    kind = _type(arguments.name)
    draft = WrittenPaperDraft(
        type=kind,
        subject=arguments.subject or "",
        day=arguments.day,
        addressees="\n".join(arguments.address or ()),
        bases="\n".join(arguments.basis or ()),
        body=_text(arguments.body) if arguments.body else "",
        recipients=services.written_papers.choices().recipients[kind],
    )
    paper = services.written_papers.get(services.written_papers.add(draft))
    said = [f"Đã soạn {paper.label.lower()}, số thứ tự {paper.id} trong danh sách."]
    show(arguments, _document(paper), said)


def _issue(services: Services, arguments: argparse.Namespace) -> None:
    if not (arguments.name or "").isdecimal():
        raise WrongUse("Còn thiếu số thứ tự của văn bản. Xem: write list THƯ_MỤC.")
    services.written_papers.issue(int(arguments.name), arguments.number)
    paper = services.written_papers.get(int(arguments.name))
    show(arguments, _document(paper), [f"Đã cấp số {paper.code}."])


def _type(name: str | None) -> WrittenPaperType:
    found = next((kind for kind in WrittenPaperType if type_code(kind) == name), None)
    if found is None:
        codes = ", ".join(map(type_code, WrittenPaperType))
        raise WrongUse(f"Không có loại “{name or ''}”. Các loại: {codes}.")
    return found


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()[: MOST_BYTES + 1]
        text = data.decode("utf-8-sig")
    except OSError:
        raise Refused(f"Không đọc được tệp {path.name}. Hãy xem lại đường dẫn.") from None
    except UnicodeDecodeError:
        raise Refused(f"Tệp {path.name} không phải chữ UTF-8. Hãy lưu lại với mã UTF-8.") from None
    if len(data) > MOST_BYTES:
        raise Refused(f"Tệp {path.name} dài quá 2 MB. Hãy chọn đúng tệp nội dung.")
    return text


_ACTS: dict[str, Callable[[Services, argparse.Namespace], None]] = {
    "list": _list,
    "types": _types,
    "add": _add,
    "issue": _issue,
}
