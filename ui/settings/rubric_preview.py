"""What a rubric file would bring in, shown before it is installed."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.rubrics import CONFIDENCE_LABELS, Band, Rubric, RubricTarget, ScoringKind
from app.domain.text import number_text, short_date
from app.services.rubrics import RubricPreview
from ui.kit.buttons import primary, quiet
from ui.kit.cards import Card
from ui.kit.labels import Label

TARGETS = {RubricTarget.MEETING: "buổi họp", RubricTarget.MEMBER: "cá nhân đảng viên"}


class PreviewCard(Card):
    """Tells what is in a file; one button installs it, one leaves it."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Xem trước khung tiêu chí", parent=parent)
        self.name = Label("", "strong", wrap=True)
        self.words = Label("", wrap=True)
        self.effect = Label("", wrap=True)
        self.install_button = primary("Nhập khung này", icon="check")
        self.leave_button = quiet("Thôi")
        buttons = QHBoxLayout()
        buttons.addWidget(self.install_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        self.add(self.name)
        self.add(self.effect)
        self.add_layout(buttons)
        self.add(self.words)
        self.install_button.clicked.connect(lambda _checked: self.accepted.emit())
        self.leave_button.clicked.connect(lambda _checked: self.refused.emit())
        self.hide()

    def show_preview(self, path: Path, preview: RubricPreview) -> None:
        """Show what is in a file."""
        self.name.setText(f"{preview.rubric.name} ({path.name})")
        self.words.setText("\n".join(rubric_lines(preview.rubric)))
        self.effect.setText(effect_words(preview))
        self.install_button.setEnabled(preview.known is None)
        self.show()
        self.install_button.setFocus()


def rubric_lines(rubric: Rubric) -> Iterator[str]:
    """Give in words what a rubric is."""
    yield f"Nguồn: {rubric.origin}. Mức tin cậy: {CONFIDENCE_LABELS[rubric.confidence]}."
    count = sum(1 for _ in rubric.items())
    total = "" if rubric.total is None else f", tổng {number_text(rubric.total)} điểm"
    yield f"Dùng cho {TARGETS[rubric.target]}; {len(rubric.groups)} nhóm, {count} tiêu chí{total}."
    if rubric.scoring is ScoringKind.POINTS:
        yield f"Xếp loại: {'; '.join(map(_band_words, rubric.bands))}."
    else:
        yield "Phiếu đạt, không đạt; không xếp mức theo điểm."
    if not rubric.can_score:
        yield "Mới là khung, chưa đủ tiêu chí: chưa chọn để chấm được."
    for group in rubric.groups:
        points = "" if group.max is None else f" ({number_text(group.max)} điểm)"
        yield f"• {group.id}. {group.text}{points}"
    yield from (f"Lưu ý: {caveat}" for caveat in rubric.caveats)


def _band_words(band: Band) -> str:
    return f"{band.label} {'từ' if band.lower_inclusive else 'trên'} {number_text(band.lower)}"


def effect_words(preview: RubricPreview) -> str:
    """Return what installing would change, and what it never does."""
    if preview.known is not None:
        return "Sổ đã có đúng bản này nên không cần nhập."
    since = short_date(preview.first_day)
    if preview.replaces is None:
        return "Là khung mới trong sổ; chọn ở “Khung đang dùng” thì mới chấm theo."
    return (
        f"Thay bản “{preview.replaces.name}” cho buổi họp từ {since}. "
        "Các buổi trước ngày đó giữ nguyên bản cũ và điểm cũ."
    )
