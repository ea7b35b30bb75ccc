"""What Ctrl+K finds: groups, words shown, origins, and where a row leads."""

from datetime import date

import pytest

from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.periods import Period
from app.domain.tasks import TaskDraft
from app.services.search import Found
from ui.main_window import MainWindow
from ui.search.palette_search import MOST_ROWS, palette_groups, quotation
from ui.workspace import Workspace


def rows_of(workspace: Workspace, text: str) -> dict[str, list[str]]:
    groups = palette_groups(workspace, text)
    return {group.heading: [row.text for row in group.rows] for group in groups if group.rows}


def test_members_meetings_and_tasks_stand_in_their_groups(workspace, services):
    owner = services.members.all()[0].id
    draft = MeetingDraft(
        MeetingKind.REGULAR, Period(2026, month=12), date(2026, 12, 3), focus="Thăm gia đình"
    )
    services.meetings.create(draft)
    services.tasks.assign(None, TaskDraft("Thăm hai gia đình", owner_id=owner,
                                          due_on=date(2026, 12, 1)))  # fmt: skip

    found = rows_of(workspace, "tham")

    assert list(found) == ["Đảng viên", "Buổi họp, biên bản", "Nhiệm vụ"]
    assert found["Đảng viên"] == ["Vũ Thị Thắm"]
    assert found["Buổi họp, biên bản"] == ["“Thăm gia đình”"]
    (group,) = [g for g in palette_groups(workspace, "tham gia") if g.heading.startswith("Buổi")]
    assert group.rows[0].origin == "Thường kỳ tháng 12/2026, dự kiến 03/12/2026"


def test_a_group_shows_only_its_first_finds(workspace, services):
    owner = services.members.all()[0].id
    for number in range(9):
        draft = TaskDraft(f"Kiểm tra {number}", owner_id=owner, due_on=date(2026, 12, 1))
        services.tasks.assign(None, draft)
    assert len(rows_of(workspace, "kiểm tra")["Nhiệm vụ"]) == MOST_ROWS


@pytest.mark.parametrize("typed", ["", " ", "t"])
def test_too_little_typed_finds_nothing(workspace, typed):
    assert palette_groups(workspace, typed) == ()


@pytest.mark.parametrize(
    ("excerpt", "typed", "shown"),
    [
        ("ngắn gọn", "gọn", "“ngắn gọn”"),
        (
            "nhận trách nhiệm về hai văn bản tham mưu chậm, cam kết khắc phục ngay trong tháng",
            "tham muu",
            "“… nhiệm về hai văn bản tham mưu chậm, cam kết khắc phục …”",
        ),
    ],
)
def test_a_quotation_shows_the_find_and_leaves_room(excerpt, typed, shown):
    assert quotation(excerpt, typed) == shown


def test_a_title_that_holds_only_some_words_gives_way_to_the_text(workspace, monkeypatch):
    found = Found("item", "meeting:1:run:item:2", "Kết quả Nghị quyết", "sửa quy chế", "mục 2")
    monkeypatch.setattr(workspace.services.search, "find", lambda *_args: (found,))
    assert rows_of(workspace, "quy che") == {"Buổi họp, biên bản": ["“sửa quy chế”"]}


def test_a_chosen_find_opens_its_place(window: MainWindow, workspace: Workspace):
    window.add_search(lambda text: palette_groups(workspace, text))
    places = []
    window.finder.found.connect(places.append)

    window.finder.palette.open("thắm")
    window.finder.palette._pick(window.finder.palette.current_row())

    member = next(m.id for m in workspace.services.members.all() if m.full_name == "Vũ Thị Thắm")
    assert places == [f"member:{member}"]
