"""The table of what was measured, budget beside figure, printed at the end of a run."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One line: what, how much, the budget, and whether it is kept (None: for information)."""

    what: str
    seen: str
    budget: str
    is_kept: bool | None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return the verdict in a word."""
        return {True: "đạt", False: "CHƯA ĐẠT", None: "–"}[self.is_kept]


@dataclass
class Table:
    """Collects lines; a kept budget is also asserted by the test that adds it."""

    rows: list[Row] = field(default_factory=list)

    def ratio(self, what: str, ours: float, bare: float, most: float, unit: str = "ms") -> bool:
        """Add a line that compares with a bare program."""
        found = ours / bare
        factor = {"ms": 1000.0, "MB": 1.0}[unit]
        seen = f"{found:.2f} lần"
        note = f"{ours * factor:.0f} {unit} so với {bare * factor:.0f} {unit}"
        return self._add(Row(what, seen, f"≤ {most:g} lần", found <= most, note))

    def most(self, what: str, value: float, most: float, unit: str, note: str = "") -> bool:
        """Add a line with an upper limit."""
        seen = f"{value:.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"
        return self._add(Row(what, seen, f"≤ {most:g} {unit}", value <= most, note))

    def tell(self, what: str, seen: str, note: str = "") -> None:
        """Add a line without a budget."""
        self._add(Row(what, seen, "", None, note))

    def lines(self) -> list[str]:
        """Return the table as text."""
        cells = [("Việc", "Đo được", "Mức đề ra", "Kết luận", "Chi tiết")]
        cells += [(r.what, r.seen, r.budget, r.verdict, r.note) for r in self.rows]
        widths = [max(len(row[place]) for row in cells) for place in range(5)]
        return [
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
            for row in cells
        ]

    def _add(self, row: Row) -> bool:
        self.rows.append(row)
        return bool(row.is_kept)
