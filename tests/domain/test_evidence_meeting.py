"""Every piece of evidence of a meeting: its value, its sentence and its record."""

from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction

import pytest

from app.domain.acts import ACT_LABELS, Act
from app.domain.attendance import AttendanceState
from app.domain.duration_evidence import required_minutes
from app.domain.evidence import known_evidence, meeting_evidence, value_text
from app.domain.evidence_keys import EVIDENCE_KINDS, EVIDENCE_LABELS, EvidenceKey, domain_of
from app.domain.meeting_facts import (
    AbsenceStreak,
    AttendanceFacts,
    CritiqueBlock,
    DurationFacts,
    MeetingFacts,
    MeetingPhase,
    PreviousFacts,
    ProceedingsFacts,
    TopicPreparation,
)
from app.domain.meetings import MeetingKind
from app.domain.scoring_options import (
    ChairSpeech,
    LargeCellCount,
    LargeCellLimit,
    LargeCellMinutes,
    ScoringOptions,
)
from tests.domain.score_samples import DAY, ended_facts, sample_facts

K = EvidenceKey
MEMBER_KEYS = [key for key in K if key.value.startswith(("tasks_", "member_", "previous_short"))]


def one(key, facts, options=None):
    return meeting_evidence(facts, options)[key]


def test_every_meeting_key_has_evidence_and_every_key_words():
    by_hand = {K.CONCLUDED_DEGRADATION, K.DUTY_VIOLATION_DISCIPLINED}
    by_hand |= {K.FORBIDDEN_ACTS_BAD_INFLUENCE, *MEMBER_KEYS} - {K.TASKS_FULLY_ASSIGNED}
    assert set(meeting_evidence(sample_facts())) == set(K) - by_hand
    assert set(EVIDENCE_LABELS) == set(EVIDENCE_KINDS) == set(K)
    assert set(ACT_LABELS) == set(Act)
    assert all(len(label) <= 24 for label in ACT_LABELS.values())


@pytest.mark.parametrize(
    ("key", "value", "sentence", "where"),
    [
        (K.DURATION_MINUTES, 95, "Từ 14:00 đến 15:35 = 95 phút", "run:clock"),
        (K.REQUIRED_DURATION_MINUTES, 90, "Phải họp từ 90 phút", "run:clock"),
        (
            K.DURATION_SHORTFALL_MINUTES,
            0,
            "Từ 14:00 đến 15:35 = 95 phút, yêu cầu 90 phút",
            "run:clock",
        ),
        (K.HELD_ON_SCHEDULED_DAY, True, "Họp ngày 03/11/2026, đúng ngày quy định", "prepare:day"),
        (K.ATTENDANCE_PERCENT, Fraction(1000, 11), "Dự 20/22 = 90,9%", "attendance"),
        (K.UNEXCUSED_ABSENCE_COUNT, 0, "Không có đảng viên vắng không lý do", "attendance"),
        (
            K.MAX_CONSECUTIVE_EXCUSED_ABSENCES,
            2,
            "Dài nhất: đ/c Trần Quang Huy, 2 kỳ (T10, T11)",
            "attendance:10",
        ),
        (K.COMMITTEE_MEETING_HELD, True, "Họp chi ủy ngày 30/10/2026", "prepare:committee"),
        (K.COMMITTEE_MINUTES_RECORDED, True, "Có biên bản họp chi ủy", "prepare:committee"),
        (K.SECRETARY_ONLY_CELL, False, "Chi bộ có chi ủy hoặc phó bí thư", "prepare:committee"),
        (K.NOTICE_SENT_TO_ALL, True, "Đã gửi thông báo 24/24 nơi nhận", "prepare:notices"),
        (
            K.PAPERS_POSTED_DAYS_BEFORE,
            2,
            "Đăng tài liệu ngày 01/11/2026, trước 2 ngày",
            "prepare:papers",
        ),
        (K.REGULAR_PART_HELD, True, "Buổi họp có sinh hoạt thường kỳ", "prepare:kind"),
        (K.THEMATIC_HELD, False, "Buổi họp không có sinh hoạt chuyên đề", "prepare:kind"),
        (
            K.PROCEDURE_STEPS_DONE_PERCENT,
            Fraction(175, 2),
            "Đã làm 14/16 = 87,5% bước của quy trình",
            "run:steps",
        ),
        (K.SPEAKER_PERCENT, 55, "Phát biểu 11/20 = 55,0%", "run:speeches"),
        (K.CRITIQUE_MINUTES, 12, "Mục 6 từ 15:05 đến 15:17", "run:item:6"),
        (K.MINUTES_BODY_COMPLETE, True, "Biên bản ghi đủ các phần", "run:minutes"),
        (K.RESOLUTION_COMPLETION_PERCENT, Fraction(175, 2), "Xong 7/8 = 87,5%", "tasks:previous"),
        (K.MINUTES_ADOPTED, True, "Đã đọc lại và thông qua biên bản", "finish:adoption"),
        (K.TASKS_FULLY_ASSIGNED, True, "7/7 nhiệm vụ mới có người và thời hạn", "finish:tasks"),
        (
            K.FINISHED_PAPERS_POSTED_DAYS_AFTER,
            1,
            "Đăng tài liệu hoàn thiện ngày 04/11/2026",
            "finish:posting",
        ),
    ],
)
def test_sample_meeting_after_its_end(key, value, sentence, where):
    entry = one(key, ended_facts())
    assert (entry.value, entry.sentence, entry.where, entry.is_fixed) == (
        value,
        sentence,
        where,
        True,
    )


