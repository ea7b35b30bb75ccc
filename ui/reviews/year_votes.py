"""The votes of all members as one grid: how it was taken above, four counts a member below."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.grades import MemberGrade
from app.domain.review_ratings import SHORT_GRADES
from app.domain.review_votes import BallotCount, GradeVotes, majority_sentence
from app.domain.reviews import ReviewFile, ReviewLine
from app.domain.votes import VoteMethod
from ui.kit.choice import Choice
from ui.kit.form_page import FormPage
from ui.kit.forms import Field, Form
from ui.kit.inputs import Number
from ui.kit.labels import Label
from ui.kit.painting import scaled
from ui.workspace import Workspace

METHODS = (
    (VoteMethod.SECRET_BALLOT, "Bỏ phiếu kín"),
    (VoteMethod.HANDS, "Giơ tay"),
    (VoteMethod.CARDS, "Giơ thẻ đảng viên"),
)
HINT = (
    "Ghi số phiếu từng mức; ô trống là 0. Tab sang ô bên, Enter xuống dòng. Mẫu số biểu quyết là "
    "{} đảng viên chính thức được triệu tập."
)
_SECRET_FIELDS = ("issued", "collected", "valid")
_BOX = 64


class VoteBox(Number):
    """One count; Enter goes to the same grade of the next member."""

    down = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(highest=999)
        self.setFixedWidth(scaled(_BOX))
        self.setAccessibleName(name)
        self.returnPressed.connect(self.down)


class YearVotes(FormPage):
    """Enters how the vote went; sums that cannot be are refused beside the name."""

    saved = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self.workspace = workspace
        self.file: ReviewFile | None = None
        self.boxes: dict[int, dict[MemberGrade, VoteBox]] = {}
        self.results: dict[int, Label] = {}
        self._people: tuple[tuple[int, str], ...] = ()
        super().__init__(_ballot_form(), HINT.format(0), parent)
        self.grid = QWidget()
        self.put_below_form(self.grid)
        self.save_button.setText("Ghi kết quả phiếu")
        self.form.input("method").changed.connect(self._show_method)

    def show_file(self, file: ReviewFile) -> None:
        """Show the votes of a review as they are."""
        self.file = file
        self.title.setText(f"Kết quả biểu quyết xếp loại {file.review.label}")
        self.hint.setText(HINT.format(file.voting_base))
        ballot = file.review.ballot
        counts = {name: getattr(ballot, name) or None for name in ("present", *_SECRET_FIELDS)}
        self.form.set_values({"method": ballot.method, **counts})
        self._show_grid(file)
        self._show_method()
        self.form.keep_as_clean()
        self.form.go_to("method")

    def save(self) -> None:
        """Write the ballot and the votes of all in one action."""
        file = self.file
        if file is None:
            return
        act = partial(self._write, file.review.id, self.ballot(), self.votes())
        if self.workspace.perform(act, "Đã ghi kết quả phiếu.", form=self.form):
            self.saved.emit()

    def ballot(self) -> BallotCount:
        """Return how the vote was taken."""
        values = {name: value or 0 for name, value in self.form.values().items()}
        return BallotCount(**{**values, "method": self.form.values()["method"]})

    def votes(self) -> Mapping[int, GradeVotes]:
        """Return the counts of those of whom something is written, or was before."""
        file = self.file
        before = {} if file is None else {line.id: line.entry.votes for line in file.lines}
        found = {member_id: self._votes_of(member_id) for member_id in self.boxes}
        return {
            member_id: votes
            for member_id, votes in found.items()
            if votes.cast or before[member_id].cast
        }

    def _write(self, review_id: int, ballot: BallotCount, votes: Mapping[int, GradeVotes]) -> bool:
        self.workspace.services.review_entries.save_votes(review_id, ballot, votes)
        return True

    def _votes_of(self, member_id: int) -> GradeVotes:
        boxes = self.boxes[member_id]
        return GradeVotes(*(boxes[grade].value() or 0 for grade in MemberGrade))

    def _show_method(self) -> None:
        is_secret = self.form.values()["method"] is VoteMethod.SECRET_BALLOT
        for name in _SECRET_FIELDS:
            self.form.show_field(name, is_shown=is_secret)

    def _show_grid(self, file: ReviewFile) -> None:
        """Fill the grid; it is made anew only for other people than before."""
        people = tuple((line.id, line.person.full_name) for line in file.lines)
        if people != self._people:
            self._people = people
            self._make_grid(file)
        for line in file.lines:
            votes = line.entry.votes
            for grade, box in self.boxes[line.id].items():
                box.set_value(votes.of(grade) if votes.cast else None)
            self._say_result(line.id)

    def _make_grid(self, file: ReviewFile) -> None:
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(5, 1)
        grid.addWidget(Label("Họ và tên", "label"), 0, 0)
        for column, grade in enumerate(MemberGrade, start=1):
            head = Label(SHORT_GRADES[grade], "label")
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignHCenter)
        self.boxes, self.results = {}, {}
        for row, line in enumerate(file.lines, start=1):
            self._add_row(grid, row, line)
        self._chain()
        self._replace_grid(fresh)

    def _replace_grid(self, fresh: QWidget) -> None:
        self._card.body.replaceWidget(self.grid, fresh)
        self.grid.hide()
        self.grid.deleteLater()
        self.grid = fresh

    def _add_row(self, grid: QGridLayout, row: int, line: ReviewLine) -> None:
        name = line.person.full_name
        grid.addWidget(Label(name), row, 0)
        boxes = {}
        for column, grade in enumerate(MemberGrade, start=1):
            box = VoteBox(f"{name}, {SHORT_GRADES[grade]}")
            box.changed.connect(partial(self._say_result, line.id))
            grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignHCenter)
            boxes[grade] = box
        self.boxes[line.id] = boxes
        result = Label("", "small", wrap=True)
        grid.addWidget(result, row, 5)
        self.results[line.id] = result

    def _chain(self) -> None:
        rows = list(self.boxes.values())
        for upper, lower in pairwise(rows):
            for grade, box in upper.items():
                box.down.connect(lower[grade].setFocus)

    def _say_result(self, member_id: int) -> None:
        label = self.results.get(member_id)
        if label is None or self.file is None:
            return
        votes = self._votes_of(member_id)
        label.setText(majority_sentence(votes, self.file.voting_base) if votes.cast else "")


def _ballot_form() -> Form:
    return Form(
        (
            Field("Hình thức", "method", Choice(METHODS, required=True)),
            Field("Đảng viên chính thức dự", "present", Number(highest=999, required=True)),
            Field("Phiếu phát ra", "issued", Number(highest=999)),
            Field("Phiếu thu về", "collected", Number(highest=999)),
            Field("Phiếu hợp lệ", "valid", Number(highest=999)),
        ),
        columns=3,
    )
