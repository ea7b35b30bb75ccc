"""Good models: what a record needs before it can be told to others."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.good_models import GoodModel, GoodModelDraft, check_model

TODAY, ON = date(2026, 11, 4), date(2026, 9, 3)
DRAFT = GoodModelDraft("Sổ tay một cửa", "Mỗi thủ tục một trang", "Giảm 20 phút chờ", ON)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"text": ""}, "text"),
        ({"on": None}, "on"),
        ({"on": date(2026, 11, 5)}, "on"),
        ({"reported_on": date(2026, 9, 2)}, "reported_on"),
        ({"reported_on": date(2026, 11, 5)}, "reported_on"),
    ],
)
def test_an_empty_or_false_record_is_refused_at_its_field(changes, field):
    assert [p.field for p in check_model(replace(DRAFT, **changes), TODAY)] == [field]


def test_a_whole_record_is_taken():
    assert check_model(replace(DRAFT, reported_on=TODAY), TODAY) == ()


def test_a_model_without_a_person_is_of_the_cell():
    model = GoodModel(2, DRAFT.title, DRAFT.text, DRAFT.effect, ON)
    assert model.who == "Chi bộ"
    assert replace(model, member_name="Tạ Thị Loan").who == "Tạ Thị Loan"