def planned(**changes):
    facts = MeetingFacts(
        kind=MeetingKind.THEMATIC,
        day=DAY,
        today=DAY - timedelta(days=4),
        phase=MeetingPhase.BEFORE_START,
        attendance=AttendanceFacts(base=22),
    )
    return replace(facts, **changes)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (K.DURATION_MINUTES, "Chưa có giờ họp"),
        (K.ATTENDANCE_PERCENT, "Chưa điểm danh"),
        (K.UNEXCUSED_ABSENCE_COUNT, "Chưa điểm danh"),
        (K.MAX_CONSECUTIVE_EXCUSED_ABSENCES, "Chưa điểm danh"),
        (K.SPEAKER_PERCENT, "Chưa có phát biểu"),
        (K.COMMITTEE_MEETING_HELD, "Chưa họp chi ủy trước buổi họp"),
        (K.NOTICE_SENT_TO_ALL, "Chưa gửi thông báo"),
        (K.PAPERS_POSTED_DAYS_BEFORE, "Chưa đăng tài liệu"),
        (K.PAPERS_ON_HANDBOOK, "Tài liệu chưa có trên Sổ tay đảng viên điện tử"),
        (K.DRAFT_RESOLUTION_EXISTS, "Chưa có dự thảo nghị quyết, kết luận"),
        (K.DISCUSSION_PROMPTS_EXIST, "Chưa có gợi ý thảo luận"),
        (K.AGENDA_ITEMS_DONE_PERCENT, "Chưa có mục của chương trình"),
        (K.COMMENDATION_RECORDED, "Chưa ghi biểu dương"),
        (K.CRITIQUE_MINUTES, "Chưa có mục tự phê bình và phê bình"),
        (K.MINUTES_BODY_COMPLETE, "Biên bản chưa ghi đủ"),
        (K.PREVIOUS_RESOLUTION_EXISTS, "Chưa có nghị quyết kỳ trước"),
        (K.RESOLUTION_COMPLETION_PERCENT, "Kỳ này không có nhiệm vụ cũ đến hạn"),
        (K.TASKS_FULLY_ASSIGNED, "Chưa giao nhiệm vụ mới"),
        (K.FINISHED_PAPERS_POSTED_DAYS_AFTER, "Chưa đăng tài liệu hoàn thiện"),
        (
            K.THEMATIC_PREPARATION_COMPLETE,
            "Chuẩn bị chuyên đề còn thiếu người chuẩn bị, bản thảo, ngày duyệt, ngày gửi",
        ),
    ],
)
def test_what_is_not_there_yet_is_said_kindly(key, sentence):
    entry = one(key, planned())
    assert (entry.value or False, entry.sentence) == (False, sentence)


def test_topic_prepared_in_full():
    full = TopicPreparation(has_author=True, is_drafted=True, is_approved=True, is_sent=True)
    facts = planned(preparation=replace(planned().preparation, topic=full))
    entry = one(K.THEMATIC_PREPARATION_COMPLETE, facts)
    assert entry.value is True
    assert entry.sentence == "Chuyên đề đủ người chuẩn bị, bản thảo, ngày duyệt, ngày gửi"


