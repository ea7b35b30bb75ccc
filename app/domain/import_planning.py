"""Compares a list with the book and says what an import would do."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.dates import DatePrecision, PartialDate, months_later
from app.domain.doubts import WHOLE_FILE, AnswerChoice, Answers, Doubt
from app.domain.import_changes import changes_of, form_of, posts_of
from app.domain.import_columns import ImportColumn
from app.domain.import_plans import (
    AddedMember,
    ChangedMember,
    ImportPlan,
    ImportSetting,
    MissingMember,
)
from app.domain.import_statuses import IMPORT_SITUATIONS, ImportStatus
from app.domain.member_forms import member_warnings
from app.domain.member_lists import ImportedPerson, MemberList, SkippedRow
from app.domain.member_matching import KnownMember, MatchedPerson, MatchKind, match_people
from app.domain.members import SITUATION_LABELS, Post
from app.domain.text import fold

FULL_LIST, OFFICIAL_DATES, OWN_CELL = "full_list", "official_dates", "own_cell"
STANDING, OFFICIAL, PROBATIONARY = "standing", "chính thức", "dự bị"
YES, NO, EVERYBODY = "đúng", "không", "tất cả"
DERIVED = "12 tháng sau ngày vào Đảng"
MOST_CELLS = 12


def plan_import(
    sheet: MemberList, members: Iterable[KnownMember], answers: Answers, setting: ImportSetting
) -> ImportPlan:
    """Compare a list with the book."""
    known = tuple(members)
    own_people, others, cell_doubts = _own_people(sheet, answers, setting)
    matched, match_doubts = match_people(own_people, known, answers)
    here = [m for m in matched if not _is_gone(m.person)]
    gone = [m for m in matched if _is_gone(m.person)]
    new = [m.person for m in here if m.member is None]
    date_doubts = (*_standing_doubts(new), *_official_doubts(new, setting))
    derives = answers.get((WHOLE_FILE, OFFICIAL_DATES)) == YES
    added = tuple(_added(person, setting, answers, derives=derives) for person in new)
    missing = _missing(known, matched)
    list_doubts = _list_doubts(sheet, missing, matched)
    is_full = answers.get((WHOLE_FILE, FULL_LIST)) == YES
    pairs = [(m, m.member) for m in here if m.member is not None]
    compared = [_changed(m, member) for m, member in pairs]
    return ImportPlan(
        added=added,
        changed=tuple(changed for changed in compared if changed.changes),
        unchanged=tuple(changed.row for changed in compared if not changed.changes),
        missing=missing if is_full else (),
        returned=tuple(member.id for _m, member in pairs if member.is_missing),
        set_aside=(*others, *_gone_rows(gone)),
        notes=tuple(_notes(pairs, gone, added)),
        doubts=(*cell_doubts, *match_doubts, *date_doubts, *list_doubts),
    )


def _own_people(
    sheet: MemberList, answers: Answers, setting: ImportSetting
) -> tuple[list[ImportedPerson], list[SkippedRow], tuple[Doubt, ...]]:
    """Return the people of the own cell; a list of a whole đảng bộ names several cells."""
    people = [_without(person, setting.hidden) for person in sheet.people]
    named = {p.row: p.text_of(ImportColumn.CURRENT_CELL) for p in people}
    cells = {fold(cell): cell for cell in reversed(named.values()) if cell}
    if len(cells) < 2:
        return people, [], ()
    choices = [AnswerChoice(cell, cell) for cell in [*reversed(cells.values())][:MOST_CELLS]]
    own = cells.get(fold(setting.cell_name))
    doubt = Doubt(
        WHOLE_FILE,
        OWN_CELL,
        ", ".join(cells.values())[:200],
        f"Tệp có đảng viên của {len(cells)} chi bộ. Nhập chi bộ nào?",
        (*choices, AnswerChoice(EVERYBODY, "Nhập tất cả")),
        proposed=own,
        can_retype=False,
    )
    chosen = answers.get(doubt.key, own or EVERYBODY)
    if chosen == EVERYBODY:
        return people, [], (doubt,)
    others = [p for p in people if named[p.row] and fold(named[p.row]) != fold(chosen)]
    skipped = [SkippedRow(p.row, p.name, f"thuộc {named[p.row]}") for p in others]
    left_out = {p.row for p in others}
    return [p for p in people if p.row not in left_out], skipped, (doubt,)


def _without(person: ImportedPerson, hidden: frozenset[ImportColumn]) -> ImportedPerson:
    """Return a person without the sensitive data that may not be kept."""
    values = {column: value for column, value in person.values.items() if column not in hidden}
    return replace(person, values=values)


def _is_gone(person: ImportedPerson) -> bool:
    return person.values.get(ImportColumn.STATUS) is ImportStatus.GONE


def _standing_doubts(new: list[ImportedPerson]) -> Iterator[Doubt]:
    """Ask about each row that says "dự bị" and has an official date all the same."""
    for person in new:
        official = person.date_of(ImportColumn.OFFICIAL_DATE)
        status = person.values.get(ImportColumn.STATUS)
        if official is None or status is not ImportStatus.PROBATIONARY:
            continue
        choices = (
            AnswerChoice(OFFICIAL, f"Chính thức từ {official.text()}"),
            AnswerChoice(PROBATIONARY, "Dự bị, bỏ ngày chính thức"),
        )
        question = (
            f"Dòng {person.row} ({person.name}) ghi dự bị mà có ngày chính thức. Ghi thế nào?"
        )
        yield Doubt(person.row, STANDING, official.text(), question, choices, can_retype=False)


def _official_doubts(new: list[ImportedPerson], setting: ImportSetting) -> tuple[Doubt, ...]:
    count = sum(_official_by_rule(person, setting) is not None for person in new)
    if not count:
        return ()
    return (
        Doubt(
            WHOLE_FILE,
            OFFICIAL_DATES,
            str(count),
            f"{count} đồng chí vào Đảng đã quá {setting.probation_months} tháng nhưng tệp không "
            "ghi ngày chính thức. Các đồng chí ấy đã là đảng viên chính thức?",
            (
                AnswerChoice(YES, f"Đúng, lấy {setting.probation_months} tháng sau ngày vào Đảng"),
                AnswerChoice(NO, "Chưa rõ, tạm tính là dự bị"),
            ),
            can_retype=False,
        ),
    )


def _official_by_rule(person: ImportedPerson, setting: ImportSetting) -> PartialDate | None:
    """Return about when probation ended of somebody whose official date is not told."""
    admitted = person.date_of(ImportColumn.ADMISSION_DATE)
    status = person.values.get(ImportColumn.STATUS)
    is_told = person.date_of(ImportColumn.OFFICIAL_DATE) is not None
    if admitted is None or is_told or status is ImportStatus.PROBATIONARY:
        return None
    ends = months_later(admitted.value, setting.probation_months)
    if ends > setting.today:
        return None
    precision = max(DatePrecision.MONTH, admitted.precision, key=list(DatePrecision).index)
    first = ends.replace(day=1)
    value = first if precision is DatePrecision.MONTH else first.replace(month=1)
    return PartialDate(value, precision, DERIVED)


def _added(
    person: ImportedPerson, setting: ImportSetting, answers: Answers, *, derives: bool
) -> AddedMember:
    form = form_of(person)
    official = _official_by_rule(person, setting)
    if derives and official is not None:
        form = replace(form, official_date=official)
    if answers.get((person.row, STANDING)) == PROBATIONARY:
        form = replace(form, official_date=None)
    status = person.values.get(ImportColumn.STATUS)
    return AddedMember(
        row=person.row,
        form=form,
        situation=IMPORT_SITUATIONS.get(status) if isinstance(status, ImportStatus) else None,
        posts=tuple(p for p in posts_of(person) if isinstance(p, Post)),
        group=person.text_of(ImportColumn.GROUP),
        is_told_probationary=status is ImportStatus.PROBATIONARY,
    )


def _changed(matched: MatchedPerson, member: KnownMember) -> ChangedMember:
    return ChangedMember(
        row=matched.person.row,
        member_id=member.id,
        name=member.form.full_name,
        kind=matched.kind or MatchKind.ANSWER,
        changes=changes_of(matched.person, member),
    )


def _missing(
    known: tuple[KnownMember, ...], matched: tuple[MatchedPerson, ...]
) -> tuple[MissingMember, ...]:
    """Return who of the cell is not in the list; those here for a time are on another's."""
    named = {m.member.id for m in matched if m.member is not None}
    return tuple(
        MissingMember(member.id, member.form.full_name)
        for member in known
        if member.id not in named
        and member.is_here
        and not member.is_missing
        and not member.form.temporary_in
    )


