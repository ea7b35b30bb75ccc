"""What this year lacks (K01, K03, K04, K35, K36, K38), as lines of the work list."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sqlalchemy.orm import Session

from app.data.register_work import URGENCIES
from app.data.work_scope import WorkScope
from app.data.year_findings import year_under_check
from app.domain.checks_year import check_year
from app.domain.findings import SEVERITY_LABELS, Finding, Severity
from app.domain.overviews import WorkLine

MOST_OF_A_KIND = 2
_WHOLE = {
    "K01": "Kế hoạch năm {year} còn thiếu buổi thường kỳ của {count} tháng",
    "K03": "Kế hoạch năm {year} còn thiếu chuyên đề của {count} quý",
    "K04": "{count} tháng năm {year} chỉ có chuyên đề, không có buổi thường kỳ",
    "K38": "{count} văn bản năm {year} thuộc loại chi bộ không ban hành",
}


def year_lines(
    session: Session, scope: WorkScope, named_before: frozenset[str]
) -> Iterator[WorkLine]:
    """Give what the year lacks besides what other lines name; many gaps of one kind are one.

    Gaps of numbers (K37) stand in the register, beside the numbers themselves.
    """
    year = scope.today.year
    found = check_year(year_under_check(session, year, scope.today, with_numbers=False))
    open_ones = [f for f in found if f.where not in named_before]
    for _, group in groupby(sorted(open_ones, key=_kind), key=_kind):
        yield from _lines(tuple(group), year)


def _kind(finding: Finding) -> tuple[str, int, str]:
    return finding.code, list(Severity).index(finding.severity), finding.action


def _lines(findings: Sequence[Finding], year: int) -> Iterable[WorkLine]:
    if len(findings) <= MOST_OF_A_KIND:
        return map(_line, findings)
    return (_whole_line(findings, year),)


def _line(finding: Finding) -> WorkLine:
    return WorkLine(
        urgency=URGENCIES[finding.severity],
        due_on=None,
        when=SEVERITY_LABELS[finding.severity],
        what=finding.message.removesuffix("."),
        why=_why(finding.code),
        button=finding.action,
        where=finding.where,
    )


def _whole_line(findings: Sequence[Finding], year: int) -> WorkLine:
    first = findings[0]
    return WorkLine(
        urgency=URGENCIES[first.severity],
        due_on=None,
        when=SEVERITY_LABELS[first.severity],
        what=_WHOLE[first.code].format(year=year, count=len(findings)),
        why=_why(first.code),
        button="Xem trong sổ" if first.code == "K38" else "Xem kế hoạch",
        where=first.where if first.code == "K38" else "page:plan",
    )


def _why(code: str) -> str:
    return f"{_WHYS[code]} ({code})."


_WHYS = {
    "K01": "Mỗi tháng họp thường kỳ một lần",
    "K03": "Mỗi quý họp chuyên đề ít nhất một lần",
    "K04": "Mỗi tháng họp thường kỳ một lần",
    "K35": "Kế hoạch chuyên đề năm lập từ đầu năm và báo cáo cấp trên",
    "K36": "Điều kiện xếp loại năm mà chi bộ đang dùng",
    "K38": "Chi bộ chỉ ban hành các loại văn bản theo 399-QĐ/TW",
}
