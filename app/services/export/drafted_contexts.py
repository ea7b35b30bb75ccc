"""What the templates of papers written by hand may use: quyết định, thông báo, công văn…"""

from dataclasses import dataclass

from app.services.export.contexts import PaperHeader, Recipients, Signature

_NOBODY = Signature("")


@dataclass(frozen=True, slots=True)
class TextPart:
    """One paragraph of the body: bold words first, then upright ones; either may be empty."""

    lead: str
    """Name of a phần, chương, mục or điều, or the words "Điều 1." before its text."""
    text: str
    is_centred: bool = False
    """A line of its own in capitals without a number: "CHI BỘ VĂN PHÒNG QUYẾT ĐỊNH"."""


@dataclass(frozen=True, slots=True)
class DraftedPaper:
    """A paper of any type whose body the secretary writes."""

    header: PaperHeader
    title: str
    """Tên loại; a công văn prints none."""
    subject: str
    addressees: tuple[str, ...]
    """Kính gửi, on a tờ trình Kính trình; may be empty."""
    bases: tuple[str, ...]
    """Whole lines without the leading dash and closing mark: "Căn cứ Điều lệ Đảng"."""
    parts: tuple[TextPart, ...]
    recipients: Recipients
    signature: Signature
    note_taker: Signature = _NOBODY
    """Said on minutes (biên bản) only, which two people sign."""
    basis_mark: str = ";"
    """Mark between the căn cứ lines."""
