"""Comparing typed words with a text: marks count where typed, not on which letter they sit."""

import re
import unicodedata
from functools import lru_cache

from app.domain.text import fold, letters_and_tones

MOST_WORDS = 8
MOST_KEPT = 8192
_WORD = re.compile(r"\w+")


def search_words(typed: str) -> tuple[str, ...]:
    """Return the words to look for, folded: without marks, lower case, punctuation apart."""
    return tuple(_WORD.findall(fold(typed)))[:MOST_WORDS]


def has_marks(typed: str) -> bool:
    """Tell whether somebody typed marks, and so may mean just these."""
    return fold(typed) != " ".join(typed.lower().split())


def fits_marks(typed: str, text: str) -> bool:
    """Tell whether each typed word begins a word of the text with the marks that were typed.

    A word typed without marks fits any; a tone fits on whichever letter it sits.
    """
    known = [_parts(word) for word in _words(text)]
    return all(any(_fits(wanted, word) for word in known) for wanted in map(_parts, _words(typed)))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text.lower()))


@lru_cache(maxsize=MOST_KEPT)
def _parts(word: str) -> tuple[str, str, str]:
    """Return a word without marks, its letters without tones, and its tones."""
    return fold(word), *letters_and_tones(word)


def _fits(wanted: tuple[str, str, str], word: tuple[str, str, str]) -> bool:
    plain, letters, tone = wanted
    if not word[0].startswith(plain):
        return False
    if letters == plain and not tone:
        return True
    return word[1].startswith(letters) and tone in ("", word[2])
