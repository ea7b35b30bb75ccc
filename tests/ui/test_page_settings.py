from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.data.tables import NAMES
from app.domain.cells import CellType
from app.domain.documents import DocumentType
from app.domain.form_habits import FormHabit
from app.domain.settings import SignPlace
from ui.settings.page import SettingsPage
from ui.settings.section_places import SECTIONS
from ui.settings.signs import OWN


@pytest.fixture
def settings(workspace, qtbot: QtBot) -> SettingsPage:
    """The page nobody sees yet: `section` shows it with that section alone."""
    made = SettingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    return made


@pytest.fixture
def page(settings: SettingsPage, show) -> SettingsPage:
    show(settings)
    return settings


@pytest.fixture
def said(workspace) -> list[str]:
    sentences: list[str] = []
    workspace.said.connect(lambda sentence, _undo: sentences.append(sentence))
    return sentences


def section(settings: SettingsPage, key: str):
    settings.show_section(key)
    settings.show()
    QTest.qWaitForWindowExposed(settings)
    return settings.section


def type_into(form, name, text):
    field = form.input(name)
    (field.line if hasattr(field, "line") else field).setText(text)
    field.changed.emit()


def shown_titles(page: SettingsPage) -> list[str]:
    return [item.title for item in page.nav.rows.items]


def test_every_section_opens_by_its_place(page):
    for kind in SECTIONS:
        page.open(f"settings:{kind.key}")
        assert page.section.entry.key == kind.key
        assert page.section.isVisible()
        assert page.section.tables <= NAMES
        page.refresh()  # the same records once more, as after an undo elsewhere
        assert page.section.isVisible()


def test_an_unknown_section_changes_nothing(page):
    page.open("settings:mat-khau")
    assert page.section.entry.key == "cell"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tương phản", "Giao diện, cỡ chữ"),
        ("ty le du hop", "Quy tắc, ngưỡng"),
        ("nghi le", "Lịch nghỉ"),
        ("USB", "Sao lưu, khôi phục"),
    ],
)
def test_the_search_finds_sections_without_marks(page, typed, title):
    page.search.setText(typed)
    page.search.search_now()
    assert shown_titles(page) == [title]
    assert page.section.entry.title == title


def test_a_search_that_finds_nothing_says_so(page):
    page.search.setText("xe máy")
    page.search.search_now()
    assert shown_titles(page) == []
    assert not page.nothing.isHidden()


def test_the_search_narrows_the_rules(page):
    page.search.setText("tự phê bình")
    page.search.search_now()
    rules = page.section
    assert [row.rule.key for row in rules.thresholds.records()] == ["critique_minutes_min"]
    assert [row.code for row in rules.checks.records()] == ["K26"]
    page.search.setText("")
    page.search.search_now()
    assert len(rules.checks.records()) > 40


def test_the_search_has_a_key(page, qtbot: QtBot):
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()


def test_the_cell_is_changed_and_can_be_undone(settings, services, said, workspace):
    card = section(settings, "cell").cell
    assert card.save_button.isHidden() or not card.save_button.isVisible()
    type_into(card.form, "name", "Chi bộ Cơ quan")
    assert card.save_button.isVisible()
    card.save_button.click()
    assert services.cells.get().name == "Chi bộ Cơ quan"
    assert said == ["Đã ghi thông tin chi bộ."]
    workspace.undo()
    assert card.form.values()["name"] == "Chi bộ Văn phòng"


def test_a_cell_without_a_name_is_not_kept(settings, services):
    card = section(settings, "cell").cell
    type_into(card.form, "name", "")
    card.save()
    assert "name" in card.form.problem_texts()
    assert services.cells.get().name == "Chi bộ Văn phòng"


def test_habits_are_kept_when_another_section_is_shown(settings, services):
    habits = section(settings, "cell").habits
    type_into(habits.form, "thematic_months", "2, 5; 8")
    type_into(habits.form, "start_time", "8:30")
    section(settings, "look")
    kept = services.cells.settings()
    assert kept.thematic_months == (2, 5, 8)
    assert kept.start_time.hour == 8


def test_months_that_cannot_be_read_are_named_beside_the_field(settings):
    habits = section(settings, "cell").habits
    type_into(habits.form, "thematic_months", "3, 13")
    habits.save()
    assert "1 đến 12" in habits.form.problem_texts()["thematic_months"]


def test_the_type_of_cell_and_recipients_are_kept(settings, services):
    both = section(settings, "cell")
    both.cell.form.input("cell_type").set_value(CellType.RESIDENTIAL)
    both.cell.save()
    both.habits.form.input("recipients").set_value("Đảng ủy xã\n\nLưu chi bộ")
    both.habits.save()
    assert services.cells.get().cell_type is CellType.RESIDENTIAL
    assert services.cells.settings().recipients == ("Đảng ủy xã", "Lưu chi bộ")


def test_a_term_is_added_changed_and_removed(settings, services):
    terms = section(settings, "signing").terms
    terms.add_button.click()
    type_into(terms.form, "name", "2025–2030")
    terms.keep()
    assert "starts_on" in terms.form.problem_texts()
    type_into(terms.form, "starts_on", "01/6/2025")
    terms.keep()
    assert terms.table.texts() == [("2025–2030", "01/6/2025", "", "Sửa", "Xóa")]
    terms.table.link_pressed.emit(terms.table.records()[0], "Sửa")
    type_into(terms.form, "ends_on", "01/6/2030")
    terms.keep()
    assert services.cells.terms()[0].ends_on == date(2030, 6, 1)
    terms.table.link_pressed.emit(terms.table.records()[0], "Xóa")
    assert services.cells.terms() == ()


