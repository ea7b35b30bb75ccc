"""The form of a criterion edits points that come first, ranges left open, and when it counts."""

from fractions import Fraction
from pathlib import Path

import pytest

from app.data.rubric_files import export_rubric, import_rubric
from app.domain.draft_conditions import Relation
from app.domain.evidence_keys import EvidenceKey
from app.domain.rubric_drafts import draft_of, value_at
from app.domain.rubrics import Policy, Rubric
from tests.foreign_years import FILES
from ui.settings.item_dialog import ItemDialog
from ui.settings.page import SettingsPage

FOREIGN = sorted(FILES.glob("*.yaml"))
LINES = "phieu-28-dong"


@pytest.fixture
def page(workspace, show):
    made = SettingsPage(workspace)
    workspace.changed.connect(made.on_changed)
    made.show_section("rubrics")
    show(made)
    return made


def read(path: Path) -> Rubric:
    """Return the rubric of a file."""
    rubric = import_rubric(path.read_bytes()).rubric
    assert rubric is not None
    return rubric


def opened(page, services, name):
    """Install a foreign rubric and open the editor on it."""
    section = page.section
    row = services.rubrics.import_file(FILES / f"{name}.yaml")
    section.refresh()
    section.editions.table.select(row.id)
    section.editions.edit_button.click()
    return section.editor


def edit(editor, dialogs, number, act):
    """Open the form of a criterion, do something in it and accept."""

    def answer(dialog):
        act(dialog)
        dialog.accept()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs.answers.append(answer)
    editor.lines.open(next(r for r in editor.lines.table.records() if r.number == number))
    editor.check_now()


def item_of(editor, number):
    assert editor.reading.rubric is not None, editor.reading.faults
    return editor.reading.rubric.item(number)


def write(row, key, relation, *figures):
    """Fill one condition as a person would: evidence, relation, figures."""
    row.evidence.set_value(key)
    row.evidence.changed.emit()
    row.relation.set_value(relation)
    row.relation.changed.emit()
    for field, figure in zip(row.figures, figures, strict=False):
        field.set_value(figure)


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_a_form_nobody_touched_leaves_every_criterion_as_the_file_wrote_it(qtbot, path):
    draft = draft_of(read(path))
    for at, group in enumerate(draft["groups"]):
        for place in range(len(group["items"])):
            dialog = ItemDialog(draft, f"groups[{at}].items[{place}]")
            qtbot.addWidget(dialog)
            dialog.accept()
            assert dialog.result() == dialog.DialogCode.Accepted
            assert dialog.entry() == value_at(draft, f"groups[{at}].items[{place}]") | {
                "note_required_when_below_max": dialog.note.value()
            }


def test_an_override_is_added_and_another_taken_away(page, services, dialogs):
    editor = opened(page, services, LINES)

    def act(dialog):
        dialog.overrides.parts[0].remove.click()
        dialog.overrides.add_button.click()
        part = dialog.overrides.parts[0]
        part.form.set_values({"points": Fraction(5, 2)})
        write(part.when.rows[0], "duration_minutes", Relation.BELOW, 45)
        part.when.add_button.click()
        write(part.when.rows[1], "commendation_recorded", Relation.NO)

    edit(editor, dialogs, "1.1", act)
    (override,) = item_of(editor, "1.1").overrides
    first, second = override.when
    assert override.points == Fraction(5, 2)
    assert (first.evidence, first.upper, first.upper_inclusive) == ("duration_minutes", 45, False)
    assert (second.evidence, second.equals) == ("commendation_recorded", False)


def test_a_gap_is_changed_and_a_level_may_then_be_missing(page, services, dialogs):
    editor = opened(page, services, LINES)

    def act(dialog):
        dialog.levels.rows[1].remove.click()
        dialog.gaps.add_button.click()
        part = dialog.gaps.parts[0]
        part.form.set_values({"text": "Từ 30% đến dưới 50%", "options": "3; 4,5", "default": 3})
        write(part.when.rows[0], "speaker_percent", Relation.FROM_BELOW, 30, 50)

    edit(editor, dialogs, "2.1", act)
    item = item_of(editor, "2.1")
    (gap,) = item.gaps
    assert (gap.id, gap.options, gap.default) == ("khoang-1", (3, Fraction(9, 2)), 3)
    assert len(item.levels) == 2


