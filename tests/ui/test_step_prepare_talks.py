"""The card Tham luận: adding, ordering, attaching, reading; the cockpit opens the text."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.meetings import MeetingDraft, MeetingKind
from app.domain.papers import PaperDraft
from app.domain.periods import Period
from ui.meetings.prepare_talks import FILE, READ, UP, TalksCard
from ui.meetings.talk_form import ReadDialog, TalkDialog


@pytest.fixture
def meeting_id(services) -> int:
    return services.meetings.create(
        MeetingDraft(MeetingKind.THEMATIC, Period(2026, 11, 4), date(2026, 11, 17))
    )


@pytest.fixture
def card(workspace, services, meeting_id, show) -> TalksCard:
    made = TalksCard(workspace, opener=lambda path: path.exists())
    show(made)

    def refresh(*_tables: object) -> None:
        made.show_view(services.meetings.view(meeting_id))

    workspace.changed.connect(refresh)
    refresh()
    return made


def test_a_paper_is_added_with_its_author_and_shown_with_its_state(card, dialogs, services):
    people = services.members.list(2026)

    def fill(dialog: TalkDialog) -> bool:
        dialog.form.set_values({"title": "Tiết kiệm điện", "author_id": people[0].id})
        return dialog.form.is_ready()

    dialogs.answers.append(fill)
    card.add_button.click()
    paper = card.table.records()[0]
    assert (paper.title, paper.author_id, paper.minutes) == ("Tiết kiệm điện", people[0].id, 10)
    assert card.note.text() == "1 tham luận, 10 phút; đã nộp 0/1 bài."


def test_a_member_as_author_leaves_no_name_of_a_guest_to_ask(card, dialogs, services):
    def fill(dialog: TalkDialog) -> bool:
        shown = dialog.form.input("author_name")
        assert not shown.parentWidget().isHidden()
        dialog.form.input("author_id").set_value(services.members.list(2026)[0].id)
        dialog._fit_author()
        assert shown.parentWidget().isHidden()
        return False

    dialogs.answers.append(fill)
    card.edit(None)


def test_a_paper_is_put_before_another_and_taken_out(card, services, meeting_id):
    for title in ("Một", "Hai"):
        services.thematic_papers.add(meeting_id, PaperDraft(title))
    card.table.link_pressed.emit(card.table.records()[1], UP)
    assert [paper.title for paper in card.table.records()] == ["Hai", "Một"]
    card.table.delete_asked.emit(card.table.records()[0])
    assert [paper.title for paper in card.table.records()] == ["Một"]


def test_the_text_of_a_paper_is_read_in_a_sheet(card, dialogs, services, meeting_id):
    services.thematic_papers.add(meeting_id, PaperDraft("Một", text="Toàn văn của bài."))
    dialogs.answers.append(True)
    card.table.link_pressed.emit(card.table.records()[0], READ)
    (shown,) = dialogs.shown
    assert isinstance(shown, ReadDialog)
    assert shown.text.text() == "Toàn văn của bài."


def test_a_file_is_attached_and_opened(card, dialogs, services, meeting_id, tmp_path: Path):
    services.thematic_papers.add(meeting_id, PaperDraft("Một"))
    source = tmp_path / "bai.docx"
    source.write_bytes(b"words")
    dialogs.files.append(source)
    card.table.link_pressed.emit(card.table.records()[0], FILE)
    assert card.table.records()[0].attachment_name == "bai.docx"
    card.table.link_pressed.emit(card.table.records()[0], READ)
    assert (services.exports / "bai.docx").read_bytes() == b"words"


def test_papers_taken_off_the_agenda_are_put_back_with_one_press(card, services, meeting_id):
    services.agendas.open(meeting_id)
    services.thematic_papers.add(meeting_id, PaperDraft("Một"))
    assert card.place_button.isHidden()
    item_id = card.table.records()[0].item_id
    services.agendas.remove(item_id)
    assert not card.place_button.isHidden()
    card.place_button.click()
    assert card.table.records()[0].item_id is not None
