"""What is made at a desk but looked for among the papers: posting package, forms from above."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.text import day_month
from app.domain.upward_fields import UpwardSubject
from app.domain.upward_forms import UpwardForm
from app.services.exported_files import ExportedPaper
from app.services.posting import CODE as POSTING_CODE
from app.services.posting import PostingPackage
from app.services.upward_forms import CODE as FORM_CODE
from ui.kit.chips import ChipSpec

POSTING_TITLE = "Gói đăng Sổ tay"
FILLED_IN_PLACE = "Điền vào tệp của cấp trên"


@dataclass(frozen=True, slots=True)
class DeskItem:
    """A row that leads to the desk where the thing is made."""

    key: str
    label: str
    second: str
    icon: str
    where: str
    left: int = 0
    """How many things are still to be done there."""
    exported_at: datetime | None = None
    verb: str = "Mở"

    can_tick = False
    """It is made at its desk, not with the papers that are ticked."""
    is_faint = False

    @property
    def left_at(self) -> str:
        """Return where what is left is done."""
        return self.where if self.left else ""

    @property
    def tip(self) -> str:
        """Return both lines whole."""
        return f"{self.label}\n{self.second}"

    def chip(self, today: date) -> ChipSpec:
        """Return the state in a word or two."""
        if self.left:
            return ChipSpec(f"Còn {self.left} việc", "warn")
        if self.exported_at is None:
            return ChipSpec("Chưa xuất")
        return ChipSpec(exported_words(self.exported_at.date(), today), "ok")

    def spoken(self, today: date) -> str:
        """Return what a screen reader says."""
        return ", ".join((self.label, self.chip(today).text, self.second))


def desk_sentence(item: DeskItem) -> str:
    """Return what stands under the place of the pages."""
    return f"Còn {item.left} việc chưa làm." if item.left else "Lập ở bàn riêng."


def exported_words(day: date, today: date) -> str:
    """Return "Đã xuất 03/11", of another year "Đã xuất 11/2025"."""
    when = day_month(day) if day.year == today.year else f"{day.month}/{day.year}"
    return f"Đã xuất {when}"


def posting_row(package: PostingPackage, written: Iterable[ExportedPaper]) -> DeskItem:
    """Return the posting package of a meeting with what is not posted or reported yet."""
    last = _last(written, package.meeting_id, POSTING_CODE)
    files = len(package.papers) + 1
    return DeskItem(
        key=f"posting:{package.meeting_id}",
        label=POSTING_TITLE,
        second=f"{files} tệp, {len(package.texts)} đoạn để chép",
        icon="folder",
        where=f"posting:{package.meeting_id}",
        left=sum(tick.done_on is None for tick in package.ticks),
        exported_at=last,
        verb="Mở gói đăng",
    )


def form_rows(
    forms: Iterable[UpwardForm],
    subject: UpwardSubject,
    written: Iterable[ExportedPaper],
    meeting_id: int | None = None,
) -> Iterator[DeskItem]:
    """Give the forms of the upper level that report on a meeting, or on a year."""
    known = tuple(written)
    for form in forms:
        if form.subject is subject:
            yield DeskItem(
                key=f"form:{form.id}",
                label=form.name,
                second=FILLED_IN_PLACE if form.cells else "Chưa chỉ ô nào của biểu",
                icon="file-spreadsheet",
                where=f"form:{form.id}",
                left=0 if form.cells else 1,
                exported_at=_last(known, meeting_id, FORM_CODE, form.id),
                verb="Mở biểu",
            )


def _last(
    written: Iterable[ExportedPaper], meeting_id: int | None, code: str, source: int | None = None
) -> datetime | None:
    """Return when such a file was written last, None when none was."""
    found = (
        one.written_at
        for one in written
        if (one.code, one.meeting_id, one.source_id) == (code, meeting_id, source)
    )
    return max(found, default=None)
