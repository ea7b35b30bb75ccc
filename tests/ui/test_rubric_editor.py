"""The rubric editor: a copy is changed as a table, its faults are named, a sound one is kept."""

from decimal import Decimal
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from app.domain.rubric_drafts import conditions_of_draft, conditions_text
from ui.settings.page import SettingsPage

SHORT, DETAILED = "hd42-rut-gon", "an-phu-chi-tiet"
FACT = {"evidence": "speaker_percent", "lower": 50, "lower_inclusive": True}


@pytest.fixture
def page(workspace, show):
    made = SettingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    made.show_section("rubrics")
    show(made)
    return made


@pytest.fixture
def section(page):
    return page.section


@pytest.fixture
def editor(section):
    return opened(section, SHORT)


def opened(section, rubric_id):
    row = next(r for r in section.editions.table.records() if r.rubric_id == rubric_id)
    section.editions.table.select(row.id)
    section.editions.edit_button.click()
    return section.editor


def type_points(editor, at, points):
    row = editor.bands.rows[at]
    row.points.set_value(Decimal(points))
    row.points.changed.emit()
    editor.check_now()


def row_named(editor, number):
    return next(row for row in editor.lines.table.records() if row.number == number)


def said_places(editor):
    return [line.where for line in editor.faults.lines]


def test_a_copy_shows_the_whole_rubric_and_adds_up(editor, services):
    rubric = next(r for r in services.rubrics.list() if r.rubric_id == SHORT)
    items = list(services.rubrics.get(rubric.id).items())
    groups = services.rubrics.get(rubric.id).groups
    assert len(editor.lines.table.records()) == len(items) + len(groups)
    assert editor.state.text() == "Cộng đủ 100 điểm"
    assert editor.faults.isHidden()
    assert editor.save_button.isEnabled()


def test_a_grade_out_of_order_is_named_and_keeps_the_copy_from_being_saved(editor, services):
    before = services.rubrics.list()
    type_points(editor, 1, 95)
    assert said_places(editor) == ["Mức xếp loại 2"]
    assert not editor.bands.wrong.isHidden()
    assert not editor.save_button.isEnabled()
    editor.save()
    assert services.rubrics.list() == before
    type_points(editor, 1, 75)
    assert editor.faults.isHidden()
    assert editor.bands.rows[2].range.text() == "từ 50 đến dưới 75 điểm"


def test_points_typed_into_the_table_change_the_sums_at_once(section):
    editor = opened(section, DETAILED)
    view = editor.lines.table.view
    place = editor.lines.table.records().index(row_named(editor, "1.1"))
    view.edit_asked.emit(view.model().index(place, 2))
    editor.lines._edit.field.set_value(Decimal("7.5"))
    editor.lines._edit.close(keeps=True)
    editor.check_now()
    group = row_named(editor, "1")
    assert (group.points, group.is_wrong) == ("7,5/5", True)
    assert said_places(editor) == ["Nhóm 1", "Tiêu chí 1.1"]


def test_a_fault_leads_to_its_place(section, dialogs):
    editor = opened(section, DETAILED)
    dialogs.answers.append(_fill(max=Fraction(6)))
    editor.lines.open(row_named(editor, "1.1"))
    editor.check_now()
    where = next(line.place for line in editor.faults.lines if line.where == "Tiêu chí 1.1")
    dialogs.answers.append(_fill(max=Fraction(5)))
    editor.go_to(where)
    editor.check_now()
    assert editor.faults.isHidden()
    type_points(editor, 2, 80)
    editor.go_to(editor.faults.lines[0].place)
    assert editor.bands.rows[2].points.hasFocus()


def _fill(**values):
    def answer(dialog):
        dialog.form.set_values(values)
        dialog.accept()
        return dialog.result() == dialog.DialogCode.Accepted

    return answer


def _without_facts(dialog):
    dialog.form.set_values({"way": "requires"})
    dialog.facts.show_conditions([])
    return _fill()(dialog)


