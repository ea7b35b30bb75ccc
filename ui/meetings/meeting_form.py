"""The form of a meeting: kind, kỳ, day, place, form, people; for a new one or an existing one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.meetings import (
    MEETING_FORM_LABELS,
    MEETING_KIND_LABELS,
    MOST_MINUTES,
    MeetingDraft,
    MeetingForm,
    MeetingKind,
    Topic,
    check_meeting_draft,
)
from app.domain.periods import MONTHS, QUARTERS, ROMAN, Period
from app.domain.topics import earlier_topics, repeat_text, topic_group_choices
from app.services.workspace import Services
from ui.kit.choice import Choice
from ui.kit.date_inputs import DateField, TimeField
from ui.kit.dialog import Dialog
from ui.kit.forms import Field, Form
from ui.kit.inputs import Check, LineText, Number
from ui.kit.labels import Label
from ui.kit.month_grid import DayNote, DayNotes
from ui.workspace import Workspace

NOBODY = (None, "Chưa phân công")
TOPIC_KINDS = frozenset({MeetingKind.THEMATIC, MeetingKind.COMBINED})
_TOPIC_FIELDS = ("topic_title", "topic_group", "topic_author_id")


class MeetingDialog(Dialog):
    """Asks for everything the header of a meeting holds; stays open until it can be kept."""

    def __init__(self, workspace: Workspace, draft: MeetingDraft, *, is_new: bool) -> None:
        super().__init__(
            "Tạo buổi họp" if is_new else "Sửa thông tin buổi họp",
            "",
            "Tạo buổi họp" if is_new else "Ghi thay đổi",
            width=800,
        )
        self._draft, self._is_new = draft, is_new
        self.form = Form(_fields(workspace, draft.day), columns=3)
        self.form.set_values(_values(draft))
        self.form.input("kind").setEnabled(is_new)
        self.form.input("kind").changed.connect(self._show_fields)
        self.form.input("form").changed.connect(self._show_fields)
        self._topics = workspace.services.plans.topics()
        self.repeat = Label("", "small", tone="warn", wrap=True)
        for name in ("topic_title", "day", "kind"):
            self.form.input(name).changed.connect(self._look_back)
        self._show_fields()
        self.add_scrolling(self.form)
        self.add(self.repeat)
        self._look_back()
        self.form.input("kind" if is_new else "day").setFocus()

    def draft(self) -> MeetingDraft:
        """Return what the form says."""
        values = self.form.values()
        kind: MeetingKind = values["kind"]
        return replace(
            self._draft,
            kind=kind,
            period=_period(values),
            **{name: values[name] for name in _PLAIN},
            form_basis=values["form_basis"] if values["form"] != MeetingForm.IN_PERSON else "",
            consultation=values["consultation"] and kind is MeetingKind.COMMITTEE,
            topic=_topic(self._draft.topic, values) if kind in TOPIC_KINDS else Topic(),
        )

    def accept(self) -> None:
        """Close only when nothing must be mended."""
        if not self.form.is_ready():
            return
        problems = check_meeting_draft(self.draft())
        names = {"period": "month"}
        mapped = [replace(p, field=names.get(p.field, p.field)) for p in problems]
        self.form.show_problems(mapped)
        if not mapped:
            super().accept()

    def _look_back(self) -> None:
        """Say when a topic like this one was held before (S13)."""
        values = self.form.values()
        is_asked = values["kind"] in TOPIC_KINDS and values["day"] is not None
        title = str(values["topic_title"] or "") if is_asked else ""
        found = earlier_topics(title, self._topics, values["day"]) if title else ()
        self.repeat.setText(repeat_text(found))
        self.repeat.setVisible(bool(found))

    def _show_fields(self) -> None:
        """Show the questions of the chosen kind only."""
        kind, form = self.form.input("kind").value(), self.form.input("form").value()
        is_review = kind is MeetingKind.REVIEW
        self._set_shown(("month",), is_shown=not is_review)
        self._set_shown(("quarter",), is_shown=kind is MeetingKind.THEMATIC)
        self._set_shown(("consultation",), is_shown=kind is MeetingKind.COMMITTEE)
        self._set_shown(_TOPIC_FIELDS, is_shown=kind in TOPIC_KINDS)
        self._set_shown(("form_basis",), is_shown=form is not MeetingForm.IN_PERSON)

    def _set_shown(self, names: Sequence[str], *, is_shown: bool) -> None:
        for name in names:
            row = self.form.input(name).parentWidget()
            if row is not None:
                row.setVisible(is_shown)


_PLAIN = (
    "day",
    "starts_at",
    "planned_minutes",
    "place",
    "focus",
    "form",
    "preparer_id",
    "chair_id",
    "minute_taker_id",
    "afterwards",
)


def create_meeting(
    workspace: Workspace,
    kind: MeetingKind | None = None,
    *,
    prepares: Callable[[int], object] | None = None,
) -> int | None:
    """Ask for a new meeting, keep it and return its id; `prepares` is done with the id."""
    services = workspace.services
    dialog = MeetingDialog(workspace, new_draft(services, workspace.year, kind), is_new=True)
    if not workspace.dialogs.show(dialog):
        return None
    draft = dialog.draft()
    made = workspace.perform(
        lambda: services.meetings.create(draft), f"Đã tạo buổi họp {draft.period.label}."
    )
    if made is not None and prepares is not None:
        workspace.perform(lambda: prepares(made))
    return made


def edit_meeting(workspace: Workspace, meeting_id: int) -> None:
    """Ask for changes of a meeting's header and keep them."""
    meetings = workspace.services.meetings
    before = workspace.perform(lambda: meetings.draft_of(meeting_id))
    if before is None:
        return
    dialog = MeetingDialog(workspace, before, is_new=False)
    if workspace.dialogs.show(dialog):
        draft = dialog.draft()
        workspace.perform(lambda: meetings.save(meeting_id, draft), "Đã sửa thông tin buổi họp.")


