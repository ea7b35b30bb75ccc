"""The signature words in use for each kind of paper, the default first."""

from collections.abc import Mapping
from typing import Any

from app.domain.errors import ValidationError
from app.domain.problems import Problem
from app.domain.settings import DEFAULT_SIGNS, SignPlace

SignPair = tuple[str, str]
OWN = "own"

SIGN_PLACE_LABELS = {
    SignPlace.CELL: "Nghị quyết, báo cáo, kế hoạch",
    SignPlace.COMMITTEE: "Giấy tờ của chi ủy",
    SignPlace.MINUTES: "Biên bản (trái | phải)",
    SignPlace.SCORE_SHEET: "Phiếu chấm điểm (trái | phải)",
    SignPlace.MONTHLY_LIST: "Danh sách hằng tháng",
}
ALTERNATIVES: Mapping[SignPlace, tuple[SignPair, ...]] = {
    SignPlace.CELL: (("T/M CHI BỘ", "PHÓ BÍ THƯ"), ("T/M CHI ỦY", "BÍ THƯ")),
    SignPlace.COMMITTEE: (("T/M CHI BỘ", "BÍ THƯ"),),
    SignPlace.MINUTES: (
        ("THƯ KÝ GHI BIÊN BẢN", "BÍ THƯ CHI BỘ"),
        ("GHI BIÊN BẢN", "CHỦ TRÌ"),
    ),
    SignPlace.SCORE_SHEET: (("T/M BAN CHI ỦY – BÍ THƯ", ""),),
    SignPlace.MONTHLY_LIST: (("T/M ĐẢNG ỦY", "BÍ THƯ"),),
}


def sign_options(place: SignPlace) -> tuple[tuple[object, str], ...]:
    """Return the variants of a place as a choice offers them."""
    pairs = (DEFAULT_SIGNS[place], *ALTERNATIVES[place])
    offered = tuple((pair, _words(place, pair)) for pair in pairs)
    return (*offered, (OWN, "Mẫu khác"))


def _words(place: SignPlace, pair: SignPair) -> str:
    sides = place in {SignPlace.MINUTES, SignPlace.SCORE_SHEET}
    second = pair[1] or "không có bên phải"
    return f"{pair[0]} {'|' if sides else '/'} {second}"


def own_pair(values: Mapping[str, Any], place: SignPlace) -> SignPair:
    """Return the words typed for a place; raises ValidationError when the first is missing."""
    first, second = values[f"{place.value}_first"], values[f"{place.value}_second"]
    if not first:
        raise ValidationError([Problem(f"{place.value}_first", "Chưa ghi dòng thứ nhất.")])
    return first, second
