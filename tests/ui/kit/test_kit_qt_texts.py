"""Nothing Qt shows by itself is left in English."""

import re
import unicodedata

import pytest
from PySide6.QtCore import QDate, QLocale, QMimeDatabase, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
    QTextBrowser,
)

from ui.kit import qt_texts
from ui.kit.qt_words import WORDS

# Not words: numbers, names of keys on the keyboard, units, and texts for programs.
NEUTRAL = re.compile(
    r"[^A-Za-z]*|Ctrl|Shift|Alt|Del|Ins|Backspace|Alt\+(Left|Right|Up)|QT_LAYOUT_DIRECTION"
)


class Recorder(qt_texts.QtTexts):
    """Translates, and keeps what it was asked for in vain."""

    def __init__(self) -> None:
        super().__init__()
        self.missing: set[str] = set()

    def translate(self, context, source_text, disambiguation=None, n=-1):
        words = super().translate(context, source_text, disambiguation, n)
        if words is None and not context.startswith("QShortcut"):
            self.missing.add(source_text)
        return words


@pytest.fixture
def recorder(qapp):
    made = Recorder()
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


def _english(recorder) -> set[str]:
    # The type of a file has the name the system gives it, in the system's language.
    types = {kind.comment() for kind in QMimeDatabase().allMimeTypes()}
    return {text for text in recorder.missing - types if not NEUTRAL.fullmatch(text)}


@pytest.mark.parametrize(
    ("mode", "accept"),
    [
        (QFileDialog.FileMode.ExistingFile, QFileDialog.AcceptMode.AcceptOpen),
        (QFileDialog.FileMode.ExistingFiles, QFileDialog.AcceptMode.AcceptOpen),
        (QFileDialog.FileMode.AnyFile, QFileDialog.AcceptMode.AcceptSave),
        (QFileDialog.FileMode.Directory, QFileDialog.AcceptMode.AcceptOpen),
    ],
)
def test_file_dialogs_speak_vietnamese(qtbot, recorder, tmp_path, mode, accept):
    (tmp_path / "Biên bản.docx").write_bytes(b"x" * 3000)
    (tmp_path / "Phụ lục").mkdir()
    dialog = QFileDialog(None, "Chọn tệp", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    for view in (QFileDialog.ViewMode.List, QFileDialog.ViewMode.Detail):
        dialog.setViewMode(view)
        dialog.show()
        qtbot.wait(1)
        dialog.grab()

    assert _english(recorder) == set()
    words = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Tìm trong:", "Loại tệp:"} <= words


def test_every_standard_button_speaks_vietnamese(qtbot, recorder):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        if button is not QDialogButtonBox.StandardButton.NoButton:
            box.addButton(button)

    words = {button.text() for button in box.buttons()}
    assert {"Lưu", "Hủy", "Đồng ý", "Thử lại"} <= words
    assert _english(recorder) == set()


def test_message_boxes_speak_vietnamese(qtbot, recorder):
    box = QMessageBox(QMessageBox.Icon.Question, "Hỏi", "Nội dung?")
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDetailedText("chi tiết")
    box.show()

    assert "Hiện chi tiết…" in {button.text() for button in box.buttons()}
    assert _english(recorder) == set()


@pytest.mark.parametrize("build", [QLineEdit, QPlainTextEdit, QTextBrowser])
def test_edit_menus_speak_vietnamese(qtbot, recorder, build):
    widget = build()
    qtbot.addWidget(widget)

    menu = widget.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions()]
    menu.deleteLater()

    assert "Sao chép" in words
    assert _english(recorder) == set()


def test_combos_and_scroll_bars_speak_vietnamese(qtbot, recorder):
    combo, bar = QComboBox(), QScrollBar(Qt.Orientation.Vertical)
    for widget in (combo, bar):
        qtbot.addWidget(widget)
        widget.show()
    combo.setEditable(True)
    combo.lineEdit().createStandardContextMenu().deleteLater()

    assert _english(recorder) == set()


def test_other_texts_are_left_to_other_translators():
    assert qt_texts.QtTexts().translate("App", "Something of our own") is None
    assert not qt_texts.QtTexts().isEmpty()


def test_installing_makes_pickers_vietnamese_too(qapp):
    before = QLocale()
    texts = qt_texts.install(qapp)
    try:
        assert QLocale().toString(QDate(2026, 11, 3), "dddd") == "Thứ Ba"
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert [button.text() for button in box.buttons()] == ["Hủy"]
    finally:
        qapp.removeTranslator(texts)
        QLocale.setDefault(before)


def test_the_words_are_nfc_in_our_spelling_and_keep_their_places():
    old = re.compile(r"(?i)(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![a-zà-ỹ])")

    for source, words in WORDS.items():
        assert unicodedata.is_normalized("NFC", words)
        assert not old.search(words)
        assert source.count("%1") == words.count("%1")
        assert words.count("&") <= 1
