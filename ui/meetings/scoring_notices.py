"""The strips above a score sheet: who chose the rubric, what was voted, what differs, the gates."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.meeting_views import MeetingView
from app.domain.rubric_editions import by_hand_notice
from app.domain.score_columns import superior_summary, vote_sentence
from app.domain.score_sheets import SheetState
from app.domain.sheet_views import SheetView
from app.domain.text import points_text, short_date
from app.domain.votes import VoteMatter
from app.domain.voting import vote_of
from app.domain.voting import vote_sentence as counts_sentence
from ui.kit.cards import Notice, NoticeRole
from ui.kit.dropping import drop
from ui.meetings.scoring_frames import OwnHeight


@dataclass(frozen=True, slots=True)
class StripText:
    """One strip: its tone, its sentence, and at most one act that goes to a place."""

    role: NoticeRole
    text: str
    act: str = ""
    where: str = ""


def strip_texts(view: MeetingView) -> tuple[StripText, ...]:
    """Return the strips of a sheet from the vote to the remarks on its rubric."""
    return () if view.sheet is None else tuple(_texts(view, view.sheet))


def _texts(view: MeetingView, sheet: SheetView) -> Iterator[StripText]:
    yield from _vote_texts(view, sheet)
    yield from _superior_texts(sheet)
    yield from _gate_texts(sheet)
    by_hand = by_hand_notice(sheet.rubric, view.file.header.day)
    if sheet.chosen_by_hand and by_hand:
        yield StripText("warn", by_hand)


def _gate_texts(sheet: SheetView) -> Iterator[StripText]:
    """Say both grades; where the condition names no other grade a person chooses it."""
    verdict = sheet.sheet.verdict
    if not verdict.lines:
        return
    is_open = sheet.state is not SheetState.CLOSED
    words = f"{verdict.sentence}."
    if verdict.asks and is_open:
        yield StripText("warn", words, "Chọn mức", "score:gate")
    elif answered_gate(sheet) and is_open:
        yield StripText("info", words, "Chọn lại mức", "score:gate")
    else:
        yield StripText("info", words)


def answered_gate(sheet: SheetView) -> str:
    """Return the gate that asks, or was answered, "" where none does."""
    verdict = sheet.sheet.verdict
    answered = [line.gate_id for line in verdict.lines if line.gate_id in sheet.gating.answers]
    return verdict.asks or (answered[-1] if answered else "")


def _vote_texts(view: MeetingView, sheet: SheetView) -> Iterator[StripText]:
    if sheet.state is SheetState.OPEN:
        return
    different = _difference(sheet)
    if different is not None:
        yield different
    if sheet.state is SheetState.CLOSED:
        act = "" if view.is_locked else "Mở lại phiếu"
        yield StripText("ok", f"Phiếu đã chốt. {_voted(view, sheet)}", act, "score:reopen")
    else:
        yield StripText("info", _voted(view, sheet), "Biểu quyết lại", "score:vote")


def _superior_texts(sheet: SheetView) -> Iterator[StripText]:
    """Say where the superior's points are others than the cell's, and why."""
    said = superior_summary(sheet.columns) if sheet.state is not SheetState.OPEN else ""
    if said:
        changed = [line.item_id for line in sheet.columns.lines if line.superior_change]
        act = (f"Xem mục {changed[0]}", f"score:{changed[0]}") if changed else ("", "")
        yield StripText("warn", said, *act)


def _difference(sheet: SheetView) -> StripText | None:
    if sheet.voted_points is None or sheet.state is SheetState.CLOSED:
        return None
    sentence = vote_sentence(sheet.voted_points, sheet.sheet.total)
    if not sheet.differences:
        return StripText("info", sentence) if sentence else None
    first = sheet.differences[0].item_id
    items = ", ".join(difference.item_id for difference in sheet.differences)
    words = f"{sentence} Mục {items}: giữ hoặc nhận điểm mới trước khi chốt."
    return StripText("warn", words.strip(), f"Xem mục {first}", f"score:{first}")


def _voted(view: MeetingView, sheet: SheetView) -> str:
    points = "" if sheet.voted_points is None else f" {points_text(sheet.voted_points)} điểm"
    vote = vote_of(view.file, VoteMatter.SCORE)
    said = f": {counts_sentence(vote, view.file)}" if vote is not None else ""
    announced = view.file.header.announced_on
    tail = f" Công bố ngày {short_date(announced)}." if announced else ""
    return f"Chi bộ biểu quyết{points}{said}.{tail}"


class StripStack(OwnHeight):
    """Shows strips under each other; built anew only where tone or act are others."""

    go = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[StripText, ...] = ()
        self._notices: list[Notice] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 12)
        self._column.setSpacing(8)
        self.hide()

    @property
    def texts(self) -> tuple[StripText, ...]:
        """Return what is said."""
        return self._texts

    def set_texts(self, texts: tuple[StripText, ...]) -> None:
        """Say other things."""
        if texts == self._texts:
            return
        before, self._texts = self._texts, texts
        if [_look(text) for text in texts] != [_look(text) for text in before]:
            self._build()
        for notice, text in zip(self._notices, texts, strict=True):
            notice.set_text(text.text)
        self.setVisible(bool(texts))

    def _build(self) -> None:
        for notice in self._notices:
            self._column.removeWidget(notice)
            drop(notice)
        self._notices = [self._notice(place, text) for place, text in enumerate(self._texts)]
        for notice in self._notices:
            self._column.addWidget(notice)

    def _notice(self, place: int, text: StripText) -> Notice:
        def go() -> None:
            self.go.emit(self._texts[place].where)

        return Notice(text.text, text.role, act=text.act, on_act=go)


def _look(text: StripText) -> tuple[str, str]:
    """Return what another strip is built for; the words alone are only said anew."""
    return text.role, text.act
