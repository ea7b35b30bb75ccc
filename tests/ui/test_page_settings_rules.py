from datetime import date
from pathlib import Path

import pytest

from app.domain.rule_loans import RuleLoan
from app.domain.rule_values import OFF, RuleValue, ValueKind
from app.domain.shipped_rules import THRESHOLDS, switch_key
from ui.settings.page import SettingsPage
from ui.settings.rule_words import RULE_WORDS

TODAY = date(2026, 11, 4)


@pytest.fixture
def page(workspace) -> SettingsPage:
    """The page, to be shown with one section: the first one would be built for nothing."""
    made = SettingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    return made


@pytest.fixture
def rules(page, show):
    page.show_section("rules")
    show(page)
    return page.section


@pytest.fixture
def rubrics(page, show):
    page.show_section("rubrics")
    show(page)
    return page.section


def choose(form, name, value):
    field = form.input(name)
    field.set_value(value)
    field.changed.emit()


def row_of(rules, key):
    return next(row for row in rules.thresholds.records() if row.rule.key == key)


def type_into(form, name, text):
    field = form.input(name)
    (field.line if hasattr(field, "line") else field).setText(text)
    field.changed.emit()


def test_thresholds_stand_with_source_and_mark(rules):
    row = next(texts for texts in rules.thresholds.texts() if texts[0] == "Tỷ lệ dự họp tối thiểu")
    assert row[1:5] == ("≥ 90%", "28/10/2025", "HD 42-HD/BTCTW", "Cần hỏi cấp trên")


def test_every_threshold_is_explained():
    assert {rule.key for rule in THRESHOLDS} <= RULE_WORDS.keys()


def test_a_new_threshold_counts_from_its_day(rules, services):
    rules.thresholds.link_pressed.emit(row_of(rules, "attendance_min"), "")
    editor = rules.editor
    assert editor.title.text() == "Tỷ lệ dự họp tối thiểu"
    assert editor.isVisible()
    type_into(editor.form, "value", "80")
    type_into(editor.form, "valid_from", "01/01/2027")
    type_into(editor.form, "citation", "Công văn 12-CV/ĐU")
    editor.save_button.click()
    assert services.cells.rules(TODAY).integer("attendance_min") == 90
    assert services.cells.rules(date(2027, 1, 1)).integer("attendance_min") == 80
    assert editor.isHidden()


def test_a_threshold_that_cannot_be_read_is_not_kept(rules, services):
    rules.edit(row_of(rules, "attendance_min"))
    type_into(rules.editor.form, "value", "nhiều")
    rules.editor.save()
    assert "value" in rules.editor.form.problem_texts()
    assert services.cells.rule_values() == ()


def test_bands_that_do_not_fall_are_answered_beside_the_field(rules):
    rules.edit(row_of(rules, "speaker_bands"))
    type_into(rules.editor.form, "value", "30/40/50")
    rules.editor.save()
    assert "từ cao xuống thấp" in rules.editor.form.problem_texts()["value"]


def test_the_history_lets_an_own_value_go(rules, services):
    services.cells.set_rule(RuleValue("attendance_min", "80", TODAY))
    assert row_of(rules, "attendance_min").is_own
    rules.edit(row_of(rules, "attendance_min"))
    assert [line.remove is not None for line in rules.editor.history] == [True, False, False]
    rules.editor.history[0].remove.click()
    assert services.cells.rule_values() == ()
    assert len(rules.editor.history) == 2


@pytest.mark.parametrize("kind", list(ValueKind)[:-1])
def test_every_kind_of_value_has_a_field_that_shows_it(rules, kind):
    row = next((r for r in rules.thresholds.records() if r.rule.kind is kind), None)
    if row is None:
        pytest.skip("no threshold of this kind")
    rules.edit(row)
    shown = rules.editor.form.values()["value"]
    assert ("" if shown is None else str(shown)) == row.rule.value


