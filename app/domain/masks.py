"""The mask of an anonymised copy (G3): what is invented in the place of names, numbers and texts.

The same value always gets the same stand-in, so the copy hangs together as the book does. What a
stand-in is depends on a salt nobody keeps: the way back cannot be tried out.
"""

import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256, shake_256
from itertools import count
from pathlib import PurePath

from app.domain.mask_words import (
    FAMILY_NAMES,
    GIVEN_NAMES,
    KEPT_PHRASES,
    MIDDLE_NAMES,
    SHORT_WORDS,
    USUAL_WORDS,
)
from app.domain.text import upper_first

_SENTENCE = re.compile(r"[^.!?;…\n]+")
_PIECE = re.compile(r"[^\W\d_]+|\d+")
_FIGURES = re.compile(r"\d+")
_PLAIN = re.compile(r"[a-z][a-z0-9_.:-]*|[-+\d/:T.,% ]*")
"""Slugs, figures, days and clock times of the program's own fields."""
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WRITTEN_DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_ALONE = re.compile(r"\d{4}")
_TERM = re.compile(r"(?:nhiệm kỳ )?\d{4}(?:\s*[-–]\s*\d{4})?", re.IGNORECASE)
_DAYS, _MONTHS = 28, 12
_SHORT = 2
_TRIES = 64


class Mask:
    """Invented words in the place of real ones, the same ones every time."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._own: set[str] = set()
        self._people: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._phrases = set(KEPT_PHRASES)
        self._known = _pattern((), (), self._phrases)

    # --- What is known beforehand --------------------------------------------------------------

    def keep_words(self, own: Iterable[str], phrases: Iterable[str]) -> None:
        """Let the program's own sentences stand, and the phrases its checks look for."""
        self._own |= {_shape(text) for text in own if _has_letter(text)}
        self._phrases |= set(phrases)
        self._learn()

    def learn(self, people: Iterable[str], places: Mapping[str, str]) -> None:
        """Take in who and what may be named in any text, with the stand-ins of the places."""
        names = {_one_line(name) for name in people} - {""}
        self._people |= {name.casefold(): "" for name in names}  # none is given to another
        for name in sorted(names):
            self._people[name.casefold()] = self._invented(name)
            given = name.rpartition(" ")[2]
            self._given.setdefault(given, self._people[name.casefold()].rpartition(" ")[2])
        self._places |= {_one_line(name).casefold(): to for name, to in places.items() if name}
        self._learn()

    def _learn(self) -> None:
        full = [name for name in self._people if " " in name]
        self._known = _pattern((*full, *self._places), self._given, self._phrases)

    # --- One value ----------------------------------------------------------------------------

    def person(self, name: str) -> str:
        """Return the invented name of a person, in capitals where the name was."""
        known = _one_line(name)
        if not known:
            return name
        if known.casefold() not in self._people:
            self._people[known.casefold()] = self._invented(known)
        return _in_case_of(known, self._people[known.casefold()])

    def text(self, text: str) -> str:
        """Return filler of the same length and build; names in it become the invented ones."""
        clean = unicodedata.normalize("NFC", text)
        if not clean.strip() or _shape(clean) in self._own:
            return text
        made, end = [], 0
        for found in self._known.finditer(clean):
            made += [self._filler(clean[end : found.start()]), self._stand_in(found)]
            end = found.end()
        return "".join((*made, self._filler(clean[end:])))

    def plain(self, text: str) -> str:
        """Return a slug, a figure or a day as it is, anything else as a text."""
        return text if _PLAIN.fullmatch(text) else self.text(text)

    def term(self, text: str) -> str:
        """Return the name of a term, which is its years, as it is; others as a text."""
        return text if _TERM.fullmatch(text.strip()) else self.text(text)

    def code(self, text: str) -> str:
        """Return other digits and letters in the build of a number: of a phone, a card, a paper."""
        if not _has_other(text):
            return text
        tries = (self._other_signs(text, attempt) for attempt in count())
        return next(made for made in tries if made != text)

    def birth(self, text: str) -> str:
        """Return another day of the same year, written the same way; a year alone stays."""
        if not text or _YEAR_ALONE.fullmatch(text):
            return text
        if found := _ISO_DAY.fullmatch(text):
            month, day = self._other_day(*map(int, found.groups()))
            return f"{found[1]}-{month:02}-{day:02}"
        if found := _WRITTEN_DAY.fullmatch(text):
            month, day = self._other_day(int(found[4]), int(found[3]), int(found[1]))
            return found[2].join((_padded(day, found[1]), _padded(month, found[3]), found[4]))
        return self.code(text)

    def mail(self, text: str) -> str:
        """Return an address that leads nowhere; the slug of who reads there stays."""
        if "@" not in text:
            return self.plain(text)
        return f"hop-thu-{self.digest(text)[:6]}@vi-du.vn"

    def file_name(self, name: str) -> str:
        """Return an invented name with the ending of the file."""
        return f"tep-{self.digest(name)[:8]}{PurePath(name).suffix.lower()}" if name else name

    def digest(self, value: str) -> str:
        """Return another hash in the place of one."""
        return sha256(self._salt + value.encode()).hexdigest() if value else value

    def identity(self, value: str) -> str:
        """Return another identity in the place of one."""
        return str(uuid.UUID(bytes=self._bytes(value, 16), version=4)) if value else value

    # --- How it is made -----------------------------------------------------------------------

    def _stand_in(self, found: re.Match[str]) -> str:
        if given := found["given"]:
            return f"{found['title']}{self._given[given]}"
        known = _one_line(found[0]).casefold()
        if known in self._places:
            return _in_case_of(found[0], self._places[known])
        return self.person(found[0]) if known in self._people else found[0]

    def _filler(self, text: str) -> str:
        return _SENTENCE.sub(lambda sentence: self._filled(sentence[0]), text)

    def _filled(self, sentence: str) -> str:
        """Fill one sentence; copies of it, wherever they stand, are filled alike."""
        key = sentence.strip()
        if not _PIECE.search(key):
            return sentence
        tries = (self._tried(sentence, key, attempt) for attempt in count())
        return next(made for made in tries if made != sentence or not _has_other(key))

    def _tried(self, sentence: str, key: str, attempt: int) -> str:
        signs = iter(self._bytes(f"{attempt}\0{key}", 2 * len(key)))
        return _PIECE.sub(lambda piece: _other_piece(piece[0], signs), sentence)

    def _other_signs(self, text: str, attempt: int) -> str:
        return "".join(map(_other_sign, text, self._bytes(f"{attempt}\0{text}", len(text))))

    def _other_day(self, year: int, month: int, day: int) -> tuple[int, int]:
        signs = (self._bytes(f"{attempt}\0{year}-{month}-{day}", 2) for attempt in count())
        tries = ((first % _MONTHS + 1, second % _DAYS + 1) for first, second in signs)
        return next(made for made in tries if made[0] != month and made[1] != day)

    def _invented(self, name: str) -> str:
        """Return a name of about as many words that nobody bears and nobody was given."""
        words = len(name.split())
        taken = set(self._people) | {made.casefold() for made in self._people.values()}
        tries = (self._bytes(f"{attempt}\0{name.casefold()}", 4) for attempt in range(_TRIES))
        made = [_name_of(signs, words) for signs in tries]
        return next((one for one in made if one.casefold() not in taken), made[0])

    def _bytes(self, text: str, length: int) -> bytes:
        return shake_256(self._salt + text.encode()).digest(length)


