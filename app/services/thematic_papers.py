"""Papers of a thematic meeting (tham luận): who gives what, in which order, text or file."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.agenda_rows import items_of, number_items, write_item
from app.data.database import Database
from app.data.meeting_files import find_meeting
from app.data.meeting_parts import agenda_item
from app.data.paper_records import draft_of, order_paper_items, paper_rows, place_papers
from app.domain.agendas import AgendaItemDraft
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.papers import PaperDraft, check_paper, paper_item
from app.domain.plans import THEMATIC_KINDS
from app.domain.text import clean


class ThematicPaperService:
    """Actions on the papers of a meeting; each paper has its item on the agenda."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def add(self, meeting_id: int, draft: PaperDraft) -> int:
        """Add a paper after the others, on the agenda too if there is one; return its id."""
        _refuse_problems(draft)
        with self._db.write("Thêm tham luận") as session:
            meeting = find_meeting(session, meeting_id)
            if meeting.kind not in THEMATIC_KINDS:
                raise Refused("Chỉ buổi chuyên đề hoặc kết hợp chuyên đề có tham luận.")
            row = t.Paper(meeting_id=meeting_id, item_id=None, attachment_id=None)
            row.position = len(paper_rows(session, meeting_id)) + 1
            _write(row, draft)
            session.add(row)
            session.flush()
            if items_of(session, meeting_id):
                place_papers(session, meeting_id)
            return row.id

    def save(self, paper_id: int, draft: PaperDraft) -> None:
        """Change a paper, and with it the title, presenter and minutes of its item."""
        _refuse_problems(draft)
        with self._db.write("Sửa tham luận") as session:
            row = _find(session, paper_id)
            before = draft_of(row)
            _write(row, draft)
            item = session.get(t.AgendaItem, row.item_id) if row.item_id else None
            if item is not None:
                write_item(item, _changed(item, before, draft))

    def move(self, paper_id: int, place: int) -> None:
        """Put a paper at another index, 0 being the first; its item moves along."""
        with self._db.write("Đổi thứ tự tham luận") as session:
            row = _find(session, paper_id)
            rows = paper_rows(session, row.meeting_id)
            rows.remove(row)
            rows.insert(max(0, min(place, len(rows))), row)
            _number(rows)
            session.flush()
            order_paper_items(session, row.meeting_id)

    def place(self, meeting_id: int) -> None:
        """Put papers that are not on the agenda onto it."""
        with self._db.write("Đưa tham luận vào chương trình") as session:
            find_meeting(session, meeting_id)
            place_papers(session, meeting_id)

    def remove(self, paper_id: int) -> None:
        """Take a paper out with its item; refused when something is recorded under the item."""
        with self._db.write("Bỏ tham luận") as session:
            row = _find(session, paper_id)
            item = session.get(t.AgendaItem, row.item_id) if row.item_id else None
            if item is not None and _is_recorded(session, item):
                raise Refused(
                    "Tham luận này đã có nội dung biên bản. "
                    "Hãy ghi “bỏ” kèm lý do khi kết thúc họp."
                )
            meeting_id = row.meeting_id
            session.delete(row)
            if item is not None:
                session.delete(item)
            session.flush()
            _number(paper_rows(session, meeting_id))
            number_items(items_of(session, meeting_id))


def _changed(item: t.AgendaItem, before: PaperDraft, after: PaperDraft) -> AgendaItemDraft:
    """Return the item with what the paper changed; words typed over on the agenda stay."""
    old, new, own = paper_item(before), paper_item(after), agenda_item(item)
    values = {name: getattr(own, name) for name in AgendaItemDraft.__dataclass_fields__}
    for name in ("title", "presenter_id", "presenter_name", "present_minutes"):
        if values[name] == getattr(old, name):
            values[name] = getattr(new, name)
    return AgendaItemDraft(**values)


def _write(row: t.Paper, draft: PaperDraft) -> None:
    row.title = clean(draft.title).strip()
    row.author_id = draft.author_id
    row.author_name = "" if draft.author_id else clean(draft.author_name).strip()
    row.minutes, row.text = draft.minutes, clean(draft.text).strip()


def _number(rows: list[t.Paper]) -> None:
    for position, row in enumerate(rows, start=1):
        row.position = position


def _is_recorded(session: Session, item: t.AgendaItem) -> bool:
    query = select(func.count()).where(t.MinutesEntry.item_id == item.id)
    return bool(session.scalar(query) or item.content)


def _refuse_problems(draft: PaperDraft) -> None:
    problems = check_paper(draft)
    if problems:
        raise ValidationError(problems)


def _find(session: Session, paper_id: int) -> t.Paper:
    row = session.get(t.Paper, paper_id)
    if row is None:
        raise NotFound("Tham luận này không còn trong sổ.")
    return row
