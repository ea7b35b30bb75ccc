"""A small rubric to break, and a strategy that makes rubrics that add up."""

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from app.data.rubric_files import import_rubric
from app.domain.evidence_keys import EvidenceKey
from app.domain.rubrics import (
    AppliesTo,
    Band,
    Basis,
    Condition,
    Confidence,
    Level,
    Rubric,
    RubricGroup,
    RubricItem,
    RubricItemKind,
    RubricTarget,
    ScoringKind,
)

MINI = """schema: 1
id: mini
name: "Phiếu nhỏ"
origin: "Thử"
basis: []
confidence: thu_cap
target: meeting
scoring: points
valid_from: "2025-01-01"
valid_to: null
applies_to: [regular]
total: 10
complete: true
derive_from: {}
bands:
  - {grade: good, label: "Tốt", lower: 9, lower_inclusive: true, upper: 10, upper_inclusive: true}
  - {grade: fair, label: "Khá", lower: 5, lower_inclusive: true, upper: 9, upper_inclusive: false}
  - {grade: poor, label: "Kém", lower: 0, lower_inclusive: true, upper: 5, upper_inclusive: false}
gates: []
roll_up: null
groups:
  - id: "A"
    text: "Nhóm A"
    max: 6
    items:
      - {id: "A1", text: "Tỷ lệ phát biểu", max: 6, kind: bands, evidence: speaker_percent, levels: [
          {id: a, text: "Từ 50%", lower: 50, lower_inclusive: true, points: 6},
          {id: b, text: "Dưới 50%", lower: 0, lower_inclusive: true, upper: 50, upper_inclusive: false, points: 2}]}
  - id: "B"
    text: "Nhóm B"
    max: 4
    items:
      - id: "B1"
        text: "Đúng thời lượng"
        max: 4
        kind: toggle
        pass_when:
          - {evidence: duration_shortfall_minutes, upper: 0, upper_inclusive: true}
caveats: ["Chỉ để thử."]
"""  # noqa: E501 - the lines of a file


def mini_text(*, id_1: str = "A1") -> str:
    """Return the small rubric, with another id for its first item."""
    return MINI.replace('id: "A1"', f"id: {id_1}", 1)


def mini() -> Rubric:
    """Return the small rubric."""
    reading = import_rubric(MINI)
    assert reading.rubric is not None, reading.faults
    return reading.rubric


words = st.text(
    st.sampled_from("abc ĐđƯưệ:#'\"-[]{}&*!|>%@`,.\\\n"), min_size=1, max_size=12
).filter(str.strip)
KEYS = tuple(EvidenceKey)
NUMBER_KEYS = (EvidenceKey.SPEAKER_PERCENT, EvidenceKey.ATTENDANCE_PERCENT)