def _fill_gate(way, **values):
    """Answer the form of a condition whose way takes facts of the record."""

    def answer(dialog):
        dialog.form.set_values({"way": way, **values})
        dialog.form.input("way").changed.emit()
        dialog.facts.show_conditions([FACT])
        return _fill()(dialog)

    return answer


def test_untouched_forms_leave_every_criterion_as_the_file_wrote_it(section, dialogs, services):
    editor = opened(section, DETAILED)
    for row in editor.lines.table.records():
        dialogs.answers.append(_fill())
        editor.lines.open(row)
    editor.check_now()
    source = next(r for r in services.rubrics.list() if r.rubric_id == DETAILED)
    assert editor.reading.rubric == services.rubrics.get(source.id)


def test_a_new_criterion_with_levels_is_scored_by_its_record(section, dialogs):
    editor = opened(section, DETAILED)
    editor.lines.table.select("groups[0].items[0]")

    def answer(dialog):
        dialog.form.set_values({"text": "Tỷ lệ phát biểu", "max": 5, "kind": "bands"})
        dialog.form.input("kind").changed.emit()
        dialog.scale.set_values({"evidence": "speaker_percent"})
        for points, begins in ((5, 50), (0, 0)):
            dialog.levels.add_level()
            level = dialog.levels.rows[-1]
            level.text.set_value(f"Từ {begins}%")
            level.points.set_value(points)
            level.from_.set_value(True)
            level.lower.set_value(begins)
        last = dialog.levels.rows[-1]
        last.to.set_value(False)
        last.upper.set_value(50)
        dialog.accept()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs.answers.append(answer)
    editor.lines.item_button.click()
    editor.check_now()
    assert row_named(editor, "1.2").evidence == "Tỷ lệ đảng viên phát biểu"
    assert [line.where for line in editor.faults.lines] == ["Nhóm 1"]
    editor.lines.remove_button.click()
    editor.check_now()
    assert editor.faults.isHidden()


def test_a_level_without_points_keeps_the_form_open(section, dialogs):
    editor = opened(section, DETAILED)

    def answer(dialog):
        dialog.levels.add_level()
        dialog.accept()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs.answers.append(answer)
    before = editor.draft
    editor.lines.open(row_named(editor, "1.1"))
    assert editor.draft is before


def test_groups_are_added_moved_and_taken_away(editor, dialogs):
    count = len(editor.draft["groups"])
    dialogs.answers.append(_fill(text="Nhóm thêm", max=5))
    editor.lines.group_button.click()
    assert editor.draft["groups"][-1]["text"] == "Nhóm thêm"
    editor.lines.up_button.click()
    assert editor.draft["groups"][-2]["text"] == "Nhóm thêm"
    editor.lines.table.delete_asked.emit(editor.lines.table.current())
    assert len(editor.draft["groups"]) == count


def test_grades_are_taken_away_and_added(editor):
    editor.bands.rows[1].remove.click()
    editor.check_now()
    assert [row.grade for row in editor.bands.rows] == ["good", "average", "poor"]
    assert editor.faults.isHidden()
    editor.bands.add_button.click()
    assert [row.grade for row in editor.bands.rows][-1] == "fair"


def test_gates_and_the_annual_rule_are_edited_in_words(section, dialogs):
    editor = opened(section, DETAILED)
    dialogs.answers.append(_fill(items="2.1, 4.5"))
    editor.gates.add_button.click()
    words = editor.gates.table.records()[0].words
    assert words == "Muốn xếp Tốt phải có điểm tối đa ở mục 2.1, 4.5; nếu không: Khá."
    rule = {"measure0": "sessions_count", "least0": 7, "grade0": "good", "incomplete": True}
    dialogs.answers.append(_fill(**rule))
    editor.annual.add_button.click()
    words = editor.annual.table.records()[0].words
    assert words == "ít nhất 7 kỳ từ mức Tốt (mới nêu một phần)"
    editor.check_now()
    assert editor.faults.isHidden()
    rubric = editor.reading.rubric
    assert [c.id for c in rubric.gates[0].criteria_at_max] == ["2.1", "4.5"]
    assert rubric.roll_up.rules[0].require[0].sessions_count == 7
    editor.gates.table.segment_pressed.emit(editor.gates.table.records()[0], "Áp dụng", 1)
    editor.annual.table.delete_asked.emit(editor.annual.table.records()[0])
    editor.check_now()
    assert (editor.reading.rubric.gates[0].enabled, editor.reading.rubric.roll_up) == (False, None)


