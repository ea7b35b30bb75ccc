"""What an observer does with a sheet (phiếu góp ý): writes into it in Word or in Excel."""

from pathlib import Path

from docx import Document
from openpyxl import load_workbook


def fill_word(path: Path, said: dict[int, tuple[str, ...]], name: str = "") -> None:
    document = Document(str(path))
    facts, table = document.tables[1:3]
    if name:
        facts.cell(0, 1).text = name
    for row, texts in said.items():
        for place, text in enumerate(texts, start=2):
            table.cell(row, place).text = text
    document.save(str(path))


def fill_excel(path: Path, said: dict[int, tuple[str, ...]], name: str = "") -> None:
    workbook = load_workbook(path)
    sheet = workbook.active
    first = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "TT")
    facts = next(row for row in range(1, 30) if sheet.cell(row, 2).value == "Họ và tên")
    if name:
        sheet.cell(facts, 3).value = name
    for row, texts in said.items():
        for place, text in enumerate(texts, start=3):
            sheet.cell(first + row, place).value = text
    workbook.save(path)
