"""Promises of `seed-practices.md` that the registers keep: each test is named after its row."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.agendas import AgendaItemDraft, ItemFate, ItemKind
from app.domain.directives import DirectiveDraft
from app.domain.errors import ValidationError
from app.domain.good_models import GoodModelDraft
from app.domain.meetings import MeetingDraft, MeetingKind, MeetingStage
from app.domain.periods import Period
from app.domain.petitions import PetitionDraft, PetitionKind
from app.services.workspace import Services
from tests.books import MovingClock, open_copy
from tests.export.docx_reader import text_of
from tests.told_books import peopled_book

PAPER = DirectiveDraft(
    "12-NQ/ĐU",
    "Đảng ủy xã",
    "Nghị quyết về chuyển đổi số",
    date(2026, 10, 1),
    summary="Nộp hồ sơ qua mạng\nMỗi đảng viên có chữ ký số\nBáo cáo ngày 25",
)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def services(tmp_path: Path, clock: MovingClock) -> Iterator[Services]:
    book = open_copy(peopled_book(), tmp_path / "so", clock)
    yield book
    book.close()


def a_meeting(services: Services, month: int, day: int) -> int:
    draft = MeetingDraft(MeetingKind.REGULAR, Period(2026, month), date(2026, month, day))
    meeting = services.meetings.create(draft)
    services.agendas.open(meeting)
    return meeting


def held(services: Services, clock: MovingClock, meeting: int, day: date) -> None:
    clock.set(14, 0, day)
    services.meetings.set_stage(meeting, MeetingStage.IN_SESSION)
    for item in services.meetings.file(meeting).agenda:
        services.agendas.set_fate(item.id, ItemFate.DONE)


def test_s06_a_paper_from_above_that_reaches_the_members_late_is_seen_first_by_the_cell(
    services, clock
):
    paper = services.directives.add(PAPER)
    clock.set(8, 0, date(2026, 11, 20))
    (finding,) = [f for f in services.findings.of_year(2026) if f.code == "S06"]
    assert finding.message == "Văn bản 12-NQ/ĐU nhận 50 ngày chưa phổ biến, quá 19 ngày."
    meeting = a_meeting(services, 12, 3)
    held(services, clock, meeting, date(2026, 12, 3))
    (late,) = services.directives.list(2026)
    assert (late.id, late.spread_on, late.days(late.spread_on)) == (paper, date(2026, 12, 3), 63)
    assert late.days_late(date(2026, 12, 3)) == 32
    assert [f for f in services.findings.of_year(2026) if f.code == "S06"] == []


def test_s08_an_information_item_says_where_it_comes_from_and_what_it_means_here(
    services, tmp_path
):
    meeting = a_meeting(services, 11, 5)
    news = AgendaItemDraft(
        ItemKind.INFORMATION,
        "Giá vật tư nông nghiệp tăng",
        info_source="Bản tin sinh hoạt chi bộ tháng 11",
        local_meaning="Vận động hộ trồng rau mua chung phân bón",
        serves="việc 17.3",
    )
    item_id = services.agendas.add(meeting, news)
    item = next(i for i in services.meetings.file(meeting).agenda if i.id == item_id)
    assert (item.info_source, item.serves) == (news.info_source, "việc 17.3")
    (path,) = services.papers.export("tom-tat-van-ban", meeting_id=meeting, folder=tmp_path)
    text = text_of(path.read_bytes())
    assert "Nguồn: Bản tin sinh hoạt chi bộ tháng 11." in text
    assert "- Vận động hộ trồng rau mua chung phân bón." in text


def test_s10_only_what_concerns_the_unit_goes_out_in_three_lines(services, tmp_path):
    with pytest.raises(ValidationError, match="nhiều nhất 3 dòng"):
        services.directives.add(replace(PAPER, summary=f"{PAPER.summary}\ný thứ tư"))
    services.directives.add(PAPER)
    meeting = a_meeting(services, 11, 5)
    (path,) = services.papers.export("tom-tat-van-ban", meeting_id=meeting, folder=tmp_path)
    text = text_of(path.read_bytes())
    assert "1. Nghị quyết về chuyển đổi số (12-NQ/ĐU)" in text
    assert text.count("\n- ") == 3


def test_s10_a_paper_without_a_summary_is_named_before_the_meeting(services):
    services.directives.add(replace(PAPER, summary=""))
    (finding,) = [f for f in services.findings.of_year(2026) if f.code == "S10"]
    assert finding.action == "Ghi tóm tắt"


def test_s31_what_a_cell_asks_for_is_followed_until_it_is_answered_and_told(services, clock):
    asked = PetitionDraft(
        PetitionKind.PETITION,
        "Sửa mái nhà văn hóa",
        date(2026, 10, 5),
        addressee="Đảng ủy xã Tân Hòa",
        sent_on=date(2026, 10, 6),
    )
    petition = services.petitions.add(asked)
    clock.set(8, 0, date(2026, 11, 20))
    work = [w.what for w in services.overview.load(2026).work]
    assert "Đôn đốc Đảng ủy xã Tân Hòa trả lời kiến nghị của chi bộ" in work
    agenda = services.meetings.file(a_meeting(services, 12, 3)).agenda
    lines = [line for item in agenda for line in item.carried_lines]
    assert "Kiến nghị, nguyện vọng chưa trả lời: 1" in lines
    services.petitions.answer(petition, "Đã bố trí kinh phí", date(2026, 11, 20))
    services.petitions.announce(petition, date(2026, 11, 20))
    assert services.petitions.open() == ()


def test_s31_the_list_of_petitions_goes_upward_in_the_form_of_the_handbook(services, tmp_path):
    asked = PetitionDraft(PetitionKind.PETITION, "Sửa mái nhà văn hóa", date(2026, 10, 5))
    services.petitions.add(asked)
    html = services.papers.preview_html("kien-nghi", year=2026)
    assert "THEO DÕI KIẾN NGHỊ" in html
    assert "Sửa mái nhà văn hóa" in html
    assert "16/11/2026" in html


def test_s34_papers_and_news_reach_the_members_fast_and_the_year_says_how_fast(services, clock):
    services.directives.add(PAPER)
    meeting = a_meeting(services, 11, 5)
    (item,) = [i for i in services.meetings.file(meeting).agenda if i.directive_id]
    assert item.carried_lines == ("Nhận 01/10, chờ 35 ngày",)
    held(services, clock, meeting, date(2026, 11, 5))
    assert services.directives.figures(2026).words == (
        "1 văn bản, 1 liên quan đến chi bộ; đã phổ biến 1, chậm 1; lâu nhất 35 ngày"
    )


def test_s35_good_ways_of_working_are_kept_and_told_to_others(services):
    model = GoodModelDraft(
        "Sổ tay một cửa", "Mỗi thủ tục một trang", "Chờ ít hơn 20 phút", date(2026, 9, 3)
    )
    services.good_models.add(model)
    html = services.papers.preview_html("mo-hinh", year=2026)
    assert "MÔ HÌNH, CÁCH LÀM HAY" in html
    assert "Chờ ít hơn 20 phút." in html
