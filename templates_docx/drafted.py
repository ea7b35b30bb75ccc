"""The templates of papers whose body is written by hand: one skeleton, a line for each type.

The shape is the header, tên loại, trích yếu, căn cứ, body, nơi nhận and signature of the format
table; nothing more, as no form of these papers is prescribed.
"""

from collections.abc import Callable
from functools import partial

from app.services.export.paper_kinds import PaperKind
from templates_docx.blocks import (
    addressees,
    bases,
    body,
    centred_heading,
    final_words,
    header_block,
    heading,
    last_words,
    letter_subject,
    signature_pair,
    signed_recipients,
    title_block,
)
from templates_docx.layout import bold, each, when

_LEAD = "{{ part.lead }}"
_UNDER_HEADER_POINTS = 18
_BOLD_BEFORE_TEXT = (bold(_LEAD), " {{ part.text }}")


def drafted(title: str, *, address: str = "Kính gửi") -> str:
    """Return the skeleton of a type: its name, căn cứ lines, body, nơi nhận, one signature."""
    return _frame(title, address) + signed_recipients()


def drafted_minutes(title: str) -> str:
    """Return the skeleton of minutes, which two people sign."""
    return _frame(title, "Kính gửi") + signature_pair("note_taker", "signature")


def official_letter() -> str:
    """Return the skeleton of a công văn: no tên loại, the trích yếu under the number."""
    said = _said("Kính gửi", before=_UNDER_HEADER_POINTS)
    return header_block(below=letter_subject()) + said + signed_recipients()


def _frame(title: str, address: str) -> str:
    return header_block() + title_block(title) + _said(address)


def _said(address: str, *, before: float = 0) -> str:
    return addressees(address, before=before) + bases(before="") + _parts()


def _parts() -> str:
    return each(
        "part in parts",
        when(
            "part.lead and not part.text",
            when("part.is_centred", centred_heading(_LEAD), otherwise=(heading(_LEAD),)),
        ),
        when(
            "part.text",
            when("loop.last", _text(final_words), otherwise=(_text(body),)),
        ),
    ) + when("not parts", last_words("…………"))


def _text(shape: Callable[..., str]) -> str:
    return when("part.lead", shape(*_BOLD_BEFORE_TEXT), otherwise=(shape("{{ part.text }}"),))


_NAMES = {
    PaperKind.DECISION: "QUYẾT ĐỊNH",
    PaperKind.CONCLUSION: "KẾT LUẬN",
    PaperKind.REGULATION: "QUY CHẾ",
    PaperKind.NOTICE: "THÔNG BÁO",
    PaperKind.REPORT: "BÁO CÁO",
    PaperKind.PLAN: "KẾ HOẠCH",
    PaperKind.WORK_PROGRAMME: "CHƯƠNG TRÌNH",
    PaperKind.SCHEME: "ĐỀ ÁN",
    PaperKind.OPTION: "PHƯƠNG ÁN",
    PaperKind.OTHER_RESOLUTION: "NGHỊ QUYẾT",
    PaperKind.ADMINISTRATIVE: "{{ title|upper }}",
}
DRAFTED: dict[PaperKind, Callable[[], str]] = {
    **{kind: partial(drafted, name) for kind, name in _NAMES.items()},
    PaperKind.SUBMISSION: partial(drafted, "TỜ TRÌNH", address="Kính trình"),
    PaperKind.OFFICIAL_LETTER: official_letter,
    PaperKind.OTHER_MINUTES: partial(drafted_minutes, "BIÊN BẢN"),
}