def test_a_gate_may_hang_on_the_record_or_force_a_grade(section, dialogs):
    editor = opened(section, DETAILED)
    dialogs.answers.append(_fill_gate("requires", grade="good", else_grade="fair"))
    editor.gates.add_button.click()
    dialogs.answers.append(_fill_gate("any_of", grade="poor", exception="Có lý do chính đáng"))
    editor.gates.add_button.click()
    fact = conditions_text(conditions_of_draft([FACT]))
    assert [row.words for row in editor.gates.table.records()] == [
        f"Muốn xếp Tốt phải có {fact}; nếu không: Khá.",
        f"Xếp Kém khi có: {fact}.",
    ]
    editor.check_now()
    assert editor.faults.isHidden()
    held, forced = editor.reading.rubric.gates
    assert (held.requires, held.criteria_at_max, held.force_grade) == (forced.any_of, (), None)
    assert (forced.force_grade, forced.exception) == ("poor", "Có lý do chính đáng")


def test_a_gate_without_a_fact_keeps_its_form_open(section, dialogs):
    editor = opened(section, DETAILED)
    dialogs.answers.append(_without_facts)
    editor.gates.add_button.click()
    assert editor.gates.table.records() == ()


def test_which_meetings_count_in_the_year_is_ticked_and_one_always_stays(section, dialogs):
    editor = opened(section, DETAILED)
    dialogs.answers.append(_fill(measure0="sessions_count", least0=7, grade0="good"))
    editor.annual.add_button.click()
    for kind in ("thematic", "regular", "thematic"):
        editor.annual.counts[kind].click()
    editor.check_now()
    assert editor.reading.rubric.roll_up.counts == ("thematic",)
    assert editor.annual.counts["thematic"].value() is True


def test_a_demand_half_written_keeps_its_form_open(section, dialogs):
    editor = opened(section, DETAILED)
    dialogs.answers.append(_fill(measure0="sessions_count"))
    editor.annual.add_button.click()
    assert editor.annual.table.records() == ()


def test_a_sound_copy_is_kept_as_an_edition_and_can_be_undone(section, services, workspace):
    editor, heard = opened(section, SHORT), []
    workspace.said.connect(lambda sentence, undo: heard.append((sentence, undo)))
    type_points(editor, 1, 75)
    editor.save_button.click()
    assert heard[-1][1]
    assert "dùng cho buổi họp từ 05/11/2026" in heard[-1][0]
    assert editor.isHidden()
    own = section.editions.table.current()
    assert (own.rubric_id, own.shipped) == (SHORT, False)
    assert services.rubrics.get(own.id).bands[1].lower == 75
    services.history.undo()
    assert own.id not in {row.id for row in services.rubrics.list()}


def test_a_copy_nothing_was_changed_in_is_no_new_edition(section, services):
    before = services.rubrics.list()
    opened(section, SHORT).save_button.click()
    assert services.rubrics.list() == before


def test_a_copy_left_half_done_waits_until_it_is_taken_up_or_dropped(section, services, workspace):
    editor = opened(section, SHORT)
    type_points(editor, 1, 75)
    editor.left.emit()
    assert not section.unfinished.isHidden()
    section.go_on()
    assert editor.draft["bands"][1]["lower"] == "75"
    editor.drop_button.click()
    assert section.unfinished.isHidden()
    assert services.history.unfinished() == ()


def test_everything_of_the_editor_is_reached_by_keyboard_and_named(editor):
    for row in editor.bands.rows:
        for widget in (row.label, row.begins, row.points, row.remove):
            assert widget.accessibleName()
            assert widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    for button in (editor.lines.up_button, editor.lines.down_button, editor.lines.remove_button):
        assert button.accessibleName()