def test_matters_are_ticked_by_name(rules, services):
    rules.edit(row_of(rules, "two_thirds_matters"))
    field = rules.editor.form.input("value")
    field.set_value("admission, discipline")
    rules.editor.save()
    value = services.cells.rules(TODAY).text("two_thirds_matters")
    assert value == "admission, discipline"


def test_a_check_is_switched_off_from_today(rules, services):
    row = next(row for row in rules.checks.records() if row.code == "K02")
    rules.checks.segment_pressed.emit(row, "Bật, tắt", 1)
    (value,) = services.cells.rule_values()
    assert (value.key, value.value, value.valid_from) == (switch_key("K02"), OFF, TODAY)
    assert not services.cells.rules(TODAY).is_on("K02")


def test_a_check_gets_another_severity(rules, services):
    row = next(row for row in rules.checks.records() if row.code == "K05")
    rules.checks.segment_pressed.emit(row, "Mức độ", 1)
    assert services.cells.rules(TODAY).severity("K05").value == "W"
    services.history.undo()
    assert services.cells.rules(TODAY).severity("K05").value == "E"


def check_of(rules, code):
    return next(row for row in rules.checks.records() if row.code == code)


def test_a_check_says_what_it_looks_at_its_source_and_its_thresholds(rules):
    rules.checks.link_pressed.emit(check_of(rules, "K13"), "")
    editor = rules.check_editor
    assert editor.title.text() == "K13 · Tỷ lệ dự họp"
    assert "so sánh bằng phân số đúng" in editor.words.text()
    assert "◇ Theo nguồn thứ cấp" in editor.basis.text()
    assert [row.key for row in editor.values] == ["attendance_min", "attendance_strict"]
    editor.values[0].link.click()
    assert rules.editor.title.text() == "Tỷ lệ dự họp tối thiểu"
    assert editor.isHidden()


def test_a_rule_without_a_text_says_whom_to_ask(rules):
    rules.edit_check(check_of(rules, "K19"))
    assert "cần hỏi cấp ủy cấp trên" in rules.check_editor.basis.text()


def test_a_check_changes_from_its_day_on_and_goes_back_to_what_was_shipped(rules, services):
    rules.edit_check(check_of(rules, "K02"))
    editor = rules.check_editor
    editor.form.set_values({"on": OFF, "severity": "I", "valid_from": date(2026, 11, 1)})
    editor.save_button.click()
    assert services.cells.rules(date(2026, 10, 31)).is_on("K02")
    assert not services.cells.rules(TODAY).is_on("K02")
    assert check_of(rules, "K02").is_own
    rules.edit_check(check_of(rules, "K02"))
    assert len(editor.history) == 2
    editor.restore_button.click()
    assert services.cells.rules(TODAY).is_on("K02")
    assert not services.cells.rules(date(2026, 11, 1)).is_on("K02")
    assert not check_of(rules, "K02").is_own
    assert editor.restore_button.isHidden()


def test_a_threshold_goes_back_to_what_was_shipped_and_old_meetings_keep_theirs(rules, services):
    services.cells.set_rule(RuleValue("attendance_min", "80", date(2026, 6, 1)))
    rules.edit(row_of(rules, "attendance_min"))
    rules.editor.restore_button.click()
    assert services.cells.rules(date(2026, 7, 1)).integer("attendance_min") == 80
    assert services.cells.rules(TODAY).integer("attendance_min") == 90
    assert not row_of(rules, "attendance_min").is_own
    assert rules.editor.restore_button.isHidden()


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("attendance_min", "200", "Ghi số từ 0 đến 100."),
        ("bulletin_day", "31", "Ghi số từ 1 đến 28."),
        ("window_from", "9", "Ngày sớm nhất không thể sau ngày muộn nhất (ngày 7)."),
        ("thematic_plan_due", "31/2", "Ghi ngày và tháng, ví dụ 31/3."),
    ],
)
def test_a_value_that_cannot_be_is_answered_beside_its_field(rules, services, key, value, said):
    rules.edit(row_of(rules, key))
    type_into(rules.editor.form, "value", value)
    rules.editor.save()
    assert rules.editor.form.problem_texts()["value"] == said
    assert services.cells.rule_values() == ()


