"""Slips and filled sheets are read in the worker: in batches, and without one that breaks it."""

import os
import select
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.export.office_cells import MOST_BYTES
from app.services.office_reading import MOST_FILES, OfficeFault, read_office_files
from app.services.worker.pool import WorkerProcess
from tests.cell_workbooks import write_slips


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    made = WorkerProcess(patience=60.0)
    yield made
    made.close()


def test_files_come_back_in_order_with_their_rows_or_the_reason(
    worker: WorkerProcess, tmp_path: Path
):
    (good,) = write_slips(tmp_path, [1])
    broken, large = tmp_path / "hong.xlsx", tmp_path / "lon.xlsx"
    broken.write_bytes(good.read_bytes()[:900])
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    paths = [broken, good, tmp_path / "khong-co.xlsx", large, good]

    found = list(read_office_files(paths, worker))

    assert [one.path for one in found] == paths
    assert [one.fault for one in found] == [
        OfficeFault.BROKEN, None, OfficeFault.UNREAD, OfficeFault.TOO_LARGE, None,
    ]  # fmt: skip
    assert found[1].rows == found[4].rows
    assert any("Chi bộ Thôn 1" in row for row in found[1].rows)


def test_many_files_are_a_few_requests(worker: WorkerProcess, tmp_path: Path):
    (good,) = write_slips(tmp_path, [1])
    found = list(read_office_files([good] * (MOST_FILES + 1), worker))

    assert len({one.rows for one in found}) == 1
    assert len(found) == MOST_FILES + 1


def kill_readers(worker: WorkerProcess, pipe: Path, times: int) -> None:
    """Kill the worker each time it opens a file, as a file that breaks the reader would."""
    for _ in range(times):
        end = os.open(pipe, os.O_WRONLY)
        os.kill(worker.process_id() or 0, signal.SIGKILL)
        gone = select.poll()
        gone.register(end, select.POLLERR)
        gone.poll(10_000)
        os.close(end)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name stands for such a file")
def test_a_file_that_breaks_the_reader_is_named_and_the_others_are_read(
    worker: WorkerProcess, tmp_path: Path
):
    (good,) = write_slips(tmp_path, [1])
    bad = tmp_path / "doc.xlsx"
    os.mkfifo(bad)
    list(read_office_files([good], worker))
    killer = threading.Thread(target=kill_readers, args=(worker, bad, 4), daemon=True)
    killer.start()

    found = list(read_office_files([good, bad, good], worker))

    assert [one.fault for one in found] == [None, OfficeFault.OVERLOAD, None]
    killer.join(10)
    assert not killer.is_alive()
