from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from app.domain.documents import HIGHEST_NUMBER, DocumentDraft, DocumentState, DocumentType
from app.domain.errors import NotFound, Refused
from app.domain.rule_values import RuleValue
from tests.scored_books import pass_by_errors
from tests.services.paper_book import add_term

DAY = date(2026, 11, 3)
RESOLUTION, NOTICE = DocumentType.RESOLUTION, DocumentType.NOTICE


@pytest.fixture
def term(services) -> None:
    add_term(services)


def issue(services, **changes):
    return services.documents.issue(RESOLUTION, "Nghị quyết tháng 11", DAY, **changes)


def test_without_a_term_there_is_no_number(services):
    with pytest.raises(Refused, match="nhiệm kỳ"):
        issue(services)
    assert services.documents.register(DAY) == ()
    assert services.documents.gaps(DAY) == ()
    assert services.documents.next_code(RESOLUTION, DAY) == "01-NQ/CB"


def test_numbers_run_by_type_through_the_term(services, term):
    codes = [issue(services).code for _ in range(2)]
    assert codes == ["01-NQ/CB", "02-NQ/CB"]
    assert services.documents.issue(NOTICE, "Thông báo", DAY).code == "01-TB/CB"
    assert services.documents.next_code(RESOLUTION, DAY) == "03-NQ/CB"


def test_a_number_typed_by_hand_must_be_free_and_leaves_a_gap(services, term):
    issue(services)
    assert issue(services, number=17).number == 17
    for taken in (1, 17):
        with pytest.raises(Refused, match="Mỗi số chỉ cấp một lần"):
            issue(services, number=taken)
    with pytest.raises(Refused, match="từ 1"):
        issue(services, number=-3)
    assert services.documents.gaps(DAY)[0].missing == tuple(range(2, 17))


def test_undo_cancels_a_number_given_and_then_reaches_what_was_done_before(services, term):
    services.cells.save_term(None, "2030–2035", date(2030, 3, 1), None)
    document = issue(services)
    assert services.history.number_to_cancel() == document
    with pytest.raises(Refused, match="chỉ hủy được kèm lý do"):
        services.history.undo()
    with pytest.raises(Refused, match="10 chữ"):
        services.history.cancel_given_number("nhầm")
    assert services.documents.register(DAY) == (document,)
    services.history.cancel_given_number("soạn nhầm nội dung, cấp số khác")
    assert services.documents.register(DAY)[0].state is DocumentState.CANCELLED
    assert services.history.labels().redo is None
    assert services.history.number_to_cancel() is None
    with pytest.raises(Refused, match="không cấp số"):
        services.history.cancel_given_number("soạn nhầm nội dung, cấp số khác")
    assert services.history.undo() == "Sửa nhiệm kỳ"
    assert issue(services).number == 2


def test_a_cancelled_number_stays_with_its_reason_and_is_never_given_again(services, term):
    document = issue(services)
    with pytest.raises(Refused, match="10 chữ"):
        services.documents.cancel(document.id, "nhầm")
    services.documents.cancel(document.id, "soạn nhầm nội dung, cấp số khác")
    kept = services.documents.register(DAY)[0]
    assert (kept.state, kept.cancel_reason) == (
        DocumentState.CANCELLED, "soạn nhầm nội dung, cấp số khác",
    )  # fmt: skip
    assert issue(services).number == 2
    with pytest.raises(Refused, match="đã hủy"):
        services.documents.cancel(document.id, "soạn nhầm nội dung lần nữa")


def test_cancelling_an_unknown_number_says_so(services, term):
    with pytest.raises(NotFound):
        services.documents.cancel(99, "soạn nhầm nội dung")


def test_a_meeting_has_one_paper_of_a_type_until_it_is_cancelled(services, scoring, term):
    pass_by_errors(services, scoring)
    first = issue(services, meeting_id=scoring)
    with pytest.raises(Refused, match="01-NQ/CB"):
        issue(services, meeting_id=scoring)
    services.documents.cancel(first.id, "chi bộ biểu quyết lại")
    assert issue(services, meeting_id=scoring).code == "02-NQ/CB"


def test_an_open_error_of_its_meeting_stops_a_number(services, scoring, term):
    services.minutes.adopt(scoring)
    services.meetings.set_fact(scoring, "minutes_adopted_at", None)
    services.meetings.set_fact(scoring, "minutes_read_at", None)
    with pytest.raises(Refused, match="việc phải sửa"):
        issue(services, meeting_id=scoring)


