"""Checks a Word template: everything that is wrong with it at once, each fault with its place.

What passes is filled once with the sample paper, so that a good report means a paper that prints.
"""

from dataclasses import dataclass

from lxml import etree

from app.domain.errors import ExportError
from app.services.export import template_package, template_rules, template_tags, word
from app.services.export.issued_contexts import PAPER_CONTEXTS
from app.services.export.paper_kinds import PaperKind
from app.services.export.samples import sample_contexts
from app.services.export.template_places import (
    MOST_BYTES,
    WHOLE_FILE,
    Places,
    TemplateFault,
    W,
    fault_at,
)
from app.services.export.template_reading import PartReader, loose_faults
from app.services.export.template_tags import PartTags

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RESAVE = "Mở mẫu trong Word, chọn Lưu thành dạng .docx rồi kiểm tra lại."


@dataclass(frozen=True, slots=True)
class TemplateReport:
    """What was found in a template read as one kind of paper."""

    kind: PaperKind
    faults: tuple[TemplateFault, ...] = ()
    mended: int = 0
    """How many fields Word had spread over several runs; they are joined when it is filled."""


@dataclass(frozen=True, slots=True)
class _ReadPart:
    label: str
    found: PartTags


def check_template(data: bytes, kind: PaperKind | None = None) -> TemplateReport:
    """Return all faults of a template; without a kind it is read as the one that fits best."""
    unreadable = _why_unreadable(data)
    parts = None if unreadable else template_package.read_package(data)
    if parts is None:
        return TemplateReport(kind or PaperKind.REGULAR_MINUTES, (unreadable or _BROKEN,))
    unsafe = template_package.package_faults(parts)
    read, changes, mended = _read_parts(parts)
    kind = kind or _likely_kind(read)
    faults = (*unsafe, *changes, *_word_faults(read, kind))
    if not faults:
        faults = _trial_faults(data, kind)
    return TemplateReport(kind, faults, mended)


def _read_parts(
    parts: dict[str, bytes],
) -> tuple[tuple[_ReadPart, ...], tuple[TemplateFault, ...], int]:
    """Return the tags of every part, the tracked changes in their way, and how many were mended."""
    read, changes, mended = [], [], 0
    for name, data in parts.items():
        root = None
        if template_rules.TEMPLATE_PART.fullmatch(name):
            root = template_package.parse_part(data)
        if root is not None:
            label = template_package.part_label(name)
            mended += template_tags.mend(root)
            changes += _tracked(label, root)
            read.append(_ReadPart(label, template_tags.tags_of(label, root)))
    return tuple(read), tuple(changes), mended


def _word_faults(read: tuple[_ReadPart, ...], kind: PaperKind) -> tuple[TemplateFault, ...]:
    faults: list[TemplateFault] = []
    for part in read:
        reader = PartReader(part.label, PAPER_CONTEXTS[kind])
        reader.read(part.found.tags)
        faults += (*loose_faults(part.found), *reader.faults)
    return tuple(dict.fromkeys(faults))


def _likely_kind(read: tuple[_ReadPart, ...]) -> PaperKind:
    return min(PaperKind, key=lambda kind: len(_word_faults(read, kind)))


def _tracked(label: str, root: etree._Element) -> list[TemplateFault]:
    """Return the places where words in braces were deleted but are still kept by Word."""
    places = Places(label, root)
    deleted = [text for text in root.iter(f"{W}delText") if "{" in (text.text or "")]
    return [
        fault_at(
            places.of(text),
            "Có trường đã xóa nhưng Word còn giữ ở dạng theo dõi sửa đổi (Track Changes).",
            "Vào Xem lại, chọn Chấp nhận tất cả thay đổi rồi lưu lại.",
        )
        for text in deleted
    ]


def _trial_faults(data: bytes, kind: PaperKind) -> tuple[TemplateFault, ...]:
    try:
        word.render(data, sample_contexts()[kind])
    except ExportError as refusal:
        return (TemplateFault(WHOLE_FILE, "In thử không được.", refusal.sentence),)
    return ()


_BROKEN = TemplateFault(
    WHOLE_FILE, "Tệp không phải mẫu Word .docx, đã hỏng, hoặc nén bất thường.", _RESAVE
)


def _why_unreadable(data: bytes) -> TemplateFault | None:
    """Say what a file is that is no Word file of today, None when it may be one."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        return TemplateFault(
            WHOLE_FILE, f"Tệp lớn quá {most} MB.", "Bỏ bớt ảnh trong mẫu rồi lưu lại."
        )
    if data.startswith(_OLE2) and _ENCRYPTED in data:
        return TemplateFault(
            WHOLE_FILE, "Tệp có mật khẩu nên không mở được.", "Bỏ mật khẩu trong Word rồi lưu lại."
        )
    if data.startswith(_OLE2):
        return TemplateFault(WHOLE_FILE, "Tệp là Word đời cũ (.doc).", _RESAVE)
    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]:
        return TemplateFault(WHOLE_FILE, "Tệp là văn bản LibreOffice (.odt).", _RESAVE)
    return None
