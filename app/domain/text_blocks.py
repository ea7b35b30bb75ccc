"""Reads a typed body as paragraphs of a paper: which words are headings, and so bold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

LONGEST_HEADING = 150

_PART = re.compile(
    r"(?P<label>(?:phần|chương)\s+(?:thứ\s+\w+|[ivxlc]+|\d+)|mục\s+\d+)(?P<rest>\s*[.:–-].*|)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"(?P<numeral>[IVX]+)\s*[-–.]\s+(?P<name>.+)")
_ARTICLE = re.compile(r"(?P<label>Điều\s+\d+[a-zđ]?\s*[.:])\s*(?P<rest>.*)", re.IGNORECASE)
_SENTENCE_ENDS = (".", ";", ",", "…", "!", "?")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One paragraph: bold words first, then upright ones; either may be empty."""

    lead: str
    text: str = ""
    is_centred: bool = False
    """A line in capitals of its own, without a number."""

    @property
    def is_heading(self) -> bool:
        """Tell whether the paragraph is only a name."""
        return not self.text


def text_lines(text: str) -> tuple[str, ...]:
    """Return the written lines of a text, without blank ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def listed_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a list without the dash before and the mark after each."""
    bare = (line.lstrip("-–•+ ").rstrip(".;, ") for line in text_lines(text))
    return tuple(line for line in bare if line)


def text_blocks(text: str) -> tuple[TextBlock, ...]:
    """Return the paragraphs of a body as the format sets them.

    Names of phần, chương and mục are bold and in capitals, "I- TÊN MỤC" is literal; "Điều 1." is
    bold, and its words too where they are a name with text below.
    """
    return tuple(_blocks(text_lines(text)))


def _blocks(lines: Sequence[str]) -> Iterator[TextBlock]:
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        yield _heading(line) or _article(line, following) or TextBlock("", line)


def _heading(line: str) -> TextBlock | None:
    if _PART.fullmatch(line) and _is_name(line):
        return TextBlock(line.upper())
    if (section := _SECTION.fullmatch(line)) and _is_name(section["name"]):
        return TextBlock(f"{section['numeral']}- {section['name'].upper()}")
    if line.isupper() and _is_name(line) and len(line.split()) > 1:
        return TextBlock(line, is_centred=True)
    return None


def _article(line: str, following: str) -> TextBlock | None:
    article = _ARTICLE.fullmatch(line)
    if article is None:
        return None
    if _is_name(article["rest"]) and _is_plain(following):
        return TextBlock(line)
    return TextBlock(article["label"], article["rest"])


def _is_plain(line: str) -> bool:
    return bool(line) and _heading(line) is None and _ARTICLE.fullmatch(line) is None


def _is_name(words: str) -> bool:
    return len(words) <= LONGEST_HEADING and not words.endswith(_SENTENCE_ENDS)