def draft(number, kind=NOTICE, **changes):
    return replace(DocumentDraft(kind, number, "Thông báo kết luận", DAY), **changes)


def test_a_paper_that_has_its_number_is_written_as_it_stands_and_can_be_undone(services, term):
    made = services.documents.enter(draft(7))
    assert (made.code, made.issued_on) == ("07-TB/CB", DAY)
    assert services.documents.next_code(NOTICE, DAY) == "08-TB/CB"
    services.history.undo()
    assert services.documents.register(DAY) == ()


def test_a_number_found_twice_on_paper_is_kept_and_said_to_be_repeated(services, term):
    ids = [services.documents.enter(draft(1)).id for _ in range(2)]
    book = services.documents.register_book(DAY)
    assert [row.is_repeated for row in book.rows] == [True, True]
    assert book.lines[0].repeated[0].ids == tuple(ids)
    found = [f for f in services.findings.of_year(2026) if f.code == "K37"]
    assert [f.where for f in found] == [f"document:{ids[1]}"]
    for slip in (0, HIGHEST_NUMBER + 1, 10**12):  # gaps are counted up to the highest
        with pytest.raises(Refused, match="từ 1 đến 9999"):
            services.documents.enter(draft(slip))


def test_numbers_go_on_after_a_slip_that_was_written_into_the_register(services, term):
    services.documents.enter(draft(HIGHEST_NUMBER, RESOLUTION))
    with pytest.raises(Refused, match="từ 1 đến 9999"):
        issue(services, number=HIGHEST_NUMBER + 1)
    assert issue(services).code == services.documents.register(DAY)[-1].code == "10000-NQ/CB"
    assert issue(services, number=7).number == 7


def test_no_number_is_given_to_a_type_the_cell_may_not_issue(services, term):
    guidance = DocumentType.GUIDANCE
    with pytest.raises(Refused, match=r"không ban hành hướng dẫn \(399-QĐ/TW\)"):
        services.documents.issue(guidance, "Hướng dẫn", DAY)
    assert guidance in services.documents.forbidden_types(DAY)
    paper = services.documents.enter(draft(1, guidance))
    assert services.documents.register_book(DAY).rows[0].is_forbidden
    (error,) = [f for f in services.findings.of_year(2026) if f.code == "K38"]
    assert (error.severity.value, error.where) == ("E", f"document:{paper.id}")
    services.documents.cancel(paper.id, "loại văn bản chi bộ không ban hành")
    assert [f for f in services.findings.of_year(2026) if f.code == "K38"] == []


def test_the_list_of_types_can_be_switched_off_by_the_cell(services, term):
    services.cells.set_rule(RuleValue("K38.on", "0", date(2026, 1, 1)))
    assert services.documents.issue(DocumentType.GUIDANCE, "Hướng dẫn", DAY).code == "01-HD/CB"
    assert services.documents.forbidden_types(DAY) == ()


def test_numbers_of_a_later_term_begin_at_one_again(services, term):
    services.cells.save_settings(replace(services.cells.settings(), next_numbers=(("notice", 6),)))
    services.cells.save_term(None, "2030–2035", date(2030, 3, 1), None)
    assert services.documents.next_code(NOTICE, DAY) == "06-TB/CB"
    assert services.documents.next_code(NOTICE, date(2030, 4, 1)) == "01-TB/CB"


def test_the_register_is_printed_with_what_is_wrong(services, term):
    services.documents.enter(draft(1, day=date(2026, 1, 12)))
    services.documents.enter(draft(3))
    gone = services.documents.issue(RESOLUTION, "Nghị quyết tháng 11", DAY)
    services.documents.cancel(gone.id, "soạn nhầm nội dung")
    (file,) = services.papers.export("so-van-ban", year=2026)
    rows = [[c.value for c in row] for row in load_workbook(file).worksheets[0].iter_rows()]
    texts = [row for row in rows if row[1] in {"Nghị quyết", "Thông báo"}]
    assert [row[2] for row in texts] == ["01-NQ/CB", "01-TB/CB", None, "03-TB/CB"]
    assert texts[0][6] == "Đã hủy: soạn nhầm nội dung"
    assert texts[2][6] == "Thiếu số 02-TB/CB. Giữa 01 (12/01) và 03 (03/11/2026)."
    assert [row[0] for row in texts] == [1, 2, None, 3]


def test_an_empty_register_is_not_printed(services, term):
    with pytest.raises(Refused, match="chưa có văn bản nào vào sổ"):
        services.papers.export("so-van-ban", year=2026)
