"""Whatever edition is installed, and how many: what was scored before stays by every byte."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.cli.documents import score_document
from app.data import tables as t
from app.domain.errors import Refused
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.plain_records import canonical_json
from app.domain.rule_loans import RuleLoan
from app.paths import resource
from app.services.workspace import Services
from tests.domain.any_rubric import documents, text_of
from tests.services.sample_book import open_sample

USED = ("hd42-rut-gon", "an-phu-chi-tiet", "binh-thuan-gates", "hd12-checklist", "hd42-7-nhom")
DATES = (None, "2020-01-01", "2026-01-01", "2026-11-05", "2027-01-01")
PAPERS = ("phieu-cham-diem", "nghi-quyet", "bien-ban")
MEETING_RUBRICS = documents().filter(lambda document: document["target"] == "meeting")


@dataclass(frozen=True, slots=True)
class Scored:
    """Everything that says what earlier meetings were worth."""

    frozen: tuple[tuple[int, str, str, str], ...]
    """Closed copies and totals, as the table keeps them."""
    printed: tuple[str, ...]
    """What the command line says of every held meeting."""
    year: str


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The sample cell, borrowing gates, with an earlier meeting nobody has scored."""
    book = open_sample(Path(tmp_path_factory.mktemp("mau")) / "so")
    chosen = book.cells.settings()
    book.cells.save_settings(replace(chosen, gate_loans=(RuleLoan("binh-thuan-gates"),)))
    day = book.now().date().replace(month=9, day=20)
    meeting = book.meetings.create(MeetingDraft(MeetingKind.REGULAR, Period(2026, month=9), day))
    book.agendas.open(meeting)
    yield book
    book.close()


@pytest.fixture(scope="module")
def before(services: Services) -> Scored:
    """What was scored when nothing was installed yet."""
    return scored(services)


def held(services: Services) -> list[int]:
    today = services.now().date()
    rows = services.about.describe().meetings
    return [r.id for r in rows if r.day <= today and services.scoring.view(r.id) is not None]


def scored(services: Services) -> Scored:
    with services.rubrics._db.read() as session:
        rows = session.execute(
            select(
                t.ScoreSheet.meeting_id,
                t.ScoreSheet.frozen,
                t.ScoreSheet.total,
                t.ScoreSheet.grade_label,
            ).order_by(t.ScoreSheet.id)
        ).all()
    printed = (canonical_json(score_document(services, meeting)) for meeting in held(services))
    return Scored(
        frozen=tuple((row[0], row[1], row[2], row[3]) for row in rows),
        printed=tuple(printed),
        year=repr(services.overview.year_table(2026)),
    )


def test_there_is_something_to_keep(before: Scored):
    assert len(before.frozen) >= 10
    assert sum(len(text) for _id, text, _total, _label in before.frozen) > 100_000
    assert len(before.printed) > len([row for row in before.frozen if row[1]])


@given(MEETING_RUBRICS, st.sampled_from(USED), st.sampled_from(DATES), st.sampled_from(DATES))
@settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.generate),  # making an example smaller takes minutes here
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_edition_of_a_rubric_in_use_leaves_every_score_as_it_was(
    services, before, document, name, since, until
):
    has_range = since is not None and until is not None and since <= until
    dates = {"valid_from": since, "valid_to": until if has_range else None}
    known = len(services.rubrics.list())
    services.rubrics.import_bytes(text_of({**document, "id": name, **dates}).encode())
    assert len(services.rubrics.list()) >= known
    assert scored(services) == before


def papers(services: Services, folder: Path) -> dict[str, bytes]:
    """Return the bytes of every paper of every held meeting that can be written."""
    found = {}
    for meeting in held(services):
        for paper in PAPERS:
            with suppress(Refused):
                (path,) = services.papers.export(paper, meeting_id=meeting, folder=folder)
                found[f"{paper} {meeting}"] = path.read_bytes()
                path.unlink()
    return found


def test_papers_written_again_after_new_editions_have_the_same_bytes(
    services: Services, before: Scored, tmp_path: Path
):
    first = papers(services, tmp_path / "truoc")
    for name in USED:
        path = resource("rubrics") / f"{name}.yaml"
        changed = path.read_text("utf-8").replace('label: "Tốt"', 'label: "Rất tốt"')
        services.rubrics.import_bytes(changed.replace('text: "', 'text: "Mới: ').encode())
    assert len(first) > 20
    second = papers(services, tmp_path / "sau")
    assert [name for name in first if first[name] != second[name]] == []
    assert scored(services) == before
