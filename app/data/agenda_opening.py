"""A meeting that begins to be prepared, and the item at which members report on it."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.agenda_rows import insert_item, items_of, new_item
from app.data.carry_records import load_carry_source
from app.data.cell_records import load_settings
from app.data.meeting_parts import agenda_item
from app.data.meeting_rows import add_notices
from app.data.paper_records import place_papers
from app.domain.agenda_building import free_position, with_carried
from app.domain.agenda_presets import preset, preset_for, with_months
from app.domain.agendas import AgendaItemDraft, ItemKind, ItemPart
from app.domain.carry_over import ReportTurn, carried_items, is_turn_line, study_item
from app.domain.meetings import MeetingStage


def begin_preparing(session: Session, row: t.Meeting, slug: str = "") -> None:
    """Give a planned meeting its agenda and its recipients; an agenda it has stays."""
    if row.stage is MeetingStage.PLANNED:
        row.stage = MeetingStage.PREPARING
    if not row.agenda:
        add_items(session, row, slug)
    add_notices(session, row)


def add_items(session: Session, row: t.Meeting, slug: str) -> None:
    """Give a meeting the items of a preset with what is carried in."""
    chosen = preset(slug) or preset_for(row.kind, load_settings(session).agenda_preset)
    source = load_carry_source(session, row)
    preset_items = _with_author(with_months(chosen.items, row.month), row.topic_author_id)
    drafts = with_carried(preset_items, carried_items(source))
    row.agenda.extend(new_item(row.id, at, draft) for at, draft in enumerate(drafts, start=1))
    session.flush()
    place_papers(session, row.id)
    session.expire(row, ["agenda"])


def put_reporters(session: Session, row: t.Meeting, turns: tuple[ReportTurn, ...]) -> None:
    """Let members report at the study item of a meeting; it is added where there is none."""
    draft = study_item(turns)
    items = items_of(session, row.id)
    own = next((item for item in items if item.kind is ItemKind.STUDY), None)
    if own is None:
        place = free_position(tuple(map(agenda_item, items)), ItemPart.REGULAR)
        insert_item(session, row.id, draft, place)
        return
    kept = [line for line in own.carried_lines if not is_turn_line(line)]
    own.title, own.presenter_id, own.presenter_name = draft.title, draft.presenter_id, ""
    own.carried_lines = [*draft.carried_lines, *kept]
    own.present_minutes = max(own.present_minutes, draft.present_minutes)
    own.discuss_minutes = max(own.discuss_minutes, draft.discuss_minutes)
    session.flush()


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
