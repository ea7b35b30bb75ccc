"""How a page of the guide looks: Markdown in the house's type, colours and measures."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTable,
)

from ui.kit import theme
from ui.kit.painting import LINE_SPACING

HANGING, BULLET = 20, 14
_STYLES = {1: "title", 2: "section", 3: "strong"}
_ABOVE = {1: 0, 2: 18, 3: 12}
_LINE = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def fill(document: QTextDocument, markdown: str) -> None:
    """Show a Markdown text in a document, dressed for the palette and the size in force."""
    document.setDefaultFont(theme.font())
    document.setDocumentMargin(16)
    document.setIndentWidth(20)
    features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    document.setMarkdown(markdown, features | QTextDocument.MarkdownFeature.MarkdownNoHTML)
    whole = QTextCursor(document)
    whole.beginEditBlock()  # laid out once at the end, not after every change
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)
    block = document.begin()
    while block.isValid():
        _dress_block(block)
        _draw_bullet(block)
        block = block.next()
    whole.endEditBlock()


def heading_place(document: QTextDocument, heading: str) -> int | None:
    """Return where a heading stands, None when there is none of these words."""
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() and block.text() == heading:
            return block.position()
        block = block.next()
    return None


def _dress_block(block: QTextBlock) -> None:
    shape = block.blockFormat()
    level, in_list = shape.headingLevel(), block.textList() is not None
    shape.setLineHeight(LINE_SPACING * 100 - 12, _LINE)
    shape.setTopMargin(_ABOVE.get(level, 0))
    in_table = QTextCursor(block).currentTable() is not None
    shape.setBottomMargin(0 if in_table else 4 if in_list or level > 1 else 8)
    if shape.hasProperty(QTextFormat.Property.BlockQuoteLevel):
        shape.setBackground(theme.colour("sunken"))
        shape.setLeftMargin(0)
        shape.setRightMargin(0)
    QTextCursor(block).setBlockFormat(shape)
    for fragment in _pieces(block):
        cursor = QTextCursor(block)
        cursor.setPosition(fragment.position())
        end = fragment.position() + fragment.length()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_ink(fragment.charFormat(), level))


def _draw_bullet(block: QTextBlock) -> None:
    """Write the bullet as text: Qt draws its own a hair's breadth from the words."""
    found = block.textList()
    if found is None or found.format().style() is not QTextListFormat.Style.ListDisc:
        return
    found.remove(block)
    shape = block.blockFormat()
    shape.setIndent(0)
    shape.setLeftMargin(HANGING)
    shape.setTextIndent(-BULLET)
    shape.setTabPositions([QTextOption.Tab(BULLET, QTextOption.TabType.LeftTab)])
    cursor = QTextCursor(block)
    cursor.setBlockFormat(shape)
    plain = QTextCharFormat()
    plain.setFont(theme.font())
    plain.setForeground(theme.colour("text_secondary"))
    cursor.insertText("•\t", plain)


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    """Return the pieces of one look, before any of them gets another."""
    found, part = [], block.begin()
    while not part.atEnd():
        found.append(part.fragment())
        part += 1
    return found


def _ink(found: QTextCharFormat, level: int) -> QTextCharFormat:
    """Return how a piece of text looks: a heading, stressed, a key, a link, or plain."""
    ink = QTextCharFormat()
    is_key, is_bold = found.fontFixedPitch(), found.fontWeight() > 500
    weight = 600 if is_bold or level else 500 if is_key else None
    ink.setFont(theme.font(_STYLES.get(level, "body"), weight=weight))
    ink.setFontItalic(found.fontItalic())
    ink.setForeground(theme.colour("text"))
    if is_key:
        ink.setBackground(theme.colour("pressed"))
    if found.isAnchor():
        ink.setAnchor(True)
        ink.setAnchorHref(found.anchorHref())
        ink.setForeground(theme.colour("primary_text"))
        ink.setFontUnderline(True)
    return ink


def _dress_table(table: QTextTable) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderBrush(theme.colour("border"))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setCellPadding(6)
    shape.setCellSpacing(0)
    shape.setMargin(0)
    shape.setTopMargin(4)
    shape.setBottomMargin(10)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setAlignment(Qt.AlignmentFlag.AlignLeft)
    table.setFormat(shape)