def test_a_criterion_counts_only_under_a_condition(page, services, dialogs):
    editor = opened(page, services, LINES)

    def act(dialog):
        dialog.applies.limited.click()
        write(dialog.applies.when.rows[0], "secretary_only_cell", Relation.NO)
        dialog.applies.ways[Policy.TRANSFER].click()
        dialog.applies.form.set_values({"default": "transfer", "transfer_to": "1.10"})

    edit(editor, dialogs, "1.4", act)
    item = item_of(editor, "1.4")
    assert item.applies_if.evidence is EvidenceKey.SECRETARY_ONLY_CELL
    rule = item.if_not_applicable
    assert (rule.options, rule.default) == ((Policy.FULL, Policy.TRANSFER), Policy.TRANSFER)
    assert rule.transfer_to == "1.10"
    edit(editor, dialogs, "1.4", lambda dialog: dialog.applies.limited.click())
    assert item_of(editor, "1.4").applies_if is None


def test_what_gives_full_points_is_edited_as_conditions(page, services, dialogs):
    editor = opened(page, services, LINES)

    def act(dialog):
        dialog.when.rows[1].remove.click()
        dialog.when.add_button.click()
        write(dialog.when.rows[1], "papers_posted_days_before", Relation.FROM_UP_TO, 1, 10)

    edit(editor, dialogs, "1.8", act)
    first, second = item_of(editor, "1.8").pass_when
    assert first.evidence is EvidenceKey.DRAFT_RESOLUTION_EXISTS
    assert (second.lower, second.upper, second.upper_inclusive) == (1, 10, True)


SPOILS = (
    lambda dialog: dialog.overrides.add_button.click(),
    lambda dialog: dialog.gaps.add_button.click(),
    lambda dialog: dialog.overrides.parts[0].when.add_button.click(),
    lambda dialog: dialog.applies.limited.click(),
    lambda dialog: dialog.levels.rows[0].points.set_value(None),
)
"""Each leaves a part of the form half written."""


def test_a_part_half_written_keeps_the_form_open(page, services, dialogs):
    editor = opened(page, services, LINES)
    before = editor.draft
    for place, spoil in enumerate(SPOILS):
        edit(editor, dialogs, "1.1", spoil)
        assert not dialogs.answers
        assert editor.draft is before, place


def test_a_default_that_was_not_allowed_and_a_missing_receiver_are_said(page, services, dialogs):
    editor = opened(page, services, LINES)
    before = editor.draft

    def act(dialog):
        write(dialog.applies.when.rows[0], "thematic_held", Relation.YES)
        dialog.applies.limited.click()
        dialog.applies.ways[Policy.TRANSFER].click()
        dialog.applies.form.set_values({"default": "ask"})

    edit(editor, dialogs, "1.2", act)
    assert editor.draft is before


def test_faults_inside_a_part_are_listed_with_their_place_and_lead_back(page, services, dialogs):
    editor = opened(page, services, LINES)

    def act(dialog):
        part = dialog.overrides.parts[0]
        part.form.set_values({"points": 50})
        dialog.gaps.add_button.click()
        gap = dialog.gaps.parts[0]
        gap.form.set_values({"text": "Không rõ", "options": "1; 2", "default": 3})
        write(gap.when.rows[0], "attendance_percent", Relation.EXACTLY, 80)

    edit(editor, dialogs, "1.1", act)
    said = [line.where for line in editor.faults.lines]
    assert "Tiêu chí 1.1, ngoại lệ 1" in said
    assert "Tiêu chí 1.1, khoảng để ngỏ 1" in said
    assert not editor.save_button.isEnabled()


def test_in_edited_out_and_in_again_is_the_same_rubric(page, services, dialogs, tmp_path):
    editor = opened(page, services, "khoang-ho")

    def act(dialog):
        dialog.overrides.parts[0].form.set_values({"points": Fraction(3, 2)})
        dialog.gaps.parts[0].form.set_values({"options": "6; 8,25; 10", "default": Fraction(33, 4)})

    edit(editor, dialogs, "b", act)
    editor.save_button.click()
    kept = page.section.editions.table.current()
    made = services.rubrics.get(kept.id)
    assert made.item("b").gaps[0].default == Fraction(33, 4)
    services.rubrics.export_edition(kept.id, tmp_path / "ra.yaml")
    assert services.rubrics.import_file(tmp_path / "ra.yaml").id == kept.id
    library = {"an-phu-chi-tiet": services.rubrics.get(1)}
    assert import_rubric(export_rubric(made), library).rubric == made


def test_every_field_of_the_parts_is_named_and_reached_by_keyboard(qtbot):
    dialog = ItemDialog(draft_of(read(FILES / "khoang-ho.yaml")), "groups[0].items[1]")
    qtbot.addWidget(dialog)
    row = dialog.overrides.parts[1].when.rows[0]
    for widget in (row.evidence, row.relation, *row.figures, row.remove):
        assert widget.accessibleName()
    assert dialog.gaps.add_button.accessibleName() == "Thêm: Khoảng để ngỏ"
