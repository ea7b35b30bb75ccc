"""Rules borrowed from another rubric (quy tắc mượn): gates or an annual rule, from a day on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class LoanItems:
    """Which items of a rubric a criterion of borrowed gates looks at, as the cell chose them."""

    rubric_id: str
    criterion: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleLoan:
    """From a day on the cell borrows a rule of another rubric, or nothing any more."""

    rubric_id: str
    """Empty from the day the cell stops borrowing."""
    since: date | None = None
    """None: for every meeting of the book."""
    items: tuple[LoanItems, ...] = ()
    """What the cell chose itself; a criterion not named looks where its rubric suggests."""

    def item_map(self, rubric_id: str) -> Mapping[str, tuple[str, ...]]:
        """Return the chosen items of a rubric by criterion."""
        return {chosen.criterion: chosen.items for chosen in self._of(rubric_id)}

    def with_items(self, rubric_id: str, items: Mapping[str, tuple[str, ...]]) -> "RuleLoan":
        """Return the loan with other items for one rubric; those of other rubrics stay."""
        others = tuple(chosen for chosen in self.items if chosen.rubric_id != rubric_id)
        chosen = tuple(LoanItems(rubric_id, name, found) for name, found in items.items())
        return replace(self, items=(*others, *chosen))

    def _of(self, rubric_id: str) -> Iterator[LoanItems]:
        return (chosen for chosen in self.items if chosen.rubric_id == rubric_id)


Loans = tuple[RuleLoan, ...]


def loan_on(loans: Sequence[RuleLoan], day: date) -> RuleLoan | None:
    """Return the loan that counts for a meeting on a day, None when nothing is borrowed."""
    begun = [loan for loan in loans if loan.since is None or loan.since <= day]
    loan = max(begun, key=_start, default=None)
    return loan if loan is not None and loan.rubric_id else None


def with_loan(loans: Sequence[RuleLoan], loan: RuleLoan) -> Loans:
    """Return the loans with one more; it takes the place of the one of the same day."""
    others = (known for known in loans if known.since != loan.since)
    return tuple(sorted((*others, loan), key=_start))


def _start(loan: RuleLoan) -> date:
    return loan.since or date.min