@pytest.mark.parametrize(
    ("posted_on", "days", "sentence"),
    [
        (date(2026, 11, 2), 1, "Đăng tài liệu ngày 02/11/2026, trước 1 ngày"),
        (DAY, 0, "Đăng tài liệu ngày 03/11/2026, không trước ngày họp"),
        (date(2026, 11, 5), -2, "Đăng tài liệu ngày 05/11/2026, không trước ngày họp"),
    ],
)
def test_papers_are_counted_in_whole_days_before(posted_on, days, sentence):
    preparation = replace(planned().preparation, papers_posted_on=posted_on)
    entry = one(K.PAPERS_POSTED_DAYS_BEFORE, planned(preparation=preparation))
    assert (entry.value, entry.sentence) == (days, sentence)


def test_papers_never_posted_are_past_once_the_meeting_runs():
    facts = replace(sample_facts(), preparation=planned().preparation)
    entry = one(K.PAPERS_POSTED_DAYS_BEFORE, facts)
    assert (entry.value, entry.upper) == (None, -1)
    assert entry.sentence == "Không đăng tài liệu trước buổi họp"


def test_consultation_is_called_by_its_name():
    preparation = replace(
        planned().preparation, committee_held_on=date(2026, 11, 1), is_consultation=True
    )
    facts = planned(preparation=preparation)
    assert one(K.COMMITTEE_MEETING_HELD, facts).sentence == "Hội ý ngày 01/11/2026"


def test_secretary_alone_is_said():
    preparation = replace(planned().preparation, secretary_only=True, on_scheduled_day=False)
    facts = planned(preparation=preparation)
    assert one(K.SECRETARY_ONLY_CELL, facts).sentence == "Chi bộ chỉ có bí thư"
    assert one(K.HELD_ON_SCHEDULED_DAY, facts).sentence.endswith("không đúng ngày quy định")


@pytest.mark.parametrize(
    ("blocks", "sentence", "minutes"),
    [
        (
            (CritiqueBlock("Mục 6", 12), CritiqueBlock("Mục 8", 6)),
            "Mục 6: 12 phút; Mục 8: 6 phút",
            18,
        ),
        ((CritiqueBlock("Mục 6", 12, time(15, 5)),), "Mục 6: 12 phút", 12),
    ],
)
def test_critique_without_clocks_says_its_minutes(blocks, sentence, minutes):
    facts = replace(sample_facts(), proceedings=ProceedingsFacts(critique=blocks))
    entry = one(K.CRITIQUE_MINUTES, facts)
    assert (entry.sentence, entry.value, entry.lower, entry.upper) == (
        sentence,
        minutes,
        minutes,
        None,
    )


def test_minutes_that_lack_something_name_it():
    held = ProceedingsFacts(body_missing=("giờ kết thúc", "nội dung mục 7"))
    entry = one(K.MINUTES_BODY_COMPLETE, replace(sample_facts(), proceedings=held))
    assert entry.sentence == "Biên bản còn thiếu giờ kết thúc, nội dung mục 7"


def test_length_without_clocks_is_said_in_minutes():
    facts = replace(ended_facts(), duration=DurationFacts(minutes=80))
    shortfall = one(K.DURATION_SHORTFALL_MINUTES, facts)
    assert (shortfall.value, shortfall.sentence) == (10, "Họp 80 phút, yêu cầu 90 phút")
    unknown = replace(ended_facts(), duration=DurationFacts())
    assert one(K.DURATION_MINUTES, unknown).value is None


def test_running_meeting_is_scored_by_its_planned_end_but_only_what_passed_is_sure():
    facts = replace(sample_facts(), duration=DurationFacts(minutes=40, planned_minutes=95))
    length = one(K.DURATION_MINUTES, facts)
    assert (length.value, length.lower, length.upper) == (95, 40, None)
    shortfall = one(K.DURATION_SHORTFALL_MINUTES, facts)
    assert (shortfall.value, shortfall.lower, shortfall.upper) == (0, 0, 50)
    longer = replace(facts, duration=DurationFacts(minutes=101, planned_minutes=95))
    assert one(K.DURATION_MINUTES, longer).value == 101


