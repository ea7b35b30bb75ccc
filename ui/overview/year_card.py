"""The card *Dự báo năm* with what keeps the book safe below it: backups and their rehearsal."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.overviews import Overview
from app.domain.roll_up import Forecast, RuleForecast, RuleStanding
from app.domain.text import clock_text, short_date
from ui.kit import theme
from ui.kit.buttons import LinkButton, LinkKind
from ui.kit.cards import Card
from ui.kit.labels import IconLabel, Label, Tone, hairline
from ui.kit.painting import Ink, Run
from ui.kit.paragraph import Paragraph
from ui.overview.months import grade_role

BACKUP_DAYS = 7
REHEARSAL_DAYS = 90
_SHOWN = frozenset({RuleStanding.MET, RuleStanding.ON_TRACK})


class YearCard(Card):
    """States the forecast with its rule; never a grade nothing proves."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.table_link = LinkButton("Xem bảng điểm", style="small")
        super().__init__("Dự báo năm", right=[self.table_link], parent=parent)
        self.grade = Label("", "figure")
        self.sentence = Paragraph()
        self.rules_link = LinkButton("Chọn quy tắc xếp loại", style="small")
        self.backup = KeepingLine("hard-drive-download", "Sao lưu")
        self.rehearsal = KeepingLine("archive-restore", "Khôi phục thử")
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.grade, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.sentence, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.rules_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.add(hairline())
        self.body.addLayout(self._keeping())
        self.table_link.clicked.connect(lambda _checked: self.wanted.emit("year:years"))
        self.rules_link.clicked.connect(lambda _checked: self.wanted.emit("settings:rubrics"))
        for line in (self.backup, self.rehearsal):
            line.value.clicked.connect(lambda _checked: self.wanted.emit("settings:backup"))

    def show_year(self, overview: Overview, now: datetime) -> None:
        """Show forecast and backups of a reading."""
        word = grade_word(overview.forecast)
        self.grade.setVisible(bool(word))
        self.grade.setText(word)
        self.grade.set_tone(grade_tone(word))
        said = overview.forecast.sentence if overview.forecast else overview.forecast_note
        self.sentence.set_runs((Run(said, Ink("text_secondary", "small")),))
        self.rules_link.setVisible(overview.forecast is None)
        today = now.date()
        self.backup.show_moment(overview.last_backup, today, BACKUP_DAYS)
        self.rehearsal.show_moment(overview.rehearsed_at, today, REHEARSAL_DAYS)

    def _keeping(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate((self.backup, self.rehearsal)):
            grid.addWidget(line.icon, row, 0)
            grid.addWidget(line.label, row, 1)
            grid.addWidget(line.value, row, 2)
        return grid


class KeepingLine:
    """When the book was last kept safe; amber with its word when that is long ago."""

    def __init__(self, icon: str, label: str) -> None:
        self._icon = icon
        self.icon = IconLabel(icon, "ok", theme.sizes().icon - 2)
        self.label = Label(label)
        self.value = LinkButton("", LinkKind.EVIDENCE, style="small")
        self.value.setProperty("small", "true")

    def show_moment(self, moment: datetime | None, today: date, most_days: int) -> None:
        """Show another moment, or that there is none."""
        is_late = moment is None or (today - moment.date()).days > most_days
        self.icon.set_icon("triangle-alert" if is_late else self._icon, "warn" if is_late else "ok")
        words = ago(moment, today)
        self.value.setText(words)
        self.value.setAccessibleName(f"{self.label.text()}: {words}")
        self.value.updateGeometry()


def ago(moment: datetime | None, today: date) -> str:
    """Return when something was: hôm qua, 17:20; 13 ngày trước; chưa lần nào."""
    if moment is None:
        return "chưa lần nào"
    days = (today - moment.date()).days
    if days <= 0:
        return f"hôm nay, {clock_text(moment)}" if days == 0 else short_date(moment.date())
    if days == 1:
        return f"hôm qua, {clock_text(moment)}"
    return f"{days} ngày trước" if days <= 60 else short_date(moment.date())


def grade_word(forecast: Forecast | None) -> str:
    """Return the grade whose whole condition holds so far, "" when none does."""
    if forecast is None:
        return ""
    if forecast.grade is not None:
        return next((r.label for r in forecast.rules if r.grade == forecast.grade), "")
    rule = _rule_in_sight(forecast)
    return "" if rule is None else rule.label


def _rule_in_sight(forecast: Forecast) -> RuleForecast | None:
    proven = (rule for rule in forecast.rules if not rule.is_incomplete)
    return next((rule for rule in proven if rule.standing in _SHOWN), None)


def grade_tone(word: str) -> Tone:
    """Return the colour of a grade word as labels take it, none for other words."""
    known: dict[str, Tone] = {"ok": "ok", "info": "info", "warn": "warn", "error": "error"}
    return known.get(grade_role(word), "")
