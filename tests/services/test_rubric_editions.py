"""A new edition counts for what comes after it: earlier scores stay the same by a byte."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.cli.documents import score_document
from app.domain.errors import NotFound, Refused, ValidationError
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.rubric_drafts import draft_of, with_value
from app.domain.rule_loans import RuleLoan
from app.domain.score_sheets import SheetState
from app.services.workspace import Services
from tests.services.sample_book import open_sample

DETAILED, DERIVED, LENDER = "an-phu-chi-tiet", "hd42-7-nhom", "binh-thuan-gates"
PAPERS = ("phieu-cham-diem", "nghi-quyet")
OPEN_EARLIER = date(2026, 9, 20)


@pytest.fixture
def services(tmp_path: Path):
    book = open_sample(tmp_path / "so")
    settings = book.cells.settings()
    book.cells.save_settings(replace(settings, gate_loans=(RuleLoan(LENDER),)))
    yield book
    book.close()


@pytest.fixture
def untouched(services: Services) -> int:
    """An earlier meeting nobody has chosen anything on: its rubric is the cell's own."""
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=9), OPEN_EARLIER)
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting)
    return meeting


def scored_meetings(services: Services) -> list[int]:
    rows = services.about.describe().meetings
    ids = [row.id for row in rows if row.day <= services.now().date()]
    return [meeting for meeting in ids if services.scoring.view(meeting) is not None]


def everything_scored(services: Services, folder: Path) -> dict[str, object]:
    """Return what the command line prints and what the papers say, meeting by meeting."""
    found: dict[str, object] = {}
    for meeting in scored_meetings(services):
        found[f"json {meeting}"] = score_document(services, meeting)
        with suppress(Refused):
            written = services.papers.export_many(PAPERS, [meeting], folder=folder / str(meeting))
            found |= {f"paper {meeting} {path.name}": path.read_bytes() for path in written}
    return found


def replaced(services: Services, rubric_id: str, right: str, wrong: str) -> bytes:
    text = services.rubrics.export_text(rubric_id)
    assert right in text
    return text.replace(right, wrong).encode()


def test_an_edition_installed_later_changes_no_earlier_score_by_a_byte(
    services, untouched, tmp_path
):
    states = {services.scoring.view(m).state for m in scored_meetings(services)}
    assert {SheetState.OPEN, SheetState.CLOSED} <= states
    before = everything_scored(services, tmp_path / "truoc")
    assert {f"json {untouched}"} < before.keys()
    assert len([name for name in before if name.startswith("paper ")]) > 20
    for rubric_id, right, wrong in (
        (DETAILED, "points: 3}", "points: 1}"),
        (DERIVED, "Chấp hành thời gian", "Giữ đúng thời gian"),
        (LENDER, "else_grade: fair", "else_grade: poor"),
    ):
        services.rubrics.import_bytes(replaced(services, rubric_id, right, wrong))
    after = everything_scored(services, tmp_path / "sau")
    assert after.keys() == before.keys()
    assert [name for name in before if after[name] != before[name]] == []


def test_the_next_meeting_uses_the_edition_installed_before_it(services, untouched):
    old = services.scoring.view(untouched).edition_id
    changed = replaced(services, DETAILED, "points: 3}", "points: 1}")
    new = services.rubrics.import_bytes(changed).id
    december = services.meetings.id_of("2026-12")
    assert services.scoring.view(december).edition_id == new != old
    assert services.scoring.view(untouched).edition_id == old
    services.scoring.choose_rubric(untouched, new)
    assert services.scoring.view(untouched).edition_id == new


def test_a_book_that_knew_no_other_edition_scores_earlier_meetings_with_the_first(
    services, untouched
):
    text = services.rubrics.export_text(DETAILED).replace(f"id: {DETAILED}", "id: phieu-xa")
    first = services.rubrics.import_bytes(text.encode())
    services.cells.save_settings(replace(services.cells.settings(), rubric_id="phieu-xa"))
    assert services.scoring.view(untouched).edition_id == first.id
    services.rubrics.import_bytes(text.replace("points: 3}", "points: 1}").encode())
    assert services.scoring.view(untouched).edition_id == first.id