def _name_of(signs: bytes, words: int) -> str:
    first, second, third, last = signs
    given = _at(GIVEN_NAMES, last)
    if words == 1:
        return given
    middle = (_at(MIDDLE_NAMES, second), _at(MIDDLE_NAMES, third))[: words - 2]
    return " ".join((_at(FAMILY_NAMES, first), *middle, given))


def _pattern(names: Iterable[str], given: Iterable[str], phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the known names and phrases in a text, the longest first."""
    known = "|".join(_spaced(name) for name in sorted({*names, *phrases}, key=len, reverse=True))
    first = "|".join(re.escape(name) for name in sorted(given, key=len, reverse=True)) or r"(?!)"
    titled = rf"(?P<title>(?:đồng chí|đ/c)\s+)(?P<given>(?-i:{first}))(?!\w|\s+(?-i:[A-ZÀ-Ỹ]))"
    return re.compile(rf"(?<!\w)(?:{titled}|(?:{known})(?!\w))", re.IGNORECASE)


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _other_piece(piece: str, signs: Iterator[int]) -> str:
    if piece.isdecimal():
        return "".join(_other_sign(char, next(signs)) for char in piece)
    words = SHORT_WORDS if len(piece) <= _SHORT else USUAL_WORDS
    return _in_case_of(piece, _at(words, next(signs)))


def _other_sign(char: str, sign: int) -> str:
    """Return another digit or letter of the same kind; a nought stays one."""
    if char.isdecimal():
        return str(sign % 9 + 1) if int(char) else char
    if not char.isalpha():
        return char
    made = chr(ord("a") + sign % 26)
    return made.upper() if char.isupper() else made


def _in_case_of(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return upper_first(new) if old[:1].isupper() else new


def _has_other(text: str) -> bool:
    """Tell whether another sign can stand for one: "²", "½" and "Ⅷ" are no digit and no letter."""
    return any(char.isalpha() or (char.isdecimal() and int(char)) for char in text)


def _has_letter(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _shape(text: str) -> str:
    """Return a text of the program whatever month or number stands in it."""
    return _FIGURES.sub("#", " ".join(text.split()))


def _one_line(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _padded(number: int, like: str) -> str:
    return f"{number:02}" if like.startswith("0") else str(number)


def _at(words: tuple[str, ...], sign: int) -> str:
    return words[sign % len(words)]
