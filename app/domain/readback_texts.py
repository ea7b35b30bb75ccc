"""The minutes as they are read aloud at the end: one section an item, figures also in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.domain.agendas import AgendaItem, ItemFate, ItemKind
from app.domain.checked_meetings import NO_OUTCOME, ScoreOutcome
from app.domain.count_texts import attendance_sentence
from app.domain.counting import count, voting_base
from app.domain.documents import DocumentState, DocumentType
from app.domain.meeting_file import MeetingFile
from app.domain.minutes import EntryKind, MinutesEntry
from app.domain.resolution_progress import resolution_progress, state_at
from app.domain.tasks import Task, TaskState
from app.domain.text import (
    clock_words,
    count_text,
    long_date,
    lower_first,
    number_words,
    percent_text,
    unaddressed,
    upper_first,
    weekday_name,
)
from app.domain.votes import VOTE_MATTER_LABELS, Vote, VoteMatter
from app.domain.voting import approval, needed, vote_passed

RESULTS_STEP, CONCLUSION_STEP, PETITIONS_STEP = "R-M2", "R-C4", "R-C3"
_CLOSING_MARKS = (".", "!", "?", "…", ":", ";")


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """One paragraph of the minutes; the key is stable, so that a place to correct stays on it."""

    key: str
    text: str
    entry_id: int | None = None
    """The line of the minutes it comes from, None for texts, votes, tasks and figures."""


@dataclass(frozen=True, slots=True)
class AgendaItemRow:
    """One section to be read: its place, its title and its paragraphs."""

    place: str
    title: str
    rows: tuple[MinutesRow, ...]


Rows = Iterator[MinutesRow]


def readback_sections(
    file: MeetingFile, outcome: ScoreOutcome = NO_OUTCOME
) -> tuple[AgendaItemRow, ...]:
    """Return the minutes in the order they are read; items about which nothing is said stay."""
    items = file.agenda
    sections = [(item.title, tuple(_item_rows(file, item, outcome))) for item in items]
    if not (items and items[0].kind is ItemKind.PROCEDURE):
        sections.insert(0, ("Mở đầu", tuple(_opening_rows(file))))
    rest = tuple(_loose_rows(file))
    if rest:
        sections.append(("Nội dung khác", rest))
    return tuple(
        AgendaItemRow(f"Mục {number} trên {len(sections)}", title, rows or (_nothing(number),))
        for number, (title, rows) in enumerate(sections, start=1)
    )


def _nothing(number: int) -> MinutesRow:
    return MinutesRow(f"nothing:{number}", "Chưa ghi nội dung của mục này.")


def _item_rows(file: MeetingFile, item: AgendaItem, outcome: ScoreOutcome) -> Rows:
    if item is file.agenda[0] and item.kind is ItemKind.PROCEDURE:
        yield from _opening_rows(file)
    yield from _said_rows(file, item)
    yield from _closing_rows(file, item)
    yield from _vote_rows(file, [v for v in file.votes if v.item_id == item.id])
    yield from _task_rows([task for task in file.tasks if task.item_id == item.id])
    if item.kind is ItemKind.SCORING:
        yield from _score_rows(outcome)
    if item.kind is ItemKind.READING:
        yield from _reading_rows(file)
    yield from _fate_rows(item)


def _opening_rows(file: MeetingFile) -> Rows:
    header, counts = file.header, count(file)
    start = f"Hồi {clock_words(header.started_at)}, " if header.started_at else ""
    day = f"{lower_first(weekday_name(header.day))}, {long_date(header.day)}"
    place = f", tại {header.place.strip()}" if header.place.strip() else ""
    yield MinutesRow(
        "opening:when", upper_first(f"{start}{day}{place}, {file.cell.name} họp: {file.title}.")
    )
    words = f"{number_words(counts.present)} trên {number_words(counts.attendance_base)}"
    yield MinutesRow(
        "opening:counts", f"{attendance_sentence(counts)} Có mặt {words} đồng chí được triệu tập."
    )
    chair, taker = file.name(header.chair_id), file.name(header.minute_taker_id)
    yield MinutesRow("opening:people", f"Chủ trì: {_comrade(chair)}. Thư ký: {_comrade(taker)}.")
    guests = "; ".join(
        ", ".join(filter(None, (guest.name, guest.role, guest.unit))) for guest in file.guests
    )
    if guests:
        yield MinutesRow("opening:guests", f"Đại biểu, khách mời: {guests}.")
    yield from _dues_rows(file)


def _dues_rows(file: MeetingFile) -> Rows:
    header = file.header
    if header.dues_note.strip():
        yield MinutesRow("opening:dues", f"Đảng phí: {_ended(header.dues_note)}")
    elif header.dues_announced is not None:
        words = "đã" if header.dues_announced else "chưa"
        yield MinutesRow("opening:dues", f"Tình hình nộp đảng phí: {words} thông báo trước chi bộ.")


def _said_rows(file: MeetingFile, item: AgendaItem) -> Rows:
    presenter = file.name(item.presenter_id) or item.presenter_name
    content = _ended(item.content)
    if content:
        by = f"{_comrade(presenter, capital=True)} trình bày: " if presenter else ""
        yield MinutesRow(f"item:{item.id}:content", f"{by}{content}")
    if RESULTS_STEP in item.step_ids:
        yield from _result_rows(file)
    for entry in file.item_entries(item.id):
        yield _entry_row(file, entry)


def _closing_rows(file: MeetingFile, item: AgendaItem) -> Rows:
    if item.response.strip():
        yield MinutesRow(
            f"item:{item.id}:response", f"Tiếp thu, giải trình: {_ended(item.response)}"
        )
    if item.conclusion.strip():
        yield MinutesRow(f"item:{item.id}:conclusion", f"Kết luận: {_ended(item.conclusion)}")
    if PETITIONS_STEP in item.step_ids:
        yield from _petition_rows(file)
    if CONCLUSION_STEP in item.step_ids:
        yield from _conclusion_rows(file)


def _entry_row(file: MeetingFile, entry: MinutesEntry) -> MinutesRow:
    return MinutesRow(f"entry:{entry.id}", _ENTRY_WORDS[entry.kind](file, entry), entry.id)


def _speech(file: MeetingFile, entry: MinutesEntry) -> str:
    who = _speaker(file, entry)
    said = entry.text.strip()
    return f"{who}: {_ended(said)}" if said else f"{who} phát biểu."


def _response(file: MeetingFile, entry: MinutesEntry) -> str:
    who = _speaker(file, entry)
    words = f"{who} tiếp thu" if who else "Tiếp thu, giải trình"
    return f"{words}: {_ended(entry.text)}"


def _about(words: str) -> Callable[[MeetingFile, MinutesEntry], str]:
    def sentence(file: MeetingFile, entry: MinutesEntry) -> str:
        name = file.name(entry.member_id) or entry.guest_name
        said = entry.text.strip()
        return f"{words} {_comrade(name)}{f': {_ended(said)}' if said else '.'}"

    return sentence


def _prefixed(words: str) -> Callable[[MeetingFile, MinutesEntry], str]:
    return lambda _file, entry: f"{words}{_ended(entry.text)}"


_ENTRY_WORDS: dict[EntryKind, Callable[[MeetingFile, MinutesEntry], str]] = {
    EntryKind.SPEECH: _speech,
    EntryKind.RESPONSE: _response,
    EntryKind.DECISION: _prefixed("Chi bộ quyết định: "),
    EntryKind.COMMENDATION: _about("Chi bộ biểu dương"),
    EntryKind.REMINDER: _about("Chi bộ nhắc nhở"),
    EntryKind.NOTE: _prefixed(""),
    EntryKind.PARKED: _prefixed("Để lại kỳ sau: "),
}


def _speaker(file: MeetingFile, entry: MinutesEntry) -> str:
    name = file.name(entry.member_id)
    if entry.as_chair and name:
        return f"Đồng chí chủ trì {name}"
    return _comrade(name, capital=True) if name else entry.guest_name


def _result_rows(file: MeetingFile) -> Rows:
    previous, progress = file.previous, resolution_progress(file)
    if previous is None or progress is None or progress.share is None:
        return
    done, counted = number_words(progress.done), number_words(progress.counted)
    yield MinutesRow(
        "results:share",
        f"Nghị quyết {previous.code}: hoàn thành {progress.done}/{progress.counted} nhiệm vụ"
        f" ({done} trên {counted}), đạt {percent_text(progress.share)}.",
    )
    for task in previous.tasks:
        words = _result_words(task, state_at(task, file.header.day, file.header.id))
        if words:
            yield MinutesRow(f"result:{task.id}", words)


def _result_words(task: Task, state: TaskState) -> str:
    why = task.results[-1].text.strip() if task.results else ""
    reason = f" Lý do: {_ended(why)}" if why else ""
    match state:
        case TaskState.EXTENDED:
            due = f" đến {long_date(task.due_now)}" if task.due_now else ""
            return f"Nhiệm vụ {_unended(task.text)} gia hạn{due}.{reason}"
        case TaskState.DROPPED:
            return f"Nhiệm vụ {_unended(task.text)} thôi thực hiện.{reason}"
        case _:
            return ""


def _conclusion_rows(file: MeetingFile) -> Rows:
    if file.header.conclusion.strip():
        chair = _comrade(file.name(file.header.chair_id), capital=True)
        yield MinutesRow("conclusion", f"{chair} kết luận: {_ended(file.header.conclusion)}")


def _petition_rows(file: MeetingFile) -> Rows:
    if file.header.petitions_up.strip():
        yield MinutesRow("petitions", f"Kiến nghị với cấp trên: {_ended(file.header.petitions_up)}")


def _vote_rows(file: MeetingFile, votes: Iterable[Vote]) -> Rows:
    for vote in votes:
        yield MinutesRow(f"vote:{vote.id}", vote_words(vote, file))


def vote_words(vote: Vote, file: MeetingFile) -> str:
    """Return a vote as it is read: figures, the same in words, the share, and if it failed."""
    base = voting_base(file)
    words = f"{number_words(vote.agree)} trên {number_words(base)}"
    others = "".join(
        f", {label} {number} ({number_words(number)})"
        for label, number in (("không tán thành", vote.against), ("ý kiến khác", vote.other))
        if number
    )
    sentence = (
        f"Chi bộ biểu quyết {_matter(vote, file)} với {vote.agree}/{base} đồng chí tán thành"
        f" ({words}), đạt {percent_text(approval(vote, file))}{others}."
    )
    if vote_passed(vote, file):
        return sentence
    return f"{sentence} Cần từ {needed(vote.threshold, base)} đồng chí nên chưa được thông qua."


def _matter(vote: Vote, file: MeetingFile) -> str:
    numbers = [
        document.code
        for document in file.documents
        if document.type is DocumentType.RESOLUTION and document.state is DocumentState.ISSUED
    ]
    if vote.matter is VoteMatter.RESOLUTION and numbers:
        return f"thông qua Nghị quyết số {numbers[-1]}"
    label = VOTE_MATTER_LABELS[vote.matter]
    if vote.matter is VoteMatter.OTHER:
        return lower_first(_unended(vote.text)) or "việc khác"
    return lower_first(label)


def _task_rows(tasks: list[Task]) -> Rows:
    if not tasks:
        return
    yield MinutesRow(
        f"tasks:{tasks[0].id}",
        f"Chi bộ giao {count_text(len(tasks))} nhiệm vụ ({number_words(len(tasks))}).",
    )
    for number, task in enumerate(tasks, start=1):
        yield MinutesRow(f"task:{task.id}", _task_words(number, task))


def _task_words(number: int, task: Task) -> str:
    due = f", hạn {long_date(task.due_on)}" if task.due_on else ""
    due = due or (", thực hiện thường xuyên" if task.standing else "")
    product = _unended(task.deliverable)
    made = f"; sản phẩm: {lower_first(product)}" if product else ""
    order = f"{number_words(number)} là"
    return upper_first(
        f"{order}, {_comrade(task.owner_name)}: {lower_first(_unended(task.text))}{due}{made}."
    )


def _score_rows(outcome: ScoreOutcome) -> Rows:
    if not outcome.points:
        return
    words = f" ({number_words(int(outcome.points))})" if outcome.points.isdigit() else ""
    grade = f", xếp loại {outcome.grade_label}" if outcome.grade_label else ""
    yield MinutesRow(
        "score", f"Buổi sinh hoạt được {outcome.points} điểm{words}{grade}, theo phiếu chấm điểm."
    )


def _reading_rows(file: MeetingFile) -> Rows:
    header = file.header
    if header.minutes_read_at:
        yield MinutesRow(
            "reading",
            f"Biên bản được đọc lại trước chi bộ hồi {clock_words(header.minutes_read_at)}.",
        )
    if header.ended_at:
        yield MinutesRow("end", f"Buổi họp kết thúc hồi {clock_words(header.ended_at)} cùng ngày.")


def _fate_rows(item: AgendaItem) -> Rows:
    words = {ItemFate.POSTPONED: "Để lại kỳ sau", ItemFate.DROPPED: "Không bàn tại kỳ này"}
    known = words.get(item.fate) if item.fate else None
    if known:
        reason = _unended(item.fate_reason)
        yield MinutesRow(
            f"item:{item.id}:fate", f"{known}{f'; lý do: {reason}' if reason else ''}."
        )


def _loose_rows(file: MeetingFile) -> Rows:
    """Give what belongs to no item of the programme, so that nothing recorded stays unread."""
    known = {item.id for item in file.agenda}
    steps = {step for item in file.agenda for step in item.step_ids}
    if PETITIONS_STEP not in steps:
        yield from _petition_rows(file)
    if CONCLUSION_STEP not in steps:
        yield from _conclusion_rows(file)
    for entry in file.entries:
        if entry.item_id not in known:
            yield _entry_row(file, entry)
    yield from _vote_rows(file, [vote for vote in file.votes if vote.item_id not in known])
    yield from _task_rows([task for task in file.tasks if task.item_id not in known])


def _comrade(name: str, *, capital: bool = False) -> str:
    return f"{'Đồng' if capital else 'đồng'} chí {unaddressed(name) or '…'}"


def _ended(text: str) -> str:
    words = " ".join(text.split())
    return words if not words or words.endswith(_CLOSING_MARKS) else f"{words}."


def _unended(text: str) -> str:
    return " ".join(text.split()).rstrip(" .;,")
