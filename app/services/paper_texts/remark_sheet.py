"""The sheet an observer fills in: the meeting, its items, and whoever it goes out for."""

from app.domain.meeting_file import MeetingFile
from app.domain.remark_sheets import RemarkSheetCode
from app.domain.remarks import WHOLE_MEETING, Visit
from app.services.export.contexts import Signature
from app.services.export.issued_contexts import RemarkSheetPaper, RemarkSheetRow
from app.services.paper_texts.header import paper_header
from app.services.paper_texts.wording import joined, subject_of, title_of, unended, when_words

SIGNED_BY = "NGƯỜI GÓP Ý"


def sheet_items(file: MeetingFile) -> tuple[tuple[int, str], ...]:
    """Return id and printed title of every item, as the sheet lists them."""
    return tuple((item.id, title_of(item)) for item in file.agenda)


def remark_sheet(file: MeetingFile, visit: Visit | None = None) -> RemarkSheetPaper:
    """Return the sheet of a meeting, with the name of an observer or left blank."""
    header = file.header
    place = f"tại {unended(header.place)}" if header.place.strip() else ""
    code = RemarkSheetCode.of(file.cell.permanent_id, header.id, visit.id if visit else 0)
    items = enumerate(sheet_items(file), start=1)
    return RemarkSheetPaper(
        header=paper_header(file.cell, header.day),
        subject=subject_of(header),
        meeting=joined((when_words(header.day, header.starts_at), place), ", "),
        rows=(
            *(RemarkSheetRow(str(number), title) for number, (_id, title) in items),
            RemarkSheetRow("", WHOLE_MEETING),
        ),
        code=code.text,
        signature=Signature(SIGNED_BY, name=visit.form.name if visit else ""),
        name=visit.form.name if visit else "",
        role=visit.form.role if visit else "",
        unit=visit.form.unit if visit else "",
        team=visit.team_name if visit else "",
    )
