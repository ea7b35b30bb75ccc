"""Registers about the members themselves: roll, left, deceased, probation, badges."""

from collections.abc import Iterator
from datetime import date

from app.domain.dates import months_later
from app.domain.member_books import BadgeDraft, BookEntry, MemberBook
from app.domain.member_days import class_on, is_official_on
from app.domain.member_deadlines import (
    DeadlineState,
    badge_due,
    probation_dates,
    probation_state,
)
from app.domain.member_labels import post_label
from app.domain.members import LEFT_KIND_LABELS, MEMBER_CLASS_LABELS, LeftKind, Member
from app.domain.milestones import party_age
from app.services.book_tables import (
    ADMITTED,
    BORN,
    NAME,
    BookColumn,
    BookRow,
    BookSource,
    BookTable,
    day_column,
    name_in,
    of_member,
)

BADGE_MONTHS = 12
"""How far ahead coming badges are listed."""
_GONE = frozenset({LeftKind.RESIGNED, LeftKind.NAME_REMOVED, LeftKind.EXPELLED})


def roll_table(source: BookSource) -> BookTable:
    """Return who is on the roll."""
    columns = (
        NAME,
        BORN,
        BookColumn("Số thẻ đảng viên", 144, 16, is_private=True),
        ADMITTED,
        day_column("Chính thức"),
        BookColumn("Tuổi Đảng", 102, 12, numeric=True),
        BookColumn("Chức vụ, diện", 118, 18),
    )
    return BookTable(MemberBook.ROLL, columns, tuple(_roll_rows(source)))


def _roll_rows(source: BookSource) -> Iterator[BookRow]:
    for member in source.roll:
        form, kind = member.form, class_on(member, source.today)
        yield of_member(
            member,
            form.birth_date,
            form.card_number,
            form.admission_date,
            form.official_date,
            party_age(member, source.today),
            post_label(member, source.today) or (MEMBER_CLASS_LABELS[kind] if kind else ""),
        )


def _who_left(source: BookSource, kinds: frozenset[LeftKind]) -> tuple[Member, ...]:
    gone = (m for m in source.members if m.form.left_kind in kinds and m.form.left_on is not None)
    return tuple(sorted(gone, key=lambda m: m.form.left_on or date.max, reverse=True))


def left_table(source: BookSource) -> BookTable:
    """Return who left the Party."""
    columns = (NAME, BORN, ADMITTED, BookColumn("Lý do", 150, 18), day_column("Từ ngày"))
    rows = tuple(
        of_member(
            member,
            member.form.birth_date,
            member.form.admission_date,
            LEFT_KIND_LABELS[member.form.left_kind] if member.form.left_kind else "",
            member.form.left_on,
        )
        for member in _who_left(source, _GONE)
    )
    return BookTable(MemberBook.LEFT, columns, rows)


def deceased_table(source: BookSource) -> BookTable:
    """Return who died as a member."""
    columns = (
        NAME, BORN, ADMITTED, day_column("Từ trần ngày"),
        BookColumn("Tuổi Đảng", 100, 12, numeric=True),
    )  # fmt: skip
    rows = tuple(
        of_member(
            member,
            member.form.birth_date,
            member.form.admission_date,
            member.form.left_on,
            party_age(member, member.form.left_on or source.today),
        )
        for member in _who_left(source, frozenset({LeftKind.DECEASED}))
    )
    return BookTable(MemberBook.DECEASED, columns, rows)


def probation_table(source: BookSource) -> BookTable:
    """Return who is on probation, with the deadlines."""
    columns = (
        NAME,
        day_column("Kết nạp"),
        day_column("Lễ trước"),
        day_column("Hết dự bị"),
        day_column("Xét trước"),
        BookColumn("Người giúp đỡ", 116, 22),
    )
    rows = tuple(_probation_rows(source))
    note = (
        "Lễ kết nạp trong 30 ngày làm việc từ ngày quyết định; hết 12 tháng thì chi bộ xét công "
        "nhận trong 30 ngày làm việc. Ngày nghỉ lấy từ lịch nghỉ trong Cài đặt."
    )
    return BookTable(MemberBook.PROBATION, columns, rows, note if rows else "")


def _probation_rows(source: BookSource) -> Iterator[BookRow]:
    for member in source.roll:
        admitted = member.form.admission_date
        if admitted is None or is_official_on(member, source.today):
            continue
        dates = probation_dates(admitted, source.rules, source.days_off)
        mentor = source.names.get(member.form.mentor_id or 0, "")
        yield of_member(
            member,
            admitted,
            dates.ceremony_by,
            dates.ends_on,
            dates.review_by,
            mentor,
            state=probation_state(dates, source.today),
        )


def badges_table(source: BookSource) -> BookTable:
    """Return badges given, the coming ones first."""
    columns = (
        NAME,
        BookColumn("Huy hiệu", 96, 12),
        day_column("Ngày trao"),
        BookColumn("Quyết định", 150, 22),
        day_column("Sớm nhất"),
    )
    given = (_badge_row(source, entry) for entry in reversed(source.badges))
    note = (
        "Trao dịp 03/02, 19/5, 02/9, 07/11. Bệnh nặng thì được xét trao sớm, không trước ngày ở "
        "cột “Sớm nhất”."
    )
    return BookTable(MemberBook.BADGES, columns, (*_coming_badges(source), *given), note)


def _badge_row(source: BookSource, entry: BookEntry[BadgeDraft]) -> BookRow:
    draft = entry.draft
    state = DeadlineState("Đã trao", is_done=True) if draft.awarded_on else DeadlineState("Đề nghị")
    cells = (
        name_in(source, draft.member_id),
        f"{draft.years} năm",
        draft.awarded_on,
        draft.decision,
    )
    return BookRow(
        str(entry.id), (*cells, None), id=entry.id, member_id=draft.member_id, state=state
    )


def _coming_badges(source: BookSource) -> Iterator[BookRow]:
    last, coming = months_later(source.today, BADGE_MONTHS), []
    for member in source.roll:
        admitted = member.form.admission_date
        given = [e.draft.years or 0 for e in source.badges if e.draft.member_id == member.id]
        due = badge_due(admitted, given, source.today) if admitted else None
        if due is not None and due.awarded_on <= last:
            coming.append((due, member))
    for due, member in sorted(coming, key=lambda pair: pair[0].awarded_on):
        yield BookRow(
            f"due:{member.id}",
            (member.full_name, f"{due.years} năm", due.awarded_on, "", due.early_from),
            member_id=member.id,
            state=DeadlineState("Sắp đến dịp"),
            year=due.years,
        )
