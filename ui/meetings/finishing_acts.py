"""What a person does to finish a meeting: numbers, tasks, dates, the lock, corrections."""

from pathlib import Path
from typing import Any

from app.domain.agendas import AgendaItem, ItemFate
from app.domain.documents import DocumentType, document_code
from app.domain.errors import Refused
from app.domain.lock_obstacles import lock_obstacles
from app.domain.posting_texts import issued_paper
from app.domain.progress import Progress
from app.domain.tasks import Task, TaskDraft
from app.domain.text import lower_first
from ui.kit.dialog import Dialog
from ui.kit.forms import Form
from ui.kit.labels import Label
from ui.kit.made_files import made_sentence
from ui.kit.open_files import Opener, open_file, open_folder, open_with_system
from ui.meetings.acts import MeetingActs
from ui.meetings.finishing_corrections import CorrectionDialog
from ui.meetings.finishing_head import PEOPLE
from ui.meetings.finishing_items import FATE_WORDS
from ui.meetings.finishing_tasks import NAMES, TaskDialog, paper_type
from ui.workspace import Workspace

LOCK_WORDS = "Sau khi khóa, chỉ sửa được bằng đính chính có số. Việc này không hoàn tác được."
NUMBER_WORDS = "Mỗi số chỉ cấp một lần trong nhiệm kỳ. Hoàn tác là hủy số, kèm lý do in trong sổ."
POSTING_DATES = frozenset({"finished_posted_on", "reported_on", "announced_on"})
SCAN_KINDS = (("Bản quét", "*.pdf *.jpg *.jpeg *.png *.tif *.tiff"),)


