from dataclasses import replace
from datetime import time

import pytest

from app.domain.agenda_presets import COMMITTEE
from app.domain.attendance import AttendanceState
from app.domain.meeting_file import Person
from app.domain.meetings import MeetingKind
from app.domain.periods import Period
from app.services.export import word
from app.services.export.contexts import CommitteeMinutes
from app.services.export.paper_kinds import PaperKind
from app.services.paper_texts.minutes import minutes
from app.services.paper_texts.source import PaperSource
from tests import builders as b
from tests.export.docx_reader import text_of

REVIEW = (
    "Tư tưởng: đảng viên yên tâm. Ưu điểm: xong 7/8. Hạn chế: trễ hạn. Nguyên nhân: thiếu người."
)


def committee(**header) -> CommitteeMinutes:
    texts = {"C-2": REVIEW, "C-3": "- Giảm trễ hạn\n- Tổng kết năm", "C-5": "Giám sát một đồng chí"}
    agenda = tuple(
        b.item_of(draft, n, content=texts.get(draft.step_ids[0], ""))
        for n, draft in enumerate(COMMITTEE.items, start=1)
    )
    paper_task = b.a_task(item_id=4, text="Báo cáo tháng 10")
    file = replace(
        b.with_header(
            b.a_meeting_file(),
            kind=MeetingKind.COMMITTEE,
            period=Period(2026, month=10),
            conclusion="Thống nhất",
            **header,
        ),
        agenda=agenda,
        entries=(b.an_entry(1, item_id=4),),
        tasks=(paper_task, b.a_task(id=2, item_id=6, text="Nhắc lịch")),
        votes=(),
    )
    prepares = b.a_header(starts_at=time(14, 0))
    paper = minutes(PaperSource(file, prepares=prepares))
    assert isinstance(paper, CommitteeMinutes)
    return paper


def test_only_the_committee_is_counted_and_named():
    paper = committee()
    assert (paper.total, paper.present) == (3, 3)
    assert set(paper.present_names) == {"Nguyễn Thị Hạnh", "Phạm Văn Dũng", "Bùi Thị Thu Hà"}


def test_who_is_there_is_named_by_rank():
    people = (
        Person(b.DUNG, "Phạm Văn Dũng", "Phó bí thư"),
        Person(b.HA, "Bùi Thị Thu Hà", "Chi ủy viên"),
        Person(b.HANH, "Nguyễn Thị Hạnh", "Bí thư"),
    )
    file = replace(b.with_header(b.a_meeting_file(), kind=MeetingKind.COMMITTEE), people=people)
    paper = minutes(PaperSource(file))
    assert isinstance(paper, CommitteeMinutes)
    assert paper.present_names == ("Nguyễn Thị Hạnh", "Phạm Văn Dũng", "Bùi Thị Thu Hà")


def test_a_review_without_labels_is_one_paragraph():
    agenda = (b.an_item(1, step_ids=("C-2",), content="Đã đánh giá, thống nhất"),)
    file = replace(b.with_header(b.a_meeting_file(), kind=MeetingKind.COMMITTEE), agenda=agenda)
    paper = minutes(PaperSource(file))
    assert isinstance(paper, CommitteeMinutes)
    assert (paper.review, paper.task_results) == ("Đã đánh giá, thống nhất.", "")


def test_a_group_that_prepares_a_paper_is_no_comrade():
    task = b.a_task(item_id=4, text="Dọn phòng họp", owner_group_id=2, owner_name="Tổ đảng số 1")
    agenda = (b.an_item(4, step_ids=("C-4",)),)
    file = b.with_header(b.a_meeting_file(), kind=MeetingKind.COMMITTEE)
    paper = minutes(PaperSource(replace(file, agenda=agenda, tasks=(task,))))
    printed = text_of(word.render(word.shipped_template(PaperKind.COMMITTEE_MINUTES), paper))
    assert "+ Dọn phòng họp: Tổ đảng số 1, hạn 25/11/2026." in printed


def test_the_review_is_read_part_by_part():
    paper = committee()
    assert paper.ideology == "đảng viên yên tâm."
    assert paper.strengths == "xong 7/8."
    assert paper.limits == "trễ hạn.\nNguyên nhân: thiếu người."
    assert (paper.party_building, paper.inspection) == ("", "Giám sát một đồng chí.")
    assert paper.next_tasks == ("Giảm trễ hạn.", "Tổng kết năm.")


def test_months_and_place_are_those_of_the_prepared_meeting():
    paper = committee()
    assert (paper.month, paper.next_month) == ("tháng 10", "tháng 11")
    assert paper.meeting_time == "14 giờ 00 phút, thứ Ba, ngày 03 tháng 11 năm 2026"
    assert paper.meeting_place == "Phòng họp A"


def test_papers_to_prepare_stand_apart_from_other_tasks():
    paper = committee()
    assert [t.text for t in paper.paper_assignments] == ["Báo cáo tháng 10"]
    assert [t.text for t in paper.tasks] == ["Nhắc lịch"]


@pytest.mark.parametrize(
    ("consultation", "body", "subject"),
    [
        (False, "chi ủy", "Họp chi ủy tháng 10 năm 2026"),
        (True, "bí thư, phó bí thư", "Hội ý bí thư, phó bí thư tháng 10 năm 2026"),
    ],
)
def test_a_consultation_is_called_by_its_own_name(consultation, body, subject):
    paper = committee(consultation=consultation)
    assert (paper.body_name, paper.subject) == (body, subject)


def test_absent_committee_members_are_listed_with_their_reason():
    assert committee().absences == ()
    file = b.with_header(b.a_meeting_file(), kind=MeetingKind.COMMITTEE)
    lines = tuple(
        replace(line, state=AttendanceState.UNEXCUSED) if line.member_id == b.HA else line
        for line in file.attendance
    )
    paper = minutes(PaperSource(replace(file, attendance=lines)))
    assert isinstance(paper, CommitteeMinutes)
    assert [(a.name, a.reason) for a in paper.absences] == [("Bùi Thị Thu Hà", "không lý do")]
