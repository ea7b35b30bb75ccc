"""What the hands of a secretary do in several stories: fill a dialog, copy a meeting from paper."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt

from app.domain.agendas import AgendaItem
from app.domain.minutes import EntryKind
from app.domain.score_sheets import SheetState
from app.domain.tasks import Task
from app.domain.text import fold
from tests.stories import telling
from tests.stories.telling import Chosen, Line, Told
from tests.stories.window_desk import Desk, settle
from ui.meetings.cockpit_texts import CONTENT, RESPONSE
from ui.meetings.finishing_posting import ANNOUNCED, POSTED, REPORTED
from ui.meetings.scoring_line import POLICY

Key = Qt.Key
KEYS = {
    EntryKind.SPEECH: Key.Key_F3,
    EntryKind.COMMENDATION: Key.Key_F7,
    EntryKind.REMINDER: Key.Key_F8,
}
DONE = 0
"""Place of "đã xong" among the results of a task."""


def filled(**values: Any) -> Callable[[Any], bool]:
    """Return what a person does in a dialog with a form: fill it in, press its verb."""

    def fill(dialog: Any) -> bool:
        dialog.form.set_values(values)
        dialog.accept()
        return bool(dialog.result())

    return fill


def counted(agree: int) -> Callable[[Any], bool]:
    """Return what a person does in a dialog that asks for a vote."""

    def fill(dialog: Any) -> bool:
        dialog.votes.agree.setText(str(agree))
        dialog.accept()
        return bool(dialog.result())

    return fill


def on_day(day: date, reason: str = "") -> Callable[[Any], bool]:
    """Return what a person does in a dialog that asks for a day."""

    def fill(dialog: Any) -> bool:
        values = {"day": day, "reason": reason} if reason else {"day": day}
        return filled(**values)(dialog)

    return fill


def found(desk: Desk) -> dict[str, str]:
    """Return what the panel Cần xử lý of the open meeting says, by code."""
    return {line.code: line.sentence for line in desk.frame.panel.findings.findings}


def said_of(desk: Desk, code: str) -> list[str]:
    """Return all that the panel says under one code."""
    return [f.sentence for f in desk.frame.panel.findings.findings if f.code == code]


def item_called(desk: Desk, words: str) -> AgendaItem:
    """Return the first item of the open meeting whose title has these words."""
    return next(item for item in desk.file.agenda if fold(words) in fold(item.title))


def send_notices(desk: Desk, on: date) -> None:
    """Say on the card of notices that all went out."""
    notices = desk.step.notices
    notices.ask_send()
    notices.sheet.form.set_values({"channel": "giấy mời", "on": on})
    notices.sheet.keep()
    desk.to_front()


def prepare_papers(desk: Desk, draft: str, prompts: str, posted: str) -> None:
    """Write the drafts of a meeting and the day its papers went to the members."""
    step = desk.step
    desk.into(step.drafts.fields["draft_resolution"].field, draft)
    if prompts:
        desk.into(step.drafts.fields["discussion_prompts"].field, prompts)
    desk.into(step.papers.fields["papers_posted_on"].line, posted)


def committee_met(desk: Desk, on: date, conclusion: str) -> None:
    """Let the chi ủy have met before the open meeting; its minutes come from elsewhere."""
    now = desk.clock.moment
    header = desk.services.meetings.draft_of(desk.meeting)
    before = replace(header, day=on, starts_at=time(8, 0))
    telling.committee_meets(desk.services, desk.clock, before, desk.meeting, conclusion)
    desk.at(now)


def attend(desk: Desk, away: Mapping[str, str]) -> None:
    """Mark everybody present but those who are away with a reason."""
    desk.go("attendance")
    desk.step.all_present.click()
    settle()
    for name, reason in away.items():
        member = next(line.member_id for line in desk.file.attendance if line.full_name == name)
        desk.go(f"attendance:{member}")
        desk.press(Key.Key_2)
        desk.write(reason)


def copy_from_paper(desk: Desk, told: Mapping[str, Told], starts: str, ends: str) -> None:
    """Record a past meeting item by item: minutes, what was presented, who spoke."""
    desk.go("run")
    desk.step.start.afterwards.click()
    settle()
    desk.press(Key.Key_F2)
    times = desk.step.head.paper.times
    times.started.setFocus()
    desk.type(starts)
    times.ended.setFocus()
    desk.write(ends)
    for item in desk.file.agenda:
        _copy_item(desk, item, told)


def _copy_item(desk: Desk, item: AgendaItem, told: Mapping[str, Told]) -> None:
    (went,) = (one for words, one in told.items() if fold(words) in fold(item.title))
    desk.go(f"run:item:{item.id}")
    if went.content:
        write_text(desk, CONTENT, went.content)
    for line in went.said:
        say(desk, line)
    desk.step.text.times.minutes.setFocus()
    desk.write(str(went.minutes))


def write_text(desk: Desk, name: str, words: str) -> None:
    """Open one of the running texts of the item in front and write it."""
    texts = desk.step.text.texts
    texts.buttons[name].click()
    settle()
    first, *more = words.splitlines()
    desk.type(first)
    for line in more:
        desk.press(Key.Key_Return)
        desk.type(line)
    desk.step.text.slot.rest()
    settle()


def take_in(desk: Desk, words: str) -> None:
    """Write how the cell takes in what was said under the item in front."""
    write_text(desk, RESPONSE, words)


def say(desk: Desk, line: Line) -> None:
    """A key, the name, the words."""
    desk.press(KEYS[line.kind])
    desk.type(fold(line.who))
    desk.press(Key.Key_Return)
    desk.write(line.text)


def record_results(desk: Desk, tasks: Iterable[Task]) -> None:
    """Record under the item that reviews them that tasks are done."""
    desk.go(f"run:item:{item_called(desk, 'Kết quả ngh').id}")
    for task in tasks:
        desk.step.text.results.clicked.emit(str(task.id))
        settle()
        form = desk.step.writing.forms.results
        form.state.press(DONE)
        desk.into(form.text, "đã xong")
        form.submit()
        settle()


def give_tasks(desk: Desk, tasks: Iterable[tuple[str, str, date]]) -> None:
    """Give tasks under the item that concludes: what, who, until when."""
    desk.go(f"run:item:{item_called(desk, 'Kết luận').id}")
    for text, owner, due in tasks:
        desk.press(Key.Key_F5)
        desk.write(text)
        desk.type(fold(owner))
        desk.press(Key.Key_Return)
        desk.write(f"{due.day}/{due.month}/{due.year}")
        desk.press(Key.Key_Return, Key.Key_Return)


def vote(desk: Desk, agree: int) -> None:
    """Record a vote of the item in front."""
    desk.press(Key.Key_F6)
    desk.write(str(agree))
    desk.press(Key.Key_Return, Key.Key_Return)


def choose_rubric(desk: Desk, rubric: str) -> None:
    """Take a rubric by hand at the step of scoring."""
    desk.go("score")
    rows = desk.services.rubrics.list()
    desk.step.choose_rubric(next(row.id for row in rows if row.rubric_id == rubric))
    settle()


def score(desk: Desk, chosen: Chosen) -> None:
    """Answer only what no record decides, and say why points were lost."""
    desk.go("score")
    for promise in ("adoption_committed", "posting_committed"):
        desk.step.winnable.committed.emit(promise)
        settle()
    for item in desk.step.view.sheet.sheet.open_items:
        desk.go(f"score:{item.id}")
        _answer(desk, item.id, chosen)
    for item_id, note in {**chosen.failed, **chosen.notes}.items():
        desk.go(f"score:{item_id}")
        desk.into(desk.step.line.note.field, note)


def _answer(desk: Desk, item_id: str, chosen: Chosen) -> None:
    policy = chosen.policies.get(item_id, "")
    if policy:
        desk.step.line.inputs[POLICY].set_value(policy)
        desk.step.line.inputs[POLICY].changed.emit()
    else:
        desk.press(Key.Key_1 if chosen.failed.get(item_id) else Key.Key_2)
    settle()


def adopt(desk: Desk, agree: int) -> None:
    """Vote the points, read the minutes over the whole window and adopt them."""
    desk.answer(counted(agree))
    desk.step.vote_button.click()
    settle()
    desk.go("run")
    desk.answer(counted(agree))
    desk.press(Key.Key_F10)
    desk.step.readback.reading.adopt.click()
    settle()


def finish(desk: Desk, conclusion: str) -> None:
    """Conclusion, number of the resolution, posting, announcement, the sheet closed."""
    step = desk.step
    desk.into(step.texts.fields["conclusion"].field, conclusion)
    desk.answer(True)
    step.resolution.number_button.click()
    settle()
    for name in (POSTED, REPORTED, ANNOUNCED):
        step.posting.today_buttons[name].click()
        settle()
    step.sheet.close_button.click()
    settle()
    assert desk.file.sheet is not None
    assert desk.file.sheet.state is SheetState.CLOSED
