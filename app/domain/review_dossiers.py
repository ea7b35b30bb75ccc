"""The dossier of a review (366-QĐ/TW, Điều 17): nine kinds of papers, on paper or as files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.reviews import ReviewFile


class DossierPaper(StrEnum):
    """The nine kinds, in the order of Điều 17."""

    SELF_REVIEWS = "self_reviews"
    RESIDENCE = "residence"
    MINUTES = "minutes"
    APPRAISAL = "appraisal"
    CONCLUSION = "conclusion"
    SUGGESTION = "suggestion"
    OPINIONS = "opinions"
    COMPLAINTS = "complaints"
    OTHER = "other"


DOSSIER_PAPER_LABELS = {
    DossierPaper.SELF_REVIEWS: "Bản kiểm điểm cá nhân, báo cáo kiểm điểm tập thể",
    DossierPaper.RESIDENCE: "Nhận xét của cấp ủy nơi cư trú",
    DossierPaper.MINUTES: "Biên bản hội nghị kiểm điểm",
    DossierPaper.APPRAISAL: "Tổng hợp kết quả thẩm định",
    DossierPaper.CONCLUSION: "Kết luận, kết quả xếp loại",
    DossierPaper.SUGGESTION: "Văn bản gợi ý kiểm điểm (nếu có)",
    DossierPaper.OPINIONS: "Văn bản góp ý",
    DossierPaper.COMPLAINTS: "Hồ sơ giải quyết khiếu nại",
    DossierPaper.OTHER: "Tài liệu khác",
}
NEEDED_PAPERS = frozenset(
    {
        DossierPaper.SELF_REVIEWS,
        DossierPaper.RESIDENCE,
        DossierPaper.MINUTES,
        DossierPaper.APPRAISAL,
        DossierPaper.CONCLUSION,
    }
)
"""The other kinds exist only where there was an occasion."""


@dataclass(frozen=True, slots=True)
class ReviewPaper:
    """One tick: a paper of the dossier is there."""

    id: int
    kind: DossierPaper
    received_on: date
    electronic: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One kind of paper of the dossier with what is there."""

    kind: DossierPaper
    label: str
    papers: tuple[ReviewPaper, ...]
    count: str = ""
    """How many are in where the book counts them: "14/22"."""

    @property
    def is_there(self) -> bool:
        """Tell whether the kind is ticked."""
        return bool(self.papers)

    @property
    def is_missing(self) -> bool:
        """Tell whether a paper every review has is not ticked yet."""
        return self.kind in NEEDED_PAPERS and not self.papers


def dossier_lines(file: ReviewFile, papers: Iterable[ReviewPaper]) -> tuple[DossierLine, ...]:
    """Return the nine kinds with their ticks; the first two also count who is in."""
    ticked = tuple(papers)
    return tuple(
        DossierLine(
            kind,
            DOSSIER_PAPER_LABELS[kind],
            tuple(paper for paper in ticked if paper.kind is kind),
            _count(file, kind),
        )
        for kind in DossierPaper
    )


def _count(file: ReviewFile, kind: DossierPaper) -> str:
    if kind is DossierPaper.SELF_REVIEWS:
        received = sum(line.entry.is_received for line in file.lines)
        return f"{received}/{len(file.lines)}"
    if kind is DossierPaper.RESIDENCE:
        asked = [line for line in file.lines if line.person.needs_residence]
        received = sum(line.entry.residence.received_on is not None for line in asked)
        return f"{received}/{len(asked)}"
    return ""
