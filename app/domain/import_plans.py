"""What an import would write: new members, differences field by field, who is no longer listed."""

from dataclasses import dataclass
from datetime import date

from app.domain.doubts import Doubt
from app.domain.import_changes import ImportChange
from app.domain.import_columns import ImportColumn
from app.domain.member_lists import SkippedRow
from app.domain.member_matching import MatchKind
from app.domain.members import MemberForm, Post, Situation


@dataclass(frozen=True, slots=True)
class ImportSetting:
    """What the book says an import needs: the day, the rule of probation, the own name."""

    today: date
    probation_months: int = 12
    cell_name: str = ""
    hidden: frozenset[ImportColumn] = frozenset()
    """Columns of sensitive data the cell has not switched on."""


@dataclass(frozen=True, slots=True)
class AddedMember:
    """Somebody new with all an import writes of him or her."""

    row: int
    form: MemberForm
    situation: Situation | None = None
    posts: tuple[Post, ...] = ()
    group: str = ""
    is_told_probationary: bool = False


@dataclass(frozen=True, slots=True)
class ChangedMember:
    """A member of whom a list says something else or more."""

    row: int
    member_id: int
    name: str
    kind: MatchKind
    changes: tuple[ImportChange, ...]


@dataclass(frozen=True, slots=True)
class MissingMember:
    """A member of the book whom a full list does not name."""

    member_id: int
    name: str


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything an import would do; nothing is written before it is confirmed."""

    added: tuple[AddedMember, ...] = ()
    changed: tuple[ChangedMember, ...] = ()
    unchanged: tuple[int, ...] = ()
    """Rows that say what the book says."""
    missing: tuple[MissingMember, ...] = ()
    returned: tuple[int, ...] = ()
    """Members once marked missing whom the list names again."""
    set_aside: tuple[SkippedRow, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def first_ticks(self) -> frozenset[tuple[int, ImportColumn]]:
        """The changes ticked at first: those that fill what was empty and overwrite nothing."""
        return frozenset(
            (member.member_id, change.column)
            for member in self.changed
            for change in member.changes
            if change.fills
        )
