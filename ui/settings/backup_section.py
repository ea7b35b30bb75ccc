"""Sao lưu, khôi phục: what copies there are, making one, trying one out, carrying one away."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from app.domain.text import clock_text, short_date
from app.services.backups import BackupRow, Rehearsal
from ui.kit.buttons import primary, quiet, secondary
from ui.kit.cards import Card, EmptyState, Notice
from ui.kit.labels import ElidedLabel, Label
from ui.kit.open_files import open_folder
from ui.kit.record_table import RecordTable
from ui.kit.stat_tiles import StatTile, StatTiles
from ui.kit.tables import Column
from ui.settings.section import Section
from ui.settings.section_places import BACKUP
from ui.workspace import Workspace


class BackupSection(Section):
    """Makes copies and asks once before a restore; the window closes the book for it."""

    entry = BACKUP
    tables = frozenset({"settings"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.tiles = StatTiles()
        self.result = Notice("", "ok", closable=True)
        self.place = ElidedLabel("", "body", colour="text_secondary")
        self.open_button = quiet("Mở thư mục", icon="folder-open", small=True)
        self.make_button = primary("Sao lưu ngay", icon="hard-drive-download")
        self.rehearse_button = secondary("Khôi phục thử", icon="archive-restore")
        self.carry_button = secondary("Chép sang ổ khác", icon="copy")
        self.table = RecordTable(
            _columns(), name="Các bản sao lưu", key=lambda row: row.name, empty=_empty()
        )
        self._build()

    def refresh(self) -> None:
        """Show the copies there are."""
        services = self.workspace.services
        rows = services.backups.list()
        settings = services.cells.settings()
        self.table.set_records(rows)
        self.table.show_whole(30)
        self.place.set_text(str(services.place))
        self.tiles.set_tiles(
            (
                _tile("backup", "Sao lưu gần nhất", rows[0].made_at if rows else None),
                _tile("rehearsed", "Khôi phục thử gần nhất", settings.rehearsed_at),
                StatTile("count", "Đang giữ", str(len(rows)), "bản"),
            ),
            "Sao lưu",
        )

    def make(self) -> None:
        """Make a copy now."""
        backups = self.workspace.services.backups
        self.workspace.run(backups.make, "Đang sao lưu", self._on_made)

    def rehearse(self) -> None:
        """Restore the newest copy into a scratch folder and count its rows."""
        backups = self.workspace.services.backups
        self.workspace.run(
            lambda _progress: backups.rehearse(), "Đang khôi phục thử", self._on_rehearsed
        )

    def carry(self) -> None:
        """Copy the newest one with its files to a folder on another drive."""
        cells = self.workspace.services.cells
        known = cells.settings().backup_folder
        chosen = self.workspace.dialogs.choose_folder(
            "Chép bản sao lưu vào thư mục nào?", Path(known) if known else None
        )
        if chosen is None:
            return
        backups = self.workspace.services.backups
        self.workspace.run(
            lambda progress: backups.carry(chosen, progress),
            "Đang chép bản sao lưu",
            partial(self._on_carried, chosen),
        )

    def restore(self, row: BackupRow) -> None:
        """Ask once, then hand the file to the window."""
        question = f"Khôi phục bản sao lưu {_moment(row.made_at)}?"
        consequence = (
            "Sổ đang mở sẽ đóng, được sao lưu và cất riêng; mọi việc ghi sau bản này không còn "
            "trong sổ. Việc này không hoàn tác được."
        )
        if self.workspace.dialogs.ask(question, consequence, "Khôi phục", danger=True):
            self.restore_wanted.emit(self.workspace.services.backups.path_of(row.name))

    def _on_made(self, row: BackupRow) -> None:
        self._say(f"Đã sao lưu lúc {_moment(row.made_at)}, {_size(row.size)}; đã đọc lại và đúng.")

    def _on_rehearsed(self, done: Rehearsal) -> None:
        missing = len(done.missing_attachments)
        rest = f" Thiếu {missing} tệp đính kèm." if missing else ""
        self._say(f"Khôi phục thử được: {done.rows} dòng dữ liệu đọc lại đúng.{rest}")

    def _on_carried(self, folder: Path, missing: tuple[str, ...]) -> None:
        cells = self.workspace.services.cells
        settings = cells.settings()
        if settings.backup_folder != str(folder):
            self.workspace.perform(
                lambda: cells.save_settings(replace(settings, backup_folder=str(folder)))
            )
        rest = f" Thiếu {len(missing)} tệp đính kèm." if missing else ""
        self._say(f"Đã chép bản sao lưu mới nhất vào {folder}.{rest}")

    def _say(self, sentence: str) -> None:
        self.result.set_text(sentence)
        self.result.show()
        self.refresh()

    def _build(self) -> None:
        card = Card("Sao lưu, khôi phục")
        acts = QHBoxLayout()
        acts.setSpacing(12)
        for button in (self.make_button, self.rehearse_button, self.carry_button):
            acts.addWidget(button)
        acts.addStretch(1)
        place = QHBoxLayout()
        place.setSpacing(12)
        place.addWidget(Label("Sổ nằm ở", "secondary"))
        place.addWidget(self.place, 1)
        place.addWidget(self.open_button)
        card.add(self.tiles)
        card.add_layout(acts)
        card.add_layout(place)
        copies = Card("Các bản sao lưu trên máy này", edge_to_edge=True)
        copies.body.setContentsMargins(0, 0, 0, 8)
        copies.add(self.table)
        self.result.hide()
        for widget in (card, self.result, copies):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.make_button.clicked.connect(lambda _checked: self.make())
        self.rehearse_button.clicked.connect(lambda _checked: self.rehearse())
        self.carry_button.clicked.connect(lambda _checked: self.carry())
        self.open_button.clicked.connect(lambda _checked: self._open_place())
        self.table.link_pressed.connect(lambda row, _title: self.restore(row))
        self.table.empty.pressed.connect(self.make)

    def _open_place(self) -> None:
        place = self.workspace.services.place
        self.workspace.perform(lambda: open_folder(place))


def _columns() -> tuple[Column[BackupRow], ...]:
    return (
        Column("Lúc", lambda row: _moment(row.made_at), lambda row: row.made_at, width=196),
        Column("Lý do", lambda row: row.reason, width=200, stretch=True),
        Column("Cỡ", lambda row: _size(row.size), lambda row: row.size, width=110, numeric=True),
        Column("", lambda _row: "Khôi phục", width=110, link=True),
    )


def _empty() -> EmptyState:
    return EmptyState(
        "hard-drive-download",
        "Chưa có bản sao lưu nào.",
        "Sổ tự sao lưu khi đóng; có thể sao lưu ngay.",
        act="Sao lưu ngay",
        act_icon="hard-drive-download",
    )


def _tile(key: str, label: str, moment: datetime | None) -> StatTile:
    if moment is None:
        return StatTile(key, label, "Chưa có", role="warn")
    return StatTile(key, label, short_date(moment.date()), clock_text(moment))


def _moment(moment: datetime) -> str:
    return f"{clock_text(moment)} ngày {short_date(moment.date())}"


def _size(count: int) -> str:
    return f"{max(count // 1024, 1)} KB" if count < 1024 * 1024 else f"{count // 1048576} MB"