def test_a_signature_variant_of_the_list_is_chosen(settings, services):
    signs = section(settings, "signing").signs
    signs.form.input("cell").set_value(("T/M CHI ỦY", "BÍ THƯ"))
    signs.save()
    assert services.cells.settings().sign(SignPlace.CELL) == ("T/M CHI ỦY", "BÍ THƯ")


def test_a_signature_can_be_written_by_hand(settings, services):
    part = section(settings, "signing")
    field = part.signs.form.input("minutes_first")
    assert not field.isVisible()
    part.signs.form.input("minutes").set_value(OWN)
    part.signs.form.input("minutes").changed.emit()
    assert field.isVisible()
    type_into(part.signs.form, "minutes_first", "")
    part.signs.save()
    assert "minutes_first" in part.signs.form.problem_texts()
    type_into(part.signs.form, "minutes_first", "THƯ KÝ")
    type_into(part.signs.form, "minutes_second", "CHỦ TỌA")
    part.signs.save()
    assert services.cells.settings().sign(SignPlace.MINUTES) == ("THƯ KÝ", "CHỦ TỌA")


def test_ways_of_setting_papers_are_off_until_one_is_ticked(settings, services):
    habits = section(settings, "signing").habits
    assert not any(habits.form.values().values())
    habits.form.input(FormHabit.NUMBER_COLON.value).set_value(True)
    habits.save()
    assert services.cells.settings().form_habits == (FormHabit.NUMBER_COLON,)


def test_printing_on_both_sides_is_off_until_it_is_ticked(settings, services):
    sides = section(settings, "signing").sides
    assert not sides.form.input("two_sided").value()
    sides.form.input("two_sided").set_value(True)
    sides.save()
    assert services.cells.settings().two_sided


def test_the_first_number_of_a_type_is_kept(settings, services):
    services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)
    numbers = section(settings, "signing").numbers
    type_into(numbers.form, DocumentType.RESOLUTION.value, "5")
    numbers.save()
    code = services.documents.next_code(DocumentType.RESOLUTION, date(2026, 11, 4))
    assert code == "05-NQ/CB"


def test_who_holds_the_posts_is_said(settings):
    assert section(settings, "signing").holders.text() == (
        "Bí thư: Nguyễn Thị Hạnh. Phó bí thư: Phạm Văn Dũng."
    )


def test_days_off_are_filled_added_and_taken_away(settings, services, said):
    days = section(settings, "days")
    days.table.empty.pressed.emit()
    count = len(days.table.records())
    assert count > 8
    assert said[-1] == f"Đã thêm {count} ngày nghỉ của năm 2026."
    type_into(days.form, "day", "31/12/2026")
    type_into(days.form, "name", "Nghỉ của cơ quan")
    days.add()
    last = days.table.texts()[-1]
    assert last == ("31/12/2026", "Thứ Năm", "Nghỉ của cơ quan", "Tự thêm", "Bỏ")
    days.table.link_pressed.emit(days.table.records()[-1], "")
    assert len(services.cells.day_off_rows(2026)) == count


def test_days_off_follow_the_year_of_the_window(settings, workspace):
    days = section(settings, "days")
    workspace.set_year(2040)
    assert days.fill_button.text() == "Lấy lịch nghỉ năm 2040"
    assert "chính thức" in days.notice.label.text()


def test_a_day_without_a_date_is_not_added(settings):
    days = section(settings, "days")
    days.add()
    assert "day" in days.form.problem_texts()


def test_the_look_changes_at_once_and_is_remembered(settings, state, dressed):
    look = section(settings, "look")
    look.palettes.cards["dark"].pressed.emit()
    look.sizes.cards["large"].pressed.emit()
    look.keys.click()
    from ui.kit import appearance, theme

    assert theme.current().palette.value == "dark"
    assert theme.current().size.value == "large"
    chosen = appearance.choice(state)
    assert (chosen.palette, chosen.size, chosen.show_keys) == ("dark", "large", False)


def test_a_backup_is_made_and_listed(settings, services):
    backup = section(settings, "backup")
    assert backup.table.empty.sentence.text() == "Chưa có bản sao lưu nào."
    backup.make_button.click()
    assert len(backup.table.records()) == 1
    assert backup.result.label.text().startswith("Đã sao lưu lúc")
    backup.rehearse_button.click()
    assert "Khôi phục thử được" in backup.result.label.text()
    assert services.cells.settings().rehearsed_at is not None


def test_a_rehearsal_without_a_backup_says_what_to_do(settings, dialogs):
    section(settings, "backup").rehearse_button.click()
    assert "sao lưu trước" in dialogs.errors[0]


def test_a_backup_is_carried_to_another_folder(settings, services, dialogs, tmp_path):
    target = tmp_path / "usb"
    target.mkdir()
    backup = section(settings, "backup")
    backup.make_button.click()
    dialogs.folders.append(target)
    backup.carry_button.click()
    assert list(target.glob("*.zip"))
    assert services.cells.settings().backup_folder == str(target)


@pytest.mark.parametrize("answer", [True, False])
def test_a_restore_is_asked_once_and_handed_to_the_window(page, services, dialogs, answer):
    backup = section(page, "backup")
    backup.make_button.click()
    wanted: list[Path] = []
    page.restore_wanted.connect(wanted.append)
    dialogs.answers.append(answer)
    backup.table.link_pressed.emit(backup.table.records()[0], "")
    expected = [services.backups.path_of(services.backups.list()[0].name)] if answer else []
    assert wanted == expected
    assert len(dialogs.asked) == 1


def test_the_page_offers_its_sections_to_the_palette(page):
    texts = [command.text for command in page.commands()]
    assert "Cài đặt: Lịch nghỉ" in texts
    page.commands()[-1].act()
    assert page.section.entry.key == SECTIONS[-1].key
