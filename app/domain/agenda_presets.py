"""The agendas a meeting can start from; a discussion slot follows every item that has content."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from app.domain.agendas import AgendaItemDraft, AgendaPreset, ItemKind, ItemOrigin, ItemPart
from app.domain.meetings import MeetingKind
from app.domain.time_shares import total_minutes

_P, _I, _R, _D = ItemKind.PROCEDURE, ItemKind.INFORMATION, ItemKind.REPORT, ItemKind.DISCUSSION
_DECIDE, _STUDY, _CRITIQUE = ItemKind.DECISION, ItemKind.STUDY, ItemKind.CRITIQUE
_PAPER, _SCORE, _READ, _GUEST = (
    ItemKind.PAPER,
    ItemKind.SCORING,
    ItemKind.READING,
    ItemKind.GUEST,
)


def _item(
    kind: ItemKind, title: str, present: int, discuss: int = 0, steps: str = ""
) -> AgendaItemDraft:
    return AgendaItemDraft(
        kind=kind,
        title=title,
        present_minutes=present,
        discuss_minutes=discuss,
        step_ids=tuple(steps.split()),
        origin=ItemOrigin.PRESET,
    )


def _thematic(items: Iterable[AgendaItemDraft]) -> tuple[AgendaItemDraft, ...]:
    return tuple(replace(item, part=ItemPart.THEMATIC) for item in items)


_OPENING = "R-O1 R-O2 R-O3 R-O4 R-O5"
_CONCLUDING = "R-C1 R-C2 R-C3 R-C4"
_STUDY_TITLE = "Học tập và làm theo Bác"
_CRITIQUE_TITLE = "Tự phê bình và phê bình; tình hình tư tưởng"
_CONCLUDE_TITLE = "Kết luận; biểu quyết nghị quyết; giao việc"
_SCORE_TITLE, _READ_TITLE = "Chấm điểm buổi sinh hoạt", "Đọc và thông qua biên bản"
_CLOSING = (
    _item(_SCORE, _SCORE_TITLE, 5, steps="R-C5"),
    _item(_READ, _READ_TITLE, 4, steps="R-C6"),
)

HD42 = AgendaPreset(
    slug="hd42",
    name="Thường kỳ theo HD 42 (93 phút)",
    items=(
        _item(_P, "Mở đầu, điểm danh, đảng phí, chương trình", 8, steps=_OPENING),
        _item(_I, "Thời sự; văn bản mới của cấp trên", 9, 3, "R-M3"),
        _item(_R, "Kết quả nghị quyết tháng trước", 7, 8, "R-M2"),
        _item(_R, "Báo cáo tháng trước, phương hướng tháng này", 8, 12, "R-M1 R-M4"),
        _item(_STUDY, _STUDY_TITLE, 5, 3, "R-M4"),
        _item(_CRITIQUE, _CRITIQUE_TITLE, 0, 15, "R-M4"),
        _item(_DECIDE, _CONCLUDE_TITLE, 6, steps=_CONCLUDING),
        *_CLOSING,
    ),
)
TUY_LOC = AgendaPreset(
    slug="tuy-loc-16",
    name="Thường kỳ 16 bước (115 phút)",
    items=(
        _item(_P, "Tuyên bố lý do, giới thiệu đại biểu", 3, steps="R-O1"),
        _item(_P, "Cử thư ký", 1, steps="R-O2"),
        _item(_P, "Ổn định tổ chức, điểm danh, đảng phí", 4, steps="R-O3 R-O4"),
        _item(_P, "Thông qua chương trình", 2, steps="R-O5"),
        _item(_R, "Báo cáo tháng trước, phương hướng tháng này", 12, 5, "R-M1 R-M2"),
        _item(_I, "Triển khai văn bản của cấp trên", 8, 3, "R-M3"),
        _item(_I, "Định hướng của đảng ủy", 5, 2, "R-M3"),
        _item(_GUEST, "Đại biểu cấp trên phát biểu", 5),
        _item(_P, "Tiếp thu ý kiến của đại biểu", 2),
        _item(_D, "Thảo luận", 0, 30, "R-M4"),
        _item(_DECIDE, "Tổng hợp ý kiến, phân công nhiệm vụ", 6, 2, "R-C1 R-C2 R-C3"),
        _item(_DECIDE, "Biểu quyết kết luận, nghị quyết", 4, steps="R-C4"),
        _item(_DECIDE, "Kết nạp, chuyển chính thức, phân công giúp đỡ (nếu có)", 5, 2),
        _item(_SCORE, _SCORE_TITLE, 6, steps="R-C5"),
        _item(_READ, "Thông qua biên bản", 6, steps="R-C6"),
        _item(_P, "Kết thúc", 2),
    ),
)
NINETY = AgendaPreset(
    slug="thuong-ky-90",
    name="Thường kỳ 90 phút",
    items=(
        _item(_P, "Ổn định, điểm danh, chương trình", 5, steps=_OPENING),
        _item(_I, "Sinh hoạt đầu giờ: thời sự, văn bản mới", 7, 3, "R-M3"),
        _item(_R, "Báo cáo tháng trước, phương hướng tháng này", 15, 5, "R-M1"),
        _item(_D, "Thảo luận", 0, 20, "R-M4"),
        _item(_R, "Rà soát kết quả nghị quyết", 10, 10, "R-M2"),
        _item(_DECIDE, "Đánh giá, biểu quyết, bế mạc", 15, steps=f"{_CONCLUDING} R-C5 R-C6"),
    ),
)
MODEL_NINETY = AgendaPreset(
    slug="thuong-ky-mau-90",
    name="Thường kỳ mẫu 90 phút",
    items=(
        _item(_P, "Mở đầu, điểm danh, đảng phí, chương trình", 5, steps=_OPENING),
        _item(_I, "Điểm tin thời sự trong nước và quốc tế", 5, 2, "R-M3"),
        _item(
            _R,
            "Đánh giá công tác Đảng và kết quả công việc tháng trước",
            8,
            5,
            "R-M1 R-M2",
        ),
        _item(_R, "Nhiệm vụ trọng tâm tháng này", 5, 5, "R-M1"),
        _item(_STUDY, "Kiểm điểm học tập và làm theo Bác: hai đảng viên", 8, 7, "R-M4"),
        _item(_D, "Gợi ý thảo luận, giải đáp; việc còn khó khăn, hạn chế", 0, 9, "R-M4"),
        _item(_CRITIQUE, _CRITIQUE_TITLE, 0, 15, "R-M4"),
        _item(_DECIDE, "Kết luận; giao việc từng đảng viên; biểu quyết", 6, 2, _CONCLUDING),
        _item(_SCORE, "Chi ủy chấm điểm, công bố toàn chi bộ", 4, steps="R-C5"),
        _item(_READ, _READ_TITLE, 4, steps="R-C6"),
    ),
)
THEMATIC = AgendaPreset(
    slug="chuyen-de",
    name="Chuyên đề (90 phút)",
    items=_thematic(
        (
            _item(_P, "Mở đầu, điểm danh, đảng phí, chương trình", 6, steps=_OPENING),
            _item(_I, "Mục đích, yêu cầu của chuyên đề", 5, 3, "T-O1"),
            _item(_PAPER, "Trình bày chuyên đề", 20, 5, "T-M1"),
            _item(_D, "Thảo luận: nhận thức, liên hệ, giải pháp", 0, 30, "T-M2"),
            _item(
                _DECIDE,
                "Đánh giá chuyên đề, kết luận, giao việc",
                8,
                4,
                "T-C1 R-C1 R-C2 R-C4",
            ),
            *_CLOSING,
        )
    ),
)
COMBINED = AgendaPreset(
    slug="ket-hop",
    name="Thường kỳ kết hợp chuyên đề (141 phút)",
    items=(
        *HD42.items[:6],
        *_thematic(THEMATIC.items[1:3]),
        *_thematic((_item(_D, "Thảo luận: nhận thức, liên hệ, giải pháp", 0, 15, "T-M2"),)),
        *_thematic(
            (_item(_DECIDE, _CONCLUDE_TITLE, 6, steps=f"T-C1 {_CONCLUDING}"), *_CLOSING),
        ),
    ),
)
COMMITTEE = AgendaPreset(
    slug="chi-uy",
    name="Họp chi ủy (60 phút)",
    items=(
        _item(_P, "Khai mạc, chương trình, người ghi biên bản", 3, steps="C-1"),
        _item(_R, "Đánh giá tháng trước: ưu điểm, hạn chế", 8, 7, "C-2"),
        _item(_R, "Chương trình, nhiệm vụ tháng này", 5, 5, "C-3"),
        _item(
            _D,
            "Chuẩn bị sinh hoạt chi bộ: trọng tâm, tài liệu, dự thảo nghị quyết",
            5,
            10,
            "C-4",
        ),
        _item(_D, "Kiểm tra, giám sát; phân công chi ủy viên", 4, 5, "C-5"),
        _item(_DECIDE, "Kết luận, giao việc kèm thời hạn; bế mạc", 6, 2, "C-6"),
    ),
)
OTHER = AgendaPreset(
    slug="bat-thuong",
    name="Bất thường (45 phút)",
    items=(
        _item(_P, "Mở đầu, điểm danh, chương trình", 5, steps="R-O1 R-O2 R-O3 R-O5"),
        _item(_R, "Nội dung cần bàn", 10, 15, "R-M1 R-M4"),
        _item(_DECIDE, "Kết luận; biểu quyết; giao việc", 8, 3, "R-C2 R-C4"),
        _item(_READ, _READ_TITLE, 4, steps="R-C6"),
    ),
)
REVIEW = AgendaPreset(
    slug="kiem-diem",
    name="Kiểm điểm, xếp loại (240 phút)",
    items=(
        _item(_P, "Mở đầu, điểm danh, chương trình", 10, steps="R-O1 R-O2 R-O3 R-O5"),
        _item(_R, "Báo cáo kiểm điểm tập thể", 20, 20, "R-M1"),
        _item(_CRITIQUE, "Đảng viên tự kiểm điểm; góp ý", 60, 60, "R-M4"),
        _item(_R, "Chi ủy nhận xét", 10, 10),
        _item(_DECIDE, "Biểu quyết, bỏ phiếu xếp loại", 30, steps="R-C4"),
        _item(_DECIDE, "Kết luận, khắc phục hạn chế", 10, 2, "R-C1 R-C2"),
        _item(_READ, _READ_TITLE, 8, steps="R-C6"),
    ),
)

PRESETS: tuple[AgendaPreset, ...] = (
    HD42,
    MODEL_NINETY,
    NINETY,
    TUY_LOC,
    THEMATIC,
    COMBINED,
    COMMITTEE,
    OTHER,
    REVIEW,
)
_BY_SLUG = MappingProxyType({preset.slug: preset for preset in PRESETS})
REGULAR_PRESETS: tuple[AgendaPreset, ...] = (HD42, MODEL_NINETY, NINETY, TUY_LOC)
"""Those a cell may choose as its usual agenda (`Settings.agenda_preset`)."""

_FOR_KIND: Mapping[MeetingKind, AgendaPreset] = MappingProxyType(
    {
        MeetingKind.REGULAR: HD42,
        MeetingKind.THEMATIC: THEMATIC,
        MeetingKind.COMBINED: COMBINED,
        MeetingKind.COMMITTEE: COMMITTEE,
        MeetingKind.EXTRAORDINARY: OTHER,
        MeetingKind.REVIEW: REVIEW,
    }
)


def preset(slug: str) -> AgendaPreset | None:
    """Return a preset by its slug, None when there is none."""
    return _BY_SLUG.get(slug)


def preset_for(kind: MeetingKind, chosen: str = "") -> AgendaPreset:
    """Return the agenda a kind of meeting starts from; the cell chooses its regular one."""
    wanted = preset(chosen)
    if kind is MeetingKind.REGULAR and wanted in REGULAR_PRESETS and wanted is not None:
        return wanted
    return _FOR_KIND[kind]


def preset_minutes(agenda: AgendaPreset) -> int:
    """Return the minutes of a preset."""
    return total_minutes(agenda.items)


def with_months(items: Iterable[AgendaItemDraft], month: int | None) -> tuple[AgendaItemDraft, ...]:
    """Return items whose titles name the months: "Báo cáo tháng 10, phương hướng tháng 11"."""
    if month is None:
        return tuple(items)
    before = month - 1 or 12
    return tuple(
        replace(
            item,
            title=item.title.replace("tháng trước", f"tháng {before}").replace(
                "tháng này", f"tháng {month}"
            ),
        )
        for item in items
    )
