"""Registers of Chi bộ mẫu: papers from above, petitions and thoughts, good models."""

from dataclasses import dataclass
from datetime import date

from app.data import tables as t
from app.domain.agendas import ItemKind
from app.domain.petitions import PetitionKind
from app.domain.text import short_date
from app.services.sample.book import Book

UP = "Đảng ủy xã Tân Hòa"
COMMITTEE, DISTRICT = UP, "Tỉnh ủy"


@dataclass(frozen=True, slots=True)
class _Paper:
    """One paper from above: by the month whose meeting passed it on, None for none."""

    month: int | None
    code: str
    issuer: str
    issued_on: date
    received_on: date
    title: str
    summary: tuple[str, ...] = ()
    applies: bool = True
    spread_on: date | None = None
    note: str = ""


PAPERS: tuple[_Paper, ...] = (
    _Paper(
        1, "05-CT/TU", DISTRICT, date(2025, 12, 22), date(2026, 1, 2),
        "Tổ chức Tết Bính Ngọ 2026",
        ("Không liên hoan, chúc Tết trong giờ làm.", "Trực Tết theo lịch, có người nghe máy."),
    ),
    _Paper(
        2, "21-KH/ĐU", COMMITTEE, date(2026, 1, 19), date(2026, 1, 22),
        "Kế hoạch kiểm tra, giám sát năm 2026",
        ("Chi bộ tự kiểm tra một cuộc trong quý II.",),
    ),
    _Paper(
        3, "08-NQ/ĐU", COMMITTEE, date(2026, 2, 10), date(2026, 2, 12),
        "Nghị quyết về cải cách hành chính",
        ("Hồ sơ một cửa trả trước hạn từ 95% trở lên.", "Công khai hồ sơ trễ hạn hằng tuần."),
    ),
    _Paper(
        4, "30-CV/ĐU", COMMITTEE, date(2026, 3, 12), date(2026, 3, 16),
        "Rà soát hồ sơ đảng viên",
        ("Mỗi đảng viên bổ sung phiếu trước ngày 30/4.",),
    ),
    _Paper(
        6, "34-CT/ĐU", COMMITTEE, date(2026, 4, 20), date(2026, 4, 24),
        "Tăng cường tiếp công dân",
        ("Bí thư tiếp công dân sáng thứ Ba.", "Trả lời đơn trong 10 ngày."),
        note="Nhận sau khi đã lập chương trình tháng 5; tháng 5 họp hết giờ nên để sang tháng 6.",
    ),
    _Paper(
        None, "41-CV/ĐU", COMMITTEE, date(2026, 5, 11), date(2026, 5, 12),
        "Góp ý dự thảo quy chế phối hợp của Mặt trận",
        applies=False,
        note="Gửi các chi bộ khu dân cư.",
    ),
    _Paper(
        7, "45-HD/ĐU", COMMITTEE, date(2026, 6, 9), date(2026, 6, 12),
        "Hướng dẫn sơ kết 6 tháng",
        ("Báo cáo có đủ hạn chế, nguyên nhân, giải pháp.", "Gửi trước ngày 15/7."),
    ),
    _Paper(
        8, "12-QĐ/ĐU", COMMITTEE, date(2026, 7, 14), date(2026, 7, 16),
        "Quy định giờ làm việc, kỷ luật hành chính",
        ("Chấm công bằng thẻ từ ngày 01/9.", "Đi công tác phải có giấy trước."),
    ),
    _Paper(
        9, "52-KH/ĐU", COMMITTEE, date(2026, 8, 12), date(2026, 8, 17),
        "Kế hoạch học tập chuyên đề năm về Bác",
        ("Mỗi đảng viên đăng ký một việc làm theo.",),
    ),
    _Paper(
        10, "15-NQ/ĐU", COMMITTEE, date(2026, 9, 15), date(2026, 9, 18),
        "Nghị quyết về chuyển đổi số trong cơ quan Đảng",
        (
            "Từ ngày 01/12, hồ sơ một cửa nhận và trả qua mạng.",
            "Mỗi đảng viên có chữ ký số trước ngày 25/11.",
            "Chi bộ báo cáo kết quả ngày 25 hằng tháng.",
        ),
    ),
    _Paper(
        None, "58-CV/ĐU", COMMITTEE, date(2026, 9, 28), date(2026, 9, 29),
        "Ủng hộ đồng bào vùng bão lũ",
        ("Mỗi đồng chí ủng hộ một ngày lương trước ngày 10/10.",),
        spread_on=date(2026, 9, 30),
        note="Phổ biến qua nhóm của chi bộ.",
    ),
    _Paper(
        11, "61-HD/ĐU", COMMITTEE, date(2026, 10, 13), date(2026, 10, 15),
        "Hướng dẫn kiểm điểm, xếp loại cuối năm 2026",
        (
            "Tự kiểm điểm theo mẫu 2B, nộp trước ngày 25/11.",
            "Chi bộ họp kiểm điểm trước ngày 15/12.",
        ),
    ),
    _Paper(
        None, "64-CT/ĐU", COMMITTEE, date(2026, 10, 26), date(2026, 10, 29),
        "Thực hành tiết kiệm, chống lãng phí cuối năm",
        ("Khoán văn phòng phẩm từng bộ phận.", "Tắt điện, điều hòa sau 17 giờ."),
    ),
    _Paper(
        None, "67-KH/ĐU", COMMITTEE, date(2026, 11, 2), date(2026, 11, 3),
        "Kế hoạch tổng kết công tác xây dựng Đảng năm 2026",
        ("Gửi báo cáo tổng kết trước ngày 10/12.",),
    ),
)  # fmt: skip


