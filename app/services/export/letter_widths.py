"""How wide words are in the font of papers, near enough to tell where a program wraps them."""

from collections.abc import Iterable

_NARROW, _WIDE = frozenset("ijltfrIíìĩỉị.,;:()[]/-–'!"), frozenset("mwMW%")
_SPACE_PIXELS = 4
LINE_POINTS = 16


def pixels(word: str) -> float:
    """Return the width of a word at 12 points, 96 pixels an inch."""
    return sum(map(_letter_pixels, word))


def wrapped_lines(text: str, room: float) -> int:
    """Count lines as a program wraps them: whole words, as many as fit; pixels at 12 points."""
    count = 0
    for line in text.split("\n"):
        count += 1
        used = 0.0
        for word in line.split(" "):
            wide = pixels(word)
            if used and used + _SPACE_PIXELS + wide > room:
                count, used = count + 1, 0
            used += wide + (_SPACE_PIXELS if used else 0)
            count += int(used / room) if used > room else 0
    return count


def row_height(texts: Iterable[tuple[str, float]], *, bold: bool = False) -> float:
    """Return the height a row needs for its wrapped texts; not every program fits it itself."""
    heavier = 1.08 if bold else 1.0
    lines = max(wrapped_lines(text, (width * 7 - 2) / heavier) for text, width in texts)
    return LINE_POINTS * lines + 3


def _letter_pixels(letter: str) -> float:
    if letter in _NARROW:
        return 5
    if letter in _WIDE:
        return 12.5
    return 11 if letter.isupper() else 7.8
