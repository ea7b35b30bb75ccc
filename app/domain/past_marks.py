"""Marks of an old attendance matrix: what a sign means, by U8 and by the legend of the sheet."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.attendance import AttendanceState
from app.domain.import_values import plain_text
from app.domain.text import fold


class PastMark(StrEnum):
    """What a matrix says of one member at one meeting."""

    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    EXEMPT = "exempt"
    AWAY = "away"


PAST_MARK_LABELS = {
    PastMark.PRESENT: "Có mặt",
    PastMark.EXCUSED: "Vắng có lý do",
    PastMark.UNEXCUSED: "Vắng không lý do",
    PastMark.EXEMPT: "Được miễn sinh hoạt",
    PastMark.AWAY: "Sinh hoạt tạm thời nơi khác",
}
PAST_MARK_SIGNS = {
    PastMark.PRESENT: "x",
    PastMark.EXCUSED: "P",
    PastMark.UNEXCUSED: "K",
    PastMark.EXEMPT: "M",
    PastMark.AWAY: "Đ",
}
"""The signs of U8."""
PAST_STATES = {
    PastMark.PRESENT: AttendanceState.PRESENT,
    PastMark.EXCUSED: AttendanceState.EXCUSED,
    PastMark.UNEXCUSED: AttendanceState.UNEXCUSED,
}
"""What counts; who was exempt or away was outside the base."""
NO_MARK = ""
"""A sign that says nothing of anybody: a dash where somebody was not of the cell."""
MOST_SIGN_LETTERS = 3

Legend = Mapping[str, PastMark | None]
"""What a sheet says of its own signs; None for words that are not understood."""

_TICKS = ("✓", "✔", "√", "☑")
_DASHES = ("-", "–", "—", "_")
_KNOWN: Legend = {
    **{sign.casefold(): mark for mark, sign in PAST_MARK_SIGNS.items()},
    **dict.fromkeys(_TICKS, PastMark.PRESENT),
}
_WORDINGS = {
    PastMark.PRESENT: "co mat|co|du|du hop|co du hop|tham gia|tham du|du sinh hoat|dung gio",
    PastMark.EXCUSED: (
        "vang co ly do|co ly do|vang co phep|co phep|nghi co phep|nghi co ly do|phep|vang phep|"
        "vang mat co ly do|vang co ly do chinh dang"
    ),
    PastMark.UNEXCUSED: (
        "vang khong ly do|khong ly do|vang khong phep|khong phep|nghi khong phep|"
        "vang khong co ly do|khong co ly do|vang mat khong ly do|nghi khong ly do"
    ),
    PastMark.EXEMPT: "mien|mien sinh hoat|duoc mien|duoc mien sinh hoat|mien cong tac sinh hoat",
    PastMark.AWAY: (
        "tam thoi di|sinh hoat tam thoi|sinh hoat tam thoi noi khac|di tam thoi|"
        "chuyen sinh hoat tam thoi|dang sinh hoat noi khac|sinh hoat noi khac"
    ),
}
_BY_WORDS = {words: mark for mark, texts in _WORDINGS.items() for words in texts.split("|")}
_OWN_WORDS = frozenset({"co", "du", "phep", "mien"})
"""Words that explain a sign in a legend, too short to be trusted in a cell by themselves."""
_WITH_REASON = re.compile(r"(\S{1,3})\s*(?:\((.+)\)|[:–-]\s*(.+))")
_LEGEND_HEAD = re.compile(r"^\s*(?:ghi chú|ký hiệu|kí hiệu|chú thích|quy ước)[^:]*:", re.IGNORECASE)
_LEGEND_ITEM = re.compile(r"[\"“'(]?(\S{1,3}?)[\"”')]?\s*(?::|=|–|-|\blà\b)\s*(.+)")
_LEGEND_SIGNS = re.compile(r"[;,|\n]|\.\s")
_WHO = re.compile(r"^(?:dang vien|dong chi|d/c|dc)\s+")


@dataclass(frozen=True, slots=True)
class ReadMark:
    """What a cell says: a mark, nothing, or a sign that has to be asked about."""

    sign: str
    mark: PastMark | None = None
    reason: str = ""
    is_known: bool = True


def sign_key(text: str) -> str:
    """Return a sign as signs are compared: NFC, one line, no case; dấu stay, for Đ is not D."""
    return plain_text(text).casefold()


def read_mark(text: str, legend: Legend) -> ReadMark:
    """Return what a cell with a sign, or with a sign and a reason, says; nothing is guessed."""
    whole = sign_key(text)
    if whole in _DASHES and whole not in legend:
        return ReadMark(whole)
    mark = mark_of(whole, legend)
    if mark is not None:
        return ReadMark(whole, mark)
    match = _WITH_REASON.fullmatch(plain_text(text))
    if match is None:
        return ReadMark(whole, is_known=False)
    head = sign_key(match[1])
    mark = mark_of(head, legend)
    if mark is None:
        return ReadMark(whole, is_known=False)
    return ReadMark(head, mark, match[2] or match[3])


def mark_of(key: str, legend: Legend) -> PastMark | None:
    """Return what a sign means: what the sheet says of it, else by U8, else by plain words."""
    if key in legend:
        return legend[key]
    words = fold(key)
    return _KNOWN.get(key) or (None if words in _OWN_WORDS else _BY_WORDS.get(words))


def answered_mark(answer: str) -> PastMark | None:
    """Return the mark of an answer: one that was offered, or words and signs known anyway."""
    return PastMark(answer) if answer in PAST_MARK_LABELS else mark_of(sign_key(answer), {})


def is_mark_answer(answer: str) -> bool:
    """Tell whether an answer says what a sign is, if only that it says nothing."""
    return answer == NO_MARK or answered_mark(answer) is not None


def read_legend(texts: Iterable[str]) -> Legend:
    """Return what the words around a matrix say of its signs: "x: có mặt; P: có lý do"."""
    found: dict[str, PastMark | None] = {}
    for text in texts:
        for piece in _LEGEND_SIGNS.split(_LEGEND_HEAD.sub("", text)):
            match = _LEGEND_ITEM.fullmatch(plain_text(piece))
            if match is not None:
                found.setdefault(sign_key(match[1]), _mark_of_words(match[2]))
    return found


def legend_of_pairs(pairs: Iterable[tuple[str, str]]) -> Legend:
    """Return what cells beside each other say: a sign, then words that are understood."""
    read = ((sign_key(sign), _mark_of_words(words)) for sign, words in pairs)
    return {sign: mark for sign, mark in read if mark is not None}


def _mark_of_words(words: str) -> PastMark | None:
    return _BY_WORDS.get(_WHO.sub("", fold(plain_text(words).strip(" .,;:()"))))
