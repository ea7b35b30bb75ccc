"""Papers written by hand: their types, what is missing, what the register holds fast."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from app.domain.documents import (
    CELL_TYPES,
    DocumentState,
    DocumentType,
    IssuedDocument,
)
from app.domain.written_papers import (
    ADDRESSED_TYPES,
    ADMINISTRATIVE_TYPES,
    WRITTEN_PAPER_LABELS,
    PaperSigner,
    WrittenPaper,
    WrittenPaperDraft,
    WrittenPaperType,
    addressed_words,
    check_written_paper,
    document_type_of,
    issued_words,
    locked_fields,
    missing_parts,
    unfinished_words,
)

DAY = date(2026, 11, 3)
DECISION = WrittenPaperType.DECISION
DRAFT = WrittenPaperDraft(DECISION, "về việc thành lập Tổ số hóa", DAY, body="Điều 1. …")
NUMBER = IssuedDocument(
    7, DocumentType.DECISION, 3, 1, DAY, DRAFT.subject, None, DocumentState.ISSUED
)


def paper(draft=DRAFT, document=None) -> WrittenPaper:
    return WrittenPaper(1, draft, datetime(2026, 11, 3, 8), document)


def test_every_type_a_cell_may_issue_can_be_written():
    numbered = [document_type_of(kind) for kind in WrittenPaperType]
    assert {kind for kind in numbered if kind is not None} == set(CELL_TYPES)
    assert len([kind for kind in numbered if kind is None]) == 6
    assert set(WRITTEN_PAPER_LABELS) == set(WrittenPaperType)
    assert WRITTEN_PAPER_LABELS[WrittenPaperType.OPEN_LETTER] == "Thư công"
    assert not ADMINISTRATIVE_TYPES & ADDRESSED_TYPES


def test_the_number_is_a_blank_before_it_is_given_and_after_it_is_cancelled():
    cancelled = replace(NUMBER, state=DocumentState.CANCELLED)
    assert [one.code for one in (paper(), paper(document=NUMBER), paper(document=cancelled))] == [
        "…-QĐ/CB",
        "03-QĐ/CB",
        "…-QĐ/CB",
    ]
    assert paper(replace(DRAFT, type=WrittenPaperType.LEAVE_PAPER)).code == ""
    assert paper().label == "Quyết định"


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, ()),
        ({"day": None, "body": " "}, ("ngày ban hành", "nội dung")),
        ({"type": WrittenPaperType.SUBMISSION}, ("kính trình",)),
        ({"type": WrittenPaperType.OFFICIAL_LETTER}, ("kính gửi",)),
        ({"type": WrittenPaperType.OFFICIAL_LETTER, "addressees": "Đảng ủy xã"}, ()),
    ],
)
def test_what_a_paper_lacks_is_named(changes, missing):
    assert missing_parts(replace(DRAFT, **changes)) == missing


def test_a_paper_is_finished_with_its_number_or_without_a_sign_of_its_own():
    assert not paper().is_finished
    assert paper(document=NUMBER).is_finished
    assert not paper(replace(DRAFT, body=""), NUMBER).is_finished
    assert paper(replace(DRAFT, type=WrittenPaperType.TRAVEL_PAPER)).is_finished


@pytest.mark.parametrize("subject", ["", "  ", "a" * 501])
def test_a_subject_is_asked_for_and_has_an_end(subject):
    assert [p.field for p in check_written_paper(replace(DRAFT, subject=subject))] == ["subject"]
    assert check_written_paper(DRAFT) == ()


@pytest.mark.parametrize(
    ("changes", "document", "words"),
    [
        ({}, NUMBER, ""),
        ({}, None, "chưa cấp số"),
        ({"body": ""}, None, "thiếu nội dung; chưa cấp số"),
        ({}, replace(NUMBER, state=DocumentState.CANCELLED), "số 03-QĐ/CB đã hủy"),
        ({"type": WrittenPaperType.OPEN_LETTER, "day": None}, None, "thiếu ngày ban hành"),
    ],
)
def test_why_a_paper_is_still_a_draft_is_said(changes, document, words):
    assert unfinished_words(paper(replace(DRAFT, **changes), document)) == words


def test_a_paper_is_of_its_day_or_of_the_day_it_was_changed():
    assert paper().dated == DAY
    assert paper(replace(DRAFT, day=None)).dated == date(2026, 11, 3)


def test_what_stands_in_the_register_is_held_fast():
    other = replace(DRAFT, subject="khác", day=None, body="khác")
    assert locked_fields(paper(), other) == ()
    assert locked_fields(paper(document=NUMBER), other) == ("subject", "day")


def test_the_state_is_said_in_words():
    cancelled = replace(NUMBER, state=DocumentState.CANCELLED)
    said = [
        paper(),
        paper(document=NUMBER),
        paper(document=cancelled),
        paper(replace(DRAFT, type=WrittenPaperType.SENDING_SLIP)),
    ]
    assert [issued_words(one) for one in said] == [
        "Dự thảo",
        "Đã cấp số",
        "Số 03-QĐ/CB đã hủy",
        "Không đánh số",
    ]


def test_signers_differ_in_person_and_in_whom_they_sign_for():
    assert [(s.is_for_cell, s.is_deputy) for s in PaperSigner] == [
        (True, False),
        (True, True),
        (False, False),
        (False, True),
    ]
    assert addressed_words(WrittenPaperType.SUBMISSION) == "kính trình"
    assert addressed_words(DECISION) == "kính gửi"
