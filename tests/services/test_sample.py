"""Chi bộ mẫu: the figures of the pictures, every situation, and the same content each time."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from app.domain.attendance import AttendanceState
from app.domain.counting import count, speakers
from app.domain.documents import DocumentType
from app.domain.errors import Refused
from app.domain.findings import Severity
from app.domain.meeting_checks import check_meeting
from app.domain.meeting_file import MeetingFile
from app.domain.meetings import MeetingForm, MeetingKind, MeetingStage
from app.domain.members import MemberClass
from app.domain.resolution_progress import resolution_progress
from app.domain.sheet_views import outcome_of
from app.domain.tasks import TaskState
from app.domain.time_shares import critique_minutes, held_minutes
from app.domain.votes import VoteMatter
from app.services import sample
from app.services.sample import make_sample
from app.services.workspace import Services
from tests.services.sample_book import copy_sample, made_sample, open_sample

TODAY = date(2026, 11, 4)
REFERENCE = (2, 12)


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Iterator[Services]:
    services = open_sample(tmp_path_factory.mktemp("mau") / "so")
    yield services
    services.close()


@pytest.fixture(scope="module")
def reference(tmp_path_factory) -> Iterator[Services]:
    services = open_sample(tmp_path_factory.mktemp("lon") / "so", *REFERENCE)
    yield services
    services.close()


def file_of(book: Services, key: str) -> MeetingFile:
    return book.meetings.file(book.meetings.id_of(key))


@pytest.fixture(scope="module")
def november(book) -> MeetingFile:
    return file_of(book, "2026-11")


def state_of(file: MeetingFile, name: str) -> AttendanceState:
    return next(line.state for line in file.attendance if file.name(line.member_id) == name)


# the figures of the pictures


def test_the_cell_lives_on_its_own_day(book):
    assert book.now() == datetime(2026, 11, 4, 8, 5)
    cell = book.cells.get()
    assert (cell.name, cell.superior_name) == ("Chi bộ Văn phòng", "Đảng bộ xã Tân Hòa")
    assert cell.is_sample


def test_the_roll_is_that_of_the_pictures(book):
    assert book.members.roll_sentence() == (
        "24 đồng chí: 22 chính thức (1 miễn sinh hoạt, 1 tạm đi nơi khác), 2 dự bị."
    )


def test_points_and_grades_of_the_year(book):
    months = book.overview.load(2026).months
    assert [m.points for m in months[:11]] == [88, 91, 90, 86, 92, 93, 89, 91, 93, 95, 94]
    assert [m.grade_label for m in months if m.grade_label].count("Tốt") == 8
    assert {m.month: m.thematic_points for m in months if m.thematic_points is not None} == {
        3: Fraction(92),
        5: Fraction(90),
        8: Fraction(87),
    }
    assert (months[10].thematic_day, months[11].is_held) == (date(2026, 11, 17), False)


def test_averages_of_the_year(book):
    overview = book.overview.load(2026)
    averages = overview.averages
    assert (averages.present, averages.base) == (222, 242)
    assert (averages.speakers, averages.attended) == (119, 222)
    assert (overview.regular_held, overview.regular_planned) == (11, 12)
    assert (overview.thematic_held, overview.thematic_planned) == (3, 4)


def test_november_was_attended_as_in_the_pictures(november):
    counts = count(november)
    assert (counts.present, counts.attendance_base) == (20, 22)
    assert (counts.present_official, counts.official_base) == (18, 20)
    assert (counts.present_probationary, counts.probationary_base) == (2, 2)
    excused = {november.name(line.member_id): line.reason for line in counts.excused}
    assert excused == {"Trần Quang Huy": "ốm", "Mai Thị Hương": "đi công tác"}
    assert len(speakers(november)) == 11
    assert counts.voting_base == 20


def test_november_lasted_95_minutes_with_12_of_critique(november):
    assert held_minutes(november) == 95
    assert critique_minutes(november.agenda) == 12
    assert len(november.agenda) == 9


def test_november_voted_as_in_the_pictures(november):
    votes = {vote.matter: vote.agree for vote in november.votes}
    assert votes == {
        VoteMatter.AGENDA: 18,
        VoteMatter.RESOLUTION: 17,
        VoteMatter.SCORE: 17,
        VoteMatter.MINUTES: 17,
    }


def test_seven_of_eight_tasks_of_october_were_done(november):
    progress = resolution_progress(november)
    assert (progress.done, progress.counted, progress.without_result) == (7, 8, ())
    late = [task for task in november.previous.tasks if task.state is TaskState.EXTENDED]
    assert [(task.code, task.due_now) for task in late] == [("16.7", date(2026, 11, 13))]


def test_november_waits_for_its_posting(book):
    view = book.meetings.view(book.meetings.id_of("2026-11"))
    assert view.sheet.sheet.total == 94
    assert view.next_act.button == "Đăng nghị quyết"
    assert [line.done for line in view.completeness] == [True] * 6 + [False] * 2


def test_the_tasks_of_the_picture(book):
    shown = {
        (task.code, task.text, task.owner_name, task.due_on)
        for task in book.tasks.list(2026)
        if task.due_on and task.due_on >= date(2026, 10, 20)
    }
    assert {
        ("17.1", "Báo cáo tổng kết năm 2026", "Nguyễn Thị Hạnh", date(2026, 11, 25)),
        ("17.4", "Trình bày chuyên đề quý IV", "Đỗ Đức Thành", date(2026, 11, 17)),
        ("17.7", "Hồ sơ công nhận đ/c Bảo", "Hoàng Thị Lan", date(2026, 11, 20)),
        ("16.1", "Cập nhật quy chế làm việc", "Nguyễn Thị Hạnh", date(2026, 10, 28)),
        ("16.4", "Thăm, tặng quà 2 gia đình", "Hoàng Thị Lan", date(2026, 10, 20)),
        ("16.5", "Viết dự thảo chuyên đề quý IV", "Đỗ Đức Thành", date(2026, 10, 30)),
    } <= shown
    assert len([code for code, *_rest in shown if code.startswith(("16.", "17."))]) == 15


def test_one_conclusion_of_the_chi_uy_is_overdue(book):
    committee = file_of(book, "2026-10-cu")
    (task,) = [t for t in book.tasks.open() if t.meeting_id == committee.header.id]
    assert committee.header.day == date(2026, 9, 28)
    assert (task.text, task.owner_name) == ("Thu phiếu bổ sung hồ sơ", "Ngô Thị Kim Oanh")
    assert task.days_late(TODAY) == 5
    assert task.results[-1].text == "19/22 phiếu"


def test_the_register_misses_one_notice(book):
    gaps = book.documents.gaps(TODAY)
    assert [(gap.type, gap.missing, gap.repeated) for gap in gaps] == [
        (DocumentType.NOTICE, (4,), ())
    ]
    numbers: dict[DocumentType, list[int]] = {}
    for paper in book.documents.register(TODAY):
        numbers.setdefault(paper.type, []).append(paper.number)
    assert {kind: (min(n), max(n)) for kind, n in numbers.items()} == {
        DocumentType.RESOLUTION: (1, 17),
        DocumentType.REPORT: (1, 22),
        DocumentType.NOTICE: (1, 9),
    }
    assert sum(map(len, numbers.values())) == 47
    assert book.documents.next_code(DocumentType.RESOLUTION, TODAY) == "18-NQ/CB"


def test_attendance_and_speeches_of_each_member(book):
    rows = [(r.full_name, r.attended, r.summoned, r.speeches) for r in book.members.list(2026)]
    assert rows[:16] == [
        ("Lý Gia Bảo", 11, 11, 5),
        ("Dương Quốc Bình", 10, 11, 3),
        ("Cao Thị Diệp", 9, 11, 2),
        ("Phạm Văn Dũng", 11, 11, 10),
        ("Hồ Sỹ Đạt", 9, 11, 4),
        ("Bùi Thị Thu Hà", 11, 11, 9),
        ("Đặng Văn Hải", 10, 11, 8),
        ("Nguyễn Thị Hạnh", 11, 11, 0),
        ("Trần Quang Huy", 8, 11, 4),
        ("Mai Thị Hương", 9, 11, 4),
        ("Phan Đình Khánh", 9, 11, 5),
        ("Hoàng Thị Lan", 11, 11, 8),
        ("Phan Thị Mỹ Linh", 5, 5, 1),
        ("Tạ Thị Loan", 9, 11, 1),
        ("Lương Ngọc Minh", 10, 11, 2),
        ("Võ Hoài Nam", 6, 6, 4),
    ]


def test_how_long_each_was_silent_before_november(november):
    silent = {november.name(y.member_id): y.meetings_since_speech for y in november.member_years}
    names = ("Tạ Thị Loan", "Lương Ngọc Minh", "Đinh Thị Nga", "Dương Quốc Bình")
    assert [silent[name] for name in names] == [4, 3, 3, 2]


def test_the_year_plan_of_the_picture(book):
    moved = [row.day for row in book.plans.rows(2026) if row.moved_from is not None]
    assert moved == [date(2026, 1, 5), date(2026, 5, 4), date(2026, 10, 5)]
    assert book.plans.gaps(2026) == ()
    assert book.plans.sent_on(2026) == date(2026, 1, 12)
    ladder = book.plans.ladder(book.meetings.id_of("2026-11-cd"))
    assert [(m.point.label, m.state.value) for m in ladder[:3]] == [
        ("Nhắc người viết", "done"),
        ("Nộp dự thảo", "done"),
        ("Chi ủy duyệt dự thảo", "next"),
    ]


# every situation of a year


def test_one_came_late_and_one_left_early(november):
    times = {
        november.name(line.member_id): (line.arrived_at, line.left_at)
        for line in november.attendance
        if line.arrived_at or line.left_at
    }
    assert times == {
        "Cao Thị Diệp": (datetime(2026, 11, 3, 14, 10), None),
        "Hồ Sỹ Đạt": (None, datetime(2026, 11, 3, 15, 20)),
    }


def test_exempt_and_away_are_not_summoned(november):
    classes = {november.name(line.member_id): line.member_class for line in november.attendance}
    assert classes["Trần Thị Phượng"] is MemberClass.EXEMPT
    assert classes["Võ Hoài Nam"] is MemberClass.TEMPORARY_OUT


def test_one_on_probation_became_official(book):
    def member_class(key: str) -> MemberClass:
        file = file_of(book, key)
        return next(
            line.member_class
            for line in file.attendance
            if file.name(line.member_id) == "Đinh Thị Nga"
        )

    assert member_class("2026-03") is MemberClass.PROBATIONARY
    assert member_class("2026-04") is MemberClass.OFFICIAL
    votes = [v for v in file_of(book, "2026-04").votes if v.matter is VoteMatter.RECOGNITION]
    assert "Đinh Thị Nga" in votes[0].text


def test_three_excused_absences_in_a_row_are_noticed(book):
    found = book.findings.of_meeting(book.meetings.id_of("2026-06"))
    (streak,) = [finding for finding in found if finding.code == "K15"]
    assert streak.message.startswith("Đ/c Cao Thị Diệp vắng có lý do 3 kỳ liền (T5, CĐ T5, T6)")


def test_a_streak_of_two_is_told_in_november(book):
    found = book.findings.of_meeting(book.meetings.id_of("2026-11"))
    (streak,) = [finding for finding in found if finding.code == "K15"]
    assert "Trần Quang Huy vắng có lý do 2 kỳ liền (T10, T11)" in streak.message


def test_thematic_meetings_have_author_and_papers(book):
    header = file_of(book, "2026-05-cd").header
    assert (header.kind, header.topic.title) == (MeetingKind.THEMATIC, "Chống lãng phí mua sắm")
    assert None not in (header.topic.drafted_on, header.topic.approved_on, header.topic.sent_on)
    assert header.papers_posted_on is not None


def test_the_first_meeting_is_combined(book):
    file = file_of(book, "2025-12")
    assert file.header.kind is MeetingKind.COMBINED
    first, second = file.parts
    assert first.ended_at == second.started_at
    assert (first.started_at, second.ended_at) == (file.header.started_at, file.header.ended_at)


def test_july_was_hybrid(book):
    file = file_of(book, "2026-07")
    assert file.header.form is MeetingForm.HYBRID
    assert count(file).online == 3
    assert state_of(file, "Lê Minh Tuấn") is AttendanceState.ONLINE


def test_february_was_recorded_afterwards(book):
    assert file_of(book, "2026-02").header.afterwards
    assert not file_of(book, "2026-03").header.afterwards


def test_june_is_locked_with_a_correction(book):
    file = file_of(book, "2026-06")
    assert file.header.stage is MeetingStage.LOCKED
    (correction,) = file.corrections
    assert (correction.number, correction.person) == (1, "Bùi Thị Thu Hà")
    assert correction.at.date() > file.header.day


def test_everything_before_november_is_locked(book):
    rows = [row for row in book.meetings.list(2026) if row.day < date(2026, 11, 1)]
    assert {row.stage for row in rows} == {MeetingStage.LOCKED}


# consistent, and the same each time


def found_anew(book: Services, meeting_id: int) -> set[str]:
    """Return the codes of E findings as they are without what was frozen."""
    file = book.meetings.file(meeting_id)
    now = datetime.combine(file.header.day, datetime.min.time()) + timedelta(days=1, hours=9)
    outcome = outcome_of(book.scoring.view(meeting_id))
    return {f.code for f in check_meeting(file, now, outcome) if f.severity is Severity.ERROR}


@pytest.mark.parametrize("name", ["book", "reference"])
def test_every_meeting_opens_and_none_has_an_open_error(request, name):
    services = request.getfixturevalue(name)
    rows = [row for year in (2025, 2026) for row in services.meetings.list(year)]
    assert len(rows) > 30
    wrong = {row.key: codes for row in rows if (codes := found_anew(services, row.id))}
    assert wrong == {}
    assert [services.meetings.view(row.id).file.header.key for row in rows] == [
        row.key for row in rows
    ]


def test_the_reference_data_has_its_records_a_year(reference):
    rows = reference.meetings.list(2025)
    kinds = [row.kind for row in rows]
    assert len(rows) == 29
    assert (kinds.count(MeetingKind.REGULAR), kinds.count(MeetingKind.COMBINED)) == (11, 1)
    assert kinds.count(MeetingKind.COMMITTEE) == 12
    assert kinds.count(MeetingKind.REVIEW) == 1
    assert len(reference.members.all()) == 12


@pytest.mark.parametrize(("years", "members"), [(1, 24), REFERENCE])
def test_two_books_made_alike_are_equal_row_by_row(tmp_path, years, members):
    made = make_sample(tmp_path / "so", years=years, members=members)
    assert made.members == members
    tables = [rows_of(place) for place in (tmp_path / "so", made_sample(years, members))]
    assert tables[0].keys() == tables[1].keys()
    assert [name for name in tables[0] if tables[0][name] != tables[1][name]] == []


def rows_of(place) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table but the journal, whose entries carry the real time."""
    with sqlite3.connect(place / "so-chi-bo.db") as database:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in database.execute(query) if "journal" not in name]
        rows = {name: list(database.execute(f'SELECT * FROM "{name}"')) for name in names}
    database.close()
    return rows