class FinishingActs(MeetingActs):
    """The acts on the meeting last read."""

    def __init__(self, workspace: Workspace, opener: Opener = open_with_system) -> None:
        super().__init__(workspace)
        self.opener = opener

    def lock(self) -> None:
        """Ask once, then lock for good; what is still open is listed instead."""
        view = self.view
        if view is None or view.is_locked:
            return
        obstacles = lock_obstacles(view)
        if obstacles:
            self.workspace.dialogs.show(ObstaclesDialog(obstacles))
            return
        period = view.file.header.period.label
        if self.workspace.dialogs.ask(f"Khóa biên bản {period}?", LOCK_WORDS, "Khóa biên bản"):
            self._do(self._services.finishing.lock, "Đã khóa biên bản.", undo=False)

    def issue_number(self) -> None:
        """Ask once, then give the resolution or conclusion its number."""
        view = self.view
        if view is None:
            return
        file, document_type = view.file, paper_type(view.file)
        day, name = file.header.day, NAMES[document_type]
        code = self.workspace.perform(
            lambda: self._services.documents.next_code(document_type, day)
        )
        if not code:
            return
        abstract = f"{name} {file.header.period.label}"
        question = f"Cấp số {code} cho {lower_first(abstract)}?"
        if self.workspace.dialogs.ask(question, NUMBER_WORDS, f"Cấp số {code}"):
            self._do(
                lambda m: self._services.documents.issue(
                    document_type, abstract, day, meeting_id=m
                ),
                f"Đã cấp số {code}.",
            )

    def cancel_number(self) -> None:
        """Cancel the number of the resolution or conclusion, with a reason."""
        view = self.view
        document = None if view is None else issued_paper(view.file, paper_type(view.file))
        if document is None:
            return
        code = document_code(DocumentType(document.type), document.number)
        reason = self.workspace.ask_why_cancelled(code)
        if reason is not None:
            self._do(
                lambda _m: self._services.documents.cancel(document.id, reason),
                f"Đã hủy số {code}.",
            )

    def add_task(self) -> None:
        """Give a task."""
        self._ask_task(None)

    def open_task(self, task: Task) -> None:
        """Change a task as it was given; once locked its results are on the page of tasks."""
        if self.view is not None and self.view.is_locked:
            self.workspace.go(f"task:{task.id}")
        else:
            self._ask_task(task)

    def remove_task(self, task: Task) -> None:
        """Delete a task given by mistake."""
        if self.view is not None and not self.view.is_locked:
            self._do(
                lambda _m: self._services.tasks.remove(task.id), f"Đã xóa nhiệm vụ {task.code}."
            )

    def set_fate(self, item: AgendaItem, fate: ItemFate) -> None:
        """Say what became of an item; left or dropped asks why."""
        reason: str | None = ""
        if fate is not ItemFate.DONE:
            word = FATE_WORDS[fate].lower()
            reason = self.workspace.dialogs.ask_reason(
                f"Vì sao {word} mục “{item.title}”?",
                "Mục để lại sẽ tự vào chương trình kỳ sau; lý do được ghi trong biên bản.",
                "Ghi lý do",
                shortest=3,
            )
        if reason is not None:
            self._do(
                lambda _m: self._services.agendas.set_fate(item.id, fate, reason or ""),
                f"Đã ghi kết quả mục: {FATE_WORDS[fate].lower()}.",
            )

    def keep_fact(self, name: str, value: Any) -> bool:
        """Keep a date, a time, a tick or a person of the meeting."""
        view = self.view
        if view is None:
            return False
        meetings, meeting_id, day = (
            self._services.meetings,
            view.file.header.id,
            view.file.header.day,
        )

        def act() -> bool:
            if name in POSTING_DATES and value is not None and value < day:
                raise Refused("Ngày này không thể trước ngày họp. Hãy ghi lại ngày.")
            if name in PEOPLE:
                meetings.set_person(meeting_id, name, value)
            else:
                meetings.set_fact(meeting_id, name, value)
            return True

        return bool(self.workspace.perform(act, "Đã ghi."))

    def override(self, code: str, where: str) -> None:
        """Pass an E finding by with a written reason."""
        reason = self.workspace.dialogs.ask_reason(
            f"Bỏ qua việc phải sửa {code}?",
            "Lý do được in trong biên bản và giữ lại cùng buổi họp.",
            "Ghi lý do",
        )
        if reason is not None:
            self._do(
                lambda m: self._services.findings.override(m, code, where, reason),
                f"Đã ghi lý do bỏ qua {code}.",
            )

    def withdraw(self, code: str, where: str) -> None:
        """Take the reason of an override back."""
        self._do(
            lambda m: self._services.findings.withdraw(m, code, where), f"Đã bỏ lý do của {code}."
        )

    def close_sheet(self) -> None:
        """Close the score sheet on the final record."""
        self._do(self._services.scoring.close, "Đã chốt phiếu chấm điểm.")

    def reopen_sheet(self) -> None:
        """Open the closed score sheet again."""
        self._do(self._services.scoring.reopen, "Đã mở lại phiếu chấm điểm.")

    def correct(self) -> None:
        """Add a numbered correction to locked minutes."""
        view = self.view
        if view is None:
            return

        def keep(values: dict[str, Any], form: Form) -> bool:
            text, reason, person = values["text"], values["reason"], values["person"]
            act = self._services.finishing.correct
            return self._is_done(lambda m: act(m, text, reason, person), "Đã ghi đính chính.", form)

        person = view.file.name(view.file.header.minute_taker_id)
        self.workspace.dialogs.show(CorrectionDialog(person, keep))

    def choose_scan(self) -> None:
        """Attach the signed scan."""
        path = self.workspace.dialogs.choose_file("Chọn bản quét có chữ ký", SCAN_KINDS)
        if path is None:
            return
        self._do(lambda m: self._services.attachments.attach_scan(m, path), "Đã đính bản quét.")

    def open_scan(self) -> None:
        """Open a copy of the signed scan."""
        if self.view is None:
            return
        folder, meeting_id = self._services.exports, self.view.file.header.id

        def act() -> None:
            open_file(self._services.attachments.copy_of_scan(meeting_id, folder), self.opener)

        self.workspace.perform(act)

    def export(self, kind: str) -> None:
        """Export one paper, or all of them, in the background."""
        if self.view is not None:
            meeting_id = self.view.file.header.id
            self.workspace.export(kind, self._say_exported, meeting_id=meeting_id)

    def open_file(self, name: str) -> None:
        """Open an exported file."""
        path = self._services.exports / name
        self.workspace.perform(lambda: open_file(path, self.opener))

    def open_folder(self) -> None:
        """Open the folder of exported files."""
        folder = self._services.exports
        self.workspace.perform(lambda: open_folder(folder, self.opener))

    def open_package(self) -> None:
        """Write the texts and papers to post into their folder, and open it."""
        if self.view is not None:
            service, meeting_id = self._services.posting, self.view.file.header.id

            def work(progress: Progress) -> tuple[Path, ...]:
                return service.write(meeting_id, progress=progress)

            self.workspace.run(work, "Đang lập gói đăng", self._open_written)

    def _open_written(self, files: tuple[Path, ...]) -> None:
        self.workspace.perform(lambda: open_folder(files[0].parent, self.opener))

    def _say_exported(self, files: tuple[Path, ...]) -> None:
        self.workspace.said.emit(made_sentence(files), False)

    def _ask_task(self, task: Task | None) -> None:
        view = self.view
        if view is None:
            return

        def keep(draft: TaskDraft, form: Form) -> bool:
            tasks = self._services.tasks
            if task is None:
                return self._is_done(lambda m: tasks.assign(m, draft), "Đã thêm nhiệm vụ.", form)
            said = f"Đã sửa nhiệm vụ {task.code}."
            return self._is_done(lambda _m: tasks.save(task.id, draft), said, form)

        self.workspace.dialogs.show(TaskDialog(self.workspace, view.file, task, keep))


class ObstaclesDialog(Dialog):
    """Lists what is still to be done before the lock."""

    def __init__(self, obstacles: tuple[str, ...]) -> None:
        super().__init__(
            f"Chưa khóa được biên bản: còn {len(obstacles)} việc",
            "",
            "Đã hiểu",
            leave="",
            width=640,
        )
        for obstacle in obstacles:
            self.add(Label(f"•  {obstacle}", wrap=True))
