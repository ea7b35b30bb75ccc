"""Papers written by hand in Chi bộ mẫu: a notice in the register, a decision and a letter begun."""

from datetime import date, timedelta

from sqlalchemy import select

from app.data import tables as t
from app.domain.documents import DocumentType
from app.domain.written_papers import PaperSigner, WrittenPaperDraft, WrittenPaperType
from app.services.sample.book import SAMPLE_NOW, Book

_UP, _MEMBERS, _FILED = "Đảng ủy xã Tân Hòa (để báo cáo)", "Các đồng chí đảng viên", "Lưu Chi bộ"
NOTICE = 9
DECISION = WrittenPaperDraft(
    WrittenPaperType.DECISION,
    "về việc thành lập Tổ số hóa hồ sơ của chi bộ",
    date(2026, 11, 5),
    bases="Căn cứ Điều lệ Đảng Cộng sản Việt Nam\n"
    "Căn cứ Nghị quyết số 17-NQ/CB, ngày 03/11/2026 của Chi bộ Văn phòng",
    body="CHI BỘ VĂN PHÒNG QUYẾT ĐỊNH:\n"
    "Điều 1. Thành lập Tổ số hóa hồ sơ gồm ba đồng chí: Phạm Văn Dũng, tổ trưởng; Hoàng Thị Lan; "
    "Lý Gia Bảo.\n"
    "Điều 2. Tổ số hóa xong hồ sơ quý IV trước ngày 15/12/2026 và báo cáo chi bộ tại kỳ sinh hoạt "
    "tháng 12.\n"
    "Điều 3. Chi ủy, các tổ đảng và các đồng chí có tên ở Điều 1 thi hành quyết định này.",
    recipients=f"{_UP}\nCác đồng chí ở Điều 1\n{_FILED}",
)
LETTER = WrittenPaperDraft(
    WrittenPaperType.OFFICIAL_LETTER,
    "về việc đề nghị cử cấp ủy viên dự sinh hoạt chi bộ tháng 12",
    None,
    addressees="Đảng ủy xã Tân Hòa",
    body="Chi bộ Văn phòng tổ chức sinh hoạt thường kỳ tháng 12 lúc 14 giờ, ngày 03/12/2026, tại "
    "Phòng họp A.\n"
    "Chi bộ kính đề nghị Đảng ủy cử đồng chí cấp ủy viên phụ trách dự và cho ý kiến chỉ đạo.",
    recipients=f"Như trên\n{_FILED}",
    signer=PaperSigner.CELL_DEPUTY,
)
_NOTICE_BODY = (
    "Chi bộ Văn phòng thông báo kết luận để các đồng chí biết, thực hiện:\n"
    "1. Mỗi bộ phận cử một đồng chí trực giải quyết hồ sơ vào tuần đầu tháng.\n"
    "2. Chi ủy tổng hợp kết quả, báo cáo chi bộ tại kỳ sinh hoạt gần nhất.\n"
    "Các đồng chí có ý kiến, đề nghị báo đồng chí Bùi Thị Thu Hà."
)


def add_written_papers(book: Book) -> None:
    """Write the notice of the register, then what is not finished yet."""
    notice = book.session.scalars(
        select(t.IssuedDocument).where(
            t.IssuedDocument.type == DocumentType.NOTICE, t.IssuedDocument.number == NOTICE
        )
    ).one()
    draft = WrittenPaperDraft(
        WrittenPaperType.NOTICE,
        notice.abstract,
        notice.issued_on,
        body=_NOTICE_BODY,
        recipients=f"{_MEMBERS}\n{_FILED}",
    )
    _add(book, draft, hours_ago=500, document_id=notice.id)
    _add(book, LETTER, hours_ago=20)
    _add(book, DECISION, hours_ago=16)


def _add(
    book: Book, draft: WrittenPaperDraft, *, hours_ago: int, document_id: int | None = None
) -> None:
    values = {name: getattr(draft, name) for name in WrittenPaperDraft.__dataclass_fields__}
    changed_at = SAMPLE_NOW - timedelta(hours=hours_ago)
    paper = t.WrittenPaper(**values, document_id=document_id, changed_at=changed_at)
    book.session.add(paper)
    book.session.flush()
