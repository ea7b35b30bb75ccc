from datetime import date

import pytest

from app.domain.documents import DocumentState, DocumentType
from app.domain.errors import NotFound, Refused
from tests.scored_books import pass_by_errors, scoring_meeting
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


def test_undo_does_not_reach_a_number_once_given(services, term):
    services.cells.save_term(None, "2030–2035", date(2030, 3, 1), None)
    document = issue(services)
    services.history.undo()
    assert services.documents.register(DAY) == (document,)


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


def test_a_meeting_has_one_paper_of_a_type_until_it_is_cancelled(services, members, term):
    meeting = scoring_meeting(services)
    pass_by_errors(services, meeting)
    first = issue(services, meeting_id=meeting)
    with pytest.raises(Refused, match="01-NQ/CB"):
        issue(services, meeting_id=meeting)
    services.documents.cancel(first.id, "chi bộ biểu quyết lại")
    assert issue(services, meeting_id=meeting).code == "02-NQ/CB"


def test_an_open_error_of_its_meeting_stops_a_number(services, members, term):
    meeting = scoring_meeting(services)
    services.minutes.adopt(meeting)
    services.meetings.set_fact(meeting, "minutes_adopted_at", None)
    services.meetings.set_fact(meeting, "minutes_read_at", None)
    with pytest.raises(Refused, match="việc phải sửa"):
        issue(services, meeting_id=meeting)
