"""The votes of all members: how the vote was taken above, four counts a member below."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.grades import MemberGrade
from app.domain.review_ratings import SHORT_GRADES
from app.domain.review_votes import (
    BallotCount,
    GradeVotes,
    majority_grade,
    majority_sentence,
    votes_sentence,
)
from app.domain.reviews import ReviewFile, ReviewLine
from app.domain.votes import VoteMethod
from ui.kit.choice import Choice
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import Number
from ui.reviews.sheet_draft import SheetDraft
from ui.reviews.vote_lines import GRADES, MOST_VOTES, VoteLines, VoteRow
from ui.workspace import Workspace

METHODS = (
    (VoteMethod.SECRET_BALLOT, "Bỏ phiếu kín"),
    (VoteMethod.HANDS, "Giơ tay"),
    (VoteMethod.CARDS, "Giơ thẻ đảng viên"),
)
HINT = (
    "Gõ số ngay tại ô (chưa ghi là 0), Tab sang ô bên, Enter xuống dòng. Mẫu số biểu quyết: {} "
    "đảng viên chính thức được triệu tập."
)
_SECRET_FIELDS = ("issued", "collected", "valid")
_VOTES = "votes"


class YearVotes(FormPage):
    """Enters how the vote went; sums that cannot be are said beside the name at once."""

    saved = Signal()
    changed = Signal()
    """Something was typed, in the form or in a count."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.file: ReviewFile | None = None
        self._rows: dict[int, VoteRow] = {}
        self._saved: dict[str, Any] = {}
        super().__init__(_ballot_form(), HINT.format(0), parent)
        self.lines = VoteLines()
        self.draft = SheetDraft(workspace)
        self.put_above_form(self.draft)
        self.fill_below_form(self.lines)
        self.save_button.setText("Ghi kết quả phiếu")
        self.form.input("method").changed.connect(self._show_method)
        self.form.changed.connect(self._show_lines)
        self.form.changed.connect(self.changed)
        self.lines.typed.connect(self._on_count)
        self.lines.counting.connect(self.changed)

    def show_file(self, file: ReviewFile) -> None:
        """Show the votes of a review as they are, and what was typed and not recorded."""
        self.draft.keep_now()
        self.file = file
        self.title.setText(f"Kết quả biểu quyết xếp loại {file.review.label}")
        self.hint.setText(HINT.format(file.voting_base))
        ballot = file.review.ballot
        counts = {name: getattr(ballot, name) or None for name in ("present", *_SECRET_FIELDS)}
        self._rows = {line.id: _row(line) for line in file.lines}
        votes = {str(row.id): list(row.counts) for row in self._rows.values()}
        self.set_values({"method": ballot.method, **counts, _VOTES: votes})
        self.draft.follow(self, f"review:{file.review.id}:{_VOTES}")
        self.form.go_to("method")

    def keep_typed(self) -> None:
        """Keep what is typed and not recorded, and the count being typed."""
        self.lines.close_edit()
        self.draft.keep_now()

    def is_changed(self) -> bool:
        """Tell whether something was typed that is not recorded."""
        return self.file is not None and self.values() != self._saved

    def values(self) -> dict[str, Any]:
        """Return the form and all counts, also the one being typed."""
        rows = {row.id: row.counts for row in self._rows.values()}
        open_count = self.lines.open_count()
        if open_count is not None and open_count[0] in rows:
            member_id, grade, count = open_count
            rows[member_id] = _with_count(rows[member_id], grade, count)
        votes = {str(member_id): list(counts) for member_id, counts in rows.items()}
        return {**self.form.values(), _VOTES: votes}

    def put_values(self, values: Mapping[str, Any]) -> None:
        """Put the form and counts there as if they were typed."""
        self.form.put_values({**values, "method": VoteMethod(values["method"])})
        for member_id, counts in values[_VOTES].items():
            row = self._rows.get(int(member_id))
            if row is not None:
                self._rows[row.id] = replace(row, counts=tuple(counts))
        self._show_method()
        self._show_lines()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show the form and counts as they are saved."""
        self.put_values(values)
        self.form.clear_problems()
        self._keep_as_clean()

    def save(self) -> None:
        """Write the ballot and the votes of all in one action."""
        file = self.file
        if file is None or not self.lines.close_edit():
            return
        act = partial(self._write, file.review.id, self.ballot(), self.votes())
        if self.workspace.perform(act, "Đã ghi kết quả phiếu.", form=self.form):
            self._keep_as_clean()
            self.draft.done()
            self.saved.emit()

    def ballot(self) -> BallotCount:
        """Return how the vote was taken."""
        values = {name: value or 0 for name, value in self.form.values().items()}
        return BallotCount(**{**values, "method": self.form.values()["method"]})

    def votes(self) -> Mapping[int, GradeVotes]:
        """Return the counts of those of whom something is written, or was before."""
        before = {} if self.file is None else {n.id: n.entry.votes for n in self.file.lines}
        found = {row.id: row.votes for row in self._rows.values()}
        return {
            member_id: votes
            for member_id, votes in found.items()
            if votes.cast or before[member_id].cast
        }

    def _keep_as_clean(self) -> None:
        self.form.keep_as_clean()
        self._saved = self.values()

    def _write(self, review_id: int, ballot: BallotCount, votes: Mapping[int, GradeVotes]) -> bool:
        self.workspace.services.review_entries.save_votes(review_id, ballot, votes)
        return True

    def _show_method(self) -> None:
        is_secret = self.form.values()["method"] is VoteMethod.SECRET_BALLOT
        for name in _SECRET_FIELDS:
            self.form.show_field(name, is_shown=is_secret)

    def _on_count(self, member_id: int, grade: MemberGrade, count: int | None) -> None:
        row = self._rows[member_id]
        self._rows[member_id] = replace(row, counts=_with_count(row.counts, grade, count))
        self._show_lines()
        self.changed.emit()

    def _show_lines(self) -> None:
        ballot = self.ballot()
        self.lines.show_rows(self._told(row, ballot) for row in self._rows.values())

    def _told(self, row: VoteRow, ballot: BallotCount) -> VoteRow:
        """Return a row with what its counts give, or why they cannot be."""
        base = 0 if self.file is None else self.file.voting_base
        votes = row.votes
        fault = votes_sentence(votes, ballot) if ballot.voices else ""
        result = _outcome(votes, base) if votes.cast else ""
        why = majority_sentence(votes, base) if votes.cast else ""
        return replace(row, result=fault or result, why=fault or why, is_wrong=bool(fault))


def _row(line: ReviewLine) -> VoteRow:
    votes = line.entry.votes
    counts = tuple(votes.of(grade) if votes.cast else None for grade in GRADES)
    return VoteRow(line.id, line.person.full_name, counts)


def _with_count(
    counts: tuple[int | None, ...], grade: MemberGrade, count: int | None
) -> tuple[int | None, ...]:
    place = GRADES.index(grade)
    return (*counts[:place], count, *counts[place + 1 :])


def _outcome(votes: GradeVotes, base: int) -> str:
    """Say in few words what the counts give; the whole sentence is the tooltip."""
    grade = majority_grade(votes, base)
    if grade is None:
        return "Chưa mức nào quá nửa"
    return f"{SHORT_GRADES[grade]}: {votes.of(grade)}/{base} phiếu"


def _ballot_form() -> Form:
    return Form(
        (
            Field("Hình thức", "method", Choice(METHODS, required=True)),
            Field("Đảng viên chính thức dự", "present", Number(highest=MOST_VOTES, required=True)),
            Field("Phiếu phát ra", "issued", Number(highest=MOST_VOTES)),
            Field("Phiếu thu về", "collected", Number(highest=MOST_VOTES)),
            Field("Phiếu hợp lệ", "valid", Number(highest=MOST_VOTES)),
        ),
        columns=3,
    )
