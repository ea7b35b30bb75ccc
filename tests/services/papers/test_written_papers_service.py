"""Papers written by hand: kept, numbered once from the register, printed in the form of HD 05."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.documents import DocumentDraft, DocumentType
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.rule_values import RuleValue
from app.domain.settings import SignPlace
from app.domain.written_papers import (
    ADMINISTRATIVE_TYPES,
    PaperSigner,
    WrittenPaperDraft,
    WrittenPaperType,
    document_type_of,
)
from app.services.export.paper_kinds import DRAFTED_KINDS
from app.services.paper_texts.written import template_of
from app.services.papers import PaperOrder
from tests.export.docx_reader import text_of
from tests.export.foreign_templates import document as word_file
from tests.export.foreign_templates import saved
from tests.export.format_table import TABLE, faults
from tests.export.produced_papers import ISSUED as WITH_RECIPIENTS
from tests.export.produced_papers import Produced
from tests.export.tiny_docx import body_text
from tests.services import paper_book

DAY = date(2026, 11, 3)
T = WrittenPaperType
BODY = "CHI BỘ VĂN PHÒNG QUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ số hóa.\nĐiều 2. Tổ thi hành."
DECISION = WrittenPaperDraft(
    T.DECISION,
    "về việc thành lập Tổ số hóa hồ sơ",
    DAY,
    bases="Căn cứ Điều lệ Đảng;\n- Xét đề nghị của chi ủy.",
    body=BODY,
    recipients="Đảng ủy xã;\nLưu Chi bộ.",
)
LETTER = WrittenPaperDraft(
    T.OFFICIAL_LETTER, "Đề nghị cử người dự họp", DAY, "Đảng ủy xã", body="Kính đề nghị cử."
)


@pytest.fixture
def book(kept, tmp_path):
    services = paper_book.open_copy(kept, tmp_path / "so")
    yield services
    services.close()


def add(book, draft=DECISION, **changes) -> int:
    return book.written_papers.add(replace(draft, **changes))


def printed(book, paper_id: int) -> str:
    order = PaperOrder("van-ban", written_id=paper_id)
    return text_of(book.papers.made([order])[0].data)


def test_every_type_prints_its_form(book):
    papers = []
    for kind in T:
        recipients = book.written_papers.choices().recipients[kind] or "Lưu Chi bộ"
        draft = replace(DECISION, type=kind, addressees="Đảng ủy xã", recipients=recipients)
        draft = replace(draft, bases="Căn cứ Điều lệ Đảng;\nCăn cứ kế hoạch của chi bộ")
        paper = book.papers.made([PaperOrder("van-ban", written_id=add(book, draft))])[0]
        papers.append(Produced(paper.file_name, template_of(kind), paper.data))
    found = [fault for line in TABLE for fault in faults(line, papers)]
    assert found == []
    assert {paper.kind for paper in papers} == set(DRAFTED_KINDS)
    assert set(DRAFTED_KINDS) - WITH_RECIPIENTS == {template_of(T.MINUTES)}


def test_a_draft_prints_a_blank_for_its_number_and_an_issued_paper_its_own(book):
    paper = add(book)
    assert "Số …-QĐ/CB" in printed(book, paper)
    document = book.written_papers.issue(paper)
    assert document.code == "01-QĐ/CB"
    assert "Số 01-QĐ/CB" in printed(book, paper)
    assert document in book.documents.register(DAY)


def test_a_number_is_given_once_and_runs_on_by_type(book):
    first, second, letter = add(book), add(book), add(book, LETTER)
    codes = [book.written_papers.issue(one).code for one in (first, letter, second)]
    assert codes == ["01-QĐ/CB", "01-CV/CB", "02-QĐ/CB"]
    with pytest.raises(Refused, match="đã có số 01-QĐ/CB"):
        book.written_papers.issue(first)
    with pytest.raises(Refused, match="Mỗi số chỉ cấp một lần"):
        book.written_papers.issue(add(book), number=2)


def test_undo_cancels_the_number_and_leaves_the_rest_of_the_list_to_undo(book):
    paper = add(book)
    book.written_papers.save(paper, replace(DECISION, body="Điều 1. Khác."))
    before = book.written_papers.get(paper)
    book.written_papers.issue(paper)
    book.history.cancel_given_number("In nhầm tên tổ, làm lại")
    reasons = {row.cancel_reason for row in book.documents.register(DAY)}
    assert "In nhầm tên tổ, làm lại" in reasons
    assert book.written_papers.get(paper) == before
    for _step in range(2):
        book.history.undo()
    assert book.written_papers.list() == ()


def test_a_number_cancelled_in_the_register_makes_room_for_another(book):
    paper = add(book)
    document = book.written_papers.issue(paper)
    assert document.code == "01-QĐ/CB"
    book.documents.cancel(document.id, "In nhầm tên tổ, làm lại")
    assert "Số …-QĐ/CB" in printed(book, paper)
    assert book.written_papers.issue(paper).code == "02-QĐ/CB"


def test_writing_changing_and_removing_can_be_undone(book):
    paper = add(book)
    book.written_papers.save(paper, replace(DECISION, body="Điều 1. Khác."))
    book.history.undo()
    assert book.written_papers.get(paper).draft.body == BODY
    book.written_papers.remove(paper)
    assert book.written_papers.list() == ()
    book.history.undo()
    assert book.written_papers.get(paper).draft == DECISION
    book.history.undo()
    with pytest.raises(NotFound):
        book.written_papers.get(paper)


def test_what_is_missing_stops_the_number_and_marks_the_file(book):
    paper = add(book, LETTER, addressees="", body="")
    with pytest.raises(Refused, match="Còn thiếu nội dung, kính gửi"):
        book.written_papers.issue(paper)
    (path,) = book.papers.export_written(paper)
    assert path.name == "2026-11_CV_de-nghi-cu-nguoi-du-hop_DU-THAO.docx"
    book.written_papers.save(paper, LETTER)
    book.written_papers.issue(paper)
    (path,) = book.papers.export_written(paper)
    assert path.name == "2026-11_CV_01_de-nghi-cu-nguoi-du-hop.docx"
    assert book.papers.history(2026)[0].file_name == path.name


def test_what_the_register_holds_is_not_changed_behind_its_back(book):
    paper = add(book)
    book.written_papers.issue(paper)
    for changes in ({"subject": "khác"}, {"type": T.NOTICE}, {"day": None}):
        with pytest.raises(Refused, match="giữ như trong sổ"):
            book.written_papers.save(paper, replace(DECISION, **changes))
    book.written_papers.save(paper, replace(DECISION, body="Điều 1. Sửa lỗi chính tả."))
    assert "Sửa lỗi chính tả" in printed(book, paper)


def test_a_line_of_the_register_is_written_once(book):
    known = DocumentDraft(DocumentType.NOTICE, 4, "Thông báo thu đảng phí", DAY)
    document = book.documents.enter(known)
    draft = book.written_papers.draft_for(document.id)
    paper = book.written_papers.add(replace(draft, body="Đã thu đủ."), document.id)
    assert "Số 04-TB/CB" in printed(book, paper)
    assert book.written_papers.of_document(document.id) == book.written_papers.get(paper)
    with pytest.raises(Refused, match="đã soạn rồi"):
        book.written_papers.add(draft, document.id)
    book.documents.cancel(document.id, "Ghi nhầm số trong sổ")
    book.written_papers.remove(paper)
    with pytest.raises(Refused, match="đã hủy"):
        book.written_papers.add(draft, document.id)


def test_types_a_cell_may_not_issue_stay_refused(book):
    found = book.documents.enter(DocumentDraft(DocumentType.DIRECTIVE, 1, "Chỉ thị cũ", DAY))
    with pytest.raises(Refused, match="không ban hành chỉ thị"):
        book.written_papers.draft_for(found.id)
    book.cells.set_rule(RuleValue("forbidden_types", "Đề án", date(2026, 1, 1)))
    with pytest.raises(Refused, match="không ban hành đề án"):
        add(book, type=T.SCHEME)


def test_papers_without_a_sign_are_not_numbered(book):
    paper = add(book, type=T.LEAVE_PAPER)
    with pytest.raises(Refused, match="Giấy nghỉ phép không đánh số"):
        book.written_papers.issue(paper)
    text = printed(book, paper)
    assert "GIẤY NGHỈ PHÉP" in text
    assert "Số " not in text
    assert all(
        document_type_of(kind) is None or kind in {T.INVITATION, T.INTRODUCTION}
        for kind in ADMINISTRATIVE_TYPES
    )


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (PaperSigner.CELL, "T/M CHI BỘ\nBÍ THƯ\nNguyễn Thị Hạnh"),
        (PaperSigner.CELL_DEPUTY, "T/M CHI BỘ\nPHÓ BÍ THƯ\nPhạm Văn Dũng"),
        (PaperSigner.COMMITTEE, "T/M BAN CHI ỦY\nBÍ THƯ\nNguyễn Thị Hạnh"),
    ],
)
def test_who_signs_is_chosen_with_the_words_of_the_settings(book, signer, lines):
    settings = book.cells.settings()
    signs = ((SignPlace.COMMITTEE.value, ("T/M BAN CHI ỦY", "BÍ THƯ")),)
    book.cells.save_settings(replace(settings, signs=signs))
    assert lines in printed(book, add(book, signer=signer))


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Đề nghị cử người", "về việc đề nghị cử người"),
        ("V/v Đảng ủy dự họp", "về việc Đảng ủy dự họp"),
        ("Về kết quả thu đảng phí", "về kết quả thu đảng phí"),
    ],
)
def test_the_subject_of_a_letter_reads_on(book, subject, said):
    assert said in printed(book, add(book, LETTER, subject=subject)).splitlines()


@pytest.mark.parametrize(
    ("body", "last"),
    [("Đã thu đủ", "Đã thu đủ."), ("Đã thu đủ./.", "Đã thu đủ."), ("Gồm có:", "Gồm có:")],
)
def test_the_body_ends_as_a_party_paper_does(book, body, last):
    assert last in printed(book, add(book, body=f"Một.\n{body}")).splitlines()


def test_the_name_of_the_type_is_not_said_twice(book):
    said = printed(book, add(book, type=T.NOTICE, subject="Thông báo lịch họp")).splitlines()
    assert said[said.index("THÔNG BÁO") + 1] == "lịch họp"


def test_hostile_words_are_kept_and_printed_as_they_are(book):
    hostile = "../../CON:*?\"<>| {{ 7*7 }} &amp; 'x'\u0000\u202e" + "dài " * 100
    paper = add(book, subject=hostile[:400], body="{% for %} <w:p/> & \x0b hết")
    (path,) = book.papers.export_written(paper)
    assert path.parent == book.exports
    assert len(path.name) < 80
    text = text_of(path.read_bytes())
    assert "{% for %} <w:p/> &" in text
    assert "{{ 7*7 }}" in text
    with pytest.raises(ValidationError):
        add(book, subject=" ")


def test_a_template_of_the_user_prints_them(book, tmp_path):
    file = tmp_path / "Quyết định của xã.docx"
    file.write_bytes(
        saved(
            word_file(
                "MẪU XÃ {{ subject }}",
                "{%p for part in parts %}",
                "{{ part.lead }} {{ part.text }}",
                "{%p endfor %}",
            )
        )
    )
    own = book.templates.add(file, template_of(T.DECISION))
    book.templates.use(own.id)
    order = PaperOrder("van-ban", written_id=add(book))
    said = body_text(book.papers.made([order])[0].data)
    assert said.startswith("MẪU XÃ về việc thành lập Tổ số hóa hồ sơ")
    assert "Điều 1. Thành lập Tổ số hóa." in said
    assert "MẪU XÃ" not in printed(book, add(book, LETTER))


def test_a_paper_is_found_by_its_words_and_shown_in_the_journal(book):
    paper = add(book, LETTER)
    found = book.search.find_page("kính đề nghị cử", (), None).found
    assert [hit.where for hit in found if hit.kind == "written"] == [f"written:{paper}"]


def test_an_order_without_a_paper_is_refused(book):
    with pytest.raises(Refused, match="Hãy chọn một văn bản"):
        book.papers.made([PaperOrder("van-ban")])
    assert book.papers.missing([PaperOrder("van-ban", written_id=1)]) == ("",)
