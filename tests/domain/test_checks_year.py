"""K35 to K38: what a year as a whole lacks; the checks of its plan are tested with the plan."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.domain.checks_year import AnnualRule, CheckedYear, GradedMeeting, TermPapers, check_year
from app.domain.documents import DocumentState, DocumentType, IssuedDocument
from app.domain.meeting_file import SiblingMeeting
from app.domain.meetings import MeetingKind
from app.domain.registers import register_lines
from app.domain.rubrics import AppliesTo, Requirement, RollUp, RollUpRule, SheetPeriod
from app.domain.rule_sets import RuleValue, rule_set_on

NOVEMBER = date(2026, 11, 4)
NOTICE, GUIDANCE = DocumentType.NOTICE, DocumentType.GUIDANCE


def rules(**values):
    own = [RuleValue(k.replace("__", "."), v, date(2026, 1, 1)) for k, v in values.items()]
    return lambda day: rule_set_on(day, own)


def siblings(*kinds):
    return tuple(
        SiblingMeeting(f"{kind}-{month}", kind, month, (month + 2) // 3, date(2026, month, 3),
                       True, True)
        for kind in kinds
        for month in (range(1, 13) if kind is MeetingKind.REGULAR else (3, 5, 8, 11))
    )  # fmt: skip


WHOLE = siblings(MeetingKind.REGULAR, MeetingKind.THEMATIC)


def a_year(**changes):
    case = CheckedYear(2026, NOVEMBER, rules(), WHOLE, plan_sent_on=date(2026, 1, 12))
    return replace(case, **changes)


def found(case, code):
    return [(f.severity.value, f.message, f.where) for f in check_year(case) if f.code == code]


def a_paper(number, kind=NOTICE, day=date(2026, 2, 5), **changes):
    paper = IssuedDocument(number, kind, number, 1, day, "", None, DocumentState.ISSUED)
    return replace(paper, **changes)


def a_term(*papers, first=1):
    lines = register_lines(papers, dict.fromkeys(DocumentType, first))
    return a_year(papers=(TermPapers(papers, lines),))


def test_a_year_in_order_lacks_nothing():
    assert check_year(a_year()) == ()


def test_k35_the_plan_went_to_the_superior_in_time_or_the_day_is_asked_for():
    message = "Kế hoạch chuyên đề năm 2026 chưa ghi ngày gửi cấp trên; hạn 31/3."
    assert found(a_year(plan_sent_on=None), "K35") == [("W", message, "plan:2026-sent")]
    assert found(a_year(plan_sent_on=date(2026, 3, 31)), "K35") == []
    late = "Kế hoạch chuyên đề năm 2026 gửi ngày 05/4/2026, muộn hơn hạn 31/3."
    assert found(a_year(plan_sent_on=date(2026, 4, 5)), "K35") == [("I", late, "plan:2026-sent")]


def test_k35_a_year_without_thematic_meetings_has_no_plan():
    none = a_year(siblings=siblings(MeetingKind.REGULAR), plan_sent_on=None)
    message = "Chưa có kế hoạch chuyên đề năm 2026; hạn gửi cấp trên 31/3."
    assert found(none, "K35") == [("W", message, "plan:2026-q1")]


@pytest.mark.parametrize(
    "changes",
    [
        {"today": date(2026, 3, 31)},
        {"records_from": date(2026, 4, 1)},
        {"rules_on": rules(thematic_plan_due="15/11")},
        {"rules_on": rules(thematic_per_quarter="0")},
        {"rules_on": rules(K35__on="0")},
    ],
)
def test_k35_is_not_asked_before_its_day_or_where_it_is_not_used(changes):
    assert found(a_year(plan_sent_on=None, **changes), "K35") == []


def graded(*grades, planned=0):
    held = [GradedMeeting(n, is_held=True, grade=g) for n, g in enumerate(grades, start=1)]
    later = [GradedMeeting(50 + n, is_held=False) for n in range(planned)]
    return (*held, *later)


SHORT = "{} kỳ từ mức Tốt (cần 7)"


@pytest.mark.parametrize(
    ("meetings", "parts", "where"),
    [
        (graded(*["good"] * 7, *["fair"] * 5), None, ""),
        (graded(*["good"] * 6, planned=1), None, ""),
        (graded(*["good"] * 5, None, planned=1), None, ""),
        ((), None, ""),
        (
            graded(*["good"] * 8, "average", "poor"),
            "8/10 kỳ từ mức Khá (cần 100%)",
            "meeting:10:score",
        ),
        (graded("good", "fair", "good", planned=4), SHORT.format(2), "meeting:2:score"),
        (
            graded("fair", "poor"),
            "1/2 kỳ từ mức Khá (cần 100%)",
            "meeting:2:score",
        ),
    ],
)
def test_k36_the_year_is_told_once_it_can_no_longer_be_tot(meetings, parts, where):
    case = a_year(graded=meetings, rules_on=rules(K36__on="1"))
    message = f"Năm 2026 không còn đạt mức Tốt: {parts}."
    assert found(case, "K36") == ([("I", message, where)] if parts else [])
    assert found(a_year(graded=meetings), "K36") == []


def test_k36_a_planned_meeting_of_a_year_that_is_over_can_help_no_more():
    case = a_year(graded=graded(*["good"] * 6, planned=1), rules_on=rules(K36__on="1"))
    over = replace(case, today=date(2027, 1, 5))
    assert found(case, "K36") == []
    assert SHORT.format(6) in found(over, "K36")[0][1]


def test_k36_a_borrowed_annual_rule_takes_the_place_of_the_cells_own_figures():
    best = RollUpRule(
        grade="vững",
        label="Vững mạnh",
        require=(Requirement(sessions_count=Fraction(3), at_least="vững"),),
    )
    rule = RollUp(
        period=SheetPeriod.YEAR, counts=(AppliesTo.THEMATIC,), rules=(best,), complete=True
    )
    annual = AnnualRule(rule, {"vững": "Vững mạnh", "yếu": "Yếu"})
    thematic = [replace(m, kind=MeetingKind.THEMATIC) for m in graded("vững", "yếu", "vững")]
    case = a_year(rules_on=rules(K36__on="1"), annual=annual, graded=(*graded("poor"), *thematic))
    message = "Năm 2026 không còn đạt mức Vững mạnh: 2 kỳ từ mức Vững mạnh (cần 3)."
    assert found(case, "K36") == [("I", message, "meeting:2:score")]


def test_k37_a_gap_and_a_repeated_number_lead_to_the_paper_beside_them():
    papers = (a_paper(3), a_paper(5, day=date(2026, 4, 6)), replace(a_paper(9), number=5))
    assert found(a_term(*papers, first=3), "K37") == [
        ("W", "Thiếu số 04-TB/CB. Giữa 03 (05/02) và 05 (06/4/2026).", "document:5"),
        (
            "W",
            "Trùng số 05-TB/CB. Ngày 06/4/2026 và 05/02/2026; xem lại số ghi nhầm.",
            "document:9",
        ),
    ]
    assert found(a_term(a_paper(1), a_paper(2)), "K37") == []


def test_k37_a_gap_is_said_in_the_year_of_the_paper_after_it_and_can_be_switched_off():
    case = a_term(a_paper(1, day=date(2025, 7, 3)), a_paper(3))
    assert len(found(case, "K37")) == 1
    assert found(replace(case, year=2025), "K37") == []
    assert found(replace(case, rules_on=rules(K37__on="0")), "K37") == []


def test_k38_a_type_the_cell_may_not_issue_is_red_until_it_is_cancelled():
    message = "Số 01-HD/CB: chi bộ không ban hành hướng dẫn; hủy số, ban hành loại khác."
    paper = a_paper(1, GUIDANCE)
    assert found(a_term(paper), "K38") == [("E", message, "document:1")]
    assert found(a_term(replace(paper, state=DocumentState.CANCELLED)), "K38") == []
    assert found(a_term(a_paper(1)), "K38") == []
    assert found(replace(a_term(paper), year=2025), "K38") == []


def test_k38_the_list_of_types_is_a_setting():
    case = a_term(a_paper(1, DocumentType.SCHEME), a_paper(1, GUIDANCE))
    own = replace(case, rules_on=rules(forbidden_types="đề án"))
    assert [message[:13] for _, message, _ in found(own, "K38")] == ["Số 01-ĐA/CB: "]
    assert found(replace(case, rules_on=rules(K38__on="0")), "K38") == []


def test_findings_of_a_year_come_with_the_gravest_first():
    case = replace(a_term(a_paper(2, GUIDANCE)), plan_sent_on=None)
    assert [f.code for f in check_year(case)] == ["K38", "K35", "K37"]
