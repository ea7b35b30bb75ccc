"""Members: the list, the card, dated statuses, posts and groups."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.data import tables as t
from app.data.cell_records import load_rules, load_settings
from app.data.database import Database
from app.data.member_cards import COUNT_TABLES, load_card, year_counts
from app.data.member_records import (
    MEMBER_TABLES,
    hidden_of,
    load_members,
    member_record,
    write_member,
)
from app.data.memo import remembered
from app.data.work_scope import SCOPE_TABLES
from app.domain.clock import Clock
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.member_cards import CardLine, MemberCard
from app.domain.member_days import class_on
from app.domain.member_forms import check_member, check_situation
from app.domain.members import (
    POST_LABELS,
    LeftKind,
    Member,
    MemberForm,
    PartyGroup,
    Post,
    Situation,
    SituationPeriod,
)
from app.domain.milestones import coming_dates
from app.domain.problems import Problem
from app.domain.roll_sentences import roll_sentence
from app.domain.text import NameKey, clean, name_key, short_date, text_key
from app.services.member_rows import MemberRow, member_row

NO_MEMBER = "Đảng viên này không còn trong sổ. Hãy mở lại danh sách đảng viên."
_ROW_TABLES = COUNT_TABLES | SCOPE_TABLES


class MemberService:
    """Actions on members."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def list(self, year: int, *, with_left: bool = False) -> tuple[MemberRow, ...]:
        """Return the members as of today by tên, đệm, họ, with the year's counts."""
        today = self._clock().date()
        name = f"rows of members of {year} on {today}"
        with self._db.read() as session:
            rows = remembered(session, name, _ROW_TABLES, lambda s: _read_rows(s, year, today))
        return tuple(row for row in rows if with_left or row.member_class is not None)

    def names(self) -> tuple[tuple[int, str], ...]:
        """Return id and name of those in the cell today in the order of the list."""
        today = self._clock().date()

        def read(session: Session) -> tuple[tuple[int, str], ...]:
            by_family = load_settings(session).sort_by_family
            here = (member for member in load_members(session) if class_on(member, today))
            return tuple(
                (member.id, member.full_name)
                for member in sorted(here, key=lambda m: _order(m, by_family=by_family))
            )

        with self._db.read() as session:
            tables = MEMBER_TABLES | {"settings"}
            return remembered(session, f"names of those here on {today}", tables, read)

    def roll_sentence(self) -> str:
        """Return the roll as of today in one sentence."""
        return roll_sentence(self.all(), self._clock().date())

    def coming_dates(self) -> tuple[CardLine, ...]:
        """Return ends of probation and badges within a year from today, soonest first."""
        today = self._clock().date()

        def read(session: Session) -> tuple[CardLine, ...]:
            months = load_rules(session, today).integer("probation_months")
            return coming_dates(load_members(session), today, months)

        with self._db.read() as session:
            return remembered(session, f"coming dates on {today}", SCOPE_TABLES, read)

    def post_warnings(
        self, member_id: int, post: Post, starts_on: date, ends_on: date | None = None
    ) -> tuple[Problem, ...]:
        """Return who else holds a post of one person then; it is said and never stops anything."""
        if post is Post.COMMITTEE_MEMBER:
            return ()
        holders = (
            member.full_name
            for member in self.all()
            if member.id != member_id
            for held in member.posts
            if held.post is post and _overlap(held.starts_on, held.ends_on, starts_on, ends_on)
        )
        label = POST_LABELS[post].lower()
        sentences = (
            f"Đ/c {name} cũng đang giữ chức {label} trong thời gian này." for name in holders
        )
        return tuple(Problem("post", sentence) for sentence in sentences)

    def all(self) -> tuple[Member, ...]:
        """Return every member ever kept, by tên, đệm, họ."""
        with self._db.read() as session:
            members = load_members(session)
        return tuple(sorted(members, key=lambda member: name_key(member.full_name)))

    def get(self, member_id: int) -> Member:
        """Return one member; raises NotFound."""
        with self._db.read() as session:
            return _known(session, member_id)

    def card(self, member_id: int, year: int) -> MemberCard:
        """Return the facts of a year for the card of one member."""
        with self._db.read() as session:
            today = self._clock().date()
            return load_card(session, _known(session, member_id), year, today)

    def add(self, form: MemberForm) -> int:
        """Add a member and return the new id; raises ValidationError."""
        return self.add_many((form,))[0]

    def add_many(self, forms: tuple[MemberForm, ...]) -> tuple[int, ...]:
        """Add members in one action, so that one undo takes them all back."""
        for form in forms:
            _refuse(check_member(form))
        label = "Thêm đảng viên" if len(forms) == 1 else f"Thêm {len(forms)} đảng viên"
        with self._db.write(label) as session:
            rows, hidden = [], hidden_of(session)
            for form in forms:
                row = t.Member()
                write_member(row, _cleaned(form), hidden)
                session.add(row)
                rows.append(row)
            session.flush()
            return tuple(row.id for row in rows)

    def save(self, member_id: int, form: MemberForm) -> None:
        """Change a member; raises ValidationError."""
        _refuse(check_member(form))
        with self._db.write("Sửa đảng viên") as session:
            write_member(_find(session, member_id), _cleaned(form), hidden_of(session))

    def leave(self, member_id: int, on: date | None, kind: LeftKind | None) -> None:
        """Record that a member left the cell; past meetings keep the member."""
        with self._db.write("Ghi đảng viên rời chi bộ") as session:
            row = _find(session, member_id)
            _refuse(_check_leaving(row.joined_on, on, kind))
            row.left_on, row.left_kind = on, kind

    def take_back_leaving(self, member_id: int) -> None:
        """Let a member be in the cell again whose leaving was written by mistake."""
        with self._db.write("Bỏ ghi rời chi bộ") as session:
            row = _find(session, member_id)
            row.left_on, row.left_kind = None, None

    def mark_as_here(self, member_id: int) -> None:
        """Take back that an imported list no longer named a member."""
        with self._db.write("Bỏ đánh dấu không còn trong danh sách") as session:
            _find(session, member_id).missing_since = None

    def remove(self, member_id: int) -> None:
        """Delete a member entered by mistake; raises Refused when records name the member."""
        with self._db.write("Xóa đảng viên") as session:
            row = _find(session, member_id)
            if _is_named(session, member_id):
                raise Refused(
                    "Đồng chí này đã có tên trong hồ sơ của chi bộ nên không xóa được. "
                    "Hãy ghi ngày rời chi bộ."
                )
            session.delete(row)

    def set_situation(
        self,
        member_id: int,
        situation: Situation,
        starts_on: date | None,
        ends_on: date | None = None,
        note: str = "",
        decision: str = "",
    ) -> int:
        """Add a dated situation and return its id; raises ValidationError."""
        if starts_on is None:
            raise ValidationError([Problem("starts_on", "Chưa ghi ngày bắt đầu.")])
        words = clean(note).strip(), clean(decision).strip()
        period = SituationPeriod(0, situation, starts_on, ends_on, *words)
        with self._db.write("Ghi tình trạng đảng viên") as session:
            member = _find(session, member_id)
            _refuse(check_situation(period, member_record(member, frozenset()).situations))
            row = t.MemberSituation(
                situation=situation,
                starts_on=starts_on,
                ends_on=ends_on,
                note=period.note,
                decision=period.decision,
            )
            member.situations.append(row)
            session.flush()
            return row.id

    def end_situation(self, situation_id: int, on: date) -> None:
        """End a situation; the day itself no longer belongs to it."""
        with self._db.write("Kết thúc tình trạng đảng viên") as session:
            row = session.get(t.MemberSituation, situation_id)
            if row is None:
                raise NotFound
            _refuse(_check_order(row.starts_on, on))
            row.ends_on = on

    def remove_situation(self, situation_id: int) -> None:
        """Take a situation away that was entered by mistake."""
        with self._db.write("Xóa tình trạng đảng viên") as session:
            row = session.get(t.MemberSituation, situation_id)
            if row is None:
                raise NotFound
            session.delete(row)

    def set_post(
        self, member_id: int, post: Post, starts_on: date, ends_on: date | None = None
    ) -> int:
        """Give a member a post of the cell from a day on and return its id."""
        _refuse(_check_order(starts_on, ends_on))
        with self._db.write("Ghi chức vụ đảng") as session:
            row = t.MemberPost(post=post, starts_on=starts_on, ends_on=ends_on)
            member = _find(session, member_id)
            member.posts.append(row)
            session.flush()
            return row.id

    def end_post(self, post_id: int, on: date) -> None:
        """End a post; the day itself no longer belongs to it."""
        with self._db.write("Thôi chức vụ đảng") as session:
            row = session.get(t.MemberPost, post_id)
            if row is None:
                raise NotFound
            _refuse(_check_order(row.starts_on, on))
            row.ends_on = on

    def remove_post(self, post_id: int) -> None:
        """Take a post away that was entered by mistake."""
        with self._db.write("Xóa chức vụ đảng") as session:
            row = session.get(t.MemberPost, post_id)
            if row is None:
                raise NotFound
            session.delete(row)

    def groups(self) -> tuple[PartyGroup, ...]:
        """Return the party groups by name."""
        with self._db.read() as session:
            rows = session.execute(select(t.PartyGroup.id, t.PartyGroup.name))
            groups = (PartyGroup(*row) for row in rows)
            return tuple(sorted(groups, key=lambda group: text_key(group.name)))

    def add_group(self, name: str) -> int:
        """Add a party group and return its id."""
        if not name.strip():
            raise Refused("Chưa ghi tên tổ đảng.")
        with self._db.write("Thêm tổ đảng") as session:
            row = t.PartyGroup(name=clean(name).strip())
            session.add(row)
            session.flush()
            return row.id

    def set_group(self, member_id: int, group_id: int | None, starts_on: date) -> None:
        """Move a member to a party group from a day on; None takes the member out."""
        with self._db.write("Xếp tổ đảng") as session:
            _move(_find(session, member_id), group_id, starts_on)

    def join_group(self, member_id: int, name: str, starts_on: date | None) -> None:
        """Move a member to the group of a name, made when it is new; "" takes the member out."""
        if starts_on is None:
            raise ValidationError([Problem("starts_on", "Chưa ghi ngày bắt đầu.")])
        with self._db.write("Xếp tổ đảng") as session:
            _move(_find(session, member_id), _group_named(session, name), starts_on)

    def remove_group_period(self, period_id: int) -> None:
        """Take a membership of a group away that was entered by mistake."""
        with self._db.write("Xóa xếp tổ đảng") as session:
            row = session.get(t.GroupMembership, period_id)
            if row is None:
                raise NotFound
            session.delete(row)