def test_a_past_meeting_copied_with_its_end_is_scored_by_what_it_lasted():
    written = DurationFacts(
        minutes=65, planned_minutes=113, started_at=time(14), ended_at=time(15, 5)
    )
    running = replace(sample_facts(), duration=written)
    shortfall = one(K.DURATION_SHORTFALL_MINUTES, running)
    assert (shortfall.value, shortfall.lower, shortfall.upper) == (25, None, None)
    assert shortfall.sentence == "Từ 14:00 đến 15:05 = 65 phút, yêu cầu 90 phút"
    coming = replace(running, phase=MeetingPhase.BEFORE_START)
    assert one(K.DURATION_MINUTES, coming).value is None


FORM = {"required_minutes_small": 90, "required_minutes_large": 120, "large_from_members": 30}


@pytest.mark.parametrize(
    ("members", "base", "kind", "options", "minutes"),
    [
        (24, 22, "regular", ScoringOptions(), 90),
        (30, 28, "regular", ScoringOptions(), 120),
        (30, 28, "regular", ScoringOptions(large_cell_limit=LargeCellLimit.ABOVE), 90),
        (31, 28, "regular", ScoringOptions(large_cell_limit=LargeCellLimit.ABOVE), 120),
        (31, 28, "regular", ScoringOptions(large_cell_count=LargeCellCount.ATTENDANCE_BASE), 90),
        (31, 28, "regular", ScoringOptions(large_cell_minutes=LargeCellMinutes.COMBINED_ONLY), 90),
        (
            31,
            28,
            "combined",
            ScoringOptions(large_cell_minutes=LargeCellMinutes.COMBINED_ONLY),
            120,
        ),
        (24, 22, "combined", ScoringOptions(), 120),
    ],
)
def test_required_minutes_follow_form_kind_and_size(members, base, kind, options, minutes):
    facts = replace(
        sample_facts(),
        kind=MeetingKind(kind),
        attendance=AttendanceFacts(base=base, member_total=members),
    )
    assert required_minutes(facts, options, {k: Fraction(v) for k, v in FORM.items()}) == minutes


@pytest.mark.parametrize(
    ("parameters", "override", "minutes"),
    [
        ({}, None, 75),
        ({}, 45, 45),
        ({"required_minutes_small": Fraction(60)}, None, 60),
        ({"required_minutes_small": Fraction(60)}, 45, 45),
    ],
)
def test_override_of_the_committee_comes_first_then_the_form_then_the_rules(
    parameters, override, minutes
):
    facts = replace(sample_facts(), duration=DurationFacts(minimum=75, minimum_override=override))
    assert required_minutes(facts, ScoringOptions(), parameters) == minutes


def test_chair_counts_for_chairing_only_if_the_cell_says_so():
    counts = ScoringOptions(chair_speech=ChairSpeech.COUNTS)
    assert one(K.SPEAKER_PERCENT, sample_facts(), counts).sentence == "Phát biểu 12/20 = 60,0%"
    facts = replace(sample_facts(), proceedings=ProceedingsFacts(speakers=11))
    assert one(K.SPEAKER_PERCENT, facts, counts).value == 55


STREAK = AbsenceStreak("A", ("T8", "T9", "T10"), AttendanceState.EXCUSED)


@pytest.mark.parametrize(
    ("state", "phase", "may_arrive", "value", "reach"),
    [
        (AttendanceState.EXCUSED, MeetingPhase.RUNNING, 0, 3, None),
        (AttendanceState.EXCUSED, MeetingPhase.RUNNING, 1, 3, (0, 3)),
        (AttendanceState.EXCUSED, MeetingPhase.ENDED, 0, 3, None),
        (AttendanceState.UNEXCUSED, MeetingPhase.RUNNING, 1, 3, (0, 4)),
        (AttendanceState.UNEXCUSED, MeetingPhase.ENDED, 0, 3, (3, 4)),
        (AttendanceState.UNMARKED, MeetingPhase.ENDED, 0, 3, (3, 4)),
        (AttendanceState.UNEXCUSED, MeetingPhase.LOCKED, 0, 3, None),
        (AttendanceState.PRESENT, MeetingPhase.RUNNING, 0, 0, None),
        (AttendanceState.EXCUSED, MeetingPhase.BEFORE_START, 0, None, (0, 4)),
    ],
)
def test_run_of_absences_can_still_grow_or_break(state, phase, may_arrive, value, reach):
    attendance = AttendanceFacts(
        base=22, present=20, may_arrive=may_arrive, streaks=(replace(STREAK, state=state),)
    )
    entry = one(
        K.MAX_CONSECUTIVE_EXCUSED_ABSENCES,
        replace(sample_facts(), phase=phase, attendance=attendance),
    )
    assert entry.value == value
    assert (None if entry.is_fixed else (entry.lower, entry.upper)) == reach


