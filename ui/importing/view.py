"""A list of members from outside, on one page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.import_columns import ImportColumn
from app.domain.import_plans import ChangedMember, ImportPlan
from app.domain.import_sheets import ForeignFile
from app.domain.member_imports import MemberImport
from app.domain.member_matching import MATCH_KIND_LABELS
from ui.importing.differences import Difference, DifferenceGroup
from ui.importing.draft_view import Draft, DraftView
from ui.importing.mapping import MEMBER_COLUMNS, MappingCard
from ui.importing.preview import PreviewCard
from ui.importing.since import SinceCard

_DATED = {ImportColumn.STATUS, ImportColumn.POST, ImportColumn.GROUP}


class ImportView(DraftView[MemberImport]):
    """The rows of a list, what its columns mean, and from when posts and situations hold."""

    def __init__(
        self,
        draft: Draft[MemberImport],
        *,
        today: Callable[[], date],
        since: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(draft, MappingCard(MEMBER_COLUMNS), parent)
        self._first_since = since
        self.preview, self.since = PreviewCard(), SinceCard(today)
        self.lay_out((self.preview,), (self.since,))
        self.since.changed.connect(self._on_since)

    def take(self, file: ForeignFile) -> None:
        """Show another list."""
        super().take(file)
        self.since.show_day(self._first_since())
        self._on_since()

    def is_ready(self) -> bool:
        """Tell whether the list may be written; a day that is asked for has to be readable."""
        return super().is_ready() and (self.since.isHidden() or self.since.day() is not None)

    def show_rows(self, draft: MemberImport) -> int:
        """Show the rows as they were read."""
        self.preview.show_import(draft, whole=self.shows_all)
        return len(draft.sheet.rows)

    def show_rest(self, draft: MemberImport) -> None:
        """Show what the list says differently, and ask from when it holds if it says posts."""
        changed = draft.plan.changed
        title = f"{len(changed)} đồng chí có thông tin khác với sổ"
        self.differences.show_groups([_group(member) for member in changed], title)
        self.since.setVisible(_writes_dated(draft.plan))

    def words(self, draft: MemberImport) -> str:
        """Return in one sentence what was read."""
        name = self.file.name if self.file is not None else ""
        if not draft.has_header:
            return f"Chưa thấy cột họ tên trong {name}. Hãy chỉ rõ dòng tiêu đề và từng cột ở dưới."
        known = sum(headed.column is not None for headed in draft.sheet.columns)
        return (
            f"Đã đọc {name}: {len(draft.sheet.rows)} dòng, nhận ra {known} cột. "
            "Chưa có gì được ghi vào sổ."
        )

    def lines_left_out(self, draft: MemberImport) -> Iterator[str]:
        """Give who is no longer listed, what to look at, and the rows that are not taken."""
        if draft.plan.missing:
            names = ", ".join(member.name for member in draft.plan.missing)
            yield f"Sẽ đánh dấu “Không còn trong danh sách”: {names}."
        yield from draft.plan.notes
        for row in (*draft.sheet.skipped, *draft.plan.set_aside):
            yield f"Dòng {row.row}: {row.text[:80]} – {row.reason}."

    def _on_since(self) -> None:
        self.choices = replace(self.choices, since=self.since.day())
        self.changed.emit()


def _group(member: ChangedMember) -> DifferenceGroup:
    return DifferenceGroup(
        member.name,
        f"dòng {member.row}, {MATCH_KIND_LABELS[member.kind]}",
        tuple(
            Difference(
                (member.member_id, change.column),
                f"{change.label}: {change.old or '(trống)'} → {change.new}",
                fills=change.fills,
            )
            for change in member.changes
        ),
    )


def _writes_dated(plan: ImportPlan) -> bool:
    """Tell whether posts, situations or groups would be written, which hold from a day on."""
    added = any(one.situation or one.posts or one.group for one in plan.added)
    changes = (change.column for member in plan.changed for change in member.changes)
    return added or not _DATED.isdisjoint(changes)
