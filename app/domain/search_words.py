"""Comparing typed words with a text: marks count where typed, not on which letter they sit."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from app.domain.text import fold, letters_and_tones

MOST_WORDS = 8
MOST_KEPT, MOST_TEXTS = 8192, 512
Parts = tuple[str, str, str]
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
    lowered = _lowered(text)
    left = [word for word in _WORD.findall(_lowered(typed)) if not _begins(word, lowered)]
    if not left:
        return True  # written just so, as it mostly is; the words need not be taken apart
    known = _taken_apart(lowered)
    return all(_fits(_parts(wanted), known) for wanted in left)


@lru_cache(maxsize=MOST_TEXTS)
def _taken_apart(lowered: str) -> tuple[Parts, ...]:
    """Return the different words of a text: each further letter typed finds the same texts."""
    return tuple(_parts(word) for word in set(_WORD.findall(lowered)))


def _lowered(text: str) -> str:
    return unicodedata.normalize("NFC", text.lower())


def _begins(word: str, lowered: str) -> bool:
    """Tell whether a word of a text begins just as it was typed."""
    return word in lowered and re.search(rf"\b{word}", lowered) is not None


@lru_cache(maxsize=MOST_KEPT)
def _parts(word: str) -> Parts:
    """Return a word without marks, its letters without tones, and its tones."""
    return fold(word), *letters_and_tones(word)


def _fits(wanted: Parts, known: Iterable[Parts]) -> bool:
    """Tell whether some word begins as wanted; a common word is compared with hundreds of texts."""
    plain, letters, tone = wanted
    alike = [word for word in known if word[0].startswith(plain)]
    if letters == plain and not tone:
        return bool(alike)
    return any(word[1].startswith(letters) and tone in ("", word[2]) for word in alike)
