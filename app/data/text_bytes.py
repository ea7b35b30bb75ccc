"""Text out of the bytes of a file, whatever editor wrote it: UTF-8, UTF-16 or Windows-1258."""

import codecs
import unicodedata
from itertools import product

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LETTERS = {unicodedata.normalize("NFC", "".join(pair)) for pair in product("aăâeêioôơuưy", _TONES)}
_SIGNS = "“”‘’„–—…•·«»°§©®×÷±²³½€₫™\u00a0"
_VIETNAMESE = frozenset({*_LETTERS, *(one.upper() for one in _LETTERS), *"đĐ", *_SIGNS})


def text_of(data: bytes) -> str | None:
    """Return the text in composed letters, None where no known encoding gives readable text.

    A byte order mark decides; without one UTF-8 does, then the NULs of UTF-16. Windows-1258 takes
    nearly any bytes, so it counts only where every letter it gives is a Vietnamese one.
    """
    mark = next((name for bytes_, name in _MARKS if data.startswith(bytes_)), "")
    if mark:
        return _decoded(data, mark)
    text = None if _has_nuls(data) else _decoded(data, "utf-8")
    if text is not None:
        return text
    if _has_nuls(data):
        return _decoded(data, _wide(data))
    text = _decoded(data, "cp1258")
    return text if text is not None and _is_vietnamese(text) else None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))
    except UnicodeDecodeError:
        return None


def _has_nuls(data: bytes) -> bool:
    """Tell whether every fourth byte or more is NUL: plain text has none at all."""
    return len(data) > 1 and data.count(0) * 4 >= len(data)


def _wide(data: bytes) -> str:
    """Return which half of each pair holds the NULs."""
    return "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"


def _is_vietnamese(text: str) -> bool:
    return all(one < "\x80" or one in _VIETNAMESE for one in set(text))
