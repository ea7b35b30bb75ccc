"""Many cells as one list: counted once, and everything not taken is named."""

from fractions import Fraction

from app.domain.cell_reports import RejectedFile, read_report
from app.domain.consolidations import SetAside, consolidate
from app.domain.periods import Period
from tests.domain.cell_report_rows import NOVEMBER, OCTOBER, machine_rows

NOV, OCT, SEP = (Period(2026, month=month) for month in (11, 10, 9))


def report(name, cell="Chi bộ Một", cell_id="c1", made_on="2026-11-05", meetings=(NOVEMBER,)):
    return read_report(name, machine_rows(cell, cell_id, made_on, meetings))


def test_each_meeting_counts_once_from_the_report_made_last():
    newer = (NOVEMBER[0], "24", "21", NOVEMBER[3], "95", "good")
    both = [report("a.xlsx"), report("b.xlsx", made_on="2026-11-06", meetings=(newer,))]
    found = consolidate(both)
    assert [(one.meeting.points, one.file_name) for one in found.taken] == [
        (Fraction(95), "b.xlsx")
    ]
    assert [(one.file_name, one.why, one.taken_from) for one in found.aside] == [
        ("a.xlsx", SetAside.OLDER, "b.xlsx")
    ]


def test_a_copy_is_named_as_one_and_a_contradiction_of_the_same_day_as_disputed():
    other = (NOVEMBER[0], "24", "20", NOVEMBER[3], "80", "fair")
    files = [report("a.xlsx"), report("b.xlsx"), report("c.xlsx", meetings=(other,))]
    found = consolidate(files)
    assert [one.meeting.points for one in found.taken] == [94]
    assert [(one.file_name, one.why) for one in found.aside] == [
        ("b.xlsx", SetAside.SAME),
        ("c.xlsx", SetAside.DISPUTED),
    ]


def test_a_list_of_the_year_and_a_slip_of_the_month_meet():
    year = report("nam.xlsx", made_on="2026-12-30", meetings=(OCTOBER, NOVEMBER))
    found = consolidate([report("t11.xlsx"), year])
    assert [one.month for one in found.taken] == [OCT, NOV]
    assert found.cell_count == 1
    assert [one.days_late for one in found.taken] == [84, 0]  # October: due 07/10, seen 30/12
    assert [one.month for one in found.late] == [OCT]


def test_figures_are_over_what_was_taken():
    second = (NOVEMBER[0], "10", "9", "2026-11-04", "71", "")
    files = [report("a.xlsx"), report("b.xlsx", "Chi bộ Hai", "c2", meetings=(second,))]
    (figures,) = consolidate(files).figures
    assert (figures.cells, figures.meetings, figures.members) == (2, 2, 34)
    assert (figures.attended, figures.summoned, figures.rate) == (29, 34, Fraction(29, 34))
    assert (figures.average, figures.lowest, figures.highest) == (
        Fraction(165, 2),
        Fraction(71),
        Fraction(94),
    )
    assert figures.grades == {"good": 1, "fair": 0, "average": 0, "poor": 0, "": 1}


def test_months_between_and_expected_cells_are_missing_never_zero():
    september = ("2026-09", "24", "20", "2026-09-03", "94", "good")
    files = [
        report("a.xlsx", meetings=(september, NOVEMBER)),
        report("b.xlsx", "Chi bộ Hai", "c2", meetings=(OCTOBER,)),
    ]
    found = consolidate(files, expected=("CHI BỘ MỘT", "Chi bộ Ba"))
    assert [(one.cell_name, one.month) for one in found.missing] == [
        ("Chi bộ Ba", SEP),
        ("Chi bộ Hai", SEP),
        ("Chi bộ Ba", OCT),
        ("Chi bộ Một", OCT),
        ("Chi bộ Ba", NOV),
        ("Chi bộ Hai", NOV),
    ]


def test_one_month_may_be_asked_for():
    found = consolidate([report("a.xlsx", meetings=(OCTOBER, NOVEMBER))], month=NOV)
    assert [one.month for one in found.taken] == [NOV]
    found = consolidate([report("a.xlsx")], month=OCT)
    assert found.taken == ()
    assert [(one.cell_name, one.month) for one in found.missing] == [("Chi bộ Một", OCT)]


def test_a_cell_that_was_renamed_is_one_cell_and_two_of_one_name_are_told():
    files = [
        report("a.xlsx", "Chi bộ Thôn 1", made_on="2026-10-07", meetings=(OCTOBER,)),
        report("b.xlsx", "Chi bộ thôn Đông"),
        report("c.xlsx", "Chi bộ Thôn Đông", "c2"),
    ]
    found = consolidate(files)
    assert {one.cell_name for one in found.taken} == {"Chi bộ thôn Đông", "Chi bộ Thôn Đông"}
    assert found.same_names == ("Chi bộ thôn Đông",)


def test_a_meeting_whose_key_names_no_month_stands_in_the_month_it_was_held():
    odd = ("buoi-1", *NOVEMBER[1:])
    review = ("2026-kd", *NOVEMBER[1:])
    found = consolidate([report("a.xlsx", meetings=(odd, review))])
    assert {one.month for one in found.taken} == {NOV}


def test_nothing_taken_leaves_an_empty_list_with_the_rejected_files():
    found = consolidate([RejectedFile("b.xlsx", "y"), RejectedFile("a.xlsx", "x")])
    assert (found.taken, found.figures, found.missing) == ((), (), ())
    assert [one.file_name for one in found.rejected] == ["a.xlsx", "b.xlsx"]


def test_a_meeting_without_members_has_no_rate():
    empty = ("2026-11", "0", "0", "2026-11-03", "0", "poor")
    (figures,) = consolidate([report("a.xlsx", meetings=(empty,))]).figures
    assert figures.rate == 0


def test_cells_stand_in_the_order_of_their_numbers():
    files = [report(f"{at}.xlsx", f"Chi bộ Thôn {at}", f"c{at}") for at in (10, 9, 1)]
    names = [one.cell_name for one in consolidate(files).taken]
    assert names == ["Chi bộ Thôn 1", "Chi bộ Thôn 9", "Chi bộ Thôn 10"]
