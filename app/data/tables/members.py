"""Members with their dated facts."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.data.base import Row, slug_enum
from app.domain.members import LeftKind, Post, Situation


class MemberSituation(Row):
    """A dated situation of a member."""

    __tablename__ = "member_situations"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    situation: Mapped[Situation] = mapped_column(slug_enum(Situation))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    note: Mapped[str]
    decision: Mapped[str] = mapped_column(default="")


class MemberPost(Row):
    """A dated post of the cell."""

    __tablename__ = "member_posts"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    post: Mapped[Post] = mapped_column(slug_enum(Post))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class PartyGroup(Row):
    """A party group (tổ đảng)."""

    __tablename__ = "party_groups"

    name: Mapped[str]


class GroupMembership(Row):
    """Dated membership of a party group."""

    __tablename__ = "group_memberships"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("party_groups.id", ondelete="CASCADE"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]

    group: Mapped[PartyGroup] = relationship()


class Member(Row):
    """A member; partial dates are ISO text at their precision beside what was typed."""

    __tablename__ = "members"

    full_name: Mapped[str]
    display_name: Mapped[str]
    gender: Mapped[str]
    birth_date: Mapped[str]
    birth_date_text: Mapped[str]
    card_number: Mapped[str]
    admission_date: Mapped[str]
    admission_date_text: Mapped[str]
    official_date: Mapped[str]
    official_date_text: Mapped[str]
    joined_on: Mapped[date | None]
    joined_from: Mapped[str]
    left_on: Mapped[date | None]
    left_kind: Mapped[LeftKind | None] = mapped_column(slug_enum(LeftKind))
    temporary_in: Mapped[bool]
    special_duty: Mapped[bool]
    residence_comment_exempt: Mapped[bool]
    occupation: Mapped[str]
    work_unit: Mapped[str]
    office_post: Mapped[str]
    union_post: Mapped[str]
    education: Mapped[str]
    profession: Mapped[str]
    political_theory: Mapped[str]
    review_form: Mapped[str]
    residence_cell: Mapped[str]
    phone: Mapped[str]
    notice_channel: Mapped[str]
    current_cell: Mapped[str] = mapped_column(default="")
    original_name: Mapped[str] = mapped_column(default="")
    """The name as it stood in the file it was imported from."""
    citizen_id: Mapped[str] = mapped_column(default="")
    home_town: Mapped[str] = mapped_column(default="")
    permanent_address: Mapped[str] = mapped_column(default="")
    temporary_address: Mapped[str] = mapped_column(default="")
    ethnicity: Mapped[str] = mapped_column(default="")
    religion: Mapped[str] = mapped_column(default="")
    dues_class: Mapped[str] = mapped_column(default="")
    missing_since: Mapped[date | None]
    """Day an import no longer named this member; the user decides what it means."""
    erased_on: Mapped[date | None]
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("members.id", ondelete="SET NULL"))
    note: Mapped[str]

    situations: Mapped[list[MemberSituation]] = relationship(
        cascade="all, delete-orphan", order_by="MemberSituation.starts_on"
    )
    posts: Mapped[list[MemberPost]] = relationship(
        cascade="all, delete-orphan", order_by="MemberPost.starts_on"
    )
    groups: Mapped[list[GroupMembership]] = relationship(
        cascade="all, delete-orphan", order_by="GroupMembership.starts_on"
    )