def _read_rows(session: Session, year: int, today: date) -> tuple[MemberRow, ...]:
    members, by_family = load_members(session), load_settings(session).sort_by_family
    counts = year_counts(session, year, members, with_past=True)
    listed = sorted(members, key=lambda member: _order(member, by_family=by_family))
    return tuple(member_row(m, today, counts.get(m.id, (0, 0, 0))) for m in listed)


def _order(member: Member, *, by_family: bool) -> tuple[NameKey, str]:
    born = member.form.birth_date
    name = name_key(member.full_name, by_family=by_family)
    return name, "" if born is None else str(born.value.year)


def _move(row: t.Member, group_id: int | None, starts_on: date) -> None:
    for membership in row.groups:
        if membership.ends_on is None:
            _refuse(_check_order(membership.starts_on, starts_on, "starts_on"))
            membership.ends_on = starts_on
    if group_id is not None:
        row.groups.append(t.GroupMembership(group_id=group_id, starts_on=starts_on, ends_on=None))


def _group_named(session: Session, name: str) -> int | None:
    wanted = clean(name).strip()
    if not wanted:
        return None
    for known in session.scalars(select(t.PartyGroup)):
        if known.name.lower() == wanted.lower():
            return known.id
    row = t.PartyGroup(name=wanted)
    session.add(row)
    session.flush()
    return row.id


