"""Which rubric a member is given points by: the cell's, or one of its own for a kind of form.

Annexes differ by form (Phụ lục 3 of 2A, 4 of 2B, 5 of 2C), and a rubric says which it is for.
"""

from collections.abc import Mapping

from app.domain.review_forms import ReviewFormKind
from app.domain.rubrics import AppliesTo
from app.domain.settings import Settings

POINTED_KINDS = (ReviewFormKind.LEADER, ReviewFormKind.PLAIN, ReviewFormKind.OUTSIDE)
POINTED_LABELS = {
    ReviewFormKind.LEADER: "Giữ chức vụ (mẫu 2A)",
    ReviewFormKind.PLAIN: "Không giữ chức vụ (mẫu 2B)",
    ReviewFormKind.OUTSIDE: "Không làm việc trong hệ thống chính trị (mẫu 2C)",
}
APPLIES_TO_KIND: Mapping[ReviewFormKind, AppliesTo] = {
    ReviewFormKind.LEADER: AppliesTo.MEMBER_WITH_POST,
    ReviewFormKind.PLAIN: AppliesTo.MEMBER_WITHOUT_POST,
    ReviewFormKind.OUTSIDE: AppliesTo.MEMBER_OUTSIDE_POLITICAL_SYSTEM,
}


def own_rubrics(settings: Settings) -> dict[ReviewFormKind, str]:
    """Return the kinds of form that have a rubric of their own."""
    return {ReviewFormKind(kind): rubric_id for kind, rubric_id in settings.member_rubrics_by_form}


def rubric_for(settings: Settings, kind: ReviewFormKind) -> str:
    """Return the rubric new sheets of such members take, "" while none is chosen."""
    return own_rubrics(settings).get(kind, settings.member_rubric_id)


def with_own_rubric(
    settings: Settings, kind: ReviewFormKind, rubric_id: str
) -> tuple[tuple[str, str], ...]:
    """Return the rubrics by form after a choice; "" is the one of the whole cell again."""
    own = {**own_rubrics(settings), kind: rubric_id}
    return tuple((one.value, own[one]) for one in POINTED_KINDS if own.get(one))
