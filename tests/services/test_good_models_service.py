"""Good models through their service."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.good_models import GoodModelDraft

ON = date(2026, 9, 3)
DRAFT = GoodModelDraft("Sổ tay một cửa", "Mỗi thủ tục một trang", "Giảm 20 phút chờ", ON)


def test_a_model_is_kept_with_who_does_it_and_reported(services, members):
    draft = replace(DRAFT, member_id=members["Hồ Sỹ Đạt"])
    model_id = services.good_models.add(draft)
    services.good_models.report(model_id, date(2026, 10, 5))
    (model,) = services.good_models.list(2026)
    assert (model.who, model.reported_on) == ("Hồ Sỹ Đạt", date(2026, 10, 5))
    with pytest.raises(Refused):
        services.good_models.report(model_id, date(2026, 9, 1))


def test_a_model_is_changed_deleted_and_put_back(services):
    model_id = services.good_models.add(DRAFT)
    services.good_models.save(model_id, replace(DRAFT, title="Sổ tay thủ tục"))
    assert services.good_models.list(2026)[0].title == "Sổ tay thủ tục"
    services.good_models.remove(model_id)
    assert services.good_models.count(2026) == 0
    services.history.undo()
    assert services.good_models.count(2026) == 1


def test_an_empty_record_is_refused_and_an_unknown_one_is_not_found(services):
    with pytest.raises(ValidationError):
        services.good_models.add(replace(DRAFT, text=""))
    with pytest.raises(NotFound):
        services.good_models.save(99, DRAFT)
    assert services.good_models.year_of(99) is None


def test_a_model_stands_in_its_own_year_and_is_found_by_its_words(services):
    model_id = services.good_models.add(DRAFT)
    assert services.good_models.year_of(model_id) == 2026
    assert services.good_models.list(2025) == ()
    (found,) = [f for f in services.search.find("so tay mot cua") if f.kind == "model"]
    assert (found.where, found.origin) == (f"model:{model_id}", "Chi bộ, 03/9/2026")
