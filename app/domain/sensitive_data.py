"""Personal data a cell rarely needs: off, and kept nowhere, until its group is switched on."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from app.domain.members import MemberForm

SHOWN_DIGITS = 3


class SensitiveGroup(StrEnum):
    """What is switched on or off together."""

    CITIZEN_ID = "citizen_id"
    ADDRESSES = "addresses"
    ORIGINS = "origins"
    HONOURS = "honours"
    DUES_CLASS = "dues_class"


SENSITIVE_GROUP_LABELS = {
    SensitiveGroup.CITIZEN_ID: "Số căn cước",
    SensitiveGroup.ADDRESSES: "Quê quán, nơi thường trú, nơi tạm trú",
    SensitiveGroup.ORIGINS: "Dân tộc, tôn giáo",
    SensitiveGroup.HONOURS: "Khen thưởng, kỷ luật",
    SensitiveGroup.DUES_CLASS: "Đối tượng đảng phí",
}
GROUP_FIELDS: dict[SensitiveGroup, tuple[str, ...]] = {
    SensitiveGroup.CITIZEN_ID: ("citizen_id",),
    SensitiveGroup.ADDRESSES: ("home_town", "permanent_address", "temporary_address"),
    SensitiveGroup.ORIGINS: ("ethnicity", "religion"),
    SensitiveGroup.HONOURS: (),
    SensitiveGroup.DUES_CLASS: ("dues_class",),
}
"""The fields of a member a group is made of; honours are rows of their own."""


def hidden_fields(switched_on: Iterable[SensitiveGroup]) -> frozenset[str]:
    """Return the fields that are neither shown nor kept with these groups switched on."""
    shown = frozenset(switched_on)
    off = (GROUP_FIELDS[group] for group in SensitiveGroup if group not in shown)
    return frozenset(name for names in off for name in names)


def without_hidden(form: MemberForm, hidden: frozenset[str]) -> MemberForm:
    """Return a form whose hidden fields are empty."""
    empty: dict[str, Any] = {name: "" for name in hidden if getattr(form, name)}
    return replace(form, **empty) if empty else form


def masked(number: str) -> str:
    """Return a number of which only the last digits can be read."""
    return "•" * max(len(number) - SHOWN_DIGITS, 0) + number[-SHOWN_DIGITS:]