@pytest.mark.parametrize(("years", "members"), [(0, 24), (31, 24), (1, 5), (1, 61)])
def test_other_sizes_are_refused_before_anything_is_made(tmp_path, years, members):
    with pytest.raises(Refused, match="phải từ"):
        make_sample(tmp_path / "so", years=years, members=members)
    assert not (tmp_path / "so").exists()


def test_a_book_that_could_not_be_finished_is_not_there(tmp_path, monkeypatch):
    def fail(*_given: object) -> None:
        raise Refused("Không làm được.")

    monkeypatch.setattr(sample, "build_reference_year", fail)
    with pytest.raises(Refused):
        make_sample(tmp_path / "so", members=6)
    assert not (tmp_path / "so" / "so-chi-bo.db").exists()
    monkeypatch.undo()
    assert make_sample(tmp_path / "so", members=6).members == 6


def test_a_folder_with_a_book_is_left_alone(tmp_path):
    copy_sample(tmp_path / "so")
    with pytest.raises(Refused, match="đã có sổ"):
        make_sample(tmp_path / "so")


def test_the_remarks_of_the_year_are_those_of_the_picture(book):
    board = book.remarks.board(2026)
    first, second = board.rows[:2]

    assert (len(board.rows), board.counts.waiting, board.counts.answered) == (9, 2, 7)
    assert board.accepted_sentence == "Chi bộ đã tiếp thu 7/9 góp ý trong năm 2026."
    assert [row.remark.state_words(TODAY) for row in (first, second)] == [
        "Quá 4 ngày",
        "Còn 9 ngày",
    ]
    assert (first.meeting.day, first.item_number) == (date(2026, 9, 3), 4)
    assert first.owner_name == "Nguyễn Thị Hạnh"
    assert first.remark.answer.startswith("Chi bộ tiếp thu. Từ báo cáo tháng 10")


def test_the_late_remark_returned_in_the_agendas_after_it(book):
    for key in ("2026-10", "2026-11"):
        lines = [line for item in file_of(book, key).agenda for line in item.carried_lines]
        assert "Góp ý của Tổ công tác số 2 chưa trả lời: 1" in lines


def test_the_team_of_the_sample_has_four_people_and_a_head(book):
    (team,) = book.observers.teams()

    assert len(team.form.observers) == 4
    assert team.head is not None
    assert team.visits == 4
