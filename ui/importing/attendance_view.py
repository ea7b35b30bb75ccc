"""An attendance matrix of past years from outside, on one page."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtWidgets import QWidget

from app.domain.attendance_imports import AttendanceImport, ChangedEntry, MatrixLine
from app.domain.past_attendance import PastEntry
from app.domain.past_marks import PAST_MARK_LABELS
from ui.importing.differences import Difference, DifferenceGroup
from ui.importing.draft_view import Draft, DraftView
from ui.importing.mapping import MATRIX_COLUMNS, MappingCard
from ui.importing.matrix_preview import MatrixPreview


class AttendanceView(DraftView[AttendanceImport]):
    """The rows of a matrix with the sign of each meeting, and the questions about them."""

    def __init__(self, draft: Draft[AttendanceImport], parent: QWidget | None = None) -> None:
        super().__init__(draft, MappingCard(MATRIX_COLUMNS), parent)
        self.preview = MatrixPreview()
        self.lay_out((self.preview,))

    def show_rows(self, draft: AttendanceImport) -> int:
        """Show the rows as they were read."""
        self.preview.show_import(draft, whole=self.shows_all)
        return len(draft.lines)

    def unclear_rows(self) -> set[int]:
        """Return the rows whose member or one of whose signs is asked about."""
        lines = self.draft.lines if self.draft is not None else ()
        return super().unclear_rows() | {line.row for line in lines if _is_unclear(line)}

    def show_rest(self, draft: AttendanceImport) -> None:
        """Show the marks that differ from what was taken in before."""
        changed = draft.plan.changed
        groups = [
            DifferenceGroup(name, f"dòng {row}", tuple(map(_difference, entries)))
            for (row, name), entries in groupby(changed, lambda one: (one.row, one.name))
        ]
        title = f"{len(changed)} lượt điểm danh khác với lần nhập trước"
        self.differences.show_groups(groups, title)

    def words(self, draft: AttendanceImport) -> str:
        """Return in one sentence what was read."""
        name = self.file.name if self.file is not None else ""
        if not draft.has_header:
            return (
                f"Chưa thấy cột họ tên hoặc cột buổi họp nào trong {name}. Hãy chỉ rõ ở dưới: "
                "dòng tiêu đề, cột nào là họ tên, các cột nào là buổi họp."
            )
        return (
            f"Đã đọc {name}: {len(draft.lines)} đồng chí, {len(draft.titles)} buổi họp. "
            "Chưa có gì được ghi vào sổ."
        )

    def lines_left_out(self, draft: AttendanceImport) -> Iterator[str]:
        """Give the columns and rows that are not taken, and why."""
        yield from draft.plan.notes
        for row in draft.plan.set_aside:
            yield f"Dòng {row.row}: {row.text[:80]} – {row.reason}."


def _is_unclear(line: MatrixLine) -> bool:
    return bool(line.doubtful) or not line.member_name


def _difference(one: ChangedEntry) -> Difference:
    words = f"{one.meeting}: {_words(one.old)} → {_words(one.new)}"
    return Difference(one.new.key, words, fills=False)


def _words(entry: PastEntry) -> str:
    label = PAST_MARK_LABELS[entry.mark]
    return f"{label} ({entry.reason})" if entry.reason else label
