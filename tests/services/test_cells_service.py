from datetime import date

import pytest

from app.domain.cells import CellForm
from app.domain.documents import DocumentType
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.rule_values import OFF, RuleValue
from app.domain.shipped_rules import severity_key, switch_key

NEW_YEAR = date(2027, 1, 1)


def test_a_cell_needs_a_name(services):
    with pytest.raises(ValidationError):
        services.cells.save(CellForm(" "))


def test_the_first_day_of_records_can_be_moved_back(services):
    services.cells.save(CellForm("Chi bộ Văn phòng", records_from=date(2025, 6, 1)))
    assert services.cells.get().records_from == date(2025, 6, 1)


def test_a_threshold_counts_from_its_day_on(services):
    services.cells.set_rule(RuleValue("attendance_min", "80", NEW_YEAR, "Công văn 12-CV/ĐU"))
    assert services.cells.rules(date(2026, 12, 31)).integer("attendance_min") == 90
    assert services.cells.rules(NEW_YEAR).integer("attendance_min") == 80


def test_a_value_that_cannot_be_read_is_refused(services):
    with pytest.raises(ValidationError):
        services.cells.set_rule(RuleValue("attendance_min", "nhiều", NEW_YEAR))


def test_several_values_are_one_action(services):
    values = (
        RuleValue(switch_key("K02"), OFF, NEW_YEAR),
        RuleValue(severity_key("K05"), "I", NEW_YEAR),
    )
    services.cells.set_rules(values, "Đổi kiểm tra")
    assert not services.cells.rules(NEW_YEAR).is_on("K02")
    assert services.history.undo() == "Đổi kiểm tra"
    assert services.cells.rule_values() == ()


def test_a_window_is_moved_as_a_whole_in_any_order(services):
    window = (RuleValue("window_from", "25", NEW_YEAR), RuleValue("window_to", "31", NEW_YEAR))
    services.cells.set_rules(window)
    rules = services.cells.rules(NEW_YEAR)
    assert (rules.integer("window_from"), rules.integer("window_to")) == (25, 31)
    with pytest.raises(ValidationError, match="không thể trước ngày sớm nhất"):
        services.cells.set_rules((RuleValue("window_to", "20", NEW_YEAR), window[0]))
    assert services.cells.rules(NEW_YEAR).integer("window_to") == 31


def test_a_value_of_the_cell_is_taken_back(services):
    services.cells.set_rule(RuleValue("attendance_min", "80", NEW_YEAR))
    services.cells.forget_rule("attendance_min", NEW_YEAR)
    assert services.cells.rules(NEW_YEAR).integer("attendance_min") == 90
    with pytest.raises(NotFound):
        services.cells.forget_rule("attendance_min", NEW_YEAR)


def test_a_term_with_numbers_cannot_be_deleted(services):
    term = services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)
    services.documents.issue(DocumentType.NOTICE, "Lịch sinh hoạt", date(2026, 11, 4))
    with pytest.raises(Refused):
        services.cells.remove_term(term)


def test_a_term_without_numbers_is_deleted(services):
    term = services.cells.save_term(None, "2025–2030", date(2025, 6, 1), None)
    services.cells.remove_term(term)
    assert services.cells.terms() == ()


def test_days_off_are_filled_once_and_keep_what_was_added(services):
    services.cells.add_day_off(date(2026, 12, 31), "Nghỉ của cơ quan")
    first = services.cells.fill_days_off(2026)
    assert first > 8
    assert services.cells.fill_days_off(2026) == 0
    names = [row.name for row in services.cells.day_off_rows(2026)]
    assert "Nghỉ của cơ quan" in names


def test_a_day_is_off_only_once(services):
    services.cells.add_day_off(date(2026, 12, 31), "")
    with pytest.raises(Refused):
        services.cells.add_day_off(date(2026, 12, 31), "lần nữa")
    row = services.cells.day_off_rows(2026)[0]
    assert row.name == "Ngày nghỉ"
    services.cells.remove_day_off(row.id)
    assert services.cells.day_off_rows(2026) == ()


@pytest.mark.parametrize(("year", "part"), [(2026, ""), (2060, "tính trước"), (2150, "tự thêm")])
def test_years_beyond_the_calendar_are_named(services, year, part):
    notice = services.cells.calendar_notice(year)
    assert (part in notice) if part else notice == ""


def test_a_year_nobody_can_reckon_fills_nothing(services):
    assert services.cells.fill_days_off(2150) == 0
