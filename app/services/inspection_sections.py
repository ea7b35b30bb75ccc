"""The numbered sub-folders of an inspection folder, and the papers that go into each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.meetings import HELD_STAGES, MeetingRow
from app.domain.periods import Period
from app.domain.text import short_date
from app.domain.written_papers import WrittenPaper, WrittenPaperType
from app.services.paper_names import MEETING_PAPERS, PAPER_NAMES, YEAR_PAPERS, PaperCode, papers_of
from app.services.papers import PaperOrder


@dataclass(frozen=True, slots=True)
class Section:
    """A sub-folder: papers of each meeting, of the whole year, then those written by hand."""

    folder: str
    title: str
    of_meeting: tuple[PaperCode, ...] = ()
    of_year: tuple[PaperCode, ...] = ()
    written: frozenset[WrittenPaperType] = frozenset()
    """The types written by hand that go into it."""
    takes_scans: bool = False
    is_review: bool = False
    """Only a folder of a whole year has it."""


_Type = WrittenPaperType
_NAMED = (
    Section(
        "01_ke-hoach",
        "Kế hoạch",
        (),
        (PaperCode.YEAR_PLAN, PaperCode.TOPIC_PLAN, PaperCode.PLAN_REALITY),
        frozenset({_Type.PLAN, _Type.PROGRAMME, _Type.SCHEME, _Type.OPTION}),
    ),
    Section(
        "02_chuong-trinh",
        "Giấy mời, chương trình, tài liệu",
        (PaperCode.INVITATION, PaperCode.PROGRAMME, PaperCode.HANDOUT),
        written=frozenset({_Type.INVITATION}),
    ),
    Section("03_du-hop", "Dự họp", (PaperCode.ATTENDANCE_LIST,), (PaperCode.ATTENDANCE_YEAR,)),
    Section("04_bien-ban", "Biên bản", (PaperCode.MINUTES,), written=frozenset({_Type.MINUTES})),
    Section(
        "05_nghi-quyet",
        "Nghị quyết, quyết định, sổ văn bản",
        (PaperCode.RESOLUTION,),
        (PaperCode.REGISTER,),
        frozenset({_Type.RESOLUTION, _Type.DECISION, _Type.CONCLUSION, _Type.REGULATION}),
    ),
    Section("06_nhiem-vu", "Nhiệm vụ", (), (PaperCode.TASKS,)),
    Section(
        "07_cham-diem",
        "Chấm điểm, xếp loại",
        (PaperCode.SCORE_SHEET,),
        (PaperCode.SCORE_YEAR, PaperCode.MONTHLY_LIST),
    ),
    Section("08_van-ban-cap-tren", "Văn bản cấp trên", (), (PaperCode.DIRECTIVES,)),
    Section(
        "09_kien-nghi", "Kiến nghị, cách làm hay", (), (PaperCode.PETITIONS, PaperCode.GOOD_MODELS)
    ),
    Section(
        "10_danh-gia-dang-vien",
        "Đánh giá đảng viên",
        (),
        (
            PaperCode.REVIEW_COLLECTIVE,
            PaperCode.REVIEW_MINUTES,
            PaperCode.BALLOT_RECORD,
            PaperCode.REVIEW_TABLE,
            PaperCode.REVIEW_REPORT,
            PaperCode.REVIEW_DOSSIER,
        ),
        is_review=True,
    ),
    Section(
        "11_bao-cao",
        "Báo cáo",
        (PaperCode.MONTH_REPORT, PaperCode.TOPIC_REPORT),
        (PaperCode.HALF_YEAR_REPORT, PaperCode.YEAR_REPORT),
        frozenset({_Type.REPORT}),
    ),
    Section("12_kiem-tra-giam-sat", "Kiểm tra, giám sát", (), (PaperCode.INSPECTIONS,)),
    Section("13_ban-quet", "Bản quét có chữ ký", takes_scans=True),
)
_TAKEN = {code for section in _NAMED for code in (*section.of_meeting, *section.of_year)}
_OTHERS = Section(
    "14_van-ban-khac",
    "Văn bản khác",
    tuple(code for code in MEETING_PAPERS if code not in _TAKEN),
    tuple(code for code in YEAR_PAPERS if code not in _TAKEN),
    frozenset(WrittenPaperType).difference(*(section.written for section in _NAMED)),
)
SECTIONS = (*_NAMED, _OTHERS)
"""Every paper of the cell has its place, one made later among the others at the end."""
_OPTIONAL = {
    PaperCode.HANDOUT,
    PaperCode.PETITIONS,
    PaperCode.GOOD_MODELS,
    PaperCode.TOPIC_PLAN,
    PaperCode.INSPECTIONS,
    PaperCode.MONTH_REPORT,
    PaperCode.TOPIC_REPORT,
    PaperCode.HALF_YEAR_REPORT,
    PaperCode.YEAR_REPORT,
    *_OTHERS.of_meeting,
    *_OTHERS.of_year,
}
"""Papers nobody misses where there is nothing to put in them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file wanted: a paper, or the signed scan of a meeting where there is no order."""

    section: Section
    what: str
    of: str
    where: str
    order: PaperOrder | None = None
    meeting_id: int = 0
    """0 for a paper of the year."""
    key: str = ""
    is_required: bool = True


def meetings_in(rows: Sequence[MeetingRow], period: Period) -> tuple[MeetingRow, ...]:
    """Return the meetings of a year or of one of its quarters, in order of day."""
    kept = [row for row in rows if period.quarter is None or _quarter(row) == period.quarter]
    return tuple(sorted(kept, key=lambda row: (row.day, row.id)))


def _quarter(row: MeetingRow) -> int:
    """Return the quarter a meeting counts for, of its day where its kỳ has none."""
    return row.period.quarter_number or (row.day.month + 2) // 3


def written_in_period(papers: Sequence[WrittenPaper], period: Period) -> tuple[WrittenPaper, ...]:
    """Return the papers written by hand in a year or one of its quarters, in order of day."""
    kept = (paper for paper in papers if period.contains(paper.dated))
    return tuple(sorted(kept, key=lambda paper: (paper.dated, paper.id)))


@dataclass(frozen=True, slots=True)
class Found:
    """What a period has: its meetings, its papers written by hand, and whether it `is_over`.

    Papers of a review are missed only once it is.
    """

    period: Period
    rows: tuple[MeetingRow, ...]
    written: tuple[WrittenPaper, ...]
    is_over: bool


def wanted_entries(found: Found) -> tuple[Entry, ...]:
    """Return every file an inspection folder should hold, section by section."""
    sections = (one for one in SECTIONS if found.period.quarter is None or not one.is_review)
    return tuple(entry for section in sections for entry in _of_section(section, found))


def _of_section(section: Section, found: Found) -> Iterator[Entry]:
    for row in found.rows:
        if row.stage in HELD_STAGES:
            yield from _of_meeting(section, row)
    yield from _of_year(section, found)
    for paper in found.written:
        if paper.draft.type in section.written:
            yield _of_written(section, paper)


def _of_year(section: Section, found: Found) -> Iterator[Entry]:
    year = found.period.year
    for code in section.of_year:
        is_required = code not in _OPTIONAL and (found.is_over or not section.is_review)
        yield Entry(
            section,
            PAPER_NAMES[code],
            f"Năm {year}",
            "page:reviews" if section.is_review else f"report:{code}",
            PaperOrder(code, year=year),
            is_required=is_required,
        )


def _of_meeting(section: Section, row: MeetingRow) -> Iterator[Entry]:
    of, where = meeting_words(row), f"meeting:{row.id}:finish"
    for code in section.of_meeting:
        if code in papers_of(row.kind):
            yield Entry(
                section,
                PAPER_NAMES[code],
                of,
                where,
                PaperOrder(code, meeting_id=row.id),
                row.id,
                is_required=code not in _OPTIONAL,
            )
    if section.takes_scans:
        yield Entry(section, section.title, of, f"{where}:scan", meeting_id=row.id, key=row.key)


def _of_written(section: Section, paper: WrittenPaper) -> Entry:
    order = PaperOrder(PaperCode.WRITTEN, written_id=paper.id)
    named = f"{paper.label} {paper.number.code}" if paper.number else paper.label
    return Entry(section, named, written_words(paper), f"written:{paper.id}", order)


def written_words(paper: WrittenPaper) -> str:
    """Return "về việc thành lập Tổ số hóa, 05/11/2026" of a paper written by hand."""
    day = short_date(paper.draft.day) if paper.draft.day else "chưa ghi ngày"
    return f"{paper.draft.subject}, {day}"


def meeting_words(row: MeetingRow) -> str:
    """Return "Thường kỳ tháng 11/2026, 03/11/2026"."""
    return f"{row.title}, {short_date(row.day)}"
