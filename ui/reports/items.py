"""One paper as the list shows it: its name, what it is, and whether it was exported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypedDict

from app.services.export.paper_kinds import TemplateKind
from app.services.paper_making import template_kind
from app.services.paper_names import (
    DRAFT_MARK,
    REGISTER_PRINTS,
    PaperCode,
    ending,
)
from app.services.paper_rows import TemplateDays, template_words
from app.services.papers import PAPER_NAMES, ExportedPaper, PaperOrder, PaperRow
from ui.kit.chips import ChipSpec
from ui.reports.desk_rows import exported_words
from ui.reports.kinds import Kind

_WHAT = {
    PaperCode.MINUTES: "Ghi lại toàn bộ buổi họp, in để ký",
    PaperCode.RESOLUTION: "Nhiệm vụ và kết quả chấm điểm",
    PaperCode.SCORE_SHEET: "Từng tiêu chí với căn cứ",
    PaperCode.TASKS: "Người, hạn, sản phẩm, kết quả",
    PaperCode.MONTHLY_LIST: "Điểm, mức xếp loại của buổi họp",
    PaperCode.PROGRAMME: "Nội dung, người trình bày, thời lượng",
    PaperCode.INVITATION: "Ngày, giờ, nơi họp và tài liệu",
    PaperCode.ATTENDANCE_LIST: "Để ký tên, hoặc kết quả điểm danh",
    PaperCode.HANDOUT: "Mỗi văn bản nhiều nhất ba dòng, in phát",
    PaperCode.MONTH_REPORT: "Tháng trước, phương hướng, kiến nghị",
    PaperCode.TOPIC_REPORT: "Người dự, ý kiến, kết luận, việc rút ra",
}
_WHAT_OF_YEAR = {
    PaperCode.YEAR_PLAN: "Mọi buổi thường kỳ và chuyên đề",
    PaperCode.PLAN_REALITY: "Dự kiến và đã họp, lý do dời, kết quả",
    PaperCode.ATTENDANCE_YEAR: "Từng đồng chí theo tháng",
    PaperCode.SCORE_YEAR: "Điểm, dự họp, phát biểu, mất điểm từng buổi",
    PaperCode.TASKS: "Mọi nhiệm vụ giao trong năm",
    PaperCode.REGISTER: "Số, ngày, trích yếu, số hủy, số thiếu",
    PaperCode.MONTHLY_LIST: "Mọi buổi đã biểu quyết điểm",
    PaperCode.PETITIONS: "Nơi gửi, thời hạn, trả lời, báo lại",
    PaperCode.DIRECTIVES: "Ngày nhận, ngày phổ biến, ý liên quan",
    PaperCode.GOOD_MODELS: "Cách làm, hiệu quả, người thực hiện",
    PaperCode.REGISTER_PRINT: "Khổ ngang, có cột ký nhận, nơi lưu",
    PaperCode.DIRECTIVES_PRINT: "Khổ ngang, đánh số trang, đóng sổ",
    PaperCode.TASKS_PRINT: "Khổ ngang, đánh số trang, đóng sổ",
    PaperCode.PETITIONS_PRINT: "Khổ ngang, đánh số trang, đóng sổ",
    PaperCode.MODELS_PRINT: "Khổ ngang, đánh số trang, đóng sổ",
    PaperCode.REVIEW_FORMS: "Mỗi đồng chí một bản 2A, 2B, 2C",
    PaperCode.REVIEW_COLLECTIVE: "Của chi ủy và chi bộ",
    PaperCode.REVIEW_MINUTES: "Sáu phần thường dùng",
    PaperCode.BALLOT_SLIP: "In bằng số người dự",
    PaperCode.BALLOT_RECORD: "Số phiếu của từng đồng chí",
    PaperCode.REVIEW_TABLE: "Tự nhận, phiếu, đề nghị, công nhận",
    PaperCode.REVIEW_REPORT: "Số lượng từng mức, khen thưởng",
    PaperCode.REVIEW_DOSSIER: "Chín loại giấy tờ của Điều 17",
    PaperCode.TOPIC_PLAN: "Chuyên đề từng quý, người viết, thời hạn",
    PaperCode.INSPECTIONS: "Kiểm tra ai, giám sát việc gì, khi nào",
    PaperCode.HALF_YEAR_REPORT: "Số liệu sáu tháng đầu năm",
    PaperCode.YEAR_REPORT: "Số liệu cả năm: họp, nhiệm vụ, sổ, xếp loại",
}
_SHORT = {
    PaperCode.RESOLUTION: "Nghị quyết tháng",
    PaperCode.MONTHLY_LIST: "Danh sách xếp loại",
    PaperCode.TASKS: "Theo dõi nhiệm vụ",
}
"""Names that would not fit the list."""
_SHORT_OF_YEAR = {
    PaperCode.INSPECTIONS: "Kiểm tra, giám sát",
    **{code: PAPER_NAMES[code] for code in REGISTER_PRINTS},
    PaperCode.REVIEW_FORMS: "Bản kiểm điểm điền sẵn",
    PaperCode.REVIEW_COLLECTIVE: "Kiểm điểm tập thể (Mẫu 01)",
    PaperCode.REVIEW_MINUTES: "Biên bản kiểm điểm",
    PaperCode.BALLOT_SLIP: "Phiếu biểu quyết xếp loại",
    PaperCode.BALLOT_RECORD: "Biên bản kiểm phiếu",
    PaperCode.REVIEW_TABLE: "Tổng hợp xếp loại (U6)",
    PaperCode.REVIEW_REPORT: "Báo cáo kết quả xếp loại",
    PaperCode.REVIEW_DOSSIER: "Danh mục hồ sơ kiểm điểm",
}

Changed = Callable[[ExportedPaper], bool]
"""Tells whether the file of a paper was changed since it was written."""
EXCEL, WORD = "Excel", "Word"
CHANGED = "Tệp đã được sửa sau khi xuất; xuất lại thì bản mới đứng cạnh, không ghi đè"


@dataclass(frozen=True, slots=True)
class PaperItem:
    """A paper of a meeting, or of a year where there is no meeting."""

    code: PaperCode
    label: str
    year: int
    meeting_id: int | None = None
    file_name: str = ""
    """The file last written, "" while the paper was never exported."""
    exported_at: datetime | None = None
    missing: str = ""
    """Why it cannot be exported yet, "" when it can as far as is known."""
    detail: str = ""
    """What is in it or what it is made with, "" when its name says enough."""
    left: int = 0
    """How many things keep it a draft."""
    left_at: str = ""
    """Where the first of them is mended."""
    written_id: int | None = None
    """Set for a paper whose body the secretary writes."""
    template: TemplateKind | None = None
    """The template of such a paper."""
    day: date | None = None
    """The day such a paper carries."""
    is_changed: bool = False
    """Its file was changed since it was written."""
    unfinished: str = ""
    """Why such a paper is still a draft."""

    @property
    def key(self) -> str:
        """Return what tells this paper from the others of the list."""
        return f"{self.code}:{self.meeting_id or self.written_id or ''}"

    @property
    def order(self) -> PaperOrder:
        """Return how the paper is asked for."""
        if self.written_id is not None:
            return PaperOrder(self.code, written_id=self.written_id)
        if self.meeting_id is not None:
            return PaperOrder(self.code, meeting_id=self.meeting_id)
        return PaperOrder(self.code, year=self.year)

    @property
    def program(self) -> str:
        """Return the program the paper opens in."""
        return EXCEL if ending(self.code) == ".xlsx" else WORD

    @property
    def icon(self) -> str:
        """Return the picture of its file."""
        return "file-spreadsheet" if self.program == EXCEL else "file-text"

    @property
    def can_tick(self) -> bool:
        """Say whether it can be exported, as far as is known."""
        return not self.missing

    @property
    def is_faint(self) -> bool:
        """Say whether it stands back because there is none yet."""
        return bool(self.missing)

    @property
    def tip(self) -> str:
        """Return both lines whole, and the file written last."""
        named = self.file_name if self.file_name != self.second else ""
        changed = CHANGED if self.is_changed else ""
        return "\n".join(filter(None, (self.label, self.second, named, changed)))

    @property
    def second(self) -> str:
        """Return the second line: why it is missing, what is in it, its file, or what it is."""
        known = self.missing or self.detail or self.file_name
        if known:
            return known
        return _WHAT[self.code] if self.meeting_id is not None else _WHAT_OF_YEAR[self.code]

    def chip(self, today: date) -> ChipSpec:
        """Return the state of the paper in a word or two."""
        if self.left:
            return ChipSpec(f"Còn {self.left} việc", "warn")
        if self.is_changed:
            return ChipSpec("Đã sửa sau xuất", "info")
        if self.exported_at is not None:
            words = exported_words(self.exported_at.date(), today)
            if DRAFT_MARK in self.file_name:
                return ChipSpec(words.replace("Đã xuất", "Dự thảo"), "warn")
            return ChipSpec(words, "ok")
        return ChipSpec("Chưa có" if self.missing else "Chưa xuất")

    def spoken(self, today: date) -> str:
        """Return what a screen reader says."""
        changed = CHANGED if self.is_changed else ""
        said = (self.label, self.chip(today).text, self.second, changed)
        return ", ".join(filter(None, said))


def items_of_meeting(
    kind: Kind, rows: Iterable[PaperRow], meeting_id: int, year: int
) -> tuple[PaperItem, ...]:
    """Return the papers of a meeting that belong to a kind, in the order of the kind."""
    by_code = {row.kind: row for row in rows}
    return tuple(
        PaperItem(
            code=code,
            label=_SHORT.get(code) or by_code[code].label,
            year=year,
            meeting_id=meeting_id,
            file_name=by_code[code].file_name,
            exported_at=by_code[code].exported_at,
            missing=by_code[code].missing,
            detail=by_code[code].detail,
            left=by_code[code].left,
            left_at=by_code[code].left_at,
            is_changed=by_code[code].is_changed,
        )
        for code in kind.of_meeting
        if code in by_code
    )


def items_of_year(
    kind: Kind,
    written: Iterable[ExportedPaper],
    year: int,
    own: TemplateDays,
    is_changed: Changed,
) -> tuple[PaperItem, ...]:
    """Return the papers of the whole year that belong to a kind."""
    last = {paper.code: paper for paper in reversed(tuple(written)) if paper.is_of_year}
    return tuple(
        replace(
            _of_year(code, year),
            detail=template_words(template_kind(code), own),
            **file_facts(last.get(code), is_changed),
        )
        for code in kind.of_year
    )


def _of_year(code: PaperCode, year: int) -> PaperItem:
    return PaperItem(code=code, label=_label_of_year(code, year), year=year)


class FileFacts(TypedDict, total=False):
    """What the log knows of the file last written of a paper."""

    file_name: str
    exported_at: datetime
    is_changed: bool


def file_facts(last: ExportedPaper | None, is_changed: Changed) -> FileFacts:
    """Return what is to be said of the file last written, nothing where there is none."""
    if last is None:
        return {}
    return {
        "file_name": last.file_name,
        "exported_at": last.written_at,
        "is_changed": is_changed(last),
    }


def _label_of_year(code: PaperCode, year: int) -> str:
    if code in _SHORT_OF_YEAR:
        return _SHORT_OF_YEAR[code]
    return f"{_SHORT[code]} cả năm" if code in _SHORT else f"{PAPER_NAMES[code]} {year}"
