"""The tham luận of Chi bộ mẫu: two given in August, three prepared for November."""

from dataclasses import dataclass

from app.data import tables as t
from app.data.paper_records import paper_rows, place_papers
from app.services.sample.book import Book


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """One tham luận: its author is the key of a member, or a guest by name."""

    title: str
    author: str = ""
    guest: str = ""
    minutes: int = 8
    text: str = ""


PAPERS: dict[int, tuple[SamplePaper, ...]] = {
    8: (
        SamplePaper(
            "Rút ngắn thời gian dự thảo văn bản trả lời",
            "tuan",
            text="Nêu quy trình ba bước, mỗi văn bản có một người chịu trách nhiệm từ đầu đến "
            "cuối; sáu tháng qua thời gian dự thảo giảm từ năm ngày còn ba ngày.",
        ),
        SamplePaper(
            "Phối hợp giữa các bộ phận khi tham mưu",
            "oanh",
            text="Đề nghị họp nhanh 15 phút sáng thứ Hai để thống nhất đầu mối, hạn và sản phẩm "
            "của từng việc; nêu hai ví dụ đã làm tốt trong tháng 7.",
        ),
    ),
    11: (
        SamplePaper(
            "Tiết kiệm điện tại bộ phận một cửa",
            "loan",
            text="Tắt một nửa dãy đèn ngoài giờ cao điểm, điều hòa từ 26 độ, phân công người kiểm "
            "tra cuối buổi; sáu tháng giảm 11% tiền điện so với cùng kỳ.",
        ),
        SamplePaper("Ký số và văn bản điện tử thay giấy in", "minh", minutes=10),
        SamplePaper(
            "Kinh nghiệm quản lý tài sản công ở Chi bộ Tài chính",
            guest="Đồng chí Lê Hữu Nghĩa, Chi bộ Tài chính",
        ),
    ),
}


def add_papers(book: Book, row: t.Meeting, month: int) -> None:
    """Write the tham luận of a month, onto the agenda where there is one."""
    for position, paper in enumerate(PAPERS.get(month, ()), start=1):
        book.session.add(
            t.Paper(
                meeting_id=row.id,
                item_id=None,
                position=position,
                title=paper.title,
                author_id=book.ids[paper.author] if paper.author else None,
                author_name=paper.guest,
                minutes=paper.minutes,
                text=paper.text,
                attachment_id=None,
            )
        )
    book.session.flush()
    if row.agenda:
        place_papers(book.session, row.id)
        book.session.expire(row, ["agenda"])


def tell_papers(book: Book, row: t.Meeting) -> None:
    """Write into the minutes what each tham luận said."""
    given = {paper.item_id: paper.text for paper in _of(book, row)}
    for item in row.agenda:
        if item.id in given:
            item.content = given[item.id]


def _of(book: Book, row: t.Meeting) -> list[t.Paper]:
    return paper_rows(book.session, row.id)
