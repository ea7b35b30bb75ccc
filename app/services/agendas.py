"""The agenda of a meeting: presets, what is carried in, items and their order."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.carry_records import load_carry_source
from app.data.cell_records import load_settings
from app.data.database import Database
from app.data.meeting_files import find_meeting
from app.data.meeting_rows import add_notices
from app.domain.agenda_building import with_carried
from app.domain.agenda_presets import REGULAR_PRESETS, preset, preset_for, with_months
from app.domain.agendas import AgendaItemDraft, AgendaPreset, ItemFate, ItemKind
from app.domain.carry_over import carried_items
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused
from app.domain.meetings import MeetingKind, MeetingStage
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
            row = find_meeting(session, meeting_id)
            if row.stage is MeetingStage.PLANNED:
                row.stage = MeetingStage.PREPARING
            if not row.agenda:
                _add_items(session, row, preset_slug)
            add_notices(session, row)

    def replace_by_preset(self, meeting_id: int, preset_slug: str) -> None:
        """Put the items of a preset in place of the agenda; refused once the meeting runs."""
        with self._db.write("Dùng chương trình mẫu") as session:
            row = find_meeting(session, meeting_id)
            if row.stage not in {MeetingStage.PLANNED, MeetingStage.PREPARING}:
                raise Refused("Buổi họp đã bắt đầu nên không thay chương trình được.")
            row.agenda.clear()
            session.flush()
            _add_items(session, row, preset_slug)

    def add(self, meeting_id: int, draft: AgendaItemDraft, position: int | None = None) -> int:
        """Add an item before the one at an index (last by default) and return its id."""
        _refuse_problems(draft)
        with self._db.write("Thêm mục chương trình") as session:
            find_meeting(session, meeting_id)
            items = _items(session, meeting_id)
            place = len(items) if position is None else max(0, min(position, len(items)))
            row = _item(meeting_id, place, draft)
            session.add(row)
            items.insert(place, row)
            _number(items)
            session.flush()
            return row.id

    def save(self, item_id: int, draft: AgendaItemDraft) -> None:
        """Change an item as planned; what happened to it is recorded elsewhere."""
        _refuse_problems(draft)
        with self._db.write("Sửa mục chương trình") as session:
            _write(_find(session, item_id), draft)

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
            _number(_items(session, row.meeting_id))

    def move(self, item_id: int, position: int) -> None:
        """Put an item at another index, 0 being the first."""
        with self._db.write("Đổi thứ tự chương trình") as session:
            row = _find(session, item_id)
            items = _items(session, row.meeting_id)
            items.remove(row)
            items.insert(max(0, min(position, len(items))), row)
            _number(items)

    def set_fate(self, item_id: int, fate: ItemFate | None, reason: str = "") -> None:
        """Say what became of an item; put off or dropped needs a reason (A2)."""
        if fate in {ItemFate.POSTPONED, ItemFate.DROPPED} and not reason.strip():
            raise Refused("Chưa ghi lý do để lại hoặc bỏ mục này.")
        with self._db.write("Ghi kết quả mục chương trình") as session:
            row = _find(session, item_id)
            row.fate, row.fate_reason = fate, clean(reason).strip()


def _add_items(session: Session, row: t.Meeting, slug: str) -> None:
    chosen = preset(slug) or preset_for(row.kind, load_settings(session).agenda_preset)
    source = load_carry_source(session, row)
    preset_items = _with_author(with_months(chosen.items, row.month), row.topic_author_id)
    drafts = with_carried(preset_items, carried_items(source))
    row.agenda.extend(_item(row.id, place, draft) for place, draft in enumerate(drafts, start=1))


def _with_author(
    items: Iterable[AgendaItemDraft], author_id: int | None
) -> tuple[AgendaItemDraft, ...]:
    """Return items with the author of the topic as the one who presents it."""
    return tuple(
        replace(item, presenter_id=author_id)
        if item.kind is ItemKind.PAPER and item.presenter_id is None
        else item
        for item in items
    )


def _item(meeting_id: int, position: int, draft: AgendaItemDraft) -> t.AgendaItem:
    row = t.AgendaItem(
        meeting_id=meeting_id,
        position=position,
        origin=draft.origin,
        carried_lines=list(draft.carried_lines),
        carried_from_id=draft.carried_from_id,
        content="",
        response="",
        conclusion="",
        fate_reason="",
    )
    _write(row, draft)
    return row


def _write(row: t.AgendaItem, draft: AgendaItemDraft) -> None:
    row.kind, row.part = draft.kind, draft.part
    row.title = clean(draft.title).strip()
    row.presenter_id = draft.presenter_id
    row.presenter_name = clean(draft.presenter_name).strip()
    row.present_minutes, row.discuss_minutes = draft.present_minutes, draft.discuss_minutes
    row.step_ids = list(draft.step_ids)
    row.recurring, row.is_professional = draft.recurring, draft.is_professional
    row.draft_text = clean(draft.draft_text)
    row.duty_id, row.directive_id = draft.duty_id, draft.directive_id
    row.serves = clean(draft.serves).strip()
    row.info_source = clean(draft.info_source).strip()
    row.local_meaning = clean(draft.local_meaning).strip()


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


def _items(session: Session, meeting_id: int) -> list[t.AgendaItem]:
    query = select(t.AgendaItem).where(t.AgendaItem.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(t.AgendaItem.position, t.AgendaItem.id)))


def _number(items: list[t.AgendaItem]) -> None:
    for position, row in enumerate(items, start=1):
        row.position = position
