"""The questions of each register of members, and how answers become what the service takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from app.domain.member_books import (
    TRANSFER_PAPERS,
    AnyDraft,
    BadgeDraft,
    DossierCheckDraft,
    HonourDraft,
    LoanDraft,
    MemberBook,
    ResidenceContactDraft,
    SlipDraft,
    TransferDraft,
)
from app.domain.milestones import BADGE_YEARS
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField
from ui.kit.forms import Field
from ui.kit.inputs import Check, LineText, LongText

Today = Callable[[], date]
Fields = tuple[Field, ...]
_WAYS = (
    ((False, False), "Chuyển đi, chính thức"),
    ((True, False), "Chuyển đến, chính thức"),
    ((False, True), "Đi nơi khác, tạm thời"),
    ((True, True), "Từ nơi khác đến, tạm thời"),
)
_PAPER = "paper_"


@dataclass(frozen=True, slots=True)
class BookSpec:
    """What the form of a register asks and says."""

    kind: type[Any]
    fields: Callable[[Today], Fields]
    new: str
    edit: str
    said: str
    hint: str = ""


def _member() -> Field:
    return Field("Đảng viên", "member_id", Choice(required=True))


def _day(today: Today, label: str, name: str, *, required: bool = False, help_: str = "") -> Field:
    return Field(label, name, DateField(today=today, required=required), help=help_)


def _badge_fields(today: Today) -> Fields:
    years = tuple((years, f"Huy hiệu {years} năm") for years in BADGE_YEARS)
    return (
        _member(),
        Field("Huy hiệu", "years", Choice(years, required=True)),
        _day(today, "Ngày trao", "awarded_on", help_="Trống: mới đề nghị"),
        Field("Quyết định", "decision", LineText(placeholder="ví dụ: 112-QĐ/TU ngày 20/01/2027")),
        Field("Ghi chú", "note", LineText(placeholder="ví dụ: trao sớm vì bệnh nặng"), span=2),
    )


def _honour_fields(today: Today) -> Fields:
    kinds = ((False, "Khen thưởng"), (True, "Kỷ luật"))
    return (
        _member(),
        Field("Loại", "discipline", Choice(kinds, required=True)),
        Field("Hình thức", "title", LineText(required=True, placeholder="ví dụ: Giấy khen")),
        _day(today, "Ngày", "on"),
    )


def _transfer_fields(today: Today) -> Fields:
    place = LineText(required=True, placeholder="ví dụ: Chi bộ thôn 2, Đảng bộ xã Tân Hòa")
    papers = tuple(
        Field("", f"{_PAPER}{slug}", Check(label), span=2)
        for slug, label in TRANSFER_PAPERS.items()
    )
    return (
        _member(),
        Field("Việc", "way", Choice(_WAYS, required=True)),
        Field("Nơi đến, nơi đi", "place", place, span=2),
        Field("Quyết định, giấy giới thiệu số", "decision", LineText()),
        _day(today, "Ngày quyết định", "decided_on", required=True),
        _day(today, "Ngày trình giấy với chi ủy nơi đến", "handed_on"),
        _day(today, "Ngày nơi đến tiếp nhận", "received_on"),
        _day(today, "Hết hạn (tạm thời)", "ends_on"),
        Field("Ghi chú", "note", LineText()),
        *papers,
    )


def _slip_fields(today: Today) -> Fields:
    return (
        _day(today, "Ngày nhận phiếu", "received_on"),
        _day(today, "Ngày gửi lên", "sent_on"),
        Field("Ghi chú", "note", LineText(placeholder="ví dụ: đổi trình độ chuyên môn"), span=2),
    )


def _loan_fields(today: Today) -> Fields:
    return (
        Field("Hồ sơ của", "member_id", Choice(required=True)),
        Field("Người nhận, người mượn", "borrower", LineText(required=True)),
        Field("Việc", "purpose", LineText(placeholder="ví dụ: đọc tại chỗ, bàn giao"), span=2),
        _day(today, "Ngày giao", "lent_on", required=True),
        _day(today, "Hẹn trả", "due_on"),
        _day(today, "Ngày trả", "returned_on"),
        Field("Ghi chú", "note", LineText()),
    )


def _check_fields(today: Today) -> Fields:
    outcome = LongText(lines=2, required=True, placeholder="ví dụ: khớp 24/24 hồ sơ; thiếu 1 phiếu")
    return (
        _day(today, "Ngày đối chiếu", "checked_on", required=True),
        Field("Người đối chiếu", "person", LineText()),
        Field("Kết quả", "outcome", outcome, span=2),
    )


def _contact_fields(today: Today) -> Fields:
    return (
        Field("Họ và tên", "full_name", LineText(required=True, limit=100)),
        Field("Điện thoại", "phone", LineText(limit=40)),
        Field("Đơn vị công tác", "work_unit", LineText()),
        Field("Sinh hoạt tại", "home_cell", LineText()),
        _day(today, "Ngày giới thiệu về", "introduced_on"),
        Field("Ngày vào Đảng", "admission_date", LineText(limit=20, placeholder="ví dụ 05/1984")),
        Field("Ngày chính thức", "official_date", LineText(limit=20)),
        _day(today, "Thôi cư trú từ ngày", "left_on"),
        Field("Nhận xét của chi bộ", "comment", LongText(lines=2), span=2),
        _day(today, "Ngày nhận xét", "commented_on"),
        Field("Ghi chú", "note", LineText()),
    )


SPECS: Mapping[MemberBook, BookSpec] = {
    MemberBook.BADGES: BookSpec(
        BadgeDraft, _badge_fields, "Ghi huy hiệu", "Sửa huy hiệu", "Đã ghi huy hiệu."
    ),
    MemberBook.HONOURS: BookSpec(
        HonourDraft, _honour_fields, "Ghi khen thưởng, kỷ luật", "Sửa khen thưởng, kỷ luật",
        "Đã ghi khen thưởng, kỷ luật.",
    ),
    MemberBook.TRANSFERS: BookSpec(
        TransferDraft, _transfer_fields, "Ghi chuyển sinh hoạt", "Sửa chuyển sinh hoạt",
        "Đã ghi chuyển sinh hoạt.",
        "Sổ này theo dõi thời hạn và giấy tờ. Diện của đồng chí tại từng ngày do mục Tình trạng và "
        "Rời chi bộ ở thẻ đảng viên quyết định.",
    ),
    MemberBook.SLIPS: BookSpec(
        SlipDraft, _slip_fields, "Ghi phiếu bổ sung", "Phiếu bổ sung", "Đã ghi phiếu bổ sung."
    ),
    MemberBook.LOANS: BookSpec(
        LoanDraft, _loan_fields, "Ghi giao hồ sơ", "Sửa giao nhận hồ sơ", "Đã ghi giao nhận hồ sơ.",
        "Bàn giao hồ sơ giữa hai cán bộ cần có biên bản giao nhận.",
    ),
    MemberBook.CHECKS: BookSpec(
        DossierCheckDraft, _check_fields, "Ghi lần đối chiếu", "Sửa lần đối chiếu",
        "Đã ghi lần đối chiếu.",
    ),
    MemberBook.CONTACTS: BookSpec(
        ResidenceContactDraft, _contact_fields, "Ghi đảng viên 213", "Sửa đảng viên 213",
        "Đã ghi đảng viên 213.",
        "Đảng viên 213 sinh hoạt ở chi bộ khác, không tính vào chi bộ này.",
    ),
}  # fmt: skip


def values_of(draft: AnyDraft) -> dict[str, Any]:
    """Return what the form of a draft shows."""
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    if isinstance(draft, TransferDraft):
        values["way"] = (draft.incoming, draft.temporary)
        values |= {f"{_PAPER}{slug}": slug in draft.papers for slug in TRANSFER_PAPERS}
    return values


def draft_of(kind: type[Any], values: Mapping[str, Any], fixed: Mapping[str, Any]) -> AnyDraft:
    """Return what is written; `fixed` is known without being asked."""
    known = {**values, **fixed}
    if kind is TransferDraft:
        known["incoming"], known["temporary"] = known["way"]
        known["papers"] = tuple(slug for slug in TRANSFER_PAPERS if known[f"{_PAPER}{slug}"])
    names = {field.name for field in fields(kind)}
    draft: AnyDraft = kind(**{name: value for name, value in known.items() if name in names})
    return draft
