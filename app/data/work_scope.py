"""What every line of the work list needs at hand: the day, the cell, its members, its rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.data.cell_records import load_cell, load_rule_values, load_settings
from app.data.member_records import MEMBER_TABLES, load_members
from app.domain.cells import Cell
from app.domain.members import Member
from app.domain.rule_sets import RuleSet, RuleValue, rule_set_on
from app.domain.settings import Settings

SCOPE_TABLES = MEMBER_TABLES | {"cells", "rule_values"}
"""What is remembered of a scope is told anew once one of these has changed."""


@dataclass(frozen=True, slots=True)
class WorkScope:
    """Read once for the whole page."""

    today: date
    cell: Cell
    settings: Settings
    members: Sequence[Member]
    rule_values: Sequence[RuleValue]

    def rules_on(self, day: date) -> RuleSet:
        """Return the thresholds in force on a day."""
        return rule_set_on(day, self.rule_values)


def load_scope(session: Session, today: date) -> WorkScope:
    """Return what the page needs of the cell as a whole."""
    return WorkScope(
        today=today,
        cell=load_cell(session),
        settings=load_settings(session),
        members=load_members(session),
        rule_values=load_rule_values(session),
    )