def _list_doubts(
    sheet: MemberList, missing: tuple[MissingMember, ...], matched: tuple[MatchedPerson, ...]
) -> tuple[Doubt, ...]:
    """Ask whether the list is the whole cell, when it leaves out people of the book."""
    if not missing or not matched:
        return ()
    names = ", ".join(member.name for member in missing[:5])
    more = "…" if len(missing) > 5 else ""
    meanings = {headed.column for headed in sheet.columns}
    is_of_superior = {ImportColumn.CARD_NUMBER, ImportColumn.CURRENT_CELL} <= meanings
    return (
        Doubt(
            WHOLE_FILE,
            FULL_LIST,
            str(len(missing)),
            f"{len(missing)} đồng chí trong sổ không có tên trong tệp ({names}{more}). "
            "Tệp này có phải danh sách đầy đủ của chi bộ?",
            (
                AnswerChoice(YES, "Đầy đủ, đánh dấu “Không còn trong danh sách”"),
                AnswerChoice(NO, "Chỉ một phần, để nguyên"),
            ),
            proposed=YES if is_of_superior else None,
            can_retype=False,
        ),
    )


def _gone_rows(gone: list[MatchedPerson]) -> Iterator[SkippedRow]:
    for matched in gone:
        text = matched.person.shown[ImportColumn.STATUS]
        yield SkippedRow(matched.person.row, matched.person.name, f"tệp ghi “{text}”")