def test_a_finding_leads_to_its_rule(rubrics, page):
    page.open("settings:rules:K13")
    assert page.section.check_editor.code == "K13"
    page.open("settings:rules:min_minutes")
    assert page.section.editor.title.text() == "Thời lượng tối thiểu"


def test_the_list_is_searched(rules):
    rules.narrow("phát biểu")
    assert [row.code for row in rules.checks.records()] == ["K17"]


def test_a_narrow_section_leaves_the_source_out(rules, page):
    page.resize(820, 600)
    assert rules.thresholds.view.isColumnHidden(3)
    assert not rules.thresholds.view.isColumnHidden(5)


def test_the_rubric_of_the_cell_is_chosen(rubrics, services):
    rubrics.main.cards["an-phu-chi-tiet"].pressed.emit()
    assert services.cells.settings().rubric_id == "an-phu-chi-tiet"
    assert rubrics.form.values()["rubric_id"] == "an-phu-chi-tiet"


def test_seven_groups_may_be_left_out(rubrics, services):
    rubrics.form.input("derived").click()
    assert services.cells.settings().derived_rubric_id == ""


def test_borrowed_gates_are_off_and_say_what_they_do_when_on(rubrics, services):
    assert "Không mượn" in rubrics.gates.effect.text()
    assert not rubrics.gates.save_button.isEnabled()
    choose(rubrics.gates.form, "rubric_id", "binh-thuan-gates")
    said = rubrics.gates.effect.text()
    assert "Muốn xếp Tốt phải đạt điểm tối đa ở: Tỷ lệ dự họp" in said
    assert "chưa chọn mục" in said
    choose(rubrics.gates.mapping, "time", ("1",))
    assert "Thời gian sinh hoạt: mục 1;" in rubrics.gates.effect.text()
    rubrics.gates.save_button.click()
    (loan,) = services.cells.settings().gate_loans
    assert (loan.rubric_id, loan.since) == ("binh-thuan-gates", TODAY)
    assert loan.item_map(services.cells.settings().rubric_id)["time"] == ("1",)
    assert not rubrics.gates.save_button.isEnabled()


def test_what_is_borrowed_shows_where_it_looks_and_can_be_taken_away(rubrics, services):
    rubrics.main.cards["an-phu-chi-tiet"].pressed.emit()
    choose(rubrics.gates.form, "rubric_id", "binh-thuan-gates")
    assert rubrics.gates.mapping.values()["opinions"] == ("4.5",)
    rubrics.gates.save_button.click()
    assert len(rubrics.gates.history) == 1
    rubrics.gates.history[0].remove.click()
    assert services.cells.settings().gate_loans == ()
    assert rubrics.gates.form.values()["rubric_id"] == ""


def test_a_borrowed_annual_rule_says_what_it_does(rubrics, services):
    choose(rubrics.roll_up.form, "rubric_id", "phu-tho")
    assert "Phú Thọ" in rubrics.roll_up.effect.text()
    choose(rubrics.roll_up.form, "since", None)
    rubrics.roll_up.save_button.click()
    assert services.cells.settings().roll_up_loans == (RuleLoan("phu-tho"),)


def test_every_edition_shows_its_source_and_caveats(rubrics):
    rubrics.editions.table.select(rubrics.editions.table.records()[0].id)
    assert rubrics.editions.details.text().startswith("Nguồn: ")
    assert rubrics.editions.remove_button.isHidden()


@pytest.fixture
def said(workspace) -> list[str]:
    heard: list[str] = []
    workspace.said.connect(lambda sentence, _undo: heard.append(sentence))
    return heard


def select(rubrics, rubric_id):
    row = next(r for r in rubrics.editions.table.records() if r.rubric_id == rubric_id)
    rubrics.editions.table.select(row.id)
    return row