def new_draft(services: Services, year: int, kind: MeetingKind | None = None) -> MeetingDraft:
    """Return the first meeting the plan of the year still lacks, else one of this month."""
    settings, today = services.cells.settings(), services.now().date()
    wanted = {kind} if kind else {MeetingKind.REGULAR, MeetingKind.THEMATIC}
    missing = [m for m in services.plans.propose(year).meetings if m.kind in wanted]
    day = today if today.year == year else date(year, 1, 1)
    coming = next((m for m in missing if m.day >= today), None)
    return MeetingDraft(
        kind=coming.kind if coming else kind or MeetingKind.REGULAR,
        period=coming.period if coming else Period(year, month=day.month),
        day=coming.day if coming else day,
        starts_at=settings.start_time,
        planned_minutes=settings.planned_minutes,
        place=settings.default_place,
    )


def member_options(services: Services, year: int) -> tuple[tuple[int | None, str], ...]:
    """Return the members to choose from, nobody first."""
    rows = services.members.list(year)
    return (NOBODY, *((row.id, row.full_name) for row in rows))


def day_notes(services: Services) -> DayNotes:
    """Return what the calendar says of a day."""
    days = services.cells.days_off().days
    return lambda day: DayNote(days.get(day, ""))


def _fields(workspace: Workspace, day: date) -> tuple[Field, ...]:
    services = workspace.services
    people = member_options(services, day.year)
    return (*_when_fields(workspace), *_where_fields(people), *_topic_fields(people))


def _when_fields(workspace: Workspace) -> tuple[Field, ...]:
    now, kinds = workspace.now, tuple(MEETING_KIND_LABELS.items())
    quarters = ((None, "Theo tháng"), *((q, f"Quý {ROMAN[q - 1]}") for q in QUARTERS))
    day = DateField(
        today=lambda: now().date(), required=True, day_notes=day_notes(workspace.services)
    )
    return (
        Field("Loại buổi họp", "kind", Choice(kinds, required=True), span=2),
        Field("Năm", "year", Number(lowest=1990, highest=2199, required=True)),
        Field("", "consultation", Check("Chỉ là hội ý bí thư, phó bí thư"), span=3),
        Field("Kỳ", "month", Choice(tuple((m, f"Tháng {m}") for m in MONTHS))),
        Field("Chuyên đề của quý", "quarter", Choice(quarters), span=2),
        Field("Ngày họp", "day", day),
        Field("Giờ bắt đầu", "starts_at", TimeField(now=now)),
        Field("Số phút dự kiến", "planned_minutes", Number(lowest=1, highest=MOST_MINUTES)),
    )


def _where_fields(people: Sequence[tuple[int | None, str]]) -> tuple[Field, ...]:
    forms = tuple(MEETING_FORM_LABELS.items())
    basis = LineText(placeholder="ví dụ: Công văn 12-CV/ĐU ngày 05/10/2026")
    return (
        Field("Địa điểm", "place", LineText(placeholder="ví dụ: Phòng họp A"), span=2),
        Field("Hình thức", "form", Choice(forms, required=True)),
        Field("Căn cứ họp không trực tiếp", "form_basis", basis, span=3),
        Field("Nội dung trọng tâm", "focus", LineText(), span=3),
        Field("Người chuẩn bị", "preparer_id", Choice(people)),
        Field("Chủ trì", "chair_id", Choice(people)),
        Field("Thư ký", "minute_taker_id", Choice(people)),
    )


def _topic_fields(people: Sequence[tuple[int | None, str]]) -> tuple[Field, ...]:
    groups = topic_group_choices()
    return (
        Field("Tên chuyên đề", "topic_title", LineText(), span=3),
        Field("Nhóm chuyên đề", "topic_group", Choice(groups)),
        Field("Người viết", "topic_author_id", Choice(people)),
        Field("", "afterwards", Check("Ghi lại buổi đã họp (không dùng đồng hồ)"), span=3),
    )


def _values(draft: MeetingDraft) -> dict[str, Any]:
    own = {name: getattr(draft, name) for name in (*_PLAIN, "form_basis", "consultation", "kind")}
    return {
        **own,
        "month": draft.period.month,
        "quarter": draft.period.quarter,
        "year": draft.period.year,
        "topic_title": draft.topic.title,
        "topic_group": draft.topic.group,
        "topic_author_id": draft.topic.author_id,
    }


def _period(values: dict[str, Any]) -> Period:
    kind, year = values["kind"], values["year"]
    if kind is MeetingKind.REVIEW:
        return Period(year)
    quarter = values["quarter"] if kind is MeetingKind.THEMATIC else None
    return Period(year, month=values["month"], quarter=quarter)


def _topic(before: Topic, values: dict[str, Any]) -> Topic:
    return replace(
        before,
        title=values["topic_title"],
        group=values["topic_group"],
        author_id=values["topic_author_id"],
    )
