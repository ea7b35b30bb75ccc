"""Tổ công tác of Chi bộ mẫu: who it is, when it came, what it said and what the cell answered."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from app.data import tables as t
from app.domain.meetings import MeetingKind
from app.services.sample.book import Book

TEAM = "Tổ công tác số 2"
SUPERIOR = "Đảng ủy xã Tân Hòa"
PEOPLE = (
    ("Nguyễn Hữu Phước", "Đảng ủy viên theo dõi", SUPERIOR),
    ("Trịnh Thị Mai Sương", "Phó Trưởng ban Xây dựng Đảng", SUPERIOR),
    ("Lâm Quốc Toàn", "Ủy viên Ủy ban kiểm tra", SUPERIOR),
    ("Đoàn Thị Hồng Vân", "Chuyên viên", "Văn phòng Đảng ủy xã"),
)
"""Name, role, unit; the first one leads the team."""
DRAFT = (
    "Chi bộ tiếp thu. Từ báo cáo tháng 10, mẫu báo cáo có bốn phần: ưu điểm, hạn chế, nguyên nhân, "
    "giải pháp. Hạn chế về hồ sơ trễ hạn đã giao đ/c Lê Minh Tuấn theo dõi hằng tuần "
    "(việc 16.3, đạt 1,6%)."
)
DRAFT_TASK = 3
"""The task of October that the draft names."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One remark: step or kind of its item ("" for the whole meeting), its parts, its answer."""

    step: str
    shortcoming: str = ""
    proposal: str = ""
    strength: str = ""
    owner: str = "hanh"
    due_on: date | None = None
    answer: str = ""
    person: bool = False
    """Said by the head in person, not for the team."""


_SAID: dict[date, tuple[_Said, ...]] = {
    date(2026, 3, 3): (
        _Said(
            "critique",
            "Cần dành đủ 15 phút cho tự phê bình và phê bình.",
            answer="Chi bộ tiếp thu; từ tháng 5, mục tự phê bình và phê bình có 16 phút.",
        ),
        _Said(
            "R-M2",
            proposal="Bảng kết quả nghị quyết nên nêu người chủ trì từng việc.",
            answer="Chi bộ tiếp thu; bảng theo dõi nhiệm vụ đã có cột người chủ trì.",
        ),
        _Said(
            "",
            proposal="Gửi tài liệu cho đảng viên trước buổi họp để nghiên cứu.",
            answer="Chi bộ tiếp thu; tài liệu được đăng trước buổi họp một ngày.",
            owner="ha",
        ),
    ),
    date(2026, 6, 3): (
        _Said(
            "",
            proposal="Giữ nền nếp luân phiên báo cáo học tập Bác.",
            answer="Chi bộ tiếp thu; mỗi kỳ một đồng chí báo cáo theo lượt.",
            person=True,
        ),
        _Said(
            "decision",
            proposal="Giao việc cần ghi rõ sản phẩm.",
            answer="Chi bộ tiếp thu; mọi nhiệm vụ từ tháng 6 đều ghi sản phẩm.",
            owner="dung",
        ),
        _Said(
            "R-M1",
            proposal="Thảo luận sôi nổi, đúng trọng tâm; nên phát huy.",
            answer="Chi bộ tiếp thu, tiếp tục gợi ý thảo luận trước buổi họp.",
        ),
    ),
    date(2026, 9, 3): (
        _Said(
            "R-M1",
            "Báo cáo chưa nêu hạn chế, nguyên nhân của hồ sơ trễ hạn.",
            "Bổ sung phần hạn chế; mỗi hạn chế có giải pháp, người làm.",
            "Số liệu rõ, có so sánh với tháng trước; điều hành đúng giờ.",
            due_on=date(2026, 10, 31),
        ),
        _Said(
            "R-M3",
            proposal="Phổ biến văn bản của Đảng ủy sớm hơn, trong 10 ngày.",
            answer="Chi bộ tiếp thu; văn bản mới được phổ biến ở kỳ họp gần nhất.",
            owner="dung",
        ),
    ),
    date(2026, 11, 3): (
        _Said(
            "R-M1",
            proposal="Nên gợi ý câu hỏi trước để nhiều đồng chí chuẩn bị ý kiến.",
            owner="dung",
            due_on=date(2026, 11, 13),
        ),
    ),
}
ANSWERED_AFTER = timedelta(days=17)


def declare_team(book: Book) -> None:
    """Enter the team that follows the cell this year."""
    team = t.ObserverTeam(
        name=TEAM,
        decision="Quyết định 15-QĐ/ĐU",
        decided_on=date(2026, 1, 8),
        contact="Văn phòng Đảng ủy xã Tân Hòa",
        starts_on=date(2026, 1, 15),
        ends_on=None,
        note="",
    )
    team.observers = [
        t.Observer(name=name, role=role, unit=unit, is_head=not place, contact="")
        for place, (name, role, unit) in enumerate(PEOPLE)
    ]
    book.session.add(team)
    book.session.flush()


def add_visit(book: Book, day: date) -> None:
    """Record what observers said at the regular meeting of a day, if they came."""
    said = _SAID.get(day, ())
    if not said:
        return
    query = select(t.Meeting).where(t.Meeting.day == day, t.Meeting.kind == MeetingKind.REGULAR)
    meeting = book.session.scalars(query).one()
    team = book.session.scalars(select(t.ObserverTeam)).one()
    visits = [_visit(meeting, team, said, is_person=True), _visit(meeting, team, said)]
    for visit, is_person in zip(visits, (True, False), strict=True):
        visit.remarks = [_remark(book, meeting, one) for one in said if one.person is is_person]
        if visit.remarks:
            book.session.add(visit)
    book.session.flush()


def draft_answer(book: Book, october: list[t.Task]) -> None:
    """Leave the late remark of September with the answer begun, as the picture shows it."""
    remark = book.session.scalars(select(t.Remark).where(t.Remark.strength != "")).one()
    remark.answer, remark.task_id = DRAFT, october[DRAFT_TASK - 1].id


def _visit(
    meeting: t.Meeting, team: t.ObserverTeam, said: tuple[_Said, ...], *, is_person: bool = False
) -> t.Visit:
    name, role, unit = PEOPLE[0]
    guest = next((g for g in meeting.guests if g.name == name), None)
    has_sheet = not is_person and any(one.answer for one in said)
    return t.Visit(
        meeting_id=meeting.id,
        team_id=None if is_person else team.id,
        guest_id=None if guest is None else guest.id,
        name=name,
        unit=unit,
        role=role,
        online=False,
        sheet_sent_on=meeting.day - timedelta(days=1) if has_sheet else None,
        sheet_back_on=meeting.day + timedelta(days=2) if has_sheet else None,
        note="",
    )


def _remark(book: Book, meeting: t.Meeting, said: _Said) -> t.Remark:
    answered = meeting.day + ANSWERED_AFTER if said.answer else None
    item = next((item for item in meeting.agenda if _is_item(item, said.step)), None)
    return t.Remark(
        item_id=None if item is None else item.id,
        strength=said.strength,
        shortcoming=said.shortcoming,
        proposal=said.proposal,
        due_on=said.due_on or meeting.day + timedelta(days=27),
        owner_id=book.ids[said.owner],
        answer=said.answer,
        answered_on=answered,
        accepted=True if said.answer else None,
        task_id=None,
    )


def _is_item(item: t.AgendaItem, step: str) -> bool:
    return step in {*item.step_ids, item.kind.value}
