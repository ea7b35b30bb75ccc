"""Seed 004, told through the services: a cell its superior consults on 21 and 22/9/2022."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.attendance import AttendanceState
from app.domain.counting import count
from app.domain.directives import DirectiveState
from app.domain.findings import Severity, open_errors
from app.domain.good_models import GoodModelDraft
from app.domain.petitions import PetitionDraft, PetitionKind, PetitionState
from app.services.paper_names import PaperCode
from tests.books import MovingClock, open_copy
from tests.export.docx_reader import text_of
from tests.stories import consulted_cell as tale
from tests.stories.consulted_cell import Told

LATE = tale.LEGAL_DAY + timedelta(days=1)


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> tuple[Told, Path]:
    """The closed book of the cell after its meeting of September, to be copied."""
    place = tmp_path_factory.mktemp("seed004") / "so"
    made = tale.tell(place)
    made.services.close()
    return made, place


def copy_of(kept: tuple[Told, Path], place: Path) -> Told:
    made, source = kept
    clock = MovingClock(made.clock.moment)
    return replace(made, services=open_copy(source, place, clock), clock=clock)


@pytest.fixture(scope="module")
def held(kept, tmp_path_factory) -> Iterator[Told]:
    """The cell after its meeting of September; tests only read it."""
    told = copy_of(kept, tmp_path_factory.mktemp("seed004-held") / "so")
    yield told
    told.services.close()


@pytest.fixture
def told(kept, tmp_path: Path) -> Iterator[Told]:
    """The same cell for a test that goes on with it."""
    made = copy_of(kept, tmp_path / "so")
    yield made
    made.services.close()


@pytest.fixture
def preparing(tmp_path: Path) -> Iterator[Told]:
    """The cell while its meeting is prepared, without a basis for meeting online."""
    clock = MovingClock()
    services, people = tale.new_cell(tmp_path / "so", clock)
    yield Told(services, clock, people, tale.prepare(services, people, basis=""))
    services.close()


def messages(told: Told, code: str) -> list[str]:
    found = told.services.findings.of_meeting(told.meeting)
    return [finding.message for finding in found if finding.code == code]


def word_paper(told: Told, kind: str, meeting: int) -> str:
    (path,) = told.services.papers.export(kind, meeting_id=meeting)
    return text_of(path.read_bytes()).replace("\N{NO-BREAK SPACE}", " ")


def year_paper(told: Told, kind: str) -> str:
    """Return the words of an Excel list, read from the very file an export writes."""
    page = told.services.papers.preview_html(kind, year=2022)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def send_all(told: Told) -> list[int]:
    """Enter what the minutes ask of the superior and send it on the day of the consultation."""
    services = told.services
    ids = [services.petitions.enter(p) for p in services.petitions.proposals(2022) if p.goes_up]
    for petition in ids:
        services.petitions.send(petition, tale.SUPERIOR, tale.CONSULTED)
    return ids


def test_s31_what_the_minutes_ask_of_the_superior_enters_the_register_in_one_click(told):
    asked = [p.text for p in told.services.petitions.proposals(2022) if p.goes_up]
    assert asked == list(tale.ASKED)
    send_all(told)
    rows = told.services.petitions.list(2022)
    assert {(row.addressee, row.sent_on, row.due_on) for row in rows} == {
        (tale.SUPERIOR, tale.CONSULTED, tale.LEGAL_DAY)
    }
    assert [p.text for p in told.services.petitions.proposals(2022) if p.goes_up] == []


def test_s31_an_answer_that_does_not_come_is_asked_for_from_the_day_after(told):
    services = told.services
    send_all(told)
    told.meet(tale.LEGAL_DAY)
    assert services.petitions.overdue() == 0
    told.meet(LATE)
    assert services.petitions.overdue() == len(tale.ASKED)
    asked = f"Đôn đốc {tale.SUPERIOR} trả lời kiến nghị của chi bộ"
    assert [w.what for w in services.overview.load(2022).work].count(asked) == len(tale.ASKED)


def test_s31_an_answer_is_told_to_the_members_and_the_list_counts_it(told):
    services = told.services
    first, second, *_others = send_all(told)
    told.meet(LATE)
    services.petitions.answer(first, tale.ANSWER, date(2022, 10, 20))
    services.petitions.answer(second, tale.ANSWER, LATE)
    services.petitions.announce(first, LATE)
    states = [row.state(LATE) for row in reversed(services.petitions.list(2022))]
    assert states[:3] == [PetitionState.DONE, PetitionState.ANSWERED, PetitionState.OVERDUE]
    figures = services.petitions.figures(2022)
    assert (figures.total, figures.answered, figures.in_time, figures.overdue) == (4, 2, 1, 2)
    paper = year_paper(told, "kien-nghi")
    assert figures.words in paper
    assert [text for text in tale.ASKED if text not in paper] == []
    assert paper.count("03/11/2022") == len(tale.ASKED)
    assert f"20/10/2022: {tale.ANSWER}" in paper


def test_s32_scattered_members_take_part_online_and_each_way_is_recorded(held):
    file = held.services.meetings.file(held.meeting)
    online = {file.name(a.member_id) for a in file.attendance if a.state is AttendanceState.ONLINE}
    assert online == set(tale.SCATTERED)
    counts = count(file)
    assert (counts.online, counts.present, counts.attendance_base) == (5, 9, 9)
    assert messages(held, "K33") == []
    minutes = word_paper(held, "bien-ban", held.meeting)
    assert "trực tiếp kết hợp trực tuyến (trực tuyến 05 đồng chí); căn cứ: Quy chế" in minutes
    assert "Có mặt: 09/09 đồng chí, đạt 100%" in minutes


def test_s32_meeting_online_without_a_basis_or_for_a_few_is_said(preparing):
    services, meeting = preparing.services, preparing.meeting
    needs = "Họp trực tiếp kết hợp trực tuyến cần ghi căn cứ cho phép."
    assert messages(preparing, "K33") == [needs]
    preparing.meet(tale.DAY)
    services.minutes.start(meeting)
    for name in tale.SCATTERED[:4]:
        services.attendance.mark(meeting, preparing.people[name], AttendanceState.ONLINE)
    services.attendance.mark_all_present(meeting)
    few = "Dự trực tuyến 4/9; chỉ áp dụng khi hơn một nửa ở phân tán."
    assert messages(preparing, "K33") == [needs, few]


def test_s33_the_card_holds_the_facts_a_verification_asks_for(held):
    card = held.services.members.card(held.people[tale.PROMOTED], 2022)
    form = card.member.form
    assert (form.admission_date.value, form.official_date.value) == (
        date(2010, 9, 2),
        date(2011, 9, 2),
    )
    assert form.political_theory == "Trung cấp"
    said = [name for name, _text in tale.SPEECHES].count(tale.PROMOTED)
    assert (card.attended, card.summoned, card.speeches) == (1, 1, said)
    assert (card.tasks_done, card.tasks_counted) == (1, 1)
    recent = [line.text for line in card.recent]
    praised = "Được biểu dương, thường kỳ tháng 9/2022: giữ nền nếp dự họp từ xa."
    assert praised in recent
    assert all(line.where for line in card.recent)


def test_s33_the_end_of_probation_is_foretold_and_comes_onto_the_agenda_by_itself(preparing):
    services, name = preparing.services, tale.PROBATIONARY
    assert [line.text for line in services.members.coming_dates()] == [
        f"Đ/c {name} đủ 12 tháng dự bị ngày 02/9/2022"
    ]
    agenda = services.meetings.file(preparing.meeting).agenda
    (item,) = [i for i in agenda if name in i.title]
    assert item.carried_lines == ("Đủ 12 tháng dự bị ngày 02/9/2022",)
    assert messages(preparing, "K39") == []
    services.agendas.remove(item.id)
    (missing,) = messages(preparing, "K39")
    assert missing.endswith("đủ 12 tháng dự bị ngày 02/9, chưa có trong chương trình.")


def test_s34_papers_from_above_reach_the_members_and_the_slow_one_is_listed(held):
    rows = {row.code: row for row in held.services.directives.list(2022)}
    days = {code: row.days(tale.CONSULTED) for code, row in rows.items()}
    assert days == tale.DAYS
    assert {row.state(tale.CONSULTED) for row in rows.values()} == {DirectiveState.SPREAD}
    slow = rows[tale.SLOW.code]
    assert (slow.spread_on, slow.days_late(tale.CONSULTED)) == (tale.DAY, 4)
    paper = year_paper(held, "van-ban-cap-tren")
    assert "Đã phổ biến, chậm 4 ngày" in paper
    assert held.services.directives.figures(2022).words in paper


def test_s34_a_paper_that_waits_too_long_is_a_finding_and_goes_onto_the_next_agenda(preparing):
    services = preparing.services
    services.directives.add(tale.SLOW)
    preparing.meet(date(2022, 9, 3))
    (found,) = [f for f in services.findings.of_year(2022) if f.code == "S06"]
    assert found.message == "Văn bản 118-CV/ĐUK nhận 32 ngày chưa phổ biến, quá 1 ngày."
    (paper,) = services.directives.open()
    item_id = services.directives.put_on_agenda(paper.id, preparing.meeting)
    agenda = services.meetings.file(preparing.meeting).agenda
    assert [item.directive_id for item in agenda if item.id == item_id] == [paper.id]
    assert tale.SLOW.title in word_paper(preparing, "tom-tat-van-ban", preparing.meeting)


def test_s35_good_models_are_listed_with_effect_and_the_day_they_were_told_upward(told):
    services = told.services
    first, second = (services.good_models.add(model) for model in tale.MODELS)
    listed = {row.id: row.reported_on for row in services.good_models.list(2022)}
    assert listed == {first: tale.CONSULTED, second: None}
    services.good_models.report(second, tale.CONSULTED)
    paper = year_paper(told, "mo-hinh")
    for model in tale.MODELS:
        assert f"{model.title} {model.text}. {model.effect}. Chi bộ 06/09/2022 22/09/2022" in paper


def test_s35_a_neighbour_tells_its_way_of_working_at_a_thematic_meeting(told):
    topic = tale.shared_topic(told)
    minutes = word_paper(told, "bien-ban", topic)
    assert f"“{tale.SHARED}”, {tale.NEIGHBOUR.replace('Đồng', 'đồng', 1)}: Mỗi" in minutes
    assert "- Khách mời: Đoàn Văn Út, Chi bộ Chi cục Thủy lợi." in minutes


def test_s36_papers_follow_the_form_and_nothing_is_asked_beyond_it(told):
    errors = open_errors(told.services.findings.of_meeting(told.meeting))
    assert {error.code for error in errors} == {"K08"}
    papers = (PaperCode.MINUTES, PaperCode.PROGRAMME, PaperCode.INVITATION, PaperCode.SCORE_SHEET)
    for kind in papers:
        text = word_paper(told, kind, told.meeting)
        assert tale.SUPERIOR.upper() in text
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    told.services.petitions.add(PetitionDraft(PetitionKind.CONCERN, "Nhà công vụ", tale.DAY))
    told.services.good_models.add(GoodModelDraft("Góc đọc", "Một kệ sách", "", tale.DAY))
    told.services.directives.add(tale.FAST)
    codes = {f.code for f in told.services.findings.of_year(2022) if f.severity is Severity.ERROR}
    assert codes <= {"K01"}


def test_the_figures_of_the_article_stand_in_the_minutes_with_their_source(held):
    minutes = word_paper(held, "bien-ban", held.meeting)
    assert "92 đơn vị cơ sở và trên 7.200 đảng viên" in minutes
    assert [text for text in tale.ASKED if text not in minutes] == []
    news = next(i for i in held.services.meetings.file(held.meeting).agenda if i.info_source)
    assert (news.discuss_minutes, news.local_meaning) == (
        10,
        "Chi bộ gom kiến nghị gửi trước ngày 22/9",
    )


def test_the_rubric_was_chosen_by_hand_and_the_papers_say_so(held):
    sheet = held.services.meetings.view(held.meeting).sheet
    assert (sheet.rubric.id, sheet.chosen_by_hand) == (tale.RUBRIC, True)
    for kind in ("bien-ban", "phieu-cham-diem"):
        text = word_paper(held, kind, held.meeting)
        assert "Khung tiêu chí do chi bộ chọn; ngày họp 06/9/2022 nằm ngoài" in text
