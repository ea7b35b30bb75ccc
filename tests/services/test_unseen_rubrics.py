"""Rubrics nobody has seen, brought in through the service, score a real year of meetings."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.cli.documents import score_document
from app.domain.evidence import meeting_evidence
from app.domain.evidence_values import values_now
from app.domain.fact_reading import read_facts
from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.scoring import score
from app.domain.scoring_options import ScoringOptions
from app.services.workspace import Services
from tests.domain.any_rubric import documents, text_of
from tests.domain.plain_scoring import PlainSheet
from tests.services.sample_book import open_sample

MEETING_RUBRICS = documents().filter(lambda document: document["target"] == "meeting")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory):
    book = open_sample(Path(tmp_path_factory.mktemp("mau")) / "so")
    yield book
    book.close()


@pytest.fixture(scope="module")
def open_meeting(services: Services) -> int:
    """An earlier meeting nobody has scored yet."""
    day = services.now().date().replace(month=9, day=20)
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month=9), day)
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting)
    return meeting


def held_meetings(services: Services) -> list[int]:
    rows = services.about.describe().meetings
    return [row.id for row in rows if services.scoring.view(row.id) is not None]


def values_of(entries) -> dict[str, Any]:
    return {key.value: value for key, value in values_now(entries).items()}


@given(st.data())
@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),  # making an example smaller takes minutes here
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_meetings_of_a_year_are_scored_as_the_plain_scorer_does(services, open_meeting, data):
    """What an act still to come can change is left out: the plain scorer knows no such acts."""
    document = data.draw(MEETING_RUBRICS)
    edition = services.rubrics.import_bytes(text_of(document).encode())
    rubric = services.rubrics.get(edition.id)
    for meeting in held_meetings(services):
        entries = meeting_evidence(
            read_facts(services.meetings.file(meeting), services.now()), ScoringOptions()
        )
        sheet = score(rubric, read_facts(services.meetings.file(meeting), services.now()))
        plain = PlainSheet(document, values_of(entries), {})
        settled = [i for i in sheet.items if i.low == i.high and i.id not in plain.open]
        decided = {item.id: item.points for item in settled}
        assert {name: plain.points[name] for name in decided} == decided
        assert sheet.safe + sheet.lost + sheet.winnable == sheet.maximum == plain.maximum
    services.scoring.choose_rubric(open_meeting, edition.id)
    printed = score_document(services, open_meeting)
    assert printed["rubric"] == {"id": rubric.id, "edition": edition.edition}
    whole = printed["safe"] + printed["lost"] + printed["winnable"]
    assert whole == pytest.approx(printed["maximum"])