def _notes(
    plan_pairs: list[tuple[MatchedPerson, KnownMember]],
    gone: list[MatchedPerson],
    added: tuple[AddedMember, ...],
) -> Iterator[str]:
    """Give what a person should look at afterwards; none of it stops an import."""
    unknown = sum(not a.form.official_date and not a.is_told_probationary for a in added)
    if unknown:
        yield (
            f"{unknown} đồng chí chưa rõ ngày chính thức nên tạm tính là dự bị; "
            "hãy ghi ngày ở hồ sơ của từng đồng chí."
        )
    for one in added:
        for problem in member_warnings(one.form):
            yield f"Dòng {one.row} ({one.form.full_name}): {problem.message}"
    for matched in gone:
        if matched.member is not None and matched.member.is_here:
            yield (
                f"Đ/c {matched.member.form.full_name}: tệp ghi đã rời chi bộ. "
                "Hãy ghi ngày và lý do rời chi bộ ở hồ sơ."
            )
    for matched, member in plan_pairs:
        yield from _status_notes(matched.person, member)


def _status_notes(person: ImportedPerson, member: KnownMember) -> Iterator[str]:
    status = person.values.get(ImportColumn.STATUS)
    name = member.form.full_name
    if not member.is_here:
        yield f"Đ/c {name}: sổ ghi đã rời chi bộ, tệp vẫn có tên. Hãy xem lại hồ sơ."
    is_active = status in {ImportStatus.ACTIVE, ImportStatus.OFFICIAL, ImportStatus.PROBATIONARY}
    if is_active and member.situation is not None:
        yield (
            f"Đ/c {name}: sổ ghi {SITUATION_LABELS[member.situation]}, tệp ghi "
            f"{person.shown[ImportColumn.STATUS]}. Hãy xem lại hồ sơ."
        )
    is_official = member.form.official_date is not None
    if status is ImportStatus.PROBATIONARY and is_official:
        yield f"Đ/c {name}: sổ ghi chính thức, tệp ghi dự bị. Hãy xem lại hồ sơ."
    if status is ImportStatus.OFFICIAL and not is_official:
        yield f"Đ/c {name}: tệp ghi chính thức, sổ chưa có ngày chính thức. Hãy ghi ngày ở hồ sơ."
