"""The one worker process as the program sees it: started when needed, replaced when it fails.

Jobs go out and come back as JSON over two pipes. A worker that dies, hangs or has served its
files is replaced; the file that brought it down is refused with a sentence.
"""

import json
import multiprocessing
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from app.domain.clock import monotonic_seconds
from app.domain.errors import Cancelled, Refused
from app.domain.progress import pause
from app.services.worker.child import DONE, REFUSED, serve

PATIENCE_SECONDS = 20.0
MOST_FILES = 200
_FAREWELL_SECONDS = 2.0
_POLL_SECONDS = 0.1
"""How often a job that is waited for asks whether it should go on."""
_ATTEMPTS = 2

TOO_MUCH = (
    "Tệp này làm trình đọc quá tải nên đã dừng lại; sổ không bị ảnh hưởng. Hãy mở tệp bằng Excel, "
    "chép riêng danh sách sang tệp mới rồi nhập lại."
)
UNREADABLE = (
    "Không đọc được tệp này: tệp hỏng hoặc không đúng loại. Hãy mở bằng Excel, lưu lại dạng .xlsx "
    "rồi nhập lại."
)


@dataclass(frozen=True, slots=True)
class JobTerms:
    """How long a job may take, and what is said when it takes too much or fails."""

    patience: float
    too_much: str
    unreadable: str


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    asked: Connection
    answers: Connection
    files: int = 0


class WorkerProcess:
    """Gives jobs to one process that is not ours to lose; one job at a time."""

    def __init__(self, patience: float = PATIENCE_SECONDS, most_files: int = MOST_FILES) -> None:
        self._workbook_terms = JobTerms(patience, TOO_MUCH, UNREADABLE)
        self._most_files = most_files
        self._turn = threading.Lock()
        self._worker: _Worker | None = None

    def do(
        self,
        job: str,
        arguments: Mapping[str, Any],
        terms: JobTerms | None = None,
        files: int = 1,
    ) -> Any:
        """Return what a job about some files gave; raises Refused with the sentence to show.

        Without terms the file is a workbook to be imported.
        """
        terms = terms or self._workbook_terms
        with self._turn:
            answer = self._ask({"job": job, "arguments": dict(arguments)}, terms)
            if self._worker is not None:
                self._worker.files += files
        if answer["state"] == DONE:
            return answer["value"]
        if answer["state"] == REFUSED:
            raise Refused(answer["value"])
        is_too_much = answer["value"] == "MemoryError"
        raise Refused(terms.too_much if is_too_much else terms.unreadable)

    def process_id(self) -> int | None:
        """Return the id of the process that waits for jobs, None when none does."""
        return self._worker.process.pid if self._worker is not None else None

    def close(self) -> None:
        """Let the process end."""
        with self._turn:
            self._dismiss()

    def _ask(self, request: Mapping[str, Any], terms: JobTerms) -> Mapping[str, Any]:
        """Return the answer; a worker that dies is replaced and asked once more.

        It may have died before this file came, which nobody can tell. One that hangs is not
        given the file again.
        """
        for _attempt in range(_ATTEMPTS):
            with suppress(OSError, EOFError, ValueError):
                return self._answer(self._ready(), request, terms)
            self._dismiss()
        raise Refused(terms.too_much)

    def _answer(
        self, worker: _Worker, request: Mapping[str, Any], terms: JobTerms
    ) -> Mapping[str, Any]:
        worker.asked.send_bytes(json.dumps(request).encode())
        if not self._has_answered(worker, terms.patience):
            self._dismiss()
            raise Refused(terms.too_much)
        answer: Mapping[str, Any] = json.loads(worker.answers.recv_bytes())
        return answer

    def _has_answered(self, worker: _Worker, patience: float) -> bool:
        """Wait for the answer; a job the user stops is ended with its process."""
        ends = monotonic_seconds() + patience
        try:
            while not worker.answers.poll(_POLL_SECONDS):
                pause()
                if monotonic_seconds() > ends:
                    return False
        except Cancelled:
            self._dismiss()
            raise
        return True

    def _ready(self) -> _Worker:
        worker = self._worker
        if worker is None or not worker.process.is_alive() or worker.files >= self._most_files:
            self._dismiss()
            worker = self._worker = _start()
        return worker

    def _dismiss(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        with suppress(OSError):
            worker.asked.close()
        worker.process.join(0 if worker.answers.closed else 0.2)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join(_FAREWELL_SECONDS)
        worker.answers.close()


def _start() -> _Worker:
    """Start a fresh process; it gets its own ends of two one-way pipes and nothing else."""
    context = multiprocessing.get_context("spawn")
    their_asked, our_asked = context.Pipe(duplex=False)
    our_answers, their_answers = context.Pipe(duplex=False)
    process = context.Process(target=serve, args=(their_asked, their_answers), daemon=True)
    process.start()
    their_asked.close()
    their_answers.close()
    return _Worker(process, our_asked, our_answers)


@lru_cache(maxsize=1)
def shared_worker() -> WorkerProcess:
    """Return the one worker of this program; it starts with the first foreign file."""
    return WorkerProcess()