def test_no_absence_in_a_row_is_said():
    attendance = replace(sample_facts().attendance, streaks=())
    entry = one(K.MAX_CONSECUTIVE_EXCUSED_ABSENCES, replace(sample_facts(), attendance=attendance))
    assert entry.sentence == "Không có đồng chí vắng có lý do liên tiếp"
    assert entry.where == "attendance"


def test_unmarked_member_may_still_be_absent_without_reason():
    attendance = replace(sample_facts().attendance, unmarked=2, unexcused=1)
    entry = one(K.UNEXCUSED_ABSENCE_COUNT, replace(sample_facts(), attendance=attendance))
    assert (entry.value, entry.lower, entry.upper) == (1, 0, 3)
    assert entry.sentence == "1 đảng viên vắng không lý do"


def test_nobody_who_must_attend_leaves_the_share_open_to_a_person():
    facts = replace(ended_facts(), attendance=AttendanceFacts())
    entries = meeting_evidence(facts)
    share = entries[K.ATTENDANCE_PERCENT]
    assert (share.value, share.is_fixed) == (None, True)
    assert share.sentence == "Chưa có ai thuộc diện dự"
    assert entries[K.SPEAKER_PERCENT].is_fixed


def test_old_results_still_waiting_are_still_possible():
    facts = replace(
        sample_facts(), previous=PreviousFacts(exists=True, counted=8, done=6, waiting=1)
    )
    entry = one(K.RESOLUTION_COMPLETION_PERCENT, facts)
    assert (entry.lower, entry.upper, entry.act) == (75, Fraction(175, 2), Act.RECORD_RESULTS)
    locked = one(K.RESOLUTION_COMPLETION_PERCENT, replace(facts, phase=MeetingPhase.LOCKED))
    assert locked.is_fixed


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        (K.ATTENDANCE_PERCENT, Fraction(1000, 11), "90,9%"),
        (K.SPEAKER_PERCENT, Fraction(55), "55,0%"),
        (K.CRITIQUE_MINUTES, Fraction(12), "12 phút"),
        (K.PAPERS_POSTED_DAYS_BEFORE, Fraction(2), "2 ngày"),
        (K.MAX_CONSECUTIVE_EXCUSED_ABSENCES, Fraction(2), "2"),
        (K.MINUTES_ADOPTED, True, "Có"),
        (K.MINUTES_ADOPTED, False, "Không"),
        (K.MINUTES_ADOPTED, None, "Chưa rõ"),
    ],
)
def test_value_is_shown_with_its_unit(key, value, text):
    assert value_text(key, value) == text


def test_bare_values_become_fixed_evidence_with_a_sentence():
    entries = known_evidence({K.TASKS_COMPLETED_PERCENT: 90, K.CONCLUDED_DEGRADATION: False})
    assert entries[K.TASKS_COMPLETED_PERCENT].value == Fraction(90)
    assert entries[K.TASKS_COMPLETED_PERCENT].sentence == "Tỷ lệ nhiệm vụ hoàn thành: 90,0%"
    assert entries[K.CONCLUDED_DEGRADATION].sentence == "Có kết luận suy thoái: không"


@pytest.mark.parametrize(
    ("key", "bounds"),
    [
        (K.ATTENDANCE_PERCENT, (0, 100)),
        (K.DURATION_RATIO_PERCENT, (0, None)),
        (K.PAPERS_POSTED_DAYS_BEFORE, (None, None)),
    ],
)
def test_numbers_know_how_far_they_can_go(key, bounds):
    assert domain_of(key) == bounds