@st.composite
def rubrics(draw):
    """Return a rubric of one to three groups that adds up."""
    groups = tuple(draw(_group(str(i))) for i in range(draw(st.integers(1, 3))))
    total = sum((group.max for group in groups), Fraction(0))
    return Rubric(
        schema=1,
        id=draw(st.from_regex("[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True)),
        name=draw(words),
        origin=draw(words),
        basis=(Basis(number=draw(st.none() | words), date=draw(st.none() | st.dates())),),
        confidence=draw(st.sampled_from(Confidence)),
        target=RubricTarget.MEETING,
        scoring=ScoringKind.POINTS,
        valid_from=draw(st.none() | st.dates(max_value=date(2026, 1, 1))),
        valid_to=None,
        applies_to=(AppliesTo.REGULAR, AppliesTo.COMBINED),
        total=total,
        complete=True,
        bands=_bands(total, draw(st.booleans())),
        groups=groups,
        caveats=tuple(draw(st.lists(words, max_size=2))),
    )


def _bands(total: Fraction, good_includes: bool) -> tuple[Band, ...]:
    limit = total * 3 / 4
    return (
        Band(
            grade="good",
            label="Tốt",
            lower=limit,
            lower_inclusive=good_includes,
            upper=total,
            upper_inclusive=True,
        ),
        Band(
            grade="poor",
            label="Kém",
            lower=Fraction(0),
            lower_inclusive=True,
            upper=limit,
            upper_inclusive=not good_includes,
        ),
    )


@st.composite
def _group(draw, name: str):
    count = draw(st.integers(1, 4))
    items = tuple(draw(_item(f"{name}.{i}")) for i in range(count))
    return RubricGroup(
        id=name,
        text=draw(words),
        max=sum((item.max for item in items), Fraction(0)),
        items=items,
    )


@st.composite
def _item(draw, name: str):
    limit = Fraction(draw(st.integers(1, 60)), draw(st.sampled_from([1, 2, 4])))
    kind = draw(st.sampled_from(RubricItemKind))
    note = draw(st.booleans())
    made = {
        RubricItemKind.TOGGLE: {"pass_when": tuple(draw(st.lists(conditions(), max_size=2)))},
        RubricItemKind.NUMBER: {"full_when": tuple(draw(st.lists(conditions(), max_size=2)))},
        RubricItemKind.BANDS: draw(_scale(limit)),
    }[kind]
    return RubricItem(
        id=name,
        text=draw(words),
        max=limit,
        kind=kind,
        note_required_when_below_max=note,
        evidence_hint=tuple(draw(st.lists(st.sampled_from(KEYS), max_size=2, unique=True))),
        **made,
    )


@st.composite
def _scale(draw, limit: Fraction):
    cut = Fraction(draw(st.integers(1, 99)))
    includes = draw(st.booleans())
    upper = Level(
        id="a",
        text="Cao",
        lower=cut,
        lower_inclusive=includes,
        upper=Fraction(100),
        upper_inclusive=True,
        points=limit,
    )
    lower = Level(
        id="b",
        text="Thấp",
        lower=Fraction(0),
        lower_inclusive=True,
        upper=cut,
        upper_inclusive=not includes,
        points=limit / 2,
    )
    return {"evidence": draw(st.sampled_from(NUMBER_KEYS)), "levels": (upper, lower)}


@st.composite
def conditions(draw):
    """Return a condition of the right form for its key."""
    number = st.integers(0, 120).map(Fraction)
    return draw(
        st.one_of(
            st.builds(
                Condition,
                evidence=st.sampled_from(
                    [
                        EvidenceKey.MINUTES_ADOPTED,
                        EvidenceKey.COMMITTEE_MEETING_HELD,
                        EvidenceKey.NOTICE_SENT_TO_ALL,
                        EvidenceKey.TASKS_FULLY_ASSIGNED,
                        EvidenceKey.COMMENDATION_RECORDED,
                    ]
                ),
                equals=st.just(value=True),
            ),
            st.builds(
                Condition,
                evidence=st.sampled_from(
                    [
                        EvidenceKey.ATTENDANCE_PERCENT,
                        EvidenceKey.SPEAKER_PERCENT,
                        EvidenceKey.CRITIQUE_MINUTES,
                        EvidenceKey.DURATION_MINUTES,
                        EvidenceKey.DURATION_RATIO_PERCENT,
                        EvidenceKey.RESOLUTION_COMPLETION_PERCENT,
                        EvidenceKey.PAPERS_POSTED_DAYS_BEFORE,
                    ]
                ),
                lower=number,
                lower_inclusive=st.booleans(),
            ),
            st.builds(
                Condition,
                evidence=st.sampled_from(
                    [
                        EvidenceKey.UNEXCUSED_ABSENCE_COUNT,
                        EvidenceKey.MAX_CONSECUTIVE_EXCUSED_ABSENCES,
                        EvidenceKey.DURATION_SHORTFALL_MINUTES,
                        EvidenceKey.FINISHED_PAPERS_POSTED_DAYS_AFTER,
                    ]
                ),
                upper=number,
                upper_inclusive=st.booleans(),
            ),
        )
    )
