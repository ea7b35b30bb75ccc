"""All papers of the sample cell, written once for all tests that look at them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from app.domain.meetings import MeetingKind
from app.domain.progress import heeding
from app.domain.review_votes import BallotCount, GradeVotes
from app.domain.written_papers import WrittenPaperDraft, WrittenPaperType
from app.services.export.paper_kinds import PaperKind
from app.services.paper_making import template_kind
from app.services.paper_names import PaperCode
from app.services.paper_texts.written import template_of
from app.services.papers import PaperOrder
from app.services.workspace import Services
from app.services.written_making import written_file_name
from tests.export.produced_papers import Produced
from tests.kept_books import kept
from tests.services.sample_book import open_sample

YEARS = (2025, 2026)


class Pace:
    """A progress that measures how much work lies between two chances to stop."""

    def __init__(self) -> None:
        self._last = process_time()
        self.longest = 0.0

    def __call__(self, done: int, total: int, what: str) -> None:
        now = process_time()
        self.longest, self._last = max(self.longest, now - self._last), now


def sample_papers() -> tuple[Path, dict[str, Any]]:
    """Return the folder of the papers, the kind of each Word file and the longest step."""
    return kept("sample-papers", _write)


def word_papers() -> tuple[Produced, ...]:
    """Return the Word papers with their kinds."""
    folder, told = sample_papers()
    kinds = sorted(told["kinds"].items())
    return tuple(
        Produced(name, PaperKind(kind), (folder / name).read_bytes()) for name, kind in kinds
    )


def _write(place: Path) -> dict[str, Any]:
    with TemporaryDirectory() as copy:
        services = open_sample(Path(copy) / "so")
        try:
            _vote(services)
            _write_by_hand(services)
            orders, pace = _orders(services), Pace()
            with heeding(partial(pace, 0, 0, "")):
                services.papers.export_set(orders, folder=place, progress=pace)
            return {"longest": pace.longest, "kinds": dict(_kinds(services))}
        finally:
            services.close()


def _orders(services: Services) -> list[PaperOrder]:
    rows = [row for year in YEARS for row in services.meetings.list(year)]
    written = services.written_papers.list()
    regular = next(row for row in rows if row.key == "2026-11")
    return [
        *(PaperOrder(PaperCode.ALL, meeting_id=row.id) for row in rows),
        *(PaperOrder(PaperCode.ALL, year=year) for year in YEARS),
        PaperOrder(PaperCode.REMARK_SHEET, meeting_id=regular.id),
        *(PaperOrder(PaperCode.WRITTEN, written_id=paper.id) for paper in written),
    ]


def _write_by_hand(services: Services) -> None:
    """Write a paper of every type; without a day, so that no meeting is taken for theirs."""
    recipients = services.written_papers.choices().recipients
    for kind in WrittenPaperType:
        draft = WrittenPaperDraft(
            kind,
            "về việc số hóa hồ sơ",
            addressees="Đảng ủy xã Tân Hòa",
            bases="Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
            body="I- Mục đích\nSố hóa xong hồ sơ quý IV.\nĐiều 1. Lập Tổ số hóa",
            recipients=recipients[kind],
        )
        services.written_papers.add(draft)


def _vote(services: Services) -> None:
    """Record what the counting record of the review is made from."""
    review = services.reviews.find(2026).file
    ballot = BallotCount(present=18, issued=18, collected=18, valid=17)
    votes = {line.id: GradeVotes(3, 14) for line in review.lines}
    services.review_entries.save_votes(review.review.id, ballot, votes)


def _kinds(services: Services) -> Iterator[tuple[str, str]]:
    meetings: dict[int | None, MeetingKind] = {
        row.id: row.kind for year in YEARS for row in services.meetings.list(year)
    }
    by_hand = {
        written_file_name(paper): template_of(paper.draft.type)
        for paper in services.written_papers.list()
    }
    yield from ((name, kind.value) for name, kind in by_hand.items())
    for year in YEARS:
        for paper in services.papers.history(year):
            kind = template_kind(PaperCode(paper.code), meetings.get(paper.meeting_id))
            if isinstance(kind, PaperKind):
                yield paper.file_name, kind.value
