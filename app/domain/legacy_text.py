"""Text in the old encodings TCVN3 (ABC) and VNI: noticed by font or spelling, converted when asked.

Nothing is converted silently: TCVN3 "chi bộ" reads as "chi bé", a good word of today.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.syllables import is_syllable


class LegacyEncoding(StrEnum):
    """An encoding from before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


LEGACY_ENCODING_LABELS = {
    LegacyEncoding.TCVN3: "TCVN3 (phông .VnTime, .VnArial)",
    LegacyEncoding.VNI: "VNI (phông VNI-Times)",
}


@dataclass(frozen=True, slots=True)
class ConvertedLine:
    """One line before and after conversion, for the eye to judge."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """What the name of a font says of the text written in it."""

    encoding: LegacyEncoding
    is_upper: bool = False


_TCVN3_ROWS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {
    first + place: letter
    for first, letters in _TCVN3_ROWS.items()
    for place, letter in enumerate(letters)
}

_TONES = {0xF8: "\u0300", 0xF9: "\u0301", 0xFB: "\u0309", 0xF5: "\u0303", 0xEF: "\u0323"}
_ROOFS = {0xE2: "", 0xE1: "\u0301", 0xE0: "\u0300", 0xE5: "\u0309", 0xE3: "\u0303", 0xE4: "\u0323"}
_BREVES = {0xEA: "", 0xE9: "\u0301", 0xE8: "\u0300", 0xFA: "\u0309", 0xFC: "\u0303", 0xEB: "\u0323"}
_VNI_SINGLES = {
    0xF1: "đ", 0xEC: "ì", 0xED: "í", 0xE6: "ỉ", 0xF3: "ĩ", 0xF2: "ị", 0xEE: "ỵ", 0xF4: "ơ",
    0xF6: "ư",
}  # fmt: skip
_BASES = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_CAPITAL = 0x20


def _vni_pairs() -> Iterator[tuple[str, str]]:
    """Give each base letter with its accent byte and the letter they make, in both cases."""
    for byte, tone in _TONES.items():
        for base, letter in _BASES.items():
            yield from _in_cases(base, byte, letter + tone)
    for byte, tone in _ROOFS.items():
        for base in "aeo":
            yield from _in_cases(base, byte, f"{base}\u0302{tone}")
    for byte, tone in _BREVES.items():
        yield from _in_cases("a", byte, f"a\u0306{tone}")


def _in_cases(base: str, byte: int, decomposed: str) -> Iterator[tuple[str, str]]:
    letter = unicodedata.normalize("NFC", decomposed)
    yield base + chr(byte), letter
    yield base.upper() + chr(byte), letter.upper()
    yield base.upper() + chr(byte - _CAPITAL), letter.upper()


_VNI_PAIRS = dict(_vni_pairs())
_VNI_LETTERS = {
    **_VNI_SINGLES,
    **{byte - _CAPITAL: letter.upper() for byte, letter in _VNI_SINGLES.items()},
}
_VNI_PAIR = re.compile("|".join(map(re.escape, _VNI_PAIRS)))

_NOW = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
"""Letters only Unicode has: text with one of them is no old text."""
_OLD = re.compile("[\u00a1-\u00fe]")
_WORD = re.compile(r"\S+")
_EDGES = " \t\"'().,;:!?/-–“”"


def font_meaning(font: str) -> LegacyFont | None:
    """Return what a font says of its text, None for a font of today."""
    lowered = font.strip().lower()
    if lowered.startswith(".vn"):
        return LegacyFont(LegacyEncoding.TCVN3, is_upper=lowered.endswith("h"))
    if lowered.startswith("vni"):
        return LegacyFont(LegacyEncoding.VNI)
    return None


def may_be_legacy(text: str) -> bool:
    """Tell whether a text can be in an old encoding at all."""
    return _OLD.search(text) is not None and _NOW.search(text) is None


def detect_encoding(texts: Iterable[str]) -> LegacyEncoding | None:
    """Return the old encoding in which most misspelled words become syllables."""
    words = {word for text in texts for word in _words(text) if may_be_legacy(word)}
    strange = [word for word in words if not is_syllable(word)]
    if not strange:
        return None
    mended = {e: sum(is_syllable(convert(word, e)) for word in strange) for e in LegacyEncoding}
    best = max(mended, key=lambda encoding: mended[encoding])
    return best if mended[best] * 2 > len(strange) else None


def convert(text: str, encoding: LegacyEncoding) -> str:
    """Return a text of an old encoding in Unicode."""
    if encoding is LegacyEncoding.TCVN3:
        return text.translate(_TCVN3)
    parts = _VNI_PAIR.sub(lambda match: f"\0{_VNI_PAIRS[match[0]]}\0", text).split("\0")
    # What the pairs made lies at the odd places and may not be read again.
    return "".join(
        part if place % 2 else part.translate(_VNI_LETTERS) for place, part in enumerate(parts)
    )


def convert_strange(text: str, encoding: LegacyEncoding) -> str:
    """Return a text with only its misspelled words converted, for files of both kinds of text."""
    return _WORD.sub(
        lambda match: convert(match[0], encoding) if is_strange(match[0]) else match[0], text
    )


def is_strange(text: str) -> bool:
    """Tell whether a text has a word that is no syllable and can be in an old encoding."""
    return any(may_be_legacy(word) and not is_syllable(word) for word in _words(text))


def is_modern(text: str) -> bool:
    """Tell whether a text has letters only Unicode knows."""
    return _NOW.search(text) is not None


def convert_words(text: str, encoding: LegacyEncoding, *, is_upper: bool = False) -> str:
    """Return a text with its words of an old encoding in Unicode; those of today stay.

    A font of capitals holds small letters: they are raised.
    """
    words = _WORD.sub(
        lambda match: convert(match[0], encoding) if may_be_legacy(match[0]) else match[0], text
    )
    return words.upper() if is_upper else words


def preview_lines(changes: Sequence[ConvertedLine], count: int = 3) -> tuple[ConvertedLine, ...]:
    """Return the first lines that differ after conversion, each only once."""
    different = dict.fromkeys(line for line in changes if line.before != line.after)
    return tuple(different)[:count]


def _words(text: str) -> Iterator[str]:
    return (stripped for word in text.split() if (stripped := word.strip(_EDGES)))