def _known(session: Session, member_id: int) -> Member:
    found = (member for member in load_members(session) if member.id == member_id)
    member = next(found, None)
    if member is None:
        raise NotFound(NO_MEMBER)
    return member


def _find(session: Session, member_id: int) -> t.Member:
    row = session.get(t.Member, member_id)
    if row is None:
        raise NotFound(NO_MEMBER)
    return row


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise ValidationError(problems)


def _check_order(
    starts_on: date, ends_on: date | None, field: str = "ends_on"
) -> tuple[Problem, ...]:
    if ends_on is None or ends_on > starts_on:
        return ()
    if field == "starts_on":
        return (Problem(field, f"Phải sau ngày vào tổ trước ({short_date(starts_on)})."),)
    return (Problem(field, "Ngày kết thúc phải sau ngày bắt đầu."),)


def _check_leaving(
    joined_on: date | None, on: date | None, kind: LeftKind | None
) -> tuple[Problem, ...]:
    problems = []
    if kind is None:
        problems.append(Problem("left_kind", "Chưa chọn lý do rời chi bộ."))
    if on is None:
        problems.append(Problem("left_on", "Chưa ghi ngày rời chi bộ."))
    elif joined_on is not None and on <= joined_on:
        problems.append(Problem("left_on", "Ngày rời chi bộ phải sau ngày về chi bộ."))
    return tuple(problems)


def _overlap(start: date, end: date | None, other: date, other_end: date | None) -> bool:
    return start < (other_end or date.max) and other < (end or date.max)


def _cleaned(form: MemberForm) -> MemberForm:
    texts: dict[str, Any] = {
        name: clean(value).strip()
        for name in form.__dataclass_fields__
        if isinstance(value := getattr(form, name), str) and not isinstance(value, LeftKind)
    }
    return replace(form, **texts)


def _is_named(session: Session, member_id: int) -> bool:
    """Tell whether a row names the member that does not go with the member."""
    places = (
        key.parent
        for table in t.Member.metadata.tables.values()
        for key in table.foreign_keys
        if key.ondelete is None and key.column.table.name == t.Member.__tablename__
    )
    return any(session.scalar(select(func.count()).where(place == member_id)) for place in places)
