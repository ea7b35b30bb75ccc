"""Qt's own words in Vietnamese: buttons, edit menus, file dialogs (Qt ships no Vietnamese)."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from ui.kit.qt_words import WORDS


class QtTexts(QTranslator):
    """Translates by the source text alone; what is not listed stays for other translators."""

    def isEmpty(self) -> bool:
        """Return that there are words in it."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002  Qt passes it; the words mean the same everywhere
        source_text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """Return the Vietnamese words, or nothing."""
        return WORDS.get(source_text, None)  # type: ignore[return-value]  # None: not translated


def install(app: QCoreApplication) -> QtTexts:
    """Make Qt speak Vietnamese, also its dates in pickers."""
    texts = QtTexts(app if isinstance(app, QObject) else None)
    app.installTranslator(texts)
    QLocale.setDefault(QLocale("vi_VN"))
    return texts
