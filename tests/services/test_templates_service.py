"""Templates of the user: copied, edited outside, checked, in use, broken, taken back, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import ExportError, NotFound, Refused
from app.services import template_worker
from app.services.export import word
from app.services.export.paper_kinds import PaperKind
from app.services.export.samples import sample_contexts
from app.services.template_files import FileState
from app.services.template_worker import TemplateRefused
from app.services.templates import OwnTemplate
from app.services.workspace import Services
from tests.export.foreign_templates import document, saved
from tests.export.tiny_docx import body_text
from tests.services import paper_book

KIND = PaperKind.INVITATION
CONTEXT = sample_contexts()[KIND]
GOOD = saved(document("MẪU RIÊNG", "{{ subject }}", "{{ place }}"))
BETTER = saved(document("MẪU MỚI", "{{ subject }}"))
BAD = saved(document("{{ subjct }}", "{% if place %}"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("templates") / "so")


@pytest.fixture
def book(kept: Path, tmp_path: Path) -> Iterator[Services]:
    services = paper_book.open_copy(kept, tmp_path / "so")
    yield services
    services.close()


@pytest.fixture
def own(book: Services, tmp_path: Path) -> OwnTemplate:
    """A template of the user in use."""
    file = tmp_path / "Giấy mời xã.docx"
    file.write_bytes(GOOD)
    added = book.templates.add(file, KIND)
    book.templates.use(added.id)
    return book.templates.get(added.id)


def edit(book: Services, own: OwnTemplate, data: bytes) -> None:
    """What Word does: save other bytes over the file."""
    book.templates.working_file(own.id).write_bytes(data)


def said(book: Services) -> str:
    return body_text(book.templates.fill(KIND, CONTEXT)).splitlines()[0]


def test_the_shipped_template_is_copied_under_a_free_name_and_is_not_in_use_yet(book: Services):
    first, second = book.templates.copy(KIND), book.templates.copy(KIND)

    assert (first.name, second.name) == (
        "Giấy mời, thông báo họp của chi bộ",
        "Giấy mời, thông báo họp của chi bộ 2",
    )
    path = book.templates.working_file(first.id)
    assert path.parent == book.place / "mau-bieu"
    assert path.read_bytes() == word.shipped_template(KIND)
    assert book.templates.default_of(KIND) is None
    assert book.templates.note(KIND) is None
    (listed,) = [one for one in book.templates.kinds() if one.kind is KIND]
    assert [one.state for one in listed.own] == [FileState.SAME] * 2


def test_a_paper_is_made_with_the_template_in_use_and_with_the_shipped_one_again(book, own):
    assert said(book) == "MẪU RIÊNG"
    assert own.name == "Giấy mời xã"

    book.templates.use_shipped(KIND)

    assert book.templates.fill(KIND, CONTEXT) == word.render(word.shipped_template(KIND), CONTEXT)


def test_an_export_and_its_preview_use_the_template_too(book: Services, own: OwnTemplate):
    (path,) = book.papers.export("giay-moi", meeting_id=paper_book.NOVEMBER_ID)

    assert body_text(path.read_bytes()).startswith("MẪU RIÊNG\n")
    html = book.papers.preview_html("giay-moi", meeting_id=paper_book.NOVEMBER_ID)
    assert "MẪU RIÊNG" in html
    assert "MẪU RIÊNG" in book.templates.sample_html(KIND, own.id)
    assert "MẪU RIÊNG" not in book.templates.sample_html(KIND)


def test_setting_the_default_can_be_undone_and_there_is_one_a_kind(book, own):
    copied = book.templates.copy(KIND, own.id)
    book.templates.use(copied.id)
    assert not book.templates.get(own.id).is_default

    book.history.undo()

    assert book.templates.default_of(KIND) == own
    book.templates.remove(own.id)
    assert book.templates.default_of(KIND) is None
    book.history.undo()
    assert said(book) == "MẪU RIÊNG"


def test_a_change_outside_is_checked_before_use_and_then_taken(book, own):
    edit(book, own, BETTER)
    assert book.templates.get(own.id).state is FileState.CHANGED

    assert said(book) == "MẪU MỚI"

    assert book.templates.get(own.id).state is FileState.SAME
    note = book.templates.note(KIND)
    assert note is not None
    assert (note.sentence, note.is_trouble) == (
        "In theo mẫu “Giấy mời xã” của chi bộ.",
        False,
    )


def test_a_file_broken_outside_never_replaces_the_good_version(book, own):
    edit(book, own, BAD)

    assert said(book) == "MẪU RIÊNG"
    note = book.templates.note(KIND)
    assert note is not None
    assert note.is_trouble
    assert note.sentence == (
        "Tệp mẫu “Giấy mời xã” sửa trong Word còn 2 lỗi, nên giấy in theo bản đã kiểm tra trước đó."
    )
    assert len(book.templates.check(own.id).faults) == 2
    with pytest.raises(TemplateRefused) as refusal:
        book.templates.use(own.id)
    assert len(refusal.value.faults) == 2
    assert "Thân bài, đoạn 1: Không có mục “subjct”. Còn 1 lỗi nữa." in refusal.value.sentence
    assert said(book) == "MẪU RIÊNG"


def test_a_bad_file_is_not_added(book: Services, tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(BAD)

    with pytest.raises(TemplateRefused):
        book.templates.add(tmp_path / "a.docx", KIND)
    with pytest.raises(Refused):
        book.templates.add(tmp_path / "none.docx", KIND)

    assert not any(one.own for one in book.templates.kinds())
    assert list((book.place / "mau-bieu").iterdir()) == []


def test_a_deleted_file_is_written_again_from_the_kept_version(book, own):
    book.templates.working_file(own.id).unlink()
    assert book.templates.get(own.id).state is FileState.MISSING
    assert said(book) == "MẪU RIÊNG"

    assert book.templates.working_file(own.id).read_bytes() == GOOD


def test_a_template_whose_files_are_all_gone_says_so_and_the_shipped_one_is_a_step_away(book, own):
    book.templates.working_file(own.id).unlink()
    for kept in (book.place / "dinh-kem").iterdir():
        kept.write_bytes(b"damaged")

    with pytest.raises(ExportError) as refusal:
        said(book)

    assert "dùng lại mẫu gốc" in refusal.value.sentence
    book.templates.use_shipped(KIND)
    assert said(book) != "MẪU RIÊNG"


def test_a_backup_names_the_kept_version(book, own):
    book.backups.make()

    assert book.backups.carry(book.place / "usb") == ()

    kept = {path.name for path in (book.place / "dinh-kem").iterdir()}
    assert kept <= {path.name for path in (book.place / "usb").rglob("*")}


def test_a_template_that_prints_without_end_is_stopped_and_the_book_lives():
    # Every loop is allowed and finite, but together they print a thousand million letters.
    loops = "{% for a in closing.tasks %}" * 4 + "x" * 500_000 + "{% endfor %}" * 4

    found = template_worker.checked(saved(document(loops)), PaperKind.REGULAR_MINUTES)

    assert [fault.message for fault in found.faults] == [template_worker.TOO_MUCH]
    assert not found.is_certain
    assert template_worker.checked(GOOD, KIND).faults == ()


def test_a_template_that_is_gone_is_not_found(book: Services):
    with pytest.raises(NotFound):
        book.templates.check(99)
