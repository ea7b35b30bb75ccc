"""Program text is spelt as the official papers spell: hủy, xóa, hòa, ủy."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.rules.source_tree import ROOT, name_of, python_files, string_literals

OTHER_SPELLING = re.compile(r"(?i)(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![a-zà-ỹ])")
WRONG_LETTER = "\u00d0"  # eth, which looks like the Vietnamese letter
EXEMPT = {"legacy_text.py", "text.py"}
WORD_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def literals() -> Iterator[tuple[str, str]]:
    files = [file for file in python_files("app", "ui") if file.name not in EXEMPT]
    for file in [*files, ROOT / "run.py"]:
        yield from ((f"{name_of(file)}:{line}", text) for line, text in string_literals(file))


def plain_files() -> Iterator[tuple[str, str]]:
    folders = [ROOT / "resources" / name for name in ("help", "rubrics", "regulations")]
    inside = [file for folder in folders for file in folder.rglob("*") if is_text(file)]
    for file in [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(inside)]:
        lines = file.read_text(encoding="utf-8").splitlines()
        yield from ((f"{name_of(file)}:{number}", line) for number, line in enumerate(lines, 1))


def is_text(file: Path) -> bool:
    return file.suffix in {".md", ".html", ".txt", ".yaml", ".json"}


def word_templates() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "templates_docx").rglob("*.docx")):
        with zipfile.ZipFile(file) as package:
            parts = [name for name in package.namelist() if re.match(r"word/\w+\.xml$", name)]
            for part in parts:
                yield from ((f"{name_of(file)}!{part}", text) for text in paragraphs(package, part))


def paragraphs(package: zipfile.ZipFile, part: str) -> Iterator[str]:
    for paragraph in ElementTree.fromstring(package.read(part)).iter(WORD_PARAGRAPH):
        yield "".join(node.text or "" for node in paragraph.iter(WORD_TEXT))


SOURCES = pytest.mark.parametrize("source", [literals, plain_files, word_templates])


@SOURCES
def test_no_program_text_uses_the_other_spelling(source):
    wrong = [
        f"{place}: {found[0]!r} in {text.strip()[:80]!r}"
        for place, text in source()
        if (found := OTHER_SPELLING.search(text))
    ]

    assert not wrong, "\n" + "\n".join(wrong)


@SOURCES
def test_no_program_text_holds_the_letter_eth(source):
    assert [place for place, text in source() if WRONG_LETTER in text] == []


@SOURCES
def test_every_program_text_is_composed(source):
    assert [place for place, text in source() if not unicodedata.is_normalized("NFC", text)] == []


@pytest.mark.parametrize("wrong", ["hoà", "uỷ ban", "Thuý", "xoá", "khoẻ", "HUỶ"])
def test_the_rule_finds_the_other_spelling(wrong: str):
    assert OTHER_SPELLING.search(wrong)


@pytest.mark.parametrize("right", ["hòa", "ủy ban", "Thúy", "xóa", "quý", "huỳnh", "hoàn", "quỹ"])
def test_the_rule_leaves_right_words_alone(right: str):
    assert OTHER_SPELLING.search(right) is None
