"""A page of ordinary size for measurements: a form, a table, a few buttons."""

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.kit import buttons
from ui.kit.cards import Card, Notice
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field, Form
from ui.kit.inputs import LineText, LongText
from ui.kit.page import Page


def modest_page(table: QWidget) -> Page:
    """Return a page of about a hundred widgets."""
    page = Page()
    fields = [Field(f"Ô {number}", f"f{number}", LineText()) for number in range(8)]
    fields.append(Field("Ngày", "day", DateField(today=lambda: date(2026, 11, 4))))
    fields.append(Field("Ghi chú", "note", LongText()))
    card = Card("Chi tiết", right=[buttons.secondary("Sửa"), buttons.quiet("In")])
    card.add(Form(fields, columns=2))
    page.body.addWidget(card)
    page.body.addWidget(table)
    page.body.addWidget(Notice("Còn 7 nơi nhận chưa gửi giấy mời.", "warn"))
    page.resize(1280, 720)
    return page
