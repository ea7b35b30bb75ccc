"""Registers written line by line: transfers, slips, loans, comparisons, contacts, honours."""

from datetime import date

from app.domain.member_books import (
    TRANSFER_PAPERS,
    BookEntry,
    LoanDraft,
    MemberBook,
    ResidenceContactDraft,
    SlipDraft,
    TransferDraft,
)
from app.domain.member_deadlines import DeadlineState, loan_state, next_check, transfer_state
from app.domain.members import Member
from app.domain.text import short_date
from app.services.book_tables import (
    NAME,
    BookColumn,
    BookRow,
    BookSource,
    BookTable,
    day_column,
    name_in,
    of_member,
)

LATE_NOTE = (
    "{} việc chuyển sinh hoạt quá hạn. Quá 3 tháng chưa nộp giấy thì báo cáo cấp ủy cơ sở (HD 06)."
)


def transfers_table(source: BookSource) -> BookTable:
    """Return transfers in and out, the newest first."""
    columns = (
        NAME,
        BookColumn("Việc", 114, 18),
        BookColumn("Nơi đến, nơi đi", 122, 26, stretch=True),
        BookColumn("Quyết định", 110, 18),
        day_column("Ngày"),
        BookColumn("Giấy tờ", 72, 9, numeric=True),
    )
    rows = tuple(_transfer_row(source, entry) for entry in reversed(source.transfers))
    late = sum(row.state.is_late for row in rows)
    note = LATE_NOTE.format(late) if late else ""
    return BookTable(MemberBook.TRANSFERS, columns, rows, note, is_late=bool(late))


def _transfer_row(source: BookSource, entry: BookEntry[TransferDraft]) -> BookRow:
    draft = entry.draft
    way = "đến" if draft.incoming else "đi"
    cells = (
        name_in(source, draft.member_id),
        f"Tạm thời {way}" if draft.temporary else f"Chính thức {way}",
        draft.place,
        draft.decision,
        draft.decided_on,
        f"{len(draft.papers)}/{len(TRANSFER_PAPERS)}",
    )
    state = transfer_state(draft, source.today, source.rules, source.days_off)
    return BookRow(str(entry.id), cells, id=entry.id, member_id=draft.member_id, state=state)


def slips_table(source: BookSource) -> BookTable:
    """Return the roll with the slips of the year."""
    columns = (
        NAME,
        day_column("Nhận phiếu"),
        day_column("Gửi lên"),
        BookColumn("Ghi chú", 200, 30),
    )
    known = {
        entry.draft.member_id: entry for entry in source.slips if entry.draft.year == source.year
    }
    rows = tuple(_slip_row(member, known.get(member.id)) for member in source.roll)
    missing = sum(row.cells[1] is None for row in rows)
    unsent = sum(row.cells[1] is not None and row.cells[2] is None for row in rows)
    note = f"Năm {source.year}: còn {missing} phiếu chưa nhận, {unsent} phiếu chưa gửi lên."
    return BookTable(MemberBook.SLIPS, columns, rows, note if missing or unsent else "")


def _slip_row(member: Member, entry: BookEntry[SlipDraft] | None) -> BookRow:
    if entry is None:
        return of_member(member, None, None, "", state=DeadlineState("Chưa nhận"))
    draft = entry.draft
    text = "Đã gửi" if draft.sent_on else "Đã nhận" if draft.received_on else "Chưa nhận"
    state = DeadlineState(text, is_done=draft.sent_on is not None)
    cells = (member.full_name, draft.received_on, draft.sent_on, draft.note)
    return BookRow(f"member:{member.id}", cells, id=entry.id, member_id=member.id, state=state)


