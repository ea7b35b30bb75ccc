"""What a lock refuses and what it leaves open, row by row, below every service."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.data import tables as t
from app.data.database import Database
from app.domain.documents import DocumentState
from app.domain.errors import Refused
from app.domain.tasks import TaskState
from app.services.workspace import Services
from tests.books import add_members, new_book
from tests.scored_books import finished_meeting, scoring_meeting
from tests.services.paper_book import issue_resolution


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """One book for the whole module: what is refused leaves nothing behind."""
    book = new_book(tmp_path_factory.mktemp("locked") / "so")
    add_members(book)
    yield book
    book.close()


@pytest.fixture(scope="module")
def locked(services: Services) -> int:
    meeting = finished_meeting(services)
    issue_resolution(services, meeting, date(2026, 11, 3), 17)
    reason = "cấp trên đã đồng ý bằng văn bản"
    services.findings.override(meeting, "K08", "prepare:committee", reason)
    services.finishing.lock(meeting)
    return meeting


@pytest.fixture(scope="module")
def open_meeting(services: Services, locked: int) -> int:
    return scoring_meeting(services)


@pytest.fixture
def db(services: Services) -> Database:
    return services._db


def do(db, act):
    with db.write("Thử") as session:
        act(session)


def row_of(session, kind, meeting):
    return session.scalars(select(kind).where(kind.meeting_id == meeting)).first()


CLOSED_ROWS = (
    t.Preparation,
    t.NoticeLine,
    t.Guest,
    t.AgendaItem,
    t.Attendance,
    t.MinutesEntry,
    t.Vote,
    t.Task,
    t.ScoreSheet,
    t.FindingOverride,
    t.Snapshot,
    t.IssuedDocument,
)


@pytest.mark.parametrize("kind", CLOSED_ROWS, ids=lambda kind: kind.__tablename__)
def test_no_row_of_a_locked_meeting_is_deleted(db, locked, kind):
    with pytest.raises(Refused, match="đã khóa"):
        do(db, lambda session: session.delete(row_of(session, kind, locked)))


CLOSED_VALUES = (
    (t.Preparation, "note", "khác"),
    (t.NoticeLine, "channel", "thư"),
    (t.Guest, "name", "Khác"),
    (t.AgendaItem, "content", "khác"),
    (t.Attendance, "reason", "khác"),
    (t.MinutesEntry, "text", "khác"),
    (t.Vote, "agree", 1),
    (t.Task, "text", "khác"),
    (t.ScoreSheet, "total", "1"),
    (t.FindingOverride, "reason", "một lý do khác hẳn"),
    (t.Snapshot, "body", "{}"),
    (t.IssuedDocument, "abstract", "khác"),
)


@pytest.mark.parametrize(
    ("kind", "column", "value"), CLOSED_VALUES, ids=lambda v: getattr(v, "__tablename__", None)
)
def test_no_value_of_a_locked_meeting_is_changed(db, locked, kind, column, value):
    with pytest.raises(Refused):
        do(db, lambda session: setattr(row_of(session, kind, locked), column, value))


OPEN_VALUES = (
    ("finished_posted_on", date(2026, 11, 4)),
    ("reported_on", date(2026, 11, 5)),
    ("announced_on", date(2026, 11, 5)),
    ("signed_scan", "BB 11.pdf"),
)


@pytest.mark.parametrize(("column", "value"), OPEN_VALUES)
def test_dates_and_scan_stay_open(db, locked, column, value):
    with db.write("Thử") as session:
        setattr(session.get(t.Meeting, locked), column, value)
    with db.read() as session:
        assert getattr(session.get(t.Meeting, locked), column) == value


@pytest.mark.parametrize(
    ("column", "value"), [("place", "Phòng B"), ("ended_at", None), ("day", date(2026, 11, 5))]
)
def test_the_rest_of_the_head_is_closed(db, locked, column, value):
    with pytest.raises(Refused):
        do(db, lambda session: setattr(session.get(t.Meeting, locked), column, value))


def test_an_open_date_does_not_carry_a_closed_value_along(db, locked):
    def act(session):
        row = session.get(t.Meeting, locked)
        row.reported_on, row.place = date(2026, 11, 6), "Phòng B"

    with pytest.raises(Refused):
        do(db, act)
    with db.read() as session:
        assert session.get(t.Meeting, locked).place == "Phòng họp A"


@pytest.mark.parametrize(
    "act",
    [
        lambda session, row: session.delete(row),
        lambda _session, row: setattr(row, "locked_at", None),
    ],
)
def test_a_locked_meeting_is_neither_deleted_nor_opened(db, locked, act):
    with pytest.raises(Refused):
        do(db, lambda session: act(session, session.get(t.Meeting, locked)))
    with db.read() as session:
        assert session.get(t.Meeting, locked).locked_at is not None


def test_points_of_the_superior_are_written_on_known_and_new_lines(db, locked):
    with db.write("Thử") as session:
        sheet = row_of(session, t.ScoreSheet, locked)
        sheet.superior_total = "90"
        sheet.lines[0].superior_points = "1"
    for act in (
        lambda session, line: setattr(line, "cell_points", "1"),
        lambda session, line: session.delete(line),
    ):
        with pytest.raises(Refused):
            do(db, lambda s, act=act: act(s, row_of(s, t.ScoreSheet, locked).lines[0]))


def test_results_of_its_tasks_stay_open_but_not_the_tasks(db, locked):
    with db.write("Thử") as session:
        task = row_of(session, t.Task, locked)
        task.state = TaskState.DONE
        task.results.append(
            t.TaskResult(meeting_id=None, on=date(2026, 11, 20), state=TaskState.DONE, text="Xong")
        )
    with db.read() as session:
        task = row_of(session, t.Task, locked)
        assert (task.state, task.results[-1].text) == (TaskState.DONE, "Xong")


def test_nobody_is_added_to_a_task_of_a_locked_meeting(db, locked):
    def act(session):
        task = row_of(session, t.Task, locked)
        helper = next(m for m in session.scalars(select(t.Member.id)) if m != task.owner_id)
        task.co_owners.append(t.TaskCoOwner(member_id=helper))

    with pytest.raises(Refused):
        do(db, act)


def test_a_number_may_still_be_cancelled(db, locked):
    with db.write("Thử") as session:
        row = row_of(session, t.IssuedDocument, locked)
        row.state, row.cancel_reason = DocumentState.CANCELLED, "cấp trên yêu cầu"
    with db.read() as session:
        assert row_of(session, t.IssuedDocument, locked).state is DocumentState.CANCELLED


def test_corrections_and_exports_are_added(db, locked):
    with db.write("Thử") as session:
        session.add(
            t.Correction(
                meeting_id=locked, number=1, text="x", reason="y", person="", at=datetime.min
            )
        )
        session.add(
            t.ExportedFile(
                kind="bien-ban", meeting_id=locked, year=None, file_name="a.docx", sha256="",
                folder="xuat",
                written_at=datetime(2026, 11, 5),
            )
        )  # fmt: skip
    with db.read() as session:
        assert row_of(session, t.Correction, locked).text == "x"
        assert row_of(session, t.ExportedFile, locked).file_name == "a.docx"


def test_nothing_new_is_put_into_a_locked_meeting(db, locked):
    row = t.NoticeLine(meeting_id=locked, member_id=None, name="x", is_superior=False, channel="")
    with pytest.raises(Refused):
        do(db, lambda session: session.add(row))


def test_another_meeting_is_not_touched_by_the_lock(db, open_meeting):
    with db.write("Thử") as session:
        session.get(t.Meeting, open_meeting).place = "Phòng B"
        session.delete(row_of(session, t.Guest, open_meeting))
    with db.read() as session:
        assert session.get(t.Meeting, open_meeting).place == "Phòng B"
        assert row_of(session, t.Guest, open_meeting) is None


def test_one_action_on_both_meetings_is_refused_whole(db, locked, open_meeting):
    def act(session):
        session.get(t.Meeting, open_meeting).place = "Phòng C"
        session.get(t.Meeting, locked).place = "Phòng C"

    with pytest.raises(Refused):
        do(db, act)
    with db.read() as session:
        assert session.get(t.Meeting, open_meeting).place != "Phòng C"
