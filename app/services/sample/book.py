"""Chi bộ mẫu before its meetings: cell, settings, members, and what every meeting shares."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.calendar import days_off
from app.data.cell_records import write_settings
from app.data.closing import freeze_meeting
from app.data.findings import findings_of
from app.data.meeting_files import read_open_meeting
from app.data.member_records import write_member
from app.data.rubric_records import edition_on
from app.domain.agendas import ItemKind
from app.domain.attendance import AttendanceState
from app.domain.cells import CellType
from app.domain.rule_loans import RuleLoan
from app.domain.settings import Settings
from app.services.sample.months import CONTENTS, KIND_CONTENTS, REASONS
from app.services.sample.people import PEOPLE, SITUATIONS, TERM_START, form_of
from app.services.sample.rows import add_committee_meeting, at

SAMPLE_NOW = datetime(2026, 11, 4, 8, 5)
RECORDS_FROM = date(2025, 12, 1)
FIRST_RESOLUTION = 6
RUBRIC = "an-phu-chi-tiet"
PLACE = "Phòng họp A"
PERMANENT_ID = "5f1b1d3e-0000-4000-8000-c0ffee000001"


@dataclass(frozen=True, slots=True)
class Book:
    """What building the year needs at hand."""

    session: Session
    ids: dict[str, int]
    term_id: int
    edition: t.RubricEdition

    @property
    def leaders(self) -> list[int]:
        """Secretary, deputy and chi ủy viên."""
        return [self.ids["hanh"], self.ids["dung"], self.ids["ha"]]


def cell_row(permanent_id: str, records_from: date, moment: datetime) -> t.Cell:
    """Return the invented cell, in the sample book and in the reference data alike."""
    return t.Cell(
        permanent_id=permanent_id,
        name="Chi bộ Văn phòng",
        superior_name="Đảng bộ xã Tân Hòa",
        place_name="Tân Hòa",
        cell_type=CellType.OFFICE,
        organisation_code="",
        assigned_superior="Nguyễn Hữu Phước",
        records_from=records_from,
        is_sample=True,
        sample_now=moment,
    )


def declare(session: Session) -> Book:
    """Write cell, term, settings, days off and members; return what the year needs."""
    session.add(cell_row(PERMANENT_ID, RECORDS_FROM, SAMPLE_NOW))
    term = t.Term(name="2025–2030", starts_on=TERM_START, ends_on=None)
    session.add(term)
    for day, name in days_off([2025, 2026, 2027]).days.items():
        session.add(t.DayOff(day=day, name=name, by_hand=False))
    write_settings(session, _settings())
    ids = _add_members(session)
    session.flush()
    edition = edition_on(session, RUBRIC, SAMPLE_NOW.date())
    if edition is None:
        raise ValueError(RUBRIC)
    return Book(session, ids, term.id, edition)


def _settings() -> Settings:
    return Settings(
        default_place=PLACE,
        rubric_id=RUBRIC,
        roll_up_loans=(RuleLoan("phu-tho"),),
        scoring_options=(("A2", "full"), ("A8", "full")),
        recipients=(
            "Đảng ủy xã Tân Hòa (để báo cáo)",
            "Đồng chí Nguyễn Hữu Phước (để theo dõi)",
            "Các đồng chí đảng viên",
            "Sổ tay đảng viên điện tử",
            "Lưu Chi bộ",
        ),
        rehearsed_at=datetime(2026, 10, 22, 16, 40),
    )


def _add_members(session: Session) -> dict[str, int]:
    ids = {}
    for person in PEOPLE:
        row = t.Member()
        write_member(row, form_of(person))
        session.add(row)
        session.flush()
        ids[person.key] = row.id
        if person.post is not None:
            session.add(
                t.MemberPost(member_id=row.id, post=person.post, starts_on=TERM_START, ends_on=None)
            )
    for key, situation, since, note in SITUATIONS:
        session.add(
            t.MemberSituation(
                member_id=ids[key], situation=situation, starts_on=since, ends_on=None, note=note
            )
        )
    return ids


def lock(session: Session, row: t.Meeting) -> None:
    """Lock a meeting the day after it was posted."""
    session.flush()
    session.refresh(row)
    file = read_open_meeting(session, row)
    now = evening(row) + timedelta(days=3)
    freeze_meeting(session, row, file, findings_of(session, file, now), now)


def add_chi_uy(book: Book, row: t.Meeting, day: date) -> t.Meeting:
    """Add the chi ủy meeting that prepares a meeting."""
    return add_committee_meeting(book.session, row, day, book.leaders, book.ids["hanh"])


def evening(row: t.Meeting) -> datetime:
    """Return a moment after a meeting, on its day."""
    return at(row.day, 17, 0)


def marks_of(book: Book, month: int) -> list[tuple[int, AttendanceState, str]]:
    """Return who was there at the regular meeting of a month, and why others were not."""
    marks = []
    for person in PEOPLE:
        letter = person.year[month - 1]
        if letter == "-":
            continue
        absent = letter == "P"
        reason = REASONS[(month + len(person.key)) % len(REASONS)] if absent else ""
        state = AttendanceState.EXCUSED if absent else AttendanceState.PRESENT
        if month == 7 and person.key in {"binh", "minh", "tuan"} and not absent:
            state = AttendanceState.ONLINE
        marks.append((book.ids[person.key], state, reason))
    return marks


def fill_items(items: list[t.AgendaItem], conclusion: str) -> None:
    """Write what the minutes say of each item; procedure speaks for itself."""
    for item in items:
        known = next((CONTENTS[step] for step in item.step_ids if step in CONTENTS), "")
        item.content = known or KIND_CONTENTS.get(item.kind, "")
        if item.kind is ItemKind.DECISION:
            item.conclusion = conclusion
