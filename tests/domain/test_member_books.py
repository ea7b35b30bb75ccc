"""Drafts of the registers of members: what is refused, field by field."""

from datetime import date

import pytest

from app.domain.member_books import (
    MEMBER_BOOK_LABELS,
    BadgeDraft,
    DossierCheckDraft,
    HonourDraft,
    LoanDraft,
    MemberBook,
    ResidenceContactDraft,
    SlipDraft,
    TransferDraft,
)

TODAY = date(2026, 11, 4)
BEFORE, AFTER = date(2026, 10, 1), date(2026, 11, 5)
WHOLE = (
    BadgeDraft(1, 30, BEFORE),
    BadgeDraft(1, 30),
    HonourDraft(1, discipline=False, on=None, title="Giấy khen"),
    TransferDraft(1, True, False, "Chi bộ thôn 2", BEFORE, received_on=TODAY, ends_on=AFTER),
    SlipDraft(1, 2026),
    SlipDraft(1, 2026, BEFORE, TODAY),
    LoanDraft(1, "Đảng ủy xã", BEFORE, due_on=AFTER, returned_on=TODAY),
    DossierCheckDraft(TODAY, "", "Khớp 24 hồ sơ"),
    ResidenceContactDraft("Trần Văn An", introduced_on=BEFORE, left_on=TODAY),
)
FALSE = (
    (BadgeDraft(None, 30), "member_id"),
    (BadgeDraft(1, 31), "years"),
    (BadgeDraft(1, 30, AFTER), "awarded_on"),
    (HonourDraft(1, discipline=True, on=AFTER, title="Khiển trách"), "on"),
    (HonourDraft(1, discipline=True, on=BEFORE, title=" "), "title"),
    (TransferDraft(1, True, False, "", BEFORE), "place"),
    (TransferDraft(1, True, False, "Chi bộ A", None), "decided_on"),
    (TransferDraft(1, True, False, "Chi bộ A", TODAY, handed_on=BEFORE), "handed_on"),
    (TransferDraft(1, True, False, "Chi bộ A", TODAY, received_on=AFTER), "received_on"),
    (TransferDraft(1, True, True, "Chi bộ A", TODAY, ends_on=BEFORE), "ends_on"),
    (SlipDraft(1, 2026, sent_on=TODAY), "received_on"),
    (SlipDraft(1, 2026, TODAY, BEFORE), "sent_on"),
    (SlipDraft(1, 2026, AFTER), "received_on"),
    (LoanDraft(1, "", BEFORE), "borrower"),
    (LoanDraft(1, "Đảng ủy", None), "lent_on"),
    (LoanDraft(1, "Đảng ủy", TODAY, returned_on=BEFORE), "returned_on"),
    (LoanDraft(1, "Đảng ủy", TODAY, due_on=BEFORE), "due_on"),
    (DossierCheckDraft(None, "", "Khớp"), "checked_on"),
    (DossierCheckDraft(TODAY, "", ""), "outcome"),
    (ResidenceContactDraft(""), "full_name"),
    (ResidenceContactDraft("An", introduced_on=TODAY, left_on=BEFORE), "left_on"),
)


@pytest.mark.parametrize("draft", WHOLE)
def test_a_whole_line_is_taken(draft):
    assert tuple(draft.problems(TODAY)) == ()


@pytest.mark.parametrize(("draft", "field"), FALSE)
def test_a_false_line_names_its_field(draft, field):
    assert [problem.field for problem in draft.problems(TODAY)] == [field]


def test_every_book_has_a_name():
    assert MEMBER_BOOK_LABELS.keys() == set(MemberBook)