def pass_on(book: Book, month: int, items: list[t.AgendaItem]) -> None:
    """Enter the papers one regular meeting passed on and link them to its news."""
    news = next(item for item in items if item.kind is ItemKind.INFORMATION)
    for paper in PAPERS:
        if paper.month == month:
            row = _add_paper(book, paper)
            news.directive_id = row.id
            day = short_date(paper.issued_on)
            news.info_source = f"{paper.title} ({paper.issuer}, {paper.code}, {day})"
            news.local_meaning = row.summary


def build_registers(book: Book) -> None:
    """Write what no meeting passed on, the petitions and the good models of the year."""
    for paper in PAPERS:
        if paper.month is None:
            _add_paper(book, paper)
    for petition in PETITIONS:
        book.session.add(_petition(book, petition))
    for model in MODELS:
        book.session.add(
            t.GoodModel(
                title=model.title,
                text=model.text,
                effect=model.effect,
                on=model.on,
                member_id=book.ids[model.who] if model.who else None,
                meeting_id=None,
                reported_on=model.reported_on,
            )
        )
    book.session.flush()


def _add_paper(book: Book, paper: _Paper) -> t.Directive:
    row = t.Directive(
        code=paper.code,
        issuer=paper.issuer,
        issued_on=paper.issued_on,
        title=paper.title,
        received_on=paper.received_on,
        due_on=None,
        summary="\n".join(paper.summary),
        applies=paper.applies,
        spread_on=paper.spread_on,
        note=paper.note,
    )
    book.session.add(row)
    book.session.flush()
    return row


@dataclass(frozen=True, slots=True)
class _Petition:
    kind: PetitionKind
    text: str
    who: str
    """Key of the member, "" for the cell."""
    received_on: date
    addressee: str = ""
    sent_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    announced_on: date | None = None


PETITIONS = (
    _Petition(
        PetitionKind.PETITION,
        "Cấp thêm một máy quét cho bộ phận một cửa.",
        "tuan", date(2026, 3, 3), UP, date(2026, 3, 5),
        "Đồng ý, cấp một máy quét trong quý II.", date(2026, 4, 1), date(2026, 4, 3),
    ),
    _Petition(
        PetitionKind.CONCERN,
        "Xin được xếp lịch trực phù hợp vì con nhỏ thường ốm.",
        "oanh", date(2026, 5, 4), "", None,
        "Đổi lịch trực tối sang sáng thứ Bảy đến hết tháng 9.", date(2026, 5, 6), date(2026, 5, 7),
    ),
    _Petition(
        PetitionKind.PETITION,
        "Sửa mái nhà để xe bị dột trước mùa mưa.",
        "", date(2026, 6, 3), UP, date(2026, 6, 5),
        "Đã giao Văn phòng sửa, xong ngày 20/7.", date(2026, 7, 21), date(2026, 8, 3),
    ),
    _Petition(
        PetitionKind.PETITION,
        "Mở lớp bồi dưỡng chữ ký số cho đảng viên lớn tuổi.",
        "thanh", date(2026, 10, 5), UP, date(2026, 10, 7),
    ),
    _Petition(
        PetitionKind.CONCERN,
        "Lịch trực cuối tuần chưa đều giữa các bộ phận, đề nghị chi bộ xem lại.",
        "hai", date(2026, 11, 3),
    ),
)  # fmt: skip


def _petition(book: Book, petition: _Petition) -> t.Petition:
    return t.Petition(
        kind=petition.kind,
        text=petition.text,
        member_id=book.ids[petition.who] if petition.who else None,
        author_name="",
        meeting_id=None,
        item_id=None,
        received_on=petition.received_on,
        addressee=petition.addressee,
        sent_on=petition.sent_on,
        due_on=None,
        answer=petition.answer,
        answered_on=petition.answered_on,
        announced_on=petition.announced_on,
        closed_on=petition.announced_on,
        closing="",
    )


@dataclass(frozen=True, slots=True)
class _Model:
    title: str
    text: str
    effect: str
    on: date
    who: str = ""
    reported_on: date | None = None


MODELS = (
    _Model(
        "Sổ hướng dẫn một cửa bỏ túi",
        "Mỗi thủ tục một trang, có mẫu đơn điền sẵn và tên người phụ trách.",
        "Người dân chờ ít hơn 20 phút mỗi lượt; hồ sơ phải làm lại giảm một nửa.",
        date(2026, 6, 3), "lan", date(2026, 7, 6),
    ),
    _Model(
        "Thứ Sáu không hẹn giấy",
        "Hồ sơ đến hạn trong tuần được trả xong trước 16 giờ thứ Sáu, còn lại báo lãnh đạo.",
        "Hồ sơ trễ hạn từ 3,8% còn 1,6% sau ba tháng.",
        date(2026, 9, 3), "tuan", date(2026, 10, 6),
    ),
    _Model(
        "Mỗi buổi họp một câu hỏi gửi trước",
        "Chi ủy gửi câu hỏi gợi ý cùng giấy mời; mỗi đồng chí chuẩn bị một ý.",
        "Số đồng chí phát biểu tăng từ 9 lên 12 mỗi buổi.",
        date(2026, 11, 3),
    ),
)  # fmt: skip
