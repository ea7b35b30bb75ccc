"""Good models and ways of working (mô hình, cách làm hay) worth telling others (S35)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class GoodModel:
    """One good model: what is done, what it brought, who does it, whether it was reported."""

    id: int
    title: str
    text: str
    effect: str
    on: date
    member_id: int | None = None
    member_name: str = ""
    """Empty when the whole cell does it."""
    meeting_id: int | None = None
    meeting_title: str = ""
    reported_on: date | None = None

    @property
    def who(self) -> str:
        """Return who does it, in words."""
        return self.member_name or "Chi bộ"


@dataclass(frozen=True, slots=True)
class GoodModelDraft:
    """What entering or changing a good model submits."""

    title: str
    text: str
    effect: str
    on: date | None
    member_id: int | None = None
    meeting_id: int | None = None
    reported_on: date | None = None


def check_model(draft: GoodModelDraft, today: date) -> tuple[Problem, ...]:
    """Return what would make the record empty or false."""
    return tuple(Problem(field, message) for field, message in _problems(draft, today))


def _problems(draft: GoodModelDraft, today: date) -> Iterator[tuple[str, str]]:
    if not draft.title.strip():
        yield "title", "Chưa ghi tên mô hình, cách làm."
    if not draft.text.strip():
        yield "text", "Chưa ghi cách làm."
    if draft.on is None:
        yield "on", "Chưa ghi ngày."
        return
    if draft.on > today:
        yield "on", "Ngày ghi nhận không thể sau hôm nay."
    if draft.reported_on is not None and not draft.on <= draft.reported_on <= today:
        yield "reported_on", "Ngày báo cáo phải từ ngày ghi nhận đến hôm nay."
