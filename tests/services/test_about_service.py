"""What `info` tells of a book."""

import json
from datetime import date

from app.cli.documents import about_document
from app.data.migrations import STEPS
from app.domain.documents import DocumentType
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.members import LeftKind
from app.domain.periods import Period
from app.domain.tasks import TaskDraft


def test_a_new_book_is_described(services):
    about = services.about.describe()
    assert (about.cell_name, about.superior_name) == ("Chi bộ Văn phòng", "Đảng bộ xã Tân Hòa")
    assert (about.member_total, about.meetings, about.tasks, about.documents) == (0, (), 0, 0)
    assert (about.last_backup, about.last_rehearsal, about.is_sample) == ("", "", False)
    assert about.schema_version == len(STEPS)


def test_only_members_on_the_roll_are_counted(services, members):
    assert services.about.describe().member_total == 6
    services.members.leave(members["Hồ Sỹ Đạt"], date(2026, 10, 1), LeftKind.TRANSFERRED)
    assert services.about.describe().member_total == 5


def test_meetings_are_listed_by_day_with_their_keys(services, members):
    for month, day in ((11, date(2026, 11, 3)), (10, date(2026, 10, 5))):
        draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=month), day)
        services.meetings.create(draft)
    rows = services.about.describe().meetings
    assert [(row.key, row.title, row.stage) for row in rows] == [
        ("2026-10", "Thường kỳ tháng 10/2026", "Dự kiến"),
        ("2026-11", "Thường kỳ tháng 11/2026", "Dự kiến"),
    ]


def test_tasks_and_papers_are_counted(services, members):
    services.cells.save_term(None, "2025–2030", date(2025, 3, 1), None)
    services.tasks.assign(
        None, TaskDraft("Rà soát", members["Hồ Sỹ Đạt"], due_on=date(2026, 11, 30))
    )
    services.documents.issue(DocumentType.REPORT, "Báo cáo", date(2026, 11, 3))
    about = services.about.describe()
    assert (about.tasks, about.documents) == (1, 1)


def test_backup_and_rehearsal_are_told(services, members, clock):
    services.backups.make()
    services.backups.rehearse()
    about = services.about.describe()
    assert about.last_backup
    assert about.last_rehearsal == clock.moment.isoformat()


def test_the_description_is_plain_json(services, members):
    services.backups.make()
    document = about_document(services.about.describe())
    assert json.loads(json.dumps(document)) == document
    assert document["counts"]["members"] == 6
    assert document["cell"]["id"] == services.cells.get().permanent_id
