"""Papers: one set of minutes beside the plain library, a year's set, stopping it, the window."""

import time
from dataclasses import fields
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.meetings import HELD_STAGES, MeetingKind
from app.domain.text import count_text, number_words
from app.services import paper_sources
from app.services.export import word
from app.services.paper_making import meeting_content
from app.services.papers import PaperCode, PaperOrder
from app.services.workspace import Services
from tests.benchmarks.conftest import LAST_YEAR
from tests.benchmarks.measuring import alternating, cpu_seconds
from tests.benchmarks.table import Table
from ui.kit.tasks import Task, TaskRunner

ROUNDS = 15
MOST_OF_PLAIN, MOST_UNEVEN, MOST_STOP_S, MOST_STALL_MS = 1.3, 1.3, 1.0, 150
SET_OF_A_MEETING = ("bien-ban", "nghi-quyet", "phieu-cham-diem", "chuong-trinh", "giay-moi")
MEETINGS_OF_A_YEAR = 12


@pytest.fixture(scope="module")
def meetings(book: Services) -> list[int]:
    """The regular meetings of the last whole year."""
    rows = book.meetings.list(LAST_YEAR - 1)
    regular = {MeetingKind.REGULAR, MeetingKind.COMBINED}
    return [row.id for row in rows if row.kind in regular and row.stage in HELD_STAGES]


def plain_library(template: bytes, values: dict[str, object]) -> None:
    """Render with docxtpl alone."""
    environment = Environment(autoescape=True)
    environment.filters |= {
        "count": count_text,
        "or_none": lambda text: text or "không",
        "or_dots": lambda text: text or "…",
        "in_words": number_words,
    }
    document = DocxTemplate(BytesIO(template))
    document.render(values, environment)
    document.save(BytesIO())


def test_one_set_of_minutes(book: Services, meetings: list[int], table: Table):
    source = paper_sources.read_meeting(book._db, meetings[-1], book.now())
    kind, context = meeting_content(book._db, PaperCode.MINUTES, source, book.now())
    template = word.shipped_template(kind)
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    ours, bare = alternating(
        ROUNDS,
        lambda: cpu_seconds(lambda: word.render(template, context)),
        lambda: cpu_seconds(lambda: plain_library(template, values)),
    )
    assert table.ratio("Một biên bản .docx / docxtpl trần", ours, bare, MOST_OF_PLAIN)


def test_a_year_of_papers_takes_even_time(
    book: Services, meetings: list[int], table: Table, tmp_path: Path
):
    orders = [
        PaperOrder(kind, meeting_id=meeting) for meeting in meetings for kind in SET_OF_A_MEETING
    ]
    assert len(meetings) == MEETINGS_OF_A_YEAR
    at: list[tuple[float, float]] = []
    files = book.papers.export_set(
        orders,
        folder=tmp_path,
        progress=lambda *_: at.append((time.process_time(), time.perf_counter())),
    )
    own, waited = at[-1][0] - at[0][0], at[-1][1] - at[0][1]
    half = len(at) // 2
    first, second = at[half][0] - at[0][0], at[-1][0] - at[half][0]
    table.tell(f"Xuất cả bộ một năm, {len(files)} tệp", f"{own:.1f} s", f"chờ {waited:.1f} s")
    what = "Nửa sau của bộ / nửa đầu (tuyến tính)"
    assert table.ratio(what, second, first, MOST_UNEVEN)


def test_stopping_a_year_takes_effect_soon(
    book: Services, meetings: list[int], table: Table, tmp_path: Path
):
    at: list[float] = []
    orders = [PaperOrder("all", meeting_id=meeting) for meeting in meetings[:3]]
    orders.append(PaperOrder("all", year=LAST_YEAR - 1))
    book.papers.export_set(
        orders, folder=tmp_path, progress=lambda *_: at.append(time.process_time())
    )
    gaps = [later - earlier for earlier, later in pairwise(at)]
    assert table.most("Bấm Dừng khi xuất: chờ lâu nhất", max(gaps), MOST_STOP_S, "s")


def test_the_window_answers_while_papers_are_written(
    book: Services, meetings: list[int], table: Table, tmp_path: Path
):
    app = QApplication.instance() or QApplication([])
    beats: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    orders = [PaperOrder("all", meeting_id=meeting) for meeting in meetings[:4]]
    runner = TaskRunner()
    timer.start()
    runner.start(
        Task(lambda progress: book.papers.export_set(orders, folder=tmp_path, progress=progress))
    )
    while runner.is_busy():
        app.processEvents()
    timer.stop()
    stall = max(later - earlier for earlier, later in pairwise(beats)) * 1000
    assert table.most("Cửa sổ đứng lâu nhất khi đang xuất", stall, MOST_STALL_MS, "ms")
