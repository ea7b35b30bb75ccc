"""Makes what the cell writes of itself: plans, programmes, reports of a month, a topic, a year."""

from datetime import datetime

from app.data.database import Database
from app.domain.errors import Refused
from app.services import paper_sources, report_sources
from app.services.export.issued_contexts import Paper
from app.services.export.paper_kinds import PaperKind
from app.services.paper_names import PaperCode
from app.services.paper_texts.inspection_programme import inspection_programme
from app.services.paper_texts.month_report import month_report
from app.services.paper_texts.source import PaperSource
from app.services.paper_texts.topic_papers import topic_plan, topic_report
from app.services.paper_texts.year_plan import year_plan
from app.services.paper_texts.year_report import year_report

WRITTEN_OF_MEETING = frozenset({PaperCode.MONTH_REPORT, PaperCode.TOPIC_REPORT})
WRITTEN_OF_YEAR = frozenset(
    {
        PaperCode.YEAR_PLAN,
        PaperCode.TOPIC_PLAN,
        PaperCode.INSPECTIONS,
        PaperCode.HALF_YEAR_REPORT,
        PaperCode.YEAR_REPORT,
    }
)
WordPaper = tuple[PaperKind, Paper]


def written_of_meeting(db: Database, code: PaperCode, source: PaperSource) -> WordPaper:
    """Return the context of a report made from one meeting."""
    if code is PaperCode.MONTH_REPORT:
        records = report_sources.read_month(db, source.file)
        return PaperKind.MONTH_REPORT, month_report(source, records)
    files = report_sources.read_files(db, source.file.header.id)
    return PaperKind.TOPIC_REPORT, topic_report(source, files)


def written_of_year(db: Database, code: PaperCode, year: int, now: datetime) -> WordPaper:
    """Return the context of a plan, a programme or a report of a year."""
    match code:
        case PaperCode.YEAR_PLAN:
            plan = paper_sources.read_plan(db, year, now.date())
            refuse_nothing(plan.rows, f"Năm {year} chưa có buổi họp nào trong kế hoạch.")
            return PaperKind.YEAR_PLAN, year_plan(plan)
        case PaperCode.TOPIC_PLAN:
            topics = report_sources.read_topic_plan(db, year, now.date())
            refuse_nothing(topics.topics, f"Năm {year} chưa có buổi chuyên đề nào trong kế hoạch.")
            return PaperKind.TOPIC_PLAN, topic_plan(topics)
        case PaperCode.INSPECTIONS:
            programme = report_sources.read_programme(db, year, now.date())
            nothing = f"Năm {year} chưa lập chương trình kiểm tra, giám sát."
            refuse_nothing(programme.lines, nothing)
            return PaperKind.INSPECTIONS, inspection_programme(programme)
        case _:
            is_half = code is PaperCode.HALF_YEAR_REPORT
            report = report_sources.read_year_report(db, year, now, is_half=is_half)
            refuse_nothing(report.table.rows, f"Năm {year} chưa họp buổi nào.")
            return PaperKind.YEAR_REPORT, year_report(report)


def refuse_nothing(found: tuple[object, ...], sentence: str) -> None:
    """Raise Refused when there is nothing to print."""
    if not found:
        raise Refused(sentence)
