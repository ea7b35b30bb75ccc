"""The agenda of a meeting: presets, what is carried in, items and their order."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.agenda_opening import add_items, begin_preparing
from app.data.agenda_rows import insert_item, items_of, number_items, write_item
from app.data.cell_records import load_settings
from app.data.database import Database
from app.data.meeting_files import find_meeting
from app.data.share_records import shares_of_year
from app.domain.agenda_presets import REGULAR_PRESETS, preset_for
from app.domain.agendas import AgendaItemDraft, AgendaPreset, ItemFate
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused
from app.domain.meetings import MeetingKind, MeetingStage
from app.domain.share_targets import YearShares
from app.domain.text import clean

MOST_MINUTES = 480


class AgendaService:
    """Actions on the agenda."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def presets(self, kind: MeetingKind) -> tuple[AgendaPreset, ...]:
        """Return the presets offered for a kind of meeting, the default first."""
        if kind in {MeetingKind.REGULAR, MeetingKind.COMBINED}:
            chosen = self._chosen(kind)
            others = (p for p in REGULAR_PRESETS if p.slug != chosen.slug)
            return (chosen, *others)
        return (self._chosen(kind),)

    def _chosen(self, kind: MeetingKind) -> AgendaPreset:
        with self._db.read() as session:
            return preset_for(kind, load_settings(session).agenda_preset)

    def open(self, meeting_id: int, preset_slug: str = "") -> None:
        """Start preparing: agenda from a preset with what is carried in, recipients listed.

        A preset changed later never changes an agenda that was opened (A3).
        """
        with self._db.write("Mở chuẩn bị buổi họp") as session:
            begin_preparing(session, find_meeting(session, meeting_id), preset_slug)

    def replace_by_preset(self, meeting_id: int, preset_slug: str) -> None:
        """Put the items of a preset in place of the agenda; refused once the meeting runs."""
        with self._db.write("Dùng chương trình mẫu") as session:
            row = find_meeting(session, meeting_id)
            if row.stage not in {MeetingStage.PLANNED, MeetingStage.PREPARING}:
                raise Refused("Buổi họp đã bắt đầu nên không thay chương trình được.")
            row.agenda.clear()
            session.flush()
            add_items(session, row, preset_slug)

    def add(self, meeting_id: int, draft: AgendaItemDraft, position: int | None = None) -> int:
        """Add an item before the one at an index (last by default) and return its id."""
        _refuse_problems(draft)
        with self._db.write("Thêm mục chương trình") as session:
            find_meeting(session, meeting_id)
            return insert_item(session, meeting_id, draft, position).id

    def save(self, item_id: int, draft: AgendaItemDraft) -> None:
        """Change an item as planned; what happened to it is recorded elsewhere."""
        _refuse_problems(draft)
        with self._db.write("Sửa mục chương trình") as session:
            write_item(_find(session, item_id), draft)

    def remove(self, item_id: int) -> None:
        """Take an item off the agenda; refused when something is recorded under it."""
        with self._db.write("Bỏ mục chương trình") as session:
            row = _find(session, item_id)
            query = select(func.count()).where(t.MinutesEntry.item_id == item_id)
            if session.scalar(query) or row.content:
                raise Refused(
                    "Mục này đã có nội dung biên bản. Hãy ghi “bỏ” kèm lý do khi kết thúc họp."
                )
            session.delete(row)
            session.flush()
            number_items(items_of(session, row.meeting_id))

    def move(self, item_id: int, position: int) -> None:
        """Put an item at another index, 0 being the first."""
        with self._db.write("Đổi thứ tự chương trình") as session:
            row = _find(session, item_id)
            items = items_of(session, row.meeting_id)
            items.remove(row)
            items.insert(max(0, min(position, len(items))), row)
            number_items(items)

    def shares_of_year(self, year: int) -> YearShares:
        """Return how the meetings of a year spend their time, planned and as it went (A5)."""
        with self._db.read() as session:
            return shares_of_year(session, year)

    def set_fate(self, item_id: int, fate: ItemFate | None, reason: str = "") -> None:
        """Say what became of an item; put off or dropped needs a reason (A2)."""
        if fate in {ItemFate.POSTPONED, ItemFate.DROPPED} and not reason.strip():
            raise Refused("Chưa ghi lý do để lại hoặc bỏ mục này.")
        with self._db.write("Ghi kết quả mục chương trình") as session:
            row = _find(session, item_id)
            row.fate, row.fate_reason = fate, clean(reason).strip()


def _refuse_problems(draft: AgendaItemDraft) -> None:
    if not draft.title.strip():
        raise Refused("Chưa ghi nội dung của mục.")
    minutes = (draft.present_minutes, draft.discuss_minutes)
    if min(minutes) < 0 or max(minutes) > MOST_MINUTES:
        raise Refused("Số phút của mục phải từ 0 đến 480.")


def _find(session: Session, item_id: int) -> t.AgendaItem:
    row = session.get(t.AgendaItem, item_id)
    if row is None:
        raise NotFound("Mục này không còn trong chương trình.")
    return row
