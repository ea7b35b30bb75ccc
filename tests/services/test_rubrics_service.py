"""Rubrics of a book: shipped ones, bringing files in, editions that never change once used."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.cli.documents import score_document
from app.domain.choices import Choice
from app.domain.errors import NotFound, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.services.rubrics import LARGEST_FILE

SHORT = "hd42-rut-gon"
DAY = date(2026, 11, 3)


def text_of(services, rubric_id: str = SHORT) -> str:
    return services.rubrics.export_text(rubric_id)


def edition_of(services, rubric_id: str = SHORT):
    return next(row for row in services.rubrics.list() if row.rubric_id == rubric_id)


@pytest.fixture
def meeting(services, members) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=11), DAY)
    meeting_id = services.meetings.create(draft)
    services.agendas.open(meeting_id)
    return meeting_id


def test_a_new_book_knows_the_shipped_rubrics_once(services):
    shipped = services.rubrics.list()
    services.rubrics.seed()
    assert services.rubrics.list() == shipped
    assert all(row.shipped for row in shipped)
    assert {SHORT, "an-phu-chi-tiet", "hd42-7-nhom", "hd12-checklist"} <= {
        row.rubric_id for row in shipped
    }
    assert services.history.labels().undo is None


def test_the_same_content_twice_is_one_edition(services):
    before = services.rubrics.list()
    again = services.rubrics.import_bytes(text_of(services).encode())
    assert again == edition_of(services)
    assert services.rubrics.list() == before


def test_other_words_with_the_same_id_are_a_new_edition(services):
    changed = text_of(services).replace("linh hoạt, hiệu quả", "linh hoạt", 1)
    added = services.rubrics.import_bytes(changed.encode())
    editions = [row for row in services.rubrics.list() if row.rubric_id == SHORT]
    assert len(editions) == 2
    assert not added.shipped
    assert len({row.edition for row in editions}) == 2


def test_an_edition_of_a_file_reads_back_to_the_same_rubric(services, tmp_path):
    path = tmp_path / "khung.yaml"
    services.rubrics.export_file(SHORT, path)
    known = services.rubrics.get(edition_of(services).id)
    assert services.rubrics.get(services.rubrics.import_file(path).id) == known


def test_all_faults_of_a_file_come_at_once(services):
    text = text_of(services)
    for right, wrong in (
        ("kind: number", "kind: nut"),
        ("lower: 90", "lower: 95"),
        ("2025-10-28", "2025-13-40"),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    before = services.rubrics.list()
    with pytest.raises(ValidationError) as refused:
        services.rubrics.import_bytes(text.encode())
    messages = [problem.message for problem in refused.value.problems]
    assert len(messages) >= 3
    assert any("nut" in message for message in messages)
    assert all(message.startswith("Dòng ") for message in messages)
    assert services.rubrics.list() == before
    assert services.history.labels().undo is None


def test_a_file_too_large_or_not_there_is_refused(services, tmp_path):
    path = tmp_path / "khung.yaml"
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    for place in (path, tmp_path / "khong-co.yaml", tmp_path):
        with pytest.raises(Exception, match=r"quá lớn|Không đọc được"):
            services.rubrics.import_file(place)


def test_an_unknown_rubric_cannot_be_taken_out(services):
    with pytest.raises(NotFound, match="khong-co"):
        services.rubrics.export_text("khong-co")


def test_rubrics_in_force_are_offered_first(services):
    offered = services.rubrics.for_meetings(DAY)
    in_force = [row.valid_from is None or row.valid_from <= DAY for row in offered]
    assert in_force == sorted(in_force, reverse=True)
    assert all(row.target == "meeting" and row.can_score for row in offered)
    assert {row.id for row in services.rubrics.for_meetings(date(2018, 3, 30))} == {
        row.id for row in offered
    }


def test_a_rubric_in_use_stays_as_it_was(services, meeting):
    used = edition_of(services)
    services.scoring.choose_rubric(meeting, used.id)
    services.scoring.choose(meeting, Choice("3.1", points=Fraction(4), note="Còn thiếu số liệu."))
    before = services.rubrics.get(used.id)
    changed = text_of(services).replace("linh hoạt, hiệu quả", "linh hoạt", 1)
    services.rubrics.import_bytes(changed.encode())
    assert services.rubrics.get(used.id) == before
    view = services.scoring.view(meeting)
    assert (view.edition_id, view.rubric) == (used.id, before)
    assert view.sheet.item("3.1").points == 4


def test_a_meeting_not_scored_yet_takes_the_edition_chosen_for_it(services, meeting):
    changed = text_of(services).replace("linh hoạt, hiệu quả", "linh hoạt", 1)
    added = services.rubrics.import_bytes(changed.encode())
    services.scoring.choose_rubric(meeting, added.id)
    assert services.scoring.view(meeting).edition_id == added.id
    assert score_document(services, meeting)["rubric"] == {"id": SHORT, "edition": added.edition}


def test_bringing_a_rubric_in_can_be_undone(services):
    before = services.rubrics.list()
    changed = text_of(services).replace("linh hoạt, hiệu quả", "linh hoạt", 1)
    services.rubrics.import_bytes(changed.encode())
    assert services.history.undo() == "Nhập khung tiêu chí"
    assert services.rubrics.list() == before


def test_the_settings_rubric_scores_new_meetings(services, meeting):
    settings = services.cells.settings()
    services.cells.save_settings(replace(settings, rubric_id=SHORT))
    assert services.scoring.view(meeting).rubric.id == SHORT
    assert score_document(services, meeting)["rubric"]["id"] == SHORT
