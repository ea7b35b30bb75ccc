"""The posting package (gói đăng): texts a person copies into the members' handbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.grades import band_named
from app.domain.meeting_file import MeetingFile
from app.domain.meeting_views import MeetingView
from app.domain.meetings import meeting_title
from app.domain.rubrics import ScoringKind
from app.domain.score_sheets import SheetState
from app.domain.sheet_views import SheetView
from app.domain.tasks import Task
from app.domain.text import day_month, lower_first, points_text, short_date

MOST_WORDS = 100
"""The handbook shows a summary of about a hundred words."""


@dataclass(frozen=True, slots=True)
class PostingText:
    """One text to copy: what it is, how the card shows it, and the text itself."""

    label: str
    shown: str
    text: str


def posting_package(view: MeetingView) -> tuple[PostingText, ...]:
    """Return title, summary and score of a meeting, as far as they are known."""
    file = view.file
    texts = [_title(file), _summary(file)]
    if view.sheet is not None and view.sheet.state is not SheetState.OPEN:
        texts.append(_score(file, view.sheet))
    return tuple(texts)


def content_text(file: MeetingFile) -> str:
    """Return what a meeting concluded and every task it gave, a line each."""
    lines = [f"{file.cell.name} họp ngày {short_date(file.header.day)}."]
    if file.header.conclusion.strip():
        lines.append(f"Kết luận: {file.header.conclusion.strip()}")
    if file.tasks:
        lines.append(f"Giao {len(file.tasks)} nhiệm vụ:")
    lines += [f"{_task_words(number, task)}." for number, task in enumerate(file.tasks, start=1)]
    return "\n".join(lines)


def short_news(texts: tuple[PostingText, ...]) -> str:
    """Return title, summary and score as one message for a group of phones."""
    return "\n".join(text.text for text in texts)


def word_count(text: str) -> int:
    """Return how many words, as Vietnamese counts them, a text has."""
    return len(text.split())


def issued_paper(file: MeetingFile, document_type: DocumentType) -> IssuedDocument | None:
    """Return the paper of a type that carries a number still in force."""
    issued = [
        document
        for document in file.documents
        if document.type is document_type and document.state is DocumentState.ISSUED
    ]
    return issued[-1] if issued else None


def _title(file: MeetingFile) -> PostingText:
    period = file.header.period.label
    document = issued_paper(file, DocumentType.RESOLUTION)
    if document is None:
        title = f"Kết quả buổi họp {_name(file)} của {file.cell.name}"
        return PostingText("Tiêu đề", f"Kết quả buổi họp {period}", title)
    number = f"số {document.code}, ngày {short_date(document.issued_on)}"
    title = f"Nghị quyết {period} của {file.cell.name} ({number})"
    return PostingText("Tiêu đề", f"Nghị quyết {period}", title)


def _name(file: MeetingFile) -> str:
    return lower_first(meeting_title(file.header.kind, file.header.period))


def _summary(file: MeetingFile) -> PostingText:
    text = summary_text(file)
    shown = f"{len(file.tasks)} nhiệm vụ {file.header.period.label}"
    return PostingText(f"Tóm tắt, {word_count(text)} chữ", shown, text)


def summary_text(file: MeetingFile, most: int = MOST_WORDS) -> str:
    """Return the tasks of a meeting in at most so many words, whole tasks only."""
    start = f"{file.cell.name} họp ngày {short_date(file.header.day)}"
    if not file.tasks:
        return f"{start}, không giao nhiệm vụ mới."
    head = f"{start}, giao {len(file.tasks)} nhiệm vụ:"
    lines = tuple(_task_words(number, task) for number, task in enumerate(file.tasks, start=1))
    for kept in range(len(lines), 0, -1):
        text = f"{head} {_joined(lines[:kept], left=len(lines) - kept)}"
        if word_count(text) <= most:
            return text
    return f"{start}, giao {len(file.tasks)} nhiệm vụ."


def _task_words(number: int, task: Task) -> str:
    due = f"hạn {day_month(task.due_now)}" if task.due_now else ""
    owner = f"đ/c {task.owner_name}" if task.owner_id is not None else task.owner_name
    about = ", ".join(part for part in (owner, due) if part)
    text = task.text.strip().rstrip(".")
    return f"{number}) {text} ({about})" if about else f"{number}) {text}"


def _joined(lines: Sequence[str], *, left: int) -> str:
    return "; ".join(_with_rest(lines, left)) + "."


def _with_rest(lines: Sequence[str], left: int) -> Iterator[str]:
    yield from lines
    if left:
        yield f"và {left} nhiệm vụ khác"


def _score(file: MeetingFile, view: SheetView) -> PostingText:
    shown = score_words(view)
    text = f"Chất lượng buổi họp {_name(file)}: {shown}."
    return PostingText("Kết quả chấm điểm", shown, text)


def score_words(view: SheetView) -> str:
    """Return "94 điểm, xếp loại Tốt", or how many lines were met."""
    total = points_text(view.columns.reported_total)
    if view.sheet.scoring is ScoringKind.PASS_FAIL:
        return f"{total}/{points_text(view.sheet.maximum)} nội dung đạt"
    grade = agreed_grade_label(view)
    return f"{total} điểm, xếp loại {grade}" if grade else f"{total} điểm"


def agreed_grade_label(view: SheetView) -> str:
    """Return the grade of the reported points; conditions count while no superior decided."""
    if view.columns.reported_by_superior or view.columns.reported_total != view.sheet.total:
        return view.columns.grade_label
    band = band_named(view.rubric.bands, view.sheet.verdict.grade or "")
    return band.label if band else view.columns.grade_label