def changed_edition(services: Services) -> int:
    return services.rubrics.import_bytes(
        replaced(services, DETAILED, "points: 3}", "points: 1}")
    ).id


def test_a_preview_says_what_would_be_replaced_and_from_when_and_keeps_nothing(services, tmp_path):
    path = tmp_path / "khung.yaml"
    path.write_bytes(replaced(services, DETAILED, "points: 3}", "points: 1}"))
    before = services.rubrics.list()
    preview = services.rubrics.preview_file(path)
    assert (preview.known, preview.replaces.rubric_id) == (None, DETAILED)
    assert preview.first_day == services.now().date() + timedelta(days=1)
    assert services.rubrics.list() == before
    kept = services.rubrics.import_file(path)
    again = services.rubrics.preview_file(path)
    assert (again.known, again.replaces) == (kept, None)


def test_an_edition_that_begins_later_is_previewed_with_its_own_day(services):
    rubric = services.rubrics.get(
        services.scoring.view(services.meetings.id_of("2026-12")).edition_id
    )
    later = replace(rubric, valid_from=date(2027, 1, 1))
    assert services.rubrics.preview(later).first_day == date(2027, 1, 1)
    other = services.rubrics.preview(replace(rubric, id="phieu-rieng"))
    assert (other.known, other.replaces) == (None, None)


def test_a_draft_is_kept_only_when_it_adds_up(services):
    draft = draft_of(services.rubrics.get(changed_edition(services)))
    broken = with_value(with_value(draft, "total", "99"), "name", "")
    assert len(services.rubrics.check_draft(broken).faults) == 2
    with pytest.raises(ValidationError) as refused:
        services.rubrics.save_draft(broken)
    assert {problem.field for problem in refused.value.problems} == {"groups", "name"}
    kept = services.rubrics.save_draft(with_value(draft, "name", "Phiếu của xã"))
    assert services.rubrics.get(kept.id).name == "Phiếu của xã"
    assert services.history.undo() == "Lưu bản mới của khung tiêu chí"
    assert kept.id not in {row.id for row in services.rubrics.list()}


def test_an_unused_own_edition_is_taken_away_and_can_come_back(services):
    own = changed_edition(services)
    assert services.rubrics.why_kept(own) == ""
    services.rubrics.remove(own)
    assert own not in {row.id for row in services.rubrics.list()}
    services.history.undo()
    assert own in {row.id for row in services.rubrics.list()}
    with pytest.raises(NotFound):
        services.rubrics.remove(10_000)
    assert services.rubrics.why_kept(10_000) == ""


def test_an_edition_something_needs_stays(services, untouched):
    shipped = next(row.id for row in services.rubrics.list() if row.rubric_id == DETAILED)
    with pytest.raises(Refused, match="kèm chương trình"):
        services.rubrics.remove(shipped)
    own = changed_edition(services)
    services.scoring.choose_rubric(untouched, own)
    assert "Đã có buổi họp hoặc đồng chí chấm" in services.rubrics.why_kept(own)
    text = services.rubrics.export_text(DETAILED).replace(f"id: {DETAILED}", "id: phieu-xa")
    only = services.rubrics.import_bytes(text.encode()).id
    services.cells.save_settings(replace(services.cells.settings(), rubric_id="phieu-xa"))
    assert "Chi bộ đang dùng khung này" in services.rubrics.why_kept(only)


def test_one_edition_goes_out_to_a_file(services, tmp_path):
    own, path = changed_edition(services), tmp_path / "khung.yaml"
    services.rubrics.export_edition(own, path)
    assert path.read_text("utf-8") == services.rubrics.export_text(DETAILED)
    shipped = next(row for row in services.rubrics.list() if row.rubric_id == DETAILED)
    services.rubrics.export_edition(shipped.id, path)
    assert path.read_text("utf-8") != services.rubrics.export_text(DETAILED)
