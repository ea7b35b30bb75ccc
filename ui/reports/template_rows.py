"""What the desk of templates lists: kinds with their templates, fields to paste, faults to mend."""

from dataclasses import dataclass

from app.domain.text import day_month, upper_first
from app.services.export.paper_kinds import TemplateKind, office_of
from app.services.export.template_fields import (
    FIELD_SHAPE_LABELS,
    FieldShape,
    TemplateField,
)
from app.services.export.template_places import TemplateFault
from app.services.template_files import FileState
from app.services.templates import KindTemplates, OwnTemplate
from ui.kit.cards import EmptyState
from ui.kit.chips import ChipSpec
from ui.kit.record_list import ListEntry
from ui.kit.record_table import RecordTable
from ui.kit.tables import Column

SHIPPED, OWN = "Mẫu gốc", "Mẫu của chi bộ"
_INDENT = "\u2003"


@dataclass(frozen=True, slots=True)
class TemplateKey:
    """What is chosen in the list: a kind's shipped template, or one of the user."""

    kind: TemplateKind
    own_id: int | None = None


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault with its number in the list."""

    id: int
    fault: TemplateFault


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field with its number in the list: two loops may have lines of one name."""

    id: int
    field: TemplateField


def entries_of(kind: KindTemplates) -> tuple[ListEntry, ...]:
    """Return the shipped template of a kind, then those of the user below it."""
    shipped = f"{SHIPPED} {office_of(kind.kind)}"
    words = shipped if kind.default else f"{shipped}, đang dùng"
    first = ListEntry(TemplateKey(kind.kind), kind.label, note=words)
    return (first, *map(_own_entry, kind.own))


def _own_entry(own: OwnTemplate) -> ListEntry:
    chip = ChipSpec("Đang dùng", "ok", "check") if own.is_default else None
    if own.state is FileState.CHANGED:
        chip = ChipSpec("Cần kiểm tra", "warn")
    return ListEntry(TemplateKey(own.kind, own.id), OWN, own.name, _edited(own), chip)


def own_words(own: OwnTemplate) -> str:
    """Return "Mẫu của chi bộ, đang dùng, sửa 12/10", and what is to be known of its file."""
    in_use = ", đang dùng" if own.is_default else ""
    words = f"{OWN}{in_use}, {_edited(own).lower()}."
    if own.state is FileState.CHANGED:
        return f"{words} Tệp vừa đổi trong {office_of(own.kind)}, cần kiểm tra."
    if own.state is FileState.MISSING:
        return f"{words} Tệp để sửa đã bị xóa; mở bằng {office_of(own.kind)} sẽ chép lại."
    return words


def _edited(own: OwnTemplate) -> str:
    return f"Sửa {day_month(own.changed_at.date())}"


def field_table() -> RecordTable[FieldLine]:
    """Return the table of fields."""
    return RecordTable(
        (
            Column(
                "Trường", _path, width=240, stretch=True, strong=True, second=_words, tooltip=_path
            ),
            Column(
                "Ví dụ",
                lambda line: line.field.example,
                width=180,
                tooltip=lambda line: line.field.example,
            ),
        ),
        two_line=True,
        name="Trường dữ liệu của giấy này",
        empty=EmptyState("search", "Không có trường nào như vậy.", "Thử từ khác, không cần dấu."),
    )


def field_lines(fields: tuple[TemplateField, ...]) -> tuple[FieldLine, ...]:
    """Return fields as lines of the table."""
    return tuple(FieldLine(number, one) for number, one in enumerate(fields))


def fault_table() -> RecordTable[FaultLine]:
    """Return the table of faults."""
    return RecordTable(
        (
            Column(
                "Chỗ",
                _place,
                width=180,
                second=lambda line: line.fault.excerpt,
                tooltip=lambda line: upper_first(line.fault.where),
            ),
            Column(
                "Lỗi",
                lambda line: line.fault.message,
                width=220,
                stretch=True,
                strong=True,
                second=lambda line: line.fault.suggestion,
                tooltip=lambda line: f"{line.fault.message} {line.fault.suggestion}".strip(),
            ),
        ),
        name="Lỗi của mẫu",
        two_line=True,
        empty=EmptyState("circle-check", "Chưa kiểm tra.", "Bấm Kiểm tra để xem mọi lỗi cùng lúc."),
    )


def fault_lines(faults: tuple[TemplateFault, ...]) -> tuple[FaultLine, ...]:
    """Return faults as lines of the table."""
    return tuple(FaultLine(number, one) for number, one in enumerate(faults))


def _path(line: FieldLine) -> str:
    return f"{_INDENT * line.field.depth}{line.field.path}"


def _words(line: FieldLine) -> str:
    field, indent = line.field, _INDENT * line.field.depth
    if field.shape in {FieldShape.TEXT, FieldShape.TEXTS}:
        return f"{indent}{field.words}"
    return f"{indent}{field.words} ({FIELD_SHAPE_LABELS[field.shape].lower()})"


def _place(line: FaultLine) -> str:
    """Return the place in as few words as a column takes; the tooltip has all."""
    fault = line.fault
    if fault.address:
        return f"Ô {fault.address}, {fault.part}"
    if fault.table:
        return f"Bảng {fault.table}, hàng {fault.row}, ô {fault.cell}"
    return upper_first(fault.where)
