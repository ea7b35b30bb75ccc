"""Every foreign rubric comes in through the page of rubrics as through the service."""

import pytest

from app.domain.rubric_drafts import draft_of
from app.domain.rubric_editions import content_hash
from tests.foreign_years import FILES, LENDERS
from ui.settings.page import SettingsPage

FOREIGN = sorted(path.stem for path in FILES.glob("*.yaml"))


@pytest.fixture
def page(workspace, show):
    made = SettingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    made.show_section("rubrics")
    show(made)
    return made


@pytest.fixture
def rubrics(page):
    return page.section


def bring_in(rubrics, dialogs, name):
    """Choose the file and whose gates it borrows, look at what it would change, install it."""
    for lender in LENDERS.get(name, ()):
        bring_in(rubrics, dialogs, lender)
    dialogs.files.append(FILES / f"{name}.yaml")
    rubrics.editions.import_button.click()
    assert rubrics.editions.faults.isHidden()
    assert not rubrics.editions.preview.isHidden()
    rubrics.editions.preview.install_button.click()
    return rubrics.editions.table.current()


@pytest.mark.parametrize("name", FOREIGN)
def test_the_page_installs_what_the_service_would_and_the_editor_opens_it_whole(
    rubrics, dialogs, services, name
):
    row = bring_in(rubrics, dialogs, name)
    assert (row.rubric_id, row.shipped, row.can_score) == (name, False, True)
    by_service = services.rubrics.import_file(FILES / f"{name}.yaml")
    assert by_service.id == row.id
    rubric = services.rubrics.get(row.id)
    assert row.edition == content_hash(rubric)
    rubrics.editions.edit_button.click()
    editor = rubrics.editor
    assert editor.faults.isHidden()
    assert editor.draft == draft_of(rubric)
    assert {item.id for item in rubric.items()} <= {
        shown.number for shown in editor.lines.table.records()
    }


def test_a_file_that_borrows_of_an_unknown_rubric_says_whose_is_missing(rubrics, dialogs):
    dialogs.files.append(FILES / "co-dieu-kien.yaml")
    rubrics.editions.import_button.click()
    (line,) = rubrics.editions.faults.lines
    assert line.sentence.startswith("Sổ chưa có khung tiêu chí “phieu-28-dong” để mượn điều kiện")
