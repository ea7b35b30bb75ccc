"""Petitions and concerns: entered, sent, answered, announced, closed with a word."""

from datetime import date

from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_cell
from app.data.database import Database
from app.data.memo import remembered
from app.data.petition_records import (
    count_of_year,
    load_petitions,
    load_proposals,
    of_year,
    open_petitions,
)
from app.domain.cells import superior_committee
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.petitions import (
    Petition,
    PetitionDraft,
    PetitionFigures,
    PetitionKind,
    PetitionProposal,
    check_answer,
    check_petition,
    petition_figures,
    why_not_announced,
)
from app.domain.problems import Problem
from app.domain.text import clean, fold


class PetitionService:
    """Actions on the register of petitions."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, year: int) -> tuple[Petition, ...]:
        """Return the petitions received in a year and those open when it began."""
        with self._db.read() as session:
            return load_petitions(session, of_year(year))

    def count(self, year: int) -> int:
        """Return how many petitions a year lists, read without the petitions themselves."""
        with self._db.read() as session:
            return count_of_year(session, year)

    def open(self) -> tuple[Petition, ...]:
        """Return the petitions that still come back."""
        with self._db.read() as session:
            return open_petitions(session)

    def overdue(self) -> int:
        """Return how many open petitions are past the day an answer was due."""
        today = self._clock().date()
        with self._db.read() as session:
            return remembered(
                session,
                f"overdue petitions on {today}",
                frozenset({"petitions", "rule_values", "days_off"}),
                lambda own: sum(one.days_late(today) > 0 for one in open_petitions(own)),
            )

    def figures(self, year: int) -> PetitionFigures:
        """Return how many petitions of a year were answered, in time and announced."""
        return petition_figures(self.list(year), self._clock().date())

    def proposals(self, year: int) -> tuple[PetitionProposal, ...]:
        """Return what the minutes of a year ask for and the register does not hold yet."""
        with self._db.read() as session:
            return load_proposals(session, year)

    def year_of(self, petition_id: int) -> int | None:
        """Return the year that lists a petition, None when there is no such one."""
        with self._db.read() as session:
            row = session.get(t.Petition, petition_id)
            return None if row is None else row.received_on.year

    def add(self, draft: PetitionDraft) -> int:
        """Enter a petition and return its id; raises ValidationError."""
        _refuse_problems(check_petition(draft, self._clock().date()))
        with self._db.write("Ghi kiến nghị") as session:
            row = t.Petition(answer="", closing="")
            _write(row, draft)
            session.add(row)
            session.flush()
            return row.id

    def save(self, petition_id: int, draft: PetitionDraft) -> None:
        """Change a petition as it was entered."""
        _refuse_problems(check_petition(draft, self._clock().date()))
        with self._db.write("Sửa kiến nghị") as session:
            _write(_find(session, petition_id), draft)

    def enter(self, proposal: PetitionProposal) -> int:
        """Enter what the minutes of a meeting ask for, received on the day of the meeting."""
        up = proposal.goes_up
        draft = PetitionDraft(
            kind=PetitionKind.PETITION if up else _kind_of(proposal.text),
            text=proposal.text,
            received_on=proposal.day,
            member_id=proposal.member_id,
            author_name=proposal.author_name,
            meeting_id=proposal.meeting_id,
            item_id=proposal.item_id,
            addressee=self._superior() if up else "",
        )
        return self.add(draft)

    def send(self, petition_id: int, addressee: str, on: date) -> None:
        """Record that a petition went to a level above: its legal clock starts."""
        with self._db.write("Gửi kiến nghị") as session:
            row = _find(session, petition_id)
            draft = _draft_of(row, addressee, on)
            _refuse_problems(check_petition(draft, self._clock().date()))
            row.addressee, row.sent_on = clean(addressee).strip(), on

    def answer(self, petition_id: int, text: str, on: date) -> None:
        """Record the answer; it stays open until it is announced."""
        with self._db.write("Ghi trả lời kiến nghị") as session:
            row, petition = _find_open(session, petition_id)
            if petition.goes_up and petition.sent_on is None:
                raise Refused("Kiến nghị này chưa gửi đi. Hãy ghi ngày gửi trước khi ghi trả lời.")
            _refuse_problems(check_answer(petition, text, on, self._clock().date()))
            row.answer, row.answered_on = clean(text).strip(), on

    def announce(self, petition_id: int, on: date) -> None:
        """Record that whoever raised it was told the answer: the petition is done."""
        with self._db.write("Báo lại trả lời kiến nghị") as session:
            row, petition = _find_open(session, petition_id)
            reason = why_not_announced(petition, on, self._clock().date())
            if reason:
                raise Refused(reason)
            row.announced_on = row.closed_on = on

    def close(self, petition_id: int, word: str) -> None:
        """Close a petition without an announced answer; never without a word why."""
        if not word.strip():
            raise Refused("Chưa ghi lý do khép lại kiến nghị.")
        with self._db.write("Khép lại kiến nghị") as session:
            row, _petition = _find_open(session, petition_id)
            row.closing, row.closed_on = clean(word).strip(), self._clock().date()

    def reopen(self, petition_id: int) -> None:
        """Open a petition again that was closed too early; its answer stays."""
        with self._db.write("Mở lại kiến nghị") as session:
            row = _find(session, petition_id)
            row.closed_on = row.announced_on = None
            row.closing = ""

    def remove(self, petition_id: int) -> None:
        """Delete a petition entered by mistake; one that was answered stays."""
        with self._db.write("Xóa kiến nghị") as session:
            row = _find(session, petition_id)
            if row.answered_on is not None:
                raise Refused("Kiến nghị đã có trả lời nên giữ trong sổ. Hãy khép lại kèm lý do.")
            session.delete(row)

    def _superior(self) -> str:
        with self._db.read() as session:
            return superior_committee(load_cell(session)) or "Đảng ủy cấp trên"


def _kind_of(text: str) -> PetitionKind:
    return PetitionKind.CONCERN if "nguyen vong" in fold(text) else PetitionKind.PETITION


def _draft_of(row: t.Petition, addressee: str, sent_on: date) -> PetitionDraft:
    return PetitionDraft(
        kind=row.kind,
        text=row.text,
        received_on=row.received_on,
        addressee=addressee,
        sent_on=sent_on,
        due_on=row.due_on,
    )


def _write(row: t.Petition, draft: PetitionDraft) -> None:
    if draft.received_on is None:  # refused before
        return
    row.kind, row.text = draft.kind, clean(draft.text).strip()
    row.received_on = draft.received_on
    row.member_id = draft.member_id
    row.author_name = "" if draft.member_id else clean(draft.author_name).strip()
    row.meeting_id, row.item_id = draft.meeting_id, draft.item_id
    row.addressee = clean(draft.addressee).strip()
    row.sent_on, row.due_on = draft.sent_on, draft.due_on


def _refuse_problems(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise ValidationError(problems)


def _find(session: Session, petition_id: int) -> t.Petition:
    row = session.get(t.Petition, petition_id)
    if row is None:
        raise NotFound("Kiến nghị này không còn trong sổ.")
    return row


def _find_open(session: Session, petition_id: int) -> tuple[t.Petition, Petition]:
    row = _find(session, petition_id)
    if row.closed_on is not None:
        raise Refused("Kiến nghị này đã khép lại. Hãy mở lại trước khi ghi thêm.")
    return row, load_petitions(session, t.Petition.id == petition_id)[0]