def test_a_rubric_goes_out_to_a_file_is_previewed_and_comes_in_again(
    rubrics, dialogs, tmp_path, said
):
    card = rubrics.editions
    old = select(rubrics, "hd42-rut-gon")
    target = tmp_path / "khung.yaml"
    dialogs.files.append(target)
    card.export_button.click()
    changed = target.read_text(encoding="utf-8").replace("rút gọn", "của xã")
    target.write_text(changed, encoding="utf-8")
    dialogs.files.append(target)
    card.import_button.click()
    assert not card.preview.isHidden()
    assert "tổng 100 điểm" in card.preview.words.text()
    assert f"Thay bản “{old.name}” cho buổi họp từ 05/11/2026." in card.preview.effect.text()
    assert len(card.table.records()) == 10
    card.preview.install_button.click()
    assert said[-1].startswith("Đã nhập bản mới của")
    assert card.preview.isHidden()
    assert (card.table.current().rubric_id, card.table.current().shipped) == ("hd42-rut-gon", False)


def test_a_preview_can_be_left_and_keeps_nothing(rubrics, dialogs, services, tmp_path):
    target = tmp_path / "khung.yaml"
    services.rubrics.export_file("hd42-rut-gon", target)
    dialogs.files.append(target)
    rubrics.editions.import_button.click()
    assert "đã có đúng bản này" in rubrics.editions.preview.effect.text()
    assert not rubrics.editions.preview.install_button.isEnabled()
    rubrics.editions.preview.leave_button.click()
    assert rubrics.editions.preview.isHidden()


def test_an_own_edition_that_nothing_uses_can_be_taken_away(rubrics, services, said):
    text = services.rubrics.export_text("hd42-rut-gon").replace("rút gọn", "của xã")
    own = services.rubrics.import_bytes(text.encode())
    rubrics.refresh()
    rubrics.editions.table.select(own.id)
    rubrics.editions.remove_button.click()
    assert said[-1].startswith("Đã xóa một bản của")
    assert own.id not in {row.id for row in services.rubrics.list()}


def test_every_fault_of_a_file_is_shown_with_its_line_and_can_be_copied(
    rubrics, dialogs, tmp_path, qapp
):
    bad = tmp_path / "hong.yaml"
    bad.write_text('schema: 1\nid: "Sai Ten"\nname: ""\ntarget: meeting\n', encoding="utf-8")
    dialogs.files.append(bad)
    rubrics.editions.import_button.click()
    faults = rubrics.editions.faults
    assert len(faults.lines) > 2
    assert any(line.where.startswith("Dòng ") for line in faults.lines)
    assert "hong.yaml" in faults.title.label.text()
    faults.copy_button.click()
    assert qapp.clipboard().text().splitlines()[1:] == faults.text().splitlines()
    assert dialogs.errors == []


def test_a_file_that_is_not_there_is_answered(rubrics, dialogs):
    dialogs.files.append(Path("/khong/co.yaml"))
    rubrics.editions.import_button.click()
    assert "Không đọc được" in dialogs.errors[0]


def test_an_open_question_gets_another_answer(rubrics, services):
    rubrics.main.cards["an-phu-chi-tiet"].pressed.emit()
    choose(rubrics.scoring.form, "A5", "above")
    assert services.cells.settings().scoring_options == (("A5", "above"),)
    choose(rubrics.scoring.form, "A5", "from")
    assert services.cells.settings().scoring_options == ()


def test_only_what_the_rubric_in_use_leaves_open_is_asked(rubrics):
    assert set(rubrics.scoring.form.values()) == {"A12", "A14", "A14b"}
    rubrics.main.cards["an-phu-chi-tiet"].pressed.emit()
    assert {"A1", "A3", "A5", "A8"} <= set(rubrics.scoring.form.values())


def test_thematic_meetings_get_a_rubric_of_their_own_when_the_cell_says_so(rubrics, services):
    field = rubrics.form.input("thematic_rubric_id")
    assert field.parentWidget().isHidden()
    choose(rubrics.scoring.form, "A12", "two_rubrics")
    assert not field.parentWidget().isHidden()
    choose(rubrics.form, "thematic_rubric_id", "hd12-checklist")
    assert services.cells.settings().thematic_rubric_id == "hd12-checklist"
