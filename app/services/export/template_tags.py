"""The words in braces of a Word template: found over split runs, mended, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.services.export.template_places import FALLBACK, Place, Places

BLOCK_TAGS = {"tr": "hàng của bảng", "tc": "ô của bảng", "p": "đoạn", "r": "chữ"}

_NEAR = 40
_TAG = re.compile(r"\{\{(?:(?!\{\{|\{%).)*?\}\}|\{%(?:(?!\{\{|\{%).)*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_SPACED_PREFIX = re.compile(r"^(\{[{%])-?\s*(tr|tc|p|r)\s+")
_DASH = re.compile(r"^(\{[{%])-|-([%}]\})$")
_PARTS = re.compile(r"^\{[{%#](?:(tr|tc|p|r)\s)?(.*)[}%#]\}$", re.DOTALL)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPED_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Tag:
    """One field or command with its place; `prefix` says what vanishes with it."""

    text: str
    place: Place
    paragraph: Any = None
    container: Any = None

    @property
    def is_output(self) -> bool:
        """Say whether it prints something."""
        return self.text.startswith("{{")

    @property
    def is_comment(self) -> bool:
        """Say whether it is a note to the reader of the template."""
        return self.text.startswith("{#")

    @property
    def prefix(self) -> str:
        """Return "p", "tr", "tc", "r" or nothing."""
        found = _PARTS.match(self.text)
        return (found.group(1) or "") if found else ""

    @property
    def words(self) -> str:
        """Return what stands between the braces."""
        found = _PARTS.match(self.text)
        return found.group(2).strip() if found else ""

    @property
    def command(self) -> str:
        """Return the first word of a command: for, endif…"""
        return "" if self.is_output else (self.words.split(maxsplit=1) or [""])[0]


@dataclass(frozen=True, slots=True)
class LooseBrace:
    """A brace that opens without closing, or closes without opening."""

    brace: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class PartTags:
    """What stands in braces in one part, in the order it is filled."""

    tags: tuple[Tag, ...]
    loose: tuple[LooseBrace, ...]


def mend(root: Any) -> int:
    """Join the tags Word has spread over several runs, straighten quotes; say how many."""
    return sum(_mended(pieces) for _, pieces in Places("", root).paragraphs())


def tags_of(part: str, root: Any) -> PartTags:
    """Return the tags of a part already mended."""
    places = Places(part, root)
    found: list[tuple[int, int, Tag]] = []
    loose: list[LooseBrace] = []
    order = {text: number for number, text in enumerate(root.iter())}
    for paragraph, pieces in places.paragraphs():
        if next(paragraph.iterancestors(FALLBACK), None) is not None:
            continue
        place, container = places.of(paragraph), places.container(paragraph)
        for piece in pieces:
            for match in _TAG.finditer(piece.text or ""):
                tag = Tag(match.group(), place, paragraph, container)
                found.append((order[piece], match.start(), tag))
        loose += _loose("".join(piece.text or "" for piece in pieces), place)
    if not order or next(places.paragraphs(), None) is None:
        return _plain_tags(part, root)
    found.sort(key=lambda one: one[:2])
    return PartTags(tuple(tag for _, _, tag in found), tuple(loose))


def text_tags(text: str, place: Place) -> PartTags:
    """Return the tags of one text that stands whole at a place."""
    tags = tuple(Tag(straight(match.group()), place) for match in _TAG.finditer(text))
    return PartTags(tags, tuple(_loose(text, place)))


def _plain_tags(part: str, root: Any) -> PartTags:
    """Return the tags of a part without paragraphs: the properties of the file."""
    texts = (element.text or "" for element in root.iter() if isinstance(element.tag, str))
    found = [text_tags(text, Place(part)) for text in texts]
    return PartTags(
        tuple(tag for one in found for tag in one.tags),
        tuple(loose for one in found for loose in one.loose),
    )


def _loose(text: str, place: Place) -> Iterator[LooseBrace]:
    rest = _TAG.sub(lambda found: "\0" * len(found.group()), text)
    for found in _LOOSE.finditer(rest):
        if found.group().startswith("{"):
            words = rest[found.start() :].partition("\0")[0][:_NEAR]
        else:
            words = rest[: found.end()].rpartition("\0")[2][-_NEAR:]
        yield LooseBrace(found.group(), words.strip(), place)


def _mended(pieces: tuple[Any, ...]) -> int:
    """Put each tag of a paragraph whole into the piece it begins in."""
    texts = [piece.text or "" for piece in pieces]
    whole = "".join(texts)
    if "{" not in whole:
        return 0
    count = 0
    for match in reversed(tuple(_TAG.finditer(whole))):
        said = straight(match.group())
        first, last = _piece_at(texts, match.start()), _piece_at(texts, match.end() - 1)
        if first != last or said != match.group():
            count += 1
            _put(texts, (match.start(), match.end()), said)
    if count:
        for piece, text in zip(pieces, texts, strict=True):
            piece.text = text
            piece.set(_SPACE, "preserve")
    return count


def straight(tag: str) -> str:
    """Return a tag with plain quotation marks and without the signs that eat spaces."""
    if tag.startswith("{#"):
        return tag
    plain = _DASH.sub(lambda found: found.group(1) or found.group(2), tag)
    return _SPACED_PREFIX.sub(r"\1\2 ", plain.translate(_TYPED_QUOTES))


def _piece_at(texts: list[str], offset: int) -> int:
    for number, text in enumerate(texts):
        if offset < len(text):
            return number
        offset -= len(text)
    return len(texts) - 1


def _put(texts: list[str], span: tuple[int, int], said: str) -> None:
    """Replace a span of the joined texts by words that stand whole in its first piece."""
    start, end = span
    offset, is_put = 0, False
    for number, text in enumerate(texts):
        low, high = max(start - offset, 0), min(end - offset, len(text))
        offset += len(text)
        if low >= high:
            continue
        texts[number] = text[:low] + ("" if is_put else said) + text[high:]
        is_put = True
