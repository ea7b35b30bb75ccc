"""Quản lý mẫu: copying, editing, all faults on screen, fields to paste, which template prints."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.services.export.paper_kinds import PaperKind, SheetKind
from app.services.workspace import Services
from tests.export.foreign_forms import with_cells
from tests.export.foreign_templates import document, saved
from tests.fakes import FakeDialogs
from tests.services import paper_book
from ui.reports.page import ReportsPage
from ui.reports.template_desk import TemplateDesk
from ui.reports.template_rows import TemplateKey
from ui.workspace import Workspace

KIND = PaperKind.INVITATION
GOOD = saved(document("MẪU RIÊNG", "{{ subject }}"))
BAD = saved(document("{{ subjct }}", "{% if place %}"))


@pytest.fixture(scope="module")
def made_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paper_book.keep_book(tmp_path_factory.mktemp("templates") / "so")


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def page(workspace: Workspace, show: Callable[..., None], opened: list[Path]) -> ReportsPage:
    def opener(path: Path) -> bool:
        opened.append(path)
        return True

    made = ReportsPage(workspace, opener)
    workspace.changed.connect(made.on_changed)
    show(made)
    return made


@pytest.fixture
def desk(page: ReportsPage) -> TemplateDesk:
    page.show_kind(TemplateDesk.place.key)
    found = page.desk(TemplateDesk)
    found.list.select(TemplateKey(KIND))
    return found


def own_file(services: Services, desk: TemplateDesk) -> Path:
    key = desk.chosen
    assert key is not None
    assert key.own_id is not None
    return services.templates.working_file(key.own_id)


def test_a_copy_is_edited_checked_and_put_to_use(page, desk, opened, services: Services):
    assert desk.copy_button.isVisible()
    desk.copy_button.click()
    assert opened == [own_file(services, desk)]
    opened[0].write_bytes(GOOD)

    desk.use_button.click()

    assert desk.state.text() == "Mẫu của chi bộ, đang dùng, sửa 04/11."
    assert services.templates.default_of(KIND) is not None
    assert desk.faults.records() == ()
    page.open(f"report:giay-moi:{paper_book.NOVEMBER_ID}")
    assert "MẪU RIÊNG" in page.preview.html
    opened[0].write_bytes(BAD)

    page.refresh()

    assert "MẪU RIÊNG" in page.preview.html
    assert "còn 2 lỗi, nên giấy in theo bản đã kiểm tra" in page.preview.sentence.text()


def test_faults_are_listed_with_their_places_and_the_template_is_not_used(desk, opened, services):
    desk.copy_button.click()
    opened[0].write_bytes(BAD)

    desk.use_button.click()

    assert services.templates.default_of(KIND) is None
    assert desk.views.value() == "faults"
    assert [line.fault.message for line in desk.faults.records()] == [
        "Không có mục “subjct”.",
        "Có {% if place %} mà không có endif đóng lại.",
    ]
    assert "còn 2 lỗi, chưa dùng được" in desk.state.text()
    desk.views.set_value("pages")
    desk.views.changed.emit()
    assert desk.message.isVisible()


def test_a_file_is_added_only_without_faults(desk, dialogs: FakeDialogs, tmp_path, services):
    bad, good = tmp_path / "xấu.docx", tmp_path / "tốt.docx"
    bad.write_bytes(BAD)
    good.write_bytes(GOOD)
    dialogs.files += [bad, good]

    desk.add_button.click()
    assert "xấu.docx: còn 2 lỗi" in desk.state.text()
    desk.add_button.click()

    assert desk.name.text() == "tốt"
    desk.delete_button.click()
    assert not any(kind.own for kind in services.templates.kinds())
    services.history.undo()
    assert any(kind.own for kind in services.templates.kinds())


def test_a_field_is_found_by_its_meaning_and_copied(desk):
    desk.views.set_value("fields")
    desk.views.changed.emit()
    desk.fields.search.setText("noi hop")
    desk.fields.search.search_now()
    assert [line.field.path for line in desk.fields.table.records()] == ["place"]
    desk.fields.table.select(desk.fields.table.records()[0].id)

    desk.fields.copy_button.click()

    assert QApplication.clipboard().text() == "{{ place }}"
    assert not desk.fields.row_button.isVisible()


def test_an_excel_form_is_copied_and_opened_in_excel(desk, opened, services: Services):
    desk.list.select(TemplateKey(SheetKind.TASKS))
    assert desk.state.text().startswith("Mẫu gốc không sửa được. Tạo bản sao để sửa trong Excel")

    desk.copy_button.click()

    assert (opened[0].suffix, desk.edit_button.text()) == (".xlsx", "Mở bằng Excel")
    opened[0].write_bytes(with_cells({"B10": "{{ row.cod }}"}))
    desk.use_button.click()
    assert [line.fault.where for line in desk.faults.records()] == ["trang “Nhiệm vụ”, ô B10"]
    assert services.templates.default_of(SheetKind.TASKS) is None


def test_a_template_opens_from_the_journal_and_the_shipped_one_comes_back(page, desk, services):
    made = services.templates.copy(KIND)
    services.templates.use(made.id)

    page.open(f"template:{made.id}")

    assert desk.chosen == TemplateKey(KIND, made.id)
    desk.shipped_button.click()
    assert services.templates.default_of(KIND) is None
    assert not desk.shipped_button.isVisible()