def loans_table(source: BookSource) -> BookTable:
    """Return dossiers handed over, the newest first."""
    columns = (
        BookColumn("Hồ sơ của", 140, 24, stretch=True),
        BookColumn("Người nhận, người mượn", 150, 24, stretch=True),
        BookColumn("Việc", 120, 24),
        day_column("Ngày giao"),
        day_column("Hẹn trả"),
    )
    rows = tuple(_loan_row(source, entry) for entry in reversed(source.loans))
    out = sum(not row.state.is_done for row in rows)
    late = any(row.state.is_late for row in rows)
    note = f"{out} hồ sơ đang ở ngoài chi bộ." if out else ""
    return BookTable(MemberBook.LOANS, columns, rows, note, is_late=late)


def _loan_row(source: BookSource, entry: BookEntry[LoanDraft]) -> BookRow:
    draft = entry.draft
    who = name_in(source, draft.member_id)
    cells = (who, draft.borrower, draft.purpose, draft.lent_on, draft.due_on)
    state = loan_state(draft, source.today)
    return BookRow(str(entry.id), cells, id=entry.id, member_id=draft.member_id, state=state)


def checks_table(source: BookSource) -> BookTable:
    """Return comparisons of list and dossiers, the newest first."""
    columns = (
        day_column("Ngày"),
        BookColumn("Người đối chiếu", 180, 26),
        BookColumn("Kết quả", 260, 60, stretch=True),
    )
    entries = sorted(source.checks, key=lambda e: e.draft.checked_on or date.min, reverse=True)
    rows = tuple(
        BookRow(str(e.id), (e.draft.checked_on, e.draft.person, e.draft.outcome), id=e.id)
        for e in entries
    )
    last = entries[0].draft.checked_on if entries else None
    due = next_check(last, source.first_day, source.rules.integer("dossier_check_months"))
    is_late = due < source.today
    verb = "Đã quá hạn" if is_late else "Lần tới trước ngày"
    note = f"Đối chiếu danh sách với hồ sơ 6 tháng một lần. {verb} {short_date(due)}."
    return BookTable(MemberBook.CHECKS, columns, rows, note, is_late=is_late)


def contacts_table(source: BookSource) -> BookTable:
    """Return members of other cells who live here."""
    columns = (
        NAME,
        BookColumn("Đơn vị công tác", 116, 26),
        BookColumn("Sinh hoạt tại", 116, 24),
        day_column("Giới thiệu"),
        BookColumn("Vào Đảng", 88, 12, numeric=True),
        BookColumn("Chính thức", 92, 12, numeric=True),
        BookColumn("Nhận xét", 100, 34, stretch=True),
    )
    note = "Đảng viên chi bộ khác đang cư trú ở đây; không tính vào đảng số, số dự họp."
    rows = tuple(_contact_row(entry) for entry in source.contacts)
    return BookTable(MemberBook.CONTACTS, columns, rows, note if rows else "")


def _contact_row(entry: BookEntry[ResidenceContactDraft]) -> BookRow:
    draft = entry.draft
    if draft.left_on is not None:
        state = DeadlineState(f"Thôi từ {short_date(draft.left_on)}", is_done=True)
    else:
        state = DeadlineState("Đã nhận xét" if draft.commented_on else "Chưa nhận xét")
    cells = (
        draft.full_name, draft.work_unit, draft.home_cell, draft.introduced_on,
        draft.admission_date, draft.official_date, draft.comment,
    )  # fmt: skip
    return BookRow(str(entry.id), cells, id=entry.id, state=state)


def honours_table(source: BookSource) -> BookTable:
    """Return commendations and disciplines, the newest first."""
    columns = (
        NAME, BookColumn("Loại", 110, 14), BookColumn("Hình thức", 240, 40, stretch=True),
        day_column("Ngày"),
    )  # fmt: skip
    rows = tuple(
        BookRow(
            str(e.id),
            (
                name_in(source, e.draft.member_id),
                "Kỷ luật" if e.draft.discipline else "Khen thưởng",
                e.draft.title,
                e.draft.on,
            ),
            id=e.id,
            member_id=e.draft.member_id,
        )
        for e in reversed(source.honours)
    )
    return BookTable(MemberBook.HONOURS, columns, rows)
